"""The form card: shows a `FormState`, sends `Edit`s, decides nothing."""

from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from fieldapp.domain.codes import CodeLists
from fieldapp.domain.folding import fold
from ui.languages import language_choices, language_entries
from ui.look import GAP, MARGIN
from ui.sign_up import words
from ui.sign_up.form_fields import FieldGrid, Questions
from ui.sign_up.state import CONSENTS, NO_PHONE, Edit, FormState
from ui.widgets.chips import Picked
from ui.widgets.label import Badge, PlainLabel
from ui.widgets.picker import Picker
from ui.widgets.status import Status


class SignUpForm(QFrame):
    """One sign-up. The presenter gives states, this gives edits and wishes."""

    edited = Signal(object)  # Edit, at each letter and each choice
    field_left = Signal()  # the focus went to another question
    save_wanted = Signal()
    undo_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, lists: CodeLists, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._lists = lists
        self._language = "en"
        self._notice = ""
        self._state = FormState()
        self.questions = Questions()
        self.grid = FieldGrid(self.questions)
        self.picker = Picker(self)
        self._picking = ""
        self._stops: tuple[QWidget, ...] = ()
        self._build()
        self._connect()

    def _build(self) -> None:
        self.title = PlainLabel("title")
        self.ticket = Badge("grey", shape="tag")
        self.status = Status()
        self.leave = QPushButton()
        self.leave.setObjectName("plain")
        self.save = QPushButton()
        self.save.setObjectName("primary")
        for button in (self.leave, self.save):
            button.setAutoDefault(False)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title)
        head.addWidget(self.ticket)
        head.addStretch(1)
        self.port = QScrollArea()
        self.port.setWidgetResizable(True)
        self.port.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.port.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.port.viewport().setObjectName("scrollPort")
        self.port.setWidget(self.grid)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.status, 1)
        foot.addWidget(self.leave)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN + 2, MARGIN, MARGIN + 2, MARGIN)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self.port, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        asked = self.questions
        for name, line in asked.lines.items():
            line.textEdited.connect(lambda text, one=name: self._send(one, text))
            line.entered.connect(lambda one=name: self._on_field_entered(one))
            line.left.connect(self.field_left)
            line.went_on.connect(self._on_line_went_on)
        for name, row in asked.rows.items():
            row.picked.connect(lambda picked, one=name: self._send(one, picked.codes))
            row.focus_moved.connect(lambda one=name: self._on_field_entered(one))
            row.asked_for_more.connect(lambda one=name: self._open_picker(one))
        for name, chip in (("no_phone", asked.no_phone), ("phone_shared", asked.phone_shared)):
            chip.clicked.connect(lambda checked, one=name: self._send(one, checked))
        self.picker.picked.connect(self._on_picker_picked)
        self.status.undo.clicked.connect(self.undo_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.leave.clicked.connect(self.leave_wanted)

    # --- showing ---------------------------------------------------------------------------------

    def speak(self, language: str, notice: str) -> None:
        """Say everything in a language; what was typed stays as it is."""
        self._language = language
        self._notice = notice
        self.retranslate()
        self.show_state(self._state)

    def show_state(self, state: FormState) -> None:
        """Show a state. Texts that already stand are left alone, with their cursor."""
        self._state = state
        self._show_choices(state)
        draft, asked = state.draft, self.questions
        asked.name.show_text(state.name)
        asked.birth.show_text(draft.birth)
        asked.phone.show_text(draft.phone)
        asked.variety.show_text(draft.lang_variety)
        asked.no_phone.setChecked(draft.phone_kind == NO_PHONE and not draft.phone)
        asked.phone.setEnabled(not asked.no_phone.isChecked())
        asked.phone_shared.setChecked(draft.phone_shared)
        asked.phone_shared.setEnabled(not asked.no_phone.isChecked())
        asked.modes.setEnabled(draft.interpreter_wanted == "YES")
        asked.age.show_words(words.age_words(state.birth), "teal")
        asked.birth.spare(asked.age)
        self.grid.fields["variety"].setVisible(state.variety_needed)
        self.ticket.show_words(words.ticket_words(state), "grey")
        self.title.setText(
            self.tr("Correct sign-up") if state.correcting else self.tr("New sign-up")
        )
        self.leave.setVisible(state.correcting)
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
        asked.interpreter.offer(words.interpreter_choices())
        asked.interpreter.choose(wanted)
        asked.modes.offer(words.mode_choices(state.modes))
        asked.modes.choose(draft.modes)
        asked.wants.offer(words.group_choices(state.groups, lists, language), more)
        asked.wants.choose(draft.wants)
        asked.access.offer(
            words.access_choices(draft.access_needs, lists, language), self.tr("Add…")
        )
        asked.access.choose(draft.access_needs)
        asked.granted.offer(words.consent_choices())
        asked.granted.choose(tuple(each for each in CONSENTS if each in draft.granted))
        self._chain()

    def _chain(self) -> None:
        """Let Tab go through the form as it is read, also through chips that came just now."""
        stops = (*self.grid.stops(), self.leave, self.save)
        if stops != self._stops:
            self._stops = stops
            for before, after in pairwise(stops):
                QWidget.setTabOrder(before, after)

    def _show_problems(self, state: FormState) -> None:
        found = state.problem_fields
        for name, each in self.grid.fields.items():
            problem = found.get(name)
            each.show_problem(words.problem_words(problem, self._language) if problem else "")
        said = words.said_words(state.said, len(found), self._language)
        tone = words.said_tone(state.said)
        if "form" in found:
            said, tone = words.problem_words(found["form"], self._language), "problem"
        self.status.show_words(said, tone, can_undo=state.can_undo)

    def focus_problem(self) -> None:
        """Put the focus on the first question that lacks something."""
        found = self._state.problem_fields
        for name, each in self.grid.fields.items():
            if name in found:
                each.focus_control()
                self.port.ensureWidgetVisible(each)
                return

    def focus_first(self) -> None:
        """Put the focus where a sign-up begins."""
        self.questions.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.port.verticalScrollBar().setValue(0)

    def retranslate(self) -> None:
        """Say every text anew."""
        fields, asked = self.grid.fields, self.questions
        fields["name"].say(self.tr("Name, as they say it"))
        fields["birth"].say(self.tr("Birth year, or age"))
        fields["speaks"].say(self.tr("Speaks"))
        fields["variety"].say(self.tr("Which one? People, dialect or home town"))
        fields["interpreter"].say(self.tr("Wants an interpreter?"))
        fields["modes"].say(self.tr("How"))
        fields["phone"].say(self.tr("Phone, or none"))
        fields["wants"].say(self.tr("Wants"))
        fields["access"].say(self.tr("Needs for the visit"), self.tr("if any"))
        fields["granted"].say(self.tr("They said yes to"))
        asked.birth.setPlaceholderText(self.tr("1961, 34 or 8 m"))
        asked.phone.setPlaceholderText(self.tr("828 555 0134"))
        asked.no_phone.say(self.tr("None", "no phone"), self.tr("Has no phone"))
        asked.phone_shared.say(
            self.tr("Shared", "phone"), self.tr("Others answer or read this phone too")
        )
        self.grid.notice.lead.setText(self.tr("Say:"))
        self.grid.notice.text.setText(self._notice)
        for button, text, keys in (
            (self.save, self.tr("Save, next person"), "Ctrl+Enter"),
            (self.leave, self.tr("Leave as it was"), "Esc"),
            (self.status.undo, self.tr("Undo"), "Ctrl+Z"),
        ):
            button.setText(f"{text}   {keys}")
            button.setAccessibleName(text)

    # --- what a person did -----------------------------------------------------------------------

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self.grid.fit(self.width() - 2 * MARGIN)

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.grid.updateGeometry()

    def _send(self, field: str, value: str | bool | tuple[str, ...]) -> None:
        self.edited.emit(Edit(field=field, value=value))

    def _on_field_entered(self, name: str) -> None:
        """Whatever is filled in is in sight, however small the window."""
        self.port.ensureWidgetVisible(self.grid.fields[name], 0, GAP)

    def _on_line_went_on(self) -> None:
        self.focusNextChild()

    def _open_picker(self, name: str) -> None:
        lists, language = self._lists, self._language
        self._picking = name
        row = self.questions.rows[name]
        match name:
            case "speaks":
                self.picker.say(self.tr("Type a language, in any spelling"))
                self.picker.offer(language_entries(lists, language), fold)
            case "wants":
                self.picker.say(self.tr("Type a vaccine"))
                self.picker.offer(words.group_entries(lists, language), fold)
            case _:
                self.picker.say(self.tr("Type a need"))
                free = ("OTHER:", self.tr("In own words"))
                self.picker.offer(words.access_entries(lists, language), fold, free)
        self.picker.open_at(row.chips[-1], row.letter)

    def _on_picker_picked(self, picked: Picked) -> None:
        row = self.questions.rows[self._picking]
        if self._picking == "speaks":
            codes = picked.codes
        else:
            codes = tuple(dict.fromkeys((*row.codes, *picked.codes)))
        self._send(self._picking, codes)
        row.focus_row()
