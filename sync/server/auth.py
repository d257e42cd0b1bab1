"""Tokens: what a laptop shows with each request, and what the server keeps of it."""

import hmac
from base64 import urlsafe_b64encode
from collections.abc import Callable
from hashlib import sha256
from typing import Final, NamedTuple

from sync.protocol.errors import WireError
from sync.server.storage.reads import Reads
from sync.server.storage.values import Device

PREFIX: Final = "fa1"
_ID_BYTES: Final = 6
_SECRET_BYTES: Final = 32
_NOBODY: Final = bytes(32)


class Token(NamedTuple):
    """A new token: the text for the laptop, and the two halves the server keeps."""

    text: str
    id: str
    hash: bytes


def new_token(random: Callable[[int], bytes]) -> Token:
    """Make a token of 256 random bits."""
    name = random(_ID_BYTES).hex()
    secret = urlsafe_b64encode(random(_SECRET_BYTES)).rstrip(b"=").decode()
    return Token(f"{PREFIX}_{name}_{secret}", name, sha256(secret.encode()).digest())


def whose(reads: Reads, token: str) -> Device:
    """Give the laptop a token belongs to; `WireError` `unknown_token` or `revoked`."""
    parts = token.split("_", 2)
    if len(parts) != 3 or parts[0] != PREFIX or len(token) > 128:
        raise WireError("unknown_token")
    device = reads.device_by_token(parts[1])
    shown = sha256(parts[2].encode("utf-8", "surrogateescape")).digest()
    right = hmac.compare_digest(shown, _NOBODY if device is None else device.token_hash)
    if device is None or not right:
        raise WireError("unknown_token")
    if device.revoked_ms is not None:
        raise WireError("revoked")
    return device
