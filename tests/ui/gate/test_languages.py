"""A language that is changed while something went wrong changes what is said of it too."""

from pytestqt.qtbot import QtBot

from fieldapp.store.errors import StoreError
from ui.gate.enrol import Enrol
from ui.gate.words import error_words


def test_what_went_wrong_is_said_anew_in_the_other_language(qtbot: QtBot) -> None:
    screen = Enrol()
    qtbot.addWidget(screen)
    screen.speak("en")
    screen.show_error(StoreError("full"))
    assert screen.problem.text() == error_words(StoreError("full"), "en")
    screen.speak("es")
    assert screen.problem.text() == error_words(StoreError("full"), "es")
    assert error_words(StoreError("full"), "es") != error_words(StoreError("full"), "en")


def test_a_form_that_was_left_comes_back_without_what_was_wrong_with_it(qtbot: QtBot) -> None:
    screen = Enrol()
    qtbot.addWidget(screen)
    screen.speak("en")
    assert not screen.ready()
    screen.show_error(StoreError("full"))
    screen.forget()
    assert (screen.problem.text(), screen.code.problem.text()) == ("", "")
    screen.speak("es")
    assert screen.problem.text() == ""
