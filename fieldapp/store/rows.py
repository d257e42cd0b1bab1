"""Rows of the typed tables: read as values, and with their heads as the merge sees them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

from typing_extensions import override

from fieldapp.domain.kinds import LIFE, Kind
from fieldapp.domain.merge import Cell, RowState
from fieldapp.domain.skeleton import ERASED
from fieldapp.domain.stamp import milliseconds
from fieldapp.domain.values import Value
from fieldapp.store.cipher import Connection
from fieldapp.store.columns import (
    DEAD,
    ERASED_ROW,
    IN_CONFLICT,
    RESTRICTED,
    SHAPES,
    TAKEN_OUT,
    TableShape,
    extra_column,
    field_columns,
    pack_value,
    quoted,
    unpack_value,
    values_of,
)

_CHUNK: Final = 400
_VALUES: Final = 900
"""Values of one statement that writes many rows; every SQLite takes as many."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Row:
    """One row as lists and forms read it; `values` by field name, without empty ones.

    `made_ms` is when it was made, `seq` its place in this laptop's log or None, `event` the event
    in whose context it was made.
    """

    kind: Kind
    id: bytes
    values: Mapping[str, Value]
    made_ms: int
    actor: bytes
    event: bytes | None
    seq: int | None
    flags: int

    @override
    def __repr__(self) -> str:
        return f"Row({self.kind.name} {self.id.hex()})"

    @property
    def dead(self) -> bool:
        """Whether the row was taken out."""
        return bool(self.flags & DEAD)

    @property
    def erased(self) -> bool:
        """Whether its person asked to be erased."""
        return bool(self.flags & ERASED_ROW)

    @property
    def in_conflict(self) -> bool:
        """Whether a field has several different values."""
        return bool(self.flags & IN_CONFLICT)

    @property
    def restricted(self) -> bool:
        """Whether fields of it are kept from this laptop."""
        return bool(self.flags & RESTRICTED)

    def text(self, name: str) -> str:
        """Give a text field, empty when it is not set."""
        value = self.values.get(name)
        return value if isinstance(value, str) else ""

    def whole(self, name: str) -> int:
        """Give a whole number, 0 where there is none."""
        value = self.values.get(name)
        return value if isinstance(value, int) else 0

    def ref(self, name: str) -> bytes:
        """Give the id a reference field names, empty when it is not set."""
        value = self.values.get(name)
        return value if isinstance(value, bytes) else b""


def read_row(connection: Connection, kind: Kind, row: bytes) -> Row | None:
    """Give one row, dead or alive; None when it is not here."""
    shape = SHAPES[kind.number]
    found = connection.execute(
        f"SELECT * FROM {quoted(shape.name)} WHERE id = ?",  # noqa: S608 - a declared name
        (row,),
    ).fetchone()
    return None if found is None else row_of(shape, found)


def read_rows(
    connection: Connection, kind: Kind, where: str = "", arguments: Sequence[Any] = ()
) -> list[Row]:
    """Give the living rows of a kind, oldest first; `where` is SQL of this package, never text."""
    shape = SHAPES[kind.number]
    return [row_of(shape, each) for each in read_columns(connection, kind, where, arguments)]


def read_columns(
    connection: Connection, kind: Kind, where: str = "", arguments: Sequence[Any] = ()
) -> list[tuple[Any, ...]]:
    """Give them as `read_rows`, but as the file has them, for `row_of`: the id comes first."""
    clause = f" AND ({where})" if where else ""
    return connection.execute(
        f"SELECT * FROM {quoted(SHAPES[kind.number].name)}"  # noqa: S608 - a declared name
        f" WHERE NOT _flags & {DEAD}{clause} ORDER BY _made, id",
        arguments,
    ).fetchall()


def row_of(shape: TableShape, columns: tuple[Any, ...]) -> Row:
    """Read the whole columns of one table row."""
    names = shape.kind.by_number
    return Row(
        kind=shape.kind,
        id=columns[0],
        values={
            names[number].name: value
            for number, value in values_of(shape, columns).items()
            if number in names
        },
        made_ms=milliseconds(columns[2]),
        actor=columns[3],
        event=columns[4],
        seq=columns[5],
        flags=columns[6],
    )


def present(connection: Connection, table: str, column: str, ids: Iterable[bytes]) -> set[bytes]:
    """Give those of `ids` that stand in a column; asked in chunks. Names come from this package."""
    found: set[bytes] = set()
    wanted = list(ids)
    for start in range(0, len(wanted), _CHUNK):
        chunk = wanted[start : start + _CHUNK]
        marks = ",".join("?" * len(chunk))
        found.update(
            row
            for (row,) in connection.execute(
                f"SELECT {column} FROM {table} WHERE {column} IN ({marks})",  # noqa: S608
                chunk,
            )
        )
    return found


def put_many(connection: Connection, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Write rows by a statement that ends in the marks of one row, many of them at a time.

    A third less time than row by row. `statement` is `… VALUES (?, …)` of this package.
    """
    if not rows:
        return
    many = max(1, _VALUES // len(rows[0]))
    whole = len(rows) - len(rows) % many
    if whole:
        one = statement[statement.rindex("(") :]
        together = statement + f", {one}" * (many - 1)
        for start in range(0, whole, many):
            values = tuple(chain.from_iterable(rows[start : start + many]))
            connection.execute(together, values)
    connection.executemany(statement, rows[whole:])


@dataclass(slots=True, repr=False)
class Kept:
    """A row with its heads and what the file keeps beside the merge."""

    state: RowState
    actor: bytes
    event: bytes | None
    seq: int | None
    restricted: bool = False


def load(connection: Connection, kind: Kind, row: bytes) -> Kept | None:
    """Give a row as the merge sees it; None when it is not here."""
    shape = SHAPES[kind.number]
    columns = connection.execute(
        f"SELECT * FROM {quoted(shape.name)} WHERE id = ?",  # noqa: S608 - a declared name
        (row,),
    ).fetchone()
    if columns is None:
        return None
    values = values_of(shape, columns)
    if columns[6] & ERASED_ROW:
        values[LIFE] = ERASED
    state = RowState(kind.number, columns[1], columns[2], values)
    for field, change, effective, value in connection.execute(
        "SELECT field, change, effective, value FROM head WHERE row = ?", (row,)
    ):
        cell = state.cells.setdefault(field, Cell())
        cell.heads[change] = (effective, unpack_value(value))
    return Kept(state, columns[3], columns[4], columns[5], bool(columns[6] & RESTRICTED))


def save(connection: Connection, row: bytes, kept: Kept) -> None:
    """Write a row and its heads as the merge left them."""
    state = kept.state
    shape = SHAPES[state.kind]
    connection.execute("DELETE FROM head WHERE row = ?", (row,))
    connection.executemany(
        "INSERT INTO head (row, field, change, effective, value) VALUES (?, ?, ?, ?, ?)",
        [
            (row, number, change, effective, pack_value(value))
            for number, cell in state.cells.items()
            for change, (effective, value) in cell.heads.items()
        ],
    )
    if state.origin is None:
        return
    values = state.shown_values()
    system = (
        row,
        state.origin,
        state.effective,
        kept.actor,
        kept.event,
        kept.seq,
        flags_of(state) | (RESTRICTED if kept.restricted else 0),
        extra_column(shape, values),
    )
    connection.execute(shape.replace, (*system, *field_columns(shape, values)))


def flags_of(state: RowState) -> int:
    """Give the bits that lists look at."""
    flags = DEAD if state.dead() else 0
    if state.erased:
        flags |= ERASED_ROW
    if state.taken_out():
        flags |= TAKEN_OUT
    if state.conflicts():
        flags |= IN_CONFLICT
    return flags
