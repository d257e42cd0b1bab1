"""The line before the table: who waits by number, how long it takes, when the short form helps.

A number is handed out on a slip; a sign-up that is saved takes the oldest. How long somebody waits
follows from the oldest slip and from how fast the last ones were taken. Moments are milliseconds
of the laptop's own clock, which may be wrong or set anew: no answer is ever below zero.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

MINUTE_MS: Final = 60_000
PACE_OF: Final = 8
"""The last so many that were taken say how fast it goes."""
BREAK_MS: Final = 15 * MINUTE_MS
"""A longer gap between two is a break, and says nothing of the pace."""
LIMIT_MIN: Final = 10
"""From which wait on the short form is suggested where an event says nothing (domain 2.2)."""
_GOES_AT: Final = 0.7
"""A suggestion goes when the wait fell below this share of the limit, so that it does not blink."""


class Slip(NamedTuple):
    """One number, and when it was handed out."""

    number: int
    since_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingLine:
    """Who waits at this laptop on a `day` (`2026-06-13`), the oldest first.

    `last` is the number handed out last; `taken_ms` when the last ones were taken, newest last.
    """

    day: str = ""
    slips: tuple[Slip, ...] = ()
    last: int = 0
    taken_ms: tuple[int, ...] = ()

    @property
    def length(self) -> int:
        """How many wait."""
        return len(self.slips)


def of_day(line: WaitingLine, day: str) -> WaitingLine:
    """Give the line of a day: yesterday's slips wait for nobody any more."""
    return line if line.day == day else WaitingLine(day=day)


def hand_out(line: WaitingLine, now_ms: int) -> WaitingLine:
    """Hand out the next number."""
    number = line.last + 1
    return replace(line, slips=(*line.slips, Slip(number, now_ms)), last=number)


def take(line: WaitingLine, now_ms: int) -> WaitingLine:
    """Let the oldest come to the table: they wait no more. Nothing happens when nobody waits."""
    if not line.slips:
        return line
    return replace(line, slips=line.slips[1:], taken_ms=(*line.taken_ms, now_ms)[-PACE_OF:])


def pass_over(line: WaitingLine) -> WaitingLine:
    """Take the oldest off who is not there any more: that says nothing of the pace."""
    return replace(line, slips=line.slips[1:])


def put_back(line: WaitingLine, slip: Slip) -> WaitingLine:
    """Let somebody wait again who was taken off, at their old place."""
    if slip in line.slips:
        return line
    return replace(line, slips=tuple(sorted((*line.slips, slip))))


def pace_ms(taken_ms: Sequence[int]) -> int | None:
    """Give how long one takes, from when the last were taken; None where that is not known."""
    gaps = [
        later - sooner for sooner, later in pairwise(taken_ms) if 0 <= later - sooner <= BREAK_MS
    ]
    return round(median(gaps)) if gaps else None


def wait_ms(line: WaitingLine, now_ms: int) -> int:
    """Give how long the wait is: of who waits longest now, or will who comes last.

    0 where nobody waits.
    """
    if not line.slips:
        return 0
    waited = max(0, now_ms - min(slip.since_ms for slip in line.slips))
    pace = pace_ms(line.taken_ms)
    return waited if pace is None else max(waited, pace * line.length)


def wait_minutes(line: WaitingLine, now_ms: int) -> int:
    """Give the wait in minutes, at least 1 where anybody waits."""
    if not line.slips:
        return 0
    return max(1, round(wait_ms(line, now_ms) / MINUTE_MS))


def short_form_helps(
    line: WaitingLine, now_ms: int, limit_min: int | None, *, suggested: bool = False
) -> bool:
    """Tell whether to suggest the short form; `suggested` is whether it is suggested already."""
    limit = (LIMIT_MIN if limit_min is None else limit_min) * MINUTE_MS
    if suggested:
        limit = round(limit * _GOES_AT)
    return bool(line.slips) and wait_ms(line, now_ms) >= limit
