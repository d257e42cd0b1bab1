"""A reader of a report who knows the rule and every printed number, and wants to know more."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from fieldapp.domain.suppression import Cell, Figures, Mark

BIG = 400
"""More than any count of these tables: what a reader takes for unbounded."""


class Reader:
    """Knows the rule, the sums and every printed number; looks for tables that fit them all."""

    def __init__(self, figures: Figures, marks: Mapping[Cell, Mark], threshold: int = 11) -> None:
        self.sums = figures.sums
        self.bounds: dict[Cell, tuple[int, int]] = {}
        cells = {cell for each in figures.sums for cell in (each.whole, *each.parts)}
        for cell in cells | set(figures.values):
            value = figures.values.get(cell, 0)
            match marks.get(cell):
                case Mark.SMALL:
                    self.bounds[cell] = (1, threshold - 1)
                case Mark.SECOND:
                    self.bounds[cell] = (threshold, BIG)
                case Mark.CLOSED:
                    self.bounds[cell] = (0, BIG)
                case _:
                    unprinted = cell in figures.unprinted
                    self.bounds[cell] = (0, BIG) if unprinted else (value, value)

    def can_be(self, cell: Cell, value: int) -> bool:
        """Whether some table fits in which a cell is this, by looking through them all."""
        low, high = self.bounds[cell]
        if not low <= value <= high:
            return False
        return self._fits({**self.bounds, cell: (value, value)})

    def _fits(self, bounds: dict[Cell, tuple[int, int]]) -> bool:
        narrowed = self._narrowed(bounds)
        if narrowed is None:
            return False
        open_ = [cell for cell, (low, high) in narrowed.items() if low < high]
        if not open_:
            return True
        cell = min(open_, key=lambda each: (narrowed[each][1] - narrowed[each][0], each))
        low, high = narrowed[cell]
        middle = (low + high) // 2
        return any(
            self._fits({**narrowed, cell: half}) for half in ((low, middle), (middle + 1, high))
        )

    def _narrowed(self, bounds: dict[Cell, tuple[int, int]]) -> dict[Cell, tuple[int, int]] | None:
        """Follow every sum until nothing follows any more; None where no table is left."""
        found, before = dict(bounds), None
        while found != before:
            before = dict(found)
            for each in self.sums:
                terms = [(each.whole, -1), *((part, 1) for part in each.parts)]
                for cell, sign in terms:
                    rest = [(other, own) for other, own in terms if other != cell]
                    least = sum(min(own * bound for bound in found[other]) for other, own in rest)
                    most = sum(max(own * bound for bound in found[other]) for other, own in rest)
                    low, high = found[cell]
                    ends = sorted((-sign * least, -sign * most))
                    found[cell] = (max(low, ends[0]), min(high, ends[1]))
                    if found[cell][0] > found[cell][1]:
                        return None
        return found


def secrets(figures: Figures, marks: Mapping[Cell, Mark], threshold: int = 11) -> Iterator[Cell]:
    """Every small count, printed in a table or computed from one."""
    for cell, value in figures.values.items():
        if 0 < value < threshold:
            assert cell in figures.unprinted or marks[cell] in {Mark.SMALL, Mark.CLOSED}
            yield cell


def nobody_computes(figures: Figures, marks: Mapping[Cell, Mark], threshold: int = 11) -> None:
    reader = Reader(figures, marks, threshold)
    for cell in secrets(figures, marks, threshold):
        there = figures.values[cell]
        assert reader.can_be(cell, there)
        others = (each for each in range(2 * threshold) if each != there)
        assert any(reader.can_be(cell, each) for each in others), (cell, there, marks)


def determined(figures: Figures, marks: Mapping[Cell, Mark]) -> set[Cell]:
    """Hidden cells that follow from the sums alone, by eliminating one after the other."""
    hidden = sorted({*marks, *figures.unprinted})
    at = {cell: number for number, cell in enumerate(hidden)}
    rows = []
    for each in figures.sums:
        row = [Fraction(0)] * len(hidden)
        for cell, sign in ((each.whole, -1), *((part, 1) for part in each.parts)):
            if cell in at:
                row[at[cell]] += sign
        rows.append(row)
    done = 0
    for column in range(len(hidden)):
        pivot = next((r for r in range(done, len(rows)) if rows[r][column]), None)
        if pivot is None:
            continue
        rows[done], rows[pivot] = rows[pivot], rows[done]
        factor = rows[done][column]
        rows[done] = [each / factor for each in rows[done]]
        for other in range(len(rows)):
            if other != done and (times := rows[other][column]):
                pairs = zip(rows[other], rows[done], strict=True)
                rows[other] = [each - times * own for each, own in pairs]
        done += 1
    alone = (row for row in rows if sum(1 for each in row if each) == 1)
    return {hidden[next(n for n, each in enumerate(row) if each)] for row in alone}
