"""The questions of the form as widgets: made once, filled by `SignUpForm`, deciding nothing."""

from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QSize, Qt
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
from ui.widgets.chips import Chip, ChipRow
from ui.widgets.field import Field, Line
from ui.widgets.label import Badge, PlainLabel

WIDE_FROM: Final = 700
"""From this width on there is room for several questions side by side."""
_WHOLE: Final = 12
_SPANS: Final = {
    "name": 4,
    "birth": 3,
    "phone": 5,
    "interpreter": 6,
    "modes": 6,
    "wants": 6,
    "access": 6,
}
"""Twelfths of the width; what is not named takes all of it."""
_LONGEST_TEXT: Final = 160


def _line() -> Line:
    line = Line()
    line.setMaxLength(_LONGEST_TEXT)
    return line


@dataclass(slots=True, eq=False)
class Questions:
    """Every control of the form by the name its edits carry."""

    name: Line = field(default_factory=_line)
    birth: Line = field(default_factory=_line)
    phone: Line = field(default_factory=_line)
    variety: Line = field(default_factory=_line)
    no_phone: Chip = field(default_factory=Chip)
    phone_shared: Chip = field(default_factory=Chip)
    speaks: ChipRow = field(default_factory=ChipRow)
    interpreter: ChipRow = field(default_factory=ChipRow)
    modes: ChipRow = field(default_factory=lambda: ChipRow(several=True))
    wants: ChipRow = field(default_factory=lambda: ChipRow(several=True))
    access: ChipRow = field(default_factory=lambda: ChipRow(several=True))
    granted: ChipRow = field(default_factory=lambda: ChipRow(several=True))
    age: Badge = field(default_factory=lambda: Badge("teal", shape="tag"))

    @property
    def lines(self) -> dict[str, Line]:
        """The texts."""
        return {
            "name": self.name,
            "birth": self.birth,
            "phone": self.phone,
            "variety": self.variety,
        }

    @property
    def rows(self) -> dict[str, ChipRow]:
        """The rows of chips."""
        return {
            "speaks": self.speaks,
            "interpreter": self.interpreter,
            "modes": self.modes,
            "wants": self.wants,
            "access": self.access,
            "granted": self.granted,
        }


class FieldGrid(QWidget):
    """Fields side by side where there is room, else one below the other."""

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
        self._grid.setHorizontalSpacing(SPACE * 4)
        self._grid.setVerticalSpacing(GAP)
        self._wide: bool | None = None
        self.fields = {
            "name": Field(questions.name),
            "birth": Field(questions.birth),
            "phone": Field(questions.phone, questions.no_phone, questions.phone_shared),
            "speaks": Field(questions.speaks),
            "variety": Field(questions.variety),
            "interpreter": Field(questions.interpreter),
            "modes": Field(questions.modes),
            "wants": Field(questions.wants),
            "access": Field(questions.access),
            "granted": Field(questions.granted),
        }
        for at in range(_WHOLE):
            self._grid.setColumnStretch(at, 1)
        self._lay(wide=True)

    def stops(self) -> tuple[QWidget, ...]:
        """Give what the focus goes through, in the order in which the form is read."""
        return tuple(stop for each in self.fields.values() for stop in each.stops())

    @override
    def minimumSizeHint(self) -> QSize:
        """Only the width: chips that wrap need the height of the width they really get."""
        return QSize(super().minimumSizeHint().width(), 0)

    def fit(self, width: int) -> None:
        """Put questions side by side where the width has room for them."""
        self._lay(wide=width >= WIDE_FROM)

    def _lay(self, *, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide = wide
        row = column = 0
        for name, each in self.fields.items():
            span = _SPANS.get(name, _WHOLE) if wide else _WHOLE
            if column + span > _WHOLE:
                row, column = row + 1, 0
            self._grid.removeWidget(each)
            self._grid.addWidget(each, row, column, 1, span, Qt.AlignmentFlag.AlignTop)
            column += span
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
