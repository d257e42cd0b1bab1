"""What lists show: sign-ups of an event, one page at a time, single people whole, and counts.

A page is read from where the last one ended, never by counting from the start, so it costs the
same anywhere. The list of all people: `listing`.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from fieldapp.domain.change import Change, Edit
from fieldapp.domain.ids import row_id
from fieldapp.domain.kinds import BY_NAME, BY_NUMBER, KINDS, Kind
from fieldapp.domain.kinds.declare import Reach
from fieldapp.store.columns import IN_CONFLICT, SHAPES, TAKEN_OUT, TO_SETTLE, quoted
from fieldapp.store.erasing import erased_sign_ups
from fieldapp.store.lines import (
    ALIVE,
    WITHDRAWN,
    Place,
    SignUpLine,
    sign_up_lines_of,
)
from fieldapp.store.log import KNOWN, logged_change
from fieldapp.store.rows import Row, row_of
from fieldapp.store.store import Store

_CHUNK: Final = 400
_WITHDRAWN: Final = f"SELECT sign_up FROM sign_up_status WHERE state = '{WITHDRAWN}' AND {ALIVE}"  # noqa: S608


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSums:
    """Sign-ups of an event that stand, and apart from them those withdrawn."""

    sign_ups: int
    withdrawn: int
    finish_later: int
    made_here: int


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
    lines = sign_up_lines_of(store, _by_people(order), (event, *order))
    return tuple(sorted(lines, key=lambda line: (order[line.person], -line.place[0])))


def people_at(store: Store, event: bytes, people: Sequence[bytes]) -> list[bytes]:
    """Give those of people who have a living sign-up of an event, in their order."""
    found = store.connection.execute(
        f"SELECT person FROM sign_up WHERE {ALIVE} AND {_by_people(people)}",  # noqa: S608
        (event, *people),
    )
    here = {person for (person,) in found}
    return [person for person in people if person in here]


def _by_people(people: Collection[bytes]) -> str:
    # The plus keeps SQLite from the index by event, which holds far more.
    return f"+event = ? AND person IN ({','.join('?' * len(people))})"


def event_sums(store: Store, event: bytes) -> EventSums:
    """Count the sign-ups of an event; some 2 ms for 10,000."""
    sums = "count(*), coalesce(sum(finish_later), 0), coalesce(sum(_seq IS NOT NULL), 0)"
    found = store.connection.execute(
        f"SELECT id IN ({_WITHDRAWN}) AS gone, {sums} FROM sign_up"  # noqa: S608 - of this module
        f" WHERE {ALIVE} AND event = ? GROUP BY gone",
        (event,),
    )
    counted = {gone: numbers for gone, *numbers in found}
    sign_ups, finish_later, made_here = counted.get(0, (0, 0, 0))
    erased = [seq for at, _, seq in erased_sign_ups(store) if at == event]
    return EventSums(
        sign_ups=sign_ups + len(erased),
        withdrawn=counted.get(1, (0, 0, 0))[0],
        finish_later=finish_later,
        made_here=made_here + sum(seq is not None for seq in erased),
    )


def sign_ups_by_event(store: Store) -> dict[bytes, int]:
    """Count the standing sign-ups of every event that has any."""
    rows = store.connection.execute(
        f"SELECT event, count(*) FROM sign_up WHERE {ALIVE} AND id NOT IN"  # noqa: S608
        f" (SELECT sign_up FROM sign_up_status WHERE state = ? AND {ALIVE}) GROUP BY event",
        (WITHDRAWN,),
    )
    counted = Counter({event: int(count) for event, count in rows if event is not None})
    counted.update(event for event, _, _ in erased_sign_ups(store))
    return dict(counted)


def is_in_use(store: Store, event: bytes) -> bool:
    """Tell whether people or work hang on an event here: taken out or not, own or others'.

    That is whatever was made at it (a sign-up, a tally, a hand-out), and bookings of its times that
    were made at another.
    """
    kinds = [each for each in KINDS if each.reach is not Reach.REFERENCE and not each.server_only]
    tables = [quoted(SHAPES[each.number].name) for each in kinds]
    made_there = [f"SELECT 1 FROM {table} WHERE _event = ?1" for table in tables]  # noqa: S608
    booked = "SELECT 1 FROM appointment WHERE slot IN (SELECT id FROM slot WHERE event = ?1)"
    found = (
        store.connection.execute(f"{query} LIMIT 1", (event,)).fetchone()
        for query in (*made_there, booked)
    )
    return any(each is not None for each in found)


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingSums:
    """What is on this laptop only: changes, and the living sign-ups with such work in them.

    `aside` are the others in which the server put something aside.
    """

    changes: int
    sign_ups: int
    aside: int = 0


def waiting_sums(store: Store) -> WaitingSums:
    """Count what the server does not have yet, by the records a person would look for.

    Changes that only record a sign-up are counted by the index of own ones; the others are read,
    some 50 µs for each.
    """
    waiting, people = _waiting(store)
    return WaitingSums(
        changes=waiting,
        sign_ups=_standing_sign_ups(store, people),
        aside=_standing_sign_ups(store, _people_put_aside(store) - people),
    )


def people_waiting(store: Store) -> set[bytes]:
    """Give the people with work in them that the server does not have yet."""
    return _waiting(store)[1]


def _waiting(store: Store) -> tuple[int, set[bytes]]:
    """Give how many changes wait, and the people they are about."""
    after = store.read_tail().base + (store.remembered(KNOWN) or 0)
    ask = store.connection.execute
    waiting = {
        seq
        for (seq,) in ask(
            "SELECT seq FROM change WHERE seq > ? AND position IS NULL AND held IS NULL", (after,)
        )
    }
    edits = ask("SELECT seq FROM touch WHERE seq > ?", (after,))
    own = ask("SELECT _seq, person FROM sign_up WHERE _seq > ?", (after,))
    return len(waiting), _people_in(store, waiting, edits, own)


def _people_put_aside(store: Store) -> set[bytes]:
    """Give the people with work in them that the server put aside."""
    ask, held = store.connection.execute, "SELECT seq FROM change WHERE held IS NOT NULL"
    edits = ask(f"SELECT seq FROM touch WHERE seq IN ({held})")  # noqa: S608 - our own
    own = ask(f"SELECT _seq, person FROM sign_up WHERE _seq IN ({held})")  # noqa: S608 - our own
    return _people_in(store, {seq for (seq,) in ask(held)}, edits, own)


def _people_in(
    store: Store,
    changes: set[int],
    edits: Iterable[tuple[int]],
    own: Iterable[tuple[int, bytes]],
) -> set[bytes]:
    """Give the people whom changes are about; only what no index tells is read whole."""
    signed_up = {seq: person for seq, person in own if seq in changes}
    people = set(signed_up.values())
    for seq in changes - (signed_up.keys() - {seq for (seq,) in edits}):
        change = logged_change(store, seq)
        people.update(_people_of(store, change) if change else ())
    return people


def _people_of(store: Store, change: Change) -> Iterator[bytes]:
    for index, op in enumerate(change.ops):
        row = op.row if isinstance(op, Edit) else row_id(change.id, index)
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
            f" AND id NOT IN ({_WITHDRAWN})",
            chunk,
        ).fetchone()[0]
    return count


def sign_ups_standing(store: Store) -> int:
    """Count the living sign-ups on this laptop that were not withdrawn."""
    (every,) = store.connection.execute(
        f"SELECT count(*) FROM sign_up WHERE {ALIVE}"  # noqa: S608
    ).fetchone()
    (gone,) = store.connection.execute(
        f"SELECT count(*) FROM sign_up WHERE {ALIVE} AND id IN ({_WITHDRAWN})"  # noqa: S608
    ).fetchone()
    return int(every) - int(gone)


def rows_in_conflict(store: Store) -> tuple[tuple[Kind, bytes], ...]:
    """Give the living rows with a cell that has several different values."""
    return tuple(_to_settle(store, IN_CONFLICT))


def rows_edited_after_taken_out(store: Store) -> tuple[tuple[Kind, bytes], ...]:
    """Give the rows that somebody took out and that live, because somebody else changed them."""
    return tuple(_to_settle(store, TAKEN_OUT))


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


def _to_settle(store: Store, flag: int) -> Iterator[tuple[Kind, bytes]]:
    for kind in KINDS:
        for (row,) in store.connection.execute(
            f"SELECT id FROM {quoted(kind.name)}"  # noqa: S608 - a declared name
            f" WHERE {TO_SETTLE} AND _flags & {flag:d}"
        ):
            yield kind, row
