"""Rosters as values: what a clinic and an interpreter are handed, in which order, and no more.

One file for each reader. A line type has no room for what must not be handed out, so a mistake in
a query cannot print it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final, Literal

from fieldapp.domain.roster_columns import CLINIC_COLUMNS, INTERPRETER_COLUMNS, RosterColumn

RosterKind = Literal["clinic", "interpreter", "driver"]
_READER_OF: Final[dict[RosterKind, str]] = {
    "clinic": "provider",
    "interpreter": "interpreter",
    "driver": "driver",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardianConsent:
    """Whether a guardian's documented consent is there, and the number of its form."""

    given: bool
    form_no: str = ""


Cell = str | int | bool | date | time | GuardianConsent | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingLaptop:
    """A laptop with work for this event that the server has not had in full.

    `claimed` is its own last count of sign-ups, `received` how many of them are here;
    `claimed` is None where it never said. Times carry their offset.
    """

    letter: str
    label: str = ""
    last_heard: datetime | None = None
    claimed: int | None = None
    received: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendEntry:
    """A code that may be written into the table by pen, and what it stands for."""

    code: str
    label_en: str
    label_es: str

    def label(self, language: str) -> str:
        """Give the meaning in `es`, or in English for any other language."""
        return self.label_es if language == "es" else self.label_en


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterHeader:
    """What every page says about the file.

    `data_as_of` is aware and in the site's time, whose name is `tz_name`. `reader` is printed;
    `reader_key` (short, not a person's name) tells several files of one kind apart in file names.
    `left_out` counts by reason: no_sharing_consent, no_interpreter_consent, no_guardian_consent,
    no_driver_consent.
    `changes` lists what differs from the revision before. `two_answers` names the tickets whose
    answers two people recorded differently, and the fields (`person.birth_date`); `one_person` the
    tickets that belong to one person. Raises: ValueError for a naive time.
    """

    event_code: str
    event_title: str
    site: str
    day: date
    reader: str
    data_as_of: datetime
    tz_name: str
    made_by: str
    file_number: str
    revision: int = 1
    reader_key: str = ""
    notes: tuple[str, ...] = ()
    missing_laptops: tuple[MissingLaptop, ...] = ()
    left_out: tuple[tuple[str, int], ...] = ()
    legend: tuple[LegendEntry, ...] = ()
    code_lists: tuple[tuple[str, str], ...] = ()
    changes: tuple["RosterChange", ...] = ()
    two_answers: tuple[tuple[str, tuple[str, ...]], ...] = ()
    one_person: tuple[tuple[str, ...], ...] = ()

    def __post_init__(self) -> None:
        moments = [self.data_as_of, *(laptop.last_heard for laptop in self.missing_laptops)]
        if any(moment is not None and moment.utcoffset() is None for moment in moments):
            raise ValueError("times on a roster need their offset")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ClinicLine:
    """One appointment as the provider needs it.

    `birth` is a date, or `1948` or `1948-03` where only that is known, or `said_age(…)`.
    `name_sounds` is printed only beside a name whose letters cannot be printed.
    `interpreter` says mode and who; `minor_consent` is None for adults; `block` names an hour with
    a purpose ("Q'anjob'al hour"); `slot` is None for people without a time. `seq` 0 numbers by
    position.
    """

    ticket: str
    name_as_said: str
    name_sounds: str = ""
    slot: time | None = None
    seq: int = 0
    block: str = ""
    birth: date | str = ""
    vaccine_group: str = ""
    dose_no: int | None = None
    earliest_ok: date | None = None
    spoken_language: str = ""
    interpreter: str = ""
    access_needs: str = ""
    minor_consent: GuardianConsent | None = None
    companion: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class InterpreterLine:
    """One person to interpret for: no family name, birth date, vaccine or way to reach them.

    `first_name` may be empty (ticket only); how the name sounds is not here, it holds the family
    name. `gender_pref` says whether the person's wish is met, None where there is none. `minutes`
    are those planned.
    """

    ticket: str
    at: time | None = None
    block: str = ""
    first_name: str = ""
    language: str = ""
    variety: str = ""
    mode: str = ""
    relay: str = ""
    gender_pref: bool | None = None
    place: str = ""
    minutes: int | None = None
    companion: str = ""
    reading_help: bool = False
    access_needs: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InterpreterCover:
    """What an interpreter must know before the first person; `interpreter` is the reader.

    `accepted`: the shift was accepted. `partners` are who works beside, with languages in common.
    """

    accepted: bool
    interpreter: str
    shift: tuple[time, time]
    site_contact: str = ""
    breaks: tuple[tuple[time, time], ...] = ()
    partners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class RosterRow:
    """Cells in the order of the roster's columns; check and write-in cells are None.

    `sounds` says how the name sounds, for when its letters cannot be printed.
    """

    ticket: str
    at: time | None
    cells: tuple[Cell, ...]
    sounds: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterBlock:
    """Rows that belong to one stretch of the day: `start` its first time, `label` its purpose."""

    start: time | None
    label: str
    rows: tuple[RosterRow, ...]

    @property
    def people(self) -> int:
        """How many people stand in it: two vaccines make two rows of one ticket."""
        return len({row.ticket for row in self.rows})

    @property
    def last(self) -> time | None:
        """The time of its last row; None where a row has no time."""
        return self.rows[-1].at if self.rows else None


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterChange:
    """What a revision did to one ticket. `before` and `after` are times, None where not listed."""

    kind: Literal["added", "removed", "moved"]
    ticket: str
    before: time | None = None
    after: time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """One file for one reader: header, columns, and rows by block, time and ticket."""

    kind: RosterKind
    header: RosterHeader
    columns: tuple[RosterColumn, ...]
    blocks: tuple[RosterBlock, ...]
    cover: InterpreterCover | None = None

    @property
    def rows(self) -> tuple[RosterRow, ...]:
        """All rows in printed order."""
        return tuple(row for block in self.blocks for row in block.rows)

    @property
    def people(self) -> int:
        """How many people are listed."""
        return len({row.ticket for row in self.rows})


def said_age(years: int, months: int | None = None) -> str:
    """Write an age that was said, not computed: `34*`, or `8 m*` where months are given."""
    return f"{years}*" if months is None else f"{12 * years + months} m*"


def clinic_roster(header: RosterHeader, lines: Iterable[ClinicLine]) -> Roster:
    """Lay out the provider's roster: blocks of one hour and purpose, then time, then ticket."""
    placed = [(_hour(line.slot), line.block, line.slot, line) for line in lines]
    placed.sort(
        key=lambda item: (_late(item[0]), item[1], _late(item[2]), by_ticket(item[3].ticket))
    )
    blocks: dict[tuple[time | None, str], list[RosterRow]] = {}
    for position, (hour, label, _, line) in enumerate(placed, start=1):
        blocks.setdefault((hour, label), []).append(_clinic_row(line, line.seq or position))
    return Roster(
        kind="clinic", header=header, columns=CLINIC_COLUMNS, blocks=_as_blocks(blocks.items())
    )


def interpreter_roster(
    header: RosterHeader, lines: Iterable[InterpreterLine], cover: InterpreterCover
) -> Roster:
    """Lay out one interpreter's roster: named blocks by their first time, then time, then ticket.

    Raises: ValueError when the interpreter has not accepted the shift: there is no file before.
    """
    if not cover.accepted:
        raise ValueError("no interpreter roster before the shift is accepted")
    ordered = sorted(lines, key=lambda line: (_late(line.at), by_ticket(line.ticket)))
    blocks: dict[tuple[time | None, str], list[RosterRow]] = {}
    starts: dict[str, time | None] = {}
    for line in ordered:
        start = starts.setdefault(line.block, line.at)
        blocks.setdefault((start, line.block), []).append(_interpreter_row(line))
    return Roster(
        kind="interpreter",
        header=header,
        columns=INTERPRETER_COLUMNS,
        blocks=_as_blocks(blocks.items()),
        cover=cover,
    )


def changes_since(before: Roster, after: Roster) -> tuple[RosterChange, ...]:
    """Say what a new revision changed, by ticket: added, removed, moved to another time."""
    old = {row.ticket: row.at for row in before.rows}
    new = {row.ticket: row.at for row in after.rows}
    found: list[RosterChange] = []
    for ticket in sorted(old.keys() | new.keys(), key=by_ticket):
        if ticket not in old:
            found.append(RosterChange(kind="added", ticket=ticket, after=new[ticket]))
        elif ticket not in new:
            found.append(RosterChange(kind="removed", ticket=ticket, before=old[ticket]))
        elif old[ticket] != new[ticket]:
            found.append(
                RosterChange(kind="moved", ticket=ticket, before=old[ticket], after=new[ticket])
            )
    return tuple(found)


def file_name(roster: Roster, extension: str) -> str:
    """Name the file, as in `BUR-0613A_provider_2026-06-13_r2.pdf`; only safe characters."""
    header = roster.header
    reader = "-".join(part for part in (_READER_OF[roster.kind], _safe(header.reader_key)) if part)
    parts = (_safe(header.event_code), reader, header.day.isoformat(), f"r{header.revision}")
    return f"{'_'.join(parts)}.{extension}"


def by_ticket(ticket: str) -> tuple[str, int, str]:
    """Order tickets as people count: letters first, then A-9 before A-10."""
    letters, _, digits = ticket.partition("-")
    number = int(digits) if digits.isascii() and digits.isdigit() else 0
    return letters, number, ticket


def _safe(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "-", text).strip("-")


def _hour(slot: time | None) -> time | None:
    return None if slot is None else time(slot.hour)


def _late(moment: time | None) -> tuple[bool, time]:
    """Order people without a time after all others."""
    return moment is None, moment or time.min


def _as_blocks(
    blocks: Iterable[tuple[tuple[time | None, str], Sequence[RosterRow]]],
) -> tuple[RosterBlock, ...]:
    return tuple(
        RosterBlock(start=start, label=label, rows=tuple(rows)) for (start, label), rows in blocks
    )


def _clinic_row(line: ClinicLine, seq: int) -> RosterRow:
    cells: dict[str, Cell] = {
        "seq": seq,
        "slot": line.slot,
        "ticket": line.ticket,
        "name_as_said": line.name_as_said,
        "birth_date": line.birth,
        "vaccine_group": line.vaccine_group,
        "dose_no": line.dose_no,
        "earliest_ok": line.earliest_ok,
        "spoken_language": line.spoken_language,
        "interpreter": line.interpreter,
        "access_needs": line.access_needs,
        "guardian_consent": line.minor_consent,
        "companion": line.companion,
    }
    made = tuple(cells.get(column.key) for column in CLINIC_COLUMNS)
    return RosterRow(ticket=line.ticket, at=line.slot, cells=made, sounds=line.name_sounds)


def _interpreter_row(line: InterpreterLine) -> RosterRow:
    cells: dict[str, Cell] = {
        "block": line.block,
        "time": line.at,
        "ticket": line.ticket,
        "first_name": line.first_name,
        "language": line.language,
        "variety": line.variety,
        "mode": line.mode,
        "relay_via": line.relay,
        "gender_pref_met": line.gender_pref,
        "place": line.place,
        "expected_minutes": line.minutes,
        "companion": line.companion,
        "reading_help": line.reading_help or None,
        "access_needs": line.access_needs,
    }
    made = tuple(cells.get(column.key) for column in INTERPRETER_COLUMNS)
    return RosterRow(ticket=line.ticket, at=line.at, cells=made)
