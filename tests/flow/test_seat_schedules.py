"""Schedules of seats on real stores: partitions, old files, killed syncs, force, and a backup."""

import pytest

from tests.model.seats.world import generate
from tests.support.seat_walk import play_on_stores, with_one_shut_out

SEEDS = (18, 19, 40)
"""Each with other disasters, and none of those that excuse a seat given twice."""


@pytest.mark.parametrize("seed", SEEDS)
def test_no_schedule_sells_a_seat_twice_on_real_stores(seed: int) -> None:
    assert play_on_stores(with_one_shut_out(generate(seed, laptops=4, length=150))) == ()
