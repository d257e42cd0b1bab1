"""What a sign-up lacks is said exactly: for a booking first, then to be complete."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from fieldapp.domain.finishing import MARKED, Blocks, Known, missing
from fieldapp.domain.sign_up import SignUpDraft
from fieldapp.domain.sign_up_rows import birth_of
from tests.support.stores import TODAY, lists

WHOLE = SignUpDraft(
    name_given="Juana",
    name_family="Tomás",
    birth="1961-04-09",
    lang_spoken="kjb",
    interpreter_wanted="YES",
    phone="(828) 555-0134",
    zip="28690",
    wants=("COVID19",),
    granted=("STORE", "SHAREPROV"),
)


def gaps(draft: SignUpDraft, **known: Any) -> list[str]:
    birth, _ = birth_of(draft.birth, TODAY, [])
    found = missing(draft, birth, Known(day=date(2026, 6, 13), **known), lists())
    assert [each.blocks for each in found] == sorted(each.blocks for each in found)
    return [each.code for each in found]


def test_a_whole_sign_up_lacks_nothing() -> None:
    assert gaps(WHOLE) == []


@pytest.mark.parametrize(
    ("less", "lacks"),
    [
        ({"name_given": "", "name_family": ""}, "name"),
        ({"birth": ""}, "birth_year"),
        ({"birth": "1961"}, "birth_day"),
        ({"birth": "64"}, "birth_day"),
        ({"phone": ""}, "contact"),
        ({"wants": ()}, "wants"),
        ({"granted": ("SHAREPROV",)}, "consent_store"),
        ({"granted": ("STORE",)}, "consent_share"),
        ({"name_family": ""}, "family"),
        ({"lang_spoken": ""}, "language"),
        ({"lang_spoken": "hmn"}, "variety"),
        ({"interpreter_wanted": "UNK"}, "interpreter"),
        ({"zip": ""}, "place"),
        ({"finish_later": True}, MARKED),
        ({"birth": "2015-01-01"}, "guardian"),
    ],
)
def test_each_thing_that_is_missing_is_named(less: dict[str, Any], lacks: str) -> None:
    assert gaps(replace(WHOLE, **less)) == [lacks]


@pytest.mark.parametrize(
    "instead",
    [
        {"phone": "", "email": "juana@example.org"},
        {"phone": "", "phone2": "828 555 0111"},
        {"name_family": "", "name_order": "ONE_NAME"},
        {"name_family": "", "name_native": "อรุณ"},
        {"granted": ("STORE",), "refused": ("SHAREPROV",)},
        {"zip": "", "county_fips": "37023"},
        {"lang_spoken": "hmn", "lang_variety": "from Laos"},
        {"interpreter_wanted": "DECL"},
    ],
)
def test_another_answer_or_a_no_is_an_answer(instead: dict[str, Any]) -> None:
    assert gaps(replace(WHOLE, **instead)) == []


def test_a_slip_in_the_hand_stands_for_a_contact() -> None:
    assert gaps(replace(WHOLE, phone=""), slip_given=True) == []


def test_a_childs_guardian_is_asked_for_what_still_lacks() -> None:
    child = replace(WHOLE, birth="2015-01-01", granted=("STORE", "SHAREPROV", "GUARDIAN"))
    assert gaps(child) == ["guardian_details"]
    uncle = replace(child, guardian_relationship="LOCOP", guardian_document="WRITTEN")
    assert gaps(uncle) == ["guardian_other"]
    mother = replace(uncle, guardian_relationship="PARENT")
    assert gaps(mother) == []


def test_what_is_hidden_is_not_missing() -> None:
    others = replace(WHOLE, lang_spoken="", interpreter_wanted="", wants=())
    assert gaps(others, hidden=True) == []


def test_a_quick_record_says_what_a_booking_needs_and_what_else() -> None:
    quick = SignUpDraft(
        name_given="Marta", birth="1980", lang_spoken="es", granted=("STORE",), wants=("FLU",)
    )
    found = missing(quick, birth_of("1980", TODAY, [])[0], Known(day=TODAY), lists())
    booking = [each.code for each in found if each.blocks is Blocks.BOOKING]
    assert booking == ["contact", "consent_share"]
    assert [each.code for each in found][2:] == ["family", "birth_day", "interpreter", "place"]
