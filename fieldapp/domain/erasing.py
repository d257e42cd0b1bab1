"""Taking a person out of a change: what is theirs goes, what it says of others stays.

The change keeps its id, its head and its place in the chain; see `change.hide_body`.
"""

from collections.abc import Callable
from dataclasses import replace
from hashlib import blake2b
from typing import Final

from fieldapp.domain.change import Change, Creation, Edit, Op
from fieldapp.domain.ids import row_id
from fieldapp.domain.kinds import BY_NAME, LIFE
from fieldapp.domain.skeleton import ERASED, KEPT, OWNER
from fieldapp.domain.values import Value

ERASURE: Final = BY_NAME["erasure"]
PERSON: Final = ERASURE.by_name["person"].number
SEAL: Final = ERASURE.by_name["seal"].number
ROWS: Final = ERASURE.by_name["rows"].number
REQUEST: Final = frozenset(ERASURE.by_name[name].number for name in ("person", "asked_at", "how"))
"""What a laptop asks for; all else of an erasure the server says."""
_PERSON_KIND: Final = BY_NAME["person"].number
_REVIEW: Final = BY_NAME["review"]
_POINTS: Final = {
    _REVIEW.number: tuple(_REVIEW.by_name[name].number for name in ("about", "other")),
    BY_NAME["same_person"].number: (BY_NAME["same_person"].by_name["other"].number,),
}
"""Kinds that go with what they point to, besides what they hang on."""
_SEAL_BYTES: Final = 16


def without(change: Change, is_erased: Callable[[bytes], bool]) -> Change | None:
    """Give the change with nothing left of rows that are erased; None where it holds nothing.

    `is_erased` says of a row id whether it is one: a person, or a row that hangs on such a one.
    Rows that this change makes and that hang on those go with them.
    """
    ops: list[Op] = []
    gone: set[bytes] = set()
    for index, op in enumerate(change.ops):
        kept: Op = op
        if isinstance(op, Edit):
            kept = replace(op, cells={}) if op.cells and is_erased(op.row) else op
        elif LIFE in op.values or _goes(change, index, op, gone, is_erased):
            gone.add(row_id(change.id, index))
            kept = _skeleton(op)
        ops.append(kept)
    changed = any(new is not old for new, old in zip(ops, change.ops, strict=True))
    return replace(change, ops=tuple(ops)) if changed else None


def rows_erased(change: Change) -> list[tuple[bytes, int]]:
    """Give (row, kind) of the rows that a change makes and of which only that is left."""
    return [
        (row_id(change.id, index), op.kind)
        for index, op in enumerate(change.ops)
        if isinstance(op, Creation) and LIFE in op.values
    ]


def people_erased(change: Change) -> list[bytes]:
    """Give the people whom a change asks to erase."""
    return [
        person
        for op in change.ops
        if isinstance(op, Creation) and op.kind == ERASURE.number
        for person in (op.values.get(PERSON),)
        if isinstance(person, bytes)
    ]


def seal_of(secret: bytes, person: bytes) -> str:
    """Give the server's word that it erased a person once: it knows it again after a restore."""
    return blake2b(person, digest_size=_SEAL_BYTES, key=secret, person=b"fa-erased").hexdigest()


def _goes(
    change: Change,
    index: int,
    op: Creation,
    gone: set[bytes],
    is_erased: Callable[[bytes], bool],
) -> bool:
    row = row_id(change.id, index)
    if op.kind not in OWNER and op.kind not in {_PERSON_KIND, _REVIEW.number}:
        return False
    owner = OWNER.get(op.kind)
    fields = (*(() if owner is None else (owner,)), *_POINTS.get(op.kind, ()))
    named = [_named(change, op.values.get(number)) for number in fields]
    return is_erased(row) or any(
        each in gone or is_erased(each) for each in named if each is not None
    )


def _named(change: Change, value: Value) -> bytes | None:
    if type(value) is int:
        return row_id(change.id, value)
    return value if isinstance(value, bytes) else None


def _skeleton(op: Creation) -> Creation:
    if LIFE in op.values:
        return op
    kept = {number: op.values[number] for number in KEPT[op.kind] if number in op.values}
    return Creation(kind=op.kind, values={LIFE: ERASED, **kept})
