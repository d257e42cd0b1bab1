"""The drivers' desk: who drives, what became of it, and whom nobody fetches tomorrow."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from fieldapp.actions.acting import Author
from fieldapp.actions.amending import amend_sign_up
from fieldapp.actions.conflicts import list_conflicts
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.events import create_event
from fieldapp.actions.giving_rides import (
    begin_ride_anew,
    save_ride,
    step_ride,
    tell_called_off,
)
from fieldapp.actions.ride_desk import RideLine, RidesSeen, look_at_rides, rides_without_driver
from fieldapp.actions.ride_form import RideForm, draft_of_ride, keep_ride_draft
from fieldapp.actions.signing_up import draft_of, open_sign_up
from fieldapp.actions.undoing import take_back_noted
from fieldapp.actions.waiting_list import give_to_waiting
from fieldapp.actions.withdrawing import withdraw_sign_up
from fieldapp.domain.problem import RefusedError
from fieldapp.domain.seats import WAITING_LIST
from fieldapp.store.store import Store
from tests.support.clinic import PLAN
from tests.support.seats import hand_out_all
from tests.support.stores import DENISE, ROSA, TODAY, a_sign_up, an_open_store, lists, recorded
from tests.support.vault import ToldClock

EARL = Author(user=b"user-earl-desk-1", role="DRIVERDESK")
FRIDAY_MS = 1_781_895_600_000  # 19 June 2026, 15:00 in North Carolina


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with an_open_store(tmp_path, clock=ToldClock(now_ms=FRIDAY_MS)) as opened:
        yield opened


class Rides:
    """A clinic on the 20th, people to be fetched to it, and somebody at the drivers' desk."""

    def __init__(self, store: Store) -> None:
        self.store = store
        made = create_event(store, DENISE, PLAN)
        hand_out_all(store, made.event)
        self.event, self.slots = made.event, made.slots
        self.desk = self.desk_of(EARL)

    def desk_of(self, author: Author) -> OpenedDesk:
        return OpenedDesk(
            store=self.store,
            author=author,
            user_name="Earl",
            event=self.event,
            lists=lists(),
            today=lambda: TODAY,
        )

    def wanted(self, name: str = "Walter", **more: object) -> bytes:
        given = {
            "name_given": name,
            "name_family": "Hayes",
            "name_family2": "",
            "granted": ("STORE", "SHAREPROV", "SHARERIDE"),
            "wants": ("COVID19", "FLU"),
            "seat": self.slots[0].hex(),
            "phone": "828 555 0134",
            "access_needs": ("LIFT",),
            "ride_mode": "DRIVER",
            "ride_pickup": "12 Elm St",
            "ride_ready": "8:15 am",
            "ride_with": ("RETURN", "WHEELCHAIR"),
            **more,
        }
        draft = replace(a_sign_up(), **given)  # type: ignore[arg-type]
        return recorded(self.store, draft, event=self.event).sign_up

    def look(self, desk: OpenedDesk | None = None) -> RidesSeen:
        return look_at_rides(desk or self.desk, None)

    def line(self, name: str = "Walter") -> RideLine:
        (line,) = [each for each in self.look().lines if each.name.startswith(name)]
        return line

    def form(self, line: RideLine, **typed: str) -> RideForm:
        opened = draft_of_ride(line.values)
        return RideForm(
            id=b"draft-of-a-ride1",
            ride=line.ride,
            day=line.starts[:10],
            draft=replace(opened, **typed),
            opened=opened,
        )

    def amended(self, sign_up: bytes, **more: object) -> None:
        draft = replace(draft_of(open_sign_up(self.store, sign_up)), **more)  # type: ignore[arg-type]
        amend_sign_up(self.store, ROSA, sign_up, draft, today=TODAY, lists=lists())


@pytest.fixture
def rides(store: Store) -> Rides:
    return Rides(store)


def test_who_waits_stands_there_without_a_time_and_is_fetched_to_the_one_they_get(
    rides: Rides,
) -> None:
    sign_up = rides.wanted(seat=WAITING_LIST, ride_ready="")
    line = rides.line()
    assert (line.waiting, line.open, line.starts, line.ready_at) == (True, False, "", "")
    give_to_waiting(rides.store, ROSA, sign_up, rides.slots[0])
    given = rides.line()
    assert (given.ride, given.waiting, given.open) == (line.ride, False, True)
    assert given.starts == "2026-06-20T09:00"


def test_the_drivers_desk_sees_what_a_driver_needs_and_not_why_they_go(rides: Rides) -> None:
    rides.wanted()
    line = rides.line()
    assert (line.name, line.ready_at, line.text("pickup")) == (
        "Walter Hayes",
        "2026-06-20T08:15",
        "12 Elm St",
    )
    assert (line.phones, line.lift, line.agreed, line.state) == (
        ("+18285550134",),
        True,
        True,
        "WANTED",
    )
    assert line.language == ""  # somebody else wrote it down
    assert "COVID" not in repr(line.__class__.__dict__) + str(line.values)


def test_who_is_named_drives_and_one_undo_takes_it_back(rides: Rides) -> None:
    rides.wanted()
    noted = save_ride(
        rides.desk, rides.form(rides.line(), driver_name="Earl Webb", driver_phone="828 555 0133")
    )
    line = rides.line()
    assert (line.state, line.text("driver_phone")) == ("ASSIGNED", "+18285550133")
    assert [each.name for each in rides.look().drivers] == ["Earl Webb"]
    step_ride(rides.desk, line.ride, "CONFIRMED")
    save_ride(rides.desk, rides.form(rides.line(), driver_name="Ida Long"))
    assert rides.line().state == "CONFIRMED"

    take_back_noted(rides.store, EARL, noted)

    assert rides.line().text("driver_phone") == ""
    assert rides.line().text("driver_name") == "Ida Long"  # what changed since stays


def test_two_people_correct_a_ride_and_neither_writes_over_the_other(rides: Rides) -> None:
    rides.wanted()
    opened = rides.line()
    denise = rides.desk_of(DENISE)
    save_ride(denise, rides.form(opened, pickup="front door", driver_name="Ida"))
    save_ride(rides.desk, rides.form(opened, ready="9 am", driver_name="Earl"))

    line = rides.line()
    assert (line.text("pickup"), line.ready_at) == ("front door", "2026-06-20T09:00")
    (conflict,) = list_conflicts(rides.store, DENISE)
    assert conflict.field == "driver_name"
    assert {each.value for each in conflict.values} == {"Ida", "Earl"}


def test_two_chairs_for_one_lift_are_told_of_each_other(rides: Rides) -> None:
    for name, ready in (("Walter", "8:15 am"), ("Rose", "8:35 am"), ("Late", "9:15 am")):
        rides.wanted(name, ride_ready=ready)
        save_ride(rides.desk, rides.form(rides.line(name), driver_name="Earl Webb"))
    walter, rose, late = (rides.line(name) for name in ("Walter", "Rose", "Late"))
    assert (walter.close, rose.close) == ((rose.ride, 20), (walter.ride, 20))
    assert late.close is None
    save_ride(rides.desk, rides.form(walter, ready="7:55 am"))
    assert rides.line("Rose").close is None


def test_a_driver_who_cannot_come_leaves_the_ride_wanted_again(rides: Rides) -> None:
    sign_up = rides.wanted()
    save_ride(rides.desk, rides.form(rides.line(), driver_name="Earl Webb"))
    before = rides.line()
    noted = begin_ride_anew(rides.desk, before.ride)
    line = rides.line()
    assert (line.state, line.text("driver_name"), line.ready_at) == (
        "WANTED",
        "",
        before.ready_at,
    )
    assert line.ride != before.ride
    assert draft_of(open_sign_up(rides.store, sign_up)).ride_pickup == "12 Elm St"
    take_back_noted(rides.store, EARL, noted)
    assert rides.line().text("driver_name") == "Earl Webb"


@pytest.mark.parametrize("end", ["NODRIVER", "MISSED"])
def test_an_end_is_not_the_end(rides: Rides, end: str) -> None:
    rides.wanted()
    if end == "MISSED":
        save_ride(rides.desk, rides.form(rides.line(), driver_name="Earl Webb"))
    step_ride(rides.desk, rides.line().ride, end)
    with pytest.raises(RefusedError):
        step_ride(rides.desk, rides.line().ride, "PICKEDUP")
    begin_ride_anew(rides.desk, rides.line().ride)
    assert [each.state for each in rides.look().lines if not each.called_off] == ["WANTED"]


def test_a_visit_that_is_called_off_is_to_be_told_to_the_driver(rides: Rides) -> None:
    sign_up = rides.wanted()
    rides.wanted("Nobody")
    save_ride(rides.desk, rides.form(rides.line(), driver_name="Earl Webb"))
    withdraw_sign_up(rides.store, ROSA, sign_up)

    line = rides.line()
    assert line.called_off
    assert line.text("driver_name") == "Earl Webb"
    noted = tell_called_off(rides.desk, line.ride)
    assert [each.name for each in rides.look().lines] == ["Nobody Hayes"]
    take_back_noted(rides.store, EARL, noted)
    assert rides.line().called_off


def test_another_time_leaves_the_old_driver_to_be_told(rides: Rides) -> None:
    sign_up = rides.wanted()
    save_ride(rides.desk, rides.form(rides.line(), driver_name="Earl Webb"))
    rides.amended(sign_up, seat=rides.slots[1].hex(), ride_ready="9:15 am")
    states = {each.called_off: each.state for each in rides.look().lines}
    assert states == {False: "WANTED", True: "NOTNEEDED"}


def test_who_was_vaccinated_is_still_to_be_brought_home(rides: Rides) -> None:
    rides.wanted()
    save_ride(rides.desk, rides.form(rides.line(), driver_name="Earl Webb"))
    step_ride(rides.desk, rides.line().ride, "DROPPED")
    assert rides.line().state == "DROPPED"
    step_ride(rides.desk, rides.line().ride, "RETURNED")
    assert rides.line().state == "RETURNED"


def test_nobody_found_a_day_before_the_visit_is_told(rides: Rides) -> None:
    rides.wanted()
    rides.wanted("Bus", ride_mode="BUSPASS")
    rides.wanted("Waits", seat="WAIT")
    denise = rides.desk_of(DENISE)
    assert [line.name for line, _ in rides_without_driver(denise)] == ["Walter Hayes"]
    save_ride(denise, rides.form(rides.line(), driver_name="Earl Webb"))
    assert rides_without_driver(denise) == ()


def test_two_days_before_nobody_is_alarmed(tmp_path: Path) -> None:
    clock = ToldClock(now_ms=FRIDAY_MS - 24 * 3_600_000)
    with an_open_store(tmp_path / "early", clock=clock) as store:
        rides = Rides(store)
        rides.wanted()
        assert rides_without_driver(rides.desk_of(DENISE)) == ()


def test_what_is_half_typed_is_there_after_a_crash(rides: Rides) -> None:
    rides.wanted()
    form = rides.form(rides.line(), driver_name="Ear")
    keep_ride_draft(rides.desk, form)
    assert rides.look().typed == {form.ride: replace(form, day="")}
    save_ride(rides.desk, form)
    assert rides.look().typed == {}
