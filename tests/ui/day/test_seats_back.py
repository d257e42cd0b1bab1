"""At the end of the day seats that nobody here used go back, by one key, and are undone by one."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from fieldapp.actions.events import SlotPlan, change_event_status, create_event
from fieldapp.actions.seat_returns import going_back, settle_seats
from fieldapp.domain.kinds import BY_NAME
from fieldapp.store.rows import read_rows
from tests.support.seats import hand_out_all
from tests.support.stores import DENISE, ROSA, a_store
from tests.ui.laptop import PLAN, TestLaptop, a_desk, a_laptop
from ui.day.lines import Line
from ui.day.screen import END, READY, DayScreen

NOWHERE = "http://127.0.0.1:9"
TIMES = replace(
    PLAN, slots=(SlotPlan(starts="2026-06-13T11:00", ends="2026-06-13T13:00", capacity=4),)
)


@pytest.fixture(params=[ROSA])
def laptop(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path: Path
) -> Iterator[TestLaptop]:
    store = a_store(tmp_path / "store")
    event = create_event(store, DENISE, TIMES).event
    change_event_status(store, DENISE, event, "PUBLISHED")
    hand_out_all(store, event)
    desk = a_desk(store, event, author=request.param, server=NOWHERE)
    with a_laptop(qapp, tmp_path, lambda: desk) as opened:
        yield opened


def the_end(laptop: TestLaptop, part: str = END) -> DayScreen:
    page = laptop.desktop.window.go_to("day")
    assert isinstance(page, DayScreen)
    laptop.settle()
    page.go_to_place(part)
    laptop.settle()
    return page


def seats_line(page: DayScreen) -> Line | None:
    return next((each for each in page.lines.lines if each.code == "seats"), None)


def shown(page: DayScreen) -> tuple[str, str]:
    line = seats_line(page)
    assert line is not None
    return tuple(text.strip("\u2066\u2069") for text in (line.badge, line.button[0]))  # type: ignore[return-value]


def press(laptop: TestLaptop, page: DayScreen) -> None:
    page.seats_key.activated.emit()
    laptop.settle()


def plain(text: str) -> str:
    return text.replace("\u2066", "").replace("\u2069", "")


def settle_after_a_sync(laptop: TestLaptop) -> None:
    session = laptop.desktop.session
    assert session is not None
    session.run(settle_seats)
    laptop.settle()


def test_one_key_has_them_go_back_and_the_same_keeps_them(laptop: TestLaptop) -> None:
    page = the_end(laptop)
    assert tuple(map(plain, shown(page))) == ("4", "Give back 4")
    press(laptop, page)
    assert shown(page) == ("4", "Keep them")
    assert page.status.words.text() == "They go back with the next sync."
    press(laptop, page)
    assert tuple(map(plain, shown(page))) == ("4", "Give back 4")
    press(laptop, page)
    page.undo_key.activated.emit()
    laptop.settle()
    assert going_back(laptop.store) == []


def test_after_the_sync_they_are_gone_and_can_be_asked_for_again(laptop: TestLaptop) -> None:
    page = the_end(laptop)
    press(laptop, page)
    settle_after_a_sync(laptop)
    (row,) = read_rows(laptop.store.connection, BY_NAME["seat_return"])
    assert row.values["for_good"] is True
    assert shown(page) == ("0", "Ask for them again")
    page.go_to_place(READY)
    laptop.settle()
    line = seats_line(page)
    assert line is not None
    assert "went back unused" in line.words
    press(laptop, page)
    (row,) = read_rows(laptop.store.connection, BY_NAME["seat_return"])
    assert row.values["for_good"] is False
    line = seats_line(page)
    assert line is not None
    assert line.button == ("", "")


@pytest.mark.parametrize("laptop", [DENISE], indirect=True)
def test_the_offices_laptop_is_not_asked(laptop: TestLaptop) -> None:
    assert seats_line(the_end(laptop)) is None
