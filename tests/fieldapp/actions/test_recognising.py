"""Who may be here already, in a real store: found while typing, with what the reader may see."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from fieldapp.actions.acting import Author
from fieldapp.actions.form_ties import FormTies
from fieldapp.actions.recognising import MaybeHere, maybe_here
from fieldapp.actions.returning import Coming, known_person, record_coming
from fieldapp.actions.signing_up import record_sign_up
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.problem import RefusedError
from fieldapp.domain.sign_up_draft import SignUpDraft
from fieldapp.store.rows import read_rows
from fieldapp.store.search import index_again, index_some
from fieldapp.store.store import Store
from tests.support.stores import (
    EVENT,
    MARCUS,
    OTHER_EVENT,
    ROSA,
    TODAY,
    a_sign_up,
    an_open_store,
    lists,
    recorded,
)

CHUE = a_sign_up(
    name_given="Chue",
    name_family="Vang",
    name_family2="",
    birth="1951-03-04",
    lang_spoken="mww",
    street="12 Oak St",
    city="Morganton",
    zip="28655",
)
TYPED = SignUpDraft(name_given="Vang Chue", birth="1951", lang_spoken="en")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with an_open_store(tmp_path) as opened:
        yield opened


def looked(store: Store, typed: SignUpDraft = TYPED, author: Author = ROSA) -> list[MaybeHere]:
    return list(maybe_here(store, author, typed, TODAY))


@pytest.mark.parametrize("indexed", [False, True])
def test_somebody_saved_a_second_ago_is_found_and_after_indexing_too(
    store: Store, *, indexed: bool
) -> None:
    kept = recorded(store, CHUE)
    while indexed and index_some(store):
        pass
    (found,) = looked(store)
    assert (found.line.person, found.town) == (kept.person, "Morganton")
    assert found.reasons == ("SAME_YEAR", "SWAPPED")


def test_who_was_withdrawn_or_is_left_out_is_not_named(store: Store) -> None:
    kept = recorded(store, CHUE)
    assert not maybe_here(store, ROSA, TYPED, TODAY, besides=kept.person)


def test_a_role_that_sees_nobody_is_told_of_nobody(store: Store) -> None:
    recorded(store, CHUE)
    for role in ("INTERPRETER", "REGIONAL"):
        assert looked(store, author=Author(user=MARCUS.user, role=role)) == []


def test_no_reason_tells_what_the_role_does_not_see(store: Store) -> None:
    recorded(store, CHUE)
    typed = replace(TYPED, birth="1990", street="12 Oak St", phone="828 555 0134")
    assert looked(store, typed)
    caller = Author(user=MARCUS.user, role="CALLER")
    (found,) = looked(store, typed, caller)
    assert "SAME_ADDRESS" not in found.reasons
    assert found.town == ""
    assert looked(store, replace(typed, phone=""), caller) == []


def test_nothing_is_left_in_the_keys_of_who_was_erased_from_them(store: Store) -> None:
    recorded(store, CHUE)
    while index_some(store):
        pass
    index_again(store)
    assert store.connection.execute("SELECT count(*) FROM alike").fetchone()[0] == 0


def test_a_changed_address_is_found_under_the_new_one(store: Store) -> None:
    recorded(store, CHUE)
    while index_some(store):
        pass
    typed = SignUpDraft(name_given="Mai Vang", street="12 Oak St")
    assert [each.reasons for each in looked(store, typed)] == [("FAMILY_NAME", "SAME_ADDRESS")]


def test_who_comes_again_to_a_reader_of_core_fields_shows_no_more_than_those(store: Store) -> None:
    kept = recorded(store, CHUE)
    known = known_person(store, MARCUS, kept.person, OTHER_EVENT)
    assert known.partly_hidden
    assert (known.draft.name_family, known.draft.zip) == ("Vang", "28655")
    assert known.draft.lang_spoken == known.draft.interpreter_wanted == ""
    assert known.draft.wants == ()
    assert known.sign_up is None
    assert known_person(store, ROSA, kept.person, EVENT).sign_up == kept.sign_up


def test_what_another_canvasser_asks_again_is_kept_beside_and_nothing_is_lost(
    store: Store,
) -> None:
    kept = recorded(store, CHUE)
    known = known_person(store, MARCUS, kept.person, OTHER_EVENT)
    asked = replace(
        known.draft,
        lang_spoken="hnj",
        interpreter_wanted="YES",
        street="9 Elm St",
        granted=(*known.draft.granted, "STORE"),
        wants=("FLU",),
    )
    coming = Coming(event=OTHER_EVENT, ties=FormTies(person=kept.person))
    again = record_coming(store, MARCUS, asked, coming, today=TODAY, lists=lists())
    assert again.person == kept.person
    needs = read_rows(store.connection, BY_NAME["need"], "person = ?", (kept.person,))
    assert {row.text("language") for row in needs} == {"kjb", "hnj"} or {
        row.text("language") for row in needs
    } == {"mww", "hnj"}
    streets = read_rows(store.connection, BY_NAME["address"], "person = ?", (kept.person,))
    assert {row.text("street") for row in streets} == {"12 Oak St", "9 Elm St"}
    (person,) = read_rows(store.connection, BY_NAME["person"], "id = ?", (kept.person,))
    assert person.text("lang_spoken") == "mww"  # not this author's to write over


def test_nobody_comes_again_who_is_not_here(store: Store) -> None:
    with pytest.raises(RefusedError):
        known_person(store, ROSA, bytes(16), EVENT)


def test_a_family_has_one_household_and_says_what_they_are_to_each_other(store: Store) -> None:
    first = recorded(store, CHUE)
    for given, relation in (("Mai", "SPOUSE"), ("Kou", "CHILD")):
        draft = replace(CHUE, name_given=given, relation=relation)
        record_sign_up(
            store, ROSA, EVENT, draft, today=TODAY, lists=lists(), family_of=first.person
        )
    people = read_rows(store.connection, BY_NAME["person"], "1", ())
    assert len({row.ref("household") for row in people}) == 1
    ties = read_rows(store.connection, BY_NAME["relationship"], "1", ())
    assert {row.text("kind") for row in ties} == {"SPOUSE", "CHILD"}
    assert {row.ref("other") for row in ties} == {first.person}
