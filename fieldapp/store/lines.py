"""One line of a list: a sign-up or a person, with what a list shows of it.

Everything about the people of a page is read for all of them at once, as their rows stand now.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from fieldapp.domain.kinds import KINDS
from fieldapp.domain.names import name_as_said
from fieldapp.domain.stamp import milliseconds
from fieldapp.store.columns import DEAD, IN_CONFLICT, RESTRICTED, quoted
from fieldapp.store.custody import Whereabouts, custody_of, least
from fieldapp.store.seats import times_held
from fieldapp.store.store import Store

WITHDRAWN: Final = "VOID"
ALIVE: Final = f"NOT _flags & {DEAD}"

Place: TypeAlias = tuple[int, bytes]
"""Where a page ends: stamp and id of its last row."""

_HANGING: Final = tuple(kind.name for kind in KINDS if kind.owner == "person")
_SIGN_UP: Final = "id, person, ticket, _made, _actor, _seq, _flags, finish_later"


@dataclass(frozen=True, slots=True, repr=False)
class Name:
    """The parts of a name as they were typed, and the order the person says them in."""

    given: str = ""
    family: str = ""
    family2: str = ""
    used: str = ""
    native: str = ""
    order: str = ""
    language: str = ""

    @property
    def said(self) -> str:
        """Give the whole name in the order in which the person says it."""
        return name_as_said(
            {
                "name_given": self.given,
                "name_family": self.family,
                "name_family2": self.family2,
                "name_used": self.used,
                "name_native": self.native,
                "name_order": self.order,
                "lang_spoken": self.language,
            }
        )


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SignUpLine:
    """One sign-up in a list. `actor` made it; `where` speaks for it and all that hangs on it.

    `time` is the local time it is booked for, `2026-06-20T10:40`, empty where it has none.
    """

    sign_up: bytes
    person: bytes
    ticket: str
    name: Name
    made_ms: int
    actor: bytes
    withdrawn: bool
    in_conflict: bool
    restricted: bool
    finish_later: bool
    time: str
    where: Whereabouts
    place: Place

    @property
    def language(self) -> str:
        """Give the tag of the language the person speaks, empty where it is hidden or not known."""
        return self.name.language


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """A sign-up as a person's line names it; `actor` made it."""

    sign_up: bytes
    event: bytes
    number: str
    withdrawn: bool
    finish_later: bool
    actor: bytes
    made_ms: int


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PersonLine:
    """One person in a list; phones as E.164, `interpreter` a code of `interpreter_need`."""

    person: bytes
    name: Name
    birth_date: str
    birth_precision: str
    phones: tuple[str, ...]
    tickets: tuple[Ticket, ...]
    interpreter: str
    actor: bytes
    made_ms: int
    in_conflict: bool
    restricted: bool
    where: Whereabouts

    @property
    def language(self) -> str:
        """Give the tag of the language the person speaks, empty where it is hidden or not known."""
        return self.name.language


@dataclass(slots=True)
class _Hanging:
    """What is known of everything that hangs on one person."""

    conflict: bool = False
    rows: dict[bytes, int | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class _Person:
    """A person's own row, as far as lines need it."""

    name: Name
    birth_date: str
    birth_precision: str
    actor: bytes
    made: int
    seq: int | None
    flags: int


def sign_up_lines_of(store: Store, further: str, arguments: Sequence[Any]) -> list[SignUpLine]:
    """Give the living sign-ups that SQL of this package asks for, `WHERE ...` without the word."""
    rows = store.connection.execute(
        f"SELECT {_SIGN_UP} FROM sign_up WHERE {ALIVE} AND {further}",  # noqa: S608
        arguments,
    ).fetchall()
    people = _people(store, [row[1] for row in rows])
    hanging = _hanging(store, people)
    for row in rows:
        hanging[row[1]].rows.setdefault(row[0], row[5])
    withdrawn = _withdrawn(store, {row[0]: row[1] for row in rows}, hanging)
    times = times_held(store, [row[0] for row in rows])
    where = _where(store, hanging)
    return [
        SignUpLine(
            sign_up=row[0],
            person=row[1],
            ticket=row[2] or "",
            name=people[row[1]].name if row[1] in people else Name(),
            made_ms=milliseconds(row[3]),
            actor=row[4],
            withdrawn=row[0] in withdrawn,
            in_conflict=hanging[row[1]].conflict,
            restricted=bool((row[6] | _flags(people.get(row[1]))) & RESTRICTED),
            finish_later=bool(row[7]),
            time=times.get(row[0], ""),
            where=where[row[1]],
            place=(row[3], row[0]),
        )
        for row in rows
    ]


def person_lines(store: Store, wanted: Sequence[bytes]) -> tuple[PersonLine, ...]:
    """Give the lines of people in the order asked for; who is not here or taken out is left out."""
    people = _people(store, wanted)
    hanging = _hanging(store, people)
    tickets = _tickets(store, list(people), hanging)
    phones = _phones(store, list(people))
    needs = _interpreter(store, list(people))
    where = _where(store, hanging)
    return tuple(
        PersonLine(
            person=each,
            name=person.name,
            birth_date=person.birth_date,
            birth_precision=person.birth_precision,
            phones=tuple(phones[each]),
            tickets=tuple(tickets[each]),
            interpreter=needs.get(each, ""),
            actor=person.actor,
            made_ms=milliseconds(person.made),
            in_conflict=hanging[each].conflict,
            restricted=bool(person.flags & RESTRICTED),
            where=where[each],
        )
        for each in dict.fromkeys(wanted)
        if (person := people.get(each))
    )


def _select(store: Store, columns: str, table: str, keys: Sequence[bytes]) -> list[Any]:
    """Read rows by a list of keys; `table` ends with the name of the key column."""
    marks = ",".join("?" * len(keys))
    sql = f"SELECT {columns} FROM {table} IN ({marks})"  # noqa: S608 - names of this module
    return store.connection.execute(sql, keys).fetchall()


def _people(store: Store, ids: Sequence[bytes]) -> dict[bytes, _Person]:
    columns = (
        "id, _flags, _actor, _made, _seq, birth_date, birth_precision,"
        " name_given, name_family, name_family2, name_used, name_native, name_order, lang_spoken"
    )
    return {
        row[0]: _Person(
            name=Name(*(part or "" for part in row[7:])),
            birth_date=row[5] or "",
            birth_precision=row[6] or "",
            actor=row[2],
            made=row[3],
            seq=row[4],
            flags=row[1],
        )
        for row in _select(store, columns, f"person WHERE {ALIVE} AND id", list(dict.fromkeys(ids)))
    }


def _flags(person: _Person | None) -> int:
    return person.flags if person else 0


def _hanging(store: Store, people: Mapping[bytes, _Person]) -> defaultdict[bytes, _Hanging]:
    """Give for each person the rows that hang on it, dead ones too: they may wait to be sent."""
    found: defaultdict[bytes, _Hanging] = defaultdict(_Hanging)
    for each, person in people.items():
        found[each] = _Hanging(bool(person.flags & IN_CONFLICT), {each: person.seq})
    for kind in _HANGING:
        table = f"{quoted(kind)} WHERE person"
        for owner, row, seq, flags in _select(
            store, "person, id, _seq, _flags", table, list(people)
        ):
            hangs = found[owner]
            hangs.rows[row] = seq
            if flags & IN_CONFLICT and not flags & DEAD:
                hangs.conflict = True
    return found


def _where(store: Store, hanging: Mapping[bytes, _Hanging]) -> dict[bytes, Whereabouts]:
    """Give the least certain custody of everything that hangs on each person."""
    rows = {row: seq for each in hanging.values() for row, seq in each.rows.items()}
    told = custody_of(store, rows)
    return {person: least(told[row] for row in each.rows) for person, each in hanging.items()}


def _withdrawn(
    store: Store, owners: Mapping[bytes, bytes], hanging: Mapping[bytes, _Hanging]
) -> set[bytes]:
    """Give the withdrawn ones of sign-ups (to their person); their states hang on it as well."""
    gone: set[bytes] = set()
    columns, table = "sign_up, id, _seq, _flags, state", "sign_up_status WHERE sign_up"
    for sign_up, row, seq, flags, state in _select(store, columns, table, list(owners)):
        hanging[owners[sign_up]].rows[row] = seq
        if state == WITHDRAWN and not flags & DEAD:
            gone.add(sign_up)
    _hang_appointments(store, owners, hanging)
    return gone


def _hang_appointments(
    store: Store, owners: Mapping[bytes, bytes], hanging: Mapping[bytes, _Hanging]
) -> None:
    """Let what became of a time count for where a sign-up stands."""
    of: dict[bytes, bytes] = {}
    table = "appointment WHERE sign_up"
    for sign_up, row, seq in _select(store, "sign_up, id, _seq", table, list(owners)):
        of[row] = owners[sign_up]
        hanging[owners[sign_up]].rows[row] = seq
    table = "appointment_status WHERE appointment"
    for appointment, row, seq in _select(store, "appointment, id, _seq", table, list(of)):
        hanging[of[appointment]].rows[row] = seq


def _tickets(
    store: Store, people: Sequence[bytes], hanging: Mapping[bytes, _Hanging]
) -> defaultdict[bytes, list[Ticket]]:
    columns, table = f"{_SIGN_UP}, event", f"sign_up WHERE {ALIVE} AND person"
    rows = sorted(_select(store, columns, table, people), key=lambda row: (-row[3], row[0]))
    gone = _withdrawn(store, {row[0]: row[1] for row in rows}, hanging)
    found: defaultdict[bytes, list[Ticket]] = defaultdict(list)
    for row in rows:
        found[row[1]].append(
            Ticket(
                sign_up=row[0],
                event=row[8],
                number=row[2] or "",
                withdrawn=row[0] in gone,
                finish_later=bool(row[7]),
                actor=row[4],
                made_ms=milliseconds(row[3]),
            )
        )
    return found


def _phones(store: Store, people: Sequence[bytes]) -> defaultdict[bytes, list[str]]:
    found: defaultdict[bytes, list[str]] = defaultdict(list)
    table = f"contact WHERE {ALIVE} AND substr(value, 1, 1) = '+' AND person"
    for person, value in _select(store, "person, value", table, people):
        found[person].append(value)
    return found


def _interpreter(store: Store, people: Sequence[bytes]) -> dict[bytes, str]:
    """Give the answer of each person's newest need that is not only for one event."""
    always = "ifnull(\"for\", '') <> 'EVENT'"
    table = f"need WHERE {ALIVE} AND wanted IS NOT NULL AND {always} AND person"
    rows = sorted(_select(store, "_made, id, person, wanted", table, people))
    return {person: wanted for _, _, person, wanted in rows}
