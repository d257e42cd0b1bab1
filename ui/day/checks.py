"""Is this laptop ready: what the store and the computer say, judged line by line. No Qt."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum
from typing import Final

from fieldapp.actions.day import DaySeen
from fieldapp.domain.clock import is_off
from ui.machine import Machine

GIGABYTE: Final = 1_000_000_000
_FULL: Final = 80
_HALF: Final = 40
_DAY_MS: Final = 24 * 3600 * 1000


class Level(IntEnum):
    """How a line stands, the worst first."""

    STOP = 0
    LOOK = 1
    OK = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One line: what was looked at, how it stands, and why, as a code that `words` phrases."""

    code: str
    level: Level
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What is known beside the store: the computer, the fonts that lack, now, and today."""

    machine: Machine
    fonts_missing: int
    now_ms: int
    today: date


def checks(seen: DaySeen, around: Around) -> tuple[Check, ...]:
    """Judge everything that has to be there before a laptop goes where there is no network."""
    return (
        _event(seen, around.today),
        _seats(seen),
        _sync(seen, around.now_ms),
        _clock(seen),
        _codes(seen),
        _battery(around.machine),
        _disk(around.machine),
        _fonts(around.fonts_missing),
        Check(code="people", level=Level.OK, why="people"),
    )


def worst(found: tuple[Check, ...]) -> Level:
    """Give how the laptop stands in all."""
    return min((each.level for each in found), default=Level.OK)


def _check(code: str, level: Level, why: str) -> Check:
    return Check(code=code, level=level, why=why)


def _event(seen: DaySeen, today: date) -> Check:
    if seen.event is None:
        return _check("event", Level.STOP, "none")
    if datetime.fromisoformat(seen.ends).date() < today:
        return _check("event", Level.LOOK, "over")
    return _check("event", Level.OK, "here")


def _seats(seen: DaySeen) -> Check:
    seats = seen.ready.seats
    if seats is None:
        return _check("seats", Level.LOOK, "no_times")
    if seats.free:
        return _check("seats", Level.OK, "free")
    return _check("seats", Level.LOOK, "back" if seats.back else "gone")


def _sync(seen: DaySeen, now_ms: int) -> Check:
    ready = seen.ready
    if not ready.has_server:
        return _check("sync", Level.OK, "alone")
    if not ready.heard_ms:
        return _check("sync", Level.STOP, "never")
    fresh = timedelta(milliseconds=now_ms - ready.heard_ms) <= timedelta(milliseconds=_DAY_MS)
    return _check("sync", Level.OK if fresh else Level.LOOK, "fresh" if fresh else "old")


def _clock(seen: DaySeen) -> Check:
    off = seen.ready.clock_off_ms
    if off is None:
        return _check("clock", Level.OK if not seen.ready.has_server else Level.LOOK, "unknown")
    if not is_off(off):
        return _check("clock", Level.OK, "right")
    return _check("clock", Level.STOP, "ahead" if off > 0 else "behind")


def _codes(seen: DaySeen) -> Check:
    there = bool(seen.ready.codes)
    return _check("codes", Level.OK if there else Level.STOP, "here" if there else "damaged")


def _battery(machine: Machine) -> Check:
    level = machine.battery
    if level is None:
        return _check("battery", Level.OK, "none")
    if machine.plugged:
        return _check("battery", Level.OK, "plugged")
    if level >= _FULL:
        return _check("battery", Level.OK, "full")
    return _check("battery", Level.LOOK if level >= _HALF else Level.STOP, "charge")


def _disk(machine: Machine) -> Check:
    if machine.free is None:
        return _check("disk", Level.OK, "unknown")
    if machine.free >= GIGABYTE:
        return _check("disk", Level.OK, "room")
    full = machine.free < GIGABYTE // 5
    return _check("disk", Level.STOP if full else Level.LOOK, "full" if full else "little")


def _fonts(missing: int) -> Check:
    return _check("fonts", Level.LOOK if missing else Level.OK, "missing" if missing else "here")
