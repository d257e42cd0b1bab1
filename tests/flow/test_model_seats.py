"""The model of the seats: no schedule gives a seat twice, and a spoilt model shows that it does."""

import pytest

from tests.model.seats.directed import DIRECTED, directed
from tests.model.seats.words import FAULTS
from tests.model.seats.world import first_broken, generate, play

SHOWN_BY = {
    "tokens_survive_the_name": 33,
    "no_note": 33,
    "no_freeze": 351,
    "one_hello_is_enough": 351,
    "returned_and_kept": 16,
    "anybody_takes_again": 3,
    "row_left_seat_free": 6,
    "pool_forgets_people": 310,
}
"""A seed whose small schedule shows the fault."""


def test_fifty_laptops_never_give_a_seat_twice() -> None:
    assert first_broken(1, 5) is None


def test_few_laptops_in_many_schedules_never_give_a_seat_twice() -> None:
    assert first_broken(1_000, 20, laptops=3, length=250) is None


@pytest.mark.parametrize("fault", SHOWN_BY)
def test_a_spoilt_model_gives_a_seat_twice(fault: str) -> None:
    schedule = generate(SHOWN_BY[fault], laptops=3, length=250)
    assert play(schedule) == ()
    assert play(schedule, fault) != ()


@pytest.mark.parametrize("fault", DIRECTED)
def test_every_rare_fault_shows_in_its_own_acts(fault: str) -> None:
    assert directed(fault, spoilt=True) != ()
    assert directed(fault, spoilt=False) == ()


def test_every_fault_is_shown() -> None:
    assert {*SHOWN_BY, *DIRECTED} == set(FAULTS)
