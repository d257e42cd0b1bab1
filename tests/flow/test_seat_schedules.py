"""Schedules of seats on real stores: partitions, old files, killed syncs, force, and a backup."""

import pytest

from tests.model.seats.world import generate
from tests.support.seat_walk import play_on_stores


@pytest.mark.parametrize("seed", [1, 2])
def test_no_schedule_sells_a_seat_twice_on_real_stores(seed: int) -> None:
    assert play_on_stores(generate(seed, laptops=4, length=70)) == ()
