"""Story 12: two edits; the newer shows, the older is one click away, nothing else is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from fieldapp.actions.conflicts import list_conflicts
from fieldapp.actions.reviewing import FoundConflict
from fieldapp.store.lists import sign_up_lines
from tests.flow.tables import Day, Table, a_day
from tests.support.server import START_MS
from ui.people.screen import PeopleScreen
from ui.review.screen import ReviewScreen
from ui.sign_up.state import FULL

MINUTE_MS = 60_000
ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))
OLDER, NEWER = "(828) 555-0120", "(828) 555-0125"


@pytest.fixture
def day(qapp: QApplication, tmp_path: Path) -> Iterator[Day]:
    with a_day(qapp, tmp_path) as opened:
        yield opened


def at_twelve(day: Day, minute: int) -> None:
    """Let all clocks be `minute` after noon (the server's starts at eight)."""
    day.rosa.laptop.server.clock.now_ms = START_MS + (4 * 60 + minute) * MINUTE_MS


def in_full(table: Table, sign_up: bytes) -> None:
    """Bring somebody into the full form of a table."""
    table.window.desktop.window.go_to("sign_up")
    table.window.screen.presenter.open(sign_up)
    table.window.settle()
    table.window.screen.presenter.ask(FULL)
    table.window.settle()


def typed(table: Table, sign_up: bytes, **lines: str) -> None:
    """Open somebody, type lines of the full form anew, save."""
    in_full(table, sign_up)
    asked = table.window.screen.form.questions
    for name, words in lines.items():
        asked.lines[name].clear()
        table.window.type(asked.lines[name], words)
    table.window.save()
    table.look()


def stands(table: Table, sign_up: bytes) -> tuple[str, ...]:
    """What the full form of a table shows: phone, name used, directions."""
    in_full(table, sign_up)
    lines = table.window.screen.form.questions.lines
    return tuple(lines[name].text() for name in ("phone", "used", "directions"))


def history(table: Table, sign_up: bytes) -> str:
    """What the page of the person says was done, the newest first."""
    page = table.window.desktop.window.go_to("people")
    assert isinstance(page, PeopleScreen)
    page.open_person(table.laptop.opened(sign_up).person.id)
    table.window.settle()
    told = "\n".join(f"{row.title} | {row.below}" for row in page.sheet.past_model.rows)
    return told.translate(ISOLATES)


def the_review(table: Table) -> ReviewScreen:
    """Bring the two answers in sight."""
    page = table.window.desktop.window.go_to("review")
    table.window.settle()
    assert isinstance(page, ReviewScreen)
    (found,) = (each for each in page.presenter.state.items if isinstance(each, FoundConflict))
    page.presenter.go_to(found)
    table.window.settle()
    return page


def test_story_12_two_edits(day: Day) -> None:
    """Rosa writes at 12:20 without a network, Denise at 12:25; then Rosa syncs."""
    rosa, marcus, denise = day.rosa, day.marcus, day.denise
    rosa.sign_up("Juana")
    for table in (rosa, denise):
        table.sync()
    (juana,) = (
        line.sign_up for line in sign_up_lines(rosa.laptop.store, rosa.laptop.event, most=9)
    )

    rosa.network(there=False)
    at_twelve(day, 20)
    typed(rosa, juana, phone="828 555 0120", used="Juanita")
    at_twelve(day, 25)
    typed(denise, juana, phone="828 555 0125", directions="Behind the church")
    denise.sync()
    at_twelve(day, 40)
    rosa.network(there=True)
    for table in (rosa, denise, marcus):
        table.sync()

    for table in (rosa, denise, marcus):
        assert stands(table, juana) == (NEWER, "Juanita", "Behind the church")
    told = history(denise, juana)
    assert OLDER in told
    assert NEWER in told

    page = the_review(denise)
    newer, older = page.detail.answers.chips
    assert (newer.words.translate(ISOLATES), older.words.translate(ISOLATES)) == (NEWER, OLDER)
    older.click()
    page.detail.press("choose")
    denise.window.settle()
    for table in (denise, rosa, marcus):
        table.sync()
    for table in (denise, rosa, marcus):
        assert stands(table, juana) == (OLDER, "Juanita", "Behind the church")
        assert list_conflicts(table.laptop.store, denise.laptop.author) == ()
