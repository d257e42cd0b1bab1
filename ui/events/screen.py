"""The events page: the list on the left, one event as a form on the right."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout
from typing_extensions import override

from fieldapp.actions.event_desk import EventForm, EventLine, EventsSeen
from fieldapp.domain.folding import fold
from ui.events import words
from ui.events.card import EventCard
from ui.events.presenter import EventsPresenter
from ui.events.seats import SeatsBar
from ui.look import GAP, MARGIN, Tokens
from ui.page import Around, Head, Page
from ui.texts import isolated, starts_words
from ui.widgets.button import a_button, say_button
from ui.widgets.finding import FindLine, list_width
from ui.widgets.label import PlainLabel
from ui.widgets.panes import Panes
from ui.widgets.rows_model import ListRow, RowsModel
from ui.widgets.rows_view import RowsView


class EventsScreen(Page):
    """Joins presenter and views."""

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self.presenter = EventsPresenter(around.session)
        self.model = RowsModel(self)
        self.list = RowsView(self.model, around.tokens)
        self.card = EventCard(around.session.lists)
        self.seats = SeatsBar(around.session, around.language, around.tokens)
        self._begun = self._showing = False
        self._told: tuple[EventsSeen, frozenset[bytes], str] | None = None
        self._rows: list[ListRow] = []
        self._build(around.tokens)
        self._connect()
        self._keys()
        self.speak()

    def _build(self, tokens: Tokens) -> None:
        self.search = FindLine(tokens)
        self.empty = PlainLabel("muted", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.add = a_button("plain")
        self.list_card = QFrame()
        self.list_card.setObjectName("card")
        column = QVBoxLayout(self.list_card)
        column.setContentsMargins(MARGIN - 2, MARGIN - 2, MARGIN - 2, MARGIN - 2)
        column.setSpacing(GAP)
        column.addWidget(self.search)
        column.addWidget(self.empty, 1)
        column.addWidget(self.list, 1)
        column.addWidget(self.add)
        self.panes = Panes(self)
        self.panes.add(self.list_card)
        right = QVBoxLayout()
        right.setSpacing(GAP)
        right.addWidget(self.card, 1)
        right.addWidget(self.seats)
        self.panes.add(right, 1)
        self.panes.lead(self.list)

    def _connect(self) -> None:
        presenter, card = self.presenter, self.card
        presenter.changed.connect(self._on_presenter_changed)
        presenter.begun.connect(self._on_begun)
        card.edited.connect(presenter.edit)
        card.field_left.connect(presenter.keep_now)
        card.save_wanted.connect(self._on_save_wanted)
        card.leave_wanted.connect(presenter.leave)
        card.undo_wanted.connect(presenter.undo)
        card.again_wanted.connect(self._on_again_wanted)
        card.times_wanted.connect(presenter.make_times)
        card.step_wanted.connect(presenter.step)
        card.worker_toggled.connect(lambda user: presenter.toggle(bytes.fromhex(user)))
        card.worker_added.connect(presenter.add_person)
        self.seats.opened.connect(lambda opened: self.card.setVisible(not opened))
        self.add.clicked.connect(self._on_new_wanted)
        self.search.textEdited.connect(self._show_list)
        self.search.returnPressed.connect(self._on_search_entered)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.list.opened.connect(self.card.focus_first)
        self.list.delete_wanted.connect(self._on_list_delete)

    def _keys(self) -> None:
        undo = QKeySequence(QKeySequence.StandardKey.Undo)
        self.keys = {
            name: QShortcut(QKeySequence(key), self, act)
            for name, key, act in (
                ("save", "Ctrl+Return", self._on_save_wanted),
                ("save_block", "Ctrl+Enter", self._on_save_wanted),
                ("step", "Alt+Return", self._on_step_wanted),
                ("step_block", "Alt+Enter", self._on_step_wanted),
                ("new", "Ctrl+N", self._on_new_wanted),
                ("again", "Ctrl+D", self._on_again_wanted),
                ("find", "Ctrl+F", self._on_find_wanted),
                ("escape", "Escape", self._on_escape),
                ("undo", undo, self._on_undo),
            )
        }
        times = self.card.questions.times
        out = QShortcut(QKeySequence("Delete"), times.row, times.take_out)
        out.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # --- the page's life --------------------------------------------------------------------------

    @override
    def head(self) -> Head:
        state = self.presenter.state
        n = len(state.seen.events)
        about = self.tr("{n} in all").format(n=isolated(str(n))) if state.loaded else ""
        return Head(title=self.tr("Events"), about=about)

    @override
    def keys_words(self) -> str:
        if self.presenter.state.read_only:
            return self.tr("{find} find").format(find=isolated("Ctrl+F"))
        return self.tr("{new} new · {undo} undo · {find} find").format(
            new=isolated("Ctrl+N"), undo=isolated("Ctrl+Z"), find=isolated("Ctrl+F")
        )

    @override
    def begin(self) -> None:
        self.presenter.watch.go_on()
        if not self._begun:
            self._begun = True
            self.presenter.start()
        if self.presenter.state.new:
            self.card.focus_first()
        else:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def place(self) -> str:
        state = self.presenter.state
        return "" if state.new else state.form.id.hex()

    @override
    def go_to_place(self, place: str) -> None:
        if place and self.presenter.state.form.untouched:
            self.presenter.open(bytes.fromhex(place))

    @override
    def pause(self) -> None:
        self.presenter.keep_now()
        self.presenter.watch.rest()

    @override
    def stop(self) -> None:
        self.presenter.stop()
        self.seats.watch.stop()

    @override
    def desk_changed(self) -> None:
        self.presenter.watch.look()

    @override
    def speak(self) -> None:
        language = self.around.language
        self.card.speak(language.code, language.locale)
        self.seats.speak()
        say_button(self.add, self.tr("New event"), "Ctrl+N")
        self.search.say(self.tr("Name, place, day or code"), self.tr("Find an event"))
        self.list.setAccessibleName(self.tr("Events, the newest day first"))
        self._show_list()

    @override
    def show_tokens(self, tokens: Tokens) -> None:
        self.list.show_tokens(tokens)
        self.search.show_tokens(tokens)
        self.seats.show_tokens(tokens)

    @override
    def fit(self, width: int) -> None:
        self.panes.share(width, self.list_card, list_width(width))

    # --- showing ----------------------------------------------------------------------------------

    def _on_presenter_changed(self) -> None:
        state = self.presenter.state
        self.card.picker.state = state
        self.card.show_state(state)
        handed_out = state.form.status in {"PUBLISHED", "OPEN", "CLOSED"}
        self.seats.show_event(
            state.form.id if handed_out and not state.new else b"", read_only=state.read_only
        )
        self.add.setVisible(not state.read_only)
        self._show_list()
        self.head_changed.emit()
        text = self.card.status.words.text()
        if text and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.card, text))

    def _show_list(self) -> None:
        state = self.presenter.state
        wanted = fold(self.search.text()).split()
        forms = list(self.presenter.aside)
        if state.new and not state.form.untouched:
            forms.insert(0, state.form)
        rows = [*(self._form_row(each) for each in forms), *self._event_rows()]
        shown = [row for row in rows if _matches(row, wanted)]
        self._showing = True
        self.model.replace(shown)
        at = self.model.row_of(state.form.id)
        self.list.setCurrentIndex(self.model.index(at) if at >= 0 else QModelIndex())
        self._showing = False
        self.list.setVisible(bool(shown))
        self.empty.setVisible(not shown)
        self.empty.setText(self._empty_words(some=bool(rows)))

    def _event_rows(self) -> list[ListRow]:
        """Give the rows of all events; made anew only when they say something else."""
        told = (self.presenter.state.seen, self.presenter.half_typed, self.around.language.code)
        if told != self._told:
            self._rows = [self._row(each) for each in told[0].events]
        self._told = told
        return self._rows

    def _form_row(self, form: EventForm) -> ListRow:
        title = form.draft.title or self.tr("New event")
        badge = self.tr("not saved")
        return ListRow(
            key=form.id,
            title=title,
            below=form.draft.day,
            badge=badge,
            tone="amber",
            wide=True,
            spoken=f"{title}, {badge}",
            tip=self.tr("Kept on this laptop only, until it is saved"),
        )

    def _row(self, line: EventLine) -> ListRow:
        language = self.around.language
        lists = self.around.session.lists
        status = words.status_words(line.status, lists, language.code)
        half = line.id in self.presenter.half_typed
        place = line.place if line.place not in line.title else ""
        parts = [self.tr("not saved") if half else "", words.people_words(line), place]
        below = " · ".join(each for each in parts if each)
        when = starts_words(line.starts, language.locale)
        return ListRow(
            key=line.id,
            lead=words.starts_day(line, language.locale, "d MMM"),
            title=line.title,
            below=below,
            badge=words.short_status(line.status) or status,
            tone=words.TONES.get(line.status, "grey"),
            spoken=f"{line.title}. {when}. {below}. {status}",
            tip=" · ".join(each for each in (line.place, when, line.code, status) if each),
            struck=line.status == "CANCELLED",
            wide=True,
        )

    def _empty_words(self, *, some: bool) -> str:
        if not self.presenter.state.loaded:
            return self.tr("Looking…")
        if some:
            return self.tr("No event found. Try part of the name, the place, or the code.")
        return self.tr("There are no events yet. What you plan on the right appears here.")

    # --- what a person did ------------------------------------------------------------------------

    def _on_begun(self) -> None:
        if self.isVisible() and not self.list.hasFocus() and not self.search.hasFocus():
            self.card.focus_first()

    def _on_current_changed(self, index: QModelIndex, _before: QModelIndex) -> None:
        if not self._showing and index.isValid():
            self.presenter.open(self.model.rows[index.row()].key)

    def _on_step_wanted(self) -> None:
        if not self.card.isHidden():
            self.card.take_step()

    def _on_save_wanted(self) -> None:
        if self.card.isHidden():  # the seats stand in its place
            self.seats.decide.click()
        elif self.card.save.isEnabled() and not self.card.save.isHidden():
            self.presenter.save()
            if self.presenter.state.problems:
                self.card.focus_problem()

    def _on_new_wanted(self) -> None:
        if not self.presenter.state.read_only:
            self.card.setFocus(Qt.FocusReason.OtherFocusReason)
            self.presenter.new()
            self.card.focus_first()

    def _on_again_wanted(self) -> None:
        if not self.card.again.isHidden():
            self.presenter.same_again()
            self.card.focus_day()

    def _on_find_wanted(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _on_search_entered(self) -> None:
        if self.model.rowCount():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.list.setCurrentIndex(self.model.index(0))

    def _on_escape(self) -> None:
        """Out of the seats, the question about cancelling, the search, else what was typed."""
        if self.card.isHidden():
            self.seats.show_rows(opened=False)
        elif not self.card.cancel_bar.isHidden():
            self.card.cancel_bar.leave()
        elif self.search.text():
            self.search.clear()
            self._show_list()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.search.hasFocus() or self.list.hasFocus():
            self.card.focus_first()
        else:
            self.presenter.leave()

    def _on_undo(self) -> None:
        """Take back the last thing done: a split of the seats in sight, else to the event."""
        if self.seats.can_undo:
            self.seats.undo()
        else:
            self.presenter.undo()

    def _on_list_delete(self) -> None:
        if (row := self.list.current()) is not None:
            self.presenter.drop(row.key)


def _matches(row: ListRow, wanted: list[str]) -> bool:
    known = fold(f"{row.title} {row.below} {row.tip} {row.lead}")
    return all(each in known for each in wanted)
