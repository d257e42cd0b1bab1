"""A person's page tells who did what and when, and what it was before."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldapp.actions.acting import Author
from fieldapp.actions.amending import amend_sign_up
from fieldapp.actions.history import Deed, HistoryEntry, person_page
from fieldapp.actions.withdrawing import undo_withdrawal, withdraw_sign_up
from fieldapp.domain.problem import RefusedError
from fieldapp.store.store import Store
from tests.support.meeting import Meeting
from tests.support.stores import (
    DENISE,
    MARCUS,
    ROSA,
    TODAY,
    a_sign_up,
    a_store,
    an_open_store,
    edited,
    lists,
    recorded,
    taken_out,
)
from tests.support.vault import ToldClock

NOON = 1_780_000_000_000


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with an_open_store(tmp_path) as opened:
        yield opened


def of_field(store: Store, person: bytes, field: str, author: Author = ROSA) -> list[HistoryEntry]:
    page = person_page(store, author, person)
    return [entry for entry in page.history if entry.field == field]


def test_the_page_holds_every_row_of_the_person(store: Store) -> None:
    made = recorded(store)
    recorded(store, a_sign_up(name_given="Eulalia"))
    page = person_page(store, ROSA, made.person)
    kinds = sorted(row.kind.name for row in page.rows)
    assert page.person.text("name_given") == "Juana"
    assert kinds == ["address", "consent", "consent", "consent", "contact", "need", "sign_up"]
    assert [(each.kind, each.deed, each.actor, each.device) for each in page.history[:1]] == [
        ("person", Deed.MADE, ROSA.user, store.identity.device)
    ]
    assert len(page.history) == 8


def test_an_edit_here_is_told_with_who_when_where_and_what_it_was(tmp_path: Path) -> None:
    clock = ToldClock(now_ms=NOON)
    store = a_store(tmp_path, clock=clock)
    made = recorded(store)
    for seconds, name in ((60, "Juanita"), (120, "Juani")):
        clock.pass_s(seconds)
        edited(store, "person", made.person, MARCUS, name_used=name)
    first, second = of_field(store, made.person, "name_used")
    assert (first.actor, first.device, first.deed) == (MARCUS.user, store.identity.device, Deed.SET)
    assert (first.at_ms, second.at_ms) == (NOON + 60_000, NOON + 180_000)
    assert (first.old, first.old_known, first.new) == (None, True, "Juanita")
    assert (second.old, second.old_known, second.new) == ("Juanita", True, "Juani")
    store.close()


def test_every_field_that_a_form_changed_is_told_on_its_own(store: Store) -> None:
    made = recorded(store)
    amend_sign_up(
        store,
        ROSA,
        made.sign_up,
        a_sign_up(phone="828 555 0199", name_given="Juana María"),
        today=TODAY,
        lists=lists(),
    )
    (name,) = of_field(store, made.person, "name_given")
    (phone,) = of_field(store, made.person, "value")
    assert (name.old, name.new) == ("Juana", "Juana María")
    assert (phone.kind, phone.old, phone.new) == ("contact", "+18285550134", "+18285550199")


def test_withdrawing_and_undoing_it_are_told(store: Store) -> None:
    made = recorded(store)
    withdraw_sign_up(store, ROSA, made.sign_up)
    undo_withdrawal(store, ROSA, made.sign_up)
    page = person_page(store, ROSA, made.person)
    told = [each.deed for each in page.history if each.kind == "sign_up_status"]
    assert told == [Deed.MADE, Deed.TAKEN_OUT]
    assert [row.kind.name for row in page.taken_out] == ["sign_up_status"]


def test_a_number_that_was_taken_out_stays_in_the_history(store: Store) -> None:
    made = recorded(store)
    (contact,) = store.connection.execute("SELECT id FROM contact").fetchone()
    taken_out(store, "contact", contact)
    page = person_page(store, ROSA, made.person)
    (gone,) = page.taken_out
    assert gone.text("value") == "+18285550134"


def test_an_edit_elsewhere_is_told_with_its_value_and_time_but_without_a_name(
    tmp_path: Path,
) -> None:
    clock = ToldClock(now_ms=NOON)
    with (
        an_open_store(tmp_path / "a", clock=clock) as here,
        an_open_store(tmp_path / "b", "B", clock=clock) as there,
    ):
        made = recorded(here)
        meeting = Meeting()
        meeting.meet(here, there)
        clock.pass_s(300)
        edited(there, "person", made.person, MARCUS, name_used="Juanita")
        meeting.meet(there, here)
        (entry,) = of_field(here, made.person, "name_used")
        assert (entry.actor, entry.device, entry.old_known) == (None, None, False)
        assert (entry.at_ms, entry.new) == (NOON + 300_000, "Juanita")
        (same,) = of_field(there, made.person, "name_used", MARCUS)
        assert (same.actor, same.device) == (MARCUS.user, there.identity.device)
        assert (same.old_known, same.new) == (False, "Juanita")


def test_old_values_of_own_edits_stay_known_after_they_came_back(store: Store) -> None:
    made = recorded(store)
    meeting = Meeting()
    meeting.meet(store)
    edited(store, "person", made.person, name_given="Joana")
    meeting.meet(store)
    edited(store, "person", made.person, name_given="Yoana")
    meeting.meet(store)
    told = [(entry.old, entry.new) for entry in of_field(store, made.person, "name_given")]
    assert told == [("Juana", "Joana"), ("Joana", "Yoana")]


def test_a_reader_is_not_told_of_fields_that_are_hidden_from_them(store: Store) -> None:
    made = recorded(store)
    edited(store, "person", made.person, lang_spoken="mam")
    edited(store, "person", made.person, name_used="Juanita")
    assert of_field(store, made.person, "lang_spoken", MARCUS) == []
    assert len(of_field(store, made.person, "name_used", MARCUS)) == 1
    (seen,) = of_field(store, made.person, "lang_spoken", DENISE)
    assert (seen.old, seen.new) == ("kjb", "mam")
    page = person_page(store, MARCUS, made.person)
    assert page.person.restricted
    (need,) = (row for row in page.rows if row.kind.name == "need")
    assert "wanted" not in need.values


def test_nobody_gets_a_page_of_who_is_not_here_or_not_theirs_to_see(store: Store) -> None:
    made = recorded(store)
    interpreter = Author(user=b"user-interpreter", role="INTERPRETER")
    for author, person in ((ROSA, bytes(16)), (interpreter, made.person)):
        with pytest.raises(RefusedError) as refused:
            person_page(store, author, person)
        assert refused.value.problems[0].code == "not_here"
