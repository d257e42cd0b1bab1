"""A day in three windows on one real server, the network coming and going: every number is true."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from fieldapp.actions.conflicts import list_conflicts
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.reviewing import FoundConflict
from fieldapp.store.custody import Custody
from fieldapp.store.lists import sign_up_lines
from tests.support.laptops import Laptop, Programme
from tests.support.proxy import BreakingLine, Cutting
from tests.ui.laptop import JUANA, TestLaptop, a_desk, a_laptop
from ui.review.screen import ReviewScreen
from ui.rosters.screen import RostersScreen

_MARKS = re.compile("[\u2066-\u2069]")
NO_NETWORK = Cutting(up=0)


@dataclass
class Table:
    """One window, the laptop under it, and its own line to the server."""

    window: TestLaptop
    laptop: Laptop
    line: BreakingLine

    def network(self, *, there: bool) -> None:
        self.line.cutting = Cutting() if there else NO_NETWORK

    def sign_up(self, given: str, birth: str = "1961") -> None:
        """Somebody comes to the table: typed and saved by keys."""
        self.window.fill(replace(JUANA, name_given=given, birth=birth, lang_spoken="en"))
        self.window.save()
        self.look()

    def sync(self) -> None:
        """F5, as the window hears it."""
        self.window.desktop.window.top.sync.click()
        self.window.settle()
        self.look()

    def correct(self, sign_up: bytes, name: str) -> None:
        """Open somebody, type the name anew, save."""
        self.window.screen.presenter.open(sign_up)
        self.window.settle()
        self.window.screen.form.questions.name.clear()
        self.window.type(self.window.screen.form.questions.name, name)
        self.window.save()
        self.look()

    def family_name(self, sign_up: bytes) -> str:
        return self.laptop.opened(sign_up).person.text("name_family")

    @property
    def only_here(self) -> int:
        return self.shown(self.window.desktop.window.top.here.text())

    @property
    def on_server(self) -> int:
        return self.shown(self.window.desktop.window.top.there.text())

    def look(self) -> None:
        """Compare every number in sight with what the store itself says."""
        window, store = self.window.desktop.window, self.laptop.store
        lines = [
            line
            for line in sign_up_lines(store, self.laptop.event, most=10_000)
            if not line.withdrawn
        ]
        here = sum(line.where.custody is Custody.SAVED_HERE for line in lines)
        there = sum(line.where.custody in {Custody.ON_SERVER, Custody.SAFE} for line in lines)
        assert (self.only_here, self.on_server) == (here, there)
        if window.page is window.pages["sign_up"]:
            rows = self.window.screen.today.model.rows
            assert len([row for row in rows if not row.struck]) == len(lines)
            assert sum(row.badge == "here" for row in rows) == here

    def shown(self, words: str) -> int:
        """The number that a badge says; none is nought, `All sent` too."""
        found = re.search(r"\d+", _MARKS.sub("", words))
        return int(found[0]) if found and "Changes" not in words else 0


@dataclass
class Day:
    """Rosa's and Marcus's tables and Denise's office."""

    rosa: Table
    marcus: Table
    denise: Table


def _same(desk: OpenedDesk) -> OpenedDesk:
    return desk


@pytest.fixture
def day(qapp: QApplication, tmp_path: Path) -> Iterator[Day]:
    programme = Programme.begun(tmp_path / "programme")
    laptops = programme.canvasser("Rosa"), programme.canvasser("Marcus"), programme.denise
    with ExitStack() as stack:
        stack.callback(programme.close)
        url = stack.enter_context(programme.server.serving())
        tables = []
        for number, laptop in enumerate(laptops):
            line = BreakingLine(url)
            own = stack.enter_context(line.relaying())
            desk = a_desk(laptop.store, laptop.event, author=laptop.author, server=own)
            folder = tmp_path / f"window-{number}"
            folder.mkdir()
            window = stack.enter_context(a_laptop(qapp, folder, partial(_same, desk)))
            tables.append(Table(window, laptop, line))
        yield Day(*tables)


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
