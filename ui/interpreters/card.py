"""The card of one person, interpreter or language: what is known, and what can be done."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from fieldapp.actions.interpreter_desk import InterpreterShown, LanguageSum, ShiftShown
from fieldapp.actions.interpreter_lines import NeedLine
from fieldapp.domain.needs import OPEN_STATES
from ui.interpreters import words
from ui.interpreters.plans import Plans
from ui.interpreters.state import (
    MINUTES,
    PROBLEMS,
    InterpretersState,
    asks_mode,
    due,
    mode_choices,
    told_of,
    waiting_for,
    who_choices,
)
from ui.interpreters.words import Tongue
from ui.look import GAP, MARGIN, SPACE
from ui.texts import isolated
from ui.widgets.button import a_button, say_button
from ui.widgets.chips import ChipRow, Choice
from ui.widgets.facts import Facts
from ui.widgets.field import Field
from ui.widgets.label import Badge, PlainLabel
from ui.widgets.port import a_port
from ui.widgets.status import Status

CALL_KEY: Final = "H"
BACK_KEY: Final = "C"
NOTE_KEY: Final = "D"
LANGUAGE_KEY: Final = "L"
ASK_KEY: Final = "A"
REOPEN_KEY: Final = "B"
EDIT_KEY: Final = "E"
MORE_KEY: Final = "M"


class _Questions(QWidget):
    """What scrolls: chips that wrap need the height of the width they really get."""

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


class NeedCard(QFrame):
    """Made once, told what to show; the screen listens to its controls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.title, self.badge = PlainLabel("title", wrap=True), Badge("amber", shape="tag")
        self.facts, self.plans = Facts(), Plans()
        self.back, self.who, self.mode = ChipRow(), ChipRow(), ChipRow()
        self.minutes, self.problem = ChipRow(), ChipRow()
        self.asked = ChipRow(several=True)
        self.fields = {
            "back": Field(self.back),
            "who": Field(self.who),
            "mode": Field(self.mode),
            "minutes": Field(self.minutes),
            "problem": Field(self.problem),
            "asked": Field(self.asked),
        }
        self.planned, self.note_words = PlainLabel("label"), PlainLabel("small", wrap=True)
        self.empty = PlainLabel("muted", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.status = Status()
        self.language, self.ask = a_button("quiet"), a_button("plain")
        self.reopen, self.call = a_button("plain"), a_button("plain")
        self.note = a_button("primary")
        self.edit, self.more = a_button("plain"), a_button("plain")
        self._build()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title, 1)
        head.addWidget(self.language, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignTop)
        inner = _Questions()
        inner.setObjectName("scrolled")
        body = QVBoxLayout(inner)
        body.setContentsMargins(0, 0, SPACE, 0)
        body.setSpacing(GAP)
        body.addWidget(self.facts)
        body.addWidget(self.planned)
        body.addWidget(self.plans)
        body.addWidget(self.fields["asked"])
        body.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeft)
        for name in ("back", "who"):
            body.addWidget(self.fields[name])
        body.addWidget(self.note_words)
        for name in ("mode", "minutes", "problem"):
            body.addWidget(self.fields[name])
        body.addStretch(1)
        self.port = a_port(inner)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.status, 1)
        for each in (self.edit, self.more, self.reopen, self.call, self.note):
            foot.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN + 2, MARGIN, MARGIN + 2, MARGIN)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self.port, 1)
        column.addWidget(self.empty, 1)
        column.addLayout(foot)

    def speak(self) -> None:
        """Say the words that are always there."""
        say_button(self.status.undo, self.tr("Undo"), "Ctrl+Z")
        say_button(self.language, self.tr("Another language…"), LANGUAGE_KEY)
        say_button(self.note, self.tr("Note it"), NOTE_KEY)
        say_button(self.ask, self.tr("Ask"), ASK_KEY)
        say_button(self.reopen, self.tr("Not so, open again"), REOPEN_KEY)
        self.planned.setText(self.tr("Who was asked"))
        for name, question in {
            "who": self.tr("Who interpreted"),
            "mode": self.tr("How"),
            "minutes": self.tr("How long"),
            "problem": self.tr("What went wrong"),
            "asked": self.tr("Who could interpret, the best first"),
        }.items():
            hint = self.tr("if anything") if name == "problem" else ""
            self.fields[name].say(question, hint)

    def show_state(self, state: InterpretersState, tongue: Tongue) -> None:
        """Show what is in sight, and what can be done with it."""
        current = state.current
        self.empty.setVisible(current is None)
        self.title.setVisible(current is not None)
        self.port.setVisible(current is not None)
        self.empty.setText(
            words.empty_words(state.filter, may_edit=state.may_edit)
            if state.seen is not None
            else self.tr("Looking…")
        )
        acts = (self.edit, self.more, self.reopen, self.call, self.note)
        buttons = (self.language, self.ask, *acts)
        hidden: tuple[QWidget, ...] = (*self.fields.values(), self.note_words, self.planned)
        for each in (*hidden, self.plans, *buttons, self.badge):
            each.hide()
        match current:
            case NeedLine():
                self._show_person(current, state, tongue)
            case ShiftShown():
                self._show_shift(current, state, tongue)
            case InterpreterShown():
                self.title.setText(current.name)
                self.facts.show_facts(words.known_facts(current, tongue))
                say_button(self.edit, self.tr("Book for hours here"), EDIT_KEY)
                self.edit.show()
            case LanguageSum():
                self.title.setText(tongue.label("languages", current.language))
                self.facts.show_facts(words.sum_facts(current))

    def _show_person(self, line: NeedLine, state: InterpretersState, tongue: Tongue) -> None:
        assert state.seen is not None  # noqa: S101 - there is somebody in sight
        named = words.who_words(line) if line.first_name else ""
        self.title.setText("  ".join(filter(None, (isolated(line.ticket), named))))
        self.badge.show_words(*words.badge_of(line, state.seen.now, tongue))
        self.facts.show_facts(words.person_facts(line, tongue))
        may_assign = state.seen.may_assign
        self.planned.setVisible(bool(line.plans))
        self.plans.show_plans(line.plans, tongue, may_answer=may_assign)
        open_ = line.state in OPEN_STATES or line.hidden
        today = state.seen.event is not None and state.seen.event.starts[:10] <= state.seen.now[:10]
        if open_ and today and line.may_call:
            self._show_back(line, state, tongue)
            say_button(self.call, self.tr("Interpreter is here, call them"), CALL_KEY)
            self.call.setVisible(not due(line, state.seen.now))
        if open_ and today and line.may_close:
            self._show_closing(line, state, tongue)
            self.language.show()
        if open_ and may_assign:
            self._show_asked(state, tongue)
        self.reopen.setVisible(line.closed is not None and line.may_close)

    def _show_back(self, line: NeedLine, state: InterpretersState, tongue: Tongue) -> None:
        times = sorted({*state.times, line.return_at} - {""})
        self.back.offer(Choice(code=each, text=tongue.time(each)) for each in times)
        hint = f"{isolated(BACK_KEY)}: {tongue.time(state.times[0])}" if state.times else ""
        self.fields["back"].say(self.tr("Comes back at"), hint)
        self.back.choose((line.return_at,) if line.return_at else ())
        self.fields["back"].setVisible(bool(times))

    def _show_closing(self, line: NeedLine, state: InterpretersState, tongue: Tongue) -> None:
        assert state.seen is not None  # noqa: S101 - there is somebody in sight
        closing, short = state.closing, "interpreter_modes_short"
        self.who.offer(
            Choice(code=code, text=name or words.without_words(code))
            for code, name in who_choices(state.seen, line)
        )
        self.who.choose((closing.who,) if closing.who else ())
        self.mode.offer(
            Choice(code=each, text=tongue.label(short, each), detail=tongue.label(short[:-6], each))
            for each in mode_choices(line.wish, tongue.lists)
        )
        self.mode.choose((closing.mode,))
        self.minutes.offer(Choice(code=each, text=words.minutes_words(each)) for each in MINUTES)
        self.minutes.choose((closing.minutes,))
        self.problem.offer(
            Choice(code=each, text=tongue.label("assignment_problem", each)) for each in PROBLEMS
        )
        self.problem.choose((closing.problem,))
        note = words.closing_note(closing.who)
        self.note_words.setText(note)
        self.note_words.setVisible(bool(note))
        by_interpreter = asks_mode(closing)
        self.fields["who"].show()
        self.fields["mode"].setVisible(by_interpreter)
        self.fields["minutes"].setVisible(bool(closing.who) and closing.who != "NONE")
        self.fields["problem"].setVisible(by_interpreter)
        self.note.show()
        self.note.setEnabled(told_of(closing) is not None)

    def _show_asked(self, state: InterpretersState, tongue: Tongue) -> None:
        assert state.seen is not None  # noqa: S101 - there is somebody in sight
        match = state.seen.match
        offered = match.free or match.others
        self.asked.offer(words.asked_choice(each, tongue) for each in offered)
        self.asked.choose(tuple(each.hex() for each in state.asked))
        self.fields["asked"].setVisible(bool(offered))
        self.ask.setVisible(bool(offered))
        self.ask.setEnabled(bool(state.asked))

    def _show_shift(self, shift: ShiftShown, state: InterpretersState, tongue: Tongue) -> None:
        assert state.seen is not None  # noqa: S101 - there is somebody in sight
        self.title.setText(shift.name)
        self.badge.show_words(*words.shift_badge(shift, state.seen.now))
        self.facts.show_facts(words.shift_facts(shift, tongue))
        waiting = waiting_for(state.seen, shift)
        say_button(self.edit, self.tr("Change"), EDIT_KEY)
        say_button(self.more, self.tr("More hours"), MORE_KEY)
        for button in (self.edit, self.more):
            button.setVisible(state.may_edit)
        call = self.tr("Here now: call {n} who wait").format(n=isolated(str(len(waiting))))
        say_button(self.call, call, CALL_KEY)
        self.call.setVisible(bool(waiting))
