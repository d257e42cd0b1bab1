"""The clinic day as the table sees it: who is to come, who is here, who waits, what became of whom.

One line for each sign-up, with an appointment for each vaccine. A reader sees what their role may
see: of others' work often not the vaccine, the language or what somebody needs.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from fieldapp.actions.acting import Author, may_see
from fieldapp.actions.booking import birth_of, held_for_guardian, shown_status
from fieldapp.actions.clinic_events import (
    WALK_IN,
    ClinicEvent,
    FreeTime,
    clinic_days,
    free_times,
)
from fieldapp.actions.consenting import effective_consents
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.finding import seen_row
from fieldapp.actions.gathering import by_id, grouped, rows_by
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.consents import GRANTED, GUARDIAN
from fieldapp.domain.days import Certain, PartialDay, minor_on
from fieldapp.domain.intervals import Interval, fits_age, parse_interval
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.outcomes import disputed
from fieldapp.domain.typed_tickets import read_ticket
from fieldapp.domain.waiting_list import Waiting, place_in_line
from fieldapp.store.lines import WITHDRAWN, Name
from fieldapp.store.rows import Row, read_row, read_rows
from fieldapp.store.search import find
from fieldapp.store.seats import times_taken_out
from fieldapp.store.store import Store

FOUND_MOST: Final = 50
"""How many people without a time are found by a text, the best."""
_GONE: Final = frozenset({"RESCHED", "ERROR"})
"""States in which somebody is no concern of this day any more."""
GIVEN: Final = "given"
"""That a child's guardian has agreed and it is documented."""
_HANGING: Final = ("need", "access_need", "consent")


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitPart:
    """One appointment of a line: a vaccine (empty where it is hidden) and what became of it.

    `doubt` are ends that two laptops said apart and that cannot both be true.
    """

    appointment: bytes
    group: str
    dose_no: int | None
    status: str
    doubt: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class VisitLine:
    """One person of the day.

    `starts` and `ends` are local times, empty for somebody without one; `walk_in` says that nobody
    is expected at that hour. `wants` is what of the sign-up is given here. `interpreter` is a code
    of `interpreter_need`, empty where it is not known or hidden; `needs` are access needs as (code,
    detail). `guardian` is empty for adults, `given`, or the problem code of what lacks; `age_fits`
    whether what is given suits the age. `rank` is the coordinator's order of who waits, `until_ms`
    how long they can, `minutes` how soon they can be here.
    """

    sign_up: bytes
    person: bytes
    ticket: str
    name: Name
    starts: str
    ends: str
    walk_in: bool
    parts: tuple[VisitPart, ...]
    wants: tuple[str, ...]
    interpreter: str
    language: str
    needs: tuple[tuple[str, str], ...]
    guardian: str
    age_fits: Certain
    rank: int | None
    until_ms: int | None
    minutes: int | None
    partly_hidden: bool

    @property
    def states(self) -> frozenset[str]:
        """The states of its appointments; empty for somebody without any here."""
        return frozenset(part.status for part in self.parts)

    @property
    def groups(self) -> tuple[str, ...]:
        """The vaccines it is for, as far as they are not hidden."""
        return tuple(part.group for part in self.parts if part.group)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ClinicSeen:
    """What the page shows: the event, the others there are, its people in order, free times.

    `letter` is that of this laptop's own tickets.
    """

    event: ClinicEvent | None
    events: tuple[ClinicEvent, ...]
    lines: tuple[VisitLine, ...]
    free: tuple[FreeTime, ...]
    letter: str = ""


def look_at_clinic(desk: OpenedDesk, event: bytes | None) -> ClinicSeen:
    """Give the day of an event, None for the nearest. Raises: StoreError."""
    days = clinic_days(desk)
    chosen = next((each for each in days if each.id == event), days[0] if days else None)
    if chosen is None or not may_see(desk.author, "appointment"):
        return ClinicSeen(event=None, events=days, lines=(), free=())
    return ClinicSeen(
        event=chosen,
        events=days,
        lines=_Reading(desk, chosen).lines(),
        free=free_times(desk.store, chosen.id),
        letter=desk.store.identity.letter,
    )


def find_without_time(desk: OpenedDesk, event: ClinicEvent, words: str) -> tuple[VisitLine, ...]:
    """Give people whom words find at the sign-up, or at one that books for this day.

    Who has a time here is among them. Raises: StoreError.
    """
    if not words.strip() or not may_see(desk.author, "appointment"):
        return ()
    return _Reading(desk, event).without_time(words)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class _Facts:
    """Rows of the people of a day, by what they hang on."""

    sign_ups: Mapping[bytes, Row]
    people: Mapping[bytes, Row]
    slots: Mapping[bytes, Row]
    statuses: Mapping[bytes, Sequence[Row]]
    hanging: Mapping[str, Mapping[bytes, Sequence[Row]]]

    def whole(self, sign_up: bytes) -> bool:
        """Tell whether a sign-up and its person are here."""
        row = self.sign_ups.get(sign_up)
        return row is not None and row.ref("person") in self.people


class _Reading:
    """One look at one day."""

    def __init__(self, desk: OpenedDesk, event: ClinicEvent) -> None:
        self._store: Store = desk.store
        self._author: Author = desk.author
        self._lists: CodeLists = desk.lists
        self._event = event
        self._day = date.fromisoformat(event.starts[:10])
        self._ages = {
            each.group: (_interval(each.age_from), _interval(each.age_below))
            for each in event.products
        }
        feeding = self._rows("event", "next_event = ?", event.id)
        self._events = (event.id, *(row.id for row in feeding))

    def lines(self) -> tuple[VisitLine, ...]:
        """Give everybody with a time here, or on the list of the day."""
        slots = self._slots()
        appointments = [*rows_by(self._store, "appointment", "slot", slots), *self._waiting()]
        ids = [row.id for row in appointments]
        found = rows_by(self._store, "appointment_status", "appointment", ids)
        statuses = grouped(found, "appointment")
        visits: dict[tuple[bytes, bytes], list[Row]] = {}
        for row in appointments:
            if shown_status(statuses[row.id], self._lists) not in _GONE:
                visits.setdefault((row.ref("sign_up"), row.ref("slot")), []).append(row)
        facts = self._facts({sign_up for sign_up, _ in visits}, slots, statuses)
        lines = (
            self._line(facts, sign_up, facts.slots.get(slot), rows)
            for (sign_up, slot), rows in visits.items()
            if facts.whole(sign_up)
        )
        return tuple(sorted(lines, key=_in_order))

    def without_time(self, words: str) -> tuple[VisitLine, ...]:
        """Give people of the sign-up, or of one that books for this day."""
        people = find(self._store, words, most=FOUND_MOST)
        order = {person: at for at, person in enumerate(people)}
        ticket = read_ticket(words, self._store.identity.letter)
        asked_for = self._rows("sign_up", "ticket = ?", ticket) if ticket else []
        named = rows_by(self._store, "sign_up", "person", people)
        sign_ups = [
            row for row in by_id((*asked_for, *named)).values() if row.ref("event") in self._events
        ]
        facts = self._facts({row.id for row in sign_ups}, {}, {})
        return tuple(
            self._line(facts, row.id, None, ())
            for row in sorted(sign_ups, key=lambda row: order.get(row.ref("person"), -1))
            if facts.whole(row.id)
        )

    def _rows(self, kind: str, where: str, *arguments: bytes | str) -> list[Row]:
        return read_rows(self._store.connection, BY_NAME[kind], where, arguments)

    def _slots(self) -> dict[bytes, Row]:
        """Give the times; one that was taken out while somebody has it still counts."""
        slots = by_id(self._rows("slot", "event = ?", self._event.id))
        for each in times_taken_out(self._store, self._event.id):
            if (row := read_row(self._store.connection, BY_NAME["slot"], each)) is not None:
                slots[each] = row
        return slots

    def _waiting(self) -> list[Row]:
        """Give who waits for a seat: on this day, or for whatever day comes next."""
        own = read_row(self._store.connection, BY_NAME["event"], self._event.id)
        books_elsewhere = own is not None and bool(own.ref("next_event"))
        where = "slot IS NULL AND sign_up IN (SELECT id FROM sign_up WHERE event = ?)"
        return [
            row
            for event in self._events
            for row in self._rows("appointment", where, event)
            if row.text("wait_date") == self._day.isoformat()
            or not (row.text("wait_date") or (books_elsewhere and event == self._event.id))
        ]

    def _facts(
        self,
        wanted: Iterable[bytes],
        slots: Mapping[bytes, Row],
        statuses: Mapping[bytes, Sequence[Row]],
    ) -> _Facts:
        store = self._store
        sign_ups = by_id(rows_by(store, "sign_up", "id", wanted))
        for row in rows_by(store, "sign_up_status", "sign_up", list(sign_ups)):
            if row.text("state") == WITHDRAWN:
                sign_ups.pop(row.ref("sign_up"), None)
        people = by_id(
            rows_by(store, "person", "id", {row.ref("person") for row in sign_ups.values()})
        )
        return _Facts(
            sign_ups=sign_ups,
            people=people,
            slots=slots,
            statuses=statuses,
            hanging={
                kind: grouped(rows_by(store, kind, "person", people), "person") for kind in _HANGING
            },
        )

    # --- one line ---------------------------------------------------------------------------------

    def _line(
        self, facts: _Facts, sign_up: bytes, slot: Row | None, rows: Sequence[Row]
    ) -> VisitLine:
        signed, person = (
            facts.sign_ups[sign_up],
            facts.people[facts.sign_ups[sign_up].ref("person")],
        )
        seen = seen_row(self._author, person) or person
        hanging = {kind: self._seen(facts.hanging[kind].get(person.id, ())) for kind in _HANGING}
        parts = tuple(self._part(row, facts.statuses[row.id]) for row in rows)
        need = next(iter(reversed([row for row in hanging["need"] if row.text("wanted")])), None)
        birth = birth_of(person)
        groups = [part.group for part in parts if part.group]
        waits = [_number(rows, each) for each in ("wait_rank", "wait_until", "can_arrive_min")]
        return VisitLine(
            sign_up=sign_up,
            person=person.id,
            ticket=signed.text("ticket"),
            name=_name(seen),
            starts="" if slot is None else slot.text("starts"),
            ends="" if slot is None else slot.text("ends"),
            walk_in=slot is not None and slot.text("kind") == WALK_IN,
            parts=parts,
            wants=self._wants(signed),
            interpreter="" if need is None else need.text("wanted"),
            language=("" if need is None else need.text("language")) or seen.text("lang_spoken"),
            needs=tuple(
                (row.text("code"), row.text("detail"))
                for row in hanging["access_need"]
                if row.text("code")
            ),
            guardian=self._guardian(birth, hanging["consent"], groups),
            age_fits=self._age_fits(birth, groups),
            rank=waits[0],
            until_ms=waits[1],
            minutes=waits[2],
            partly_hidden=seen.restricted or any(not part.group for part in parts),
        )

    def _seen(self, rows: Iterable[Row]) -> list[Row]:
        return [seen for row in rows if (seen := seen_row(self._author, row)) is not None]

    def _wants(self, sign_up: Row) -> tuple[str, ...]:
        seen = seen_row(self._author, sign_up)
        wants = seen.values.get("wants") if seen is not None else None
        firsts = (
            [each[0] for each in wants if isinstance(each, list)] if isinstance(wants, list) else []
        )
        return tuple(each for each in self._event.groups if each in firsts)

    def _part(self, row: Row, statuses: Sequence[Row]) -> VisitPart:
        seen = seen_row(self._author, row) or row
        dose_no = seen.values.get("dose_no")
        said = [each.text("status") for each in statuses]
        return VisitPart(
            appointment=row.id,
            group=seen.text("group"),
            dose_no=dose_no if isinstance(dose_no, int) else None,
            status=shown_status(statuses, self._lists),
            doubt=disputed(said, self._lists["appointment_status"]),
        )

    def _guardian(
        self, birth: PartialDay | None, consents: Sequence[Row], groups: Sequence[str]
    ) -> str:
        """Say where a child's guardian stands; who may be 17 or 18 counts as a child."""
        if birth is None or minor_on(birth, self._day) is Certain.NO:
            return ""
        if not groups:  # hidden from this reader, or none asked for yet
            agreed = GUARDIAN in effective_consents(consents, GRANTED)
            return GIVEN if agreed else "guardian_consent_needed"
        day = self._day.isoformat()
        held = (
            held_for_guardian(self._store, consents, group, day, self._event.id) for group in groups
        )
        return next((code for code in held if code is not None), GIVEN)

    def _age_fits(self, birth: PartialDay | None, groups: Sequence[str]) -> Certain:
        """Tell whether all that is given suits the age; unsure where the age is not known."""
        fits = [
            fits_age(birth, self._day, *self._ages[group])
            for group in groups
            if group in self._ages
        ]
        if Certain.NO in fits:
            return Certain.NO
        return Certain.UNSURE if Certain.UNSURE in fits else Certain.YES


def _in_order(line: VisitLine) -> tuple[bool, str, bool, int, tuple[str, int, str]]:
    """Order by time; then who has none or came by themselves, as the waiting list goes."""
    timed = bool(line.starts) and not line.walk_in
    place = place_in_line(Waiting(ticket=line.ticket, rank=None if timed else line.rank))
    return not timed, line.starts if timed else "", *place


def _number(rows: Sequence[Row], name: str) -> int | None:
    value = rows[0].values.get(name) if rows else None
    return value if isinstance(value, int) else None


def _name(person: Row) -> Name:
    names = "name_given name_family name_family2 name_used name_native name_order lang_spoken"
    return Name(*(person.text(each) for each in names.split()))


def _interval(text: str) -> Interval | None:
    found = parse_interval(text, field="offer.age_from") if text else None
    return found if isinstance(found, Interval) else None
