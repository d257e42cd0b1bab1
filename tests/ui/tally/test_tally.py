"""The tally: a key is one more, an undo one less, and nothing of it is lost by a crash."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.laptop import TestLaptop, a_laptop, an_old_desk
from ui.tally.screen import TallyScreen
from ui.widgets.chips import Picked


@pytest.fixture
def tally(laptop: TestLaptop) -> tuple[TestLaptop, TallyScreen]:
    return laptop, the_page(laptop)


def the_page(laptop: TestLaptop) -> TallyScreen:
    page = laptop.desktop.window.go_to("tally")
    assert isinstance(page, TallyScreen)
    laptop.settle()
    return page


def press(laptop: TestLaptop, page: TallyScreen, code: str, times: int = 1) -> None:
    for _ in range(times):
        page.count_keys[code].activated.emit()
    laptop.settle()


def shown(page: TallyScreen) -> dict[str, str]:
    return {key.code: key.number.text() for key in page.keys if key.number.text() != "0"}


def test_each_key_counts_one(tally: tuple[TestLaptop, TallyScreen]) -> None:
    laptop, page = tally
    press(laptop, page, "TALKED", 3)
    press(laptop, page, "NONAME")
    page.keys[0].click()
    laptop.settle()
    assert shown(page) == {"APPROACHED": "1", "TALKED": "3", "NONAME": "1"}
    (row,) = page.model.rows
    assert row.badge == "5"


def test_each_thing_has_a_key_that_stays(tally: tuple[TestLaptop, TallyScreen]) -> None:
    _, page = tally
    assert [key.key for key in page.keys] == [*"1234567890", "N"]
    keys = {code: key.key().toString() for code, key in page.count_keys.items()}
    assert (keys["TALKED"], keys["NONAME"]) == ("2", "N")


def test_undo_takes_back_one_press_after_the_other(tally: tuple[TestLaptop, TallyScreen]) -> None:
    laptop, page = tally
    press(laptop, page, "TALKED")
    press(laptop, page, "FLYER")
    page.undo_key.activated.emit()
    laptop.settle()
    assert shown(page) == {"TALKED": "1"}
    page.undo_key.activated.emit()
    laptop.settle()
    assert shown(page) == {}
    assert not page.presenter.can_undo


def test_a_channel_and_a_county_are_chosen_once(tally: tuple[TestLaptop, TallyScreen]) -> None:
    laptop, page = tally
    press(laptop, page, "TALKED")
    page.channel.wanted.emit()
    page.picker.picked.emit(Picked(codes=("DOOR",)))
    laptop.settle()
    page.county.wanted.emit()
    page.picker.picked.emit(Picked(codes=("37023",)))
    laptop.settle()
    assert (page.channel.words.words, page.county.words.words) == ("Door to door", "Burke")
    press(laptop, page, "HOMEGONE")
    assert shown(page) == {"HOMEGONE": "1"}
    assert len(page.model.rows) == 2


def test_counts_are_there_after_the_end(qapp: QApplication, tmp_path: Path) -> None:
    with a_laptop(qapp, tmp_path) as laptop:
        press(laptop, the_page(laptop), "QUESTION", 2)
    with a_laptop(qapp, tmp_path, lambda: an_old_desk(tmp_path)) as again:
        assert shown(the_page(again)) == {"QUESTION": "2"}


def test_from_the_form_a_conversation_is_one_key(laptop: TestLaptop) -> None:
    screen = laptop.screen
    laptop.type(screen.form.questions.name, "Juana")
    screen.talk_key.activated.emit()
    screen.talk_key.activated.emit()
    screen.untalk_key.activated.emit()
    laptop.settle()
    assert screen.form.questions.name.text() == "Juana"
    assert shown(the_page(laptop)) == {"TALKED": "1"}
