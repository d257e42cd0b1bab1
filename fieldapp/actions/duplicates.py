"""Records that may be one person: found, joined, kept apart, and parted again.

Joining adds one row that says so, and parting takes it out again: the records themselves stay as
they are, so nothing has to be restored.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from fieldapp.actions.acting import Author, acting, may_see, row_here
from fieldapp.actions.finding import lines_of_people
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.matching import PairScore, PersonFacts, duplicate_pairs
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.domain.rights import right
from fieldapp.domain.touched import Touched
from fieldapp.store.likenesses import Link, facts_here, facts_of, links_here, links_of
from fieldapp.store.lines import PersonLine
from fieldapp.store.rows import Row, read_rows
from fieldapp.store.search import find
from fieldapp.store.store import Store

REASON: Final = "DUP"
TWO_PEOPLE: Final = "KEEPBOTH"
_SETTLED: Final = "DONE"
_PARTED: Final = "MISTAKE"
_ASKED: Final = 100
"""People a name or phone finds, who are compared with one."""

_Pair: TypeAlias = tuple[bytes, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What was decided before: to which record others were joined, and who was kept apart."""

    root: Mapping[bytes, bytes]
    apart: frozenset[_Pair]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Likely:
    """Two records side by side: score from 1 to 100, and why (codes of `domain.matching`)."""

    score: int
    reasons: tuple[str, ...]
    first: PersonLine
    second: PersonLine


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Cluster:
    """Records that count as one person, oldest link first; a single one has no links."""

    people: tuple[PersonLine, ...]
    links: tuple[Link, ...]


def find_duplicates(store: Store, author: Author) -> tuple[PairScore, ...]:
    """Give the pairs among all people here that nobody has decided yet, the likeliest first.

    Some 100 ms for each 1,000 people. To let others work meanwhile, read `facts_here` slice by
    slice and give them to `undecided`, which needs no store.
    """
    if not may_see(author, "person"):
        return ()
    facts = (each for part in facts_here(store) for each in part)
    return undecided(facts, decided(store))


def undecided(people: Iterable[PersonFacts], before: Decided) -> tuple[PairScore, ...]:
    """Give the pairs among people, the likeliest first, without those that were decided.

    Of records that were joined to one person, only the likeliest is paired with another one.
    """
    found: dict[_Pair, PairScore] = {}
    for pair in sorted(duplicate_pairs(people), key=_order):
        first, second = (before.root.get(each, each) for each in (pair.first, pair.second))
        if first != second and _in_order(pair.first, pair.second) not in before.apart:
            found.setdefault(_in_order(first, second), pair)
    return tuple(found.values())


def likely_same(store: Store, author: Author, person: PersonLine) -> tuple[Likely, ...]:
    """Give who may be the same as one person, the likeliest first, and was not decided yet.

    Looks among those who are found by one of the names or a phone: some 50 ms, where all pairs of
    everybody take minutes.
    """
    if not may_see(author, "same_person"):
        return ()
    words = (person.name.given, person.name.family, person.name.native, *person.phones)
    known = dict.fromkeys(
        (person.person, *(each for word in words for each in find(store, word, most=_ASKED)))
    )
    pairs = undecided(facts_of(store, list(known)), decided(store))
    own = (pair for pair in pairs if person.person in {pair.first, pair.second})
    return side_by_side(store, author, own)


def decided(store: Store) -> Decided:
    """Give what was decided before."""
    root: dict[bytes, bytes] = {}
    for link in links_here(store):
        one, other = _root(root, link.first), _root(root, link.second)
        root[one] = root[other] = min(one, other)
    apart = frozenset(_in_order(row.ref("about"), row.ref("other")) for row in _rulings(store))
    return Decided(root={each: _root(root, each) for each in root}, apart=apart)


def side_by_side(store: Store, author: Author, pairs: Iterable[PairScore]) -> tuple[Likely, ...]:
    """Give pairs as a coordinator looks at them; of people who are gone by now, none."""
    given = list(pairs)
    people = [person for pair in given for person in (pair.first, pair.second)]
    lines = {line.person: line for line in lines_of_people(store, author, people)}
    return tuple(
        Likely(
            score=pair.score,
            reasons=pair.reasons,
            first=lines[pair.first],
            second=lines[pair.second],
        )
        for pair in given
        if pair.first in lines and pair.second in lines
    )


def join(store: Store, author: Author, first: bytes, second: bytes) -> Link:
    """Say that two records are one person. Those who are one already stay so.

    Raises: RefusedError not_allowed; not_here; same_record; StoreError.
    """
    if first == second:
        raise RefusedError((Problem(field="same_person.other", code="same_record"),))
    for link in links_of(store, first):
        if second in {link.first, link.second}:
            return link
    one, other = row_here(store, "person", first), row_here(store, "person", second)
    with acting(store, author, one.event) as act:
        made = act.create("same_person", {"person": one.id, "other": other.id})
    return Link(row=act.id_of(made), first=one.id, second=other.id)


def split(store: Store, author: Author, link: Link) -> Touched:
    """Take a joining back: both records are as they were. Raises: RefusedError; StoreError."""
    row = row_here(store, "same_person", link.row)
    with acting(store, author, row.event) as act:
        act.take_out(row, _PARTED)
    return act.touched


def cluster_of(store: Store, author: Author, person: bytes) -> Cluster:
    """Give everybody who counts as one with a person, with tickets and phones of each."""
    links = links_of(store, person) if may_see(author, "same_person") else ()
    people = dict.fromkeys(
        (person, *(each for link in links for each in (link.first, link.second)))
    )
    return Cluster(people=lines_of_people(store, author, list(people)), links=links)


def keep_apart(store: Store, author: Author, first: bytes, second: bytes) -> bytes:
    """Say that two records are two people; they make no pair again. Gives the ruling's row.

    Raises: RefusedError not_allowed, not_here; StoreError.
    """
    if not right(author.role, BY_NAME["same_person"]).make:
        raise RefusedError((Problem(field="same_person", code="not_allowed"),))
    one, other = row_here(store, "person", first), row_here(store, "person", second)
    with acting(store, author, one.event) as act:
        made = act.create(
            "review",
            {
                "reason": REASON,
                "about_kind": "person",
                "about": one.id,
                "other": other.id,
                "state": _SETTLED,
                "resolution": TWO_PEOPLE,
            },
        )
    return act.id_of(made)


def look_again(store: Store, author: Author, ruling: bytes) -> Touched:
    """Take back that two records are two people. Raises: RefusedError; StoreError."""
    row = row_here(store, "review", ruling)
    with acting(store, author, row.event) as act:
        act.take_out(row, _PARTED)
    return act.touched


def _rulings(store: Store) -> list[Row]:
    where = "reason = ? AND state = ? AND resolution = ?"
    return read_rows(store.connection, BY_NAME["review"], where, (REASON, _SETTLED, TWO_PEOPLE))


def _in_order(one: bytes, other: bytes) -> _Pair:
    return (one, other) if one < other else (other, one)


def _order(pair: PairScore) -> tuple[int, bytes, bytes]:
    return -pair.score, pair.first, pair.second


def _root(root: dict[bytes, bytes], each: bytes) -> bytes:
    while (above := root.setdefault(each, each)) != each:
        each = above
    return each
