"""Hears that the computer goes to sleep, or that its screen is locked: then the window locks too.

On Linux logind and the screen savers say so on the buses; on Windows the system sends the window
messages. Where nobody says so, the idle lock's clock, which counts the computer's sleep, locks at
the first touch after it (`ui.idle_lock`).
"""

import ctypes
import sys
from typing import Final, cast

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QCoreApplication, QObject, Signal, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
)
from PySide6.QtGui import QWindow
from typing_extensions import override

_LOGIND: Final = "org.freedesktop.login1"
_SAVERS: Final = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
)
_POWER_BROADCAST, _SUSPEND = 0x218, 4
_SESSION_CHANGE, _SESSION_LOCK = 0x2B1, 7
_MESSAGE_AT, _WORD_AT = 1, 2
"""Where a Windows MSG has its number and its first word, counted in pointers."""


class GoingAway(QObject):
    """Listens from `start` until the process ends; asks the system to wait for a moment."""

    lock_wanted = Signal()

    def __init__(
        self,
        system: QDBusConnection | None = None,
        session: QDBusConnection | None = None,
    ) -> None:
        """The buses are the computer's own where none are given."""
        super().__init__()
        self._system, self._session = system, session
        self._held: QDBusUnixFileDescriptor | None = None
        self._asking: QDBusPendingCallWatcher | None = None
        self._messages: _Messages | None = None

    def start(self, window: QWindow | None) -> None:
        """Begin to listen."""
        if sys.platform == "win32":
            self._messages = _Messages(self)
            if window is not None:
                ctypes.windll.wtsapi32.WTSRegisterSessionNotification(int(window.winId()), 0)
            return
        if not sys.platform.startswith("linux"):
            return
        system = self._system = self._system or QDBusConnection.systemBus()
        session = self._session = self._session or QDBusConnection.sessionBus()
        told, locked = _slot("on_told(bool)"), _slot("on_locked()")
        system.connect("", "", f"{_LOGIND}.Manager", "PrepareForSleep", self, told)
        system.connect("", "", f"{_LOGIND}.Session", "Lock", self, locked)
        for saver in _SAVERS:
            session.connect("", "", saver, "ActiveChanged", self, told)
        self.hold()

    def hold(self) -> None:
        """Ask the system to wait with its sleep until the laptop is closed, a few seconds at most.

        It waits while this process has what it answers with; see logind's inhibitor locks.
        """
        if self._system is None or not self._system.isConnected():
            return
        call = QDBusMessage.createMethodCall(
            _LOGIND, "/org/freedesktop/login1", f"{_LOGIND}.Manager", "Inhibit"
        )
        call.setArguments(["sleep", "Fieldapp", "Locks the laptop", "delay"])
        self._asking = QDBusPendingCallWatcher(self._system.asyncCall(call), self)
        self._asking.finished.connect(self._on_answered)

    def let_go(self) -> None:
        """The laptop is closed: the system may sleep."""
        self._held = None

    def _on_answered(self, answered: QDBusPendingCallWatcher) -> None:
        given = answered.reply().arguments()
        if given and isinstance(given[0], QDBusUnixFileDescriptor):
            self._held = given[0]

    @Slot(bool)
    def on_told(self, away: bool) -> None:
        """The computer goes to sleep, or its screen is locked (true), or both are over."""
        if away:
            self.lock_wanted.emit()

    @Slot()
    def on_locked(self) -> None:
        """The session is locked."""
        self.lock_wanted.emit()


def _slot(signature: str) -> bytes:
    """Give a slot as `connect` takes it: it says bytes and takes what SLOT makes, a text."""
    return cast("bytes", SLOT(signature))


class _Messages(QAbstractNativeEventFilter):
    def __init__(self, away: GoingAway) -> None:
        super().__init__()
        self._away = away
        application = QCoreApplication.instance()
        assert application is not None  # noqa: S101 - a window stands
        application.installNativeEventFilter(self)

    @override
    def nativeEventFilter(self, kind: object, message: int, /) -> tuple[bool, int]:
        words = ctypes.cast(int(message), ctypes.POINTER(ctypes.c_size_t))
        number = words[_MESSAGE_AT] & 0xFFFFFFFF
        if goes_away(number, words[_WORD_AT]):
            self._away.on_locked()
        return False, 0


def goes_away(message: int, word: int) -> bool:
    """Tell whether Windows says with a message that it suspends, or that its session is locked."""
    return (message, word) in {(_POWER_BROADCAST, _SUSPEND), (_SESSION_CHANGE, _SESSION_LOCK)}
