"""One person whole: every row, and what became of each field, by whom and where, as far as known.

The laptop's own log tells everything that was done here. Of others' edits it knows the values that
stand and when they were set: rows come down, not everybody's history.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from fieldapp.actions.acting import TYPED_FOR, Author, row_here
from fieldapp.actions.finding import hidden_names, seen_row
from fieldapp.domain.change import Creation, Edit, decode_body
from fieldapp.domain.ids import row_id
from fieldapp.domain.kinds import BY_NUMBER, LIFE
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.domain.stamp import milliseconds
from fieldapp.domain.values import Value
from fieldapp.store.authors import authors_of
from fieldapp.store.columns import resolved
from fieldapp.store.journal import resolved_edit
from fieldapp.store.lists import rows_of_person
from fieldapp.store.log import logged_change
from fieldapp.store.rows import Kept, Row, load
from fieldapp.store.store import Store


class Deed(StrEnum):
    """What was done to a row."""

    MADE = "MADE"
    SET = "SET"
    TAKEN_OUT = "TAKEN_OUT"
    BROUGHT_BACK = "BROUGHT_BACK"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class HistoryEntry:
    """One thing that was done to a row; `field` is empty where it was the row as a whole.

    `actor` is None where only the value is known and not who set it; `device` is None where it is
    not known on which laptop, and empty for the server's own. `old_known` tells an empty old value
    from an unknown one. `typed_for` is whom the actor typed for, None where for nobody.
    """

    at_ms: int
    change: bytes
    actor: bytes | None
    device: bytes | None
    deed: Deed
    kind: str
    row: bytes
    field: str = ""
    old: Value = None
    old_known: bool = False
    new: Value = None
    typed_for: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PersonPage:
    """A person, the rows that hang on it, those of them that were taken out, and the history.

    Rows and history are oldest first and hold what this reader may see.
    """

    person: Row
    rows: tuple[Row, ...]
    taken_out: tuple[Row, ...]
    history: tuple[HistoryEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class _Edited:
    """One cell that one change set; `replaced` are the changes whose values went."""

    row: bytes
    number: int
    value: Value
    change: bytes
    stamp: int
    actor: bytes | None = None
    device: bytes | None = None
    replaced: tuple[bytes, ...] = ()


_Values: TypeAlias = dict[tuple[bytes, int, bytes], Value]
"""Row, field number and change to the value that the change gave the field."""


def person_page(store: Store, author: Author, person: bytes) -> PersonPage:
    """Give a person as this reader may see it. Raises: RefusedError not_here."""
    whole = seen_row(author, row_here(store, "person", person))
    if whole is None:
        raise RefusedError((Problem(field="person", code="not_here"),))
    rows = [row for each in rows_of_person(store, person) if (row := seen_row(author, each))]
    others = [row for row in rows if row.id != person]
    by_id = {row.id: row for row in rows}
    return PersonPage(
        person=whole,
        rows=tuple(row for row in others if not row.dead),
        taken_out=tuple(row for row in others if row.dead),
        history=tuple(
            entry
            for entry in _history(store, by_id)
            if _open(author, by_id[entry.row], entry.field)
        ),
    )


def _open(author: Author, row: Row, field: str) -> bool:
    """Whether a reader may see what was done to a field."""
    hidden = hidden_names(author.role, row.kind.name) or frozenset()
    return row.actor == author.user or field not in hidden


def _history(store: Store, rows: Mapping[bytes, Row]) -> list[HistoryEntry]:
    kept = {
        row.id: found
        for row in rows.values()
        if (found := load(store.connection, row.kind, row.id)) is not None
    }
    own = list(_edited_here(store, rows))
    edits = own + list(_edited_elsewhere(store, kept, {each.change for each in own}))
    values = _values(store, kept, edits)
    entries = [
        (each.state.effective, _made(store, rows[row], each))
        for row, each in kept.items()
        if rows[row].kind is not TYPED_FOR
    ]
    for each in edits:
        entry = _entry(rows[each.row], each, values)
        if entry is not None:
            entries.append((each.stamp, entry))
    entries.sort(key=lambda stamped: (stamped[0], stamped[1].change))
    for_whom = {
        each.state.origin: rows[row].ref("user")
        for row, each in kept.items()
        if rows[row].kind is TYPED_FOR
    }
    return [replace(entry, typed_for=for_whom.get(entry.change)) for _, entry in entries]


def _edited_here(store: Store, rows: Mapping[bytes, Row]) -> Iterator[_Edited]:
    """Give the edits of rows in the own log: those whose change names one of the rows."""
    named = " OR ".join(["instr(body, ?)"] * len(rows))
    for change_id, body in store.connection.execute(
        f"SELECT id, body FROM change WHERE {named} ORDER BY seq",  # noqa: S608 - marks only
        list(rows),
    ):
        change = decode_body(change_id, body)
        for op in change.ops:
            if not isinstance(op, Edit) or op.row not in rows:
                continue
            for number, (value, replaced) in resolved_edit(change_id, op).cells.items():
                yield _Edited(
                    row=op.row,
                    number=number,
                    value=value,
                    change=change_id,
                    stamp=change.stamp,
                    actor=change.actor,
                    device=store.identity.device,
                    replaced=replaced,
                )


def _edited_elsewhere(
    store: Store, kept: Mapping[bytes, Kept], own: set[bytes]
) -> Iterator[_Edited]:
    """Give the values that stand and were not set here, by whom as far as the server said it."""
    heads = [
        (row, number, change, effective, value)
        for row, each in kept.items()
        for number, cell in each.state.cells.items()
        for change, (effective, value) in cell.heads.items()
        if change not in own and change != each.state.origin
    ]
    authors = authors_of(store, {change for _, _, change, _, _ in heads})
    for row, number, change, effective, value in heads:
        who = authors.get(change)
        yield _Edited(
            row=row,
            number=number,
            value=value,
            change=change,
            stamp=effective,
            actor=None if who is None else who.actor,
            device=None if who is None else who.device,
        )


def _values(store: Store, kept: Mapping[bytes, Kept], edits: Iterable[_Edited]) -> _Values:
    """Give every value that is known here of any field, also those that were replaced."""
    values: _Values = {(each.row, each.number, each.change): each.value for each in edits}
    for row, each in kept.items():
        origin = each.state.origin or b""
        for number in each.state.values:
            if number not in each.state.cells:
                values[row, number, origin] = each.state.values[number]
        for number, cell in each.state.cells.items():
            for change, (_, value) in cell.heads.items():
                values[row, number, change] = value
        values.update(_as_made_here(store, row, each))
    return values


def _as_made_here(store: Store, row: bytes, kept: Kept) -> _Values:
    """Give what an own row held when it was made; a field that was left out was empty."""
    change = None if kept.seq is None else logged_change(store, kept.seq)
    if change is None:
        return {}
    fields = BY_NUMBER[kept.state.kind].by_number
    for index, op in enumerate(change.ops):
        if isinstance(op, Creation) and row_id(change.id, index) == row:
            made: dict[int, Value] = dict.fromkeys(kept.state.cells) | dict(op.values)
            return {
                (row, number, change.id): resolved(change.id, fields.get(number), value)
                for number, value in made.items()
            }
    return {}


def _made(store: Store, row: Row, kept: Kept) -> HistoryEntry:
    return HistoryEntry(
        at_ms=row.made_ms,
        change=kept.state.origin or b"",
        actor=row.actor,
        device=None if row.seq is None else store.identity.device,
        deed=Deed.MADE,
        kind=row.kind.name,
        row=row.id,
    )


def _entry(row: Row, edited: _Edited, values: _Values) -> HistoryEntry | None:
    """Give the entry of an edit; None for a field of a newer program."""
    field = row.kind.by_number.get(edited.number)
    whole = edited.number == LIFE
    if field is None and not whole:
        return None
    before = [(row.id, edited.number, each) for each in edited.replaced]
    old = [values[each] for each in before if each in values]
    gone = Deed.BROUGHT_BACK if edited.value is None else Deed.TAKEN_OUT
    return HistoryEntry(
        at_ms=milliseconds(edited.stamp),
        change=edited.change,
        actor=edited.actor,
        device=edited.device,
        deed=gone if whole else Deed.SET,
        kind=row.kind.name,
        row=row.id,
        field=field.name if field else "",
        old=old[0] if old and not whole else None,
        old_known=bool(old) and not whole,
        new=None if whole else edited.value,
    )
