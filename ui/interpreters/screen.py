"""The page of interpreters: who waits on the left, one of them on the right."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout
from typing_extensions import override

from fieldapp.domain.folding import fold
from ui.interpreters import words
from ui.interpreters.card import (
    ASK_KEY,
    BACK_KEY,
    CALL_KEY,
    EDIT_KEY,
    LANGUAGE_KEY,
    MORE_KEY,
    NOTE_KEY,
    REOPEN_KEY,
    NeedCard,
)
from ui.interpreters.form_part import FormPart
from ui.interpreters.presenter import InterpretersPresenter
from ui.interpreters.rows import row_of
from ui.interpreters.state import FILTERS, SHIFTS, WAITING, here_now, key_of
from ui.interpreters.words import Tongue
from ui.languages import language_entries
from ui.look import GAP, MARGIN, Tokens
from ui.page import Around, Head, Page
from ui.texts import event_words, isolated
from ui.widgets.button import a_button, say_button
from ui.widgets.chips import ChipRow, Choice, Picked
from ui.widgets.choice_button import ChoiceButton
from ui.widgets.finding import list_width
from ui.widgets.label import PlainLabel
from ui.widgets.panes import Panes
from ui.widgets.picker import Entry, Picker
from ui.widgets.rows_model import RowsModel
from ui.widgets.rows_view import RowsView


class InterpretersScreen(Page):
    """Joins presenter and views."""

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self.presenter = InterpretersPresenter(around.session)
        self.model = RowsModel(self)
        self.list = RowsView(self.model, around.tokens)
        self.filters = ChipRow()
        self.day, self.days = ChoiceButton(around.tokens), Picker(self)
        self.languages = Picker(self)
        self.present = PlainLabel("small", wrap=True)
        self.empty = PlainLabel("muted", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.card = NeedCard()
        self.new = a_button("plain")
        self.form = FormPart(
            self.presenter.form, around.tokens, lambda: self._tongue, self._event_words
        )
        self._build()
        self._connect()
        self.speak()
        self.presenter.form.start()
        self.presenter.watch.look()

    def _build(self) -> None:
        self.side = QFrame()
        self.side.setObjectName("card")
        column = QVBoxLayout(self.side)
        column.setContentsMargins(MARGIN - 2, MARGIN - 2, MARGIN - 2, MARGIN - 2)
        column.setSpacing(GAP)
        column.addWidget(self.day)
        column.addWidget(self.filters)
        column.addWidget(self.empty, 1)
        column.addWidget(self.list, 1)
        column.addWidget(self.present)
        column.addWidget(self.new)
        self.panes = Panes(self)
        self.panes.add(self.side)
        cards = QVBoxLayout()
        cards.addWidget(self.card)
        cards.addWidget(self.form.card)
        self.panes.add(cards, 1)
        self.panes.lead(self.list)

    def _connect(self) -> None:
        presenter, card = self.presenter, self.card
        presenter.changed.connect(self._on_presenter_changed)
        self.filters.picked.connect(self._on_filter_picked)
        self.day.wanted.connect(self._on_event_wanted)
        self.days.picked.connect(self._on_event_picked)
        self.languages.picked.connect(self._on_language_picked)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.list.opened.connect(self._on_list_opened)
        card.back.picked.connect(self._on_back_picked)
        card.who.picked.connect(lambda picked: presenter.choose_who(_one(picked)))
        card.mode.picked.connect(lambda picked: presenter.choose_closing(mode=_one(picked)))
        card.minutes.picked.connect(lambda picked: presenter.choose_closing(minutes=_one(picked)))
        card.problem.picked.connect(lambda picked: presenter.choose_closing(problem=_one(picked)))
        card.asked.picked.connect(
            lambda picked: presenter.choose_asked(tuple(map(bytes.fromhex, picked.codes)))
        )
        card.plans.answered.connect(presenter.answer)
        card.call.clicked.connect(self._then_list(presenter.call_now))
        card.note.clicked.connect(self._then_list(presenter.note))
        card.reopen.clicked.connect(self._then_list(presenter.reopen))
        card.ask.clicked.connect(self._then_list(presenter.ask))
        card.language.clicked.connect(self._on_language_wanted)
        card.status.undo.clicked.connect(self._then_list(presenter.undo))
        undo = QKeySequence(QKeySequence.StandardKey.Undo)
        self.undo_key = QShortcut(undo, self, presenter.undo)
        self.escape_key = QShortcut(QKeySequence("Escape"), self, self._on_escape)
        self.new_key = QShortcut(QKeySequence("Ctrl+N"), self, presenter.new)
        self.save_keys = [
            QShortcut(QKeySequence(key), self, self._save_form)
            for key in ("Ctrl+Return", "Ctrl+Enter")
        ]
        self.new.clicked.connect(presenter.new)
        card.edit.clicked.connect(presenter.edit)
        card.more.clicked.connect(lambda: presenter.edit(more=True))
        presenter.form.changed.connect(self._show_form)
        presenter.form.opened.connect(self.form.card.focus_first)
        self.ways = {
            key: QShortcut(QKeySequence(key), self.list, way)
            for key, way in (
                (CALL_KEY, card.call.click),
                (BACK_KEY, self._come_back),
                (NOTE_KEY, card.note.click),
                (LANGUAGE_KEY, card.language.click),
                (ASK_KEY, card.ask.click),
                (REOPEN_KEY, card.reopen.click),
                (EDIT_KEY, card.edit.click),
                (MORE_KEY, card.more.click),
            )
        }

    # --- the page's life --------------------------------------------------------------------------

    @override
    def head(self) -> Head:
        seen = self.presenter.state.seen
        event = None if seen is None else seen.event
        about = (
            ""
            if event is None
            else event_words(event.title, event.starts, self.around.language.locale)
        )
        return Head(title=self.tr("Interpreters"), about=about)

    @override
    def keys_words(self) -> str:
        return self.tr("{call} interpreter is here · {back} come back · {note} note it").format(
            call=isolated(CALL_KEY), back=isolated(BACK_KEY), note=isolated(NOTE_KEY)
        )

    @override
    def begin(self) -> None:
        self.presenter.begin()
        if self.form.is_open:
            self.form.card.focus_first()
        else:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def pause(self) -> None:
        self.presenter.rest()

    @override
    def stop(self) -> None:
        self.presenter.stop()

    @override
    def desk_changed(self) -> None:
        self.presenter.begin_again()

    @override
    def speak(self) -> None:
        self.card.speak()
        self.form.speak()
        say_button(self.new, self.tr("New interpreter"), "Ctrl+N")
        self.list.setAccessibleName(self.tr("Who wants an interpreter"))
        self.filters.setAccessibleName(self.tr("What to show"))
        self.days.say(self.tr("Type an event or a day"))
        self.languages.say(self.tr("Type a language"))
        self._show()

    @override
    def show_tokens(self, tokens: Tokens) -> None:
        self.list.show_tokens(tokens)
        self.day.show_tokens(tokens)
        self.form.card.show_tokens(tokens)

    @override
    def fit(self, width: int) -> None:
        self.panes.share(width, self.side, list_width(width))

    # --- showing ----------------------------------------------------------------------------------

    @property
    def _tongue(self) -> Tongue:
        language = self.around.language
        return Tongue(self.around.session.lists, language.code, language.locale)

    def _on_presenter_changed(self) -> None:
        self._show()
        self.set_badge(self.presenter.waiting)
        self.head_changed.emit()
        text = self.card.status.words.text()
        if self.presenter.said is not None and text and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.card, text))

    def _show(self) -> None:
        state, tongue = self.presenter.state, self._tongue
        self.filters.offer(
            Choice(code=code, text=words.filter_words(code, n))
            for code, n in zip(FILTERS, state.counts, strict=True)
        )
        self.filters.choose((state.filter,))
        now = "" if state.seen is None else state.seen.now
        self.model.replace([row_of(item, now, tongue) for item in state.items])
        self.list.setVisible(bool(state.items))
        self.empty.setVisible(not state.items)
        self.empty.setText(self.tr("Looking…") if state.seen is None else "")
        if state.current is not None:
            at = self.model.index(self.model.row_of(key_of(state.current)))
            if at != self.list.currentIndex():
                self.list.setCurrentIndex(at)
        self.card.show_state(state, tongue)
        self.new.setVisible(state.may_edit and state.filter == SHIFTS)
        self._show_event(tongue)
        self._show_present(tongue)
        said, tone = words.said_words(self.presenter.said, tongue)
        self.card.status.show_words(said, tone, can_undo=self.presenter.can_undo)

    def _show_event(self, tongue: Tongue) -> None:
        seen = self.presenter.state.seen
        several = seen is not None and len(seen.events) > 1 and seen.event is not None
        self.day.setVisible(several)
        if several and seen is not None and seen.event is not None:
            self.day.say(
                self.tr("Event"), event_words(seen.event.title, seen.event.starts, tongue.locale)
            )

    def _show_present(self, tongue: Tongue) -> None:
        """Say who is here now, or who comes next."""
        seen = self.presenter.state.seen
        here = [each for each in seen.shifts if here_now(each, seen.now)] if seen else []
        coming = [each for each in seen.shifts if each.starts > seen.now] if seen else []
        lead = self.tr("Here now: {names}") if here else self.tr("Comes next: {names}")
        names = [
            f"{each.name} ({words.shift_languages(each, tongue)}),"
            f" {words.hours_words(each.starts, each.ends, tongue)}"
            for each in (here or coming[:1])
        ]
        self.present.setText(lead.format(names="; ".join(names)) if names else "")
        self.present.setVisible(bool(names))

    def _show_form(self) -> None:
        """The form of an interpreter stands in the place of the card while it is open."""
        shown = self.form.is_open
        self.form.card.setVisible(shown)
        self.card.setVisible(not shown)
        if not shown and self.isVisible():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _event_words(self) -> str:
        seen, form = self.presenter.state.seen, self.presenter.form.form
        events = () if seen is None else (*seen.events, *filter(None, (seen.event,)))
        here = next((each for each in events if form and each.id == form.event), None)
        locale = self.around.language.locale
        return "" if here is None else event_words(here.title, here.starts, locale)

    # --- what a person did ------------------------------------------------------------------------

    def _then_list(self, act: Callable[[], None]) -> Callable[[], None]:
        """Do something, and be ready for the next in the list."""

        def done() -> None:
            act()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

        return done

    def _on_escape(self) -> None:
        if self.form.is_open:
            self.presenter.form.leave()
        else:
            self.list.setFocus()

    def _save_form(self) -> None:
        if self.form.is_open:
            self.form.save()

    def _come_back(self) -> None:
        times = self.presenter.state.times
        if times and self.card.fields["back"].isVisible():
            self.presenter.come_back(times[0])

    def _on_back_picked(self, picked: Picked) -> None:
        self.presenter.come_back(_one(picked))

    def _on_filter_picked(self, picked: Picked) -> None:
        self.presenter.show(_one(picked) or WAITING)

    def _on_current_changed(self, index: QModelIndex, _before: QModelIndex) -> None:
        items = self.presenter.state.items
        if index.isValid() and index.row() < len(items):
            self.presenter.go_to(items[index.row()])

    def _on_list_opened(self) -> None:
        """Enter on the list goes to the first question of the card."""
        for field in self.card.fields.values():
            if field.isVisible():
                field.focus_control()
                return

    def _on_event_wanted(self) -> None:
        seen = self.presenter.state.seen
        if seen is None:
            return
        locale = self.around.language.locale
        told = [(each, event_words(each.title, each.starts, locale)) for each in seen.events]
        self.days.offer(
            [
                Entry(choice=Choice(code=each.id.hex(), text=text), keys=fold(text))
                for each, text in told
            ],
            fold=fold,
        )
        self.days.open_at(self.day)

    def _on_event_picked(self, picked: Picked) -> None:
        self.presenter.choose_event(bytes.fromhex(picked.codes[0]))
        self.day.setFocus()

    def _on_language_wanted(self) -> None:
        entries = language_entries(self.around.session.lists, self.around.language.code)
        self.languages.offer(entries, fold=fold)
        self.languages.open_at(self.card.language)

    def _on_language_picked(self, picked: Picked) -> None:
        self.presenter.change_language((picked.codes[0], ""))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)


def _one(picked: Picked) -> str:
    return picked.codes[0] if picked.codes else ""
