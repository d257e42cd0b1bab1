"""A church basement in the morning: who waits for which interpreter, and who comes when."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from fieldapp.actions.acting import Author
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.events import create_event
from fieldapp.actions.interpreting import Skill, add_interpreter, add_shift
from fieldapp.actions.signing_up import Recorded
from fieldapp.domain.kinds import BY_NAME
from fieldapp.store.rows import Row, read_rows
from fieldapp.store.store import Store
from tests.support.stores import DENISE, ROSA, a_sign_up, a_store, recorded
from tests.support.vault import ToldClock
from tests.ui.laptop import PLAN, TestLaptop, a_desk, a_laptop
from ui.interpreters.screen import InterpretersScreen

MORNING_MS = 1_781_358_000_000  # 13 June 2026, 9:40 in North Carolina
PABLO, TESS, JO, KIA = "Pablo Tomás", "Tess Moore", "Jo Ellis", "Kia Moua"


@dataclass
class Morning:
    """A laptop's store on the day, before a window is opened on it."""

    store: Store
    event: bytes

    def person(self, author: Author = ROSA, **typed: Any) -> Recorded:
        given: dict[str, Any] = {"finish_later": True, "modes": ("RELAY",), "relay_via": "es"}
        return recorded(self.store, a_sign_up(**given | typed), author, self.event)

    def cole(self, **typed: Any) -> Recorded:
        """Ms. Cole, who signs and does not want notes."""
        signs: dict[str, Any] = {
            "name_given": "Nora",
            "name_family": "Cole",
            "lang_spoken": "ase",
            "modes": ("SIGN2", "CART"),
            "relay_via": "",
            "need_reason": "DEAF",
        }
        return self.person(**signs | typed)

    def comes(
        self, name: str, language: str, hours: tuple[str, str], *, mode: str = "ONSITE", proof: str
    ) -> bytes:
        """Book an interpreter for hours of the day; gives the shift."""
        skill = Skill(from_language=language, to_language="en", qualification=proof)
        who = add_interpreter(self.store, DENISE, name=name, skills=[skill])
        starts, ends = (f"2026-06-13T{each}" for each in hours)
        return add_shift(
            self.store,
            DENISE,
            self.event,
            who,
            starts=starts,
            ends=ends,
            mode=mode,
            place="Station 4",
        )

    def rows(self, kind: str) -> list[Row]:
        return read_rows(self.store.connection, BY_NAME[kind])


@dataclass
class Open:
    """The window on that store, with the page of interpreters in sight."""

    laptop: TestLaptop
    morning: Morning

    @property
    def page(self) -> InterpretersScreen:
        page = self.laptop.desktop.window.go_to("interpreters")
        assert isinstance(page, InterpretersScreen)
        self.laptop.settle()
        return page

    def press(self, key: str) -> None:
        """Press a key on the list."""
        page = self.page
        page.ways[key].activated.emit()
        self.laptop.settle()

    def pick(self, row: str, words: str) -> None:
        """Pick a chip of a question by its words, as a person does by its number."""
        chips = getattr(self.page.card, row).chips
        (at,) = [at for at, chip in enumerate(chips) if chip.words.startswith(words)]
        digit = str(at + 1)
        self.laptop.key(chips[0], Qt.Key.Key_0 + at + 1, text=digit)
        self.laptop.settle()

    def listed(self) -> list[str]:
        return [row.title for row in self.page.model.rows]

    def badges(self) -> list[str]:
        return [row.badge for row in self.page.model.rows]

    def said(self) -> str:
        return self.page.card.status.words.text()


def a_morning(folder: Path) -> Morning:
    store = a_store(folder / "store", clock=ToldClock(now_ms=MORNING_MS))
    return Morning(store, create_event(store, DENISE, PLAN).event)


def a_desk_of(morning: Morning, author: Author) -> OpenedDesk:
    return a_desk(morning.store, morning.event, author=author)


@contextmanager
def opened(
    qapp: QApplication, folder: Path, morning: Morning, author: Author = ROSA
) -> Iterator[Open]:
    """Open the window on it."""
    with a_laptop(qapp, folder, lambda: a_desk_of(morning, author)) as laptop:
        yield Open(laptop, morning)
