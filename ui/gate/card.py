"""The one form of every screen of the gate: a card in the middle, what to do at its foot."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeySequence,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ui.gate.words import error_words
from ui.look import GAP, MARGIN, Tokens
from ui.widgets.button import a_button
from ui.widgets.field import Line
from ui.widgets.label import PlainLabel
from ui.widgets.port import a_port

WIDTH = 620
FIELD_LEAST = 260
"""Width in which a field with what it asks for can stand beside another."""
_ALL = 1_000
"""The card's share of the room, up to its width."""
_INSIDE = 28
_BELOW = 90
"""How much below a line stays in sight with it: what is wrong with it, and the buttons."""


class GateScreen(QWidget):
    """Title, a sentence, what is asked, and the buttons; `body` takes what is asked.

    Escape is the button `back`, where it is in sight.
    """

    went_on = Signal()
    went_back = Signal()

    def __init__(self, width: int = WIDTH) -> None:
        super().__init__()
        self.setObjectName("page")
        self.language = "en"
        self._heard = False
        self.title, self.about = PlainLabel("title", wrap=True), PlainLabel("muted", wrap=True)
        self.problem, self.doing = PlainLabel("problem", wrap=True), PlainLabel("muted", wrap=True)
        self._error: Exception | None = None
        self.body, self.extras = QVBoxLayout(), QHBoxLayout()
        self.back, self.go = a_button("plain"), a_button("primary")
        self.back.clicked.connect(self.went_back)
        self.go.clicked.connect(self.press)
        self.escape_key = QShortcut(QKeySequence("Escape"), self, self._on_escape)
        self._build(width)
        self.problem.hide()
        self.doing.hide()

    def _build(self, width: int) -> None:
        self.card = QFrame()
        self.card.setObjectName("card")
        self.card.setMaximumWidth(width)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(_INSIDE, _INSIDE - 4, _INSIDE, _INSIDE - 6)
        column.setSpacing(GAP)
        self.body.setSpacing(GAP)
        self.extras.setSpacing(4)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addLayout(self.extras)
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.go)
        column.addWidget(self.title)
        column.addWidget(self.about)
        column.addLayout(self.body)
        column.addWidget(self.problem)
        column.addWidget(self.doing)
        column.addSpacing(4)
        column.addLayout(foot)
        self.port = place_in_middle(self, self.card)

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        """The line with the focus stays in sight, however low the window is."""
        super().showEvent(event)
        if self._heard:
            return
        self._heard = True
        for line in self.findChildren(Line):
            line.entered.connect(lambda one=line: self.port.ensureWidgetVisible(one, 0, _BELOW))

    def begin(self) -> None:
        """The screen is in sight: put the focus where work begins."""
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def press(self) -> None:
        """Go on, if nothing is under way."""
        if self.go.isEnabled() and self.ready():
            self.went_on.emit()

    def ready(self) -> bool:
        """Tell whether what was given may be used; says what is wrong where it may not."""
        return True

    def speak(self, language: str) -> None:
        """Say everything in the language of the window."""
        self.language = language
        if self._error is not None:
            self.show_error(self._error)

    def show_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of a theme."""

    def show_error(self, error: Exception) -> None:
        """Say what went wrong, and say it anew when the language changes."""
        self.show_problem(error_words(error, self.language))
        self._error = error

    def show_problem(self, sentence: str) -> None:
        """Say what went wrong, or nothing."""
        self._error = None
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        if sentence and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def show_doing(self, words: str) -> None:
        """Say what is under way; nothing can be pressed meanwhile."""
        self.doing.setText(words)
        self.doing.setVisible(bool(words))
        self.go.setEnabled(not words)
        self.back.setEnabled(not words)

    def forget(self) -> None:
        """Forget every secret that was typed or shown."""

    def _on_escape(self) -> None:
        if self.back.isVisible() and self.back.isEnabled():
            self.went_back.emit()


def place_in_middle(screen: QWidget, inner: QWidget) -> QScrollArea:
    """Put a widget of a largest width into the middle; what is too high for the window scrolls."""
    held = QWidget()
    held.setObjectName("scrolled")
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(inner, _ALL)
    row.addStretch(1)
    middle = QVBoxLayout(held)
    middle.setContentsMargins(MARGIN, MARGIN - 8, MARGIN, MARGIN - 8)
    middle.addStretch(2)
    middle.addLayout(row)
    middle.addStretch(3)
    port = a_port(held)
    column = QVBoxLayout(screen)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(port)
    return port
