"""Build the day's rosters: each reader gets what the work needs; the page says what it lacks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from hashlib import sha256
from typing import Final

from fieldapp.actions.acting import Author, acting, row_here
from fieldapp.actions.roster_doubts import (
    CLINIC_FIELDS,
    INTERPRETER_FIELDS,
    one_person,
    two_answers,
)
from fieldapp.actions.roster_facts import (
    Visit,
    local_day,
    local_time,
    missing_laptops,
    site_line,
    visits_of,
)
from fieldapp.actions.roster_lines import clinic_line, interpreter_line, left_out
from fieldapp.actions.roster_shifts import (
    accepted_of,
    breaks_of,
    partners_of,
    shifts_with_numbers,
)
from fieldapp.domain.codes import Code, CodeLists
from fieldapp.domain.days import zone_of
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.roster import (
    InterpreterCover,
    LegendEntry,
    Roster,
    RosterBlock,
    RosterHeader,
    changes_since,
    clinic_roster,
    interpreter_roster,
)
from fieldapp.domain.roster import RosterRow as Line
from fieldapp.domain.touched import Touched
from fieldapp.store.laptops import reported
from fieldapp.store.rows import Row, read_rows
from fieldapp.store.store import Store

READERS: Final = {"clinic": "PROVIDER", "interpreter": "INTERPRETER", "driver": "DRIVER"}
_LISTS: Final = ("languages", "vaccine_group", "access_needs", "interpreter_modes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """For whom and when a roster is made: event, the maker's name, the moment, the language."""

    event: bytes
    made_by: str
    now_ms: int
    language: str = "en"


def clinic_roster_of(store: Store, asked: Asked, lists: CodeLists) -> Roster:
    """Build the provider's roster of an event from what is on this laptop now.

    People who did not agree that the clinic gets their details are counted, not listed.
    Raises: RefusedError not_here.
    """
    event = row_here(store, "event", asked.event)
    visits = visits_of(store, asked.event, lists)
    listed = [visit for visit in visits if visit.agreed("SHAREPROV")]
    day = local_day(event.text("starts"))
    lines = [clinic_line(store, visit, day, (lists, asked.language)) for visit in listed]
    header = roster_header(store, asked, event, lists, reader=_provider(store, event))
    header = replace(
        header,
        left_out=left_out("no_sharing_consent", len(visits) - len(listed)),
        legend=_legend(
            each for each in lists["outcome_reason"] if "DEFER" in each.extra["applies_to"].split()
        ),
        two_answers=two_answers(store, listed, CLINIC_FIELDS),
        one_person=one_person(store, listed),
    )
    return revised(store, clinic_roster(header, lines))


def interpreter_rosters_of(store: Store, asked: Asked, lists: CodeLists) -> tuple[Roster, ...]:
    """Build one roster for each shift of an event whose interpreter has accepted somebody.

    People who did not agree that the interpreter is told are counted, not listed.
    """
    event = row_here(store, "event", asked.event)
    visits = visits_of(store, asked.event, lists)
    return tuple(
        roster
        for number, shift in shifts_with_numbers(store, asked.event)
        if (roster := _shift_roster(store, (asked, lists), event, shift, (number, visits)))
    )


def _shift_roster(
    store: Store,
    how: tuple[Asked, CodeLists],
    event: Row,
    shift: Row,
    found: tuple[int, list[Visit]],
) -> Roster | None:
    (asked, lists), (number, visits) = how, found
    if not accepted_of(store, shift):
        return None
    interpreter = row_here(store, "interpreter", shift.ref("interpreter"))
    here = [
        (plan, visit)
        for visit in visits
        if visit.need is not None
        for plan in visit.need.coming
        if plan.shift == shift.id
    ]
    agreed = [(each, visit) for each, visit in here if visit.agreed("SHARELANG")]
    lines = [
        interpreter_line(each, visit, (shift, interpreter), (lists, asked.language))
        for each, visit in agreed
    ]
    header = replace(
        roster_header(store, asked, event, lists, reader=interpreter.text("name")),
        reader_key=f"{number:02d}",
        left_out=left_out("no_interpreter_consent", len(here) - len(agreed)),
        legend=_legend(each for each in lists["assignment_problem"] if each.code != "NONE"),
        two_answers=two_answers(store, [visit for _, visit in agreed], INTERPRETER_FIELDS),
    )
    cover = InterpreterCover(
        accepted=True,
        interpreter=interpreter.text("name"),
        shift=(local_time(shift.text("starts")), local_time(shift.text("ends"))),
        site_contact=event.text("contact_on_site"),
        breaks=breaks_of(shift),
        partners=partners_of(store, shift, lists, asked.language),
    )
    return revised(store, interpreter_roster(header, lines, cover))


def _legend(codes: Iterable[Code]) -> tuple[LegendEntry, ...]:
    return tuple(
        LegendEntry(code=each.code, label_en=each.label_en, label_es=each.label_es)
        for each in codes
    )


def _provider(store: Store, event: Row) -> str:
    provider = event.ref("provider")
    return row_here(store, "organization", provider).text("name") if provider else ""


def roster_header(
    store: Store, asked: Asked, event: Row, lists: CodeLists, *, reader: str
) -> RosterHeader:
    """Give what every page of a roster says, from what stands on this laptop."""
    zone = zone_of(event.text("tz"))
    as_of = datetime.fromtimestamp(as_of_ms(store, asked.now_ms) / 1000, UTC).astimezone(zone)
    return RosterHeader(
        event_code=event.text("code"),
        event_title=event.text("title"),
        site=site_line(store, event),
        day=local_day(event.text("starts")),
        reader=reader,
        data_as_of=as_of,
        tz_name=event.text("tz"),
        made_by=asked.made_by,
        file_number=event.text("code"),
        missing_laptops=missing_laptops(store, event, asked.now_ms),
        code_lists=tuple((name, lists.version_of(name)) for name in _LISTS),
    )


def as_of_ms(store: Store, now_ms: int) -> int:
    """Give how fresh the data are: the last talk with the server, or now where it never was."""
    own = [each.last_heard_ms for each in reported(store) if each.device == store.identity.device]
    return own[0] if own and own[0] else now_ms


def revised(store: Store, roster: Roster) -> Roster:
    """Number the revision, and list what differs from the one handed out before."""
    header = roster.header
    before = _handed_out(store, roster)
    number = 1 if before is None else before.whole("revision") + 1
    changes = () if before is None else changes_since(_as_roster(roster, before), roster)
    return replace(
        roster,
        header=replace(
            header,
            revision=number,
            file_number=_file_number(roster, number),
            changes=changes,
        ),
    )


def _file_number(roster: Roster, revision: int) -> str:
    header = roster.header
    return f"{header.event_code}-{roster.kind[:1].upper()}{header.reader_key}-{revision}"


def _handed_out(store: Store, roster: Roster) -> Row | None:
    code = roster.header.event_code
    found = [
        row
        for row in read_rows(
            store.connection, BY_NAME["handout"], "kind = ?", (READERS[roster.kind],)
        )
        if row.text("reader_key") == roster.header.reader_key
        and row.event is not None
        and row_here(store, "event", row.event).text("code") == code
    ]
    return max(found, key=lambda row: row.whole("revision"), default=None)


def _as_roster(roster: Roster, handed_out: Row) -> Roster:
    entries = handed_out.values.get("tickets")
    pairs = entries if isinstance(entries, list) else []
    lines = tuple(
        Line(ticket=ticket, at=time.fromisoformat(at) if isinstance(at, str) else None, cells=())
        for ticket, at in (each for each in pairs if isinstance(each, list))
        if isinstance(ticket, str)
    )
    return replace(roster, blocks=(RosterBlock(start=None, label="", rows=lines),))


def note_handout(
    store: Store,
    author: Author,
    event: bytes,
    roster: Roster,
    files: Sequence[bytes],
    *,
    purpose: str = "",
) -> Touched:
    """Write down that a roster was handed out: to whom, how many rows, as of when, which files.

    Every export leaves one such row. Raises: RefusedError not_allowed.
    """
    header = roster.header
    digest = sha256(b"".join(sha256(each).digest() for each in files)).hexdigest()
    with acting(store, author, event) as act:
        act.create(
            "handout",
            {
                "kind": READERS[roster.kind],
                "reader": header.reader or "-",
                "reader_key": header.reader_key or None,
                "revision": header.revision,
                "rows": len(roster.rows),
                "files_hash": digest,
                "purpose": purpose or None,
                "data_as_of": int(header.data_as_of.timestamp() * 1000),
                "missing_laptops": [[each.letter] for each in header.missing_laptops] or None,
                "tickets": [
                    [row.ticket, row.at.strftime("%H:%M") if row.at else None]
                    for row in roster.rows
                ]
                or None,
            },
        )
    return act.touched
