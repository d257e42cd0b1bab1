"""Who can interpret for whom, in which order they are asked, and how many a language needs."""

from dataclasses import replace
from datetime import date

import pytest

from fieldapp.domain.fitting import (
    Candidate,
    Fit,
    SkillFacts,
    fit_of,
    fits,
    interpreters_needed,
    minutes_needed,
    proposed,
    qualifies,
)
from fieldapp.domain.i_speak import OPEN_TAGS
from fieldapp.domain.needs import Wish
from tests.support.stores import lists

DAY = date(2026, 6, 20)
PERSON = b"person-0000000001"
JUANA = Wish(wanted="YES", language="kjb", variety="Soloma", modes=("RELAY", "PHONE"))
COLE = Wish(wanted="YES", language="ase", modes=("SIGN2",), reason="DEAF")


def skill(*languages: str, proof: str = "CHI", variety: str = "", valid_to: str = "") -> SkillFacts:
    return SkillFacts(
        languages=frozenset(languages), qualification=proof, variety=variety, valid_to=valid_to
    )


def who(name: str, *skills: SkillFacts, mode: str = "RELAY", gender: str = "") -> Candidate:
    return Candidate(
        shift=name.encode(),
        interpreter=name.encode(),
        name=name,
        starts="2026-06-20T09:00",
        ends="2026-06-20T13:00",
        mode=mode,
        skills=skills,
        gender=gender,
    )


def names(found: tuple[Fit, ...]) -> list[str]:
    return [each.candidate.name for each in found]


def found(wish: Wish, *candidates: Candidate, at: str = "") -> list[str]:
    return names(fits(wish, candidates, DAY, lists(), person=PERSON, at=at))


def blocked(wish: Wish, candidate: Candidate) -> str:
    return fit_of(wish, candidate, DAY, lists(), person=PERSON).blocked


def test_they_are_asked_in_the_order_of_the_book() -> None:
    kjb = skill("kjb", "es", variety="Soloma")
    best = replace(who("a best", kjb, gender="F"), comes_anyway=True)
    wish = replace(JUANA, gender="F")
    worse = [
        replace(best, name="b would travel", shift=b"b", comes_anyway=False),
        replace(best, name="c a man", shift=b"c", gender="M"),
        replace(best, name="d no proof", shift=b"d", skills=(replace(kjb, qualification="COMM"),)),
        replace(best, name="e by phone", shift=b"e", mode="PHONE"),
        replace(best, name="f other town", shift=b"f", skills=(replace(kjb, variety=""),)),
        replace(best, name="g not in these hours", shift=b"g", starts="2026-06-20T12:00"),
    ]
    order = found(wish, *reversed(worse), best, at="2026-06-20T10:00")
    assert order == [best.name, *(each.name for each in worse)]


def test_a_relative_is_never_proposed_nor_somebody_of_another_language() -> None:
    relative = replace(who("her son", skill("kjb")), conflicts=frozenset({PERSON}))
    assert found(JUANA, relative, who("Spanish", skill("es", "en"))) == []
    assert blocked(JUANA, relative) == "interpreter_conflict"
    assert blocked(JUANA, who("Spanish", skill("es", "en"))) == "language_differs"


@pytest.mark.parametrize("tag", sorted(OPEN_TAGS))
def test_a_group_of_languages_is_never_matched_to_one_of_them(tag: str) -> None:
    wish = Wish(wanted="YES", language=tag)
    every = [who(each.code, skill(each.code)) for each in lists()["languages"]]
    assert found(wish, *every) == []


def test_a_language_without_a_tag_is_matched_by_what_was_written_down_for_both() -> None:
    wish = Wish(wanted="YES", language="mis", variety="Chuukese")
    chuuk = who("Ana", skill("mis", variety="chuukese"))
    assert found(wish, chuuk, who("Bea", skill("mis", variety="Marshallese"))) == ["Ana"]


def test_signing_in_north_carolina_needs_a_licence_that_has_not_run_out() -> None:
    assert blocked(COLE, who("RID only", skill("ase", proof="RID"))) == "licence_needed"
    past = skill("ase", proof="NCLIC", valid_to="2026-06-19")
    assert blocked(COLE, who("Last year", past)) == "licence_expired"
    today = skill("ase", proof="NCPROV", valid_to="2026-06-20")
    assert blocked(COLE, who("Grace", today)) == ""


def test_qualified_goes_by_the_proof_on_that_day() -> None:
    def qualified(proof: str, mode: str = "RELAY", valid_to: str = "") -> bool:
        return qualifies(JUANA, mode, [skill("kjb", proof=proof, valid_to=valid_to)], DAY, lists())

    proofs = lists()["interpreter_qualification"]
    assert {each.code: qualified(each.code) for each in proofs} == {
        each.code: each.extra["qualified_default"] == "1" for each in proofs
    }
    assert not qualified("CHI", valid_to="2026-01-01")
    assert not qualified("CHI", "ADULT")
    assert not qualified("CHI", "MINOR")
    assert not qualifies(JUANA, "RELAY", [skill("es")], DAY, lists())
    assert qualifies(JUANA, "TEXT", [], DAY, lists())


def test_hours_are_counted_as_in_the_worked_example() -> None:
    assert minutes_needed(8) == 200
    assert interpreters_needed(200, 210, "kjb", lists()) == 1
    assert interpreters_needed(200, 105, "kjb", lists()) == 2
    assert minutes_needed(3) == 75
    assert interpreters_needed(75, 75, "ase", lists()) == 2
    assert interpreters_needed(25, 240, "ase", lists()) == 1
    assert interpreters_needed(0, 60, "kjb", lists()) == 0


def test_for_signing_over_an_hour_a_team_of_two_who_are_there_together_is_proposed() -> None:
    ase = skill("ase", proof="NCLIC")
    early = replace(who("Early", ase, mode="SIGN1"), ends="2026-06-20T10:00")
    late = replace(who("Late", ase, mode="SIGN1"), starts="2026-06-20T10:00")
    team = [who("Tess", ase, mode="SIGN2"), who("Jo", ase, mode="SIGN2")]
    order = fits(COLE, [early, late, *team], DAY, lists(), person=PERSON)
    assert names(proposed(order, 75, "ase", lists())) == ["Early", "Jo"]
    assert len(proposed(order, 60, "ase", lists())) == 1
    assert len(proposed(order, 240, "kjb", lists())) == 1
    alone = fits(COLE, [early, late], DAY, lists(), person=PERSON)
    assert len(proposed(alone, 75, "ase", lists())) == 1
