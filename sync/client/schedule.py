"""When to try again: a pure function of what happened and of chance."""

from typing import Final

FIRST_S: Final = 5.0
LONGEST_S: Final = 300.0
QUIET_S: Final = 60.0
"""How often a laptop with nothing to do asks whether there is anything for it."""


def wait_s(failures: int, jitter: float, retry_after_s: float = 0.0) -> float:
    """Give the seconds until the next try after `failures` in a row.

    Doubling with jitter (a random number from 0 to 1), so that fifty laptops which lost the same
    server do not come back in step. Never sooner than the
    server asked for, never later than five minutes: a network that comes back is found.
    """
    if failures == 0:
        return QUIET_S * (0.75 + jitter / 2)
    longest = min(LONGEST_S, FIRST_S * 2.0 ** min(failures - 1, 10))
    return max(retry_after_s, longest * (0.5 + jitter / 2))
