"""After practice was made: a PIN for it, or none; and its recovery code, shown once."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QGridLayout
from typing_extensions import override

from ui.gate.card import GateScreen
from ui.texts import isolated
from ui.widgets.button import say_button
from ui.widgets.label import PlainLabel
from ui.widgets.secret import NewSecret

_COLUMNS = 3
_READ_MS = 1_500


class PracticePin(GateScreen):
    """Two lines for a PIN; Escape goes on without."""

    def __init__(self) -> None:
        super().__init__()
        self.secret = NewSecret()
        self.pin = ""
        self.body.addWidget(self.secret)
        self.secret.went_on.connect(self.press)

    @override
    def begin(self) -> None:
        self.secret.focus_first()

    @override
    def ready(self) -> bool:
        self.pin = self.secret.given()
        if not self.pin:
            self.secret.focus_problem()
        return bool(self.pin)

    @override
    def forget(self) -> None:
        self.pin = ""
        self.secret.forget()

    @override
    def speak(self, language: str) -> None:
        super().speak(language)
        self.title.setText(self.tr("Make a PIN, or skip: it is only practice"))
        self.about.setText(
            self.tr(
                "With a PIN the laptop asks for it each time, as a work laptop does. Without one,"
                " practice opens by itself."
            )
        )
        self.secret.speak(language)
        say_button(self.back, self.tr("Skip"), "Esc")
        say_button(self.go, self.tr("Make the PIN"), "Enter")


class RecoveryWords(GateScreen):
    """Twelve numbered words, to be written down."""

    def __init__(self) -> None:
        super().__init__()
        self.labels = [PlainLabel("strong") for _ in range(12)]
        self.frame = QFrame()
        self.frame.setObjectName("notice")
        grid = QGridLayout(self.frame)
        grid.setContentsMargins(18, 14, 18, 14)
        grid.setVerticalSpacing(8)
        for at, label in enumerate(self.labels):
            row, column = at % (len(self.labels) // _COLUMNS), at // (len(self.labels) // _COLUMNS)
            grid.addWidget(label, row, column)
        self.body.addWidget(self.frame)
        self.back.hide()
        self.reading = QTimer(self)
        self.reading.setSingleShot(True)
        self.reading.timeout.connect(self._on_read)

    @override
    def begin(self) -> None:
        """An Enter too many, from the screen before, must not pass over the words."""
        self.go.setEnabled(False)
        self.reading.start(_READ_MS)

    def _on_read(self) -> None:
        self.go.setEnabled(True)
        super().begin()

    def show_words(self, words: str) -> None:
        """Show the words of a recovery code."""
        said = words.split()
        for at, label in enumerate(self.labels):
            word = said[at] if at < len(said) else ""
            label.setText(f"{isolated(f'{at + 1}.')}  {word}" if word else "")
        self.frame.setAccessibleName(words)

    @override
    def forget(self) -> None:
        self.show_words("")

    @override
    def speak(self, language: str) -> None:
        super().speak(language)
        self.title.setText(self.tr("Write these 12 words down"))
        self.about.setText(
            self.tr(
                "They are the recovery code of practice: with them you can make a new PIN when the"
                " old one is forgotten. They are shown only now, and nobody else has them."
            )
        )
        say_button(self.go, self.tr("I have written them down"), "Enter")
