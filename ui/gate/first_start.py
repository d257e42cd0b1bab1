"""The first start: two ways in, practice and real work, and nothing else to decide."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from ui.gate.card import place_in_middle
from ui.icons import icon
from ui.look import GAP, Tokens
from ui.widgets.abreast import Abreast
from ui.widgets.button import a_button, say_button
from ui.widgets.label import PlainLabel

_WIDTH = 836
_CARD_LEAST = 340
_ICON = 28


class WayIn(QFrame):
    """A card with an icon, a name, what happens there, and the button that goes there."""

    def __init__(self, sign: str, role: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self._sign = sign
        self.picture = PlainLabel()
        self.picture.setFixedSize(QSize(_ICON, _ICON))
        self.title, self.about = PlainLabel("title", wrap=True), PlainLabel("muted", wrap=True)
        self.button: QPushButton = a_button(role)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(GAP - 3)
        column.addWidget(self.picture)
        column.addWidget(self.title)
        column.addWidget(self.about)
        column.addStretch(1)
        column.addSpacing(6)
        column.addWidget(self.button)

    def say(self, title: str, about: str, words: str, key: str = "") -> None:
        """Say what this way is."""
        self.title.setText(title)
        self.about.setText(about)
        say_button(self.button, words, key)
        self.button.setAccessibleDescription(about)

    def show_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of a theme."""
        self.picture.setPixmap(icon(self._sign, tokens.teal_ink, _ICON).pixmap(_ICON, _ICON))


class FirstStart(QWidget):
    """Two cards side by side; Enter practises."""

    practise_wanted = Signal()
    enrol_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self._made = False
        self.title, self.about = PlainLabel("title", wrap=True), PlainLabel("muted", wrap=True)
        for label in (self.title, self.about):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.practice, self.work = WayIn("graduation-cap", "primary"), WayIn("key-round", "plain")
        self.practice.button.clicked.connect(self.practise_wanted)
        self.work.button.clicked.connect(self.enrol_wanted)
        inner = QWidget()
        inner.setMaximumWidth(_WIDTH)
        row = Abreast(_CARD_LEAST)
        row.addWidget(self.practice)
        row.addWidget(self.work)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addWidget(self.about)
        column.addSpacing(14)
        column.addLayout(row)
        place_in_middle(self, inner)

    def offer(self, *, practice: bool, made: bool) -> None:
        """Tell whether practice can be gone to, and whether it is there already."""
        self.practice.setVisible(practice)
        self._made = made

    def begin(self) -> None:
        """Put the focus on practice, which asks for nothing."""
        first = self.work if self.practice.isHidden() else self.practice
        first.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Nothing secret stands here."""

    def speak(self, _language: str) -> None:
        """Say everything in the language of the window."""
        self.title.setText(self.tr("Welcome to Fieldapp"))
        self.about.setText(
            self.tr("Sign people up at events, with or without a network. What is this laptop for?")
        )
        self.practice.say(
            self.tr("Practice on this laptop"),
            self.tr(
                "Everything works and nothing is real: an event for today is made for you. No"
                " account and no network are needed. Do not type real people here."
            ),
            self.tr("Keep practicing") if self._made else self.tr("Practice"),
            "Enter",
        )
        self.work.say(
            self.tr("This is a work laptop: I have a code"),
            self.tr(
                "Your coordinator gave you a server address and a code that works once. You need"
                " the network now; after that the laptop works without."
            ),
            self.tr("Type the code"),
        )

    def show_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of a theme."""
        self.practice.show_tokens(tokens)
        self.work.show_tokens(tokens)
