"""Own answers: several may stand, none has to, and what nobody wants to say is kept as that."""

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldapp.domain.own_answers import (
    NOT_SAID,
    answer_to,
    answers_given,
    demographics_of,
    disability_questions,
    groups_within,
    races,
    with_all_skipped,
    with_disability,
    with_race,
)
from fieldapp.domain.sign_up import SignUpDraft
from tests.support.stores import lists

NOBODY: Final = SignUpDraft()
CODES: Final = [each.code for each in lists()["race_ethnicity"] if each.code != "UNK"]


def test_the_question_has_the_seven_categories_of_the_standard() -> None:
    seven = "AIAN ASIAN BLACK HISP MENA NHPI WHITE".split()
    assert [each.code for each in races(lists())] == seven


def test_groups_are_those_of_the_categories_that_were_picked() -> None:
    assert groups_within((), lists()) == ()
    assert groups_within((NOT_SAID,), lists()) == ()
    found = [each.code for each in groups_within(("HISP", "MENA"), lists())]
    assert {each.partition("-")[0] for each in found} == {"HISP", "MENA"}
    assert found.index("HISP-MEX") < found.index("MENA-LEB")


@given(st.lists(st.sampled_from(CODES), max_size=12))
def test_not_wanting_to_say_never_stands_beside_an_answer(picks: list[str]) -> None:
    draft = NOBODY
    for code in picks:
        draft = with_race(draft, code)
    assert draft.race_eth == (NOT_SAID,) or NOT_SAID not in draft.race_eth
    assert len(set(draft.race_eth)) == len(draft.race_eth)


def test_letting_a_category_go_lets_its_groups_go() -> None:
    draft = NOBODY
    for code in ("HISP", "HISP-GUA", "AIAN", "HISP"):
        draft = with_race(draft, code)
    assert draft.race_eth == ("AIAN",)


def test_what_was_written_in_goes_with_the_group_it_names() -> None:
    draft = with_race(with_race(NOBODY, "AIAN"), "AIAN-OTH")
    written = SignUpDraft(race_eth=draft.race_eth, race_eth_text="Maya Q'anjob'al")
    kept = demographics_of(written)
    assert kept is not None
    assert kept["race_eth_text"] == "Maya Q'anjob'al"
    assert with_race(written, "AIAN-OTH").race_eth_text == ""


@pytest.mark.parametrize(
    ("oldest", "asked"),
    [(4, "A1 A2"), (5, "A1 A2 A3 A4 A5"), (15, "A1 A2 A3 A4 A5 A6"), (None, "A1 A2 A3 A4 A5 A6")],
)
def test_each_question_is_asked_from_the_age_it_is_meant_for(
    oldest: int | None, asked: str
) -> None:
    assert disability_questions(oldest, lists()) == tuple(asked.split())


def test_an_answer_is_changed_and_taken_back() -> None:
    draft = with_disability(NOBODY, "A1", "Y")
    draft = with_disability(with_disability(draft, "A4", "N"), "A1", "N")
    assert (answer_to(draft, "A1"), answer_to(draft, "A4")) == ("N", "N")
    assert answer_to(with_disability(draft, "A1", "N"), "A1") == ""


def test_skipping_all_is_kept_apart_from_not_having_been_asked() -> None:
    assert demographics_of(NOBODY) is None
    answered = with_race(with_disability(NOBODY, "A1", "Y"), "HISP")
    skipped = with_all_skipped(answered, ("A1", "A2"))
    assert demographics_of(skipped) == {
        "answered_by": "SELF",
        "question_version": "spd15-2024.1",
        "race_eth": [NOT_SAID],
        "disability": {"A1": NOT_SAID, "A2": NOT_SAID},
    }
    assert answers_given(skipped) == (0, 3)
    assert answers_given(answered) == (2, 0)
