"""The monthly report as Denise makes it on an evening."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from fieldapp.actions.desk import OpenedDesk
from fieldapp.domain.kinds import BY_NAME
from fieldapp.store.rows import read_rows
from tests.support.reports import a_month
from tests.support.stores import DENISE, a_store
from tests.ui.laptop import TestLaptop, a_desk, a_laptop
from ui.report.screen import ReportScreen


class Office:
    """The window with the page of the report in sight."""

    def __init__(self, laptop: TestLaptop, folder: Path) -> None:
        self.laptop, self.folder = laptop, folder / "handed out"
        page = laptop.desktop.window.go_to("report")
        assert isinstance(page, ReportScreen)
        self.page = page
        page.ask_folder = lambda _page, _usual, chosen: chosen(self.folder)
        laptop.settle()

    def type(self, line: str, text: str) -> None:
        field = getattr(self.page.wanted, line)
        field.clear()
        self.laptop.type(field, text)
        self.laptop.settle()

    def files(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir()) if self.folder.exists() else []


@pytest.fixture
def office(qapp: QApplication, tmp_path: Path) -> Iterator[Office]:
    with a_laptop(qapp, tmp_path, lambda: a_month(tmp_path)) as laptop:
        yield Office(laptop, tmp_path)


def test_story_18_small_towns(office: Office) -> None:
    """Four who speak Lao in one county: nothing that is shown or saved tells that they are four."""
    page = office.page
    assert page.card.sheets.count
    assert "June 2026" in page.card.title.text()
    office.type("reader", "County funder")
    page.save_key.activated.emit()
    office.laptop.settle()
    assert office.files() == ["2026-06_monthly_r1.pdf"]
    pages = PdfReader(office.folder / office.files()[0]).pages
    words = " ".join(page.extract_text() for page in pages).split()
    assert "56" in words  # all people, and no part from which a 4 follows
    assert not {"4", "52"} & {*words}
    assert "<11" in words or "others" in words
    (note,) = read_rows(office.laptop.store.connection, BY_NAME["handout"])
    assert (note.text("kind"), note.text("reader")) == ("MONTHLY", "County funder")


def test_without_a_reader_nothing_is_handed_out(office: Office) -> None:
    page = office.page
    assert not page.wanted.save.isEnabled()
    page.save_key.activated.emit()
    office.laptop.settle()
    assert office.files() == []


def test_a_table_for_programs_and_one_for_people_are_saved_too(office: Office) -> None:
    office.type("reader", "State")
    for button in (office.page.wanted.excel, office.page.wanted.csv):
        button.click()
        office.laptop.settle()
    assert office.files() == ["2026-06_monthly_r1.xlsx", "2026-06_monthly_r2.csv"]
    assert "written down" in office.page.wanted.said.text()


def test_smaller_numbers_are_not_for_a_coordinator_to_print(office: Office) -> None:
    page = office.page
    office.type("threshold", "5")
    assert "data steward" in page.wanted.fields[1].problem.text()
    assert page.wanted.fields[2].isVisible()
    assert not page.wanted.save.isEnabled()
    assert "Nothing to show" in page.card.empty.text()
    office.type("threshold", "20")
    assert page.wanted.fields[1].problem.text() == ""
    assert page.card.sheets.count
    office.type("threshold", "x")
    assert "number" in page.wanted.fields[1].problem.text()


def test_the_report_is_in_the_language_that_was_chosen(office: Office) -> None:
    page = office.page
    page.presenter.choose_language("es")
    office.type("reader", "Estado")
    page.save("pdf")
    office.laptop.settle()
    text = PdfReader(office.folder / office.files()[0]).pages[0].extract_text()
    assert "Informe mensual" in text
    office.laptop.desktop.language.switch("es")
    office.laptop.settle()
    assert page.head().title == "Informe mensual"


def test_a_laptop_without_work_says_where_totals_come_from(
    qapp: QApplication, tmp_path: Path
) -> None:

    def opened() -> OpenedDesk:
        return a_desk(a_store(tmp_path / "store"), None, author=DENISE)

    with a_laptop(qapp, tmp_path, opened) as laptop:
        office = Office(laptop, tmp_path)
        assert "Totals come from" in office.page.card.empty.text()
        assert not office.page.wanted.month.isEnabled()
