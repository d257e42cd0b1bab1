"""Which tables a monthly report has, with which columns: a template in `resources/reports`."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from fieldapp.domain.codes import CodeLists
from fieldapp.domain.report_measures import FAMILIES, NONE, OTHERS, WHOLE_OF, base_name, part_of

_EVERY: Final = "*"
_GROUP_PARTS: Final = frozenset({"PNTS", "UNK"})
"""Codes of the groups' list that are no group."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One column: a count, or with `base` the share it is of that. Both may be a family's (`*`)."""

    key: str
    base: str
    label_en: str
    label_es: str

    def label(self, language: str) -> str:
        """Give the heading in `es`, or in English for any other language."""
        return self.label_es if language == "es" else self.label_en

    def of(self, part: str) -> tuple[str, str]:
        """Give the measures of count and base for one part, empty for all parts together."""
        return _of(self.key, part), _of(self.base, part)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLayout:
    """One table; with `by` (a code list) each county has a row for each part."""

    key: str
    by: str
    title_en: str
    title_es: str
    measures: tuple[Measure, ...]

    def title(self, language: str) -> str:
        """Give the title in `es`, or in English for any other language."""
        return self.title_es if language == "es" else self.title_en


@cache
def layout() -> tuple[TableLayout, ...]:
    """Read the template: tables in their order, each with its columns in theirs."""
    measures = _rows("measures")
    return tuple(
        TableLayout(
            key=row["table"],
            by=row["by"],
            title_en=row["title_en"],
            title_es=row["title_es"],
            measures=tuple(
                Measure(
                    key=each["measure"],
                    base=each["base"],
                    label_en=each["label_en"],
                    label_es=each["label_es"],
                )
                for each in measures
                if each["table"] == row["table"]
            ),
        )
        for row in _rows("tables")
    )


def printed_measures() -> frozenset[str]:
    """Give the counts that some table shows, families as `spoken:*`, with their wholes."""
    shown = {each.key for table in layout() for each in table.measures if not each.base}
    wholes = {
        WHOLE_OF[base_name(each.key)]
        for table in layout()
        for each in table.measures
        if table.by and part_of(each.key) == _EVERY
    }
    return frozenset(shown | wholes)


def parts_of(by: str, counted: tuple[str, ...], lists: CodeLists) -> tuple[str, ...]:
    """Give the parts a table has rows or columns for: in the order of their list, the rest last.

    Of languages those that were counted, of other lists every code.
    """
    if by == "languages":
        known = [each.code for each in lists[by] if each.code in counted]
        newer = [each for each in counted if each not in known and each not in {OTHERS, NONE}]
        return (*known, *newer, *(each for each in (OTHERS, NONE) if each in counted))
    if by == FAMILIES["group"]:
        every = (each.code for each in lists[by])
        return tuple(each for each in every if "-" not in each and each not in _GROUP_PARTS)
    listed = tuple(each.code for each in lists[by])
    return listed if NONE in listed or by != FAMILIES["reason"] else (*listed, NONE)


def _of(measure: str, part: str) -> str:
    if part_of(measure) != _EVERY:
        return measure
    family = base_name(measure)
    return f"{family}:{part}" if part else WHOLE_OF[family]


def _rows(name: str) -> list[dict[str, str]]:
    text = (files("resources") / "reports" / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
