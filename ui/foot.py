"""The line at the foot of the window: last save, sync, who waits, the keys, the battery."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from ui.look import MARGIN
from ui.waiting_line import TableLine
from ui.widgets.button import a_button, say_button
from ui.widgets.label import Badge, PlainLabel, ShortLabel, plain_tip

_LEAST_HEIGHT = 30
_LEAST_KEYS = 120
"""Less room than this holds no key with its word."""


class Foot(QFrame):
    """Texts side by side, each told by its owner; a button undoes what the line was told."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("statusLine")
        self.setMinimumHeight(_LEAST_HEIGHT)
        self.saved = PlainLabel("small")
        self.words = PlainLabel("small", wrap=True)
        self.line = PlainLabel("small")
        self.keys = ShortLabel("small")
        self.battery = Badge("grey")
        self.battery.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN + 2, 2, MARGIN + 2, 2)
        row.setSpacing(MARGIN)
        row.addWidget(self.saved)
        row.addWidget(self.words, 1)
        self.undo = a_button("quiet")
        self.undo.hide()
        row.addWidget(self.line)
        row.addWidget(self.undo)
        row.addWidget(self.keys)
        row.addWidget(self.battery)

    def say(self, words: str) -> None:
        """Say how the laptop stands: before the keys, where there is no room for both."""
        self.words.setText(words)
        self.share()

    def say_keys(self, words: str) -> None:
        """Name the keys of the page, as far as there is room."""
        self.keys.say(words)
        self.share()

    def show_own(self, saved: str, battery: str, tone: str) -> None:
        """Show when something was last kept, and how the battery stands."""
        self.saved.setText(saved)
        self.saved.setVisible(bool(saved))
        self.battery.show_words(battery, tone)
        spoken = self.tr("Battery: {level}").format(level=battery) if battery else ""
        self.battery.setAccessibleName(spoken)
        self.battery.setToolTip(plain_tip(spoken))
        self.share()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self.share()

    def share(self) -> None:
        """Give the words a line of their own first, or two, and what is left to the keys."""
        beside = (self.saved, self.line, self.undo, self.battery)
        taken = sum(each.sizeHint().width() + MARGIN for each in beside if not each.isHidden())
        room = self.width() - taken - 4 * MARGIN
        words = self.words.fontMetrics().horizontalAdvance(self.words.text()) + 2
        left = room - min(words, room * 3 // 4)
        self.keys.setMaximumWidth(max(0, left))
        self.keys.setVisible(left >= _LEAST_KEYS)


class LineKeys(QObject):
    """The keys of the line before the table, anywhere in the window, and its words in the foot."""

    def __init__(self, window: QWidget, foot: Foot) -> None:
        super().__init__(window)
        self._foot = foot
        self.line: TableLine | None = None
        foot.undo.clicked.connect(self._on_undo)
        self._keys = [
            self._key(window, "Ctrl+W", lambda line: line.hand_out()),
            self._key(window, "Ctrl+Shift+W", lambda line: line.pass_over()),
        ]

    def begin(self, line: TableLine) -> TableLine:
        """Work for a laptop that was opened."""
        self.line = line
        line.changed.connect(self.show)
        self.show()
        return line

    def end(self) -> None:
        """Nobody works here any more."""
        if self.line is not None:
            self.line.stop()
        self.line = None
        self._foot.line.setText("")
        self._foot.undo.hide()
        self._foot.share()

    def show(self) -> None:
        """Show who waits; a number that was handed out is read aloud."""
        line, foot = self.line, self._foot
        if line is None:
            return
        foot.line.setText(line.words())
        foot.undo.setVisible(line.passed_over is not None)
        say_button(foot.undo, self.tr("Back into the line"))
        foot.share()
        if line.handed_out or line.passed_over:
            told = QAccessibleAnnouncementEvent(foot, line.words())
            QAccessible.updateAccessibility(told)

    def _on_undo(self) -> None:
        if self.line is not None:
            self.line.put_back()

    def _key(self, window: QWidget, keys: str, act: Callable[[TableLine], None]) -> QShortcut:
        def pressed() -> None:
            if self.line is not None:
                act(self.line)

        return QShortcut(QKeySequence(keys), window, pressed)
