"""The line before the table, and the list of who waits for a seat."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from fieldapp.domain.typed_tickets import read_ticket
from fieldapp.domain.waiting_line import (
    BREAK_MS,
    MINUTE_MS,
    WaitingLine,
    hand_out,
    of_day,
    pace_ms,
    pass_over,
    put_back,
    short_form_helps,
    take,
    wait_minutes,
    wait_ms,
)
from fieldapp.domain.waiting_list import Waiting, can_take, place_in_line

moments = st.integers(0, 10**13)


def a_line(waiting: int, taken: int = 0, each_ms: int = 4 * MINUTE_MS) -> tuple[WaitingLine, int]:
    """People who came at once, of whom some were taken at an even pace; and what time it is."""
    line, now = WaitingLine(day="2026-06-13"), 0
    for _ in range(waiting + taken):
        line = hand_out(line, 0)
    for _ in range(taken):
        now += each_ms
        line = take(line, now)
    return line, now


def test_forty_one_wait_fourteen_minutes_and_the_short_form_is_suggested() -> None:
    line, now = a_line(41, taken=3, each_ms=20_000)
    assert (line.length, wait_minutes(line, now)) == (41, 14)
    assert short_form_helps(line, now, 10)
    assert not short_form_helps(line, now, 15)


def test_the_first_one_says_nothing_of_the_pace_and_waits_by_the_clock() -> None:
    line = hand_out(WaitingLine(), 0)
    assert pace_ms(line.taken_ms) is None
    assert not short_form_helps(line, 9 * MINUTE_MS, None)
    assert short_form_helps(line, 10 * MINUTE_MS, None)


def test_the_suggestion_goes_by_itself_and_does_not_blink() -> None:
    line = hand_out(WaitingLine(), 0)
    assert short_form_helps(line, 8 * MINUTE_MS, 10, suggested=True)
    assert not short_form_helps(line, 8 * MINUTE_MS, 10)
    assert not short_form_helps(take(line, 11 * MINUTE_MS), 11 * MINUTE_MS, 10, suggested=True)


def test_a_break_is_not_the_pace() -> None:
    assert pace_ms((0, 60_000, 60_000 + BREAK_MS + 1, 120_001 + BREAK_MS)) == 60_000


def test_who_was_passed_over_comes_back_to_their_old_place() -> None:
    line, _ = a_line(3)
    first = line.slips[0]
    assert put_back(pass_over(line), first) == line
    assert put_back(line, first) == line


def test_yesterdays_slips_wait_for_nobody() -> None:
    line, _ = a_line(2)
    assert of_day(line, line.day) is line
    assert of_day(line, "2026-06-14") == WaitingLine(day="2026-06-14")


@given(
    st.lists(st.tuples(st.sampled_from(["hand", "take", "pass"]), moments), max_size=40), moments
)
def test_the_line_is_a_line_whatever_the_clock_does(acts: list[tuple[str, int]], now: int) -> None:
    line, handed, gone = WaitingLine(), 0, 0
    for act, at in acts:
        gone += act != "hand" and bool(line.slips)
        handed += act == "hand"
        line = {"hand": hand_out, "take": take}.get(act, lambda one, _: pass_over(one))(line, at)
    numbers = [slip.number for slip in line.slips]
    assert numbers == list(range(gone + 1, handed + 1))
    assert line.last == handed
    assert wait_ms(line, now) >= 0
    assert (wait_minutes(line, now) > 0) == bool(numbers)
    if short_form_helps(line, now, 10):
        assert short_form_helps(line, now, 10, suggested=True)
        assert short_form_helps(hand_out(line, now), now, 10)


@given(st.integers(1, 60), st.integers(2, 9), st.integers(1_000, BREAK_MS - 1))
def test_more_people_or_a_slower_table_never_wait_less(n: int, taken: int, each_ms: int) -> None:
    line, now = a_line(n, taken, each_ms)
    assert wait_ms(hand_out(line, now), now) >= wait_ms(line, now)
    slower, later = a_line(n, taken, each_ms + 1)
    assert wait_ms(slower, later) >= wait_ms(line, now)


def test_the_list_goes_by_the_coordinators_mark_and_then_by_ticket() -> None:
    named = [Waiting(ticket=each) for each in ("B-002", "A-010", "A-009")]
    marked = [Waiting(ticket="C-002", rank=2), Waiting(ticket="D-001", rank=1)]
    assert [each.ticket for each in sorted([*named, *marked], key=place_in_line)] == [
        "D-001",
        "C-002", "A-009", "A-010", "B-002",
    ]  # fmt: skip


def test_a_seat_goes_to_who_can_be_there() -> None:
    noon = datetime(2026, 6, 13, 12, tzinfo=UTC)
    end, minute = noon + timedelta(minutes=20), timedelta(minutes=1)
    soon = Waiting(ticket="A-001", minutes=30)
    assert can_take(soon, noon, end, noon - 30 * minute)
    assert not can_take(soon, noon, end, noon - 29 * minute)
    assert can_take(soon, noon - 60 * minute, noon + 60 * minute, noon, walk_in=True)
    here = Waiting(ticket="A-002", until=noon - minute)
    assert not can_take(here, noon, end, noon - 60 * minute)
    assert can_take(here, noon - 30 * minute, end, noon - 20 * minute)


def test_a_ticket_is_read_however_it_is_typed() -> None:
    for typed in ("a-012", "A012", "a 12", " A12 ", "12", "012", "a–12"):
        assert read_ticket(typed, "A") == "A-012"
    assert read_ticket("b1204", "A") == "B-1204"
    for typed in ("Ana", "", "a", "0", "a-0", "12b", "12345"):
        assert read_ticket(typed, "A") == ""
