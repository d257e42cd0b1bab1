"""Who may be here already: the very person, family, or nobody."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldapp.domain.days import PartialDay
from fieldapp.domain.hint_keys import asked_for, kept_under
from fieldapp.domain.hints import MOST_HINTS, Hint, Kin, best_hints, hint_of
from fieldapp.domain.matching import PersonFacts, PhoneFact
from fieldapp.domain.problem import Problem
from fieldapp.domain.sign_up_rows import birth_of

TODAY = date(2026, 6, 13)
PHONE = "+18285550134"


def born(text: str) -> PartialDay | None:
    problems: list[Problem] = []
    return birth_of(text, TODAY, problems)[0]


def person(name: str, birth: str = "", *more: str, number: int = 1) -> PersonFacts:
    """Read `given / family / second family`; more: phones, `shared` phones, ZIPs, streets."""
    given_name, family, *rest = (part.strip() for part in f"{name} /".split("/"))
    return PersonFacts(
        id=bytes([number]),
        given=given_name,
        family=family,
        family2=rest[0] if rest else "",
        birth=born(birth),
        phones=tuple(
            PhoneFact(number=each.removeprefix("shared "), shared=each.startswith("shared "))
            for each in more
            if "+" in each
        ),
        zip_code=next((each for each in more if each.isdigit()), ""),
        street=next((each for each in more if " St" in each), ""),
    )


def hint(typed: PersonFacts, known: PersonFacts, *, begun: bool = False) -> Hint | None:
    return hint_of(typed, known, begun=begun)


@pytest.mark.parametrize(
    ("typed", "known", "reasons"),
    [
        ("Chue / Vang", "Vang / Chue", {"SAME_BIRTH", "SWAPPED"}),
        ("Lupita / Cruz", "Guadalupe / Cruz", {"SAME_BIRTH", "SHORT_FORM"}),
        ("María / López", "María / García / López", {"SAME_BIRTH", "ONE_SURNAME"}),
        ("María / López / García", "María / García / López", {"SAME_BIRTH", "SAME_NAME"}),
        ("Juan Pérez / López", "Juan / Pérez", {"SAME_BIRTH", "PART_OF_NAME"}),
        ("Nguyen / Duc", "Đức / Nguyễn", {"SAME_BIRTH", "SWAPPED"}),
        ("Muhammad / Saleh", "Mohamed / Saleh", {"SAME_BIRTH", "SHORT_FORM"}),
        ("Sergey / Kovalenko", "Serhiy / Kovalenko", {"SAME_BIRTH", "SHORT_FORM"}),
        ("Yuliya / Melnyk", "Iuliia / Melnik", {"SAME_BIRTH", "OTHER_SPELLING"}),
        ("Naw Eh / Paw", "Eh Paw", {"SAME_BIRTH", "SAME_NAME"}),
        ("YBhim / Nie", "Bhim / Nie", {"SAME_BIRTH", "OTHER_SPELLING"}),
        ("Jean Claude / Pierre", "Jean-Claude / Pierre", {"SAME_BIRTH", "SAME_NAME"}),
        ("Guadalype / Cruz", "Guadalupe / Cruz", {"SAME_BIRTH", "OTHER_SPELLING"}),
    ],
)
def test_the_same_person_is_known_whatever_the_hand(
    typed: str, known: str, reasons: set[str]
) -> None:
    found = hint(person(typed, "1980-03-02"), person(known, "1980-03-02"))
    assert found is not None
    assert found.kin is Kin.SAME
    assert set(found.reasons) >= reasons


@pytest.mark.parametrize(
    ("typed", "known", "reason"),
    [
        ("1980-03-02", "1980-02-03", "DAY_AND_MONTH"),
        ("1980-03-02", "1980-03-12", "ONE_FIGURE"),
        ("1951", "1951-04-01", "SAME_YEAR"),
        ("75", "1951-04-01", "BIRTH_NEAR"),
    ],
)
def test_a_birth_that_is_a_little_off_is_no_bar_and_is_said(
    typed: str, known: str, reason: str
) -> None:
    found = hint(person("Chue / Vang", typed, "28655"), person("Chue / Vang", known, "28655"))
    assert found is not None
    assert found.kin is Kin.SAME
    assert found.reasons[0] == reason


@pytest.mark.parametrize("phone", [PHONE, f"shared {PHONE}"])
@pytest.mark.parametrize(
    ("one", "other"),
    [("Ana", "Luz"), ("Maria", "Marina"), ("Hassan", "Hussein"), ("Kou", "Tou"), ("Luis", "Luisa")],
)
def test_twins_are_family_and_never_the_same(one: str, other: str, phone: str) -> None:
    twins = [person(f"{name} / García", "2015-03-02", phone, "28655") for name in (one, other)]
    found = hint(*twins)
    assert found is not None
    assert found.kin is Kin.FAMILY
    assert "OTHER_GIVEN" in found.reasons


def test_parent_and_child_with_one_name_are_family_where_they_share_something() -> None:
    father = person("José / García", "1980-03-02", PHONE)
    son = person("José / García", "2005-03-02", PHONE)
    found = hint(son, father)
    assert found is not None
    assert found.kin is Kin.FAMILY
    assert "OTHER_BIRTH" in found.reasons
    assert hint(person("José / García", "2005-03-02"), father) is None


def test_a_shared_phone_is_said_to_be_a_households() -> None:
    one = person("Mai / Vang", "1990-01-02", f"shared {PHONE}")
    found = hint(person("Pao / Vang", "1988", PHONE), one)
    assert found is not None
    assert found.reasons == ("FAMILY_NAME", "SHARED_PHONE")


def test_a_name_that_is_begun_finds_whom_it_may_become() -> None:
    known = person("Chue / Vang", "1951-03-04")
    assert hint(person("Chue / Va"), known, begun=True)
    assert hint(person("Chue / Va"), known) is None
    assert hint(person("Chue"), known, begun=True) is None


def test_where_many_have_the_typed_name_nobody_is_named_before_more_is_typed() -> None:
    many = [person("Juan / García", f"19{at}-01-02", number=at) for at in range(40, 50)]
    assert best_hints(person("Juan / García"), many) == ()
    assert len(best_hints(person("Juan / García"), many[:2])) == 2
    found = best_hints(person("Juan / García", "1944-01-02"), many)
    assert found[0].person == bytes([44])


def test_at_most_a_handful_and_the_very_person_first() -> None:
    family = [person(f"{name} / Vang", "1999", PHONE) for name in "Mai Pao Kou Tou Xee".split()]
    family = [
        PersonFacts(id=bytes([at]), given=each.given, family="Vang", phones=each.phones)
        for at, each in enumerate(family, 1)
    ]
    found = best_hints(person("Xee / Vang", "1999", PHONE), family)
    assert len(found) == MOST_HINTS
    assert (found[0].person, found[0].kin) == (bytes([5]), Kin.SAME)


NAMES = st.sampled_from(
    "Ana|Anna|José|Pepe|Serhiy|Sergey|Mohamed|Muhammad|Chue|Vang|García|Garcia|Lopez|小明|J|Y".split(
        "|"
    )
)
WHO = st.builds(
    person,
    st.builds("{} / {}".format, NAMES, NAMES),
    st.sampled_from(["", "1980-03-02", "1980-02-03", "1980", "46"]),
    st.sampled_from([PHONE, f"shared {PHONE}", "28655", "12 Oak St"]),
)


@given(WHO, WHO)
def test_whom_a_hint_names_is_kept_under_a_key_that_is_asked_for(
    typed: PersonFacts, known: PersonFacts
) -> None:
    found = hint(typed, known)
    if found is None or found.reasons[:1] == ("AGE_NEAR",):
        return
    kept, asked = set(kept_under(known)), asked_for(typed)
    ways = (*asked.ties, *asked.births, *asked.names, *asked.years)
    reached = any(all(kept & set(group) for group in way) for way in ways)
    one_word = len({typed.given, typed.family, known.given, known.family}) < 4
    assert reached or one_word or "INITIAL" in found.reasons


def test_keys_are_single_words_that_no_index_cuts_again() -> None:
    for name, birth in product(("O’Brien / 王小明", "De La Cruz / X"), ("1980-03-02", "46", "")):
        for key in kept_under(person(name, birth, PHONE, "12 Oak St")):
            assert key.isalnum()
