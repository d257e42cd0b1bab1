"""Days, times of day and ages as a person types them: forgiving, and never guessed in silence.

What was understood is shown beside the line as it is typed, so a rule here may choose the likely
reading of `8` as long as it always chooses the same one.
"""

import re
from datetime import date, timedelta
from typing import Final

from fieldapp.domain.folding import fold
from fieldapp.domain.intervals import Interval, parse_interval
from fieldapp.domain.problem import Problem

MINUTES_A_DAY: Final = 24 * 60
_LOOKS_BACK: Final = timedelta(days=60)
"""A day without a year is the next such day, or one that was only just."""
_FIRST_HOUR: Final = 7
"""Without am or pm, 7 to 11 is before noon and 12 to 6 after it: when events begin."""
_MONTHS: Final = {
    start: number
    for number, starts in enumerate(
        (
            "jan ene",
            "feb",
            "mar",
            "apr abr",
            "may",
            "jun",
            "jul",
            "aug ago",
            "sep set",
            "oct",
            "nov",
            "dec dic",
        ),
        start=1,
    )
    for start in starts.split()
}
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_US: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{2}|\d{4}))?")
_DAY_FIRST: Final = re.compile(r"(\d{1,2}) (?:de )?([a-z]{3,10})(?: (?:del? )?(\d{4}))?")
_MONTH_FIRST: Final = re.compile(r"([a-z]{3,10}) (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?")
_CLOCK: Final = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?(?: ?([ap]) ?m?)?")
_FOUR: Final = re.compile(r"(\d{1,2})(\d{2})(?: ?([ap]) ?m?)?")
_AGE: Final = re.compile(r"(\d{1,3}) ?([a-z]*)")
_UNITS: Final = {"": "year", "y": "year", "a": "year", "m": "month", "w": "week", "s": "week"}
_SHORT: Final = {"year": "", "month": " m", "week": " w"}
_STORED_AGE: Final = re.compile(r"(\d{1,4}) (year|month|week)s?")


def read_typed_day(text: str, *, field: str, today: date, ahead: bool = True) -> date | Problem:
    """Read `6/13/2026`, `2026-06-13`, `6/13`, `13 June`, `June 13`, `13 de junio`.

    Month before day in figures, as in the United States. A day without its year is the next such
    day, or the last one where nothing lies `ahead`. Codes: required, day_unreadable, no_such_day.
    """
    words = " ".join(fold(text.replace(",", " ")).split())
    if not words:
        return Problem(field=field, code="required")
    parts = _day_parts(text.strip(), words)
    if parts is None:
        return Problem(field=field, code="day_unreadable")
    year, month, day = parts
    try:
        if year:
            return date(year, month, day)
        if not ahead:
            return _last_such_day(month, day, today)
        return _next_such_day(month, day, today)
    except ValueError:
        return Problem(field=field, code="no_such_day")


def _day_parts(text: str, words: str) -> tuple[int, int, int] | None:
    if found := _ISO.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _US.fullmatch(text):
        return _year(found[3]), int(found[1]), int(found[2])
    if (found := _DAY_FIRST.fullmatch(words)) and (month := month_named(found[2])):
        return _year(found[3]), month, int(found[1])
    if (found := _MONTH_FIRST.fullmatch(words)) and (month := month_named(found[1])):
        return _year(found[3]), month, int(found[2])
    return None


def _year(digits: str | None) -> int:
    year = int(digits or 0)
    return year + 2000 if 0 < year < 100 else year


def _next_such_day(month: int, day: int, today: date) -> date:
    for year in range(today.year - 1, today.year + 9):
        try:
            found = date(year, month, day)
        except ValueError:
            continue  # 29 February
        if found >= today - _LOOKS_BACK:
            return found
    raise ValueError(day)


def _last_such_day(month: int, day: int, today: date) -> date:
    for year in range(today.year, today.year - 9, -1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue  # 29 February
        if found <= today:
            return found
    raise ValueError(day)


def month_named(word: str) -> int:
    """Give the number of a month by its folded name, in English or Spanish, 0 for another word."""
    return _MONTHS.get(word[:3], 0)


def read_clock(text: str, *, field: str, after: int | None = None) -> int | Problem:
    """Read a time of day as minutes from midnight: `8`, `8:30`, `830`, `8:30 pm`, `20:30`.

    Where am or pm is not said it is the first such time after `after`, else the one between 7 in
    the morning and 7 at night; `08:30` and `0:15` are said for sure. Codes: required,
    time_unreadable.
    """
    words = " ".join(text.lower().replace(".m", "m").replace(". m", "m").rstrip(".").split())
    if not words:
        return Problem(field=field, code="required")
    found = _CLOCK.fullmatch(words) or _FOUR.fullmatch(words)
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
    half = found[3] if found else None
    if found is None or hour > 23 or minute > 59 or (half and not 1 <= hour <= 12):
        return Problem(field=field, code="time_unreadable")
    if half:
        return (hour % 12 + (12 if half == "p" else 0)) * 60 + minute
    if hour > 12 or hour == 0 or found[1].startswith("0"):
        return hour * 60 + minute
    return _likely(hour % 12 * 60 + minute, after)


def _likely(morning: int, after: int | None) -> int:
    if after is not None:
        return morning if morning > after else morning + MINUTES_A_DAY // 2
    return morning if morning >= _FIRST_HOUR * 60 else morning + MINUTES_A_DAY // 2


def shown_day(day: date) -> str:
    """Give a day as `read_typed_day` reads it: `6/13/2026`."""
    return f"{day.month}/{day.day}/{day.year}"


def shown_clock(minutes: int) -> str:
    """Give a time of day as `read_clock` reads it: `8:30 am`."""
    hour, minute = divmod(minutes % MINUTES_A_DAY, 60)
    return f"{hour % 12 or 12}:{minute:02d} {'am' if hour < 12 else 'pm'}"


def read_typed_age(text: str, *, field: str) -> str | Problem:
    """Read an age to be kept as interval text: `12` is `12 years`, `6 m` is `6 months`.

    Interval text itself is read too. Codes: required, age_unreadable, out_of_range.
    """
    words = " ".join(fold(text).split())
    if not words:
        return Problem(field=field, code="required")
    found = _AGE.fullmatch(words)
    unit = _UNITS.get(found[2][:1]) if found else None
    if found is not None and unit is not None:
        count = int(found[1])
        words = f"{count} {unit}" if count == 1 else f"{count} {unit}s"
    else:
        words = text.strip()
    interval = parse_interval(words, field=field)
    if isinstance(interval, Interval):
        return words
    if interval.code == "wrong_form":
        return Problem(field=field, code="age_unreadable")
    return interval


def shown_age(stored: str) -> str:
    """Give interval text in the shortest form that `read_typed_age` reads: `12`, `6 m`."""
    found = _STORED_AGE.fullmatch(stored)
    return f"{found[1]}{_SHORT[found[2]]}" if found else stored
