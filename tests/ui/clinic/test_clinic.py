"""The clinic day in the window: checked in by keys, the nurse's paper by ticket, and undo."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from fieldapp.actions.acting import Author
from fieldapp.actions.events import SlotPlan
from tests.support.clinic_days import PLAN, ClinicDay
from tests.support.stores import MARCUS, ROSA, a_row, a_store
from tests.ui.laptop import TestLaptop, a_laptop
from ui.clinic.screen import ClinicScreen

ENTER = Qt.Key.Key_Return
PAPER = 8
ROOMY = replace(
    PLAN,
    slots=(
        SlotPlan(starts="2026-06-20T09:00", ends="2026-06-20T09:20", capacity=60),
        SlotPlan(starts="2026-06-20T10:40", ends="2026-06-20T11:00", capacity=2),
        SlotPlan(starts="2026-06-20T11:00", ends="2026-06-20T13:00", capacity=1, kind="WALKIN"),
    ),
)


class Table:
    """The laptop at the clinic's table with its page in sight."""

    def __init__(self, laptop: TestLaptop, day: ClinicDay) -> None:
        self.laptop, self.day = laptop, day
        page = laptop.desktop.window.go_to("clinic")
        assert isinstance(page, ClinicScreen)
        self.page, self.view = page, page.view
        laptop.settle()

    def type(self, text: str) -> None:
        """Type letters where the focus is."""
        self.laptop.type(self.focus(), text)

    def press(self, key: int, text: str = "") -> None:
        """Press a key where the focus is, and let everything follow."""
        self.laptop.key(self.focus(), key, text=text)
        self.laptop.settle()

    def focus(self) -> QWidget:
        """Give what hears the keys: the list that is open, else what has the focus."""
        if QApplication.activePopupWidget() is self.view.picker:
            return self.view.picker.line
        return self.laptop.desktop.window.focusWidget()

    def cell(self, row: int, column: int) -> str:
        """Give the words of a cell."""
        line = self.view.model.line_at(row)
        return "" if line is None else plain(line.cells[column])

    def say(self, ticket: str, *keys: str) -> None:
        """Type a ticket, Enter, then keys one after another; a line's end is Enter."""
        self.type(ticket)
        self.laptop.settle()
        self.press(ENTER)
        for key in keys:
            if key == "\n":
                self.press(ENTER)
            else:
                self.type(key)
                self.laptop.settle()

    def out(self) -> None:
        """Escape, as the page hears it."""
        self.page.escape_key.activated.emit()
        self.laptop.settle()

    @property
    def badges(self) -> dict[str, str]:
        """The word at the end of each line, by ticket."""
        model = self.view.model
        lines = (model.line_at(row) for row in range(model.rowCount()))
        return {plain(line.cells[1]): line.cells[-1] for line in lines if line is not None}

    @property
    def told(self) -> str:
        return plain(self.view.status.words.text())


def plain(words: str) -> str:
    return words.replace("\u2066", "").replace("\u2069", "").replace("\u2068", "")


@pytest.fixture
def day(tmp_path: Path) -> ClinicDay:
    return ClinicDay(a_store(tmp_path / "store"), ROOMY)


def at_the_table(
    qapp: QApplication, folder: Path, day: ClinicDay, author: Author = ROSA
) -> AbstractContextManager[TestLaptop]:
    return a_laptop(qapp, folder, lambda: day.as_(author))


@pytest.fixture
def table(qapp: QApplication, tmp_path: Path, day: ClinicDay) -> Iterator[Table]:
    for at in (0, 0, 1):
        day.come(at)
    with at_the_table(qapp, tmp_path, day) as laptop:
        yield Table(laptop, day)


def test_a_ticket_enter_enter_checks_in_and_the_next_is_typed_at_once(table: Table) -> None:
    table.say("2", "\n")
    assert table.badges == {"A-001": "Not yet", "A-002": "Here", "A-003": "Not yet"}
    assert table.focus() is table.view.search
    assert table.view.search.text() == ""
    table.say("a3", "\n")
    assert table.badges["A-003"] == "Here"
    counts = [plain(chip.words) for chip in table.view.counts.chips]
    assert counts == ["Booked 3", "Arrived 2", "Given 0", "Not yet 1", "Waiting 0"]


def test_arrows_and_letters_do_the_rest_and_undo_takes_back_step_by_step(table: Table) -> None:
    table.out()
    assert table.focus() is table.view.table
    table.press(Qt.Key.Key_Down)
    table.press(ENTER)
    table.type("g")
    table.laptop.settle()
    assert table.badges["A-002"] == "Given"
    assert "A-002" in table.told
    table.page.undo_key.activated.emit()
    table.laptop.settle()
    assert table.badges["A-002"] == "Here"
    table.page.undo_key.activated.emit()
    table.laptop.settle()
    assert table.badges["A-002"] == "Not yet"


def test_not_today_asks_why_and_enter_takes_the_reason_that_was_typed(table: Table) -> None:
    table.say("1", "n")
    assert QApplication.activePopupWidget() is table.view.picker
    table.type("ran out")
    table.laptop.settle()
    table.press(ENTER)
    assert table.badges["A-001"] == "Not today"
    reasons = table.day.store.connection.execute(
        "SELECT reason FROM appointment_status WHERE status = 'DEFER'"
    ).fetchall()
    assert reasons == [("SUPPLY",)]
    assert table.focus() is table.view.search


def test_enter_on_somebody_who_is_here_gives_nothing(table: Table) -> None:
    table.out()
    table.press(ENTER)
    table.press(ENTER)
    assert table.badges["A-001"] == "Here"
    assert "nothing follows" in table.told


def test_the_nurses_paper_is_typed_ticket_by_ticket_by_keys_alone(
    qapp: QApplication, tmp_path: Path, day: ClinicDay
) -> None:
    for _ in range(PAPER):
        day.come(0)
    with at_the_table(qapp, tmp_path, day) as laptop:
        table = Table(laptop, day)
        table.page.presenter.note_product("COVID19", "312")
        table.page.presenter.note_lot("COVID19", "AB12")
        for number in range(1, PAPER + 1):
            table.say(str(number), "g", "\n")
        table.say("B-099")
        table.say("77")
        table.out()
        assert set(table.badges.values()) == {"Given"}
        assert "A-077" in table.told
        assert "B-099, A-077" in table.view.missing.text()
        doses = day.store.connection.execute("SELECT cvx, lot, proof, date FROM dose").fetchall()
        assert doses == [("312", "AB12", "PROVIDER", "2026-06-20")] * PAPER
        assert set(table.badges) == {f"A-{number:03d}" for number in range(1, PAPER + 1)}


def test_somebody_without_a_time_goes_on_the_list_and_into_a_free_seat(
    qapp: QApplication, tmp_path: Path, day: ClinicDay
) -> None:
    for _ in range(2):
        day.come()
    with at_the_table(qapp, tmp_path, day) as laptop:
        table = Table(laptop, day)
        table.say("1", "w")
        table.say("2", "w")
        assert table.badges == {"A-001": "Not yet", "A-002": "Waiting"}
        table.say("2", "h", "30", "\n")
        assert "here in 30 min" in table.cell(1, 5)
        table.say("2", "s", "\n")
        assert table.badges["A-002"] == "Not yet"
        assert "10:40" in table.cell(0, 0)


def test_a_volunteer_says_which_vaccine_where_it_is_hidden(
    qapp: QApplication, tmp_path: Path, day: ClinicDay
) -> None:
    day.come(0)
    with at_the_table(qapp, tmp_path, day, MARCUS) as laptop:
        table = Table(laptop, day)
        assert (table.cell(0, 3), table.cell(0, 4)) == ("", "")
        table.say("1", "g", "flu", "\n")
        assert table.badges == {"A-001": "Given"}


def test_two_ends_said_apart_are_told_on_the_line(table: Table) -> None:
    sign_up = table.day.look().lines[0].sign_up
    table.day.step(sign_up, "LEFT")
    (part,) = table.day.line(sign_up).parts
    a_row(
        table.day.store,
        "appointment_status",
        {"appointment": part.appointment, "status": "VACC", "proof": "PROVIDER"},
    )
    table.page.presenter.watch.look()
    table.laptop.settle()
    assert table.badges["A-001"] == "Two answers"


def test_the_words_follow_the_window(table: Table) -> None:
    table.laptop.desktop.language.switch("es")
    table.laptop.settle()
    assert table.badges["A-001"] == "Aún no"
