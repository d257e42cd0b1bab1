"""The change: one press of Save, one local transaction, the only way anything is kept.

Its bytes are the same in the laptop's log, on the wire and on the server, and never edited:

    body = [stamp, unsure, actor, scope, schema, ops]            MessagePack, canonical
    op   = [kind, {field: value}]                                a new row
         | [kind, row, {field: [value, replaced, …]}]            an edit and the changes it replaces

Of a row whose person asked to be erased an operation keeps its place and where the row hung:
`[kind, {0: "ERASED", …}]` and `[kind, row, {}]`; see `erasing`.

A reference to a row made earlier in the same change is that operation's number.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Final, TypeAlias

import msgspec
from typing_extensions import override

from fieldapp.domain.ids import ID_BYTES
from fieldapp.domain.kinds import BY_NUMBER, KINDS, LIFE
from fieldapp.domain.skeleton import ERASED, is_skeleton
from fieldapp.domain.stamp import MAX_STAMP
from fieldapp.domain.values import MAX_OPS, Value, creation_problem, edit_problem

MAX_BODY_BYTES: Final = 64 * 1024
MAX_BASES: Final = 64
LINK_BYTES: Final = 32
FIRST_LINK: Final = bytes(LINK_BYTES)

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder().decode
_MALFORMED: Final = (msgspec.MsgspecError, RecursionError, UnicodeDecodeError)
_REFERENCES: Final[Mapping[int, tuple[int, ...]]] = {
    kind.number: tuple(field.number for field in kind.fields if field.ref is not None)
    for kind in KINDS
}


class MalformedChangeError(ValueError):
    """The bytes are no change: a damaged or hostile peer, never a person's typing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Creation:
    """A new row. A field that is not named is empty; all of them count as set by this change."""

    kind: int
    values: Mapping[int, Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """New values for cells of an existing row, each with the ids of the changes it replaces."""

    kind: int
    row: bytes
    cells: Mapping[int, tuple[Value, tuple[bytes, ...]]]


Op: TypeAlias = Creation | Edit


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Change:
    """One change. `scope` is the event in whose context it was made, or None for the organisation.

    `unsure` says that the laptop did not trust its own clock; `actor` is the user's row id.
    """

    id: bytes
    stamp: int
    unsure: bool
    actor: bytes
    scope: bytes | None
    schema: int
    ops: tuple[Op, ...]

    @override
    def __repr__(self) -> str:
        return f"Change({self.id.hex()})"


def encode_ops(ops: Sequence[Op]) -> bytes:
    """Give the canonical bytes of the operations of one change."""
    return _encode([_op_list(op) for op in ops])


def _op_list(op: Op) -> list[object]:
    if isinstance(op, Creation):
        values = op.values
        return [op.kind, {key: values[key] for key in sorted(values) if values[key] is not None}]
    cells = {key: [value, *sorted(replaced)] for key, (value, replaced) in sorted(op.cells.items())}
    return [op.kind, op.row, cells]


def encode_body(change: Change, ops: bytes) -> bytes:
    """Give the canonical bytes of a change from its head and the bytes of its operations."""
    return _encode(
        [
            change.stamp,
            change.unsure,
            change.actor,
            change.scope,
            change.schema,
            msgspec.Raw(ops),
        ]
    )


def decode_body(change_id: bytes, body: bytes) -> Change:
    """Read a change back. `MalformedChangeError` when the bytes are not a canonical change."""
    try:
        parts: Any = _decode(body)
        if _encode(parts) != body or len(body) > MAX_BODY_BYTES:
            raise MalformedChangeError
        stamp, unsure, actor, scope, schema, ops = parts
    except (*_MALFORMED, TypeError, ValueError) as error:
        raise MalformedChangeError("not a change") from error
    well = (
        _is_id(change_id)
        and type(stamp) is int
        and 0 <= stamp <= MAX_STAMP
        and type(unsure) is bool
        and _is_id(actor)
        and (scope is None or _is_id(scope))
        and type(schema) is int
        and 0 < schema < 1 << 16
    )
    if not well:
        raise MalformedChangeError("not a change")
    return Change(
        id=change_id,
        stamp=stamp,
        unsure=unsure,
        actor=actor,
        scope=scope,
        schema=schema,
        ops=read_ops(ops),
    )


class _Outline(msgspec.Struct, frozen=True, array_like=True):
    stamp: int
    unsure: bool
    actor: bytes
    scope: bytes | None
    schema: int
    ops: list[list[msgspec.Raw]]


_outline = msgspec.msgpack.Decoder(_Outline).decode


def kinds_made(body: bytes) -> list[tuple[int, int]]:
    """Give (operation, kind) of the rows a change of this laptop's own log makes, unread."""
    return [
        (index, int(_decode(op[0]))) for index, op in enumerate(_outline(body).ops) if len(op) == 2
    ]


def stamp_of(body: bytes) -> int:
    """Give the stamp of a change of this laptop's own log."""
    return int(_decode(body)[0])


def read_ops(ops: object) -> tuple[Op, ...]:
    """Read decoded operations; `MalformedChangeError` when their shape is wrong.

    Shape only: kinds, fields and values are looked at by `ops_problem`.
    """
    if type(ops) is not list or not 0 < len(ops) <= MAX_OPS:
        raise MalformedChangeError("no operations")
    return tuple(map(read_op, ops))


def read_op(op: object) -> Op:
    """Read one decoded operation; `MalformedChangeError` when its shape is wrong."""
    if type(op) is not list or not 2 <= len(op) <= 3 or type(op[0]) is not int:
        raise MalformedChangeError("not an operation")
    cells = op[-1]
    if type(cells) is not dict:
        raise MalformedChangeError("not an operation")
    for key in cells:
        if type(key) is not int or key < 0:
            raise MalformedChangeError("not an operation")
    if len(op) == 2:
        if LIFE in cells and not (cells[LIFE] == ERASED and is_skeleton(op[0], cells)):
            raise MalformedChangeError("a new row lives")
        return Creation(kind=op[0], values=cells)
    if not _is_id(op[1]):
        raise MalformedChangeError("not an edit")
    return Edit(kind=op[0], row=op[1], cells={key: _read_cell(cells[key]) for key in cells})


def _read_cell(cell: object) -> tuple[Value, tuple[bytes, ...]]:
    if type(cell) is not list or not 1 <= len(cell) <= MAX_BASES + 1:
        raise MalformedChangeError("not a cell")
    replaced = cell[1:]
    if not all(map(_is_id, replaced)):
        raise MalformedChangeError("not a cell")
    return cell[0], tuple(replaced)


def _is_id(value: object) -> bool:
    return type(value) is bytes and len(value) == ID_BYTES


def ops_problem(ops: Sequence[Op]) -> tuple[int, int, str] | None:
    """Give (operation, field number, problem code) of the first wrong value, or None.

    Codes are those of `values`, and `wrong_reference` (an operation that does not come before, or
    makes another kind), `twice` (one cell set twice in one change), `wrong_life`.
    """
    seen: set[tuple[bytes, int]] = set()
    for index, op in enumerate(ops):
        kind = BY_NUMBER.get(op.kind)
        if kind is None:
            continue
        if isinstance(op, Creation):
            wrong = creation_problem(kind, op.values) or _first_reference(ops, index, op.values)
            if wrong:
                return index, *wrong
            continue
        for number, (value, _) in op.cells.items():
            if (op.row, number) in seen:
                return index, number, "twice"
            seen.add((op.row, number))
            code = _life_problem(value) if number == LIFE else edit_problem(kind, number, value)
            code = code or _reference_problem(ops, index, (number, value))
            if code:
                return index, number, code
    return None


def _first_reference(
    ops: Sequence[Op], index: int, values: Mapping[int, Value]
) -> tuple[int, str] | None:
    for number in _REFERENCES[ops[index].kind]:
        value = values.get(number)
        if value is not None and (code := _reference_problem(ops, index, (number, value))):
            return number, code
    return None


def _reference_problem(ops: Sequence[Op], index: int, cell: tuple[int, Value]) -> str | None:
    """A number in place of an id must name an earlier operation that makes such a row."""
    number, value = cell
    field = BY_NUMBER[ops[index].kind].by_number.get(number)
    if field is None or field.ref is None:
        return None
    for each in value if type(value) is list else [value]:
        if type(each) is not int:
            continue
        target = ops[each] if each < index else None
        named = BY_NUMBER.get(target.kind) if isinstance(target, Creation) else None
        if target is None or named is None or field.ref not in {"row", named.name}:
            return "wrong_reference"
    return None


def _life_problem(value: Value) -> str | None:
    if value is None:
        return None
    well = (
        type(value) is list
        and 0 < len(value) <= MAX_BASES * 4
        and type(value[0]) is str
        and 0 < len(value[0]) <= 16
        and all(map(_is_id, value[1:]))
    )
    return None if well else "wrong_life"


def hide_body(secret: bytes, n: int, change_id: bytes, body: bytes) -> bytes:
    """Give the blinded hash of a body: it proves the body, and nothing about it once erased.

    `secret` is the 32-byte key shared by laptop and server at enrolment.
    """
    return blake2b(
        change_id + body,
        digest_size=LINK_BYTES,
        key=secret,
        salt=n.to_bytes(8, "big"),
        person=b"fa-body",
    ).digest()


def next_link(previous: bytes, replica: bytes, n: int, hidden: bytes) -> bytes:
    """Chain change number `n` of a replica to the one before it."""
    return blake2b(
        previous + replica + n.to_bytes(8, "big") + hidden,
        digest_size=LINK_BYTES,
        person=b"fa-link",
    ).digest()
