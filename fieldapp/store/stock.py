"""Taking stock: are the rows this laptop was given still in its file?

A scope's digest is carried along with every row that comes or leaves, and so says what was given.
What was lost since, by a fault of a disk or of a program, only a count of the file itself shows.
"""

from dataclasses import dataclass
from typing import Final

from fieldapp.domain.digest import entry as entry_bits
from fieldapp.store.columns import SHAPES, quoted
from fieldapp.store.membership import ROWS_LEFT, scopes, set_digest
from fieldapp.store.rows import present
from fieldapp.store.store import Store

COMPARED: Final = "compared_ms"
"""Under which name the moment is remembered at which every scope was last found to be right."""
STEP: Final = 1_000
"""Rows that are looked at together: a few milliseconds, so that a save waits no longer."""


@dataclass(slots=True)
class Stock:
    """How far the rows of the scope number `scope` have been counted."""

    scope: int
    row: bytes = b""
    count: int = 0
    xor: int = 0


def count_on(store: Store, stock: Stock, most: int = STEP) -> bool:
    """Look at the next rows of a scope; give whether there are more. In the open transaction.

    A row that is not in the file is no member any more, and after the last one the digest is that
    of what is there: it differs from the server's then, and the scope is fetched anew. Nothing may
    enter or leave the scope meanwhile; who cannot be sure of that begins again.
    """
    found = store.connection.execute(
        "SELECT row, position, kind FROM member WHERE scope = ? AND row > ? ORDER BY row LIMIT ?",
        (stock.scope, stock.row, most),
    ).fetchall()
    gone = _gone(store, [(row, kind) for row, _, kind in found])
    if gone:
        store.remember(ROWS_LEFT, True)
    for row, position, _ in found:
        if row not in gone:
            stock.count += 1
            stock.xor ^= entry_bits(row, position)
    store.connection.executemany(
        "DELETE FROM member WHERE scope = ? AND row = ?", [(stock.scope, row) for row in gone]
    )
    if len(found) == most:
        stock.row = found[-1][0]
        return True
    set_digest(store, stock.scope, stock.count, stock.xor)
    return False


def recount(store: Store) -> list[bytes]:
    """Count every scope at once; gives those whose digest was not that of the file's rows.

    If there are any, the next sync compares them all with the server. In the open transaction.
    """
    before = scopes(store)
    for scope in before:
        stock = Stock(scope.no)
        while count_on(store, stock):
            pass
    wrong = [old.id for old, new in zip(before, scopes(store), strict=True) if old != new]
    if wrong:
        store.remember(COMPARED, None)
    return wrong


def _gone(store: Store, rows: list[tuple[bytes, int]]) -> set[bytes]:
    """Give those that are in no table; of kinds this program does not know none has a table."""
    by_kind: dict[int, set[bytes]] = {}
    for row, kind in rows:
        by_kind.setdefault(kind, set()).add(row)
    gone: set[bytes] = set()
    for kind, wanted in by_kind.items():
        if kind in SHAPES:
            gone |= wanted - present(store.connection, quoted(SHAPES[kind].name), "id", wanted)
    return gone
