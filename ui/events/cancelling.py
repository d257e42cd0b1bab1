"""Cancelling has no way back, so it is confirmed in place: by typing the code of the event."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.texts import isolated
from ui.widgets.button import a_button, say_button
from ui.widgets.field import Line
from ui.widgets.label import PlainLabel

_LINE = 130


class CancelBar(QFrame):
    """A bar above the foot of the card; `confirmed` when the code was typed."""

    confirmed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._code = ""
        self.words = PlainLabel(wrap=True)
        self.line = Line()
        self.line.setFixedWidth(_LINE)
        self.keep, self.cancel = a_button("plain"), a_button("plain")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        column.addWidget(self.words)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.line)
        row.addStretch(1)
        row.addWidget(self.keep)
        row.addWidget(self.cancel)
        column.addLayout(row)
        self.line.textEdited.connect(self._on_typed)
        self.line.went_on.connect(self._confirm)
        self.cancel.clicked.connect(self._confirm)
        self.keep.clicked.connect(self.leave)
        self.hide()

    def stops(self) -> tuple[QWidget, ...]:
        """Give what the focus goes through."""
        return self.line, self.keep, self.cancel

    def show_code(self, code: str) -> None:
        """Take note of the code that has to be typed."""
        self._code = code
        self._say()

    def open_bar(self) -> None:
        """Ask for the code."""
        self.line.clear()
        self.cancel.setEnabled(False)
        self.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_bar(self) -> None:
        """Ask no more."""
        self.hide()

    def leave(self) -> None:
        """Leave the event as it is."""
        self.close_bar()
        self.left.emit()

    def speak(self) -> None:
        """Say everything in the language of the window."""
        say_button(self.keep, self.tr("Keep it"), self.tr("Esc"))
        say_button(self.cancel, self.tr("Cancel for everybody"))
        self.line.setAccessibleName(self.tr("Code of the event to cancel"))
        self._say()

    def _say(self) -> None:
        words = self.tr("This has no way back. To cancel the event, type its code: {code}")
        self.words.setText(words.format(code=isolated(self._code)))

    def _matches(self) -> bool:
        return bool(self._code) and self.line.text().strip().upper() == self._code

    def _on_typed(self) -> None:
        self.cancel.setEnabled(self._matches())

    def _confirm(self) -> None:
        if self._matches():
            self.close_bar()
            self.confirmed.emit()
