"""Locks the window when nobody touches key or mouse for some minutes, and says so before."""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from shiboken6 import isValid
from typing_extensions import override

from ui.settings import Settings

Clock = Callable[[], int]
"""Milliseconds since some moment, also while the computer sleeps; nobody can set it."""
WARNED_S: Final = 20
"""How long before the lock it is said."""
_SECOND_MS: Final = 1_000
_LOOK_MS: Final = 5_000
"""The longest between two looks at the clock: timers stand still while a computer sleeps."""
_TOUCHES: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,  # a shortcut's key is seen by its release only
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
    }
)


def waking_clock() -> int:
    """Give the milliseconds since the computer was started, those of its sleep with them."""
    # Linux has a clock of its own for that, macOS counts it in this one, Windows in its usual one.
    counts_sleep = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))
    if counts_sleep is None:
        return time.monotonic_ns() // 1_000_000
    return time.clock_gettime_ns(counts_sleep) // 1_000_000


class IdleLock(QObject):
    """Runs while a laptop that can be locked is open.

    It listens to the windows of the program, where all keys and the mouse come in: a handful of
    events, while a filter over all of Qt's would be asked for each one that is drawn.
    """

    warned = Signal(int)  # seconds that are left; 0 when somebody came
    lock_wanted = Signal()

    def __init__(self, app: QGuiApplication, settings: Settings, clock: Clock) -> None:
        super().__init__()
        self._app, self._settings, self._clock = app, settings, clock
        self._touched_ms = 0
        self._running = self._warning = False
        self._windows: list[QWindow] = []
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.look)

    @property
    def minutes(self) -> int:
        """After how many minutes it locks."""
        return self._settings.idle_minutes

    def choose(self, minutes: int) -> None:
        """Lock after so many minutes from now on."""
        self._settings.idle_minutes = minutes
        self.touch()

    def start(self, window: QWindow | None) -> None:
        """Watch over the window, and whatever opens before it."""
        self._running = True
        self._touched_ms = self._clock()
        self._listen_to(window)
        self._app.focusWindowChanged.connect(self._on_focus_window_changed)
        self.look()

    def stop(self) -> None:
        """Watch no more."""
        if not self._running:
            return
        self._running = False
        self.timer.stop()
        self._app.focusWindowChanged.disconnect(self._on_focus_window_changed)
        for window in filter(isValid, self._windows):
            window.removeEventFilter(self)
        self._windows.clear()
        self._end_warning()

    def touch(self) -> None:
        """Count the minutes anew: somebody is here."""
        self._touched_ms = self._clock()
        if self._warning:
            self._end_warning()
            self.look()

    def look(self) -> None:
        """Warn or lock, if it is time, and look again when it may be."""
        if not self._running:
            return
        left_ms = self._left_ms()
        if left_ms <= 0:
            self.stop()
            self.lock_wanted.emit()
            return
        until_warning = left_ms - WARNED_S * _SECOND_MS
        if until_warning > 0:
            self._end_warning()
            self.timer.start(min(until_warning, _LOOK_MS))
            return
        self._warning = True
        self.warned.emit(-(-left_ms // _SECOND_MS))
        self.timer.start(left_ms % _SECOND_MS or _SECOND_MS)

    def _left_ms(self) -> int:
        return self.minutes * 60 * _SECOND_MS - (self._clock() - self._touched_ms)

    def _end_warning(self) -> None:
        if self._warning:
            self._warning = False
            self.warned.emit(0)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if not self._running or event.type() not in _TOUCHES:
            return False
        if self._left_ms() <= 0:  # the computer slept: who woke it up is not known
            self.look()
            return True
        self.touch()
        return False

    def _on_focus_window_changed(self, window: QWindow | None) -> None:
        if window is not None:
            self._listen_to(window)

    def _listen_to(self, window: QWindow | None) -> None:
        if window is not None and window not in self._windows:
            window.installEventFilter(self)
            self._windows = [*filter(isValid, self._windows), window]
