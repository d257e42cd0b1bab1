"""Ask and answer, as docs/protocol.md lists them: arrays on the wire, frozen values here."""

from typing import Any, Final, TypeAlias, TypeVar

import msgspec

from sync.protocol.errors import WireError
from sync.protocol.limits import MAX_BATCH_CHANGES, MAX_OFFERS, MAX_SCOPES, MAX_WISHES

WANTS_LAPTOPS: Final = 1

ORDER_HISTORY: Final = "history"
ORDER_NEW_REPLICA: Final = "new_replica"
ORDER_UPGRADE: Final = "upgrade"

REFERENCE: Final = bytes(15) + b"\x01"
"""Scope of everything that every laptop of the organisation needs."""
EVERYTHING: Final = bytes(15) + b"\x02"
"""Scope of all rows of the organisation, for roles that see every event."""

Verdict: TypeAlias = tuple[int, int, int] | tuple[int, str]
"""A run (first n, first position, how many) or a held change (n, code)."""

WireRow: TypeAlias = list[Any]
"""[op, kind, position, values, cells]"""
WireGroup: TypeAlias = list[Any]
"""[change id, effective, actor, event, n, own, rows], or a stub [n, position]."""


class Wire(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=False, kw_only=True):
    """A message: an array whose later elements may be missing; unknown ones are passed over."""


class Batch(Wire, frozen=True, array_like=True, kw_only=True):
    """Changes of one replica, numbered from `first_n` without gaps; see `sync.protocol.batch`."""

    first_n: int
    schema: int
    signature: bytes
    actors: list[bytes]
    scopes: list[bytes]
    base_stamp: int
    changes: list[msgspec.Raw]


class SeatWords(Wire, frozen=True, array_like=True, kw_only=True):
    """What a laptop says of seats: see docs/protocol.md, "Seats".

    `hello` names the history in which all that the laptop has is here; `wishes` are times of which
    it wants so many unspent seats.
    """

    hello: bytes | None = None
    wishes: list[tuple[bytes, int]] = []


class Ask(Wire, frozen=True, array_like=True, kw_only=True):
    """What a laptop sends."""

    protocol: int
    replica: bytes
    schema: int
    clock_ms: int
    epoch: bytes | None
    position: int
    mark: bytes
    scopes: list[tuple[bytes, int, int]]
    made: int
    known: int
    batch: Batch | None = None
    room: int = 0
    wants: int = 0
    counts: dict[str, int] | None = None
    offers: list[WireGroup] | None = None
    seats: SeatWords | None = None


class Page(Wire, frozen=True, array_like=True, kw_only=True):
    """Rows of one scope after `after` up to and with `upto`."""

    scope: bytes
    generation: int
    after: int
    upto: int
    done: bool
    hidden: dict[int, list[int]]
    groups: list[msgspec.Raw]
    """Each still packed, so that a laptop unpacks them bit by bit: see `decode_group`."""
    leaves: list[tuple[int, bytes]]
    digest: tuple[int, int] | None = None
    authors: list[tuple[bytes, bytes, bytes]] | None = None
    """(change, actor, device) of the heads in the cells; empty device: the server's own."""


class Laptop(Wire, frozen=True, array_like=True, kw_only=True):
    """What the server knows of one laptop: for those who wait for its work."""

    device: bytes
    last_heard_ms: int
    made: int
    received: int
    clock_off_ms: int = 0
    counts: dict[str, int] | None = None


class Answer(Wire, frozen=True, array_like=True, kw_only=True):
    """What the server sends."""

    clock_ms: int
    epoch: bytes
    position: int
    mark: bytes
    received: int
    link: bytes
    safe: int
    verdicts: list[Any]
    orders: list[str]
    scopes: list[tuple[bytes, int]] | None
    pages: list[Page]
    laptops: list[Laptop] | None = None
    seats_back: list[tuple[bytes, int]] | None = None
    """Times of which the laptop holds more seats than its share, and how many are wanted back."""


SEATS_WAIT: Final = "seats_wait"
"""In the counts of a laptop: no seats are handed out before it has said hello."""
LINK_HINT_BYTES: Final = 8
"""How much of a link an answer shows: enough to tell two logs apart."""


class EnrolAsk(Wire, frozen=True, array_like=True, kw_only=True):
    """A one-time code and the public half of the key the laptop just made."""

    protocol: int
    code: str
    public_key: bytes
    app_version: str


class EnrolAnswer(Wire, frozen=True, array_like=True, kw_only=True):
    """What an enrolled laptop keeps inside its encrypted store."""

    organization: bytes
    organization_name: str
    device: bytes
    letter: str
    user: bytes
    user_name: str
    token: str
    chain_secret: bytes
    recovery_key: bytes
    clock_ms: int


class InviteAsk(Wire, frozen=True, array_like=True, kw_only=True):
    """A laptop's wish for a one-time code: for a user the server knows, on behalf of `actor`.

    `letter` wishes one for its tickets, empty for any free one. See `signed_part`.
    """

    protocol: int
    actor: bytes
    user: bytes
    label: str
    letter: str = ""
    signature: bytes = b""


class InviteAnswer(Wire, frozen=True, array_like=True, kw_only=True):
    """The code, shown this once: the server keeps a hash. Times are the server's."""

    code: str
    expires_ms: int
    clock_ms: int


class RevokeAsk(Wire, frozen=True, array_like=True, kw_only=True):
    """A laptop's wish that another one be shut out, on behalf of `actor`."""

    protocol: int
    actor: bytes
    device: bytes
    signature: bytes = b""


class RevokeAnswer(Wire, frozen=True, array_like=True, kw_only=True):
    """What the laptop that is shut out had made by its own last word, and what came of it."""

    made: int
    received: int
    clock_ms: int


Steering: TypeAlias = InviteAsk | RevokeAsk
"""What a token alone does not buy: each is signed with the laptop's key."""

Message = TypeVar("Message")

_encode = msgspec.msgpack.Encoder().encode
_ASK = msgspec.msgpack.Decoder(Ask)
_ANSWER = msgspec.msgpack.Decoder(Answer)
_ENROL_ASK = msgspec.msgpack.Decoder(EnrolAsk)
_ENROL_ANSWER = msgspec.msgpack.Decoder(EnrolAnswer)
_INVITE_ASK = msgspec.msgpack.Decoder(InviteAsk)
_INVITE_ANSWER = msgspec.msgpack.Decoder(InviteAnswer)
_REVOKE_ASK = msgspec.msgpack.Decoder(RevokeAsk)
_REVOKE_ANSWER = msgspec.msgpack.Decoder(RevokeAnswer)
_GROUP = msgspec.msgpack.Decoder(WireGroup)
_FAULT = msgspec.msgpack.Decoder(list[str])
_MALFORMED: Final = (msgspec.MsgspecError, RecursionError, UnicodeDecodeError)
_ID_BYTES: Final = 16


def encode(message: Wire) -> bytes:
    """Give the raw bytes of a message."""
    return _encode(message)


def decode_ask(raw: bytes) -> Ask:
    """Read an ask; `WireError("malformed")` or `("too_large")`."""
    ask = _read(_ASK, raw)
    if len(ask.scopes) > MAX_SCOPES or len(ask.offers or ()) > MAX_OFFERS:
        raise WireError("too_large")
    if ask.batch is not None and len(ask.batch.changes) > MAX_BATCH_CHANGES:
        raise WireError("too_large")
    wishes = () if ask.seats is None else ask.seats.wishes
    if len(wishes) > MAX_WISHES:
        raise WireError("too_large")
    ids = (ask.replica, *(scope for scope, _, _ in ask.scopes), *(slot for slot, _ in wishes))
    numbers = (ask.position, ask.made, ask.known, ask.room, ask.clock_ms)
    if any(len(each) != _ID_BYTES for each in ids) or min(numbers) < 0:
        raise WireError("malformed")
    return ask


def decode_answer(raw: bytes) -> Answer:
    """Read an answer; `WireError("malformed")`."""
    return _read(_ANSWER, raw)


def encode_group(group: WireGroup) -> msgspec.Raw:
    """Pack one group of a page."""
    return msgspec.Raw(_encode(group))


def decode_group(packed: msgspec.Raw) -> WireGroup:
    """Read one group of a page; `WireError("malformed")`."""
    return _read(_GROUP, packed)


def decode_enrol_ask(raw: bytes) -> EnrolAsk:
    """Read an enrolment; `WireError("malformed")`."""
    return _read(_ENROL_ASK, raw)


def decode_enrol_answer(raw: bytes) -> EnrolAnswer:
    """Read the reply to an enrolment; `WireError("malformed")`."""
    return _read(_ENROL_ANSWER, raw)


def signed_part(ask: Steering) -> bytes:
    """Give what the laptop's key signs: which request it is, and all of it but the signature."""
    return type(ask).__name__.encode() + _encode(msgspec.structs.replace(ask, signature=b""))


def decode_invite_ask(raw: bytes) -> InviteAsk:
    """Read a wish for a code; `WireError("malformed")`."""
    ask = _read(_INVITE_ASK, raw)
    if len(ask.actor) != _ID_BYTES or len(ask.user) != _ID_BYTES:
        raise WireError("malformed")
    return ask


def decode_invite_answer(raw: bytes) -> InviteAnswer:
    """Read the reply to one; `WireError("malformed")`."""
    return _read(_INVITE_ANSWER, raw)


def decode_revoke_ask(raw: bytes) -> RevokeAsk:
    """Read a wish to shut a laptop out; `WireError("malformed")`."""
    ask = _read(_REVOKE_ASK, raw)
    if len(ask.actor) != _ID_BYTES or len(ask.device) != _ID_BYTES:
        raise WireError("malformed")
    return ask


def decode_revoke_answer(raw: bytes) -> RevokeAnswer:
    """Read the reply to one; `WireError("malformed")`."""
    return _read(_REVOKE_ANSWER, raw)


def encode_fault(code: str) -> bytes:
    """Give the raw bytes of a fault."""
    return _encode([code])


def decode_fault(raw: bytes) -> str:
    """Read a fault's code; `WireError("malformed")`."""
    fault = _read(_FAULT, raw)
    if len(fault) != 1:
        raise WireError("malformed")
    return fault[0]


def _read(decoder: "msgspec.msgpack.Decoder[Message]", raw: bytes) -> Message:
    try:
        return decoder.decode(raw)
    except _MALFORMED as error:
        raise WireError("malformed") from error
