"""The line at the foot of the window: how the laptop stands, who waits, the keys of the page."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.look import MARGIN
from ui.waiting_line import TableLine
from ui.widgets.button import a_button, say_button
from ui.widgets.label import PlainLabel

_LEAST_HEIGHT = 30


class Foot(QFrame):
    """Three texts side by side, each told by its owner; a button undoes what the line was told."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("statusLine")
        self.setMinimumHeight(_LEAST_HEIGHT)
        self.words = PlainLabel("small", wrap=True)
        self.line = PlainLabel("small")
        self.keys = PlainLabel("small")
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN + 2, 2, MARGIN + 2, 2)
        row.setSpacing(MARGIN)
        row.addWidget(self.words, 1)
        self.undo = a_button("quiet")
        self.undo.hide()
        row.addWidget(self.line)
        row.addWidget(self.undo)
        row.addWidget(self.keys)


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

    def show(self) -> None:
        """Show who waits; a number that was handed out is read aloud."""
        line, foot = self.line, self._foot
        if line is None:
            return
        foot.line.setText(line.words())
        foot.undo.setVisible(line.passed_over is not None)
        say_button(foot.undo, self.tr("Back into the line"))
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
