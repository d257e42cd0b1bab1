"""Giving a ride: what somebody types of it, what follows from a state, two lifts too close."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from fieldapp.domain.folding import fold
from fieldapp.domain.phones import parse_phone
from fieldapp.domain.problem import Problem
from fieldapp.domain.rides import DRIVEN, may_become
from fieldapp.domain.text import tidy
from fieldapp.domain.typed_times import read_clock, read_typed_day
from fieldapp.domain.values import Value

LIFT_APART: Final = 40
"""Minutes that a van with one lift needs from one chair to the next (domain 2.2, Monday 08:00)."""
WITH_DRIVER: Final = frozenset({"ASSIGNED", "CONFIRMED"})
"""States in which somebody is to fetch the person and has not come yet."""
NOBODY: Final = frozenset({"WANTED", "OFFERED"})
"""States in which nobody is to fetch the person so far."""
FAILED: Final = frozenset({"NODRIVER", "MISSED"})
"""Ends after which the person is still not there."""
BEGUN_ANEW: Final = WITH_DRIVER | FAILED
"""States from which a driver is looked for again, as another ride."""
_STEPS: Final = ("OFFERED", "CONFIRMED", "PICKEDUP", "DROPPED", "RETURNED", "NODRIVER", "MISSED")
_OF_VOUCHERS: Final = ("CONFIRMED",)
_AMOUNT: Final = re.compile(r"\$? ?(\d{1,4})(?:[.,](\d{2}))?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class RideDraft:
    """What the drivers' desk types of a ride, as typed: times `8:15 am`, days `6/1/2026`."""

    ready: str = ""
    pickup: str = ""
    driver_name: str = ""
    driver_phone: str = ""
    driver_cleared: str = ""
    voucher_no: str = ""
    amount: str = ""


def read_ride(draft: RideDraft, day: str, today: date) -> Mapping[str, Value] | tuple[Problem, ...]:
    """Give the fields of a ride that a draft is, or every problem; `day` is that of the visit.

    Codes: ride.ready_at as `read_clock`, ride.driver_phone as `parse_phone`, ride.driver_cleared_on
    as `read_typed_day` and day_ahead, ride.amount_cents amount_unreadable.
    """
    ready = tidy(draft.ready)
    minutes = read_clock(ready, field="ride.ready_at") if ready else None
    phone = tidy(draft.driver_phone)
    found: dict[str, Value | Problem | date] = {
        "ready_at": _at(day, minutes) if isinstance(minutes, int) else minutes,
        "driver_phone": parse_phone(phone, field="ride.driver_phone") if phone else None,
        "driver_cleared_on": _cleared(draft.driver_cleared, today),
        "amount_cents": _cents(draft.amount),
    }
    problems = tuple(each for each in found.values() if isinstance(each, Problem))
    if problems:
        return problems
    texts = {name: tidy(getattr(draft, name)) or None for name in _TEXTS}
    return {**texts, **{name: _value(each) for name, each in found.items()}}


_TEXTS: Final = ("pickup", "driver_name", "voucher_no")


def _value(found: Value | Problem | date) -> Value:
    return None if isinstance(found, Problem | date) else found


def _at(day: str, minutes: int) -> str:
    return f"{day}T{minutes // 60:02d}:{minutes % 60:02d}"


def _cleared(typed: str, today: date) -> str | Problem | None:
    field = "ride.driver_cleared_on"
    if not tidy(typed):
        return None
    read = read_typed_day(typed, field=field, today=today, ahead=False)
    if isinstance(read, Problem):
        return read
    return Problem(field=field, code="day_ahead") if read > today else read.isoformat()


def _cents(typed: str) -> int | Problem | None:
    text = tidy(typed)
    if not text:
        return None
    found = _AMOUNT.fullmatch(text)
    if found is None:
        return Problem(field="ride.amount_cents", code="amount_unreadable")
    return int(found[1]) * 100 + int(found[2] or 0)


def shown_amount(cents: int) -> str:
    """Give an amount as `read_ride` reads it: `12.50`."""
    return f"{cents // 100}.{cents % 100:02d}"


def next_steps(state: str, mode: str, *, returns: bool) -> tuple[str, ...]:
    """Give what can be noted next of a ride, in order; that it has a driver follows from the name.

    A voucher or a pass is given, and nobody comes.
    """
    steps = _STEPS if mode in DRIVEN else _OF_VOUCHERS
    return tuple(
        each for each in steps if may_become(state, each) and (returns or each != "RETURNED")
    )


def assigned_by(state: str, values: Mapping[str, Value]) -> bool:
    """Tell whether a ride has a driver now that it says who drives."""
    return bool(values.get("driver_name")) and state in NOBODY


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Run:
    """A ride as a van sees it: when (`2026-06-20T08:15`), whose van, and whether it needs the lift.

    `key` is the ride's.
    """

    key: bytes
    ready_at: str
    driver: str
    lift: bool


def too_close(runs: Iterable[Run]) -> dict[bytes, tuple[bytes, int]]:
    """Give the rides for which a van's lift has too little time: the other ride, and the minutes.

    Only rides with an hour and a driver; of several others the nearest is told.
    """
    vans: dict[str, list[Run]] = {}
    for run in runs:
        if run.lift and run.ready_at and fold(run.driver):
            vans.setdefault(fold(run.driver), []).append(run)
    found: dict[bytes, tuple[bytes, int]] = {}
    for of_van in vans.values():
        for run in of_van:
            others = [(_between(run, each), each.key) for each in of_van if each.key != run.key]
            apart, other = min(others, default=(LIFT_APART, b""))
            if apart < LIFT_APART:
                found[run.key] = (other, apart)
    return found


def _between(one: Run, other: Run) -> int:
    if one.ready_at[:10] != other.ready_at[:10]:
        return LIFT_APART
    return abs(_minutes(one.ready_at) - _minutes(other.ready_at))


def _minutes(local: str) -> int:
    return int(local[11:13]) * 60 + int(local[14:16])


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Driver:
    """Somebody who drives, as rides name them: `phone` is E.164, `cleared_on` a day or empty."""

    name: str
    phone: str = ""
    cleared_on: str = ""
    rides: int = 0


def drivers_of(rides: Sequence[Mapping[str, Value]]) -> tuple[Driver, ...]:
    """Give who drives in rides, oldest first; by name, with what was said of each last."""
    found: dict[str, Driver] = {}
    for values in rides:
        name = values.get("driver_name")
        if not isinstance(name, str) or not name:
            continue
        before = found.get(fold(name), Driver(name=name))
        found[fold(name)] = Driver(
            name=name,
            phone=_said(values, "driver_phone") or before.phone,
            cleared_on=_said(values, "driver_cleared_on") or before.cleared_on,
            rides=before.rides + 1,
        )
    return tuple(sorted(found.values(), key=lambda each: fold(each.name)))


def _said(values: Mapping[str, Value], name: str) -> str:
    value = values.get(name)
    return value if isinstance(value, str) else ""
