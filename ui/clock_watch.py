"""Watches the laptop's clock while the window is open: is it right, and if not, what is the time?

The server's time, and from then on a clock that nobody can set, say what the time is. So a clock
that is set right, or wrong, is noticed without a network.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from fieldapp.actions.own_state import OwnSeen, clock_is_off_by, look_at_own_state
from fieldapp.domain.clock import CLOCK_OFF_MS, ClockSeen, is_off
from ui.session import Session
from ui.sync_loop import SyncLoop

LOOK_MS: Final = 5_000
"""How often the two clocks are compared: costs nothing and asks no store."""


class ClockWatch(QObject):
    """`clock` says how the clock stands, `server_ms` when the server was last reached."""

    changed = Signal()

    def __init__(self, session: Session, sync: SyncLoop, waking: Callable[[], int]) -> None:
        super().__init__()
        self._session, self._sync, self._waking = session, sync, waking
        self.clock = ClockSeen()
        self.server_ms = 0
        self._since_start_ms: int | None = None
        """The right time less the waking clock's; None while it is not known."""
        self._heard_off_ms: int | None = None
        """How far the clock was ahead when this window last heard the server."""
        self._settled_ms: int | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        sync.heard.connect(self._on_heard)
        self.look_again()
        self._timer.start()

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()
        self._sync.heard.disconnect(self._on_heard)

    @property
    def right_ms(self) -> int:
        """The time, as far as it is known: at least that, where `clock` is not exact."""
        return self._session.now_ms() - self.clock.off_ms

    @property
    def away_ms(self) -> int | None:
        """How long ago the server was reached; None for never."""
        return max(0, self.right_ms - self.server_ms) if self.server_ms else None

    def look_again(self) -> None:
        """Look at what the file knows, while the server was not heard by this window."""
        if self._heard_off_ms is None:
            self._session.run(look_at_own_state, then=self._on_seen)

    def look(self) -> None:
        """Compare the clocks."""
        if self._since_start_ms is not None:
            off_ms = self._session.now_ms() - self._since_start_ms - self._waking()
            self._settle(off_ms)
        elif not self.clock.exact:
            self.look_again()
        self.changed.emit()

    def say_right(self) -> None:
        """Who works here says that the clock is right."""
        self._since_start_ms = self._heard_off_ms = None
        self._session.run(clock_is_off_by, 0, then=self._on_seen)

    def _on_heard(self, server_ms: int) -> None:
        """Go by the server's time from now on; the engine writes down the same."""
        self.server_ms, self._since_start_ms = server_ms, server_ms - self._waking()
        off_ms = self._session.now_ms() - server_ms
        self._heard_off_ms = self._settled_ms = off_ms
        self._stand(off_ms)
        self.changed.emit()

    def _on_seen(self, seen: OwnSeen) -> None:
        if self._heard_off_ms is None:
            self.clock, self.server_ms = seen.clock, seen.server_ms
            if seen.clock.exact and seen.server_ms:
                self._since_start_ms = self.right_ms - self._waking()
                self._settled_ms = seen.clock.off_ms
        self.changed.emit()

    def _settle(self, off_ms: int) -> None:
        """Write down that the clock was set since; small steps are its own affair."""
        self._stand(off_ms)
        before = self._settled_ms or 0
        crossed = is_off(off_ms) != is_off(before)
        if crossed or (is_off(off_ms) and abs(off_ms - before) > CLOCK_OFF_MS):
            self._settled_ms = off_ms
            self._session.run(clock_is_off_by, off_ms)

    def _stand(self, off_ms: int) -> None:
        heard_ms = self._heard_off_ms
        self.clock = ClockSeen(
            off_ms=off_ms if is_off(off_ms) else 0,
            proven=heard_ms is not None and not is_off(off_ms - heard_ms),
        )
