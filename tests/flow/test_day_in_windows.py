"""A day in three windows on one real server, the network coming and going: every number is true."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from fieldapp.actions.conflicts import list_conflicts
from fieldapp.actions.reviewing import FoundConflict
from fieldapp.store.lists import sign_up_lines
from tests.flow.tables import Day, a_day
from ui.review.screen import ReviewScreen
from ui.rosters.screen import RostersScreen


@pytest.fixture
def day(qapp: QApplication, tmp_path: Path) -> Iterator[Day]:
    with a_day(qapp, tmp_path) as opened:
        yield opened


def test_two_tables_and_an_office_go_through_a_day(day: Day) -> None:
    rosa, marcus, denise = day.rosa, day.marcus, day.denise
    in_the_basement(day)

    rosa.network(there=True)
    rosa.sync()
    assert rosa.on_server == 3
    denise.sync()
    assert denise.on_server == 3
    marcus.network(there=True)
    marcus.sync()  # brings his two, fetches her three
    assert marcus.on_server == 5
    marcus.network(there=False)

    juana = two_answers(day)
    settled(day, juana)

    page = denise.window.desktop.window.go_to("rosters")
    denise.window.settle()
    assert isinstance(page, RostersScreen)
    denise.look()


def in_the_basement(day: Day) -> None:
    """Five people sign up at two tables without a network."""
    for table in (day.rosa, day.marcus):
        table.network(there=False)
    for given in ("Juana", "Luis", "Pao"):
        day.rosa.sign_up(given)
    for given in ("Mai", "Olena"):
        day.marcus.sign_up(given)
    day.rosa.sync()  # pressed all the same: nothing happens, nothing worries
    assert "That is fine" in day.rosa.window.desktop.window.foot.text()
    assert (day.rosa.only_here, day.rosa.on_server) == (3, 0)


def two_answers(day: Day) -> bytes:
    """Rosa and Marcus correct one name each in their way, one of them without a network."""
    rosa, marcus = day.rosa, day.marcus
    lines = sign_up_lines(rosa.laptop.store, rosa.laptop.event, most=99)
    juana = next(line.sign_up for line in lines if "Juana" in line.name.said)
    rosa.correct(juana, "Juana Ortega")
    marcus.correct(juana, "Juana Ruiz")
    assert (rosa.only_here, marcus.only_here) == (1, 1)
    rosa.sync()
    marcus.network(there=True)
    marcus.sync()
    day.denise.sync()
    assert len(list_conflicts(day.denise.laptop.store, day.denise.laptop.author)) == 1
    return juana


def settled(day: Day, juana: bytes) -> None:
    """Denise chooses; after the next syncs all three windows say the same."""
    denise = day.denise
    window = denise.window.desktop.window
    page = window.go_to("review")
    denise.window.settle()
    assert isinstance(page, ReviewScreen)
    assert window.side.buttons["review"].badge.text() == str(page.presenter.state.counts[0])
    items = page.presenter.state.items
    page.presenter.go_to(next(each for each in items if isinstance(each, FoundConflict)))
    page.detail.answers.chips[0].click()
    page.detail.press("choose")
    denise.window.settle()
    denise.look()
    denise.sync()
    names = {denise.family_name(juana)}
    for table in (day.rosa, day.marcus):
        table.sync()
        names.add(table.family_name(juana))
    assert names in ({"Ortega"}, {"Ruiz"})
