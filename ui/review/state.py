"""The items of the review as one list, whatever they are: pure functions over frozen values."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from fieldapp.actions.duplicates import Likely
from fieldapp.actions.reviewing import (
    FoundConflict,
    FoundEnds,
    FoundRide,
    PutAside,
    ReviewSeen,
    Settled,
    pair_key,
)

Item: TypeAlias = FoundConflict | FoundEnds | FoundRide | Likely | PutAside | Settled
ALL: Final = "all"
ANSWERS: Final = "answers"
PEOPLE: Final = "people"
ASIDE: Final = "aside"
DONE: Final = "done"
FILTERS: Final = (ALL, ANSWERS, PEOPLE, ASIDE, DONE)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ReviewState:
    """What the page shows: the items of the filter, how many each filter has, the one in sight.

    `searching`: pairs are being looked for, so that their number may still grow.
    """

    items: tuple[Item, ...] = ()
    counts: tuple[int, ...] = (0,) * len(FILTERS)
    filter: str = ALL
    current: Item | None = None
    searching: bool = True
    loaded: bool = False


def key_of(item: Item) -> bytes:
    """Give the key that stays with an item from one look to the next."""
    match item:
        case Likely():
            return pair_key(item)
        case PutAside():
            return item.row
        case _:
            return item.key


def split(seen: ReviewSeen, pairs: Sequence[Likely]) -> dict[str, tuple[Item, ...]]:
    """Give the items of each filter; what a coordinator has to look at comes first in `all`."""
    loud = [each for each in seen.conflicts if each.conflict.loud]
    quiet = [each for each in seen.conflicts if not each.conflict.loud]
    return {
        ALL: (*seen.ends, *seen.rides, *loud, *pairs, *seen.aside, *quiet),
        ANSWERS: (*seen.ends, *seen.conflicts),
        PEOPLE: tuple(pairs),
        ASIDE: (*seen.rides, *seen.aside),
        DONE: seen.settled,
    }


def derive(
    seen: ReviewSeen | None,
    pairs: Sequence[Likely],
    wanted: tuple[str, bytes | None, int],
    *,
    searching: bool,
) -> ReviewState:
    """Give the state: `wanted` is the filter, the key in sight, and where it stood in the list.

    Where the item is gone, the one that took its place is in sight.
    """
    chosen, key, at = wanted
    if seen is None:
        return ReviewState(filter=chosen)
    parts = split(seen, pairs)
    items = parts[chosen]
    current = next((each for each in items if key_of(each) == key), None)
    if current is None and items:
        current = items[min(at, len(items) - 1)]
    return ReviewState(
        items=items,
        counts=tuple(len(parts[each]) for each in FILTERS),
        filter=chosen,
        current=current,
        searching=searching,
        loaded=True,
    )
