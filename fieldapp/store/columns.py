"""What a declared kind looks like as a table: columns, types, and values to and from the file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from fieldapp.domain.ids import row_id
from fieldapp.domain.kinds import KINDS, Field, FieldType, Kind
from fieldapp.domain.values import Value

_pack = msgspec.msgpack.Encoder().encode
_unpack = msgspec.msgpack.Decoder().decode

_SQL_TYPES: Final = {
    FieldType.INT: "INTEGER",
    FieldType.MOMENT: "INTEGER",
    FieldType.BOOL: "INTEGER",
    FieldType.REF: "BLOB",
    FieldType.REFS: "BLOB",
    FieldType.CODES: "BLOB",
    FieldType.TAGS: "BLOB",
    FieldType.ENTRIES: "BLOB",
    FieldType.ANSWERS: "BLOB",
}
PACKED: Final = frozenset(
    {FieldType.REFS, FieldType.CODES, FieldType.TAGS, FieldType.ENTRIES, FieldType.ANSWERS}
)

DEAD: Final = 1
TAKEN_OUT: Final = 2
IN_CONFLICT: Final = 4
RESTRICTED: Final = 8
ERASED_ROW: Final = 16
"""Bits of `_flags`: the row is gone from lists; somebody took it out; cells with several values;
fields that this laptop may not see; its person asked to be erased, and only the row is left."""
TO_SETTLE: Final = f"_flags & {TAKEN_OUT | IN_CONFLICT} AND NOT _flags & {DEAD}"
"""Living rows that somebody may have to look at, as SQL: each table has an index of them."""

SYSTEM_COLUMNS: Final = (
    ("id", "BLOB PRIMARY KEY"),
    ("_origin", "BLOB NOT NULL"),  # the change that made the row
    ("_made", "INTEGER NOT NULL"),  # its effective stamp
    ("_actor", "BLOB NOT NULL"),
    ("_event", "BLOB"),
    ("_seq", "INTEGER"),  # its place in this laptop's own log
    ("_flags", "INTEGER NOT NULL DEFAULT 0"),
    ("_extra", "BLOB"),  # fields of newer programs, kept as they came
)
SYSTEM_COUNT: Final = len(SYSTEM_COLUMNS)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableShape:
    """One kind as a table: names, prepared statements, and how values cross over."""

    kind: Kind
    fields: tuple[Field, ...]
    insert: str
    replace: str
    from_column: Mapping[int, Callable[[Any], Value] | None]
    indexed: tuple[str, ...]
    numbers: tuple[int, ...]
    """Field numbers of the declared columns, in order."""
    changed: tuple[tuple[int, Callable[[Any], Any] | None, bool], ...]
    """Columns that do not hold their value as it is: place, packing, whether it names a row."""
    known: frozenset[int]

    @property
    def name(self) -> str:
        """Name of the table: that of the kind."""
        return self.kind.name


def sql_type(field: Field) -> str:
    """Give the column type of a field."""
    return _SQL_TYPES.get(field.type, "TEXT")


def quoted(name: str) -> str:
    """Give a declared name as SQL writes it; only names from declarations come here."""
    return f'"{name}"'


def _shape(kind: Kind) -> TableShape:
    names = [name for name, _ in SYSTEM_COLUMNS] + [quoted(each.name) for each in kind.fields]
    marks = ",".join("?" * len(names))
    columns = ",".join(names)
    table = quoted(kind.name)
    return TableShape(
        kind=kind,
        fields=kind.fields,
        insert=f"INSERT INTO {table} ({columns}) VALUES ({marks})",  # noqa: S608 - declared names
        replace=f"INSERT OR REPLACE INTO {table} ({columns}) VALUES ({marks})",  # noqa: S608
        from_column={each.number: _unpacking(each) for each in kind.fields},
        indexed=tuple(each.name for each in kind.fields if _looked_up(kind, each)),
        numbers=tuple(each.number for each in kind.fields),
        changed=tuple(
            (at, _packing(each), each.ref is not None)
            for at, each in enumerate(kind.fields)
            if each.ref is not None or _packing(each) is not None
        ),
        known=frozenset(each.number for each in kind.fields),
    )


def _looked_up(kind: Kind, field: Field) -> bool:
    """Tell whether rows are asked for by this field: what a kind hangs on, and event lists."""
    return field.name == kind.owner or (kind.name, field.name) in {
        ("sign_up", "event"),
        ("offer", "event"),
        ("slot", "event"),
        ("shift", "event"),
        ("same_person", "other"),
        ("assignment", "shift"),
        ("appointment", "slot"),
    }


def _packing(field: Field) -> Callable[[Any], Any] | None:
    if field.type in PACKED:
        return _pack
    return int if field.type is FieldType.BOOL else None


def _unpacking(field: Field) -> Callable[[Any], Value] | None:
    if field.type in PACKED:
        return _unpack
    return bool if field.type is FieldType.BOOL else None


SHAPES: Final[Mapping[int, TableShape]] = {kind.number: _shape(kind) for kind in KINDS}


def resolved(change_id: bytes, field: Field | None, value: Value) -> Value:
    """Replace numbers of operations by the ids of the rows that those operations made."""
    return value if field is None or field.ref is None else _row_named(change_id, value)


def _row_named(change_id: bytes, value: Value) -> Value:
    if type(value) is int:
        return row_id(change_id, value)
    if type(value) is list:
        return [row_id(change_id, each) if type(each) is int else each for each in value]
    return value


def field_columns(
    shape: TableShape, values: Mapping[int, Value], change_id: bytes = b""
) -> list[Any]:
    """Give the columns of all declared fields, in order, from values by number.

    With the id of the change that made the row, numbers of operations become row ids.
    """
    columns: list[Any] = list(map(values.get, shape.numbers))
    for at, pack, names_row in shape.changed:
        value = columns[at]
        if value is not None:
            if names_row and change_id:
                value = _row_named(change_id, value)
            columns[at] = value if pack is None else pack(value)
    return columns


def extra_column(shape: TableShape, values: Mapping[int, Value]) -> bytes | None:
    """Give the values of fields this program does not know, as they are kept."""
    known = shape.known
    if values.keys() <= known:
        return None
    return _pack({number: value for number, value in values.items() if number not in known})


def values_of(shape: TableShape, columns: tuple[Any, ...]) -> dict[int, Value]:
    """Read the fields of one whole table row back into values by number."""
    values: dict[int, Value] = {}
    for field, column in zip(shape.fields, columns[SYSTEM_COUNT:], strict=True):
        if column is not None:
            unpack = shape.from_column[field.number]
            values[field.number] = column if unpack is None else unpack(column)
    extra = columns[SYSTEM_COUNT - 1]
    if extra is not None:
        values.update(_unpack(extra))
    return values


def pack_value(value: Value) -> bytes:
    """Give the bytes of one value, as head rows keep it."""
    return _pack(value)


def unpack_value(packed: bytes) -> Value:
    """Read `pack_value` back."""
    value: Value = _unpack(packed)
    return value
