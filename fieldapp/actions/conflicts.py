"""Fields that two people set to different values, and rows changed after they were taken out.

Nothing is lost: every value stands until somebody chooses. Choosing is an ordinary edit that names
every value it has seen, so it can be chosen again otherwise.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from fieldapp.actions.acting import USER, Author, acting
from fieldapp.actions.finding import hidden_names
from fieldapp.domain.kinds import BY_NAME, LIFE, Kind
from fieldapp.domain.merge import Head, shown
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.domain.rights import Change, outranked, right
from fieldapp.domain.stamp import milliseconds
from fieldapp.domain.touched import Touched
from fieldapp.domain.values import Value
from fieldapp.store.authors import Authorship, authors_of
from fieldapp.store.lists import person_of, rows_edited_after_taken_out, rows_in_conflict
from fieldapp.store.rows import Kept, Row, load, read_row
from fieldapp.store.store import Store

TAKEN_OUT_AGAIN: Final = "MISTAKE"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class StandingValue:
    """One value that stands in a field; `actor` is None where it is not known who set it.

    `device` is None where it is not known on which laptop, and empty for the server's own.
    """

    value: Value
    at_ms: int
    change: bytes
    actor: bytes | None
    device: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Conflict:
    """A field with several values, newest first; without `field`, a row taken out and changed.

    `loud` fields are for the coordinator to look at. `values` of a row that was taken out are
    empty.
    """

    kind: str
    row: bytes
    field: str
    person: bytes | None
    event: bytes | None
    loud: bool
    values: tuple[StandingValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Ruling:
    """What was chosen, and what was shown before: enough to choose it again."""

    conflict: Conflict
    before: Value
    touched: Touched


def list_conflicts(store: Store, author: Author) -> tuple[Conflict, ...]:
    """Give the conflicts that this author may settle, loud and newest first."""
    found = [
        conflict
        for kind, row in rows_in_conflict(store)
        for conflict in _of_row(store, author, kind, row)
    ]
    found += [
        _taken_out(store, seen)
        for kind, row in rows_edited_after_taken_out(store)
        if (seen := _may_settle(store, author, kind, row)) and not _is_above(author, *seen, LIFE)
    ]
    authors = authors_of(store, {value.change for each in found for value in each.values})
    named = (_with_authors(each, authors) for each in found)
    return tuple(sorted(named, key=_order))


def resolve(
    store: Store, author: Author, conflict: Conflict, chosen: StandingValue | Value
) -> Ruling:
    """Settle a field: `chosen` is one of its values, or another one altogether.

    Raises: RefusedError not_allowed, not_here; changed_meanwhile when other values stand by now
    than those that were looked at; StoreError.
    """
    value = chosen.value if isinstance(chosen, StandingValue) else chosen
    row, kept = _now(store, conflict)
    heads = kept.state.heads(row.kind.by_name[conflict.field].number)
    if set(heads) != {each.change for each in conflict.values}:
        raise RefusedError((_problem(conflict, "changed_meanwhile"),))
    with acting(store, author, row.event) as act:
        act.edit(row, {conflict.field: value})
    return Ruling(conflict=conflict, before=shown(heads), touched=act.touched)


def undo(store: Store, author: Author, ruling: Ruling) -> Touched:
    """Choose again what was shown before a ruling. Raises: RefusedError; StoreError."""
    row, _ = _now(store, ruling.conflict)
    with acting(store, author, row.event) as act:
        act.edit(row, {ruling.conflict.field: ruling.before})
    return act.touched


def keep(store: Store, author: Author, conflict: Conflict) -> Touched:
    """Settle that a row stays which somebody took out. Raises: RefusedError; StoreError."""
    row, _ = _now(store, conflict)
    with acting(store, author, row.event) as act:
        act.bring_back(row)
    return act.touched


def take_out_again(store: Store, author: Author, conflict: Conflict) -> Touched:
    """Settle that a row goes, with its later changes now seen. Raises: RefusedError; StoreError."""
    row, _ = _now(store, conflict)
    with acting(store, author, row.event) as act:
        act.take_out(row, TAKEN_OUT_AGAIN)
    return act.touched


_Seen: TypeAlias = tuple[Row, Kept]


def _now(store: Store, conflict: Conflict) -> _Seen:
    kind = BY_NAME[conflict.kind]
    row = read_row(store.connection, kind, conflict.row)
    kept = load(store.connection, kind, conflict.row)
    if row is None or kept is None or row.dead:
        raise RefusedError((_problem(conflict, "not_here"),))
    return row, kept


def _problem(conflict: Conflict, code: str) -> Problem:
    field = f"{conflict.kind}.{conflict.field}" if conflict.field else conflict.kind
    return Problem(field=field, code=code)


def _may_settle(store: Store, author: Author, kind: Kind, row: bytes) -> _Seen | None:
    """Give a row this author may edit."""
    found = read_row(store.connection, kind, row)
    kept = load(store.connection, kind, row)
    allowed = right(author.role, kind).edit
    if found is None or kept is None or allowed is Change.NOTHING:
        return None
    own = found.actor == author.user
    return (found, kept) if own or allowed is Change.ALL else None


def _is_above(author: Author, row: Row, kept: Kept, number: int) -> bool:
    """Whether a field decides what somebody above the author may do."""
    changed = {number: kept.state.value(number)}
    return row.kind.name == USER and outranked(author.role, kept.state, changed)


def _of_row(store: Store, author: Author, kind: Kind, row: bytes) -> Iterator[Conflict]:
    seen = _may_settle(store, author, kind, row)
    if seen is None:
        return
    found, kept = seen
    hidden = hidden_names(author.role, kind.name) or frozenset()
    for number in kept.state.conflicts():
        field = kind.by_number.get(number)
        if number == LIFE or field is None:
            continue  # a life in conflict is a row taken out; a newer program's field is not ours
        seen_by_author = found.actor == author.user or field.name not in hidden
        if seen_by_author and not _is_above(author, found, kept, number):
            yield Conflict(
                kind=kind.name,
                row=row,
                field=field.name,
                person=person_of(store, kind, row),
                event=found.event,
                loud=field.loud,
                values=_values(kept.state.heads(number), kept),
            )


def _values(heads: Mapping[bytes, Head], kept: Kept) -> tuple[StandingValue, ...]:
    newest_first = sorted(heads.items(), key=lambda item: (item[1][0], item[0]), reverse=True)
    return tuple(
        StandingValue(
            value=value,
            at_ms=milliseconds(effective),
            change=change,
            actor=kept.actor if change == kept.state.origin else None,
        )
        for change, (effective, value) in newest_first
    )


def _taken_out(store: Store, seen: _Seen) -> Conflict:
    row, _ = seen
    return Conflict(
        kind=row.kind.name,
        row=row.id,
        field="",
        person=person_of(store, row.kind, row.id),
        event=row.event,
        loud=True,
        values=(),
    )


def _with_authors(conflict: Conflict, authors: Mapping[bytes, Authorship]) -> Conflict:
    values = tuple(
        replace(each, actor=who.actor, device=who.device)
        if (who := authors.get(each.change)) is not None
        else each
        for each in conflict.values
    )
    return replace(conflict, values=values)


def _order(conflict: Conflict) -> tuple[bool, int, bytes, str]:
    newest = conflict.values[0].at_ms if conflict.values else 0
    return not conflict.loud, -newest, conflict.row, conflict.field
