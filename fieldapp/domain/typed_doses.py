"""An earlier dose as it is typed: read as people say it, and the values it is kept as."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from fieldapp.domain.codes import Code, CodeLists
from fieldapp.domain.days import Certain, PartialDay, Precision
from fieldapp.domain.dose_history import ToldDose, told_dose
from fieldapp.domain.dose_rules import dose_rules
from fieldapp.domain.intervals import Interval, fits_age
from fieldapp.domain.problem import Problem
from fieldapp.domain.text import tidy
from fieldapp.domain.typed_past import read_past_day
from fieldapp.domain.values import Value

NOT_KNOWN: Final = "999"
"""The product of a dose of which nobody knows what it was, in groups that have no code for it."""
WHEN: Final = "dose.date"
MOST_PRODUCTS: Final = 4
"""How many products are in sight, beside "not known" and the chip that leads to the others."""
_USUAL: Final = re.compile(r"(\d+)([dwmy])(?:-(\d+)([dwmy]))?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class TypedDose:
    """One earlier dose as typed; `row` is the hex of the kept one that it is, empty for a new."""

    group: str = ""
    product: str = ""
    when: str = ""
    place: str = ""
    proof: str = ""
    row: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing was said of it yet: where and how known are only proposed."""
        return not (self.group or self.product or self.when.strip() or self.row)


def dose_of_text(text: str) -> TypedDose:
    """Read `COVID19:208:2021-06-01:ELSEWHERE:CARD`, as a file has it; the later parts may lack."""
    parts = [tidy(each) for each in text.split(":", 4)]
    group, product, when, place, proof = (*parts, "", "", "", "")[:5]
    return TypedDose(group=group, product=product, when=when, place=place, proof=proof)


def read_dose_day(text: str, today: date) -> PartialDay | Problem | None:
    """Read a day as `read_past_day` does, with its codes; None for nothing."""
    return read_past_day(text, field=WHEN, today=today) if tidy(text) else None


def shown_dose_day(day: PartialDay) -> str:
    """Give a day as `read_dose_day` reads it: `6/1/2021`, `6/2021`, `2021`."""
    if day.precision is Precision.DAY:
        return f"{day.last.month}/{day.last.day}/{day.last.year}"
    if day.precision is Precision.MONTH:
        return f"{day.last.month}/{day.last.year}"
    return str(day.last.year)


def doses_of(
    typed: Sequence[TypedDose], today: date, problems: list[Problem]
) -> Iterator[tuple[str, dict[str, Value]]]:
    """Give the row (hex, empty for a new one) and the values of each dose; problems join the list.

    Codes: dose.group required, and as `read_dose_day`.
    """
    for each in typed:
        if each.empty:
            continue
        day = read_dose_day(each.when, today)
        if isinstance(day, Problem):
            problems.append(day)
        if not each.group:
            problems.append(Problem(field="dose.group", code="dose_group_needed"))
        values: dict[str, Value] = {
            "group": each.group or None,
            "cvx": each.product or None,
            "date": day.text if isinstance(day, PartialDay) else None,
            "place": each.place or "ELSEWHERE",
            "proof": each.proof or "SAID",
        }
        yield each.row, values


def same_dose(one: TypedDose, other: TypedDose) -> bool:
    """Tell whether two say the same, however the day is written."""
    told = [
        (each.group, each.product, read_dose_day(each.when, date.max), each.place, each.proof)
        for each in (one, other)
    ]
    return told[0] == told[1]


def told_by(doses: Iterable[tuple[str, Mapping[str, Value]]]) -> tuple[ToldDose, ...]:
    """Give doses as `doses_of` gives them, as far as the due dates reckon with them."""
    return tuple(
        told_dose(bytes.fromhex(row) or b"new %d" % at, values)
        for at, (row, values) in enumerate(doses)
        if values["group"]
    )


def products_shown(
    group: str, when: date, birth: PartialDay | None, chosen: str, lists: CodeLists
) -> tuple[str, ...]:
    """Give the products to choose from at a glance: those that rules of that day name go first.

    Of each maker there is one, the likeliest at that age; people say who made it. The last is that
    nobody knows; what is chosen is always among them.
    """
    rules = [rule for rule in dose_rules(lists).rules if rule.group == group]
    named = {product for rule in rules if rule.in_force(when) for product in rule.products}
    every = [code for code in lists["vaccines"] if code.extra["group"] == group]
    fit = [code for code in every if _likely(code, when, birth)]
    ordered = sorted(
        fit, key=lambda code: (code.code not in named, code.extra["offer_default"] != "1")
    )
    makers: dict[str, str] = {}
    for code in ordered:
        makers.setdefault(code.extra["mvx"] or code.code, code.code)
    shown = list(makers.values())[:MOST_PRODUCTS]
    if chosen and chosen not in shown and chosen != not_known(group, lists):
        shown = [*shown[: MOST_PRODUCTS - 1], chosen]
    return (*shown, not_known(group, lists))


def not_known(group: str, lists: CodeLists) -> str:
    """Give the product that says that nobody knows which of the group it was."""
    for code in lists["vaccines"]:
        if code.extra["group"] == group and code.extra["status"] == "unspecified":
            return code.code
    return NOT_KNOWN


def _likely(code: Code, when: date, birth: PartialDay | None) -> bool:
    if code.extra["status"] in {"unspecified", "foreign", "system"}:
        return False
    found = _USUAL.fullmatch(code.extra["usual_age"])
    if found is None or birth is None:
        return True
    low = _length(int(found[1]), found[2])
    high = _length(int(found[3]) + 1, found[4]) if found[3] else None
    return fits_age(birth, when, low, high) is not Certain.NO


def _length(count: int, unit: str) -> Interval:
    if unit in {"y", "m"}:
        return Interval(months=count * (12 if unit == "y" else 1))
    return Interval(days=count * (7 if unit == "w" else 1))
