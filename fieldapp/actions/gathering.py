"""Rows of many people at once: read by what they hang on, and sorted by it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from fieldapp.domain.kinds import BY_NAME
from fieldapp.store.rows import Row, read_rows
from fieldapp.store.store import Store

_CHUNK: Final = 400


def rows_by(store: Store, kind: str, column: str, ids: Iterable[bytes]) -> Iterator[Row]:
    """Give the living rows of a kind that have one of `ids` in a column."""
    wanted = list(ids)
    for start in range(0, len(wanted), _CHUNK):
        chunk = wanted[start : start + _CHUNK]
        marks = ",".join("?" * len(chunk))
        yield from read_rows(store.connection, BY_NAME[kind], f'"{column}" IN ({marks})', chunk)


def by_id(rows: Iterable[Row]) -> dict[bytes, Row]:
    """Give rows by their id."""
    return {row.id: row for row in rows}


def grouped(rows: Iterable[Row], name: str) -> defaultdict[bytes, list[Row]]:
    """Give rows by what a field of theirs names, in their order."""
    groups: defaultdict[bytes, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.ref(name)].append(row)
    return groups
