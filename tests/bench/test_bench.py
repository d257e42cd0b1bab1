"""The bench itself: every part still runs against the product as it is, and says what it should."""

import json
from pathlib import Path

import pytest

from bench.__main__ import SIZES, parts
from bench.floor import records
from bench.measure import Row, as_json, quantile, table
from bench.people import people

TINY = SIZES["tiny"]
ROWS = {
    "start": 2,
    "save": 2,
    "search": 2,
    "hint": 1,
    "keys": 4,
    "list": 3,
    "bulk": 2,
    "small": 5,
    "herd": 1,
    "badlink": 1,
    "growth": 1,
    "busy": 1,
    "stall": 2,
}


@pytest.mark.parametrize("part", sorted(ROWS))
def test_each_part_of_the_bench_runs(part: str, tmp_path: Path) -> None:
    rows = parts(TINY, tmp_path / "shared")[part](tmp_path / "own")
    assert len(rows) == ROWS[part]
    assert all(row.part == part and row.ours > 0 for row in rows)
    assert len(json.dumps(as_json(rows))) > 1
    if part == "herd":
        assert rows[0].met
    if part == "badlink":
        assert f"{TINY.bad} arrived, {TINY.bad} different" in rows[0].note


def test_people_of_one_seed_are_always_the_same_and_of_another_are_others() -> None:
    assert list(people(20, seed=1)) == list(people(20, seed=1))
    assert list(people(20, seed=1)) != list(people(20, seed=2))


def test_a_full_sign_up_has_as_many_rows_as_the_budget_says() -> None:
    rows = [len(records(draft, 1)) for draft in people(400, seed=3)]
    assert min(rows) >= 6
    assert 8.5 <= sum(rows) / len(rows) <= 9.5


def test_a_missed_must_stands_out_in_the_table() -> None:
    row = Row(part="save", what="a", ours=2.0, unit="ms", must="< 1 ms", met=False)
    assert "| **no** |" in table([row])


def test_a_quantile_is_a_value_that_was_measured() -> None:
    assert quantile([3.0, 1.0, 2.0], 0.5) == 2.0
    assert quantile([3.0, 1.0, 2.0], 0.99) == 3.0
