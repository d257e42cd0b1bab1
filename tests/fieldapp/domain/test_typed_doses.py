"""An earlier dose as people say it."""

from datetime import date

import pytest

from fieldapp.domain.codes import load_code_lists
from fieldapp.domain.days import PartialDay, kept_birth
from fieldapp.domain.problem import Problem
from fieldapp.domain.typed_doses import (
    NOT_KNOWN,
    not_known,
    products_shown,
    read_dose_day,
    shown_dose_day,
)

LISTS = load_code_lists()
TODAY = date(2026, 6, 13)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("6/1/2021", "2021-06-01"),
        ("6/1/21", "2021-06-01"),
        ("2021-06-01", "2021-06-01"),
        ("June 1, 2021", "2021-06-01"),
        ("1 de junio de 2021", "2021-06-01"),
        ("June 2021", "2021-06"),
        ("junio de 2021", "2021-06"),
        ("Jan. 2022", "2022-01"),
        ("6/2021", "2021-06"),
        ("2021-06", "2021-06"),
        ("2021", "2021"),
        ("6/1", "2026-06-01"),
        ("12/24", "2025-12-24"),
        ("2/29", "2024-02-29"),
    ],
)
def test_a_day_a_month_or_a_year_is_read_as_said_and_shown_so_that_it_is_read_again(
    typed: str, stored: str
) -> None:
    found = read_dose_day(typed, TODAY)
    assert isinstance(found, PartialDay)
    assert found.text == stored
    again = read_dose_day(shown_dose_day(found), TODAY)
    assert again == found


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("mayo", "day_unreadable"),
        ("yesterday", "day_unreadable"),
        ("13/2021", "no_such_day"),
        ("2/30/2021", "no_such_day"),
        ("6/14/2026", "too_late"),
        ("2027", "too_late"),
        ("1850", "too_early"),
    ],
)
def test_what_is_no_day_that_was_is_said(typed: str, code: str) -> None:
    found = read_dose_day(typed, TODAY)
    assert isinstance(found, Problem)
    assert (found.field, found.code) == ("dose.date", code)
    assert read_dose_day("  ", TODAY) is None


def _products(group: str, when: date, birth: str, chosen: str = "") -> list[str]:
    return list(products_shown(group, when, kept_birth(birth), chosen, LISTS))


def test_the_products_in_sight_are_those_of_the_time_and_the_age() -> None:
    assert _products("COVID19", date(2021, 6, 1), "1986")[:3] == ["207", "208", "212"]
    assert _products("COVID19", date(2025, 10, 1), "1986")[:3] == ["309", "312", "313"]
    assert "309" not in _products("COVID19", date(2025, 10, 1), "2018")
    for group, unknown in (("COVID19", "213"), ("HEPB", "45"), ("MMR", NOT_KNOWN)):
        assert not_known(group, LISTS) == unknown
        assert _products(group, TODAY, "1986")[-1] == unknown
    assert "511" in _products("COVID19", TODAY, "1986", chosen="511")
