from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldapp.domain.days import (
    ADULT_AGE,
    Age,
    Certain,
    PartialDay,
    Precision,
    add_business_days,
    age_on,
    day_from_age,
    is_zone,
    kept_birth,
    minor_on,
    read_day,
    read_whole_day,
    whole_day,
    withdrawal_act_by,
    zone_of,
)
from fieldapp.domain.problem import Problem

TODAY = date(2026, 11, 22)
BIRTHS = st.dates(date(1900, 1, 1), date(2040, 12, 31))
DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))


def _read(text: str) -> PartialDay:
    found = read_day(text, field="person.birth_date", latest=TODAY)
    assert isinstance(found, PartialDay)
    return found


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("2001-05-09", Precision.DAY, date(2001, 5, 9), date(2001, 5, 9)),
        ("2001-02", Precision.MONTH, date(2001, 2, 1), date(2001, 2, 28)),
        ("2000-02", Precision.MONTH, date(2000, 2, 1), date(2000, 2, 29)),
        ("1986", Precision.YEAR, date(1986, 1, 1), date(1986, 12, 31)),
        ("1900-01-01", Precision.DAY, date(1900, 1, 1), date(1900, 1, 1)),
        ("2026", Precision.YEAR, date(2026, 1, 1), TODAY),
        ("2026-11", Precision.MONTH, date(2026, 11, 1), TODAY),
        ("2026-11-22", Precision.DAY, TODAY, TODAY),
    ],
)
def test_a_day_is_read_as_far_as_it_is_known(
    text: str, precision: Precision, first: date, last: date
) -> None:
    day = _read(text)
    assert day == PartialDay(precision=precision, first=first, last=last)
    assert day.text == text
    assert not day.estimated


@pytest.mark.parametrize(
    ("text", "code", "args"),
    [
        ("", "wrong_form", ()),
        ("01", "wrong_form", ()),
        ("2001-5-9", "wrong_form", ()),
        ("05/09/2001", "wrong_form", ()),
        ("2001-05-09 ", "wrong_form", ()),
        ("٢٠٠١", "wrong_form", ()),
        ("2001-02-29", "no_such_day", ()),
        ("2001-13", "no_such_day", ()),
        ("2001-00", "no_such_day", ()),
        ("2001-05-00", "no_such_day", ()),
        ("0000", "no_such_day", ()),
        ("1899-12-31", "too_early", (("earliest", "1900-01-01"),)),
        ("2026-11-23", "too_late", (("latest", "2026-11-22"),)),
        ("2027", "too_late", (("latest", "2026-11-22"),)),
    ],
)
def test_what_is_no_day_is_told_as_a_problem_without_the_typed_text(
    text: str, code: str, args: tuple[tuple[str, str], ...]
) -> None:
    found = read_day(text, field="person.birth_date", latest=TODAY)
    assert found == Problem(field="person.birth_date", code=code, args=args)


@given(BIRTHS)
def test_a_full_day_survives_being_stored(day: date) -> None:
    assert kept_birth(whole_day(day).text, "DAY") == whole_day(day)


@given(BIRTHS, st.sampled_from([4, 7, 10]))
def test_every_stored_form_reads_back_as_itself(day: date, length: int) -> None:
    text = day.isoformat()[:length]
    partial = kept_birth(text)
    assert partial is not None
    assert partial.text == text
    assert partial.first <= day <= partial.last


def _born(day: date, birth: date) -> int:
    """Count birthdays the slow way."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


@given(BIRTHS, DAYS)
def test_the_age_of_a_full_birth_date_is_exact(birth: date, day: date) -> None:
    age = age_on(whole_day(birth), day)
    assert age.exact == age.at_least == age.at_most == _born(day, birth)


@given(BIRTHS, DAYS, st.sampled_from([4, 7]))
def test_the_age_of_a_partial_birth_date_holds_every_possible_birthday(
    birth: date, day: date, length: int
) -> None:
    partial = kept_birth(birth.isoformat()[:length])
    assert partial is not None
    age = age_on(partial, day)
    assert age.at_least == _born(day, partial.last) <= _born(day, birth)
    assert age.at_most == _born(day, partial.first) >= _born(day, birth)
    assert age.at_most - age.at_least <= 1


@given(st.integers(0, 120), DAYS)
def test_an_age_in_years_means_exactly_the_births_that_give_it(years: int, as_of: date) -> None:
    birth = day_from_age(years, "Y", as_of, field="person.age_said")
    assert isinstance(birth, PartialDay)
    assert age_on(birth, as_of) == Age(at_least=years, at_most=years)
    assert _born(as_of, birth.first - timedelta(days=1)) == years + 1
    assert _born(as_of, birth.last + timedelta(days=1)) == years - 1
    assert birth.estimated
    assert birth.text == str(as_of.year - years)


@given(st.integers(0, 40), DAYS)
def test_an_age_in_months_spans_one_month(months: int, as_of: date) -> None:
    birth = day_from_age(months, "M", as_of, field="person.age_said")
    after = day_from_age(months + 1, "M", as_of, field="person.age_said")
    assert isinstance(birth, PartialDay)
    assert isinstance(after, PartialDay)
    assert after.last + timedelta(days=1) == birth.first
    assert 27 <= (birth.last - birth.first).days <= 31
    assert age_on(birth, as_of).exact == months // 12


@pytest.mark.parametrize(
    ("age", "unit", "code"),
    [(-1, "Y", "out_of_range"), (131, "Y", "out_of_range"), (3, "W", "unknown_unit")],
)
def test_an_impossible_age_is_a_problem(age: int, unit: str, code: str) -> None:
    found = day_from_age(age, unit, TODAY, field="person.age_said")
    assert isinstance(found, Problem)
    assert (found.field, found.code) == ("person.age_said", code)


def test_a_said_age_is_kept_as_range_and_as_estimated_year() -> None:
    as_of = date(2026, 6, 13)
    said = kept_birth("1986", "AGE", age=(40, "Y", as_of))
    assert said == PartialDay(
        precision=Precision.AGE, first=date(1985, 6, 14), last=date(1986, 6, 13)
    )
    assert said.text == "1986"
    later = kept_birth("1986", "AGE")
    assert later is not None
    assert later.estimated
    assert later.first <= said.first <= said.last <= later.last


@pytest.mark.parametrize("text", [None, "", "soon", "2001-02-30"])
def test_an_unusable_birth_date_is_no_birth_date(text: str | None) -> None:
    assert kept_birth(text) is None
    assert kept_birth(None, age=(400, "Y", TODAY)) is None


def test_a_leap_day_birthday_falls_on_the_first_of_march() -> None:
    birth = whole_day(date(2008, 2, 29))
    assert age_on(birth, date(2026, 2, 28)).exact == 17
    assert age_on(birth, date(2026, 3, 1)).exact == 18


@pytest.mark.parametrize(
    ("birth", "answer"),
    [
        ("2008-06-13", Certain.NO),
        ("2008-06-14", Certain.YES),
        ("2008-06", Certain.UNSURE),
        ("2008-05", Certain.NO),
        ("2008", Certain.UNSURE),
        ("2007", Certain.NO),
        ("2009", Certain.YES),
        (None, Certain.UNSURE),
    ],
)
def test_a_minor_is_told_for_sure_or_left_open(birth: str | None, answer: Certain) -> None:
    assert minor_on(kept_birth(birth), date(2026, 6, 13)) is answer


@given(BIRTHS, DAYS)
def test_nobody_stops_being_a_grown_up(birth: date, day: date) -> None:
    born = whole_day(birth)
    if minor_on(born, day) is Certain.NO:
        assert minor_on(born, day + timedelta(days=1)) is Certain.NO
    assert (minor_on(born, day) is Certain.YES) == (_born(day, birth) < ADULT_AGE)


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2026, 11, 20), 0, date(2026, 11, 20)),
        (date(2026, 11, 20), 1, date(2026, 11, 23)),  # Friday to Monday
        (date(2026, 11, 21), 1, date(2026, 11, 23)),
        (date(2026, 11, 22), 10, date(2026, 12, 4)),
    ],
)
def test_business_days_step_over_weekends(start: date, count: int, end: date) -> None:
    assert add_business_days(start, count) == end


@given(DAYS)
def test_a_withdrawal_is_done_within_ten_business_days(day: date) -> None:
    last = withdrawal_act_by(day)
    between = [day + timedelta(days=step) for step in range(1, (last - day).days + 1)]
    assert sum(each.weekday() < 5 for each in between) == 10
    assert last.weekday() < 5


def test_a_zone_nobody_knows_is_told_and_gives_the_programmes_own() -> None:
    for name in ("Mars/Base", "America/NewYork", "", "../etc/passwd", "A" * 300):
        assert not is_zone(name)
        assert zone_of(name).key == "America/New_York"
    assert zone_of("America/Chicago").key == "America/Chicago"


@pytest.mark.parametrize("text", ["2026-02-31", "2026", "", "2026-6-1", "tomorrow"])
def test_what_is_no_whole_day_is_none(text: str) -> None:
    assert read_whole_day(text) is None
    assert read_whole_day("2026-02-28") == date(2026, 2, 28)
