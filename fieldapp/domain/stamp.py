"""Stamps: when a change was made, by the clock of its laptop. They never decide what survives.

A stamp is one integer: milliseconds since 1970 shifted left by 16 bits, plus a counter. On one
replica stamps strictly rise, whatever the clock does. Other replicas' stamps never move it, so a
laptop set to 2099 poisons nobody.
"""

from typing import Final

COUNTER_BITS: Final = 16
MAX_MS: Final = (1 << 47) - 1
MAX_STAMP: Final = (MAX_MS << COUNTER_BITS) | ((1 << COUNTER_BITS) - 1)
SERVER_LEAD_MS: Final = 120_000
"""How far past the server's own clock a stamp may reach before the server caps it."""


def at(ms: int) -> int:
    """Give the first stamp of a millisecond, which is clamped to what a stamp can hold."""
    return max(0, min(ms, MAX_MS)) << COUNTER_BITS


def milliseconds(stamp: int) -> int:
    """Give the milliseconds since 1970 of a stamp."""
    return stamp >> COUNTER_BITS


def next_stamp(last: int, now_ms: int, floor_ms: int = 0) -> int:
    """Give the stamp after `last`: the clock's, unless the clock went back.

    `floor_ms` is the newest time any trusted source has shown; a dead clock battery that starts
    in 1970 stays behind it. At the end of time the counter goes on: order is kept.
    """
    return max(last + 1, at(max(now_ms, floor_ms)))


def capped(stamp: int, received_ms: int) -> int:
    """Give the stamp as the server counts it: at most two minutes past its own clock."""
    return min(stamp, at(received_ms + SERVER_LEAD_MS))
