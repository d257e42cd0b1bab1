"""The cards of a page: side by side, or one below the other where the page is narrow."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSpacerItem, QWidget
from typing_extensions import override

from ui.look import MARGIN
from ui.widgets.port import Room, bring_in_sight
from ui.widgets.rows_view import RowsView

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

    def holds(self, inner: QWidget) -> bool:
        """Whether something stands in this card."""
        return isinstance(self.pane, QWidget) and self.pane.isAncestorOf(inner)


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
        self._rows: RowsView | None = None

    def lead(self, rows: RowsView) -> None:
        """Where cards stand below one another, bring what a list opens in sight, and Esc the list.

        Enter and a click open: what they choose is told in the card below the one of the list.
        """
        self._rows = rows
        rows.opened.connect(self._on_opened)
        rows.clicked.connect(self._on_opened)
        rows.installEventFilter(self)

    def _on_opened(self) -> None:
        if self.narrow:
            QTimer.singleShot(0, self, self._show_opened)  # once the page has shown what it is

    def _show_opened(self) -> None:
        rows, room, page = self._rows, self._room(), self.parentWidget()
        if rows is None or room is None or page is None or not rows.isVisible():
            return
        shown = [held for held in self._held if not held.gone]
        own = next(at for at, held in enumerate(shown) if held.holds(rows))
        for held in shown[own + 1 : own + 2]:
            below = held.row.geometry().topLeft()
            top = page.mapTo(room, below).y() + room.verticalScrollBar().value()
            room.verticalScrollBar().setValue(top - MARGIN)
        focused: QWidget | None = rows.window().focusWidget()
        if focused is not rows:
            bring_in_sight(focused)

    def _room(self) -> Room | None:
        outer: QWidget | None = self.parentWidget()
        while outer is not None and not isinstance(outer, Room):
            outer = outer.parentWidget()
        return outer

    def _leads_back(self, event: QEvent) -> bool:
        """Take Esc on a list out of sight, which else has the focus already, to bring it back."""
        room = self._room()
        if self._rows is None or room is None or not self.narrow:
            return False
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Escape:
            return False
        if self._rows.mapTo(room.viewport(), self._rows.rect().topLeft()).y() >= 0:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() == QEvent.Type.KeyPress:
            bring_in_sight(self._rows)
        return True

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
        return watched is self._rows and self._leads_back(event)
