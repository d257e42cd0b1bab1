"""No count of 1 … 10 can be read or computed from what a report prints."""

from collections.abc import Iterator
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldapp.domain.suppression import (
    THRESHOLD,
    Cell,
    Figures,
    Mark,
    Sum,
    hidden_cells,
    moved_little,
    rate_shown,
)

MOST = 400
"""A reader's bound for what is hidden as large."""


def a_table(rows: dict[str, list[int]]) -> Figures:
    """Give counties by languages, with a row and a column of totals, both printed."""
    width = len(next(iter(rows.values())))
    values: dict[Cell, int] = {}
    sums = []
    for row, numbers in rows.items():
        values |= {(row, f"spoken:{at}"): n for at, n in enumerate(numbers)}
        values[row, "people"] = sum(numbers)
    for at in range(width):
        values["ALL", f"spoken:{at}"] = sum(numbers[at] for numbers in rows.values())
    values["ALL", "people"] = sum(sum(numbers) for numbers in rows.values())
    for row in (*rows, "ALL"):
        parts = tuple((row, f"spoken:{at}") for at in range(width))
        sums.append(Sum(whole=(row, "people"), parts=parts))
    measures = ("people", *(f"spoken:{at}" for at in range(width)))
    sums += [
        Sum(whole=("ALL", each), parts=tuple((row, each) for row in rows)) for each in measures
    ]
    return Figures(values=values, sums=tuple(sums))


def possible(figures: Figures, marks: dict[Cell, Mark], asked: Cell) -> set[int]:
    """Give what a count may be for a reader who knows the rule and everything printed.

    Every hidden count is bounded by its mark, and narrowed by each sum until nothing changes; then
    each value of the asked count is tried by going on likewise, down to whole tables.
    """
    bounds = {cell: bounds_of(figures, marks, cell) for cell in cells_of(figures)}
    low, high = narrowed(figures, bounds)[asked]
    return {n for n in range(low, high + 1) if stands(figures, bounds | {asked: (n, n)})}


def cells_of(figures: Figures) -> Iterator[Cell]:
    seen = dict.fromkeys(figures.values)
    for each in figures.sums:
        seen |= dict.fromkeys((each.whole, *each.parts))
    yield from seen


def bounds_of(figures: Figures, marks: dict[Cell, Mark], cell: Cell) -> tuple[int, int]:
    match marks.get(cell):
        case Mark.SMALL:
            return 1, THRESHOLD - 1
        case Mark.SECOND:
            return THRESHOLD, MOST
        case Mark.CLOSED:
            return 0, MOST
        case _:
            return figures.values.get(cell, 0), figures.values.get(cell, 0)


class Contradiction(Exception):
    """No table is like that."""


def narrowed(figures: Figures, bounds: dict[Cell, tuple[int, int]]) -> dict[Cell, tuple[int, int]]:
    now = dict(bounds)
    for _ in count():
        before = dict(now)
        for each in figures.sums:
            signed = [(each.whole, -1), *((part, 1) for part in each.parts)]
            for cell, sign in signed:
                others = [(now[other], s) for other, s in signed if other != cell]
                least = sum(s * (low if s > 0 else high) for (low, high), s in others)
                most = sum(s * (high if s > 0 else low) for (low, high), s in others)
                wanted = (-most, -least) if sign > 0 else (least, most)
                low, high = max(now[cell][0], wanted[0]), min(now[cell][1], wanted[1])
                if low > high:
                    raise Contradiction
                now[cell] = low, high
        if now == before:
            return now
    raise AssertionError


def stands(figures: Figures, bounds: dict[Cell, tuple[int, int]]) -> bool:
    """Tell whether some whole table is like that."""
    try:
        now = narrowed(figures, bounds)
    except Contradiction:
        return False
    open_cells = [cell for cell, (low, high) in now.items() if low < high]
    if not open_cells:
        return True
    cell = min(open_cells, key=lambda each: now[each][1] - now[each][0])
    low, high = now[cell]
    return any(stands(figures, now | {cell: (n, n)}) for n in range(low, high + 1))


counts = st.one_of(st.integers(0, 12), st.integers(0, 60))


@given(
    st.integers(2, 3).flatmap(
        lambda width: st.lists(
            st.lists(counts, min_size=width, max_size=width), min_size=1, max_size=3
        )
    )
)
@settings(max_examples=200, deadline=None)
def test_whoever_knows_the_rule_and_every_printed_number_computes_no_small_count(
    rows: list[list[int]],
) -> None:
    figures = a_table({f"county {at}": numbers for at, numbers in enumerate(rows)})
    marks = hidden_cells(figures)
    for cell, value in figures.values.items():
        if 0 < value < THRESHOLD:
            assert cell in marks
            assert len(possible(figures, marks, cell)) > 2, cell
        elif not value:
            assert marks.get(cell) in {None, Mark.CLOSED}


def test_story_18_small_towns_four_lao_speakers_cannot_be_computed() -> None:
    """One county, four who speak Lao: neither the others nor the whole tell that they are four."""
    figures = a_table({"37023": [52, 31, 4]})
    marks = hidden_cells(figures)
    assert marks["37023", "spoken:2"] is Mark.SMALL
    assert Mark.SECOND in {marks.get(("37023", f"spoken:{at}")) for at in range(2)} or (
        marks.get(("37023", "people")) is Mark.SECOND
    )
    told = possible(figures, marks, ("37023", "spoken:2"))
    assert len(told) >= 5
    assert {3, 4, 5} <= told


def test_a_reader_s_eye_sees_a_table_that_tells() -> None:
    figures = a_table({"37023": [52, 31, 4]})
    careless = {("37023", "spoken:2"): Mark.SMALL, ("ALL", "spoken:2"): Mark.SMALL}
    assert possible(figures, careless, ("37023", "spoken:2")) == {4}


def test_nothing_small_hides_nothing() -> None:
    assert hidden_cells(a_table({"A": [52, 31, 0], "B": [20, 11, 40]})) == {}


def test_a_rate_needs_fifty_people_and_eleven_of_them() -> None:
    shown = [
        rate_shown(part, base, (None, None), THRESHOLD)
        for part, base in ((10, 60), (11, 60), (0, 60), (11, 49))
    ]
    assert shown == [False, True, True, False]
    assert not rate_shown(11, 60, (None, Mark.SECOND), THRESHOLD)


def test_a_month_that_moves_by_ten_tells_and_one_that_moves_by_eleven_does_not() -> None:
    assert [moved_little(40, now) for now in (40, 41, 50, 51, 30, 29)] == [
        False, True, True, False, True, False,
    ]  # fmt: skip


def test_counts_that_do_not_add_up_are_refused() -> None:
    table = a_table({"A": [5, 20]})
    with pytest.raises(ValueError, match="not the sum"):
        hidden_cells(Figures(values={**table.values, ("A", "people"): 26}, sums=table.sums))
