"""Which events have a clinic day, what is given there, and which seats are free."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.events import list_events, offers_of, slots_of
from fieldapp.actions.workers import assignments
from fieldapp.domain.days import read_whole_day, zone_of
from fieldapp.domain.rights import EVERY_EVENT
from fieldapp.store.rows import Row
from fieldapp.store.seat_tokens import NOTHING_HELD, own_seats
from fieldapp.store.store import Store

WALK_IN: Final = "WALKIN"
"""The kind of a time for people without one."""
_NOT_SHOWN: Final = frozenset({"DRAFT", "CANCELLED", "ARCHIVED"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """What is given of a vaccine group; `cvx` is empty while the clinic has not said it."""

    group: str
    cvx: str
    age_from: str
    age_below: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeTime:
    """A time with seats left, as far as this laptop knows: local begin and end."""

    slot: bytes
    starts: str
    ends: str
    free: int
    walk_in: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClinicEvent:
    """An event as its clinic day shows it; `starts` is local, `2026-06-20T09:00`."""

    id: bytes
    title: str
    starts: str
    tz: str
    walk_ins: bool
    products: tuple[Product, ...]

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of the place."""
        return zone_of(self.tz)

    @property
    def groups(self) -> tuple[str, ...]:
        """The vaccine groups given there, in the coordinator's order."""
        return tuple(dict.fromkeys(each.group for each in self.products))

    def moment(self, local: str) -> datetime:
        """Give the moment of a local time at the place."""
        return datetime.fromisoformat(local).replace(tzinfo=self.zone)


def clinic_days(desk: OpenedDesk) -> tuple[ClinicEvent, ...]:
    """Give the events with times or walk-ins that this person works at, the nearest first.

    Of two that are as near the one to come. Raises: StoreError.
    """
    store, author = desk.store, desk.author
    found = [
        row
        for row in list_events(store)
        if row.text("status") not in _NOT_SHOWN
        and (row.values.get("walk_ins") or slots_of(store, row.id))
        and (author.role in EVERY_EVENT or _works_at(store, author.user, row.id))
    ]
    today = desk.today()

    def far(row: Row) -> tuple[int, bool, str]:
        day = read_whole_day(row.text("starts")[:10]) or date.max
        return abs((day - today).days), day < today, row.text("code")

    return tuple(clinic_event(store, row) for row in sorted(found, key=far))


def clinic_event(store: Store, row: Row) -> ClinicEvent:
    """Give an event with what is given there."""
    return ClinicEvent(
        id=row.id,
        title=row.text("title"),
        starts=row.text("starts"),
        tz=row.text("tz"),
        walk_ins=bool(row.values.get("walk_ins")),
        products=tuple(
            Product(
                group=each.text("group"),
                cvx=each.text("cvx"),
                age_from=each.text("age_from"),
                age_below=each.text("age_below"),
            )
            for each in offers_of(store, row.id)
        ),
    )


def free_times(store: Store, event: bytes) -> tuple[FreeTime, ...]:
    """Give the times of an event of which this laptop has seats left, in order."""
    slots = slots_of(store, event)
    own = own_seats(store, slots) if slots else {}
    times = (
        FreeTime(
            slot=each.id,
            starts=each.text("starts"),
            ends=each.text("ends"),
            free=len(own.get(each.id, NOTHING_HELD).free),
            walk_in=each.text("kind") == WALK_IN,
        )
        for each in slots
    )
    return tuple(each for each in times if each.free > 0)


def _works_at(store: Store, user: bytes, event: bytes) -> bool:
    return any(row.values.get("user") == user for row in assignments(store, event))
