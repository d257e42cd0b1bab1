"""Three canvassers' laptops and the office on one real server, for the Saturday of the story.

A is Rosa's, B Marcus's, C Mai's.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication

from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.events import (
    CreatedEvent,
    EventPlan,
    OfferPlan,
    SlotPlan,
    change_event_status,
    create_event,
    publish_event,
)
from fieldapp.actions.seat_returns import give_back_asked
from fieldapp.actions.seat_split import split_slots
from fieldapp.commands.opening import refreshed
from fieldapp.domain.sign_up import SignUpDraft
from fieldapp.store.lines import SignUpLine
from fieldapp.store.lists import sign_up_lines
from tests.support.laptops import Laptop, Programme
from tests.support.proxy import BreakingLine, Cutting
from tests.support.server import START_MS
from tests.ui.laptop import TestLaptop, a_desk
from ui.page import Page
from ui.sign_up.state import Edit

MINUTE_MS: Final = 60_000
NO_NETWORK: Final = Cutting(up=0)
NINE, TWENTY_PAST = "2026-06-20T09:00", "2026-06-20T09:20"
CLINIC: Final = EventPlan(
    code="BUR-0620A",
    title="Vaccine clinic, Grace Valley Church",
    kind="CLINIC",
    starts=NINE,
    ends="2026-06-20T13:00",
    offers=(
        OfferPlan(group="COVID19", age_from="12 years"),
        OfferPlan(group="FLU", age_from="6 months"),
    ),
    slots=(
        SlotPlan(starts=NINE, ends=TWENTY_PAST, capacity=12),
        SlotPlan(starts=TWENTY_PAST, ends="2026-06-20T09:40", capacity=12),
    ),
)
SEATS: Final = ((2, 4, 2), (3, 3, 3))
"""How many seats of each time A, B and C hold; the others stay in reserve."""

RIDE: Final[dict[str, str | tuple[str, ...]]] = {
    "ride_agreed": ("SHARERIDE",),
    "pickup": "230 Old Depot Road, side door",
    "ride_with": ("RETURN", "WHEELCHAIR"),
}


def plain(words: str) -> str:
    """Give words without the marks that keep their direction."""
    return "".join(each for each in words if each not in "\u2066\u2068\u2069")


@dataclass
class Table:
    """One laptop with its window and its own line to the server."""

    app: QApplication
    laptop: Laptop
    line: BreakingLine
    url: str
    folder: Path
    window: TestLaptop = field(init=False)

    def __post_init__(self) -> None:
        self.folder.mkdir()
        self.line.cutting = NO_NETWORK
        self.open()

    def open(self) -> None:
        """Open the window on the laptop's file, as in the morning."""
        laptop = self.laptop
        desk = a_desk(laptop.store, laptop.event, author=laptop.author, server=self.url)
        same: OpenedDesk = refreshed(desk)
        self.window = TestLaptop(self.app, self.folder, partial(_given, same), self.clock)
        self.sit_down()

    @property
    def clock(self) -> "ClockThatNobodySets":
        return ClockThatNobodySets(self.laptop)

    def freeze(self) -> None:
        """The power button: what is on the disk at this moment is all there is afterwards."""
        laptop = self.laptop
        left = laptop.folder.with_name(f"{laptop.folder.name}-after")
        shutil.copytree(laptop.folder, left)
        self.window.close()
        laptop.close()
        laptop.folder = left
        laptop.reopen()

    def close(self) -> None:
        """Close whichever window is open now, as in the evening."""
        self.window.close()

    def sit_down(self) -> None:
        """Be the window that has the keyboard: several are on one screen here."""
        self.window.desktop.window.activateWindow()
        self.window.settle()

    def sync(self) -> None:
        """In the car park: there is a network for as long as F5 needs."""
        self.line.cutting = Cutting()
        self.window.desktop.window.top.sync.click()
        self.window.settle()
        self.line.cutting = NO_NETWORK

    def page(self, code: str, place: str = "") -> Page | None:
        """Go to a page; None where this role has none of it."""
        page = self.window.desktop.window.go_to(code, place)
        self.window.settle()
        return page

    def at_the_form(self) -> None:
        self.page("sign_up")

    def answer(self, **answers: str | bool | tuple[str, ...]) -> None:
        """Answer questions of the form by their names."""
        for question, value in answers.items():
            self.window.screen.presenter.edit(Edit(field=question, value=value))
        self.window.settle()

    def comes(
        self, name: str, birth: str = "1961", **more: str | bool | tuple[str, ...]
    ) -> SignUpLine:
        """Somebody comes to the table: the form is filled and saved; gives their line."""
        usual: dict[str, str | bool | tuple[str, ...]] = {
            "speaks": ("en",),
            "granted": ("STORE", "SHAREPROV"),
        }
        self.answer(name=name, birth=birth, **usual | more)
        return self.save()

    def save(self) -> SignUpLine:
        """Ctrl+Enter; gives the line of who was saved."""
        before = {line.sign_up for line in self.lines}
        self.window.save()
        said = self.window.screen.presenter.state
        assert said.said is not None
        assert said.said.code in {"saved", "saved_held"}, (said.said, said.problem_fields)
        (new,) = (line for line in self.lines if line.sign_up not in before)
        return new

    @property
    def draft(self) -> SignUpDraft:
        return self.window.screen.presenter.state.draft

    @property
    def lines(self) -> tuple[SignUpLine, ...]:
        return sign_up_lines(self.laptop.store, self.laptop.event, most=1000)

    def times(self) -> list[str]:
        """Give the times in sight, as the chips say them."""
        return [plain(chip.words) for chip in self.window.screen.form.questions.seat.chips]


@dataclass(frozen=True)
class ClockThatNobodySets:
    """What the laptop counts while it is on, whatever its clock on the screen is set to."""

    laptop: Laptop

    def __call__(self) -> int:
        return self.laptop.server.clock()


def _given(desk: OpenedDesk) -> OpenedDesk:
    return desk


@dataclass
class Saturday:
    """A, B, C and the office, and what later moments have to know of earlier ones."""

    programme: Programme
    clinic: CreatedEvent
    a: Table
    b: Table
    c: Table
    office: Table
    known: dict[str, SignUpLine] = field(default_factory=dict)

    @property
    def tables(self) -> tuple[Table, ...]:
        return (self.a, self.b, self.c)

    def it_is(self, time: str, days: int = 0) -> None:
        """Let the time at the place be this."""
        hour, minute = map(int, time.split(":"))
        minutes = days * 24 * 60 + (hour - 8) * 60 + minute
        self.programme.server.clock.now_ms = START_MS + minutes * MINUTE_MS
        for each in (*self.tables, self.office):
            line = each.window.desktop.window.line_keys.line
            if line is not None:
                line.tick()


Moment = Callable[[Saturday], None]


@contextmanager
def a_saturday(app: QApplication, folder: Path) -> Iterator[Saturday]:
    """Friday is over: events published, seats split, laptops enrolled; no network at the church."""
    with ExitStack() as stack:
        programme = Programme.begun(folder / "programme")
        stack.callback(programme.close)
        programme.server.clock.now_ms = START_MS
        clinic = _published(programme)
        names = ("Rosa", "Marcus", "Mai")
        laptops = [programme.canvasser(name, event=programme.denise.event) for name in names]
        _split(programme, clinic, laptops)
        url = stack.enter_context(programme.server.serving())
        tables = []
        for at, laptop in enumerate((*laptops, programme.denise)):
            line = BreakingLine(url)
            own = stack.enter_context(line.relaying())
            tables.append(Table(app, laptop, line, own, folder / f"window-{at}"))
            stack.callback(tables[-1].close)
        a, b, c, office = tables
        yield Saturday(programme, clinic, a, b, c, office)


def _published(programme: Programme) -> CreatedEvent:
    office = programme.denise
    clinic = create_event(office.store, office.author, CLINIC)
    pantry = EventPlan(
        code="BUR-0613B",
        title="Food pantry sign-up, Grace Valley Church",
        kind="SIGNUP",
        starts="2026-06-13T08:00",
        ends="2026-06-13T14:00",
        next_event=clinic.event,
        quick_after_min=10,
        walk_ins=True,
        offers=(OfferPlan(group="COVID19", age_from="12 years", cvx="309"),),
        slots=(
            SlotPlan(
                starts="2026-06-13T11:00", ends="2026-06-13T14:00", capacity=60, kind="WALKIN"
            ),
        ),
        languages_expected=(*(("en", 52), ("es", 31), ("mww", 9), ("kjb", 8), ("ase", 3)),),
    )
    office.event = create_event(office.store, office.author, pantry).event
    for event in (clinic.event, office.event):
        publish_event(office.store, office.author, event)
    change_event_status(office.store, office.author, programme.event, "CANCELLED")
    office.sync()
    return clinic


def _split(programme: Programme, clinic: CreatedEvent, laptops: list[Laptop]) -> None:
    letters = [each.store.identity.letter for each in laptops]
    wanted = {
        slot: dict(zip(letters, seats, strict=True))
        for slot, seats in zip(clinic.slots, SEATS, strict=True)
    }
    office = programme.denise
    split_slots(office.store, office.author, clinic.event, wanted)
    moved = 1
    while moved:
        moved = 0
        for each in programme.laptops:
            moved += (outcome := each.sync()).sent + outcome.rows
            moved += give_back_asked(each.store, each.author).seats
