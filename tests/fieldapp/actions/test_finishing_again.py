"""The list of what is to be finished is worked out anew only where something changed, and right."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from fieldapp.actions.appointment_slip import note_slip_given
from fieldapp.actions.desk import OpenedDesk, take_back
from fieldapp.actions.events import create_event
from fieldapp.actions.finishing import (
    FinishSeen,
    look_for_open,
    nothing_more,
    own_to_finish,
    something_more,
)
from fieldapp.domain.problem import RefusedError
from fieldapp.store.whole import Unread, Whole
from tests.support.clinic import PLAN
from tests.support.seats import hand_out_all
from tests.support.stores import (
    DENISE,
    MARCUS,
    ROSA,
    a_sign_up,
    a_store,
    edited,
    recorded,
    taken_out,
)
from tests.ui.laptop import a_desk

Act = Callable[[OpenedDesk, Random], object]
STEPS = 25


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OpenedDesk]:
    store = a_store(tmp_path)
    made = create_event(store, DENISE, replace(PLAN, drafts_ok=True))
    hand_out_all(store, made.event)
    yield a_desk(store, made.event)
    store.close()


def one_of(desk: OpenedDesk, random: Random, kind: str) -> bytes:
    rows = desk.store.connection.execute(f"SELECT id FROM {kind} ORDER BY id").fetchall()
    found: bytes = random.choice(rows)[0] if rows else b""
    return found


def sign_up(desk: OpenedDesk, random: Random) -> bytes:
    slots = desk.store.connection.execute("SELECT id FROM slot ORDER BY id").fetchall()
    draft = a_sign_up(
        birth=random.choice(("1961-04-09", "1961", "2015-02-03")),
        phone=random.choice(("828 555 0142", "")),
        zip=random.choice(("28655", "")),
        granted=("STORE", "SHAREPROV"),
        wants=("COVID19",),
        seat=random.choice((slots[0][0].hex(), "")),
        ride_mode=random.choice(("", "DRIVER")),
    )
    return recorded(desk.store, draft, random.choice((ROSA, MARCUS)), desk.event or b"").sign_up


def edits(kind: str, field: str, *values: str | bool) -> Act:
    def act(desk: OpenedDesk, random: Random) -> None:
        row = one_of(desk, random, kind)
        if row:
            changed: dict[str, Any] = {field: random.choice(values)}
            edited(desk.store, kind, row, **changed)

    return act


def takes_out(kind: str) -> Act:
    def act(desk: OpenedDesk, random: Random) -> None:
        row = one_of(desk, random, kind)
        if row:
            taken_out(desk.store, kind, row)

    return act


def with_a_sign_up(act: Callable[[OpenedDesk, bytes], object]) -> Act:
    return lambda desk, random: act(desk, one_of(desk, random, "sign_up"))


ACTS: tuple[Act, ...] = (
    sign_up,
    sign_up,
    edits("person", "name_family", "Tomás", ""),
    edits("person", "lang_spoken", "es", ""),
    edits("contact", "value", "+18285550143"),
    edits("address", "zip", "28655", ""),
    edits("need", "wanted", "Y", "UNK"),
    edits("consent", "answer", "GRANTED", "REFUSED"),
    edits("ride", "pickup", "At the church", ""),
    edits("sign_up", "finish_later", True, False),
    edits("event", "starts", "2026-06-13T08:00", "2034-06-13T08:00"),
    edits("offer", "age_from", "12 years", "6 months"),
    takes_out("contact"),
    takes_out("consent"),
    with_a_sign_up(nothing_more),
    with_a_sign_up(something_more),
    with_a_sign_up(take_back),
    with_a_sign_up(note_slip_given),
)


def from_nothing(desk: OpenedDesk) -> FinishSeen:
    """Give what a laptop sees that has never looked."""
    known, desk.store.worked_out = desk.store.worked_out, {}
    seen = look_for_open(desk)
    desk.store.worked_out = known
    return seen


@pytest.mark.parametrize("seed", range(8))
def test_whatever_was_done_it_is_what_a_first_look_finds(desk: OpenedDesk, seed: int) -> None:
    random = Random(seed)
    sign_up(desk, random)
    done = 0
    for _ in range(STEPS):
        try:
            random.choice(ACTS)(desk, random)
            done += 1
        except RefusedError:
            continue
        assert look_for_open(desk) == from_nothing(desk)
        other = replace(desk, author=MARCUS)
        assert look_for_open(other) == from_nothing(other)
    assert done > STEPS / 2


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Which sign-ups were read whole."""
    ids: list[bytes] = []
    reads = Unread.read

    def noted(each: Unread) -> Whole:
        ids.append(each.id)
        return reads(each)

    monkeypatch.setattr(Unread, "read", noted)
    return ids


def test_after_a_save_only_what_was_saved_is_read(desk: OpenedDesk, read: list[bytes]) -> None:
    random = Random(1)
    for _ in range(12):
        sign_up(desk, random)
    look_for_open(desk)
    assert len(read) == 12
    read.clear()
    look_for_open(desk)
    assert read == []
    saved = sign_up(desk, random)
    look_for_open(desk)
    assert read == [saved]


def test_another_day_of_the_event_judges_all_anew(desk: OpenedDesk, read: list[bytes]) -> None:
    for _ in range(3):
        sign_up(desk, Random(1))
    look_for_open(desk)
    read.clear()
    edited(desk.store, "event", desk.event or b"", starts="2034-06-13T08:00")
    look_for_open(desk)
    assert len(read) == 3


def gaps(desk: OpenedDesk) -> set[str]:
    return {gap.code for each in look_for_open(desk).open for gap in each.gaps}


def test_a_slip_that_was_given_is_noticed(desk: OpenedDesk) -> None:
    slot = desk.store.connection.execute("SELECT id FROM slot ORDER BY id").fetchone()[0]
    draft = a_sign_up(
        birth="1961-04-09",
        phone="",
        phone_kind="NONE",
        granted=("STORE", "SHAREPROV"),
        wants=("COVID19",),
        seat=slot.hex(),
    )
    made = recorded(desk.store, draft, ROSA, desk.event or b"").sign_up
    assert "contact" in gaps(desk)
    note_slip_given(desk, made)
    assert "contact" not in gaps(desk)


def test_another_day_of_the_event_that_is_booked_for_is_noticed(desk: OpenedDesk) -> None:
    event = desk.event or b""
    later = create_event(desk.store, DENISE, replace(PLAN, code="BUR-0620B")).event
    edited(desk.store, "event", event, next_event=later)
    recorded(desk.store, a_sign_up(birth="2015-02-03", wants=("COVID19",)), ROSA, event)
    assert "guardian" in gaps(desk)
    edited(desk.store, "event", later, starts="2034-06-20T08:00", ends="2034-06-20T14:00")
    assert "guardian" not in gaps(desk)


def test_nothing_is_kept_of_a_laptop_that_is_closed(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    event = create_event(store, DENISE, PLAN).event
    desk = a_desk(store, event)
    recorded(store, a_sign_up(phone=""), ROSA, event)
    look_for_open(desk)
    assert store.worked_out
    store.close()
    assert not store.worked_out


def test_what_a_laptop_tells_of_itself_is_counted_anew_only_after_rows_changed(
    desk: OpenedDesk,
) -> None:
    store, asked = desk.store, list[str]()
    recorded(store, a_sign_up(birth="1961"), ROSA, desk.event or b"")
    assert own_to_finish(store) == 1
    with store.writing():
        store.remember("a note of a sync", 1)
    store.connection.set_trace_callback(asked.append)
    assert own_to_finish(store) == 1
    assert not [each for each in asked if "sign_up" in each]
    store.connection.set_trace_callback(None)

    recorded(store, a_sign_up(birth="1958"), ROSA, desk.event or b"")
    assert own_to_finish(store) == 2
