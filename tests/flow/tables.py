"""Windows on laptops that work with one real server, each over a line of its own."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from fieldapp.actions.desk import OpenedDesk
from fieldapp.store.custody import Custody
from fieldapp.store.lists import sign_up_lines
from tests.support.laptops import Laptop, Programme
from tests.support.proxy import BreakingLine, Cutting
from tests.ui.laptop import JUANA, TestLaptop, a_desk, a_laptop

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


@contextmanager
def a_day(app: QApplication, folder: Path) -> Iterator[Day]:
    """Open the three windows; everything is closed at the end."""
    programme = Programme.begun(folder / "programme")
    laptops = programme.canvasser("Rosa"), programme.canvasser("Marcus"), programme.denise
    with ExitStack() as stack:
        stack.callback(programme.close)
        url = stack.enter_context(programme.server.serving())
        tables = []
        for number, laptop in enumerate(laptops):
            line = BreakingLine(url)
            own = stack.enter_context(line.relaying())
            desk = a_desk(laptop.store, laptop.event, author=laptop.author, server=own)
            place = folder / f"window-{number}"
            place.mkdir()
            window = stack.enter_context(a_laptop(app, place, partial(_same, desk)))
            tables.append(Table(window, laptop, line))
        yield Day(*tables)
