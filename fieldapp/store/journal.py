"""The unit of work: one act writes its rows, their heads and its change with its link, or nothing.

Everything that is ever kept on a laptop because somebody did something here comes through
`work()`.
"""

from collections.abc import Container, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Final

from fieldapp.domain.change import (
    FIRST_LINK,
    MAX_BODY_BYTES,
    Change,
    Creation,
    Edit,
    Op,
    encode_body,
    encode_ops,
    hide_body,
    next_link,
    ops_problem,
)
from fieldapp.domain.erasing import ERASURE
from fieldapp.domain.ids import new_change_id, row_id
from fieldapp.domain.kinds import BY_NAME, BY_NUMBER, LIFE, SCHEMA, Kind
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.domain.stamp import milliseconds, next_stamp
from fieldapp.domain.touched import Touched
from fieldapp.domain.values import MAX_OPS, Value
from fieldapp.store.columns import SHAPES, extra_column, field_columns, resolved
from fieldapp.store.erasing import erase
from fieldapp.store.lists import person_of
from fieldapp.store.rows import Kept, load, save
from fieldapp.store.store import Store, Tail

PERSON: Final = "person"
"""The kind on which everything hangs that is about somebody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A row to be made by the open unit of work: a reference for later operations of the unit."""

    index: int


class Work:
    """What one act does. Collects operations; `commit` turns them into one change."""

    def __init__(self, store: Store, actor: bytes, event: bytes | None) -> None:
        self._store = store
        self._actor = actor
        self._event = event
        self._ops: list[Op] = []
        self._edited: dict[bytes, Kept] = {}
        self._erased: list[bytes] = []
        self._spent: list[tuple[bytes, int, Made | bytes]] = []
        self.change_id = b""
        self.touched = Touched()

    def create(self, kind: Kind, values: Mapping[str, Value | Made]) -> Made:
        """Add a new row. Values by field name; empty ones are left out."""
        numbered: dict[int, Value] = {}
        for name, value in values.items():
            if value is not None:
                numbered[kind.by_name[name].number] = (
                    value.index if isinstance(value, Made) else value
                )
        self._ops.append(Creation(kind=kind.number, values=numbered))
        return Made(index=len(self._ops) - 1)

    def edit(
        self,
        kind: Kind,
        row: bytes,
        values: Mapping[str, Value | Made],
        unseen: Container[str] = (),
    ) -> None:
        """Set fields of a row; each replaces all heads that stand here now.

        Fields that already have the value, without conflict, are left alone. What stands in
        fields named in `unseen` was not before the author's eyes: it is not replaced, so that both
        values stand.
        Raises: RefusedError `not_here` when the row is not on this laptop.
        """
        kept = self._kept(kind, row)
        cells: dict[int, tuple[Value, tuple[bytes, ...]]] = {}
        for name, given in values.items():
            number = kind.by_name[name].number
            value = given.index if isinstance(given, Made) else given
            heads = kept.state.heads(number)
            if len(heads) == 1 and next(iter(heads.values()))[1] == value:
                continue
            cells[number] = (value, () if name in unseen else tuple(heads))
        if cells:
            self._ops.append(Edit(kind=kind.number, row=row, cells=cells))

    def take_out(self, kind: Kind, row: bytes, reason: str) -> None:
        """Take a row out, with everything that is in it now seen."""
        kept = self._kept(kind, row)
        seen = list(kept.state.seen_heads())
        heads = tuple(kept.state.heads(LIFE))
        self._ops.append(Edit(kind=kind.number, row=row, cells={LIFE: ([reason, *seen], heads)}))

    def bring_back(self, kind: Kind, row: bytes) -> None:
        """Undo a taking-out."""
        kept = self._kept(kind, row)
        heads = tuple(kept.state.heads(LIFE))
        self._ops.append(Edit(kind=kind.number, row=row, cells={LIFE: (None, heads)}))

    def erase(self, person: bytes, values: Mapping[str, Value]) -> Made:
        """Have a person erased: here with this unit, everywhere once the request is handed over.

        What this unit does besides must not be about them.
        """
        self._erased.append(person)
        return self.create(ERASURE, {"person": person, **values})

    def spend(self, slot: bytes, token: int, appointment: Made | bytes) -> None:
        """Note for good that an appointment has a seat of this laptop."""
        self._spent.append((slot, token, appointment))

    def id_of(self, made: Made) -> bytes:
        """Give the id of a row made by this unit, once it is committed."""
        return row_id(self.change_id, made.index)

    def _kept(self, kind: Kind, row: bytes) -> Kept:
        kept = self._edited.get(row)
        if kept is None:
            kept = load(self._store.connection, kind, row)
            if kept is None or kept.state.erased:
                raise RefusedError((Problem(field=kind.name, code="not_here"),))
            self._edited[row] = kept
        return kept

    def people(self) -> list[bytes | Made]:
        """Give the people whom this unit has done something about so far, each once."""
        found: dict[bytes | int, None] = {}
        for index, op in enumerate(self._ops):
            kind = BY_NUMBER[op.kind]
            at = op.row if isinstance(op, Edit) else index
            while isinstance(at, int) and kind.owner is not None:
                made = self._ops[at]
                owner = kind.by_name[kind.owner]
                value = made.values.get(owner.number) if isinstance(made, Creation) else None
                if not isinstance(value, bytes | int) or owner.ref is None:
                    break
                at, kind = value, BY_NAME[owner.ref]
            person = person_of(self._store, kind, at) if isinstance(at, bytes) else at
            if person is not None and (isinstance(person, bytes) or kind.name == PERSON):
                found[person] = None
        return [Made(index=each) if isinstance(each, int) else each for each in found]

    def commit(self) -> None:
        """Write everything; `touched` says afterwards what. Part of the open transaction.

        Raises: RefusedError when a value may not stand in its field.
        """
        if not self._ops:
            return
        ops = tuple(self._ops)
        if found := ops_problem(ops):
            raise RefusedError((_problem(ops, *found),))
        store = self._store
        tail = store.read_tail()
        floor_ms, unsure = store.trusted_time()
        stamp = next_stamp(tail.stamp, store.clock(), floor_ms)
        self.change_id = new_change_id(milliseconds(stamp), store.random)
        change = Change(
            id=self.change_id,
            stamp=stamp,
            unsure=unsure,
            actor=self._actor,
            scope=self._event,
            schema=SCHEMA,
            ops=ops,
        )
        body = encode_body(change, encode_ops(ops))
        if len(ops) > MAX_OPS or len(body) > MAX_BODY_BYTES:
            # The server would refuse it, and with it everything that comes after.
            raise RefusedError((Problem(field=BY_NUMBER[ops[0].kind].name, code="too_much"),))
        seq = append(store, tail, change, body)
        rows = tuple(self._write(seq, change, index, op) for index, op in enumerate(ops))
        store.connection.executemany(
            "INSERT OR IGNORE INTO spent (slot, token, appointment) VALUES (?, ?, ?)",
            [
                (slot, token, self.id_of(row) if isinstance(row, Made) else row)
                for slot, token, row in self._spent
            ],
        )
        self.touched = Touched(kinds=frozenset(BY_NUMBER[op.kind].name for op in ops), rows=rows)
        if self._erased:
            self.touched |= Touched(kinds=erase(store, self._erased))

    def _write(self, seq: int, change: Change, index: int, op: Op) -> bytes:
        connection = self._store.connection
        shape = SHAPES[op.kind]
        if isinstance(op, Creation):
            row = row_id(change.id, index)
            system = (
                row,
                change.id,
                change.stamp,
                change.actor,
                change.scope,
                seq,
                0,
                extra_column(shape, op.values),
            )
            fields = field_columns(shape, op.values, change.id)
            connection.execute(shape.insert, (*system, *fields))
            return row
        kept = self._edited[op.row]
        kept.state.edit(change.id, change.stamp, resolved_edit(change.id, op))
        save(connection, op.row, kept)
        connection.execute("INSERT OR IGNORE INTO touch (row, seq) VALUES (?, ?)", (op.row, seq))
        return op.row


@contextmanager
def work(store: Store, *, actor: bytes, event: bytes | None) -> Iterator[Work]:
    """Open the unit of work of one act; leaving it commits, any exception rolls back.

    Raises: RefusedError for what was typed, StoreError for the world's faults.
    """
    try:
        with store.writing():
            unit = Work(store, actor, event)
            yield unit
            unit.commit()
        if unit.touched.rows:
            store.saved_ms = store.right_ms()
    except BaseException:
        store.tail = None  # what was counted on may have been rolled back
        raise


def append(store: Store, tail: Tail, change: Change, body: bytes) -> int:
    """Put a change at the end of the log, chained to the one before. Gives its place."""
    seq = tail.seq + 1
    n = seq - tail.base
    previous = FIRST_LINK if n == 1 else tail.link
    hidden = hide_body(store.identity.chain_secret, n, change.id, body)
    link = next_link(previous, tail.replica, n, hidden)
    store.connection.execute(
        "INSERT INTO change (seq, id, link, body) VALUES (?, ?, ?, ?)",
        (seq, change.id, link, body),
    )
    store.tail = replace(tail, seq=seq, link=link, stamp=change.stamp)
    return seq


def resolved_edit(change_id: bytes, edit: Edit) -> Edit:
    """Give the edit with numbers of operations replaced by row ids."""
    kind = BY_NUMBER.get(edit.kind)
    if kind is None:
        return edit
    return Edit(
        kind=edit.kind,
        row=edit.row,
        cells={
            number: (resolved(change_id, kind.by_number.get(number), value), replaced)
            for number, (value, replaced) in edit.cells.items()
        },
    )


def _problem(ops: tuple[Op, ...], index: int, number: int, code: str) -> Problem:
    kind = BY_NUMBER[ops[index].kind]
    field = kind.by_number.get(number)
    name = field.name if field else "life"
    limit = str(field.limit) if field else ""
    return Problem(field=f"{kind.name}.{name}", code=code, args=(("limit", limit),))
