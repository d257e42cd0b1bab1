"""What the storage hands out: plain frozen values, no rows of a library."""

from typing import Final, NamedTuple

PARKED: Final = bytes(15) + b"\x03"
"""Home of rows of a kind this server does not know yet."""


class Org(NamedTuple):
    """One organisation and the head of its history."""

    org: int
    id: bytes
    name: str
    epoch: bytes
    position: int
    mark: bytes
    reference_position: int
    replica: bytes
    own_n: int
    own_link: bytes
    own_secret: bytes
    recovery_key: bytes
    view: str
    seats_wait: bool = False


class Device(NamedTuple):
    """One laptop as the server knows it: its keys and what it said of itself last."""

    org: int
    id: bytes
    label: str
    letter: str
    token_id: str
    token_hash: bytes
    public_key: bytes
    secret: bytes
    revoked_ms: int | None
    heard_ms: int
    made: int
    replica: bytes | None
    clock_off_ms: int
    counts: bytes | None
    erased_at: int = 0


class ChangeRow(NamedTuple):
    """One accepted change."""

    position: int
    id: bytes
    replica: bytes
    n: int
    effective: int
    link: bytes
    mark: bytes
    body: bytes
    hidden: bytes | None = None


class HeldRow(NamedTuple):
    """One change put aside."""

    id: bytes
    replica: bytes
    n: int
    device: bytes
    effective: int
    link: bytes
    body: bytes
    code: str
    waits: bytes | None
    hidden: bytes | None = None


class RecordRow(NamedTuple):
    """One row: what it is, where it hangs, and which change made it."""

    id: bytes
    kind: int
    home: bytes
    position: int
    made: int
    op: int
    cells: bytes | None


class Erasure(NamedTuple):
    """One request to erase a person: its row, by which laptop, and whether all have done it."""

    id: bytes
    person: bytes
    position: int
    device: bytes
    at_ms: int
    done_ms: int | None = None


class Stay(NamedTuple):
    """One person in one scope: since when, and until when."""

    scope: bytes
    home: bytes
    entered: int
    gone: int | None


class Grant(NamedTuple):
    """What a device was handed: a scope, or a user (`person`) whose work it may hand in.

    `ended` is the stamp, by the server's clock, at which it was withdrawn.
    """

    device: bytes
    scope: bytes
    person: bool
    generation: int
    view: str
    ended: int | None


class Backup(NamedTuple):
    """One backup that can be restored, and the folder it lies in (empty: not known)."""

    name: str
    at_ms: int
    shelf: str


class Invitation(NamedTuple):
    """A one-time code, hashed, and whom it is for."""

    prefix: str
    org: int
    hash: bytes
    salt: bytes
    user: bytes
    label: str
    letter: str
    tries: int
    expires_ms: int
    used_ms: int | None
