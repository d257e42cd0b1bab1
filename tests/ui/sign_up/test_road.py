"""From a key to a row in the encrypted store and back to the list, and everything on the way."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from fieldapp.actions.signing_up import draft_of, open_sign_up
from fieldapp.domain.sign_up import SignUpDraft
from fieldapp.store.drafts import drafts_of
from fieldapp.store.lists import sign_up_lines
from tests.support.stores import ROSA
from tests.ui.laptop import JUANA, TestLaptop, a_laptop, an_old_desk
from ui.i18n import NAMES

CONTROL = Qt.KeyboardModifier.ControlModifier


def saved_drafts(laptop: TestLaptop) -> list[SignUpDraft]:
    """What the store holds, newest first, as a form would show it."""
    lines = sign_up_lines(laptop.store, laptop.event, most=50)
    return [draft_of(open_sign_up(laptop.store, line.sign_up)) for line in lines]


def test_what_is_typed_stands_in_the_store_and_in_the_list(laptop: TestLaptop) -> None:
    laptop.fill()
    laptop.save()
    (kept,) = saved_drafts(laptop)
    assert (kept.name_given, kept.name_family, kept.birth) == ("Juana", "Tomás", "1961")
    assert (kept.lang_spoken, kept.phone) == ("kjb", "(828) 555-0142")
    assert (kept.notice_version, kept.notice_lang, kept.notice_how) == ("keep-1", "en", "READ")
    (row,) = laptop.screen.today.model.rows
    assert (row.title, row.below, row.badge) == ("Juana Tomás", "Q'anjob'al", "here")
    assert "A-001" in row.lead


def test_after_a_save_the_form_is_empty_for_the_next_person(laptop: TestLaptop) -> None:
    laptop.fill()
    laptop.save()
    asked = laptop.screen.form.questions
    assert laptop.screen.presenter.state.draft == SignUpDraft()
    assert asked.name.text() == asked.birth.text() == asked.phone.text() == ""
    assert not any(chip.isChecked() for row in asked.rows.values() for chip in row.chips)
    assert laptop.desktop.window.focusWidget() is asked.name
    assert "A-002" in laptop.screen.form.head.ticket.text()
    assert "Juana Tomás" in laptop.screen.form.status.words.text()


def test_a_saved_person_leaves_no_draft_behind(laptop: TestLaptop) -> None:
    laptop.fill()
    laptop.keep()
    assert len(drafts_of(laptop.store, ROSA.user)) == 1
    laptop.save()
    assert drafts_of(laptop.store, ROSA.user) == ()


def test_what_is_missing_is_said_where_it_is_missing(laptop: TestLaptop) -> None:
    laptop.type(laptop.screen.form.questions.name, "Juana")
    laptop.save()
    fields = laptop.screen.form.grid.fields
    said = {name for name, field in fields.items() if field.problem.text()}
    assert said == {"birth", "speaks", "granted"}
    assert laptop.desktop.window.focusWidget() is laptop.screen.form.questions.birth
    assert saved_drafts(laptop) == []
    laptop.type(laptop.screen.form.questions.birth, "34")
    assert fields["birth"].problem.text() == ""
    assert fields["speaks"].problem.text() != ""


def test_a_birth_and_no_phone_are_typed_as_people_say_them(laptop: TestLaptop) -> None:
    asked, window = laptop.screen.form.questions, laptop.desktop.window
    laptop.type(asked.name, "Juana")
    laptop.type(asked.birth, "4 marzo 61")
    assert "65" in asked.age.text()
    laptop.type(asked.phone, "none")
    assert asked.no_phone.isChecked()
    assert (asked.phone.text(), asked.phone.isEnabled()) == ("", False)
    focused = window.focusWidget()
    assert focused is asked.no_phone
    laptop.key(focused, Qt.Key.Key_Return)
    assert window.focusWidget() in asked.speaks.chips


def test_a_form_that_is_empty_again_complains_no_more(laptop: TestLaptop) -> None:
    name = laptop.screen.form.questions.name
    laptop.type(name, "J")
    laptop.save()
    assert laptop.screen.form.status.words.text() != ""
    laptop.key(name, Qt.Key.Key_Backspace)
    assert laptop.screen.presenter.state.problems == ()
    assert laptop.screen.form.status.words.text() == ""


def test_enter_goes_through_the_questions_to_save_and_never_to_undo(laptop: TestLaptop) -> None:
    laptop.fill()
    laptop.save()
    form, window = laptop.screen.form, laptop.desktop.window
    assert form.status.undo.isVisible()
    form.focus_first()
    came_by: list[QWidget] = []
    while (focused := window.focusWidget()) is not form.save and len(came_by) < 30:
        came_by.append(focused)
        laptop.key(focused, Qt.Key.Key_Return)
    assert window.focusWidget() is form.save
    assert form.status.undo not in came_by


def test_undo_takes_the_save_back_and_the_typing_is_in_the_form_again(laptop: TestLaptop) -> None:
    laptop.fill()
    laptop.save()
    laptop.screen.undo_key.activated.emit()
    laptop.settle()
    (line,) = sign_up_lines(laptop.store, laptop.event, most=5)
    assert line.withdrawn
    assert laptop.screen.form.questions.name.text() == "Juana Tomás"
    assert laptop.screen.today.model.rows[0].badge == "withdrawn"


def test_who_is_taken_back_and_saved_again_keeps_the_ticket(laptop: TestLaptop) -> None:
    laptop.fill()
    laptop.save()
    laptop.screen.undo_key.activated.emit()
    laptop.settle()
    laptop.type(laptop.screen.form.questions.name, " Baltazar")
    laptop.save()
    (line,) = sign_up_lines(laptop.store, laptop.event, most=5)
    assert (line.ticket, line.withdrawn) == ("A-001", False)
    assert line.name.said == "Juana Tomás Baltazar"


def test_control_z_takes_letters_back_first_and_the_save_only_then(laptop: TestLaptop) -> None:
    name = laptop.screen.form.questions.name
    laptop.type(name, "Ana")
    laptop.key(name, Qt.Key.Key_Z, CONTROL)
    assert name.text() == ""
    assert not name.isUndoAvailable()


def test_a_person_of_the_list_is_corrected_in_place(laptop: TestLaptop) -> None:
    laptop.fill()
    laptop.save()
    laptop.screen.list.setCurrentIndex(laptop.screen.today.model.index(0))
    laptop.key(laptop.screen.list, Qt.Key.Key_Return)
    laptop.settle()
    phone = laptop.screen.form.questions.phone
    assert phone.text() == "(828) 555-0142"
    phone.selectAll()
    laptop.type(phone, "828 555 0199")
    laptop.save()
    (kept,) = saved_drafts(laptop)
    assert kept.phone == "(828) 555-0199"
    laptop.screen.undo_key.activated.emit()
    laptop.settle()
    (kept,) = saved_drafts(laptop)
    assert kept.phone == "(828) 555-0142"


def test_who_is_half_typed_waits_while_another_is_corrected(laptop: TestLaptop) -> None:
    laptop.fill()
    laptop.save()
    laptop.type(laptop.screen.form.questions.name, "Pao")
    (row,) = laptop.screen.today.model.rows
    laptop.screen.presenter.open(row.key)
    laptop.settle()
    assert laptop.screen.form.questions.name.text() == "Juana Tomás"
    laptop.screen.presenter.leave()
    laptop.settle()
    assert laptop.screen.form.questions.name.text() == "Pao"


def test_delete_withdraws_from_the_list_and_undo_brings_back(laptop: TestLaptop) -> None:
    laptop.fill()
    laptop.save()
    laptop.screen.list.setCurrentIndex(laptop.screen.today.model.index(0))
    laptop.key(laptop.screen.list, Qt.Key.Key_Delete)
    laptop.settle()
    assert sign_up_lines(laptop.store, laptop.event, most=5)[0].withdrawn
    laptop.screen.undo_key.activated.emit()
    laptop.settle()
    assert not sign_up_lines(laptop.store, laptop.event, most=5)[0].withdrawn


def test_search_finds_without_accents_and_says_when_there_is_nobody(laptop: TestLaptop) -> None:
    for given, family in (("Juana", "Tomás"), ("Pao", "Vang")):
        laptop.fill(replace(JUANA, name_given=given, name_family=family))
        laptop.save()
    screen = laptop.screen
    laptop.type(screen.search, "tomas")
    laptop.settle()
    assert [row.title for row in screen.today.model.rows] == ["Juana Tomás"]
    laptop.type(screen.search, "xyz")
    laptop.settle()
    assert screen.today.model.rows == ()
    assert "Nobody found" in screen.list_card.empty.text()
    screen.escape_key.activated.emit()
    laptop.settle()
    assert len(screen.today.model.rows) == 2


def test_the_sums_above_count_what_is_only_here(laptop: TestLaptop) -> None:
    laptop.fill()
    laptop.save()
    top = laptop.desktop.window.top
    assert "1" in top.here.text()
    assert "only on this laptop" in top.here.text()
    assert top.there.isHidden()


def test_switching_the_language_loses_no_letter(laptop: TestLaptop) -> None:
    laptop.fill()
    name = laptop.screen.form.questions.name
    name.setCursorPosition(3)
    before = laptop.screen.presenter.state.draft
    laptop.desktop.window.top.languages.button("es").click()
    laptop.settle()
    assert laptop.screen.form.head.title.text() == "Nueva inscripción"
    assert laptop.screen.presenter.state.draft == before
    assert (name.text(), name.cursorPosition()) == ("Juana Tomás", 3)
    laptop.desktop.window.top.languages.button("en").click()
    assert laptop.screen.form.head.title.text() == "New sign-up"
    assert name.text() == "Juana Tomás"


def test_a_group_of_languages_asks_which_one_and_is_left_to_finish_without(
    laptop: TestLaptop,
) -> None:
    form = laptop.screen.form
    variety = form.grid.fields["variety"]
    assert variety.isHidden()
    laptop.fill(replace(JUANA, lang_spoken="ar"))
    assert not variety.isHidden()
    assert form.foot.finish.isChecked()
    laptop.save()
    assert saved_drafts(laptop)[0].finish_later
    laptop.fill(replace(JUANA, lang_spoken="ar"))
    laptop.type(form.questions.variety, "Sham")
    assert not form.foot.finish.isChecked()
    laptop.save()
    newest = next(each for each in saved_drafts(laptop) if each.lang_variety)
    assert (newest.lang_variety, newest.finish_later) == ("Sham", False)


def test_a_window_opened_again_shows_what_was_typed(qapp: QApplication, tmp_path: Path) -> None:
    with a_laptop(qapp, tmp_path) as first:
        first.fill()
    with a_laptop(qapp, tmp_path, lambda: an_old_desk(tmp_path)) as second:
        asked = second.screen.form.questions
        assert (asked.name.text(), asked.birth.text()) == ("Juana Tomás", "1961")
        assert asked.granted.codes == ("STORE",)
        assert "typed before" in second.screen.form.status.words.text()
        second.save()
        assert len(saved_drafts(second)) == 1


def test_what_could_not_be_saved_is_in_the_form_again(laptop: TestLaptop) -> None:
    laptop.fill()
    laptop.store.connection.execute("PRAGMA query_only = 1")
    laptop.save()
    laptop.store.connection.execute("PRAGMA query_only = 0")
    assert laptop.screen.form.questions.name.text() == "Juana Tomás"
    assert laptop.screen.form.status.words.property("role") == "problem"
    laptop.save()
    assert len(saved_drafts(laptop)) == 1


@pytest.mark.parametrize("language", list(NAMES))
def test_what_was_saved_stands_in_one_line_beside_the_buttons(
    laptop: TestLaptop, language: str
) -> None:
    laptop.desktop.window.resize(1366, 728)
    laptop.desktop.language.switch(language)
    laptop.fill()
    laptop.type(laptop.screen.form.questions.name, " Baltazar")
    laptop.save()
    status = laptop.screen.form.status
    assert "Juana Tomás Baltazar" in status.words.text()
    wide = status.words.fontMetrics().horizontalAdvance(status.words.text())
    assert status.undo.isVisible()
    assert wide <= status.words.width()
