"""Seats in the window of the coordinator: who holds what, the split, and taking back by force."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.events import list_events, publish_event, slots_of
from fieldapp.domain.kinds import BY_NAME
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
    assert plain(row.holds.text()) == "holds 6, 6 not given yet"
    row.share.clear()
    office.laptop.type(row.share, "9")
    assert plain(bar.left.text()) == "18 seats in all, 9 stay in reserve"
    bar.decide.click()
    office.laptop.settle()
    rows = read_rows(office.laptop.store.connection, BY_NAME["slot"])
    assert [each.values["shares"] for each in rows] == [[["A", 3]]] * 3
    assert "as you split them" in bar.words.text()


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
