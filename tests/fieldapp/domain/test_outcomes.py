"""The way of an appointment: what may follow what, and what two laptops said apart."""

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldapp.domain.outcomes import (
    EXPECTED,
    OPEN,
    STEPS,
    Asked,
    Said,
    can_follow,
    disputed,
    in_force,
    reasons_for,
    states_to_add,
)
from fieldapp.domain.problem import Problem
from tests.support.stores import lists

STATES, REASONS = lists()["appointment_status"], lists()["outcome_reason"]
NOW = datetime(2026, 6, 20, 10, 0, tzinfo=UTC)
codes = st.sampled_from([each.code for each in STATES])


def asked(to: str, **more: object) -> Asked:
    told = {"role": "CANVASSER", "online": False, "now": NOW} | more
    return Asked(to=to, **told)  # type: ignore[arg-type]


def added(standing: str, to: str, **more: object) -> tuple[str, ...] | str:
    found = states_to_add(standing, asked(to, **more), REASONS)
    return found.code if isinstance(found, Problem) else found


def test_the_usual_day_goes_by_its_steps() -> None:
    assert added("BOOKED", "CONFIRMED") == ("CONFIRMED",)
    assert added("CONFIRMED", "ARRIVED") == ("ARRIVED",)
    assert added("ARRIVED", "VACC") == ("VACC",)
    assert added("ARRIVED", "LEFT") == ("LEFT",)
    assert added("ARRIVED", "DEFER", reason="SUPPLY") == ("DEFER",)


def test_the_clinics_paper_makes_up_for_a_check_in_that_nobody_did() -> None:
    assert added("BOOKED", "VACC") == ("ARRIVED", "VACC")
    assert added("WAIT", "VACC") == ("ARRIVED", "VACC")
    assert added("BOOKED", "DEFER", reason="ILL") == ("ARRIVED", "DEFER")


def test_who_did_not_come_may_come_yet_and_never_the_other_way_round() -> None:
    assert added("NOSHOW", "ARRIVED") == ("ARRIVED",)
    assert added("NOSHOW", "VACC") == ("ARRIVED", "VACC")
    for end in ("ARRIVED", "VACC", "DEFER", "LEFT"):
        assert added(end, "NOSHOW") == "no_such_step"
    assert in_force([Said("BOOKED"), Said("NOSHOW"), Said("ARRIVED")], STATES) == "ARRIVED"


def test_nobody_is_said_not_to_have_come_until_half_an_hour_after_their_time() -> None:
    ends = NOW - timedelta(minutes=30)
    assert added("BOOKED", "NOSHOW", ends=ends) == ("NOSHOW",)
    assert added("BOOKED", "NOSHOW", ends=ends + timedelta(minutes=1)) == "too_early_to_miss"
    assert added("WAIT", "NOSHOW") == "no_such_step"


def test_had_it_elsewhere_says_first_that_the_time_is_free() -> None:
    assert added("NOSHOW", "VACCELSE") == ("VACCELSE",)
    assert added("BOOKED", "VACCELSE") == ("CANCPER", "VACCELSE")
    assert added("VACC", "VACCELSE") == "no_such_step"


@pytest.mark.parametrize("to", ["DEFER", "CANCPER", "CANCORG", "DECLINED"])
def test_some_steps_need_a_reason_that_goes_with_them(to: str) -> None:
    assert added("ARRIVED", to) == "reason_needed"
    for reason in reasons_for(to, REASONS):
        assert to in added("ARRIVED", to, reason=reason)
    assert added("ARRIVED", to, reason="LANG" if to != "DEFER" else "FORGOT") == "reason_elsewhere"


def test_a_mistake_is_the_coordinators_to_say_and_the_server_must_hear_it() -> None:
    assert added("VACC", "ERROR") == "coordinator_needed"
    assert added("VACC", "ERROR", role="COORDINATOR") == "server_needed"
    assert added("VACC", "ERROR", role="COORDINATOR", online=True) == ("ERROR",)
    assert in_force([Said("ERROR"), Said("VACC", "PROVIDER")], STATES) == "ERROR"


def test_two_ends_that_cannot_both_be_true_are_a_doubt_and_the_clinics_word_is_shown() -> None:
    gone, deferred = Said("LEFT"), Said("DEFER", "PROVIDER")
    assert disputed([gone.status, deferred.status], STATES) == ("DEFER", "LEFT")
    assert in_force([gone, deferred], STATES) == "DEFER"
    assert in_force([Said("VACC", "SAID"), deferred], STATES) == "DEFER"
    assert in_force([Said("VACC", "SAID"), gone], STATES) == "VACC"


def test_an_end_that_may_follow_another_puts_it_right() -> None:
    assert disputed(["NOSHOW", "VACC"], STATES) == ()
    assert disputed(["CANCPER", "VACCELSE"], STATES) == ()
    assert disputed(["VACC", "DEFER", "ERROR"], STATES) == ()
    assert disputed(["BOOKED", "ARRIVED", "VACC"], STATES) == ()


@given(st.lists(codes, min_size=1, max_size=5))
def test_the_state_in_force_does_not_depend_on_the_order_of_arrival(said: list[str]) -> None:
    found = {in_force([Said(each) for each in order], STATES) for order in permutations(said)}
    assert len(found) == 1


@given(codes, codes, st.sampled_from([None, *(each.code for each in REASONS)]), st.booleans())
def test_what_is_added_ends_where_it_was_to_go_and_is_then_in_force(
    standing: str, to: str, reason: str | None, office: bool
) -> None:
    role = "COORDINATOR" if office else "CALLER"
    found = states_to_add(standing, asked(to, role=role, online=True, reason=reason), REASONS)
    if isinstance(found, tuple):
        assert to in can_follow(standing)
        proofs = {each: step.proof for each, step in STEPS.items()}
        whole = [Said(each, proofs.get(each, "")) for each in (standing, *found)]
        assert in_force(whole, STATES) == to
        assert disputed([each.status for each in whole], STATES) == ()


def test_every_state_can_be_reached_but_the_first_ones() -> None:
    reached = {to for step in STEPS.values() for to in (step.to, *sum(step.ways.values(), ()))}
    assert reached == {each.code for each in STATES} - {"PROPOSED", "WAIT"}
    assert EXPECTED < OPEN
