"""How this person wants the window to look: theme at once, size from the next start on."""

from typing import Final

from PySide6.QtCore import QObject, QSize, Signal

from ui.look import Tokens, asks_for_contrast, asks_for_dark, tokens_for
from ui.settings import SIZES, Settings

SCALE: Final = "QT_SCALE_FACTOR"
"""Qt reads this variable once, before its application is made."""


class Looks(QObject):
    """What was chosen, and what follows from it."""

    changed = Signal()  # `theme`, `contrast` or `size` is another one

    def __init__(self, settings: Settings, fixed: Tokens | None = None) -> None:
        """`fixed` are the colours whatever is chosen, for tests and pictures."""
        super().__init__()
        self._settings = settings
        self._fixed = fixed
        self.shown_size = settings.size
        """The size this window was started with."""

    @property
    def tokens(self) -> Tokens:
        """The colours to draw in now."""
        if self._fixed is not None:
            return self._fixed
        dark = asks_for_dark() if self.theme == "system" else self.theme == "dark"
        high = asks_for_contrast() if self.contrast == "system" else self.contrast == "high"
        return tokens_for(dark=dark, high=high)

    @property
    def theme(self) -> str:
        """One of `settings.THEMES`."""
        return self._settings.theme

    @property
    def contrast(self) -> str:
        """One of `settings.CONTRASTS`."""
        return self._settings.contrast

    @property
    def size(self) -> int:
        """The size from the next start on, in per cent."""
        return self._settings.size

    def choose_theme(self, code: str) -> None:
        """Show another theme from now on."""
        self._settings.theme = code
        self.changed.emit()

    def choose_contrast(self, code: str) -> None:
        """Show everything in higher or in usual contrast from now on."""
        self._settings.contrast = code
        self.changed.emit()

    def choose_size(self, size: int) -> None:
        """Show everything larger or smaller from the next start on."""
        self._settings.size = size
        self.changed.emit()

    def sizes_that_fit(self, room: QSize, least: QSize) -> tuple[int, ...]:
        """Give the sizes at which the least window still fits a screen.

        `room` is the screen's as this window sees it now, at `shown_size`.
        """

        def fits(size: int) -> bool:
            share = self.shown_size / size
            return room.width() * share >= least.width() and room.height() * share >= least.height()

        return tuple(size for size in SIZES if size == SIZES[0] or fits(size))
