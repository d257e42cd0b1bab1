"""Somebody's doses as several people and papers told them: which stand, and their numbers.

The same dose may be told more than once, said at a table and read off a card later. The strongest
proof stands (domain 3.8); a weaker one only fills in what the stronger leaves open.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from fieldapp.domain.codes import CodeLists
from fieldapp.domain.days import PartialDay, Precision, read_day
from fieldapp.domain.dose_rules import dose_rules
from fieldapp.domain.due_dates import DoseGiven
from fieldapp.domain.values import Value

MOST_DOSES: Final = 9
"""The highest number a dose is kept with."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ToldDose:
    """One dose as somebody told it. `proof` is a code of `dose_proof`, `key` tells it apart."""

    key: bytes
    group: str
    product: str | None = None
    day: PartialDay | None = None
    dose_no: int | None = None
    place: str = ""
    proof: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class StandingDose:
    """A dose that counts; `told` are all that tell of it, the strongest first."""

    given: DoseGiven
    told: tuple[ToldDose, ...]


def told_dose(key: bytes, values: Mapping[str, Value]) -> ToldDose:
    """Give a dose by the values of its record; a day that cannot be read is not known."""
    said = values.get("date")
    day = read_day(said, field="dose.date", latest=date.max) if isinstance(said, str) else None
    number = values.get("dose_no")
    return ToldDose(
        key=key,
        group=str(values.get("group") or ""),
        product=str(values.get("cvx") or "") or None,
        day=day if isinstance(day, PartialDay) else None,
        dose_no=number if isinstance(number, int) else None,
        place=str(values.get("place") or ""),
        proof=str(values.get("proof") or ""),
    )


def standing_doses(told: Iterable[ToldDose], lists: CodeLists) -> tuple[StandingDose, ...]:
    """Join what tells of the same dose and number the doses of each group by their days."""
    ranks = {code.code: int(code.extra["rank"]) for code in lists["dose_proof"]}
    unknown = dose_rules(lists).unknown_products
    ordered = sorted(told, key=lambda each: (each.group, _strength(each, ranks)))
    found: list[StandingDose] = []
    for _, of_group in groupby(ordered, key=lambda each: each.group):
        joined = [_Joined(each, unknown) for each in _join(of_group, ranks)]
        found += _numbered(joined)
    return tuple(found)


def given_doses(told: Iterable[ToldDose], lists: CodeLists) -> tuple[DoseGiven, ...]:
    """Give the doses that count, as `due_dates` reckons with them."""
    return tuple(each.given for each in standing_doses(told, lists))


def _strength(told: ToldDose, ranks: Mapping[str, int]) -> tuple[int, date, bytes]:
    day = date.max if told.day is None else told.day.last
    return -ranks.get(told.proof, 0), day, told.key


def _join(ordered: Iterable[ToldDose], ranks: Mapping[str, int]) -> list[list[ToldDose]]:
    """Give the doses, each as those that tell of it; they come strongest first."""
    doses: list[list[ToldDose]] = []
    for each in ordered:
        rank = ranks.get(each.proof, 0)
        for dose in doses:
            equal = any(ranks.get(other.proof, 0) == rank for other in dose)
            if _twice(dose[0], each) if equal else _same(dose[0], each):
                dose.append(each)
                break
        else:
            doses.append([each])
    return doses


def _twice(one: ToldDose, other: ToldDose) -> bool:
    """Say whether two of equal proof are one dose that was written down twice."""
    whole = one.day is not None and one.day.precision is Precision.DAY
    return whole and one.day == other.day


def _same(stronger: ToldDose, weaker: ToldDose) -> bool:
    numbers = (stronger.dose_no, weaker.dose_no)
    if None not in numbers and numbers[0] == numbers[1]:
        return True
    if stronger.day is None or weaker.day is None:
        return None in numbers
    return stronger.day.first <= weaker.day.last and weaker.day.first <= stronger.day.last


class _Joined:
    """What is known of one dose, taken from the strongest that says it."""

    def __init__(self, told: list[ToldDose], unknown: frozenset[str]) -> None:
        self.told = tuple(told)
        products = [each.product for each in told if each.product]
        named = [each for each in products if each not in unknown]
        self.product = next(iter((*named, *products)), None)
        self.day = next((each.day for each in told if each.day is not None), None)
        self.number = next((each.dose_no for each in told if each.dose_no is not None), None)

    @property
    def order(self) -> tuple[date, int, bytes]:
        day = date.max if self.day is None else self.day.last
        return day, self.number or MOST_DOSES, self.told[0].key


def _numbered(joined: list[_Joined]) -> Iterator[StandingDose]:
    """Number doses by their days: a number that was told is never made smaller.

    A dose without a day stands where its number says, and where it has none, last: then nobody
    can tell how long the newest is ago.
    """
    dated = sorted((each for each in joined if each.day is not None), key=lambda each: each.order)
    open_ = sorted((each for each in joined if each.day is None), key=lambda each: each.order)
    taken = {each.number for each in open_ if each.number is not None}
    last = 0
    numbers: list[tuple[int, _Joined]] = []
    for each in dated:
        last = max(last + 1, each.number or 0)
        while each.number is None and last in taken:
            last += 1
        numbers.append((last, each))
    for each in open_:
        last = each.number or max(last, *taken, 0) + 1
        numbers.append((last, each))
    for number, each in sorted(numbers, key=lambda pair: pair[0]):
        told = each.told
        given = DoseGiven(group=told[0].group, dose_no=number, product=each.product, day=each.day)
        yield StandingDose(given=given, told=told)
