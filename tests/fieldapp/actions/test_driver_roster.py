"""The drivers' roster: whom to fetch, how, and nothing of vaccine, birth date or why they go."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from fieldapp.actions.acting import acting
from fieldapp.actions.events import create_event
from fieldapp.actions.handout.csv import csv_bytes
from fieldapp.actions.handout.pdf import pdf_bytes
from fieldapp.actions.roster_rides import driver_rosters_of
from fieldapp.actions.rosters import Asked
from fieldapp.actions.withdrawing import withdraw_sign_up
from fieldapp.domain.roster import Roster, file_name
from fieldapp.domain.roster_columns import DRIVER_COLUMNS
from fieldapp.store.rides import standing_rides
from fieldapp.store.store import Store
from tests.support.clinic import PLAN
from tests.support.seats import hand_out_all
from tests.support.stores import DENISE, ROSA, a_sign_up, an_open_store, lists, recorded


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with an_open_store(tmp_path) as opened:
        yield opened


class Rides:
    """An event, and people who want to be fetched to it."""

    def __init__(self, store: Store) -> None:
        self.store = store
        made = create_event(store, DENISE, PLAN)
        hand_out_all(store, made.event)
        self.event, self.slots = made.event, made.slots

    def wanted(self, name: str, **more: object) -> bytes:
        given = {
            "name_given": name,
            "name_family": "Hayes",
            "name_family2": "",
            "birth": "1948-03-02",
            "granted": ("STORE", "SHAREPROV", "SHARERIDE"),
            "wants": ("COVID19", "FLU"),
            "seat": self.slots[0].hex(),
            "phone": "828 555 0134",
            "directions": "Blue house behind the church",
            "access_needs": ("LIFT",),
            "ride_mode": "DRIVER",
            "ride_pickup": "12 Elm St, side door",
            "ride_ready": "8:15 am",
            "ride_with": ("RETURN", "WHEELCHAIR", "FOLDS", "COMPANION"),
            "ride_riders": "2",
            "ride_child_seats": "1",
            **more,
        }
        draft = replace(a_sign_up(), **given)  # type: ignore[arg-type]
        return recorded(self.store, draft, event=self.event).sign_up

    def roster(self, language: str = "en") -> Roster | None:
        return next(iter(self.rosters(language)), None)

    def rosters(self, language: str = "en") -> tuple[Roster, ...]:
        asked = Asked(event=self.event, made_by="Denise", now_ms=1, language=language)
        return driver_rosters_of(self.store, asked, lists())

    def drives(self, name: str, *sign_ups: bytes) -> None:
        for sign_up, ride in standing_rides(self.store, sign_ups).items():
            with acting(self.store, DENISE, self.event) as act:
                act.edit(ride, {"driver_name": name})
            assert sign_up in sign_ups


@pytest.fixture
def rides(store: Store) -> Rides:
    return Rides(store)


def test_a_driver_has_exactly_what_a_ride_needs(rides: Rides) -> None:
    rides.wanted("Walter")
    roster = rides.roster()
    assert roster is not None

    assert [column.key for column in roster.columns] == (
        "run_no pickup_time name_as_said pickup phone riders wheelchair companion child_seats"
        " language say_this drop return_ready_at picked_up dropped returned problem".split()
    )
    (row,) = roster.rows  # two vaccines are one ride
    cells = dict(zip((each.key for each in DRIVER_COLUMNS), row.cells, strict=True))
    assert cells["name_as_said"] == "Walter Hayes"
    assert cells["pickup"] == "12 Elm St, side door. Blue house behind the church"
    assert (cells["riders"], cells["child_seats"]) == (2, 1)
    assert cells["companion"] == "somebody comes along"
    assert cells["wheelchair"] == "wheelchair: lift or ramp; chair folds"
    assert str(cells["return_ready_at"]) == "10:15:00"
    assert file_name(roster, "pdf") == "BUR-0620A_driver_2026-06-20_r1.pdf"


def test_no_form_of_it_tells_why_they_go(rides: Rides) -> None:
    rides.wanted("Walter")
    roster = rides.roster()
    assert roster is not None
    page = PdfReader(BytesIO(pdf_bytes(roster, "en"))).pages[0].extract_text()
    table = csv_bytes(roster).decode("utf-8")
    for told in (page, table):
        assert "(828) 555-0134" in told.replace("\u00a0", " ")
        assert "Walter" in told
        for kept in ("COVID", "Flu", "1948", "A-001"):
            assert kept not in told


def test_who_did_not_agree_is_counted_and_who_drives_is_not(rides: Rides) -> None:
    assert rides.roster() is None
    rides.wanted("Walter")
    rides.wanted("Ana", granted=("STORE", "SHAREPROV"))
    rides.wanted("Eva", ride_mode="SELF")
    withdraw_sign_up(rides.store, ROSA, rides.wanted("Ida"))

    roster = rides.roster()

    assert roster is not None
    assert [row.cells[2] for row in roster.rows] == ["Walter Hayes"]
    assert roster.header.left_out == (("no_driver_consent", 1),)


def test_each_driver_reads_their_own_rides_and_the_desk_those_that_have_none(
    rides: Rides,
) -> None:
    walter, ana, ida = rides.wanted("Walter"), rides.wanted("Ana"), rides.wanted("Ida")
    rides.wanted("Eva", granted=("STORE", "SHAREPROV"))
    rides.drives("Earl Webb", walter)
    rides.drives("EARL WEBB", ana)
    rides.drives("Sue Ray", ida)

    desk, earl, sue = rides.rosters()

    assert [[str(row.cells[2]) for row in each.rows] for each in (desk, earl, sue)] == [
        [],
        ["Walter Hayes", "Ana Hayes"],
        ["Ida Hayes"],
    ]
    assert (earl.header.reader.upper(), sue.header.reader) == ("EARL WEBB", "Sue Ray")
    assert desk.header.left_out == (("no_driver_consent", 1),)
    keys = {each.header.reader_key for each in (desk, earl, sue)}
    assert len(keys) == 3
    assert "Webb" not in file_name(earl, "pdf")


def test_runs_are_numbered_by_time_and_other_ways_stand_apart(rides: Rides) -> None:
    rides.wanted("Late", ride_ready="9:30 am")
    rides.wanted("Bus", ride_mode="TRANSIT", ride_ready="7:30 am")
    rides.wanted("Early", ride_ready="8 am")

    roster = rides.roster("es")

    assert roster is not None
    names = [(row.cells[0], str(row.cells[2]).split()[0]) for row in roster.rows]
    assert names == [(1, "Early"), (2, "Late"), (3, "Bus")]
    assert [each.label for each in roster.blocks] == ["", "Transporte público del condado"]
