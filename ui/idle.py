"""What is done while nobody waits: loading what may be needed, and the search index bit by bit."""

from typing import Final

from PySide6.QtCore import QObject, QTimer

from fieldapp.actions.desk import get_ready, index_a_bit
from fieldapp.domain.touched import Touched
from ui.session import Session

QUIET_MS: Final = 2_000
BETWEEN_MS: Final = 50
"""Between two bits, so that a save or a search never stands behind more than one."""


class IdleWork(QObject):
    """Starts when nothing was touched for a while."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._ready = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timer_timeout)
        session.touched.connect(self._on_session_touched)
        self._timer.start(QUIET_MS)

    def stop(self) -> None:
        """Start nothing more."""
        self._session.touched.disconnect(self._on_session_touched)
        self._timer.stop()

    def _on_session_touched(self, _touched: Touched) -> None:
        self._timer.start(QUIET_MS)

    def _on_timer_timeout(self) -> None:
        if not self._ready:
            self._ready = True
            self._session.run(get_ready, otherwise=self._on_failed)
        self._session.run(index_a_bit, then=self._on_indexed, otherwise=self._on_failed)

    def _on_indexed(self, done: int) -> None:
        if done and not self._timer.isActive():
            self._timer.start(BETWEEN_MS)

    def _on_failed(self, _error: Exception) -> None:
        """A search reads what is not indexed itself; what comes in next tries again."""
