from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldapp.domain.days import Certain, PartialDay, kept_birth, whole_day
from fieldapp.domain.intervals import Interval, fits_age, parse_interval
from fieldapp.domain.problem import Problem

DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))


def _interval(text: str) -> Interval:
    found = parse_interval(text, field="offer.age_from")
    assert isinstance(found, Interval)
    return found


def _born(text: str) -> PartialDay:
    birth = kept_birth(text)
    assert birth is not None
    return birth


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("0 days", Interval()),
        ("1 day", Interval(days=1)),
        ("21 days - 4 days", Interval(days=17)),
        ("3 weeks", Interval(days=21)),
        ("6 months", Interval(months=6)),
        ("12 years", Interval(years=12)),
        ("19 months + 4 weeks", Interval(months=19, days=28)),
        ("1 year - 2 months", Interval(years=1, months=-2)),
        ("10 years + 4 weeks", Interval(years=10, days=28)),
    ],
)
def test_interval_text_is_read_as_the_list_writes_it(text: str, interval: Interval) -> None:
    assert _interval(text) == interval


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "wrong_form"),
        ("12", "wrong_form"),
        ("12y", "wrong_form"),
        ("-3 days", "wrong_form"),
        ("1.5 years", "wrong_form"),
        ("3 fortnights", "wrong_form"),
        ("3 weeks +", "wrong_form"),
        ("3 weeks 4 days", "wrong_form"),
        ("1 year + 1 month + 1 day", "wrong_form"),
        ("٣ days", "wrong_form"),
        ("99999 days", "wrong_form"),
        ("201 years", "out_of_range"),
        ("200 years + 1 month", "out_of_range"),
    ],
)
def test_other_text_is_no_interval(text: str, code: str) -> None:
    found = parse_interval(text, field="offer.age_from")
    assert isinstance(found, Problem)
    assert (found.field, found.code) == ("offer.age_from", code)


@pytest.mark.parametrize(
    ("day", "text", "after"),
    [
        (date(2026, 8, 31), "6 months", date(2027, 3, 1)),
        (date(2024, 2, 29), "1 year", date(2025, 3, 1)),
        (date(2024, 2, 29), "4 years", date(2028, 2, 29)),
        (date(2026, 1, 31), "1 month", date(2026, 3, 1)),
        (date(2026, 1, 31), "1 month - 4 days", date(2026, 2, 25)),
        (date(2026, 10, 31), "1 month", date(2026, 12, 1)),
        (date(2026, 12, 31), "1 year - 1 month", date(2027, 12, 1)),
        (date(2026, 12, 31), "2 months", date(2027, 3, 1)),
        (date(2026, 3, 15), "0 days", date(2026, 3, 15)),
        (date(2026, 1, 15), "1 day - 2 months", date(2025, 11, 16)),
    ],
)
def test_a_day_that_does_not_exist_moves_to_the_first_of_the_next_month(
    day: date, text: str, after: date
) -> None:
    assert _interval(text).after(day) == after


@given(DAYS, st.integers(0, 30), st.integers(0, 40), st.integers(-40, 400))
def test_later_days_never_fall_due_earlier(day: date, years: int, months: int, days: int) -> None:
    interval = Interval(years=years, months=months, days=days)
    assert interval.after(day) <= interval.after(day + timedelta(days=1))


@given(DAYS, st.integers(0, 200), st.integers(-400, 400))
def test_months_keep_the_day_of_the_month_or_start_the_next(
    day: date, months: int, days: int
) -> None:
    after = Interval(months=months).after(day)
    assert after.day in {day.day, 1}
    shift = after.year * 12 + after.month - day.year * 12 - day.month - months
    assert shift == (after.day != day.day)
    assert Interval(months=months, days=days).after(day) == after + timedelta(days=days)
    assert Interval(years=1).after(day) == Interval(months=12).after(day)


@pytest.mark.parametrize(
    ("birth", "fits"),
    [
        ("2014-06-13", Certain.YES),
        ("2014-06-14", Certain.NO),
        ("2014-06", Certain.UNSURE),
        ("2021-06-14", Certain.NO),
        ("1950", Certain.NO),
        ("1961-06-13", Certain.NO),
        ("1961-06-14", Certain.YES),
        ("1961", Certain.UNSURE),
    ],
)
def test_an_offer_fits_an_age_for_sure_or_is_left_open(birth: str, fits: Certain) -> None:
    bounds = (_interval("12 years"), _interval("65 years"))
    assert fits_age(_born(birth), date(2026, 6, 13), *bounds) is fits


def test_an_offer_for_every_age_asks_no_age() -> None:
    assert fits_age(None, date(2026, 6, 13), None, None) is Certain.YES
    assert fits_age(None, date(2026, 6, 13), Interval(years=1), None) is Certain.UNSURE
    assert fits_age(whole_day(date(2026, 1, 1)), date(2026, 6, 13), None, Interval(years=1)) is (
        Certain.YES
    )
