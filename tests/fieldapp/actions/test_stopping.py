"""What somebody does not want any more is in force at once: on lists, for attempts, for tasks."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from fieldapp.actions.acting import Author
from fieldapp.actions.stopping import agree_again, numbers_to_call, stop, take_back
from fieldapp.store.lists import rows_of_person
from fieldapp.store.rows import Row
from fieldapp.store.store import Store
from tests.support.stores import ROSA, a_row, a_sign_up, a_store, recorded
from tests.support.vault import ToldClock

CALLER = Author(user=b"user-caller-0004", role="CALLER")
CLOCK = ToldClock()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = a_store(tmp_path, clock=CLOCK)
    yield made
    made.close()


def rows(store: Store, person: bytes, kind: str = "") -> list[Row]:
    found = rows_of_person(store, person)
    return [row for row in found if kind in {"", row.kind.name}]


def called(store: Store, person: bytes) -> tuple[bytes, bytes]:
    """A person who may be called, and a task about that."""
    task = a_row(store, "task", {"person": person, "kind": "REMIND"}, None)
    (number,) = numbers_to_call(rows(store, person))
    return task, number.id


def test_stop_everything_takes_the_number_off_the_list_and_blocks_the_task(store: Store) -> None:
    kept = recorded(store, a_sign_up(granted=("STORE", "CALL", "SMS"), phone="828 555 0142"))
    task, _ = called(store, kept.person)
    stopped = stop(store, ROSA, kept.person, language="es")
    assert numbers_to_call(rows(store, kept.person)) == []
    assert numbers_to_call(rows(store, kept.person), "SMS") == []
    (state,) = rows(store, kept.person, "task_status")
    assert (state.ref("task"), state.text("state")) == (task, "BLOCKED")
    withdrawn = [row for row in rows(store, kept.person, "consent") if row.text("lang") == "es"]
    assert {row.text("type") for row in withdrawn} == {
        "CALL", "VOICEMAIL", "SMS", "EMAIL", "FUTURE",
    }  # fmt: skip
    assert {(row.text("how"), row.actor) for row in withdrawn} == {("SPOKEN", ROSA.user)}
    assert store.connection.execute("SELECT count(*) FROM change").fetchone() == (3,)
    CLOCK.pass_s(1)
    take_back(store, ROSA, stopped)
    assert len(numbers_to_call(rows(store, kept.person))) == 1
    assert rows(store, kept.person, "task_status")[-1].text("state") == "READY"


def test_one_channel_of_two_leaves_the_task_open(store: Store) -> None:
    kept = recorded(store, a_sign_up(granted=("STORE", "CALL", "SMS"), phone="828 555 0142"))
    called(store, kept.person)
    stop(store, ROSA, kept.person, ("SMS",))
    assert rows(store, kept.person, "task_status") == []
    assert len(numbers_to_call(rows(store, kept.person))) == 1


def test_one_purpose_of_a_channel_leaves_the_others(store: Store) -> None:
    kept = recorded(store, a_sign_up(granted=("STORE", "CALL"), phone="828 555 0142"))
    stop(store, ROSA, kept.person, ("CALL",), purpose="FOLLOWUP")
    assert len(numbers_to_call(rows(store, kept.person), purpose="REMIND")) == 1
    assert numbers_to_call(rows(store, kept.person), purpose="FOLLOWUP") == []


def test_what_is_wanted_again_names_what_stopped_it_and_opens_the_task(store: Store) -> None:
    kept = recorded(store, a_sign_up(granted=("STORE", "CALL"), phone="828 555 0142"))
    called(store, kept.person)
    stop(store, ROSA, kept.person, ("CALL",))
    CLOCK.pass_s(1)
    agreed = agree_again(store, CALLER, kept.person, "CALL", how="PHONE")
    assert len(numbers_to_call(rows(store, kept.person))) == 1
    assert rows(store, kept.person, "task_status")[-1].text("state") == "READY"
    first, stopped, again = [
        row for row in rows(store, kept.person, "consent") if row.text("type") == "CALL"
    ]
    assert again.values["replaces"] == [stopped.id]
    assert (again.actor, again.text("how")) == (CALLER.user, "PHONE")
    stop(store, CALLER, kept.person, (agreed.type,), purpose=agreed.purpose)
    assert numbers_to_call(rows(store, kept.person)) == []
    assert not first.dead


def test_one_number_of_two_is_stopped_alone_and_the_last_blocks_the_task(store: Store) -> None:
    signed = a_sign_up(granted=("STORE", "CALL"), phone="828 555 0142")
    kept = recorded(store, replace(signed, phone2="828 555 0199", phone2_kind="LAND"))
    task, first = called(store, kept.person)
    (other,) = {row.id for row in rows(store, kept.person, "contact")} - {first}
    agree_again(store, ROSA, kept.person, "CALL", contact=other)

    def callable_at() -> set[bytes]:
        return {row.id for row in numbers_to_call(rows(store, kept.person))}

    assert callable_at() == {first, other}
    CLOCK.pass_s(1)
    stopped = stop(store, ROSA, kept.person, ("CALL",), contact=other)
    assert callable_at() == {first}
    assert rows(store, kept.person, "task_status") == []
    CLOCK.pass_s(1)
    take_back(store, ROSA, stopped)
    assert callable_at() == {first, other}
    for each in (other, first):
        CLOCK.pass_s(1)
        stop(store, ROSA, kept.person, ("CALL",), contact=each)
    assert callable_at() == set()
    states = [
        (row.ref("task"), row.text("state")) for row in rows(store, kept.person, "task_status")
    ]
    assert states == [(task, "BLOCKED")]


def test_what_is_no_contact_blocks_no_task(store: Store) -> None:
    kept = recorded(store, a_sign_up(granted=("STORE", "SHAREPROV")))
    a_row(store, "task", {"person": kept.person, "kind": "REMIND"}, None)
    stop(store, ROSA, kept.person, ("SHAREPROV",))
    assert rows(store, kept.person, "task_status") == []
