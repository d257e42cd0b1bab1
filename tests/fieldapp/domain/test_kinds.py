"""Kinds are declared once, and everything that derives from them agrees."""

from pathlib import Path

import pytest

from fieldapp.domain.codes import load_code_lists
from fieldapp.domain.kinds import BY_NAME, KINDS, Field, Kind, Reach
from fieldapp.domain.kinds.declare import FieldType, Privacy
from fieldapp.domain.kinds.dictionary import dictionary
from fieldapp.domain.values import CHECKS, value_problem

FIELDS = [(kind, field) for kind in KINDS for field in kind.fields]


def _name(value: object) -> str:
    return value.name if isinstance(value, Kind | Field) else ""


def test_numbers_and_names_are_used_once() -> None:
    assert len({kind.number for kind in KINDS}) == len(KINDS) == len(BY_NAME)


@pytest.mark.parametrize("kind", KINDS, ids=_name)
def test_what_hangs_on_a_person_leads_to_one(kind: Kind) -> None:
    seen = set()
    while kind.owner is not None:
        assert kind.name not in seen
        seen.add(kind.name)
        owner = kind.by_name[kind.owner]
        assert (owner.type, owner.required, owner.fixed) == (FieldType.REF, True, True)
        assert owner.ref is not None
        kind = BY_NAME[owner.ref]
    assert not seen or kind.name == "person"


def test_only_people_are_of_personal_reach_without_an_owner() -> None:
    assert [kind.name for kind in KINDS if kind.reach is Reach.PERSON and not kind.owner] == [
        "person"
    ]


def test_codes_and_references_lead_somewhere() -> None:
    lists = load_code_lists()
    assert {field.codes for _, field in FIELDS if field.codes} <= set(lists.names)
    assert {field.ref for _, field in FIELDS if field.ref} <= {*BY_NAME, "row"}


@pytest.mark.parametrize(
    "value", [1.5, float("nan"), 10**30, "\x00", "\ud800", b"x", object(), {"a": 1.5}, [[[1]]]]
)
def test_no_field_takes_what_a_wire_or_file_cannot_hold(value: object) -> None:
    takers = [field.name for _, field in FIELDS if value_problem(field, value) is None]
    assert takers == []


def test_every_field_has_its_check() -> None:
    assert len(CHECKS) == len(FIELDS)


@pytest.mark.parametrize(
    ("kind", "field", "limit"),
    [("person", "name_given", 80), ("contact", "value", 254), ("sign_up", "remark", 500)],
)
def test_limits_hold_at_the_edge(kind: str, field: str, limit: int) -> None:
    declared = BY_NAME[kind].by_name[field]
    assert value_problem(declared, "x" * limit) is None
    assert value_problem(declared, "x" * (limit + 1)) == "too_long"
    assert value_problem(declared, "") == value_problem(declared, "  ") == "blank"


def test_nothing_is_asked_that_could_be_used_against_people() -> None:
    names = {field.name for _, field in FIELDS}
    for word in ("ssn", "status_immigration", "nationality", "religion", "income", "insurance"):
        assert not any(word in name for name in names)


def test_contacts_and_names_are_marked_as_identifying() -> None:
    for kind, field in FIELDS:
        if kind.name == "person" and field.name.startswith("name_"):
            assert field.privacy.value >= Privacy.IDENTIFIES.value
    assert BY_NAME["contact"].by_name["value"].privacy is Privacy.IDENTIFIES


def test_the_dictionary_in_the_docs_is_the_one_of_the_declarations() -> None:
    docs = Path(__file__).parents[3] / "docs" / "dictionary.md"
    assert docs.read_text(encoding="utf-8") == dictionary()
