"""A row of chips by keyboard: one tab stop, arrows move, digits, space and Enter pick."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets.chips import Chip, ChipRow, Choice, Picked

CHOICES = tuple(Choice(code=each, text=each.title()) for each in ("one", "two", "three"))


@pytest.fixture(params=[False, True], ids=["one", "several"])
def row(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[ChipRow]:
    made = ChipRow(several=request.param)
    qtbot.addWidget(made)
    made.offer(CHOICES, "More…")
    made.show()
    yield made
    made.close()


def tab_stops(row: ChipRow) -> list[str]:
    return [c.words for c in row.chips if c.focusPolicy() & Qt.FocusPolicy.TabFocus]


def test_a_row_is_one_tab_stop_at_what_is_chosen(row: ChipRow) -> None:
    assert tab_stops(row) == ["One"]
    row.chips[0].clearFocus()
    row.choose(("two",))
    assert tab_stops(row) == ["Two"]


def test_digits_pick_and_let_go(row: ChipRow) -> None:
    told: list[Picked] = []
    row.picked.connect(told.append)
    row.focus_row()
    QTest.keyClick(row.chips[0], Qt.Key.Key_2)
    QTest.keyClick(row.chips[1], Qt.Key.Key_2)
    assert [each.codes for each in told] == [("two",), ()]


def test_arrows_move_the_focus_and_choose_nothing(row: ChipRow, qapp: QApplication) -> None:
    row.chips[0].setFocus()
    QTest.keyClick(row.chips[0], Qt.Key.Key_Right)
    assert tab_stops(row) == ["Two"]
    assert row.codes == ()
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QTest.keyClick(row.chips[1], Qt.Key.Key_Right)
    assert tab_stops(row) == ["One"]


def test_enter_and_space_pick(row: ChipRow) -> None:
    QTest.keyClick(row.chips[0], Qt.Key.Key_Return)
    assert list(row.codes) == ["one"]
    QTest.keyClick(row.chips[0], Qt.Key.Key_Space)
    assert list(row.codes) == []


def test_in_a_form_enter_picks_only_where_the_arrows_went_and_never_lets_go(qtbot: QtBot) -> None:
    row = ChipRow(several=True, in_form=True)
    qtbot.addWidget(row)
    row.offer(CHOICES, "More…")
    row.show()
    went: list[tuple[str, ...]] = []
    row.went_on.connect(lambda: went.append(row.codes))
    row.chips[0].setFocus()
    QTest.keyClick(row.chips[0], Qt.Key.Key_Return)
    assert went == [()]
    QTest.keyClick(row.chips[0], Qt.Key.Key_Right)
    QTest.keyClick(row.chips[1], Qt.Key.Key_Enter)
    assert (row.codes, went) == (("two",), [()])
    QTest.keyClick(row.chips[1], Qt.Key.Key_Return)
    QTest.keyClick(row.chips[1], Qt.Key.Key_1)
    QTest.keyClick(row.chips[0], Qt.Key.Key_Return)
    assert went == [(), ("two",), ("one", "two")]


def test_a_letter_asks_for_more_with_that_letter(row: ChipRow) -> None:
    asked: list[str] = []
    row.asked_for_more.connect(lambda: asked.append(row.letter))
    QTest.keyClick(row.chips[0], Qt.Key.Key_K)
    row.chips[-1].click()
    assert asked == ["k", ""]


def test_what_is_chosen_stays_when_words_or_choices_change(row: ChipRow) -> None:
    row.choose(("two",))
    row.offer((*CHOICES, Choice(code="four", text="Cuatro")), "Más…")
    assert [chip.words for chip in row.chips] == ["One", "Two", "Three", "Cuatro", "Más…"]
    assert [chip.isChecked() for chip in row.chips] == [False, True, False, False, False]
    row.offer(CHOICES[:2], "Más…")
    assert [chip.words for chip in row.chips] == ["One", "Two", "Más…"]
    row.offer(CHOICES[:2])
    assert [chip.words for chip in row.chips] == ["One", "Two"]


def test_a_chip_that_goes_leaves_the_focus_in_its_row(row: ChipRow) -> None:
    row.chips[-1].setFocus()
    row.offer(CHOICES[:2])
    assert row.focusWidget() is row.chips[0]


def test_only_one_stands_where_one_is_asked_for(qtbot: QtBot) -> None:
    for several, expected in ((False, ("three",)), (True, ("one", "three"))):
        row = ChipRow(several=several)
        qtbot.addWidget(row)
        row.offer(CHOICES)
        row.chips[2].click()
        row.chips[0].click()
        if not several:
            row.chips[2].click()
        assert row.codes == expected


def test_a_chip_shows_ampersands_and_never_html(qtbot: QtBot) -> None:
    chip = Chip("Tom & <b>Jerry</b>")
    qtbot.addWidget(chip)
    assert chip.accessibleName() == "Tom & <b>Jerry</b>"
    assert chip.text() == "Tom && <b>Jerry</b>"
    chip.say("x", "<img src=y>")
    assert "<img" not in chip.toolTip()
