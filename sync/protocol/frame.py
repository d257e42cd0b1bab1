"""The frame around every body: it proves that what was sent arrived whole.

HTTP libraries accept replies that were cut short (measured: 100 of 411 bytes without an error), so
the frame carries length and half a SHA-256 of what is inside.
"""

import struct
import zlib
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Final, NamedTuple

from sync.protocol.errors import WireError
from sync.protocol.limits import MAX_BODY_BYTES, MAX_RAW_BYTES

MAGIC: Final = b"FA"
VERSION: Final = 1
PLAIN: Final = 0
DEFLATE: Final = 1
DICTIONARY: Final = 2
SHARED: Final = 3
DIGEST_BYTES: Final = 16
"""Half a SHA-256 finds any damage; against attackers there is TLS."""
HEAD: Final = struct.Struct(f">2sBBI{DIGEST_BYTES}s")
_LEVEL: Final = 6
_SMALL_LEVEL: Final = 9
_SMALL: Final = 4 << 10
"""Above this many raw bytes what both ends have in common saves nothing worth a look-up."""
_MOST_SHARED_BYTES: Final = 8 << 10


class Shared(NamedTuple):
    """What both ends hold: change number `n` of a replica, the newest the laptop knows is there.

    A sign-up says much of what the one before it said, and names the same people and event.
    """

    n: int
    bytes: bytes


def share(n: int, replica: bytes, body: bytes) -> Shared:
    """Give what both ends can pack by: a replica and the body of one of its changes."""
    return Shared(n, body[-_MOST_SHARED_BYTES:] + replica)


@cache
def dictionary() -> bytes:
    """Give the preset dictionary of schema 1: texts that batches and pages have in common."""
    return (files("resources") / "wire" / "dictionary-1.bin").read_bytes()


def wrap(raw: bytes, shared: Shared | None = None) -> bytes:
    """Frame a body, packed where that makes it smaller; a small one by what is `shared`."""
    if shared is not None and len(raw) <= _SMALL:
        packed = bytes((shared.n & 0xFF,)) + _packed(raw, dictionary() + shared.bytes, _SMALL_LEVEL)
        return HEAD.pack(MAGIC, VERSION, SHARED, len(raw), _digest(raw)) + packed
    packed = _packed(raw, dictionary())
    codec, body = (DICTIONARY, packed) if len(packed) < len(raw) else (PLAIN, raw)
    return HEAD.pack(MAGIC, VERSION, codec, len(raw), _digest(raw)) + body


def _packed(raw: bytes, zdict: bytes, level: int = _LEVEL) -> bytes:
    packer = zlib.compressobj(level, zlib.DEFLATED, -15, 9, zdict=zdict)
    return packer.compress(raw) + packer.flush()


def is_by_shared(data: bytes) -> bool:
    """Tell whether a frame was packed by what both ends have in common."""
    return len(data) > HEAD.size and data[3] == SHARED


def shared_n(data: bytes, newest: int) -> int:
    """Give the number of the change such a frame was packed by.

    It names the last eight bits: the nearest number up to `newest` is meant.
    """
    return newest - ((newest - data[HEAD.size]) & 0xFF)


def unwrap(data: bytes, limit: int = MAX_RAW_BYTES, shared: Shared | None = None) -> bytes:
    """Give the body of a frame.

    Raises `WireError`: `malformed` when it is not whole, not ours or altered; `too_large` past
    `limit` bytes (nothing is unpacked beyond it); `not_shared` when it was packed by something
    else than what is `shared`.
    """
    if len(data) > MAX_BODY_BYTES + HEAD.size and len(data) > limit:
        raise WireError("too_large")
    if len(data) < HEAD.size:
        raise WireError("malformed")
    magic, version, codec, length, digest = HEAD.unpack_from(data)
    if magic != MAGIC or version != VERSION:
        raise WireError("malformed")
    if length > limit:
        raise WireError("too_large")
    raw = _unpacked(codec, data, length, shared)
    if raw is None or len(raw) != length or _digest(raw) != digest:
        raise WireError("not_shared" if codec == SHARED else "malformed")
    return raw


def _digest(raw: bytes) -> bytes:
    return sha256(raw).digest()[:DIGEST_BYTES]


def _unpacked(codec: int, data: bytes, length: int, shared: Shared | None) -> bytes | None:
    if codec == PLAIN:
        return data[HEAD.size :]
    if codec == DEFLATE:
        return _unpack(b"", data[HEAD.size :], length)
    if codec == DICTIONARY:
        return _unpack(dictionary(), data[HEAD.size :], length)
    if codec == SHARED and shared is not None:
        return _unpack(dictionary() + shared.bytes, data[HEAD.size + 1 :], length)
    return None


def _unpack(zdict: bytes, body: bytes, length: int) -> bytes | None:
    unpacker = zlib.decompressobj(-15, zdict) if zdict else zlib.decompressobj(-15)
    try:
        raw = unpacker.decompress(body, length + 1)
    except zlib.error:
        return None
    whole = unpacker.eof and not (unpacker.unconsumed_tail or unpacker.unused_data)
    return raw if whole else None
