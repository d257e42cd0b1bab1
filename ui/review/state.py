"""The items of the review as one list, whatever they are: pure functions over frozen values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from fieldapp.actions.duplicates import Likely
from fieldapp.actions.put_aside import PutAside
from fieldapp.actions.reviewing import (
    FoundConflict,
    FoundEnds,
    FoundLaptop,
    FoundRide,
    ReviewSeen,
    Settled,
    pair_key,
)

Item: TypeAlias = FoundConflict | FoundEnds | FoundRide | FoundLaptop | Likely | PutAside | Settled
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


def comes(item: Item, expected: Mapping[bytes, str]) -> str:
    """Give when the first of those an item is about is to come, empty where nobody is."""
    people: tuple[bytes, ...] = ()
    match item:
        case FoundRide(line=line):
            return line.starts
        case FoundConflict(person=person) | FoundEnds(person=person):
            people = () if person is None else (person.person,)
        case Likely(first=first, second=second):
            people = (first.person, second.person)
        case PutAside(persons=persons):
            people = persons
        case _:
            pass
    return min((expected[each] for each in people if each in expected), default="")


def _severity(item: Item) -> int:
    """Give how grave an item is, 1 for the gravest, as `review_reasons.csv` has its reason."""
    match item:
        case FoundEnds() | FoundRide() | FoundLaptop() | PutAside(code="LANGUNMET" | "OVERBOOK"):
            return 1
        case FoundConflict(conflict=conflict):
            return 2 if conflict.loud else 3
        case PutAside(code="CONTACT" | "CLOCK"):
            return 3
        case _:
            return 2


def _urgency(item: Item, expected: Mapping[bytes, str]) -> tuple[bool, int, str]:
    """What holds up an event to come is first: who is expected there, and rosters that lack some.

    Then the graver, then who comes sooner.
    """
    when = comes(item, expected)
    holds_up = bool(when) or isinstance(item, FoundLaptop)
    return not holds_up, _severity(item), when or "~"


def split(seen: ReviewSeen, pairs: Sequence[Likely]) -> dict[str, tuple[Item, ...]]:
    """Give the items of each filter, what holds up the next event first."""
    answers: tuple[Item, ...] = (*seen.ends, *seen.conflicts)
    aside: tuple[Item, ...] = (*seen.rides, *seen.unheard, *seen.aside)
    return {
        ALL: _in_order((*answers, *aside, *pairs), seen.expected),
        ANSWERS: _in_order(answers, seen.expected),
        PEOPLE: _in_order(pairs, seen.expected),
        ASIDE: _in_order(aside, seen.expected),
        DONE: seen.settled,
    }


def _in_order(items: Iterable[Item], expected: Mapping[bytes, str]) -> tuple[Item, ...]:
    return tuple(sorted(items, key=lambda each: _urgency(each, expected)))


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
