"""A frame in which content scrolls up and down where there is little room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override


class Scrolled(QWidget):
    """Content of a port, as high as its texts are at the width they get."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scrolled")

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


def a_port(content: QWidget) -> QScrollArea:
    """Give a port on content that is as wide as the port; the focus passes through it."""
    port = QScrollArea()
    port.setWidgetResizable(True)
    port.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    port.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    port.viewport().setObjectName("scrollPort")
    port.setWidget(content)
    return port
