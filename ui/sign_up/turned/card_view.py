"""One card as it is drawn: large, few words, every answer a button as wide as a thumb."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ui.sign_up.turned.cards import Card, Choice, Shape
from ui.widgets.field import Line
from ui.widgets.label import PlainLabel, restyle

_TWO_COLUMNS_FROM: Final = 4
"""From this many choices on they stand side by side, where the width allows it."""
_COLUMN: Final = 320
_LEAST_HEIGHT: Final = 56
_WIDEST: Final = 860


class Answer(QPushButton):
    """A choice whose words may take several lines; checked when it stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tile")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.words = PlainLabel("turnedAnswer", wrap=True)
        self.words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(18, 10, 18, 10)
        self._row.addWidget(self.words)
        self.toggled.connect(self._on_toggled)

    def say(self, words: str) -> None:
        """Show words."""
        self.words.setText(words)
        self.setAccessibleName(words)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        return max(_LEAST_HEIGHT, self._row.totalHeightForWidth(width))

    @override
    def sizeHint(self) -> QSize:
        width = max(self.width(), 160)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def _on_toggled(self) -> None:
        self.words.setProperty("chosen", self.isChecked())
        restyle(self.words)


class CardView(QScrollArea):
    """Shows a `Card` and tells what was picked or typed. Digits pick, arrows go along."""

    picked = Signal(str)  # code of a choice
    typed = Signal(str)
    entered = Signal()  # Enter in the line of text

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setObjectName("scrollPort")
        self.title = PlainLabel("turnedTitle", wrap=True)
        self.hint = PlainLabel("turnedHint", wrap=True)
        self.error = PlainLabel("turnedError", wrap=True)
        self.line = Line()
        self.line.setObjectName("turnedLine")
        self.line.setMaxLength(160)
        self.answers: list[Answer] = []
        self._codes: tuple[str, ...] = ()
        self._columns = 1
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        self._build()

    def _build(self) -> None:
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(14)
        for each in (self.title, self.hint, self.line, self.error):
            column.addWidget(each)
        column.addLayout(self._grid)
        column.addStretch(1)
        inner.setMaximumWidth(_WIDEST)
        self.setWidget(inner)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.line.textEdited.connect(self.typed)
        self.line.went_on.connect(self.entered)

    def show_card(self, card: Card) -> None:
        """Show a card; a text that stands is left alone, with its cursor."""
        self.title.setText(card.title)
        self.hint.setText(card.hint)
        self.hint.setVisible(bool(card.hint))
        self.line.setVisible(card.shape is Shape.LINE)
        self.line.show_text(card.text)
        self.line.setPlaceholderText(card.example)
        self.line.setAccessibleName(card.title)
        self._offer((*card.choices, *card.beside), card.chosen, with_line=bool(card.beside))
        self.line.setEnabled(not (card.beside and card.beside[0].code in card.chosen))

    def show_error(self, words: str) -> None:
        """Say what is missing, or nothing."""
        self.error.setText(words)
        self.error.setVisible(bool(words))
        self.line.setAccessibleDescription(words)

    def _offer(self, choices: Sequence[Choice], chosen: Sequence[str], *, with_line: bool) -> None:
        codes = tuple(each.code for each in choices)
        while len(self.answers) < len(choices):
            self._add()
        while len(self.answers) > len(choices):
            answer = self.answers.pop()
            self._grid.removeWidget(answer)
            answer.hide()
            answer.deleteLater()
        for answer, choice in zip(self.answers, choices, strict=True):
            answer.say(choice.text)
            answer.setChecked(choice.code in chosen)
        columns = 2 if (len(codes) >= _TWO_COLUMNS_FROM or with_line) and self._wide() else 1
        if codes != self._codes or columns != self._columns:
            self._codes, self._columns = codes, columns
            self._lay()

    def _wide(self) -> bool:
        return self.viewport().width() >= 2 * _COLUMN

    def _lay(self) -> None:
        for answer in self.answers:
            self._grid.removeWidget(answer)
        for at, answer in enumerate(self.answers):
            self._grid.addWidget(answer, at // self._columns, at % self._columns)
        for column in range(2):
            self._grid.setColumnStretch(column, int(column < self._columns))

    def _add(self) -> None:
        answer = Answer(self.widget())
        self.answers.append(answer)
        answer.installEventFilter(self)
        answer.clicked.connect(lambda _checked=False, one=answer: self._on_clicked(one))
        answer.show()

    def _on_clicked(self, answer: Answer) -> None:
        answer.setChecked(not answer.isChecked())  # what stands is told back by the next card
        self.picked.emit(self._codes[self.answers.index(answer)])

    def focus_first(self) -> None:
        """Put the focus where the answer is given."""
        chosen = next((each for each in self.answers if each.isChecked()), None)
        if self.line.isVisibleTo(self) and self.line.isEnabled():
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            self.line.selectAll()  # an answer that is changed is typed anew
        elif self.answers:
            (chosen or self.answers[0]).setFocus(Qt.FocusReason.OtherFocusReason)
        self.verticalScrollBar().setValue(0)

    def stops(self) -> tuple[QWidget, ...]:
        """Give what the focus goes through."""
        return (*((self.line,) if self.line.isVisibleTo(self) else ()), *self.answers)

    def pick(self, nth: int) -> bool:
        """Pick the nth answer, counted from 0; tells whether there is one."""
        if nth >= len(self.answers):
            return False
        self.answers[nth].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.answers[nth].click()
        return True

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        columns = 2 if len(self.answers) >= _TWO_COLUMNS_FROM and self._wide() else 1
        if columns != self._columns and self.answers:
            self._columns = columns
            self._lay()

    @override
    def eventFilter(self, watched: object, event: QEvent, /) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and isinstance(watched, Answer)
            and not event.modifiers()
        ):
            return self._on_key(watched, event)
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, Answer):
            self.ensureWidgetVisible(watched)
        return False

    def _on_key(self, answer: Answer, event: QKeyEvent) -> bool:
        turned = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        steps = {
            Qt.Key.Key_Down: self._columns,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Right: -1 if turned else 1,
            Qt.Key.Key_Left: 1 if turned else -1,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            at = self.answers.index(answer) + step
            if 0 <= at < len(self.answers):
                self.answers[at].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if event.text().isdigit() and event.text() != "0":
            return self.pick(int(event.text()) - 1)
        return False
