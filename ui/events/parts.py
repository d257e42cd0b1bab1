"""Parts of the event form that hold several controls: languages, offers, times in words."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from fieldapp.domain.event_draft import TypedLanguage, TypedOffer
from ui.events.state import Edit
from ui.look import GAP, SPACE
from ui.widgets.chips import ChipRow
from ui.widgets.field import Field, Line
from ui.widgets.flow import FlowLayout
from ui.widgets.label import PlainLabel, ShortLabel

NUMBER: Final = 58
_AGE: Final = 96
_LONGEST: Final = 24


def short_line(width: int) -> Line:
    """A line for a number or a time."""
    line = Line()
    line.setMaxLength(_LONGEST)
    line.setFixedWidth(width)
    return line


class Part(QWidget):
    """A labelled part of the form; what it holds goes below its label."""

    edited = Signal(object)  # Edit
    entered = Signal()  # the focus came to one of its lines
    left = Signal()  # and went
    went_on = Signal()  # Enter in one of its lines or rows

    def __init__(self) -> None:
        super().__init__()
        self.label, self.hint = PlainLabel("label"), PlainLabel("small", wrap=True)
        self.problem = PlainLabel("problem", wrap=True)
        self.problem.hide()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE + 2)
        head = QHBoxLayout()
        head.addWidget(self.label)
        head.addStretch(1)
        self.column.addLayout(head)
        self.column.addWidget(self.problem)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def say(self, words: str, hint: str = "") -> None:
        """Show what the part is about."""
        self.label.setText(words)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))

    def show_problem(self, sentence: str) -> None:
        """Show what is wrong below the label, or nothing."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def stops(self) -> tuple[QWidget, ...]:
        """Give what the focus goes through, in the order in which it is read."""
        return ()

    def focus_control(self) -> None:
        """Put the focus on the first control."""
        for each in self.stops():
            if each.focusPolicy() & Qt.FocusPolicy.TabFocus and not each.isHidden():
                each.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def listen(self, line: Line, field: str, at: tuple[str, ...] = ()) -> Line:
        """Send what is typed in a line as an edit."""
        line.textEdited.connect(lambda text: self.edited.emit(Edit(field=field, value=text, at=at)))
        line.entered.connect(self.entered)
        line.left.connect(self.left)
        line.went_on.connect(self.went_on)
        return line


class LanguagesPart(Part):
    """Chips of languages, and a number for each that is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.row = ChipRow(several=True, in_form=True)
        self.numbers = QWidget()
        self._flow = FlowLayout(self.numbers, spacing=10)
        self._pairs: list[tuple[QWidget, PlainLabel, Line]] = []
        self._tags: tuple[str, ...] = ()
        self.column.addWidget(self.row)
        self.column.addWidget(self.numbers)
        self.row.focus_moved.connect(self.entered)
        self.row.went_on.connect(self.went_on)
        self.row.picked.connect(
            lambda picked: self.edited.emit(Edit(field="languages", value=picked.codes))
        )

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines for numbers."""
        return tuple(line for _, _, line in self._pairs)

    def show_languages(
        self, languages: Sequence[TypedLanguage], names: Sequence[str], spoken: str
    ) -> None:
        """Show a line for each language; `spoken` names it for screen readers."""
        tags = tuple(each.tag for each in languages)
        if tags != self._tags:
            self._rebuild(tags)
        for (_, label, line), each, name in zip(self._pairs, languages, names, strict=True):
            label.setText(name)
            line.show_text(each.count)
            line.setAccessibleName(spoken.format(language=name))
        self.row.choose(tags)
        self.numbers.setVisible(bool(tags))

    def _rebuild(self, tags: tuple[str, ...]) -> None:
        self._tags = tags
        for holder, _, _ in self._pairs:
            self._flow.removeWidget(holder)
            holder.hide()
            holder.deleteLater()
        self._pairs = []
        for tag in tags:
            holder, label = QWidget(), PlainLabel("small")
            line = self.listen(short_line(NUMBER), "count", (tag,))
            pair = QHBoxLayout(holder)
            pair.setContentsMargins(0, 0, 0, 0)
            pair.setSpacing(6)
            pair.addWidget(label)
            pair.addWidget(line)
            self._flow.addWidget(holder)
            holder.show()
            self._pairs.append((holder, label, line))
        self._flow.invalidate()
        self.numbers.updateGeometry()

    @override
    def stops(self) -> tuple[QWidget, ...]:
        return (*self.row.chips, *self.lines)


class OffersPart(Part):
    """Chips of vaccine groups, and a row of ages and doses for each that is chosen."""

    _COLUMNS: Final = ("age_from", "age_below", "doses")

    def __init__(self) -> None:
        super().__init__()
        self.row = ChipRow(several=True, in_form=True)
        self.table = QWidget()
        self._grid = QGridLayout(self.table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(4, 2)
        self.heads = tuple(PlainLabel("small") for _ in range(4))
        for at, head in enumerate(self.heads):
            self._grid.addWidget(head, 0, at)
        self._rows: list[tuple[ShortLabel, tuple[Line, ...]]] = []
        self.column.addWidget(self.row)
        self.column.addWidget(self.table)
        self.row.focus_moved.connect(self.entered)
        self.row.went_on.connect(self.went_on)
        self.row.picked.connect(
            lambda picked: self.edited.emit(Edit(field="offers", value=picked.codes))
        )

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines for ages and doses, row by row."""
        return tuple(line for _, lines in self._rows for line in lines)

    def say_heads(self, words: Sequence[str]) -> None:
        """Name the columns: the vaccine, from age, below age, doses."""
        for head, text in zip(self.heads, words, strict=True):
            head.setText(text)

    def show_offers(self, offers: Sequence[TypedOffer], names: Sequence[str]) -> None:
        """Show a row for each offer."""
        while len(self._rows) > len(offers):
            self._drop()
        while len(self._rows) < len(offers):
            self._add()
        for (label, lines), each, name in zip(self._rows, offers, names, strict=True):
            label.say(name)
            for line, head, column in zip(lines, self.heads[1:], self._COLUMNS, strict=True):
                line.show_text(getattr(each, column))
                line.setAccessibleName(f"{name}, {head.text()}")
        self.row.choose(tuple(dict.fromkeys(each.group for each in offers)))
        self.table.setVisible(bool(offers))

    def _add(self) -> None:
        at = len(self._rows)
        label = ShortLabel()
        label.setMinimumWidth(90)
        widths = (_AGE, _AGE, NUMBER + 12)
        lines = tuple(
            self.listen(short_line(width), column, (str(at),))
            for column, width in zip(self._COLUMNS, widths, strict=True)
        )
        self._grid.addWidget(label, at + 1, 0)
        for column, line in enumerate(lines, start=1):
            self._grid.addWidget(line, at + 1, column)
        self._rows.append((label, lines))

    def _drop(self) -> None:
        label, lines = self._rows.pop()
        for each in (label, *lines):
            self._grid.removeWidget(each)
            each.hide()
            each.deleteLater()

    @override
    def stops(self) -> tuple[QWidget, ...]:
        return (*self.row.chips, *self.lines)


class PeoplePart(Part):
    """Who works there, as chips; and what somebody new will do."""

    toggled = Signal(str)  # the hex id of who was put on or taken off
    added = Signal(str, str)  # name and role of somebody new

    def __init__(self) -> None:
        super().__init__()
        self.row = ChipRow(several=True, in_form=True)
        self.roles = ChipRow(in_form=True)
        self.asking = Field(self.roles)
        self.name = ""
        self._on: tuple[str, ...] = ()
        self.column.addWidget(self.row)
        self.column.addWidget(self.hint)
        self.column.addWidget(self.asking)
        self.row.picked.connect(lambda picked: self._toggle(picked.codes))
        self.roles.picked.connect(lambda picked: self._add(picked.codes))
        for row in (self.row, self.roles):
            row.focus_moved.connect(self.entered)
            row.went_on.connect(self.went_on)
        self.ask_for("", "")

    def show_workers(self, on: tuple[str, ...]) -> None:
        """Show who works there."""
        self._on = on
        self.row.choose(on)

    def ask_for(self, name: str, words: str) -> None:
        """Ask what somebody new will do; no name asks nothing."""
        self.name = name
        self.asking.say(words)
        self.roles.choose(())
        self.asking.setVisible(bool(name))
        if name:
            self.roles.focus_row()

    def _toggle(self, codes: tuple[str, ...]) -> None:
        for each in set(codes) ^ set(self._on):
            self.toggled.emit(each)

    def _add(self, codes: tuple[str, ...]) -> None:
        name = self.name
        self.ask_for("", "")
        if name and codes:
            self.added.emit(name, codes[0])
        self.row.focus_row()

    @override
    def stops(self) -> tuple[QWidget, ...]:
        return (*self.row.chips, *self.roles.chips)
