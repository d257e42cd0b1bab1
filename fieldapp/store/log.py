"""This laptop's own log: what it made, what the server says of it, and a new name when it must."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from fieldapp.domain.change import FIRST_LINK, Change, Edit, decode_body, hide_body, next_link
from fieldapp.store.store import Store

KNOWN: Final = "known"
RECEIVED: Final = "received"
SAFE: Final = "safe"
ROWS_FROM: Final = "rows_from"
"""Through which `n` verdicts must be known before rows may come; see `take_new_replica`."""
SETTLED: Final = "settled_seq"
"""Through which place of the log own rows were looked at again after they went up."""
_CHUNK: Final = 400


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Entry:
    """One change of the log: number, id, body and link.

    `hidden` is the blinded hash of the body that the link covers, where a person was taken out of
    the body since.
    """

    n: int
    id: bytes
    body: bytes
    link: bytes
    hidden: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where the log stands with the server; `rows_from` is through which `n` rows wait for it.

    `made` counts this replica's changes, `received` is how far the server has them, `known` how
    far its verdicts are known here, `safe` how far they are in every backup it could be put back
    to.
    """

    replica: bytes
    made: int
    known: int
    received: int
    safe: int
    held: int
    rows_from: int = 0


def standing(store: Store) -> Standing:
    """Give where the log stands."""
    tail = store.read_tail()
    held = store.connection.execute(
        "SELECT count(*) FROM change WHERE held IS NOT NULL"
    ).fetchone()[0]
    return Standing(
        replica=tail.replica,
        made=tail.seq - tail.base,
        known=store.remembered(KNOWN) or 0,
        received=store.remembered(RECEIVED) or 0,
        safe=store.remembered(SAFE) or 0,
        held=held,
        rows_from=store.remembered(ROWS_FROM) or 0,
    )


def entries(store: Store, after_n: int, most: int, most_bytes: int) -> list[Entry]:
    """Give the changes after number `after_n`, oldest first, until a bound is reached."""
    base = store.read_tail().base
    found: list[Entry] = []
    size = 0
    for seq, change_id, body, link, hidden in store.connection.execute(
        "SELECT seq, id, body, link, hidden FROM change WHERE seq > ? ORDER BY seq LIMIT ?",
        (base + after_n, most),
    ):
        size += len(body)
        if found and size > most_bytes:
            break
        found.append(Entry(n=seq - base, id=change_id, body=body, link=link, hidden=hidden))
    return found


def bodies_at(store: Store, places: Iterable[int]) -> list[tuple[int, bytes, bytes]]:
    """Give (place, id, body) of the changes at places of the log; what is not there is left out."""
    found: list[tuple[int, bytes, bytes]] = []
    wanted = list(places)
    for start in range(0, len(wanted), _CHUNK):
        chunk = wanted[start : start + _CHUNK]
        marks = ",".join("?" * len(chunk))
        found += store.connection.execute(
            f"SELECT seq, id, body FROM change WHERE seq IN ({marks})",  # noqa: S608
            chunk,
        )
    return found


def logged_change(store: Store, seq: int) -> Change | None:
    """Give the change at one place of the log."""
    found = store.connection.execute("SELECT id, body FROM change WHERE seq = ?", (seq,)).fetchone()
    return None if found is None else decode_body(*found)


def take_verdicts(
    store: Store, verdicts: Iterable[Sequence[int | str]], received: int, safe: int
) -> None:
    """Write down what the server says of this replica's changes. Part of the open transaction."""
    base = store.read_tail().base
    connection = store.connection
    for verdict in verdicts:
        if len(verdict) == 3:
            first, position, count = (int(each) for each in verdict)
            if base + first <= (store.remembered(SETTLED) or 0):
                store.remember(SETTLED, base + first - 1)
            connection.execute(
                "UPDATE change SET position = seq - ? + ?, held = NULL WHERE seq BETWEEN ? AND ?",
                (base + first, position, base + first, base + first + count - 1),
            )
        else:
            n, code = verdict
            connection.execute(
                "UPDATE change SET held = ?, position = NULL WHERE seq = ?", (code, base + int(n))
            )
    store.remember(KNOWN, max(received, store.remembered(KNOWN) or 0))
    store.remember(RECEIVED, received)
    store.remember(SAFE, safe)


def ask_verdicts_again(store: Store) -> None:
    """Have all verdicts told again, without doubting any: the server was put back meanwhile.

    Places of accepted work are proved by the mark; refusals have none. In the open transaction.
    """
    store.remember(KNOWN, 0)


def forget_verdicts(store: Store) -> None:
    """Forget all positions: the server's history is another one now. In the open transaction.

    Every edit of the log is laid over the rows again until the server is seen to have it.
    """
    for seq, change_id, body in _bodies_after(store, 0):
        store.connection.executemany(
            "INSERT OR IGNORE INTO touch (row, seq) VALUES (?, ?)",
            [(row, seq) for row in rows_edited(change_id, body)],
        )
    store.connection.execute("UPDATE change SET position = NULL WHERE position IS NOT NULL")
    store.connection.execute("UPDATE change SET held = NULL WHERE held IS NOT NULL")
    store.remember(KNOWN, 0)
    store.remember(RECEIVED, 0)
    store.remember(SAFE, 0)
    store.remember(SETTLED, 0)


def take_new_replica(store: Store) -> None:
    """Go on under a new name, because the server knows another log under the old one.

    The whole log is numbered again from 1 and chained anew; ids stay, so the server knows what it
    has. In the open transaction.
    """
    (first,) = store.connection.execute("SELECT min(seq) FROM change").fetchone()
    base = 0 if first is None else first - 1
    replica = store.add_replica(base)
    store.connection.execute("CREATE INDEX IF NOT EXISTS change_id ON change (id)")
    secret = store.identity.chain_secret
    link = FIRST_LINK
    for seq, change_id, body in _bodies_after(store, base):
        n = seq - base
        link = next_link(link, replica, n, hide_body(secret, n, change_id, body))
        # Bodies are chained as they are now: what was taken out of them needs no proof any more.
        store.connection.execute(
            "UPDATE change SET link = ?, hidden = NULL WHERE seq = ?", (link, seq)
        )
    forget_verdicts(store)
    store.tail = None
    tail = store.read_tail()
    # The server knows much of this already. Rows that came before it says so would have own edits
    # laid over them a second time, and would not come again.
    store.remember(ROWS_FROM, tail.seq - tail.base)


def places(store: Store, ids: Iterable[bytes]) -> dict[bytes, int]:
    """Give the places in the log of changes made here under an earlier name.

    The server numbers a change by the name it first came under, and so tells its number to
    nobody once that name is given up.
    """
    if store.read_tail().no == 1:
        return {}
    found = {}
    for change_id in ids:
        place = store.connection.execute(
            "SELECT seq FROM change WHERE id = ?", (change_id,)
        ).fetchone()
        if place is not None:
            found[change_id] = place[0]
    return found


def rows_edited(change_id: bytes, body: bytes) -> list[bytes]:
    """Give the rows that a change of the log edits."""
    return [op.row for op in decode_body(change_id, body).ops if isinstance(op, Edit)]


def link_at(store: Store, n: int) -> bytes:
    """Give the link of change number `n` of this replica; empty when it is not in the log."""
    found = store.connection.execute(
        "SELECT link FROM change WHERE seq = ?", (store.read_tail().base + n,)
    ).fetchone()
    return b"" if found is None else found[0]


def first_n(store: Store) -> int:
    """Give the number of the oldest change still in the log; 1 when it is empty."""
    (first,) = store.connection.execute("SELECT min(seq) FROM change").fetchone()
    return 1 if first is None else int(first) - store.read_tail().base


def _bodies_after(store: Store, base: int) -> Iterator[tuple[int, bytes, bytes]]:
    while True:
        rows = store.connection.execute(
            "SELECT seq, id, body FROM change WHERE seq > ? ORDER BY seq LIMIT 500", (base,)
        ).fetchall()
        if not rows:
            return
        yield from rows
        base = rows[-1][0]
