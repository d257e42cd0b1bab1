"""The line before the table, from everywhere in the window: a number more, the oldest is gone.

What is waited is estimated anew as time goes on; nothing of it asks the store.
"""

from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from fieldapp.actions.waiting_line import (
    LineSeen,
    hand_out_number,
    let_wait_again,
    look_at_line,
    pass_over_oldest,
)
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.rights import right
from fieldapp.domain.waiting_line import Slip, short_form_helps, wait_minutes
from ui.session import Session
from ui.texts import isolated
from ui.watch import Watch

translate = QCoreApplication.translate
TICK_MS: Final = 15_000
"""How often the wait is estimated anew while nothing happens."""
_KINDS: Final = frozenset({"sign_up", "event", "event_assignment"})


class TableLine(QObject):
    """Knows who waits at this laptop; the foot of the window and the sign-up page show it."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.seen: LineSeen | None = None
        self.suggested = False
        self.handed_out = 0
        """The number of the last slip, until something else happens; 0 for none."""
        self.passed_over: Slip | None = None
        """Who was taken off last, until something else happens."""
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._watch = Watch(session, look_at_line, self._on_looked, kinds=_KINDS)
        self._watch.look()

    @property
    def serves(self) -> bool:
        """Whether somebody works here who signs people up, at an event."""
        role = self._session.role or "CANVASSER"
        open_here = self.seen is not None and self.seen.open
        return open_here and right(role, BY_NAME["sign_up"]).make

    @property
    def waiting(self) -> int:
        """How many wait."""
        return 0 if self.seen is None else self.seen.line.length

    @property
    def minutes(self) -> int:
        """How long the wait is, in minutes; 0 where nobody waits."""
        return 0 if self.seen is None else wait_minutes(self.seen.line, self._session.now_ms())

    def hand_out(self) -> None:
        """Hand out the next number: somebody more waits."""
        if self.serves:
            self._session.run(hand_out_number, then=self._on_handed_out)

    def pass_over(self) -> None:
        """Take the oldest off who is not there any more."""
        if self.serves and self.seen is not None and self.seen.line.slips:
            oldest = self.seen.line.slips[0]
            self._session.run(pass_over_oldest, then=lambda seen: self._on_passed(seen, oldest))

    def put_back(self) -> None:
        """Let who was taken off last wait again, at their old place."""
        if self.passed_over is not None:
            self._session.run(let_wait_again, self.passed_over, then=self._on_seen)

    def words(self) -> str:
        """Say who waits, for the foot of the window; the number that was handed out before it."""
        if not self.serves:
            return ""
        said = []
        if self.handed_out:
            number = translate("WaitingLine", "Number {n} handed out")
            said.append(number.format(n=isolated(str(self.handed_out))))
        if self.passed_over is not None:
            gone = translate("WaitingLine", "Number {n} is off the line")
            said.append(gone.format(n=isolated(str(self.passed_over.number))))
        if self.waiting:
            said.append(waiting_words(self.waiting, self.minutes))
        return " · ".join(said)

    def stop(self) -> None:
        """Ask for nothing more."""
        self._timer.stop()
        self._watch.stop()

    def tick(self) -> None:
        """Estimate the wait as it is now."""
        self.handed_out, self.passed_over = 0, None
        self._tell()

    def _on_looked(self, seen: LineSeen) -> None:
        if seen != self.seen:
            self._on_seen(seen)

    def _on_handed_out(self, seen: LineSeen) -> None:
        self._on_seen(seen)
        self.handed_out = seen.line.last
        self.changed.emit()

    def _on_passed(self, seen: LineSeen, slip: Slip) -> None:
        self._on_seen(seen)
        self.passed_over = slip
        self.changed.emit()

    def _on_seen(self, seen: LineSeen) -> None:
        self.seen, self.handed_out, self.passed_over = seen, 0, None
        if seen.line.slips and not self._timer.isActive():
            self._timer.start()
        elif not seen.line.slips:
            self._timer.stop()
        self._tell()

    def _tell(self) -> None:
        seen = self.seen
        self.suggested = seen is not None and short_form_helps(
            seen.line, self._session.now_ms(), seen.limit_min, suggested=self.suggested
        )
        self.changed.emit()


def waiting_words(waiting: int, minutes: int) -> str:
    """Say how many wait and how long."""
    return translate("WaitingLine", "{n} waiting, about {m} min").format(
        n=isolated(str(waiting)), m=isolated(str(minutes))
    )


def suggestion_words(waiting: int, minutes: int) -> str:
    """Say that the short form would help."""
    return translate(
        "WaitingLine", "{n} waiting, about {m} min. The quick form is suggested."
    ).format(n=isolated(str(waiting)), m=isolated(str(minutes)))
