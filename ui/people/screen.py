"""The page of people: the list, one person in its place, and the keys that join them."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QGuiApplication,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from fieldapp.store.lines import PersonLine, Ticket
from ui.look import MARGIN, Tokens
from ui.page import ASKS, Around, Head, Page, Wish
from ui.people import words
from ui.people.consent_words import read_code
from ui.people.list_part import ListPart
from ui.people.presenter import PeoplePresenter
from ui.people.sheet_part import SIGN_UP, SheetPart
from ui.people.state import OFFICE
from ui.slip.slipping import Slipping
from ui.texts import isolated
from ui.widgets.status import Status


class PeopleScreen(Page):
    """Joins the list and the sheet; both are only told."""

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self.presenter = PeoplePresenter(around.session)
        self.list_part = ListPart(around, self.presenter)
        self.sheet_part = SheetPart(around, self.presenter)
        self.slip = Slipping(self, around)
        self.list, self.sheet = self.list_part.view, self.sheet_part.view
        outer = QVBoxLayout(self)
        outer.setContentsMargins(MARGIN + 2, MARGIN, MARGIN + 2, MARGIN)
        self._stack = QStackedLayout()
        outer.addLayout(self._stack)  # first: what is added to it is shown at once
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.sheet)
        self._connect()
        self._keys()
        self.speak()

    def _connect(self) -> None:
        presenter, sheet, table = self.presenter, self.sheet, self.list.table
        presenter.seen_changed.connect(self.head_changed)
        presenter.said_changed.connect(self._on_said)
        self.list.open.clicked.connect(self._on_opened)
        table.opened.connect(self._on_opened)
        table.delete_wanted.connect(self._on_delete)
        table.copy_wanted.connect(self._on_copy)
        sheet.back_wanted.connect(self.go_back)
        sheet.correct_wanted.connect(self._on_correct)
        self.slip.refused.connect(self.around.session.tell_fault)
        sheet.copy.clicked.connect(self._on_copy)
        sheet.slip.clicked.connect(self._on_slip_wanted)
        sheet.withdraw.clicked.connect(self._on_delete)
        sheet.wish.clicked.connect(self._on_wish)
        sheet.wishes.stop_wanted.connect(self._on_stop_wanted)
        sheet.wishes.toggle_wanted.connect(self._on_toggle_wanted)
        sheet.wishes.erase_wanted.connect(presenter.erase)
        sheet.wishes.left.connect(self._focus)
        presenter.erased.connect(self.go_back)
        presenter.asked_about.connect(self._on_asked_about)
        for status in (self.list.status, sheet.status):
            status.undo.clicked.connect(presenter.undo)

    def _keys(self) -> None:
        def key(
            keys: str | QKeySequence, act: Callable[[], None], parent: QWidget = self
        ) -> QShortcut:
            made = QShortcut(QKeySequence(keys), parent)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(act)
            return made

        self.find_key = key("Ctrl+F", self._on_find_wanted)
        self.escape_key = key("Escape", self._on_escape)
        self.undo_key = key(QKeySequence(QKeySequence.StandardKey.Undo), self.presenter.undo)
        self.back_key = key("Alt+Left", self.go_back, self.sheet)
        self.delete_key = key("Delete", self._on_delete, self.sheet)
        self.copy_key = key("Ctrl+C", self._on_copy, self.sheet)
        self.wish_key = key("Ctrl+E", self._on_wish)
        self.slip_key = key("Ctrl+K", self._on_slip_wanted)
        self.before_key = key("Ctrl+Up", lambda: self._step(-1), self.sheet)
        self.after_key = key("Ctrl+Down", lambda: self._step(1), self.sheet)

    # --- the page's life --------------------------------------------------------------------------

    @property
    def shows_person(self) -> bool:
        """Whether one person is in sight and not the list."""
        return self._stack.currentIndex() == 1

    @override
    def head(self) -> Head:
        seen, event = self.presenter.seen, self.presenter.question.wanted.event
        office = self.around.session.role in OFFICE
        title = self.tr("People") if office else self.tr("Today’s list")
        about = "" if seen is None or event is None else seen.events.get(event, "")
        return Head(title=title, about=about)

    @override
    def keys_words(self) -> str:
        if self.shows_person:
            return self.tr("{back} back · {next} next person").format(
                back=isolated("Esc"), next=isolated("Ctrl+↓")
            )
        return self.tr("{open} open · {find} find").format(
            open=isolated("Enter"), find=isolated("Ctrl+F")
        )

    @override
    def begin(self) -> None:
        first = self.presenter.seen is None
        self.presenter.go_on()
        if first:
            self.presenter.watch.look()
        self._focus()

    @override
    def open(self, key: bytes) -> None:
        """Show one person, by id; or by a sign-up, to be asked at once what they want of us."""
        if key.startswith(ASKS):
            self.presenter.find_person(key.removeprefix(ASKS))
        else:
            self.open_person(key)

    @override
    def place(self) -> str:
        return (self.presenter.person or b"").hex() if self.shows_person else ""

    @override
    def go_to_place(self, place: str) -> None:
        if place:
            self.open_person(bytes.fromhex(place))

    @override
    def pause(self) -> None:
        self.slip.take_down()
        self.presenter.rest()

    @override
    def stop(self) -> None:
        self.slip.take_down()
        self.presenter.end()

    @override
    def desk_changed(self) -> None:
        self.presenter.begin_again()
        self.head_changed.emit()

    @override
    def show_tokens(self, tokens: Tokens) -> None:
        self.list.show_tokens(tokens)
        self.sheet.show_tokens(tokens)

    @override
    def fit(self, width: int) -> None:
        self.sheet.fit(width)

    @override
    def speak(self) -> None:
        self.list_part.speak()
        self.sheet_part.speak()
        self._on_said()

    def _focus(self) -> None:
        if self.shows_person:
            self.sheet.port.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.list_part.focus()

    # --- one person -------------------------------------------------------------------------------

    def open_person(self, person: bytes) -> None:
        """Show one person in the place of the list."""
        self._stack.setCurrentIndex(1)
        self.sheet_part.begin(person)
        self.head_changed.emit()

    def go_back(self) -> None:
        """Show the list again, at the line it was left at."""
        if self.shows_person:
            self.presenter.close()
            self._stack.setCurrentIndex(0)
            self._focus()
            self.head_changed.emit()

    def _step(self, by: int) -> None:
        """Go on to the person below or above in the list."""
        if key := self.list_part.beside(self.presenter.person or b"", by):
            self.open_person(key)

    # --- what a person did ------------------------------------------------------------------------

    def _about(self) -> tuple[PersonLine, Ticket] | None:
        """Give whom an act is about, and which sign-up."""
        if not self.shows_person:
            return self.list_part.chosen()
        sheet, ticket = self.presenter.sheet, self.sheet_part.ticket()
        return None if sheet is None or ticket is None else (sheet.line, ticket)

    def _on_opened(self) -> None:
        if key := self.list.table.current_key():
            self.open_person(key)

    def _on_correct(self) -> None:
        about = self._about()
        if about is not None and self.sheet.correct.isVisible():
            self.wants.emit(Wish(code=SIGN_UP, key=about[1].sign_up))

    def _on_delete(self) -> None:
        """Withdraw; on the sheet of who is withdrawn, bring back."""
        about = self._about()
        if about is None:
            return
        line, ticket = about
        told = (ticket.sign_up, ticket.number, line.name.said)
        if not ticket.withdrawn:
            self.presenter.withdraw(*told)
        elif self.shows_person:
            self.presenter.bring_back(*told)

    def _on_copy(self) -> None:
        about = self._about()
        if about is not None and about[1].number:
            QGuiApplication.clipboard().setText(about[1].number)
            self.presenter.note_copied(about[1].number)

    def _on_wish(self) -> None:
        """Ask what somebody wants of us: who is in sight, or the line that is chosen."""
        if not self.shows_person:
            self._on_opened()
        self.sheet_part.ask()

    def _on_stop_wanted(self) -> None:
        self.sheet.wishes.leave()
        self.presenter.stop_everything()

    def _on_toggle_wanted(self, code: str, stop: bool) -> None:
        """Stop one thing, or note that it is wanted again; what was done is said with its undo."""
        self.sheet.wishes.leave()
        act = self.presenter.stop_one if stop else self.presenter.agree
        act(*read_code(code))

    def _on_asked_about(self, person: bytes) -> None:
        self.open_person(person)
        self.sheet_part.ask()

    def _on_slip_wanted(self) -> None:
        about = self._about()
        if about is not None and not about[1].withdrawn:
            self.slip.show(about[1].sign_up)

    def _on_find_wanted(self) -> None:
        self.go_back()
        self.list_part.find()

    def _on_escape(self) -> None:
        """Back to the list, out of the search; never out of the page."""
        if not self.shows_person:
            self.list_part.leave_search()
        elif not self.sheet.wishes.isHidden():
            self.sheet.wishes.leave()
        else:
            self.go_back()

    def _on_said(self) -> None:
        said = self.presenter.said
        told = words.said_words(said, self.around.language.code)
        undoable = self.presenter.done is not None
        for status in (self.list.status, self.sheet.status):
            status.show_words(told, words.said_tone(said), can_undo=undoable)
        shown: Status = self.sheet.status if self.shows_person else self.list.status
        if told:
            announcement = QAccessibleAnnouncementEvent(shown, told)
            QAccessible.updateAccessibility(announcement)
