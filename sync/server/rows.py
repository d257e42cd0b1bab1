"""Rows as the server keeps them: where they hang, what was touched, and what made them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

import msgspec

from fieldapp.domain.change import Change, Creation
from fieldapp.domain.ids import ID_BYTES, row_id
from fieldapp.domain.kinds import BY_NAME, BY_NUMBER, Kind, Reach
from fieldapp.domain.merge import Cell, RowState
from fieldapp.domain.values import Value
from sync.protocol.messages import REFERENCE
from sync.server.authority import SERVER_USER

_encode = msgspec.msgpack.Encoder().encode


class _Body(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A change's body with its operations cut apart, their values left as bytes."""

    stamp: int
    unsure: bool
    actor: bytes
    scope: bytes | None
    schema: int
    ops: list[list[msgspec.Raw]]


_BODY: Final = msgspec.msgpack.Decoder(_Body)
_VALUES: Final = msgspec.msgpack.Decoder(dict[int, Any])
_CELLS: Final = msgspec.msgpack.Decoder(dict[int, tuple[bytes, list[tuple[bytes, int, Any]]]])


def open_body(body: bytes) -> _Body:
    """Cut a stored body apart without reading its values."""
    return _BODY.decode(body)


def read_values(raw: bytes | msgspec.Raw) -> dict[int, Value]:
    """Read the values of a creation."""
    return _VALUES.decode(raw)


def write_cells(state: RowState) -> bytes | None:
    """Pack the touched cells of a row: per field the replaced ids and the complete heads."""
    if not state.cells:
        return None
    return _encode(
        {
            number: [
                b"".join(sorted(cell.replaced)),
                [[change, *head] for change, head in sorted(cell.heads.items())],
            ]
            for number, cell in sorted(state.cells.items())
        }
    )


def read_cells(packed: bytes | None) -> dict[int, Cell]:
    """Read `write_cells` back."""
    if packed is None:
        return {}
    found: dict[int, Cell] = {}
    for number, (replaced, heads) in _CELLS.decode(packed).items():
        ids = (replaced[at : at + ID_BYTES] for at in range(0, len(replaced), ID_BYTES))
        found[number] = Cell(
            heads={change: (effective, value) for change, effective, value in heads},
            replaced=set(ids),
        )
    return found


def wire_cells(packed: bytes | None, hidden: Sequence[int] = ()) -> dict[int, list[list[Any]]]:
    """Give the heads of touched cells as a page carries them."""
    if packed is None:
        return {}
    return {
        number: [list(head) for head in heads]
        for number, (_, heads) in _CELLS.decode(packed).items()
        if number not in hidden
    }


def resolved(state: RowState, change_id: bytes) -> RowState:
    """Give a row with references to operations of its own change written as ids."""
    numbers = _REFS.get(state.kind, frozenset())
    values = {
        number: row_id(change_id, value) if number in numbers and type(value) is int else value
        for number, value in state.values.items()
    }
    return RowState(state.kind, state.origin, state.effective, values, state.cells)


_REFS: Final[Mapping[int, frozenset[int]]] = {
    number: frozenset(field.number for field in kind.fields if field.ref is not None)
    for number, kind in BY_NUMBER.items()
}


class KindLinks:
    """What the server looks at in the values of one kind."""

    __slots__ = ("home", "kind", "owner", "person", "refs")

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self.owner = None if kind.owner is None else kind.by_name[kind.owner].number
        self.person = kind.reach is Reach.PERSON and kind.owner is None
        self.home = REFERENCE if kind.reach is Reach.REFERENCE else None
        self.refs = tuple(
            (
                field.number,
                None if field.ref == "row" else BY_NAME[field.ref].number,
                field.name == kind.owner or field.name in _ESSENTIAL.get(kind.name, ()),
            )
            for field in kind.fields
            if field.ref is not None
        )


_ESSENTIAL: Final[Mapping[str, tuple[str, ...]]] = {
    "sign_up": ("event",),
    "same_person": ("other",),
    "event_assignment": ("event", "user"),
    "device_user": ("device", "user"),
    "seat_return": ("allotment",),
}
"""References besides the owner that decide who sees what: their rows must be known."""

LINKS: Final[Mapping[int, KindLinks]] = {
    number: KindLinks(kind) for number, kind in BY_NUMBER.items()
}

REVIEW: Final = BY_NAME["review"]
TWICE: Final = "DUPTICKET"
OVERBOOK: Final = "OVERBOOK"
_IN_PAIRS: Final = frozenset({TWICE, OVERBOOK})
"""Reasons of items about two rows that are asked about once."""
_REASON: Final = REVIEW.by_name["reason"].number
_ABOUT: Final = REVIEW.by_name["about"].number
_OTHER: Final = REVIEW.by_name["other"].number


def pair_of(one: bytes, other: bytes) -> bytes:
    """Name two rows, whichever comes first."""
    return min(one, other) + max(one, other)


def pairs_asked(change: Change) -> Iterator[bytes]:
    """Give the pairs that a change puts before the coordinators; only the server does."""
    if change.actor != SERVER_USER:
        return
    for op in change.ops:
        if isinstance(op, Creation) and op.kind == REVIEW.number:
            one, other = op.values.get(_ABOUT), op.values.get(_OTHER)
            if (
                op.values.get(_REASON) in _IN_PAIRS
                and isinstance(one, bytes)
                and isinstance(other, bytes)
            ):
                yield pair_of(one, other)


class Named(NamedTuple):
    """One appointment with a time, and the number of its seat; -1 where it names none."""

    slot: bytes
    token: int
    made: int
    op: int
    id: bytes
    sign_up: bytes


NO_TOKEN: Final = -1
"""Stands for the number of a seat where an appointment names none."""
APPOINTMENT: Final = BY_NAME["appointment"]
_SLOT: Final = APPOINTMENT.by_name["slot"].number
_TOKEN: Final = APPOINTMENT.by_name["seat_token"].number
_SIGN_UP: Final = APPOINTMENT.by_name["sign_up"].number


def named_seat(
    change_id: bytes, values: Mapping[int, Value], made: tuple[int, int]
) -> Named | None:
    """Give the seat that a new appointment names; None on the waiting list.

    `made` are the position of its change, and which of the operations makes it.
    """
    slot, token, sign_up = (values.get(number) for number in (_SLOT, _TOKEN, _SIGN_UP))
    if slot is None:
        return None
    position, op = made
    return Named(
        slot=_named(change_id, slot),
        token=token if isinstance(token, int) else NO_TOKEN,
        made=position,
        op=op,
        id=row_id(change_id, op),
        sign_up=_named(change_id, sign_up),
    )


def _named(change_id: bytes, value: Value) -> bytes:
    if isinstance(value, bytes):
        return value
    return row_id(change_id, value) if isinstance(value, int) else b""
