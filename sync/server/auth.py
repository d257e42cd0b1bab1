"""Tokens: what a laptop shows with each request, and what the server keeps of it."""

import hmac
from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import Final, NamedTuple

from sync.protocol.errors import WireError
from sync.server.storage.reads import Reads
from sync.server.storage.values import Device

PREFIX: Final = "fa1_"
_ID_BYTES: Final = 6
_SECRET_BYTES: Final = 16
"""128 bits that came out of a slow hash need no second one; each byte more would travel with every
request."""
_ID_END: Final = len(PREFIX) + 8
_LENGTH: Final = _ID_END + 1 + 22
_NOBODY: Final = bytes(32)


class Token(NamedTuple):
    """A new token: the text for the laptop, and the two halves the server keeps."""

    text: str
    id: str
    hash: bytes


def token_of(raw: bytes) -> Token:
    """Make a token of bytes that nobody can guess, 22 or more."""
    name = _text(raw[:_ID_BYTES])
    secret = _text(raw[_ID_BYTES : _ID_BYTES + _SECRET_BYTES])
    return Token(f"{PREFIX}{name}_{secret}", name, _hash(secret))


def _text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def _hash(secret: str) -> bytes:
    return sha256(secret.encode("utf-8", "surrogateescape")).digest()


def whose(reads: Reads, token: str) -> Device:
    """Give the laptop a token belongs to; `WireError` `unknown_token` or `revoked`."""
    if len(token) != _LENGTH or not token.isascii() or not token.startswith(PREFIX):
        raise WireError("unknown_token")
    device = reads.device_by_token(token[len(PREFIX) : _ID_END])
    shown = _hash(token[_ID_END + 1 :])
    right = hmac.compare_digest(shown, _NOBODY if device is None else device.token_hash)
    if device is None or not right:
        raise WireError("unknown_token")
    if device.revoked_ms is not None:
        raise WireError("revoked")
    return device
