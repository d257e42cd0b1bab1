"""The same dose told by several: the strongest proof stands, and numbers follow the days."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldapp.domain.codes import load_code_lists
from fieldapp.domain.days import kept_birth
from fieldapp.domain.dose_history import ToldDose, given_doses, standing_doses

LISTS = load_code_lists()
PROOFS = ("SAID", "CARD", "REGISTRY", "PROVIDER")


def told(
    key: str,
    day: str = "",
    proof: str = "CARD",
    product: str | None = "208",
    dose_no: int | None = None,
) -> ToldDose:
    return ToldDose(
        key=key.encode(),
        group="COVID19",
        product=product,
        day=kept_birth(day) if day else None,
        dose_no=dose_no,
        proof=proof,
    )


def shown(*doses: ToldDose) -> list[tuple[int, str | None, str]]:
    return [
        (each.dose_no, each.product, each.day.text if each.day else "")
        for each in given_doses(doses, LISTS)
    ]


def test_said_never_overrides_the_provider_and_fills_in_what_is_open() -> None:
    provider = told("p", "2021-06-01", "PROVIDER", None)
    said = told("s", "2021-06", "SAID", "207")
    for order in permutations((provider, said)):
        assert shown(*order) == [(1, "207", "2021-06-01")]
    named = told("p", "2021-06-01", "PROVIDER", "208")
    assert shown(named, said) == [(1, "208", "2021-06-01")]
    (standing,) = standing_doses((said, named), LISTS)
    assert [each.key for each in standing.told] == [b"p", b"s"]


def test_a_product_nobody_knows_gives_way_to_one_that_somebody_names() -> None:
    assert shown(told("p", "2021-06-01", "PROVIDER", "213"), told("s", "2021", "SAID")) == [
        (1, "208", "2021-06-01")
    ]


@pytest.mark.parametrize(
    ("doses", "numbers"),
    [
        ([told("a", "2021-06-01"), told("b", "2021-06-22")], [1, 2]),
        ([told("a", "2021-06-01"), told("b", "2021-06-01")], [1]),  # typed on two laptops
        ([told("a", "2021"), told("b", "2021")], [1, 2]),  # two doses of one year
        ([told("a", "2021-06-22", dose_no=2)], [2]),  # the first is not known
        ([told("a", "2021-06-22", dose_no=2), told("b", "2021-06-01", dose_no=1)], [1, 2]),
        ([told("a", "2021-05-01", "SAID", dose_no=1), told("b", "2021-06-01", dose_no=1)], [1]),
        ([told("a", "", "SAID"), told("b", "2021-06-01")], [1]),  # "I had one"
        ([told("a"), told("b", "2021-06-01")], [1, 2]),
        ([told("a", dose_no=1), told("b", "2021-06-22")], [1, 2]),
    ],
)
def test_doses_are_numbered_by_their_days(doses: list[ToldDose], numbers: list[int]) -> None:
    assert [each.dose_no for each in given_doses(doses, LISTS)] == numbers


@given(
    st.lists(
        st.builds(
            told,
            st.uuids().map(str),
            st.sampled_from(["", "2021", "2021-06", "2021-06-01", "2021-06-22", "2022-01-05"]),
            st.sampled_from(PROOFS),
            st.sampled_from([None, "207", "208", "213"]),
            st.sampled_from([None, 1, 2, 3]),
        ),
        max_size=6,
    ),
    st.randoms(),
)
def test_no_dose_is_lost_and_the_order_in_which_they_came_does_not_matter(
    doses: list[ToldDose], chance: object
) -> None:
    standing = standing_doses(doses, LISTS)
    told_of = [each.key for one in standing for each in one.told]
    assert sorted(told_of) == sorted(each.key for each in doses)
    shuffled = list(doses)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    again = standing_doses(shuffled, LISTS)
    assert [each.given for each in again] == [each.given for each in standing]
    for one in standing:
        ranks = [PROOFS.index(each.proof) for each in one.told]
        assert ranks == sorted(ranks, reverse=True)
