"""The vault: who may open the store of this laptop, and with what; it reads no row of it.

A folder holds `fieldapp.db` (the encrypted file), `keys.json` with its copy (the slots) and
`tries.json` (wrong tries). Several programs may share it: what changes the keys reads them again
under a lock, since deriving from a secret is slow and is done before.
"""

from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from nacl.public import PrivateKey
from typing_extensions import override

from fieldapp.domain.ids import ID_BYTES, RandomBytes
from fieldapp.domain.problem import RefusedError
from fieldapp.store import slots
from fieldapp.store.alone import changing_keys
from fieldapp.store.cipher import (
    Sentinel,
    open_store,
    opens_with,
    rekey_store,
    require_alone,
)
from fieldapp.store.errors import StoreError, of_system
from fieldapp.store.files import KEY_BYTES, STORE_FILE, sync_folder
from fieldapp.store.kept_slots import (
    forget_slot,
    forgotten_on_error,
    kept_slot,
    tries_entry,
    value_entry,
)
from fieldapp.store.keyring_door import SecretDoor
from fieldapp.store.passphrases import check_secret, normalised
from fieldapp.store.slots import FLOOR, Header, KdfFloor, RecoverySlot, UserSlot
from fieldapp.store.tries import PersonHere, clear_tries, count_try, keep_wrong, list_users

__all__ = [
    "NEW_FILE",
    "Clock",
    "PersonHere",
    "Unlocked",
    "add_user",
    "change_secret",
    "create_vault",
    "finish_creation",
    "list_users",
    "remove_user",
    "removing",
    "require_good",
    "settled_key",
    "unlock",
    "vouched_header",
]

NEW_FILE: Final = f"{STORE_FILE}.new"

Clock = Callable[[], int]
"""Gives milliseconds since 1970 by the laptop's clock, right or wrong."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Unlocked:
    """An opened vault: give `path`, `data_key` and `sentinel` to `open_store`."""

    store_id: bytes
    user: bytes
    data_key: bytes
    path: Path

    @property
    def sentinel(self) -> Sentinel:
        """What the file must say it is."""
        return Sentinel(store_id=self.store_id)

    @override
    def __repr__(self) -> str:
        return "Unlocked()"


def create_vault(
    folder: Path,
    *,
    user: bytes,
    secret: str,
    door: SecretDoor,
    random: RandomBytes,
    recovery: RecoverySlot,
    floor: KdfFloor = FLOOR,
) -> Unlocked:
    """Make the store of this laptop, with its first person; the file is there and empty of rows.

    `recovery` comes from `recovery.for_organisation` or, in practice, `recovery.for_code`.
    A kill half-way leaves either nothing that counts or a vault that opens.
    Raises: RefusedError (see `check_secret`); StoreError exists, keyring_locked, keyring_unusable,
    locked (another program makes one here), full, read_only, disk.
    """
    require_good(secret, door)
    _make_folder(folder)
    store_id, data_key = random(ID_BYTES), random(KEY_BYTES)
    unlocked = Unlocked(store_id=store_id, user=user, data_key=data_key, path=folder / STORE_FILE)
    with changing_keys(folder):
        _require_empty(folder)
        new_file = folder / NEW_FILE
        open_store(new_file, data_key, expected=unlocked.sentinel, create=True).close()
        slot = kept_slot(store_id, user, secret, door=door, random=random, floor=floor)
        header = Header(
            format=slots.KEYS_FORMAT, store_id=store_id, slots=(slot,), recovery=recovery, keys=()
        )
        slots.write_header(folder, slots.with_keys(header, data_key))
        _name_file(folder)
    return unlocked


def unlock(
    folder: Path,
    *,
    user: bytes,
    secret: str,
    door: SecretDoor,
    clock: Clock,
    floor: KdfFloor = FLOOR,
) -> Unlocked:
    """Open the vault with a person's PIN or passphrase; a rekey that was cut off is finished.

    A try is counted on disk before the secret is looked at, so a kill does not make it free.
    Raises: StoreError wrong_secret, wait (both with wait_s and tries_left), too_many_tries,
    no_user, no_key (the keyring lost its value: offer recovery), keyring_locked,
    keyring_unusable, weak_header, missing, damaged, too_new, locked; and as `open_store`.
    """
    header = slots.read_header(folder)
    finish_creation(folder)
    slot = header.slot_of(user)
    private = _open_counted(
        folder, header.store_id, slot, secret, door=door, clock=clock, floor=floor
    )
    keys = _unsealed(header, private)
    if len(keys) > 1:
        with changing_keys(folder):
            header = slots.read_header(folder)
            keys = (settled_key(folder, header, _unsealed(header, private)),)
    return Unlocked(store_id=header.store_id, user=user, data_key=keys[0], path=folder / STORE_FILE)


def add_user(
    folder: Path,
    unlocked: Unlocked,
    *,
    user: bytes,
    secret: str,
    door: SecretDoor,
    random: RandomBytes,
    floor: KdfFloor = FLOOR,
) -> None:
    """Give one more person a slot; possible only while the store is unlocked.

    Raises: RefusedError (see `check_secret`); StoreError exists, stale, locked, keyring_locked,
    keyring_unusable, full, read_only, disk.
    """
    _require_new(vouched_header(folder, unlocked), user)
    require_good(secret, door)
    slot = kept_slot(unlocked.store_id, user, secret, door=door, random=random, floor=floor)
    with forgotten_on_error(folder, slot, door), changing_keys(folder):
        header = vouched_header(folder, unlocked)
        _require_new(header, user)
        grown = replace(header, slots=(*header.slots, slot))
        slots.write_header(folder, slots.with_keys(grown, unlocked.data_key))


def change_secret(
    folder: Path,
    *,
    user: bytes,
    secret: str,
    new_secret: str,
    door: SecretDoor,
    random: RandomBytes,
    clock: Clock,
    floor: KdfFloor = FLOOR,
) -> Unlocked:
    """Give a person a new PIN or passphrase against the old one; no row is touched.

    Until the header is on disk the old secret opens, from then on the new one.
    Raises: as `unlock` for the old secret, as `add_user` for the new one; StoreError stale when
    another program gave the person a new one meanwhile.
    """
    require_good(new_secret, door)
    old = slots.read_header(folder).slot_of(user)
    unlocked = unlock(folder, user=user, secret=secret, door=door, clock=clock, floor=floor)
    slot = kept_slot(unlocked.store_id, user, new_secret, door=door, random=random, floor=floor)
    with forgotten_on_error(folder, slot, door), changing_keys(folder):
        header = vouched_header(folder, unlocked)
        if old not in header.slots:
            raise StoreError("stale")
        kept = tuple(slot if each == old else each for each in header.slots)
        changed = replace(header, slots=kept)
        slots.write_header(folder, slots.with_keys(changed, unlocked.data_key))
    forget_slot(unlocked.store_id, old, door)
    return unlocked


def remove_user(
    folder: Path, unlocked: Unlocked, *, user: bytes, door: SecretDoor, random: RandomBytes
) -> Unlocked:
    """Take a person off: their slot goes and the file gets a new key. The file must be closed.

    After a kill in the middle the person is off already, and the next unlock finishes.
    Raises: StoreError no_user, last_user, stale, locked (the file is open), full, read_only, disk.
    """
    steps = removing(folder, unlocked, user=user, door=door, random=random)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            done: Unlocked = end.value
            return done


def removing(
    folder: Path, unlocked: Unlocked, *, user: bytes, door: SecretDoor, random: RandomBytes
) -> Generator[str, None, Unlocked]:
    """Do `remove_user` in steps, each durable before its name is given.

    `prepared`: the header holds the old and the new data key, for those who stay. `rekeyed`: the
    file opens with the new one. `sealed`: the header holds only the new one.
    """
    with changing_keys(folder):
        header = vouched_header(folder, unlocked)
        gone = header.slot_of(user)
        stay = replace(header, slots=tuple(slot for slot in header.slots if slot is not gone))
        if not stay.slots:
            raise StoreError("last_user")
        require_alone(unlocked.path, unlocked.data_key, expected=unlocked.sentinel)
        data_key = random(KEY_BYTES)
        slots.write_header(folder, slots.with_keys(stay, unlocked.data_key, data_key))
        yield "prepared"
        rekey_store(unlocked.path, unlocked.data_key, data_key, expected=unlocked.sentinel)
        yield "rekeyed"
        slots.write_header(folder, slots.with_keys(stay, data_key))
        yield "sealed"
    forget_slot(header.store_id, gone, door)
    return replace(unlocked, data_key=data_key)


def settled_key(folder: Path, header: Header, keys: tuple[bytes, ...]) -> bytes:
    """Give the data key; where there are two, bring the rekey to its end first.

    For who holds the lock of the keys.
    Raises: StoreError unreadable when neither opens the file; and as `rekey_store`.
    """
    if len(keys) == 1:
        return keys[0]
    old, new = keys
    path, sentinel = folder / STORE_FILE, Sentinel(store_id=header.store_id)
    if not opens_with(path, new, expected=sentinel):
        rekey_store(path, old, new, expected=sentinel)
    slots.write_header(folder, slots.with_keys(header, new))
    return new


def vouched_header(folder: Path, unlocked: Unlocked) -> Header:
    """Read the header and check that it is as this data key's holders left it.

    Raises: StoreError stale; and as `read_header`.
    """
    header = slots.read_header(folder)
    if len(header.keys) != 1 or not slots.vouches(unlocked.data_key, header.keys[0], header):
        raise StoreError("stale")
    return header


def require_good(secret: str, door: SecretDoor) -> None:
    """Check a new secret for what the door can add to it. Raises: RefusedError."""
    problem = check_secret(secret, with_keyring=door.keeps)
    if problem is not None:
        raise RefusedError((problem,))


def finish_creation(folder: Path) -> None:
    """Give the first file its name, if a kill came between the keys and the name.

    Raises: StoreError locked, read_only, disk.
    """
    if _lacks_name(folder):
        with changing_keys(folder):
            if _lacks_name(folder):
                _name_file(folder)


def _lacks_name(folder: Path) -> bool:
    return (folder / NEW_FILE).exists() and not (folder / STORE_FILE).exists()


def _name_file(folder: Path) -> None:
    try:
        (folder / NEW_FILE).replace(folder / STORE_FILE)
        sync_folder(folder)
    except OSError as error:
        raise of_system(error) from None


def _unsealed(header: Header, private: PrivateKey) -> tuple[bytes, ...]:
    """Give each data key. Raises: StoreError damaged, where the header is not as it was left."""
    keys = tuple(slots.unseal(sealed, private) for sealed in header.keys)
    marked = zip(keys, header.keys, strict=True)
    if not all(slots.vouches(key, sealed, header) for key, sealed in marked):
        raise StoreError("damaged")
    return keys


def _require_new(header: Header, user: bytes) -> None:
    if any(slot.user == user for slot in header.slots):
        raise StoreError("exists")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise of_system(error) from None


def _require_empty(folder: Path) -> None:
    """Nothing in the folder may look like a vault."""
    try:
        for name in (slots.KEYS_FILE, slots.COPY_FILE, STORE_FILE):
            if (folder / name).exists():
                raise StoreError("exists")
        # Left by a creation that was cut off before its keys were written: nobody's.
        for leftover in folder.glob(f"{NEW_FILE}*"):
            leftover.unlink()
    except OSError as error:
        raise of_system(error) from None


def _open_counted(
    folder: Path,
    store_id: bytes,
    slot: UserSlot,
    secret: str,
    *,
    door: SecretDoor,
    clock: Clock,
    floor: KdfFloor,
) -> PrivateKey:
    slots.require_strong(slot, floor)
    value = door.read(value_entry(store_id, slot)) if slot.uses_keyring else None
    if slot.uses_keyring and value is None:
        raise StoreError("no_key")
    mark, entry = slot.public.hex(), tries_entry(store_id, slot) if slot.uses_keyring else None
    tries = count_try(folder, mark, entry=entry, door=door, now_ms=clock())
    try:
        private = slots.open_slot(store_id, slot, normalised(secret), value)
    except StoreError as error:
        if error.code != "wrong_secret":
            raise
        raise keep_wrong(tries, entry=entry, door=door) from None
    clear_tries(folder, mark, tries, entry=entry, door=door)
    return private
