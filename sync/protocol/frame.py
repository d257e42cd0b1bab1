"""The frame around every body: it proves that what was sent arrived whole.

HTTP libraries accept replies that were cut short (measured: 100 of 411 bytes without an error), so
the frame carries length and half a SHA-256 of what is inside.
"""

import struct
import zlib
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Final

from sync.protocol.errors import WireError
from sync.protocol.limits import MAX_BODY_BYTES, MAX_RAW_BYTES

MAGIC: Final = b"FA"
VERSION: Final = 1
PLAIN: Final = 0
DEFLATE: Final = 1
DICTIONARY: Final = 2
DIGEST_BYTES: Final = 16
"""Half a SHA-256 finds any damage; against attackers there is TLS."""
HEAD: Final = struct.Struct(f">2sBBI{DIGEST_BYTES}s")
_LEVEL: Final = 6


@cache
def dictionary() -> bytes:
    """Give the preset dictionary of schema 1: texts that batches and pages have in common."""
    return (files("resources") / "wire" / "dictionary-1.bin").read_bytes()


def wrap(raw: bytes) -> bytes:
    """Frame a body, packed where that makes it smaller."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15, 9, zdict=dictionary())
    packed = packer.compress(raw) + packer.flush()
    codec, body = (DICTIONARY, packed) if len(packed) < len(raw) else (PLAIN, raw)
    return HEAD.pack(MAGIC, VERSION, codec, len(raw), _digest(raw)) + body


def unwrap(data: bytes, limit: int = MAX_RAW_BYTES) -> bytes:
    """Give the body of a frame.

    Raises `WireError`: `malformed` when it is not whole, not ours or altered; `too_large` past
    `limit` bytes (nothing is unpacked beyond it).
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
    raw = _unpack(codec, data[HEAD.size :], length)
    if len(raw) != length or _digest(raw) != digest:
        raise WireError("malformed")
    return raw


def _digest(raw: bytes) -> bytes:
    return sha256(raw).digest()[:DIGEST_BYTES]


def _unpack(codec: int, body: bytes, length: int) -> bytes:
    if codec == PLAIN:
        return body
    if codec not in {DEFLATE, DICTIONARY}:
        raise WireError("malformed")
    zdict = dictionary() if codec == DICTIONARY else b""
    unpacker = zlib.decompressobj(-15, zdict) if zdict else zlib.decompressobj(-15)
    try:
        raw = unpacker.decompress(body, length + 1)
    except zlib.error as error:
        raise WireError("malformed") from error
    if unpacker.unconsumed_tail or unpacker.unused_data or not unpacker.eof:
        raise WireError("malformed")
    return raw
