"""The list of people: everybody by id, lines as they come in sight, search and filters together."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from fieldapp.actions.acting import Author
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.events import create_event
from fieldapp.domain.folding import fold
from fieldapp.domain.touched import Touched
from fieldapp.store.lines import person_lines
from fieldapp.store.store import Store
from tests.support.crowd import taken_in
from tests.support.stores import (
    DENISE,
    MARCUS,
    OTHER_EVENT,
    ROSA,
    a_row,
    a_sign_up,
    a_store,
    edited,
    recorded,
)
from tests.ui.laptop import PLAN, TestLaptop, a_desk, a_laptop
from ui.people.screen import PeopleScreen
from ui.widgets.table import ROW

CROWD = 300
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@contextmanager
def the_page(
    app: QApplication, folder: Path, author: Author = DENISE, people: int = 0
) -> Iterator[tuple[TestLaptop, PeopleScreen]]:
    """A laptop that shows the page of people, with a crowd in its store."""

    def opened() -> OpenedDesk:
        store = a_store(folder / "store")
        event = create_event(store, DENISE, PLAN).event
        taken_in(store, people)
        return a_desk(store, event, author=author)

    with a_laptop(app, folder, opened) as laptop:
        page = laptop.desktop.window.go_to("people")
        assert isinstance(page, PeopleScreen)
        laptop.settle()
        yield laptop, page


@pytest.fixture
def office(qapp: QApplication, tmp_path: Path) -> Iterator[tuple[TestLaptop, PeopleScreen]]:
    """A coordinator before a few hundred people."""
    with the_page(qapp, tmp_path, people=CROWD) as opened:
        tester = QAbstractItemModelTester(opened[1].list.model, FATAL)
        yield opened
        tester.deleteLater()


@pytest.fixture
def table(qapp: QApplication, tmp_path: Path) -> Iterator[tuple[TestLaptop, PeopleScreen]]:
    """A canvasser with nobody on the laptop yet."""
    with the_page(qapp, tmp_path, ROSA) as opened:
        tester = QAbstractItemModelTester(opened[1].list.model, FATAL)
        yield opened
        tester.deleteLater()


def plain(text: str) -> str:
    """A text without the signs that keep its parts together."""
    return text.translate(dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069")))


def names(page: PeopleScreen) -> list[str]:
    """The names of the lines that are known, in the order of the list."""
    model = page.list.model
    lines = (model.line_at(row) for row in range(model.rowCount()))
    return [plain(line.cells[1]) for line in lines if line is not None]


def touch(laptop: TestLaptop) -> None:
    """What an act says that changed people."""
    assert laptop.desktop.session is not None
    laptop.desktop.session.tell(Touched(kinds=frozenset({"person", "sign_up"}), rows=(bytes(16),)))
    laptop.settle()


def search(laptop: TestLaptop, page: PeopleScreen, text: str) -> None:
    page.list.search.selectAll()
    laptop.type(page.list.search, text)
    laptop.settle()


def pick(laptop: TestLaptop, page: PeopleScreen, at: int) -> None:
    page.list.filters.chips[at].click()
    laptop.settle()


# --- lines ---------------------------------------------------------------------------------------


def test_everybody_is_in_the_scroll_bar_and_few_were_read(
    office: tuple[TestLaptop, PeopleScreen],
) -> None:
    _, page = office
    assert page.list.model.rowCount() == CROWD
    assert page.list.table.verticalScrollBar().maximum() > (CROWD - 40) * ROW
    assert 0 < len(page.presenter.lines()) < CROWD


def test_lines_come_where_one_scrolls_to(office: tuple[TestLaptop, PeopleScreen]) -> None:
    laptop, page = office
    model = page.list.model
    assert model.line_at(CROWD - 1) is None
    laptop.key(page.list.table, Qt.Key.Key_End)
    laptop.settle()
    assert page.list.table.currentIndex().row() == CROWD - 1
    last = model.line_at(CROWD - 1)
    assert last is not None
    (line,) = person_lines(laptop.store, [model.key_at(CROWD - 1)])
    assert plain(last.cells[1]) == line.name.said
    laptop.key(page.list.table, Qt.Key.Key_Home)
    assert page.list.table.currentIndex().row() == 0


def test_a_line_that_is_to_come_is_drawn_quietly(office: tuple[TestLaptop, PeopleScreen]) -> None:
    laptop, page = office
    page.list.table.verticalScrollBar().setValue(150 * ROW)
    page.list.table.grab()
    assert page.list.model.line_at(160) is None
    laptop.settle()
    assert page.list.model.line_at(160) is not None


def test_new_people_do_not_move_what_is_read(office: tuple[TestLaptop, PeopleScreen]) -> None:
    laptop, page = office
    table, bar = page.list.table, page.list.table.verticalScrollBar()
    bar.setValue(100 * ROW + 7)
    table.choose(105)
    laptop.settle()
    top, chosen = table.indexAt(QPoint(4, 4)).row(), table.current_key()
    first = page.list.model.key_at(top)
    for _ in range(3):
        recorded(laptop.store, event=laptop.event)
    touch(laptop)
    assert page.list.model.rowCount() == CROWD + 3
    assert page.list.model.key_at(table.indexAt(QPoint(4, 4)).row()) == first
    assert bar.value() == 103 * ROW + 7
    assert table.current_key() == chosen


def test_at_the_top_new_people_show_themselves(office: tuple[TestLaptop, PeopleScreen]) -> None:
    laptop, page = office
    made = recorded(laptop.store, event=laptop.event)
    touch(laptop)
    assert page.list.model.key_at(0) == made.person
    assert page.list.table.verticalScrollBar().value() == 0
    assert names(page)[0] == "Juana Tomás Baltazar"


def test_many_changes_at_once_are_no_jump_either(office: tuple[TestLaptop, PeopleScreen]) -> None:
    laptop, page = office
    table, bar = page.list.table, page.list.table.verticalScrollBar()
    bar.setValue(200 * ROW)
    table.choose(205)
    laptop.settle()
    chosen, first = table.current_key(), page.list.model.key_at(200)
    ids = [page.list.model.key_at(row) for row in range(0, 190, 2)]
    laptop.store.connection.executemany(
        "UPDATE person SET _flags = 1 WHERE id = ?", [(each,) for each in ids]
    )
    laptop.store.connection.executemany(
        "UPDATE person SET _made = _made + 1 WHERE id = ?", [(ids[0],), (chosen,)]
    )
    laptop.store.connection.commit()
    touch(laptop)
    assert page.list.model.rowCount() == CROWD - len(ids)
    assert page.list.model.key_at(bar.value() // ROW) == first
    assert table.current_key() == chosen


def test_a_change_of_somebody_in_sight_is_shown(office: tuple[TestLaptop, PeopleScreen]) -> None:
    laptop, page = office
    edited(laptop.store, "person", page.list.model.key_at(1), name_given="Zenaida")
    touch(laptop)
    assert "Zenaida" in names(page)[1]


# --- search, filters, order ----------------------------------------------------------------------


def test_letters_typed_on_the_list_go_to_the_search(
    office: tuple[TestLaptop, PeopleScreen],
) -> None:
    laptop, page = office
    recorded(laptop.store, a_sign_up(name_given="Quirina", phone=""), event=laptop.event)
    touch(laptop)
    page.list.table.setFocus()
    laptop.key(page.list.table, 0, text="q")
    laptop.type(page.list.search, "uir")
    laptop.settle()
    assert page.list.search.text() == "quir"
    assert names(page) == ["Quirina Tomás Baltazar"]
    assert plain(page.list.count.text()) == f"1 of {CROWD + 1}"


@pytest.mark.parametrize("text", ["عمر", "0134", "A-001"])
def test_any_script_a_phone_and_a_ticket_find(
    table: tuple[TestLaptop, PeopleScreen], text: str
) -> None:
    laptop, page = table
    draft = a_sign_up(name_given="عمر", lang_spoken="ar", lang_variety="Sudanese")
    recorded(laptop.store, draft, event=laptop.event)
    recorded(laptop.store, a_sign_up(phone="828 555 0177"), event=laptop.event)
    touch(laptop)
    search(laptop, page, text)
    assert page.list.model.rowCount() == 1
    assert "عمر" in names(page)[0]


def test_filters_and_search_work_together(table: tuple[TestLaptop, PeopleScreen]) -> None:
    laptop, page = table
    for given, later in (("Ana", True), ("Anabel", False), ("Luis", True)):
        draft = a_sign_up(name_given=given, phone="", finish_later=later)
        recorded(laptop.store, draft, event=laptop.event)
    touch(laptop)
    pick(laptop, page, 3)
    assert {each.split()[0] for each in names(page)} == {"Ana", "Luis"}
    search(laptop, page, "ana")
    assert [each.split()[0] for each in names(page)] == ["Ana"]
    pick(laptop, page, 3)
    assert {each.split()[0] for each in names(page)} == {"Ana", "Anabel"}


def test_a_language_is_picked_from_all_there_are(office: tuple[TestLaptop, PeopleScreen]) -> None:
    laptop, page = office
    pick(laptop, page, 1)
    picker = page.list.picker
    assert picker.isVisible()
    laptop.type(picker.line, "vietnam")
    laptop.key(picker.line, Qt.Key.Key_Return)
    laptop.settle()
    assert 0 < page.list.model.rowCount() < CROWD
    assert page.list.filters.chips[1].words == "Tiếng Việt"
    pick(laptop, page, 1)
    assert page.list.model.rowCount() == CROWD
    assert not picker.isVisible()


def test_a_picker_that_is_left_sets_no_filter(office: tuple[TestLaptop, PeopleScreen]) -> None:
    laptop, page = office
    pick(laptop, page, 0)
    page.list.picker.close()
    assert page.list.filters.codes == ()
    assert page.list.model.rowCount() == CROWD


def test_a_click_on_a_title_orders_and_one_more_turns_round(
    office: tuple[TestLaptop, PeopleScreen],
) -> None:
    laptop, page = office
    header = page.list.table.header
    header.sectionClicked.emit(1)
    laptop.settle()
    up = [page.list.model.key_at(row) for row in range(CROWD)]
    first = [fold(name) for name in names(page)]
    assert first == sorted(first)
    header.sectionClicked.emit(1)
    laptop.settle()
    assert [page.list.model.key_at(row) for row in range(CROWD)] == up[::-1]
    header.sectionClicked.emit(5)
    laptop.settle()
    assert page.presenter.question.order == "NAME"


def test_the_header_orders_by_keys(office: tuple[TestLaptop, PeopleScreen]) -> None:
    laptop, page = office
    header = page.list.table.header
    header.setFocus()
    laptop.key(header, Qt.Key.Key_Right)
    laptop.key(header, Qt.Key.Key_Space)
    laptop.settle()
    assert page.presenter.question.order == "NAME"
    page.list.table.grab()


def test_nobody_found_says_so_and_leads_out(table: tuple[TestLaptop, PeopleScreen]) -> None:
    laptop, page = table
    recorded(laptop.store, event=OTHER_EVENT)
    touch(laptop)
    search(laptop, page, "juana")
    assert page.list.message.text().startswith("Nobody found")
    assert page.list.again.text() == "Search everybody"
    page.list.again.click()
    laptop.settle()
    assert names(page) == ["Juana Tomás Baltazar"]
    search(laptop, page, "xyz")
    page.list.again.click()
    laptop.settle()
    assert page.list.search.text() == ""
    assert page.list.model.rowCount() == 1


def test_an_empty_laptop_says_what_will_come(table: tuple[TestLaptop, PeopleScreen]) -> None:
    _, page = table
    assert page.list.message.text().startswith("Nobody is here yet")
    assert not page.list.again.isVisible()
    assert not page.list.open.isEnabled()


def test_a_list_that_cannot_be_read_says_so_and_can_be_tried_again(
    qapp: QApplication, tmp_path: Path
) -> None:
    with a_laptop(qapp, tmp_path) as laptop:
        laptop.store.connection.execute("ALTER TABLE person RENAME TO away")
        page = laptop.desktop.window.go_to("people")
        assert isinstance(page, PeopleScreen)
        laptop.settle()
        assert page.list.message.text().startswith("Something in the program went wrong")
        laptop.store.connection.execute("ALTER TABLE away RENAME TO person")
        recorded(laptop.store, event=laptop.event)
        page.list.again.click()
        laptop.settle()
        assert page.list.shows_lines
        assert page.list.model.rowCount() == 1


# --- whose list ----------------------------------------------------------------------------------


def test_a_canvasser_begins_with_the_event_of_the_laptop(
    table: tuple[TestLaptop, PeopleScreen],
) -> None:
    laptop, page = table
    recorded(laptop.store, event=laptop.event)
    recorded(laptop.store, event=OTHER_EVENT)
    touch(laptop)
    assert page.head().title == "Today’s list"
    assert page.head().about == PLAN.title
    assert page.list.model.rowCount() == 1
    assert laptop.desktop.window.side.buttons["people"].words.text() == "Today’s list"
    pick(laptop, page, 0)
    assert page.list.model.rowCount() == 2


def test_a_coordinator_begins_with_everybody(office: tuple[TestLaptop, PeopleScreen]) -> None:
    laptop, page = office
    assert page.head().title == "People"
    assert laptop.desktop.window.side.buttons["people"].words.text() == "People"
    assert page.list.filters.codes == ()


def test_a_canvasser_sees_of_others_what_the_table_of_rights_gives(
    table: tuple[TestLaptop, PeopleScreen],
) -> None:
    laptop, page = table
    recorded(laptop.store, author=MARCUS, event=laptop.event)
    touch(laptop)
    line = page.list.model.line_at(0)
    assert line is not None
    ticket, name, speaks, interpreter, _, phone, *_ = map(plain, line.cells)
    assert (ticket, name, phone) == ("A-001", "Juana Tomás Baltazar", "(828) 555-0134")
    assert (speaks, interpreter) == ("", "")
    pick(laptop, page, 2)
    assert page.list.model.rowCount() == 0


def test_a_line_says_who_signed_up_when_and_where_the_record_is(
    table: tuple[TestLaptop, PeopleScreen],
) -> None:
    laptop, page = table
    user = a_row(laptop.store, "user", {"name": "Rosa M.", "role": "CANVASSER"}, None)
    recorded(laptop.store, author=replace(ROSA, user=user), event=laptop.event)
    touch(laptop)
    line = page.list.model.line_at(0)
    assert line is not None
    assert line.cells[6:8] == ("here", "Rosa M.")
    assert ":" in line.cells[8]
    assert line.tip == "Saved on this laptop only"
    assert line.spoken.startswith("\u2066A-001")


# --- acts on a line ------------------------------------------------------------------------------


def test_delete_withdraws_and_undo_brings_back(table: tuple[TestLaptop, PeopleScreen]) -> None:
    laptop, page = table
    recorded(laptop.store, event=laptop.event)
    touch(laptop)
    page.list.table.choose(0)
    laptop.key(page.list.table, Qt.Key.Key_Delete)
    laptop.settle()
    line = page.list.model.line_at(0)
    assert line is not None
    assert (line.cells[6], line.struck) == ("withdrawn", True)
    assert "A-001" in page.list.status.words.text()
    assert page.list.status.undo.isVisible()
    page.undo_key.activated.emit()
    laptop.settle()
    line = page.list.model.line_at(0)
    assert line is not None
    assert (line.cells[6], line.struck) == ("here", False)


def test_copy_puts_the_ticket_on_the_clipboard(table: tuple[TestLaptop, PeopleScreen]) -> None:
    laptop, page = table
    recorded(laptop.store, event=laptop.event)
    touch(laptop)
    page.list.table.choose(0)
    laptop.key(page.list.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "A-001"


def test_the_language_of_the_window_changes_every_line(
    office: tuple[TestLaptop, PeopleScreen],
) -> None:
    laptop, page = office
    laptop.desktop.language.switch("es")
    laptop.settle()
    line = page.list.model.line_at(0)
    assert line is not None
    assert line.cells[6] == "servidor"
    assert page.list.model.headerData(1, Qt.Orientation.Horizontal) == "Nombre"


def test_columns_go_where_there_is_little_room_and_the_name_stays(
    office: tuple[TestLaptop, PeopleScreen],
) -> None:
    laptop, page = office
    table = page.list.table
    laptop.desktop.window.resize(911, 512)
    laptop.settle()
    assert table.isColumnHidden(7)
    assert not any(table.isColumnHidden(at) for at in (0, 1, 5, 6))
    assert table.columnWidth(1) >= 180
    laptop.desktop.window.resize(1366, 768)
    laptop.settle()
    assert not any(table.isColumnHidden(at) for at in range(9))


def test_who_goes_from_the_store_leaves_the_list(office: tuple[TestLaptop, PeopleScreen]) -> None:
    laptop, page = office
    _take_out(laptop.store, page.list.model.key_at(2))
    touch(laptop)
    assert page.list.model.rowCount() == CROWD - 1


def _take_out(store: Store, person: bytes) -> None:
    store.connection.execute("UPDATE person SET _flags = 1 WHERE id = ?", (person,))
    store.connection.commit()
