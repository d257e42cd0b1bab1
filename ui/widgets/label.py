"""Labels that show text as it is: a typed name can never become HTML or load a file."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override


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


class ShortLabel(PlainLabel):
    """One line that ends in … where there is no room; the tool tip then has all of it."""

    def __init__(self, role: str = "") -> None:
        super().__init__(role)
        self.words = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def say(self, words: str) -> None:
        """Show words."""
        self.words = words
        self.setAccessibleName(words)
        self.updateGeometry()
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance(self.words) + 2, size.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        end = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self.words, end, self.width())
        self.setText(shown)
        self.setToolTip(plain_tip(self.words) if shown != self.words else "")


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


def plain_tip(text: str) -> str:
    """Give a tool tip that Qt shows as plain text whatever is in it."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<span>{escaped}</span>" if text else ""


def restyle(widget: QWidget) -> None:
    """Let the style sheet look at a widget's properties again."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
