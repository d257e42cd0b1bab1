"""The merge: what a row is, as a function of the set of changes that touch it.

For each cell the *heads* are the changes no other change names as replaced. One head is normal,
several different values are an open conflict with every value kept. Order of arrival, grouping and
repeats do not matter; time only picks which head is shown first. Both ends use this and nothing
else.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from fieldapp.domain.change import Edit
from fieldapp.domain.kinds import LIFE
from fieldapp.domain.values import Value

Head: TypeAlias = tuple[int, Value]
"""Effective stamp and value of one head."""


@dataclass(slots=True)
class Cell:
    """One cell that is no longer as its row's creation set it.

    `heads` is the complete set of heads by change id; `replaced` are all ids ever named as
    replaced here, also of changes that have not arrived yet.
    """

    heads: dict[bytes, Head] = field(default_factory=dict)
    replaced: set[bytes] = field(default_factory=set)


@dataclass(slots=True, repr=False)
class RowState:
    """One row: its creation (if it has arrived) and the cells touched since.

    A row whose creation is not here yet is invisible, and complete in every other way.
    """

    kind: int
    origin: bytes | None = None
    effective: int = 0
    values: Mapping[int, Value] = field(default_factory=dict)
    cells: dict[int, Cell] = field(default_factory=dict)

    @property
    def erased(self) -> bool:
        """Whether the row's person asked to be erased: nothing is left of it, and nothing comes."""
        return LIFE in self.values

    def create(self, change_id: bytes, effective: int, values: Mapping[int, Value]) -> None:
        """Take in the creation. Early edits keep standing; a repeat changes nothing.

        One of which the person was erased counts before any other, and takes every edit with it.
        """
        if LIFE in values:
            self.cells.clear()
        elif self.origin is not None:
            return
        self.origin, self.effective, self.values = change_id, effective, values
        for number, cell in self.cells.items():
            if change_id not in cell.replaced:
                cell.heads[change_id] = (effective, values.get(number))

    def edit(self, change_id: bytes, effective: int, edit: Edit) -> None:
        """Take in an edit of some cells; a repeat changes nothing."""
        if self.erased:
            return
        for number, (value, replaced) in edit.cells.items():
            cell = self._explicit(number)
            cell.replaced.update(replaced)
            for base in replaced:
                cell.heads.pop(base, None)
            if change_id not in cell.replaced:
                cell.heads[change_id] = (effective, value)

    def _explicit(self, number: int) -> Cell:
        cell = self.cells.get(number)
        if cell is None:
            cell = self.cells[number] = Cell()
            if self.origin is not None:
                cell.heads[self.origin] = (self.effective, self.values.get(number))
        return cell

    def heads(self, number: int) -> Mapping[bytes, Head]:
        """Give the complete heads of a cell: at least one for every cell of a visible row."""
        cell = self.cells.get(number)
        if cell is not None:
            return cell.heads
        if self.origin is None:
            return {}
        return {self.origin: (self.effective, self.values.get(number))}

    def value(self, number: int) -> Value:
        """Give the value that is shown: that of the newest head."""
        cell = self.cells.get(number)
        return self.values.get(number) if cell is None else shown(cell.heads)

    def shown_values(self) -> dict[int, Value]:
        """Give the shown value of every cell that is set, without the life cell."""
        values = dict(self.values)
        for number, cell in self.cells.items():
            values[number] = shown(cell.heads)
        values.pop(LIFE, None)
        return values

    def conflicts(self) -> tuple[int, ...]:
        """Give the numbers of the cells that have several different values."""
        return tuple(
            sorted(number for number, cell in self.cells.items() if in_conflict(cell.heads))
        )

    def dead(self) -> bool:
        """Whether the row was taken out, and nobody changed it without having seen that.

        Losing a sign-up is worse than keeping one too many: an edit that the taking-out did not
        see, or a return, keeps the row. Nothing keeps one whose person asked to be erased.
        """
        if self.erased:
            return True
        life = self.cells.get(LIFE)
        if life is None or not life.heads:
            return False
        seen: set[object] = {self.origin}
        for _, value in life.heads.values():
            if type(value) is not list:
                return False
            seen.update(value[1:])
        return all(
            head in seen
            for number, cell in self.cells.items()
            if number != LIFE
            for head in cell.heads
        )

    def taken_out(self) -> bool:
        """Whether somebody took the row out, also when it lives on because of a later edit."""
        life = self.cells.get(LIFE)
        return life is not None and any(type(value) is list for _, value in life.heads.values())

    def seen_heads(self) -> tuple[bytes, ...]:
        """Give the ids of all heads of all cells but the life: what a taking-out has seen."""
        found = {
            head for number, cell in self.cells.items() if number != LIFE for head in cell.heads
        }
        return tuple(sorted(found))


def shown(heads: Mapping[bytes, Head]) -> Value:
    """Give the value of the newest head: greatest effective stamp, then greatest change id."""
    if not heads:
        return None
    newest = max(heads.items(), key=lambda item: (item[1][0], item[0]))
    return newest[1][1]


def in_conflict(heads: Mapping[bytes, Head]) -> bool:
    """Whether heads differ; equal values join silently."""
    if len(heads) < 2:
        return False
    values = iter(heads.values())
    first = next(values)[1]
    return any(value != first for _, value in values)


def join(left: RowState, right: RowState) -> RowState:
    """Join two states of one row that grew from two sets of changes: that of the union."""
    if left.erased or right.erased:
        return left if left.erased else right
    joined = RowState(left.kind)
    made = left if left.origin is not None else right
    for state in (left, right):
        for number in state.cells:
            cell = joined.cells.setdefault(number, Cell())
            cell.replaced |= state.cells[number].replaced
    if made.origin is not None:
        joined.origin, joined.effective, joined.values = made.origin, made.effective, made.values
    for number, cell in joined.cells.items():
        for heads in (left.heads(number), right.heads(number)):
            cell.heads.update(_standing(heads, cell.replaced))
    return joined


def _standing(heads: Mapping[bytes, Head], replaced: Iterable[bytes]) -> dict[bytes, Head]:
    gone = frozenset(replaced)
    return {change: head for change, head in heads.items() if change not in gone}
