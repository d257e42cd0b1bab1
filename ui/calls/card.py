"""The card of one person: their number, what to know, what to say, and what came of it."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.calls import words
from ui.calls.saying import Card, card_for
from ui.calls.state import (
    ARRANGE,
    FORM_KEY,
    LATER,
    RESULTS,
    SETTLE_KEY,
    CallsState,
    results_for,
)
from ui.calls.words import Tongue
from ui.look import GAP, MARGIN, SPACE
from ui.texts import first_strong
from ui.widgets.button import a_button, say_button
from ui.widgets.chips import ChipRow, Choice
from ui.widgets.facts import Facts
from ui.widgets.field import Line
from ui.widgets.label import Badge, PlainLabel
from ui.widgets.port import Scrolled, a_port
from ui.widgets.status import Status

_COLUMNS, _FEW_COLUMNS = 4, 2
_ROOMY: Final = 1000
_LONGEST: Final = 200


class CallCard(QFrame):
    """Made once, told what to show; the screen listens to its controls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.title, self.badge = PlainLabel("title", wrap=True), Badge("amber", shape="tag")
        self.phone, self.numbers = PlainLabel("toldHead"), ChipRow()
        self.facts, self.script, self.history = Facts(), Facts(), Facts()
        self.say_title, self.say_state = PlainLabel("label"), PlainLabel("small")
        self.remark = Line()
        self.remark.setMaxLength(_LONGEST)
        self.empty = PlainLabel("muted", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.status = Status()
        self.results: dict[str, QPushButton] = {code: a_button("plain") for code in RESULTS}
        self.settle, self.form = a_button("primary"), a_button("plain")
        self._placed: tuple[str, ...] = ()
        self._columns = 0
        self._build()
        self.fit(_ROOMY)

    def _build(self) -> None:
        head, reach, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title, 1)
        head.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignTop)
        reach.setSpacing(MARGIN)
        reach.addWidget(self.phone)
        reach.addWidget(self.numbers, 1)
        foot.setSpacing(12)
        foot.addWidget(self.status, 1)
        foot.addWidget(self.form)
        foot.addWidget(self.settle)
        self.port = a_port(self._body())
        self._build_answers()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(MARGIN + 2, MARGIN, MARGIN + 2, MARGIN)
        self.column.setSpacing(GAP)
        self.column.addLayout(head)
        self.column.addLayout(reach)
        self.column.addWidget(self.port, 1)
        self.column.addWidget(self.empty, 1)
        self.column.addWidget(self.answers)
        self.column.addLayout(foot)

    def _body(self) -> QWidget:
        inner, says = Scrolled(), QHBoxLayout()
        says.setSpacing(SPACE + 2)
        says.addWidget(self.say_title)
        says.addWidget(self.say_state, 1)
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(0, 0, SPACE, 0)
        self.body.setSpacing(GAP)
        self.body.addWidget(self.facts)
        self.body.addLayout(says)
        self.body.addWidget(self.script)
        self.body.addWidget(self.history)
        self.body.addStretch(1)
        return inner

    def _build_answers(self) -> None:
        """What came of it stands below what scrolls, or in it where there is little room."""
        self.answers, self.grid = QWidget(), QGridLayout()
        for button in self.results.values():
            button.setParent(self.answers)
        column = QVBoxLayout(self.answers)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self.grid.setSpacing(SPACE + 2)
        column.addWidget(self.remark)
        column.addLayout(self.grid)

    def fit(self, width: int) -> None:
        """Share out the room of a page so wide."""
        columns = _COLUMNS if width >= _ROOMY else _FEW_COLUMNS
        if columns == self._columns:
            return
        self._columns = columns
        for at in range(_COLUMNS):
            self.grid.setColumnStretch(at, int(at < columns))
        if columns == _COLUMNS:
            self.column.insertWidget(self.column.count() - 1, self.answers)
        else:
            self.body.insertWidget(1, self.answers)
        placed, self._placed = self._placed, ()
        self._lay_out(placed)

    def speak(self) -> None:
        """Say the words that are always there."""
        say_button(self.status.undo, self.tr("Undo"), "Ctrl+Z")
        say_button(self.settle, self.tr("It is arranged"), SETTLE_KEY)
        say_button(self.form, self.tr("Open the form"), FORM_KEY)
        self.say_title.setText(self.tr("What to say"))
        self.remark.setPlaceholderText(self.tr("Remark: goes with what came of it"))
        self.remark.setAccessibleName(self.tr("Remark"))
        self.numbers.setAccessibleName(self.tr("Which number"))

    def show_state(self, state: CallsState, tongue: Tongue) -> None:
        """Show who is in sight, and what can be done."""
        line, seen, number = state.current, state.seen, state.number
        there = line is not None and seen is not None
        for each in (self.title, self.port, self.phone):
            each.setVisible(there)
        self.empty.setVisible(not there)
        self._place(results_for(state), may_open=seen is not None and seen.may_open)
        arranging = there and state.wanted.filter == ARRANGE
        self.settle.setVisible(arranging)
        self.form.setVisible(there and seen is not None and seen.may_open)
        self.remark.setVisible(bool(results_for(state)))
        if line is None or seen is None:
            self.badge.hide()
            self.numbers.hide()
            hour, later = seen is None or seen.good_hour, state.counts[1]
            said = words.empty_words(state.wanted.filter, good_hour=hour, later=later)
            self.empty.setText(self.tr("Looking…") if seen is None else said)
            return
        self.title.setText(first_strong(line.name))
        self.badge.show_words(*words.badge_of(line, seen.now.date(), tongue))
        self.phone.setText("" if number is None else words.phone_words(number))
        self.numbers.offer(
            Choice(code=each.contact.hex(), text=words.phone_words(each)) for each in line.numbers
        )
        self.numbers.choose(() if number is None else (number.contact.hex(),))
        self.numbers.setVisible(len(line.numbers) > 1)
        self.facts.show_facts(words.facts(line, number, tongue))
        self.history.show_facts(words.history(line, tongue))
        says = state.wanted.filter in {"now", LATER}
        for part in (self.say_title, self.say_state, self.script):
            part.setVisible(says)
        if says:
            self._show_script(card_for(line, number, seen), tongue)

    def _show_script(self, card: Card, tongue: Tongue) -> None:
        self.script.show_facts([(each.lead, first_strong(each.text)) for each in card.sayings])
        said = self.tr("in {language}").format(language=tongue.spoken(card.language))
        draft = self.tr("nobody reviewed these words yet") if card.draft else ""
        self.say_state.setText(words.DOT.join(filter(None, (said, draft))))

    def _place(self, codes: tuple[str, ...], *, may_open: bool) -> None:
        """Show the buttons that can be pressed, side by side without a gap."""
        for code, button in self.results.items():
            button.setVisible(code in codes)
            say_button(button, words.result_words(code, may_open=may_open), RESULTS[code][0])
        self._lay_out(codes)

    def _lay_out(self, codes: tuple[str, ...]) -> None:
        if codes == self._placed:
            return
        self._placed = codes
        for button in self.results.values():
            self.grid.removeWidget(button)
        for at, code in enumerate(codes):
            self.grid.addWidget(self.results[code], at // self._columns, at % self._columns)
