"""A need for an interpreter: its states, and what counts as met."""

from itertools import permutations

import pytest

from fieldapp.domain.needs import (
    ASSIGNMENT_RANKS,
    CLOSED_STATES,
    Delivery,
    Wish,
    as_asked,
    assignment_state,
    assignment_steps,
    delivery_problems,
    is_met,
    need_state,
    outcome_of,
)
from tests.support.stores import lists

JUANA = Wish(wanted="YES", language="kjb", modes=("RELAY", "PHONE"))
COLE = Wish(wanted="YES", language="ase", modes=("SIGN2", "TEXT"), reason="DEAF")


def outcome(wish: Wish, mode: str, **more: object) -> str:
    given = {"language": wish.language, "minutes": 20, "qualified": True, **more}
    return outcome_of(wish, Delivery(mode=mode, **given), lists())  # type: ignore[arg-type]


def test_the_order_of_states_is_that_of_the_code_lists() -> None:
    for name, states in (("need_state", CLOSED_STATES), ("assignment_state", ASSIGNMENT_RANKS)):
        ranks = [int(lists()[name][each].extra["rank"]) for each in states]
        assert ranks == sorted(ranks)


@pytest.mark.parametrize(
    ("wanted", "state"),
    [("UNK", "ASKED"), ("NO", "NOTWANTED"), ("DECL", "DECLINED"), ("YES", "WANTED")],
)
def test_an_answer_is_where_a_need_begins(wanted: str, state: str) -> None:
    assert need_state(wanted, []) == state


def test_a_child_who_helped_before_anybody_asked_is_no_open_question() -> None:
    assert need_state("UNK", ["NOTDELIVERED"]) == "NOTDELIVERED"
    assert need_state("NO", ["NOTDELIVERED"]) == "NOTWANTED"


def test_whatever_comes_in_which_order_the_higher_end_holds() -> None:
    for noted in permutations(["WANTED", "NOTDELIVERED", "PARTLY", "DELIVERED"]):
        assert need_state("YES", noted) == "DELIVERED"


def test_who_fell_out_leaves_the_need_wanted_again() -> None:
    assert need_state("YES", ["PLANNED"], ["OFFERED"]) == "PLANNED"
    assert need_state("YES", ["PLANNED"], ["DECLINED"]) == "WANTED"
    assert need_state("YES", ["PLANNED"], ["CANCELLED", "ACCEPTED"]) == "PLANNED"
    assert need_state("YES", ["PLANNED", "WANTED"], None) == "WANTED"
    assert need_state("YES", ["PLANNED"], None) == "PLANNED"


def test_an_assignment_goes_only_the_steps_there_are() -> None:
    assert assignment_steps("", "OFFERED") == ("OFFERED",)
    assert assignment_steps("OFFERED", "DONE") == ("ACCEPTED", "ONSITE", "DONE")
    assert assignment_steps("ACCEPTED", "NOSHOW") == ("NOSHOW",)
    assert assignment_steps("DONE", "DONE") == ()
    assert assignment_steps("DECLINED", "ACCEPTED") is None
    assert assignment_steps("DONE", "CANCELLED") is None


def test_two_laptops_that_disagree_agree_on_the_higher_state() -> None:
    assert assignment_state(["OFFERED", "DECLINED", "ACCEPTED"]) == "DECLINED"
    assert assignment_state(["NOSHOW", "ONSITE", "ACCEPTED"]) == "ONSITE"
    assert assignment_state([]) == ""


def test_as_asked_by_somebody_qualified_is_delivered() -> None:
    assert outcome(JUANA, "RELAY") == "DELIVERED"
    assert outcome(JUANA, "PHONE") == "DELIVERED"  # the second way is one of hers too
    assert outcome(JUANA, "RELAY", problem="LATE") == "DELIVERED"


@pytest.mark.parametrize(
    ("mode", "more"),
    [
        ("ONSITE", {}),
        ("RELAY", {"language": "agu"}),
        ("RELAY", {"problem": "WRONGVARIETY"}),
        ("RELAY", {"qualified": False}),
        ("ADULT", {"qualified": False}),
        ("TEXT", {}),
    ],
)
def test_another_way_variety_or_an_unqualified_person_helps_in_part(
    mode: str, more: dict[str, object]
) -> None:
    assert outcome(JUANA, mode, **more) == "PARTLY"


@pytest.mark.parametrize("mode", ["MINOR", "NONE", ""])
def test_a_child_or_nobody_delivers_nothing(mode: str) -> None:
    assert outcome(JUANA, mode) == "NOTDELIVERED"
    assert not is_met(outcome(JUANA, mode), qualified=True)


def test_what_was_not_delivered_needs_a_reason_and_a_child_is_one() -> None:
    (problem,) = delivery_problems(JUANA, Delivery(mode="NONE"), lists())
    assert (problem.field, problem.code) == ("need_status.problem", "required")
    assert delivery_problems(JUANA, Delivery(mode="NONE", problem="NOSHOW"), lists()) == ()
    assert delivery_problems(JUANA, Delivery(mode="MINOR"), lists()) == ()
    assert delivery_problems(JUANA, Delivery(mode="RELAY"), lists()) == ()


def test_a_video_that_never_came_through_delivered_nothing() -> None:
    assert outcome(JUANA, "VIDEO", problem="NOAUDIO", minutes=None) == "NOTDELIVERED"
    assert outcome(JUANA, "VIDEO", problem="NOAUDIO", minutes=10) == "PARTLY"


def test_for_deaf_people_the_first_way_binds() -> None:
    assert outcome(COLE, "SIGN2") == "DELIVERED"
    assert outcome(COLE, "SIGN1") == "DELIVERED"  # how many sign is not her choice but staffing
    assert outcome(COLE, "TEXT") == "PARTLY"
    assert outcome(COLE, "VIDEO") == "PARTLY"
    assert not is_met(outcome(COLE, "TEXT"), qualified=True)


def test_writing_counts_where_it_is_the_persons_own_first_choice() -> None:
    writes = Wish(wanted="YES", language="ase", modes=("TEXT",), reason="DEAF")
    assert outcome(writes, "TEXT") == "DELIVERED"
    no_way_named = Wish(wanted="YES", language="ase", reason="DEAF")
    assert not as_asked(no_way_named, "TEXT", lists())
    assert as_asked(no_way_named, "SIGN1", lists())
    assert not as_asked(Wish(wanted="YES", language="kjb"), "TEXT", lists())


def test_only_delivered_and_qualified_is_met() -> None:
    states = [each.code for each in lists()["need_state"]]
    met = [(state, q) for state in states for q in (True, False) if is_met(state, qualified=q)]
    assert met == [("DELIVERED", True)]
