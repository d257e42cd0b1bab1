"""The clinic page: finding and counts above, the list, and below it who is chosen with their acts.

Made once; the screen fills it and listens.
"""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ui.clinic.state import AT_HAND, COLUMNS, KEY_OF
from ui.look import GAP, MARGIN, SPACE, Tokens
from ui.widgets.button import a_button
from ui.widgets.chips import ChipRow
from ui.widgets.choice_button import ChoiceButton
from ui.widgets.finding import FindLine
from ui.widgets.flow import FlowLayout
from ui.widgets.label import Badge, PlainLabel, ShortLabel
from ui.widgets.lines_model import LinesModel
from ui.widgets.picker import Picker
from ui.widgets.status import Status
from ui.widgets.table import Table

_SEARCH_MOST: Final = 340
_SEARCH_LEAST: Final = 180
_EVENT: Final = 250
_PRODUCT: Final = 250
_LOT: Final = 130
_LOT_LETTERS: Final = 20


class ActRow(QWidget):
    """The buttons of what is done often; the rest is in a list behind the last one."""

    wanted = Signal(object)  # str: an act

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(self)
        self.buttons: dict[str, QPushButton] = {}
        for act in sorted(AT_HAND, key=list(KEY_OF).index):
            self.buttons[act] = self._added("plain")
            self.buttons[act].clicked.connect(lambda _=False, one=act: self.wanted.emit(one))
        self.more = self._added("plain")
        self.setMinimumHeight(self.more.sizeHint().height())

    def _added(self, look: str) -> QPushButton:
        button = a_button(look)
        button.hide()
        self._flow.addWidget(button)
        return button

    def offer(self, acts: tuple[str, ...]) -> None:
        """Show the buttons of these acts."""
        for act, button in self.buttons.items():
            button.setVisible(act in acts)
        self.more.setVisible(not AT_HAND.issuperset(acts))
        self._flow.invalidate()
        self.updateGeometry()


class ClinicView(QFrame):
    """What is seen of the page."""

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.model = LinesModel(COLUMNS, self)
        self.table = Table(self.model, tokens)
        self.search = FindLine(tokens)
        self.search.setMaximumWidth(_SEARCH_MOST)
        self.search.setMinimumWidth(_SEARCH_LEAST)
        self.day = ChoiceButton(tokens)
        self.counts = ChipRow()
        self.picker = Picker(self)
        self.message = PlainLabel("muted", wrap=True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.missing = PlainLabel("problem", wrap=True)
        self.forget = a_button("quiet")
        self.who, self.badge = ShortLabel("strong"), Badge()
        self.about = PlainLabel("muted", wrap=True)
        self.acts = ActRow()
        self.product = ChoiceButton(tokens)
        for button, width in ((self.product, _PRODUCT), (self.day, _EVENT)):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            button.setFixedWidth(width)
        self.lot = QLineEdit()
        self.lot.setMaxLength(_LOT_LETTERS)
        self.lot.setFixedWidth(_LOT)
        self.status = Status()
        self._build()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(MARGIN)
        head.addWidget(self.search, 1)
        head.addWidget(self.counts, 3)
        head.addWidget(self.day)
        place = QWidget()
        place.setObjectName("scrolled")
        middle = QVBoxLayout(place)
        middle.addStretch(1)
        middle.addWidget(self.message)
        middle.addStretch(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN - 2, MARGIN, MARGIN - 2)
        column.setSpacing(GAP - 3)
        column.addLayout(head)
        self._stack = QStackedLayout()
        column.addLayout(self._stack, 1)  # first: what is added to it is shown at once
        self._stack.addWidget(self.table)
        self._stack.addWidget(place)
        column.addWidget(self._person())
        column.addLayout(self._missing_row())
        column.addWidget(self.status)

    def _person(self) -> QWidget:
        """Lay out who is chosen, with what can be done."""
        self.person = QWidget()
        self.person.setObjectName("scrolled")
        first = QHBoxLayout()
        first.setSpacing(GAP)
        first.addWidget(self.who, 1)
        first.addWidget(self.badge)
        first.addWidget(self.product)
        first.addWidget(self.lot)
        column = QVBoxLayout(self.person)
        column.setContentsMargins(0, SPACE, 0, 0)
        column.setSpacing(SPACE + 2)
        column.addLayout(first)
        column.addWidget(self.about)
        column.addWidget(self.acts)
        return self.person

    def _missing_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.missing, 1)
        row.addWidget(self.forget)
        return row

    @override
    def minimumSizeHint(self) -> QSize:
        """Give only the width: chips that wrap need the height of the width they really get."""
        return QSize(super().minimumSizeHint().width(), 0)

    def show_message(self, words: str) -> None:
        """Show words in the place of the list; the list for none."""
        self.message.setText(words)
        self._stack.setCurrentIndex(1 if words else 0)

    @property
    def shows_lines(self) -> bool:
        """Whether the table stands there and no message."""
        return self._stack.currentIndex() == 0

    def show_tokens(self, tokens: Tokens) -> None:
        """Draw with the colours of another theme."""
        self.table.show_tokens(tokens)
        self.search.show_tokens(tokens)
        self.day.show_tokens(tokens)
        self.product.show_tokens(tokens)
