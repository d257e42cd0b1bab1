"""Rows as values: each step of the one merge gives a new row, so a backup is a copy of a dict.

The merge itself is `fieldapp.domain.merge`; here it is only kept from changing what others hold.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, TypeAlias

from fieldapp.domain import ids
from fieldapp.domain.change import Change, Creation, Edit
from fieldapp.domain.merge import Cell, RowState
from tests.model.words import LATER_FIELD, REF_FIELDS

Values: TypeAlias = Mapping[int, Any]
Body: TypeAlias = tuple[int, bytes, int, bytes, bytes | None, Values, Values, frozenset[int]]
"""A row as it comes down: kind, change that made it, effective stamp, maker, event, values, cells,
hidden. `values` are as the creation set them, `cells` the complete heads of those touched since.
"""
NO_FIELDS: frozenset[int] = frozenset()
row_id = lru_cache(1 << 14)(ids.row_id)
"""The real row ids, remembered: a schedule asks for the same ones again and again."""


class Row:
    """A row on the server. Never changed: `edited` gives its successor."""

    __slots__ = ("bodies", "event", "id", "maker", "person", "state")

    def __init__(
        self,
        row: bytes,
        state: RowState,
        maker: bytes,
        *,
        event: bytes | None,
        person: bytes | None,
    ) -> None:
        self.id = row
        self.state = state
        self.maker = maker
        self.event = event
        self.person = person
        self.bodies: dict[frozenset[int], Body] = {}

    def edited(self, change: bytes, effective: int, edit: Edit) -> "Row":
        """Give this row with one more edit merged in."""
        state = _loosened(self.state, edit)
        state.edit(change, effective, edit)
        return Row(self.id, state, self.maker, event=self.event, person=self.person)

    def with_state(self, state: RowState) -> "Row":
        """Give this row with another state: only the seeded bugs of the merge want that."""
        return Row(self.id, state, self.maker, event=self.event, person=self.person)

    def body(self, hidden: frozenset[int]) -> Body:
        """Give what goes down to a reader from whom some fields are hidden."""
        found = self.bodies.get(hidden)
        if found is None:
            state = self.state
            assert state.origin is not None
            values, cells = state.values, {n: cell.heads for n, cell in state.cells.items()}
            if hidden:
                values = {n: value for n, value in values.items() if n not in hidden}
                cells = {n: heads for n, heads in cells.items() if n not in hidden}
            found = self.bodies[hidden] = (
                state.kind,
                state.origin,
                state.effective,
                self.maker,
                self.event,
                values,
                cells,
                hidden,
            )
        return found

    def parked(self) -> bool:
        """Whether the row has a value that an old server does not know."""
        return LATER_FIELD in self.state.cells


def _loosened(state: RowState, edit: Edit) -> RowState:
    cells = dict(state.cells)
    for number in edit.cells:
        cell = cells.get(number)
        if cell is not None:
            cells[number] = Cell(dict(cell.heads), set(cell.replaced))
    return RowState(state.kind, state.origin, state.effective, state.values, cells)


def id_in(state: RowState, number: int) -> bytes:
    """Give the row that a field names."""
    value = state.values[number]
    assert isinstance(value, bytes)
    return value


def creation_values(change: Change, op: Creation) -> Values:
    """Give the values of a creation, with references to rows of the same change made whole."""
    values: Values = op.values
    for number in REF_FIELDS[op.kind]:
        index = values.get(number)
        if type(index) is int:
            values = {**values, number: row_id(change.id, index)}
    return values


def new_state(change: Change, op: Creation, effective: int) -> RowState:
    """Give the state of a row that has just been made."""
    state = RowState(op.kind)
    state.create(change.id, effective, creation_values(change, op))
    return state


def state_of(body: Body) -> RowState:
    """Give the row state that a laptop makes from what came down: heads, no memory of replaced."""
    kind, origin, effective, _, _, values, heads, _ = body
    cells = {n: Cell(dict(each)) for n, each in heads.items()}
    return RowState(kind, origin, effective, values, cells)


def rows_made(change: Change) -> list[bytes]:
    """Give the ids of the rows that a change creates, in the order of its operations."""
    return [row_id(change.id, i) for i, op in enumerate(change.ops) if isinstance(op, Creation)]


def rows_touched(change: Change) -> tuple[bytes, ...]:
    """Give the ids of all rows that a change creates or edits."""
    return tuple(
        op.row if isinstance(op, Edit) else row_id(change.id, i) for i, op in enumerate(change.ops)
    )
