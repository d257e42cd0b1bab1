"""Story 18: a small town's four Lao speakers are in the report, and nobody reads or computes 4."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from fieldapp.actions.desk import OpenedDesk
from fieldapp.domain.suppression import Cell, Figures, Mark, Sum
from fieldapp.store.store import Store
from tests.support.months import BURKE, a_table, sign_up_many, three_counties
from tests.support.readers import Reader
from tests.support.stores import DENISE, a_store
from tests.ui.laptop import a_desk, a_laptop
from ui.report.screen import ReportScreen

Filled = Callable[[Store], None]
SYMBOLS = {"<11": Mark.SMALL, "*": Mark.SECOND, "..": Mark.CLOSED}


def two_languages(store: Store) -> None:
    """The hard case: one county, one other language. Whoever knows its total knows the rest."""
    sign_up_many(store, a_table(store, BURKE), {"en": 52, "lo": 4})


def saved(qapp: QApplication, folder: Path, filled: Filled) -> list[dict[str, str]]:
    """The report's CSV as Denise saves it in the window."""

    def opened() -> OpenedDesk:
        store = a_store(folder / "store")
        filled(store)
        desk = a_desk(store, None, author=DENISE)
        return replace(desk, today=lambda: date(2026, 6, 30))

    def ask(_parent: QWidget, _usual: Path, chosen: Callable[[Path], None]) -> None:
        chosen(folder / "out")

    with a_laptop(qapp, folder, opened) as laptop:
        page = laptop.desktop.window.go_to("report")
        assert isinstance(page, ReportScreen)
        page.ask_folder = ask
        laptop.settle()
        laptop.type(page.asked.reader, "State health department")
        page.asked.tell_typed()
        laptop.settle()
        page.asked.out.csv.click()
        laptop.settle()
        assert page.asked.out.said.property("role") == "good"
    (made,) = (folder / "out").iterdir()
    text = made.read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def as_read(lines: list[dict[str, str]]) -> Reader:
    """What a reader makes of the file: languages add up to people, counties to all of them."""
    names = [name for name in lines[0] if name.startswith("spoken_") and not name.endswith("_all")]
    values: dict[Cell, int] = {}
    marks: dict[Cell, Mark] = {}
    for line in lines:
        for name in (*names, "people", "sign_ups", "group_not_asked", "complete"):
            said, cell = line[name], (line["county_fips"], name)
            values[cell] = 0 if said in SYMBOLS else int(said)
            marks |= {cell: SYMBOLS[said]} if said in SYMBOLS else {}
    rows = [line["county_fips"] for line in lines if line["county_fips"] != "ALL"]
    sums = [
        Sum(
            whole=(line["county_fips"], "people"),
            parts=tuple((line["county_fips"], n) for n in names),
        )
        for line in lines
    ]
    if len(lines) > 1:
        sums += [
            Sum(whole=("ALL", name), parts=tuple((row, name) for row in rows))
            for name in (*names, "people", "sign_ups")
        ]
    return Reader(Figures(values=values, sums=tuple(sums)), marks)


@pytest.mark.parametrize("filled", [two_languages, three_counties])
def test_story_18_small_towns(qapp: QApplication, tmp_path: Path, filled: Filled) -> None:
    """Lao is `<11` or among the others, and no other cell lets a reader compute 4."""
    lines = saved(qapp, tmp_path, filled)
    burke = next(line for line in lines if line["county_fips"] == BURKE)
    name = "spoken_lo" if "spoken_lo" in burke else "spoken_others"
    assert burke[name] == "<11"
    reader = as_read(lines)
    possible = [n for n in range(1, 11) if reader.can_be((BURKE, name), n)]
    assert 4 in possible
    assert len(possible) >= 5


def test_story_18_also_not_from_one_month_to_the_next_report_of_it(
    qapp: QApplication, tmp_path: Path
) -> None:
    """Four more who sign up after the report was handed out are not the difference of two."""

    def once(store: Store) -> None:
        sign_up_many(store, a_table(store, BURKE), {"en": 52, "es": 20})

    def opened() -> OpenedDesk:
        store = a_store(tmp_path / "store")
        once(store)
        desk = a_desk(store, None, author=DENISE)
        return replace(desk, today=lambda: date(2026, 6, 30))

    with a_laptop(qapp, tmp_path, opened) as laptop:
        page = laptop.desktop.window.go_to("report")
        assert isinstance(page, ReportScreen)
        page.ask_folder = lambda _parent, _usual, chosen: chosen(tmp_path / "out")
        laptop.settle()
        laptop.type(page.asked.reader, "Funder")
        page.asked.tell_typed()
        laptop.settle()
        page.asked.out.csv.click()
        laptop.settle()
        (event,) = (
            row for (row,) in laptop.store.connection.execute("SELECT id FROM event").fetchall()
        )
        sign_up_many(laptop.store, event, {"es": 4})
        page.presenter.watch.look()
        laptop.settle()
        assert "As first handed out" in page.sheet.notes.words.text()
        page.asked.out.csv.click()
        laptop.settle()
    said = []
    for made in sorted((tmp_path / "out").iterdir()):
        text = made.read_bytes().decode("utf-8-sig")
        (line,) = csv.DictReader(io.StringIO(text, newline=""))
        said.append((line["people"], line["sign_ups"], line["spoken_es"]))
    assert said == [("72", "72", "20")]  # once more, under its old number
