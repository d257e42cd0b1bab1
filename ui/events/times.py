"""The times of an event: a line in words that makes them, and what is set for the chosen ones."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from fieldapp.domain.event_draft import EventDraft
from ui.events.parts import NUMBER, Part, short_line
from ui.events.state import Edit
from ui.look import GAP, SPACE
from ui.widgets.button import a_button
from ui.widgets.chips import ChipRow
from ui.widgets.field import Field, Line
from ui.widgets.flow import FlowLayout
from ui.widgets.label import PlainLabel

_CLOCK: Final = 92


class TimesPart(Part):
    """A line in words that makes times, the times as chips, and what is set for the chosen ones."""

    make_wanted = Signal()
    chosen = Signal()  # other times are chosen; see `codes`

    def __init__(self) -> None:
        super().__init__()
        self.words = tuple(PlainLabel() for _ in range(5))
        widths = (_CLOCK, _CLOCK, NUMBER, NUMBER)
        names = ("times_from", "times_to", "times_every", "times_seats")
        self.line = {
            name: self.listen(short_line(width), name)
            for name, width in zip(names, widths, strict=True)
        }
        self.make = a_button("plain")
        self.row = ChipRow(several=True, in_form=True)
        self.all = a_button("quiet")
        self.out = a_button("quiet")
        self.seats = self.listen_chosen(short_line(NUMBER))
        self.kept_for, self.kind = ChipRow(several=True, in_form=True), ChipRow(in_form=True)
        self.seats_field = Field(self.seats)
        self.kept_field, self.kind_field = Field(self.kept_for), Field(self.kind)
        self.codes: tuple[str, ...] = ()
        self._build()
        self.make.clicked.connect(self.make_wanted)
        self.row.picked.connect(lambda picked: self.choose(picked.codes))
        self.all.clicked.connect(self._choose_all)
        self.out.clicked.connect(self.take_out)
        for row, field in ((self.kept_for, "slot_languages"), (self.kind, "slot_kind")):
            row.focus_moved.connect(self.entered)
            row.went_on.connect(self.went_on)
            row.picked.connect(lambda picked, one=field: self._set(one, picked.codes))
        self.row.focus_moved.connect(self.entered)
        self.row.went_on.connect(self.went_on)

    def _build(self) -> None:
        sentence = QWidget()
        flow = FlowLayout(sentence, spacing=8)
        for word, line in zip(self.words[:4], self.line.values(), strict=True):
            pair = QWidget()
            inner = QHBoxLayout(pair)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(8)
            inner.addWidget(word)
            inner.addWidget(line)
            flow.addWidget(pair)
        for each in (self.words[4], self.make):
            flow.addWidget(each)
        self.words[4].setMinimumHeight(36)
        self.words[4].setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.editor = QWidget()
        inside = QVBoxLayout(self.editor)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(SPACE * 2)
        first = QHBoxLayout()
        first.setSpacing(GAP)
        first.addWidget(self.seats_field, 0, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self.kept_field, 1)
        inside.addLayout(first)
        inside.addWidget(self.kind_field)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.hint, 1)
        acts.addWidget(self.all)
        acts.addWidget(self.out)
        self.column.addWidget(sentence)
        self.column.addWidget(self.row)
        self.column.addLayout(acts)
        self.column.addWidget(self.editor)

    def listen_chosen(self, line: Line) -> Line:
        """Send what is typed in a line for the times that are chosen."""
        line.textEdited.connect(lambda text: self._set("seats", text))
        line.entered.connect(self.entered)
        line.left.connect(self.left)
        line.went_on.connect(self.went_on)
        return line

    def choose(self, codes: tuple[str, ...]) -> None:
        """Choose times, by their minutes."""
        self.codes = codes
        self.chosen.emit()

    def show_chosen(self, draft: EventDraft) -> None:
        """Show what is set for the chosen times; where they differ nothing is chosen."""
        there = [each for each in draft.slots if each.starts in self.codes]
        self.codes = tuple(each.starts for each in there)
        self.row.choose(self.codes)
        for each in (self.row, self.all):
            each.setVisible(bool(draft.slots))
        self.editor.setVisible(bool(there))
        self.out.setVisible(bool(there))
        if there:
            seats, kinds = {each.seats for each in there}, {each.kind for each in there}
            kept = {each.languages for each in there}
            self.seats.show_text(seats.pop() if len(seats) == 1 else "")
            self.kind.choose((kinds.pop(),) if len(kinds) == 1 else ())
            self.kept_for.choose(kept.pop() if len(kept) == 1 else ())

    def take_out(self) -> None:
        """Take the chosen times out."""
        if self.codes and self.isEnabled():
            self._set("slot_out", "")
            self.row.focus_row()

    def _choose_all(self) -> None:
        self.row.choose(tuple(each for each in self._known()))
        self.choose(self._known())

    def _known(self) -> tuple[str, ...]:
        return self.row.offered_codes

    def _set(self, field: str, value: str | tuple[str, ...]) -> None:
        if field == "slot_kind":
            value = value[0] if value else "NORMAL"
        self.edited.emit(Edit(field=field, value=value, at=self.codes))

    @override
    def stops(self) -> tuple[QWidget, ...]:
        return (
            *self.line.values(),
            self.make,
            *self.row.chips,
            self.all,
            self.out,
            self.seats,
            *self.kept_for.chips,
            *self.kind.chips,
        )
