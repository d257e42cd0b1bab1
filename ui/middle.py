"""The middle of the window: the list of pages beside them, or behind a button; and their room."""

from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ui.look import Tokens
from ui.side_bar import SideBar
from ui.top_bar import TopBar
from ui.widgets.panes import NARROW
from ui.widgets.port import Room

_WIDE_FROM: Final = 1180
"""From this width on the side bar has room for its words; less wide than `NARROW` it is a menu."""


class Middle(QHBoxLayout):
    """Shares the window's width out between the list of pages and the page in sight."""

    def __init__(self, window: QWidget, top: TopBar, tokens: Tokens) -> None:
        super().__init__()
        self._window, self._top = window, top
        self._offered = False
        self.side = SideBar(tokens, window)
        self.side.hide()
        self.stack = QStackedWidget()
        self.room = Room(self.stack)
        self.setSpacing(0)
        self.addWidget(self.side)
        self.addWidget(self.room, 1)
        self.stack.currentChanged.connect(self._on_shown)
        top.menu_wanted.connect(self._on_menu_wanted)

    def offer(self, *, pages: bool) -> None:
        """Tell whether there are pages to go to."""
        self._offered = pages
        self.fit()

    def fit(self) -> int:
        """Share the width out; gives what the page has of it."""
        width, side = self._window.width(), self.side
        menu = width < NARROW
        self._top.menu.setVisible(menu and self._offered)
        if menu != side.menu:
            self.removeWidget(side)
            side.hide()
            side.menu = menu
            if not menu:
                self.insertWidget(0, side)
        if not menu or not self._offered:
            side.setVisible(self._offered)
        side.fit(wide=menu or width >= _WIDE_FROM)
        room = width - (side.width() if self._offered and not menu else 0)
        self.room.fit(narrow=room < NARROW)
        return room

    def _on_shown(self) -> None:
        if (shown := self.stack.currentWidget()) is not None:
            self.room.show_page(shown)

    def _on_menu_wanted(self) -> None:
        """Show the list of pages over the page, or take it away."""
        self.side.show_over(QRect(0, self._top.height(), self._window.width(), self.room.height()))
