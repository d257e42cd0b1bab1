"""The clinic page: the day's list, the person who is chosen, and the keys that join them."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from fieldapp.actions.clinic_day import VisitLine
from fieldapp.actions.clinic_steps import DoseSaid
from ui.clinic import state as asked
from ui.clinic import words
from ui.clinic.act_part import ActPart
from ui.clinic.presenter import ClinicPresenter
from ui.clinic.view import ClinicView
from ui.look import MARGIN, Tokens
from ui.page import Around, Head, Page
from ui.texts import isolated, starts_words
from ui.widgets.button import say_button
from ui.widgets.chips import Picked
from ui.widgets.choosing import Choosing
from ui.widgets.lines_model import TableLine

_ROOM_FOR_EVENT: Final = 1000


class ClinicScreen(Page):
    """Joins presenter and view; both are only told."""

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self.presenter = ClinicPresenter(around.session, around.sync)
        self.view = ClinicView(around.tokens)
        self.choosing = Choosing(self.view.picker)
        self.acts = ActPart(around, self.presenter, self.view, self.choosing)
        self._shown: VisitLine | None = None
        self._said: dict[VisitLine, TableLine] = {}
        """Lines as they were said last: few of them change at a time."""
        self._begun = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(MARGIN + 2, MARGIN, MARGIN + 2, MARGIN)
        outer.addWidget(self.view)
        self._connect()
        self._keys()
        self.speak()

    def _connect(self) -> None:
        view, presenter, table = self.view, self.presenter, self.view.table
        presenter.seen_changed.connect(self._on_seen_changed)
        presenter.told_changed.connect(self._on_told_changed)
        view.search.textEdited.connect(presenter.find)
        view.search.returnPressed.connect(self._on_search_entered)
        view.day.wanted.connect(self._on_event_wanted)
        view.counts.picked.connect(self._on_count_picked)
        table.typed.connect(self._on_table_typed)
        table.opened.connect(lambda: self._do(asked.ARRIVED))
        table.selectionModel().currentRowChanged.connect(self._show_person)
        view.acts.wanted.connect(self._do)
        view.acts.more.clicked.connect(self._on_more_wanted)
        self.acts.acted.connect(self._after_act)
        view.product.wanted.connect(self._on_product_wanted)
        view.lot.textEdited.connect(self._on_lot_edited)
        view.forget.clicked.connect(presenter.forget_missing)
        view.status.undo.clicked.connect(presenter.undo)

    def _keys(self) -> None:
        def key(keys: str | QKeySequence, act: Callable[[], None]) -> QShortcut:
            made = QShortcut(QKeySequence(keys), self)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(act)
            return made

        self.find_key = key("Ctrl+F", self._find)
        self.escape_key = key("Escape", self._on_escape)
        self.undo_key = key(QKeySequence(QKeySequence.StandardKey.Undo), self.presenter.undo)
        self.event_key = key("Ctrl+O", self._on_event_wanted)

    # --- the page's life --------------------------------------------------------------------------

    @override
    def head(self) -> Head:
        seen, locale = self.presenter.seen, self.around.language.locale
        event = None if seen is None else seen.event
        if event is None:
            return Head(title=self.tr("Clinic day"))
        about = f"{event.title} · {starts_words(event.starts, locale)}"
        return Head(title=self.tr("Clinic day"), about=about)

    @override
    def keys_words(self) -> str:
        return self.tr("{find} find · {check} check in · {given} given · {undo} undo").format(
            find=isolated("Ctrl+F"),
            check=isolated("Enter"),
            given=isolated("G"),
            undo=isolated("Ctrl+Z"),
        )

    @override
    def begin(self) -> None:
        self.presenter.watch.go_on()
        if not self._begun:
            self._begun = True
            self.presenter.watch.look()
        self._find()

    @override
    def pause(self) -> None:
        self.presenter.watch.rest()

    @override
    def stop(self) -> None:
        self.presenter.watch.stop()

    @override
    def desk_changed(self) -> None:
        self.presenter.watch.look()

    @override
    def show_tokens(self, tokens: Tokens) -> None:
        self.view.show_tokens(tokens)

    @override
    def speak(self) -> None:
        view = self.view
        view.model.say(words.column_words())
        view.search.say(self.tr("Ticket or name"), self.tr("Find a ticket or name"))
        view.table.setAccessibleName(self.tr("People of the day"))
        view.table.header.setAccessibleName(self.tr("Columns of the list"))
        view.counts.setAccessibleName(self.tr("Show only"))
        view.lot.setPlaceholderText(self.tr("Lot"))
        view.lot.setAccessibleName(self.tr("Lot, from the clinic’s list; it stays for the next"))
        for act, button in view.acts.buttons.items():
            say_button(button, words.act_words(act), asked.KEY_OF[act])
        say_button(view.acts.more, self.tr("More…"), "+")
        say_button(view.status.undo, self.tr("Undo"), "Ctrl+Z")
        say_button(view.forget, self.tr("Clear"))
        self._said.clear()
        self._on_seen_changed()
        self._on_told_changed()

    # --- showing ----------------------------------------------------------------------------------

    def _words(self) -> words.VisitWords:
        language = self.around.language
        return words.VisitWords(
            lists=self.around.session.lists, language=language.code, locale=language.locale
        )

    def _on_seen_changed(self) -> None:
        view, lines, made = self.view, self.presenter.lines(), self._words()
        listed = b"".join(asked.key_of(line) for line in lines)
        if listed != view.model.listed:
            with view.table.chosen_kept():
                view.model.begin(listed)
        self._said = {line: self._said.get(line) or made.line(line) for line in lines}
        view.model.fill(self._said.values(), 0, len(lines))
        silent = {
            column.code
            for at, column in enumerate(view.model.columns)
            if column.goes and not any(each.cells[at] for each in self._said.values())
        }
        view.table.without = frozenset(silent)  # what a role is not shown takes no room
        view.table.fit()
        seen = self.presenter.seen
        view.counts.offer(words.count_choices(asked.counted(() if seen is None else seen.lines)))
        view.counts.choose((self.presenter.only,) if self.presenter.only else ())
        events = () if seen is None else seen.events
        event = None if seen is None else seen.event
        view.day.say(self.tr("Event"), "" if event is None else event.title)
        view.day.setVisible(len(events) > 1 and self.width() >= _ROOM_FOR_EVENT)
        view.show_message(self._message(bool(lines)))
        self._show_person()
        self.head_changed.emit()

    def _message(self, any_lines: bool) -> str:
        seen = self.presenter.seen
        if any_lines or seen is None:
            return ""
        if seen.event is None:
            return self.tr(
                "No event with times or walk-ins is on this laptop. Sync, or ask your coordinator"
                " to put you on it."
            )
        if self.presenter.words.strip():
            return self.tr("Nobody found. Try the ticket, or part of the name.")
        if self.presenter.only:
            return self.tr("Nobody at the moment. Press the chip again to see everybody.")
        return self.tr(
            "Nobody has a time here yet. Who comes without one is found by their ticket."
        )

    def _line(self) -> VisitLine | None:
        return self.presenter.line(self.view.table.current_key())

    def _show_person(self) -> None:
        """Show below the list who is chosen, and what can be done about them."""
        line, view = self._line(), self.view
        view.person.setVisible(view.shows_lines)
        if line is None:
            self._show_nobody()
            return
        made = self._words()
        view.who.say(f"{line.ticket}  {line.name.said}")
        view.badge.show_words(*made.state(line))
        view.about.setText(made.about(line))
        acts = self.presenter.acts(line)
        if line != self._shown:
            view.acts.offer(acts)
            self._shown = line
        group = line.groups[0] if len(line.groups) == 1 else ""
        view.product.setVisible(bool(group) and asked.GIVEN in acts)
        view.lot.setVisible(bool(group) and asked.GIVEN in acts)
        self._show_product(group)

    def _show_nobody(self) -> None:
        view, self._shown = self.view, None
        view.who.say(self.tr("Type a ticket and press Enter, or go down the list."))
        view.badge.show_words("", "grey")
        view.about.setText("")
        view.acts.offer(())
        view.product.hide()
        view.lot.hide()

    def _show_product(self, group: str) -> None:
        said = self.presenter.products.get(group, DoseSaid())
        vaccines = self.around.session.lists["vaccines"]
        language = self.around.language.code
        product = vaccines.label(said.cvx, language) if said.cvx else self.tr("Product not noted")
        self.view.product.say(self.tr("Product, it stays for the next"), product)
        if self.view.lot.text() != said.lot:
            self.view.lot.setText(said.lot)

    def _on_told_changed(self) -> None:
        told, view = self.presenter.told, self.view
        undoable = bool(self.presenter.undos)
        sentence = words.told_words(told, self.around.language.code)
        view.status.show_words(
            sentence, words.told_tone(told, undoable=undoable), can_undo=undoable
        )
        view.status.setVisible(bool(sentence))
        missing = self.presenter.missing
        view.missing.setText(
            self.tr("Tickets not found: {tickets}").format(tickets=", ".join(missing))
            if missing
            else ""
        )
        view.missing.setVisible(bool(missing))
        view.forget.setVisible(bool(missing))
        if sentence:
            announcement = QAccessibleAnnouncementEvent(view.status, sentence)
            QAccessible.updateAccessibility(announcement)

    # --- finding ----------------------------------------------------------------------------------

    def _find(self) -> None:
        self.view.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.view.search.selectAll()

    def _on_search_entered(self) -> None:
        """Go to whom the words mean; who is not here is told, and the next can be typed at once."""
        if not self.view.search.text().strip():
            return
        key = self.presenter.found_one()
        if key:
            self.view.table.choose(self.view.model.row_of(key))
            self._to_lines()
        else:
            self._find()

    def _on_escape(self) -> None:
        """Out of the search, then to the lines; never out of the page."""
        if self.view.search.text():
            self._end_search()
        elif self.view.shows_lines:
            self._to_lines()

    def _to_lines(self) -> None:
        table = self.view.table
        if not table.current_key():
            table.choose(table.sight()[0])
        table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end_search(self) -> None:
        self.view.search.clear()
        self.presenter.find("")
        self._find()

    def _after_act(self) -> None:
        """After somebody who was looked for, the next can be typed at once."""
        if self.view.search.text():
            self._end_search()
        else:
            self._to_lines()

    def _on_count_picked(self, picked: Picked) -> None:
        self.presenter.show_only(picked.codes[0] if picked.codes else "")

    def _on_event_wanted(self) -> None:
        seen = self.presenter.seen
        if seen is not None and len(seen.events) > 1:
            entries = words.event_entries(seen.events, self.around.language.locale)
            ask = self.tr("Type an event")
            at = self.view.day if self.view.day.isVisible() else self.view.search
            self.choosing.ask(
                ask, entries, at, lambda code: self.presenter.choose_event(bytes.fromhex(code))
            )

    # --- acts -------------------------------------------------------------------------------------

    def _on_table_typed(self, letter: str) -> None:
        if letter.isdigit():  # the next ticket
            self.view.search.setFocus(Qt.FocusReason.OtherFocusReason)
            self.view.search.setText(letter)
            self.presenter.find(letter)
        elif letter == "+":
            self._on_more_wanted()
        elif (act := asked.LETTERS.get(letter.upper())) is not None:
            self._do(act)

    def _on_more_wanted(self) -> None:
        if (line := self._line()) is not None:
            self.acts.ask_act(line)

    def _do(self, act: str) -> None:
        line = self._line()
        if line is not None:
            self.acts.do(line, act)

    def _on_product_wanted(self) -> None:
        if (line := self._line()) is not None and line.groups:
            self.acts.ask_product(line.groups[0])

    def _on_lot_edited(self, lot: str) -> None:
        if (line := self._line()) is not None and line.groups:
            self.presenter.note_lot(line.groups[0], lot)
