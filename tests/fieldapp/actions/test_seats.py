"""A time chosen with the sign-up: kept in the same moment, counted, moved, called off."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from fieldapp.actions.acting import acting, row_here
from fieldapp.actions.amending import amend_sign_up
from fieldapp.actions.events import (
    CreatedEvent,
    EventPlan,
    OfferPlan,
    SlotPlan,
    change_event_status,
    create_event,
)
from fieldapp.actions.roster_doubts import two_answers
from fieldapp.actions.roster_facts import visits_of
from fieldapp.actions.seating import add_appointment, seat_to_spend, seats_offered
from fieldapp.actions.signing_up import draft_of, open_sign_up
from fieldapp.actions.withdrawing import undo_withdrawal, withdraw_sign_up
from fieldapp.domain.problem import RefusedError
from fieldapp.domain.seats import WAITING_LIST, SeatsOffered
from fieldapp.domain.sign_up import SignUpDraft
from fieldapp.domain.values import Value
from fieldapp.store.journal import Made
from fieldapp.store.lists import sign_up_lines
from fieldapp.store.log import standing
from fieldapp.store.store import Store
from tests.support.seats import hand_out_all
from tests.support.stores import DENISE, ROSA, TODAY, a_sign_up, an_open_store, lists, recorded

SLOTS = (
    SlotPlan(starts="2026-06-20T09:20", ends="2026-06-20T09:40", capacity=1),
    SlotPlan(starts="2026-06-20T09:40", ends="2026-06-20T10:00", capacity=1),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with an_open_store(tmp_path) as opened:
        yield opened


@pytest.fixture
def clinic(store: Store) -> CreatedEvent:
    made = create_event(
        store,
        DENISE,
        EventPlan(
            code="BUR-0620A",
            title="Clinic",
            kind="CLINIC",
            starts="2026-06-20T09:00",
            ends="2026-06-20T13:00",
            offers=(
                OfferPlan(group="COVID19", age_from="12 years"),
                OfferPlan(group="FLU", age_from="6 months"),
            ),
            slots=SLOTS,
        ),
    )
    hand_out_all(store, made.event)
    return made


@pytest.fixture
def pantry(store: Store, clinic: CreatedEvent) -> bytes:
    plan = EventPlan(
        code="BUR-0613A",
        title="Pantry",
        kind="SIGNUP",
        starts="2026-06-13T08:00",
        ends="2026-06-13T14:00",
        next_event=clinic.event,
    )
    return create_event(store, DENISE, plan).event


def willing(**more: object) -> SignUpDraft:
    draft = replace(a_sign_up(), granted=("STORE", "SHAREPROV"), wants=("COVID19", "FLU"))
    return replace(draft, **more)  # type: ignore[arg-type]


def offered(store: Store, event: bytes) -> SeatsOffered:
    found = seats_offered(store, event)
    assert found is not None
    return found


def refused(store: Store, event: bytes, draft: SignUpDraft) -> set[tuple[str, str]]:
    before = standing(store).made
    with pytest.raises(RefusedError) as error:
        recorded(store, draft, event=event)
    assert standing(store).made == before
    return {(each.field, each.code) for each in error.value.problems}


def test_a_sign_up_with_a_time_is_one_change_and_stands_on_the_roster(
    store: Store, clinic: CreatedEvent, pantry: bytes
) -> None:
    seats = offered(store, pantry)
    assert (seats.event, [each.free for each in seats.seats]) == (clinic.event, [1, 1])
    before = standing(store).made
    kept = recorded(store, willing(seat=seats.seats[0].code), event=pantry)
    assert standing(store).made == before + 1
    assert [each.free for each in offered(store, pantry).seats] == [0, 1]
    visits = visits_of(store, clinic.event, lists())
    assert [each.sign_up.id for each in visits] == [kept.sign_up] * 2  # a row for each vaccine
    (line,) = sign_up_lines(store, pantry, most=5)
    assert line.time == "2026-06-20T09:20"
    assert draft_of(open_sign_up(store, kept.sign_up)).seat == seats.seats[0].code


def test_an_event_without_a_following_one_gives_its_own_times_and_others_none(
    store: Store, clinic: CreatedEvent
) -> None:
    assert offered(store, clinic.event).event == clinic.event
    plain = EventPlan(
        code="BUR-0601A",
        title="Market",
        kind="SIGNUP",
        starts="2026-06-01T08:00",
        ends="2026-06-01T14:00",
    )
    assert seats_offered(store, create_event(store, DENISE, plain).event) is None


def test_what_a_time_needs_is_said_and_nothing_is_written(store: Store, pantry: bytes) -> None:
    code = offered(store, pantry).seats[0].code
    bare = willing(seat=code, wants=(), granted=("STORE",))
    assert refused(store, pantry, bare) == {
        ("sign_up.wants", "time_needs_vaccine"),
        ("consent.shareprov", "share_consent_needed"),
    }
    assert refused(store, pantry, willing(seat="00" * 16)) == {("appointment.slot", "not_here")}
    recorded(store, willing(seat=code), event=pantry)
    assert refused(store, pantry, willing(seat=code)) == {("appointment.slot", "slot_full")}


def test_who_moves_gives_the_first_seat_back(
    store: Store, clinic: CreatedEvent, pantry: bytes
) -> None:
    first, second = offered(store, pantry).seats
    kept = recorded(store, willing(seat=first.code), event=pantry)

    def change(seat: str) -> None:
        draft = replace(draft_of(open_sign_up(store, kept.sign_up)), seat=seat)
        amend_sign_up(store, ROSA, kept.sign_up, draft, today=TODAY, lists=lists())

    change(second.code)
    assert [each.free for each in offered(store, pantry).seats] == [1, 0]
    assert {each.at.minute for each in visits_of(store, clinic.event, lists())} == {40}
    change(WAITING_LIST)
    assert draft_of(open_sign_up(store, kept.sign_up)).seat == WAITING_LIST
    assert visits_of(store, clinic.event, lists()) == []
    change("")
    assert draft_of(open_sign_up(store, kept.sign_up)).seat == ""
    assert [each.free for each in offered(store, pantry).seats] == [1, 1]


def test_a_correction_of_something_else_leaves_the_time_alone(store: Store, pantry: bytes) -> None:
    code = offered(store, pantry).seats[0].code
    kept = recorded(store, willing(seat=code), event=pantry)
    stands = draft_of(open_sign_up(store, kept.sign_up))
    no_sharing = replace(stands, granted=("STORE",))
    amend_sign_up(store, ROSA, kept.sign_up, no_sharing, today=TODAY, lists=lists())
    assert draft_of(open_sign_up(store, kept.sign_up)).seat == code


def test_who_withdraws_gives_the_seat_back_and_takes_it_again(store: Store, pantry: bytes) -> None:
    code = offered(store, pantry).seats[0].code
    kept = recorded(store, willing(seat=code), event=pantry)
    withdraw_sign_up(store, ROSA, kept.sign_up)
    assert [each.free for each in offered(store, pantry).seats] == [1, 1]
    undo_withdrawal(store, ROSA, kept.sign_up)
    assert [each.free for each in offered(store, pantry).seats] == [0, 1]


def test_a_cancelled_event_gives_no_times(
    store: Store, clinic: CreatedEvent, pantry: bytes
) -> None:
    code = offered(store, pantry).seats[0].code
    change_event_status(store, DENISE, clinic.event, "CANCELLED")
    assert seats_offered(store, pantry) is None
    assert seats_offered(store, clinic.event) is None
    assert refused(store, pantry, willing(seat=code)) == {("appointment.slot", "not_here")}


def booked_for(store: Store, clinic: CreatedEvent) -> set[tuple[int, str]]:
    visits = visits_of(store, clinic.event, lists())
    return {(each.at.minute, each.appointment.text("group")) for each in visits}


def corrected(store: Store, sign_up: bytes, **typed: object) -> None:
    draft = replace(draft_of(open_sign_up(store, sign_up)), **typed)  # type: ignore[arg-type]
    amend_sign_up(store, ROSA, sign_up, draft, today=TODAY, lists=lists())


def test_the_time_is_for_the_vaccines_that_are_wished_for_after_a_correction(
    store: Store, clinic: CreatedEvent, pantry: bytes
) -> None:
    first, second = offered(store, pantry).seats
    kept = recorded(store, willing(seat=first.code, wants=("FLU",)), event=pantry)
    corrected(store, kept.sign_up, wants=("COVID19",))
    assert booked_for(store, clinic) == {(20, "COVID19")}
    corrected(store, kept.sign_up, wants=("COVID19", "FLU"))
    assert booked_for(store, clinic) == {(20, "COVID19"), (20, "FLU")}
    assert [each.free for each in offered(store, pantry).seats] == [0, 1]
    corrected(store, kept.sign_up, wants=("FLU",), seat=second.code)
    assert booked_for(store, clinic) == {(40, "FLU")}


def test_a_time_for_one_vaccine_more_asks_what_a_time_asks(
    store: Store, clinic: CreatedEvent, pantry: bytes
) -> None:
    code = offered(store, pantry).seats[0].code
    kept = recorded(store, willing(seat=code, wants=("FLU",)), event=pantry)
    corrected(store, kept.sign_up, granted=("STORE",))
    with pytest.raises(RefusedError, match="share_consent_needed"):
        corrected(store, kept.sign_up, wants=("FLU", "COVID19"))
    with pytest.raises(RefusedError, match="time_needs_vaccine"):
        corrected(store, kept.sign_up, wants=())
    assert booked_for(store, clinic) == {(20, "FLU")}


def test_a_withdrawal_is_not_undone_onto_a_seat_that_somebody_else_got(
    store: Store, clinic: CreatedEvent, pantry: bytes
) -> None:
    first, second = offered(store, pantry).seats
    kept = recorded(store, willing(seat=first.code), event=pantry)
    withdraw_sign_up(store, ROSA, kept.sign_up)
    recorded(store, willing(seat=first.code, name_given="Pedro"), event=pantry)
    with pytest.raises(RefusedError, match="slot_full"):
        undo_withdrawal(store, ROSA, kept.sign_up)
    corrected(store, kept.sign_up, seat=second.code)
    undo_withdrawal(store, ROSA, kept.sign_up)
    visits = visits_of(store, clinic.event, lists())
    assert {(each.at.minute, each.person.text("name_given")) for each in visits} == {
        (20, "Pedro"),
        (40, "Juana"),
    }


def test_who_has_a_time_that_was_taken_out_meanwhile_stays_on_the_roster(
    store: Store, clinic: CreatedEvent, pantry: bytes
) -> None:
    """A laptop without a line gave it: the person was told to come."""
    first, second = offered(store, pantry).seats
    kept = recorded(store, willing(seat=first.code, wants=("FLU",)), event=pantry)
    with acting(store, DENISE, None) as act:
        act.take_out(row_here(store, "slot", first.slot), "MISTAKE")
    assert booked_for(store, clinic) == {(20, "FLU")}
    corrected(store, kept.sign_up, seat=second.code)
    assert booked_for(store, clinic) == {(40, "FLU")}


def test_who_was_moved_on_two_laptops_at_once_is_a_doubt_on_the_roster(
    store: Store, clinic: CreatedEvent, pantry: bytes
) -> None:
    first, second = offered(store, pantry).seats
    kept = recorded(store, willing(wants=("FLU",), seat=first.code), event=pantry)
    with acting(store, ROSA, pantry) as act:  # what the other laptop did
        values: dict[str, Value | Made] = {"group": "FLU", "dose_no": 1}
        add_appointment(act, kept.sign_up, values, seat_to_spend(store, second.slot))
    visits = visits_of(store, clinic.event, lists())
    assert two_answers(store, visits, {}) == ((kept.ticket, ("appointment.slot",)),)
