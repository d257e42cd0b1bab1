"""The drivers' desk: the rides to an event as somebody looks at them who finds drivers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from fieldapp.actions.acting import Author, row_here
from fieldapp.actions.booking import shown_status
from fieldapp.actions.consenting import effective_consents
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.events import list_events
from fieldapp.actions.events_near import EventHere, chosen_event, events_near
from fieldapp.actions.finding import seen_row
from fieldapp.actions.gathering import by_id, grouped, rows_by
from fieldapp.actions.interpreter_lines import local_text, zone_at
from fieldapp.actions.ride_form import RideForm, half_typed_rides
from fieldapp.actions.roster_facts import site_line
from fieldapp.actions.waiting_list import waiting_here
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.driving import NOBODY, Driver, Run, drivers_of, too_close
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.names import name_as_said
from fieldapp.domain.rides import DRIVEN, NOT_NEEDED, OWN, SHARES, needs_lift, ride_state
from fieldapp.domain.rights import right
from fieldapp.domain.tokens import GIVEN_BACK
from fieldapp.domain.values import Value
from fieldapp.store.lines import WITHDRAWN
from fieldapp.store.rides import events_with_rides
from fieldapp.store.rows import Row, read_row, read_rows
from fieldapp.store.seats import times_taken_out
from fieldapp.store.store import Store

SOON: Final = timedelta(hours=24)
"""How long before a visit somebody has to be found who fetches the person (domain 5.8, RIDE)."""
_UNDER_WAY: Final = frozenset({"PICKEDUP", "DROPPED", "RETURNED", "MISSED"})
_CANCELLED: Final = "CANCELLED"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class RideLine:
    """One ride: whom to fetch where and when, what they need on the way, who drives.

    Nothing of why they go: no vaccine and no birth date. `starts` is when the visit is, `ready_at`
    when to be there (empty where nobody knows); `values` are the fields of the ride as they stand.
    `waiting`: they are on the waiting list, so there is no visit to be fetched to yet.
    `phones` are E.164; `agreed`: a driver may be told. `called_off`: nobody is to be fetched any
    more, and a driver waits to hear of it. `close` is the ride that the same lift has too little
    time for, and how many minutes lie between.
    """

    ride: bytes
    sign_up: bytes
    person: bytes
    ticket: str
    name: str
    sounds: str
    phones: tuple[str, ...]
    directions: str
    language: str
    needs: tuple[str, ...]
    starts: str
    state: str
    values: Mapping[str, Value]
    agreed: bool
    waiting: bool = False
    called_off: bool = False
    close: tuple[bytes, int] | None = None

    def text(self, name: str) -> str:
        """Give a text of the ride, empty where it is not known."""
        value = self.values.get(name)
        return value if isinstance(value, str) else ""

    @property
    def ready_at(self) -> str:
        """When to be there, as `2026-06-20T08:15`."""
        return self.text("ready_at")

    @property
    def mode(self) -> str:
        """How they come, a code of `transport_mode`."""
        return self.text("mode")

    @property
    def fetched(self) -> bool:
        """Whether somebody comes for the person."""
        return self.mode in DRIVEN

    @property
    def lift(self) -> bool:
        """Whether they ride in a wheelchair, or need the lift."""
        return bool(self.values.get("wheelchair")) or needs_lift(self.needs)

    @property
    def open(self) -> bool:
        """Whether somebody has still to be found."""
        settled = self.called_off or self.waiting
        return not settled and self.fetched and self.state in NOBODY


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class RidesSeen:
    """What the page shows of one event at `now` (local); None where there is no event here.

    `drivers` are those named in any ride on this laptop; `typed` are half-typed forms by ride.
    """

    event: EventHere | None = None
    events: tuple[EventHere, ...] = ()
    now: str = ""
    place: str = ""
    lines: tuple[RideLine, ...] = ()
    drivers: tuple[Driver, ...] = ()
    typed: Mapping[bytes, RideForm] = field(default_factory=dict)
    may_give: bool = False


def look_at_rides(desk: OpenedDesk, event: bytes | None) -> RidesSeen:
    """Give the rides to an event by pick-up time: by default to the next that has any.

    Raises: StoreError.
    """
    store, author = desk.store, desk.author
    events = events_near(desk)
    here = chosen_event(events, event or _next(desk, events))
    if here is None:
        return RidesSeen(events=events)
    return RidesSeen(
        event=here,
        events=events,
        now=local_text(store.right_ms(), zone_at(store, here.id)),
        place=site_line(store, row_here(store, "event", here.id)),
        lines=rides_to(store, author, here.id, desk.lists),
        drivers=drivers_of([row.values for row in _rides(store)]),
        typed=half_typed_rides(desk),
        may_give=right(author.role, BY_NAME["ride"]).edit > 0,
    )


def _next(desk: OpenedDesk, events: Sequence[EventHere]) -> bytes | None:
    today, riding = desk.today().isoformat(), events_with_rides(desk.store)
    coming = (each.id for each in events if each.ends[:10] >= today and each.id in riding)
    return next(coming, desk.event)


def _rides(store: Store) -> list[Row]:
    return read_rows(store.connection, BY_NAME["ride"], "driver_name IS NOT NULL")


def rides_without_driver(desk: OpenedDesk) -> tuple[tuple[RideLine, bytes], ...]:
    """Give the rides of the next 24 hours for which nobody was found, and the event of each.

    A visit that is over is no concern any more, and neither is who was told that nobody comes.
    Raises: StoreError.
    """
    store = desk.store
    found: list[tuple[RideLine, bytes]] = []
    for event in list_events(store):
        if event.text("status") == _CANCELLED:
            continue
        now = local_text(store.right_ms(), zone_at(store, event.id))
        until = (datetime.fromisoformat(now) + SOON).isoformat(timespec="minutes")
        if not (event.text("starts") <= until and now < event.text("ends")):
            continue
        lines = rides_to(store, desk.author, event.id, desk.lists)
        found += [(each, event.id) for each in lines if each.open and now < each.starts <= until]
    return tuple(found)


def rides_to(store: Store, author: Author, event: bytes, lists: CodeLists) -> tuple[RideLine, ...]:
    """Give the rides to an event, by pick-up time; those with none last. Raises: StoreError."""
    lines = list(_Reading(store, author, event, lists).lines())
    runs = [
        Run(key=each.ride, ready_at=each.ready_at, driver=each.text("driver_name"), lift=each.lift)
        for each in lines
        if not each.called_off
    ]
    close = too_close(runs)
    told = [replace(each, close=close.get(each.ride)) for each in lines]
    return tuple(sorted(told, key=lambda each: (each.ready_at or f"{each.starts}~", each.ticket)))


class _Reading:
    """One look at the rides to one event."""

    def __init__(self, store: Store, author: Author, event: bytes, lists: CodeLists) -> None:
        self._store, self._author, self._lists = store, author, lists
        slots = by_id(rows_by(store, "slot", "event", [event]))
        for each in times_taken_out(store, event):
            if (row := read_row(store.connection, BY_NAME["slot"], each)) is not None:
                slots[each] = row
        self._slots = slots
        self._visits = by_id(rows_by(store, "appointment", "slot", slots))
        self._waiting = {each.sign_up for each in waiting_here(store, event)}
        who = {row.ref("sign_up") for row in self._visits.values()} | self._waiting
        without = rows_by(store, "appointment", "sign_up", who)  # a ride that was wished for then
        self._visits |= {row.id: row for row in without if not row.ref("slot")}
        rides = list(rows_by(store, "ride", "appointment", self._visits))
        self._rides: dict[bytes, list[Row]] = {}
        for row in rides:
            visit = self._visits[row.ref("appointment")]
            self._rides.setdefault(visit.ref("sign_up"), []).append(row)
        self._said = self._grouped("ride_status", "ride", [row.id for row in rides])
        self._standing = self._standing_times()
        self._waiting -= self._standing.keys()
        self._sign_ups = by_id(rows_by(store, "sign_up", "id", self._rides))
        who = {row.ref("person") for row in self._sign_ups.values()}
        self._people = by_id(rows_by(store, "person", "id", who))
        self._hanging = {
            kind: self._grouped(kind, "person", who)
            for kind in ("contact", "address", "access_need", "consent")
        }

    def _grouped(
        self, kind: str, column: str, ids: Iterable[bytes]
    ) -> Mapping[bytes, Sequence[Row]]:
        return grouped(rows_by(self._store, kind, column, ids), column)

    def _standing_times(self) -> dict[bytes, str]:
        """Give when somebody's visit begins, of those whose visit stands, by sign-up."""
        ids = {row.id for row in self._visits.values() if row.ref("sign_up") in self._rides}
        statuses = grouped(
            rows_by(self._store, "appointment_status", "appointment", ids), "appointment"
        )
        withdrawn = {
            row.ref("sign_up")
            for row in rows_by(self._store, "sign_up_status", "sign_up", self._rides)
            if row.text("state") == WITHDRAWN
        }
        found: dict[bytes, str] = {}
        for each in ids:
            row = self._visits[each]
            sign_up = row.ref("sign_up")
            gone = not row.ref("slot") or shown_status(statuses[each], self._lists) in GIVEN_BACK
            if not gone and sign_up not in withdrawn:
                starts = self._slots[row.ref("slot")].text("starts")
                found[sign_up] = min(starts, found.get(sign_up, starts))
        return found

    def lines(self) -> Iterator[RideLine]:
        """Give the ride that stands of each, and those whose driver waits to hear it is off."""
        for sign_up, rides in self._rides.items():
            row = self._sign_ups.get(sign_up)
            person = None if row is None else self._people.get(row.ref("person"))
            if row is None or person is None:
                continue
            wanted = [each for each in rides if NOT_NEEDED not in self._states(each)]
            here = sign_up in self._standing or sign_up in self._waiting
            standing = wanted[-1] if wanted and here else None
            for each in rides:
                if each is standing and each.text("mode") != OWN:
                    yield self._line(each, row, person)
                elif each is not standing and self._to_tell(each):
                    yield self._line(each, row, person, called_off=True)

    def _states(self, ride: Row) -> list[str]:
        return [row.text("state") for row in self._said.get(ride.id, ())]

    def _to_tell(self, ride: Row) -> bool:
        return bool(ride.text("driver_name")) and _UNDER_WAY.isdisjoint(self._states(ride))

    def _line(self, ride: Row, sign_up: Row, person: Row, *, called_off: bool = False) -> RideLine:
        seen = self._seen([person])
        who = seen[0] if seen else person
        hanging = {kind: self._seen(of.get(person.id, ())) for kind, of in self._hanging.items()}
        visit = self._visits[ride.ref("appointment")]
        slot = self._slots.get(visit.ref("slot"))
        starts = "" if slot is None else slot.text("starts")
        numbers = [row for row in hanging["contact"] if row.text("kind") != "EMAIL"]
        directions = (row.text("directions") for row in hanging["address"])
        ways = next((each for each in directions if each), "")
        return RideLine(
            ride=ride.id,
            sign_up=sign_up.id,
            person=person.id,
            ticket=sign_up.text("ticket"),
            name=name_as_said(who.values),
            sounds=who.text("name_sounds"),
            phones=tuple(row.text("value") for row in numbers if row.text("state") != "BAD"),
            directions="" if ways in ride.text("pickup") else ways,
            language=who.text("lang_spoken"),
            needs=tuple(dict.fromkeys(row.text("code") for row in hanging["access_need"])),
            starts=starts if called_off else self._standing.get(sign_up.id, starts),
            state=ride_state(self._states(ride), self._lists["ride_state"]),
            values=ride.values,
            agreed=SHARES in effective_consents(hanging["consent"], "GRANTED"),
            waiting=sign_up.id in self._waiting and not called_off,
            called_off=called_off,
        )

    def _seen(self, rows: Iterable[Row]) -> list[Row]:
        return [row for each in rows if (row := seen_row(self._author, each)) is not None]
