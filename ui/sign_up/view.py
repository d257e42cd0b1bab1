"""The form card: shows a `FormState`, sends `Edit`s, decides nothing."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from fieldapp.domain.codes import CodeLists
from fieldapp.domain.needs import CHILD
from ui.languages import language_choices
from ui.look import GAP, MARGIN
from ui.sign_up import words
from ui.sign_up.answers import show_answers
from ui.sign_up.asked import PLAIN
from ui.sign_up.form_fields import FieldGrid, Questions
from ui.sign_up.frame import FormFoot, FormHead
from ui.sign_up.maybe_strip import MaybeStrip
from ui.sign_up.own_part import OwnPart
from ui.sign_up.part import Speech
from ui.sign_up.picking import Picking
from ui.sign_up.question_words import group_words, question_words
from ui.sign_up.riding import show_ride_notes
from ui.sign_up.state import (
    CONSENTS,
    FULL,
    NO_PHONE,
    QUICK,
    Answer,
    Edit,
    FormState,
)
from ui.sign_up.times import time_choices, time_note, time_question
from ui.widgets.chips import Chip, ChipRow
from ui.widgets.field import Line
from ui.widgets.going_on import go_on
from ui.widgets.port import a_port

FOOT_WIDE_FROM: Final = 620
DECLINED: Final = "DECL"


class SignUpForm(QFrame):
    """One sign-up. The presenter gives states, this gives edits and wishes."""

    edited = Signal(object)  # Edit, at each letter and each choice
    field_left = Signal()  # the focus went to another question
    field_entered = Signal(str)  # the question it came to
    save_wanted = Signal()
    undo_wanted = Signal()
    leave_wanted = Signal()
    depth_wanted = Signal(str)  # quick or full
    aside_wanted = Signal()
    turn_wanted = Signal()  # the person answers themselves
    family_wanted = Signal()

    def __init__(self, lists: CodeLists, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._lists = lists
        self._language, self._locale = "en", QLocale("en_US")
        self._notice = ""
        self._state = FormState()
        self.questions = Questions()
        self.grid = FieldGrid(self.questions)
        self._picking = Picking(self.questions, lists, self)
        self.picker = self._picking.picker
        self._wide = True
        self._build()
        self._connect()

    def _build(self) -> None:
        self.head, self.foot = FormHead(), FormFoot()
        self.status, self.save = self.foot.status, self.foot.save
        self.above = QVBoxLayout()
        """What is told above the questions: strips that come and go."""
        self.maybe = MaybeStrip()
        self.above.addWidget(self.maybe)
        self.port = a_port(self.grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN + 2, MARGIN, MARGIN + 2, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self.head)
        column.addLayout(self.above)
        column.addWidget(self.port, 1)
        column.addWidget(self.foot)

    def _show_aside(self) -> None:
        state = self._state
        self.head.point.setVisible(self._wide)
        begun = state.touched and not state.correcting
        self.head.aside.setVisible(self._wide and begun)
        self.foot.offer_family(self.width(), begun=begun)
        self.foot.show_room()

    def _connect(self) -> None:
        asked = self.questions
        self._connect_lines(asked.lines)
        self._connect_rows(asked.rows)
        for name, chip in (
            ("no_phone", asked.no_phone),
            ("phone_shared", asked.phone_shared),
            ("finish_later", self.foot.finish),
        ):
            self._connect_chip(name, chip)
        self.head.depths.picked.connect(lambda picked: self.depth_wanted.emit(picked.codes[0]))
        self.grid.resized.connect(self._on_grid_resized)
        self.grid.more.clicked.connect(lambda: self.depth_wanted.emit(FULL))
        self.head.aside.clicked.connect(self.aside_wanted)
        self._picking.edited.connect(self.edited)
        self.status.undo.clicked.connect(self.undo_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.foot.leave.clicked.connect(self.leave_wanted)
        self.foot.family.clicked.connect(self.family_wanted)
        self.maybe.left.connect(self.focus_first)

    def _connect_lines(self, lines: Mapping[str, Line]) -> None:
        for name, line in lines.items():
            line.textEdited.connect(lambda text, one=name: self._send(one, text))
            line.entered.connect(lambda one=name: self._on_field_entered(one))
            line.left.connect(self.field_left)
            line.went_on.connect(self._go_on)

    def _connect_rows(self, rows: Mapping[str, ChipRow]) -> None:
        for name, row in rows.items():
            row.picked.connect(lambda picked, one=name: self._send(one, picked.codes))
            row.focus_moved.connect(lambda one=name: self._on_field_entered(one))
            row.went_on.connect(self._go_on)
            row.asked_for_more.connect(lambda one=name: self._open_picker(one))

    def _connect_chip(self, name: str, chip: Chip) -> None:
        chip.clicked.connect(lambda checked, one=name: self._send(one, checked))
        chip.went_on.connect(self._go_on)

    def _make_more(self) -> None:
        """Make the rest of the full form when it is first asked for."""
        asked = self.questions
        asked.make_more()
        self.grid.make_more()
        self._connect_lines(asked.more_lines)
        self._connect_rows(asked.more_rows)
        for name, part in asked.parts.items():
            part.edited.connect(lambda answer, one=name: self._send(one, answer))
            part.focus_moved.connect(lambda one=name: self._on_field_entered(one))
            part.left.connect(self.field_left)
            part.went_on.connect(self._go_on)
            if isinstance(part, OwnPart):
                part.turn_wanted.connect(self.turn_wanted)
        if asked.phone2_shared is not None:
            self._connect_chip("phone2_shared", asked.phone2_shared)
        self._say_questions()

    # --- showing ---------------------------------------------------------------------------------

    def speak(self, language: str, locale: QLocale, notice: str) -> None:
        """Say everything in a language; what was typed stays as it is."""
        self._language, self._locale = language, locale
        self._notice = notice
        self.retranslate()
        self.show_state(self._state)

    @property
    def _speech(self) -> Speech:
        return Speech(language=self._language, locale=self._locale, lists=self._lists)

    def show_state(self, state: FormState) -> None:
        """Show a state. Texts that already stand are left alone, with their cursor."""
        self._state = state
        self._show_depth(state)
        self.grid.leave_out(state.away)
        self._show_choices(state)
        draft, asked = state.draft, self.questions
        for name, line in asked.more_lines.items():
            line.show_text(getattr(draft, PLAIN[name]))
        asked.name.show_text(state.name)
        asked.birth.show_text(draft.birth)
        asked.phone.show_text(draft.phone)
        asked.variety.show_text(draft.lang_variety)
        asked.no_phone.setChecked(draft.phone_kind == NO_PHONE and not draft.phone)
        if asked.no_phone.isChecked() and asked.phone.hasFocus():
            asked.no_phone.setFocus(Qt.FocusReason.OtherFocusReason)  # "none" was typed
        asked.phone.setEnabled(not asked.no_phone.isChecked())
        asked.phone_shared.setChecked(draft.phone_shared)
        asked.phone_shared.setEnabled(not asked.no_phone.isChecked())
        asked.modes.setEnabled(draft.interpreter_wanted == "YES")
        asked.age.show_words(words.age_words(state.birth), "teal")
        asked.birth.spare(asked.age)
        self._show_more(state)
        self.head.show_state(state)
        self.foot.show_state(state)
        self.save.setEnabled(state.event is not None)
        self._show_problems(state)

    def _show_choices(self, state: FormState) -> None:
        lists, language = self._lists, self._language
        draft, asked = state.draft, self.questions
        spoken = (draft.lang_spoken,) if draft.lang_spoken else ()
        wanted = (draft.interpreter_wanted,) if draft.interpreter_wanted else ()
        more = self.tr("Other…")
        asked.speaks.offer(language_choices(state.languages, lists, language), more)
        asked.speaks.choose(spoken)
        asked.interpreter.offer(
            words.interpreter_choices(
                full=state.depth == FULL or draft.interpreter_wanted == DECLINED
            )
        )
        asked.interpreter.choose(wanted)
        asked.modes.offer(words.mode_choices(state.modes, draft.modes))
        asked.modes.choose(draft.modes)
        asked.return_at.offer(words.back_choices(state.times_back, self._locale))
        asked.return_at.choose((draft.return_at,) if draft.return_at else ())
        asked.wants.offer(words.group_choices(state.groups, lists, language), more)
        asked.wants.choose(draft.wants)
        asked.access.offer(
            words.access_choices(draft.access_needs, lists, language), self.tr("Add…")
        )
        asked.access.choose(draft.access_needs)
        asked.granted.offer(words.consent_choices())
        asked.granted.choose(tuple(each for each in CONSENTS if each in draft.granted))
        closed = state.closed
        times = time_choices(state.seats, draft.seat, draft.lang_spoken, self._locale, closed)
        asked.seat.offer(*times)
        self.grid.fields["seat"].show_note(time_note(closed, self._locale))
        show_ride_notes(self.grid.fields, draft)
        asked.seat.choose((draft.seat,) if draft.seat else ())
        asked.relation.offer(words.relation_choices(lists, language))
        asked.relation.choose((draft.relation,) if draft.relation else ())
        self.grid.fields["seat"].say(*time_question(state.seats, self._locale))
        if asked.more_rows and state.depth == FULL:  # else nobody sees them
            show_answers(asked, state, self._lists, self._language)
            by_child = draft.interpreted_by == CHILD
            self.grid.fields["interpreted_by"].show_note(words.child_words() if by_child else "")
        for part in asked.parts.values():
            part.show_state(state, self._speech)

    def _show_depth(self, state: FormState) -> None:
        full = state.depth == FULL
        if full and not self.questions.more_rows:
            self._make_more()
        if full != self.grid.full:
            had_focus = [each for each in self.grid.stops() if each.hasFocus()]
            self.grid.show_depth(full=full)
            for each in had_focus:
                if each.isVisibleTo(self.grid):
                    self.port.ensureWidgetVisible(each)
                else:
                    self.focus_first()

    def _show_more(self, state: FormState) -> None:
        """Show what stands around the questions: the other depth, and what is left open."""
        self._show_aside()
        self.foot.finish.setChecked(state.draft.finish_later)
        more = words.more_words(state.more) if state.depth == QUICK else ""
        self.grid.more.setText(f"{more}   Ctrl+D")
        self.grid.more.setAccessibleName(more)
        self.grid.more.setVisible(bool(more))

    def _show_problems(self, state: FormState) -> None:
        found = state.problem_fields
        for name, each in self.grid.order.items():
            problem = found.get(name)
            each.show_problem(words.problem_words(problem, self._language) if problem else "")
        said = words.said_words(state.said, len(found), self._language)
        tone = words.said_tone(state.said)
        if "form" in found:
            said, tone = words.problem_words(found["form"], self._language), "problem"
        self.status.show_words(said, tone, can_undo=state.can_undo)
        self._show_aside()

    def focus_problem(self) -> None:
        """Put the focus on the first question that lacks something, if one does."""
        found = self._state.problem_fields
        for name, each in self.grid.order.items():
            if name in found:
                each.focus_control()
                self.port.ensureWidgetVisible(each)
                return

    def focus_at(self, question: str) -> None:
        """Put the focus on a question, else where a sign-up begins."""
        field = self.grid.order.get(question)
        if field is None:
            self.focus_first()
        else:
            field.focus_control()

    def focus_first(self) -> None:
        """Put the focus where a sign-up begins."""
        first = "given" if self.grid.full else "name"
        line = self.questions.lines[first]
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.grid.full and self._state.own_name_at is not None:
            line.setCursorPosition(self._state.own_name_at)
        self.port.verticalScrollBar().setValue(0)

    def focus_question(self, name: str) -> None:
        """Put the focus on a question that is asked now."""
        self.grid.order[name].focus_control()
        self.port.ensureWidgetVisible(self.grid.order[name])

    def retranslate(self) -> None:
        """Say every text anew."""
        asked = self.questions
        self._say_questions()
        self.head.speak()
        self.foot.speak()
        self.maybe.say()
        asked.birth.setPlaceholderText(self.tr("1961, 34 or 8 m"))
        asked.phone.setPlaceholderText(self.tr("828 555 0134"))
        asked.no_phone.say(self.tr("None", "no phone"), self.tr("Has no phone"))
        asked.phone_shared.say(
            self.tr("Shared", "phone"), self.tr("Others answer or read this phone too")
        )
        self.grid.notice.lead.setText(self.tr("Say:"))
        self.grid.notice.text.setText(self._notice)

    def _say_questions(self) -> None:
        said = question_words()
        for name, field in self.grid.fields.items():
            field.say(*said[name])
        for part in self.questions.parts.values():
            part.speak(self._speech)
        headings = group_words()
        if self.questions.more_lines:
            self.questions.more_lines["email"].setPlaceholderText("ana@example.org")
            self.questions.more_lines["zip"].setPlaceholderText("28655")
        for name, heading in self.grid.groups.items():
            heading.setText(headings[name])
        if self.questions.phone2_shared is not None:
            self.questions.phone2_shared.say(
                self.tr("Shared", "phone"), self.tr("Others answer or read this phone too")
            )

    # --- what a person did -----------------------------------------------------------------------

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        room = self.width() - 2 * MARGIN
        self.grid.fit(room)
        self._wide = room >= FOOT_WIDE_FROM
        self.foot.fit(wide=self._wide)
        self._show_aside()

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.grid.updateGeometry()
            self.questions.birth.spare(self.questions.age)

    def _send(self, field: str, value: Answer) -> None:
        self.edited.emit(Edit(field=field, value=value))

    def _on_field_entered(self, name: str) -> None:
        """Whatever is filled in is in sight, however small the window; of a part what has focus."""
        part, focused = self.questions.parts.get(name), self.focusWidget()
        stops = () if part is None else part.stops()
        shown = next((each for each in stops if each is focused), self.grid.fields[name])
        self.port.ensureWidgetVisible(shown, 0, GAP * 2)
        self.field_entered.emit(name)

    def _on_grid_resized(self) -> None:
        """Whoever answers keeps the question in sight while others come and go around it."""
        for name, each in self.grid.order.items():
            if any(stop.hasFocus() for stop in each.stops()):
                self._on_field_entered(name)

    def _go_on(self) -> None:
        """Go to the next question, past all at which only Tab stops; at the end to Save."""
        asked = self.questions
        beside = (asked.no_phone, asked.phone_shared, asked.phone2_shared)
        parts = (each for part in asked.parts.values() for each in part.passed())
        past = (*beside, *parts, self.grid.more, *self.foot.stops()[:-1])
        go_on(self, (each for each in past if each is not None))

    def _open_picker(self, name: str) -> None:
        self._picking.open(name, self._state, self._language, self._locale)
