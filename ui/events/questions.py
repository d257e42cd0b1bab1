"""The questions of the event form as widgets: made once, filled by the card, deciding nothing."""

from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from ui.events.parts import LanguagesPart, OffersPart, PeoplePart
from ui.events.times import TimesPart
from ui.look import GAP, SPACE
from ui.widgets.button import a_button
from ui.widgets.chips import ChipRow
from ui.widgets.field import Field, Line
from ui.widgets.label import Badge, PlainLabel

WIDE_FROM: Final = 640
"""From this width on there is room for several questions side by side."""
_WHOLE: Final = 12
_SPANS: Final = {
    "title": 9,
    "code": 3,
    "day": 5,
    "begins": 4,
    "ends": 3,
    "street": 5,
    "city": 4,
    "zip": 3,
    "county": 5,
    "network": 7,
    "host_name": 6,
    "host_phone": 6,
    "provider": 6,
    "contact": 6,
    "walk_ins": 5,
    "quick_after": 3,
    "drafts": 12,
    "tz": 12,
}
"""Twelfths of the width; what is not named takes all of it."""
_LONGEST_TEXT: Final = 160
_LONGEST_NOTE: Final = 500


def _line(most: int = _LONGEST_TEXT) -> Line:
    line = Line()
    line.setMaxLength(most)
    return line


def _badge() -> Badge:
    return Badge("teal", shape="tag")


def _row(*, several: bool = False) -> ChipRow:
    return ChipRow(several=several, in_form=True)


@dataclass(slots=True, eq=False)
class Questions:
    """Every control of the form by the name its edits carry."""

    title: Line = field(default_factory=_line)
    code: Line = field(default_factory=_line)
    kind: ChipRow = field(default_factory=_row)
    day: Line = field(default_factory=_line)
    begins: Line = field(default_factory=_line)
    ends: Line = field(default_factory=_line)
    place: ChipRow = field(default_factory=_row)
    place_name: Line = field(default_factory=_line)
    place_kind: ChipRow = field(default_factory=_row)
    street: Line = field(default_factory=_line)
    city: Line = field(default_factory=_line)
    zip: Line = field(default_factory=_line)
    county: ChipRow = field(default_factory=_row)
    network: ChipRow = field(default_factory=_row)
    access: ChipRow = field(default_factory=lambda: _row(several=True))
    directions: Line = field(default_factory=lambda: _line(_LONGEST_NOTE))
    host_name: Line = field(default_factory=_line)
    host_phone: Line = field(default_factory=_line)
    change_place: QPushButton = field(default_factory=lambda: a_button("quiet"))
    provider: ChipRow = field(default_factory=_row)
    contact: Line = field(default_factory=_line)
    languages: LanguagesPart = field(default_factory=LanguagesPart)
    offers: OffersPart = field(default_factory=OffersPart)
    times: TimesPart = field(default_factory=TimesPart)
    people: PeoplePart = field(default_factory=PeoplePart)
    next_event: ChipRow = field(default_factory=_row)
    walk_ins: ChipRow = field(default_factory=_row)
    quick_after: Line = field(default_factory=_line)
    drafts: ChipRow = field(default_factory=_row)
    tz: ChipRow = field(default_factory=_row)
    understood: dict[str, Badge] = field(
        default_factory=lambda: {name: _badge() for name in ("day", "begins", "ends")}
    )

    @property
    def lines(self) -> dict[str, Line]:
        """The texts."""
        names = (
            "title code day begins ends place_name street city zip directions host_name host_phone"
            " contact quick_after"
        )
        return {name: getattr(self, name) for name in names.split()}

    @property
    def rows(self) -> dict[str, ChipRow]:
        """The rows of chips with one answer each, but for access."""
        names = "kind place place_kind county network access provider next_event walk_ins drafts tz"
        return {name: getattr(self, name) for name in names.split()}

    @property
    def parts(self) -> tuple[LanguagesPart, OffersPart, TimesPart, PeoplePart]:
        """The parts with several controls."""
        return self.languages, self.offers, self.times, self.people


class QuestionGrid(QWidget):
    """Questions side by side where there is room, else one below the other."""

    def __init__(self, asked: Questions) -> None:
        super().__init__()
        self.setObjectName("scrolled")
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 0, 6, 2)
        column.setSpacing(GAP)
        self.about = PlainLabel("muted", wrap=True)
        column.addWidget(self.about)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE * 4)
        self._grid.setVerticalSpacing(GAP)
        column.addLayout(self._grid, 1)
        for name, badge in asked.understood.items():
            asked.lines[name].hold(badge)
        single: dict[str, Field] = {
            name: Field(control) for name, control in {**asked.lines, **asked.rows}.items()
        }
        single["place"] = Field(asked.place, asked.change_place)
        parts = {
            "languages": asked.languages,
            "offers": asked.offers,
            "times": asked.times,
            "people": asked.people,
        }
        order = (
            "title code kind day begins ends place place_name place_kind street city zip county"
            " network access directions host_name host_phone provider contact languages offers"
            " times people next_event walk_ins quick_after drafts tz"
        )
        self.singles = single
        self.fields = {name: (single | parts)[name] for name in order.split()}
        for each in self.fields.values():
            each.setParent(self)  # also those that are not asked yet
        for at in range(_WHOLE):
            self._grid.setColumnStretch(at, 1)
        self._wide: bool | None = None
        self._there: tuple[str, ...] = ()

    def stops(self) -> tuple[QWidget, ...]:
        """Give what the focus goes through, in the order in which the form is read."""
        return tuple(stop for each in self.fields.values() for stop in each.stops())

    @override
    def minimumSizeHint(self) -> QSize:
        """Only the width: chips that wrap need the height of the width they really get."""
        return QSize(super().minimumSizeHint().width(), 0)

    def fit(self, width: int, hidden: frozenset[str]) -> None:
        """Lay out the questions that are asked; those that are `hidden` are not."""
        wide = width >= WIDE_FROM
        there = tuple(name for name in self.fields if name not in hidden)
        if (wide, there) == (self._wide, self._there):
            return
        self._wide, self._there = wide, there
        row = column = 0
        for name, each in self.fields.items():
            self._grid.removeWidget(each)
            each.setVisible(name in there)
            if name not in there:
                continue
            span = _SPANS.get(name, _WHOLE) if wide else _WHOLE
            if name == "title" and "code" in hidden:
                span = _WHOLE
            if column + span > _WHOLE:
                row, column = row + 1, 0
            self._grid.addWidget(each, row, column, 1, span, Qt.AlignmentFlag.AlignTop)
            column += span
        for at in range(self._grid.rowCount()):
            self._grid.setRowStretch(at, 0)
        self._grid.setRowStretch(row + 1, 1)
