"""Stamps order one laptop's work whatever its clock does, and decide nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from fieldapp.domain.stamp import (
    MAX_MS,
    MAX_STAMP,
    SERVER_LEAD_MS,
    at,
    capped,
    milliseconds,
    next_stamp,
)

clocks = st.integers(-(10**15), 10**15)


@given(st.lists(clocks, max_size=30), clocks)
def test_stamps_rise_on_one_laptop_whatever_its_clock_does(times: list[int], floor: int) -> None:
    last = 0
    for now in times:
        stamp = next_stamp(last, now, floor)
        assert stamp > last
        last = stamp


@given(st.integers(0, MAX_MS), st.integers(0, MAX_MS))
def test_a_dead_clock_battery_stays_behind_the_newest_time_seen(now: int, floor: int) -> None:
    assert milliseconds(next_stamp(0, now, floor)) >= max(now, floor)


@given(st.integers(0, MAX_STAMP), st.integers(0, 10**13))
def test_the_server_lets_no_stamp_run_ahead(stamp: int, received: int) -> None:
    kept = capped(stamp, received)
    assert kept <= stamp
    assert milliseconds(kept) <= received + SERVER_LEAD_MS


@given(st.integers(0, MAX_MS))
def test_milliseconds_read_back(ms: int) -> None:
    assert milliseconds(at(ms)) == ms
