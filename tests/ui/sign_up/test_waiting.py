"""Half-typed forms: in sight, opened again, thrown away and brought back; never lost."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from fieldapp.store.drafts import drafts_of
from tests.support.stores import ROSA
from tests.ui.laptop import TestLaptop, a_laptop, an_old_desk
from ui.sign_up.state import Edit


def begin(laptop: TestLaptop, name: str) -> None:
    laptop.type(laptop.screen.form.questions.name, name)
    laptop.screen.aside_key.activated.emit()
    laptop.settle()


def names(laptop: TestLaptop) -> list[str]:
    return [row.title for row in laptop.screen.list_card.drafts_model.rows]


@pytest.fixture
def two(laptop: TestLaptop) -> TestLaptop:
    """A laptop on which two people were begun and put aside."""
    for name in ("Pao", "Mai"):
        begin(laptop, name)
    return laptop


def test_what_waits_is_counted_in_sight_and_listed_newest_first(two: TestLaptop) -> None:
    screen = two.screen
    assert screen.list_card.drafts_button.text() == "\u20662\u2069 drafts"
    assert names(two) == ["Mai", "Pao"]
    assert screen.form.questions.name.text() == ""
    screen.drafts_key.activated.emit()
    assert two.desktop.window.focusWidget() is screen.drafts
    assert screen.list.isHidden()
    assert "missing" in screen.list_card.drafts_model.rows[0].below


def test_enter_goes_on_with_one_and_what_was_typed_meanwhile_waits(two: TestLaptop) -> None:
    screen = two.screen
    two.type(screen.form.questions.name, "Ana")
    screen.drafts_key.activated.emit()
    two.key(screen.drafts, Qt.Key.Key_Return)
    two.settle()
    assert screen.form.questions.name.text() == "Mai"
    assert names(two) == ["Ana", "Pao"]
    assert two.desktop.window.focusWidget() is screen.form.questions.name
    assert len(drafts_of(two.store, ROSA.user)) == 3


def test_delete_throws_one_away_and_undo_brings_it_back(two: TestLaptop) -> None:
    screen = two.screen
    screen.drafts_key.activated.emit()
    two.key(screen.drafts, Qt.Key.Key_Delete)
    two.settle()
    assert names(two) == ["Pao"]
    assert len(drafts_of(two.store, ROSA.user)) == 1
    screen.undo_key.activated.emit()
    two.settle()
    assert {screen.form.questions.name.text(), *names(two)} == {"Mai", "Pao"}
    assert len(drafts_of(two.store, ROSA.user)) == 2


def test_the_focus_is_never_lost_when_the_last_one_goes(two: TestLaptop) -> None:
    screen = two.screen
    screen.drafts_key.activated.emit()
    for _ in range(2):
        two.key(screen.drafts, Qt.Key.Key_Delete)
        two.settle()
    assert screen.list_card.drafts_button.isHidden()
    assert two.desktop.window.focusWidget() is screen.form.questions.name


def test_escape_leaves_the_drafts_as_they_are(two: TestLaptop) -> None:
    screen = two.screen
    screen.drafts_key.activated.emit()
    screen.escape_key.activated.emit()
    assert screen.drafts.isHidden()
    assert two.desktop.window.focusWidget() is screen.form.questions.name
    assert names(two) == ["Mai", "Pao"]


def test_a_save_begins_with_the_next_person_not_with_one_that_waits(two: TestLaptop) -> None:
    two.fill()
    two.save()
    assert two.screen.form.questions.name.text() == ""
    assert names(two) == ["Mai", "Pao"]


def test_all_that_waited_waits_again_after_the_end(qapp: QApplication, tmp_path: Path) -> None:
    with a_laptop(qapp, tmp_path) as first:
        for name in ("Pao", "Mai"):
            begin(first, name)
        first.type(first.screen.form.questions.name, "Ana")
    with a_laptop(qapp, tmp_path, lambda: an_old_desk(tmp_path)) as second:
        found = {second.screen.form.questions.name.text(), *names(second)}
        assert found == {"Pao", "Mai", "Ana"}


def test_a_correction_that_is_left_can_be_taken_up_again(laptop: TestLaptop) -> None:
    laptop.fill()
    laptop.save()
    (row,) = laptop.screen.today.model.rows
    laptop.screen.open(row.key)
    laptop.settle()
    laptop.screen.presenter.edit(Edit(field="phone", value="828 555 0199"))
    laptop.screen.escape_key.activated.emit()
    laptop.settle()
    assert laptop.screen.form.questions.phone.text() == ""
    laptop.screen.undo_key.activated.emit()
    laptop.settle()
    assert laptop.screen.form.questions.phone.text() == "828 555 0199"
    assert laptop.screen.presenter.state.correcting


def test_a_correction_that_waits_is_opened_as_it_was_typed(laptop: TestLaptop) -> None:
    laptop.fill()
    laptop.save()
    laptop.fill()
    laptop.save()
    second, first = (row.key for row in laptop.screen.today.model.rows)
    laptop.screen.open(first)
    laptop.settle()
    laptop.screen.presenter.edit(Edit(field="phone", value="828 555 0199"))
    laptop.screen.open(second)
    laptop.settle()
    laptop.screen.open(first)
    laptop.settle()
    assert laptop.screen.form.questions.phone.text() == "828 555 0199"


def test_the_model_of_what_waits_keeps_its_promises(two: TestLaptop) -> None:
    model = two.screen.list_card.drafts_model
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(model, fatal, model)
    begin(two, "Ana")
    two.screen.presenter.throw_away(model.rows[1].key)
    two.settle()
    assert tester.model() is model
    assert names(two) == ["Ana", "Pao"]
