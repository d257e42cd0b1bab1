"""Which counts of a report are hidden, so that no small one can be read or computed.

A count of 1 … threshold - 1 is never printed, and never follows from what is printed: from sums
of rows or columns, through sub-totals, across tables that share a cell, or by subtraction (a cell
that no table shows but that a reader gets as a difference counts like any other). What a reader may
know is taken as known: this rule, every printed number, and that `<11` stands for 1 … 10. Docs:
`docs/reports.md`.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

Cell = tuple[str, str]
"""Row and measure."""
THRESHOLD: Final = 11
"""The least count that is printed, but for 0."""
LEAST_BASE: Final = 50
"""A rate of fewer is hidden."""
LEAST_POPULATION: Final = 500
"""A group of fewer people in a county is not reported there."""
APART: Final = 4
"""The largest and the least count that a hidden one may be for a reader are so far apart."""
_SECONDS: Final = (0, 1, 2, 3, 4, 6, 9)
_PATIENCE: Final = (60, 1_000)
"""How many steps a search for a move may take: first few, since most are found at once."""
_LONGEST_MOVE: Final = 60
_MOST_BESIDE: Final = 3


_Together = tuple[tuple[Cell, int], ...]
"""Changes of cells that are made at once."""


class Mark(Enum):
    """Why a count is not printed: SMALL itself, SECOND to hide one beside it, CLOSED whatever."""

    SMALL = "small"
    SECOND = "second"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """`whole` is the sum of `parts`, and a reader knows it."""

    whole: Cell
    parts: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Counts of people with what binds them. A cell that is not in `values` is 0.

    `unprinted` are cells that no table shows. `closed` are hidden whatever they hold, such as a
    group of few people. The rest is what an earlier print of the same table told: `told` are cells
    that were printed as they are, so hiding them hides nothing; `kept_back` were hidden, and
    `between` which counts they were said to lie.
    """

    values: Mapping[Cell, int]
    sums: tuple[Sum, ...] = ()
    unprinted: frozenset[Cell] = frozenset()
    closed: frozenset[Cell] = frozenset()
    told: frozenset[Cell] = frozenset()
    kept_back: frozenset[Cell] = frozenset()
    between: Mapping[Cell, tuple[int, float]] = field(default_factory=dict)


def hidden_cells(figures: Figures, threshold: int = THRESHOLD) -> dict[Cell, Mark]:
    """Give the cells that are not printed, and why. The same figures give the same answer.

    For each small one at least `APART` + 1 counts stay possible (for thresholds below 6 all of
    them). Raises: ValueError for counts below 0 or sums that are none.
    """
    _check(figures)
    return _Hiding(figures, threshold).settle()


def rate_shown(part: int, base: int, marks: Iterable[Mark | None], threshold: int) -> bool:
    """Tell whether `part` of `base` may be printed as a rate; `marks` are those of both."""
    enough = base >= LEAST_BASE and not 0 < part < threshold
    return enough and all(mark is None for mark in marks)


def moved_little(before: int, now: int, threshold: int = THRESHOLD) -> bool:
    """Tell whether a printed count moved by so few that the difference tells of them."""
    return 0 < abs(now - before) < threshold


def linked(sums: Iterable[Sum]) -> list[set[Cell]]:
    """Give the cells that hang together by sums, each set apart from all others."""
    root: dict[Cell, Cell] = {}

    def top(cell: Cell) -> Cell:
        while root.setdefault(cell, cell) != cell:
            root[cell] = root[root[cell]]
            cell = root[cell]
        return cell

    for each in sums:
        for part in each.parts:
            root[top(part)] = top(each.whole)
    groups: dict[Cell, set[Cell]] = {}
    for cell in root:
        groups.setdefault(top(cell), set()).add(cell)
    return list(groups.values())


def _check(figures: Figures) -> None:
    values = figures.values
    if any(value < 0 for value in values.values()):
        raise ValueError("a count below 0")
    for each in figures.sums:
        if values.get(each.whole, 0) != sum(values.get(part, 0) for part in each.parts):
            raise ValueError(f"{each.whole} is not the sum of its parts")


class _Hiding:
    """The marks while they are found. A cell is safe when the table can be told otherwise.

    A *move* changes some hidden cells by one step up or down so that every sum still holds and
    every mark is still true: the table after it would have been printed the same. So a reader
    cannot tell the two apart, and the count in question is one or the other for them.
    """

    def __init__(self, figures: Figures, threshold: int) -> None:
        self._value = dict(figures.values)
        self._threshold = threshold
        self._apart = max(1, min(APART, threshold - 2))
        self._unprinted = figures.unprinted
        self._sums = figures.sums
        self._of: dict[Cell, list[tuple[int, int]]] = {}
        self._in: list[list[tuple[Cell, int]]] = []
        for number, each in enumerate(figures.sums):
            cells = [(each.whole, -1), *((part, 1) for part in each.parts)]
            self._in.append(cells)
            for cell, sign in cells:
                self._of.setdefault(cell, []).append((number, sign))
        self.marks: dict[Cell, Mark] = dict.fromkeys(figures.closed, Mark.CLOSED)
        self._told, self._between = figures.told, figures.between
        for cell, value in self._value.items():
            if cell in figures.unprinted or cell in figures.closed:
                continue
            if self._small(value):
                self.marks[cell] = Mark.SMALL
            elif value and cell in figures.kept_back:
                self.marks[cell] = Mark.SECOND
        self._wholes = {each.whole for each in figures.sums}
        self._silent: set[Cell] = set()
        self._movable = [
            [(cell, sign) for cell, sign in cells if self._can_move(cell)] for cells in self._in
        ]
        self._shown_apart: dict[Cell, tuple[int, int]] = {}
        self._over = {
            row: each.whole[0]
            for each in figures.sums
            for row, measure in each.parts
            if row != each.whole[0] and measure == each.whole[1]
        }

    def settle(self) -> dict[Cell, Mark]:
        for cell in sorted(filter(self._tells, {*self._of, *self.marks})):
            low, high = self._shown_apart.get(cell, (0, 0))
            if cell in self._silent or not self._value.get(cell, 0) or high - low >= self._apart:
                continue
            second = self._secured(cell)
            if second is None:
                self._close(cell)
            else:
                self.marks |= dict.fromkeys(second, Mark.SECOND)
        return {cell: mark for cell, mark in self.marks.items() if cell not in self._unprinted}

    def _can_move(self, cell: Cell) -> bool:
        if cell in self._told:
            return False
        hidden = cell in self._unprinted or cell in self.marks
        return hidden or self._value.get(cell, 0) >= self._threshold

    def _small(self, value: int) -> bool:
        return 0 < value < self._threshold

    def _tells(self, cell: Cell) -> bool:
        """Whether a count is one that nobody may read; what is known already tells nothing."""
        if cell in self._told:
            return False
        mark = self.marks.get(cell)
        if mark in {Mark.SMALL, Mark.CLOSED}:
            return True
        return cell in self._unprinted and self._small(self._value.get(cell, 0))

    def _secured(self, cell: Cell) -> set[Cell] | None:
        """Give the fewest cells to hide besides, None where nothing would do."""
        beside = [None, *self._beside(cell[0])]
        for apart in range(self._apart, 0, -1):
            for patience in _PATIENCE:
                for allowance in _SECONDS:
                    for other in beside:
                        second = self._far_apart(cell, apart, (allowance, patience), other)
                        if second is not None:
                            return second
        return None

    def _far_apart(
        self, cell: Cell, apart: int, limits: tuple[int, int], other: tuple[str, int] | None
    ) -> set[Cell] | None:
        """Give the cells to hide so that a cell may be so much more or less, in sum `apart`."""
        above = _Moves(self, limits, other and (cell[0], *other))
        up = above.far(cell, 1, apart)
        below = _Moves(self, limits, other and (cell[0], *other), above.second)
        if up + below.far(cell, -1, apart - up) < apart:
            return None
        for moves in (above, below):
            for each, change in moves.changed.items():
                low, high = self._shown_apart.get(each, (0, 0))
                self._shown_apart[each] = (min(low, change), max(high, change))
        return below.second

    def _beside(self, row: str) -> list[tuple[str, int]]:
        """Give rows that can move with a row so that the sums over rows hold, and which way.

        The row of all together moves alike, one of its other rows the other way.
        """
        above = self._over.get(row)
        below = [each for each, whole in self._over.items() if whole in {row, above} - {None}]
        found = [] if above is None else [(above, 1)]
        others = sorted((each for each in below if each != row), key=self._people, reverse=True)
        return [*found, *((each, 1 if above is None else -1) for each in others[:_MOST_BESIDE])]

    def _people(self, row: str) -> tuple[int, str]:
        return sum(n for cell, n in self._value.items() if cell[0] == row), row

    def _domain(self, cell: Cell) -> tuple[int, float]:
        """Give between which counts a hidden cell may stand for its mark to be true."""
        mark = self.marks.get(cell)
        least, most = self._between.get(cell, (0, float("inf")))
        if cell in self._unprinted or mark is Mark.CLOSED:
            return least, most
        if mark is Mark.SMALL:
            return max(least, 1), min(most, self._threshold - 1)
        return max(least, self._threshold), most

    def _close(self, cell: Cell) -> None:
        """Hide all that hangs together with a cell, zeros as well: nothing is told of any."""
        group = next(each for each in linked(self._sums) if cell in each)
        self.marks |= dict.fromkeys(group, Mark.CLOSED)
        self._silent |= group

    def choices(self, number: int) -> list[tuple[Cell, int]]:
        """Give the cells of a sum that are hidden or may be, each with its sign in it."""
        return self._movable[number]

    def sums_of(self, cell: Cell) -> list[tuple[int, int]]:
        """Give the sums a cell is in, each with its sign there."""
        return self._of.get(cell, [])

    def cost(self, cell: Cell, second: Collection[Cell]) -> int | None:
        """Give how many more cells are hidden by moving a cell, None for one that cannot be."""
        if cell in self._told:
            return None
        if cell in self._unprinted or cell in self.marks or cell in second:
            return 0
        return 1 if self._value.get(cell, 0) >= self._threshold else None

    def allows(self, cell: Cell, change: int) -> bool:
        """Tell whether a cell may stand so much higher or lower with its mark still true."""
        low, high = self._domain(cell)
        return low <= self._value.get(cell, 0) + change <= high

    def rank(self, cell: Cell) -> tuple[bool, int, Cell]:
        """Order what is hidden first: parts before totals, little before much."""
        return cell in self._wholes, self._value.get(cell, 0), cell


class _Moves:
    """Moves one after the other, each by one, hiding at most `allowance` cells in all."""

    def __init__(
        self,
        table: _Hiding,
        limits: tuple[int, int],
        pair: tuple[str, str, int] | None,
        second: Collection[Cell] = (),
    ) -> None:
        self._table = table
        self._pair = pair
        allowance, self._most = limits
        self.second = set(second)
        self._left = allowance - len(self.second)
        self.changed: dict[Cell, int] = {}
        self._moved: dict[Cell, int] = {}
        self._off: dict[int, int] = {}
        self._patience = 0

    def far(self, cell: Cell, step: int, most: int) -> int:
        """Bring a cell up (1) or down (-1), at most `most` times; give how far it came."""
        for done in range(most):
            self._moved, self._off, self._patience = {}, {}, self._most
            before, left = set(self.second), self._left
            together = self._together(cell, step)
            cost = self._cost(together)
            if cost is not None and cost <= self._left:
                self._put(together)
                if self._settled():
                    for each, change in self._moved.items():
                        self.changed[each] = self.changed.get(each, 0) + change
                    continue
            self.second, self._left = before, left
            return done
        return most

    def _settled(self) -> bool:
        """Bring every sum to hold again, one cell after the other, by going back where needed."""
        if not self._off:
            return True
        self._patience -= 1
        if self._patience < 0 or len(self._moved) > _LONGEST_MOVE:
            return False
        # The sum with the fewest ways to settle it comes first: it fails first, or is sure.
        for together in self._likeliest(min((self._ways(each) for each in self._off), key=len)):
            hidden = self._put(together)
            if self._settled():
                return True
            self._take_back(together, hidden)
        return False

    def _ways(self, number: int) -> list[tuple[int, _Together]]:
        """Give what can be changed to settle a sum, each with how many more it hides."""
        short = -1 if self._off[number] > 0 else 1
        found = []
        for cell, sign in self._table.choices(number):
            if cell not in self._moved:
                together = self._together(cell, short * sign)
                cost = self._cost(together)
                if cost is not None and cost <= self._left:
                    found.append((cost, together))
        return found

    def _likeliest(self, ways: list[tuple[int, _Together]]) -> list[_Together]:
        """Order ways: what hides least, then what settles most besides."""
        ranked = []
        for cost, together in ways:
            opened = sum(
                1 if other not in self._off else -1 if self._off[other] == -own * change else 0
                for each, change in together
                for other, own in self._table.sums_of(each)
            )
            ranked.append(((cost, opened, *self._table.rank(together[0][0])), together))
        return [together for _, together in sorted(ranked)]

    def _together(self, cell: Cell, change: int) -> _Together:
        """Give a change with the one that goes with it in the other row of a pair."""
        if self._pair is None:
            return ((cell, change),)
        row, other, sign = self._pair
        if cell[0] not in {row, other}:
            return ()
        mirrored = (other if cell[0] == row else row, cell[1])
        return (cell, change), (mirrored, sign * change)

    def _cost(self, together: _Together) -> int | None:
        """Give how many more cells are hidden by changes, None where they cannot be made."""
        total = 0
        for cell, change in together:
            cost = self._table.cost(cell, self.second)
            there = self.changed.get(cell, 0) + change
            if cost is None or not self._table.allows(cell, there):
                return None
            total += cost
        return total if together else None

    def _put(self, together: _Together) -> list[Cell]:
        """Make changes, and give the cells that are hidden for them."""
        hidden = [cell for cell, _ in together if self._table.cost(cell, self.second)]
        self.second.update(hidden)
        self._left -= len(hidden)
        for cell, change in together:
            self._moved[cell] = change
            self._shift(cell, change)
        return hidden

    def _take_back(self, together: _Together, hidden: list[Cell]) -> None:
        for cell, _ in together:
            self._shift(cell, -self._moved.pop(cell))
        self.second.difference_update(hidden)
        self._left += len(hidden)

    def _shift(self, cell: Cell, change: int) -> None:
        for number, sign in self._table.sums_of(cell):
            off = self._off.get(number, 0) + sign * change
            if off:
                self._off[number] = off
            else:
                self._off.pop(number, None)
