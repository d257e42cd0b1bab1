"""Story 9: ten seats of one time split 4/4/2 over laptops without a network; nobody oversells.

Three real windows, each on a laptop of its own, and one real server; each person by keys.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from fieldapp.actions.desk import OpenedDesk
from fieldapp.domain.seats import WAITING_LIST
from fieldapp.store.lists import sign_up_lines
from tests.support.laptops import Laptop, Programme
from tests.support.seat_clinic import Clinic, a_clinic
from tests.ui.laptop import JUANA, TestLaptop, a_desk, a_laptop


@dataclass
class Table:
    """A window and the laptop under it."""

    window: TestLaptop
    laptop: Laptop

    def sign_up(self, count: int) -> tuple[int, int]:
        """Sign people up by keys; give how many got the time, and how many wait for a seat."""
        before = self.seats()
        for n in range(count):
            self._sign_up(f"{self.laptop.store.identity.letter}nna {chr(65 + n)}reyes")
        new = [seat for sign_up, seat in self.seats().items() if sign_up not in before]
        return len(new) - new.count(WAITING_LIST), new.count(WAITING_LIST)

    def _sign_up(self, name: str) -> None:
        window, asked = self.window, self.window.screen.form.questions
        given, family = name.split()
        window.fill(replace(JUANA, name_given=given, name_family=family, lang_spoken="en"))
        self.press(asked.wants.chips[0], "1")
        self.press(asked.granted.chips[0], "2")
        self.press(asked.seat.chips[0], "1")  # a time with a seat left, else the waiting list
        window.save()

    def press(self, chip: QWidget, digit: str) -> None:
        chip.setFocus()
        self.window.key(chip, Qt.Key.Key_0 + int(digit), text=digit)
        self.window.settle()

    def seats(self) -> dict[bytes, str]:
        """What each sign-up that is known here holds: a time, or a place on the waiting list."""
        lines = sign_up_lines(self.laptop.store, self.laptop.event, most=99)
        return {each.sign_up: self.laptop.opened(each.sign_up).seat for each in lines}

    def sync(self) -> None:
        """F5, as the window hears it."""
        self.window.desktop.window.top.sync.click()
        self.window.settle()


@pytest.fixture
def day(qapp: QApplication, tmp_path: Path) -> Iterator[tuple[Clinic, list[Table]]]:
    """The clinic, its seats split, and a window on each of the three laptops."""
    programme = Programme.begun(tmp_path / "programme")
    clinic = a_clinic(programme, 10)
    clinic.split(4, 4, 2)
    with ExitStack() as stack:
        stack.callback(programme.close)
        url = stack.enter_context(programme.server.serving())
        tables = []
        for number, laptop in enumerate(clinic.tables):
            desk = a_desk(laptop.store, laptop.event, author=laptop.author, server=url)
            folder = tmp_path / f"window-{number}"
            folder.mkdir()
            window = stack.enter_context(a_laptop(qapp, folder, partial(_same, desk)))
            tables.append(Table(window, laptop))
        yield clinic, tables


def _same(desk: OpenedDesk) -> OpenedDesk:
    return desk


def test_story_9_two_laptops_one_slot(day: tuple[Clinic, list[Table]]) -> None:
    clinic, (rosa, marcus, mai) = day
    assert rosa.sign_up(6) == (4, 2)
    assert marcus.sign_up(6) == (4, 2)
    assert mai.sign_up(1) == (1, 0)
    for table in (rosa, marcus, mai):
        table.sync()
    clinic.office.sync()
    assert clinic.booked() == 9
    assert rosa.sign_up(1) == (0, 1)
    assert mai.sign_up(3) == (1, 2)
    for table in (mai, rosa, marcus):
        table.sync()
    clinic.office.sync()
    assert (clinic.booked(), clinic.overbooked(), clinic.verified()) == (10, [], True)
    assert len(clinic.office.rows("sign_up")) == 17  # nobody was turned away
