"""A walk through the window: names for every control, nothing clipped, Tab as one reads."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from fieldapp.actions.desk import DeskSums
from tests.ui.laptop import TestLaptop
from tests.ui.walking import SIZES, clipped_at_any_size, cut, named
from ui.i18n import NAMES
from ui.session import Fault
from ui.sign_up.scenes import JUANA
from ui.widgets.label import PlainLabel


def fully_filled(laptop: TestLaptop, language: str, size: tuple[int, int]) -> None:
    """The form with answers, problems, a saved person and a badge in every place."""
    laptop.fill()
    laptop.save()
    laptop.desktop.language.switch(language)
    laptop.desktop.window.resize(*size)
    for edit in JUANA[:-1]:
        laptop.screen.presenter.edit(edit)
    laptop.save()
    top = laptop.desktop.window.top
    top.show_sums(DeskSums(only_here=128, on_server=1290, attention=12))
    top.sync.show()
    laptop.desktop.window.show_fault(Fault(code="untrusted"))
    laptop.settle()


@pytest.mark.parametrize("language", NAMES)
def test_every_control_has_a_name_and_a_role(laptop: TestLaptop, language: str) -> None:
    fully_filled(laptop, language, SIZES["100"])
    assert named(laptop) > 30


@pytest.mark.parametrize("language", NAMES)
def test_no_text_is_clipped(laptop: TestLaptop, language: str) -> None:
    fully_filled(laptop, language, SIZES["100"])
    assert clipped_at_any_size(laptop) == []


def test_a_clipped_text_would_be_found(qtbot: QtBot) -> None:
    label, button, line = PlainLabel(), QPushButton("Guardar y seguir"), QLineEdit()
    label.setText("Nueva inscripción")
    line.setPlaceholderText("Nombre, teléfono o turno")
    for each in (label, button, line):
        qtbot.addWidget(each)
        each.resize(500, 60)
        assert list(cut(each)) == []
        each.resize(40, 60)
        assert list(cut(each)) != []


def test_tab_goes_through_the_form_as_it_is_read(laptop: TestLaptop) -> None:
    asked, form = laptop.screen.form.questions, laptop.screen.form
    laptop.screen.presenter.edit(JUANA[3])
    asked.name.setFocus()
    seen: list[str] = []
    names = {
        **{id(line): name for name, line in asked.lines.items()},
        **{id(chip): name for name, row in asked.rows.items() for chip in row.chips},
        id(asked.no_phone): "no_phone",
        id(asked.phone_shared): "phone_shared",
        id(form.foot.finish): "finish",
        id(form.foot.family): "family",
        id(form.save): "save",
        id(laptop.screen.search): "search",
    }
    for _ in range(15):
        focused = laptop.desktop.window.focusWidget()
        seen.append(names.get(id(focused), str(focused)))
        laptop.key(focused, Qt.Key.Key_Tab)
    expected = (
        "name birth phone no_phone phone_shared speaks interpreter modes wants access granted seat"
    )
    assert seen == [*expected.split(), "finish", "family", "save"]


def test_enter_goes_on_to_the_next_question(laptop: TestLaptop) -> None:
    asked = laptop.screen.form.questions
    laptop.key(asked.name, Qt.Key.Key_Return)
    assert laptop.desktop.window.focusWidget() is asked.birth
    asked.phone.setFocus()
    laptop.key(asked.phone, Qt.Key.Key_Return)
    assert laptop.desktop.window.focusWidget() is asked.speaks.chips[0]


def test_a_sign_up_needs_only_digits_and_enter(laptop: TestLaptop) -> None:
    form, window = laptop.screen.form, laptop.desktop.window
    form.focus_first()
    for typed in ("Juana Tomas", "1961", "828 555 0134", "2", "1", "1", "1", "", "12", "2"):
        QTest.keyClicks(window.focusWidget(), typed)
        laptop.key(window.focusWidget(), Qt.Key.Key_Return)
    draft = laptop.screen.presenter.state.draft
    assert (draft.interpreter_wanted, len(draft.modes), len(draft.wants)) == ("YES", 1, 1)
    assert draft.granted == ("STORE", "SHAREPROV")
    assert draft.seat
    assert window.focusWidget() is form.save
    laptop.key(form.save, Qt.Key.Key_Return)
    laptop.settle()
    assert laptop.screen.presenter.state.said is not None
    assert not laptop.screen.presenter.state.touched
    assert window.focusWidget() is form.questions.name


def test_enter_alone_answers_nothing(laptop: TestLaptop) -> None:
    form, window = laptop.screen.form, laptop.desktop.window
    form.focus_first()
    while window.focusWidget() is not form.save:
        laptop.key(window.focusWidget(), Qt.Key.Key_Return)
    assert not laptop.screen.presenter.state.touched


def test_no_phone_is_picked_by_enter_or_space_and_enter_goes_on(laptop: TestLaptop) -> None:
    form, window = laptop.screen.form, laptop.desktop.window
    chip = form.questions.no_phone
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        chip.setFocus()
        laptop.key(chip, key)
        assert laptop.screen.presenter.state.draft.phone_kind == "NONE"
        assert window.focusWidget() is form.questions.speaks.chips[0]
    laptop.key(chip, Qt.Key.Key_Space)
    assert laptop.screen.presenter.state.draft.phone_kind != "NONE"


def test_an_age_that_is_understood_moves_nothing(laptop: TestLaptop) -> None:
    fields = laptop.screen.form.grid.fields.values()
    before = [each.geometry() for each in fields]
    laptop.screen.form.questions.birth.setFocus()
    QTest.keyClicks(laptop.screen.form.questions.birth, "1961")
    laptop.settle()
    assert not laptop.screen.form.questions.age.isHidden()
    assert [each.geometry() for each in fields] == before


def test_everything_turns_round_where_text_runs_leftwards(laptop: TestLaptop) -> None:
    laptop.fill()
    laptop.save()
    form, card = laptop.screen.form, laptop.screen.list_card
    window = laptop.desktop.window
    assert form.geometry().center().x() < card.geometry().center().x()
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    laptop.settle()
    assert form.geometry().center().x() > card.geometry().center().x()
    first, second = form.questions.speaks.chips[:2]
    assert first.geometry().center().x() > second.geometry().center().x()
    window.grab()


def test_the_focus_is_in_sight_in_a_small_window(laptop: TestLaptop) -> None:
    laptop.desktop.window.resize(*SIZES["150"])
    laptop.settle()
    form = laptop.screen.form
    form.questions.granted.focus_row()
    laptop.settle()
    chip = form.questions.granted.chips[0]
    top = chip.mapTo(form.port.viewport(), chip.rect().topLeft())
    assert form.port.viewport().rect().contains(top)
