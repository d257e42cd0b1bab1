"""What lists show: sign-ups of an event and people, one page at a time, and counts.

A page is read from where the last one ended, never by counting from the start, so it costs the
same anywhere.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from fieldapp.domain.change import Edit, decode_body
from fieldapp.domain.ids import row_id
from fieldapp.domain.kinds import BY_NAME, BY_NUMBER, KINDS, Kind
from fieldapp.store.columns import DEAD, IN_CONFLICT, SHAPES, TAKEN_OUT, quoted
from fieldapp.store.lines import (
    ALIVE,
    WITHDRAWN,
    PersonLine,
    Place,
    SignUpLine,
    person_lines,
    sign_up_lines_of,
)
from fieldapp.store.rows import Row, kinds_of, row_of
from fieldapp.store.store import Store

_CHUNK: Final = 400
LOOKED_AT: Final = 10_000
"""People one page looks at: a rare answer takes more pages, not more time for one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleFilter:
    """Which people to list; what is not named does not matter.

    `incomplete` asks for a sign-up left to finish later, `interpreter` for one wanted.
    """

    language: str = ""
    event: bytes | None = None
    interpreter: bool = False
    incomplete: bool = False
    in_conflict: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PeoplePage:
    """People, and where to go on: None at the end. A page may be short, or empty, before it."""

    lines: tuple[PersonLine, ...]
    go_on: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSums:
    """Sign-ups of an event that stand, and apart from them those withdrawn."""

    sign_ups: int
    withdrawn: int
    finish_later: int
    made_here: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LaptopSums:
    """Living rows on this laptop, and half-typed sign-ups of everybody at it."""

    people: int
    sign_ups: int
    drafts: int


def sign_up_lines(
    store: Store, event: bytes, *, most: int, before: Place | None = None
) -> tuple[SignUpLine, ...]:
    """Give the living sign-ups of an event, newest first, `before` the place of the last seen."""
    further = "AND (_made, id) < (?, ?)" if before else ""
    return tuple(
        sign_up_lines_of(
            store,
            f"event = ? {further} ORDER BY _made DESC, id DESC LIMIT ?",
            (event, *(before or ()), most),
        )
    )


def sign_up_lines_of_people(
    store: Store, event: bytes, people: Sequence[bytes]
) -> tuple[SignUpLine, ...]:
    """Give the living sign-ups of an event that these people have, in the order of the people."""
    order = {person: at for at, person in enumerate(people)}
    further = f"+event = ? AND person IN ({','.join('?' * len(order))})"
    lines = sign_up_lines_of(store, further, (event, *order))
    return tuple(sorted(lines, key=lambda line: (order[line.person], -line.place[0])))


def people_page(
    store: Store,
    wanted: PeopleFilter,
    *,
    most: int,
    before: bytes | None = None,
    look_at: int = LOOKED_AT,
) -> PeoplePage:
    """Give a page of the living people that a filter asks for, about newest first.

    `before` is `go_on` of the page before. Looks at `look_at` people at most.
    """
    condition, arguments = _condition(wanted)
    only, people = _only(store, wanted)
    cursor = store.connection.execute(
        f"SELECT id, {condition} FROM person WHERE {ALIVE} AND {only}"  # noqa: S608
        f" {'AND id < ?' if before else ''} ORDER BY id DESC LIMIT ?",
        (*arguments, *people, *([before] if before else []), look_at),
    )
    found: list[bytes] = []
    looked_at, last = 0, None
    for last, fits in cursor:
        looked_at += 1
        if fits:
            found.append(last)
            if len(found) == most:
                break
    cursor.close()
    at_end = len(found) < most and looked_at < look_at
    return PeoplePage(lines=person_lines(store, found), go_on=None if at_end else last)


def event_sums(store: Store, event: bytes) -> EventSums:
    """Count the sign-ups of an event; some 10 ms for 10,000."""
    sums = "count(*), coalesce(sum(finish_later), 0), coalesce(sum(_seq IS NOT NULL), 0)"
    withdrawn = f"SELECT sign_up FROM sign_up_status WHERE state = ? AND {ALIVE}"  # noqa: S608
    rows = f"SELECT {sums} FROM sign_up WHERE {ALIVE}"  # noqa: S608 - of this module
    every = store.connection.execute(f"{rows} AND event = ?", (event,)).fetchone()
    gone = store.connection.execute(
        f"{rows} AND id IN ({withdrawn}) AND +event = ?", (WITHDRAWN, event)
    ).fetchone()
    return EventSums(
        sign_ups=every[0] - gone[0],
        withdrawn=gone[0],
        finish_later=every[1] - gone[1],
        made_here=every[2] - gone[2],
    )


def sign_ups_by_event(store: Store) -> dict[bytes, int]:
    """Count the standing sign-ups of every event that has any."""
    rows = store.connection.execute(
        f"SELECT event, count(*) FROM sign_up WHERE {ALIVE} AND id NOT IN"  # noqa: S608
        f" (SELECT sign_up FROM sign_up_status WHERE state = ? AND {ALIVE}) GROUP BY event",
        (WITHDRAWN,),
    )
    return {event: int(count) for event, count in rows if event is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingSums:
    """What is on this laptop only: changes, and the living sign-ups with such work in them."""

    changes: int
    sign_ups: int


def waiting_sums(store: Store) -> WaitingSums:
    """Count what the server does not have yet, by the records a person would look for.

    Reads the changes that wait: some 20 µs for each.
    """
    waiting = store.connection.execute(
        "SELECT id, body FROM change WHERE position IS NULL AND held IS NULL"
    ).fetchall()
    people = {person for change in waiting for person in _people_of(store, *change)}
    return WaitingSums(changes=len(waiting), sign_ups=_standing_sign_ups(store, people))


def _people_of(store: Store, change_id: bytes, body: bytes) -> Iterator[bytes]:
    for index, op in enumerate(decode_body(change_id, body).ops):
        row = op.row if isinstance(op, Edit) else row_id(change_id, index)
        kind = BY_NUMBER.get(op.kind)
        person = None if kind is None else person_of(store, kind, row)
        if person is not None:
            yield person


def _standing_sign_ups(store: Store, people: set[bytes]) -> int:
    count = 0
    wanted = list(people)
    for start in range(0, len(wanted), _CHUNK):
        chunk = wanted[start : start + _CHUNK]
        marks = ",".join("?" * len(chunk))
        count += store.connection.execute(
            f"SELECT count(*) FROM sign_up WHERE person IN ({marks}) AND {ALIVE}"  # noqa: S608
            f" AND id NOT IN (SELECT sign_up FROM sign_up_status WHERE state = ? AND {ALIVE})",
            (*chunk, WITHDRAWN),
        ).fetchone()[0]
    return count


def sign_ups_standing(store: Store) -> int:
    """Count the living sign-ups on this laptop that were not withdrawn."""
    (every,) = store.connection.execute(
        f"SELECT count(*) FROM sign_up WHERE {ALIVE}"  # noqa: S608
    ).fetchone()
    (gone,) = store.connection.execute(
        f"SELECT count(*) FROM sign_up WHERE {ALIVE} AND id IN"  # noqa: S608
        f" (SELECT sign_up FROM sign_up_status WHERE state = ? AND {ALIVE})",
        (WITHDRAWN,),
    ).fetchone()
    return int(every) - int(gone)


def laptop_sums(store: Store) -> LaptopSums:
    """Count what is on this laptop."""
    (people,), (sign_ups,), (drafts,) = (
        store.connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608
        for table in (f"person WHERE {ALIVE}", f"sign_up WHERE {ALIVE}", "draft")
    )
    return LaptopSums(people=people, sign_ups=sign_ups, drafts=drafts)


def rows_in_conflict(store: Store) -> tuple[tuple[Kind, bytes], ...]:
    """Give the living rows with a cell that has several different values."""
    several = store.connection.execute(
        "SELECT DISTINCT row FROM head GROUP BY row, field HAVING count(*) > 1"
    )
    return tuple(_with_flags(store, several, have=IN_CONFLICT, lack=DEAD))


def rows_edited_after_taken_out(store: Store) -> tuple[tuple[Kind, bytes], ...]:
    """Give the rows that somebody took out and that live, because somebody else changed them."""
    ended = store.connection.execute("SELECT DISTINCT row FROM head WHERE field = 0")
    return tuple(_with_flags(store, ended, have=TAKEN_OUT, lack=DEAD))


def person_of(store: Store, kind: Kind, row: bytes) -> bytes | None:
    """Give the person a row hangs on by its chain of owners, or the row itself if it is one."""
    while kind.name != "person":
        owner = None if kind.owner is None else kind.by_name[kind.owner]
        if owner is None or owner.ref is None:
            return None
        found = store.connection.execute(
            f"SELECT {quoted(owner.name)} FROM {quoted(kind.name)} WHERE id = ?",  # noqa: S608
            (row,),
        ).fetchone()
        if found is None or found[0] is None:
            return None
        row, kind = found[0], BY_NAME[owner.ref]
    return row


def rows_of_person(store: Store, person: bytes) -> tuple[Row, ...]:
    """Give the person's row and every row that hangs on it, dead ones too, oldest first."""
    known = {"person": {person}}
    rows = list(_whole_rows(store, BY_NAME["person"], "id", [person]))
    for kind in _FROM_THE_PERSON_ON:
        owner = kind.by_name[kind.owner or ""]
        found = list(_whole_rows(store, kind, owner.name, known.get(owner.ref or "", ())))
        known[kind.name] = {row.id for row in found}
        rows += found
    return tuple(sorted(rows, key=lambda row: (row.made_ms, row.kind.number, row.id)))


def _whole_rows(store: Store, kind: Kind, column: str, keys: Iterable[bytes]) -> Iterator[Row]:
    given = tuple(keys)
    found = store.connection.execute(
        f"SELECT * FROM {quoted(kind.name)}"  # noqa: S608 - declared names
        f" WHERE {quoted(column)} IN ({','.join('?' * len(given))})",
        given,
    )
    return (row_of(SHAPES[kind.number], columns) for columns in found)


def _by_distance() -> Iterator[Kind]:
    """Give the kinds that hang on a person, each after the kind it hangs on."""
    reached = {"person"}
    while reached:
        kinds = [each for each in KINDS if each.owner and _owner_kind(each) in reached]
        yield from kinds
        reached = {each.name for each in kinds}


def _owner_kind(kind: Kind) -> str:
    return kind.by_name[kind.owner or ""].ref or ""


_FROM_THE_PERSON_ON: Final = tuple(_by_distance())


def _with_flags(
    store: Store, rows: Iterable[tuple[bytes]], *, have: int, lack: int
) -> Iterator[tuple[Kind, bytes]]:
    for row, kind in kinds_of(store.connection, [row for (row,) in rows]).items():
        (flags,) = store.connection.execute(
            f"SELECT _flags FROM {quoted(kind.name)} WHERE id = ?",  # noqa: S608 - a declared name
            (row,),
        ).fetchone()
        if flags & have and not flags & lack:
            yield kind, row


def _only(store: Store, wanted: PeopleFilter) -> tuple[str, list[bytes]]:
    """Give the SQL, and its arguments, that leaves out people without looking at them."""
    if not wanted.in_conflict:
        return "1", []
    found = (person_of(store, kind, row) for kind, row in rows_in_conflict(store))
    people = list(dict.fromkeys(person for person in found if person is not None))
    return f"id IN ({','.join('?' * len(people))})", people


def _condition(wanted: PeopleFilter) -> tuple[str, list[Any]]:
    """Give the SQL that tells whether a person fits, and its arguments."""
    tests: list[str] = ["1"]
    arguments: list[Any] = []
    sign_up = f"SELECT 1 FROM sign_up WHERE person = person.id AND {ALIVE}"  # noqa: S608
    if wanted.language:
        tests.append("lang_spoken IS ?")
        arguments.append(wanted.language)
    if wanted.event is not None:
        tests.append(f"EXISTS ({sign_up} AND +event = ?)")  # by person, not by event
        arguments.append(wanted.event)
    if wanted.incomplete:
        tests.append(f"EXISTS ({sign_up} AND finish_later)")
    if wanted.interpreter:
        need = f"SELECT 1 FROM need WHERE person = person.id AND {ALIVE}"  # noqa: S608
        tests.append(f"EXISTS ({need} AND wanted = 'YES')")
    return " AND ".join(tests), arguments
