"""Joins what is known of everybody with the list that shows it: search, filters, order, lines."""

from dataclasses import replace

from PySide6.QtCore import QObject, Qt

from fieldapp.actions.browsing import PeopleQuestion, PeopleSeen
from fieldapp.domain.folding import fold
from fieldapp.store.lines import PersonLine, Ticket
from fieldapp.store.listing import Order
from ui.languages import language_entries
from ui.page import Around
from ui.people import state as asked
from ui.people import words
from ui.people.list_view import ListView
from ui.people.presenter import PeoplePresenter
from ui.session import Fault
from ui.texts import fault_sentence
from ui.widgets.button import say_button
from ui.widgets.chips import Picked


class ListPart(QObject):
    """The list of the page; `view` is what is seen of it."""

    def __init__(self, around: Around, presenter: PeoplePresenter) -> None:
        super().__init__()
        self._session, self._language = around.session, around.language
        self.presenter = presenter
        self.view = ListView(around.tokens)
        self._shown: PeopleQuestion | None = None
        self._picking = ""
        self._fault: Fault | None = None
        view = self.view
        presenter.seen_changed.connect(self._on_seen)
        presenter.lines_came.connect(self._fill)
        self._session.failed.connect(self._on_session_failed)
        view.search.textEdited.connect(self._on_search_edited)
        view.search.returnPressed.connect(self._on_search_entered)
        view.filters.picked.connect(self._on_filters_picked)
        view.picker.picked.connect(self._on_picker_picked)
        view.again_wanted.connect(self._on_again_wanted)
        view.table.typed.connect(self._on_typed)
        view.table.order_wanted.connect(self._on_order_wanted)
        view.table.sight_changed.connect(self._look_around)

    # --- what others ask --------------------------------------------------------------------------

    def speak(self) -> None:
        """Say everything in the language of the window."""
        view = self.view
        view.model.say(words.column_words())
        view.search.say(self.tr("Name, phone or ticket"), self.tr("Find a name, phone or ticket"))
        view.table.setAccessibleName(self.tr("People"))
        view.table.header.setAccessibleName(self.tr("Order of the list"))
        view.filters.setAccessibleName(self.tr("Show only"))
        say_button(view.open, self.tr("Open"), "Enter")
        say_button(view.status.undo, self.tr("Undo"), "Ctrl+Z")
        self._fill(self.presenter.lines())
        self._show_filters()
        self._show_message()

    def focus(self) -> None:
        """Put the focus on the line that is chosen, else where one looks for somebody."""
        table = self.view.table
        if self.view.shows_lines and table.current_key():
            table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.view.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def find(self) -> None:
        """Put the focus in the search, over what stands there."""
        self.view.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.view.search.selectAll()

    def leave_search(self) -> None:
        """Out of the search, then to the lines."""
        if self.view.search.text():
            self.view.search.clear()
            self._on_search_edited("")
        elif self.view.shows_lines:
            self.view.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen(self) -> tuple[PersonLine, Ticket] | None:
        """Give the line that is chosen and the sign-up it is about."""
        line = self.presenter.line(self.view.table.current_key())
        event = self.presenter.question.wanted.event
        ticket = None if line is None else words.ticket_of(line, event)
        return None if line is None or ticket is None else (line, ticket)

    def beside(self, person: bytes, by: int) -> bytes:
        """Choose the line below or above a person's, and give its id; empty at the end."""
        row = self.view.model.row_of(person)
        key = self.view.model.key_at(row + by) if row >= 0 else b""
        if key:
            self.view.table.choose(row + by)
        return key

    # --- showing ----------------------------------------------------------------------------------

    def _on_seen(self, seen: PeopleSeen) -> None:
        view, self._fault = self.view, None
        view.table.without = frozenset({"event"}) if seen.question.wanted.event else frozenset()
        view.table.fit()
        self._fill(seen.lines)
        if seen.question != self._shown:
            self._shown = seen.question
            with view.table.chosen_kept():
                view.model.begin(seen.listed)
            view.table.to_top()
        elif seen.changes != ():
            with view.table.held():
                if seen.changes is None:
                    view.model.begin(seen.listed)
                else:
                    view.model.change(seen.listed, seen.changes)
        self._show_order(seen.question)
        self._show_filters()
        self._show_message()
        self._look_around()

    def _fill(self, lines: tuple[PersonLine, ...]) -> None:
        made = self._line_words()
        if made is not None:
            told = [made.line(each) for each in lines]
            self.view.model.fill(told, *self.view.table.sight())

    def _line_words(self) -> words.LineWords | None:
        seen, session = self.presenter.seen, self._session
        if seen is None:
            return None
        return words.LineWords(
            lists=session.lists,
            language=self._language.code,
            locale=self._language.locale,
            now_ms=session.right_ms(),
            event=seen.question.wanted.event,
            users=seen.users,
            events=seen.events,
        )

    def _show_order(self, question: PeopleQuestion) -> None:
        by_text = bool(question.text.strip())
        order = "" if by_text else question.order
        newest = question.order is Order.NEWEST
        self.view.table.header.show_order(order, up=newest == question.turned)

    def _show_filters(self) -> None:
        seen, session = self.presenter.seen, self._session
        question = self.presenter.question
        events = {} if seen is None else seen.events
        self.view.filters.offer(
            words.filter_choices(question, events, session.lists, self._language.code)
        )
        self.view.filters.choose(asked.set_filters(question))
        self.view.count.setText(words.count_words(seen, self._language.locale))

    def _show_message(self) -> None:
        seen, again = self.presenter.seen, ""
        if seen is None:
            said = self.tr("Looking…")
            if self._fault is not None:
                said = fault_sentence(self._fault.code, self._language.code)
                again = self.tr("Try again")
        elif seen.listed:
            said = ""
        elif not seen.everybody:
            said = self.tr("Nobody is here yet. Who signs up, and who comes by sync, appears here.")
        else:
            said = self.tr(
                "Nobody found. Try part of the name, the phone’s last digits or the ticket."
            )
            question = self.presenter.question
            elsewhere = question.text.strip() and asked.set_filters(question)
            again = self.tr("Search everybody") if elsewhere else self.tr("Show everybody")
        self.view.show_message(said, again)

    # --- what a person did ------------------------------------------------------------------------

    def _on_search_edited(self, text: str) -> None:
        self.presenter.ask(replace(self.presenter.question, text=text))

    def _on_search_entered(self) -> None:
        if self.view.shows_lines:
            self.view.table.choose(0)
            self.view.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_typed(self, letter: str) -> None:
        search = self.view.search
        search.setText(search.text() + letter)
        search.setFocus(Qt.FocusReason.OtherFocusReason)
        search.end(False)
        self._on_search_edited(search.text())

    def _on_again_wanted(self) -> None:
        """Look once more, or for everybody: with the text where filters stand in its way."""
        question = self.presenter.question
        if self.presenter.seen is None:
            self.presenter.watch.look()
        elif question.text.strip() and asked.set_filters(question):
            self.presenter.ask(asked.unfiltered(question))
        else:
            self.view.search.clear()
            self.presenter.ask(replace(asked.unfiltered(question), text=""))
        self._show_filters()
        self.view.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_filters_picked(self, picked: Picked) -> None:
        before = asked.set_filters(self.presenter.question)
        self.presenter.ask(asked.with_flags(self.presenter.question, picked.codes))
        new = [code for code in picked.codes if code not in before]
        self._show_filters()
        if new and new[0] in (asked.EVENT, asked.LANGUAGE):
            self._open_picker(new[0])

    def _open_picker(self, code: str) -> None:
        seen, picker = self.presenter.seen, self.view.picker
        self._picking = code
        if code == asked.LANGUAGE:
            picker.say(self.tr("Type a language, in any spelling"))
            entries = language_entries(self._session.lists, self._language.code)
        else:
            picker.say(self.tr("Type the name of an event"))
            entries = words.event_entries({} if seen is None else seen.events)
        picker.offer(entries, fold)
        chips = self.view.filters.chips
        picker.open_at(chips[asked.FILTERS.index(code)])

    def _on_picker_picked(self, picked: Picked) -> None:
        question = self.presenter.question
        if self._picking == asked.LANGUAGE:
            wanted = replace(question.wanted, language=picked.codes[0])
        else:
            wanted = replace(question.wanted, event=bytes.fromhex(picked.codes[0]))
        self.presenter.ask(replace(question, wanted=wanted))
        self._show_filters()
        self.view.filters.focus_row()

    def _on_order_wanted(self, order: str) -> None:
        self.presenter.ask(asked.ordered(self.presenter.question, order))

    def _look_around(self) -> None:
        self.presenter.look_around(*self.view.table.sight())

    def _on_session_failed(self, fault: Fault) -> None:
        if self.presenter.seen is None:
            self._fault = fault
            self._show_message()
