"""What follows from an answer, as pure functions."""

from dataclasses import replace
from datetime import date

import pytest

from fieldapp.actions.desk import DeskDraft, EventShown
from fieldapp.domain.sign_up import SignUpDraft
from tests.support.stores import lists
from ui.sign_up.birth import birth_shown
from ui.sign_up.editing import edited
from ui.sign_up.state import (
    EMPTY,
    NO_PHONE,
    Edit,
    FormState,
    Notice,
    derive,
    shown_name,
    with_split_name,
)

TODAY = date(2026, 6, 13)
NOTICE = Notice(version="keep-1", language="es")


def after(draft: SignUpDraft, field: str, value: str | bool | tuple[str, ...]) -> SignUpDraft:
    return edited(draft, Edit(field=field, value=value), NOTICE, lists())


def state_for(draft: SignUpDraft, event: EventShown | None = None) -> FormState:
    return derive(
        FormState(event=event), DeskDraft(id=bytes(16), draft=draft), TODAY, lists(), checking=False
    )


def test_a_name_in_one_line_falls_into_its_parts_by_the_order_of_the_language() -> None:
    for tag, said, parts in (
        ("es", "Juana Tomás", ("Juana", "Tomás")),
        ("vi", "Đặng Thị Hoa", ("Thị Hoa", "Đặng")),
        ("en", "Cher", ("Cher", "")),
    ):
        kept = with_split_name(after(replace(EMPTY, lang_spoken=tag), "name", said))
        assert (kept.name_given, kept.name_family) == parts
        assert shown_name(kept) == said


def test_a_name_that_is_being_typed_stands_as_it_is_typed() -> None:
    draft = after(replace(EMPTY, name_given="A", name_family="B"), "name", "Juana ")
    assert shown_name(draft) == "Juana "


def test_no_phone_and_a_phone_exclude_each_other() -> None:
    none = after(replace(EMPTY, phone="828", phone_shared=True), "no_phone", True)
    assert (none.phone, none.phone_kind, none.phone_shared) == ("", NO_PHONE, False)
    assert after(none, "phone", "8").phone_kind == ""


def test_ways_of_interpreting_stand_only_while_one_is_wanted() -> None:
    draft = replace(EMPTY, interpreter_wanted="YES", modes=("ONSITE",))
    assert after(draft, "interpreter", ("NO",)).modes == ()


def test_sign_languages_have_their_own_ways() -> None:
    draft = replace(EMPTY, interpreter_wanted="YES", modes=("ONSITE", "VIDEO"))
    sign = after(draft, "speaks", ("ase",))
    assert sign.modes == ("VIDEO",)
    assert "SIGN2" in state_for(sign).modes


def test_the_notice_goes_with_the_yes_and_not_without_it() -> None:
    yes = after(EMPTY, "granted", ("STORE", "CALL"))
    assert (yes.notice_version, yes.notice_lang, yes.notice_how) == ("keep-1", "es", "READ")
    assert after(yes, "granted", ()) == EMPTY


def test_a_yes_takes_back_the_no_and_leaves_other_answers_alone() -> None:
    draft = replace(EMPTY, granted=("FUTURE",), refused=("SMS", "EMAIL"))
    changed = after(draft, "granted", ("SMS",))
    assert set(changed.granted) == {"SMS", "FUTURE"}
    assert changed.refused == ("EMAIL",)


@pytest.mark.parametrize(
    ("typed", "ages", "band"),
    [
        ("1961", (64, 65), "18+"),
        ("34", (34, 34), "18+"),
        ("8 m", (0, 0), "0–4"),
        ("2014-06-13", (12, 12), "12–17"),
        ("2014", (11, 12), ""),
    ],
)
def test_what_was_understood_of_a_birth_is_shown(
    typed: str, ages: tuple[int, int], band: str
) -> None:
    shown = birth_shown(typed, TODAY, lists())
    assert shown is not None
    assert ((shown.at_least, shown.at_most), shown.band) == (ages, band)


@pytest.mark.parametrize("typed", ["", "  ", "x", "2030", "999"])
def test_what_is_no_birth_shows_nothing(typed: str) -> None:
    assert birth_shown(typed, TODAY, lists()) is None


def test_a_language_picked_from_the_long_list_gets_its_chip() -> None:
    event = EventShown(
        id=b"", title="", place="", starts="", languages=("en", "kjb"), groups=("FLU",)
    )
    state = state_for(replace(EMPTY, lang_spoken="chr", wants=("MMR",)), event)
    assert state.languages == ("en", "kjb", "chr")
    assert state.groups == ("FLU", "MMR")
    assert state_for(EMPTY).languages == ("en", "es")
