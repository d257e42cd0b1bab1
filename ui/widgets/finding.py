"""Beside or above a list: the line that finds in it, and how wide its card is."""

from typing import Final

from PySide6.QtWidgets import QLineEdit

from ui.icons import icon
from ui.look import Tokens

_WIDEST: Final = 384
_LEAST: Final = 264
_SHARE: Final = 0.31


class FindLine(QLineEdit):
    """A line with the sign of a search before what is typed."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._sign = self.addAction(
            icon("search", tokens.muted), QLineEdit.ActionPosition.LeadingPosition
        )

    def say(self, asks: str, name: str) -> None:
        """Show what can be typed; `name` is what a screen reader says."""
        self.setPlaceholderText(asks)
        self.setAccessibleName(name)

    def show_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of a theme."""
        self._sign.setIcon(icon("search", tokens.muted))


def list_width(page: int, share: float = _SHARE) -> int:
    """Give the width of a list's card beside what is opened from it, on a page so wide."""
    return max(_LEAST, min(_WIDEST, round(page * share)))
