"""A clock is judged by what is known besides it, and no more is claimed than is known."""

from typing import Final

import pytest

from fieldapp.domain.clock import CLOCK_OFF_MS, ClockFacts, ClockSeen, is_off, judge_clock

MINUTE_MS: Final = 60_000
HOUR_MS: Final = 60 * MINUTE_MS
DAY_MS: Final = 24 * HOUR_MS
SYNC_MS: Final = 1_781_000_000_000
RIGHT: Final = ClockSeen()


def heard(off_ms: int, saved_ms: int = 0) -> ClockFacts:
    return ClockFacts(server_ms=SYNC_MS, off_ms=off_ms, saved_ms=saved_ms)


def test_five_minutes_are_let_pass() -> None:
    assert not is_off(CLOCK_OFF_MS)
    assert is_off(-CLOCK_OFF_MS - 1)
    assert judge_clock(heard(4 * MINUTE_MS), SYNC_MS + HOUR_MS) == RIGHT


def test_nothing_known_nothing_claimed() -> None:
    assert judge_clock(ClockFacts(), 0) == RIGHT


@pytest.mark.parametrize("off_ms", [DAY_MS * 31, HOUR_MS, -HOUR_MS, -DAY_MS * 31])
def test_what_the_server_told_holds_while_the_clock_goes_on(off_ms: int) -> None:
    now_ms = SYNC_MS + off_ms + 2 * HOUR_MS
    assert judge_clock(heard(off_ms), now_ms) == ClockSeen(off_ms=off_ms)


@pytest.mark.parametrize("off_ms", [DAY_MS * 31, -DAY_MS * 31])
def test_a_clock_that_was_set_since_counts_as_right(off_ms: int) -> None:
    assert judge_clock(heard(off_ms), SYNC_MS + HOUR_MS) == RIGHT


@pytest.mark.parametrize("off_ms", [0, DAY_MS])
def test_before_the_last_sync_the_clock_is_surely_behind(off_ms: int) -> None:
    seen = judge_clock(heard(off_ms), SYNC_MS - 40 * DAY_MS)
    assert seen == ClockSeen(off_ms=-40 * DAY_MS, exact=False, proven=True)


def test_before_the_last_save_it_seems_to_be_behind() -> None:
    saved_ms = SYNC_MS + 3 * HOUR_MS
    seen = judge_clock(heard(0, saved_ms), SYNC_MS + HOUR_MS)
    assert seen == ClockSeen(off_ms=-2 * HOUR_MS, exact=False)
    alone = judge_clock(ClockFacts(saved_ms=saved_ms), SYNC_MS)
    assert alone == ClockSeen(off_ms=-3 * HOUR_MS, exact=False)


def test_saves_of_a_clock_that_was_ahead_prove_nothing() -> None:
    facts = heard(31 * DAY_MS, SYNC_MS + 31 * DAY_MS + HOUR_MS)
    assert judge_clock(facts, SYNC_MS + 2 * HOUR_MS) == RIGHT
