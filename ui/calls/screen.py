"""The page of calls: who is to be called on the left, one of them on the right."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from fieldapp.domain.folding import fold
from fieldapp.domain.problem import Problem
from fieldapp.domain.typed_times import read_typed_day
from ui.calls import words
from ui.calls.card import CallCard
from ui.calls.presenter import CallsPresenter
from ui.calls.state import (
    EVERY,
    FILTERS,
    FORM_KEY,
    NOW,
    RESULTS,
    SETTLE_KEY,
    SPOKEN,
    doses_of,
    later_times,
    read_later,
    results_for,
)
from ui.calls.words import Tongue
from ui.dose_words import group_word
from ui.look import GAP, MARGIN, SPACE, Tokens
from ui.page import Around, Head, Page, Wish
from ui.texts import isolated
from ui.widgets.chips import ChipRow, Choice, Picked
from ui.widgets.choice_button import ChoiceButton
from ui.widgets.choosing import Choosing
from ui.widgets.finding import list_width
from ui.widgets.label import PlainLabel
from ui.widgets.panes import Panes
from ui.widgets.picker import Entry, Picker
from ui.widgets.rows_model import RowsModel
from ui.widgets.rows_view import RowsView

_DAY, _UNKNOWN, _TIME = "day:", "-", "time:"


class CallsScreen(Page):
    """Joins presenter and views."""

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self.presenter = CallsPresenter(around.session)
        self.model = RowsModel(self)
        self.list = RowsView(self.model, around.tokens)
        self.filters = ChipRow()
        self.language, self.kind, self.event_choice = (ChoiceButton(around.tokens) for _ in "123")
        self.picker = Picker(self)
        self.choosing = Choosing(self.picker)
        self.unreachable = PlainLabel("small", wrap=True)
        self.card = CallCard()
        self._build()
        self._connect()
        self.speak()
        self.presenter.watch.look()

    def _build(self) -> None:
        self.side = QFrame()
        self.side.setObjectName("card")
        column = QVBoxLayout(self.side)
        column.setContentsMargins(MARGIN - 2, MARGIN - 2, MARGIN - 2, MARGIN - 2)
        column.setSpacing(GAP)
        column.addWidget(self.filters)
        column.addWidget(self.language)
        narrow = QHBoxLayout()
        narrow.setSpacing(SPACE)
        narrow.addWidget(self.kind, 1)
        narrow.addWidget(self.event_choice, 1)
        column.addLayout(narrow)
        column.addWidget(self.list, 1)
        column.addWidget(self.unreachable)
        self.panes = Panes(self)
        self.panes.add(self.side)
        self.panes.add(self.card, 1)
        self.panes.lead(self.list)

    def _connect(self) -> None:
        presenter, card = self.presenter, self.card
        presenter.changed.connect(self._on_presenter_changed)
        self.filters.picked.connect(
            lambda picked: presenter.want(filter=next(iter(picked.codes), NOW))
        )
        self.language.wanted.connect(self._on_language_wanted)
        self.kind.wanted.connect(self._on_kind_wanted)
        self.event_choice.wanted.connect(self._on_event_wanted)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.list.opened.connect(presenter.take)
        card.numbers.picked.connect(self._on_number_picked)
        card.remark.textEdited.connect(presenter.type_remark)
        card.remark.went_on.connect(self._focus_list)
        card.settle.clicked.connect(self._settle)
        card.form.clicked.connect(self._open_form)
        card.status.undo.clicked.connect(self._undo)
        undo = QKeySequence(QKeySequence.StandardKey.Undo)
        self.undo_key = QShortcut(undo, self, self._undo)
        self.escape_key = QShortcut(QKeySequence("Escape"), self, self._focus_list)
        self.ways = {
            key: QShortcut(QKeySequence(key), self.list, way)
            for key, way in (
                *((RESULTS[code][0], self._way(code)) for code in RESULTS),
                (SETTLE_KEY, self._settle),
                (FORM_KEY, self._open_form),
            )
        }
        for code, button in card.results.items():
            button.clicked.connect(self._way(code))

    # --- the page's life --------------------------------------------------------------------------

    @override
    def head(self) -> Head:
        return Head(title=self.tr("Calls"), about=self.tr("the next person, at a good hour"))

    @override
    def keys_words(self) -> str:
        said = self.tr("{take} I call them · {none} no answer · {done} spoke, done")
        return said.format(take=isolated("Enter"), none=isolated("N"), done=isolated("S"))

    @override
    def begin(self) -> None:
        self.presenter.begin()
        self._focus_list()

    @override
    def pause(self) -> None:
        self.presenter.rest()

    @override
    def stop(self) -> None:
        self.presenter.stop()

    @override
    def desk_changed(self) -> None:
        self.presenter.watch.look()

    @override
    def place(self) -> str:
        return self.presenter.state.wanted.filter

    @override
    def go_to_place(self, place: str) -> None:
        if place in FILTERS:
            self.presenter.want(filter=place)

    @override
    def speak(self) -> None:
        self.card.speak()
        self.list.setAccessibleName(self.tr("Who is to be called"))
        self.filters.setAccessibleName(self.tr("What to show"))
        self._show()

    @override
    def show_tokens(self, tokens: Tokens) -> None:
        self.list.show_tokens(tokens)
        for each in (self.language, self.kind, self.event_choice):
            each.show_tokens(tokens)

    @override
    def fit(self, width: int) -> None:
        self.panes.share(width, self.side, list_width(width))
        self.card.fit(width)

    # --- showing ----------------------------------------------------------------------------------

    @property
    def _tongue(self) -> Tongue:
        language = self.around.language
        return Tongue(self.around.session.lists, language.code, language.locale)

    def _on_presenter_changed(self) -> None:
        self._show()
        self.set_badge(self.presenter.waiting)
        text = self.card.status.words.text()
        if self.presenter.said is not None and text and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.card, text))

    def _show(self) -> None:
        state, tongue = self.presenter.state, self._tongue
        self.filters.offer(
            Choice(code=code, text=words.filter_words(code, n))
            for code, n in zip(FILTERS, state.counts, strict=True)
        )
        self.filters.choose((state.wanted.filter,))
        seen = state.seen
        rows = [words.row_of(line, seen.now.date(), tongue) for line in state.lines if seen]
        self.model.replace(rows)
        if state.current is not None:
            at = self.model.index(self.model.row_of(state.current.person))
            if at != self.list.currentIndex():
                self.list.setCurrentIndex(at)
        self.card.show_state(state, tongue)
        remark = self.presenter.remark
        here = state.current is not None and remark.id == state.current.person
        self.card.remark.show_text(remark.draft if here else "")
        self._show_choices(tongue)
        unreachable = 0 if state.seen is None else state.seen.unreachable
        self.unreachable.setText(words.unreachable_words(unreachable))
        self.unreachable.setVisible(bool(unreachable))
        said, tone = words.said_words(self.presenter.said, tongue)
        self.card.status.show_words(said, tone, can_undo=self.presenter.can_undo)

    def _show_choices(self, tongue: Tongue) -> None:
        state = self.presenter.state
        wanted, seen = state.wanted, state.seen
        spoken = bool(seen is not None and seen.spoken)
        language = EVERY if wanted.language == SPOKEN and not spoken else wanted.language
        self.language.say(self.tr("Languages"), words.language_words(language, tongue))
        self.kind.say(self.tr("About"), words.kind_words(wanted.kind, tongue))
        title = "" if seen is None or not wanted.event else seen.events[bytes.fromhex(wanted.event)]
        self.event_choice.say(self.tr("Event"), words.event_words(title))

    # --- what a person did ------------------------------------------------------------------------

    def _focus_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _undo(self) -> None:
        self.presenter.undo()
        self._focus_list()

    def _settle(self) -> None:
        self.presenter.settle()
        self._focus_list()

    def _open_form(self) -> None:
        state = self.presenter.state
        line, may = state.current, state.seen is not None and state.seen.may_open
        if line is not None and line.sign_up and may:
            self.wants.emit(Wish(code="sign_up", key=line.sign_up))

    def _way(self, code: str) -> Callable[[], None]:
        """Give what a key or a button does; where something is to be asked, one thing at most."""
        asking = {"later": self._ask_later, "elsewhere": self._ask_day, "yes": self._said_yes}

        def go() -> None:
            if code not in results_for(self.presenter.state):
                return
            if code in asking:
                asking[code]()
            else:
                self._note(code)

        return go

    def _note(self, code: str, **more: Any) -> None:
        self.presenter.note(code, **more)
        self._focus_list()

    def _said_yes(self) -> None:
        """Note it; who gives times goes on to the form, whose times are asked there."""
        state = self.presenter.state
        line, may = state.current, state.seen is not None and state.seen.may_open
        if line is None or not line.sign_up or not may:
            self._note("yes")
            return
        wish = Wish(code="sign_up", key=line.sign_up)
        self._note("yes", then=lambda: self.wants.emit(wish))

    def _ask_later(self) -> None:
        seen = self.presenter.state.seen
        if seen is None:
            return
        times = words.times_said(later_times(seen.now), self._tongue)

        def picked(code: str) -> None:
            typed = code.removeprefix(_TIME)
            own = code.startswith(_TIME)
            at = read_later(typed, seen.now) if own else datetime.fromisoformat(code)
            if at is None:
                self.presenter.tell("no_time")
            else:
                self._note("later", at=at)

        free = (_TIME, self.tr("On this day and time"))
        asks = self.tr("When, such as 6/30 6 pm")
        self.choosing.ask(asks, _entries(times), self.card.results["later"], picked, free)

    def _ask_day(self) -> None:
        """Ask of which vaccine it was, where they are called about several, and when it was."""
        line = self.presenter.state.current
        groups = () if line is None else doses_of(line)
        if len(groups) == 1:
            self._ask_day_of(groups[0])
            return
        tongue = self._tongue
        said = ((each, group_word(each, tongue.lists, tongue.language)) for each in groups)
        at = self.card.results["elsewhere"]
        self.choosing.ask(self.tr("Which vaccine"), _entries(said), at, self._ask_day_of)

    def _ask_day_of(self, group: str) -> None:
        def picked(code: str) -> None:
            typed, today = code.removeprefix(_DAY), self.around.session.today()
            if code == _UNKNOWN:
                self._note("elsewhere", had=((group, ""),))
                return
            read = read_typed_day(typed, field="dose.date", today=today, ahead=False)
            if isinstance(read, Problem) or read > today:
                self.presenter.tell("no_day")
            else:
                self._note("elsewhere", had=((group, read.isoformat()),))

        entries = _entries([(_UNKNOWN, self.tr("Day not known"))])
        free = (_DAY, self.tr("On this day"))
        at = self.card.results["elsewhere"]
        self.choosing.ask(self.tr("When, such as 5/30"), entries, at, picked, free)

    def _on_current_changed(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid() and index.row() < len(self.presenter.state.lines):
            self.presenter.go_to(index.row())

    def _on_number_picked(self, picked: Picked) -> None:
        if picked.codes:
            self.presenter.choose_number(bytes.fromhex(picked.codes[0]))

    def _on_language_wanted(self) -> None:
        state, tongue = self.presenter.state, self._tongue
        own = [SPOKEN] if state.seen is not None and state.seen.spoken else []
        codes = [*own, EVERY, *(code for code, _ in state.languages if code)]
        said = [(code, words.language_words(code, tongue)) for code in codes]
        self._choose(self.language, said, lambda code: self.presenter.want(language=code))

    def _on_kind_wanted(self) -> None:
        codes = [EVERY, *(code for code, _ in self.presenter.state.kinds)]
        said = [(code, words.kind_words(code, self._tongue)) for code in codes]
        self._choose(self.kind, said, lambda code: self.presenter.want(kind=code))

    def _on_event_wanted(self) -> None:
        state = self.presenter.state
        known = {} if state.seen is None else {k.hex(): v for k, v in state.seen.events.items()}
        codes = [EVERY, *(code for code, _ in state.events if code in known)]
        said = [(code, words.event_words(known.get(code, ""))) for code in codes]
        self._choose(self.event_choice, said, lambda code: self.presenter.want(event=code))

    def _choose(
        self, at: QWidget, said: Iterable[tuple[str, str]], then: Callable[[str], None]
    ) -> None:
        self.choosing.ask(self.tr("What to show"), _entries(said), at, then)


def _entries(said: Iterable[tuple[str, str]]) -> list[Entry]:
    return [Entry(choice=Choice(code=code, text=text), keys=fold(text)) for code, text in said]
