"""The card of one ride: what a driver has to know, who drives, and how it stands."""

from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui.look import GAP, MARGIN, SPACE, Tokens
from ui.rides import words
from ui.rides.state import FIELDS, RidesState
from ui.rides.words import Tongue
from ui.texts import first_strong, isolated, problem_sentence
from ui.widgets.button import a_button, say_button
from ui.widgets.chips import ChipRow, Choice
from ui.widgets.facts import Facts
from ui.widgets.field import Field, Line
from ui.widgets.going_on import go_on
from ui.widgets.label import Badge, PlainLabel
from ui.widgets.notice import Notice
from ui.widgets.port import Scrolled, a_port
from ui.widgets.status import Status
from ui.widgets.twelfths import Twelfths

STEP_KEY: Final = "N"
DRIVER_KEY: Final = "W"
ANEW_KEY: Final = "R"
TOLD_KEY: Final = "T"
_LONGEST: Final = {"pickup": 200, "driver_name": 80, "voucher_no": 40}
_GAP: Final = "  "
_PLACES: Final = {
    "driver_name": (0, 0, 5),
    "driver_phone": (0, 5, 4),
    "driver_cleared": (0, 9, 3),
    "known": (1, 0, 12),
    "ready": (2, 0, 3),
    "pickup": (2, 3, 9),
    "voucher_no": (3, 0, 6),
    "amount": (3, 6, 6),
}
"""Row, column and twelfths of the width."""


class RideCard(QFrame):
    """Made once, told what to show; the screen listens to its controls."""

    typed = Signal(str, str)  # a question, and its text at each letter
    driver_chosen = Signal(int)  # the place among those who are offered
    step_chosen = Signal(str)

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("card")
        self.title, self.badge = PlainLabel("title", wrap=True), Badge("amber", shape="tag")
        self.sounds, self.facts = PlainLabel("muted", wrap=True), Facts()
        self.notice = Notice("amber", tokens)
        self.lines = {name: Line() for name in FIELDS}
        self.known, self.steps = ChipRow(), ChipRow()
        self.fields = {name: Field(line) for name, line in self.lines.items()}
        self.fields["known"] = Field(self.known)
        self.fields["steps"] = Field(self.steps)
        self.empty = PlainLabel("muted", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.status = Status()
        self.leave, self.anew = a_button("plain"), a_button("plain")
        self.told, self.save = a_button("primary"), a_button("primary")
        self._build()
        self._connect()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title, 1)
        head.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignTop)
        inner = Scrolled()
        body = QVBoxLayout(inner)
        body.setContentsMargins(2, 0, SPACE, 2)
        body.setSpacing(GAP)
        for each in (self.sounds, self.notice, self.facts, self.fields["steps"]):
            body.addWidget(each)
        self._grid = Twelfths(_PLACES, self.fields)
        body.addLayout(self._grid)
        body.addStretch(1)
        self.port = a_port(inner)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.status, 1)
        for button in (self.leave, self.anew, self.told, self.save):
            foot.addWidget(button)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(MARGIN + 2, MARGIN, MARGIN + 2, MARGIN)
        column_.setSpacing(GAP)
        column_.addLayout(head)
        column_.addWidget(self.port, 1)
        column_.addWidget(self.empty, 1)
        column_.addLayout(foot)
        lines = (self.lines[name] for name in FIELDS)
        stops = (*lines, self.leave, self.anew, self.told, self.save)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._grid.fit(self.width())

    def _connect(self) -> None:
        for name, line in self.lines.items():
            line.setMaxLength(_LONGEST.get(name, 60))
            line.textEdited.connect(lambda text, one=name: self.typed.emit(one, text))
            line.entered.connect(lambda one=name: self.port.ensureWidgetVisible(self.fields[one]))
            line.went_on.connect(lambda: go_on(self, (self.leave, self.anew, self.told)))
        self.known.picked.connect(lambda picked: self._on_known(picked.codes))
        self.steps.picked.connect(lambda picked: self._on_step(picked.codes))

    def _on_known(self, codes: tuple[str, ...]) -> None:
        if codes:
            self.known.choose(())
            self.lines["driver_name"].setFocus(Qt.FocusReason.OtherFocusReason)
            self.driver_chosen.emit(int(codes[0]))

    def _on_step(self, codes: tuple[str, ...]) -> None:
        self.steps.choose(())
        if codes:
            self.step_chosen.emit(codes[0])

    def show_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of a theme."""
        self.notice.show_tokens(tokens)

    def speak(self) -> None:
        """Say the words that are always there."""
        for name, (question, hint) in words.field_words().items():
            self.fields[name].say(question, hint)
        self.fields["known"].say(self.tr("Drove before"))
        self.fields["steps"].say(self.tr("What happened"))
        say_button(self.status.undo, self.tr("Undo"), "Ctrl+Z")
        say_button(self.save, self.tr("Save"), self.tr("Ctrl+Enter"))
        say_button(self.leave, self.tr("Leave as it was"))
        say_button(self.told, self.tr("The driver knows"), TOLD_KEY)

    def show_state(self, state: RidesState, tongue: Tongue) -> None:
        """Show the ride in sight, and what can be done with it."""
        line, seen, form = state.current, state.seen, state.form
        there = line is not None
        self.empty.setVisible(not there)
        self.title.setVisible(there)
        self.port.setVisible(there)
        self.empty.setText(words.empty_words(state.filter) if seen else self.tr("Looking…"))
        asked = state.asked
        for name, field in self.fields.items():
            field.setVisible(name in asked)
        for button in (self.leave, self.anew, self.told, self.save, self.badge):
            button.setVisible(False)
        if line is None or seen is None or form is None:
            return
        self.title.setText(
            _GAP.join(filter(None, (first_strong(line.name), isolated(line.ticket))))
        )
        self.badge.show_words(*words.state_words(line, seen.now))
        self.sounds.setText(line.sounds)
        self.sounds.setVisible(bool(line.sounds))
        self.notice.say(words.warnings_of(line, seen, tongue))
        self.facts.show_facts(words.facts_of(line, seen, tongue))
        for name, control in self.lines.items():
            control.show_text(getattr(form.draft, name))
            wrong = (state.problems or {}).get(name)
            self.fields[name].show_problem(
                problem_sentence(wrong, tongue.language) if wrong else ""
            )
        self._show_choices(state)
        dirty = not form.untouched
        self.save.setVisible(bool(asked))
        self.save.setEnabled(dirty)
        self.leave.setVisible(dirty and bool(asked))
        say_button(self.anew, words.anew_words(line), ANEW_KEY)
        self.anew.setVisible(state.anew and not dirty)
        self.told.setVisible(line.called_off)

    def _show_choices(self, state: RidesState) -> None:
        line = state.current
        assert line is not None  # noqa: S101 - there is one in sight
        self.known.offer(
            Choice(code=str(at), text=each.name, detail=each.phone)
            for at, each in enumerate(state.drivers)
        )
        self.fields["known"].setVisible("driver_name" in state.asked and bool(state.drivers))
        self.steps.offer(
            Choice(code=each, text=words.step_words(each, fetched=line.fetched))
            for each in state.steps
        )
        hint = self.tr("{key}: the first").format(key=isolated(STEP_KEY))
        self.fields["steps"].say(self.tr("What happened"), hint)
        self.fields["steps"].setVisible(bool(state.steps))

    def focus_problem(self, state: RidesState) -> None:
        """Put the focus on the first question that lacks something."""
        for name in FIELDS:
            if name in (state.problems or {}):
                self.fields[name].focus_control()
                return

    def focus_driver(self) -> None:
        """Put the focus where it is said who drives, or what voucher there is."""
        for name in FIELDS:
            if not self.fields[name].isHidden():
                self.fields[name].focus_control()
                return
