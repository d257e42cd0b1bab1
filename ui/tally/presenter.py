"""What the tally does: counts, takes back, and keeps under what is counted. Knows no widget."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal

from fieldapp.actions.tallying import (
    Pressed,
    TallySeen,
    count_one,
    count_under,
    look_at_tally,
    take_back_one,
)
from ui.session import Session, fault_of
from ui.watch import Watch

_KINDS: Final = frozenset({"tally", "event", "site"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What happened last: counted, undone, or `fault:` and its code; `what` was counted."""

    code: str
    what: str = ""


class TallyPresenter(QObject):
    """Holds the counts. The view sends presses, listens to `changed` and shows `seen`."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.seen: TallySeen | None = None
        self.said: Said | None = None
        self._presses: list[Pressed] = []
        self.watch = Watch(session, look_at_tally, self._on_seen, kinds=_KINDS)

    @property
    def can_undo(self) -> bool:
        """Whether a press of this session can be taken back."""
        return bool(self._presses)

    def count(self, what: str) -> None:
        """Count one more; every press is durable by itself."""
        self._session.run(count_one, what, then=self._on_counted, otherwise=self._on_refused)

    def undo(self) -> None:
        """Take the last press back, then the one before."""
        if self._presses:
            last = self._presses.pop()
            self._session.run(
                take_back_one,
                last.row,
                then=lambda _: self._tell(Said(code="undone", what=last.what)),
                otherwise=self._on_refused,
            )

    def count_under(self, channel: str, county: str) -> None:
        """Count under another channel or county from now on."""
        self._session.run(count_under, channel, county)

    def _on_counted(self, pressed: Pressed) -> None:
        self._presses.append(pressed)
        self._tell(Said(code="counted", what=pressed.what))

    def _on_refused(self, error: Exception) -> None:
        self._tell(Said(code=f"fault:{fault_of(error).code}"))

    def _tell(self, said: Said) -> None:
        self.said = said
        self.changed.emit()

    def _on_seen(self, seen: TallySeen) -> None:
        self.seen = seen
        self.changed.emit()
