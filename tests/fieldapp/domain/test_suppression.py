"""Small counts are hidden so that nobody computes them: against a reader who knows the rule."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldapp.domain.suppression import (
    APART,
    Cell,
    Figures,
    Mark,
    Sum,
    hidden_cells,
    linked,
    moved_little,
    rate_shown,
)
from tests.support.readers import Reader, determined, nobody_computes, secrets


def table(counts: list[list[int]], *, sub_totals: bool = False) -> Figures:
    """Rows and columns with totals; with sub-totals the first two columns have one of their own."""
    values: dict[Cell, int] = {}
    sums: list[Sum] = []
    rows, columns = range(len(counts)), range(len(counts[0]))
    names = [f"c{at}" for at in columns]
    for row in rows:
        values |= {(str(row), names[at]): counts[row][at] for at in columns}
    for name in names:
        values["ALL", name] = sum(values[str(row), name] for row in rows)
        sums.append(Sum(whole=("ALL", name), parts=tuple((str(row), name) for row in rows)))
    for line in (*map(str, rows), "ALL"):
        parts = names
        if sub_totals:
            values[line, "sub"] = values[line, "c0"] + values[line, "c1"]
            sums.append(Sum(whole=(line, "sub"), parts=((line, "c0"), (line, "c1"))))
            parts = ["sub", *names[2:]]
        values[line, "total"] = sum(values[line, part] for part in parts)
        sums.append(Sum(whole=(line, "total"), parts=tuple((line, part) for part in parts)))
    return Figures(values=values, sums=tuple(sums))


COUNTS = st.one_of(st.integers(0, 14), st.integers(0, 60), st.just(0))
TABLES = st.integers(2, 3).flatmap(
    lambda width: st.lists(st.lists(COUNTS, min_size=width, max_size=width), min_size=2, max_size=3)
)


@settings(max_examples=150, deadline=None)
@given(TABLES)
def test_no_small_count_of_a_table_with_totals_can_be_computed(counts: list[list[int]]) -> None:
    figures = table(counts)
    nobody_computes(figures, hidden_cells(figures))


@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(COUNTS, min_size=4, max_size=4), min_size=2, max_size=2))
def test_nor_by_way_of_a_sub_total(counts: list[list[int]]) -> None:
    figures = table(counts, sub_totals=True)
    nobody_computes(figures, hidden_cells(figures))


@settings(max_examples=80, deadline=None)
@given(
    st.lists(COUNTS, min_size=2, max_size=3),
    st.lists(COUNTS, min_size=2, max_size=3),
    st.integers(0, 12),
)
def test_nor_across_tables_that_share_a_total(
    one: list[int], other: list[int], unknown: int
) -> None:
    """The same people by language and by group, and those who are in no group."""
    total = sum(one)
    rest = total - sum(other)
    if rest < 0:
        one, rest, total = [*one, -rest], 0, sum(other)
    values = {("r", f"a{at}"): n for at, n in enumerate(one)}
    values |= {("r", f"b{at}"): n for at, n in enumerate(other)}
    values |= {("r", "total"): total, ("r", "rest"): rest, ("r", "some"): total + unknown}
    values["r", "besides"] = unknown
    sums = (
        Sum(whole=("r", "total"), parts=tuple(("r", f"a{at}") for at in range(len(one)))),
        Sum(
            whole=("r", "total"),
            parts=(*(("r", f"b{at}") for at in range(len(other))), ("r", "rest")),
        ),
        Sum(whole=("r", "some"), parts=(("r", "total"), ("r", "besides"))),
    )
    hidden = frozenset({("r", "rest"), ("r", "besides")})
    figures = Figures(values=values, sums=sums, unprinted=hidden)
    nobody_computes(figures, hidden_cells(figures))


@settings(max_examples=40, deadline=None)
@given(TABLES, st.sampled_from([3, 6, 21]))
def test_nor_under_another_threshold(counts: list[list[int]], threshold: int) -> None:
    figures = table(counts)
    nobody_computes(figures, hidden_cells(figures, threshold), threshold)


@pytest.mark.parametrize("seed", range(3))
def test_no_count_of_a_large_table_follows_from_its_sums(seed: int) -> None:
    rng = random.Random(seed)
    counts = [[rng.choice((0, rng.randint(1, 30))) for _ in range(9)] for _ in range(8)]
    figures = table(counts, sub_totals=True)
    marks = hidden_cells(figures)
    assert determined(figures, marks).isdisjoint(secrets(figures, marks))


def test_zero_is_printed_and_a_small_total_is_hidden_with_its_part() -> None:
    figures = table([[4, 0], [30, 20]])
    marks = hidden_cells(figures)
    assert marks["0", "c0"] is Mark.SMALL
    assert marks["0", "total"] is Mark.SMALL
    assert ("0", "c1") not in marks
    nobody_computes(figures, marks)


def test_a_second_one_of_eleven_beside_a_one_would_tell_it() -> None:
    """12 in all, 11 hidden as `*`: who knows that `*` is 11 or more reads 1. So more is hidden."""
    figures = table([[1, 11], [30, 40]])
    marks = hidden_cells(figures)
    nobody_computes(figures, marks)
    assert not (marks.keys() >= {("0", "c1")} and ("0", "total") not in marks)


def test_the_reader_of_these_tests_finds_what_careless_hiding_lets_through() -> None:
    figures = table([[1, 11], [30, 40]])
    careless = {("0", "c0"): Mark.SMALL, ("0", "c1"): Mark.SECOND, ("ALL", "c0"): Mark.SECOND}
    careless |= {("ALL", "c1"): Mark.SECOND}
    reader = Reader(figures, careless)
    assert [n for n in range(1, 11) if reader.can_be(("0", "c0"), n)] == [1]
    assert determined(figures, {("0", "c0"): Mark.SMALL}) == {("0", "c0")}


def test_two_tens_of_twenty_would_tell_each_other() -> None:
    figures = table([[10, 10, 40], [30, 40, 50]])
    nobody_computes(figures, hidden_cells(figures))


def test_at_least_five_counts_stay_possible() -> None:
    figures = table([[4, 31, 22], [40, 30, 50]])
    reader = Reader(figures, hidden_cells(figures))
    possible = [n for n in range(1, 11) if reader.can_be(("0", "c0"), n)]
    assert len(possible) > APART


def test_nothing_is_hidden_where_nothing_is_small() -> None:
    assert hidden_cells(table([[40, 0], [30, 20]])) == {}


def test_a_closed_count_is_hidden_whatever_it_is_and_cannot_be_computed() -> None:
    figures = table([[40, 30], [30, 20]])
    figures = Figures(values=figures.values, sums=figures.sums, closed=frozenset({("0", "c0")}))
    marks = hidden_cells(figures)
    assert marks["0", "c0"] is Mark.CLOSED
    assert ("0", "c0") not in determined(figures, marks)
    reader = Reader(figures, marks)
    assert reader.can_be(("0", "c0"), 38)


def test_the_same_figures_give_the_same_answer() -> None:
    counts = [[4, 31, 0, 7], [40, 2, 50, 9], [12, 11, 10, 1]]
    assert hidden_cells(table(counts)) == hidden_cells(table(counts))


def test_sums_that_are_none_are_refused() -> None:
    wrong = Figures(
        values={("r", "a"): 4, ("r", "all"): 5},
        sums=(Sum(whole=("r", "all"), parts=(("r", "a"),)),),
    )
    with pytest.raises(ValueError, match="not the sum"):
        hidden_cells(wrong)


@pytest.mark.parametrize(
    ("part", "base", "shown"),
    [(11, 50, True), (10, 50, False), (0, 50, True), (30, 49, False), (0, 0, False)],
)
def test_a_share_needs_enough_people(part: int, base: int, shown: bool) -> None:
    assert rate_shown(part, base, (None, None), 11) is shown


def test_a_share_of_hidden_counts_is_hidden() -> None:
    assert not rate_shown(30, 60, (Mark.SECOND, None), 11)


@pytest.mark.parametrize(
    ("before", "now", "little"), [(56, 56, False), (56, 60, True), (56, 46, True), (56, 67, False)]
)
def test_a_total_that_moves_by_few_tells(before: int, now: int, little: bool) -> None:
    assert moved_little(before, now) is little


def test_cells_that_hang_together_are_found() -> None:
    sums = (
        Sum(whole=("r", "a"), parts=(("r", "b"), ("r", "c"))),
        Sum(whole=("r", "d"), parts=(("r", "c"), ("r", "e"))),
        Sum(whole=("s", "a"), parts=(("s", "b"),)),
    )
    assert sorted(map(len, linked(sums))) == [2, 5]
