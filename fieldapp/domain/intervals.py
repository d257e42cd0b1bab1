"""When the next dose may be given, as `dose_intervals.csv` and CDSi reckon it.

An interval is text: `N unit [+|- N unit]`, units days, weeks, months, years. Years are added
first, then months, then weeks and days; a day that does not exist moves to the first of the next
month (CDSi: 31 August + 6 months = 1 March). The provider always decides; where the list has no
answer neither has this module.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from fieldapp.domain.codes import Code, CodeListError, CodeLists
from fieldapp.domain.days import Certain, PartialDay
from fieldapp.domain.problem import Problem

RULES: Final = "dose_intervals"
ANY_PRODUCT: Final = "*"
LONGEST_YEARS: Final = 200

_TERM: Final = r"(\d{1,4}) (day|week|month|year)s?"
_INTERVAL: Final = re.compile(rf"{_TERM}(?: ([+-]) {_TERM})?", re.ASCII)
_DAYS_IN: Final = {"day": 1, "week": 7, "month": 31, "year": 366}
# Its name says that the product is not known; its status is that of the foreign products.
_UNKNOWN_ABROAD: Final = "500"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A length of time by the calendar; parts may be negative (`21 days - 4 days`)."""

    years: int = 0
    months: int = 0
    days: int = 0

    def after(self, day: date) -> date:
        """Give the day that lies this interval after `day`."""
        moved = _real(day.year + self.years, day.month, day.day)
        years, month = divmod(moved.year * 12 + moved.month - 1 + self.months, 12)
        return _real(years, month + 1, moved.day) + timedelta(days=self.days)


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseRule:
    """One row of the interval list. `to_dose` None: no further dose belongs to the series."""

    rule_id: str
    group: str
    products: frozenset[str]
    from_dose: int
    to_dose: int | None
    age_from: Interval | None
    age_below: Interval | None
    abs_min: Interval | None
    minimum: Interval | None
    rec_from: Interval | None
    rec_latest: Interval | None
    effective_from: date | None
    effective_to: date | None

    def names(self, product: str | None) -> bool:
        """Say whether the rule speaks of this product (a CVX code)."""
        return product is not None and (ANY_PRODUCT in self.products or product in self.products)

    def in_force(self, day: date) -> bool:
        """Say whether the rule is in force on `day`, first and last day included."""
        return (self.effective_from is None or self.effective_from <= day) and (
            self.effective_to is None or day <= self.effective_to
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseRules:
    """The interval list in one version, and the codes that mean "product not known"."""

    version: str
    rules: tuple[DoseRule, ...]
    unknown_products: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseGiven:
    """One dose in somebody's history, as far as it is known; `product` is a CVX code."""

    group: str
    dose_no: int
    product: str | None = None
    day: PartialDay | None = None


class Unsettled(StrEnum):
    """Why only the provider can say; PRODUCT_UNKNOWN and DATE_UNKNOWN also call for FINISH."""

    NO_RULE = "NO_RULE"
    PRODUCT_UNKNOWN = "PRODUCT_UNKNOWN"
    DATE_UNKNOWN = "DATE_UNKNOWN"
    AGE_UNSURE = "AGE_UNSURE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """The next dose of a group. A first dose has no days to wait for and no rules."""

    group: str
    dose_no: int
    earliest_ok: date | None
    recommended_from: date | None
    late_after: date | None
    rule_ids: tuple[str, ...]
    rule_version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoneDue:
    """No further dose is due. If one is given all the same, not before `earliest_ok`."""

    group: str
    earliest_ok: date | None
    rule_ids: tuple[str, ...]
    rule_version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskProvider:
    """The list cannot tell: show no day."""

    group: str
    why: Unsettled
    rule_version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseDoubt:
    """A past dose that came sooner than a rule's absolute minimum: "provider to check"."""

    dose_no: int
    rule_id: str


def parse_interval(text: str, *, field: str) -> Interval | Problem:
    """Read interval text. Codes: wrong_form, out_of_range (arg years, the longest allowed)."""
    found = _INTERVAL.fullmatch(text)
    if found is None:
        return Problem(field=field, code="wrong_form")
    sign = -1 if found[3] == "-" else 1
    terms = [(int(found[1]), found[2])]
    if found[3]:
        terms.append((sign * int(found[4]), found[5]))
    if sum(abs(count) * _DAYS_IN[unit] for count, unit in terms) > LONGEST_YEARS * 365:
        args = (("years", str(LONGEST_YEARS)),)
        return Problem(field=field, code="out_of_range", args=args)
    total = {unit: sum(n for n, each in terms if each == unit) for unit in _DAYS_IN}
    days = total["week"] * 7 + total["day"]
    return Interval(years=total["year"], months=total["month"], days=days)


def fits_age(
    birth: PartialDay | None, day: date, age_from: Interval | None, age_below: Interval | None
) -> Certain:
    """Say whether somebody is at least `age_from` and still below `age_below` on `day`."""
    old_enough = Certain.YES if age_from is None else _reached(birth, day, age_from)
    too_old = Certain.NO if age_below is None else _reached(birth, day, age_below)
    if old_enough is Certain.NO or too_old is Certain.YES:
        return Certain.NO
    sure = old_enough is Certain.YES and too_old is Certain.NO
    return Certain.YES if sure else Certain.UNSURE


def dose_rules(lists: CodeLists) -> DoseRules:
    """Read the interval list. Raises CodeListError (code wrong_form) where a row does not parse."""
    unknown = {code.code for code in lists["vaccines"] if code.extra["status"] == "unspecified"}
    return DoseRules(
        version=lists.version_of(RULES),
        rules=tuple(_rule(row, line) for line, row in enumerate(lists[RULES], start=2)),
        unknown_products=frozenset(unknown | {_UNKNOWN_ABROAD}),
    )


def due_dates(
    doses: Iterable[DoseGiven],
    rules: DoseRules,
    planned_day: date,
    *,
    group: str,
    birth: PartialDay | None,
    planned_product: str | None = None,
) -> Due | NoneDue | AskProvider:
    """Say when the next dose of `group` may be given, by the rules in force on `planned_day`.

    A rule fits by the product of the newest dose; a rule that ends a series and still sets a
    wait (one dose a season, after any earlier product) fits by `planned_product` as well. All
    fitting rules hold: each date is the latest of theirs. A dose known only to its month or year
    counts from the last day it can have been, so no slot is ever offered too soon.
    """
    history = [dose for dose in doses if dose.group == group]
    if not history:
        return _first_dose(group, rules.version)
    newest = _newest(history)
    if isinstance(newest, Unsettled):
        return AskProvider(group=group, why=newest, rule_version=rules.version)
    if newest.product is None or newest.product in rules.unknown_products:
        why = Unsettled.PRODUCT_UNKNOWN
        return AskProvider(group=group, why=why, rule_version=rules.version)
    speaking = [
        rule
        for rule in rules.rules
        if rule.group == group
        and rule.in_force(planned_day)
        and _speaks(rule, newest, planned_product)
    ]
    holding = _holding(speaking, history, newest, birth, planned_day)
    if isinstance(holding, Unsettled):
        return AskProvider(group=group, why=holding, rule_version=rules.version)
    return _answer(newest, holding, rules.version)


def doses_to_check(
    doses: Sequence[DoseGiven], rules: DoseRules, *, birth: PartialDay | None
) -> tuple[DoseDoubt, ...]:
    """Name past doses that surely came before the absolute minimum of a rule of their day."""
    return tuple(
        DoseDoubt(dose_no=dose.dose_no, rule_id=rule.rule_id)
        for dose in doses
        for rule in rules.rules
        if rule.group == dose.group
        and rule.to_dose == dose.dose_no
        and rule.names(dose.product)
        and any(_too_soon(rule, earlier, dose, birth) for earlier in doses)
    )


def _too_soon(
    rule: DoseRule, earlier: DoseGiven, dose: DoseGiven, birth: PartialDay | None
) -> bool:
    if earlier.day is None or dose.day is None or rule.abs_min is None:
        return False
    return (
        earlier.group == rule.group
        and earlier.dose_no == rule.from_dose
        and rule.in_force(dose.day.last)
        and fits_age(birth, dose.day.last, rule.age_from, rule.age_below) is Certain.YES
        and dose.day.last < rule.abs_min.after(earlier.day.first)
    )


def _first_dose(group: str, version: str) -> Due:
    return Due(
        group=group,
        dose_no=1,
        earliest_ok=None,
        recommended_from=None,
        late_after=None,
        rule_ids=(),
        rule_version=version,
    )


def _newest(history: Iterable[DoseGiven]) -> DoseGiven | Unsettled:
    """Give the newest dose with a day; unsettled when a later one has none."""
    dated = {(dose.day.last, dose.dose_no): dose for dose in history if dose.day is not None}
    if not dated:
        return Unsettled.DATE_UNKNOWN
    newest = dated[max(dated)]
    later = any(dose.day is None and dose.dose_no > newest.dose_no for dose in history)
    return Unsettled.DATE_UNKNOWN if later else newest


def _speaks(rule: DoseRule, newest: DoseGiven, planned_product: str | None) -> bool:
    if rule.to_dose is not None:
        return rule.to_dose == newest.dose_no + 1 and rule.names(newest.product)
    any_earlier = rule.minimum is not None and rule.names(planned_product)
    return rule.from_dose <= newest.dose_no and (any_earlier or rule.names(newest.product))


def _holding(
    speaking: Iterable[DoseRule],
    history: Iterable[DoseGiven],
    newest: DoseGiven,
    birth: PartialDay | None,
    planned_day: date,
) -> list[tuple[DoseRule, date]] | Unsettled:
    """Give the rules that hold for this age, each with the day it counts from."""
    days: dict[int, date] = {}
    for dose in history:
        if dose.day is not None:
            days[dose.dose_no] = max(dose.day.last, days.get(dose.dose_no, date.min))
    holding: list[tuple[DoseRule, date]] = []
    for rule in speaking:
        fits = fits_age(birth, planned_day, rule.age_from, rule.age_below)
        if fits is Certain.UNSURE:
            return Unsettled.AGE_UNSURE
        if fits is Certain.YES:
            counts_from = days.get(newest.dose_no if rule.to_dose is None else rule.from_dose)
            if counts_from is None:
                return Unsettled.DATE_UNKNOWN
            holding.append((rule, counts_from))
    return holding or Unsettled.NO_RULE


def _answer(
    newest: DoseGiven, holding: Sequence[tuple[DoseRule, date]], version: str
) -> Due | NoneDue:
    earliest = _latest((rule.minimum, day) for rule, day in holding)
    rule_ids = tuple(rule.rule_id for rule, _ in holding)
    if all(rule.to_dose is None for rule, _ in holding):
        return NoneDue(
            group=newest.group, earliest_ok=earliest, rule_ids=rule_ids, rule_version=version
        )
    recommended = _latest((rule.rec_from, day) for rule, day in holding)
    late = _latest((rule.rec_latest, day) for rule, day in holding)
    return Due(
        group=newest.group,
        dose_no=newest.dose_no + 1,
        earliest_ok=earliest,
        recommended_from=_not_before(recommended, earliest),
        late_after=_not_before(late, earliest),
        rule_ids=rule_ids,
        rule_version=version,
    )


def _latest(waits: Iterable[tuple[Interval | None, date]]) -> date | None:
    return max((wait.after(day) for wait, day in waits if wait is not None), default=None)


def _not_before(day: date | None, earliest: date | None) -> date | None:
    return day if day is None or earliest is None else max(day, earliest)


def _reached(birth: PartialDay | None, day: date, age: Interval) -> Certain:
    if birth is None:
        return Certain.UNSURE
    oldest, youngest = age.after(birth.first) <= day, age.after(birth.last) <= day
    if oldest != youngest:
        return Certain.UNSURE
    return Certain.YES if oldest else Certain.NO


def _real(year: int, month: int, day: int) -> date:
    """Give a day, or the first of the next month where the calendar has no such day."""
    if day > monthrange(year, month)[1]:
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
        day = 1
    return date(year, month, day)


def _rule(row: Code, line: int) -> DoseRule:
    cells = row.extra
    try:
        return DoseRule(
            rule_id=row.code,
            group=cells["group"],
            products=frozenset(cells["cvx"].split()),
            from_dose=int(cells["from_dose"]),
            to_dose=int(cells["to_dose"]) if cells["to_dose"] else None,
            age_from=_cell(cells["age_from"]),
            age_below=_cell(cells["age_below"]),
            abs_min=_cell(cells["abs_min"]),
            minimum=_cell(cells["min"]),
            rec_from=_cell(cells["rec_from"]),
            rec_latest=_cell(cells["rec_latest"]),
            effective_from=_day_cell(cells["effective_from"]),
            effective_to=_day_cell(cells["effective_to"]),
        )
    except (KeyError, ValueError):
        raise CodeListError("wrong_form", RULES, line) from None


def _cell(text: str) -> Interval | None:
    if not text:
        return None
    found = parse_interval(text, field=RULES)
    if isinstance(found, Problem):
        raise CodeListError(found.code, RULES)
    return found


def _day_cell(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
