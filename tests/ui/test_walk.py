"""A walk through the window: names for every control, nothing clipped, Tab as one reads."""

import pytest
from PySide6.QtCore import Qt
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
        id(form.finish): "finish",
        id(form.save): "save",
        id(laptop.screen.search): "search",
    }
    for _ in range(13):
        focused = laptop.desktop.window.focusWidget()
        seen.append(names.get(id(focused), str(focused)))
        laptop.key(focused, Qt.Key.Key_Tab)
    expected = (
        "name birth phone no_phone phone_shared speaks interpreter modes wants access granted"
    )
    assert seen == [*expected.split(), "finish", "save"]


def test_enter_goes_on_to_the_next_question(laptop: TestLaptop) -> None:
    asked = laptop.screen.form.questions
    laptop.key(asked.name, Qt.Key.Key_Return)
    assert laptop.desktop.window.focusWidget() is asked.birth
    asked.phone.setFocus()
    laptop.key(asked.phone, Qt.Key.Key_Return)
    assert laptop.desktop.window.focusWidget() is asked.speaks.chips[0]


def test_enter_and_space_answer_beside_the_phone_too(laptop: TestLaptop) -> None:
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        before = laptop.screen.presenter.state.draft.phone_kind
        laptop.key(laptop.screen.form.questions.no_phone, key)
        assert laptop.screen.presenter.state.draft.phone_kind != before


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
