"""Where rows are, as sums: what a change does to the digests of the scopes it touches."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from fieldapp.domain.kinds import BY_NUMBER, Reach
from sync.protocol.digest import entry

Rows: TypeAlias = Sequence[tuple[bytes, int, int]]
"""Row id, kind and the position before (0: it is new)."""
Touched: TypeAlias = dict[bytes, list[tuple[bytes, int, int]]]
"""Rows one change touched, by their home."""

Sums: TypeAlias = Mapping[int, tuple[int, int]]
"""Kind → what rows add to count and xor of a digest."""


def sums(rows: Rows, position: int) -> Sums | None:
    """Give kind → (count, xor) of rows that are new at a position; None if some are older."""
    found: dict[int, tuple[int, int]] = {}
    for row, kind, old in rows:
        if old:
            return None
        held = found.get(kind)
        mixed = entry(row, position)
        found[kind] = (1, mixed) if held is None else (held[0] + 1, held[1] ^ mixed)
    return found


def moved(rows: Rows, position: int, entered: int) -> Sums:
    """Give what new and changed rows do to a digest of a scope their home entered there."""
    found: dict[int, tuple[int, int]] = {}
    for row, kind, old in rows:
        count, mixed = (0, entry(row, max(old, entered))) if old else (1, 0)
        held = found.get(kind, (0, 0))
        found[kind] = (held[0] + count, held[1] ^ mixed ^ entry(row, position))
    return found


def in_events(kind: int) -> bool:
    """Whether rows of a kind belong to an event itself, and to no person."""
    found = BY_NUMBER.get(kind)
    return found is not None and found.reach is Reach.EVENT


def reached(start: bytes, near: Mapping[bytes, set[bytes]]) -> set[bytes]:
    """Give everybody who is joined to one person, over however many others."""
    found, ahead = {start}, [start]
    while ahead:
        for other in near.get(ahead.pop(), ()):
            if other not in found:
                found.add(other)
                ahead.append(other)
    return found
