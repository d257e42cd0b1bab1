"""Days that were, and births, as a person types them: a day, a month, a year or an age.

Month before day in figures, as in the United States. A year of two digits is the last such year
that was: nobody was born in 2061. What was understood is shown beside the line as it is typed.
"""

import re
import unicodedata
from datetime import date
from typing import Final

from fieldapp.domain.days import EARLIEST_BIRTH, PartialDay, day_from_age, read_day
from fieldapp.domain.folding import fold
from fieldapp.domain.problem import Problem
from fieldapp.domain.text import tidy
from fieldapp.domain.typed_times import month_named, read_typed_day
from fieldapp.domain.values import Value

_YEAR: Final = re.compile(r"['’]?(\d{4}|(?<=['’])\d{2})")
_YEAR_FIRST: Final = re.compile(
    r"(\d{4})[/. -](\d{1,2})[/. -](\d{1,2})|((?:19|20)\d\d)(\d\d)(\d\d)"
)
_YEAR_LAST: Final = re.compile(
    r"(\d{1,2})[/. -](\d{1,2})[/. -]['’]?(\d{4}|\d{2})|(\d\d)(\d\d)(\d{4})"
)
_MONTH_FIGURES: Final = re.compile(r"(\d{1,2})[/.-](\d{4}|3[2-9]|[4-9]\d)|(\d{4})[/.-](\d{1,2})")
_MONTH_WORDS: Final = re.compile(r"([a-z]{3,10}) (?:del? |of )?(\d{4}|3[2-9]|[4-9]\d)")
_SHORT_YEAR: Final = re.compile(r"(\d.*[a-z] |[a-z].*\d(?:st|nd|rd|th)? )(?:del? )?(\d\d)")
"""A day and a month in a word, and two digits of the year: `4 mar 61`, `march 4 61`."""
_AGE: Final = re.compile(
    r"(?:(?:about|around|unos|unas|como|casi) )?(\d{1,3}) ?([a-z]*)(?: old| de edad)?"
)
_NOT_OF_AN_AGE: Final = re.compile(r"[^\w\s.]")
_NEWBORN: Final = frozenset({"newborn", "recien nacido", "recien nacida"})
_UNITS: Final = {
    word: unit
    for unit, words in {
        "Y": " y yr yrs year years yo a ano anos",
        "M": "m mo mos month months mes meses",
        "W": "w wk wks week weeks sem semana semanas",
        "D": "d day days dia dias",
    }.items()
    for word in words.split(" ")
}
_DAYS: Final = {"W": 7, "D": 1}


def read_past_day(text: str, *, field: str, today: date) -> PartialDay | Problem:
    """Read `6/1/2021`, `6/1/21`, `06012021`, `June 1 2021`, `June 2021`, `6/2021`, `2021`.

    A day without its year is the last such day that was. Codes: day_unreadable, no_such_day,
    too_early, too_late.
    """
    typed = _plain(text)
    stored = _month_or_year(typed, today)
    if stored is None:
        day = read_typed_day(_whole(typed, today), field=field, today=today, ahead=False)
        if isinstance(day, Problem):
            return day
        stored = day.isoformat()
    return read_day(stored, field=field, latest=today)


def read_birth(
    text: str, *, field: str, today: date
) -> tuple[PartialDay, dict[str, Value]] | Problem:
    """Read a birth as `read_past_day` does, or an age: `34`, `8 m`, `8 meses`, `10 weeks`.

    Beside the day come the values of an age that was said; weeks and days are kept as the whole
    months they are. Codes: birth_unreadable, no_such_day, out_of_range, too_early, too_late.
    """
    age = _age_said(text)
    if age is not None:
        born = day_from_age(*age, today, field=field)
        said: dict[str, Value] = {"age_said": age[0], "age_unit": age[1]}
        said["age_as_of"] = today.isoformat()
        if isinstance(born, PartialDay) and born.last < EARLIEST_BIRTH:
            return Problem(
                field=field, code="too_early", args=(("earliest", EARLIEST_BIRTH.isoformat()),)
            )
        return born if isinstance(born, Problem) else (born, said)
    found = read_past_day(text, field=field, today=today)
    if isinstance(found, PartialDay):
        if re.search(r"\d{4}", _whole(_plain(text), today)) or _month_or_year(_plain(text), today):
            return found, {}
        return Problem(field=field, code="birth_unreadable")  # a day without its year
    if found.code == "day_unreadable":
        return Problem(field=field, code="birth_unreadable")
    return found


def _age_said(text: str) -> tuple[int, str] | None:
    """Give (number, Y or M) of an age, None where it is none."""
    words = " ".join(fold(_plain(text)).split())
    if words in _NEWBORN:
        return 0, "M"
    found = None if _NOT_OF_AN_AGE.search(text) else _AGE.fullmatch(words)
    unit = _UNITS.get(found[2]) if found else None
    if found is None or unit is None:
        return None
    count = int(found[1])
    return (count * _DAYS[unit] * 12 // 365, "M") if unit in _DAYS else (count, unit)


def _plain(text: str) -> str:
    """Write wide letters and the digits of other scripts as those of the keyboard."""
    wide = unicodedata.normalize("NFKC", tidy(text)).replace(",", " ").lower()
    digits = (str(unicodedata.decimal(each, "")) or each for each in wide)
    return " ".join("".join(digits).split())


def _whole(typed: str, today: date) -> str:
    """Write a day with all four digits of its year, as far as it has one."""
    if found := _YEAR_FIRST.fullmatch(typed):
        year, month, day = [each for each in found.groups() if each]
        return f"{year}-{month}-{day}"
    if found := _YEAR_LAST.fullmatch(typed):
        month, day, year = [each for each in found.groups() if each]
        return f"{month}/{day}/{_year(year, today)}"
    if found := _SHORT_YEAR.fullmatch(" ".join(fold(typed).split())):
        return f"{found[1]}{_year(found[2], today)}"
    return typed


def _month_or_year(typed: str, today: date) -> str | None:
    """Give the stored form of a month or a year, None where it is neither."""
    if found := _YEAR.fullmatch(typed):
        return _year(found[1], today)
    if found := _MONTH_FIGURES.fullmatch(typed):
        year, month = found[2] or found[3], found[1] or found[4]
        return f"{_year(year, today)}-{int(month):02d}"
    found = _MONTH_WORDS.fullmatch(" ".join(fold(typed).split()))
    month_no = month_named(found[1]) if found else 0
    return f"{_year(found[2], today)}-{month_no:02d}" if found and month_no else None


def _year(digits: str, today: date) -> str:
    if len(digits) > 2:
        return digits
    return f"{20 if int(digits) <= today.year % 100 else 19}{digits}"
