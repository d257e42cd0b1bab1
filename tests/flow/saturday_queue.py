"""Denise's queue: what the review and To finish show in the office, and in which order."""

from collections import Counter
from typing import Final

from fieldapp.actions.duplicates import Likely
from fieldapp.actions.finishing import Whose
from fieldapp.actions.put_aside import PutAside
from fieldapp.actions.reviewing import FoundConflict, FoundLaptop
from tests.flow.saturday import Saturday
from ui.finish_later.screen import FinishLaterScreen
from ui.review.screen import ReviewScreen
from ui.review.state import Item, comes

STILL_QUICK: Final = 31
PAIRED: Final = 4
SUNDAY: Final = {
    "INCOMP": 20,
    "MINOR": 1,
    "LANGUNMET": 3,
    "CONFLICT": 2,
    "DEVICE": 1,
    "CLOCK": 1,
}
"""What the office can know before C has synced: of the 31 that lack something, Tyrell among them,
ten are on C, and so is one half of each pair."""
ORDER: Final = [*["LANGUNMET"] * 3, "DEVICE", *["CONFLICT"] * 2, "CLOCK"]
"""Who is expected and has no interpreter; the laptop whose people no roster has; the two answers
about Mr. Hayes, who is expected as well; last what holds nobody up."""
RESERVE: Final = 8
"""How many of the twelve seats that were kept back Denise gives to who waits."""


def denise_gives_of_the_reserve(day: Saturday) -> None:
    """Ctrl+G, eight times: who waits longest gets a seat that no laptop held."""
    office = day.office
    office.at_the_form()
    for _ in range(RESERVE):
        if office.window.screen.list_card.offer.offer is None:
            office.sync()
        offer = office.window.screen.list_card.offer.offer
        assert offer is not None
        office.window.screen.give_key.activated.emit()
        office.window.settle()


def queue_of(day: Saturday) -> tuple[Counter[str], tuple[Item, ...]]:
    """Count what the two pages of the office show, by the reasons of the review."""
    office = day.office
    review = office.page("review")
    assert isinstance(review, ReviewScreen)
    review.presenter.find_pairs()
    office.window.settle()
    items = review.presenter.state.items
    counts = Counter(map(_reason, items))
    finish = office.page("finish_later")
    assert isinstance(finish, FinishLaterScreen)
    finish.presenter.show(Whose.ALL)
    held = [each for each in finish.presenter.lines if each.holds_up]
    minors = [each for each in held if any("guardian" in gap.code for gap in each.gaps)]
    counts["INCOMP"], counts["MINOR"] = len(held) - len(minors), len(minors)
    return counts, items


def _reason(item: Item) -> str:
    match item:
        case Likely():
            return "DUP"
        case FoundConflict():
            return "CONFLICT"
        case FoundLaptop():
            return "DEVICE"
        case PutAside(code=code):
            return code
        case _:
            return type(item).__name__


def in_order(day: Saturday, items: tuple[Item, ...]) -> list[str]:
    """Give the reasons in the order of the list, and hold that who is expected comes first."""
    review = day.office.page("review")
    assert isinstance(review, ReviewScreen)
    assert review.presenter.seen is not None
    expected = review.presenter.seen.expected
    blocks = [bool(comes(each, expected)) or isinstance(each, FoundLaptop) for each in items]
    assert blocks == sorted(blocks, reverse=True)
    return [_reason(each) for each in items]


def denise_works_the_queue(day: Saturday) -> None:
    """Half past ten on Sunday: what blocks next Saturday stands first."""
    day.office.sync()
    counts, items = queue_of(day)
    assert counts == SUNDAY
    assert in_order(day, items) == ORDER


def all_is_here(day: Saturday) -> None:
    """C has synced: its laptop is asked for no more, its ten quick records and the pairs are here.

    The story counts six pairs: the two of the Vang household, and of the two elders, are four.
    """
    counts, items = queue_of(day)
    assert [*dict.fromkeys(in_order(day, items))] == ["LANGUNMET", "DUP", "CONFLICT", "CLOCK"]
    assert counts["INCOMP"] + counts["MINOR"] == STILL_QUICK
    assert counts["DUP"] == PAIRED
    assert counts["DEVICE"] == 0
