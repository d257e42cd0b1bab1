"""The ride to a visit: kept with the sign-up, moved with its time, called off with it."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, Protocol

from fieldapp.actions.acting import Act
from fieldapp.actions.rebasing import edit_seen
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.rides import FIELDS, NOT_NEEDED, OWN, WANTED, WITH, RideSaid, ride_of
from fieldapp.domain.seats import WAITING_LIST
from fieldapp.domain.sign_up_draft import SignUpDraft
from fieldapp.domain.typed_times import shown_clock
from fieldapp.domain.values import Value
from fieldapp.store.journal import Made
from fieldapp.store.rows import Row, read_row
from fieldapp.store.seats import standing_appointments
from fieldapp.store.store import Store

_CLOCK_AT: Final = 11


class Ridden(Protocol):
    """The rows of a sign-up, as far as its ride asks for them."""

    @property
    def sign_up(self) -> Row:
        """The sign-up."""

    @property
    def ride(self) -> Row | None:
        """Its ride that stands."""


def give_ride(
    act: Act, appointments: Sequence[Made | bytes], said: RideSaid | None, day: str
) -> None:
    """Keep a ride on the first of the appointments of a visit; `day` is its day, if it is known.

    A visit for several vaccines is one ride. Who has a ride of their own wants none.
    """
    if said is None or not appointments:
        return
    values: dict[str, Value | Made] = {**_filled(said.on(day)), "appointment": appointments[0]}
    made = act.create("ride", values)
    if not said.own:
        act.create("ride_status", {"ride": made, "state": WANTED})


def bring_ride(
    act: Act,
    rows: Ridden,
    drafts: tuple[SignUpDraft, SignUpDraft, SignUpDraft],
    given: Sequence[Made],
) -> None:
    """Bring the ride of a sign-up to what is wanted; `given` are the appointments just made.

    `drafts` are what the form showed when it was opened, what stands, and what is wanted. Another
    time is another ride, and the old one is not needed; without a time there is none. A ride that
    is partly hidden from the author stays where it is: what they cannot see would be lost.
    """
    opened, now, wanted = drafts
    ride, said = rows.ride, ride_of(wanted, [])
    moved = wanted.seat != now.seat and (bool(given) or not wanted.seat)
    if not moved and all(getattr(now, each) == getattr(wanted, each) for each in FIELDS):
        return
    day = visit_day(act.store, wanted.seat)
    if ride is None:
        standing = [each for each, _, _ in standing_appointments(act.store, rows.sign_up.id)]
        give_ride(act, given or (standing if not moved else ()), said, day)
    elif said is None or (moved and not wanted.seat):
        _call_off(act, ride)
    elif (moved and not ride.restricted) or said.own != (ride.text("mode") == OWN):
        _call_off(act, ride)
        give_ride(act, given or (ride.ref("appointment"),), said, day)
    else:
        before, stands = (_shown(each, day) for each in (opened, now))
        edit_seen(act, ride, said.on(day or ride.text("ready_at")[:10]), before, stands)


def _call_off(act: Act, ride: Row) -> None:
    act.create("ride_status", {"ride": ride.id, "state": NOT_NEEDED})


def _shown(draft: SignUpDraft, day: str) -> Mapping[str, Value]:
    said = ride_of(draft, [])
    return {} if said is None else said.on(day)


def _filled(values: Mapping[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in values.items() if value is not None}


def visit_day(store: Store, seat: str) -> str:
    """Give the day (`2026-06-20`) of the time a draft speaks of, empty for the waiting list."""
    if seat in {"", WAITING_LIST}:
        return ""
    slot = read_row(store.connection, BY_NAME["slot"], bytes.fromhex(seat))
    return "" if slot is None else slot.text("starts")[:10]


def typed_ride(ride: Row | None) -> dict[str, Any]:
    """Give the fields of a draft that a kept ride is."""
    if ride is None:
        return {}
    ready, riders, seats = (ride.values.get(each) for each in ("ready_at", "riders", "child_seats"))
    return {
        "ride_mode": ride.text("mode"),
        "ride_pickup": ride.text("pickup"),
        "ride_ready": _clock(ready) if isinstance(ready, str) else "",
        "ride_with": tuple(code for code, field in WITH.items() if ride.values.get(field)),
        "ride_riders": str(riders or ""),
        "ride_child_seats": "" if seats is None else str(seats),
    }


def _clock(local: str) -> str:
    hour, minute = local[_CLOCK_AT:].split(":")[:2]
    return shown_clock(int(hour) * 60 + int(minute))
