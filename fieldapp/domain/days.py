"""Days as people know them: a full date, a month, a year, or an age said on a day.

A `PartialDay` keeps what is certain, the first and the last day it can be, so that every question
(age, minor, too early) can be answered for sure or left open. Stored forms are `2001-05-09`,
`2001-05` and `2001`; for a said age the stored text is the estimated birth year.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from fieldapp.domain.problem import Problem

ADULT_AGE: Final = 18
EARLIEST_BIRTH: Final = date(1900, 1, 1)
OLDEST_YEARS: Final = 130
WITHDRAWAL_BUSINESS_DAYS: Final = 10  # 47 CFR 64.1200(a)(10)

_STORED: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


class Precision(StrEnum):
    """How much of a day is known: codes of `birth_precision`."""

    DAY = "DAY"
    MONTH = "MONTH"
    YEAR = "YEAR"
    AGE = "AGE"


class Certain(StrEnum):
    """An answer about a day that may be known in part only."""

    YES = "YES"
    NO = "NO"
    UNSURE = "UNSURE"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDay:
    """A day that lies between `first` and `last`, both included."""

    precision: Precision
    first: date
    last: date

    @property
    def text(self) -> str:
        """Give the stored form; for a said age the estimated year, the one of `last`."""
        whole = self.last.isoformat()
        if self.precision is Precision.DAY:
            return whole
        return whole[:7] if self.precision is Precision.MONTH else whole[:4]

    @property
    def estimated(self) -> bool:
        """Say whether the year itself was worked out, so that it prints with a mark."""
        return self.precision is Precision.AGE


@dataclass(frozen=True, slots=True, kw_only=True)
class Age:
    """Whole years of age: equal bounds when certain. Below zero before birth."""

    at_least: int
    at_most: int

    @property
    def exact(self) -> int | None:
        """Give the age when it is certain."""
        return self.at_least if self.at_least == self.at_most else None


def whole_day(day: date) -> PartialDay:
    """Give a fully known day."""
    return PartialDay(precision=Precision.DAY, first=day, last=day)


def read_day(
    text: str, *, field: str, earliest: date = EARLIEST_BIRTH, latest: date
) -> PartialDay | Problem:
    """Read a stored form that must lie, at least in part, between `earliest` and `latest`.

    What lies outside is cut off: the year of a birth this year ends today. Codes: wrong_form,
    no_such_day, too_early (arg earliest), too_late (arg latest).
    """
    found = _STORED.fullmatch(text)
    if found is None:
        return Problem(field=field, code="wrong_form")
    span = _span(found)
    if span is None:
        return Problem(field=field, code="no_such_day")
    if span.last < earliest:
        return Problem(field=field, code="too_early", args=(("earliest", earliest.isoformat()),))
    if span.first > latest:
        return Problem(field=field, code="too_late", args=(("latest", latest.isoformat()),))
    first, last = max(span.first, earliest), min(span.last, latest)
    return PartialDay(precision=span.precision, first=first, last=last)


def day_from_age(age: int, unit: str, as_of: date, *, field: str) -> PartialDay | Problem:
    """Give the days of birth of somebody who was `age` years (Y) or months (M) old on `as_of`.

    Codes: unknown_unit, out_of_range (args low, high; OLDEST_YEARS at most).
    """
    if unit not in {"Y", "M"}:
        return Problem(field=field, code="unknown_unit")
    step = 12 if unit == "Y" else 1
    high = OLDEST_YEARS * 12 // step
    if not 0 <= age <= high:
        return Problem(field=field, code="out_of_range", args=(("low", "0"), ("high", str(high))))
    first = _months_before(as_of, (age + 1) * step) + timedelta(days=1)
    return PartialDay(precision=Precision.AGE, first=first, last=_months_before(as_of, age * step))


def kept_birth(
    birth_date: str | None,
    precision: str | None = None,
    *,
    age: tuple[int, str, date] | None = None,
) -> PartialDay | None:
    """Give the birth of a kept person, or None when nothing usable is known.

    `age` is (number, unit Y or M, as of) of a person whose `precision` is AGE. Without it an
    estimated year counts from the year before, since the birthday may lie either side.
    """
    if age is not None and precision in {None, Precision.AGE}:
        said = day_from_age(*age, field="")
        return said if isinstance(said, PartialDay) else None
    found = _STORED.fullmatch(birth_date or "")
    span = _span(found) if found else None
    if span is None or precision != Precision.AGE:
        return span
    year = span.last.year
    return PartialDay(precision=Precision.AGE, first=date(year - 1, 1, 1), last=date(year, 12, 31))


def age_on(birth: PartialDay, day: date) -> Age:
    """Give the age in whole years; who is born on 29 February ages on 1 March of other years."""
    return Age(
        at_least=_months_between(birth.last, day) // 12,
        at_most=_months_between(birth.first, day) // 12,
    )


def minor_on(birth: PartialDay | None, day: date) -> Certain:
    """Say whether somebody is under 18; where consent is decided UNSURE must count as YES."""
    if birth is None:
        return Certain.UNSURE
    age = age_on(birth, day)
    if age.at_most < ADULT_AGE:
        return Certain.YES
    return Certain.NO if age.at_least >= ADULT_AGE else Certain.UNSURE


def zone_of(name: str, otherwise: str = "America/New_York") -> ZoneInfo:
    """Give a time zone by its name; a name that nobody knows gives `otherwise`.

    A mistyped zone shifts an hour that people can see and mend; it must not lock a laptop.
    """
    return ZoneInfo(name if is_zone(name) else otherwise)


def is_zone(name: str) -> bool:
    """Tell whether a name is that of a time zone."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def read_whole_day(text: str) -> date | None:
    """Read `2026-06-13`; None where it is not a whole day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def add_business_days(start: date, count: int) -> date:
    """Give the day `count` weekdays after `start`.

    Holidays count as business days on purpose: a deadline then comes earlier, never too late.
    """
    day = start
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


def withdrawal_act_by(withdrawn_on: date) -> date:
    """Give the last day on which a withdrawn consent may still be acted on by law."""
    return add_business_days(withdrawn_on, WITHDRAWAL_BUSINESS_DAYS)


def _span(found: re.Match[str]) -> PartialDay | None:
    """Give the days of a matched form, or None when the calendar has no such day."""
    year, month = int(found[1]), int(found[2] or 0)
    try:
        if found[3]:
            return whole_day(date(year, month, int(found[3])))
        if found[2]:
            last = date(year, month, monthrange(year, month)[1])
            return PartialDay(precision=Precision.MONTH, first=last.replace(day=1), last=last)
        return PartialDay(precision=Precision.YEAR, first=date(year, 1, 1), last=date(year, 12, 31))
    except ValueError:
        return None


def _months_between(birth: date, day: date) -> int:
    months = (day.year - birth.year) * 12 + day.month - birth.month
    return months - (day.day < birth.day)


def _months_before(day: date, months: int) -> date:
    """Give the latest day from which at least `months` full months lead to `day`."""
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))
