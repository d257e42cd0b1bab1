"""How many slips of a key lie between two words."""

from collections.abc import Callable
from functools import cache


def slips_between(one: str, other: str, *, most: int) -> int:
    """Count letters that are wrong, missing, too many or swapped; of more than `most`, one more."""
    return _measure()(one, other, score_cutoff=most)


@cache
def _measure() -> Callable[..., int]:
    from rapidfuzz.distance import OSA  # no start of the window waits for it

    return OSA.distance
