"""Numbers of paper slips: typed as people type them, and held against what was handed out."""

import pytest

from fieldapp.domain.paper import Run, count_slips, number_at, number_runs, read_paper_number
from fieldapp.domain.problem import Problem

CODE = "BUR-0613A"


@pytest.mark.parametrize(
    "typed",
    [
        "33",
        "0033",
        " 033 ",
        "#33",
        "BUR-0613A-0033",
        "bur-0613a-0033",
        "bur 0613a 33",
        "BUR-0613A0033",
    ],
)
def test_a_number_is_completed(typed: str) -> None:
    assert read_paper_number(typed, CODE) == "BUR-0613A-0033"


@pytest.mark.parametrize("typed", ["", "0", "0000", "12345", "BUR-0033", "thirty-three", "33 34"])
def test_what_is_no_number_is_said_to_be_none(typed: str) -> None:
    assert read_paper_number(typed, CODE) == Problem(
        field="sign_up.paper_no", code="wrong_paper_no"
    )


def test_a_slip_of_another_event_keeps_its_own_number() -> None:
    assert read_paper_number("CAT-0101B-7", CODE) == "CAT-0101B-0007"
    assert number_at("CAT-0101B-0007", CODE) is None
    assert number_at("BUR-0613A-0033", CODE) == 33


def test_what_was_handed_out_is_held_against_what_was_typed() -> None:
    slips = count_slips([Run(first=1, last=6, lost=(5,), lost_unknown=1)], [1, 2, 2, 9])
    assert (slips.handed_out, slips.typed) == (6, 3)
    assert slips.to_type == (3, 4, 6)
    assert (slips.lost, slips.twice, slips.strays) == ((5,), (2,), (9,))
    assert slips.open == 2


def test_a_lost_slip_that_was_typed_after_all_is_lost_no_more() -> None:
    slips = count_slips([Run(first=1, last=2, lost=(2,))], [1, 2])
    assert (slips.lost, slips.to_type) == ((), ())


def test_two_laptops_may_say_the_same_slips() -> None:
    assert count_slips([Run(first=1, last=4), Run(first=3, last=6)], []).handed_out == 6


def test_numbers_are_written_shortly() -> None:
    assert number_runs([1, 2, 3, 9, 12, 13]) == "1–3, 9, 12–13"
