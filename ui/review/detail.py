"""The card of one item: what stands against what, and the buttons that settle it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.look import GAP, MARGIN, SPACE
from ui.widgets.button import a_button, say_button
from ui.widgets.chips import ChipRow, Choice, Picked
from ui.widgets.field import Field, Line
from ui.widgets.label import Badge, PlainLabel
from ui.widgets.port import a_port
from ui.widgets.status import Status

_COLUMNS: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A way to settle: its code, its words and its key."""

    code: str
    words: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An item ready to be drawn.

    `table` has a head and then rows of cells; a row whose cells are the same is muted. `choices`
    are answers to choose between, `own` the label of a line to write another one in. The last of
    `buttons` is the primary one.
    """

    title: str
    badge: str = ""
    about: str = ""
    table: tuple[tuple[str, ...], ...] = ()
    choices: tuple[Choice, ...] = ()
    own: str = ""
    buttons: tuple[Button, ...] = ()


class Detail(QFrame):
    """Shows one item; `wanted` carries the code of the button, `chosen` the answer."""

    wanted = Signal(object)  # Button
    chosen = Signal(object)  # Picked
    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.shown: Shown | None = None
        self.title = PlainLabel("title", wrap=True)
        self.badge = Badge("amber", shape="tag")
        self.about = PlainLabel("muted", wrap=True)
        self.answers = ChipRow(in_form=True)
        self.own_line = Line()
        self.answers_field, self.own = Field(self.answers), Field(self.own_line)
        self.empty = PlainLabel("muted", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.status = Status()
        self.buttons: list[QPushButton] = []
        self._cells: list[QWidget] = []
        self._build()
        self.answers.picked.connect(self._on_answers_picked)
        self.answers.went_on.connect(self._press_primary)
        self.own_line.went_on.connect(self._press_primary)
        self.status.undo.clicked.connect(self.undo_wanted)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title, 1)
        head.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignTop)
        inner = QWidget()
        inner.setObjectName("scrolled")
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(MARGIN)
        self.grid.setVerticalSpacing(0)
        body = QVBoxLayout(inner)
        body.setContentsMargins(0, 0, SPACE, 0)
        body.setSpacing(GAP)
        body.addLayout(self.grid)
        body.addWidget(self.answers_field)
        body.addWidget(self.own)
        body.addStretch(1)
        self.port = a_port(inner)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(12)
        self.foot.addWidget(self.status, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN + 2, MARGIN, MARGIN + 2, MARGIN)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self.about)
        column.addWidget(self.port, 1)
        column.addWidget(self.empty, 1)
        column.addLayout(self.foot)

    def show_item(self, shown: Shown | None, empty: str) -> None:
        """Show an item, or why there is none. What is typed stays while it is the same."""
        same = shown == self.shown
        self.shown = shown
        self.empty.setText(empty)
        self.empty.setVisible(shown is None)
        for each in (self.title, self.about, self.port):
            each.setVisible(shown is not None)
        self.badge.setVisible(shown is not None and bool(shown.badge))
        if same:
            return
        self._clear()
        if shown is None:
            return
        self.title.setText(shown.title)
        self.badge.show_words(shown.badge, "amber")
        self.about.setText(shown.about)
        self.about.setVisible(bool(shown.about))
        self._fill(shown.table)
        self.answers.offer(shown.choices)
        self.answers.choose(())
        self.answers_field.say(self.tr("Which one stands?"))
        self.answers_field.setVisible(bool(shown.choices))
        self.own_line.setText("")
        self.own.say(shown.own)
        self.own.setVisible(bool(shown.own))
        self._offer(shown.buttons)

    def show_status(self, words: str, tone: str, *, can_undo: bool) -> None:
        """Say what was done last."""
        self.status.show_words(words, tone, can_undo=can_undo)

    def speak(self) -> None:
        """Say the words that are always there."""
        self.status.undo.setText(self.tr("Undo") + "   Ctrl+Z")
        self.status.undo.setAccessibleName(self.tr("Undo"))

    def choose_answer(self, code: str) -> None:
        """Show which answer is meant to stand, and let it be confirmed."""
        self.answers.choose((code,) if code else ())

    def enable(self, *, ready: bool) -> None:
        """Let the primary button be pressed, or not yet."""
        if self.buttons:
            self.buttons[-1].setEnabled(ready)

    def press(self, code: str) -> None:
        """Settle in the way of a button, as its key does."""
        offered = self.shown.buttons if self.shown is not None else ()
        for button, each in zip(self.buttons, offered, strict=False):
            if each.code == code and button.isEnabled():
                self.wanted.emit(each)

    def _press_primary(self) -> None:
        if self.shown is not None and self.shown.buttons:
            self.press(self.shown.buttons[-1].code)

    def _clear(self) -> None:
        for each in (*self._cells, *self.buttons):
            each.hide()
            each.deleteLater()
        self._cells, self.buttons = [], []

    def _fill(self, table: Sequence[Sequence[str]]) -> None:
        labelled = bool(table) and not table[0][0]
        columns = max((len(cells) for cells in table), default=0)
        for row, cells in enumerate(table):
            same = labelled and row > 0 and len(set(cells[1:])) == 1
            for column, text in enumerate(cells):
                muted = same or (labelled and column == 0)
                label = PlainLabel("label" if row == 0 else "muted" if muted else "cell", wrap=True)
                label.setText(text)
                label.setContentsMargins(0, 7, 0, 7)
                self._put(label, 2 * row, column)
            rule = QFrame()
            rule.setObjectName("rule")
            self._put(rule, 2 * row + 1, 0, columns)
        for column in range(_COLUMNS):
            wide = 2 if not (labelled and column == 0) else 1
            self.grid.setColumnStretch(column, wide if column < columns else 0)

    def _put(self, widget: QWidget, row: int, column: int, span: int = 1) -> None:
        self._cells.append(widget)
        self.grid.addWidget(widget, row, column, 1, span)
        widget.show()

    def _offer(self, buttons: Sequence[Button]) -> None:
        for at, each in enumerate(buttons):
            button = a_button("primary" if at == len(buttons) - 1 else "plain")
            say_button(button, each.words, each.key)
            button.clicked.connect(lambda _checked=False, one=each: self.wanted.emit(one))
            self.buttons.append(button)
            self.foot.addWidget(button)
            button.show()

    def _on_answers_picked(self, picked: Picked) -> None:
        self.chosen.emit(picked)
