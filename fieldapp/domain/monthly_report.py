"""The monthly report as values: totals by county and month, each printed or hidden."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from fieldapp.domain.codes import CodeLists
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.domain.report_layout import Measure, TableLayout, layout, parts_of
from fieldapp.domain.report_measures import (
    ALL,
    FAMILIES,
    NONE,
    OTHERS,
    UNKNOWN,
    base_name,
    blocks,
    part_of,
    parts_counted,
)
from fieldapp.domain.suppression import (
    THRESHOLD,
    Cell,
    Figures,
    Mark,
    hidden_cells,
    moved_little,
    rate_shown,
)

Printed = int | Mark
LOWEST: Final = 3
HIGHEST: Final = 100
"""Thresholds are between these."""
_STEWARD: Final = "STEWARD"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A share in tenths of a percent, as it is printed."""

    tenths: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """What was handed out before for the same month: by cell what was printed; absent means 0."""

    rows: tuple[str, ...]
    printed: Mapping[Cell, Printed]
    threshold: int = THRESHOLD
    revision: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What a report prints: for rows (counties, and `ALL`) and measures; absent means 0.

    `held` names the measures that stand as handed out before, because some moved too little.
    """

    rows: tuple[str, ...]
    printed: Mapping[Cell, Printed]
    threshold: int = THRESHOLD
    held: frozenset[str] = frozenset()

    def count(self, row: str, measure: str) -> Printed:
        """Give what is printed of a count."""
        return self.printed.get((row, measure), 0)

    def share(self, row: str, measure: str, base: str) -> Share | Mark:
        """Give a share, or that it is hidden: only of printed counts, so it tells no more."""
        part, whole = self.count(row, measure), self.count(row, base)
        if isinstance(part, Mark) or isinstance(whole, Mark):
            return Mark.SECOND
        if not rate_shown(part, whole, (None, None), self.threshold):
            return Mark.SECOND
        return Share(tenths=(2000 * part + whole) // (2 * whole))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportHeader:
    """What the report says of itself. `month` is `2026-06`; `as_of` is aware, in `tz_name`.

    `missing_laptops` counts those whose work of this month may lack. `reason` is the steward's for
    a lower threshold. `held_since` is when what stands as before was handed out.
    """

    month: str
    organization: str
    reader: str
    made_by: str
    as_of: datetime
    tz_name: str
    revision: int = 1
    missing_laptops: int = 0
    reason: str = ""
    code_lists: tuple[tuple[str, str], ...] = ()

    @property
    def file_number(self) -> str:
        """Give the number on the file."""
        return f"{self.month}-M-{self.revision}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table: a stable key for CSV, and its heading."""

    key: str
    label: str
    share: bool = False
    spread: bool = False
    """Whether it is one of a family that stands across: left out on paper where nobody counts."""


Shown = int | Mark | Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of a table: a county, and with parts the name of one (empty for all together)."""

    county: str
    part: str
    part_label: str
    cells: tuple[Shown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table of the report in one language."""

    key: str
    title: str
    by: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]

    def counted(self, line: Line) -> bool:
        """Tell whether a line says more than that nobody was counted."""
        return any(
            not column.share and cell != 0
            for column, cell in zip(self.columns, line.cells, strict=True)
        )

    def used(self, at: int) -> bool:
        """Tell whether a column is to be printed: of a family only what was counted anywhere."""
        return not self.columns[at].spread or any(line.cells[at] != 0 for line in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The whole report in one language; `counties` names its rows, in their order."""

    header: ReportHeader
    totals: Totals
    counties: tuple[tuple[str, str], ...]
    tables: tuple[Table, ...]
    folded: bool
    language: str

    @property
    def empty(self) -> bool:
        """Whether no event and no conversation is of this month."""
        return not self.counties


def threshold_problem(threshold: int, role: str, reason: str) -> Problem | None:
    """Say why a report may not be made with a threshold, None where it may.

    It is raised by whoever makes the report, and lowered only by the steward with a reason.
    Codes: report.threshold out_of_range, steward_lowers, say_why_lower.
    """
    field = "report.threshold"
    if not LOWEST <= threshold <= HIGHEST:
        return Problem(field=field, code="out_of_range")
    if threshold >= THRESHOLD:
        return None
    if role != _STEWARD:
        return Problem(field=field, code="steward_lowers")
    return None if reason.strip() else Problem(field=field, code="say_why_lower")


def may_make(threshold: int, role: str, reason: str) -> None:
    """Raises: RefusedError as `threshold_problem`."""
    problem = threshold_problem(threshold, role, reason)
    if problem is not None:
        raise RefusedError((problem,))


def totals_of(
    figures: Figures,
    public: Mapping[Cell, int],
    rows: tuple[str, ...],
    threshold: int = THRESHOLD,
    issues: tuple[Issue, ...] = (),
) -> Totals:
    """Hide what may not be printed, and hold what moved too little since it was handed out.

    `public` are counts of events; `issues` are all that were handed out for this month, the newest
    last. Where a printed count moved by fewer than the threshold since any of them, or what they
    told leaves nothing to hide a small one behind, all that hangs together with it stands as handed
    out last.
    """
    every = (*rows, ALL) if len(rows) > 1 else rows
    marks = hidden_cells(_with_told(figures, issues), threshold)
    values = {cell: n for cell, n in figures.values.items() if cell not in figures.unprinted}
    printed: dict[Cell, Printed] = {cell: n for cell, n in values.items() if n}
    printed |= marks
    shut = {
        base_name(measure)
        for (row, measure), mark in marks.items()
        if mark is Mark.CLOSED and (row, measure) not in figures.closed
    }
    held: set[str] = set()
    for block in blocks() if issues else ():
        moved = any(_moved(values, marks, issue, block, threshold) for issue in issues)
        if moved or not shut.isdisjoint(block):
            held |= block
    printed = {cell: each for cell, each in printed.items() if base_name(cell[1]) not in held}
    if held:
        printed |= _as_before(issues[-1], every, frozenset(held), figures, threshold)
    printed |= {cell: n for cell, n in public.items() if n}
    return Totals(rows=every, printed=printed, threshold=threshold, held=frozenset(held))


def _with_told(figures: Figures, issues: tuple[Issue, ...]) -> Figures:
    """Give the figures with what earlier reports told of those counts that are still the same."""
    told: set[Cell] = set()
    kept_back: set[Cell] = set()
    between: dict[Cell, tuple[int, float]] = {}
    for issue in issues:
        for cell, before in issue.printed.items():
            value = figures.values.get(cell, 0)
            if isinstance(before, int):
                told |= {cell} if before == value else set()
                continue
            kept_back.add(cell)
            low, high = _range(before, issue.threshold)
            if low <= value <= high:
                least, most = between.get(cell, (0, float("inf")))
                between[cell] = max(low, least), min(high, most)
    return replace(
        figures, told=frozenset(told), kept_back=frozenset(kept_back - told), between=between
    )


def _range(mark: Mark, threshold: int) -> tuple[int, float]:
    if mark is Mark.SMALL:
        return 1, threshold - 1
    return (threshold if mark is Mark.SECOND else 0), float("inf")


def _moved(
    values: Mapping[Cell, int],
    marks: Mapping[Cell, Mark],
    issue: Issue,
    block: frozenset[str],
    threshold: int,
) -> bool:
    """Tell whether a count of a block moved so little that the difference tells of few people."""
    silent = {Mark.SMALL, Mark.CLOSED}
    return any(
        isinstance(before, int)
        and base_name(cell[1]) in block
        and marks.get(cell) not in silent
        and moved_little(before, values.get(cell, 0), max(threshold, THRESHOLD))
        for cell, before in issue.printed.items()
    )


def _as_before(
    issue: Issue,
    rows: tuple[str, ...],
    held: frozenset[str],
    figures: Figures,
    threshold: int,
) -> dict[Cell, Printed]:
    """Give what was printed of some measures.

    A county that was not there then says nothing, and none does where more is to be hidden now.
    """
    strict = threshold > issue.threshold
    told: dict[Cell, Printed] = {
        cell: each
        for cell, each in issue.printed.items()
        if base_name(cell[1]) in held and not strict
    }
    silent = [row for row in rows if strict or row not in issue.rows]
    measures = {measure for _, measure in figures.values if base_name(measure) in held}
    return told | {(row, measure): Mark.CLOSED for row in silent for measure in measures}


def report_of(
    header: ReportHeader, totals: Totals, lists: CodeLists, words: Mapping[str, str], language: str
) -> Report:
    """Lay out the tables of the template; `words` name what no code list does."""
    counties = tuple((row, _county(row, lists, words)) for row in totals.rows)
    counted = parts_counted(dict.fromkeys(totals.printed, 1))
    tables = tuple(
        _table(each, totals, counted.get("languages", ()), (lists, words, language))
        for each in layout()
    )
    return Report(
        header=header,
        totals=totals,
        counties=counties,
        tables=tables,
        folded=OTHERS in counted.get("languages", ()),
        language=language,
    )


_Words = tuple[CodeLists, Mapping[str, str], str]


def _table(table: TableLayout, totals: Totals, languages: tuple[str, ...], words: _Words) -> Table:
    lists, _, language = words
    parts = ("", *parts_of(table.by, languages, lists)) if table.by else ("",)
    measures = [each for measure in table.measures for each in _spread(measure, table, words)]
    columns = tuple(column for column, _ in measures)
    lines = tuple(
        Line(
            county=row,
            part=part,
            part_label=_part(part, table.by, words) if table.by else "",
            cells=tuple(_cell(totals, row, measure.of(part)) for _, measure in measures),
        )
        for row in totals.rows
        for part in parts
    )
    return Table(
        key=table.key,
        title=table.title(language),
        by=table.by,
        columns=columns,
        lines=lines,
    )


def _cell(totals: Totals, row: str, of: tuple[str, str]) -> Shown:
    measure, base = of
    return totals.share(row, measure, base) if base else totals.count(row, measure)


def _spread(measure: Measure, table: TableLayout, words: _Words) -> list[tuple[Column, Measure]]:
    """Give the columns of a measure: one, or where a family stands across, one for each part."""
    lists, _, language = words
    family = base_name(measure.key)
    if table.by or part_of(measure.key) != "*":
        key = measure.key.removesuffix(":*").replace(":", "_").lower()
        key = f"{key}_share" if measure.base else key
        column = Column(key=key, label=measure.label(language), share=bool(measure.base))
        return [(column, measure)]
    by = FAMILIES[family]
    return [
        (
            Column(key=f"{family}_{part}".lower(), label=_part(part, by, words), spread=True),
            Measure(key=f"{family}:{part}", base="", label_en="", label_es=""),
        )
        for part in parts_of(by, (), lists)
    ]


def _part(part: str, by: str, words: _Words) -> str:
    lists, said, language = words
    if part in {"", OTHERS} or (part == NONE and NONE not in lists[by]):
        return said[{"": "part.all", OTHERS: "part.other", NONE: "part.none"}[part]]
    return lists[by].label(part, language)


def _county(row: str, lists: CodeLists, words: Mapping[str, str]) -> str:
    if row in {ALL, UNKNOWN}:
        return words["county.all" if row == ALL else "county.unknown"]
    return lists["nc_counties"].label(row, "en")


def file_name(report: Report, extension: str) -> str:
    """Name the file, as in `2026-06_monthly_r2.pdf`."""
    return f"{report.header.month}_monthly_r{report.header.revision}.{extension}"
