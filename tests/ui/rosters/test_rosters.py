"""The rosters page: the sheet as printed, files that are noted, nothing that holds up the work."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget

from fieldapp.actions.desk import OpenedDesk
from fieldapp.domain.kinds import BY_NAME
from fieldapp.store.rows import read_rows
from tests.support.clinic import Clinic, a_clinic, booked
from tests.support.stores import DENISE, a_store
from tests.ui.laptop import TestLaptop, a_desk, a_laptop
from tests.ui.walking import SIZES, cut, named, shown
from ui.i18n import NAMES
from ui.look import DARK
from ui.paper import a_printer
from ui.rosters import presenter as presenting
from ui.rosters.screen import RostersScreen
from ui.rosters.state import CLINIC
from ui.widgets.chips import Picked


class Office:
    """A coordinator's laptop with the rosters page in sight."""

    def __init__(self, laptop: TestLaptop, clinic: Clinic | None, folder: Path) -> None:
        self.laptop = laptop
        self.clinic = clinic
        self.asked: list[Path] = []
        laptop.desktop.window.resize(1366, 768)
        page = laptop.desktop.window.go_to("rosters")
        assert isinstance(page, RostersScreen)
        self.page = page
        self.folder = folder / "handed out"
        page.ask_folder = self._ask_folder
        laptop.settle()
        page.sheet.sheets._settled.stop()  # its width is told now, not when a timer says so
        page.sheet.sheets.width_changed.emit()
        laptop.settle()

    def _ask_folder(self, _parent: QWidget, usual: Path, chosen: Callable[[Path], None]) -> None:
        self.asked.append(usual)
        chosen(self.folder)

    def notes(self) -> list[tuple[str, int]]:
        """Reader and revision of every note, oldest first."""
        rows = read_rows(self.laptop.store.connection, BY_NAME["handout"])
        return [(row.text("kind"), int(str(row.values["revision"]))) for row in rows]

    def files(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir())


@pytest.fixture
def made() -> dict[str, Clinic]:
    return {}


@pytest.fixture
def office(qapp: QApplication, tmp_path: Path, made: dict[str, Clinic]) -> Iterator[Office]:
    def opened() -> OpenedDesk:
        store = a_store(tmp_path / "store")
        made["clinic"] = a_clinic(store, 30)
        return a_desk(store, None, author=DENISE)

    with a_laptop(qapp, tmp_path, opened) as laptop:
        yield Office(laptop, made["clinic"], tmp_path)


@pytest.fixture
def empty_office(qapp: QApplication, tmp_path: Path) -> Iterator[Office]:
    def opened() -> OpenedDesk:
        return a_desk(a_store(tmp_path / "store"), None, author=DENISE)

    with a_laptop(qapp, tmp_path, opened) as laptop:
        yield Office(laptop, None, tmp_path)


def test_the_sheet_is_in_sight_page_by_page(office: Office) -> None:
    sheet, page = office.page.sheet, office.page
    assert sheet.sheets.count > 1
    assert "page 1 of" in plain(sheet.pages.text())
    page.after_key.activated.emit()
    assert sheet.sheets.page == 1
    assert "page 2 of" in plain(sheet.pages.text())
    page.before_key.activated.emit()
    assert sheet.sheets.page == 0
    assert not sheet.before.isEnabled()
    office.laptop.desktop.window.grab()


def plain(text: str) -> str:
    return text.replace("\u2066", "").replace("\u2069", "").replace("\u2068", "")


def test_a_sheet_is_as_wide_as_there_is_room(office: Office) -> None:
    sheets = office.page.sheet.sheets
    before = sheets.ppi
    office.laptop.desktop.window.resize(911, 512)
    office.laptop.settle()
    assert sheets.ppi < before
    sheets.width_changed.emit()
    office.laptop.settle()
    office.page.after_key.activated.emit()
    assert sheets.page == 1


def test_a_folder_is_asked_for_once_and_every_file_is_noted(office: Office) -> None:
    page = office.page
    page.save_key.activated.emit()
    office.laptop.settle()
    page.wanted.out.excel.click()
    office.laptop.settle()
    page.wanted.out.csv.click()
    office.laptop.settle()
    assert len(office.asked) == 1
    assert office.asked[0].name == "Fieldapp"
    assert office.files() == [
        f"BUR-0620A_provider_2026-06-20_r1.{e}" for e in ("csv", "pdf", "xlsx")
    ]
    assert office.notes() == [("PROVIDER", 1)] * 3
    assert page.wanted.out.said.property("role") == "good"
    assert "r1.csv" in page.wanted.out.file.words


def test_the_number_on_the_sheet_is_that_of_the_file_until_the_list_changes(office: Office) -> None:
    page, laptop = office.page, office.laptop
    page.save("pdf")
    laptop.settle()
    assert "revision 1" in plain(page.sheet.about.words)
    assert office.clinic is not None
    booked(laptop.store, office.clinic.slots[1], "Late")
    page.presenter.watch.look()
    laptop.settle()
    assert "revision 2" in plain(page.sheet.about.words)
    page.save("pdf")
    laptop.settle()
    assert office.notes() == [("PROVIDER", 1), ("PROVIDER", 2)]


def test_an_interpreter_has_a_sheet_of_their_own(office: Office) -> None:
    page = office.page
    tiles = page.wanted.readers.tiles
    assert [tile.words.words for tile in tiles] == ["Clinic", "Pablo Tomás"]
    office.laptop.key(tiles[0], Qt.Key.Key_Down)
    office.laptop.settle()
    assert page.sheet.title.text() == "Interpreter roster"
    assert office.laptop.desktop.window.focusWidget() is tiles[1]
    page.save("pdf")
    office.laptop.settle()
    (name,) = office.files()
    assert name.startswith("BUR-0620A_interpreter-01")
    assert office.notes() == [("INTERPRETER", 1)]


def test_typesetting_holds_up_neither_the_store_nor_what_is_chosen_next(office: Office) -> None:
    page, laptop = office.page, office.laptop
    presenter = page.presenter
    presenter.choose_reader("interpreter:01")
    assert len(laptop.press_lane.jobs) == 1
    came: list[object] = []
    assert laptop.desktop.session is not None
    laptop.desktop.session.run(lambda _desk: "saved", then=came.append)
    while laptop.store_lane.turn():
        QApplication.processEvents()
    assert came == ["saved"]
    presenter.choose_reader(CLINIC)
    laptop.press_lane.turn()
    QApplication.processEvents()
    assert presenter.state.sheet is None
    laptop.settle()
    assert page.sheet.sheets.count > 1


def test_it_is_said_when_drawing_takes_long_and_when_it_failed(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, laptop = office.page, office.laptop
    page.presenter.choose_reader("interpreter:01")
    page.presenter.press._slow.timeout.emit()
    assert page.sheet.empty.text() == "Drawing the sheet…"
    monkeypatch.setattr(presenting, "preview", broken)
    laptop.settle()
    assert "could not be drawn" in page.sheet.empty.text()
    monkeypatch.undo()
    page.sheet.again.click()
    laptop.settle()
    assert page.sheet.sheets.count == 1


def broken(*_: object) -> tuple[bytes, ...]:
    raise RuntimeError("typst")


def one_job(laptop: TestLaptop) -> bool:
    """Let the press do one job, and what came of it come home."""
    done = laptop.press_lane.turn()
    QApplication.processEvents()
    return done


def test_the_first_page_is_in_sight_before_any_other_is_drawn(office: Office) -> None:
    page, laptop = office.page, office.laptop
    page.presenter.choose_reader("interpreter:01")
    laptop.settle()
    page.presenter.choose_reader(CLINIC)
    sheets, drawn = page.sheet.sheets, list[int]()
    page.presenter.press.drawn.connect(lambda at, _picture: drawn.append(at))
    assert one_job(laptop)
    assert drawn == [0]
    assert sheets.count > 2
    assert sheets.is_drawn
    assert one_job(laptop)
    assert drawn == [0, 1]  # what is turned to next
    assert not one_job(laptop)


def test_a_page_is_drawn_when_it_is_scrolled_to_and_few_are_kept(office: Office) -> None:
    page, laptop = office.page, office.laptop
    clinic = office.clinic
    assert clinic is not None
    for number in range(60):
        booked(laptop.store, clinic.slots[1], f"Kham {number}")
    page.presenter.watch.look()
    laptop.settle()
    sheets = page.sheet.sheets
    assert sheets.count > 6
    sheets.go_to(sheets.count - 1)
    assert not sheets.is_drawn
    page.presenter.press._slow.timeout.emit()
    laptop.desktop.window.grab()
    laptop.settle()
    assert sheets.is_drawn
    for at in range(sheets.count):
        sheets.go_to(at)
        laptop.settle()
        assert sheets.is_drawn
        assert len(sheets._pictures) <= 4
    laptop.desktop.window.grab()


def test_who_scrolls_on_does_not_wait_for_the_pages_between(office: Office) -> None:
    page, laptop = office.page, office.laptop
    sheets, drawn = page.sheet.sheets, list[int]()
    last = sheets.count - 1
    page.presenter.press.worn.emit()
    page.presenter.press.drawn.connect(lambda at, _picture: drawn.append(at))
    sheets.go_to(last)
    one_job(laptop)  # the one that was under way
    one_job(laptop)
    assert last in drawn[:2]


def test_another_width_draws_the_pages_in_sight_again_and_keeps_them_meanwhile(
    office: Office,
) -> None:
    page, laptop = office.page, office.laptop
    sheets, drawn = page.sheet.sheets, list[int]()
    page.presenter.press.drawn.connect(lambda at, _picture: drawn.append(at))
    typeset = page.presenter.state.sheet
    page.presenter.press.show_at(160)
    assert 0 in sheets._pictures
    laptop.settle()
    assert drawn[0] == 0
    assert page.presenter.state.sheet is typeset


def test_a_page_that_cannot_be_drawn_is_said_and_can_be_tried_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, laptop = office.page, office.laptop
    monkeypatch.setattr("fieldapp.actions.handout.preview.drawn_again", broken)
    page.presenter.press.show_at(160)
    laptop.settle()
    assert "could not be drawn" in page.sheet.empty.text()
    monkeypatch.undo()
    page.sheet.again.click()
    laptop.settle()
    assert page.sheet.sheets.is_drawn


def test_what_is_saved_is_in_the_language_that_was_chosen_last(office: Office) -> None:
    page = office.page
    page.wanted.sheet_language.button("es").click()
    page.save_key.activated.emit()
    office.laptop.settle()
    (name,) = office.files()
    text = PdfReader(office.folder / name).pages[0].extract_text()
    assert "Lista para la clínica" in text
    assert page.presenter.state.language == "es"
    office.laptop.desktop.language.switch("es")
    office.laptop.desktop.language.switch("en")
    assert page.presenter.state.language == "es"


def test_a_disk_that_takes_nothing_is_said_and_nothing_is_noted(office: Office) -> None:
    page = office.page
    office.folder.write_bytes(b"a file where the folder should be")
    page.save("pdf")
    office.laptop.settle()
    assert page.wanted.out.said.property("role") == "problem"
    assert "could not be written" in page.wanted.out.said.text()
    assert office.notes() == []
    office.folder.unlink()
    page.save("pdf")
    office.laptop.settle()
    assert office.notes() == [("PROVIDER", 1)]


def test_every_page_comes_out_of_the_printer_and_is_noted(office: Office, tmp_path: Path) -> None:
    page = office.page
    paper = tmp_path / "paper.pdf"
    printer = a_printer(QPageLayout.Orientation.Landscape)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(paper))
    page.ask_printer = lambda _parent, _way, chosen: chosen(printer)
    page.print_key.activated.emit()
    office.laptop.settle()
    printed = PdfReader(paper).pages
    assert len(printed) == page.sheet.sheets.count
    assert printed[0].mediabox.width > printed[0].mediabox.height
    assert office.notes() == [("PROVIDER", 1)]
    assert "Sent to" in page.wanted.out.said.text()


def test_a_laptop_without_events_says_what_is_missing(empty_office: Office) -> None:
    page = empty_office.page
    assert "No event has come" in page.sheet.empty.text()
    assert not page.wanted.out.save.isEnabled()
    page.save("pdf")
    page.print()
    empty_office.laptop.settle()
    assert empty_office.asked == []


def test_another_event_is_chosen_from_the_list(office: Office) -> None:
    page, laptop = office.page, office.laptop
    days = page.wanted.days
    page.wanted.day.wanted.emit()
    assert days.model.rowCount() == 1
    days.close()
    assert office.clinic is not None
    page.wanted.days.picked.emit(Picked(codes=(office.clinic.event.hex(),)))
    laptop.settle()
    assert page.sheet.sheets.count > 1


@pytest.mark.parametrize("language", NAMES)
def test_nothing_is_clipped_in_either_language_at_any_size(office: Office, language: str) -> None:
    office.page.save("pdf")
    office.laptop.settle()
    office.laptop.desktop.language.switch(language)
    office.laptop.desktop.window.make_counting_pages()
    office.laptop.settle()
    assert named(office.laptop) > 12
    for name, size in SIZES.items():
        office.laptop.desktop.window.resize(*size)
        for _ in range(4):  # one round for each thing that tells another that it wraps
            office.laptop.settle()
        clipped = [
            f"{name} {each!r}: {text}" for each in shown(office.laptop) for text in cut(each)
        ]
        assert clipped == []


def test_it_turns_round_and_takes_another_theme(office: Office) -> None:
    window, page = office.laptop.desktop.window, office.page
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    office.laptop.settle()
    assert page.wanted.geometry().center().x() > page.sheet.geometry().center().x()
    office.laptop.desktop.show_tokens(DARK)
    window.grab()
