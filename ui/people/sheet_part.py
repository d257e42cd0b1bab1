"""Joins what is known of one person with the sheet that shows it, and says whom acts are about."""

from typing import Final

from PySide6.QtCore import QObject

from fieldapp.actions.person_sheet import PersonSheet
from fieldapp.store.lines import PersonLine, Ticket
from ui.page import Around
from ui.people import words
from ui.people.consent_words import wish_rows
from ui.people.presenter import PeoplePresenter
from ui.people.sheet import SheetShown, SheetWords
from ui.people.sheet_view import SheetView
from ui.texts import isolated, withdrawn_word
from ui.widgets.button import say_button
from ui.widgets.chips import Choice, Picked

SIGN_UP: Final = "sign_up"
"""Code of the page where sign-ups are corrected."""


class SheetPart(QObject):
    """One person of the page; `view` is what is seen of them."""

    def __init__(self, around: Around, presenter: PeoplePresenter) -> None:
        super().__init__()
        self._session, self._language, self._offers = around.session, around.language, around.offers
        self.presenter = presenter
        self.view = SheetView(around.tokens)
        self._sign_up = b""
        self._asks = False
        presenter.sheet_changed.connect(self._show)
        self.view.sign_ups.picked.connect(self._on_sign_up_picked)

    def begin(self, person: bytes) -> None:
        """Show another person, from the beginning on."""
        self._sign_up, self._asks = b"", False
        self.view.wishes.hide()
        self.presenter.open(person)
        self.view.to_top()

    def speak(self) -> None:
        """Say everything in the language of the window."""
        view = self.view
        say_button(view.back, self.tr("Back"), "Esc")
        say_button(view.copy, self.tr("Copy ticket"), "Ctrl+C")
        say_button(view.slip, self.tr("Slip"), "Ctrl+K")
        say_button(view.correct, self.tr("Correct"), "Enter")
        say_button(view.status.undo, self.tr("Undo"), "Ctrl+Z")
        say_button(view.wish, self.tr("Stop or erase"), "Ctrl+E")
        view.wishes.speak()
        view.past_title.setText(self.tr("What was done"))
        view.past.setAccessibleName(self.tr("What was done, newest first"))
        view.port.setAccessibleName(self.tr("What is known of this person"))
        view.sign_ups.setAccessibleName(self.tr("Sign-ups"))
        self._show()

    def ask(self) -> None:
        """Ask what they want of us, once it is known who it is."""
        self._asks = True
        self._show_wishes()

    def _show_wishes(self) -> None:
        sheet, bar = self.presenter.sheet, self.view.wishes
        if sheet is None:
            return
        code = self._language.code
        rows = wish_rows(sheet, self._session.lists, code)
        bar.show_wishes(rows, words.what_goes_words(sheet.goes), may_erase=sheet.goes is not None)
        if self._asks and (sheet.may_stop or sheet.goes is not None):
            self._asks = False
            bar.open_bar()

    def ticket(self) -> Ticket | None:
        """Give the sign-up that acts are about."""
        sheet = self.presenter.sheet
        tickets = () if sheet is None else sheet.line.tickets
        return next((each for each in tickets if each.sign_up == self._sign_up), None)

    # --- showing ----------------------------------------------------------------------------------

    def _show(self) -> None:
        seen, view = self.presenter.sheet, self.view
        if self.presenter.person is None:
            return
        if seen is None:
            view.show_message(self._instead())
            return
        if all(each.sign_up != self._sign_up for each in seen.line.tickets):
            ticket = words.ticket_of(seen.line, self.presenter.question.wanted.event)
            self._sign_up = b"" if ticket is None else ticket.sign_up
        view.show_sheet(self._told(seen))
        self._show_sign_ups(seen.line)
        self._show_acts()

    def shown(self) -> SheetShown | None:
        """Give the sheet in words, in the language of the window; None while nobody is known."""
        seen = self.presenter.sheet
        return None if seen is None else self._told(seen)

    def _told(self, seen: PersonSheet) -> SheetShown:
        language = self._language
        return SheetWords(seen, self._session.lists, language.code, language.locale).shown()

    def _instead(self) -> str:
        if self.presenter.gone:
            return words.said_words(self.presenter.said, self._language.code)
        return self.tr("Looking…")

    def _show_sign_ups(self, line: PersonLine) -> None:
        seen = self.presenter.seen
        events = {} if seen is None else seen.events
        choices = []
        for each in line.tickets:
            parts = [isolated(each.number), events.get(each.event, "")]
            parts += [withdrawn_word()] if each.withdrawn else []
            text = " · ".join(part for part in parts if part)
            choices.append(Choice(code=each.sign_up.hex(), text=text))
        self.view.offer_sign_ups(choices, self._sign_up.hex())

    def _show_acts(self) -> None:
        seen, view, ticket = self.presenter.sheet, self.view, self.ticket()
        if seen is None:
            return
        view.copy.setVisible(ticket is not None and bool(ticket.number))
        view.wish.setVisible(seen.may_stop or seen.goes is not None)
        self._show_wishes()
        view.slip.setVisible(ticket is not None and not ticket.withdrawn)
        view.withdraw.setVisible(ticket is not None and seen.may_withdraw)
        offered = self._offers(SIGN_UP)
        view.correct.setVisible(ticket is not None and seen.may_correct and offered)
        if ticket is not None and ticket.withdrawn:
            say_button(view.withdraw, self.tr("Bring back"), "Del")
        else:
            say_button(view.withdraw, self.tr("Withdraw"), "Del")

    def _on_sign_up_picked(self, picked: Picked) -> None:
        if picked.codes:
            self._sign_up = bytes.fromhex(picked.codes[0])
        self.view.sign_ups.choose((self._sign_up.hex(),))
        self._show_acts()
