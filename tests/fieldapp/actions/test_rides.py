"""A ride is kept with its time, moves with it, is called off with it; two people correct it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from fieldapp.actions.acting import Author
from fieldapp.actions.amending import amend_sign_up
from fieldapp.actions.events import create_event
from fieldapp.actions.finishing import open_among
from fieldapp.actions.signing_up import draft_of, open_sign_up
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.seats import WAITING_LIST
from fieldapp.domain.sign_up import SignUpDraft
from fieldapp.store.log import standing
from fieldapp.store.rows import Row, read_rows
from fieldapp.store.store import Store
from fieldapp.store.whole import standing_whole
from tests.support.clinic import PLAN
from tests.support.seats import hand_out_all
from tests.support.stores import DENISE, ROSA, TODAY, a_sign_up, an_open_store, lists, recorded


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with an_open_store(tmp_path) as opened:
        yield opened


class Table:
    """An event with two times, and what is done at it."""

    def __init__(self, store: Store) -> None:
        made = create_event(store, DENISE, PLAN)
        hand_out_all(store, made.event)
        self.store, self.event, self.slots = store, made.event, made.slots

    def signed_up(self, **more: object) -> bytes:
        draft = replace(
            a_sign_up(), granted=("STORE", "SHAREPROV", "SHARERIDE"), wants=("COVID19",)
        )
        ride = {
            "seat": self.slots[0].hex(),
            "ride_mode": "DRIVER",
            "ride_pickup": "12 Elm St, side door",
            "ride_ready": "8:15 am",
            "ride_with": ("RETURN", "WHEELCHAIR"),
            "ride_riders": "1",
        }
        given = replace(draft, **{**ride, **more})  # type: ignore[arg-type]
        return recorded(self.store, given, event=self.event).sign_up

    def shown(self, sign_up: bytes) -> SignUpDraft:
        return draft_of(open_sign_up(self.store, sign_up))

    def amended(
        self,
        sign_up: bytes,
        author: Author = ROSA,
        opened: SignUpDraft | None = None,
        **more: object,
    ) -> None:
        draft = replace(opened or self.shown(sign_up), **more)  # type: ignore[arg-type]
        amend_sign_up(self.store, author, sign_up, draft, today=TODAY, lists=lists(), opened=opened)

    def rides(self) -> list[tuple[Row, list[str]]]:
        ask = self.store.connection
        said = read_rows(ask, BY_NAME["ride_status"])
        return [
            (row, [each.text("state") for each in said if each.ref("ride") == row.id])
            for row in read_rows(ask, BY_NAME["ride"])
        ]


@pytest.fixture
def table(store: Store) -> Table:
    return Table(store)


def test_a_ride_is_kept_in_the_change_of_its_sign_up_and_shown_again(table: Table) -> None:
    before = standing(table.store).made
    sign_up = table.signed_up(wants=("COVID19", "FLU"))

    assert standing(table.store).made == before + 1
    ((ride, states),) = table.rides()  # one visit is one ride
    assert (ride.text("ready_at"), states) == ("2026-06-20T08:15", ["WANTED"])
    shown = table.shown(sign_up)
    assert (shown.ride_pickup, shown.ride_ready) == ("12 Elm St, side door", "8:15 am")
    assert (shown.ride_with, shown.ride_riders) == (("RETURN", "WHEELCHAIR"), "1")


def test_who_waits_is_fetched_at_no_hour_and_without_a_visit_nobody_is(table: Table) -> None:
    table.signed_up(seat=WAITING_LIST)
    table.signed_up(seat="", phone="828 555 0177")

    ((ride, _),) = table.rides()
    assert ride.values.get("ready_at") is None


def test_another_time_is_another_ride(table: Table) -> None:
    sign_up = table.signed_up()

    table.amended(sign_up, seat=table.slots[1].hex(), ride_ready="9:15 am")

    (old, first), (new, second) = table.rides()
    assert (first, second) == (["WANTED", "NOTNEEDED"], ["WANTED"])
    assert new.ref("appointment") != old.ref("appointment")
    assert new.text("ready_at") == "2026-06-20T09:15"
    assert table.shown(sign_up).ride_pickup == "12 Elm St, side door"


def test_who_calls_the_time_off_needs_no_ride(table: Table) -> None:
    sign_up = table.signed_up()

    table.amended(sign_up, seat="")

    assert [states for _, states in table.rides()] == [["WANTED", "NOTNEEDED"]]
    assert table.shown(sign_up).ride_mode == ""


def test_who_has_a_ride_after_all_is_fetched_no_more(table: Table) -> None:
    sign_up = table.signed_up()

    table.amended(sign_up, ride_mode="SELF")

    assert [states for _, states in table.rides()] == [["WANTED", "NOTNEEDED"], []]
    assert table.shown(sign_up).ride_mode == "SELF"


def test_two_people_correct_different_answers_of_a_ride_and_both_stand(table: Table) -> None:
    sign_up = table.signed_up()
    opened = table.shown(sign_up)
    table.amended(sign_up, DENISE, ride_pickup="front door", ride_with=("RETURN", "COMPANION"))

    table.amended(
        sign_up, opened=opened, ride_ready="8 am", ride_with=("RETURN", "WHEELCHAIR", "FOLDS")
    )

    shown = table.shown(sign_up)
    assert (shown.ride_pickup, shown.ride_ready) == ("front door", "8:00 am")
    assert set(shown.ride_with) == {"RETURN", "COMPANION", "FOLDS"}
    assert len(table.rides()) == 1


def test_another_correction_leaves_the_ride_alone(table: Table) -> None:
    sign_up = table.signed_up()

    table.amended(sign_up, phone="828 555 0199")
    table.amended(sign_up, wants=("COVID19", "FLU"))

    ((_, states),) = table.rides()
    assert states == ["WANTED"]


def test_a_ride_that_no_driver_may_hear_of_is_to_be_finished(table: Table) -> None:
    table.signed_up(granted=("STORE", "SHAREPROV"), ride_pickup="")

    wholes = list(standing_whole(table.store, "event = ?", (table.event,), 9))
    ((_, gaps),) = open_among(table.store, table.event, wholes, lists())

    assert {"pickup", "consent_ride"} <= {each.code for each in gaps}
