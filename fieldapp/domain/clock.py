"""How right a laptop's clock is, judged by what is known besides it. All times in ms since 1970.

A server's time proves something, stamps of own changes only hint at it: they may have been made
while the clock was ahead.
"""

from dataclasses import dataclass
from typing import Final

CLOCK_OFF_MS: Final = 5 * 60 * 1000
"""A laptop's clock that is further off than this is off."""
_DAY_MS: Final = 24 * 3600 * 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockFacts:
    """What a laptop's file knows of the time.

    `server_ms` is what the server's clock showed at the last exchange, 0 for never; `off_ms` how
    far the laptop's was ahead of it then. `saved_ms` is when the newest own change was made, by its
    stamp; 0 for none, and where stamps are known to be ahead of the time.
    """

    server_ms: int = 0
    off_ms: int = 0
    saved_ms: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockSeen:
    """How a clock stands: `off_ms` ahead of the time (below zero: behind), 0 where it is right.

    Not `exact`: it is behind by at least that much. Not `proven`: it may have been set right since,
    and who works there can say so.
    """

    off_ms: int = 0
    exact: bool = True
    proven: bool = False


def judge_clock(facts: ClockFacts, now_ms: int) -> ClockSeen:
    """Judge a clock that shows `now_ms` by what the file knows."""
    told_off = is_off(facts.off_ms)
    off_ms = facts.off_ms if told_off and not _set_since(facts, now_ms) else 0
    right_ms = now_ms - off_ms
    if right_ms < facts.server_ms - CLOCK_OFF_MS:
        return ClockSeen(off_ms=now_ms - facts.server_ms, exact=False, proven=True)
    # What was stamped by a clock that was off says nothing.
    if not told_off and right_ms < facts.saved_ms - CLOCK_OFF_MS:
        return ClockSeen(off_ms=now_ms - facts.saved_ms, exact=False)
    return ClockSeen(off_ms=off_ms)


def is_off(off_ms: int) -> bool:
    """Tell whether a clock that is so far ahead or behind is off."""
    return abs(off_ms) > CLOCK_OFF_MS


def _set_since(facts: ClockFacts, now_ms: int) -> bool:
    """Tell whether a clock that was off seems to have been set since the last exchange.

    One that was ahead was put back where it shows less than then. One that was days behind has come
    past the server's time: it was set, or so many days went by without a sync, which is rarer.
    """
    if facts.off_ms > 0:
        return now_ms < facts.server_ms + facts.off_ms - CLOCK_OFF_MS
    return facts.off_ms <= -_DAY_MS and now_ms >= facts.server_ms
