"""Wrong tries at a slot: how many, how long to wait, and when it closes.

The count stands in `tries.json`, apart from the keys so that a try never rewrites them, and in
the keyring where the slot has one; the higher holds. Who can put back both can guess faster than
this anyway: what protects then is the cost of a guess and the keyring's value.
"""

import contextlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import msgspec

from fieldapp.store.alone import changing_keys
from fieldapp.store.errors import StoreError
from fieldapp.store.files import read_private, write_private
from fieldapp.store.keyring_door import SecretDoor
from fieldapp.store.slots import read_header

TRIES_FILE: Final = "tries.json"
WAITS_S: Final = (0, 0, 0, 2, 5, 10, 30, 60, 300)
"""Seconds to wait after the first, second ... ninth wrong try in a row."""
MAX_TRIES: Final = 10
"""The tenth wrong try closes the slot until recovery."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tries:
    """Wrong tries in a row, and when the last one was by the laptop's clock."""

    count: int = 0
    last_ms: int = 0

    @property
    def left(self) -> int:
        """Tries left before the slot closes."""
        return max(0, MAX_TRIES - self.count)

    def wait_s(self, now_ms: int) -> int:
        """Seconds until the next try; the whole wait again when the clock went back."""
        wait = WAITS_S[min(self.count, len(WAITS_S)) - 1] if self.count else 0
        passed_ms = now_ms - self.last_ms
        return wait if passed_ms < 0 else max(0, wait - passed_ms // 1000)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonHere:
    """A person with a slot, as a lock screen may show them; `tries_left` 0 means recovery."""

    user: bytes
    uses_keyring: bool
    tries_left: int


def read_tries(folder: Path) -> dict[str, Tries]:
    """Read the tries of every slot, by its mark. A lost or damaged file counts as none.

    Raises: StoreError read_only, disk.
    """
    try:
        return msgspec.json.decode(read_private(folder / TRIES_FILE), type=dict[str, Tries])
    except (msgspec.DecodeError, UnicodeDecodeError):
        return {}
    except StoreError as error:
        if error.code not in {"missing", "damaged"}:
            raise
        return {}


def list_users(folder: Path) -> tuple[PersonHere, ...]:
    """List who has a slot, in the order they were added; asks neither keyring nor secret.

    Raises: StoreError missing, damaged, too_new, read_only, disk.
    """
    tries = read_tries(folder)
    return tuple(
        PersonHere(
            user=slot.user,
            uses_keyring=slot.uses_keyring,
            tries_left=tries.get(slot.public.hex(), Tries()).left,
        )
        for slot in read_header(folder).slots
    )


def count_try(
    folder: Path, mark: str, *, entry: str | None, door: SecretDoor, now_ms: int
) -> Tries:
    """Count one more try at a slot on disk, before the secret is looked at.

    `mark` names the slot in the file, `entry` in the keyring (None: it has none there).
    Raises: StoreError wait, too_many_tries; keyring_locked, keyring_unusable, locked, full,
    read_only.
    """
    # Before the lock: a keyring may ask somebody for its own password.
    kept = door.read(entry) if entry is not None else None
    with changing_keys(folder):
        return _counted(folder, mark, kept, now_ms)


def _counted(folder: Path, mark: str, kept: bytes | None, now_ms: int) -> Tries:
    tries = read_tries(folder).get(mark, Tries())
    if kept is not None:
        with contextlib.suppress(msgspec.DecodeError):
            tries = max(tries, msgspec.json.decode(kept, type=Tries), key=lambda each: each.count)
    if not tries.left:
        raise StoreError("too_many_tries", tries_left=0)
    wait_s = tries.wait_s(now_ms)
    if wait_s:
        if now_ms < tries.last_ms:
            # The clock was put back: from now on the wait can be measured again.
            _write(folder, mark, replace(tries, last_ms=now_ms))
        raise StoreError("wait", wait_s=wait_s, tries_left=tries.left)
    tries = Tries(count=tries.count + 1, last_ms=now_ms)
    _write(folder, mark, tries)
    return tries


def keep_wrong(tries: Tries, *, entry: str | None, door: SecretDoor) -> StoreError:
    """Put a wrong try into the keyring as well, and give the fault to raise."""
    if entry is not None:
        door.write(entry, msgspec.json.encode(tries))
    return StoreError("wrong_secret", wait_s=tries.wait_s(tries.last_ms), tries_left=tries.left)


def clear_tries(
    folder: Path, mark: str, tries: Tries, *, entry: str | None, door: SecretDoor
) -> None:
    """Start again at none, after a right secret. Raises: StoreError locked, full, read_only."""
    with changing_keys(folder):
        _write(folder, mark, None)
    if entry is not None and tries.count > 1:
        door.forget(entry)


def _write(folder: Path, mark: str, tries: Tries | None) -> None:
    kept = {slot: of for slot, of in read_tries(folder).items() if slot != mark}
    if tries is not None:
        kept[mark] = tries
    write_private(folder / TRIES_FILE, msgspec.json.encode(kept))
