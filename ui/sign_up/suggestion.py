"""Above the form while the line is long: the short form is suggested, and never forced."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.look import GAP, Tokens
from ui.waiting_line import TableLine, suggestion_words
from ui.widgets.button import a_button, say_button
from ui.widgets.notice import Notice


class Suggestion(QWidget):
    """Goes by itself when the line is short again, or the short form is in sight already."""

    accepted = Signal()

    def __init__(self, line: TableLine | None, tokens: Tokens) -> None:
        super().__init__()
        self._line = line
        self._short_already = False
        self.notice = Notice("amber", tokens)
        self.accept = a_button("plain")
        self.accept.clicked.connect(self.accepted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.notice, 1)
        row.addWidget(self.accept)
        self.hide()
        if line is not None:
            line.changed.connect(self.show_line)

    def show_depth(self, *, short: bool) -> None:
        """Know which form is in sight."""
        if short != self._short_already:
            self._short_already = short
            self.show_line()

    def show_line(self) -> None:
        """Suggest, or go."""
        line = self._line
        wanted = line is not None and line.suggested and line.serves and not self._short_already
        if line is not None and wanted:
            self.notice.say(suggestion_words(line.waiting, line.minutes))
        self.setVisible(wanted)

    def speak(self) -> None:
        """Say it in the language of the window."""
        say_button(self.accept, self.tr("Quick form"), "Ctrl+D")
        self.show_line()
