"""A seat that came free is offered to who is next on the waiting list: one key, never by itself."""

from dataclasses import replace

from fieldapp.actions.seating import seat_of
from fieldapp.domain.seats import WAITING_LIST
from tests.support.stores import recorded
from tests.ui.laptop import JUANA, TestLaptop

WILLING = replace(JUANA, wants=("FLU",), granted=("STORE", "SHAREPROV"))


def test_who_waits_is_offered_a_free_seat_and_gets_it_by_one_key(laptop: TestLaptop) -> None:
    offer = laptop.screen.list_card.offer
    assert offer.isHidden()
    draft = replace(WILLING, seat=WAITING_LIST)
    kept = recorded(laptop.store, draft, event=laptop.event)
    offer.watch.look()
    laptop.settle()
    assert not offer.isHidden()
    assert kept.ticket in offer.words.text()
    assert seat_of(laptop.store, kept.sign_up) == WAITING_LIST
    laptop.screen.give_key.activated.emit()
    laptop.settle()
    booked = laptop.store.connection.execute(
        "SELECT seat_from FROM appointment WHERE slot IS NOT NULL"
    ).fetchone()
    assert booked == ("WAITLIST",)
    assert offer.isHidden()
