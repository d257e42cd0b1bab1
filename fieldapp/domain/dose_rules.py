"""The rules of `dose_intervals.csv`: how long to wait between doses, for whom, and since when.

The columns are CDSi's. A rule leads from one dose of a series to another; without `to_dose` the
series is complete after `from_dose`. `cvx` are products, `*` any product of the group. Ages are
those on the planned day, or with `age_when` FIRST those at the first dose. `season_from` (a day, or
the month and day of every year) makes a rule count the doses of the season only, and
`fewer_before` has it hold only for who had fewer doses before it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from fieldapp.domain.codes import Code, CodeListError, CodeLists
from fieldapp.domain.intervals import Interval, parse_interval

RULES: Final = "dose_intervals"
ANY_PRODUCT: Final = "*"
_AT_FIRST_DOSE: Final = "FIRST"
# Its name says that the product is not known; its status is that of the foreign products.
_UNKNOWN_ABROAD: Final = "500"


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseRule:
    """One row of the list. `to_dose` None: no further dose belongs to the series."""

    rule_id: str
    group: str
    products: frozenset[str]
    from_dose: int
    to_dose: int | None
    age_from: Interval | None
    age_below: Interval | None
    at_first_dose: bool
    abs_min: Interval | None
    minimum: Interval | None
    rec_from: Interval | None
    rec_latest: Interval | None
    min_age: Interval | None
    rec_age: Interval | None
    late_age: Interval | None
    season_from: str
    fewer_before: int | None
    effective_from: date | None
    effective_to: date | None

    @property
    def any_product(self) -> bool:
        """Whether the rule holds whatever the product was."""
        return ANY_PRODUCT in self.products

    def names(self, product: str | None) -> bool:
        """Say whether the rule speaks of this product (a CVX code)."""
        return self.any_product or (product is not None and product in self.products)

    def in_force(self, day: date) -> bool:
        """Say whether the rule is in force on `day`, first and last day included."""
        return (self.effective_from is None or self.effective_from <= day) and (
            self.effective_to is None or day <= self.effective_to
        )

    def season_on(self, day: date) -> date | None:
        """Give the first day of the season that `day` lies in; None where there are no seasons."""
        if not self.season_from:
            return None
        if len(self.season_from) == len("2025-08-27"):
            return date.fromisoformat(self.season_from)
        this_year = date.fromisoformat(f"{day.year}-{self.season_from}")
        return this_year if this_year <= day else this_year.replace(year=day.year - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseRules:
    """The list in one version, and the codes that mean "product not known"."""

    version: str
    rules: tuple[DoseRule, ...]
    unknown_products: frozenset[str]

    def knows(self, product: str | None) -> bool:
        """Say whether a product is one that rules can speak of."""
        return product is not None and product not in self.unknown_products


@lru_cache(maxsize=4)
def dose_rules(lists: CodeLists) -> DoseRules:
    """Read the list. Raises CodeListError (code wrong_form) where a row does not parse."""
    unknown = {code.code for code in lists["vaccines"] if code.extra["status"] == "unspecified"}
    return DoseRules(
        version=lists.version_of(RULES),
        rules=tuple(_rule(row, line) for line, row in enumerate(lists[RULES], start=2)),
        unknown_products=frozenset(unknown | {_UNKNOWN_ABROAD}),
    )


def _rule(row: Code, line: int) -> DoseRule:
    try:
        return _read(row.code, row.extra)
    except (KeyError, ValueError):
        raise CodeListError("wrong_form", RULES, line) from None


def _read(rule_id: str, cells: Mapping[str, str]) -> DoseRule:
    return DoseRule(
        rule_id=rule_id,
        group=cells["group"],
        products=frozenset(cells["cvx"].split()),
        from_dose=int(cells["from_dose"]),
        to_dose=_whole(cells["to_dose"]),
        age_from=_length(cells["age_from"]),
        age_below=_length(cells["age_below"]),
        at_first_dose=cells["age_when"] == _AT_FIRST_DOSE,
        abs_min=_length(cells["abs_min"]),
        minimum=_length(cells["min"]),
        rec_from=_length(cells["rec_from"]),
        rec_latest=_length(cells["rec_latest"]),
        min_age=_length(cells["min_age"]),
        rec_age=_length(cells["rec_age"]),
        late_age=_length(cells["late_age"]),
        season_from=_season(cells["season_from"]),
        fewer_before=_whole(cells["fewer_before"]),
        effective_from=_day(cells["effective_from"]),
        effective_to=_day(cells["effective_to"]),
    )


def _length(text: str) -> Interval | None:
    if not text:
        return None
    found = parse_interval(text, field=RULES)
    if isinstance(found, Interval):
        return found
    raise ValueError(found.code)


def _whole(text: str) -> int | None:
    return int(text) if text else None


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _season(text: str) -> str:
    """Check the form: a whole day, or month and day; 29 February begins no season."""
    if text:
        date.fromisoformat(text if len(text) > len("07-01") else f"2025-{text}")
    return text
