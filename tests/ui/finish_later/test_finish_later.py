"""What is to be finished: each says what it lacks, opens there, and leaves when it is done."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.finishing import Whose
from fieldapp.actions.slips import hand_out
from fieldapp.store.lists import sign_up_lines
from tests.support.stores import MARCUS, a_sign_up, recorded
from tests.ui.laptop import TestLaptop, a_laptop, a_new_desk
from ui.finish_later.screen import FinishLaterScreen
from ui.page import SLIPS
from ui.sign_up.screen import SignUpScreen
from ui.sign_up.state import FULL, Edit

HALF = {"birth": "1961-04-09", "name_family2": ""}


def half_done(desk: OpenedDesk) -> OpenedDesk:
    assert desk.event is not None
    recorded(desk.store, a_sign_up(name_given="Ana", zip="", **HALF), event=desk.event)
    recorded(desk.store, a_sign_up(name_given="Bea", phone="", **HALF), event=desk.event)
    recorded(desk.store, a_sign_up(name_given="Cleo", zip="", **HALF), MARCUS, event=desk.event)
    recorded(desk.store, a_sign_up(name_given="Dora", **HALF), event=desk.event)
    return desk


@pytest.fixture
def laptop(qapp: QApplication, tmp_path: Path) -> Iterator[TestLaptop]:
    with a_laptop(qapp, tmp_path, lambda: half_done(a_new_desk(tmp_path))) as opened:
        yield opened


def the_page(laptop: TestLaptop) -> FinishLaterScreen:
    page = laptop.desktop.window.go_to("finish_later")
    assert isinstance(page, FinishLaterScreen)
    laptop.settle()
    return page


def names(page: FinishLaterScreen) -> list[str]:
    return [row.title.split()[0] for row in page.open_part.model.rows]


def test_each_says_exactly_what_it_lacks_what_holds_up_a_booking_first(laptop: TestLaptop) -> None:
    page = the_page(laptop)
    rows = page.open_part.model.rows
    assert names(page) == ["Bea", "Ana", "Cleo"]
    assert "missing: a phone or e-mail" in rows[0].below
    assert rows[1].below == "missing: the ZIP or the county"
    assert [row.badge for row in rows] == ["no booking yet", "not complete", "not complete"]
    assert page.badge == 1
    assert laptop.desktop.window.focusWidget() is page.open_part.list


def test_the_one_that_is_chosen_is_told_whole(laptop: TestLaptop) -> None:
    page = the_page(laptop)
    detail = page.open_part.detail
    assert detail.booking.text().startswith("•  A phone or e-mail")
    assert detail.complete.isHidden()
    laptop.key(page.open_part.list, Qt.Key.Key_Down)
    assert detail.complete.text() == "•  The ZIP or the county"


def test_the_list_is_of_mine_of_this_laptop_or_of_all(laptop: TestLaptop) -> None:
    page = the_page(laptop)
    page.open_part.filters.chips[0].click()
    assert names(page) == ["Bea", "Ana"]
    assert page.presenter.whose is Whose.MINE


def test_enter_opens_the_full_form_at_what_is_missing_and_the_done_one_is_gone(
    laptop: TestLaptop,
) -> None:
    page = the_page(laptop)
    laptop.key(page.open_part.list, Qt.Key.Key_Return)
    laptop.settle()
    screen = laptop.desktop.window.page
    assert isinstance(screen, SignUpScreen)
    assert screen.presenter.state.depth == FULL
    assert laptop.desktop.window.focusWidget() is screen.form.questions.phone
    assert "Missing: a phone" in screen.form.status.words.text()
    screen.presenter.edit(Edit(field="phone", value="828 555 0177"))
    laptop.save()
    assert names(the_page(laptop)) == ["Ana", "Cleo"]


def test_nothing_more_to_ask_takes_one_out_and_undo_brings_it_back(laptop: TestLaptop) -> None:
    page = the_page(laptop)
    page.enough_key.activated.emit()
    laptop.settle()
    assert names(page) == ["Ana", "Cleo"]
    assert page.presenter.current is not None
    assert page.presenter.current.name.given == "Ana"
    page.undo_key.activated.emit()
    laptop.settle()
    assert names(page) == ["Bea", "Ana", "Cleo"]


def test_whoever_sits_at_the_table_may_say_that_nothing_more_is_to_be_asked(
    laptop: TestLaptop,
) -> None:
    page = the_page(laptop)
    page.presenter.choose(page.presenter.lines[-1].sign_up)
    page.enough_key.activated.emit()
    laptop.settle()
    assert len(names(page)) == 2
    page.undo_key.activated.emit()
    laptop.settle()
    assert len(names(page)) == 3


# --- paper slips ---------------------------------------------------------------------------------


def slips(laptop: TestLaptop) -> FinishLaterScreen:
    page = the_page(laptop)
    page.go_to_place(SLIPS)
    laptop.settle()
    return page


def numbers(page: FinishLaterScreen) -> list[str]:
    return [row.title.strip("\u2066\u2069")[-4:] for row in page.slips_part.model.rows]


def test_what_was_handed_out_is_typed_once_and_the_rest_is_named(laptop: TestLaptop) -> None:
    page = slips(laptop)
    part = page.slips_part
    for line, typed in ((part.first, "1"), (part.last, "0003"), (part.lost, "1")):
        laptop.type(line, typed)
    laptop.key(part.lost, Qt.Key.Key_Return)
    laptop.settle()
    assert numbers(page) == ["0001", "0002", "0003"]
    assert "1\u2069 are lost" in part.sums.text()
    part.list.setCurrentIndex(part.model.index(1))
    laptop.key(part.list, Qt.Key.Key_Delete)
    laptop.settle()
    assert numbers(page) == ["0001", "0003"]
    page.undo_key.activated.emit()
    laptop.settle()
    assert numbers(page) == ["0001", "0002", "0003"]


def test_what_cannot_be_is_said(laptop: TestLaptop) -> None:
    page = slips(laptop)
    laptop.type(page.slips_part.first, "x")
    page.slips_part.note_run()
    laptop.settle()
    assert page.status.words.text().startswith("Slips are numbered")


def test_slips_are_typed_in_one_after_the_other(laptop: TestLaptop) -> None:
    assert laptop.desktop.session is not None
    laptop.desktop.session.run(hand_out, 1, 3)
    laptop.settle()
    page = slips(laptop)
    page.slips_part.type_next()
    laptop.settle()
    screen = laptop.screen
    shown = screen.presenter.state
    assert (shown.draft.source, shown.draft.paper_no) == ("PAPER", "BUR-0613A-0001")
    assert not shown.touched
    laptop.fill()
    laptop.save()
    assert screen.presenter.state.draft.paper_no == "BUR-0613A-0002"
    screen.escape_key.activated.emit()
    laptop.settle()
    assert screen.presenter.state.draft.source == "LIVE"
    assert numbers(slips(laptop)) == ["0002", "0003"]
    (line, *_) = sign_up_lines(laptop.store, laptop.event, most=1)
    found = laptop.store.connection.execute(
        "SELECT source, paper_no, signed_on FROM sign_up WHERE id = ?", (line.sign_up,)
    ).fetchone()
    assert found == ("PAPER", "BUR-0613A-0001", "2026-06-13")


def test_a_slip_that_is_typed_twice_is_not_kept_and_the_ticket_of_the_first_is_said(
    laptop: TestLaptop,
) -> None:
    recorded(laptop.store, a_sign_up(source="PAPER", paper_no="0007"), event=laptop.event)
    screen = laptop.screen
    screen.presenter.type_slips(7)
    laptop.fill()
    laptop.save()
    said = screen.form.questions.lines["paper_no"] if screen.form.grid.full else screen.form.status
    assert said is not None
    (problem,) = screen.presenter.state.problems
    assert (problem.code, dict(problem.args)) == ("paper_no_used", {"ticket": "A-005"})
    screen.presenter.edit(Edit(field="paper_no", value="8"))
    laptop.save()
    assert screen.presenter.state.said is not None
    assert screen.presenter.state.said.code == "saved"


def test_blank_slips_are_put_where_one_says(laptop: TestLaptop, tmp_path: Path) -> None:
    page = slips(laptop)
    folder = tmp_path / "to print"
    folder.mkdir()
    page.ask_folder = lambda _parent, _asks, chosen: chosen(folder)
    laptop.type(page.slips_part.first, "1")
    laptop.type(page.slips_part.last, "3")
    page.slips_part.blank.click()
    laptop.settle()
    (made,) = folder.iterdir()
    assert made.name == "slips_BUR-0613A-0001_0003.pdf"
    assert made.read_bytes().startswith(b"%PDF")
    assert "Saved: " in page.status.words.text()
