"""What a monthly report counts, and how its counts hang together (`docs/reports.md`).

A measure is a name, or a name and a part (`spoken:lo`): one of a family, whose parts add up to the
family's whole. Counts stand by row (a county) and measure.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from fieldapp.domain.suppression import Cell, Figures, Sum, linked

ALL: Final = "ALL"
"""The row of all counties together."""
UNKNOWN: Final = ""
"""The row of events at a place whose county is not known."""
NONE: Final = "NONE"
"""The part of a family of which nobody knows more."""
OTHERS: Final = "others"
"""The part that holds the languages of too few people to stand alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """`whole` is the sum of `parts`; `reckoned` is the one that follows from the others.

    `spoken:*` stands for every part of a family; `each` is the family over whose parts a relation
    holds one by one, with `@` for the part.
    """

    whole: str
    parts: tuple[str, ...]
    reckoned: str
    each: str = ""


def _sum(whole: str, *parts: str, each: str = "") -> Relation:
    return Relation(whole=whole, parts=parts, reckoned=whole, each=each)


def _rest(whole: str, *parts: str, each: str = "") -> Relation:
    """A whole of which the last part is what the others leave."""
    return Relation(whole=whole, parts=parts, reckoned=parts[-1], each=each)


RELATIONS: Final = (
    _sum("talks", "talks_what:*"),
    _sum("talks", "talks_channel:*"),
    _sum("people", "spoken:*"),
    _rest("sign_ups", "people", "again"),
    _rest("sign_ups", "complete", "unfinished"),
    _sum("people", "group_known", "group_refused", "group_not_asked"),
    _rest("group_known", "group:@", "group_not:@", each="group"),
    _sum("groups_named", "group:*"),
    _rest("groups_named", "group_known", "groups_besides"),
    _sum("expected", "came", "no_show", "elsewhere", "declined", "cancelled_person", "open"),
    _sum("booked", "expected", "cancelled_us"),
    _sum("arrived", "came", "walk_ins"),
    _rest("arrived", "vaccinated", "deferred", "left", "still_here"),
    _sum("doses", "dose:*"),
    _rest("doses", "vaccinated", "doses_besides"),
    _sum("no_show", "missed:*"),
    _sum(
        "not_vaccinated",
        *("no_show", "elsewhere", "declined", "cancelled_person", "cancelled_us"),
        *("deferred", "left"),
    ),
    _sum("not_vaccinated", "reason:*"),
    _rest("reason:@", "missed:@", "reason_besides:@", each="reason"),
    _sum("wanted:@", "met:@", "partly:@", "not_met:@", "not_noted:@", each="wanted"),
    _sum("wanted", "wanted:*"),
    _sum("met", "met:*"),
    _sum("partly", "partly:*"),
    _sum("not_met", "not_met:*"),
    _sum("not_noted", "not_noted:*"),
    _sum("wanted", "met", "partly", "not_met", "not_noted"),
    _sum("to_call", "to_call:*"),
    _sum("reached", "reached:*"),
    _rest("to_call", "reached", "not_reached"),
    _rest("to_call:@", "reached:@", "not_reached:@", each="to_call"),
    _rest("rides_wanted", "rides_given", "rides_besides"),
    _rest("dose_due", "dose_in_time", "dose_elsewhere", "dose_late"),
)
"""In the order in which what is reckoned is reckoned."""
PUBLIC: Final = frozenset({"events", "events_kind"})
"""Counts of events, not of people: everybody may know them."""
FAMILIES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("spoken", "wanted", "met", "partly", "not_met", "not_noted"), "languages"),
    **dict.fromkeys(("to_call", "reached"), "languages"),
    **dict.fromkeys(("reason", "missed"), "outcome_reason"),
    "group": "race_ethnicity",
    "dose": "",
    "talks_what": "tally_what",
    "talks_channel": "tally_channel",
    "events_kind": "event_kind",
}
"""Family → the code list of its parts."""
WHOLE_OF: Final[Mapping[str, str]] = {
    **{each: each for each in ("wanted", "met", "partly", "not_met", "not_noted")},
    **{each: each for each in ("to_call", "reached")},
    "spoken": "people",
    "reason": "not_vaccinated",
    "missed": "no_show",
    "group": "group_known",
    "dose": "doses",
    "talks_what": "talks",
    "talks_channel": "talks",
    "events_kind": "events",
}
"""Family → what is counted of all its parts together."""
_FOLDED: Final = "languages"


def base_name(measure: str) -> str:
    """Give the name of a measure without its part."""
    return measure.partition(":")[0]


def part_of(measure: str) -> str:
    """Give the part of a measure, empty where it has none."""
    return measure.partition(":")[2]


def parts_counted(counts: Mapping[Cell, int]) -> dict[str, tuple[str, ...]]:
    """Give the parts of each code list that were counted anywhere, sorted; lists that share."""
    found: dict[str, set[str]] = {}
    for (_, measure), n in counts.items():
        family = base_name(measure)
        if n and part_of(measure):
            found.setdefault(FAMILIES.get(family) or family, set()).add(part_of(measure))
    return {name: tuple(sorted(parts)) for name, parts in found.items()}


def folded(counts: Mapping[Cell, int], threshold: int) -> Counter[Cell]:
    """Give the counts with small languages joined: those of fewer people than `threshold` in all.

    The most of any of its counts decides for a language, so it stands in all tables or in none.
    """
    most: Counter[str] = Counter()
    for family in (each for each, name in FAMILIES.items() if name == _FOLDED):
        sums: Counter[str] = Counter()
        for (_, measure), n in counts.items():
            if base_name(measure) == family:
                sums[part_of(measure)] += n
        most |= sums
    made: Counter[Cell] = Counter()
    for (row, measure), n in counts.items():
        family, part = base_name(measure), part_of(measure)
        small = FAMILIES.get(family) == _FOLDED and part not in {"", NONE}
        few = small and most[part] < threshold
        made[row, f"{family}:{OTHERS}" if few else measure] += n
    return made


def figures_of(
    counts: Mapping[Cell, int],
    rows: Sequence[str],
    printed: Iterable[str],
    closed: Iterable[Cell] = (),
) -> Figures:
    """Give all counts of people with their sums: over parts, and over the counties.

    `counts` lack what is reckoned; `printed` are the measures that a table shows, with `family:*`
    for all parts of a family. Raises: ValueError where a part is more than its whole.
    """
    parts = parts_counted(counts)
    values: Counter[Cell] = Counter({cell: n for cell, n in counts.items() if n})
    sums: list[Sum] = []
    shown = set(printed)
    relations = [each for relation in RELATIONS for each in _unfolded(relation, parts)]
    for row in rows:
        for each in relations:
            _reckon(values, row, each)
    together = [ALL] if len(rows) > 1 else []
    measures = sorted({each for r in relations for each in (r.whole, *r.parts)})
    for measure in measures if together else ():
        values[ALL, measure] = sum(values[row, measure] for row in rows)
    for row in (*rows, *together):
        sums += [
            Sum(whole=(row, each.whole), parts=tuple((row, part) for part in each.parts))
            for each in relations
        ]
    seen = [each for each in measures if _is_shown(each, shown)]
    if together:
        sums += [Sum(whole=(ALL, each), parts=tuple((row, each) for row in rows)) for each in seen]
    unseen = (each for each in measures if each not in set(seen))
    return Figures(
        values=values,
        sums=tuple(sums),
        unprinted=frozenset((row, each) for each in unseen for row in (*rows, *together)),
        closed=frozenset(closed),
    )


def blocks() -> list[frozenset[str]]:
    """Give the names of measures that hang together, each block apart from all others."""
    sums = [
        Sum(
            whole=("", base_name(each.whole)),
            parts=tuple(("", base_name(part)) for part in each.parts),
        )
        for each in RELATIONS
    ]
    return [frozenset(name for _, name in group) for group in linked(sums)]


def _is_shown(measure: str, shown: set[str]) -> bool:
    return measure in shown or (bool(part_of(measure)) and f"{base_name(measure)}:*" in shown)


def _unfolded(relation: Relation, parts: Mapping[str, tuple[str, ...]]) -> list[Relation]:
    """Give a relation with its parts named, and one for each part where it holds one by one."""
    if relation.each:
        named = parts.get(FAMILIES[relation.each] or relation.each, ())
        return [
            Relation(
                whole=relation.whole.replace("@", each),
                parts=tuple(part.replace("@", each) for part in relation.parts),
                reckoned=relation.reckoned.replace("@", each),
            )
            for each in named
        ]
    unfolded: list[str] = []
    for part in relation.parts:
        family = base_name(part)
        if part_of(part) == "*":
            named = parts.get(FAMILIES[family] or family, ())
            unfolded += [f"{family}:{each}" for each in named]
        else:
            unfolded.append(part)
    return [Relation(whole=relation.whole, parts=tuple(unfolded), reckoned=relation.reckoned)]


def _reckon(values: Counter[Cell], row: str, relation: Relation) -> None:
    others = sum(values[row, part] for part in relation.parts if part != relation.reckoned)
    if relation.reckoned != relation.whole:
        left = values[row, relation.whole] - others
        if left < 0:
            raise ValueError(f"{relation.whole} is less than its parts")
        values[row, relation.reckoned] = left
    elif (row, relation.whole) not in values:
        values[row, relation.whole] = others
