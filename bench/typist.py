"""Hands at a keyboard: every key goes to what has the focus, and every key is counted.

Scripted seconds follow the keystroke-level model (Card, Moran and Newell 1980): a key 0.28 s, as an
average typist who is no secretary needs; a held key counts as one; 1.35 s to think before each
question and before each act. What people say meanwhile is not counted.
"""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

KEY_S: Final = 0.28
THINK_S: Final = 1.35


@dataclass(slots=True)
class Count:
    """Keys that were pressed, held ones too, and how often somebody had to think."""

    keys: int = 0
    thoughts: int = 0

    @property
    def seconds(self) -> float:
        """Give the scripted seconds."""
        return self.keys * KEY_S + self.thoughts * THINK_S


class Typist:
    """Types into a window that is open."""

    def __init__(self, app: QApplication, window: QWidget) -> None:
        self._app, self._window = app, window
        self.count = Count()

    def answer(self, text: str, *, go_on: bool = True) -> None:
        """Think, type a text or pick chips by digit, and go on with Enter."""
        self.count.thoughts += 1
        for letter in text:
            self._press(0, letter)
        if go_on:
            self.enter()

    def enter(self) -> None:
        """Press Enter."""
        self._press(Qt.Key.Key_Return, "\r")

    def tab(self) -> None:
        """Press Tab."""
        self._press(Qt.Key.Key_Tab, "\t")

    def act(self, shortcut: QShortcut) -> None:
        """Think, and press a shortcut; its held keys count."""
        self.count.thoughts += 1
        shown = shortcut.key().toString(QKeySequence.SequenceFormat.PortableText)
        self.count.keys += len(shown.split("+"))
        shortcut.activated.emit()
        self._app.processEvents()

    def _press(self, key: int, text: str) -> None:
        self.count.keys += 1
        focused: QWidget | None = self._window.focusWidget()
        widget = self._window if focused is None else focused
        none = Qt.KeyboardModifier.NoModifier
        before = QKeyEvent(QEvent.Type.ShortcutOverride, key, none, text)
        before.ignore()
        self._app.sendEvent(widget, before)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            self._app.sendEvent(widget, QKeyEvent(kind, key, none, text))
        self._app.processEvents()
