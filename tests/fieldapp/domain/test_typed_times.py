"""Days, times and ages as people write them, and what is not guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldapp.domain.problem import Problem
from fieldapp.domain.typed_times import (
    MINUTES_A_DAY,
    read_clock,
    read_typed_age,
    read_typed_day,
    shown_age,
    shown_clock,
    shown_day,
)

TODAY = date(2026, 6, 13)


def code(found: object) -> str:
    assert isinstance(found, Problem)
    return found.code


@pytest.mark.parametrize(
    "typed",
    [
        "6/20/2026",
        "06/20/26",
        "6/20",
        "6-20-2026",
        "2026-06-20",
        "20 June",
        "20 jun 2026",
        "June 20",
        "june 20th, 2026",
        "20 de junio",
        "20 de junio de 2026",
    ],
)
def test_one_day_in_many_ways(typed: str) -> None:
    assert read_typed_day(typed, field="day", today=TODAY) == date(2026, 6, 20)


@pytest.mark.parametrize(
    ("typed", "day"),
    [("1/9", date(2027, 1, 9)), ("6/1", date(2026, 6, 1)), ("2/29", date(2028, 2, 29))],
)
def test_a_day_without_a_year_is_the_next_one_or_one_just_past(typed: str, day: date) -> None:
    assert read_typed_day(typed, field="day", today=TODAY) == day


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", "required"),
        ("soon", "day_unreadable"),
        ("20 xyz", "day_unreadable"),
        ("2/30", "no_such_day"),
        ("13/13/2026", "no_such_day"),
    ],
)
def test_no_day_is_made_up(typed: str, problem: str) -> None:
    assert code(read_typed_day(typed, field="day", today=TODAY)) == problem


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("8", 480),
        ("8:30", 510),
        ("830", 510),
        ("8.30", 510),
        ("8:30 pm", 1230),
        ("8:30 P.M.", 1230),
        ("8:30 p. m.", 1230),
        ("8p", 1200),
        ("20:30", 1230),
        ("2030", 1230),
        ("12", 720),
        ("12 am", 0),
        ("0:15", 15),
        ("2", 840),
        ("02:00", 120),
    ],
)
def test_one_time_in_many_ways(typed: str, minutes: int) -> None:
    assert read_clock(typed, field="time") == minutes


@pytest.mark.parametrize(("typed", "minutes"), [("10", 600), ("8", 1200), ("1", 780), ("12", 720)])
def test_an_end_without_am_or_pm_is_the_first_such_time_after_the_start(
    typed: str, minutes: int
) -> None:
    assert read_clock(typed, field="time", after=480) == minutes


@pytest.mark.parametrize("typed", ["24", "25:00", "8:60", "13 pm", "noonish", "8:3", "-1"])
def test_no_time_is_made_up(typed: str) -> None:
    assert code(read_clock(typed, field="time")) == "time_unreadable"


@given(st.integers(0, MINUTES_A_DAY - 1))
def test_a_time_that_is_shown_reads_the_same_again(minutes: int) -> None:
    assert read_clock(shown_clock(minutes), field="time", after=700) == minutes


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)))
def test_a_day_that_is_shown_reads_the_same_again(day: date) -> None:
    assert read_typed_day(shown_day(day), field="day", today=TODAY) == day


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("12", "12 years"),
        ("1", "1 year"),
        ("6 m", "6 months"),
        ("6 meses", "6 months"),
        ("12 años", "12 years"),
        ("6 weeks", "6 weeks"),
        ("2 years - 4 days", "2 years - 4 days"),
    ],
)
def test_an_age_is_kept_as_interval_text_and_shown_so_that_it_reads_the_same(
    typed: str, kept: str
) -> None:
    assert read_typed_age(typed, field="age") == kept
    assert read_typed_age(shown_age(kept), field="age") == kept


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", "required"),
        ("old", "age_unreadable"),
        ("900", "out_of_range"),
        ("5 z", "age_unreadable"),
    ],
)
def test_no_age_is_made_up(typed: str, problem: str) -> None:
    assert code(read_typed_age(typed, field="age")) == problem
