"""Seats: a booking takes one, a cancellation gives it back, and nobody is booked twice."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldapp.actions.booking import book
from fieldapp.actions.events import EventPlan, SlotPlan, create_event
from fieldapp.domain.problem import RefusedError
from fieldapp.store.seats import seats_taken
from fieldapp.store.store import Store
from tests.support.seats import hand_out_all
from tests.support.stores import DENISE, a_row, an_open_store, recorded


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with an_open_store(tmp_path) as opened:
        yield opened


def one_seat(store: Store) -> tuple[bytes, bytes]:
    slot = SlotPlan(starts="2026-06-20T09:00", ends="2026-06-20T09:20", capacity=1)
    plan = EventPlan(
        code="BUR-0620A",
        title="Clinic",
        kind="CLINIC",
        starts="2026-06-20T09:00",
        ends="2026-06-20T13:00",
        slots=(slot,),
    )
    made = create_event(store, DENISE, plan)
    hand_out_all(store, made.event)
    return made.event, made.slots[0]


def test_a_cancelled_booking_gives_its_seat_to_somebody_else_or_back(store: Store) -> None:
    event, slot = one_seat(store)
    one, two = (recorded(store, event=event, author=DENISE).sign_up for _ in range(2))
    first = book(store, DENISE, one, group="FLU", slot=slot)
    with pytest.raises(RefusedError) as full:
        book(store, DENISE, two, group="FLU", slot=slot)
    assert full.value.problems[0].code == "slot_full"
    a_row(store, "appointment_status", {"appointment": first, "status": "CANCPER"})
    assert seats_taken(store, [slot]) == {}
    book(store, DENISE, one, group="FLU", slot=slot)
    assert seats_taken(store, [slot]) == {slot: 1}


def test_somebody_who_did_not_come_has_still_taken_the_seat(store: Store) -> None:
    event, slot = one_seat(store)
    booked = book(
        store, DENISE, recorded(store, event=event, author=DENISE).sign_up, group="FLU", slot=slot
    )
    a_row(store, "appointment_status", {"appointment": booked, "status": "NOSHOW"})
    assert seats_taken(store, [slot]) == {slot: 1}
