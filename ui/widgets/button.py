"""Buttons with words, in one of the looks of the house."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton


def a_button(look: str) -> QPushButton:
    """Make a button: `primary` (one a page), `plain`, or `quiet`."""
    made = QPushButton()
    made.setObjectName(look)
    made.setAutoDefault(False)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made
