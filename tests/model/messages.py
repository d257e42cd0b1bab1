"""Ask and answer as plain values: they can be lost, delayed, doubled and reordered."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from fieldapp.domain.change import Change
from tests.model.rows import Body
from tests.model.words import Scope

Verdict: TypeAlias = int | str
"""The position of an accepted change, or the code for which it is held."""
Digest: TypeAlias = tuple[int, int]
Link: TypeAlias = int
Mark: TypeAlias = int

FIRST_LINK: Link = 0
FIRST_MARK: Mark = 0


NO_SCOPES: Mapping[Scope, int] = MappingProxyType({})


class Batch(NamedTuple):
    """Changes `first`, `first + 1` … of one replica; `tip` is the signed link of the last."""

    first: int
    changes: tuple[Change, ...]
    tip: Link


class Ask(NamedTuple):
    """Laptop to server. `number` stays on the laptop: it pairs the answer with its ask."""

    number: int
    device: bytes
    replica: bytes
    epoch: int | None
    position: int
    mark: Mark
    scopes: dict[Scope, tuple[int, int]]  # generation and cursor
    made: int
    known: int
    kept: int  # the lowest n whose body the laptop still has
    batch: Batch | None
    room: int  # rows wanted
    offers: dict[bytes, Body]


class Page(NamedTuple):
    """All entries of one scope in (start, to], as of the answer's position."""

    scope: Scope
    generation: int
    start: int
    to: int
    done: bool
    rows: tuple[tuple[bytes, int, Body], ...]  # row, entry position, body
    stubs: tuple[tuple[int, int], ...]  # n, entry position
    leaves: tuple[bytes, ...]
    digest: Digest | None


class Answer(NamedTuple):
    """Server to laptop. `link` is that of change `received` of the asking replica."""

    clock_ms: int
    epoch: int
    position: int
    mark: Mark
    received: int
    link: Link
    safe: int
    order: str | None
    verdicts: tuple[tuple[int, Verdict], ...] = ()
    scopes: Mapping[Scope, int] = NO_SCOPES
    pages: tuple[Page, ...] = ()


def next_link(previous: Link, replica: bytes, n: int, change: Change) -> Link:
    """Chain one change to those before it. The id stands for the body: no two bodies share one."""
    return hash((previous, replica, n, change.id))


def digest_of(entries: dict[bytes, int]) -> Digest:
    """Give count and xor over (row, entry position)."""
    found = 0
    for item in entries.items():
        found ^= hash(item)
    return len(entries), found
