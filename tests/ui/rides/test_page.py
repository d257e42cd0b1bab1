"""The page of rides in the window: who drives, what comes next, and nothing typed is lost."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from fieldapp.actions.acting import Author
from fieldapp.actions.events import create_event
from fieldapp.actions.withdrawing import withdraw_sign_up
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.seats import WAITING_LIST
from fieldapp.store.rows import Row, read_rows
from fieldapp.store.store import Store
from tests.support.clinic import PLAN
from tests.support.seats import hand_out_all
from tests.support.stores import DENISE, ROSA, a_sign_up, a_store, recorded
from tests.support.vault import ToldClock
from tests.ui.laptop import TestLaptop, a_desk, a_laptop, an_old_desk
from ui.i18n import NAMES
from ui.page import Wish
from ui.review.screen import ReviewScreen
from ui.rides.screen import RidesScreen
from ui.widgets.label import PlainLabel

EARL = Author(user=b"user-earl-desk-1", role="DRIVERDESK")
MONDAY_MS = 1_781_524_800_000  # 15 June 2026, 8:00 in North Carolina
FRIDAY_MS = 1_781_895_600_000  # 19 June 2026, 15:00


class Week:
    """A laptop's store on Monday, before a window is opened on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = a_store(folder / "store", clock=ToldClock(now_ms=MONDAY_MS))
        made = create_event(self.store, DENISE, PLAN)
        self.event, self.slots = made.event, made.slots
        hand_out_all(self.store, self.event)

    def wanted(self, name: str, ready: str = "8:15 am", **more: Any) -> bytes:
        given: dict[str, Any] = {
            "name_given": name,
            "name_family": "Hayes",
            "name_family2": "",
            "granted": ("STORE", "SHAREPROV", "SHARERIDE"),
            "seat": self.slots[0].hex(),
            "ride_mode": "DRIVER",
            "ride_pickup": "12 Elm St",
            "ride_ready": ready,
            "ride_with": ("RETURN", "WHEELCHAIR"),
        }
        draft = replace(a_sign_up(), **(given | more))
        return recorded(self.store, draft, event=self.event).sign_up

    def rows(self, kind: str) -> list[Row]:
        return read_rows(self.store.connection, BY_NAME[kind])

    def states(self) -> list[str]:
        return [row.text("state") for row in self.rows("ride_status")]


class Open:
    """The window on it, with the page of rides in sight."""

    def __init__(self, laptop: TestLaptop) -> None:
        self.laptop = laptop
        page = laptop.desktop.window.go_to("rides")
        assert isinstance(page, RidesScreen)
        self.page = page
        laptop.settle()

    def press(self, key: str) -> None:
        self.page.ways[key].activated.emit()
        self.laptop.settle()

    def save(self) -> None:
        self.page.save_keys[0].activated.emit()
        self.laptop.settle()

    def undo(self) -> None:
        self.page.undo_key.activated.emit()
        self.laptop.settle()

    def type(self, field: str, text: str) -> None:
        self.laptop.type(self.page.card.lines[field], text)
        self.laptop.settle()

    def clear(self, field: str) -> None:
        self.page.card.lines[field].selectAll()
        self.laptop.key(self.page.card.lines[field], Qt.Key.Key_Delete)

    def badges(self) -> list[str]:
        return [row.badge for row in self.page.model.rows]

    def names(self) -> list[str]:
        return [row.title.partition("\u2068")[2].strip("\u2069") for row in self.page.model.rows]

    def choose(self, name: str) -> None:
        at = self.names().index(name)
        self.page.list.setCurrentIndex(self.page.model.index(at))
        self.laptop.settle()

    def said(self) -> str:
        return self.page.card.status.words.text()


@pytest.fixture
def week(tmp_path: Path) -> Week:
    return Week(tmp_path)


Opening = Callable[..., Any]


@pytest.fixture
def opened(qapp: QApplication, week: Week) -> Opening:
    @contextmanager
    def opening(author: Author = EARL) -> Iterator[Open]:
        def desk() -> Any:
            return a_desk(week.store, week.event, author=author)

        with a_laptop(qapp, week.folder, desk) as laptop:
            yield Open(laptop)

    return opening


def test_monday_at_eight_two_chairs_for_one_van_are_staggered_by_forty_minutes(
    week: Week, opened: Opening
) -> None:
    week.wanted("Walter")
    week.wanted("Rose", "8:35 am")
    with opened() as desk:
        assert desk.badges() == ["no driver yet", "no driver yet"]
        assert desk.page.badge == 2
        desk.press("W")
        desk.type("driver_name", "Earl Webb")
        desk.type("driver_phone", "828 555 0133")
        desk.save()
        assert desk.names() == ["Rose Hayes"]  # who is left without a driver
        desk.type("driver_name", "ea")
        (known,) = desk.page.card.known.chips
        known.click()
        desk.save()
        assert desk.page.card.empty.text() == "Everybody who is to be fetched has a driver."
        desk.page.presenter.show("all")
        desk.laptop.settle()
        assert desk.badges() == ["has a driver", "has a driver"]
        assert "20\u2069 minutes apart" in desk.page.card.notice.words.text()
        desk.choose("Walter Hayes")
        desk.clear("ready")
        desk.type("ready", "7:55")
        desk.save()
        assert "minutes apart" not in desk.page.card.notice.words.text()
        assert {row.text("driver_phone") for row in week.rows("ride")} == {"+18285550133"}
        assert sorted(row.text("ready_at")[11:] for row in week.rows("ride")) == ["07:55", "08:35"]
        assert week.states().count("ASSIGNED") == 2


def test_a_ride_goes_its_way_by_one_key_and_back_by_another(week: Week, opened: Opening) -> None:
    week.wanted("Walter")
    with opened() as desk:
        desk.page.presenter.show("all")
        for badge in ("driver asked", "knows the time", "on the way", "at the site", "back home"):
            desk.press("N")
            assert desk.badges() == [badge]
        assert desk.page.card.fields["steps"].isHidden()
        desk.undo()
        assert desk.badges() == ["at the site"]
        assert week.states()[-1] == "DROPPED"


def test_a_driver_who_cannot_come_is_looked_for_again(week: Week, opened: Opening) -> None:
    week.wanted("Walter")
    with opened(DENISE) as desk:
        desk.type("driver_name", "Earl Webb")
        desk.save()
        desk.page.presenter.show("all")
        desk.laptop.settle()
        assert desk.page.card.anew.text().startswith("The driver cannot come")
        desk.press("R")
        assert desk.badges() == ["no driver yet"]
        assert desk.page.card.lines["driver_name"].text() == ""
        steps = desk.page.card.steps
        at = steps.offered_codes.index("NODRIVER")
        desk.laptop.key(steps.chips[0], Qt.Key.Key_1 + at, text=str(at + 1))
        desk.laptop.settle()
        assert desk.badges() == ["nobody found"]
        assert desk.page.card.anew.text().startswith("Look for a driver again")


def test_a_visit_that_is_called_off_is_told_to_the_driver(week: Week, opened: Opening) -> None:
    sign_up = week.wanted("Walter")
    with opened() as desk:
        desk.type("driver_name", "Earl Webb")
        desk.save()
    week.store = a_store_again(week)
    withdraw_sign_up(week.store, ROSA, sign_up)
    with opened() as desk:
        assert desk.names() == []
        desk.page.presenter.show("off")
        desk.laptop.settle()
        assert desk.badges() == ["tell the driver"]
        assert "Earl Webb" in desk.page.card.facts.findChildren(PlainLabel)[-1].text()
        desk.press("T")
        assert desk.names() == []
        desk.undo()
        assert desk.badges() == ["tell the driver"]


def a_store_again(week: Week) -> Store:
    return an_old_desk(week.folder).store


def test_what_is_half_typed_stays_with_its_ride_and_survives_a_crash(
    week: Week, opened: Opening
) -> None:
    week.wanted("Walter")
    week.wanted("Rose", "9 am")
    with opened() as desk:
        desk.type("driver_name", "Ear")
        desk.page.presenter.keep_now()
        desk.laptop.settle()
        desk.choose("Rose Hayes")
        assert desk.page.card.lines["driver_name"].text() == ""
        desk.type("driver_name", "Ida")
        desk.choose("Walter Hayes")
        assert desk.page.card.lines["driver_name"].text() == "Ear"
    week.store = a_store_again(week)
    with opened() as desk:
        assert ["half typed" in row.below for row in desk.page.model.rows] == [True, True]
        assert desk.page.card.lines["driver_name"].text() == "Ear"
        desk.page.card.leave.click()
        desk.laptop.settle()
        assert desk.page.card.lines["driver_name"].text() == ""
        desk.undo()
        assert desk.page.card.lines["driver_name"].text() == "Ear"


def test_what_is_wrong_is_said_where_it_is_typed(week: Week, opened: Opening) -> None:
    week.wanted("Walter", granted=("STORE", "SHAREPROV"))
    with opened() as desk:
        card = desk.page.card
        assert "a driver may be told" in card.notice.words.text()
        desk.type("driver_phone", "555")
        desk.save()
        assert card.fields["driver_phone"].problem.text()
        assert card.lines["driver_phone"].text() == "555"
        assert week.rows("ride")[0].text("driver_phone") == ""


def test_a_pass_is_given_and_nobody_comes(week: Week, opened: Opening) -> None:
    week.wanted("Walter", ride_mode="BUSPASS")
    with opened() as desk:
        card = desk.page.card
        assert desk.badges() == ["open"]
        assert card.fields["driver_name"].isHidden()
        desk.type("voucher_no", "B-17")
        desk.type("amount", "4.50")
        desk.save()
        desk.press("N")
        assert desk.badges() == ["given"]
        (ride,) = week.rows("ride")
        assert (ride.text("voucher_no"), ride.values["amount_cents"]) == ("B-17", 450)


def test_the_drivers_desk_shows_nothing_of_why_they_go(week: Week, opened: Opening) -> None:
    week.wanted("Walter")
    with opened() as desk:
        labels = desk.page.findChildren(PlainLabel)
        words = " ".join(each.text() for each in labels)
        assert "12 Elm St" in words
        for kept in ("COVID", "1961", "April"):
            assert kept not in words


def test_nobody_found_a_day_before_is_for_review_and_leads_to_the_ride(
    week: Week, opened: Opening
) -> None:
    week.wanted("Walter")
    week.wanted("Bus", ride_mode="BUSPASS")
    clock = week.store.clock
    assert isinstance(clock, ToldClock)
    with opened(DENISE) as desk:
        window = desk.laptop.desktop.window
        review = window.go_to("review")
        assert isinstance(review, ReviewScreen)
        desk.laptop.settle()
        assert not review.model.rows  # five days before nobody is alarmed
        clock.now_ms = FRIDAY_MS
        review.begin()
        desk.laptop.settle()
        (row,) = review.model.rows
        assert row.title == "Ride wanted, nobody drives"
        assert "Walter Hayes" in row.below
        review.ways["nobody"].activated.emit()
        desk.laptop.settle()
        assert not review.model.rows
        assert week.states()[-1] == "NODRIVER"
        review.undo_key.activated.emit()
        desk.laptop.settle()
        assert len(review.model.rows) == 1
        review.detail.press("rides")
        desk.laptop.settle()
        assert window.page is desk.page
        assert desk.page.card.title.text().startswith("\u2068Walter Hayes")


def test_a_ride_to_another_event_than_the_one_in_sight_is_brought(
    week: Week, opened: Opening
) -> None:
    week.wanted("Walter")
    later = PLAN.starts.replace("-20T", "-27T"), PLAN.ends.replace("-20T", "-27T")
    slots = tuple(
        replace(
            each,
            starts=each.starts.replace("-20T", "-27T"),
            ends=each.ends.replace("-20T", "-27T"),
        )
        for each in PLAN.slots
    )
    plan = replace(PLAN, code="BUR-0627A", starts=later[0], ends=later[1], slots=slots)
    made = create_event(week.store, DENISE, plan)
    hand_out_all(week.store, made.event)
    week.event, week.slots = made.event, made.slots
    for name, ready in (("Ann", "8 am"), ("Rose", "8:50 am")):
        week.wanted(name, ready)
    ride = week.rows("ride")[-1].id
    with opened(DENISE) as desk:
        desk.page.presenter.choose_event(week.rows("event")[0].id)
        desk.laptop.settle()
        assert desk.names() == ["Walter Hayes"]
        desk.page.grant(Wish(code="rides", key=made.event, place=ride.hex()))
        desk.laptop.settle()
        assert desk.names() == ["Ann Hayes", "Rose Hayes"]
        assert desk.page.card.title.text().startswith("\u2068Rose Hayes")


@pytest.mark.parametrize("language", NAMES)
def test_an_empty_page_says_what_would_stand_there(opened: Opening, language: str) -> None:
    with opened() as desk:
        desk.laptop.desktop.language.switch(language)
        for wanted in desk.page.filters.offered_codes:
            desk.page.presenter.show(wanted)
            desk.laptop.settle()
            assert desk.page.card.empty.isVisible()
            assert desk.page.card.empty.text()


def test_enter_goes_through_the_questions_to_save_and_past_undo(
    week: Week, opened: Opening
) -> None:
    week.wanted("Walter")
    with opened() as desk:
        desk.page.presenter.show("all")
        desk.press("W")
        desk.type("driver_name", "Sam")
        desk.save()
        card = desk.page.card
        assert card.status.undo.isVisible()
        desk.type("driver_phone", "(828) 555-0142")
        window = desk.laptop.desktop.window
        came_by: list[QWidget] = []
        while (focused := window.focusWidget()) is not card.save and len(came_by) < 20:
            came_by.append(focused)
            desk.laptop.key(focused, Qt.Key.Key_Return)
        assert window.focusWidget() is card.save
        assert not {card.status.undo, card.leave} & {*came_by}


def test_who_waits_for_a_time_is_told_and_no_driver_is_asked_for_them(
    week: Week, opened: Opening
) -> None:
    week.wanted("Walter", "", seat=WAITING_LIST)
    with opened() as desk:
        assert desk.page.badge == 0
        desk.page.presenter.show("all")
        desk.laptop.settle()
        assert desk.badges() == ["waiting, no time yet"]
        assert "They wait for a time" in desk.page.card.notice.words.text()
        assert desk.page.card.fields["driver_name"].isHidden()
