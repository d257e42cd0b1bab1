"""Which rows this laptop holds on whose account: scopes, cursors, digests, and what leaves.

A row stays while it is a member of some scope, or while a change of this laptop that the server
does not have yet touches it.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import msgspec

from fieldapp.domain.change import Creation, Op
from fieldapp.domain.digest import MASK, signed
from fieldapp.domain.digest import entry as entry_bits
from fieldapp.domain.ids import row_id
from fieldapp.domain.kinds import BY_NUMBER
from fieldapp.store.columns import SHAPES, TableShape, quoted
from fieldapp.store.log import SETTLED, logged_change
from fieldapp.store.rows import load, present, put_many
from fieldapp.store.store import Store

_CHUNK: Final = 400
_MEMBER: Final = (
    "INSERT OR REPLACE INTO member (scope, row, position, kind, stale) VALUES (?, ?, ?, ?, ?)"
)
_MOST_SETTLED: Final = 1_000


ROWS_LEFT: Final = "rows_left"
"""Set once rows had to go, or were gone: only then can own rows be missing whose log is here."""


class Entry(NamedTuple):
    """A row of a scope, and the position at which it entered or changed there."""

    row: bytes
    position: int
    kind: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """A scope this laptop has been granted. `sweeping`: it is being fetched anew."""

    no: int
    id: bytes
    generation: int
    cursor: int
    count: int
    xor: int
    sweeping: bool


def scopes(store: Store) -> list[Scope]:
    """Give the granted scopes."""
    return [
        Scope(
            no=no,
            id=name,
            generation=generation,
            cursor=cursor,
            count=count,
            xor=xor & MASK,
            sweeping=bool(sweeping),
        )
        for no, name, generation, cursor, count, xor, sweeping in store.connection.execute(
            "SELECT no, id, generation, cursor, count, xor, sweeping FROM scope ORDER BY no"
        )
    ]


def settle_scopes(store: Store, granted: Sequence[tuple[bytes, int]]) -> bool:
    """Take over what the server grants now; rows of scopes that are gone go too.

    Gives whether anything differed.
    """
    wanted = dict(granted)
    changed = False
    for scope in scopes(store):
        generation = wanted.pop(scope.id, None)
        if generation == scope.generation:
            continue
        changed = True
        if generation is None:
            _offer_stale(store, scope.no)
            _leave(store, scope.no, _members(store, scope.no))
            store.connection.execute("DELETE FROM scope WHERE no = ?", (scope.no,))
        else:
            store.connection.execute(
                "UPDATE scope SET generation = ? WHERE no = ?", (generation, scope.no)
            )
            fetch_anew(store, scope.id)
    for name, generation in wanted.items():
        changed = True
        store.connection.execute(
            "INSERT INTO scope (id, generation, cursor, count, xor, sweeping, offering)"
            " VALUES (?, ?, 0, 0, 0, 0, 0)",
            (name, generation),
        )
    return changed


def fetch_anew(store: Store, scope: bytes, *, offering: bool = False) -> None:
    """Start a scope from zero; what does not come again is swept when it is done.

    With `offering`, what is swept is offered to the server: it was put back to a backup.
    """
    connection = store.connection
    (no,) = connection.execute("SELECT no FROM scope WHERE id = ?", (scope,)).fetchone()
    connection.execute("UPDATE member SET stale = 1 WHERE scope = ?", (no,))
    connection.execute(
        "UPDATE scope SET cursor = 0, sweeping = 1, offering = max(offering, ?) WHERE no = ?",
        (offering, no),
    )


def is_sweeping(store: Store, scope: bytes) -> bool:
    """Tell whether a scope is being fetched anew."""
    (sweeping,) = store.connection.execute(
        "SELECT sweeping FROM scope WHERE id = ?", (scope,)
    ).fetchone()
    return bool(sweeping)


def enter(store: Store, scope: bytes, entries: Iterable[Entry]) -> None:
    """Make rows members of a scope, or move them to their new position there."""
    newest: dict[bytes, Entry] = {}
    for entry in entries:
        newest[entry.row] = entry
    if not newest:
        return
    connection = store.connection
    no, count, xor = connection.execute(
        "SELECT no, count, xor FROM scope WHERE id = ?", (scope,)
    ).fetchone()
    xor &= MASK
    before = dict(_positions(store, no, list(newest))) if count else {}
    for row, entry in newest.items():
        old = before.get(row)
        if old is None:
            count += 1
        else:
            xor ^= entry_bits(row, old)
        xor ^= entry_bits(row, entry.position)
    put_many(connection, _MEMBER, [(no, *entry, 0) for entry in newest.values()])
    set_digest(store, no, count, xor)


def leave(store: Store, scope: bytes, rows: Sequence[bytes]) -> None:
    """Take rows out of a scope because the server says so."""
    (no,) = store.connection.execute("SELECT no FROM scope WHERE id = ?", (scope,)).fetchone()
    _leave(store, no, rows)


def finish(store: Store, scope: bytes, cursor: int, *, done: bool) -> tuple[int, int] | None:
    """Move the cursor past a page whose rows are in; once done, sweep.

    Gives the digest (count, xor) when the scope is done, else None.
    """
    connection = store.connection
    no, sweeping = connection.execute(
        "SELECT no, sweeping FROM scope WHERE id = ?", (scope,)
    ).fetchone()
    if done and sweeping:
        stale = [
            row
            for (row,) in connection.execute(
                "SELECT row FROM member WHERE scope = ? AND stale", (no,)
            )
        ]
        _offer_stale(store, no)
        _leave(store, no, stale)
        connection.execute("UPDATE scope SET sweeping = 0, offering = 0 WHERE no = ?", (no,))
    connection.execute("UPDATE scope SET cursor = ? WHERE no = ?", (cursor, no))
    if not done:
        return None
    count, xor = connection.execute("SELECT count, xor FROM scope WHERE no = ?", (no,)).fetchone()
    return count, xor & MASK


def drop_settled_strays(store: Store, head: int, arrived: Container[int] = ()) -> bool:
    """Remove own rows that the server has, but that this laptop may no longer hold.

    Looks at each own change once, and only while every scope is at the server's `head`: before
    that a row may still be on its way, at the position of a later change to it. `arrived` are
    places of the log whose rows came down, so that they need no look. Gives whether there is more.
    """
    connection = store.connection
    if any(scope.sweeping or scope.cursor < head for scope in scopes(store)):
        return False
    settled = store.remembered(SETTLED) or 0
    rows: dict[bytes, int] = {}
    found = connection.execute(
        "SELECT seq, position, held FROM change WHERE seq > ? ORDER BY seq LIMIT ?",
        (settled, _MOST_SETTLED),
    ).fetchall()
    more = len(found) == _MOST_SETTLED
    for seq, position, held in found:
        if held is None and (position is None or position > head):
            more = False
            break
        settled = seq
        change = None if held or seq in arrived else logged_change(store, seq)
        if change is not None:
            rows.update(_rows_of(change.id, change.ops))
    connection.execute(
        "DELETE FROM touch WHERE seq <= ?"
        " AND seq NOT IN (SELECT seq FROM change WHERE held IS NOT NULL)",
        (settled,),
    )
    _remove_strays(store, list(rows.items()))
    store.remember(SETTLED, settled)
    return more


def _rows_of(change_id: bytes, ops: Sequence[Op]) -> Iterator[tuple[bytes, int]]:
    for index, op in enumerate(ops):
        yield (row_id(change_id, index) if isinstance(op, Creation) else op.row), op.kind


def offers(store: Store, most: int) -> list[tuple[bytes, list[Any]]]:
    """Give (row, wire form) of rows the server may have lost."""
    return [
        (row, msgspec.msgpack.decode(body))
        for row, body in store.connection.execute("SELECT row, body FROM lost_row LIMIT ?", (most,))
    ]


def drop_offers(store: Store, rows: Iterable[bytes]) -> None:
    """Forget offers that the server has taken."""
    store.connection.executemany("DELETE FROM lost_row WHERE row = ?", [(row,) for row in rows])


def set_digest(store: Store, no: int, count: int, xor: int) -> None:
    """Write down what a scope's rows come to. Part of the open transaction."""
    store.connection.execute(
        "UPDATE scope SET count = ?, xor = ? WHERE no = ?", (count, signed(xor), no)
    )


def _positions(store: Store, no: int, rows: list[bytes]) -> Iterator[tuple[bytes, int]]:
    for start in range(0, len(rows), _CHUNK):
        chunk = rows[start : start + _CHUNK]
        marks = ",".join("?" * len(chunk))
        yield from store.connection.execute(
            f"SELECT row, position FROM member WHERE scope = ? AND row IN ({marks})",  # noqa: S608
            (no, *chunk),
        )


def _members(store: Store, no: int) -> list[bytes]:
    return [
        row for (row,) in store.connection.execute("SELECT row FROM member WHERE scope = ?", (no,))
    ]


def _leave(store: Store, no: int, rows: Sequence[bytes]) -> None:
    if not rows:
        return
    connection = store.connection
    count, xor = connection.execute("SELECT count, xor FROM scope WHERE no = ?", (no,)).fetchone()
    xor &= MASK
    gone: list[tuple[bytes, int]] = []
    for row in rows:
        found = connection.execute(
            "SELECT position, kind FROM member WHERE scope = ? AND row = ?", (no, row)
        ).fetchone()
        if found is None:
            continue
        count -= 1
        xor ^= entry_bits(row, found[0])
        gone.append((row, found[1]))
    connection.executemany(
        "DELETE FROM member WHERE scope = ? AND row = ?", [(no, row) for row, _ in gone]
    )
    set_digest(store, no, count, xor)
    _doubt_unsent(store, gone)
    _remove_strays(store, gone)


def _doubt_unsent(store: Store, rows: Sequence[tuple[bytes, int]]) -> None:
    """Note of own rows that a server had and has no more: they stand as that one gave them.

    It may have kept fields back. They are as the log made them once they have come again.
    """
    by_kind: dict[int, list[tuple[bytes]]] = {}
    for row, kind in rows:
        by_kind.setdefault(kind, []).append((row,))
    for kind in by_kind.keys() & SHAPES.keys():
        store.connection.executemany(
            "INSERT OR IGNORE INTO touch (row, seq) SELECT made.id, seq"  # noqa: S608
            f" FROM {quoted(SHAPES[kind].name)} AS made JOIN change ON seq = made._seq"
            " WHERE made.id = ? AND position IS NULL",
            by_kind[kind],
        )


def _remove_strays(store: Store, rows: Sequence[tuple[bytes, int]]) -> None:
    """Delete rows that no scope holds, unless own work not yet received is in them."""
    held = present(store.connection, "member", "row", [row for row, _ in rows])
    for row, kind in rows:
        shape = SHAPES.get(kind)
        if shape is not None and row not in held and not _awaited(store, shape, row):
            _delete(store, shape, row)


def _awaited(store: Store, shape: TableShape, row: bytes) -> bool:
    """Tell whether a change of this laptop that has no position yet touches a row."""
    found = store.connection.execute(
        f"SELECT 1 FROM {quoted(shape.name)} AS made JOIN change ON seq = made._seq"  # noqa: S608
        " WHERE made.id = ? AND position IS NULL"
        " UNION ALL SELECT 1 FROM touch JOIN change USING (seq)"
        " WHERE row = ? AND position IS NULL",
        (row, row),
    ).fetchone()
    return found is not None


def _delete(store: Store, shape: TableShape, row: bytes) -> None:
    connection = store.connection
    store.remember(ROWS_LEFT, True)
    store.left.add(shape.name)
    connection.execute(f"DELETE FROM {quoted(shape.name)} WHERE id = ?", (row,))  # noqa: S608
    connection.execute("DELETE FROM head WHERE row = ?", (row,))
    connection.execute("DELETE FROM touch WHERE row = ?", (row,))
    if shape.name == "person":
        connection.execute("INSERT OR IGNORE INTO unsearched (person) VALUES (?)", (row,))


def _offer_stale(store: Store, no: int) -> None:
    """Put rows aside that a server with another history did not hand out again, as they stood."""
    (offering,) = store.connection.execute(
        "SELECT offering FROM scope WHERE no = ?", (no,)
    ).fetchone()
    if not offering:
        return
    for row, number in store.connection.execute(
        "SELECT row, kind FROM member WHERE scope = ? AND stale", (no,)
    ).fetchall():
        kind = BY_NUMBER.get(number)
        kept = None if kind is None else load(store.connection, kind, row)
        if kept is None or kept.restricted or kept.state.origin is None or kept.state.erased:
            continue
        state = kept.state
        cells = {
            number: [
                [change, effective, value] for change, (effective, value) in cell.heads.items()
            ]
            for number, cell in state.cells.items()
        }
        body = [row, state.kind, state.origin, state.effective, kept.actor, kept.event]
        store.connection.execute(
            "INSERT OR REPLACE INTO lost_row (row, body) VALUES (?, ?)",
            (row, msgspec.msgpack.encode([*body, dict(state.values), cells])),
        )
