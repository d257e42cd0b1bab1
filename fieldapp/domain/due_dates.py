"""When the next dose may be given, by the rules in force on the day it is planned for (CDSi 4.64).

The provider always decides; where the list has no answer neither has this module. A dose or a birth
that is known in part counts from the last day it can have been: no time is ever offered too soon.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, TypeAlias

from fieldapp.domain.days import Certain, PartialDay
from fieldapp.domain.dose_rules import DoseRule, DoseRules
from fieldapp.domain.intervals import Interval, fits_age


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseGiven:
    """One dose in somebody's history, as far as it is known; `product` is a CVX code."""

    group: str
    dose_no: int
    product: str | None = None
    day: PartialDay | None = None


_Lengths: TypeAlias = Callable[[DoseRule], tuple[Interval | None, Interval | None]]
"""An age and a wait that a rule names for the same thing, such as what is recommended."""


class Unsettled(StrEnum):
    """Why only the provider can say; PRODUCT_UNKNOWN and DATE_UNKNOWN also call for FINISH."""

    NO_RULE = "NO_RULE"
    PRODUCT_UNKNOWN = "PRODUCT_UNKNOWN"
    DATE_UNKNOWN = "DATE_UNKNOWN"
    AGE_UNSURE = "AGE_UNSURE"


TO_FINISH: Final = frozenset({Unsettled.PRODUCT_UNKNOWN, Unsettled.DATE_UNKNOWN})
"""What a look at the card would settle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """The next dose of a group. A first dose has no days to wait for and no rules.

    `dose_no` is its number in the series; with `season` in this season, which began that day.
    """

    group: str
    dose_no: int
    earliest_ok: date | None
    recommended_from: date | None
    late_after: date | None
    rule_ids: tuple[str, ...]
    rule_version: str
    season: date | None = None


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

    group: str
    dose_no: int
    rule_id: str


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

    A rule fits by the product of the newest dose. The first dose of a season fits by
    `planned_product`, if that is known: its wait is from any earlier dose. All fitting rules hold:
    each date is the latest of theirs.
    """
    history = tuple(dose for dose in doses if dose.group == group)
    if not history:
        return _first_dose(group, rules.version)
    newest = _newest(history)
    if isinstance(newest, Unsettled):
        return AskProvider(group=group, why=newest, rule_version=rules.version)
    case = _Case(
        history=history,
        newest=newest,
        known=rules.knows(newest.product),
        birth=birth,
        planned=planned_day,
        product=planned_product,
    )
    holding = case.holding(rules)
    if isinstance(holding, Unsettled):
        return AskProvider(group=group, why=holding, rule_version=rules.version)
    return case.answer(holding, rules.version)


def doses_to_check(
    doses: Sequence[DoseGiven], rules: DoseRules, *, birth: PartialDay | None
) -> tuple[DoseDoubt, ...]:
    """Name past doses that surely came before the absolute minimum of a rule of their day."""
    return tuple(
        DoseDoubt(group=dose.group, dose_no=dose.dose_no, rule_id=rule.rule_id)
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
    season = rule.season_on(dose.day.last)
    return (
        earlier.group == rule.group
        and earlier.dose_no == rule.from_dose
        and (season is None or season <= earlier.day.first)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Holding:
    """A rule that holds, the day it counts from, and the season it speaks of.

    `begins`: the dose it speaks of is the first of that season.
    """

    rule: DoseRule
    counts_from: date
    season: date | None
    begins: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counted:
    """The doses that count for a rule, and how many there were before its season."""

    days: dict[int, PartialDay]
    number: int
    before: int
    season: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """What is asked of each rule: one person, one group, one planned day."""

    history: tuple[DoseGiven, ...]
    newest: DoseGiven
    known: bool
    birth: PartialDay | None
    planned: date
    product: str | None

    def holding(self, rules: DoseRules) -> list[_Holding] | Unsettled:
        """Give the rules that hold, or why nobody but the provider can say."""
        found: list[_Holding] = []
        for rule in rules.rules:
            if rule.group != self.newest.group or not rule.in_force(self.planned):
                continue
            answer = self._holds(rule)
            if isinstance(answer, Unsettled):
                return answer
            found += [] if answer is None else [answer]
        if found:
            return found
        return Unsettled.NO_RULE if self.known else Unsettled.PRODUCT_UNKNOWN

    def _holds(self, rule: DoseRule) -> _Holding | Unsettled | None:
        counted = self._counted(rule)
        if isinstance(counted, Unsettled):
            return counted
        begins = counted.season is not None and counted.number == 0
        if not self._speaks(rule, counted, begins=begins):
            return None
        fits = self._fits_age(rule, counted)
        if fits is not Certain.YES:
            return None if fits is Certain.NO else Unsettled.AGE_UNSURE
        if not (begins or self.known or rule.any_product):
            return Unsettled.PRODUCT_UNKNOWN
        from_newest = begins or rule.to_dose is None
        day = self.newest.day if from_newest else counted.days.get(rule.from_dose)
        if day is None:
            return Unsettled.DATE_UNKNOWN
        return _Holding(rule=rule, counts_from=day.last, season=counted.season, begins=begins)

    def _speaks(self, rule: DoseRule, counted: _Counted, *, begins: bool) -> bool:
        """Say whether a rule is about this dose, whatever the age; unknown products may fit."""
        if begins:
            return rule.to_dose is None and (self.product is None or rule.names(self.product))
        if rule.to_dose is None:
            follows = rule.from_dose <= counted.number
        else:
            follows = rule.to_dose == counted.number + 1
        return follows and (not self.known or self._names(rule))

    def _counted(self, rule: DoseRule) -> _Counted | Unsettled:
        """Count the doses a rule speaks of: all, or those of the season by themselves."""
        season = rule.season_on(self.planned)
        dated = [(dose.day, dose.dose_no) for dose in self.history if dose.day is not None]
        if season is None:
            days: dict[int, PartialDay] = {}
            for day, number in dated:
                if number not in days or days[number].last < day.last:
                    days[number] = day
            return _Counted(days=days, number=self.newest.dose_no, before=0, season=None)
        if any(day.first < season <= day.last for day, _ in dated):
            return Unsettled.DATE_UNKNOWN
        within = sorted((day.last, day.first, day) for day, _ in dated if season <= day.first)
        before = len(self.history) - len(within)
        if rule.fewer_before is not None and before >= rule.fewer_before:
            return _Counted(days={}, number=-1, before=before, season=season)
        return _Counted(
            days={at: day for at, (_, _, day) in enumerate(within, start=1)},
            number=len(within),
            before=before,
            season=season,
        )

    def _names(self, rule: DoseRule) -> bool:
        planned = rule.to_dose is None and rule.minimum is not None and self.product is not None
        return rule.names(self.newest.product) or (planned and rule.names(self.product))

    def _fits_age(self, rule: DoseRule, counted: _Counted) -> Certain:
        first = min(counted.days.values(), key=lambda day: day.last, default=None)
        if not rule.at_first_dose or first is None:
            return fits_age(self.birth, self.planned, rule.age_from, rule.age_below)
        ends = {
            fits_age(self.birth, day, rule.age_from, rule.age_below)
            for day in (first.first, first.last)
        }
        return ends.pop() if len(ends) == 1 else Certain.UNSURE

    def answer(self, holding: Sequence[_Holding], version: str) -> Due | NoneDue:
        """Join the rules that hold: all of them do."""
        group, ids = self.newest.group, tuple(each.rule.rule_id for each in holding)
        earliest = max((day for each in holding for day in self._least(each)), default=None)
        due = [each for each in holding if each.begins or each.rule.to_dose is not None]
        if not due:
            return NoneDue(group=group, earliest_ok=earliest, rule_ids=ids, rule_version=version)
        recommended = self._latest(holding, lambda rule: (rule.rec_age, rule.rec_from))
        return Due(
            group=group,
            dose_no=1 if due[0].begins else due[0].rule.to_dose or 1,
            earliest_ok=earliest,
            recommended_from=_not_before(recommended or earliest, earliest),
            late_after=_not_before(
                self._latest(holding, lambda rule: (rule.late_age, rule.rec_latest)), earliest
            ),
            rule_ids=ids,
            rule_version=version,
            season=due[0].season,
        )

    def _least(self, each: _Holding) -> Iterator[date]:
        """Give the days before which a rule does not let a dose be given."""
        if each.rule.minimum is not None:
            yield each.rule.minimum.after(each.counts_from)
        if each.rule.min_age is not None and self.birth is not None:
            yield each.rule.min_age.after(self.birth.last)
        if each.begins and each.season is not None:
            yield each.season

    def _latest(self, holding: Sequence[_Holding], of: _Lengths) -> date | None:
        """Give the latest day that rules name; where one names an age, that goes first (CDSi)."""
        days: list[date] = []
        for each in holding:
            age, wait = of(each.rule)
            if age is not None and self.birth is not None:
                days.append(age.after(self.birth.last))
            elif wait is not None:
                days.append(wait.after(each.counts_from))
        return max(days, default=None)


def _not_before(day: date | None, earliest: date | None) -> date | None:
    return day if day is None or earliest is None else max(day, earliest)
