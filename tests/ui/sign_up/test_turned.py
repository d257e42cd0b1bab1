"""The turned screen: people answer themselves, see nobody else, and can leave every question."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from fieldapp.actions.signing_up import draft_of, open_sign_up
from fieldapp.store.drafts import drafts_of
from fieldapp.store.lists import sign_up_lines
from tests.support.stores import ROSA, TODAY, lists
from tests.ui.laptop import TestLaptop
from ui.sign_up.state import Edit
from ui.sign_up.turned.cards import Voice
from ui.sign_up.turned.screen import OWN, SELF, TurnedScreen


class Person:
    """Whoever sits before the turned screen, with keys only."""

    def __init__(self, laptop: TestLaptop) -> None:
        self.laptop = laptop
        laptop.screen.turn_key.activated.emit()
        laptop.settle()

    @property
    def screen(self) -> TurnedScreen:
        return self.laptop.screen.turned.shown

    @property
    def asked(self) -> str:
        return self.screen.card.title.text()

    def press(self, key: int, text: str = "") -> None:
        focused = self.laptop.desktop.window.focusWidget()
        self.laptop.key(focused, key, text=text)
        self.laptop.settle()

    def pick(self, *digits: int) -> None:
        for digit in digits:
            self.press(0, str(digit))

    def write(self, text: str) -> None:
        self.laptop.type(self.screen.card.line, text)
        self.press(Qt.Key.Key_Return)

    def go_on(self) -> None:
        self.screen.forward.click()
        self.laptop.settle()

    def skip(self) -> None:
        self.screen.skip.click()
        self.laptop.settle()


def kept_of(laptop: TestLaptop):  # type: ignore[no-untyped-def]
    (line,) = sign_up_lines(laptop.store, laptop.event, most=5)
    return draft_of(open_sign_up(laptop.store, line.sign_up))


def test_own_answers_go_into_the_sign_up_that_is_open(laptop: TestLaptop) -> None:
    laptop.fill()
    person = Person(laptop)
    assert person.screen.kind == OWN
    person.pick(1)  # yes, count them
    person.pick(1, 4)
    person.go_on()
    person.skip()  # which groups
    person.pick(1, 2, 3)
    assert "walking" in person.asked
    person.pick(2, 2, 2)
    person.go_on()
    assert not person.screen.up
    laptop.save()
    kept = kept_of(laptop)
    assert kept.race_eth == ("AIAN", "HISP")
    assert kept.disability == ("A1:Y", "A2:N", "A3:PNTS", "A4:N", "A5:N", "A6:N")
    assert "DEMOG" in kept.granted


def test_skipping_all_is_one_press_and_is_kept_as_not_said(laptop: TestLaptop) -> None:
    laptop.fill()
    person = Person(laptop)
    person.screen.all.click()
    person.go_on()
    laptop.save()
    kept = kept_of(laptop)
    assert kept.race_eth == ("PNTS",)
    assert {each.partition(":")[2] for each in kept.disability} == {"PNTS"}
    assert "DEMOG" in kept.refused


def test_who_does_not_want_to_be_counted_is_asked_nothing_more(laptop: TestLaptop) -> None:
    laptop.fill()
    person = Person(laptop)
    person.pick(2)
    assert person.asked == "Thank you. Please turn the screen back."


def test_somebody_signs_up_alone_and_gets_a_number(laptop: TestLaptop) -> None:
    person = Person(laptop)
    assert person.screen.kind == SELF
    person.pick(2)
    assert "Anotamos su nombre" in person.asked
    person.pick(1)
    person.write("Juana")
    person.write("Tomás")
    person.write("1961")
    person.pick(1)
    person.skip()
    person.write("828 555 0142")
    person.skip()
    person.pick(1)
    for _ in range(2):
        person.go_on()
    person.pick(1, 1, 2)
    assert person.asked == "¿Está bien así?"
    person.go_on()
    assert "A-001" in person.asked
    kept = kept_of(laptop)
    assert (kept.name_given, kept.name_family, kept.birth) == ("Juana", "Tomás", "1961")
    assert (kept.lang_spoken, kept.lang_method, kept.interpreter_wanted) == ("es", "CARD", "YES")
    assert set(kept.granted) == {"STORE", "SHAREPROV", "CALL"}
    assert kept.refused == ("SMS",)
    assert kept.notice_version.startswith("keep-")
    person.go_on()  # the next person
    assert laptop.screen.presenter.state.draft.empty


def test_who_says_no_leaves_nothing_behind(laptop: TestLaptop) -> None:
    person = Person(laptop)
    person.pick(1, 2)
    assert person.asked == "Erased. Nothing was kept."
    assert drafts_of(laptop.store, ROSA.user) == ()
    assert sign_up_lines(laptop.store, laptop.event, most=5) == ()


def test_erasing_at_the_end_leaves_nothing_behind(laptop: TestLaptop) -> None:
    person = Person(laptop)
    person.pick(1, 1)
    person.write("Juana")
    laptop.keep()
    assert drafts_of(laptop.store, ROSA.user) != ()
    person.screen.erase_wanted.emit()
    laptop.settle()
    assert drafts_of(laptop.store, ROSA.user) == ()


def test_a_wrong_answer_is_said_in_plain_words_and_stays(laptop: TestLaptop) -> None:
    person = Person(laptop)
    person.go_on()
    assert person.screen.card.error.text() == "Please pick a language."
    person.pick(1, 1)
    person.write("")
    assert person.screen.card.error.text() == "Please write a name."
    person.write("Juana")
    person.skip()
    person.write("2031")
    assert "future" in person.screen.card.error.text()
    assert person.screen.card.line.text() == "2031"


def test_nothing_of_other_people_is_in_sight_and_no_page_can_be_reached(
    laptop: TestLaptop,
) -> None:
    laptop.fill()
    laptop.save()
    person = Person(laptop)
    window = laptop.desktop.window
    seen = [each.text() for each in window.findChildren(QLabel) if each.isVisible()]
    assert seen
    assert not any("Juana" in text or "A-001" in text for text in seen)
    for key in (Qt.Key.Key_F3, Qt.Key.Key_F1, Qt.Key.Key_F5, Qt.Key.Key_Tab):
        person.press(key)
        assert person.screen.up
    assert window.page is laptop.screen
    inside = window.focusWidget()
    assert person.screen.isAncestorOf(inside)


def test_what_comes_while_the_screen_is_turned_is_shown_afterwards(laptop: TestLaptop) -> None:
    """A warning, or a window made larger: nobody comes to it by Tab or hears it."""
    person = Person(laptop)
    window = laptop.desktop.window
    window.own.bars.show()
    window.resize(window.width() - 20, window.height() + 20)
    laptop.settle()
    beside = (window.own.bars, window.side, window.top, window.bottom)
    assert not any(each.isVisible() for each in beside)
    person.screen.take_down()
    assert all(each.isVisible() for each in beside)


def test_arabic_runs_leftwards_where_drafts_may_be_shown(laptop: TestLaptop) -> None:
    screen = TurnedScreen(laptop.desktop.window)
    voice = Voice(language="ar", drafts_ok=True, lists=lists(), today=TODAY)
    screen.open_for(SELF, laptop.screen.presenter.state.draft, voice, lockable=False)
    assert screen.layoutDirection() == Qt.LayoutDirection.RightToLeft
    screen.speak_again("en")
    assert screen.layoutDirection() == Qt.LayoutDirection.LeftToRight
    screen.take_down()
    drafts_hidden = replace(voice, drafts_ok=False)
    screen.open_for(SELF, laptop.screen.presenter.state.draft, drafts_hidden, lockable=False)
    assert screen.layoutDirection() == Qt.LayoutDirection.LeftToRight
    screen.take_down()
    screen.deleteLater()


@pytest.mark.parametrize("lockable", [True, False])
def test_where_a_pin_is_asked_for_only_the_lock_leads_back(
    laptop: TestLaptop, *, lockable: bool
) -> None:
    person = Person(laptop)
    person.screen.take_down()
    state = laptop.screen.presenter.state
    voice = Voice(language="en", drafts_ok=False, lists=lists(), today=TODAY)
    person.screen.open_for(SELF, state.draft, voice, lockable=lockable)
    person.press(Qt.Key.Key_Escape)
    assert person.screen.up is lockable
    person.screen.take_down()


def test_changing_an_answer_at_the_end_comes_back_to_the_end(laptop: TestLaptop) -> None:
    person = Person(laptop)
    person.pick(1, 1)
    person.write("Juana")
    person.skip()
    person.write("1961")
    for _ in range(7):
        person.skip() if person.screen.skip.isVisible() else person.go_on()
        if person.asked == "Is this right?":
            break
    assert person.asked == "Is this right?"
    assert (
        "\n\u2068Juana\u2069" in person.screen.card.answers[1].words.text()
    )  # whatever runs beside it
    person.screen.card.picked.emit("given")
    assert "own name" in person.asked
    person.write("Juanita")
    assert person.asked == "Is this right?"
    assert laptop.screen.presenter.state.draft.name_given == "Juanita"


def test_the_form_says_how_far_own_answers_are_and_not_what_was_said(laptop: TestLaptop) -> None:
    laptop.screen.depth_key.activated.emit()
    laptop.screen.presenter.edit(Edit(field="race_eth", value=("HISP",)))
    laptop.screen.presenter.edit(Edit(field="disability", value=("A1:PNTS",)))
    labels = [each.text() for each in laptop.screen.form.findChildren(QLabel)]
    assert any("answered: " in text and "not said: " in text for text in labels)
    assert not any("Hispanic" in text for text in labels)
