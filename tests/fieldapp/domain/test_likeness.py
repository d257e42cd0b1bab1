from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldapp.domain.folding import fold
from fieldapp.domain.likeness import NameParts, name_likeness, name_parts
from fieldapp.domain.spellings import (
    Trait,
    formal_names,
    load_short_forms,
    slip_key,
    sound_keys,
)

ALIKE = 0.8  # what matching takes without any other hint
WORDS = st.sampled_from(
    "Ana Anna Bill William Will Pepe José Jose J Jaun Juan Maria María Marina De La Cruz Delacruz"
    " García Garcia Garsia López Lopez-García O’Brien Obrien 王 小明 Nguyễn Thị".split()
)
FIELD = st.lists(WORDS, max_size=3).map(" ".join)
NAMES = st.builds(name_parts, FIELD, FIELD, family2=FIELD, used=FIELD, native=st.just(""))


def _name(text: str) -> NameParts:
    """Read `given / family / second family`."""
    given_name, family, *more = (part.strip() for part in f"{text} /".split("/"))
    return name_parts(given_name, family, family2=more[0] if more else "")


@pytest.mark.parametrize(
    ("one", "other", "trait"),
    [
        ("José / García", "JOSE / GARCIA", Trait.SAME_NAME),
        ("Đức / Nguyễn", "Duc / Nguyen", Trait.SAME_NAME),
        ("أحمد / علي", "احمد / علی", Trait.SAME_NAME),
        ("Juan / García", "García / Juan", Trait.SWAPPED),
        ("Lan / Nguyen", "Nguyen / Lan", Trait.SWAPPED),
        ("Bill / Smith", "William / Smith", Trait.SHORT_FORM),
        ("Bill / Smith", "Willie / Smith", Trait.SHORT_FORM),
        ("Pepe / López", "José / López", Trait.SHORT_FORM),
        ("Chuy / Reyes", "Jesús / Reyes", Trait.SHORT_FORM),
        ("Smith / Bill", "William / Smith", Trait.SWAPPED),
        ("Lupita / Cruz", "Guadalupe / Cruz", Trait.SHORT_FORM),
        ("Mohamed / Ali", "Muhammad / Ali", Trait.SHORT_FORM),
        ("María / García / López", "María / López", Trait.ONE_SURNAME),
        ("María / García / López", "María / García", Trait.ONE_SURNAME),
        ("María / García López", "María / García-López", Trait.SAME_NAME),
        ("María / de la Cruz", "María / Delacruz", Trait.SAME_NAME),
        ("María / de la Cruz", "María / Cruz", Trait.SAME_NAME),
        ("María / O’Brien", "María / O Brien", Trait.SAME_NAME),
        ("Mary Ann / Locklear", "Maryann / Locklear", Trait.SAME_NAME),
        ("María Fernanda / Ruiz", "María / Ruiz", Trait.PART_OF_NAME),
        ("José Luis / Ruiz", "Luis / Ruiz", Trait.PART_OF_NAME),
        ("María F / Ruiz", "María Fernanda / Ruiz", Trait.INITIAL),
        ("Jhon / Ruiz", "John / Ruiz", Trait.OTHER_SPELLING),
        ("Jaun / Ruiz", "Juan / Ruiz", Trait.OTHER_SPELLING),
        ("Yesenia / Ruiz", "Jesenia / Ruiz", Trait.OTHER_SPELLING),
        ("Christopher / Ruiz", "Cristofer / Ruiz", Trait.OTHER_SPELLING),
        ("Ana / Gonzales", "Ana / Gonzalez", Trait.OTHER_SPELLING),
        ("Ana / Oxendine", "Ana / Oxindine", Trait.OTHER_SPELLING),
        ("Ana / Tshimanga", "Ana / Tshimnaga", Trait.OTHER_SPELLING),
        ("小明 / 王", "王小明", Trait.SAME_NAME),
        ("王小明", "小明 / 王", Trait.SAME_NAME),
        ("민준 / 김", "김민준", Trait.SAME_NAME),
        ("Juan García", "Juan / García", Trait.SAME_NAME),
        ("Pao", "Pao", Trait.SAME_NAME),
    ],
)
def test_one_person_in_two_spellings_is_alike(one: str, other: str, trait: Trait) -> None:
    found = name_likeness(_name(one), _name(other))
    assert found.score >= ALIKE
    assert trait in found.traits


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana / García", "Luz / García"),
        ("Maria / García", "Marina / García"),
        ("Alejandro / García", "Alejandra / García"),
        ("Daniel / García", "Danielle / García"),
        ("Jayden / Brown", "Jaylen / Brown"),
        ("Maria Jose / García", "Maria Fernanda / García"),
        ("Luis / García", "Luisa / García"),
        ("Juan / García", "Juan / Hernández"),
        ("Ana / García / Pérez", "Ana / García / Ruiz"),
        ("Minh / Le", "Minh / Ly"),
        ("小明 / 王", "大明 / 王"),
        ("明 / 王", "小明 / 王"),
        ("J / García", "Juan / García"),
        ("Juan", "Juan / García"),
        ("Juan", ""),
        ("", ""),
    ],
)
def test_two_people_are_not_alike(one: str, other: str) -> None:
    assert name_likeness(_name(one), _name(other)).score < ALIKE


def test_a_name_in_its_own_script_settles_the_question() -> None:
    one = name_parts("Xiaoming", "Wang", native="王小明")
    other = name_parts("Hsiao-ming", "Wong", native="王 小明")
    assert name_likeness(one, other).traits == {Trait.OWN_SCRIPT}


def test_the_name_a_person_goes_by_counts_as_a_given_name() -> None:
    one = name_parts("Mai Nhia", "Vang", used="Nancy")
    other = name_parts("Nancy", "Vang")
    assert name_likeness(one, other).score == 1.0
    assert name_likeness(other, name_parts("Mai Nhia", "Vang")).score < ALIKE


@given(NAMES, NAMES)
def test_likeness_is_the_same_from_either_side(one: NameParts, other: NameParts) -> None:
    assert name_likeness(one, other) == name_likeness(other, one)


@given(NAMES, NAMES)
def test_likeness_stays_between_nothing_and_the_same(one: NameParts, other: NameParts) -> None:
    found = name_likeness(one, other)
    assert 0.0 <= found.score <= 1.0
    assert bool(found.traits) == bool(found.score)


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_name_is_like_itself_in_either_order(one: str, other: str) -> None:
    name = name_parts(one, other)
    if name.words:
        assert name_likeness(name, name).score == 1.0
    words = [*name.given, *name.family]
    if words and len(set(words)) == len(words):  # of a name that repeats it is not said which is
        assert name_likeness(name, name_parts(other, one)).score >= 0.98


@given(WORDS, WORDS)
def test_given_names_that_count_as_one_share_a_key(one: str, other: str) -> None:
    mine, theirs = fold(one), fold(other)
    alike = name_likeness(name_parts(one, "Quist"), name_parts(other, "Quist"))
    if alike.score >= ALIKE and " " not in f"{mine}{theirs}":
        keys = (sound_keys(mine) | {slip_key(mine)}, sound_keys(theirs) | {slip_key(theirs)})
        assert not keys[0].isdisjoint(keys[1])


def test_a_short_form_may_stand_for_several_names() -> None:
    assert {"tito", "roberto", "hector"} <= formal_names("tito")
    assert formal_names("quist") == {"quist"}


def test_two_names_with_one_short_form_stay_two_names() -> None:
    assert name_likeness(_name("Roberto / Ruiz"), _name("Héctor / Ruiz")).score == 0.0
    assert name_likeness(_name("Tito / Ruiz"), _name("Héctor / Ruiz")).score >= ALIKE


def test_the_list_of_short_forms_is_clean(tmp_path: Path) -> None:
    forms = load_short_forms()
    assert len(forms) > 300
    for short, names in forms.items():
        assert " " not in short
        assert short not in names
        assert all(name and " " not in name for name in names)
    own = "name,also,language\nDolores,Loly,es\n"
    (tmp_path / "nicknames.csv").write_text(own, encoding="utf-8")
    assert load_short_forms(tmp_path) == {"loly": frozenset({"dolores"})}
