"""The report's files, each opened again: they say the same, and nothing that is hidden."""

import csv
import io
import json
from collections.abc import Iterator
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from fieldapp.actions.handout.report_files import (
    report_csv,
    report_files,
    report_pdf,
    report_preview,
    report_xlsx,
)
from fieldapp.actions.handout.wording import report_wording
from fieldapp.actions.reporting import ReportAsked, count_month, report_from, totals_from
from fieldapp.domain.monthly_report import Report
from fieldapp.store.store import Store
from tests.support.months import MONTH, desk_of, three_counties
from tests.support.stores import an_open_store

READER = '=HYPERLINK("http://example.org")'


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with an_open_store(tmp_path_factory.mktemp("report") / "store") as opened:
        three_counties(opened)
        yield opened


def made(store: Store, language: str = "en", threshold: int = 11) -> Report:
    desk = desk_of(store)
    counted = count_month(desk, MONTH)
    asked = ReportAsked(reader=READER, language=language, threshold=threshold)
    return report_from(counted, totals_from(counted, threshold), asked, desk.lists)


def pages(content: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


def sheets(content: bytes) -> dict[str, str]:
    """Name of each sheet and its raw XML, and the shared texts."""
    with ZipFile(io.BytesIO(content)) as book:
        return {name: book.read(name).decode("utf-8") for name in book.namelist()}


def test_the_pdf_is_landscape_tagged_and_says_the_month_and_the_rule(store: Store) -> None:
    content = report_pdf(made(store))
    reader = PdfReader(io.BytesIO(content))
    width, height = reader.pages[0].mediabox.width, reader.pages[0].mediabox.height
    assert width > height
    text = "\n".join(pages(content))
    assert "June 2026" in text
    assert "Burke" in text
    assert "<11" in text
    assert READER in text
    assert "between 1 and 10" in text
    assert b"/Marked true" in content


def test_in_spanish_every_heading_is_spanish(store: Store) -> None:
    text = "\n".join(pages(report_pdf(made(store, "es"))))
    assert "Informe mensual" in text
    assert "Todos los condados" in text
    assert "laosiano" in text.lower() or "lao" in text.lower()
    assert "County" not in text


def test_the_csv_has_a_row_for_each_county_and_stable_names(store: Store) -> None:
    content = report_csv(made(store))
    assert content.startswith(b"\xef\xbb\xbfmonth,county_fips,county,")
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert {len(line) for line in lines} == {len(lines[0])}
    assert len(set(lines[0])) == len(lines[0])
    assert all(name == name.lower() and " " not in name for name in lines[0])
    assert [line[2] for line in lines[1:]] == ["Avery", "Burke", "Caldwell", "All counties"]
    assert content.count(b"\r\n") == len(lines)


def test_the_workbook_has_its_tables_an_about_sheet_and_no_formula(store: Store) -> None:
    found = sheets(report_xlsx(made(store)))
    names = found["xl/workbook.xml"]
    assert 'name="About"' in names
    assert 'name="Languages"' in names
    every = "".join(each for name, each in found.items() if name.startswith("xl/worksheets/sheet"))
    assert "<f>" not in every
    assert "<pane" in every
    texts = found["xl/sharedStrings.xml"]
    assert "&lt;11" in texts
    assert "version 2026" in texts


def test_no_form_holds_a_count_that_is_hidden(store: Store) -> None:
    """Neither the sheet's own data nor a cell's cached number says 4 beside Lao."""
    report = made(store)
    rows = {
        row["county_fips"]: row
        for row in csv.DictReader(io.StringIO(report_csv(report).decode("utf-8-sig"), newline=""))
    }
    assert rows["37023"]["spoken_lo"] == "<11"
    numbers = [
        each.split("</v>")[0].split("<v>")[-1]
        for name, xml in sheets(report_xlsx(report)).items()
        if name.startswith("xl/worksheets/sheet")
        for each in xml.split("<c ")
        if "<v>" in each and 't="s"' not in each
    ]
    assert numbers
    events = {"1", "3"}  # counts of events are no secret
    assert [each for each in numbers if 0 < float(each) < 11 and each not in events] == []


def test_all_forms_are_made_and_named_by_month_and_revision(store: Store) -> None:
    files = report_files(made(store), ("pdf", "xlsx", "csv"))
    assert [each.name for each in files] == [
        f"2026-06_monthly_r1.{form}" for form in ("pdf", "xlsx", "csv")
    ]


def test_the_same_report_gives_the_same_bytes(store: Store) -> None:
    report = made(store)
    one, other = (report_files(report, ("pdf", "xlsx", "csv")) for _ in range(2))
    assert [each.content for each in one] == [each.content for each in other]


def test_the_preview_has_the_pages_of_the_file(store: Store) -> None:
    report = made(store)
    assert report_preview(report).pages == len(pages(report_pdf(report)))


def test_another_threshold_is_said_on_the_sheet(store: Store) -> None:
    text = "\n".join(pages(report_pdf(made(store, threshold=21))))
    assert "Counts below 21 are not printed." in text
    assert "<21" in text


def test_the_template_and_its_words_are_whole() -> None:
    """Every key has words in both languages; nothing is left of the other language's places."""
    english, spanish = (report_wording(each).sentences for each in ("en", "es"))
    assert english.keys() == spanish.keys()
    places = json.dumps({key: sorted(_places(text)) for key, text in english.items()})
    assert places == json.dumps({key: sorted(_places(spanish[key])) for key in english})


def _places(text: str) -> set[str]:
    return {each.split("}")[0] for each in text.split("{")[1:]}
