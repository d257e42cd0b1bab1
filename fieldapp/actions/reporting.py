"""The monthly report: counted from what is on this laptop, hidden by rule, noted when handed out.

Only the note that goes with each hand-out remembers what was printed; a later report of the same
month is held against all of them.
"""

import json
import zlib
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Final

from fieldapp.actions.acting import acting
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.handing_out import HandedOut, Made, write_noted
from fieldapp.actions.handout.wording import Language, report_wording
from fieldapp.actions.report_people import count_people
from fieldapp.actions.report_visits import count_visits
from fieldapp.actions.report_work import (
    count_calls,
    count_events,
    count_needs,
    count_next_doses,
    count_talks,
)
from fieldapp.actions.roster_facts import missing_laptops
from fieldapp.actions.rosters import as_of_ms
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.days import zone_of
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.monthly_report import (
    Issue,
    Printed,
    Report,
    ReportHeader,
    Totals,
    may_make,
    report_of,
    totals_of,
)
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.domain.report_layout import printed_measures
from fieldapp.domain.report_measures import ALL, PUBLIC, base_name, figures_of, folded
from fieldapp.domain.suppression import LEAST_POPULATION, THRESHOLD, Cell, Mark
from fieldapp.domain.touched import Touched
from fieldapp.domain.values import Value
from fieldapp.store.columns import DEAD
from fieldapp.store.rows import Row, read_row, read_rows
from fieldapp.store.store import Store

MONTHLY: Final = "MONTHLY"
_LISTS: Final = ("languages", "race_ethnicity", "outcome_reason", "tally_what", "nc_counties")
_ZONE: Final = "America/New_York"
_SPEAKERS: Final = "lang:"
_MARKS: Final[Mapping[str, Mark]] = {"<": Mark.SMALL, "*": Mark.SECOND, ".": Mark.CLOSED}
_CHUNK: Final = 120
_CHUNKS: Final = 6
"""What was printed is kept as entries of so many pieces, each so long at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportAsked:
    """How a report is to be made: who reads it, in which language, what is hidden.

    `reason` is the steward's for a `threshold` below the usual one.
    """

    threshold: int = THRESHOLD
    reader: str = ""
    reason: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Counted:
    """A month as it was counted, with nothing hidden: for `report_from` alone.

    `counts` are of people, `public` of events, `few` the groups of few people; `issues` is what was
    handed out for the month before. The header lacks what `ReportAsked` says.
    """

    counts: Mapping[Cell, int]
    public: Mapping[Cell, int]
    rows: tuple[str, ...]
    few: frozenset[Cell]
    issues: tuple[Issue, ...]
    header: ReportHeader


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthsSeen:
    """The months (`2026-06`) there is work of, the newest first, and one as it was counted.

    `counted` is None where there is none. `asked` is the month that was asked for.
    """

    asked: str
    months: tuple[str, ...] = ()
    counted: Counted | None = None


def look_at_month(desk: OpenedDesk, month: str) -> MonthsSeen:
    """Count a month, by default the newest that has begun; nothing is noted. Raises: StoreError."""
    months = months_with_work(desk)
    begun = (each for each in months if each <= desk.today().isoformat()[:7])
    chosen = month if month in months else next(begun, months[-1] if months else "")
    counted = count_month(desk, chosen) if chosen else None
    return MonthsSeen(asked=month, months=months, counted=counted)


def months_with_work(desk: OpenedDesk) -> tuple[str, ...]:
    """Give the months (`2026-06`) of events and of conversations, the newest first."""
    rows = desk.store.connection.execute(
        "SELECT substr(starts, 1, 7) FROM event WHERE NOT _flags & ?"
        " UNION SELECT substr(day, 1, 7) FROM tally WHERE NOT _flags & ? AND n > 0",
        (DEAD, DEAD),
    )
    return tuple(sorted((month for (month,) in rows if month), reverse=True))


def count_month(desk: OpenedDesk, month: str) -> Counted:
    """Count what is on this laptop of a month. Raises: StoreError."""
    store, names = desk.store, desk.lists["nc_counties"]
    events = _events(store, month)
    counts, public = _counts(desk, month, events)
    counties = {county for county, _ in counts} | {county for _, county in events}
    rows = tuple(sorted(counties, key=lambda each: (not each, names.label(each, ""))))
    notes = _notes_of(store, month)
    as_of = datetime.fromtimestamp(as_of_ms(store, store.right_ms()) / 1000, UTC)
    header = ReportHeader(
        month=month,
        organization=store.identity.organization_name,
        reader="",
        made_by=desk.user_name,
        as_of=as_of.astimezone(zone_of(_ZONE)),
        tz_name=_ZONE,
        revision=1 + max((row.whole("revision") for row in notes), default=0),
        missing_laptops=_missing(desk, events),
        code_lists=tuple((name, desk.lists.version_of(name)) for name in _LISTS),
    )
    return Counted(
        counts=counts,
        public=public,
        rows=rows,
        few=frozenset(_few_people(store, rows, counts)),
        issues=tuple(issue for issue in map(_as_issue, notes) if issue is not None),
        header=header,
    )


def totals_from(counted: Counted, threshold: int) -> Totals:
    """Hide what is small of a counted month: of many counties it takes seconds. Pure."""
    rows = counted.rows
    counts = folded(counted.counts, threshold)
    known = {measure for _, measure in counts}
    few = (cell for cell in counted.few if cell[1] in known)
    figures = figures_of(counts, rows, printed_measures(), few)
    return totals_of(figures, _with_all(counted.public, rows), rows, threshold, counted.issues)


def report_from(counted: Counted, totals: Totals, asked: ReportAsked, lists: CodeLists) -> Report:
    """Lay out a month of which the small counts are hidden; touches no store.

    Whether it may be made so is asked before (`threshold_problem`), and again when it is noted.
    """
    header = replace(
        counted.header,
        revision=_revision(counted, totals),
        reader=asked.reader.strip(),
        reason=asked.reason.strip() if asked.threshold < THRESHOLD else "",
    )
    language: Language = "es" if asked.language == "es" else "en"
    return report_of(header, totals, lists, report_wording(language).sentences, language)


def _revision(counted: Counted, totals: Totals) -> int:
    """Give the number of a report: that of the last one where it prints the same, else the next."""
    told = {cell: each for cell, each in totals.printed.items() if base_name(cell[1]) not in PUBLIC}
    same = [
        issue.revision
        for issue in counted.issues[-1:]
        if (issue.rows, issue.printed, issue.threshold) == (totals.rows, told, totals.threshold)
    ]
    return same[0] if same else counted.header.revision


def _events(store: Store, month: str) -> list[tuple[Row, str]]:
    """Give the events of a month with their counties, the earliest first."""
    where = "substr(starts, 1, 7) = ?"
    rows = read_rows(store.connection, BY_NAME["event"], where, (month,))
    rows.sort(key=lambda row: (row.text("starts"), row.text("code"), row.id))
    return [(row, _county(store, row)) for row in rows]


def _county(store: Store, event: Row) -> str:
    site = read_row(store.connection, BY_NAME["site"], event.ref("site"))
    return "" if site is None else site.text("county_fips")


def _counts(
    desk: OpenedDesk, month: str, events: Sequence[tuple[Row, str]]
) -> tuple[Counter[Cell], Counter[Cell]]:
    """Count everything of a month: of people, and of events."""
    store, lists = desk.store, desk.lists
    visits, came = count_visits(store, events, lists)
    every = read_rows(store.connection, BY_NAME["event"])
    county_of = {row.id: _county(store, row) for row in every}
    counts: Counter[Cell] = Counter()
    for each in (
        count_talks(store, month),
        count_people(store, events, lists),
        visits,
        count_needs(store, events, came, lists),
        count_calls(store, month, county_of, lists),
        count_next_doses(store, month, county_of, lists),
    ):
        counts.update(each)
    return counts, count_events(events)


def _with_all(public: Mapping[Cell, int], rows: Sequence[str]) -> dict[Cell, int]:
    counts = Counter(public)
    if len(rows) > 1:
        for (_, measure), n in public.items():
            counts[ALL, measure] += n
    return dict(counts)


def _few_people(store: Store, rows: Sequence[str], counts: Mapping[Cell, int]) -> set[Cell]:
    """Give the counts of groups that have too few people in a county, where that is known."""
    newest: dict[Cell, int] = {}
    known = read_rows(store.connection, BY_NAME["population"])
    for row in sorted(known, key=lambda each: each.whole("year")):
        group = row.text("group")
        speaks = group.startswith(_SPEAKERS)
        measure = f"spoken:{group.removeprefix(_SPEAKERS)}" if speaks else f"group:{group}"
        newest[row.text("county"), measure] = row.whole("n")
    counted = {measure for _, measure in counts}
    return {
        cell
        for cell, n in newest.items()
        if n < LEAST_POPULATION and cell[0] in rows and cell[1] in counted
    }


def _missing(desk: OpenedDesk, events: Sequence[tuple[Row, str]]) -> int:
    now_ms = desk.store.right_ms()
    return len(
        {each.letter for event, _ in events for each in missing_laptops(desk.store, event, now_ms)}
    )


# --- handing out ----------------------------------------------------------------------------------


def hand_out_report(desk: OpenedDesk, report: Report, made: Made) -> HandedOut:
    """Note that a report is handed out, then write its files: there are none without the note.

    Raises: HandoutError; RefusedError report.threshold, report.reader required, not_allowed;
    StoreError.
    """
    note = note_report(desk, report, [each.content for each in made.files])
    return write_noted(desk, made, note)


def note_report(desk: OpenedDesk, report: Report, files: Sequence[bytes]) -> Touched:
    """Note a report that is handed out: to whom, which files, what it printed, under which rule.

    Raises: RefusedError as `hand_out_report`.
    """
    header, totals = report.header, report.totals
    may_make(totals.threshold, desk.author.role, header.reason)
    if not header.reader:
        raise RefusedError((Problem(field="report.reader", code="required"),))
    digest = sha256(b"".join(sha256(each).digest() for each in files)).hexdigest()
    with acting(desk.store, desk.author, None) as act:
        act.create(
            "handout",
            {
                "kind": MONTHLY,
                "reader": header.reader,
                "reader_key": header.month,
                "revision": header.revision,
                "rows": len(report.counties),
                "files_hash": digest,
                "purpose": _purpose(report),
                "data_as_of": int(header.as_of.timestamp() * 1000),
                "figures": _packed(totals.rows, totals.printed, totals.threshold),
            },
        )
    return act.touched


def _purpose(report: Report) -> str | None:
    """Give the threshold and why it was lowered, where it is not the usual one."""
    threshold, reason = report.totals.threshold, report.header.reason
    if threshold == THRESHOLD:
        return None
    return f"{threshold}: {reason}"[:_CHUNK] if reason else str(threshold)


def _notes_of(store: Store, month: str) -> list[Row]:
    where = "kind = ? AND reader_key = ?"
    return read_rows(store.connection, BY_NAME["handout"], where, (MONTHLY, month))


def _packed(rows: Sequence[str], printed: Mapping[Cell, Printed], threshold: int) -> list[Value]:
    """Pack what was printed into entries; the counts of events are no secret and stay out."""
    codes = {mark: code for code, mark in _MARKS.items()}
    told: dict[str, dict[str, int | str]] = {}
    for (row, measure), each in sorted(printed.items()):
        if base_name(measure) not in PUBLIC:
            told.setdefault(measure, {})[row] = codes[each] if isinstance(each, Mark) else each
    plain = json.dumps({"t": threshold, "rows": list(rows), "told": told}, separators=(",", ":"))
    text = b64encode(zlib.compress(plain.encode("ascii"), 9)).decode("ascii")
    chunks = [text[at : at + _CHUNK] for at in range(0, len(text), _CHUNK)]
    return [list(chunks[at : at + _CHUNKS]) for at in range(0, len(chunks), _CHUNKS)]


def _as_issue(note: Row) -> Issue | None:
    """Give what a note says was printed; None where it cannot be read."""
    entries = note.values.get("figures")
    chunks = [
        chunk
        for entry in (entries if isinstance(entries, list) else [])
        for chunk in (entry if isinstance(entry, list) else [])
        if isinstance(chunk, str)
    ]
    try:
        kept = json.loads(zlib.decompress(b64decode("".join(chunks), validate=True)))
        printed = {
            (str(row), str(measure)): _MARKS[each] if isinstance(each, str) else int(each)
            for measure, cells in kept["told"].items()
            for row, each in cells.items()
        }
        return Issue(
            rows=tuple(kept["rows"]),
            printed=printed,
            threshold=int(kept["t"]),
            revision=note.whole("revision"),
        )
    except (NotBase64, zlib.error, ValueError, KeyError, TypeError, AttributeError):
        return None
