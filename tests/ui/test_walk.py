"""A walk through the window: names for every control, nothing clipped, Tab as one reads."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from fieldapp.actions.desk import DeskSums
from tests.ui.laptop import TestLaptop
from ui.i18n import NAMES
from ui.session import Fault
from ui.sign_up.scenes import JUANA
from ui.widgets.label import PlainLabel, ShortLabel

SIZES = {"100": (1366, 768), "with a task bar": (1366, 700), "150": (911, 512)}
LEAST = 60  # a line that is shortened still says something


def shown(laptop: TestLaptop) -> Iterator[QWidget]:
    """Every widget that a person can see now."""
    for each in laptop.desktop.window.findChildren(QWidget):
        if each.isVisible():
            yield each


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


def focusable(widget: QWidget) -> bool:
    return widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


@pytest.mark.parametrize("language", NAMES)
def test_every_control_has_a_name_and_a_role(laptop: TestLaptop, language: str) -> None:
    fully_filled(laptop, language, SIZES["100"])
    assert named(laptop) > 30


def named(laptop: TestLaptop) -> int:
    """How many controls are in sight; each has a name and a role."""
    controls = [
        each for each in shown(laptop) if isinstance(each, QLineEdit | QPushButton | QListView)
    ]
    for each in controls:
        spoken = QAccessible.queryAccessibleInterface(each)
        assert spoken.text(QAccessible.Text.Name).strip(), each
        assert spoken.role() != QAccessible.Role.NoRole
    return len(controls)


@pytest.mark.parametrize("language", NAMES)
def test_no_text_is_clipped(laptop: TestLaptop, language: str) -> None:
    fully_filled(laptop, language, SIZES["100"])
    for name, size in SIZES.items():
        laptop.desktop.window.resize(*size)
        laptop.settle()
        clipped = [f"{name} {each!r}: {words}" for each in shown(laptop) for words in cut(each)]
        assert clipped == []


def cut(widget: QWidget) -> Iterator[str]:
    """The texts of a widget that have less room than they need."""
    need = widget.sizeHint()
    if isinstance(widget, ShortLabel):
        shortened = widget.text() != widget.words
        if shortened and (widget.width() < LEAST or not widget.toolTip()):
            yield widget.words
    elif isinstance(widget, QLabel) and widget.text():
        wrapped = widget.wordWrap()
        high = widget.heightForWidth(widget.width()) if wrapped else widget.fontMetrics().height()
        if high > widget.height() or (not wrapped and need.width() > widget.width()):
            yield widget.text()
    elif isinstance(widget, QPushButton):
        if need.width() > widget.width() or need.height() > widget.height():
            yield widget.text()
    elif isinstance(widget, QLineEdit) and not widget.text():
        room = widget.contentsRect().width() - 16
        if widget.fontMetrics().horizontalAdvance(widget.placeholderText()) > room:
            yield widget.placeholderText()


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
