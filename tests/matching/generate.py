"""A labelled set: people who are here, and forms that are typed, each with what is true of it.

Of the forms half are of people who are here already (`same`); the rest is who must not be taken
for them: twins, a child or parent with the same name, brothers and sisters, namesakes, new people.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Final

from tests.matching.life import (
    Group,
    Someone,
    another_given,
    read_groups,
    renamed,
    someone,
    written,
)

SEED: Final = 1
"""Seed of the set that is kept in the files beside this one."""
KEPT: Final = 40
"""People here of every group in that set."""
FOLDER: Final = Path(__file__).parent
OTHERS: Final = ("twin", "parent", "sibling", "namesake", "new")
"""Forms of people who are not here, in equal numbers, together as many as the returning ones."""
FAMILY: Final = frozenset({"twin", "parent", "sibling"})
COLUMNS: Final = (
    "id case about group line given family family2 used birth phone shared street city zip lang"
).split()


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """`here` are the people on the laptop, `typed` the forms; `about` names whom a form is near."""

    here: tuple[dict[str, str], ...]
    typed: tuple[dict[str, str], ...]


def generate(seed: int, each: int) -> LabelledSet:
    """Make `each` people of every group, and twice as many forms. The same for the same seed."""
    here: list[dict[str, str]] = []
    typed: list[dict[str, str]] = []
    for group in read_groups().values():
        rng = Random(f"{seed} {group.name}")
        for at in range(each):
            who = someone(rng, group)
            number = f"{group.name}-{at:03d}"
            here.append(_row(rng, who, f"{number}-h", "here", ""))
            typed.append(_row(rng, who, f"{number}-s", "same", f"{number}-h"))
            case = OTHERS[at % len(OTHERS)]
            other = _other(rng, group, who, case)
            typed.append(_row(rng, other, f"{number}-o", case, f"{number}-h"))
    return LabelledSet(tuple(here), tuple(typed))


def _row(rng: Random, who: Someone, number: str, case: str, about: str) -> dict[str, str]:
    known = {"id": number, "case": case, "about": about, "group": who.group.name}
    return {**known, **written(rng, who)}


def _other(rng: Random, group: Group, who: Someone, case: str) -> Someone:
    """Give somebody who is not the one who is here, but near."""
    if case == "new":
        return someone(rng, group)
    if case == "namesake":
        stranger = someone(rng, group)
        return replace(stranger, given=who.given, family=who.family, own=who.own, sex=who.sex)
    if case == "twin":
        return renamed(rng, who, another_given(rng, who, alike=rng.random() < 0.4))
    if case == "sibling":
        given = another_given(rng, who, alike=False)
        born = who.birth + timedelta(days=rng.choice((-1, 1)) * rng.randint(330, 3_000))
        return replace(renamed(rng, who, given), birth=min(born, date(2026, 5, 1)))
    born = who.birth + timedelta(days=rng.choice((-1, 1)) * rng.randint(6_600, 14_000))
    elder = replace(who, birth=min(max(born, date(1925, 1, 1)), date(2026, 4, 1)))
    return elder if rng.random() < 0.6 else replace(elder, phone="", street="")


def rows_of(made: LabelledSet) -> Iterator[dict[str, str]]:
    """Give all rows, those who are here first."""
    yield from made.here
    yield from made.typed


def write(made: LabelledSet, path: Path) -> None:
    """Write a set as it is kept."""
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        out.writeheader()
        out.writerows(rows_of(made))


def read(path: Path) -> LabelledSet:
    """Read a set as `write` wrote it."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    here = tuple(row for row in rows if row["case"] == "here")
    return LabelledSet(here, tuple(row for row in rows if row["case"] != "here"))
