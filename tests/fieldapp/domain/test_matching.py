from datetime import date, timedelta
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldapp.domain import matching
from fieldapp.domain.days import PartialDay, day_from_age, kept_birth, whole_day
from fieldapp.domain.matching import (
    CROWDED_DAY,
    CROWDED_PHONE,
    PairScore,
    PersonFacts,
    PhoneFact,
    duplicate_pairs,
    score_pair,
)

SATURDAY = date(2026, 6, 13)


def compared(people: list[PersonFacts]) -> int:
    """How many pairs were looked at, whatever came of it."""
    looked: list[object] = []
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(matching, "_score", lambda *pair: looked.append(pair))
        assert [*duplicate_pairs(people)] == []
    return len(looked)


def _aged(years: int) -> PartialDay:
    birth = day_from_age(years, "Y", SATURDAY, field="person.age_said")
    assert isinstance(birth, PartialDay)
    return birth


def _person(number: int, name: str, birth: str | int | None, *more: str) -> PersonFacts:
    """Read `given / family / second family`; more: phones, `shared` phones, ZIP codes."""
    given_name, family, *rest = (part.strip() for part in f"{name} /".split("/"))
    return PersonFacts(
        id=bytes([number]),
        given=given_name,
        family=family,
        family2=rest[0] if rest else "",
        birth=_aged(birth) if isinstance(birth, int) else kept_birth(birth),
        phones=tuple(
            PhoneFact(number=each.removeprefix("shared "), shared=each.startswith("shared "))
            for each in more
            if "+" in each
        ),
        zip_code=next((each for each in more if "+" not in each), ""),
    )


def _pair(one: PersonFacts, other: PersonFacts) -> PairScore | None:
    found = score_pair(one, other)
    assert found == score_pair(other, one)
    assert [*duplicate_pairs([one, other])] == ([found] if found else [])
    return found


def test_the_same_man_on_two_laptops_with_names_in_different_order_is_one_pair() -> None:
    one = _person(2, "Juan / Pérez", "1986-05-09", "+18285550134", "28801")
    other = _person(1, "Perez / Juan", "1986-05-09", "+18285550134", "28801-1234")
    assert _pair(one, other) == PairScore(
        first=b"\x01",
        second=b"\x02",
        score=98,
        reasons=("SAME_BIRTH", "SAME_PHONE", "SAME_ZIP", "SWAPPED"),
    )


def test_twins_with_one_phone_and_one_birth_date_are_no_pair() -> None:
    for one, other in [("Ana", "Luz"), ("Maria", "Marina"), ("Jayden", "Jaylen")]:
        for phone in ("+18285550134", "shared +18285550134"):
            twins = [
                _person(at, f"{name} / García", "2015-03-02", phone, "28801")
                for at, name in enumerate((one, other))
            ]
            assert _pair(*twins) is None


def test_parent_and_child_with_one_name_are_no_pair() -> None:
    parent = _person(1, "José / García", "1980-03-02", "+18285550134", "28801")
    child = _person(2, "José / García", "2005-03-02", "+18285550134", "28801")
    assert _pair(parent, child) is None
    assert _pair(_person(1, "José / García", 46), _person(2, "José / García", 21)) is None


def test_people_who_share_a_phone_are_no_pair_for_that() -> None:
    one = _person(1, "Ana / García", "1980-03-02", "+18285550134")
    assert _pair(one, _person(2, "Luis / García", "1979-07-30", "+18285550134")) is None
    assert _pair(one, _person(2, "Luis / Ruiz", "1980-03-02", "+18285550134")) is None


def test_same_name_and_birth_date_with_another_phone_is_a_pair() -> None:
    one = _person(1, "Ana / García", "1980-03-02", "+18285550134")
    other = _person(2, "Ana / García", "1980-03-02", "+18285550199")
    found = _pair(one, other)
    assert found is not None
    assert found.reasons == ("SAME_BIRTH", "SAME_NAME")


def test_phone_and_zip_raise_a_pair_and_a_shared_phone_does_not() -> None:
    def score(*more: str) -> int:
        one = _person(1, "Ana / García", "1980-03-02", *more)
        found = _pair(one, _person(2, "Ana / Garcia", "1980-03-02", *more))
        assert found is not None
        return found.score

    bare = score()
    assert score("shared +18285550134") == bare
    assert bare < score("28801") < score("+18285550134") < score("+18285550134", "28801") == 100


def test_a_hint_of_a_name_needs_the_same_phone() -> None:
    for name in ("J / García", "Juan", "Juan / García / Ruiz"):
        phone = "+18285550134"
        full = _person(1, "Juan / García / Pérez", "1980-03-02", phone)
        assert _pair(full, _person(2, name, "1980-03-02")) is None
        found = _pair(full, _person(2, name, "1980-03-02", phone))
        assert (found is None) == (name == "J / García")  # a letter and one of two surnames
    initial = _person(2, "J / García Pérez", "1980-03-02", "+18285550134")
    assert _pair(_person(1, "Juan / García / Pérez", "1980-03-02", "+18285550134"), initial)


@pytest.mark.parametrize(
    ("one", "other", "paired"),
    [
        ("1980-03-02", "1980-03-02", True),
        ("1980-03-02", "1980-03-03", False),
        ("1980-03-02", "1980-02-03", False),
        ("1980", "1980", True),
        ("1980", "1982", True),
        ("1980", "1983", False),
        (46, 46, True),
        (46, 44, True),
        (46, 43, False),
        (46, "1981", True),
        ("1980-03", "1980-03", True),
        ("1980-03", "1980-04", False),
        ("1980-03", "1981", True),
        ("1980-03-02", "1980-03", True),
        ("1980-03-02", "1980-04", False),
        ("1980-03-02", "1980", True),
        ("1980-03-02", "1981", True),
        ("1980-03-02", "1982", False),
        ("1980-03-02", 46, True),
        ("1980-03-02", 43, False),
        ("1980-03-02", None, False),
        (None, None, False),
    ],
)
def test_births_agree_to_the_day_or_within_two_years_when_estimated(
    one: str | int | None, other: str | int | None, *, paired: bool
) -> None:
    found = _pair(_person(1, "Ana / García", one), _person(2, "Ana / García", other))
    assert (found is not None) == paired


def test_an_estimated_birth_asks_for_more_of_the_name() -> None:
    full = [_person(1, "Jhon / Ruiz", "1980-03-02"), _person(2, "John / Ruiz", "1980-03-02")]
    assert _pair(*full)
    partly = [_person(1, "Jhon / Ruiz", 46), _person(2, "John / Ruiz", 45)]
    assert _pair(*partly) is None
    phone = "+18285550134"
    assert _pair(_person(1, "Jhon / Ruiz", 46, phone), _person(2, "John / Ruiz", 45, phone))
    found = _pair(_person(1, "Pepe / Ruiz / Gil", 46), _person(2, "José / Ruiz", 45))
    assert found is not None
    assert found.reasons == ("BIRTH_NEAR", "ONE_SURNAME", "SHORT_FORM")


def test_a_record_without_a_name_is_in_no_pair() -> None:
    assert _pair(_person(1, "", "1980-03-02"), _person(2, "", "1980-03-02")) is None


GIVEN = st.sampled_from(
    "Ana,Anna,Bill,William,Pepe,José,Jaun,Juan,J,Mary Ann,Maryann,María José,María,小明,王小明,"
    "Juan García,García,Mai,".split(",")
)
FAMILY = st.sampled_from(
    "García,Garcia,Garsía,García López,López,Lopez-García,de la Cruz,Delacruz,王,Juan,José,Bill,"
    "J,".split(",")
)
BIRTHS: list[str | int | None] = ["1980-03-02", "1980-03-02", "1981-01-01", "1980-03", "1980"]
BIRTH = st.sampled_from([*BIRTHS, "1981", "1982", 44, 46, None])
MORE = st.sampled_from(["+18285550134", "+18285550199", "shared +18285550134", "28801"])


@st.composite
def _people(draw: st.DrawFn) -> list[PersonFacts]:
    count = draw(st.integers(0, CROWDED_PHONE))
    return [
        _person(
            at,
            f"{draw(GIVEN)} / {draw(FAMILY)} / {draw(FAMILY)}",
            draw(BIRTH),
            *draw(st.lists(MORE, max_size=2)),
        )
        for at in range(count)
    ]


@given(_people(), st.randoms(use_true_random=False))
def test_no_pair_is_missed_and_none_is_given_twice(
    people: list[PersonFacts],
    order: Random,
) -> None:
    expected = {
        (found.first, found.second): found
        for one, other in combinations(people, 2)
        if (found := score_pair(one, other))
    }
    shuffled = [*people]
    order.shuffle(shuffled)
    pairs = [*duplicate_pairs(shuffled)]
    assert {(pair.first, pair.second): pair for pair in pairs} == expected
    assert len(pairs) == len(expected)
    assert pairs == [*duplicate_pairs(people)]
    assert all(pair.first < pair.second for pair in pairs)


@settings(max_examples=settings().max_examples // 3)  # each compares some 300 pairs twice
@given(st.lists(st.tuples(GIVEN, FAMILY, st.booleans()), min_size=CROWDED_DAY + 1, max_size=24))
def test_a_crowded_birthday_loses_no_pair(names: list[tuple[str, str, bool]]) -> None:
    people = [
        _person(at, f"{one} / {two}", "1990-01-01", *([f"+1828555{at // 4:04}"] if called else []))
        for at, (one, two, called) in enumerate(names)
    ]
    found = (score_pair(one, other) for one, other in combinations(people, 2))
    expected = {(pair.first, pair.second) for pair in found if pair}
    assert {(pair.first, pair.second) for pair in duplicate_pairs(people)} == expected


def test_a_crowded_birthday_is_parted_by_names_without_losing_a_pair() -> None:
    names = [f"{one}{two}" for one in "bdfgklmnpr" for two in ("ando", "ulo")]
    strangers = [_person(at, f"{name} / {name}ez", "1990-01-01") for at, name in enumerate(names)]
    assert len(strangers) > CROWDED_DAY
    men = [_person(100, "Bill / Smith", "1990-01-01"), _person(101, "Smith / Wm", "1990-01-01")]
    men.append(_person(102, "William / Smyth", "1990-01-01"))
    people = [*strangers, *men]
    assert [(pair.first, pair.second) for pair in duplicate_pairs(people)] == [(b"d", b"f")]
    assert compared(people) < len(people)


def test_a_number_that_a_crowd_gave_tells_nothing() -> None:
    people = [
        _person(at, f"J / {chr(97 + at) * 4}ez", 40, "+18285550134")
        for at in range(CROWDED_PHONE + 1)
    ]
    assert compared(people[:-1]) == CROWDED_PHONE * (CROWDED_PHONE - 1) // 2
    assert compared(people) == 0


def test_the_work_grows_with_the_people_and_not_with_their_square() -> None:
    # All born on different days, so each further look would be one too many.
    def looked_at(count: int) -> int:
        people = [
            PersonFacts(
                id=at.to_bytes(4, "big"),
                given=f"Given{at % 7}",
                family=f"Family{at % 5}",
                birth=whole_day(date(1940, 1, 1) + timedelta(days=at * 7919 % 27_000)),
                phones=(PhoneFact(number=f"+1828{at:07}"),),
            )
            for at in range(count)
        ]
        return compared(people)

    assert looked_at(4000) == 0
