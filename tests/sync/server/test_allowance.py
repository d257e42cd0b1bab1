"""The pace of laptops: what one may ask, how many at once, how slowly a body may come."""

from contextlib import ExitStack

import pytest

from sync.protocol.errors import WireError
from sync.protocol.limits import (
    ASKS_AT_ONCE,
    ASKS_BURST,
    ASKS_PER_MINUTE,
    LAPTOP_BYTES_BURST,
    LAPTOP_BYTES_PER_MINUTE,
)
from sync.server.allowance import Allowances
from sync.server.receive import Deadlines


def test_a_laptop_may_burst_and_is_then_slowed_to_a_steady_pace() -> None:
    now = 0.0
    mine, theirs = bytes(16), bytes([1] * 16)
    allowances = Allowances(lambda: now)
    for _ in range(ASKS_BURST):
        allowances.ask(mine)
    with pytest.raises(WireError, match="slow_down"):
        allowances.ask(mine)
    allowances.ask(theirs)
    now += 60
    for _ in range(ASKS_PER_MINUTE):
        allowances.ask(mine)
    with pytest.raises(WireError, match="slow_down"):
        allowances.ask(mine)
    allowances.carried(theirs, LAPTOP_BYTES_BURST + LAPTOP_BYTES_PER_MINUTE // 2)
    with pytest.raises(WireError, match="slow_down"):
        allowances.ask(theirs)
    now += 31
    allowances.ask(theirs)


def test_a_laptop_has_only_so_many_places_among_the_workers() -> None:
    allowances, laptop = Allowances(lambda: 0.0), bytes(16)
    with ExitStack() as stack:
        for _ in range(ASKS_AT_ONCE):
            stack.enter_context(allowances.working(laptop))
        with pytest.raises(WireError, match="busy"), allowances.working(laptop):
            pass
        with allowances.working(bytes([1] * 16)):
            pass
    with allowances.working(laptop):
        pass


def test_a_pace_above_the_floor_is_never_late() -> None:
    patience = Deadlines()
    assert not patience.body_late(10.0, 0)
    assert patience.body_late(10.1, 0)
    assert not patience.body_late(29.9, 1)
    assert patience.body_late(30.1, 30 * 1024)
    assert not patience.body_late(60.0, 60 * 1024)
