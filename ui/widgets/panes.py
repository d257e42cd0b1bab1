"""The cards of a page: side by side, or one below the other where the page is narrow."""

from typing import Final

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSpacerItem, QWidget

from ui.look import MARGIN

NARROW: Final = 800
"""A page less wide than this has no room for two cards side by side."""
_LEAST: Final = 240
"""Height of a card that stands below another one, at least."""
_ANY: Final = 16_777_215  # what Qt takes for no limit


class Panes(QBoxLayout):
    """Lays the cards out. The one that has a width of its own is `beside` the other."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight, page)
        self.setContentsMargins(MARGIN + 2, MARGIN, MARGIN + 2, MARGIN)
        self.setSpacing(MARGIN)
        self._struts: list[tuple[QHBoxLayout, QSpacerItem]] = []
        self.narrow = False

    def add(self, pane: QWidget | QBoxLayout, stretch: int = 0) -> None:
        """Put one more card at the end."""
        held, strut = QHBoxLayout(), QSpacerItem(0, 0)
        held.setSpacing(0)
        held.addItem(strut)
        if isinstance(pane, QWidget):
            held.addWidget(pane)
        else:
            held.addLayout(pane)
        self._struts.append((held, strut))
        self.addLayout(held, stretch)

    def share(self, page: int, beside: QWidget | None = None, width: int = 0) -> None:
        """Share out a page of a width: `beside` gets one of its own, or all there is."""
        narrow = self.narrow = page < NARROW
        down, along = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self.setDirection(down if narrow else along)
        for held, strut in self._struts:
            strut.changeSize(0, _LEAST if narrow else 0)
            held.invalidate()
        if beside is not None:
            beside.setMinimumWidth(0 if narrow else width)
            beside.setMaximumWidth(_ANY if narrow else width)
        self.invalidate()
