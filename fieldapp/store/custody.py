"""Where each record is: only here, on the server, safe in its backups, or turned away.

Told from the log alone, for the whole of what this laptop did to a row: its creation, edits that
wait, and edits that came back inside the row. What others made is on the server.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import chain
from typing import Any, Final

from fieldapp.store.columns import DEAD
from fieldapp.store.erasing import erased_sign_ups
from fieldapp.store.log import SAFE, logged_change, standing
from fieldapp.store.store import Store

_CHUNK: Final = 400


class Custody(IntEnum):
    """Where a record is, the least certain first."""

    ATTENTION = 0  # the server turned a change away: `held` says why
    SAVED_HERE = 1  # on this laptop only
    ON_SERVER = 2
    SAFE = 3  # in every backup the server could be put back to


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """Custody of one record; `held` is the server's code where it needs attention."""

    custody: Custody
    held: str = ""


ELSEWHERE: Final = Whereabouts(custody=Custody.ON_SERVER)
"""Custody of what this laptop only received."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodySums:
    """Own changes by where they are, and own sign-ups.

    `received` of `made` are on the server, `safe` of them in its backups; `attention` were turned
    away. `sign_ups` living ones were made here, `sign_ups_waiting` of them are only here.
    """

    made: int
    received: int
    safe: int
    attention: int
    sign_ups: int
    sign_ups_waiting: int

    @property
    def all_received(self) -> bool:
        """Whether the server has everything and turned nothing away."""
        return self.received >= self.made and not self.attention


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldChange:
    """An own change that the server keeps apart: its place in the log, why, and its kinds."""

    seq: int
    code: str
    actor: bytes
    event: bytes | None
    kinds: tuple[int, ...]


def custody_sums(store: Store) -> CustodySums:
    """Count where the work of this laptop is."""
    log = standing(store)
    own = f"_seq IS NOT NULL AND NOT _flags & {DEAD}"
    (total,) = store.connection.execute(
        f"SELECT count(*) FROM sign_up WHERE {own}"  # noqa: S608 - of this module
    ).fetchone()
    (waiting,) = store.connection.execute(
        f"SELECT count(*) FROM sign_up JOIN change ON seq = _seq WHERE {own}"  # noqa: S608
        " AND _seq > ? AND position IS NULL AND held IS NULL",
        (store.read_tail().base + log.known,),  # of all before, the server has told
    ).fetchone()
    return CustodySums(
        made=log.made,
        received=log.received,
        safe=log.safe,
        attention=log.held,
        sign_ups=total + sum(seq is not None for _, _, seq in erased_sign_ups(store)),
        sign_ups_waiting=waiting,
    )


def held_changes(store: Store) -> tuple[HeldChange, ...]:
    """Give the own changes that the server turned away, oldest first."""
    found: list[HeldChange] = []
    for seq, code in store.connection.execute(
        "SELECT seq, held FROM change WHERE held IS NOT NULL ORDER BY seq"
    ).fetchall():
        change = logged_change(store, seq)
        if change is not None:
            kinds = tuple(sorted({op.kind for op in change.ops}))
            found.append(
                HeldChange(seq=seq, code=code, actor=change.actor, event=change.scope, kinds=kinds)
            )
    return tuple(found)


def custody_of(store: Store, rows: Mapping[bytes, int | None]) -> dict[bytes, Whereabouts]:
    """Give the custody of rows; `rows` names the place in the own log where each was made."""
    edits: dict[bytes, list[int]] = {}
    for row, seq in _in_chunks(store, "SELECT row, seq FROM touch WHERE row IN", list(rows)):
        edits.setdefault(row, []).append(seq)
    made = (seq for seq in rows.values() if seq is not None)
    every = sorted({*made, *chain.from_iterable(edits.values())})
    safe = store.read_tail().base + (store.remembered(SAFE) or 0)
    found = {
        seq: _of_change(position, held, seq <= safe)
        for seq, position, held in _in_chunks(
            store, "SELECT seq, position, held FROM change WHERE seq IN", every
        )
    }
    told = {
        row: ELSEWHERE if seq is None else found.get(seq, ELSEWHERE) for row, seq in rows.items()
    }
    for row, seqs in edits.items():
        # A change that has left the log is on the server and tells nothing more.
        told[row] = least(found[seq] for seq in (rows[row], *seqs) if seq in found)
    for row in _edited_since(store, told, safe):
        told[row] = ELSEWHERE
    return told


def least(found: Iterable[Whereabouts]) -> Whereabouts:
    """Give the least certain of several; what nobody here made is on the server."""
    first: Whereabouts | None = None
    for each in found:
        if first is None or (each is not first and each.custody < first.custody):
            first = each
    return first or ELSEWHERE


def _of_change(position: int | None, held: str | None, safe: bool) -> Whereabouts:
    if held is not None:
        return Whereabouts(custody=Custody.ATTENTION, held=held)
    if position is None:
        return Whereabouts(custody=Custody.SAVED_HERE)
    return Whereabouts(custody=Custody.SAFE if safe else Custody.ON_SERVER)


def _edited_since(store: Store, told: Mapping[bytes, Whereabouts], safe: int) -> Iterator[bytes]:
    """Give rows that hold an own edit which came back, and is younger than the backups."""
    rows = [row for row, where in told.items() if where.custody is Custody.SAFE]
    heads = list(_in_chunks(store, "SELECT row, change FROM head WHERE row IN", rows))
    if not heads:
        return
    younger = {
        change
        for (change,) in store.connection.execute("SELECT id FROM change WHERE seq > ?", (safe,))
    }
    for row, change in heads:
        if change in younger:
            yield row


def _in_chunks(
    store: Store, select: str, keys: Sequence[bytes] | Sequence[int]
) -> Iterator[tuple[Any, ...]]:
    for start in range(0, len(keys), _CHUNK):
        chunk = keys[start : start + _CHUNK]
        marks = ",".join("?" * len(chunk))
        yield from store.connection.execute(f"{select} ({marks})", chunk)
