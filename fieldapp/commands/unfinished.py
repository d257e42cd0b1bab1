"""What a cut-off enrolment leaves for the next try: the key that the server may know already.

The server takes a code from one key only. The answer to it can be lost, and the program killed
before the store stands that would keep the key; so the key waits beside it, sealed by the code.
"""

import shutil
from pathlib import Path
from typing import Final

from nacl.exceptions import CryptoError
from nacl.pwhash import argon2id
from nacl.secret import Aead

from fieldapp.domain.ids import RandomBytes
from fieldapp.store.errors import StoreError, of_system
from fieldapp.store.files import read_private, write_private
from fieldapp.store.slots import KdfCost
from sync.client.enrolment import SEED_BYTES

UNFINISHED: Final = ".unfinished"
"""What the name of a laptop's folder ends in until it is whole."""
KEY_FILE: Final = "enrolment.key"
_SALT_BYTES: Final = argon2id.SALTBYTES
_KIB: Final = 1024


def seed_of_try(part: Path, code: str, random: RandomBytes, cost: KdfCost) -> bytes:
    """Give the seed (32 bytes) of an earlier try with this code, or keep a fresh one.

    Everything else that a try left in the folder `part` goes. `code` is as `typed_code` gives it.
    Raises: StoreError full, read_only, disk.
    """
    path = part / KEY_FILE
    try:
        seed = _opened(read_private(path), code, cost)
    except StoreError as error:
        if error.code != "missing":
            raise
        seed = None
    _clear(part, but=path)
    if seed is None:
        seed = random(SEED_BYTES)
        salt, nonce = random(_SALT_BYTES), random(Aead.NONCE_SIZE)
        box = Aead(_key(code, salt, cost)).encrypt(seed, salt, nonce)
        write_private(path, salt + nonce + box.ciphertext)
    return seed


def forget_try(part: Path) -> None:
    """Remove the key's file: the store has the key now. Raises: StoreError read_only, disk."""
    try:
        (part / KEY_FILE).unlink(missing_ok=True)
    except OSError as error:
        raise of_system(error) from None


def _opened(kept: bytes, code: str, cost: KdfCost) -> bytes | None:
    """Give what is sealed; None where another code sealed it, or the file is no such file."""
    salt, rest = kept[:_SALT_BYTES], kept[_SALT_BYTES:]
    nonce, sealed = rest[: Aead.NONCE_SIZE], rest[Aead.NONCE_SIZE :]
    if len(sealed) != SEED_BYTES + Aead.MACBYTES:
        return None
    try:
        return bytes(Aead(_key(code, salt, cost)).decrypt(sealed, salt, nonce))
    except CryptoError:
        return None


def _key(code: str, salt: bytes, cost: KdfCost) -> bytes:
    return argon2id.kdf(
        Aead.KEY_SIZE,
        code.encode(),
        salt,
        opslimit=cost.passes,
        memlimit=cost.memory_kib * _KIB,
    )


def _clear(part: Path, *, but: Path) -> None:
    try:
        part.mkdir(mode=0o700, parents=True, exist_ok=True)
        for each in part.iterdir():
            if each.is_dir():
                shutil.rmtree(each)
            elif each != but:
                each.unlink()
    except OSError as error:
        raise of_system(error) from None
