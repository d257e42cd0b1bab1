"""Lengths of time by the calendar, as `dose_intervals.csv` and CDSi write and reckon them.

An interval is text: `N unit [+|- N unit]`, units days, weeks, months, years. Years are added
first, then months, then weeks and days; a day that does not exist moves to the first of the next
month (CDSi: 31 August + 6 months = 1 March).
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from fieldapp.domain.days import Certain, PartialDay
from fieldapp.domain.problem import Problem

LONGEST_YEARS: Final = 200

_TERM: Final = r"(\d{1,4}) (day|week|month|year)s?"
_INTERVAL: Final = re.compile(rf"{_TERM}(?: ([+-]) {_TERM})?", re.ASCII)
_DAYS_IN: Final = {"day": 1, "week": 7, "month": 31, "year": 366}


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
