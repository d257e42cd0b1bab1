"""The Saturday is lived through by the demo: real stores, a real server process, real files."""

import csv
import json
import subprocess
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from fieldapp.commands.cli import run
from fieldapp.commands.demo.story import FOLDER, read_story
from fieldapp.commands.own_processes import LOCAL_SERVER, starting
from fieldapp.domain.codes import load_code_lists
from fieldapp.domain.sign_up import check_sign_up

TOP = Path(__file__).parents[2]
LANGUAGES = {
    "en": 52,
    "es": 31,
    "mww": 9,
    "kjb": 8,
    "lo": 5,
    "vi": 5,
    "uk": 4,
    "hnj": 3,
    "ase": 3,
}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "out"
    assert run(["--language", "en", "demo", "--out", str(folder), "--no-screens"]) == 0
    return folder


@pytest.fixture(scope="module")
def summary(out: Path) -> Any:
    return json.loads((out / "summary.json").read_text("utf-8"))


def text_of(pdf: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(pdf).pages).split())


def test_120_people_in_their_languages_are_recorded_without_a_network(summary: Any) -> None:
    assert summary["people"] == 120
    assert summary["recorded"] == {"A": 47, "B": 38, "C": 35}
    assert summary["languages"] == LANGUAGES


def test_nothing_is_lost_or_set_aside_and_every_sync_comes_to_rest(summary: Any) -> None:
    for letter, custody in summary["custody"].items():
        assert custody["on_server"] == custody["made"] > 0, letter
        assert custody["held"] == 0
    assert all(each["quiet"] for each in summary["syncs"])


def test_the_phone_corrected_twice_is_a_conflict_with_both_values(summary: Any) -> None:
    assert summary["conflicts"] == [
        {
            "ticket": "A-001",
            "field": "contact.value",
            "values": ["(828) 555-0149", "(828) 555-0143"],
        }
    ]


def test_nothing_else_is_asked_of_the_office(summary: Any) -> None:
    assert summary["put_aside"] == []


def test_the_household_on_two_laptops_is_paired_and_nobody_else(summary: Any) -> None:
    tickets = dict(zip(*_people_by_ticket(), strict=True))
    names = ("name_given", "name_family", "birth")
    pairs = [
        {tuple(tickets[each][name] for name in names) for each in pair["tickets"]}
        for pair in summary["duplicates"]
    ]
    assert sorted(map(sorted, pairs)) == [
        [("Chue", "Vang", "1958-11-02")],
        [("Mee", "Vang", "1961-05-19")],
    ]


def _people_by_ticket() -> tuple[list[str], list[dict[str, str]]]:
    with (FOLDER / "people.csv").open(encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: row["at"])
    counts: Counter[str] = Counter()
    tickets = []
    for row in rows:
        counts[row["laptop"]] += 1
        tickets.append(f"{row['laptop']}-{counts[row['laptop']]:03d}")
    return tickets, rows


def test_the_first_roster_says_who_was_not_heard_from_and_the_second_what_changed(
    out: Path, summary: Any
) -> None:
    clinic = [each for each in summary["rosters"] if "provider" in each["file"]]
    assert [each["not_heard_from"] for each in clinic] == [["C"], []]
    added = [each["ticket"] for each in clinic[1]["changed"] if each["kind"] == "added"]
    assert len(added) == 18
    assert all(ticket.startswith("C-") for ticket in added)
    assert clinic[1]["people"] == clinic[0]["people"] + 18
    first, second = (text_of(out / "rosters" / f"{each['file']}.pdf") for each in clinic)
    assert "laptop C" in first
    assert "Not complete" in first
    assert "Not complete" not in second
    assert "Changed since revision 1" in second


def test_who_took_consent_back_is_counted_and_not_named(out: Path, summary: Any) -> None:
    clinic = [each for each in summary["rosters"] if "provider" in each["file"]]
    assert [each["left_out"] for each in clinic] == [{"no_sharing_consent": 1}] * 2


def test_every_roster_is_there_as_pdf_xlsx_and_csv(out: Path, summary: Any) -> None:
    files = {path.name for path in (out / "rosters").iterdir()}
    assert len(summary["rosters"]) == 14
    for each in summary["rosters"]:
        assert {f"{each['file']}{end}" for end in (".pdf", ".xlsx", ".csv")} <= files


def test_an_interpreter_gets_first_names_and_no_phone_or_birth_date(
    out: Path, summary: Any
) -> None:
    tickets, rows = _people_by_ticket()
    by_ticket = dict(zip(tickets, rows, strict=True))
    for path in (out / "rosters").glob("*interpreter*.csv"):
        text = path.read_text("utf-8-sig")
        assert "555" not in text
        for line in csv.DictReader(text.splitlines()):
            person = by_ticket[line["ticket"]]
            assert person["name_given"] in line["first_name"]
            assert person["name_family"] not in line["first_name"].split()
            assert person["birth"] not in text or len(person["birth"]) < 10


def test_names_in_every_script_stand_on_the_page(out: Path) -> None:
    text = text_of(out / "rosters" / "BUR-0620A_provider_2026-06-20_r2.pdf")
    rows = _people_by_ticket()[1]
    booked = [row for row in rows if row["slot"]]
    assert any(row["lang_spoken"] == "lo" for row in booked)
    for row in booked:
        if row["lang_spoken"] == "vi":
            assert row["name_given"] in text


def test_the_server_ran_as_a_process_and_was_off_during_the_day(summary: Any) -> None:
    assert summary["server_starts"] == 2


def test_the_summary_is_written_for_people_too(out: Path) -> None:
    text = (out / "summary.txt").read_text("utf-8")
    for word in ("120 people", "not heard from: C", "A-001", "Q'anjob'al"):
        assert word in text


def test_only_the_four_results_are_left_and_another_folder_is_not_touched(out: Path) -> None:
    assert {path.name for path in out.iterdir()} == {"rosters", "summary.txt", "summary.json"}
    strange = out.parent / "mine"
    strange.mkdir()
    (strange / "letter.txt").write_text("mine")
    assert run(["demo", "--out", str(strange)]) == 3
    assert (strange / "letter.txt").read_text() == "mine"


def test_everybody_in_the_data_file_may_be_kept_and_has_an_invented_number() -> None:
    story = read_story()
    assert len(story.arrivals) == 120
    for arrival in story.arrivals:
        day = date.fromisoformat(arrival.at[:10])
        checked = check_sign_up(arrival.draft, day, load_code_lists())
        assert not isinstance(checked, tuple), arrival.at
        assert not arrival.draft.phone or "555-01" in arrival.draft.phone


def test_a_server_of_this_computer_ends_with_who_started_it(tmp_path: Path) -> None:
    line = [*starting(LOCAL_SERVER), "--data", str(tmp_path)]
    with subprocess.Popen(
        line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=TOP
    ) as child:
        assert child.stdout is not None
        assert child.stdin is not None
        assert json.loads(child.stdout.readline())["address"].startswith("http://127.0.0.1:")
        child.stdin.close()  # as when the starter was killed
        assert child.wait(30) == 0
