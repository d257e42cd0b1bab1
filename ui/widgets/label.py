"""Labels that show text as it is: a typed name can never become HTML or load a file."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class PlainLabel(QLabel):
    """Plain text in one of the type roles: brand, title, strong, label, muted, small, problem."""

    def __init__(self, role: str = "", *, wrap: bool = False, parent: QWidget | None = None):
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setWordWrap(wrap)
        self.setProperty("role", role)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)


class Badge(PlainLabel):
    """A word on a coloured ground: amber only here, green on the server, red needs you."""

    def __init__(self, tone: str = "grey", *, shape: str = "pill", parent: QWidget | None = None):
        super().__init__("badge", parent=parent)
        self.setProperty("shape", shape)
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def show_words(self, words: str, tone: str) -> None:
        """Show words in a tone; nothing at all when they are empty."""
        self.setText(words)
        self.setVisible(bool(words))
        if tone != self.property("tone"):
            self.setProperty("tone", tone)
            restyle(self)


def restyle(widget: QWidget) -> None:
    """Let the style sheet look at a widget's properties again."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
