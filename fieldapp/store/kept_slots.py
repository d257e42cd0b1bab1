"""Key slots together with what the keyring keeps of each: a value, and a count of wrong tries."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from fieldapp.domain.ids import RandomBytes
from fieldapp.store import slots
from fieldapp.store.errors import StoreError
from fieldapp.store.keyring_door import SecretDoor
from fieldapp.store.passphrases import normalised
from fieldapp.store.slots import KdfFloor, UserSlot


def kept_slot(
    store_id: bytes,
    user: bytes,
    secret: str,
    *,
    door: SecretDoor,
    random: RandomBytes,
    floor: KdfFloor,
) -> UserSlot:
    """Make a slot and put its value in the keyring, under a name of its own.

    The name follows the slot, so the value of the slot it replaces stays until that one is gone.
    """
    value = random(slots.KEYRING_VALUE_BYTES) if door.keeps else None
    slot = slots.new_slot(store_id, user, normalised(secret), value, random=random, floor=floor)
    if value is not None:
        door.write(value_entry(store_id, slot), value)
    return slot


def forget_slot(store_id: bytes, slot: UserSlot, door: SecretDoor) -> None:
    """Remove what the keyring holds for a slot that is gone; a keyring that refuses is let be.

    The value opens nothing any more, so a locked keyring must not undo what is done.
    """
    with contextlib.suppress(StoreError):
        door.forget(value_entry(store_id, slot))
        door.forget(tries_entry(store_id, slot))


@contextlib.contextmanager
def forgotten_on_error(folder: Path, slot: UserSlot, door: SecretDoor) -> Iterator[None]:
    """Remove what the keyring holds for a new slot that does not come to stand in the header."""
    try:
        yield
    except StoreError:
        with contextlib.suppress(StoreError):
            # The header may stand although its copy could not be written.
            header = slots.read_header(folder)
            if slot not in header.slots:
                forget_slot(header.store_id, slot, door)
        raise


def value_entry(store_id: bytes, slot: UserSlot) -> str:
    """Name the keyring's entry that holds the value of a slot."""
    return f"{store_id.hex()} slot {slot.public.hex()[:16]}"


def tries_entry(store_id: bytes, slot: UserSlot) -> str:
    """Name the keyring's entry that counts the wrong tries at a slot."""
    return f"{store_id.hex()} tries {slot.public.hex()[:16]}"
