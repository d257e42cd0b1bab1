"""The ride to a visit: kept with the sign-up, moved with its time, called off with it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
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


_PICKUP: Final = "ride_pickup"
_WISH: Final = "ride_wish"
"""Fields of a sign-up: a ride to a time that is held until a guardian agrees."""
_READY: Final = "ready"


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
    _bring_wish(act, rows.sign_up, said, (now, wanted), given=bool(given) or ride is not None)
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


def _bring_wish(
    act: Act,
    sign_up: Row,
    said: RideSaid | None,
    drafts: tuple[SignUpDraft, SignUpDraft],
    *,
    given: bool,
) -> None:
    """Keep the ride with a sign-up while its time is held; once the time is given it is a ride."""
    now, wanted = drafts
    held = not now.seat and bool(wanted.seat or sign_up.values.get(_WISH))
    if (given or held) and act.sees(sign_up, _WISH):
        wish = {} if given else held_ride(said)
        values = {name: wish.get(name) for name in (_PICKUP, _WISH)}
        changed = {n: value for n, value in values.items() if sign_up.values.get(n) != value}
        if changed:
            act.edit(sign_up, changed)


def held_ride(said: RideSaid | None) -> dict[str, Value]:
    """Give a ride as it is kept with a sign-up whose time is held: nothing typed is lost."""
    if said is None:
        return {}
    filled = {name: value for name, value in _filled(said.values).items() if name != "pickup"}
    wish: dict[str, Value] = {**filled, **({_READY: said.ready} if said.ready else {})}
    return {
        _PICKUP: said.values.get("pickup"),
        _WISH: [[name, value] for name, value in wish.items()],
    }


def give_held_ride(act: Act, sign_up: Row, appointment: Made | bytes, day: str) -> None:
    """Make the ride that was wished for with a time that is given now."""
    draft = replace(SignUpDraft(), **typed_ride(None, sign_up))
    said = ride_of(draft, [])
    if said is not None and act.sees(sign_up, _WISH):
        give_ride(act, (appointment,), said, day)
        act.edit(sign_up, {_PICKUP: None, _WISH: None})


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


def typed_ride(ride: Row | None, sign_up: Row) -> dict[str, Any]:
    """Give the fields of a draft that a kept ride is, or one that is wished for with a time."""
    values = _wish_of(sign_up) if ride is None else ride.values
    if not values:
        return {}
    ready, riders, seats = (values.get(each) for each in ("ready_at", "riders", "child_seats"))
    return {
        "ride_mode": values.get("mode") or "",
        "ride_pickup": values.get("pickup") or "",
        "ride_ready": _clock(ready) if isinstance(ready, str) else "",
        "ride_with": tuple(code for code, field in WITH.items() if values.get(field)),
        "ride_riders": str(riders or ""),
        "ride_child_seats": "" if seats is None else str(seats),
    }


def _wish_of(sign_up: Row) -> dict[str, Value]:
    """Give the ride that was wished for, under the names of a ride's fields."""
    entries = sign_up.values.get(_WISH)
    known: dict[str, Value] = {}
    for each in entries if isinstance(entries, list) else ():
        if isinstance(each, list) and len(each) > 1 and isinstance(each[0], str):
            known[each[0]] = each[1]
    if known:
        known["pickup"] = sign_up.values.get(_PICKUP)
    if isinstance(ready := known.pop(_READY, None), str):
        known["ready_at"] = f"0000-00-00T{ready}"
    return known


def _clock(local: str) -> str:
    hour, minute = local[_CLOCK_AT:].split(":")[:2]
    return shown_clock(int(hour) * 60 + int(minute))
