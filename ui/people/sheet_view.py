"""One person: cards of facts on the left, what was done on the right, the acts below."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ui.look import GAP, MARGIN, SPACE, Tokens
from ui.people.sheet import Card, Fact, SheetShown
from ui.people.wishes import WishBar
from ui.widgets.button import a_button
from ui.widgets.chips import ChipRow, Choice
from ui.widgets.label import Badge, PlainLabel, ShortLabel, plain_tip
from ui.widgets.panes import Panes
from ui.widgets.port import Port, a_port
from ui.widgets.rows_model import RowsModel
from ui.widgets.rows_view import RowsView
from ui.widgets.status import Status

_LABEL: Final = 128
_TWO_FROM: Final = 640
"""From this width on two cards have room side by side."""
_LOW: Final = 480
_PAST: Final = 372
_PAST_LEAST: Final = 264
_BADGES: Final = 4


class FactCard(QWidget):
    """A title and facts below it. Labels are made once and filled again."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("scrolled")
        self.title = PlainLabel("strong")
        self._labels: list[tuple[PlainLabel, PlainLabel]] = []
        self._card: Card | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE * 3)
        self._grid.setVerticalSpacing(SPACE)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self.title, 0, 0, 1, 2)

    @property
    def lines(self) -> int:
        """About how high it is, in lines; 0 where it shows nothing."""
        return 0 if self._card is None else len(self._card.facts) + 2

    def show_card(self, card: Card | None) -> None:
        """Show a card, or nothing."""
        if card is not None and card != self._card:
            self.title.setText(card.title)
            while len(self._labels) < len(card.facts):
                self._add()
            for at, (label, value) in enumerate(self._labels):
                _show_fact(label, value, card.facts[at] if at < len(card.facts) else None)
        self._card = card
        self.setVisible(card is not None)

    def _add(self) -> None:
        label, value = PlainLabel("small", wrap=True), PlainLabel(wrap=True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        value.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for each in (label, value):
            each.setAlignment(self._side())
        self._labels.append((label, value))
        row = len(self._labels)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(label, row, 0, top)
        self._grid.addWidget(value, row, 1, top)
        label.setFixedWidth(_LABEL)

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        """Begin on the side of the layout, whatever script an answer is in."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            for label in (self.title, *(each for pair in self._labels for each in pair)):
                label.setAlignment(self._side())

    def _side(self) -> Qt.AlignmentFlag:
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignAbsolute


def _show_fact(label: PlainLabel, value: PlainLabel, fact: Fact | None) -> None:
    label.setVisible(fact is not None)
    value.setVisible(fact is not None)
    if fact is not None:
        label.setText(fact.label)
        value.setText(fact.value)
        value.setAccessibleName(f"{fact.label}: {fact.value}")


class SheetView(QFrame):
    """Made once; the screen fills it and listens."""

    back_wanted = Signal()
    correct_wanted = Signal()

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.back = a_button("quiet")
        self.name = ShortLabel("title")
        self.also = ShortLabel("muted")
        self.badges = tuple(Badge(shape="tag") for _ in range(_BADGES))
        self.sign_ups = ChipRow()
        self.status = Status()
        self.wishes = WishBar()
        self.copy, self.withdraw = a_button("plain"), a_button("plain")
        self.slip, self.wish = a_button("quiet"), a_button("quiet")
        self.correct = a_button("primary")
        self.message = PlainLabel("muted", wrap=True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.past_title = PlainLabel("strong")
        self.past_model = RowsModel(self)
        self.past = RowsView(self.past_model, tokens)
        self.cards: list[FactCard] = []
        self._wide = True
        self._build()
        self.wishes.erasing_changed.connect(self._make_room)
        self.wishes.opened.connect(self._step_back)
        self.back.clicked.connect(self.back_wanted)
        self.correct.clicked.connect(self.correct_wanted)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.back)
        head.addWidget(self.name)
        head.addWidget(self.also)
        for badge in self.badges:
            badge.hide()
            head.addWidget(badge)
        head.addStretch(1)
        left = QFrame()
        left.setObjectName("card")
        column = QVBoxLayout(left)
        column.setContentsMargins(MARGIN, MARGIN - 2, MARGIN, MARGIN - 2)
        column.setSpacing(GAP - 3)
        column.addLayout(head)
        column.addWidget(self.sign_ups)
        column.addWidget(self.message)
        column.addWidget(self._port(), 1)
        column.addWidget(self.wishes)
        column.addWidget(self._told())
        column.addWidget(self._foot())
        column.addStretch(0)
        self._column = column
        self.past_card = QFrame()
        self.past_card.setObjectName("card")
        beside = QVBoxLayout(self.past_card)
        beside.setContentsMargins(MARGIN - 2, MARGIN - 2, MARGIN - 2, MARGIN - 2)
        beside.setSpacing(SPACE)
        beside.addWidget(self.past_title)
        beside.addWidget(self.past, 1)
        self.panes = Panes(self)
        self.panes.setContentsMargins(0, 0, 0, 0)
        self.panes.add(left, 1)
        self.panes.add(self.past_card)

    def _told(self) -> QWidget:
        self._told_row = QWidget()
        told = self._told_line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._told_row)
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(GAP - 3)
        told.addWidget(self.status, 1)
        acts = QHBoxLayout()
        acts.setSpacing(GAP - 3)
        acts.addStretch(1)
        acts.addWidget(self.slip, 0, Qt.AlignmentFlag.AlignTop)
        acts.addWidget(self.wish, 0, Qt.AlignmentFlag.AlignTop)
        told.addLayout(acts)
        return self._told_row

    def _make_room(self, erasing: bool) -> None:
        """Leave the whole sheet to what somebody wants of us, where it needs the room."""
        asked = not self.wishes.isHidden() and self.height() < _LOW
        away = erasing or asked
        self.port.setHidden(away)
        self._column.setStretch(self._column.count() - 1, int(away))  # else the bar takes it all

    def _step_back(self, wanted: bool) -> None:
        """Leave the foot to what somebody wants of us, or give it back."""
        for each in (self._told_row, self._foot_row):
            each.setHidden(wanted)

    def _foot(self) -> QWidget:
        self._foot_row = QWidget()
        foot = QHBoxLayout(self._foot_row)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(GAP - 3)
        foot.addStretch(1)
        for button in self.buttons():
            foot.addWidget(button)
        return self._foot_row

    def _port(self) -> Port:
        inner = QWidget()
        inner.setObjectName("scrolled")
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, 0, MARGIN, 0)
        row.setSpacing(MARGIN + 8)
        self._columns = (QVBoxLayout(), QVBoxLayout())
        for column in self._columns:
            column.setSpacing(MARGIN + 2)
            column.addStretch(1)
            row.addLayout(column, 1)
        self.port = a_port(inner)
        self.port.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.port.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        return self.port

    @override
    def minimumSizeHint(self) -> QSize:
        """Give only the width: what is written wraps."""
        return QSize(super().minimumSizeHint().width(), 0)

    # --- showing ----------------------------------------------------------------------------------

    def show_message(self, words: str) -> None:
        """Show words where the person would stand: somebody is to come, or is gone.

        The focus stays where arrows scroll.
        """
        self.message.setText(words)
        self.message.setVisible(bool(words))
        if not words:
            return
        self.name.say("")
        self.also.hide()
        self.sign_ups.hide()
        self.past_model.replace(())
        for each in (*self.badges, *self.cards, *self.buttons(), self.slip, self.wish, self.wishes):
            each.hide()

    def show_sheet(self, shown: SheetShown) -> None:
        """Show a person."""
        self.name.say(shown.name)
        self.also.say(shown.also)
        self.also.setVisible(bool(shown.also))
        for at, badge in enumerate(self.badges):
            words, tone = shown.badges[at] if at < len(shown.badges) else ("", "grey")
            badge.show_words(words, tone)
        self.badges[1].setToolTip(plain_tip(shown.where))
        self.cards += [FactCard(self.port.widget()) for _ in shown.cards[len(self.cards) :]]
        for at, each in enumerate(self.cards):
            each.show_card(shown.cards[at] if at < len(shown.cards) else None)
        self._share_out()
        self.past_model.replace(shown.history)
        self.show_message("")

    def offer_sign_ups(self, choices: Sequence[Choice], chosen: str) -> None:
        """Show the sign-ups; the acts are about the chosen one."""
        self.sign_ups.offer(choices)
        self.sign_ups.choose((chosen,) if chosen else ())
        self.sign_ups.setVisible(len(choices) > 1)

    def buttons(self) -> tuple[QPushButton, ...]:
        """Give the acts in the order of the focus."""
        return (self.copy, self.withdraw, self.correct)

    def show_tokens(self, tokens: Tokens) -> None:
        """Draw with the colours of another theme."""
        self.past.show_tokens(tokens)

    def fit(self, width: int) -> None:
        """Share the width out between the facts and the history."""
        past = max(_PAST_LEAST, min(_PAST, round(width * 0.31)))
        self.panes.share(width, self.past_card, past)
        self._wide = width - (0 if self.panes.narrow else past) >= _TWO_FROM
        # Where there is little room, what was done and its undo have a line of their own.
        sides = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._told_line.setDirection(sides[0] if self._wide else sides[1])
        self._share_out()

    def _share_out(self) -> None:
        """Put the cards side by side where there is room: down one column, then down the other."""
        every = sum(each.lines for each in self.cards)
        before = 0
        for each in self.cards:
            first = not self._wide or before + each.lines / 2 <= every / 2
            column = self._columns[0 if first else 1]
            before += each.lines
            if column.indexOf(each) < 0:
                for other in self._columns:
                    other.removeWidget(each)
            else:
                column.removeWidget(each)
            column.insertWidget(column.count() - 1, each)

    def to_top(self) -> None:
        """Show the beginning, with the focus where arrows scroll."""
        self.port.verticalScrollBar().setValue(0)
        self.port.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- keys -------------------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focused = self.focusWidget()
        if isinstance(focused, QPushButton):
            focused.click()
        elif self.correct.isVisible():
            self.correct_wanted.emit()
