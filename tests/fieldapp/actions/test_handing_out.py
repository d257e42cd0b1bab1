"""Handing out: no file without its note, one number for one list, the nearest day first."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.events import create_event
from fieldapp.actions.handing_out import (
    Files,
    hand_out,
    look_at_rosters,
    made_for,
    renumbered,
)
from fieldapp.actions.handout.faults import HandoutError
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.problem import RefusedError
from fieldapp.store.rows import read_rows
from tests.support.clinic import a_clinic, booked
from tests.support.stores import DENISE, ROSA, TODAY, an_open_store, lists
from tests.ui.laptop import PLAN


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OpenedDesk]:
    with an_open_store(tmp_path / "store") as store:
        yield OpenedDesk(
            store=store,
            author=DENISE,
            user_name="Denise R.",
            event=None,
            lists=lists(),
            today=lambda: TODAY,
        )


def notes(desk: OpenedDesk) -> list[int]:
    """The revisions that were noted, oldest first."""
    rows = read_rows(desk.store.connection, BY_NAME["handout"])
    return [int(str(row.values["revision"])) for row in rows]


def test_a_laptop_without_events_has_no_rosters(desk: OpenedDesk) -> None:
    seen = look_at_rosters(desk, None, "en")
    assert (seen.days, seen.event, seen.rosters) == ((), None, ())


def test_the_nearest_event_with_times_is_the_first_to_be_shown(desk: OpenedDesk) -> None:
    clinic = a_clinic(desk.store)
    create_event(desk.store, DENISE, replace(PLAN, slots=()))
    seen = look_at_rosters(desk, None, "en")
    assert [day.code for day in seen.days] == ["BUR-0613A", "BUR-0620A"]
    assert seen.event is not None
    assert seen.event.id == clinic.event
    assert [(each.kind, len(each.rows)) for each in seen.rosters] == [
        ("clinic", 3),
        ("interpreter", 1),
    ]
    pantry = look_at_rosters(desk, seen.days[0].id, "en")
    assert pantry.event is not None
    assert not pantry.event.timed


def test_each_file_is_noted(desk: OpenedDesk, tmp_path: Path) -> None:
    clinic = a_clinic(desk.store)
    roster = look_at_rosters(desk, None, "en").rosters[0]
    out = hand_out(desk, clinic.event, roster, made_for(roster, Files(folder=tmp_path / "out")))
    assert [path.suffix for path in out.paths] == [".pdf", ".xlsx", ".csv"]
    assert all(path.exists() for path in out.paths)
    assert notes(desk) == [1]
    assert out.touched.kinds == {"handout"}


def test_there_is_no_file_without_its_note(desk: OpenedDesk, tmp_path: Path) -> None:
    clinic = a_clinic(desk.store)
    roster = look_at_rosters(desk, None, "en").rosters[0]
    made = made_for(roster, Files(folder=tmp_path / "out", formats=("csv",)))
    with pytest.raises(RefusedError):
        hand_out(replace(desk, author=ROSA), clinic.event, roster, made)
    assert not (tmp_path / "out").exists()


def test_there_is_no_note_without_its_file(desk: OpenedDesk, tmp_path: Path) -> None:
    clinic = a_clinic(desk.store)
    roster = look_at_rosters(desk, None, "en").rosters[0]
    (tmp_path / "file").write_bytes(b"")
    made = made_for(roster, Files(folder=tmp_path / "file" / "out", formats=("csv",)))
    with pytest.raises(HandoutError):
        hand_out(desk, clinic.event, roster, made)
    assert notes(desk) == []


def test_the_same_list_keeps_its_number_and_another_gets_the_next(
    desk: OpenedDesk, tmp_path: Path
) -> None:
    clinic = a_clinic(desk.store)
    first = look_at_rosters(desk, None, "en").rosters[0]
    made = made_for(first, Files(folder=tmp_path, formats=("csv",)))
    hand_out(desk, clinic.event, first, made)
    again = look_at_rosters(desk, None, "en").rosters[0]
    assert again.header.revision == 2
    assert renumbered(again, first).header.revision == 1
    booked(desk.store, clinic.slots[1], "Late")
    more = look_at_rosters(desk, None, "en").rosters[0]
    assert renumbered(more, first).header.revision == 2
    assert [change.kind for change in more.header.changes] == ["added"]
