"""The cards of a page: side by side, or one below the other where the page is narrow."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSpacerItem, QWidget
from typing_extensions import override

from ui.look import MARGIN

NARROW: Final = 800
"""A page less wide than this has no room for two cards side by side."""
_LEAST: Final = 240
"""Height of a card that stands below another one, at least."""
_ANY: Final = 16_777_215  # what Qt takes for no limit


@dataclass(frozen=True, slots=True)
class _Held:
    """A card in a row of its own, with a strut that keeps it from being too low."""

    row: QHBoxLayout
    strut: QSpacerItem
    pane: QWidget | QBoxLayout
    stretch: int

    @property
    def gone(self) -> bool:
        return isinstance(self.pane, QWidget) and self.pane.isHidden()


class Panes(QBoxLayout):
    """Lays the cards out. The one that has a width of its own is `beside` the other.

    A card that is hidden leaves its room to the others.
    """

    def __init__(self, page: QWidget) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight, page)
        self.setContentsMargins(MARGIN + 2, MARGIN, MARGIN + 2, MARGIN)
        self.setSpacing(MARGIN)
        self._held: list[_Held] = []
        self.narrow = False

    def add(self, pane: QWidget | QBoxLayout, stretch: int = 0) -> None:
        """Put one more card at the end."""
        row, strut = QHBoxLayout(), QSpacerItem(0, 0)
        row.setSpacing(0)
        row.addItem(strut)
        self._held.append(_Held(row, strut, pane, stretch))
        self.addLayout(row, stretch)
        if isinstance(pane, QWidget):
            row.addWidget(pane)
            pane.installEventFilter(self)
        else:
            row.addLayout(pane)

    def share(self, page: int, beside: QWidget | None = None, width: int = 0) -> None:
        """Share out a page of a width: `beside` gets one of its own, or all there is."""
        narrow = self.narrow = page < NARROW
        down, along = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self.setDirection(down if narrow else along)
        self._give_room()
        if beside is not None:
            beside.setMinimumWidth(0 if narrow else width)
            beside.setMaximumWidth(_ANY if narrow else width)

    def _give_room(self) -> None:
        for held in self._held:
            held.strut.changeSize(0, _LEAST if self.narrow and not held.gone else 0)
            held.row.invalidate()
            self.setStretchFactor(held.row, 0 if held.gone else held.stretch)
        self.invalidate()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._give_room()
        return False
