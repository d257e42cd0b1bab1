"""Where each record is, in a word and a sentence, true at each moment of its way."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale

from fieldapp.store.custody import Custody, Whereabouts
from tests.ui.laptop import TestLaptop
from ui.widgets.rows_model import ListRow

MOMENTS = {
    "saved": (Whereabouts(custody=Custody.SAVED_HERE), "here", "Saved on this laptop only"),
    "received": (Whereabouts(custody=Custody.ON_SERVER), "server", "On the server"),
    "backed up": (Whereabouts(custody=Custody.SAFE), "backed up", "On the server and in its"),
    "put aside": (Whereabouts(custody=Custody.ATTENTION), "look at it", "put this aside"),
}


def row_of(laptop: TestLaptop, where: Whereabouts, **more: bool) -> ListRow:
    """The row of the one sign-up, as if it stood so."""
    today = laptop.screen.today
    assert today.seen is not None
    lines = tuple(replace(line, where=where, **more) for line in today.seen.lines)  # type: ignore[arg-type]
    today.seen = replace(today.seen, lines=lines)
    today.speak("en", QLocale("en_US"))
    (row,) = today.model.rows
    return row


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_word_and_a_sentence_say_where_a_record_is(laptop: TestLaptop, moment: str) -> None:
    laptop.fill()
    laptop.save()
    where, word, sentence = MOMENTS[moment]
    row = row_of(laptop, where)
    assert row.badge == word
    assert sentence in row.tip
    assert row.tip in row.spoken


def test_two_answers_are_said_wherever_the_record_is(laptop: TestLaptop) -> None:
    laptop.fill()
    laptop.save()
    row = row_of(laptop, Whereabouts(custody=Custody.SAFE), in_conflict=True)
    assert (row.badge, row.tone) == ("look at it", "red")
    assert "Two people wrote different things" in row.spoken


def test_who_withdrew_is_struck_and_still_says_where_the_record_is(laptop: TestLaptop) -> None:
    laptop.fill()
    laptop.save()
    row = row_of(laptop, Whereabouts(custody=Custody.SAVED_HERE), withdrawn=True)
    assert row.struck
    assert row.badge == "withdrawn"
    assert "Saved on this laptop only" in row.spoken


def test_the_count_above_the_list_is_that_of_the_list(laptop: TestLaptop) -> None:
    for _ in range(2):
        laptop.fill()
        laptop.save()
    screen = laptop.screen
    assert "2" in screen.list_card.count.words
    screen.presenter.withdraw(screen.today.model.rows[0].key, "", "")
    laptop.settle()
    assert "withdrawn" in screen.list_card.count.words
    laptop.type(screen.search, "nobody of this name")
    laptop.settle()
    assert screen.list_card.count.words == ""
