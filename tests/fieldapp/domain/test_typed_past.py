"""Births as people say and write them, and what is not guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldapp.domain.days import PartialDay
from fieldapp.domain.problem import Problem
from fieldapp.domain.typed_past import read_birth, read_past_day

TODAY = date(2026, 6, 13)


def understood(typed: str) -> tuple[str, ...] | str:
    found = read_birth(typed, field="birth", today=TODAY)
    if isinstance(found, Problem):
        return found.code
    born, said = found
    return (born.text, *(str(said[each]) for each in ("age_said", "age_unit") if said))


@pytest.mark.parametrize(
    "typed",
    [
        "3/4/1961",
        "3/4/61",
        "03-04-61",
        "3.4.1961",
        "3 4 61",
        "03041961",
        "1961-03-04",
        "1961-3-4",
        "1961/3/4",
        "19610304",
        "March 4, 1961",
        "march 4th 61",
        "mar. 4, ’61",
        "4 mar 1961",
        "4-Mar-61",
        "4 de marzo de 1961",
        "4 de marzo del 61",
        "３／４／６１",
        "٣/٤/١٩٦١",
    ],
)
def test_one_birthday_in_many_ways(typed: str) -> None:
    assert understood(typed) == ("1961-03-04",)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("marzo 1961", ("1961-03",)),
        ("marzo del 61", ("1961-03",)),
        ("Mar 61", ("1961-03",)),
        ("3/1961", ("1961-03",)),
        ("3/61", ("1961-03",)),
        ("1961", ("1961",)),
        ("'61", ("1961",)),
        ("61", ("1965", "61", "Y")),
        ("٦٤", ("1962", "64", "Y")),
        ("about 60", ("1966", "60", "Y")),
        ("64 years old", ("1962", "64", "Y")),
        ("65 años de edad", ("1961", "65", "Y")),
        ("8m", ("2025", "8", "M")),
        ("8 meses", ("2025", "8", "M")),
        ("18 mo.", ("2024", "18", "M")),
        ("10 weeks", ("2026", "2", "M")),
        ("5 days", ("2026", "0", "M")),
        ("Recién nacida", ("2026", "0", "M")),
        ("6/12/26", ("2026-06-12",)),
        ("6/12/27", ("1927-06-12",)),
    ],
)
def test_a_birth_is_kept_as_exactly_as_it_was_said(typed: str, kept: tuple[str, ...]) -> None:
    assert understood(typed) == kept


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("3/4", "birth_unreadable"),  # of which year?
        ("mar 4", "birth_unreadable"),
        ("mar 12", "birth_unreadable"),
        ("030461", "birth_unreadable"),
        ("60s", "birth_unreadable"),
        ("1961?", "birth_unreadable"),
        ("-5", "birth_unreadable"),
        ("soon", "birth_unreadable"),
        ("13/4/1961", "no_such_day"),
        ("2/30/1961", "no_such_day"),
        ("1/1/2027", "too_late"),
        ("1899", "too_early"),
        ("128", "too_early"),
        ("900", "out_of_range"),
    ],
)
def test_no_birth_is_made_up(typed: str, code: str) -> None:
    assert understood(typed) == code


@given(st.text(max_size=20))
def test_whatever_is_typed_is_understood_or_said_to_be_no_birth(typed: str) -> None:
    read_birth(typed, field="birth", today=TODAY)


@given(st.dates(date(1930, 1, 1), date(2026, 6, 13)))
def test_two_digits_of_a_year_are_the_last_such_year(day: date) -> None:
    found = read_past_day(f"{day:%m/%d/%y}", field="day", today=TODAY)
    assert isinstance(found, PartialDay)
    assert found.last == day
