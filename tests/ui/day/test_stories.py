"""Acceptance stories of the day at a table, in the real window."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.events import SlotPlan, change_event_status, create_event
from fieldapp.store.lists import sign_up_lines
from tests.support.seats import hand_out_all
from tests.support.stores import DENISE, a_store
from tests.ui.laptop import PLAN, TestLaptop, a_desk, a_laptop
from tests.ui.test_waiting_line import later, one_more
from ui.day.screen import END, DayScreen
from ui.finish_later.screen import FinishLaterScreen
from ui.sign_up.state import FULL, Edit

MORNING = 40
BY_KEYS = 8
IN_LINE, LIMIT_MIN = 4, 14
CORRECTED = 8
NOWHERE = "http://127.0.0.1:9"
ROOMY = replace(
    PLAN,
    slots=(SlotPlan(starts="2026-06-13T11:00", ends="2026-06-13T13:00", capacity=MORNING),),
)


def published(folder: Path, letter: str, server: str) -> OpenedDesk:
    store = a_store(folder / "store", letter)
    event = create_event(store, DENISE, ROOMY).event
    change_event_status(store, DENISE, event, "PUBLISHED")
    hand_out_all(store, event)
    return a_desk(store, event, server=server)


@pytest.fixture(params=[("A", NOWHERE)])
def laptop(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path: Path
) -> Iterator[TestLaptop]:
    with a_laptop(qapp, tmp_path, lambda: published(tmp_path, *request.param)) as opened:
        yield opened


def sign_up(laptop: TestLaptop, at: int) -> None:
    presenter = laptop.screen.presenter
    seats = presenter.state.seats
    assert seats is not None
    for edit in (
        Edit(field="name", value=f"Ana{chr(97 + at % 26)} Reyes{chr(97 + at // 26)}"),
        Edit(field="birth", value=f"{1940 + at}-03-04"),
        Edit(field="phone", value=f"828 555 01{at:02d}"),
        Edit(field="speaks", value=("es",)),
        Edit(field="interpreter", value=("NO",)),
        Edit(field="wants", value=("FLU",)),
        Edit(field="granted", value=("STORE", "SHAREPROV")),
        Edit(field="seat", value=(seats.seats[0].code,)),
    ):
        presenter.edit(edit)
    laptop.save()


def sign_up_by_keys(laptop: TestLaptop, at: int) -> None:
    """Somebody comes to the table, gets a time and goes: all of it by keys."""
    window = laptop.desktop.window
    laptop.screen.form.focus_first()
    for typed in (
        f"Ana{chr(97 + at % 26)} Reyes{chr(97 + at // 26)}",
        f"3/4/{40 + at:02d}",
        f"828 555 01{at:02d}",
        *("2", "2", "2", "", "12", "1"),
    ):
        focused = window.focusWidget()
        QTest.keyClicks(focused, typed)
        laptop.key(focused, Qt.Key.Key_Return)
    laptop.save()


def correct(laptop: TestLaptop, sign_up: bytes, at: int) -> None:
    laptop.screen.presenter.open(sign_up)
    laptop.settle()
    laptop.screen.presenter.edit(Edit(field="zip", value=f"286{at:02d}"))
    laptop.save()


def test_story_1_no_network_the_whole_morning(laptop: TestLaptop) -> None:
    for at in range(MORNING):
        (sign_up_by_keys if at < BY_KEYS else sign_up)(laptop, at)
    lines = sign_up_lines(laptop.store, laptop.event, most=100)
    assert len(lines) == MORNING
    assert all(line.time for line in lines)
    for at, line in enumerate(lines[:CORRECTED]):
        correct(laptop, line.sign_up, at)
    window = laptop.desktop.window
    for code in window.side.buttons:
        assert window.go_to(code) is not None
        laptop.settle()
    assert "That is fine" in window.foot.text()
    day = window.go_to("day")
    assert isinstance(day, DayScreen)
    day.go_to_place(END)
    laptop.settle()
    said = day.headline.text().replace("\u2066", "").replace("\u2069", "")
    assert said == f"A: {MORNING} sign-ups, none lost"
    day.close_button.click()
    laptop.settle()
    assert day.presenter.seen is not None
    assert day.presenter.seen.end.closed == MORNING
    assert day.presenter.seen.end.sums.only_here == MORNING


@pytest.mark.parametrize("laptop", [("B", "")], indirect=True)
def test_story_2_a_quick_record_in_seven_inputs(laptop: TestLaptop) -> None:
    form, window = laptop.screen.form, laptop.desktop.window
    laptop.screen.presenter.ask(FULL)
    one_more(laptop, IN_LINE)
    later(laptop, LIMIT_MIN)
    assert laptop.screen.suggestion.isVisible()
    laptop.screen.depth_key.activated.emit()
    form.focus_first()
    for typed in ("Juana Tomas", "1961", "828 555 0134", "2", "2", "2", "", "1"):
        focused = window.focusWidget()
        QTest.keyClicks(focused, typed)
        laptop.key(focused, Qt.Key.Key_Return)
    laptop.save()
    said = laptop.screen.presenter.state.said
    assert said is not None
    assert (said.code, said.ticket) == ("saved", "B-001")
    page = window.go_to("finish_later")
    assert isinstance(page, FinishLaterScreen)
    laptop.settle()
    (row,) = page.open_part.model.rows
    assert row.lead.strip("\u2066\u2069") == "B-001"
    assert page.presenter.current is not None
    assert [gap.code for gap in page.presenter.current.gaps] == [
        "consent_share",
        "birth_day",
        "place",
    ]
