"""Floors under the figures of docs/matching.md, and that the labelled set is what it says."""

from pathlib import Path

import pytest

from tests.matching.figures import Figures, hint_figures, review_figures, summed
from tests.matching.generate import FOLDER, KEPT, OTHERS, SEED, LabelledSet, generate, read

KEPT_SET = FOLDER / "people.csv"
HELD_OUT = 97
"""A seed nobody looked at while the rules were made."""


@pytest.fixture(scope="module", params=[SEED, HELD_OUT])
def made(request: pytest.FixtureRequest) -> LabelledSet:
    """The kept set, and one of a seed that was held out."""
    return read(KEPT_SET) if request.param == SEED else generate(request.param, KEPT)


def test_the_kept_set_is_the_one_its_generator_makes() -> None:
    assert read(KEPT_SET) == generate(SEED, KEPT)


def test_half_of_the_forms_are_of_people_who_are_here(made: LabelledSet) -> None:
    same = [row for row in made.typed if row["case"] == "same"]
    assert len(same) * 2 == len(made.typed) == 2 * len(made.here)
    assert {row["case"] for row in made.typed} == {"same", *OTHERS}


def test_hints_name_who_is_here_and_take_nobody_for_another(
    made: LabelledSet, tmp_path: Path
) -> None:
    figures = hint_figures(made, tmp_path / "laptop")
    whole = summed(figures)
    assert whole.precision >= 0.97
    assert whole.recall >= 0.80
    assert whole.shown >= 0.92
    assert whole.family_taken / whole.family <= 0.03
    assert worst(figures, "precision") >= 0.88
    assert worst(figures, "recall") >= 0.60
    assert worst(figures, "shown") >= 0.80


def test_pairs_for_review_are_rarely_two_people(made: LabelledSet) -> None:
    figures = review_figures(made)
    whole = summed(figures)
    assert whole.precision >= 0.96
    assert whole.recall >= 0.68
    assert worst(figures, "precision") >= 0.85


def worst(figures: dict[str, Figures], name: str) -> float:
    """Give the lowest figure of any group."""
    return min(float(getattr(each, name)) for each in figures.values())
