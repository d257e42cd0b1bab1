"""A frame in which content scrolls up and down where there is little room."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget


def a_port(content: QWidget) -> QScrollArea:
    """Give a port on content that is as wide as the port; the focus passes through it."""
    port = QScrollArea()
    port.setWidgetResizable(True)
    port.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    port.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    port.viewport().setObjectName("scrollPort")
    port.setWidget(content)
    return port
