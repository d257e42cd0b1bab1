"""A switch between a few ways, of which exactly one holds."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from ui.widgets.chips import Picked


class Segment(QPushButton):
    """One way; as wide as its bold words, so that choosing it moves and cuts nothing."""

    @override
    def sizeHint(self) -> QSize:
        bold = QFont(self.font())
        bold.setBold(True)
        more = QFontMetrics(bold).horizontalAdvance(self.text())
        more -= self.fontMetrics().horizontalAdvance(self.text())
        size = super().sizeHint()
        return QSize(size.width() + max(0, more), size.height())


class Segments(QFrame):
    """Buttons in one frame; `picked` carries the code of the one that was pressed."""

    picked = Signal(object)  # Picked with one code

    def __init__(self, words: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("segments")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        self._buttons: dict[str, Segment] = {}
        for code, text in words.items():
            button = Segment(text)
            button.setObjectName("segment")
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setAutoDefault(True)
            button.setAccessibleName(text)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(lambda _checked=False, one=code: self._on_clicked(one))
            self._buttons[code] = button
            row.addWidget(button)

    @property
    def codes(self) -> tuple[str, ...]:
        """The ways there are, in their order."""
        return tuple(self._buttons)

    def choose(self, code: str) -> None:
        """Show which one holds; nobody is told."""
        self._buttons[code].setChecked(True)

    def button(self, code: str) -> QPushButton:
        """Give the button of a code."""
        return self._buttons[code]

    def _on_clicked(self, code: str) -> None:
        self.picked.emit(Picked(codes=(code,)))
