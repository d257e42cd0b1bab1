"""What came down: the server's rows, with own changes it does not contain yet applied on top.

All functions are part of a transaction the caller opened; a slice of rows and, with the last one,
the cursor are durable together, so a kill in between only means that rows come again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Final

from fieldapp.domain.change import Creation, Edit, kinds_made
from fieldapp.domain.erasing import ERASURE
from fieldapp.domain.ids import row_id
from fieldapp.domain.kinds import BY_NAME, BY_NUMBER, LIFE
from fieldapp.domain.merge import Cell, RowState, shown
from fieldapp.domain.skeleton import ERASED, KEPT
from fieldapp.domain.values import Value
from fieldapp.store.columns import (
    DEAD,
    ERASED_ROW,
    RESTRICTED,
    SHAPES,
    TableShape,
    extra_column,
    field_columns,
    quoted,
    resolved,
)
from fieldapp.store.erasing import HANGS, anybody_erased, erase, erased_among, note_erased, orders
from fieldapp.store.journal import resolved_edit
from fieldapp.store.log import bodies_at, logged_change, places
from fieldapp.store.membership import ROWS_LEFT, Entry, enter, is_sweeping
from fieldapp.store.rows import Kept, present, put_many, save
from fieldapp.store.seat_tokens import note_void
from fieldapp.store.store import Store

_ALLOTMENT: Final = BY_NAME["allotment"]
_REPLICA: Final = _ALLOTMENT.by_name["replica"].number
SEARCHED: Final = {"person": 0, "contact": 1, "address": 1, "sign_up": 1}
"""Kinds whose rows are in the search text of a person, and the field that names the person."""


@dataclass(slots=True, repr=False)
class Incoming:
    """One row as it came down."""

    row: bytes
    kind: int
    position: int
    origin: bytes
    effective: int
    actor: bytes
    event: bytes | None
    seq: int | None
    own: bool
    values: Mapping[int, Value]
    cells: Mapping[int, list[list[Any]]] | None


@dataclass(slots=True)
class Slice:
    """Rows of one slice, sorted by what has to be done with them."""

    snapshot: int
    hidden: Mapping[int, Sequence[int]]
    rows: list[Incoming] = field(default_factory=list)


def take_rows(
    store: Store,
    scope: bytes,
    groups: Iterable[Sequence[Any]],
    hidden: Mapping[int, Sequence[int]],
    snapshot: int,
) -> frozenset[str]:
    """Take in rows of one scope; `snapshot` is the position up to which they contain changes.

    Gives the names of the kinds that changed.
    """
    taken = Slice(snapshot, hidden)
    base = store.read_tail().base
    stubs: dict[int, int] = {}
    groups = list(groups)
    renamed = places(
        store, (each[0] for each in groups if len(each) > 2 and each[4] is None and each[5])
    )
    for group in groups:
        if len(group) == 2:
            stubs[base + group[0]] = group[1]
        else:
            n = group[4]
            taken.rows += _incoming(group, renamed.get(group[0]) if n is None else base + n)
    own = _own_rows(store, stubs)
    taken.rows += _rebuilt(store, own, from_zero=is_sweeping(store, scope))
    erased = _carry_out(store, taken.rows)
    _note_left(store, taken.rows)
    note_void(
        store,
        [(e.row, e.values.get(_REPLICA)) for e in taken.rows if e.kind == _ALLOTMENT.number],
    )
    _write(store, taken)
    every = [Entry(each.row, each.position, each.kind) for each in taken.rows]
    every += chain.from_iterable(own.values())
    enter(store, scope, every)
    _note_searched(store, taken.rows)
    kinds = frozenset(BY_NUMBER[each.kind].name for each in every if each.kind in BY_NUMBER)
    return kinds | erased


def _carry_out(store: Store, rows: Iterable[Incoming]) -> frozenset[str]:
    """Erase whom rows that came down say is to be erased; give the kinds that changed."""
    kinds: frozenset[str] = frozenset()
    for each in rows:
        if each.kind == ERASURE.number:
            values = dict(each.values)
            for number, heads in (each.cells or {}).items():
                values[number] = shown(
                    {change: (effective, value) for change, effective, value in heads}
                )
            kinds |= erase(store, *orders(each.kind, values))
    return kinds


def _note_left(store: Store, rows: Iterable[Incoming]) -> None:
    """Have nothing in rows of people who were erased, whatever the server still gives of them.

    It may have been put back to before that, and hears of it again from the laptops.
    """
    rows = list(rows)
    if not any(LIFE in each.values for each in rows) and not anybody_erased(store):
        return
    owners = {each.row: _hangs_on(each) for each in rows}
    named = {*owners, *chain.from_iterable(owners.values())}
    gone = erased_among(store, named)
    gone |= {each.row for each in rows if LIFE in each.values}
    if not gone:
        return
    new = True
    while new:
        new = False
        for each in rows:
            if each.row not in gone and not gone.isdisjoint(owners[each.row]):
                gone.add(each.row)
                new = True
    left = [each for each in rows if each.row in gone]
    if any(LIFE not in each.values for each in left):
        # A row may have come before the one it hangs on.
        erase(store, (), [each.row for each in left])
    note_erased(store, [each.row for each in left])
    for each in left:
        kept = KEPT.get(each.kind, frozenset())
        each.values = {
            LIFE: ERASED,
            **{number: value for number, value in each.values.items() if number in kept},
        }
        each.cells = None


def _hangs_on(each: Incoming) -> tuple[bytes, ...]:
    """Give the rows that a row goes with."""
    kind = BY_NUMBER.get(each.kind)
    names = () if kind is None else HANGS.get(kind.number, ())
    found = (each.values.get(kind.by_name[name].number) for name in names) if kind else ()
    named = (row_id(each.origin, one) if type(one) is int else one for one in found)
    return tuple(one for one in named if isinstance(one, bytes))


def _incoming(group: Sequence[Any], seq: int | None) -> Iterable[Incoming]:
    origin, effective, actor, event, _, own, rows = group
    for op, kind, position, values, cells in rows:
        yield Incoming(
            row=row_id(origin, op),
            kind=kind,
            position=position,
            origin=origin,
            effective=effective,
            actor=actor,
            event=event,
            seq=seq,
            own=own,
            values=values,
            cells=cells or None,
        )


def _own_rows(store: Store, stubs: Mapping[int, int]) -> dict[int, list[Entry]]:
    """Give the rows of own changes that came down as they went up, by place in the log."""
    return {
        seq: [Entry(row_id(change_id, index), stubs[seq], kind) for index, kind in kinds_made(body)]
        for seq, change_id, body in bodies_at(store, stubs)
    }


def _rebuilt(
    store: Store, own: Mapping[int, Sequence[Entry]], *, from_zero: bool
) -> list[Incoming]:
    """Give own rows as the log made them, where the file has them otherwise or not at all.

    That is so for rows that had to go because a scope came and went; for rows with edits, which
    the server says it does not have; and for all of a scope that is fetched from zero, because
    the server may have another history now.
    """
    wanted = {each.row for each in chain.from_iterable(own.values())}
    if not from_zero:
        missing = _missing(store, own) if store.remembered(ROWS_LEFT) else set()
        rows = list(wanted)
        wanted = missing | _edited(store, "touch", rows) | _edited(store, "head", rows)
    return [
        each
        for seq, entries in (own.items() if wanted else ())
        if any(entry.row in wanted for entry in entries)
        for each in _from_log(store, seq, entries[0].position)
        if each.row in wanted
    ]


def _missing(store: Store, own: Mapping[int, Sequence[Entry]]) -> set[bytes]:
    by_kind: dict[int, set[bytes]] = {}
    for each in chain.from_iterable(own.values()):
        by_kind.setdefault(each.kind, set()).add(each.row)
    missing: set[bytes] = set()
    for kind, rows in by_kind.items():
        if kind in SHAPES:
            missing |= rows - present(store.connection, quoted(SHAPES[kind].name), "id", rows)
    return missing


def _from_log(store: Store, seq: int, position: int) -> Iterable[Incoming]:
    change = logged_change(store, seq)
    for index, op in enumerate(() if change is None else change.ops):
        if change is not None and isinstance(op, Creation):
            yield Incoming(
                row=row_id(change.id, index),
                kind=op.kind,
                position=position,
                origin=change.id,
                effective=change.stamp,
                actor=change.actor,
                event=change.scope,
                seq=seq,
                own=True,
                values=op.values,
                cells=None,
            )


def _write(store: Store, taken: Slice) -> None:
    ids = [each.row for each in taken.rows]
    changed = _edited(store, "touch", ids) | _edited(store, "head", ids)
    quick: dict[int, list[tuple[Any, ...]]] = {}
    for each in taken.rows:
        shape = SHAPES.get(each.kind)
        if shape is None:
            continue  # a kind of a newer program: counted as held, shown by nobody
        kept_from_us = () if each.own else taken.hidden.get(each.kind, ())
        restricted = bool(kept_from_us)
        if LIFE in each.values or (each.cells is None and each.row not in changed):
            quick.setdefault(each.kind, []).append(_columns(shape, each, restricted))
        else:
            _merge(store, shape, each, (restricted, taken.snapshot))
    for kind, rows in quick.items():
        put_many(store.connection, SHAPES[kind].replace, rows)


def _edited(store: Store, table: str, rows: list[bytes]) -> set[bytes]:
    few = store.connection.execute(f"SELECT row FROM {table} LIMIT ?", (len(rows),)).fetchall()  # noqa: S608
    if len(few) < len(rows):
        return {row for (row,) in few}.intersection(rows)
    return present(store.connection, table, "row", rows)


def _columns(shape: TableShape, each: Incoming, restricted: bool) -> tuple[Any, ...]:
    if LIFE in each.values:
        values = {number: each.values[number] for number in each.values if number != LIFE}
        left = (each.row, each.origin, each.effective, each.actor, each.event, each.seq)
        return (*left, DEAD | ERASED_ROW, None, *field_columns(shape, values, each.origin))
    return (
        each.row,
        each.origin,
        each.effective,
        each.actor,
        each.event,
        each.seq,
        RESTRICTED if restricted else 0,
        extra_column(shape, each.values),
        *field_columns(shape, each.values, each.origin),
    )


def _resolved(shape: TableShape, change: bytes, values: Mapping[int, Value]) -> dict[int, Value]:
    known = shape.kind.by_number
    return {number: resolved(change, known.get(number), value) for number, value in values.items()}


def _merge(store: Store, shape: TableShape, each: Incoming, seen: tuple[bool, int]) -> None:
    """Write a row that was edited, or that own changes still touch."""
    restricted, snapshot = seen
    values = _resolved(shape, each.origin, each.values)
    state = RowState(each.kind, each.origin, each.effective, values)
    known = shape.kind.by_number
    for number, heads in (each.cells or {}).items():
        state.cells[number] = Cell(
            {
                change: (effective, resolved(change, known.get(number), value))
                for change, effective, value in heads
            }
        )
    kept = Kept(state, each.actor, each.event, each.seq, restricted)
    _overlay(store, each.row, state, snapshot)
    save(store.connection, each.row, kept)


def _overlay(store: Store, row: bytes, state: RowState, snapshot: int) -> None:
    """Apply own edits the row does not contain yet; forget those that it does."""
    for seq, position in store.connection.execute(
        "SELECT touch.seq, change.position FROM touch JOIN change USING (seq)"
        " WHERE row = ? ORDER BY seq",
        (row,),
    ).fetchall():
        if position is not None and position <= snapshot:
            store.connection.execute("DELETE FROM touch WHERE row = ? AND seq = ?", (row, seq))
            continue
        change = logged_change(store, seq)
        for op in () if change is None else change.ops:
            if change is not None and isinstance(op, Edit) and op.row == row:
                state.edit(change.id, change.stamp, resolved_edit(change.id, op))


def _note_searched(store: Store, rows: Iterable[Incoming]) -> None:
    people: set[object] = set()
    for each in rows:
        kind = BY_NUMBER.get(each.kind)
        number = SEARCHED.get(kind.name) if kind else None
        if number == 0:
            people.add(each.row)
        elif number is not None:
            person = each.values.get(number)
            people.add(row_id(each.origin, person) if isinstance(person, int) else person)
    store.connection.executemany(
        "INSERT OR IGNORE INTO unsearched (person) VALUES (?)",
        [(person,) for person in people if person],
    )
