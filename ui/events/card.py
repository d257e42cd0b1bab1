"""The card of one event: shows an `EventState`, sends `Edit`s and wishes, decides nothing."""

from dataclasses import fields

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from fieldapp.domain.codes import CodeLists
from fieldapp.domain.event_draft import TypedPlace
from ui.events import words
from ui.events.asking import say_questions
from ui.events.cancelling import CancelBar
from ui.events.picking import EventPicker
from ui.events.questions import WIDE_FROM, QuestionGrid, Questions
from ui.events.state import PLACE, SITE, Edit, EventState
from ui.languages import language_choices
from ui.look import GAP, MARGIN
from ui.texts import autonym, isolated
from ui.widgets.button import a_button, say_button
from ui.widgets.chips import Picked
from ui.widgets.going_on import go_on
from ui.widgets.label import Badge, ShortLabel
from ui.widgets.port import a_port
from ui.widgets.status import Status

_OF_PLACE = frozenset(each.name for each in fields(TypedPlace)) - {"place"} | {"place_name"}


class EventCard(QFrame):
    """One event. The presenter gives states, this gives edits and wishes."""

    edited = Signal(object)  # Edit, at each letter and each choice
    field_left = Signal()  # the focus went to another question
    save_wanted = Signal()
    leave_wanted = Signal()
    undo_wanted = Signal()
    again_wanted = Signal()
    times_wanted = Signal()
    step_wanted = Signal(str)
    worker_toggled = Signal(str)
    worker_added = Signal(str, str)

    def __init__(self, lists: CodeLists) -> None:
        super().__init__()
        self.setObjectName("card")
        self._lists = lists
        self._language, self._locale = "en", QLocale()
        self._state = EventState()
        self.questions = Questions()
        self.grid = QuestionGrid(self.questions)
        self.picker = EventPicker(self, self.questions, lists)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.title = ShortLabel("title")
        self.code, self.badge = Badge("grey", shape="tag"), Badge("grey", shape="tag")
        self.again = a_button("quiet")
        self.status, self.about = Status(), self.grid.about
        self.cancel_bar = CancelBar()
        self.cancel, self.leave = a_button("quiet"), a_button("plain")
        self.step, self.save = a_button("primary"), a_button("primary")
        head, buttons = QHBoxLayout(), QHBoxLayout()
        self.foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for row in (head, buttons, self.foot):
            row.setSpacing(12)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.again)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.code)
        below.addWidget(self.badge)
        below.addStretch(1)
        below.addWidget(self.cancel)
        buttons.addStretch(1)
        for button in (self.leave, self.step, self.save):
            buttons.addWidget(button)
        self.foot.addWidget(self.status, 1)
        self.foot.addLayout(buttons)
        self.port = a_port(self.grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN + 2, MARGIN, MARGIN + 2, MARGIN)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addLayout(below)
        column.addWidget(self.port, 1)
        column.addWidget(self.cancel_bar)
        column.addLayout(self.foot)

    def _connect(self) -> None:
        asked = self.questions
        for name, line in asked.lines.items():
            line.textEdited.connect(lambda text, one=name: self._send(one, text))
            line.entered.connect(lambda one=name: self._on_field_entered(one))
            line.left.connect(self.field_left)
            line.went_on.connect(self._go_on)
        for name, row in asked.rows.items():
            row.picked.connect(lambda picked, one=name: self._on_row_picked(one, picked))
            row.focus_moved.connect(lambda one=name: self._on_field_entered(one))
            row.went_on.connect(self._go_on)
        for part in asked.parts:
            part.edited.connect(self.edited)
            part.left.connect(self.field_left)
            part.went_on.connect(self._go_on)
            part.entered.connect(lambda one=part: self._on_part_entered(one))
        asked.times.make_wanted.connect(self.times_wanted)
        asked.times.chosen.connect(lambda: self.show_state(self._state))
        asked.people.toggled.connect(self.worker_toggled)
        asked.people.added.connect(self.worker_added)
        asked.change_place.clicked.connect(self._on_change_place)
        self.picker.edited.connect(self.edited)
        self.picker.worker_picked.connect(self.worker_toggled)
        self.picker.person_named.connect(self._on_person_named)
        self.status.undo.clicked.connect(self.undo_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.leave.clicked.connect(self.leave_wanted)
        self.again.clicked.connect(self.again_wanted)
        self.step.clicked.connect(self.take_step)
        self.cancel.clicked.connect(self._on_cancel_wanted)
        self.cancel_bar.confirmed.connect(lambda: self.step_wanted.emit("CANCELLED"))
        self.cancel_bar.left.connect(self.focus_first)

    # --- showing ----------------------------------------------------------------------------------

    def show_state(self, state: EventState) -> None:
        """Show what stands in a state."""
        if state.form.id != self._state.form.id:
            self.cancel_bar.close_bar()
            self.questions.people.ask_for("", "")
            self.questions.times.codes = ()
            self.port.verticalScrollBar().setValue(0)
        self._state = state
        self._show_head(state)
        draft, asked = state.draft, self.questions
        for name, line in asked.lines.items():
            line.show_text(draft.place if name == "place_name" else getattr(draft, name))
            line.setReadOnly(state.read_only)
        asked.code.setPlaceholderText(state.code or "BUR-0613A")
        self._show_understood(state)
        self._show_rows(state)
        self._show_parts(state)
        self._show_problems(state)
        self._fit()

    def _show_head(self, state: EventState) -> None:
        status = state.form.status
        new = self.tr("New event")
        self.title.say(new if state.new else state.draft.title or new)
        self.code.show_words("" if state.new else isolated(state.code), "grey")
        said = words.status_words(status, self._lists, self._language)
        self.badge.show_words(said, words.TONES.get(status, "grey"))
        dirty, may = not state.form.untouched, not state.read_only
        step, meaning = words.step_words(state.step)
        lacks = words.lacks_words(state.lacks)
        if not may:
            about = self.tr("You can look at events. A coordinator changes them.")
        elif dirty or state.new:
            about = ""
        else:
            about = " ".join(each for each in (meaning, lacks) if each)
        self.about.setText(about)
        self.about.setVisible(bool(about))
        say_button(self.step, step, self.tr("Alt+Enter"))
        self.step.setVisible(bool(state.step) and not dirty and may)
        self.save.setVisible((dirty or state.new) and may)
        self.save.setEnabled(dirty)
        self.leave.setVisible(dirty and may)
        self.cancel.setVisible(state.can_cancel and not dirty and may)
        self.again.setVisible(not state.new and may)
        self.cancel_bar.show_code(state.code)
        if dirty:
            self.cancel_bar.close_bar()

    def _show_understood(self, state: EventState) -> None:
        asked, found = self.questions, state.understood
        begins, ends = words.understood_hours(found, self._locale)
        said = {"day": words.understood_day(found, self._locale), "begins": begins, "ends": ends}
        for name, badge in asked.understood.items():
            typed = asked.lines[name].text().strip()
            badge.show_words("" if _plain(typed) == _plain(said[name]) else said[name], "teal")
            asked.lines[name].spare(badge)

    def _show_rows(self, state: EventState) -> None:
        lists, language, draft = self._lists, self._language, state.draft
        asked, seen = self.questions, state.seen
        place = SITE + draft.site if draft.site else PLACE + draft.place if draft.place else ""
        offered = {
            "kind": words.all_choices("event_kind", lists, language),
            "place": words.place_choices(draft, seen),
            "place_kind": words.all_choices("site_kind", lists, language),
            "county": words.code_choices("nc_counties", _one(draft.county), lists, language),
            "network": words.all_choices("site_network", lists, language),
            "access": words.code_choices("access_needs", draft.access, lists, language),
            "provider": words.provider_choices(draft),
            "next_event": words.next_choices(draft, seen, self._locale),
            "walk_ins": words.yes_choices(),
            "drafts": words.draft_choices(),
            "tz": words.zone_choices(draft.tz),
        }
        more = {
            "place": self.tr("Choose or write…"),
            "county": self.tr("Choose…"),
            "access": self.tr("Add…"),
            "provider": self.tr("Choose or write…"),
            "next_event": self.tr("Choose…"),
        }
        for name, row in asked.rows.items():
            value = place if name == "place" else getattr(draft, name)
            codes = value if isinstance(value, tuple) else (value,) if value else ()
            row.offer(offered[name], "" if state.read_only else more.get(name, ""))
            row.choose(codes)
            row.setEnabled(not state.read_only)
        changing = bool(draft.place_was)
        say_button(
            asked.change_place,
            self.tr("Leave the place as it was") if changing else self.tr("Change this place…"),
        )
        asked.change_place.setVisible(bool(draft.site) and not state.read_only)

    def _show_parts(self, state: EventState) -> None:
        lists, language, draft = self._lists, self._language, state.draft
        asked, may = self.questions, not state.read_only
        other = self.tr("Other…") if may else ""
        asked.languages.row.offer(language_choices(state.languages, lists, language), other)
        asked.languages.show_languages(
            draft.languages,
            [autonym(each.tag, lists, language) for each in draft.languages],
            self.tr("How many speak {language}"),
        )
        groups = words.code_choices("vaccine_group", state.groups, lists, language)
        asked.offers.row.offer(groups, other)
        labels = lists["vaccine_group"]
        asked.offers.show_offers(
            draft.offers, [labels.label(each.group, language) for each in draft.offers]
        )
        self._show_times(state)
        asked.people.row.offer(
            words.worker_choices(state.workers, lists, language),
            self.tr("Add somebody…") if may else "",
        )
        asked.people.show_workers(
            tuple(each.id.hex() for each in state.seen.workers if state.form.id in each.events)
        )
        asked.people.roles.offer(words.code_choices("user_role", words.ROLES, lists, language))
        for part in asked.parts:
            part.setEnabled(may)
        asked.people.row.setEnabled(not state.new)

    def _show_times(self, state: EventState) -> None:
        lists, language, times = self._lists, self._language, self.questions.times
        for name, line in times.line.items():
            line.show_text(getattr(state.draft, name))
        begins, ends = words.understood_hours(state.understood, self._locale)
        times.line["times_from"].setPlaceholderText(begins)
        times.line["times_to"].setPlaceholderText(ends)
        times.row.offer(words.slot_choices(state, lists, language, self._locale))
        kept = {tag for each in state.draft.slots for tag in each.languages}
        tags = dict.fromkeys((*state.languages, *sorted(kept)))
        times.kept_for.offer(language_choices(tuple(tags), lists, language), self.tr("Other…"))
        times.kind.offer(words.all_choices("slot_kind", lists, language))
        times.show_chosen(state.draft)

    def _show_problems(self, state: EventState) -> None:
        found = state.problem_fields
        saying = self._lists, self._language, self._locale
        for name, each in self.grid.fields.items():
            problem = found.get(name)
            said = words.problem_words(problem, *saying) if problem else ""
            each.show_problem(said)
        said, tone = words.said_words(state.said, len(found), self._language)
        if "form" in found:
            said = words.problem_words(found["form"], *saying)
            tone = "problem"
        self.status.show_words(said, tone, can_undo=state.can_undo)
        self.status.setVisible(bool(said))

    def _fit(self) -> None:
        state = self._state
        changing = bool(state.draft.place_was)
        hidden = set() if changing else {"place_name"}
        if not (changing or state.draft.place):
            hidden |= _OF_PLACE
        if not state.times:
            hidden.add("times")
        if not state.new:
            hidden.add("code")
        width = self.width() - 2 * MARGIN
        self.grid.fit(width, frozenset(hidden))
        ways = QBoxLayout.Direction
        self.foot.setDirection(ways.LeftToRight if width >= WIDE_FROM else ways.TopToBottom)

    def focus_problem(self) -> None:
        """Put the focus on the first question that lacks something."""
        found = self._state.problem_fields
        for name, each in self.grid.fields.items():
            if name in found:
                each.focus_control()
                self.port.ensureWidgetVisible(each)
                return

    def focus_first(self) -> None:
        """Put the focus where an event begins."""
        self.questions.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.port.verticalScrollBar().setValue(0)

    def focus_day(self) -> None:
        """Put the focus on the day, which another event like one that was needs first."""
        self.questions.day.setFocus(Qt.FocusReason.OtherFocusReason)
        self.questions.day.selectAll()

    # --- words ------------------------------------------------------------------------------------

    def speak(self, language: str, locale: QLocale) -> None:
        """Say everything in a language; what was typed stays as it is."""
        self._language, self._locale = language, locale
        say_questions(self.grid, self.questions)
        self.cancel_bar.speak()
        self.picker.speak(language, locale)
        say_button(self.save, self.tr("Save"), self.tr("Ctrl+Enter"))
        say_button(self.leave, self.tr("Leave as it was"), self.tr("Esc"))
        say_button(self.status.undo, self.tr("Undo"), "Ctrl+Z")
        say_button(self.again, self.tr("Same again"), "Ctrl+D")
        say_button(self.cancel, self.tr("Cancel the event…"))
        self.show_state(self._state)

    # --- what a person did ------------------------------------------------------------------------

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.grid.updateGeometry()
            self._show_understood(self._state)

    def take_step(self) -> None:
        """Take the event to its next state, where the button for it is in sight."""
        if not self.step.isHidden():
            self.step_wanted.emit(self._state.step)

    def _send(self, field: str, value: str | tuple[str, ...]) -> None:
        self.edited.emit(Edit(field=field, value=value))

    def _on_row_picked(self, name: str, picked: Picked) -> None:
        self._send(name, picked.codes if name == "access" else "".join(picked.codes[:1]))

    def _on_field_entered(self, name: str) -> None:
        """Whatever is filled in is in sight, however small the window."""
        self.port.ensureWidgetVisible(self.grid.fields[name], 0, GAP)

    def _on_part_entered(self, _part: QWidget) -> None:
        focused = self.focusWidget()
        if focused in self.grid.stops():
            self.port.ensureWidgetVisible(focused, 0, GAP * 3)

    def _on_change_place(self) -> None:
        """Open the place's own questions, or leave it as it is known."""
        opening = not self._state.draft.place_was
        self._send("place_change", "YES" if opening else "")
        if opening:
            self.questions.place_name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        go_on(self, (self.questions.change_place, self.leave, self.step))

    def _on_cancel_wanted(self) -> None:
        self.cancel_bar.open_bar()

    def _on_person_named(self, name: str) -> None:
        asks = self.tr("What will {name} do?").format(name=name)
        self.questions.people.ask_for(name, asks)


def _one(code: str) -> tuple[str, ...]:
    return (code,) if code else ()


def _plain(words: str) -> str:
    """Give a time without the marks that keep it together, to see whether it says anything new."""
    return "".join(each for each in words.lower() if each.isalnum())
