"""The list of people as the window shows it: all of them by id, and the lines that are in sight."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.events import list_events
from fieldapp.actions.finding import lines_of_people, list_people
from fieldapp.actions.workers import list_users
from fieldapp.store.lines import PersonLine
from fieldapp.store.listing import (
    Order,
    PeopleFilter,
    Span,
    changes_between,
    ids_in,
    people_count,
)
from fieldapp.store.search import find

FOUND_MOST: Final = 2_000
"""People a text may find, the best; who finds more has not typed enough yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleQuestion:
    """Whom to list and how. A text orders by how well it is met, whatever `order` says."""

    wanted: PeopleFilter = field(default_factory=PeopleFilter)
    order: Order = Order.NEWEST
    turned: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class InSight:
    """What is listed now, and which lines of it a person sees."""

    listed: bytes = b""
    first: int = 0
    most: int = 60


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PeopleSeen:
    """The list that answers a question.

    `listed` are ids, 16 bytes each; `changes` lead to it from what was listed before, None where
    it is another list. `lines` are those in sight. `more` says that a text finds more than are
    listed, `everybody` counts the people here. Names of users and titles of events by row.
    """

    question: PeopleQuestion
    listed: bytes
    changes: tuple[Span, ...] | None
    lines: tuple[PersonLine, ...]
    more: bool
    everybody: int
    users: Mapping[bytes, str]
    events: Mapping[bytes, str]


def look_at_people(desk: OpenedDesk, question: PeopleQuestion, sight: InSight) -> PeopleSeen:
    """Give the list for a question, and its lines that are in sight. Raises: StoreError."""
    store, author = desk.store, desk.author
    among = find(store, question.text, most=FOUND_MOST) if question.text.strip() else None
    listed = list_people(
        store, author, question.wanted, question.order, turned=question.turned, among=among
    )
    changes = changes_between(sight.listed, listed)
    first = sight.first + _shift(changes or (), sight.first)
    return PeopleSeen(
        question=question,
        listed=listed,
        changes=changes,
        lines=lines_of_people(store, author, ids_in(listed, first, sight.most)),
        more=among is not None and len(among) == FOUND_MOST,
        everybody=people_count(store),
        users={row.id: row.text("name") for row in list_users(store)},
        events={row.id: row.text("title") for row in list_events(store)},
    )


def lines_in_sight(desk: OpenedDesk, people: tuple[bytes, ...]) -> tuple[PersonLine, ...]:
    """Give the lines of some people; who is gone by now is left out. Raises: StoreError."""
    return lines_of_people(desk.store, desk.author, people)


def _shift(changes: tuple[Span, ...], first: int) -> int:
    """Give by how much the first line in sight moved."""
    return sum(each.come - each.gone for each in changes if each.at < first)
