"""Keyrings in memory, with switches for what real ones do when they fail."""

from collections.abc import Callable
from dataclasses import dataclass, field

from typing_extensions import override

from fieldapp.store.errors import StoreError


@dataclass
class FakeKeyring:
    """A door that keeps values in memory.

    `locked` refuses every call; `vanished` answers as if nothing had ever been kept; `answer`
    is given instead of what was kept.
    """

    kept: dict[str, bytes] = field(default_factory=dict)
    locked: bool = False
    vanished: bool = False
    answer: bytes | None = None
    keeps: bool = True

    def read(self, entry: str, /) -> bytes | None:
        self._refuse_if_locked()
        if self.vanished:
            return None
        return self.answer if self.answer is not None else self.kept.get(entry)

    def write(self, entry: str, value: bytes, /) -> None:
        self._refuse_if_locked()
        self.kept[entry] = value
        if self.read(entry) != value:
            raise StoreError("keyring_unusable")

    def forget(self, entry: str, /) -> None:
        self._refuse_if_locked()
        self.kept.pop(entry, None)

    def _refuse_if_locked(self) -> None:
        if self.locked:
            raise StoreError("keyring_locked")


@dataclass
class FakeBackend:
    """What stands behind `OsKeyring`; `raises` is raised by every call, `forgets` keeps nothing."""

    kept: dict[tuple[str, str], str] = field(default_factory=dict)
    raises: Exception | None = None
    forgets: bool = False

    def get_password(self, service: str, username: str, /) -> str | None:
        self._raise_if_told()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str, /) -> None:
        self._raise_if_told()
        if not self.forgets:
            self.kept[service, username] = password

    def delete_password(self, service: str, username: str, /) -> None:
        self._raise_if_told()
        del self.kept[service, username]

    def _raise_if_told(self) -> None:
        if self.raises is not None:
            raise self.raises


@dataclass
class SharedKeyring(FakeKeyring):
    """A keyring at which a second program gets its turn: see `meanwhile`."""

    act: Callable[[], object] | None = None
    at: tuple[str, str] = ("", "")

    def meanwhile(self, what: str, entry: str, act: Callable[[], object]) -> None:
        """Do something once, after the next "write" or before the next "read" of such an entry."""
        self.at, self.act = (what, entry), act

    @override
    def read(self, entry: str, /) -> bytes | None:
        self._let_in("read", entry)
        return super().read(entry)

    @override
    def write(self, entry: str, value: bytes, /) -> None:
        super().write(entry, value)
        self._let_in("write", entry)

    def _let_in(self, what: str, entry: str) -> None:
        act = self.act
        if act is not None and what == self.at[0] and self.at[1] in entry:
            self.act = None
            act()
