"""The workbook, opened again by another library: text is text, and the second sheet explains it."""

import dataclasses
import io
import re
import tempfile
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from fieldapp.actions.handout.xlsx import xlsx_bytes
from fieldapp.domain.roster import ClinicLine, Roster, RosterHeader, RosterRow, clinic_roster
from fieldapp.domain.roster_columns import RosterColumn

HOSTILE = (
    "=HYPERLINK(\"http://x\";\"a\")", "+18285550134", "-1+1", "@SUM(A1)", "{=1}", "http://x.org",
    "mailto:a@b", "internal:Sheet2!A1", "\t=1", "\r=1", "\x01=1", "<b>&amp;", "0042",
    "1e5", "TRUE", "#N/A", "'=1", "|cmd", "%0A", "＝1", "\u202e=1", "\ud800", "", " ", "1" * 20,
)  # fmt: skip


def opened(content: bytes) -> tuple[Worksheet, Worksheet]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    table, about = book.worksheets
    return table, about


def shown(value: object) -> str:
    """What Excel shows: openpyxl leaves the file's escapes (`_x000D_`) in place."""
    return re.sub("_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), str(value or ""))


def with_names(header: RosterHeader, names: tuple[str, ...]) -> Roster:
    lines = [
        ClinicLine(ticket=f"A-{number:03d}", name_as_said=name, access_needs=name)
        for number, name in enumerate(names, start=1)
    ]
    return clinic_roster(header, lines)


@pytest.fixture(scope="module")
def sheets(clinic: Roster) -> tuple[Worksheet, Worksheet]:
    return opened(xlsx_bytes(clinic, "en"))


def test_no_cell_is_ever_a_formula_or_a_link(header: RosterHeader) -> None:
    hostile = dataclasses.replace(
        header, event_title="=1+1", notes=("=1", "+2"), made_by="@x", site="http://x.org"
    )
    for sheet in opened(xlsx_bytes(with_names(hostile, HOSTILE), "en")):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in {"s", "n", "d"}
                assert cell.hyperlink is None
                assert cell.data_type != "n" or cell.column == 1 or cell.value is None


def test_hostile_names_come_back_as_they_were(header: RosterHeader) -> None:
    table, _ = opened(xlsx_bytes(with_names(header, HOSTILE), "en"))
    read = [shown(table.cell(row, 4).value) for row in range(2, len(HOSTILE) + 2)]
    expected = [name.replace("\ud800", "\ufffd") for name in HOSTILE]
    assert read == expected


def test_a_name_that_looks_like_an_escape_is_not_read_as_one(header: RosterHeader) -> None:
    content = xlsx_bytes(with_names(header, ("_x0041_",)), "en")
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        strings = book.read("xl/sharedStrings.xml").decode()
    assert "<t>_x005F_x0041_</t>" in strings


def test_everybody_is_in_the_table(clinic: Roster, sheets: tuple[Worksheet, Worksheet]) -> None:
    table, _ = sheets
    rows = list(table.iter_rows(min_row=2, values_only=True))
    assert [row[2] for row in rows] == [row.ticket for row in clinic.rows]
    assert [row[3] for row in rows] == [row.cells[3] for row in clinic.rows]


def test_dates_are_dates_and_times_are_text(header: RosterHeader) -> None:
    line = ClinicLine(
        ticket="A-001",
        name_as_said="Ana",
        slot=time(9, 5),
        birth=date(1948, 2, 11),
        dose_no=2,
        earliest_ok=date(2026, 6, 13),
    )
    table, _ = opened(xlsx_bytes(clinic_roster(header, [line]), "en"))
    row = next(table.iter_rows(min_row=2, values_only=True))
    assert row[1] == "09:05"
    assert row[4] == datetime(1948, 2, 11)  # noqa: DTZ001 - a day in a cell has no zone
    assert row[6] == 2
    assert row[7] == datetime(2026, 6, 13)  # noqa: DTZ001


def test_phones_stay_as_they_are_stored(clinic: Roster) -> None:
    phone = RosterColumn(key="phone", kind="phone", place=1, label_en="Phone", label_es="Tel.")
    row = RosterRow(ticket="A-1", at=None, cells=("+18285550134",))
    block = dataclasses.replace(clinic.blocks[0], rows=(row,))
    roster = dataclasses.replace(clinic, columns=(phone,), blocks=(block,))
    table, _ = opened(xlsx_bytes(roster, "en"))
    assert table["A2"].value == "+18285550134"
    assert table["A2"].data_type == "s"


def test_the_heading_is_frozen_and_printed_on_every_page(
    sheets: tuple[Worksheet, Worksheet],
) -> None:
    table, _ = sheets
    assert table.freeze_panes == "A2"
    assert table.print_title_rows == "$1:$1"
    assert table.page_setup.orientation == "landscape"
    assert table.page_setup.fitToHeight == 0
    assert table.sheet_properties.pageSetUpPr is not None
    assert table.sheet_properties.pageSetUpPr.fitToPage
    assert table.oddFooter is not None
    assert "Personal information" in str(table.oddFooter.left.text)
    assert [cell.value for cell in table[1]][:3] == ["No.", "Time", "Ticket"]


def test_the_second_sheet_says_what_the_table_is(
    sheets: tuple[Worksheet, Worksheet],
) -> None:
    _, about = sheets
    assert about.title == "About"
    said = " | ".join(str(cell.value) for row in about.iter_rows() for cell in row if cell.value)
    said = said.replace("\u00a0", " ")
    for words in (
        "Sun, Jun 7, 2026, 10:30 am (America/New_York)",
        "laptop C (Mai) has not synced since Sat, Jun 6, 2026, 11:52 am.",
        "3 people without sharing consent",
        "arrived: Arrived (tick by hand)",
        "TOOSOON: Too soon after the last dose",
        "languages: version 2026-05-01",
        "60 people",
        "revision 1",
        "The provider decides about each dose.",
    ):
        assert words in said


def test_a_roster_without_gaps_says_so(clinic: Roster) -> None:
    header = dataclasses.replace(clinic.header, missing_laptops=(), left_out=())
    _, about = opened(xlsx_bytes(dataclasses.replace(clinic, header=header), "es"))
    rows = {row[0]: row[1] for row in about.iter_rows(values_only=True) if row[0]}
    assert rows["Computadoras sin noticias"] == "ninguna"
    assert rows["Sin incluir"] == "nadie"


def test_text_beyond_what_a_cell_holds_is_cut_where_it_shows(header: RosterHeader) -> None:
    table, _ = opened(xlsx_bytes(with_names(header, ("x" * 50_000,)), "en"))
    kept = str(table["D2"].value)
    assert len(kept) == 32_767
    assert kept.endswith("…")


def test_the_same_roster_gives_the_same_workbook(clinic: Roster) -> None:
    assert xlsx_bytes(clinic, "en") == xlsx_bytes(clinic, "en")


def test_no_temporary_file_is_made(
    clinic: Roster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = tmp_path / "nowhere"
    monkeypatch.setattr(tempfile, "tempdir", str(missing))  # any temporary file would fail here
    assert xlsx_bytes(clinic, "en").startswith(b"PK")


def printed_right(sheet: Worksheet) -> str | None:
    """What stands at the right over each printed page."""
    assert sheet.oddHeader is not None
    return sheet.oddHeader.right.text


def test_the_print_of_an_incomplete_table_says_so_on_each_page(clinic: Roster) -> None:
    table, about = opened(xlsx_bytes(clinic, "en"))
    for sheet in (table, about):
        assert printed_right(sheet) == "&BNOT COMPLETE: see the second sheet"
    whole = dataclasses.replace(
        clinic, header=dataclasses.replace(clinic.header, missing_laptops=())
    )
    table, _ = opened(xlsx_bytes(whole, "es"))
    assert printed_right(table) is None


def test_the_interpreter_finds_the_shift_in_the_workbook_too(interpreter: Roster) -> None:
    table, about = opened(xlsx_bytes(interpreter, "en"))
    facts = {str(name): str(value) for name, value in about.iter_rows(values_only=True) if name}
    assert facts["Shift"] == "9:00\u00a0am to 11:00\u00a0am"
    assert facts["Contact on site"] == "Denise, at the first table, (828) 555-0134"
    assert facts["Working with"] == "nobody"
    heads = [cell.value for cell in table[1]]
    wishes = {row[heads.index("Gender wish")].value for row in table.iter_rows(min_row=2)}
    assert wishes <= {"met", "not met", "", None}
    assert "not met" in wishes
