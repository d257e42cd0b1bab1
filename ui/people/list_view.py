"""The list: search and filters above, the table, and in its place what to do when it is empty."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ui.look import GAP, MARGIN, Tokens
from ui.people.state import COLUMNS
from ui.widgets.button import a_button
from ui.widgets.chips import ChipRow
from ui.widgets.finding import FindLine
from ui.widgets.label import PlainLabel
from ui.widgets.lines_model import LinesModel
from ui.widgets.picker import Picker
from ui.widgets.status import Status
from ui.widgets.table import Table

_SEARCH_MOST: Final = 420
_ROOM_FOR_BUTTON: Final = 480


class ListView(QFrame):
    """Made once; the screen fills it and listens."""

    again_wanted = Signal()  # the button in the place of the list

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.model = LinesModel(COLUMNS, self)
        self.table = Table(self.model, tokens)
        self.search = FindLine(tokens)
        self.search.setMaximumWidth(_SEARCH_MOST)
        self.count = PlainLabel("muted")
        self.filters = ChipRow(several=True)
        self.picker = Picker(self)
        self.status = Status()
        self.open = a_button("primary")
        self.message = PlainLabel("muted", wrap=True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.again = a_button("plain")
        self._build()
        self.again.clicked.connect(self.again_wanted)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(MARGIN)
        head.addWidget(self.search, 1)
        head.addStretch(0)
        head.addWidget(self.count)
        place = QWidget()
        place.setObjectName("scrolled")
        middle = QVBoxLayout(place)
        middle.addStretch(1)
        middle.addWidget(self.message)
        middle.addWidget(self.again, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch(2)
        foot = QHBoxLayout()
        foot.setSpacing(MARGIN)
        foot.addWidget(self.status, 1)
        foot.addWidget(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN - 2, MARGIN, MARGIN - 2)
        column.setSpacing(GAP - 3)
        column.addLayout(head)
        column.addWidget(self.filters)
        self._stack = QStackedLayout()
        column.addLayout(self._stack, 1)  # first: what is added to it is shown at once
        self._stack.addWidget(self.table)
        self._stack.addWidget(place)
        column.addLayout(foot)

    @override
    def minimumSizeHint(self) -> QSize:
        """Give only the width: chips that wrap need the height of the width they really get."""
        return QSize(super().minimumSizeHint().width(), 0)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Where there is little room the lines have it: Enter opens without its button."""
        super().resizeEvent(event)
        self.open.setVisible(self.height() >= _ROOM_FOR_BUTTON)

    def show_message(self, words: str, again: str) -> None:
        """Show words in the place of the list, with a button if it has words; the list for none."""
        self.message.setText(words)
        self.again.setText(again)
        self.again.setAccessibleName(again)
        self.again.setVisible(bool(again))
        self._stack.setCurrentIndex(1 if words else 0)
        self.open.setEnabled(not words)

    @property
    def shows_lines(self) -> bool:
        """Whether the table stands there and no message."""
        return self._stack.currentIndex() == 0

    def show_tokens(self, tokens: Tokens) -> None:
        """Draw with the colours of another theme."""
        self.table.show_tokens(tokens)
        self.search.show_tokens(tokens)
