"""Looks at the store whenever something was touched: the one way a page follows the work."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer

from fieldapp.domain.touched import Touched
from ui.session import Session

OFTEN_MS: Final = 250
"""How often a page follows a sync that brings one step after another."""


class Watch(QObject):
    """Runs `act(desk, *asked())` on the store lane and hands what it gave to `then`.

    At most one look is under way; whatever is touched meanwhile asks for one more. What was done
    here is looked at at once, what a sync brings a few times a second. `kinds` are those that
    matter, empty for all. A watch that rests remembers that it is due.
    """

    def __init__(
        self,
        session: Session,
        act: Callable[..., Any],
        then: Callable[[Any], None],
        *,
        asked: Callable[[], tuple[Any, ...]] = lambda: (),
        kinds: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__(session)
        self._session = session
        self._act = act
        self._then = then
        self._asked = asked
        self._kinds = kinds
        self._looking = self._again = False
        self._resting = self._due = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        session.touched.connect(self._on_session_touched)

    def look(self) -> None:
        """Look now, or once more when the look that is under way is through."""
        self._timer.stop()
        if self._looking:
            self._again = True
            return
        self._looking, self._again, self._due = True, False, False
        self._session.run(self._act, *self._asked(), then=self._on_seen, otherwise=self._on_failed)

    def look_if_due(self) -> None:
        """Look now if that was put off."""
        if self._timer.isActive():
            self.look()

    def rest(self) -> None:
        """Look no more until `go_on`: nobody sees it."""
        self._resting = True
        self._due = self._due or self._timer.isActive()
        self._timer.stop()

    def go_on(self) -> None:
        """Look again at what is touched, and at once where something was."""
        self._resting = False
        if self._due:
            self.look()

    def stop(self) -> None:
        """Ask for nothing more."""
        self._session.touched.disconnect(self._on_session_touched)
        self._timer.stop()
        self._again = False
        self._then = lambda _seen: None
        # It may hold the last reference to its session, which must not find it among its children.
        self.setParent(None)
        self.deleteLater()

    def _on_session_touched(self, touched: Touched) -> None:
        if self._kinds and not self._kinds & touched.kinds:
            return
        if self._resting:
            self._due = True
        elif touched.rows:
            self.look()
        elif not self._timer.isActive():
            self._timer.start(OFTEN_MS)

    def _on_seen(self, seen: Any) -> None:
        self._looking = False
        self._then(seen)
        if self._again:
            self.look()

    def _on_failed(self, error: Exception) -> None:
        self._looking = False
        self._session.tell_fault(error)
