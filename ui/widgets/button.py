"""Buttons with words, in one of the looks of the house."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton


def a_button(look: str) -> QPushButton:
    """Make a button: `primary` (one a page), `plain`, or `quiet`. Enter presses it too."""
    made = QPushButton()
    made.setObjectName(look)
    made.setAutoDefault(True)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


def say_button(button: QPushButton, words: str, key: str = "") -> None:
    """Show words and the key beside them; screen readers hear the words."""
    button.setText(f"{words}   {key}" if key else words)
    button.setAccessibleName(words)
