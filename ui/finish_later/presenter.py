"""What the page does: looks at what is open, marks, notes slips, takes back. Knows no widget."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from fieldapp.actions.finishing import (
    FinishSeen,
    OpenSignUp,
    Whose,
    look_for_open,
    nothing_more,
    something_more,
)
from fieldapp.actions.slips import SlipsSeen, find_slip, hand_out, look_at_slips, lose_slip
from ui.session import Session, fault_of
from ui.watch import Watch

if TYPE_CHECKING:
    from fieldapp.actions.desk import OpenedDesk
    from fieldapp.actions.handout.slip_pdf import Slips


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What happened last: a code and what it happened to; `fault:` and its code."""

    code: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class _Undo:
    """What takes the last act back."""

    act: Callable[..., Any]
    given: object
    about: str


class FinishPresenter(QObject):
    """Holds both lists. Views send wishes, listen to `changed` and show what stands here."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.seen: FinishSeen | None = None
        self.slips: SlipsSeen | None = None
        self.whose = Whose.HERE
        self.chosen: bytes | None = None
        self.said: Said | None = None
        self._undo: _Undo | None = None
        self.watch = Watch(session, look_for_open, self._on_seen)
        self.slips_watch = Watch(session, look_at_slips, self._on_slips)

    @property
    def can_undo(self) -> bool:
        """Whether the last act can be taken back."""
        return self._undo is not None

    @property
    def lines(self) -> tuple[OpenSignUp, ...]:
        """The sign-ups of the list that is shown."""
        return self.seen.of(self.whose) if self.seen is not None else ()

    @property
    def current(self) -> OpenSignUp | None:
        """The one that is chosen; the first where that has gone."""
        lines = self.lines
        found = next((each for each in lines if each.sign_up == self.chosen), None)
        return found or (lines[0] if lines else None)

    def count(self, whose: Whose) -> int:
        """Give how many a list has."""
        return len(self.seen.of(whose)) if self.seen is not None else 0

    def look(self) -> None:
        """Look now."""
        self.watch.look()
        self.slips_watch.look()

    def stop(self) -> None:
        """Ask for nothing more."""
        self.watch.stop()
        self.slips_watch.stop()

    def show(self, whose: Whose) -> None:
        """Show another list."""
        self.whose = whose
        self.changed.emit()

    def choose(self, sign_up: bytes) -> None:
        """Bring one in sight."""
        if sign_up != self.chosen:
            self.chosen = sign_up
            self.changed.emit()

    def enough(self) -> None:
        """Leave the one that is chosen as it is: there is nothing more to ask."""
        one = self.current
        if one is not None:
            self._choose_next(one)
            self._do(
                nothing_more, (one.sign_up,), "enough", one.ticket, (something_more, one.sign_up)
            )

    def hand_out(self, first: int, last: int, lost: int) -> None:
        """Note which slips were handed out."""
        self._do(hand_out, (first, last, lost), "noted", f"{first}–{last}", None)

    def lose(self, number: int) -> None:
        """Note that a slip is lost."""
        self._do(lose_slip, (number,), "lost", f"{number:04d}", (find_slip, number))

    def make_blank(self, first: int, last: int, folder: Path) -> None:
        """Put a PDF of blank slips into a folder; typesetting holds nobody up."""

        def made(slips: "Slips") -> None:
            self._session.press(
                _write,
                folder,
                slips,
                then=lambda name: self._tell(Said(code="made", about=name)),
                otherwise=self._on_refused,
            )

        self._session.run(_slips_for, first, last, then=made, otherwise=self._on_refused)

    def undo(self) -> None:
        """Take the last act back."""
        undo, self._undo = self._undo, None
        if undo is not None:
            self._do(undo.act, (undo.given,), "undone", undo.about, None)

    def _choose_next(self, gone: OpenSignUp) -> None:
        """Where one leaves the list, the next one is chosen."""
        lines = self.lines
        at = lines.index(gone)
        rest = (*lines[at + 1 :], *lines[:at])
        self.chosen = rest[0].sign_up if rest else None

    def _do(
        self,
        act: Callable[..., Any],
        given: tuple[object, ...],
        code: str,
        about: str,
        undo: tuple[Callable[..., Any], object] | None,
    ) -> None:
        def done(_result: object) -> None:
            self._undo = None if undo is None else _Undo(*undo, about)
            self._tell(Said(code=code, about=about))

        self._session.run(act, *given, then=done, otherwise=self._on_refused)

    def _on_refused(self, error: Exception) -> None:
        self._tell(Said(code=f"fault:{fault_of(error).code}"))

    def _tell(self, said: Said) -> None:
        self.said = said
        self.changed.emit()

    def _on_seen(self, seen: FinishSeen) -> None:
        self.seen = seen
        self.changed.emit()

    def _on_slips(self, slips: SlipsSeen) -> None:
        self.slips = slips
        self.changed.emit()


def _slips_for(desk: "OpenedDesk", first: int, last: int) -> "Slips":
    """Load what typesets when it is first asked for."""
    from fieldapp.actions.handout.slip_pdf import slips_for

    return slips_for(desk, first, last)


def _write(folder: Path, slips: "Slips") -> str:
    """Write the PDF and give its name. Raises: HandoutError."""
    from fieldapp.actions.handout.slip_pdf import slip_pdf
    from fieldapp.actions.handout.writing import MadeFile, write_handout

    write_handout(folder, [MadeFile(name=slips.file_name, content=slip_pdf(slips))])
    return slips.file_name
