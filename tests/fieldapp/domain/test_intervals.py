import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from fieldapp.domain.codes import CodeListError, load_code_lists
from fieldapp.domain.days import Certain, PartialDay, kept_birth, whole_day
from fieldapp.domain.intervals import (
    ANY_PRODUCT,
    AskProvider,
    DoseDoubt,
    DoseGiven,
    Due,
    Interval,
    NoneDue,
    Unsettled,
    dose_rules,
    doses_to_check,
    due_dates,
    fits_age,
    parse_interval,
)
from fieldapp.domain.problem import Problem

FOLDER = Path(resources.__path__[0]) / "codes"
LISTS = load_code_lists()
RULES = dose_rules(LISTS)
DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))


def _interval(text: str) -> Interval:
    found = parse_interval(text, field="offer.age_from")
    assert isinstance(found, Interval)
    return found


def _born(text: str) -> PartialDay:
    birth = kept_birth(text)
    assert birth is not None
    return birth


def _dose(group: str, product: str | None, day: str | None, dose_no: int = 1) -> DoseGiven:
    return DoseGiven(group=group, dose_no=dose_no, product=product, day=kept_birth(day))


GROWN_UP = _born("1986-05-09")


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


def test_every_rule_of_the_list_can_be_read() -> None:
    assert len(RULES.rules) == len(LISTS["dose_intervals"])
    known = {each.code for each in LISTS["vaccines"]} | {ANY_PRODUCT}
    for rule in RULES.rules:
        assert rule.products
        assert rule.products <= known
        assert rule.to_dose is None or rule.to_dose > rule.from_dose
        day = date(2026, 1, 31)
        if rule.abs_min and rule.minimum:
            assert rule.abs_min.after(day) <= rule.minimum.after(day)
        if rule.minimum and rule.rec_from:
            assert rule.minimum.after(day) <= rule.rec_from.after(day)
        if rule.rec_from and rule.rec_latest:
            assert rule.rec_from.after(day) <= rule.rec_latest.after(day)
        if rule.effective_from and rule.effective_to:
            assert rule.effective_from <= rule.effective_to
    assert {"999", "213", "500"} <= RULES.unknown_products
    assert RULES.version == LISTS.version_of("dose_intervals")


@pytest.mark.parametrize(
    ("good", "broken"),
    [("1,2,12 years", ",2,12 years"), ("12 years", "12y"), ("2023-04-17", "2023-04")],
)
def test_a_rule_that_cannot_be_read_is_refused_with_its_row(
    tmp_path: Path, good: str, broken: str
) -> None:
    folder = shutil.copytree(FOLDER, tmp_path / "codes")
    rules = folder / "dose_intervals.csv"
    rules.write_text(rules.read_text(encoding="utf-8").replace(good, broken, 1), encoding="utf-8")
    with pytest.raises(CodeListError) as caught:
        dose_rules(load_code_lists(folder))
    assert (caught.value.code, caught.value.line) == ("wrong_form", 2)


def test_pfizer_original_waits_twenty_one_days_and_names_its_rule() -> None:
    due = due_dates(
        [_dose("COVID19", "208", "2021-06-01")],
        RULES,
        date(2021, 6, 17),
        group="COVID19",
        birth=GROWN_UP,
    )
    assert due == Due(
        group="COVID19",
        dose_no=2,
        earliest_ok=date(2021, 6, 22),
        recommended_from=date(2021, 6, 22),
        late_after=date(2021, 7, 13),
        rule_ids=("H21-PFR",),
        rule_version=RULES.version,
    )


def test_a_newer_list_changes_what_is_offered_and_nothing_else() -> None:
    doses = [_dose("COVID19", "208", "2021-06-01")]
    longer = tuple(
        replace(rule, minimum=Interval(days=28)) if rule.rule_id == "H21-PFR" else rule
        for rule in RULES.rules
    )
    newer = replace(RULES, version="2026-12.1", rules=longer)
    due = due_dates(doses, newer, date(2021, 6, 17), group="COVID19", birth=GROWN_UP)
    assert isinstance(due, Due)
    assert due.earliest_ok == date(2021, 6, 29)
    assert due.recommended_from == date(2021, 6, 29)  # never before it is allowed
    assert due.rule_version == "2026-12.1"


def test_august_2025_plans_one_covid_dose_and_no_second() -> None:
    planned = date(2025, 9, 6)
    birth = _born("1985-03-02")
    first = due_dates([], RULES, planned, group="COVID19", birth=birth)
    assert first == Due(
        group="COVID19",
        dose_no=1,
        earliest_ok=None,
        recommended_from=None,
        late_after=None,
        rule_ids=(),
        rule_version=RULES.version,
    )
    given_today = [_dose("COVID19", "309", "2025-09-06")]
    after = due_dates(given_today, RULES, date(2025, 12, 1), group="COVID19", birth=birth)
    assert isinstance(after, NoneDue)
    assert after.earliest_ok == date(2025, 11, 1)
    assert after.rule_ids == ("C25-2Y",)


def test_an_older_product_still_sets_the_wait_before_this_season() -> None:
    doses = [_dose("COVID19", "208", "2025-08-20", dose_no=4)]
    planned = date(2025, 9, 6)
    unplanned = due_dates(doses, RULES, planned, group="COVID19", birth=GROWN_UP)
    assert isinstance(unplanned, AskProvider)
    assert unplanned.why is Unsettled.NO_RULE
    found = due_dates(doses, RULES, planned, group="COVID19", birth=GROWN_UP, planned_product="312")
    assert isinstance(found, NoneDue)
    assert found.earliest_ok == date(2025, 10, 15)


def test_one_dose_products_are_done_after_one_dose() -> None:
    doses = [_dose("RSV", "305", "2026-01-10")]
    found = due_dates(doses, RULES, date(2026, 6, 13), group="RSV", birth=_born("1945-01-01"))
    assert found == NoneDue(
        group="RSV", earliest_ok=None, rule_ids=("RSV-1",), rule_version=RULES.version
    )


def test_where_two_rules_hold_the_later_day_counts() -> None:
    doses = [_dose("HEPB", "43", "2026-01-10"), _dose("HEPB", "43", "2026-04-20", 2)]
    due = due_dates(doses, RULES, date(2026, 6, 13), group="HEPB", birth=GROWN_UP)
    assert isinstance(due, Due)
    assert due.dose_no == 3
    assert due.rule_ids == ("HB3-23", "HB3-13")
    assert due.earliest_ok == date(2026, 6, 15)  # 8 weeks after dose 2; 16 weeks after 1 is past
    assert due.recommended_from == date(2026, 7, 10)
    assert due.late_after is None


@pytest.mark.parametrize(
    ("doses", "why"),
    [
        ([_dose("HEPB", "45", "2026-01-10")], Unsettled.PRODUCT_UNKNOWN),
        ([_dose("HEPB", "999", "2026-01-10")], Unsettled.PRODUCT_UNKNOWN),
        ([_dose("HEPB", None, "2026-01-10")], Unsettled.PRODUCT_UNKNOWN),
        ([_dose("HEPB", "43", None)], Unsettled.DATE_UNKNOWN),
        ([_dose("HEPB", "43", "2026-01-10"), _dose("HEPB", "43", None, 2)], Unsettled.DATE_UNKNOWN),
        ([_dose("HEPB", "43", "2026-04-10", 2)], Unsettled.DATE_UNKNOWN),
        ([_dose("HEPB", "43", None), _dose("HEPB", "43", "2026-04-10", 2)], Unsettled.DATE_UNKNOWN),
        ([_dose("HEPB", "44", "2026-04-10", 3)], Unsettled.NO_RULE),
        ([_dose("HEPB", "08", "2026-01-10", 7)], Unsettled.NO_RULE),
    ],
)
def test_what_the_list_cannot_tell_is_left_to_the_provider(
    doses: list[DoseGiven], why: Unsettled
) -> None:
    found = due_dates(doses, RULES, date(2026, 6, 13), group="HEPB", birth=GROWN_UP)
    assert found == AskProvider(group="HEPB", why=why, rule_version=RULES.version)


@pytest.mark.parametrize("birth", [None, _born("2007")])
def test_an_age_that_may_or_may_not_fit_is_left_to_the_provider(birth: PartialDay | None) -> None:
    doses = [_dose("HEPB", "43", "2026-01-10")]
    found = due_dates(doses, RULES, date(2026, 6, 13), group="HEPB", birth=birth)
    assert found == AskProvider(group="HEPB", why=Unsettled.AGE_UNSURE, rule_version=RULES.version)


def test_doses_of_other_groups_do_not_count() -> None:
    doses = [_dose("HEPB", "43", "2026-01-10"), _dose("MMR", "03", "2026-06-01")]
    due = due_dates(doses, RULES, date(2026, 6, 13), group="HEPB", birth=GROWN_UP)
    assert isinstance(due, Due)
    assert due.earliest_ok == date(2026, 2, 7)


def test_rules_hold_on_the_planned_day_only() -> None:
    doses = [_dose("COVID19", "208", "2021-06-01")]
    for day, known in ((date(2023, 4, 17), True), (date(2023, 4, 18), False)):
        found = due_dates(doses, RULES, day, group="COVID19", birth=GROWN_UP)
        assert isinstance(found, Due if known else AskProvider)


@given(DAYS, st.sampled_from([4, 7, 10]), st.booleans())
def test_a_dose_known_in_part_is_never_offered_sooner_than_in_full(
    day: date, length: int, reverse: bool
) -> None:
    known = [_dose("MPOX", "206", "1990-01-01"), _dose("MPOX", "206", day.isoformat())]
    partly = [known[0], _dose("MPOX", "206", day.isoformat()[:length])]
    found = []
    for doses in (known, partly):
        ordered = doses[::-1] if reverse else doses
        due = due_dates(ordered, RULES, day, group="MPOX", birth=_born("1930-01-01"))
        assert isinstance(due, Due)
        assert due.earliest_ok is not None
        assert due.recommended_from is not None
        assert due.earliest_ok <= due.recommended_from
        found.append(due.earliest_ok)
    assert max(day, date(1990, 1, 1)) < found[0] <= found[1]


def test_a_dose_before_the_absolute_minimum_is_for_the_provider_to_check() -> None:
    early = [_dose("MMR", "03", "2026-01-10"), _dose("MMR", "03", "2026-02-02", 2)]
    assert doses_to_check(early, RULES, birth=GROWN_UP) == (DoseDoubt(dose_no=2, rule_id="MMR-AD"),)
    for day in ("2026-02-03", "2026-02", "2026", None):  # grace days, or not known well enough
        fine = [early[0], _dose("MMR", "03", day, 2)]
        assert doses_to_check(fine, RULES, birth=GROWN_UP) == ()
    assert doses_to_check(early, RULES, birth=None) == ()


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
