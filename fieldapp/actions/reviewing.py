"""What waits for a coordinator: two answers in a field, two records of a person, work put aside.

Conflicts and pairs are found in the rows themselves; what the server put aside stands in review
rows that it made.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from fieldapp.actions.acting import Author, acting, may_see, row_here
from fieldapp.actions.conflicts import Conflict, list_conflicts
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.duplicates import (
    Decided,
    Likely,
    decided,
    join,
    keep_apart,
    look_again,
    side_by_side,
    split,
)
from fieldapp.actions.events import list_events
from fieldapp.actions.finding import lines_of_people
from fieldapp.actions.put_aside import PutAside, put_aside
from fieldapp.actions.ride_desk import RideLine, rides_without_driver
from fieldapp.actions.roster_facts import ended_at, missing_laptops
from fieldapp.actions.two_ends import TwoEnds, ended_twice
from fieldapp.domain.ids import ID_BYTES
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.matching import PairScore, PersonFacts
from fieldapp.domain.roster import MissingLaptop
from fieldapp.domain.touched import Touched
from fieldapp.store.laptops import reported
from fieldapp.store.likenesses import Link, facts_after, links_here
from fieldapp.store.lines import PersonLine
from fieldapp.store.rows import Row, read_rows
from fieldapp.store.seats import people_expected
from fieldapp.store.store import Store

_UNHEARD_S: Final = 12 * 3600
_PAST_S: Final = 30 * 24 * 3600
"""How long after an event a laptop is asked for: later the laptops page is where it stands."""
_DUPLICATE: Final = "DUP"
_TWO_PEOPLE: Final = "KEEPBOTH"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FoundConflict:
    """A conflict and the person it is about; None where it is about nobody, such as an event."""

    key: bytes
    conflict: Conflict
    person: PersonLine | None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FoundEnds:
    """An appointment with two ends that cannot both be true, and whose it is."""

    key: bytes
    doubt: TwoEnds
    person: PersonLine | None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FoundRide:
    """Somebody who is to be fetched within a day and has nobody who drives; and to which event."""

    key: bytes
    line: RideLine
    event: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLaptop:
    """A laptop with work for an event that is over, which the server has not had in full."""

    key: bytes
    laptop: MissingLaptop


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Settled:
    """A pair that was joined (`link`) or kept apart (`ruling`), and when."""

    key: bytes
    link: Link | None
    ruling: bytes
    first: PersonLine
    second: PersonLine
    at_ms: int


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ReviewSeen:
    """What waits and what was settled, newest first; names of users and letters of laptops.

    `expected` is when people are next to come, as `2026-06-20T09:20`, by person: what is about them
    holds up that event.
    """

    conflicts: tuple[FoundConflict, ...]
    ends: tuple[FoundEnds, ...]
    rides: tuple[FoundRide, ...]
    unheard: tuple[FoundLaptop, ...]
    aside: tuple[PutAside, ...]
    settled: tuple[Settled, ...]
    decided: Decided
    users: Mapping[bytes, str]
    laptops: Mapping[bytes, str]
    expected: Mapping[bytes, str]


def look_for_review(desk: OpenedDesk) -> ReviewSeen:
    """Give all that waits but the pairs, which take longer to find: see `facts_part`."""
    store, author = desk.store, desk.author
    conflicts = list_conflicts(store, author)
    doubts = ended_twice(desk)
    wanted = dict.fromkeys(each.person for each in conflicts if each.person is not None)
    wanted |= dict.fromkeys(each.person for each in doubts)
    lines = {line.person: line for line in lines_of_people(store, author, list(wanted))}
    return ReviewSeen(
        conflicts=tuple(
            FoundConflict(
                key=_key(each.row, each.field),
                conflict=each,
                person=None if each.person is None else lines.get(each.person),
            )
            for each in conflicts
        ),
        ends=tuple(
            FoundEnds(key=each.appointment, doubt=each, person=lines.get(each.person))
            for each in doubts
        ),
        rides=tuple(
            FoundRide(key=line.ride, line=line, event=event)
            for line, event in rides_without_driver(desk)
        ),
        unheard=tuple(_not_heard(desk)),
        aside=put_aside(store, author),
        settled=_settled(store, author),
        decided=decided(store),
        users=_texts(store, "user", "name"),
        laptops=_texts(store, "device", "letter"),
        expected=people_expected(store, desk.today().isoformat()),
    )


def _not_heard(desk: OpenedDesk) -> Iterator[FoundLaptop]:
    """Give laptops that were not heard for 12 hours after an event of theirs (domain 5.8, DEVICE).

    Rosters lack their people until they sync; one that was retired or shut out is no concern.
    """
    store, now_ms = desk.store, desk.store.right_ms()
    found: dict[str, MissingLaptop] = {}
    if not reported(store):
        return  # the server has not told this laptop of any
    for event in list_events(store):
        since = now_ms / 1000 - ended_at(event).timestamp()
        worked = event.text("status") not in {"DRAFT", "CANCELLED"}
        if worked and _UNHEARD_S <= since < _PAST_S:
            for each in missing_laptops(store, event, now_ms):
                found.setdefault(each.letter, each)
    for letter, laptop in sorted(found.items()):
        yield FoundLaptop(key=_key(letter.encode(), "unheard"), laptop=laptop)


def facts_part(desk: OpenedDesk, after: bytes) -> tuple[tuple[PersonFacts, ...], bytes]:
    """Give a slice of what people are compared by, and where to go on; empty at the end."""
    if not may_see(desk.author, "person"):
        return (), b""
    return facts_after(desk.store, after)


def pairs_seen(desk: OpenedDesk, pairs: tuple[PairScore, ...]) -> tuple[Likely, ...]:
    """Give pairs as a coordinator looks at them."""
    return side_by_side(desk.store, desk.author, pairs)


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRuled:
    """What was decided of a pair: the link of two joined records, or the ruling's row."""

    row: bytes
    link: Link | None
    touched: Touched


def join_pair(desk: OpenedDesk, pair: Likely) -> PairRuled:
    """Say that two records are one person. Raises: RefusedError; StoreError."""
    link = join(desk.store, desk.author, pair.first.person, pair.second.person)
    touched = Touched(kinds=frozenset({"same_person"}), rows=(link.row,))
    return PairRuled(row=link.row, link=link, touched=touched)


def keep_pair_apart(desk: OpenedDesk, pair: Likely) -> PairRuled:
    """Say that two records are two people. Raises: RefusedError; StoreError."""
    row = keep_apart(desk.store, desk.author, pair.first.person, pair.second.person)
    touched = Touched(kinds=frozenset({"review"}), rows=(row,))
    return PairRuled(row=row, link=None, touched=touched)


def take_back(desk: OpenedDesk, link: Link | None, ruling: bytes) -> Touched:
    """Part two joined records, or let two kept apart be a pair again.

    Raises: RefusedError; StoreError.
    """
    if link is not None:
        return split(desk.store, desk.author, link)
    return look_again(desk.store, desk.author, ruling)


def close_aside(desk: OpenedDesk, row: bytes) -> Touched:
    """Say that nothing has to be done about work put aside. Raises: RefusedError; StoreError."""
    return _set_review(desk.store, desk.author, row, {"state": "DONE", "resolution": "NOTISSUE"})


def reopen_aside(desk: OpenedDesk, row: bytes) -> Touched:
    """Take that back. Raises: RefusedError; StoreError."""
    return _set_review(desk.store, desk.author, row, {"state": "REOPENED", "resolution": None})


def _set_review(
    store: Store, author: Author, row: bytes, values: Mapping[str, str | None]
) -> Touched:
    found = row_here(store, "review", row)
    with acting(store, author, found.event) as act:
        act.edit(found, dict(values))
    return act.touched


def _settled(store: Store, author: Author) -> tuple[Settled, ...]:
    if not (may_see(author, "same_person") and may_see(author, "person")):
        return ()
    links = links_here(store)
    made = {row.id: row.made_ms for row in read_rows(store.connection, BY_NAME["same_person"])}
    where = "reason = ? AND resolution = ?"
    rulings = read_rows(store.connection, BY_NAME["review"], where, (_DUPLICATE, _TWO_PEOPLE))
    people = dict.fromkeys(
        [each for link in links for each in (link.first, link.second)]
        + [each for row in rulings for each in (row.ref("about"), row.ref("other"))]
    )
    lines = {line.person: line for line in lines_of_people(store, author, list(people))}
    found = [
        Settled(
            key=link.row,
            link=link,
            ruling=b"",
            first=lines[link.first],
            second=lines[link.second],
            at_ms=made.get(link.row, 0),
        )
        for link in links
        if link.first in lines and link.second in lines
    ]
    found += [each for row in rulings if (each := _kept_apart(row, lines)) is not None]
    return tuple(sorted(found, key=lambda each: -each.at_ms))


def _kept_apart(row: Row, lines: Mapping[bytes, PersonLine]) -> Settled | None:
    first, second = lines.get(row.ref("about")), lines.get(row.ref("other"))
    if first is None or second is None:
        return None
    return Settled(
        key=row.id, link=None, ruling=row.id, first=first, second=second, at_ms=row.made_ms
    )


def _texts(store: Store, kind: str, field: str) -> dict[bytes, str]:
    return {row.id: row.text(field) for row in read_rows(store.connection, BY_NAME[kind])}


def _key(row: bytes, field: str) -> bytes:
    return blake2b(row + field.encode(), digest_size=ID_BYTES).digest()


def pair_key(pair: Likely) -> bytes:
    """Give a key that stays with a pair."""
    return _key(pair.first.person + pair.second.person, "pair")


def without(pairs: Iterable[Likely], before: Decided) -> tuple[Likely, ...]:
    """Give pairs without those decided meanwhile: finding them anew takes a while."""

    def open_still(pair: Likely) -> bool:
        one, other = pair.first.person, pair.second.person
        joined = before.root.get(one, one) == before.root.get(other, other)
        return not joined and (min(one, other), max(one, other)) not in before.apart

    return tuple(pair for pair in pairs if open_still(pair))
