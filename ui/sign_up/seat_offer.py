"""A seat came free and somebody waits: who is next, and one key that gives it to them."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.waiting_list import SeatOffer, give_to_waiting, offer_free_seat
from fieldapp.domain.touched import Touched
from ui.look import GAP, SPACE
from ui.session import Session
from ui.texts import hour_words, isolated
from ui.watch import Watch
from ui.widgets.button import a_button, say_button
from ui.widgets.label import PlainLabel

GIVE_KEY = "Ctrl+G"


def offer_at_desk(desk: OpenedDesk) -> SeatOffer | None:
    """Give the free seat of this laptop that somebody on the waiting list can have."""
    return None if desk.event is None else offer_free_seat(desk.store, desk.author, desk.event)


def give(desk: OpenedDesk, offer: SeatOffer) -> Touched:
    """Give it. Raises: RefusedError; StoreError."""
    return give_to_waiting(desk.store, desk.author, offer.sign_up, offer.seat.slot)


class SeatOfferBar(QFrame):
    """Says who is next for which time. Nothing is given before somebody asked the person."""

    given = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._session, self._locale = session, QLocale("en_US")
        self.offer: SeatOffer | None = None
        self.words, self.button = PlainLabel(wrap=True), a_button("plain")
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(SPACE)
        column.addWidget(self.words)
        column.addWidget(self.button)
        self.button.clicked.connect(self.give)
        self.hide()
        self.watch = Watch(session, offer_at_desk, self._on_seen)

    def speak(self, locale: QLocale) -> None:
        """Say everything in the language of the window."""
        self._locale = locale
        offer = self.offer
        self.setVisible(offer is not None)
        if offer is None:
            return
        name = "" if offer.person is None else offer.person.name.said
        self.words.setText(
            self.tr("A seat is free at {time}. Next on the waiting list: {ticket} {name}").format(
                time=isolated(hour_words(offer.seat.starts, self._locale)),
                ticket=isolated(offer.ticket),
                name=isolated(name),
            )
        )
        say_button(self.button, self.tr("They want it: book it"), GIVE_KEY)

    def give(self) -> None:
        """Give the seat that is offered, if there is one."""
        if self.offer is not None:
            self._session.run(give, self.offer, then=lambda _: self.given.emit())

    def _on_seen(self, offer: SeatOffer | None) -> None:
        self.offer = offer
        self.speak(self._locale)
