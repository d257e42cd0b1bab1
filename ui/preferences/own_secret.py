"""Another PIN or passphrase for who is at the keyboard: asks the doors, keeps no secret."""

from dataclasses import dataclass, replace
from typing import Final, Literal

from PySide6.QtCore import QObject, Signal

from ui.doors import Changing, Doors, Place, Worker
from ui.page import Around

Kind = Literal["", "none", "pin", "passphrase"]
"""What opens this laptop for a person: not known yet, nothing of theirs, a PIN, a passphrase."""
SECRET_FAULTS: Final = frozenset({"wrong_secret", "wait", "too_many_tries", "no_key", "no_user"})
"""What is wrong with the secret that stands, rather than with the new one."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SecretState:
    """`passphrase` is the new one, made where no keyring holds half of a PIN.

    `asking`: the form is open. `doing`: `looking` or `changing`, else empty.
    """

    kind: Kind = ""
    asking: bool = False
    passphrase: str = ""
    doing: str = ""
    done: bool = False


class OwnSecret(QObject):
    """Knows no widget. What was typed is handed in, used once, and forgotten."""

    changed = Signal()  # `state` is another one
    opened = Signal()  # the form can be filled in
    refused = Signal(object)  # the exception, about the secrets that were given

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._session, self._language = around.session, around.language
        self._doors = around.doors if around.lockable else None
        self._place: Place = "practice" if around.practice else "work"
        self.state = SecretState(kind="" if self._doors is not None else "none")

    def look(self) -> None:
        """Learn what opens this laptop for who is at the keyboard."""
        self._show(done=False)
        if self._doors is not None and not self.state.doing:
            self._session.beside(
                _own, self._doors, self._place, self._session.user, then=self._on_seen,
                otherwise=self._session.tell_fault,
            )  # fmt: skip

    def _on_seen(self, own: Worker | None) -> None:
        kind: Kind = "none"
        if own is not None:
            kind = "pin" if own.has_pin else "passphrase"
        self._show(kind=kind)

    def ask(self) -> None:
        """Find out what the new secret can be here, and open the form for it."""
        if self._doors is None or self.state.doing or self.state.asking:
            return
        self._show(doing="looking", done=False)
        language = self._language.code
        self._session.beside(
            _new_kind, self._doors, language, then=self._on_kind, otherwise=self._on_refused
        )

    def _on_kind(self, passphrase: str) -> None:
        self._show(doing="", asking=True, passphrase=passphrase)
        self.opened.emit()

    def leave(self) -> None:
        """Close the form; the secret that stands stays."""
        if not self.state.doing:
            self._show(asking=False, passphrase="")

    def change(self, secret: str, new_secret: str) -> None:
        """Let the new secret open this laptop from now on, if the old one is right."""
        if self._doors is None or self.state.doing:
            return
        asked = Changing(
            place=self._place, user=self._session.user, secret=secret, new_secret=new_secret
        )
        self._show(doing="changing")
        self._session.beside(
            self._doors.change_secret, asked, then=self._on_changed, otherwise=self._on_refused
        )

    def _on_changed(self, _nothing: None) -> None:
        kind: Kind = "passphrase" if self.state.passphrase else "pin"
        self._show(kind=kind, doing="", asking=False, passphrase="", done=True)

    def _on_refused(self, error: Exception) -> None:
        self._show(doing="")
        self.refused.emit(error)

    def _show(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]
        self.changed.emit()


def _own(doors: Doors, place: Place, user: bytes) -> Worker | None:
    here = doors.look_at_practice() if place == "practice" else doors.look()
    return next((each for each in here.workers if each.user == user), None)


def _new_kind(doors: Doors, language: str) -> str:
    """Give a passphrase to be written down; empty where a PIN does."""
    return "" if doors.keeps_pin() else doors.new_passphrase(language)
