"""Recovery: opening the store when the PIN or the keyring's value is gone, and setting new ones.

The data key is sealed to one X25519 key: the organisation's, whose private half its steward
keeps, or in practice one that follows from a code of 12 words.

At a distance the laptop asks and the steward answers, in two texts that give nothing to who reads
them on the way. Asking text: base64url of one byte 1, the store id (16), a fresh public key (32)
and one or two sealed boxes (112 each). Answering text: base64url of a box sealed to that public
key, of what the steward's private key found in each box, one after the other.
"""

import base64
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import Final

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, SealedBox

from fieldapp.domain.ids import ID_BYTES, RandomBytes
from fieldapp.store import slots
from fieldapp.store.alone import changing_keys
from fieldapp.store.cipher import Sentinel, opens_with
from fieldapp.store.errors import StoreError
from fieldapp.store.files import KEY_BYTES, STORE_FILE
from fieldapp.store.kept_slots import forget_slot, forgotten_on_error, kept_slot
from fieldapp.store.keyring_door import SecretDoor
from fieldapp.store.passphrases import RecoveryCode
from fieldapp.store.slots import FLOOR, Header, KdfFloor, RecoverySlot
from fieldapp.store.vault import (
    Unlocked,
    finish_creation,
    require_good,
    settled_key,
    vouched_header,
)

ASKING_VERSION: Final = b"\x01"
FOUND_BYTES: Final = 2 * KEY_BYTES
"""What each opened box holds: the data key, and the public key it was sealed to."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class RecoveryKey:
    """The private half (32 bytes) of the recovery key, where it is at hand."""

    private: bytes


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class RecoveryQuestion:
    """A question to the steward: `text` goes out; `private` stays in memory for the answer."""

    text: str
    private: bytes


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class RecoveryAnswer:
    """The steward's answer to a question of this very laptop."""

    question: RecoveryQuestion
    text: str


def for_organisation(public: bytes) -> RecoverySlot:
    """Describe recovery by the organisation, from its public key (32 bytes)."""
    if len(public) != KEY_BYTES:
        raise ValueError(f"a public key has {KEY_BYTES} bytes")
    return RecoverySlot(kind="organisation", public=public)


def for_code(code: RecoveryCode) -> RecoverySlot:
    """Describe recovery by a code, in practice."""
    return RecoverySlot(kind="code", public=bytes(_code_key(code).public_key))


def ask(folder: Path, *, random: RandomBytes) -> RecoveryQuestion:
    """Make the question that the steward's key can answer. Raises: as `slots.read_header`."""
    header = slots.read_header(folder)
    private = PrivateKey(random(KEY_BYTES))
    boxes = b"".join(
        sealed.box
        for key in header.keys
        for sealed in key.boxes
        if sealed.public == header.recovery.public
    )
    raw = ASKING_VERSION + header.store_id + bytes(private.public_key) + boxes
    return RecoveryQuestion(
        text=base64.urlsafe_b64encode(raw).decode("ascii"), private=bytes(private)
    )


def store_of(question: RecoveryQuestion) -> bytes:
    """Give the id (16 bytes) of the store that asks, which the answer names as well."""
    raw = base64.urlsafe_b64decode(question.text)
    return raw[len(ASKING_VERSION) :][:ID_BYTES]


def require_opener(folder: Path, opener: RecoveryCode | RecoveryKey | RecoveryAnswer) -> None:
    """Check that this opens the vault, before a new secret is thought of; nothing is changed.

    Raises: StoreError wrong_recovery; and as `read_header` and `open_store`.
    """
    finish_creation(folder)
    _opened(folder, opener)


def recover(
    folder: Path,
    opener: RecoveryCode | RecoveryKey | RecoveryAnswer,
    *,
    user: bytes,
    secret: str,
    door: SecretDoor,
    random: RandomBytes,
    floor: KdfFloor = FLOOR,
) -> Unlocked:
    """Open the vault by its recovery slot, and give `user` a new slot with a new secret.

    The other slots stay; when the header was tampered with they go, and their people have to be
    added again. What is in the file stays as it is.
    Raises: RefusedError (see `check_secret`); StoreError wrong_recovery, locked, keyring_locked,
    keyring_unusable, full, read_only, disk; and as `read_header` and `open_store`.
    """
    require_good(secret, door)
    finish_creation(folder)
    header, _keys, _proven = _opened(folder, opener)
    slot = kept_slot(header.store_id, user, secret, door=door, random=random, floor=floor)
    with forgotten_on_error(folder, slot, door), changing_keys(folder):
        header, keys, proven = _opened(folder, opener)
        data_key = settled_key(folder, header, keys) if proven is None else proven
        gone = tuple(each for each in header.slots if each.user == user)
        stay = tuple(each for each in header.slots if each.user != user)
        slots.write_header(folder, slots.with_keys(replace(header, slots=(*stay, slot)), data_key))
    for old in gone:
        forget_slot(header.store_id, old, door)
    return Unlocked(
        store_id=header.store_id, user=user, data_key=data_key, path=folder / STORE_FILE
    )


def _opened(
    folder: Path, opener: RecoveryCode | RecoveryKey | RecoveryAnswer
) -> tuple[Header, tuple[bytes, ...], bytes | None]:
    """Give the header and its data keys; where it was tampered with, the one that opens the file.

    Such a header is given without its slots. Raises: StoreError wrong_recovery.
    """
    header = slots.read_header(folder)
    public, keys = _found(opener, header)
    path, sentinel = folder / STORE_FILE, Sentinel(store_id=header.store_id)
    proven = [key for key in keys if opens_with(path, key, expected=sentinel)]
    if not proven:
        # Anyone can seal something to a public key. Only the file proves the data key.
        raise StoreError("wrong_recovery")
    marked = zip(keys, header.keys, strict=True)
    if all(slots.vouches(key, sealed, header) for key, sealed in marked):
        return header, keys, None
    bare = replace(header, slots=(), recovery=replace(header.recovery, public=public))
    return bare, keys, proven[0]


def change_recovery(folder: Path, unlocked: Unlocked, recovery: RecoverySlot) -> None:
    """Seal the data key to another recovery key, such as the organisation's after practice.

    Raises: StoreError stale, locked, full, read_only, disk.
    """
    with changing_keys(folder):
        header = replace(vouched_header(folder, unlocked), recovery=recovery)
        slots.write_header(folder, slots.with_keys(header, unlocked.data_key))


def _found(
    opener: RecoveryCode | RecoveryKey | RecoveryAnswer, header: Header
) -> tuple[bytes, tuple[bytes, ...]]:
    """Give the recovery public key that the boxes vouch for, and the data key in each."""
    try:
        if isinstance(opener, RecoveryAnswer):
            return _answered(opener, len(header.keys))
        private = (
            _code_key(opener) if isinstance(opener, RecoveryCode) else PrivateKey(opener.private)
        )
        keys = tuple(slots.unseal(sealed, private) for sealed in header.keys)
    except (StoreError, CryptoError, ValueError):
        raise StoreError("wrong_recovery") from None
    return bytes(private.public_key), keys


def _answered(answer: RecoveryAnswer, count: int) -> tuple[bytes, tuple[bytes, ...]]:
    raw = base64.b64decode(answer.text.strip(), altchars=b"-_", validate=True)
    found = SealedBox(PrivateKey(answer.question.private)).decrypt(raw)
    if len(found) != count * FOUND_BYTES:
        raise StoreError("wrong_recovery")
    public = found[KEY_BYTES:FOUND_BYTES]
    parts = [found[at : at + FOUND_BYTES] for at in range(0, len(found), FOUND_BYTES)]
    return public, tuple(slots.data_key_of(part, public) for part in parts)


def _code_key(code: RecoveryCode) -> PrivateKey:
    # The code is 128 random bits: a slow derivation would add nothing.
    seed = blake2b(code.entropy, digest_size=KEY_BYTES, person=b"fieldapp-code-1").digest()
    return PrivateKey(seed)
