"""Whom to call when: parts of the day, tries that keep apart, and where a call list stands.

A try that found nobody is followed by one on another day and in another part of the day; three are
enough (domain 3.10). Nobody is called before eight in the morning or after eight in the evening.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

MOST_TRIES: Final = 3
"""How often somebody is tried, where a task does not say it."""
FIRST_HOUR, LAST_HOUR = time(8), time(20)
LEASE: Final = timedelta(minutes=30)
"""How long somebody who took a task has it to themselves."""
LEAD: Final = timedelta(days=2)
"""How long before the window of a dose opens somebody is called about it."""
WAITS: Final = (timedelta(days=3), timedelta(days=10))
"""How long after the window opened the second and the third try come."""
SPOKEN: Final = frozenset({"REACHED", "REPLYYES", "REPLYNO", "REFUSED", "STOP"})
"""Results by which the person was reached."""
BUSY: Final = "BUSY"
_MORNING, _AFTERNOON, _EVENING, _SATURDAY, _SUNDAY = "WDAM", "WDPM", "WDEV", "SAT", "SUN"
_USUAL: Final = (_EVENING, _SATURDAY, _AFTERNOON, _MORNING)
"""Parts of the week in the order in which most people can be reached."""
_NOON, _DUSK = time(12), time(17)
_A_DAY: Final = timedelta(days=1)


class Standing(StrEnum):
    """Where a task stands."""

    READY = "READY"
    TAKEN = "TAKEN"
    WRONGLANG = "WRONGLANG"
    SAIDYES = "SAIDYES"
    BLOCKED = "BLOCKED"
    GIVENUP = "GIVENUP"
    DONE = "DONE"


OVER: Final = frozenset({Standing.DONE, Standing.GIVENUP})
"""States at which nobody goes on."""


_AFTER: Final = {
    "REACHED": Standing.DONE,
    "REFUSED": Standing.DONE,
    "LANGFAIL": Standing.WRONGLANG,
    "STOP": Standing.BLOCKED,
}
_GIVES_UP: Final = frozenset({"NOANS", "VM", "REACHPROXY"})
"""Results of which the last one ends the trying."""


class When(StrEnum):
    """When somebody on the list is to be called."""

    NOW = "NOW"
    LATER = "LATER"


class Tried(NamedTuple):
    """One try: when, by the clock of the place, and what came of it."""

    at: datetime
    result: str


class NextTry(NamedTuple):
    """The day and the part of the day for the next try."""

    day: date
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked about somebody who is to be called.

    `from_day` is before which nobody calls, `best` the parts of the day they named, `call_at` a
    time they asked for themselves. `window` is the day on which the window of a dose opens.
    """

    tries: Sequence[Tried] = ()
    best: Sequence[str] = ()
    from_day: date | None = None
    call_at: datetime | None = None
    window: date | None = None


def part_of_day(at: datetime) -> str:
    """Give the part of the day or week, a code of `day_parts`."""
    if at.weekday() >= 5:
        return _SATURDAY if at.weekday() == 5 else _SUNDAY
    if at.time() < _NOON:
        return _MORNING
    return _AFTERNOON if at.time() < _DUSK else _EVENING


def good_hour(at: datetime) -> bool:
    """Tell whether anybody may be called at this hour."""
    return FIRST_HOUR <= at.time() < LAST_HOUR


def standing(states: Iterable[str]) -> Standing:
    """Give where a task stands by its states, in the order of their making.

    An end is one whatever came after; of the others the newest holds. A state of a newer program
    says nothing here.
    """
    known = [Standing(each) for each in states if each in Standing.__members__]
    for end in (Standing.DONE, Standing.GIVENUP):
        if end in known:
            return end
    return known[-1] if known else Standing.READY


def unanswered(results: Iterable[str]) -> int:
    """Count the tries that found nobody, by what came of them; a busy line is none."""
    return sum(each not in SPOKEN and each != BUSY for each in results)


def enough_tried(results: Iterable[str], most: int = MOST_TRIES) -> bool:
    """Tell whether somebody was tried often enough."""
    return unanswered(results) >= most


def follows(result: str, *, enough: bool) -> Standing:
    """Give where a task stands after a try. `enough`: with this one somebody was tried enough."""
    if enough and result in _GIVES_UP:
        return Standing.GIVENUP
    return _AFTER.get(result, Standing.READY)


def next_try(asked: Asked) -> NextTry | None:
    """Propose the next try: another day and another part of it, best one they named themselves.

    None where nobody was tried yet, or the line was only busy: any good hour will do.
    """
    told = [each for each in asked.tries if each.result != BUSY]
    missed = unanswered(each.result for each in told)
    if not missed:
        return None
    tried = {part_of_day(each.at) for each in told if each.result not in SPOKEN}
    wanted = [each for each in asked.best if each not in tried]
    wanted = wanted or [each for each in _USUAL if each not in tried] or list(asked.best or _USUAL)
    first = max(each.at for each in told).date() + _A_DAY
    if asked.window is not None:
        first = max(first, asked.window + WAITS[min(missed, len(WAITS)) - 1])
    days = ((_first_day(part, first), at, part) for at, part in enumerate(wanted))
    day, _, part = min(days)
    return NextTry(day=day, part=part)


def _first_day(part: str, day: date) -> date:
    """Give the first day from `day` on that has a part of the week."""
    return next(each for each in _days_from(day) if _has(each, part))


def _days_from(day: date) -> Iterator[date]:
    return (day + n * _A_DAY for n in range(7))


def _has(day: date, part: str) -> bool:
    if part == _SATURDAY:
        return day.weekday() == 5
    return day.weekday() == 6 if part == _SUNDAY else day.weekday() < 5


def when_to_call(asked: Asked, now: datetime) -> When:
    """Tell whether somebody is to be called now. `now` is the time at the place.

    A time they asked for goes before all else; a try whose day is past is due at any good hour.
    """
    if not good_hour(now):
        return When.LATER
    if asked.call_at is not None:
        return When.NOW if now >= asked.call_at else When.LATER
    if asked.from_day is not None and now.date() < asked.from_day:
        return When.LATER
    proposed = next_try(asked)
    part = part_of_day(now)
    if proposed is not None:
        due = proposed.day < now.date() or (proposed.day == now.date() and proposed.part == part)
        return When.NOW if due else When.LATER
    return When.NOW if not asked.best or part in asked.best else When.LATER
