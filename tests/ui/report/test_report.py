"""The report page: month, reader, what is hidden, the sheet as printed, files that are noted."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget

from fieldapp.actions.acting import Author
from fieldapp.actions.desk import OpenedDesk
from fieldapp.domain.kinds import BY_NAME
from fieldapp.store.rows import read_rows
from tests.support.months import BURKE, STEWARD, a_table, sign_up_many, three_counties
from tests.support.stores import DENISE, a_store, lists
from tests.ui.laptop import TestLaptop, a_desk, a_laptop
from tests.ui.walking import clipped_at_any_size, named
from ui.i18n import NAMES
from ui.paper import a_printer
from ui.report import presenter as presenting
from ui.report.screen import ReportScreen
from ui.report.words import threshold_choices
from ui.widgets.chips import Picked

READER = "State health department"


class Office:
    """A laptop with the report page in sight."""

    def __init__(self, laptop: TestLaptop, folder: Path) -> None:
        self.laptop = laptop
        self.folder = folder / "handed out"
        laptop.desktop.window.resize(1366, 768)
        page = laptop.desktop.window.go_to("report")
        assert isinstance(page, ReportScreen)
        self.page = page
        page.ask_folder = self._ask_folder
        laptop.settle()

    def _ask_folder(self, _parent: QWidget, _usual: Path, chosen: Callable[[Path], None]) -> None:
        chosen(self.folder)

    def read_by(self, reader: str = READER) -> None:
        self.laptop.type(self.page.asked.reader, reader)
        self.page.asked.tell_typed()
        self.laptop.settle()

    def files(self) -> list[str]:
        return sorted(each.name for each in self.folder.iterdir()) if self.folder.exists() else []

    def notes(self) -> list[str]:
        rows = read_rows(self.laptop.store.connection, BY_NAME["handout"])
        return [f"{row.text('reader')} {row.text('purpose')}".strip() for row in rows]


def office_of(
    qapp: QApplication, folder: Path, fill: Callable[..., object] | None, author: Author = DENISE
) -> Iterator[Office]:
    def opened() -> OpenedDesk:
        store = a_store(folder / "store")
        if fill is not None:
            fill(store)
        desk = a_desk(store, None, author=author)
        return replace(desk, today=lambda: date(2026, 6, 30))

    with a_laptop(qapp, folder, opened) as laptop:
        yield Office(laptop, folder)


@pytest.fixture
def office(qapp: QApplication, tmp_path: Path) -> Iterator[Office]:
    yield from office_of(qapp, tmp_path, three_counties)


@pytest.fixture
def steward(qapp: QApplication, tmp_path: Path) -> Iterator[Office]:
    yield from office_of(qapp, tmp_path, three_counties, STEWARD)


@pytest.fixture
def empty_office(qapp: QApplication, tmp_path: Path) -> Iterator[Office]:
    yield from office_of(qapp, tmp_path, None)


def plain(text: str) -> str:
    return text.translate({0x2066: None, 0x2068: None, 0x2069: None})


def test_the_newest_month_is_in_sight_as_it_is_printed(office: Office) -> None:
    page = office.page
    assert page.sheet.title.text() == "June 2026"
    assert page.sheet.sheets.count > 1
    page.after_key.activated.emit()
    assert page.sheet.sheets.page == 1
    assert "page 2 of" in plain(page.sheet.pages.text())
    page.before_key.activated.emit()
    assert page.sheet.sheets.page == 0


def test_without_a_reader_nothing_can_be_handed_out(office: Office) -> None:
    page = office.page
    assert not page.asked.out.save.isEnabled()
    assert "Say who will read it" in page.asked.lacks.text()
    page.save_key.activated.emit()
    office.laptop.settle()
    assert office.files() == []
    assert page.asked.reader.hasFocus() or not page.isActiveWindow()


def test_each_form_is_saved_and_written_down(office: Office) -> None:
    office.read_by()
    page = office.page
    page.save_key.activated.emit()
    office.laptop.settle()
    page.asked.out.excel.click()
    office.laptop.settle()
    page.asked.out.csv.click()
    office.laptop.settle()
    assert [name.rsplit(".", 1)[1] for name in office.files()] == ["csv", "pdf", "xlsx"]
    assert office.notes() == [READER] * 3
    assert page.asked.out.said.property("role") == "good"


def test_what_was_typed_last_is_on_what_is_saved(office: Office) -> None:
    """Ctrl+P right after the last letter waits for the sheet that has it."""
    office.read_by("Funder")
    office.laptop.type(office.page.asked.reader, " of Burke")
    office.page.save_key.activated.emit()
    office.laptop.settle()
    assert office.notes() == ["Funder of Burke"]


def test_counts_are_hidden_from_a_higher_one_on_as_it_is_chosen(office: Office) -> None:
    page = office.page
    page.asked.below.picked.emit(Picked(codes=("21",)))
    office.laptop.settle()
    assert page.presenter.state.report is not None
    assert page.presenter.state.report.totals.threshold == 21
    assert "Counts below 21" in page.sheet.notes.words.text()
    assert "<21" in plain(page.asked.hint.text())


def test_a_coordinator_has_no_lower_one(office: Office) -> None:
    assert 6 not in threshold_choices(may_lower=False)
    assert not office.page.asked.below.button("6").isVisibleTo(office.page)


def test_the_steward_says_why_before_smaller_counts_are_printed(steward: Office) -> None:
    page = steward.page
    steward.read_by()
    assert page.asked.below.button("6").isVisibleTo(page)
    page.asked.below.picked.emit(Picked(codes=("6",)))
    steward.laptop.settle()
    assert page.presenter.state.sheet is None
    assert "Write down why" in page.asked.hint.text()
    assert not page.asked.out.save.isEnabled()
    steward.laptop.type(page.asked.reason, "agreement of 3 June")
    page.asked.tell_typed()
    steward.laptop.settle()
    page.save_key.activated.emit()
    steward.laptop.settle()
    assert steward.notes() == [f"{READER} 6: agreement of 3 June"]


def test_another_month_is_picked_by_its_name(office: Office) -> None:
    store = office.laptop.store
    plan_july = a_table(store, BURKE, letter="Z", day=29)
    store.connection.execute(
        "UPDATE event SET starts = '2026-05-02T08:00' WHERE id = ?", (plan_july,)
    )
    sign_up_many(store, plan_july, {"en": 14})
    office.page.presenter.watch.look()
    office.laptop.settle()
    office.page.asked.months.picked.emit(Picked(codes=("2026-05",)))
    office.laptop.settle()
    assert office.page.sheet.title.text() == "May 2026"
    assert office.page.presenter.state.report is not None
    assert [name for _, name in office.page.presenter.state.report.counties] == ["Burke"]


def test_it_is_printed_after_it_was_written_down(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.read_by()
    printed: list[tuple[bytes, ...]] = []
    monkeypatch.setattr("ui.sheet_page.print_pages", lambda _printer, pages: printed.append(pages))

    def ask(
        _parent: QWidget, way: QPageLayout.Orientation, chosen: Callable[[QPrinter], None]
    ) -> None:
        chosen(a_printer(way))

    office.page.ask_printer = ask
    office.page.print_key.activated.emit()
    office.laptop.settle()
    assert len(printed) == 1
    assert office.notes() == [READER]
    assert "Sent to" in office.page.asked.out.said.text()


def test_a_laptop_without_work_says_what_would_be_here(empty_office: Office) -> None:
    page = empty_office.page
    assert "Nothing to report yet" in page.sheet.empty.text()
    assert not page.asked.out.save.isEnabled()
    assert not page.asked.month.isEnabled()


def broken(*_: object) -> tuple[bytes, ...]:
    raise RuntimeError("typst")


def test_what_failed_is_said_and_can_be_tried_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presenting, "report_preview", broken)
    office.page.presenter.choose_threshold(16)
    office.page.presenter.press._slow.timeout.emit()
    office.laptop.settle()
    page = office.page
    page.presenter.try_again()
    office.laptop.settle()
    assert "could not be made" in page.sheet.empty.text()
    monkeypatch.undo()
    page.sheet.again.click()
    office.laptop.settle()
    assert page.sheet.sheets.count > 1


def test_a_folder_that_cannot_be_written_is_said(office: Office) -> None:
    office.read_by()
    office.folder.write_text("in the way")
    office.page.save_key.activated.emit()
    office.laptop.settle()
    assert office.page.asked.out.said.property("role") == "problem"
    assert office.notes() == []


def test_hiding_holds_up_neither_the_store_nor_what_is_typed(office: Office) -> None:
    laptop = office.laptop
    office.page.presenter.choose_threshold(31)
    assert len(laptop.press_lane.jobs) == 1
    came: list[object] = []
    assert laptop.desktop.session is not None
    laptop.desktop.session.run(lambda _desk: "saved", then=came.append)
    while laptop.store_lane.turn():
        QApplication.processEvents()
    assert came == ["saved"]
    laptop.settle()


def test_the_sheet_is_in_the_other_language_whatever_the_window_speaks(office: Office) -> None:
    office.page.asked.sheet_language.picked.emit(Picked(codes=("es",)))
    office.laptop.settle()
    report = office.page.presenter.state.report
    assert report is not None
    assert report.language == "es"
    assert office.page.head().title == "Monthly report"


def test_a_hundred_counties_are_on_one_sheet(qapp: QApplication, tmp_path: Path) -> None:
    def fill(store: object) -> None:
        counties = [each.code for each in lists()["nc_counties"]]
        for at, county in enumerate(counties):
            a_table(store, county, letter="ABCD"[at // 28], day=1 + at % 28)  # type: ignore[arg-type]

    for office in office_of(qapp, tmp_path, fill):
        report = office.page.presenter.state.report
        assert report is not None
        assert len(report.counties) == 101
        assert office.page.sheet.sheets.count > 5


@pytest.mark.parametrize("language", NAMES)
def test_nothing_is_cut_and_everything_has_a_name(office: Office, language: str) -> None:
    office.laptop.desktop.language.switch(language)
    office.laptop.settle()
    assert clipped_at_any_size(office.laptop) == []
    assert named(office.laptop) > 12


def test_it_is_asked_by_keyboard_alone(office: Office) -> None:
    page = office.page
    page.asked.reader.setFocus()
    office.laptop.key(page.asked.reader, Qt.Key.Key_Return)
    assert not page.asked.reader.text()
    office.read_by()
    office.laptop.key(page.asked.reader, Qt.Key.Key_Return)
    page.save_key.activated.emit()
    office.laptop.settle()
    assert office.files() == ["2026-06_monthly_r1.pdf"]
