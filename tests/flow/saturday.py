"""Three canvassers' laptops and the office on one real server, for the Saturday of the story.

A is Rosa's, B Marcus's, C Mai's.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication

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
from fieldapp.commands.demo.story import Arrival
from fieldapp.store.lines import SignUpLine
from sync.server.enrol import assign_user
from tests.flow.saturday_crowd import comes_by_keys, crowd, for_today, on_paper
from tests.flow.saturday_table import Table
from tests.support.laptops import Laptop, Programme
from tests.support.proxy import BreakingLine
from tests.support.server import START_MS, Clock
from tests.support.stores import TODAY

MINUTE_MS: Final = 60_000
FRIDAY_MS: Final = 14 * 60 * MINUTE_MS
"""From six on the evening before until the doors open."""
CLINIC: Final = EventPlan(
    code="BUR-0620A",
    title="Vaccine clinic, Grace Valley Church",
    kind="CLINIC",
    starts="2026-06-20T09:00",
    ends="2026-06-20T13:00",
    offers=(
        OfferPlan(group="COVID19", age_from="12 years"),
        OfferPlan(group="FLU", age_from="6 months"),
        OfferPlan(group="TDAP", age_from="10 years"),
    ),
    slots=tuple(
        SlotPlan(starts=f"2026-06-20T{starts}", ends=f"2026-06-20T{ends}", capacity=seats)
        for starts, ends, seats in (
            ("09:00", "09:20", 12),
            ("09:20", "09:40", 20),
            ("09:40", "10:00", 20),
            ("10:00", "10:20", 20),
        )
    ),
)
SEATS: Final = ((2, 4, 2), (6, 6, 6), (6, 5, 6), (6, 5, 6))
"""How many seats of each time A, B and C hold, 20 each; 12 of the 72 stay in reserve."""

LETTERS: Final = ("A", "B", "C")


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
    queue: list[Arrival] = field(default_factory=crowd)
    came: dict[str, Arrival] = field(default_factory=dict)
    """Who of the crowd is here, by ticket."""
    slips: dict[str, list[Arrival]] = field(default_factory=lambda: {e: [] for e in LETTERS})
    """Who wrote on a slip, by the letter of the table where it lies."""

    @property
    def tables(self) -> tuple[Table, ...]:
        return (self.a, self.b, self.c)

    def people_come(self, until: str) -> None:
        """Let everybody come who comes before this time of the Saturday, minute by minute."""
        while self.queue and self.queue[0].at[-5:] <= until:
            arrival = self.queue.pop(0)
            if on_paper(arrival):
                self.slips[arrival.laptop].append(arrival)
                continue
            self.it_is(arrival.at[-5:])
            table = dict(zip(LETTERS, self.tables, strict=True))[arrival.laptop]
            self.came[comes_by_keys(table, arrival).ticket] = arrival

    def waits_today(self, table: Table) -> list[str]:
        """Give the tickets of a table's people who came for today's dose, in their order."""
        letter = table.laptop.store.identity.letter
        return sorted(t for t, came in self.came.items() if t[0] == letter and for_today(came))

    def it_is(self, time: str, days: int = 0) -> None:
        """Let the time at the place be this."""
        hour, minute = map(int, time.split(":"))
        minutes = days * 24 * 60 + (hour - 8) * 60 + minute
        self.programme.server.clock.now_ms = START_MS + minutes * MINUTE_MS
        for each in (*self.tables, self.office):
            each.today = TODAY + timedelta(days=days)
            line = each.window.desktop.window.line_keys.line
            if line is not None:
                line.tick()


Moment = Callable[[Saturday], None]


@contextmanager
def a_saturday(app: QApplication, folder: Path) -> Iterator[Saturday]:
    """Friday, six o'clock: events published, seats split, laptops enrolled."""
    with ExitStack() as stack:
        programme = Programme.begun(folder / "programme", clock=Clock(START_MS - FRIDAY_MS))
        stack.callback(programme.close)
        clinic = _published(programme)
        names = ("Rosa", "Marcus", "Mai")
        laptops = [programme.canvasser(name, event=programme.denise.event) for name in names]
        _split(programme, clinic, laptops)
        server = programme.server
        assign_user(server.service, server.org, laptops[2].device, laptops[1].author.user)
        programme.settle()
        url = stack.enter_context(server.serving())
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
