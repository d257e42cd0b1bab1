"""A batch of changes on the wire, and back to the very bytes that were signed.

What the changes of one laptop have in common is sent once. Operations travel as the bytes they
have in the log, so both ends hash the same body without packing it again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec

from fieldapp.domain.change import (
    LINK_BYTES,
    MAX_BODY_BYTES,
    Change,
    Creation,
    MalformedChangeError,
    Op,
    encode_body,
    hide_body,
    next_link,
    read_op,
)
from fieldapp.domain.ids import ID_BYTES, TIME_BYTES
from fieldapp.domain.kinds import KINDS, FieldType, Privacy
from fieldapp.domain.stamp import MAX_STAMP, milliseconds
from fieldapp.domain.values import MAX_OPS
from sync.protocol.errors import WireError
from sync.protocol.limits import MAX_HELD_BODY_BYTES
from sync.protocol.messages import Batch

_encode = msgspec.msgpack.Encoder().encode
_any = msgspec.msgpack.Decoder().decode
_RANDOM_BYTES: Final = ID_BYTES - TIME_BYTES


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Logged:
    """One change as a log keeps it: number, id, the bytes of its body, and its link.

    `hidden` is the blinded hash of the body that the link covers, where a person was taken out of
    the body since.
    """

    n: int
    id: bytes
    body: bytes
    link: bytes
    hidden: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Received:
    """One change as it came off the wire: read, and with the bytes that are kept.

    `unread` says that its operations are none, or too many, or too large: it has none here, and
    can only be put aside. `hidden` is the blinded hash of the body as it was, where a person was
    taken out of it since.
    """

    n: int
    change: Change
    body: bytes
    hidden: bytes | None = None
    raw_ops: tuple[bytes, ...] = ()
    unread: bool = False


class _WireBody(msgspec.Struct, frozen=True, array_like=True):
    stamp: int
    unsure: bool
    actor: bytes
    scope: bytes | None
    schema: int
    ops: msgspec.Raw


_BODY = msgspec.msgpack.Decoder(_WireBody)


def encode_batch(logged: Sequence[Logged], signature: bytes) -> Batch:
    """Pack changes of one replica, in the order of their numbers and of one schema version."""
    bodies = [_BODY.decode(each.body) for each in logged]
    actors: dict[bytes, int] = {}
    scopes: dict[bytes, int] = {}
    before = base = bodies[0].stamp
    changes: list[msgspec.Raw] = []
    for each, body in zip(logged, bodies, strict=True):
        changes.append(
            msgspec.Raw(
                _encode(
                    [
                        _short_id(each.id, body.stamp),
                        body.stamp - before,
                        body.unsure,
                        actors.setdefault(body.actor, len(actors)),
                        None if body.scope is None else scopes.setdefault(body.scope, len(scopes)),
                        body.ops,
                        *(() if each.hidden is None else (each.hidden,)),
                    ]
                )
            )
        )
        before = body.stamp
    return Batch(
        first_n=logged[0].n,
        schema=bodies[0].schema,
        signature=signature,
        actors=list(actors),
        scopes=list(scopes),
        base_stamp=base,
        changes=changes,
    )


def same_schema(logged: Iterable[Logged]) -> list[Logged]:
    """Give the leading changes that were made under one schema version: one batch carries one."""
    kept: list[Logged] = []
    schema = 0
    for each in logged:
        found = _BODY.decode(each.body).schema
        if kept and found != schema:
            break
        schema = found
        kept.append(each)
    return kept


def decode_batch(batch: Batch) -> list[Received]:
    """Read a batch; `WireError("malformed")` when a head in it is none: who, when, where, how.

    Operations that cannot be read are no reason to refuse what comes after them: see `Received`.
    Values are not looked at here.
    """
    stamp = batch.base_stamp
    found: list[Received] = []
    for number, raw in enumerate(batch.changes, start=batch.first_n):
        try:
            head = _CHANGE.decode(raw)
            stamp += head.ahead
            received = _received(batch, number, stamp, head)
        except (msgspec.MsgspecError, MalformedChangeError, LookupError, RecursionError) as error:
            raise WireError("malformed") from error
        found.append(received)
    return found


class _WireChange(msgspec.Struct, frozen=True, array_like=True, gc=False):
    short: bytes
    ahead: int
    unsure: bool
    actor: int
    scope: int | None
    ops: msgspec.Raw
    hidden: bytes | None = None


_CHANGE: Final = msgspec.msgpack.Decoder(_WireChange)


def _received(batch: Batch, number: int, stamp: int, head: _WireChange) -> Received:
    ops, actor, scope = bytes(head.ops), head.actor, head.scope
    if len(ops) > MAX_HELD_BODY_BYTES:
        raise MalformedChangeError("too large")
    if not 0 <= stamp <= MAX_STAMP or actor < 0 or (scope or 0) < 0:
        raise MalformedChangeError("not a change")
    if head.hidden is not None and len(head.hidden) != LINK_BYTES:
        raise MalformedChangeError("not a hash")
    found = _read_ops(ops)
    raws, read = found or ((), ())
    change = Change(
        id=_long_id(head.short, stamp),
        stamp=stamp,
        unsure=head.unsure,
        actor=_id(batch.actors[actor]),
        scope=None if scope is None else _id(batch.scopes[scope]),
        schema=batch.schema,
        ops=read,
    )
    body = encode_body(change, ops)
    return Received(
        n=number,
        change=change,
        body=body,
        hidden=head.hidden,
        raw_ops=raws,
        unread=found is None,
    )


def _read_ops(ops: bytes) -> tuple[tuple[bytes, ...], tuple[Op, ...]] | None:
    """Give operations as bytes and read; None where they are none, or more than may be."""
    if len(ops) > MAX_BODY_BYTES - _HEAD_BYTES:
        return None
    try:
        raws = _cut(ops)
        return raws, tuple(map(_read_op, raws))
    except _NOT_OPERATIONS:
        return None


_HEAD_BYTES: Final = 64
"""More than a change has besides its operations."""
_NOT_OPERATIONS: Final = (
    msgspec.MsgspecError,
    RecursionError,
    TypeError,
    ValueError,
    OverflowError,
)


def scope_of(body: bytes) -> bytes | None:
    """Give the scope of a change that is kept, whether or not its operations can be read."""
    return _BODY.decode(body).scope


def _cut(ops: bytes) -> tuple[bytes, ...]:
    """Cut operations apart. `MalformedChangeError` if the array around them is not canonical."""
    raws = tuple(map(bytes, _RAWS.decode(ops)))
    head = 1 if len(raws) < _SHORT_ARRAY else 3
    if not 0 < len(raws) <= MAX_OPS or len(ops) != head + sum(map(len, raws)):
        raise MalformedChangeError("not canonical")
    return raws


def _read_op(raw: bytes) -> Op:
    known = _shared.get(raw)
    if known is not None:
        return known
    decoded = _any(raw)
    if _encode(decoded) != raw:
        raise MalformedChangeError("not canonical")
    op = read_op(decoded)
    if _repeats(op):
        if len(_shared) >= _MOST_SHARED:
            _shared.clear()
        _shared[raw] = op
    return op


def is_shared(raw: bytes) -> bool:
    """Whether an operation was met before and kept: what is found out about it can be, too."""
    return raw in _shared


def _repeats(op: Op) -> bool:
    """Whether a new row says what many say: codes, and rows of the same change."""
    if not isinstance(op, Creation) or not _PLAIN.get(op.kind, _NONE).issuperset(op.values):
        return False
    return not any(type(value) is bytes for value in op.values.values())


_RAWS: Final = msgspec.msgpack.Decoder(list[msgspec.Raw])
_SHORT_ARRAY: Final = 16
_MOST_SHARED: Final = 4_096
_SHORT_TEXT: Final = 24
_REPEATING: Final = frozenset(
    {FieldType.CODE, FieldType.CODES, FieldType.TAG, FieldType.TAGS, FieldType.BOOL, FieldType.REF}
)
_NONE: Final[frozenset[int]] = frozenset()
_PLAIN: Final = {
    kind.number: frozenset(
        field.number
        for field in kind.fields
        if field.type in _REPEATING
        or (
            field.type is FieldType.TEXT
            and field.limit <= _SHORT_TEXT
            and field.privacy is Privacy.INTERNAL
        )
    )
    for kind in KINDS
}
_shared: dict[bytes, Op] = {}
"""Operations as they were read, by their bytes: most rows of a sign-up say what others said.

They are frozen, so that changes may share them. Bounded; emptied when full.
"""


def chain(
    secret: bytes, replica: bytes, previous: bytes, received: Iterable[Received]
) -> list[bytes]:
    """Give the links of changes that follow on a replica's link `previous`."""
    links: list[bytes] = []
    for each in received:
        hidden = each.hidden or hide_body(secret, each.n, each.change.id, each.body)
        previous = next_link(previous, replica, each.n, hidden)
        links.append(previous)
    return links


def _short_id(change_id: bytes, stamp: int) -> bytes:
    head = milliseconds(stamp).to_bytes(TIME_BYTES, "big")
    return change_id[TIME_BYTES:] if change_id[:TIME_BYTES] == head else change_id


def _long_id(short: bytes, stamp: int) -> bytes:
    if len(short) == _RANDOM_BYTES:
        return milliseconds(stamp).to_bytes(TIME_BYTES, "big") + short
    return _id(short)


def _id(value: bytes) -> bytes:
    if len(value) != ID_BYTES:
        raise MalformedChangeError("not an id")
    return value
