"""The monthly report of a real laptop: what its files say, and what they never say."""

import csv
import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.handing_out import Files, Made
from fieldapp.actions.handout.report_files import report_files
from fieldapp.actions.reporting import ReportAsked, hand_out_report, look_at_report
from fieldapp.domain.monthly_report import Report
from fieldapp.domain.problem import RefusedError
from fieldapp.domain.suppression import Mark
from tests.support.reports import BURKE, a_month, comes
from tests.support.stores import DENISE

ASKED = ReportAsked(month="2026-06", reader="County funder")


def the_report(desk: OpenedDesk, asked: ReportAsked = ASKED) -> Report:
    report = look_at_report(desk, asked).report
    assert report is not None
    return report


def handed_out(desk: OpenedDesk, report: Report, folder: Path) -> dict[str, Path]:
    files = report_files(report, ("pdf", "xlsx", "csv"))
    to = Files(folder=folder, formats=("pdf", "xlsx", "csv"), language=report.language)
    out = hand_out_report(desk, report, Made(to=to, files=files))
    return {path.suffix: path for path in out.paths}


def test_story_18_four_lao_speakers_stand_in_no_file(tmp_path: Path) -> None:
    desk = a_month(tmp_path)
    report = the_report(desk)
    assert report.totals.count(BURKE, "spoken:lo") in {Mark.SMALL, 0}  # or together with others
    files = handed_out(desk, report, tmp_path / "out")
    table = list(csv.DictReader(io.StringIO(files[".csv"].read_text("utf-8-sig"))))
    (line,) = table
    numbers = {name: cell for name, cell in line.items() if cell.isdigit()}
    assert "4" not in numbers.values()
    whole, told = (
        int(line["people"]) if line["people"].isdigit() else None,
        [int(cell) for name, cell in numbers.items() if name.startswith("spoken_")],
    )
    assert whole is None or whole - sum(told) != 4
    sheets = load_workbook(files[".xlsx"])
    said = [cell.value for sheet in sheets for row in sheet.iter_rows() for cell in row]
    assert 4 not in said
    text = " ".join(page.extract_text() for page in PdfReader(files[".pdf"]).pages)
    assert "Lao" not in text or "<11" in text
    assert "Name 1" not in text


def test_a_hand_out_is_noted_with_its_reader_and_the_next_is_another_revision(
    tmp_path: Path,
) -> None:
    desk = a_month(tmp_path)
    handed_out(desk, the_report(desk), tmp_path / "out")
    again = the_report(desk)
    assert again.header.revision == 2
    with pytest.raises(RefusedError):
        handed_out(desk, the_report(desk, ReportAsked(month="2026-06")), tmp_path / "nobody")
    assert not (tmp_path / "nobody").exists()


def test_what_moved_by_one_since_it_was_handed_out_stands_as_before(tmp_path: Path) -> None:
    desk = a_month(tmp_path)
    first = the_report(desk)
    assert first.totals.count(BURKE, "people") == 56
    handed_out(desk, first, tmp_path / "out")
    (event,) = desk.store.connection.execute("SELECT id FROM event").fetchone()
    comes(desk.store, event, "en", 99)
    held = the_report(desk)
    assert held.totals.count(BURKE, "people") == 56
    assert held.totals.held
    for number in range(100, 112):
        comes(desk.store, event, "en", number)
    assert the_report(desk).totals.count(BURKE, "people") == 69


def test_a_coordinator_raises_the_least_count_and_does_not_lower_it(tmp_path: Path) -> None:
    desk = a_month(tmp_path, {"en": 30, "es": 15})
    assert the_report(desk).totals.count(BURKE, "spoken:es") == 15
    raised = the_report(desk, ReportAsked(month="2026-06", threshold=20))
    assert raised.totals.count(BURKE, "spoken:es") != 15
    assert desk.author == DENISE
    seen = look_at_report(desk, ReportAsked(month="2026-06", threshold=5, reason="They asked."))
    assert (seen.report, seen.problem) == (None, "steward_lowers")


def test_a_month_without_work_has_no_report(tmp_path: Path) -> None:
    desk = a_month(tmp_path, {"en": 1})
    assert look_at_report(desk, ReportAsked()).months == ("2026-06",)
    assert the_report(desk, ReportAsked(month="2026-05")).empty
