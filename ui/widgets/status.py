"""What happened last, and the button that takes it back: undo in place of a question."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.look import SPACE
from ui.widgets.button import a_button
from ui.widgets.label import PlainLabel, restyle


class Status(QWidget):
    """What happened last, beside the button that takes it back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = PlainLabel("small", wrap=True)
        self.undo = a_button("quiet")
        self.undo.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self.words, 1)
        row.addWidget(self.undo)

    def show_words(self, words: str, tone: str, *, can_undo: bool) -> None:
        """Show words in a tone (small, good, problem)."""
        self.words.setText(words)
        self.undo.setVisible(can_undo and tone == "good")
        if self.words.property("role") != tone:
            self.words.setProperty("role", tone)
            restyle(self.words)
