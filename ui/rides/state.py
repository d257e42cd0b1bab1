"""What the page of rides shows, as pure functions over frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from fieldapp.actions.ride_desk import RideLine, RidesSeen
from fieldapp.actions.ride_form import RideForm
from fieldapp.domain.driving import BEGUN_ANEW, WITH_DRIVER, Driver, next_steps
from fieldapp.domain.folding import fold
from fieldapp.domain.problem import Problem
from fieldapp.domain.rides import DRIVEN

OPEN: Final = "open"
ALL: Final = "all"
OFF: Final = "off"
FILTERS: Final = (OPEN, ALL, OFF)
_MOST_DRIVERS: Final = 8
_PAID: Final = frozenset({"TRANSIT", "TAXI", "GAS", "BUSPASS"})
"""Ways for which there is a voucher, a pass or an amount."""
_DRIVER: Final = ("driver_name", "driver_phone", "driver_cleared")
_WHERE: Final = ("ready", "pickup")
_VOUCHER: Final = ("voucher_no", "amount")
FIELDS: Final = (*_DRIVER, *_WHERE, *_VOUCHER)
OF_PROBLEM: Final = {
    "ride.ready_at": "ready",
    "ride.driver_phone": "driver_phone",
    "ride.driver_cleared_on": "driver_cleared",
    "ride.amount_cents": "amount",
    "ride.pickup": "pickup",
    "ride.driver_name": "driver_name",
    "ride.voucher_no": "voucher_no",
}
"""The question at which a problem is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a person chose on the page: filter, ride, and its place in the list."""

    filter: str = ALL
    key: bytes | None = None
    at: int = 0


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class RidesState:
    """The rides of the filter, how many each filter has, the one in sight, and its form."""

    seen: RidesSeen | None = None
    items: tuple[RideLine, ...] = ()
    counts: tuple[int, ...] = (0,) * len(FILTERS)
    filter: str = ALL
    current: RideLine | None = None
    form: RideForm | None = None
    problems: Mapping[str, Problem] | None = None
    half_typed: frozenset[bytes] = frozenset()

    @property
    def _can_be_given(self) -> bool:
        """Whether the ride in sight still goes its way, and this role brings it on."""
        line = self.current
        goes_on = line is not None and not line.called_off and not line.waiting
        return goes_on and self.seen is not None and self.seen.may_give

    @property
    def asked(self) -> tuple[str, ...]:
        """The questions that are asked of the ride in sight."""
        line = self.current
        if line is None or not self._can_be_given:
            return ()
        driven = (*_DRIVER, *_WHERE) if line.mode in DRIVEN else ()
        return (*driven, *(_VOUCHER if line.mode in _PAID else ()))

    @property
    def steps(self) -> tuple[str, ...]:
        """What can be noted next of it."""
        line = self.current
        if line is None or not self._can_be_given:
            return ()
        return next_steps(line.state, line.mode, returns=bool(line.values.get("return_needed")))

    @property
    def anew(self) -> bool:
        """Whether a driver can be looked for again."""
        line = self.current
        return line is not None and self._can_be_given and line.state in BEGUN_ANEW

    @property
    def drivers(self) -> tuple[Driver, ...]:
        """Who has driven before and begins like what is typed."""
        if self.seen is None or self.form is None:
            return ()
        typed = fold(self.form.draft.driver_name)
        known = self.seen.drivers
        found = [each for each in known if typed in fold(each.name) and typed != fold(each.name)]
        return tuple(found[:_MOST_DRIVERS])


def split(seen: RidesSeen) -> dict[str, tuple[RideLine, ...]]:
    """Give the rides of each filter."""
    standing = tuple(each for each in seen.lines if not each.called_off)
    return {
        OPEN: tuple(each for each in standing if each.open),
        ALL: standing,
        OFF: tuple(each for each in seen.lines if each.called_off),
    }


def late(line: RideLine, now: str) -> bool:
    """Tell whether somebody should have been fetched by now."""
    return line.state in WITH_DRIVER and bool(line.ready_at) and line.ready_at <= now


def other_of(seen: RidesSeen, line: RideLine) -> RideLine | None:
    """Give the ride that the same lift has too little time for."""
    if line.close is None:
        return None
    return next((each for each in seen.lines if each.ride == line.close[0]), None)


def derive(seen: RidesSeen | None, wanted: Wanted) -> RidesState:
    """Give the state. Where the ride is gone, the one that took its place is in sight."""
    if seen is None:
        return RidesState(filter=wanted.filter)
    parts = split(seen)
    items = parts[wanted.filter]
    current = next((each for each in items if each.ride == wanted.key), None)
    if current is None and items:
        current = items[min(wanted.at, len(items) - 1)]
    return RidesState(
        seen=seen,
        items=items,
        counts=tuple(len(parts[each]) for each in FILTERS),
        filter=wanted.filter,
        current=current,
    )
