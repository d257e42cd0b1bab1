import csv
import random
import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import resources
from fieldapp.domain.codes import CodeListError, load_code_lists
from fieldapp.domain.days import PartialDay, kept_birth, whole_day
from fieldapp.domain.dose_rules import ANY_PRODUCT, dose_rules
from fieldapp.domain.due_dates import (
    AskProvider,
    DoseDoubt,
    DoseGiven,
    Due,
    NoneDue,
    Unsettled,
    doses_to_check,
    due_dates,
)
from fieldapp.domain.intervals import Interval

FOLDER = Path(resources.__path__[0]) / "codes"
LISTS = load_code_lists()
RULES = dose_rules(LISTS)
DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))


def _born(text: str) -> PartialDay:
    birth = kept_birth(text)
    assert birth is not None
    return birth


def _dose(group: str, product: str | None, day: str | None, dose_no: int = 1) -> DoseGiven:
    return DoseGiven(group=group, dose_no=dose_no, product=product, day=kept_birth(day))


GROWN_UP = _born("1986-05-09")


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


@pytest.mark.parametrize("product", ["208", "212", "510", "500", None])
def test_any_earlier_dose_sets_the_wait_for_the_first_of_a_season(product: str | None) -> None:
    doses = [_dose("COVID19", product, "2025-08-20", dose_no=4)]
    for planned_product in ("312", None):
        due = due_dates(
            doses,
            RULES,
            date(2025, 9, 6),
            group="COVID19",
            birth=GROWN_UP,
            planned_product=planned_product,
        )
        assert isinstance(due, Due)
        assert due.season == date(2025, 8, 27)
        assert (due.dose_no, due.earliest_ok) == (1, date(2025, 10, 15))


def test_a_season_begins_anew_each_year_and_its_doses_count_by_themselves() -> None:
    doses = [_dose("FLU", None, "2024-10-02"), _dose("FLU", None, "2025-10-05", 2)]
    for day, season in ((date(2026, 6, 30), None), (date(2026, 7, 1), date(2026, 7, 1))):
        found = due_dates(doses, RULES, day, group="FLU", birth=GROWN_UP)
        assert isinstance(found, NoneDue if season is None else Due)
        assert found.earliest_ok == season


def test_a_dose_that_may_be_of_this_season_or_the_last_is_to_be_looked_up() -> None:
    found = due_dates(
        [_dose("FLU", "140", "2025")], RULES, date(2025, 10, 5), group="FLU", birth=GROWN_UP
    )
    assert isinstance(found, AskProvider)
    assert found.why is Unsettled.DATE_UNKNOWN


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
    child = _born("2020-05-09")
    early = [_dose("MMR", "03", "2026-01-10"), _dose("MMR", "03", "2026-02-02", 2)]
    assert doses_to_check(early, RULES, birth=child) == (
        DoseDoubt(group="MMR", dose_no=2, rule_id="MMR-CH"),
    )
    for day in ("2026-02-03", "2026-02", "2026", None):  # grace days, or not known well enough
        fine = [early[0], _dose("MMR", "03", day, 2)]
        assert doses_to_check(fine, RULES, birth=child) == ()
    assert doses_to_check(early, RULES, birth=None) == ()


# --- CDSi's own cases -----------------------------------------------------------------------------

# Facts of "CDSi Healthy Childhood and Adult Test Cases" v4.45 (CDC): each case of which every dose
# is valid and whose series the list covers. `status` complete: no dose is forecast. CDSi gives the
# last day on time, this list the first that is late.
with Path(__file__).with_name("cdsi_cases.csv").open(encoding="utf-8", newline="") as file:
    CDSI = {row["case"]: row for row in csv.DictReader(file)}
SOONER = {"2024-0046"}
"""Where CDSi allows an earlier day than this list: the accelerated series of hepatitis A and B."""


def _given(row: dict[str, str]) -> list[DoseGiven]:
    doses = [each.split("@") for each in row["doses"].split()]
    return [
        _dose(row["group"], product, day, number)
        for number, (product, day) in enumerate(doses, start=1)
    ]


@pytest.mark.parametrize("case", CDSI)
def test_a_worked_case_of_cdsi_comes_out_the_same(case: str) -> None:
    row = CDSI[case]
    planned = date.fromisoformat(row["assessed"])
    birth = _born(row["birth"])
    found = due_dates(_given(row), RULES, planned, group=row["group"], birth=birth)
    if row["status"] == "complete":
        assert isinstance(found, NoneDue)
        return
    assert isinstance(found, Due)
    assert found.earliest_ok is not None
    assert found.recommended_from is not None
    if case in SOONER:
        assert found.earliest_ok > date.fromisoformat(row["earliest"])
        return
    last = None
    if found.late_after is not None:
        last = max(found.late_after - timedelta(days=1), found.recommended_from)
    days = (found.earliest_ok, found.recommended_from, last)
    assert [str(each or "") for each in days] == [
        row[name] for name in ("earliest", "recommended", "past_due")
    ]


# --- what holds of any history --------------------------------------------------------------------

_PRODUCTS = {
    group: sorted(
        {product for rule in RULES.rules if rule.group == group for product in rule.products}
        - {ANY_PRODUCT}
    )
    or ["140"]
    for group in sorted({rule.group for rule in RULES.rules})
}
GROUPS = st.sampled_from(sorted(_PRODUCTS))
BIRTHS = st.dates(date(1940, 1, 1), date(2024, 12, 31)).map(whole_day)


@st.composite
def _histories(draw: st.DrawFn) -> tuple[str, list[DoseGiven]]:
    group = draw(GROUPS)
    days = sorted(draw(st.lists(st.dates(date(2020, 1, 1), date(2026, 6, 1)), max_size=4)))
    products = st.sampled_from(_PRODUCTS[group])
    return group, [
        DoseGiven(group=group, dose_no=number, product=draw(products), day=whole_day(day))
        for number, day in enumerate(days, start=1)
    ]


@given(_histories(), BIRTHS, st.randoms())
def test_the_order_in_which_doses_are_told_does_not_matter(
    told: tuple[str, list[DoseGiven]], birth: PartialDay, chance: random.Random
) -> None:
    group, doses = told
    shuffled = [*doses, _dose("TD", "113", "2026-01-01")]
    chance.shuffle(shuffled)
    planned = date(2026, 6, 13)
    found = [
        due_dates(each, RULES, planned, group=group, birth=birth)
        for each in (doses, [each for each in shuffled if group != "TD" or each in doses])
    ]
    assert found[0] == found[1]


@given(_histories(), BIRTHS, st.integers(0, 400))
def test_a_further_dose_never_lets_the_next_one_be_sooner(
    told: tuple[str, list[DoseGiven]], birth: PartialDay, later: int
) -> None:
    group, doses = told
    assume(doses)
    last = doses[-1]
    assert last.day is not None
    further = replace(
        last, dose_no=last.dose_no + 1, day=whole_day(last.day.last + timedelta(days=later))
    )
    planned = date(2026, 6, 13)
    before = due_dates(doses, RULES, planned, group=group, birth=birth)
    after = due_dates([*doses, further], RULES, planned, group=group, birth=birth)
    days = [None if isinstance(each, AskProvider) else each.earliest_ok for each in (before, after)]
    if days[0] is not None and days[1] is not None:
        assert days[0] <= days[1]


@given(_histories(), st.integers(1950, 2023))
def test_a_birth_known_in_part_never_offers_a_sooner_day_than_any_day_it_can_be(
    told: tuple[str, list[DoseGiven]], year: int
) -> None:
    group, doses = told
    planned = date(2026, 6, 13)
    partly = due_dates(doses, RULES, planned, group=group, birth=_born(str(year)))
    for day in (date(year, 1, 1), date(year, 7, 2), date(year, 12, 31)):
        whole = due_dates(doses, RULES, planned, group=group, birth=whole_day(day))
        if not isinstance(partly, AskProvider):
            assert type(whole) is type(partly)
            assert (whole.earliest_ok or date.min) <= (partly.earliest_ok or date.min)
