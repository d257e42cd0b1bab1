"""Handing rosters out: what can be made of an event, the files of one, and the note of each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from fieldapp.actions.acting import acting, row_here
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.events import list_events, slots_of
from fieldapp.actions.handout.faults import of_disk
from fieldapp.actions.handout.wording import Language
from fieldapp.actions.handout.writing import Format, MadeFile, made_files, write_handout
from fieldapp.actions.roster_facts import local_day
from fieldapp.actions.roster_rides import driver_rosters_of
from fieldapp.actions.rosters import (
    Asked,
    clinic_roster_of,
    interpreter_rosters_of,
    note_handout,
)
from fieldapp.domain.roster import Roster
from fieldapp.domain.touched import Touched

FORMATS: Final[tuple[Format, ...]] = ("pdf", "xlsx", "csv")
KINDS: Final = ("clinic", "interpreter", "driver")
_NO_LISTS: Final = frozenset({"CANCELLED"})


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDay:
    """An event that rosters can be made of; `starts` as `2026-06-13T08:00` at the place.

    `timed` tells whether it has times that people can be booked for: only those fill a roster.
    """

    id: bytes
    code: str
    title: str
    starts: str
    timed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RostersSeen:
    """The events, nearest first, and one's rosters: clinic's, one for each shift, drivers'.

    `event` is None where this laptop has no event. `asked` is the event that was asked for, and
    `language` the one of the rosters' words.
    """

    days: tuple[EventDay, ...]
    event: EventDay | None
    rosters: tuple[Roster, ...]
    asked: bytes | None
    language: str


def look_at_rosters(desk: OpenedDesk, event: bytes | None, language: str) -> RostersSeen:
    """Build all rosters of an event as they would be handed out now, in the words of `language`.

    Without an event, or with one that has gone, it is the nearest that has times, else the
    nearest. Raises: RefusedError; StoreError.
    """
    days = event_days(desk)
    nearest = next((each for each in days if each.timed), days[0] if days else None)
    chosen = next((each for each in days if each.id == event), nearest)
    if chosen is None:
        return RostersSeen(days=(), event=None, rosters=(), asked=event, language=language)
    asked = Asked(
        event=chosen.id, made_by=desk.user_name, now_ms=desk.store.right_ms(), language=language
    )
    rosters = tuple(rosters_of(desk, asked))
    return RostersSeen(days=days, event=chosen, rosters=rosters, asked=event, language=language)


def event_days(desk: OpenedDesk) -> tuple[EventDay, ...]:
    """Give the events of this laptop that have lists, the nearest day first."""
    today = desk.today()
    rows = [row for row in list_events(desk.store) if row.text("status") not in _NO_LISTS]
    rows.sort(key=lambda row: _distance(local_day(row.text("starts")), today))
    return tuple(
        EventDay(
            id=row.id,
            code=row.text("code"),
            title=row.text("title"),
            starts=row.text("starts"),
            timed=bool(slots_of(desk.store, row.id)),
        )
        for row in rows
    )


def _distance(day: date, today: date) -> tuple[int, bool]:
    """Order by nearness; of two equally near days the coming one first."""
    return abs((day - today).days), day < today


def rosters_of(desk: OpenedDesk, asked: Asked, kinds: Iterable[str] = KINDS) -> list[Roster]:
    """Build an event's rosters: the clinic's, one for each interpreter's shift and each driver."""
    made: list[Roster] = []
    if "clinic" in kinds:
        made.append(clinic_roster_of(desk.store, asked, desk.lists))
    if "interpreter" in kinds:
        made += interpreter_rosters_of(desk.store, asked, desk.lists)
    if "driver" in kinds:
        made += driver_rosters_of(desk.store, asked, desk.lists)
    return made


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """Where a roster goes, in which forms and language, and what for."""

    folder: Path
    formats: tuple[Format, ...] = FORMATS
    language: str = "en"
    purpose: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Made:
    """The files of a roster in memory, and where they go."""

    to: Files
    files: tuple[MadeFile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOut:
    """What was written, and what the note about it touched."""

    paths: tuple[Path, ...]
    touched: Touched


def made_for(roster: Roster, to: Files) -> Made:
    """Make the files of a roster; touches neither store nor disk, so any thread may do it."""
    language: Language = "es" if to.language == "es" else "en"
    return Made(to=to, files=made_files(roster, to.formats, language))


def hand_out(desk: OpenedDesk, event: bytes, roster: Roster, made: Made) -> HandedOut:
    """Note that files are handed out, then write them: there are none without the note.

    Where they cannot be written, the note is taken out again.
    Raises: HandoutError; RefusedError not_allowed; StoreError.
    """
    contents = [each.content for each in made.files]
    note = note_handout(desk.store, desk.author, event, roster, contents, purpose=made.to.purpose)
    return write_noted(desk, made, note)


def write_noted(desk: OpenedDesk, made: Made, note: Touched) -> HandedOut:
    """Write files whose note is kept, or take the note out again. Raises: HandoutError."""
    try:
        made.to.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        paths = write_handout(made.to.folder, made.files)
    except OSError as trouble:
        _take_out(desk, note)
        raise of_disk(trouble) from trouble
    except BaseException:
        _take_out(desk, note)
        raise
    return HandedOut(paths=paths, touched=note)


def _take_out(desk: OpenedDesk, note: Touched) -> None:
    for row in note.rows:
        found = row_here(desk.store, "handout", row)
        with acting(desk.store, desk.author, found.event) as act:
            act.take_out(found, "MISTAKE")


def note_paper(
    desk: OpenedDesk, event: bytes, roster: Roster, contents: Sequence[bytes], purpose: str = ""
) -> Touched:
    """Note that a roster was handed out as files, or is about to be on paper.

    Raises: RefusedError not_allowed; StoreError.
    """
    return note_handout(desk.store, desk.author, event, roster, contents, purpose=purpose)


def renumbered(now: Roster, handed_out: Roster) -> Roster:
    """Give a roster the number under which its like was handed out, where it says the same.

    A second form of the same list, or a newer "data as of", is no new revision.
    """
    header = replace(
        now.header,
        revision=handed_out.header.revision,
        file_number=handed_out.header.file_number,
        changes=handed_out.header.changes,
    )
    as_then = replace(header, data_as_of=handed_out.header.data_as_of)
    same = replace(now, header=as_then) == handed_out
    return replace(now, header=header) if same else now
