"""Erasing a person from this laptop: rows, the own log, drafts, the index, and their pages.

What goes, goes in one transaction; the places where it stood are overwritten by it. What SQLite
keeps besides, words in the index and older pages in the log of the file, goes by `scrub` right
after, or when the file is next opened. Ids of what was erased stay (`erased`), so that an old copy
that arrives late changes nothing.
"""

from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from typing import Final

from fieldapp.domain.change import Change, decode_body, encode_body, encode_ops, hide_body
from fieldapp.domain.erasing import ERASURE, rows_erased, without
from fieldapp.domain.ids import TIME_BYTES, show_id
from fieldapp.domain.kinds import BY_NAME, BY_NUMBER, Reach
from fieldapp.domain.skeleton import KEPT
from fieldapp.domain.values import Value
from fieldapp.store.columns import DEAD, ERASED_ROW, SHAPES, TableShape, quoted
from fieldapp.store.rows import present
from fieldapp.store.store import COPY_SUFFIX, FILE_NAME, Store

DUE: Final = "scrub_due"
"""Remembered while something of the erased may still stand on a page of the file or its log."""
_CHUNK: Final = 400
_MERGE_PAGES: Final = 32
"""Pages of the index that one step of `scrubbing` puts in order: some 20 ms."""
_INDEXES: Final = ("search", "alike")
_PROGRESS: Final = 2
"""Rows that a step of merging changes at least where anything was left to merge."""
_REVIEW: Final = BY_NAME["review"]
_OF_PEOPLE: Final = (
    *(shape for shape in SHAPES.values() if shape.kind.reach is Reach.PERSON),
    SHAPES[_REVIEW.number],
)
HANGS: Final = {
    **{shape.kind.number: (shape.kind.owner,) for shape in _OF_PEOPLE if shape.kind.owner},
    BY_NAME["same_person"].number: ("person", "other"),
    _REVIEW.number: ("about", "other"),
}
"""Kind → fields by which a row goes with another one."""
_PERSON: Final = ERASURE.by_name["person"].number
_ROWS: Final = ERASURE.by_name["rows"].number


def erase(store: Store, people: Iterable[bytes], rows: Iterable[bytes] = ()) -> frozenset[str]:
    """Erase people and all that hangs on them; give the kinds that changed.

    `rows` are ids of theirs that the server named: this laptop may have them in its log alone.
    Part of the open transaction; `scrub` is due after it.
    """
    everybody = set(people)
    known = _with_all_that_hangs(store, {*everybody, *rows})
    ids = {*everybody, *rows, *chain.from_iterable(known.values())}
    ids |= _take_out_of_log(store, ids)
    for number, each in known.items():
        blank(store, SHAPES[number], each)
    note_erased(store, ids)
    marks = [(row,) for row in ids]
    connection = store.connection
    connection.executemany("DELETE FROM lost_row WHERE row = ?", marks)
    connection.executemany("DELETE FROM touch WHERE row = ?", marks)
    connection.executemany("DELETE FROM head WHERE row = ?", marks)
    _drop_from_index(store, everybody)
    _drop_drafts(store, ids)
    store.remember(DUE, True)
    return frozenset({BY_NUMBER[number].name for number in known} | {ERASURE.name})


def scrub(store: Store) -> None:
    """Overwrite what is left of the erased in the index and the log of the file, if anything is.

    Where somebody else is reading it is due again. Raises: StoreError.
    """
    for _ in scrubbing(store):
        pass


def scrubbing(store: Store) -> Iterator[None]:
    """Do `scrub` in short steps: a save can go between them. Raises: StoreError."""
    if not store.remembered(DUE):
        return
    for index in _INDEXES:
        yield from _merged_anew(store, index)
    (store.folder / (FILE_NAME + COPY_SUFFIX)).unlink(missing_ok=True)
    busy, _, _ = store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if not busy:
        with store.writing():
            store.remember(DUE, False)
    yield


def _merged_anew(store: Store, index: str) -> Iterator[None]:
    """Write an index anew without what was deleted from it, in short steps."""
    pages, moved = -_MERGE_PAGES, _PROGRESS  # negative: all of the index, begun anew
    while moved >= _PROGRESS:
        before = store.connection.total_changes
        with store.writing() as connection:
            connection.execute(
                f"INSERT INTO {index} ({index}, rank) VALUES ('merge', ?)",  # noqa: S608
                (pages,),
            )
        moved, pages = store.connection.total_changes - before, _MERGE_PAGES
        yield


def erased_among(store: Store, rows: Collection[bytes]) -> set[bytes]:
    """Give those of these rows that are of people who were erased."""
    return present(store.connection, "erased", "row", rows)


def anybody_erased(store: Store) -> bool:
    """Tell whether this laptop ever heard of anybody who was erased."""
    return store.connection.execute("SELECT 1 FROM erased LIMIT 1").fetchone() is not None


def erased_sign_ups(store: Store) -> list[tuple[bytes, bytes, int | None]]:
    """Give (event, person, place in the own log) of sign-ups whose people asked to be erased.

    They were there, and past totals stay; those that had been withdrawn were counted out then.
    """
    return store.connection.execute(
        f"SELECT event, person, _seq FROM sign_up WHERE _flags & {ERASED_ROW} AND event IS NOT NULL"  # noqa: S608
        " AND id NOT IN (SELECT sign_up FROM sign_up_status"
        f" WHERE _flags & {ERASED_ROW} AND state = ? AND sign_up IS NOT NULL)",
        ("VOID",),
    ).fetchall()


def orders(number: int, values: dict[int, Value]) -> tuple[list[bytes], list[bytes]]:
    """Give the people, and their rows, that a row which came down says are to be erased."""
    if number != ERASURE.number:
        return [], []
    person, rows = values.get(_PERSON), values.get(_ROWS)
    named = rows if isinstance(rows, list) else []
    return (
        [person] if isinstance(person, bytes) else [],
        [row for row in named if isinstance(row, bytes)],
    )


def blank(store: Store, shape: TableShape, rows: Iterable[bytes]) -> None:
    """Empty rows of one kind but for what they hang on. Part of the open transaction."""
    kept = KEPT[shape.kind.number]
    empty = [f"{quoted(each.name)} = NULL" for each in shape.fields if each.number not in kept]
    empty += ["_extra = NULL", f"_flags = {DEAD | ERASED_ROW}"]
    store.connection.executemany(
        f"UPDATE {quoted(shape.name)} SET {', '.join(empty)} WHERE id = ?",  # noqa: S608
        [(row,) for row in rows],
    )
    if shape.name == "person":
        _drop_from_index(store, rows)


def note_erased(store: Store, rows: Iterable[bytes]) -> None:
    """Remember rows that are of people who were erased. Part of the open transaction."""
    store.connection.executemany(
        "INSERT OR IGNORE INTO erased (row) VALUES (?)", [(row,) for row in rows]
    )


def _with_all_that_hangs(store: Store, roots: set[bytes]) -> dict[int, set[bytes]]:
    found: dict[int, set[bytes]] = {}
    for shape in _OF_PEOPLE:
        here = present(store.connection, quoted(shape.name), "id", roots)
        if here:
            found[shape.kind.number] = here
    ahead = set(roots)
    while ahead:
        new: set[bytes] = set()
        for shape in _OF_PEOPLE:
            for field in HANGS.get(shape.kind.number, ()):
                rows = set(_named_by(store, shape, field, ahead))
                rows -= found.get(shape.kind.number, set())
                if rows:
                    found.setdefault(shape.kind.number, set()).update(rows)
                    new |= rows
        ahead = new
    return found


def _named_by(store: Store, shape: TableShape, field: str, rows: set[bytes]) -> Iterator[bytes]:
    wanted = sorted(rows)
    for start in range(0, len(wanted), _CHUNK):
        chunk = wanted[start : start + _CHUNK]
        marks = ",".join("?" * len(chunk))
        for (row,) in store.connection.execute(
            f"SELECT id FROM {quoted(shape.name)}"  # noqa: S608 - declared names
            f" WHERE {quoted(field)} IN ({marks})",
            chunk,
        ):
            yield row


def _take_out_of_log(store: Store, ids: set[bytes]) -> set[bytes]:
    """Take rows out of the own changes; give the rows that they made and that go with them.

    A change names a row by its id, or made it: then both begin with the same bytes.
    """
    base = store.read_tail().base
    found: set[bytes] = set()
    after = 0
    while True:
        part = store.connection.execute(
            "SELECT seq, id, body, hidden FROM change WHERE seq > ? ORDER BY seq LIMIT 500",
            (after,),
        ).fetchall()
        if not part:
            return found
        after = part[-1][0]
        for seq, change_id, body, hidden in part:
            known = ids | found
            begun = {row[:TIME_BYTES] for row in known}
            if change_id[:TIME_BYTES] not in begun and not any(row in body for row in known):
                continue
            left = without(decode_body(change_id, body), known.__contains__)
            if left is None:
                continue
            found |= {row for row, _ in rows_erased(left)}
            secret = store.identity.chain_secret
            was = hidden or hide_body(secret, seq - base, change_id, body)
            store.connection.execute(
                "UPDATE change SET body = ?, hidden = ? WHERE seq = ?",
                (_body(left), was if seq > base else None, seq),
            )


def _body(change: Change) -> bytes:
    return encode_body(change, encode_ops(change.ops))


def _drop_from_index(store: Store, people: Iterable[bytes]) -> None:
    connection = store.connection
    for person in people:
        for index in _INDEXES:
            connection.execute(
                f"DELETE FROM {index}"  # noqa: S608 - names of this module
                " WHERE rowid IN (SELECT no FROM searched WHERE person = ?)",
                (person,),
            )
        connection.execute("DELETE FROM searched WHERE person = ?", (person,))
        connection.execute("DELETE FROM unsearched WHERE person = ?", (person,))


def _drop_drafts(store: Store, ids: set[bytes]) -> None:
    """Drop half-typed forms that began from a row of theirs: each names it in one of two ways."""
    names = {form for row in ids for form in (row, show_id(row).encode())}
    gone = [
        (draft,)
        for draft, body in store.connection.execute("SELECT id, body FROM draft").fetchall()
        if draft in ids or any(name in body for name in names)
    ]
    store.connection.executemany("DELETE FROM draft WHERE id = ?", gone)
