"""The page of the day: what is left, where it is done, and closing that can be taken back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from fieldapp.actions.acting import Author
from fieldapp.actions.desk import DeskDraft, OpenedDesk, keep_draft
from fieldapp.actions.events import change_event_status
from fieldapp.actions.slips import hand_out
from fieldapp.actions.tallying import count_one
from fieldapp.domain.sign_up import SignUpDraft
from tests.support.stores import DENISE, ROSA, a_sign_up, recorded
from tests.ui.laptop import TestLaptop, a_laptop, a_new_desk
from ui.day.screen import END, READY, DayScreen
from ui.finish_later.screen import FinishLaterScreen
from ui.machine import Machine
from ui.page import SLIPS


def a_day(folder: Path, author: Author) -> OpenedDesk:
    desk = a_new_desk(folder)
    assert desk.event is not None
    change_event_status(desk.store, DENISE, desk.event, "PUBLISHED")
    recorded(desk.store, a_sign_up(birth="1961-04-09"), event=desk.event)
    recorded(desk.store, a_sign_up(birth="1961-04-09", phone=""), event=desk.event)
    keep_draft(desk, DeskDraft(id=bytes(16), draft=SignUpDraft(name_given="Ana")))
    hand_out(desk, 1, 3)
    count_one(desk)
    return replace(desk, author=author)


@pytest.fixture(params=[ROSA])
def laptop(
    request: pytest.FixtureRequest,
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[TestLaptop]:
    machine = Machine(battery=50, plugged=False, free=9_000_000_000)
    monkeypatch.setattr("ui.day.presenter.read_machine", lambda _folder: machine)
    with a_laptop(qapp, tmp_path, lambda: a_day(tmp_path, request.param)) as opened:
        yield opened


def the_page(laptop: TestLaptop, part: str) -> DayScreen:
    page = laptop.desktop.window.go_to("day")
    assert isinstance(page, DayScreen)
    laptop.settle()
    page.go_to_place(part)
    laptop.settle()
    return page


def plain(text: str) -> str:
    return text.replace("\u2066", "").replace("\u2069", "")


def counts(page: DayScreen) -> dict[str, str]:
    return {line.code: plain(line.badge) for line in page.lines.lines}


def test_the_end_of_the_day_at_one_glance(laptop: TestLaptop) -> None:
    page = the_page(laptop, END)
    assert plain(page.headline.text()) == "A: 2 sign-ups, none lost"
    assert counts(page) == {"holding": "1", "drafts": "1", "slips": "3", "tally": "1"}
    assert plain(page.users.lines[0].words) == "sign-ups: 2 · to finish: 1 · half typed: 1"


def test_a_key_goes_where_it_is_done(laptop: TestLaptop) -> None:
    page = the_page(laptop, END)
    page.slips_key.activated.emit()
    laptop.settle()
    finish = laptop.desktop.window.page
    assert isinstance(finish, FinishLaterScreen)
    assert finish.part == SLIPS
    the_page(laptop, END).drafts_key.activated.emit()
    laptop.settle()
    assert laptop.screen.presenter.state.draft.name_given == "Ana"


def test_a_canvasser_closes_the_day_of_the_laptop_and_takes_it_back(laptop: TestLaptop) -> None:
    page = the_page(laptop, END)
    page.close_keys[0].activated.emit()
    laptop.settle()
    assert page.status.words.text() == "The day is closed here."
    assert plain(page.note.text()).startswith("Closed on this laptop with 2.")
    page.undo_key.activated.emit()
    laptop.settle()
    assert page.note.text().startswith("Notes your last count")


@pytest.mark.parametrize("laptop", [DENISE], indirect=True)
def test_a_coordinator_closes_the_event_and_still_sees_its_day(laptop: TestLaptop) -> None:
    page = the_page(laptop, END)
    page.close_button.click()
    laptop.settle()
    assert page.note.text() == "The event is closed for the day."
    assert plain(page.headline.text()) == "A: 2 sign-ups, none lost"
    page.status.undo.click()
    laptop.settle()
    assert page.note.text().startswith("Closes the event")


def test_the_ready_check_says_what_to_do(laptop: TestLaptop) -> None:
    page = the_page(laptop, READY)
    assert plain(page.headline.text()) == "Ready, offline is fine. To look at: 1"
    battery = next(line for line in page.lines.lines if line.code == "battery")
    assert (battery.badge, plain(battery.words)) == (
        "look",
        "50 %. Charge it tonight, and take the power cable.",
    )
    assert page.foot.isHidden()
