"""A button that shows what is chosen and opens the list of what else there is."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from ui.icons import icon
from ui.look import CONTROL_HEIGHT, Tokens
from ui.widgets.label import PlainLabel, ShortLabel

_SIGN = 16


class ChoiceButton(QPushButton):
    """Looks like a field. `wanted` asks for the list: a click, Enter, Space, or the down arrow."""

    wanted = Signal()

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("choice")
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.words, self.sign = ShortLabel(), PlainLabel()
        self.sign.setFixedSize(QSize(_SIGN, _SIGN))
        row = QHBoxLayout(self)
        row.setContentsMargins(11, 0, 9, 0)
        row.setSpacing(8)
        for each in (self.words, self.sign):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(each, int(each is self.words))
        self.clicked.connect(self.wanted)
        self.show_tokens(tokens)

    def say(self, question: str, words: str) -> None:
        """Show what is chosen; screen readers hear the question with it."""
        self.words.say(words)
        self.setAccessibleName(f"{question}: {words}")

    def show_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of a theme."""
        sign = icon("chevron-down", tokens.muted, _SIGN)
        self.sign.setPixmap(sign.pixmap(QSize(_SIGN, _SIGN)))

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, CONTROL_HEIGHT)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.wanted.emit()
            return
        super().keyPressEvent(event)
