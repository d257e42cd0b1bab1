"""The questions of the form as widgets: made once, filled by `SignUpForm`, deciding nothing."""

from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ui.look import GAP, SPACE
from ui.sign_up.asked import BY_NAME, FULL_ORDER, QUICK_ORDER, SOMETIMES, WHOLE, Shape, only_full
from ui.sign_up.part import FormPart
from ui.sign_up.parts import PARTS
from ui.widgets.button import a_button
from ui.widgets.chips import Chip, ChipRow
from ui.widgets.field import Field, Line
from ui.widgets.label import Badge, PlainLabel

WIDE_FROM: Final = 700
"""From this width on there is room for several questions side by side."""


def _phone() -> Line:
    return _line(whole="(828) 555-0134")


def _birth() -> Line:
    return _line(whole="12/31/1961 64–65 · 18+")  # a whole day, and what is understood of it


def _line(name: str = "name", whole: str = "") -> Line:
    line = Line(whole)
    line.setMaxLength(BY_NAME[name].longest)
    return line


def _row(*, several: bool = False, ordered: bool = False) -> ChipRow:
    return ChipRow(several=several, ordered=ordered, in_form=True)


def _chip() -> Chip:
    return Chip(in_form=True)


@dataclass(slots=True, eq=False)
class Questions:
    """Every control of the form by the name its edits carry."""

    name: Line = field(default_factory=_line)
    birth: Line = field(default_factory=_birth)
    phone: Line = field(default_factory=_phone)
    variety: Line = field(default_factory=_line)
    no_phone: Chip = field(default_factory=_chip)
    phone_shared: Chip = field(default_factory=_chip)
    speaks: ChipRow = field(default_factory=_row)
    interpreter: ChipRow = field(default_factory=_row)
    modes: ChipRow = field(default_factory=lambda: _row(ordered=True))
    wants: ChipRow = field(default_factory=lambda: _row(several=True))
    access: ChipRow = field(default_factory=lambda: _row(several=True))
    granted: ChipRow = field(default_factory=lambda: _row(several=True))
    seat: ChipRow = field(default_factory=_row)
    return_at: ChipRow = field(default_factory=_row)
    relation: ChipRow = field(default_factory=_row)
    age: Badge = field(default_factory=lambda: Badge("teal", shape="tag"))

    more_lines: dict[str, Line] = field(default_factory=dict)
    more_rows: dict[str, ChipRow] = field(default_factory=dict)
    parts: dict[str, FormPart] = field(default_factory=dict)
    phone2_shared: Chip | None = None

    @property
    def lines(self) -> dict[str, Line]:
        """The texts."""
        quick = ("name", "birth", "phone", "variety")
        return {**{each: getattr(self, each) for each in quick}, **self.more_lines}

    @property
    def rows(self) -> dict[str, ChipRow]:
        """The rows of chips."""
        quick = "speaks interpreter modes return_at wants access granted seat relation".split()
        return {**{each: getattr(self, each) for each in quick}, **self.more_rows}

    def make_more(self) -> None:
        """Make what only the full form asks: no start has to wait for it."""
        self.more_lines = {each: _line(each) for each in only_full(Shape.LINE)}
        self.more_rows = {each: _row() for each in only_full(Shape.ONE)}
        self.more_rows |= {each: _row(several=True) for each in only_full(Shape.SEVERAL)}
        self.parts = {each: PARTS[each]() for each in only_full(Shape.PART)}
        self.phone2_shared = _chip()


class FieldGrid(QWidget):
    """Fields side by side where there is room, else one below the other."""

    resized = Signal()  # questions have other places

    def __init__(self, questions: Questions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scrolled")
        self.notice = NoticeBar()
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 0, 2, 2)
        column.setSpacing(GAP)
        column.addWidget(self.notice)
        questions.birth.hold(questions.age)
        self._grid = QGridLayout()
        column.addLayout(self._grid, 1)
        self.more = a_button("quiet")
        self.more.hide()
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._grid.setHorizontalSpacing(SPACE * 4)
        self._grid.setVerticalSpacing(GAP)
        self._questions = questions
        self._shown: tuple[bool, bool] | None = None
        self._wide = True
        self._away: frozenset[str] = frozenset()
        self.full = False
        self.groups: dict[str, PlainLabel] = {}
        self.fields = {
            "name": Field(questions.name),
            "birth": Field(questions.birth),
            "phone": Field(questions.phone, questions.no_phone, questions.phone_shared),
            "speaks": Field(questions.speaks),
            "variety": Field(questions.variety),
            "interpreter": Field(questions.interpreter),
            "modes": Field(questions.modes),
            "return_at": Field(questions.return_at),
            "wants": Field(questions.wants),
            "access": Field(questions.access),
            "granted": Field(questions.granted),
            "seat": Field(questions.seat),
            "relation": Field(questions.relation),
        }
        for at in range(WHOLE):
            self._grid.setColumnStretch(at, 1)
        self._lay()

    @property
    def order(self) -> dict[str, Field]:
        """The questions of this depth in the order in which they are read."""
        names = FULL_ORDER if self.full else QUICK_ORDER
        return {
            name: self.fields[name]
            for name, _ in names
            if name in self.fields and name not in self._away
        }

    def stops(self) -> tuple[QWidget, ...]:
        """Give what the focus goes through, in the order in which the form is read."""
        return (*(stop for each in self.order.values() for stop in each.stops()), self.more)

    @override
    def minimumSizeHint(self) -> QSize:
        """Only the width: chips that wrap need the height of the width they really get."""
        return QSize(super().minimumSizeHint().width(), 0)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def fit(self, width: int) -> None:
        """Put questions side by side where the width has room for them."""
        self._wide = width >= WIDE_FROM
        self._lay()

    def make_more(self) -> None:
        """Make the questions of the full form, once; `Questions.make_more` made the controls."""
        asked = self._questions
        for name, line in asked.more_lines.items():
            beside = (asked.phone2_shared,) if name == "phone2" and asked.phone2_shared else ()
            self.fields[name] = Field(line, *beside)
        for name, control in (*asked.more_rows.items(), *asked.parts.items()):
            self.fields[name] = Field(control)
        for name, _ in FULL_ORDER:
            if name.startswith("#"):
                self.groups[name] = PlainLabel("strong")

    def show_depth(self, *, full: bool) -> None:
        """Ask what belongs to the quick or the full form."""
        self.full = full
        self._lay()

    def leave_out(self, away: frozenset[str]) -> None:
        """Leave questions out that nobody has to answer now; their headings as well."""
        self._away = away
        here = dict(FULL_ORDER if self.full else QUICK_ORDER)
        for name in SOMETIMES & here.keys():
            widget: QWidget | None = self.fields.get(name) or self.groups.get(name)
            if widget is not None:
                widget.setVisible(name not in away)

    def _lay(self) -> None:
        shown = (self._wide, self.full)
        if shown == self._shown:
            return
        self._shown = shown
        every: dict[str, QWidget] = {**self.fields, **self.groups}
        for each in every.values():
            self._grid.removeWidget(each)
        order = FULL_ORDER if self.full else QUICK_ORDER
        here = dict(order)
        for name, each in every.items():
            if name not in here:
                each.hide()
        row = column = 0
        for name, parts in order:
            span = parts if self._wide else WHOLE
            if column + span > WHOLE:
                row, column = row + 1, 0
            side = Qt.AlignmentFlag.AlignLeft if name in self.groups else Qt.AlignmentFlag(0)
            self._grid.addWidget(
                every[name], row, column, 1, span, Qt.AlignmentFlag.AlignTop | side
            )
            every[name].setVisible(name not in self._away)
            column += span
        for at in range(self._grid.rowCount()):
            self._grid.setRowStretch(at, 0)
        self._grid.setRowStretch(row + 1, 1)


class NoticeBar(QFrame):
    """What to say before writing anything down."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(10)
        self.lead = PlainLabel("strong")
        self.text = PlainLabel(wrap=True)
        row.addWidget(self.lead, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
