"""Hostile text in every field: the same text comes out at the other end, or it is refused."""

import csv
import io
import sys
from collections.abc import Iterator
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from fieldapp.actions.booking import book
from fieldapp.actions.events import EventPlan, SlotPlan, create_event
from fieldapp.actions.handout.csv import unguard
from fieldapp.actions.handout.writing import handout_bytes
from fieldapp.actions.places import SitePlan
from fieldapp.actions.rosters import Asked, clinic_roster_of
from fieldapp.actions.signing_up import draft_of, open_sign_up
from fieldapp.actions.workers import add_user
from fieldapp.domain.kinds import BY_NAME, KINDS, FieldType
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.domain.sign_up import SignUpDraft, check_sign_up
from fieldapp.domain.text import tidy
from fieldapp.domain.typed import from_plain, plain
from fieldapp.store.drafts import SIGN_UP, load_draft, save_draft
from fieldapp.store.search import find, index_some
from tests.support.laptops import Programme, contents
from tests.support.seats import hand_out_all
from tests.support.stores import (
    TODAY,
    a_sign_up,
    an_act,
    an_open_store,
    edited,
    lists,
    recorded,
)

HOSTILE: Final = {
    "sql": "Robert'); DROP TABLE person;--",
    "sql quotes": "' OR '1'='1\" UNION SELECT * FROM meta --",
    "sql like": "%_\\%",
    "search words": 'NEAR(a b) AND "quoted OR * ^name: -col {a b}',
    "search star": "*",
    "html": "<img src=x onerror=alert(1)><b>Ana</b>&amp;",
    "html file": '<a href="file:///etc/passwd">Ana</a>',
    "formula": '=HYPERLINK("http://evil.example","Ana")',
    "formula plus": "+1+cmd|' /C calc'!A0",
    "formula at": "@SUM(1)",
    "formula minus": "-2+3",
    "formula wide": "＝1+1",
    "guarded already": "'=1",
    "format": "%s %d {0} {name!r} ${HOME} $(reboot) `id`",
    "path": "../../../../etc/passwd",
    "semicolons": "a;b,c\td|e",
    "log": "Ana 2026-06-13 ERROR forged line",
    "typst": '#eval("1+1") $x$ @ref *bold* _it_ \\ ',
    "yaml": "!!python/object/apply:os.system ['id']",
    "json": '{"__proto__": {"admin": true}}',
    "accents": "Ñandú Çağla Đặng Thị Ö",
    "decomposed": "e\u0301 n\u0303",
    "arabic": "مُحَمَّد الحَسَن",
    "chinese": "欧阳·小红 𠀀",
    "burmese": "မောင်မောင်",
    "emoji": "👩🏽\u200d🌾 Ana",
    "joiner": "क्\u200dष",
    "ligature": "ﬁ ǆ ſ",
    "blank inside": "Ana\u00a0\u2003María",
    "looks empty": "\u3164",
    "null": "A\0na",
    "newline": "Ana\nBen",
    "carriage": "Ana\rBen",
    "tab": "Ana\tBen",
    "escape": "\x1b[31mAna\x1b[0m",
    "bell": "Ana\x07",
    "delete": "Ana\x7f",
    "c1": "Ana\x85Ben",
    "line separator": "Ana\u2028Ben",
    "bidi override": "Ana\u202egnp.exe",
    "bidi isolate": "\u2066Ana\u2069",
    "mark": "\u200fAna",
    "byte order": "\ufeffAna",
    "lone surrogate": "Ana\ud800",
    "pair of surrogates apart": "\udc00\ud800",
    "no character": "Ana\uffff",
    "beyond": "Ana\U0010ffff",
    "a megabyte": "A" * (1 << 20),
    "a megabyte of marks": "a" + "\u0301" * (1 << 19),
    "blank": " \t ",
}
TEXTS: Final = tuple(
    each.name
    for each in fields(SignUpDraft)
    if each.default == ""
    and each.name not in {"source", "consent_how", "seat", "relation"}
    and not each.name.startswith("ride_")  # of who has a time: see below
)
NO_PARTS: Final = {"birth", "phone", "zip", "email"}
"""Fields whose text is read into something else: a day, a number."""


def a_full_sign_up() -> SignUpDraft:
    """One with what other answers are about: a second phone, a group named in own words."""
    return replace(a_sign_up(), phone2="828-555-0199", race_eth=("AIAN", "AIAN-OTH"))


def typed_in(name: str, text: str) -> SignUpDraft:
    return replace(a_full_sign_up(), **{name: text})  # type: ignore[arg-type]


def problems_with(draft: SignUpDraft) -> tuple[Problem, ...]:
    checked = check_sign_up(draft, TODAY, lists())
    return checked if isinstance(checked, tuple) else ()


@cache
def accepted(text: str) -> dict[str, str]:
    """The fields in which this text may stand; a person keeps at least one name."""
    names = [each for each in TEXTS if each not in NO_PARTS and len(text) < 10_000]
    if not tidy(text):
        names.remove("name_given")
    return {name: text for name in names if not problems_with(typed_in(name, text))}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_text_is_kept_exactly_or_refused_with_field_and_reason(tmp_path: Path, text: str) -> None:
    with an_open_store(tmp_path) as store:
        # A megabyte is refused by its length, the same in every field: a few will do.
        for name in TEXTS if len(text) < 10_000 else ("name_given", "phone", "birth", "remark"):
            draft = typed_in(name, text)
            before = store.connection.total_changes
            problems = problems_with(draft)
            if problems:
                assert all(each.field and each.code for each in problems)
                with pytest.raises(RefusedError) as refused:
                    recorded(store, draft)
                if name == "paper_no":  # asked for its form before all else
                    problems = (Problem(field="sign_up.paper_no", code="wrong_paper_no"),)
                assert refused.value.problems == problems
                assert store.connection.total_changes == before
                assert text[:40].strip() == "" or text[:40] not in repr(refused.value)
        fit = accepted(text)
        if fit:
            kept = recorded(store, replace(a_full_sign_up(), **fit))  # type: ignore[arg-type]
            opened = draft_of(open_sign_up(store, kept.sign_up))
            assert {name: getattr(opened, name) for name in fit} == {
                name: tidy(value) for name, value in fit.items()
            }


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_where_a_ride_begins_is_kept_exactly_or_refused(tmp_path: Path, text: str) -> None:
    draft = a_sign_up(
        wants=("COVID19",),
        granted=("STORE", "SHAREPROV", "SHARERIDE"),
        seat="WAIT",
        ride_mode="DRIVER",
        ride_pickup=text,
    )
    with an_open_store(tmp_path) as store:
        if problems := problems_with(draft):
            assert [each.field for each in problems] == ["ride.pickup"]
            with pytest.raises(RefusedError):
                recorded(store, draft)
        else:
            kept = recorded(store, draft)
            assert draft_of(open_sign_up(store, kept.sign_up)).ride_pickup == tidy(text)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_time_is_one_of_those_offered_or_refused(tmp_path: Path, text: str) -> None:
    with an_open_store(tmp_path) as store:
        with pytest.raises(RefusedError) as refused:
            recorded(store, a_sign_up(seat=text))
        assert ("appointment.slot", "not_here") in {
            (each.field, each.code) for each in refused.value.problems
        }
        assert text[:40].strip() == "" or text[:40] not in repr(refused.value)


def test_enough_of_the_hostile_texts_get_through_to_mean_something() -> None:
    through = [name for name, text in HOSTILE.items() if accepted(text)]
    refused = [name for name, text in HOSTILE.items() if "name_given" not in accepted(text)]
    assert len(through) > 20
    assert {"lone surrogate", "bidi override", "a megabyte", "null", "escape"} <= set(refused)


@pytest.fixture(scope="module")
def road(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Programme, dict[str, bytes]]]:
    """A canvasser's laptop with one sign-up for each hostile text, synced to the coordinator."""
    programme = Programme.begun(tmp_path_factory.mktemp("hostile") / "programme")
    rosa = programme.canvasser("Rosa")
    kept: dict[str, bytes] = {}
    for name, text in HOSTILE.items():
        if fit := accepted(text):
            made = rosa.record(replace(a_full_sign_up(), **fit))  # type: ignore[arg-type]
            kept[name] = made.sign_up
    with programme.server.serving() as url:
        rosa.sync_over(url)
        programme.denise.sync_over(url)
    yield programme, kept
    programme.close()


def test_every_hostile_text_arrives_with_the_coordinator_letter_by_letter(
    road: tuple[Programme, dict[str, bytes]],
) -> None:
    programme, kept = road
    assert len(programme.denise.tickets()) == len(kept) > 20
    for name, sign_up in kept.items():
        opened = draft_of(programme.denise.opened(sign_up))
        for field, text in accepted(HOSTILE[name]).items():
            assert getattr(opened, field) == tidy(text)


def test_hostile_names_stand_on_the_roster_file_letter_by_letter(
    road: tuple[Programme, dict[str, bytes]],
) -> None:
    programme, kept = road
    denise = programme.denise
    plan = EventPlan(
        code="BUR-0620A",
        title="Clinic =1+1",
        kind="CLINIC",
        starts="2026-06-20T09:00",
        ends="2026-06-20T14:00",
        slots=(SlotPlan(starts="2026-06-20T09:00", ends="2026-06-20T10:00", capacity=200),),
    )
    clinic = create_event(denise.store, denise.author, plan)
    hand_out_all(denise.store, clinic.event)
    for sign_up in kept.values():
        book(denise.store, denise.author, sign_up, group="COVID19", slot=clinic.slots[0])
    asked = Asked(event=clinic.event, made_by="Denise", now_ms=programme.server.clock())
    roster = clinic_roster_of(denise.store, asked, lists())
    text = handout_bytes(roster, "csv", "en").decode("utf-8-sig")
    lines = {line["ticket"]: line for line in csv.DictReader(io.StringIO(text, newline=""))}
    for name, sign_up in kept.items():
        fit = accepted(HOSTILE[name])
        line = lines[str(denise.rows("sign_up")[sign_up]["ticket"])]
        assert line["name_as_said"][:1] not in tuple("=+-@\t\r")
        if "name_given" in fit:
            assert tidy(fit["name_given"]) in unguard(line["name_as_said"])


def test_hostile_text_in_the_search_field_finds_or_does_not_and_never_fails(
    road: tuple[Programme, dict[str, bytes]],
) -> None:
    programme, kept = road
    rosa = programme.laptops[1]
    before = contents(rosa.store)
    for text in HOSTILE.values():
        find(rosa.store, text[:2000])
    assert contents(rosa.store) == before
    while index_some(rosa.store):
        pass
    for text in HOSTILE.values():
        find(rosa.store, text[:2000])
    people = rosa.rows("person")
    for name in ("accents", "chinese", "arabic", "sql"):
        found = find(rosa.store, HOSTILE[name])
        assert rosa.opened(kept[name]).person.id in found
        assert set(found) <= set(people)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_half_typed_form_keeps_whatever_was_typed(tmp_path: Path, text: str) -> None:
    with an_open_store(tmp_path) as store:
        typed = replace(a_sign_up(), **dict.fromkeys(TEXTS, text[:5000]))  # type: ignore[arg-type]
        owner, draft = bytes(16), bytes(15) + b"\1"
        save_draft(store, owner, draft, plain(typed), form=SIGN_UP, event=None, now_ms=1)
        saved = load_draft(store, owner, draft)
        assert saved is not None
        assert from_plain(SignUpDraft, saved.typed) == typed


def every_text_field() -> list[tuple[str, str]]:
    wanted = {FieldType.TEXT, FieldType.NOTE}
    return [(kind.name, each.name) for kind in KINDS for each in kind.fields if each.type in wanted]


@pytest.mark.parametrize("name", ["lone surrogate", "bidi override", "null", "a megabyte"])
def test_no_text_field_of_any_kind_takes_what_would_break_or_deceive(
    tmp_path: Path, name: str
) -> None:
    assert len(every_text_field()) > 40
    with an_open_store(tmp_path) as store:
        kept = recorded(store)
        for kind, field in every_text_field():
            with pytest.raises(RefusedError) as refused, an_act(store) as unit:
                unit.create(BY_NAME[kind], {field: HOSTILE[name]})
            assert refused.value.problems[0].code
            assert sys.getsizeof(repr(refused.value)) < 2000
        with pytest.raises(RefusedError):
            edited(store, "person", kept.person, name_used=HOSTILE[name])
        assert len(contents(store)["change"]) == 1


@pytest.mark.parametrize("name", ["sql", "html", "formula", "typst", "arabic", "chinese"])
def test_events_sites_and_users_keep_hostile_names_through_the_road(
    tmp_path: Path, name: str
) -> None:
    programme = Programme.begun(tmp_path / "programme")
    text, denise = HOSTILE[name], programme.denise
    plan = EventPlan(
        code="BUR-0627A",
        title=text,
        kind="SIGNUP",
        starts="2026-06-27T09:00",
        ends="2026-06-27T14:00",
        site=SitePlan(name=text, kind="CHURCH"),
    )
    made = create_event(denise.store, denise.author, plan)
    user = add_user(denise.store, denise.author, name=text, role="CANVASSER")
    rosa = programme.canvasser("Rosa")
    assert rosa.rows("event")[made.event]["title"] == tidy(text)
    assert rosa.rows("user")[user]["name"] == tidy(text)
    programme.close()
