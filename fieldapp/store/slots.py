"""Key slots: the one data key of a store, wrapped for each person and for recovery.

Each slot has its own X25519 pair. The data key is sealed to every public half; a person's private
half is wrapped by a key that only their PIN or passphrase **and** their value in the keyring give.
So the store can be given a new data key while nobody but the person at the laptop is present.
There is no verifier: a secret is right when the wrapping opens.
"""

from dataclasses import dataclass, replace
from hashlib import blake2b, sha256
from hmac import compare_digest
from pathlib import Path
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta
from nacl.bindings import crypto_box_SEALBYTES
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.pwhash import argon2id
from nacl.secret import Aead

from fieldapp.domain.ids import ID_BYTES, RandomBytes
from fieldapp.store.errors import StoreError
from fieldapp.store.files import KEY_BYTES, read_private, write_private

KEYS_FILE: Final = "keys.json"
COPY_FILE: Final = "keys.copy.json"
KEYS_FORMAT: Final = 1
KEYRING_VALUE_BYTES: Final = 32
SALT_BYTES: Final = argon2id.SALTBYTES
NONCE_BYTES: Final = Aead.NONCE_SIZE
_KIB: Final = 1024
_MAC_BYTES: Final = 32
_WRAPPED_BYTES: Final = KEY_BYTES + Aead.MACBYTES
_BOX_BYTES: Final = 2 * KEY_BYTES + crypto_box_SEALBYTES

Id = Annotated[bytes, Meta(min_length=ID_BYTES, max_length=ID_BYTES)]
Key = Annotated[bytes, Meta(min_length=KEY_BYTES, max_length=KEY_BYTES)]
Salt = Annotated[bytes, Meta(min_length=SALT_BYTES, max_length=SALT_BYTES)]
Nonce = Annotated[bytes, Meta(min_length=NONCE_BYTES, max_length=NONCE_BYTES)]
Wrapped = Annotated[bytes, Meta(min_length=_WRAPPED_BYTES, max_length=_WRAPPED_BYTES)]
Box = Annotated[bytes, Meta(min_length=_BOX_BYTES, max_length=_BOX_BYTES)]
Mac = Annotated[bytes, Meta(min_length=_MAC_BYTES, max_length=_MAC_BYTES)]


@dataclass(frozen=True, slots=True, kw_only=True)
class KdfCost:
    """Cost of one Argon2id derivation (version 1.3, one lane). The ceiling is 1 GiB, 64 passes."""

    passes: Annotated[int, Meta(ge=1, le=64)]
    memory_kib: Annotated[int, Meta(ge=8, le=1 << 20)]


@dataclass(frozen=True, slots=True, kw_only=True)
class KdfFloor:
    """The cost of new slots, and the least that an existing slot may ask for."""

    with_keyring: KdfCost
    alone: KdfCost

    def of(self, *, uses_keyring: bool) -> KdfCost:
        """Give the cost for a slot with, or without, a value in the keyring."""
        return self.with_keyring if uses_keyring else self.alone


FLOOR: Final = KdfFloor(
    with_keyring=KdfCost(passes=3, memory_kib=64 * _KIB),
    alone=KdfCost(passes=3, memory_kib=256 * _KIB),
)
"""Measured on two slow cores: about 0.3 s and 1.2 s for one try."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UserSlot:
    """One person's slot. `wrapped` is the private half of `public`; no name or label is kept."""

    user: Id
    public: Key
    uses_keyring: bool
    cost: KdfCost
    salt: Salt
    nonce: Nonce
    wrapped: Wrapped


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoverySlot:
    """Who can recover: the organisation's key, or the practice store's code."""

    kind: Literal["organisation", "code"]
    public: Key


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """The data key, sealed to one public key together with that public key."""

    public: Key
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedKey:
    """One data key, sealed for every slot; `mac` is of the whole header, under this data key."""

    boxes: tuple[Sealed, ...]
    mac: Mac = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Everything in `keys.json`; none of it is secret. Two keys only while the file is rekeyed."""

    format: Annotated[int, Meta(ge=1)]
    store_id: Id
    slots: tuple[UserSlot, ...]
    recovery: RecoverySlot
    keys: Annotated[tuple[SealedKey, ...], Meta(min_length=1, max_length=2)]

    def slot_of(self, user: bytes) -> UserSlot:
        """Give a person's slot. Raises: StoreError no_user."""
        for slot in self.slots:
            if slot.user == user:
                return slot
        raise StoreError("no_user")


@dataclass(frozen=True, slots=True, kw_only=True)
class _KeysFile:
    format: int
    check: str
    header: msgspec.Raw


def new_slot(
    store_id: bytes,
    user: bytes,
    secret: str,
    keyring_value: bytes | None,
    *,
    random: RandomBytes,
    floor: KdfFloor,
) -> UserSlot:
    """Make a slot with a fresh pair; `secret` is normalised, the keyring value 32 bytes or None."""
    private = PrivateKey(random(KEY_BYTES))
    uses_keyring = keyring_value is not None
    bare = UserSlot(
        user=user,
        public=bytes(private.public_key),
        uses_keyring=uses_keyring,
        cost=floor.of(uses_keyring=uses_keyring),
        salt=random(SALT_BYTES),
        nonce=random(NONCE_BYTES),
        wrapped=b"",
    )
    box = Aead(_wrapping_key(store_id, bare, secret, keyring_value))
    wrapped = box.encrypt(bytes(private), _bound(store_id, bare), bare.nonce).ciphertext
    return replace(bare, wrapped=wrapped)


def require_strong(slot: UserSlot, floor: KdfFloor) -> None:
    """Refuse a slot whose derivation was made cheaper. Raises: StoreError weak_header."""
    least = floor.of(uses_keyring=slot.uses_keyring)
    if slot.cost.passes < least.passes or slot.cost.memory_kib < least.memory_kib:
        raise StoreError("weak_header")


def open_slot(
    store_id: bytes, slot: UserSlot, secret: str, keyring_value: bytes | None
) -> PrivateKey:
    """Give the private half of a slot.

    Raises: StoreError wrong_secret.
    """
    box = Aead(_wrapping_key(store_id, slot, secret, keyring_value))
    try:
        return PrivateKey(box.decrypt(slot.wrapped, _bound(store_id, slot), slot.nonce))
    except CryptoError:
        raise StoreError("wrong_secret") from None


def seal(public: bytes, data_key: bytes) -> Sealed:
    """Seal the data key to a public key, which goes inside too and so is vouched for."""
    return Sealed(public=public, box=SealedBox(PublicKey(public)).encrypt(data_key + public))


def unseal(sealed_key: SealedKey, private: PrivateKey) -> bytes:
    """Give the data key that is sealed to the public half of `private`.

    Raises: StoreError damaged when there is no box for it or the box does not open.
    """
    public = bytes(private.public_key)
    for sealed in sealed_key.boxes:
        if sealed.public == public:
            try:
                return data_key_of(SealedBox(private).decrypt(sealed.box), public)
            except CryptoError:
                break
    raise StoreError("damaged")


def data_key_of(opened: bytes, public: bytes) -> bytes:
    """Take the data key out of an opened box. Raises: StoreError damaged, if it is another's."""
    if len(opened) != 2 * KEY_BYTES or opened[KEY_BYTES:] != public:
        raise StoreError("damaged")
    return opened[:KEY_BYTES]


def with_keys(header: Header, *data_keys: bytes) -> Header:
    """Give the header with these data keys sealed anew for every slot, and its macs."""
    publics = [slot.public for slot in header.slots] + [header.recovery.public]
    keys = tuple(
        SealedKey(boxes=tuple(seal(public, key) for public in publics)) for key in data_keys
    )
    bare = replace(header, keys=keys)
    marked = zip(keys, data_keys, strict=True)
    return replace(bare, keys=tuple(replace(key, mac=_mac(bare, of)) for key, of in marked))


def vouches(data_key: bytes, sealed_key: SealedKey, header: Header) -> bool:
    """Tell whether the header is as a holder of this data key left it."""
    return compare_digest(sealed_key.mac, _mac(header, data_key))


def read_header(folder: Path) -> Header:
    """Read `keys.json`, or its copy when it is damaged or gone.

    Raises: StoreError missing, damaged, too_new, read_only, disk.
    """
    faults = []
    for name in (KEYS_FILE, COPY_FILE):
        try:
            return _decode(read_private(folder / name))
        except StoreError as fault:
            if fault.code not in {"missing", "damaged"}:
                raise
            faults.append(fault.code)
    raise StoreError("damaged" if "damaged" in faults else "missing")


def write_header(folder: Path, header: Header) -> None:
    """Put the header on disk, then its copy; each is replaced whole or not at all.

    Raises: StoreError full, read_only, disk.
    """
    body = msgspec.json.encode(header)
    check = sha256(body).hexdigest()
    raw = msgspec.json.encode(
        _KeysFile(format=header.format, check=check, header=msgspec.Raw(body))
    )
    for name in (KEYS_FILE, COPY_FILE):
        write_private(folder / name, raw)


def _decode(raw: bytes) -> Header:
    try:
        file = msgspec.json.decode(raw, type=_KeysFile)
        if file.format > KEYS_FORMAT:
            raise StoreError("too_new")
        # Against rot, not against people: those are met by the macs.
        if sha256(file.header).hexdigest() != file.check:
            raise StoreError("damaged")
        return msgspec.json.decode(file.header, type=Header)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise StoreError("damaged") from None


def _wrapping_key(
    store_id: bytes, slot: UserSlot, secret: str, keyring_value: bytes | None
) -> bytes:
    """Derive BLAKE2b(key = keyring value, Argon2id(secret) + store id + user)."""
    stretched = argon2id.kdf(
        KEY_BYTES,
        secret.encode(),
        slot.salt,
        opslimit=slot.cost.passes,
        memlimit=slot.cost.memory_kib * _KIB,
    )
    return blake2b(
        stretched + store_id + slot.user,
        digest_size=KEY_BYTES,
        key=keyring_value or b"",
        person=b"fieldapp-slot-1",
    ).digest()


def _bound(store_id: bytes, slot: UserSlot) -> bytes:
    """Give what the wrapping is bound to: the store and all of the slot but the wrapping."""
    return store_id + msgspec.json.encode(replace(slot, nonce=bytes(NONCE_BYTES), wrapped=b""))


def _mac(header: Header, data_key: bytes) -> bytes:
    bare = replace(header, keys=tuple(replace(key, mac=b"") for key in header.keys))
    body = msgspec.json.encode(bare)
    return blake2b(body, digest_size=_MAC_BYTES, key=data_key, person=b"fieldapp-keys-1").digest()
