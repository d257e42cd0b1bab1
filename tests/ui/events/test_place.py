"""A place is changed where it is chosen, by keys, with the questions of a new one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QPushButton

from fieldapp.actions.acting import row_here
from fieldapp.actions.events import list_events
from fieldapp.store.rows import Row
from fieldapp.wording import sentence
from tests.ui.events.office import Office
from tests.ui.walking import SIZES, cut, shown
from ui.events.state import PLACE
from ui.i18n import NAMES


def place(office: Office) -> Row:
    (event,) = list_events(office.laptop.store)
    return row_here(office.laptop.store, "site", event.ref("site"))


def open_place(office: Office) -> None:
    button = office.page.card.questions.change_place
    button.setFocus()
    office.laptop.key(button, Qt.Key.Key_Space, text=" ")
    office.laptop.settle()


def test_the_questions_of_a_place_open_and_are_saved_with_the_event(office: Office) -> None:
    asked = office.page.card.questions
    assert not asked.street.isVisible()
    open_place(office)
    assert office.laptop.desktop.window.focusWidget() is asked.place_name
    assert (asked.place_name.text(), asked.city.text()) == ("Grace Valley Church", "Valdese")
    office.laptop.type(asked.directions, "Side door")
    office.laptop.type(asked.host_phone, "828 874 0142")
    office.key("save")
    assert (place(office).text("directions"), place(office).text("host_phone")) == (
        "Side door",
        "+18288740142",
    )
    assert not asked.directions.isVisible()
    assert asked.place.codes != ()
    office.key("undo")
    assert place(office).text("directions") == ""


def test_leaving_the_place_as_it_was_changes_nothing(office: Office) -> None:
    open_place(office)
    asked = office.page.card.questions
    office.laptop.type(asked.city, " and more")
    assert "as it was" in asked.change_place.text()
    asked.change_place.click()
    office.laptop.settle()
    assert not asked.city.isVisible()
    assert office.page.presenter.state.form.untouched
    assert office.kept() == []


def test_a_place_without_a_name_is_asked_for_it_in_its_place(office: Office) -> None:
    open_place(office)
    asked, fields = office.page.card.questions, office.page.card.grid.fields
    asked.place_name.selectAll()
    office.laptop.key(asked.place_name, Qt.Key.Key_Backspace)
    assert asked.place_name.isVisible()
    office.laptop.type(asked.host_phone, "12")
    office.key("save")
    assert fields["place_name"].problem.text() == sentence("required", "en")
    assert fields["host_phone"].problem.text() == sentence("phone_too_short", "en")
    assert office.laptop.desktop.window.focusWidget() is asked.place_name


def test_another_place_that_is_chosen_meanwhile_is_left_as_it_is(office: Office) -> None:
    open_place(office)
    office.edit("city", "Morganton")
    office.edit("place", f"{PLACE}Fairground")
    office.edit("place_kind", "PARK")
    draft = office.page.presenter.state.draft
    assert (draft.site, draft.place, draft.city, draft.place_was) == ("", "Fairground", "", ())
    office.key("save")
    assert place(office).text("name") == "Fairground"


def test_who_only_looks_is_offered_no_change(office: Office) -> None:
    office.page.card.show_state(office.page.presenter.state)
    assert office.page.card.questions.change_place.isVisible()
    office.key("new")
    assert not office.page.card.questions.change_place.isVisible()


@pytest.mark.parametrize("language", NAMES)
def test_every_control_has_a_name_and_nothing_is_clipped(office: Office, language: str) -> None:
    office.laptop.desktop.language.switch(language)
    open_place(office)
    office.edit("zip", "1")
    office.key("save")
    for size in SIZES.values():
        office.laptop.desktop.window.resize(*size)
        for _ in range(4):
            office.laptop.settle()
        clipped = [words for each in shown(office.laptop) for words in cut(each)]
        assert clipped == []
    for each in shown(office.laptop):
        if isinstance(each, QLineEdit | QPushButton):
            spoken = QAccessible.queryAccessibleInterface(each)
            assert spoken.text(QAccessible.Text.Name).strip(), each
