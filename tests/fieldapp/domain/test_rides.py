"""A ride goes one way, is proposed from what is known, and holds nothing of who is not fetched."""

from dataclasses import replace

import pytest

from fieldapp.domain.codes import load_code_lists
from fieldapp.domain.problem import Problem
from fieldapp.domain.rides import may_become, ride_of, ride_state, with_proposals
from fieldapp.domain.sign_up import SignUpDraft

STATES = load_code_lists()["ride_state"]
HAYES = SignUpDraft(
    street="12 Elm St", city="Morganton", directions="side door", access_needs=("LIFT", "COMP:Ana")
)


@pytest.mark.parametrize(
    ("state", "to"),
    [
        ("WANTED", "OFFERED"),
        ("WANTED", "ASSIGNED"),
        ("CONFIRMED", "PICKEDUP"),
        ("DROPPED", "RETURNED"),
        ("CONFIRMED", "NOTNEEDED"),
        ("OFFERED", "NODRIVER"),
        ("ASSIGNED", "MISSED"),
    ],
)
def test_a_ride_goes_on_or_ends(state: str, to: str) -> None:
    assert may_become(state, to)


@pytest.mark.parametrize(
    ("state", "to"),
    [
        ("ASSIGNED", "WANTED"),
        ("PICKEDUP", "NOTNEEDED"),
        ("ASSIGNED", "NODRIVER"),
        ("WANTED", "MISSED"),
        ("NOTNEEDED", "WANTED"),
        ("RETURNED", "DROPPED"),
        ("", "PICKEDUP"),
    ],
)
def test_a_ride_never_goes_back(state: str, to: str) -> None:
    assert not may_become(state, to)


def test_of_two_laptops_the_one_that_is_farther_says_the_state() -> None:
    assert ride_state(["PICKEDUP", "WANTED", "NOTNEEDED"], STATES) == "PICKEDUP"
    assert ride_state([], STATES) == ""


def test_what_a_driver_needs_is_proposed_and_not_forced() -> None:
    chosen = replace(HAYES, ride_mode="DRIVER", seat="aa")

    filled = with_proposals(HAYES, chosen, "", "2026-06-20T09:20")

    assert filled.ride_pickup == "12 Elm St, Morganton, side door"
    assert filled.ride_with == ("RETURN", "WHEELCHAIR", "COMPANION")
    assert (filled.ride_riders, filled.ride_ready) == ("2", "8:35 am")
    emptied = replace(filled, ride_with=())
    assert with_proposals(filled, emptied, "2026-06-20T09:20", "2026-06-20T09:20") == emptied


def test_a_proposed_time_follows_the_visit_and_a_typed_one_stays() -> None:
    before = replace(HAYES, ride_mode="DRIVER", seat="aa", ride_ready="8:35 am")
    moved = replace(before, seat="bb")

    followed = with_proposals(before, moved, "2026-06-20T09:20", "2026-06-20T11:00")
    typed = with_proposals(
        replace(before, ride_ready="8 am"),
        replace(moved, ride_ready="8 am"),
        "2026-06-20T09:20",
        "2026-06-20T11:00",
    )

    assert (followed.ride_ready, typed.ride_ready) == ("10:15 am", "8 am")


def test_who_is_not_fetched_has_no_pick_up() -> None:
    said = ride_of(
        replace(HAYES, ride_mode="SELF", ride_pickup="side door", ride_riders="many"), []
    )

    assert said is not None
    assert said.own
    assert {name for name, value in said.values.items() if value} == {"mode"}


def test_what_cannot_be_read_is_told_at_its_question() -> None:
    problems: list[Problem] = []

    ride_of(
        replace(HAYES, ride_mode="TAXI", ride_ready="soon", ride_riders="9"),
        problems,
    )

    assert [(each.field, each.code) for each in problems] == [
        ("ride.ready_at", "time_unreadable"),
        ("ride.riders", "out_of_range"),
    ]
