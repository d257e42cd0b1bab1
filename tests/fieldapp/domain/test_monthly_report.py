"""The report as values: how its counts hang together, what a share needs, what is held."""

import random
from collections import Counter
from collections.abc import Mapping

import pytest

from fieldapp.domain.monthly_report import Issue, Share, Totals, threshold_problem, totals_of
from fieldapp.domain.report_layout import layout, printed_measures
from fieldapp.domain.report_measures import (
    ALL,
    PUBLIC,
    RELATIONS,
    base_name,
    blocks,
    figures_of,
    folded,
    part_of,
)
from fieldapp.domain.suppression import THRESHOLD, Cell, Mark, hidden_cells
from tests.support.readers import determined, nobody_computes, secrets

ROWS = ("37011", "37023", "37027")
TONGUES = {"en": 50, "es": 30, "mww": 9, "lo": 4, "NONE": 2}


def a_month(rng: random.Random, rows: tuple[str, ...] = ROWS) -> Counter[Cell]:
    """Counts as a month may bring them: a few large, many small, most none."""
    counts: Counter[Cell] = Counter()
    for row in rows:
        people = 0
        for tag, mean in TONGUES.items():
            speak = int(rng.expovariate(1 / mean))
            people += speak
            counts[row, f"spoken:{tag}"] += speak
            for _ in range(int(rng.expovariate(2 / mean)) if tag != "en" else 0):
                outcome = rng.choice(("met", "met", "partly", "not_met", "not_noted"))
                counts[row, f"{outcome}:{tag}"] += 1
        counts[row, "sign_ups"] = people + rng.randint(0, 6)
        counts[row, "complete"] = people // 2
        for _ in range(people):
            known = rng.choices(("group_known", "group_refused", "group_not_asked"), (70, 10, 20))
            counts[row, known[0]] += 1
            if known[0] == "group_known":
                for group in rng.sample(("HISP", "WHITE", "BLACK"), rng.choice((1, 1, 1, 2))):
                    counts[row, f"group:{group}"] += 1
        for _ in range(people // 2):
            _visit(rng, counts, row)
    return counts


def _visit(rng: random.Random, counts: Counter[Cell], row: str) -> None:
    state = rng.choices(
        ("vaccinated", "deferred", "no_show", "cancelled_us", "open"), (60, 5, 20, 3, 5)
    )[0]
    counts[row, state] += 1
    if state in {"vaccinated", "deferred"}:
        counts[row, rng.choice(("came", "came", "walk_ins"))] += 1
    if state == "vaccinated":
        counts[row, f"dose:{rng.choice((1, 1, 2))}"] += 1
    elif state != "open":
        reason = rng.choice(("NORIDE", "LANG", "NONE"))
        counts[row, f"reason:{reason}"] += 1
        counts[row, f"missed:{reason}"] += state == "no_show"


@pytest.mark.parametrize("seed", range(4))
def test_no_small_count_follows_from_the_sums_of_a_whole_report(seed: int) -> None:
    counts = folded(a_month(random.Random(seed)), 11)
    figures = figures_of(counts, ROWS, printed_measures())
    marks = hidden_cells(figures)
    assert determined(figures, marks).isdisjoint(secrets(figures, marks))
    assert Mark.CLOSED not in marks.values()


@pytest.mark.parametrize("seed", range(4))
def test_nor_by_knowing_between_what_each_hidden_count_lies(seed: int) -> None:
    counts = folded(a_month(random.Random(seed), ROWS[:1]), 11)
    figures = figures_of(counts, ROWS[:1], printed_measures())
    nobody_computes(figures, hidden_cells(figures))


def test_a_column_taken_out_of_the_template_stays_protected() -> None:
    """What no table shows is still computed from what it does: 30 came, 26 were vaccinated."""
    counts = Counter({("r", "came"): 30, ("r", "vaccinated"): 26, ("r", "deferred"): 4})
    counts |= Counter({("r", "dose:1"): 26, ("r", "reason:NONE"): 4})
    figures = figures_of(counts, ("r",), printed_measures() - {"deferred"})
    assert ("r", "deferred") in figures.unprinted
    nobody_computes(figures, hidden_cells(figures))


def test_parts_that_are_more_than_their_whole_are_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="less than its parts"):
        figures_of({("r", "rides_given"): 3}, ("r",), printed_measures())


def test_every_measure_of_the_template_is_one_that_is_counted() -> None:
    counted = {base_name(name) for each in RELATIONS for name in (each.whole, *each.parts)}
    for table in layout():
        for measure in table.measures:
            assert base_name(measure.key) in counted | PUBLIC
            if measure.base:
                assert base_name(measure.base) in counted
                assert measure.base in printed_measures(), "a share would tell its base"
            assert measure.label_en or part_of(measure.key) == "*"


def test_each_measure_hangs_in_one_block() -> None:
    names = [name for block in blocks() for name in block]
    assert len(names) == len(set(names))


def totals(printed: Mapping[Cell, int | Mark]) -> Totals:
    return Totals(rows=("r",), printed=printed)


@pytest.mark.parametrize(
    ("part", "base", "share"),
    [
        (33, 66, Share(tenths=500)),
        (20, 60, Share(tenths=333)),
        (40, 60, Share(tenths=667)),
        (10, 60, Mark.SECOND),
        (20, 49, Mark.SECOND),
        (Mark.SECOND, 60, Mark.SECOND),
        (20, Mark.SECOND, Mark.SECOND),
        (0, 60, Share(tenths=0)),
        (0, 0, Mark.SECOND),
    ],
)
def test_a_share_is_of_printed_counts_alone(
    part: int | Mark, base: int | Mark, share: Share | Mark
) -> None:
    found = totals({("r", "part"): part, ("r", "base"): base})
    assert found.share("r", "part", "base") == share


def test_the_tables_of_a_report_keep_apart_what_was_handed_out_of_each() -> None:
    """One block is held as it was, another follows: they share no count."""
    counts = Counter({("r", "spoken:en"): 56, ("r", "sign_ups"): 56, ("r", "complete"): 56})
    counts |= Counter({("r", "group_not_asked"): 56, ("r", "rides_wanted"): 40})
    counts["r", "rides_given"] = 40
    issue = Issue(
        rows=("r",),
        printed={("r", "people"): 52, ("r", "sign_ups"): 52, ("r", "rides_wanted"): 20},
    )
    figures = figures_of(counts, ("r",), printed_measures())
    made = totals_of(figures, {}, ("r",), issues=(issue,))
    assert made.count("r", "people") == 52
    assert made.count("r", "rides_wanted") == 40
    assert "rides_wanted" not in made.held


def test_every_earlier_report_counts_and_not_only_the_last() -> None:
    counts = Counter({("r", "rides_wanted"): 59, ("r", "rides_given"): 59})
    figures = figures_of(counts, ("r",), printed_measures())
    first, second = (
        Issue(rows=("r",), printed={("r", "rides_wanted"): n, ("r", "rides_given"): n})
        for n in (56, 70)
    )
    made = totals_of(figures, {}, ("r",), issues=(first, second))
    assert made.count("r", "rides_wanted") == 70


def test_a_county_that_came_later_says_nothing_where_the_rest_is_held() -> None:
    counts = Counter({("r", "rides_wanted"): 59, ("r", "rides_given"): 59})
    counts |= Counter({("s", "rides_wanted"): 20, ("s", "rides_given"): 20})
    issue = Issue(rows=("r",), printed={("r", "rides_wanted"): 56, ("r", "rides_given"): 56})
    figures = figures_of(counts, ("r", "s"), printed_measures())
    made = totals_of(figures, {}, ("r", "s"), issues=(issue,))
    assert made.count("r", "rides_wanted") == 56
    assert made.count("s", "rides_wanted") is Mark.CLOSED
    assert made.count(ALL, "rides_wanted") is Mark.CLOSED


@pytest.mark.parametrize(
    ("threshold", "role", "reason", "code"),
    [
        (11, "COORDINATOR", "", ""),
        (31, "COORDINATOR", "", ""),
        (10, "COORDINATOR", "why not", "steward_lowers"),
        (10, "ADMIN", "why not", "steward_lowers"),
        (10, "STEWARD", "", "say_why_lower"),
        (10, "STEWARD", "an agreement", ""),
        (2, "STEWARD", "an agreement", "out_of_range"),
        (101, "COORDINATOR", "", "out_of_range"),
    ],
)
def test_who_may_print_which_counts(threshold: int, role: str, reason: str, code: str) -> None:
    problem = threshold_problem(threshold, role, reason)
    assert (problem.code if problem else "") == code


def issued(made: Totals, revision: int = 1) -> Issue:
    return Issue(rows=made.rows, printed=made.printed, threshold=made.threshold, revision=revision)


def test_the_same_month_handed_out_again_says_the_same() -> None:
    counts = folded(a_month(random.Random(5)), 11)
    figures = figures_of(counts, ROWS, printed_measures())
    first = totals_of(figures, {}, ROWS)
    assert totals_of(figures, {}, ROWS, issues=(issued(first),)).printed == first.printed


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("threshold", [11, 21])
def test_two_reports_do_not_fill_each_others_gaps(seed: int, threshold: int) -> None:
    """The second is stricter, or a county has grown: who lays both side by side computes nothing.

    The reader takes for unchanged whatever may be: what one of the two prints counts for both.
    """
    rng = random.Random(seed)
    counts = folded(a_month(rng, ROWS[:2]), 11)
    first = totals_of(figures_of(counts, ROWS[:2], printed_measures()), {}, ROWS[:2])
    if threshold == THRESHOLD:
        for measure, more in (("spoken:en", 40), ("sign_ups", 40), ("group_not_asked", 40)):
            counts[ROWS[0], measure] += more
    counts = folded(counts, threshold)
    figures = figures_of(counts, ROWS[:2], printed_measures())
    second = totals_of(figures, {}, ROWS[:2], threshold, (issued(first),))
    marks = {
        cell: mark
        for cell, mark in second.printed.items()
        if isinstance(mark, Mark)
        and not (first.printed.get(cell, 0) == figures.values.get(cell, 0) and second.held == set())
    }
    known = {cell for cell, each in first.printed.items() if each == figures.values.get(cell)}
    small = {
        cell
        for cell in secrets(figures, dict.fromkeys(figures.values, Mark.SMALL))
        if 0 < figures.values[cell] < THRESHOLD and base_name(cell[1]) not in second.held
    }
    hidden = {cell: mark for cell, mark in marks.items() if cell not in known}
    assert determined(figures, hidden).isdisjoint(small - known)
