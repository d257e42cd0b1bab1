"""A bar that says what a person must know before they go on: in words, in a tone, with a sign."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.icons import icon
from ui.look import Tokens
from ui.widgets.label import PlainLabel, restyle

_SIGN = 18


class Notice(QFrame):
    """Words in a bar; red needs somebody, amber is to be known. Gone while there are none."""

    def __init__(self, tone: str, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("bar")
        self._tone = ""
        self._tokens = tokens
        self.sign = PlainLabel()
        self.sign.setFixedSize(QSize(_SIGN, _SIGN))
        self.words = PlainLabel("bar", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 9, 12, 9)
        row.setSpacing(10)
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self.hide()
        self.show_tone(tone)

    def say(self, words: str) -> None:
        """Show words, or nothing."""
        self.words.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))

    def show_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of a theme."""
        self._tokens = tokens
        self.show_tone(self._tone)

    def show_tone(self, tone: str) -> None:
        """Draw in a tone: red or amber."""
        if tone != self._tone:
            self._tone = tone
            for each in (self, self.words):
                each.setProperty("tone", tone)
                restyle(each)
        colour: str = getattr(self._tokens, f"on_{tone}")
        self.sign.setPixmap(icon("triangle-alert", colour, _SIGN).pixmap(QSize(_SIGN, _SIGN)))
