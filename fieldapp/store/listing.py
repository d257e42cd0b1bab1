"""The whole list of people as ids alone: filtered, ordered and told apart in moments.

A list of 100,000 is 1.6 MB of ids; what a line shows is read for the lines in sight only. Every
filter is one walk through an index that holds all it needs (`schema.LISTED`).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from struct import Struct
from typing import Any, Final

from fieldapp.domain.ids import ID_BYTES
from fieldapp.store.lines import ALIVE, WITHDRAWN
from fieldapp.store.lists import people_waiting, person_of, rows_in_conflict
from fieldapp.store.search import names_in_order
from fieldapp.store.store import Store

_VOID: Final = f"SELECT sign_up FROM sign_up_status WHERE state = '{WITHDRAWN}' AND {ALIVE}"  # noqa: S608
_FEW: Final = "INDEXED BY sign_up_unfinished"
"""Without it SQLite, which does not know that they are few, walks through all sign-ups."""
_TOGETHER: Final = "group_concat(hex(one), '')"
_MOST_SPANS: Final = 200
"""Changes of a list that are told one by one; more of them are another list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleFilter:
    """Which people to list; what is not named does not matter.

    `interpreter` asks for one wanted by the newest answer, `incomplete` for a sign-up left to
    finish later that was not withdrawn, `only_here` for work that the server does not have.
    `event`, `incomplete` and `withdrawn` speak of one and the same sign-up.
    """

    language: str = ""
    event: bytes | None = None
    interpreter: bool = False
    incomplete: bool = False
    withdrawn: bool = False
    in_conflict: bool = False
    only_here: bool = False


class Order(StrEnum):
    """How a list is ordered. Who has no ticket stands last."""

    NEWEST = "NEWEST"
    NAME = "NAME"
    TICKET = "TICKET"


@dataclass(frozen=True, slots=True, kw_only=True)
class Blind:
    """A reader who knows some answers only of rows they made: a filter tells no more than a line.

    `language`, `interpreter` and `sign_ups` say which answers these are.
    """

    reader: bytes = b""
    language: bool = False
    interpreter: bool = False
    sign_ups: bool = False


SEES_ALL: Final = Blind()


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """One change of a list: at `at`, `gone` lines go and `come` lines come, in this order."""

    at: int
    gone: int
    come: int


def people_listed(
    store: Store,
    wanted: PeopleFilter,
    order: Order = Order.NEWEST,
    *,
    turned: bool = False,
    among: Sequence[bytes] | None = None,
    blind: Blind = SEES_ALL,
) -> bytes:
    """Give the ids of the living people that a filter asks for, one after the other.

    `turned` gives the other end first. `among` are living people whom a text found: then only they
    are listed, in their own order.
    """
    fitting = _fitting(store, wanted, blind)
    if among is not None:
        return b"".join(among if fitting is None else _only(among, fitting))
    people = _in_order(store, order, wanted.event, blind)
    listed = people if fitting is None else _only(people, fitting)
    return b"".join(reversed(listed) if turned else listed)


def _in_order(store: Store, order: Order, event: bytes | None, blind: Blind) -> Sequence[bytes]:
    if order is Order.NAME:
        return store.kept(order, lambda: names_in_order(store))
    if order is Order.TICKET:
        return store.kept((order, event, blind), lambda: _by_ticket(store, event, blind))
    return _newest_first(store)


def people_count(store: Store) -> int:
    """Count the living people here."""
    return len(_newest_first(store))


def ids_in(listed: bytes, first: int = 0, most: int | None = None) -> tuple[bytes, ...]:
    """Give the ids of some lines of a list, from `first` on."""
    end = len(listed) if most is None else (first + most) * ID_BYTES
    part = listed[max(first, 0) * ID_BYTES : end]
    return tuple(part[at : at + ID_BYTES] for at in range(0, len(part), ID_BYTES))


def changes_between(before: bytes, after: bytes) -> tuple[Span, ...] | None:
    """Give what makes one list of the other, from its end on; None for another list altogether.

    People keep their order in both, or it is another list.
    """
    if not before or not after:
        return () if before == after else None
    head = _alike(before, after)
    tail = _alike_at_end(before, after, most=min(len(before), len(after)) // ID_BYTES - head)
    old = ids_in(before[head * ID_BYTES : len(before) - tail * ID_BYTES])
    new = ids_in(after[head * ID_BYTES : len(after) - tail * ID_BYTES])
    both = set(old).intersection(new)
    if [each for each in old if each in both] != [each for each in new if each in both]:
        return None
    spans: list[Span] = []
    for span in _spans(old, new, both, head):
        if len(spans) == _MOST_SPANS:
            return None
        spans.append(span)
    return tuple(reversed(spans))


def _spans(
    old: Sequence[bytes], new: Sequence[bytes], both: set[bytes], start: int
) -> Iterator[Span]:
    """Walk through both lists at once; `at` counts lines of the old one."""
    at = seen = 0
    while at < len(old) or seen < len(new):
        first, first_new = at, seen
        while at < len(old) and old[at] not in both:
            at += 1
        while seen < len(new) and new[seen] not in both:
            seen += 1
        if at > first or seen > first_new:
            yield Span(at=start + first, gone=at - first, come=seen - first_new)
        at, seen = at + 1, seen + 1


def _alike(one: bytes, other: bytes) -> int:
    """Give how many lines are the same from the beginning on."""
    same, most = 0, min(len(one), len(other)) // ID_BYTES
    while same < most:
        middle = (same + most + 1) // 2
        part = slice(same * ID_BYTES, middle * ID_BYTES)
        if one[part] == other[part]:
            same = middle
        else:
            most = middle - 1
    return same


def _alike_at_end(one: bytes, other: bytes, *, most: int) -> int:
    """Give how many lines are the same at the end, `most` at most."""
    same = 0
    while same < most:
        middle = (same + most + 1) // 2
        parts = [
            each[len(each) - middle * ID_BYTES : len(each) - same * ID_BYTES]
            for each in (one, other)
        ]
        if parts[0] == parts[1]:
            same = middle
        else:
            most = middle - 1
    return same


def _only(people: Iterable[bytes], fitting: set[bytes]) -> list[bytes]:
    return [each for each in people if each in fitting]


def _ids(store: Store, sql: str, arguments: Sequence[Any] = ()) -> tuple[bytes, ...]:
    """Give the ids that a query gives as `one`, in its order; what is no id is left out."""
    return _in_pieces(store, _TOGETHER, sql, arguments)


def _in_pieces(
    store: Store, pieces: str, sql: str, arguments: Sequence[Any] = ()
) -> tuple[bytes, ...]:
    """Give the ids of a query, which come in a few long texts: quicker than as many rows."""
    (texts,) = store.connection.execute(
        f"SELECT {pieces} FROM ({sql}) WHERE length(one) = {ID_BYTES:d}",  # noqa: S608
        arguments,
    ).fetchall()
    ids = bytes.fromhex("".join(text or "" for text in texts))
    return Struct(f"{ID_BYTES}s" * (len(ids) // ID_BYTES)).unpack(ids)


def _newest_first(store: Store) -> Sequence[bytes]:
    sql = f"SELECT id AS one FROM person WHERE {ALIVE} ORDER BY _made DESC, id DESC"  # noqa: S608
    return store.kept(Order.NEWEST, lambda: _ids(store, sql))


def _by_ticket(store: Store, event: bytes | None, blind: Blind) -> list[bytes]:
    """Give people by letter and number of their first ticket, of one event if it is named."""
    test, arguments = _sign_up_test(PeopleFilter(event=event), blind)
    people: dict[bytes, None] = {}
    for letter, first, past in _letters(store):
        found = _in_pieces(
            store,
            ", ".join(f"{_TOGETHER} FILTER (WHERE {each})" for each in _digits(len(letter))),
            f"SELECT ticket, person AS one FROM sign_up WHERE {test}"  # noqa: S608
            " AND ticket >= ? AND ticket < ? ORDER BY ticket, person",
            (*arguments, first, past),
        )
        people.update(dict.fromkeys(found))
    alive = _newest_first(store)
    others = [each for each in alive if each not in people]
    if len(people) + len(others) == len(alive):
        return [*people, *others]
    return [*_only(people, set(alive)), *others]


def _digits(letters: int) -> tuple[str, str, str]:
    """Give the SQL of tickets by how long their number is: longer numbers are larger ones."""
    few, many = (letters + 1 + digits for digits in (3, 4))
    return (
        f"length(ticket) = {few:d}",
        f"length(ticket) = {many:d}",
        f"length(ticket) NOT IN ({few:d}, {many:d})",
    )


def _letters(store: Store) -> Iterator[tuple[str, str, str]]:
    """Give each letter of tickets, and between which two texts its tickets stand."""
    past = ""
    while True:
        (first,) = store.connection.execute(
            "SELECT min(ticket) FROM sign_up WHERE ticket >= ?", (past,)
        ).fetchone()
        if first is None:
            return
        letter, sign, _ = first.partition("-")
        low, past = (f"{letter}-", f"{letter}.") if sign else (first, f"{first}\0")
        yield letter, low, past


def _fitting(store: Store, wanted: PeopleFilter, blind: Blind) -> set[bytes] | None:
    """Give the people who fit every filter that is set, the living among them; None for all."""
    found: set[bytes] | None = None
    for each in _sets(store, wanted, blind):
        found = each if found is None else found & each
        if not found:
            return set()
    return found


def _sets(store: Store, wanted: PeopleFilter, blind: Blind) -> Iterator[set[bytes]]:
    """Give the people of each filter, the ones that are quick to tell first."""
    if wanted.only_here:
        yield people_waiting(store)
    if wanted.in_conflict:
        found = (person_of(store, kind, row) for kind, row in rows_in_conflict(store))
        yield {person for person in found if person is not None}
    if wanted.event is not None or wanted.incomplete or wanted.withdrawn:
        test, arguments = _sign_up_test(wanted, blind)
        table = f"sign_up {_FEW if wanted.incomplete else ''}"
        yield set(
            _ids(store, f"SELECT person AS one FROM {table} WHERE {test}", arguments)  # noqa: S608
        )
    if wanted.language:
        own = "AND _actor = ?" if blind.language else ""
        yield set(
            _ids(
                store,
                f"SELECT id AS one FROM person WHERE {ALIVE} AND lang_spoken = ? {own}",  # noqa: S608
                (wanted.language, *([blind.reader] if own else [])),
            )
        )
    if wanted.interpreter:
        yield _wanting(store, blind)


def _sign_up_test(wanted: PeopleFilter, blind: Blind) -> tuple[str, list[Any]]:
    """Give the SQL that tells whether a sign-up fits, and its arguments."""
    tests, arguments = [ALIVE], list[Any]()
    if wanted.event is not None:
        tests.append("+event = ?")  # through the index that holds everything, not by event
        arguments.append(wanted.event)
    if wanted.incomplete:
        tests.append("finish_later")
    if wanted.withdrawn:
        tests.append(f"id IN ({_VOID})")
    elif wanted.incomplete:
        tests.append(f"id NOT IN ({_VOID})")
    if blind.sign_ups:
        tests.append("_actor = ?")
        arguments.append(blind.reader)
    return " AND ".join(tests), arguments


def _wanting(store: Store, blind: Blind) -> set[bytes]:
    """Give who wants an interpreter by the newest answer; few people ever gave two."""
    answered = f"SELECT person AS one FROM need WHERE {ALIVE} AND wanted"  # noqa: S608 - of this package
    yes = set(_ids(store, f"{answered} = 'YES'"))
    for person in yes.intersection(_ids(store, f"{answered} <> 'YES'")):
        (newest,) = store.connection.execute(
            f"SELECT wanted FROM need WHERE {ALIVE} AND person = ?"  # noqa: S608
            " AND wanted IS NOT NULL ORDER BY _made DESC, id DESC LIMIT 1",
            (person,),
        ).fetchone()
        if newest != "YES":
            yes.discard(person)
    if blind.interpreter:
        own = _ids(store, "SELECT id AS one FROM person WHERE _actor = ?", (blind.reader,))
        return yes.intersection(own)
    return yes


def people_of_household(store: Store, household: bytes) -> list[bytes]:
    """Give the living people of a household, oldest record first; nobody for an empty id."""
    if not household:
        return []
    return list(
        _ids(
            store,
            f"SELECT id AS one FROM person WHERE household = ? AND {ALIVE} ORDER BY _made, id",  # noqa: S608
            (household,),
        )
    )
