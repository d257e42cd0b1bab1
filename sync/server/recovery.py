"""Answering a laptop whose PIN is lost: the steward's half of its recovery, at a distance.

Asking text: base64url of one byte 1, the store id (16), a fresh public key (32) and one or two
boxes of 112 bytes sealed to the organisation's recovery key. Answering text: base64url of a box
sealed to that fresh key, of what the boxes held. Neither text helps who reads it on the way.
"""

import base64
import binascii
from typing import Final, NamedTuple

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

_VERSION: Final = 1
_ID: Final = 16
_KEY: Final = 32
_BOX: Final = 112
_MOST_BOXES: Final = 2


class RecoveryError(ValueError):
    """The question cannot be answered: `code` is `not_a_question` or `wrong_key`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Reply(NamedTuple):
    """The answering text, and which store asked: compare it with the laptop's screen."""

    store_id: bytes
    text: str


def reply_to(asking: str, private: bytes) -> Reply:
    """Open what a laptop sent with the private recovery key, and seal it for that laptop alone."""
    store_id, public, boxes = _read(asking)
    key = SealedBox(PrivateKey(private))
    try:
        found = b"".join(key.decrypt(box) for box in boxes)
        sealed = SealedBox(PublicKey(public)).encrypt(found)
    except CryptoError as error:
        raise RecoveryError("wrong_key") from error
    return Reply(store_id, base64.urlsafe_b64encode(sealed).decode("ascii"))


def _read(asking: str) -> tuple[bytes, bytes, list[bytes]]:
    try:
        raw = base64.urlsafe_b64decode("".join(asking.split()).encode("ascii"))
    except (binascii.Error, UnicodeEncodeError, ValueError) as error:
        raise RecoveryError("not_a_question") from error
    head = 1 + _ID + _KEY
    count, rest = divmod(len(raw) - head, _BOX)
    if rest or not 1 <= count <= _MOST_BOXES or raw[0] != _VERSION:
        raise RecoveryError("not_a_question")
    boxes = [raw[head + _BOX * at : head + _BOX * (at + 1)] for at in range(count)]
    return raw[1 : 1 + _ID], raw[1 + _ID : head], boxes
