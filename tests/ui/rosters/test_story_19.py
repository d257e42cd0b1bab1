"""Story 19: what a spreadsheet would run or change goes out harmless and comes back whole."""

import csv
import io
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.importing import import_sign_ups
from fieldapp.actions.signing_up import draft_of, open_sign_up
from fieldapp.domain.kinds import BY_NAME
from fieldapp.store.lists import sign_up_lines
from fieldapp.store.rows import read_rows
from tests.support.clinic import a_clinic
from tests.support.stores import DENISE, TODAY, a_store, lists
from tests.ui.laptop import TestLaptop, a_desk, a_laptop
from ui.rosters.screen import RostersScreen
from ui.sign_up.scenes import JUANA
from ui.sign_up.state import FULL, Edit

NOTE = '=HYPERLINK("http://example.org";"Blue house")'
PHONE = "+18285550134"
SHOWN = "(828) 555-0134"
RUN = frozenset("=+-@|%\t\r\n")
"""Starts of a cell that one spreadsheet or another runs, or takes for a number."""
HEADINGS = {"name_as_said": "name_given", "pickup": "ride_pickup", "phone": "phone"}
"""What a coordinator writes over columns of the drivers' file before it is taken in elsewhere."""


def fetched(laptop: TestLaptop) -> None:
    """Somebody who is fetched is signed up: the note and the phone are typed by keys."""
    presenter, form = laptop.screen.presenter, laptop.screen.form
    presenter.ask(FULL)
    for edit in (*JUANA, Edit(field="granted", value=("STORE", "SHAREPROV"))):
        presenter.edit(edit)
    laptop.settle()
    assert presenter.state.seats is not None
    presenter.edit(Edit(field="seat", value=(presenter.state.seats.seats[0].code,)))
    laptop.settle()
    for name in ("ride", "ride_agreed"):
        row = form.questions.rows[name]
        row.focus_row()
        laptop.key(row.chips[0], Qt.Key.Key_1, text="1")
    for name, words in (("pickup", NOTE), ("phone", PHONE)):
        form.questions.lines[name].clear()
        laptop.type(form.questions.lines[name], words)
    laptop.save()


def saved_csv(laptop: TestLaptop, folder: Path) -> bytes:
    """The drivers' roster as the page writes it."""
    page = laptop.desktop.window.go_to("rosters")
    assert isinstance(page, RostersScreen)
    page.ask_folder = lambda _parent, _usual, chosen: chosen(folder)
    laptop.settle()
    (driver,) = (each for each in page.presenter.state.rosters if each.kind == "driver")
    page.presenter.choose_reader(f"driver:{driver.header.reader_key}")
    laptop.settle()
    page.wanted.out.csv.click()
    laptop.settle()
    (made,) = folder.iterdir()
    return made.read_bytes()


def in_a_spreadsheet(raw: bytes) -> list[dict[str, str]]:
    """What a spreadsheet takes for the cells of each line, by heading."""
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def to_take_in(line: dict[str, str]) -> bytes:
    """The line saved again under the headings of an import; what a driver never sees is added."""
    cells = {HEADINGS[name]: cell for name, cell in line.items() if name in HEADINGS}
    cells |= {"birth": "1961", "lang_spoken": "kjb", "granted": "STORE; SHAREPROV; SHARERIDE"}
    cells |= {"ride_mode": "DRIVER", "directions": cells["ride_pickup"]}
    text = io.StringIO(newline="")
    table = csv.DictWriter(text, cells)
    table.writeheader()
    table.writerow(cells)
    return text.getvalue().encode("utf-8")


def test_story_19_spreadsheet_trap(qapp: QApplication, tmp_path: Path) -> None:
    """No formula runs, the phone is readable, and the import gives back what was typed."""

    def opened() -> OpenedDesk:
        store = a_store(tmp_path / "store")
        return a_desk(store, a_clinic(store, 0).event, author=DENISE)

    with a_laptop(qapp, tmp_path, opened) as laptop:
        fetched(laptop)
        (line,) = in_a_spreadsheet(saved_csv(laptop, tmp_path / "handed out"))
        assert [cell for cell in line.values() if cell[:1] in RUN and cell] == []
        assert line["phone"] == SHOWN
        assert line["pickup"] == "'" + NOTE

        report = import_sign_ups(
            laptop.store, DENISE, laptop.event, to_take_in(line), today=TODAY, lists=lists()
        )
        assert [row.problems for row in report.rows] == [()]
        first, again = (
            draft_of(open_sign_up(laptop.store, each.sign_up))
            for each in reversed(sign_up_lines(laptop.store, laptop.event, most=5))
        )
        assert first.ride_pickup == again.directions == NOTE
        assert first.phone == again.phone == SHOWN
        contacts = read_rows(laptop.store.connection, BY_NAME["contact"])
        assert {row.text("value") for row in contacts} == {PHONE}
