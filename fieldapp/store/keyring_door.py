"""The one door to the system's keyring: small values kept by the login of this computer.

It never asks the library which keyring it would pick: that choice can be steered by a variable of
the environment or an installed package to one that stores plain text or nothing at all.
"""

import base64
import binascii
import contextlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, Protocol

import msgspec
from typing_extensions import override

from fieldapp.domain.ids import RandomBytes
from fieldapp.store.errors import StoreError

APP: Final = "Fieldapp"


class SecretDoor(Protocol):
    """Where the small secrets of a store are kept; entries are named by the caller.

    Calls run on the caller's thread and may wait for the person (a locked keyring asks them);
    whoever calls from a window limits the time.
    """

    @property
    def keeps(self) -> bool:
        """False where nothing is kept and a passphrase must do alone."""

    def read(self, entry: str, /) -> bytes | None:
        """Give the value of an entry, None when there is none.

        Raises: StoreError keyring_locked, keyring_unusable.
        """

    def write(self, entry: str, value: bytes, /) -> None:
        """Put a value and read it back; it is there when this returns.

        Raises: StoreError keyring_locked, keyring_unusable.
        """

    def forget(self, entry: str, /) -> None:
        """Remove an entry; nothing happens when there is none. Raises: as `write`."""


class Backend(Protocol):
    """What is used of a keyring of the `keyring` library."""

    def get_password(self, service: str, username: str, /) -> str | None:
        """Give the text kept under the two names."""

    def set_password(self, service: str, username: str, password: str, /) -> None:
        """Keep a text under the two names."""

    def delete_password(self, service: str, username: str, /) -> None:
        """Remove it."""


class NoKeyring:
    """The door of a computer without a usable keyring: it keeps nothing and says so."""

    keeps: Final = False

    def read(self, _entry: str, /) -> bytes | None:
        """Refuse: a slot that needs the keyring cannot be opened here."""
        raise StoreError("keyring_unusable")

    def write(self, _entry: str, _value: bytes, /) -> None:
        """Refuse."""
        raise StoreError("keyring_unusable")

    def forget(self, _entry: str, /) -> None:
        """Do nothing: there is nothing to remove."""


class OsKeyring:
    """The keyring of the login, through one backend that is known to keep secrets secret."""

    keeps: Final = True

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    @override
    def __repr__(self) -> str:
        return f"OsKeyring({type(self._backend).__module__})"

    def read(self, entry: str, /) -> bytes | None:
        """See `SecretDoor.read`."""
        with _faults():
            text = self._backend.get_password(_service(entry), APP)
        if text is None:
            return None
        try:
            return base64.b64decode(text, validate=True)
        except (binascii.Error, ValueError):
            raise StoreError("keyring_unusable") from None

    def write(self, entry: str, value: bytes, /) -> None:
        """See `SecretDoor.write`."""
        text = base64.b64encode(value).decode("ascii")
        with _faults():
            self._backend.set_password(_service(entry), APP, text)
            # One backend accepts every write and keeps nothing: a new key over live data.
            kept = self._backend.get_password(_service(entry), APP)
        if kept != text:
            raise StoreError("keyring_unusable")

    def forget(self, entry: str, /) -> None:
        """See `SecretDoor.forget`."""
        with _faults():
            if self._backend.get_password(_service(entry), APP) is not None:
                self._backend.delete_password(_service(entry), APP)

    def usable(self, random: RandomBytes) -> bool:
        """Try whether a fresh value is kept, and remove it."""
        try:
            self.write("probe", random(16))
            self.forget("probe")
        except StoreError:
            return False
        return True


def os_keyring(platform: str = sys.platform) -> OsKeyring:
    """Build the door of this system from the allow-list: Secret Service, Keychain, Windows.

    Raises: StoreError keyring_unusable where the list has none for the platform.
    """
    with _faults():
        return OsKeyring(_allowed_backend(platform))


def find_door(random: RandomBytes, *, platform: str = sys.platform) -> SecretDoor:
    """Give the keyring when a probe value can be kept in it, else the door that keeps nothing.

    For making a new slot. A slot that was made with the keyring never opens without it.
    """
    try:
        door = os_keyring(platform)
    except StoreError:
        return NoKeyring()
    return door if door.usable(random) else NoKeyring()


# The imports of this function stand inside: they take about 150 ms (a whole crypto library on
# Linux), and the PIN field should be on the screen by then. What the library lets the environment
# set on a backend is cleared.
def _allowed_backend(platform: str) -> Backend:
    if platform == "linux":
        from keyring.backends import SecretService  # noqa: PLC0415

        linux = SecretService.Keyring()  # type: ignore[no-untyped-call]
        vars(linux).clear()
        linux.appid = APP
        return linux
    if platform == "darwin":
        from keyring.backends import macOS  # noqa: PLC0415

        mac = macOS.Keyring()  # type: ignore[no-untyped-call]
        vars(mac).clear()
        mac.keychain = None
        return mac
    if platform == "win32":
        from keyring.backends import Windows  # noqa: PLC0415

        windows = Windows.WinVaultKeyring()  # type: ignore[no-untyped-call]
        vars(windows).clear()
        # The library's choice would roam with the profile of a Windows domain.
        windows.persist = "local machine"
        return windows
    raise StoreError("keyring_unusable")


def _service(entry: str) -> str:
    # One service name for each entry: Windows moves a value when two users share one name.
    return f"{APP} {entry}"


@contextlib.contextmanager
def _faults() -> Iterator[None]:
    """Turn whatever the keyring's own stack raises into a code."""
    try:
        yield
    except (StoreError, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except Exception as error:  # noqa: BLE001 - three systems' stacks, with no common base class
        locked = type(error).__name__ in _LOCKED
        raise StoreError("keyring_locked" if locked else "keyring_unusable") from None


# By name: `InitError` is what a dismissed question for the keyring's own password becomes.
_LOCKED: Final = frozenset(
    {"KeyringLocked", "InitError", "LockedException", "PromptDismissedException"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What the keyring remembers of a store, to recognise a file that was put back.

    `replica` (16 bytes) writes in the store, `lowest_n` is the least number its last change may
    have, `tickets` the first and last ticket number that it may give out before the next note
    ((0, 0): none).
    """

    store_id: bytes
    replica: bytes
    lowest_n: int
    tickets: tuple[int, int] = (0, 0)


def read_note(door: SecretDoor, store_id: bytes) -> Note | None:
    """Give the note about a store; None when there is none or it cannot be read as one.

    Raises: StoreError keyring_locked, keyring_unusable.
    """
    kept = door.read(_note_entry(store_id)) if door.keeps else None
    if kept is None:
        return None
    try:
        note = msgspec.json.decode(kept, type=Note)
    except msgspec.DecodeError:
        return None
    return note if note.store_id == store_id else None


def write_note(door: SecretDoor, note: Note) -> None:
    """Keep the note: at unlock, after a sync, at closing; never on a save.

    Does nothing where there is no keyring. Raises: StoreError keyring_locked, keyring_unusable.
    """
    if door.keeps:
        door.write(_note_entry(note.store_id), msgspec.json.encode(note))


def compare_note(
    note: Note | None, *, replica: bytes, last_n: int
) -> Literal["ok", "older", "absent"]:
    """Compare the note with what the opened file says of itself.

    `older`: the file was put back to an earlier state, or another replica wrote since. It then
    takes a new replica id and gives tickets above the note's; nothing typed is lost by that.
    """
    if note is None:
        return "absent"
    return "ok" if note.replica == replica and last_n >= note.lowest_n else "older"


def _note_entry(store_id: bytes) -> str:
    return f"{store_id.hex()} note"
