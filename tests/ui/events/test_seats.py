"""Seats in the window of the coordinator: who holds what, the split, and taking back by force."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.events import list_events, publish_event, slots_of
from fieldapp.actions.laptops_ready import GRACE_MS
from fieldapp.actions.workers import add_user, assign_to_event
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.values import Value
from fieldapp.store.laptops import Laptop, replace, reported
from fieldapp.store.rows import read_rows
from tests.support.seats import hand_out
from tests.support.stores import DENISE, a_row
from tests.ui.events.office import CLINIC, Office, desk
from tests.ui.laptop import a_laptop


def handed_out(folder: Path) -> OpenedDesk:
    """A published clinic, and laptop A with two seats of each time."""
    opened = desk(folder, CLINIC)
    store = opened.store
    (event,) = list_events(store)
    publish_event(store, DENISE, event.id)
    device = a_row(store, "device", {"letter": "A", "label": "Rosa", "state": "ACTIVE"})
    for slot in slots_of(store, event.id):
        hand_out(store, slot.id, (0, 1), device=device, replica=bytes(16))
    return opened


@pytest.fixture
def office(qapp: QApplication, tmp_path: Path) -> Iterator[Office]:
    with a_laptop(qapp, tmp_path, lambda: handed_out(tmp_path)) as opened:
        opened.desktop.window.go_to("events")
        opened.settle()
        yield Office(opened)


def plain(text: str) -> str:
    return "".join(each for each in text if each not in "\u2066\u2068\u2069")


def test_who_holds_what_is_one_line_and_a_split_is_typed(office: Office) -> None:
    bar = office.page.seats
    assert not bar.isHidden()
    assert plain(bar.words.text()) == (
        "Seats on the laptops: A 6, reserve 12 · split by the program"
    )
    bar.open_button.click()
    (row,) = bar.rows
    assert plain(row.holds.text()) == "holds 6: 0 given, 6 free"
    row.share.clear()
    office.laptop.type(row.share, "9")
    assert plain(bar.left.text()) == "18 seats in all, 9 stay in reserve"
    bar.decide.click()
    office.laptop.settle()
    rows = read_rows(office.laptop.store.connection, BY_NAME["slot"])
    assert [each.values["shares"] for each in rows] == [[["A", 3]]] * 3
    assert "as you split them" in bar.words.text()
    assert plain(row.holds.text()).endswith("gets up to 3 more at its next sync")
    office.key("undo")
    rows = read_rows(office.laptop.store.connection, BY_NAME["slot"])
    assert [each.values.get("shares") for each in rows] == [None] * 3
    assert "split by the program" in bar.words.text()


def test_one_time_is_split_alone_and_left_to_the_program_alone(office: Office) -> None:
    bar = office.page.seats
    bar.open_button.click()
    bar.times.chips[2].click()
    (row,) = bar.rows
    assert plain(row.holds.text()) == "holds 2: 0 given, 2 free"
    row.share.clear()
    office.laptop.type(row.share, "5")
    assert plain(bar.left.text()) == "6 seats in all, 1 stay in reserve"
    bar.decide.click()
    office.laptop.settle()
    slots = slots_of(office.laptop.store, list_events(office.laptop.store)[0].id)
    assert [each.values.get("shares") for each in slots] == [None, [["A", 5]], None]
    assert "in part as you split them" in bar.words.text()
    bar.times.chips[0].click()
    assert bar.rows[0].share.text() == "9"
    bar.times.chips[2].click()
    bar.by_program.click()
    office.laptop.settle()
    assert "split by the program" in bar.words.text()


def test_one_time_is_taken_back_alone(office: Office) -> None:
    bar = office.page.seats
    bar.open_button.click()
    bar.times.chips[1].click()
    (row,) = bar.rows
    row.take_back.click()
    assert "Up to 2 people" in plain(row.take_back.text())
    row.take_back.click()
    office.laptop.settle()
    assert len(read_rows(office.laptop.store.connection, BY_NAME["seat_return"])) == 1


def test_what_is_typed_stays_while_laptops_sync(office: Office) -> None:
    bar = office.page.seats
    bar.open_button.click()
    (row,) = bar.rows
    row.share.clear()
    office.laptop.type(row.share, "7")
    store = office.laptop.store
    (slot, *_) = slots_of(store, list_events(store)[0].id)
    (device,) = read_rows(store.connection, BY_NAME["device"], "letter = 'A'")
    hand_out(store, slot.id, (2,), device=device.id, replica=bytes(16))
    bar.watch.look()
    office.laptop.settle()
    assert plain(row.holds.text()).startswith("holds 7")
    assert row.share.text() == "7"


def test_more_than_there_are_is_refused_in_words(office: Office) -> None:
    bar = office.page.seats
    bar.open_button.click()
    office.laptop.type(bar.rows[0].share, "9")
    assert plain(bar.left.text()) == "18 seats in all: 51 too many"
    bar.decide.click()
    office.laptop.settle()
    assert "18 in all" in plain(bar.problem.text())


def test_taking_back_says_the_exact_bound_before_it_is_done(office: Office) -> None:
    bar = office.page.seats
    bar.open_button.click()
    (row,) = bar.rows
    row.take_back.click()
    assert "Up to 6 people may be booked twice" in row.take_back.text()
    assert not read_rows(office.laptop.store.connection, BY_NAME["seat_return"])
    row.take_back.click()
    office.laptop.settle()
    assert len(read_rows(office.laptop.store.connection, BY_NAME["seat_return"])) == 3
    assert "A" not in plain(bar.words.text()).split(":")[1].split("·")[0]


def test_the_rows_stand_in_the_place_of_the_form_and_its_keys_are_theirs(office: Office) -> None:
    page, bar = office.page, office.page.seats
    bar.open_button.click()
    assert page.card.isHidden()
    bar.rows[0].share.clear()
    office.laptop.type(bar.rows[0].share, "3")
    office.key("step")
    office.key("save")
    assert list_events(office.laptop.store)[0].text("status") == "PUBLISHED"
    assert "as you split them" in bar.words.text()
    office.key("escape")
    assert not page.card.isHidden()
    assert bar.rows == []


@pytest.fixture
def friday(qapp: QApplication, tmp_path: Path) -> Iterator[Office]:
    """A minute after an event was published: laptop A asked since, laptop B did not."""
    opened = handed_out(tmp_path)
    store = opened.store
    (event,) = list_events(store)
    for letter, name in (("A", "Rosa"), ("B", "Mai")):
        user = add_user(store, DENISE, name=name, role="CANVASSER")
        assign_to_event(store, DENISE, user, event.id)
        rows = read_rows(store.connection, BY_NAME["device"], "letter = ?", (letter,))
        values: dict[str, Value] = {"letter": letter, "label": name, "state": "ACTIVE"}
        device = rows[0].id if rows else a_row(store, "device", values)
        a_row(store, "device_user", {"device": device, "user": user})
    now = store.right_ms()
    with store.writing():
        store.remember("heard_ms", now + 2 * GRACE_MS)
        for row in read_rows(store.connection, BY_NAME["device"]):
            heard = now + GRACE_MS if row.text("letter") == "A" else now - 8 * 3_600_000
            told = Laptop(device=row.id, last_heard_ms=heard, made=0, received=0)
            replace(store, [*reported(store), told])
    desk = dataclasses.replace(opened, server="http://127.0.0.1:9")
    with a_laptop(qapp, tmp_path, lambda: desk) as laptop:
        laptop.desktop.window.go_to("events")
        laptop.settle()
        yield Office(laptop)


def test_a_laptop_that_lacks_the_event_is_named_with_whom_to_ask(
    friday: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    bar = friday.page.seats
    assert plain(bar.ready.text()) == "Laptops that are ready: A · not yet: B"
    assert "Mai" not in plain(bar.late.words.text())  # within the minute nobody is late
    clock = friday.laptop.store.clock
    monkeypatch.setattr(friday.laptop.store, "clock", lambda: clock() + GRACE_MS)
    bar.watch.look()
    friday.laptop.settle()
    assert "B · Mai, last synced" in plain(bar.late.words.text())
    bar.open_button.click()
    assert [plain(row.badge.text()) for row in bar.rows] == ["ready", "not yet"]
