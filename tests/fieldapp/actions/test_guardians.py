"""A child is signed up like anybody; the booking waits for a parent's documented consent."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from fieldapp.actions.amending import amend_sign_up
from fieldapp.actions.booking import appointments_of, book
from fieldapp.actions.events import EventPlan, OfferPlan, SlotPlan, create_event
from fieldapp.actions.signing_up import Recorded, draft_of, open_sign_up
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.problem import RefusedError
from fieldapp.domain.sign_up import SignUpDraft, check_sign_up
from fieldapp.store.rows import read_rows
from fieldapp.store.store import Store
from tests.support.seats import hand_out_all
from tests.support.stores import DENISE, TODAY, a_sign_up, an_open_store, lists, recorded

SIXTEEN = "2010-01-22"
MOTHER: dict[str, Any] = {
    "guardian_for": ("FLU",),
    "guardian_relationship": "PARENT",
    "guardian_document": "DOCUMENTED",
    "guardian_paper": "G-7",
}


class Table:
    """A sign-up table beside a clinic with two seats: flu is approved, COVID-19 for emergency."""

    def __init__(self, store: Store) -> None:
        self.store = store
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
                    OfferPlan(group="FLU", age_from="6 months"),
                    OfferPlan(group="COVID19", age_from="12 years", authorization="EUA"),
                ),
                slots=(SlotPlan(starts="2026-06-20T09:00", ends="2026-06-20T09:20", capacity=2),),
            ),
        )
        self.event, (self.slot,) = made.event, made.slots
        hand_out_all(store, made.event)

    def sign_up(self, **typed: Any) -> Recorded:
        typed = {"birth": SIXTEEN, "wants": ("FLU", "COVID19"), **typed}
        return recorded(self.store, a_sign_up(**typed), event=self.event, author=DENISE)

    def amend(self, made: Recorded, **typed: Any) -> None:
        draft = replace(self.draft(made), **typed)
        amend_sign_up(self.store, DENISE, made.sign_up, draft, today=TODAY, lists=lists())

    def draft(self, made: Recorded) -> SignUpDraft:
        return draft_of(open_sign_up(self.store, made.sign_up))

    def answers(self, made: Recorded) -> list[tuple[str, str, str]]:
        rows = open_sign_up(self.store, made.sign_up).consents
        return [
            (row.text("answer"), row.text("vaccine_group"), row.text("document"))
            for row in rows
            if row.text("type") == "GUARDIAN"
        ]

    def refused(self, made: Recorded, group: str = "FLU", *, waiting: bool = False) -> list[str]:
        """Give why a booking is refused; it is made where nothing stands in its way."""
        try:
            slot = None if waiting else self.slot
            book(self.store, DENISE, made.sign_up, group=group, slot=slot)
        except RefusedError as refused:
            return [each.code for each in refused.problems]
        return []


@pytest.fixture
def table(tmp_path: Path) -> Iterator[Table]:
    with an_open_store(tmp_path) as store:
        yield Table(store)


def test_sixteen_and_alone_is_signed_up_and_booked_once_the_mother_agreed(table: Table) -> None:
    made = table.sign_up()
    for waiting in (False, True):  # a seat that comes free is given without asking again
        assert table.refused(made, waiting=waiting) == ["guardian_consent_needed"]
    assert table.draft(made).wants == ("FLU", "COVID19")
    assert appointments_of(table.store, made.sign_up) == []
    table.amend(made, **MOTHER)
    assert table.refused(made) == []


def test_an_adult_needs_no_guardian_and_who_may_be_a_child_does(table: Table) -> None:
    assert table.refused(table.sign_up(birth="1961")) == []
    assert table.refused(table.sign_up(birth="2008")) == ["guardian_consent_needed"]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({"guardian_document": ""}, "guardian_details_needed"),
        ({"guardian_relationship": ""}, "guardian_details_needed"),
        ({"guardian_relationship": "LOCOP"}, "guardian_may_not_agree"),
        ({"guardian_for": ("COVID19",)}, "guardian_consent_needed"),
        ({"guardian_for": (), "refused": ("GUARDIAN",)}, "guardian_consent_needed"),
    ],
)
def test_what_is_not_documented_consent_is_kept_and_holds_the_booking(
    table: Table, typed: dict[str, Any], code: str
) -> None:
    made = table.sign_up(**{**MOTHER, **typed})
    assert table.refused(made) == [code]
    draft = table.draft(made)
    assert draft.guardian_paper == "G-7" or "refused" in typed
    table.amend(made, **MOTHER, refused=())
    assert table.refused(made) == []


def test_what_is_for_emergencies_needs_it_in_writing(table: Table) -> None:
    made = table.sign_up(**{**MOTHER, "guardian_for": ("FLU", "COVID19")})
    assert table.refused(made, "COVID19") == ["guardian_written_needed"]
    table.amend(made, guardian_document="WRITTEN")
    assert table.refused(made, "COVID19") == []
    assert sorted(table.answers(made)[2:]) == [
        ("GRANTED", "COVID19", "WRITTEN"),
        ("GRANTED", "FLU", "WRITTEN"),
    ]


def test_every_answer_about_a_guardian_comes_back_as_it_was_typed(table: Table) -> None:
    typed = {**MOTHER, "guardian_for": ("FLU", "COVID19"), "guardian_document": "WRITTEN"}
    draft = table.draft(table.sign_up(**typed))
    assert {name: getattr(draft, name) for name in MOTHER if name != "guardian_for"} == {
        name: value for name, value in typed.items() if name != "guardian_for"
    }
    assert set(draft.guardian_for) == {"FLU", "COVID19"}
    noted = {**MOTHER, "guardian_for": ()}
    draft = table.draft(table.sign_up(**noted))
    assert {name: getattr(draft, name) for name in noted} == noted
    assert "GUARDIAN" not in draft.granted


def test_one_vaccine_is_taken_back_and_agreed_to_again(table: Table) -> None:
    made = table.sign_up(**{**MOTHER, "guardian_for": ("FLU", "COVID19")})
    table.amend(made, guardian_for=("COVID19",))
    assert table.refused(made) == ["guardian_consent_needed"]
    assert table.draft(made).guardian_for == ("COVID19",)
    assert table.draft(made).guardian_paper == "G-7"
    table.amend(made, guardian_for=("COVID19", "FLU"))
    assert table.refused(made) == []
    table.amend(made, guardian_for=(), granted=("STORE", "SHAREPROV"))
    draft = table.draft(made)
    assert (draft.guardian_for, "GUARDIAN" in draft.granted) == ((), False)
    assert draft.guardian_paper == "G-7"


def test_a_save_that_changes_nothing_of_it_adds_no_answer(table: Table) -> None:
    made = table.sign_up(**MOTHER)
    before = table.answers(made)
    table.amend(made, name_used="Ty")
    assert table.answers(made) == before == [("GRANTED", "FLU", "DOCUMENTED")]


def test_a_yes_that_names_no_vaccine_is_for_what_the_child_wants(table: Table) -> None:
    made = table.sign_up(
        granted=("STORE", "SHAREPROV", "GUARDIAN"), **{**MOTHER, "guardian_for": ()}
    )
    assert "GUARDIAN" in table.draft(made).granted
    assert table.refused(made) == []


def test_no_other_codes_are_taken() -> None:
    typed = a_sign_up(guardian_for=("XX",), guardian_relationship="XX", guardian_document="XX")
    found = check_sign_up(typed, TODAY, lists())
    assert isinstance(found, tuple)
    assert {(each.field, each.code) for each in found} == {
        ("consent.vaccine_group", "unknown_code"),
        ("consent.relationship", "unknown_code"),
        ("consent.document", "unknown_code"),
    }


def test_a_consent_to_call_given_later_names_the_phone_too(table: Table) -> None:
    made = table.sign_up(birth="1961", granted=("STORE",), phone="")
    table.amend(made, granted=("STORE", "CALL"), phone="828 555 0142")
    rows = open_sign_up(table.store, made.sign_up)
    (call,) = (row for row in rows.consents if row.text("type") == "CALL")
    assert call.ref("contact") == rows.contacts[0].id


RIDE: dict[str, Any] = {
    "ride_mode": "DRIVER",
    "ride_pickup": "12 Elm St, side door " + "and round the barn " * 9,
    "ride_ready": "8:15 am",
    "ride_with": ("RETURN", "FOLDS"),
    "ride_riders": "2",
    "ride_child_seats": "0",
}


def kept(table: Table, made: Recorded) -> dict[str, Any]:
    return {name: getattr(table.draft(made), name) for name in RIDE}


def test_the_ride_of_a_child_whose_time_is_held_is_kept_and_made_with_the_time(
    table: Table,
) -> None:
    given = {**RIDE, "ride_pickup": RIDE["ride_pickup"].strip()}
    made = table.sign_up(wants=("FLU",), seat=table.slot.hex(), **RIDE)

    assert made.held
    assert kept(table, made) == given
    assert read_rows(table.store.connection, BY_NAME["ride"]) == []
    table.amend(made, phone="828 555 0199")
    table.amend(made, ride_riders="3", seat=table.slot.hex())  # held again
    assert kept(table, made) == {**given, "ride_riders": "3"}

    table.amend(made, seat=table.slot.hex(), **MOTHER)

    (ride,) = read_rows(table.store.connection, BY_NAME["ride"])
    assert (ride.text("ready_at"), ride.values["riders"]) == ("2026-06-20T08:15", 3)
    assert ride.values["return_needed"] is True
    assert kept(table, made) == {**given, "ride_riders": "3"}
    table.amend(made, seat="")
    assert table.draft(made).ride_mode == ""  # called off with the time, and not wished for again


def test_a_ride_that_was_wished_for_comes_with_a_booking_too(table: Table) -> None:
    made = table.sign_up(wants=("FLU",), seat=table.slot.hex(), **RIDE)
    table.amend(made, **MOTHER)
    book(table.store, DENISE, made.sign_up, group="FLU", slot=table.slot)
    (ride,) = read_rows(table.store.connection, BY_NAME["ride"])
    assert (ride.text("mode"), ride.text("ready_at")) == ("DRIVER", "2026-06-20T08:15")


def test_who_needs_no_ride_after_all_wishes_for_none(table: Table) -> None:
    made = table.sign_up(wants=("FLU",), seat=table.slot.hex(), **RIDE)
    table.amend(made, ride_mode="")
    assert table.draft(made).ride_pickup == ""
