"""Files on disk: whole, for their owner only, or not there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from fieldapp.actions.handout.csv import csv_bytes
from fieldapp.actions.handout.faults import HandoutError
from fieldapp.actions.handout.writing import made_files, write_handout
from fieldapp.domain.roster import Roster, RosterHeader, clinic_roster

TOP = Path(__file__).parents[4]
WRITES_TOO_MUCH = """
import resource, signal, sys
from datetime import UTC, date, datetime
from pathlib import Path
from fieldapp.actions.handout.faults import HandoutError
from fieldapp.actions.handout.writing import made_files, write_handout
from fieldapp.domain.roster import RosterHeader, clinic_roster

header = RosterHeader(
    event_code="BUR-0613A", event_title="", site="", day=date(2026, 6, 13), reader="",
    data_as_of=datetime(2026, 6, 7, tzinfo=UTC), tz_name="UTC", made_by="", file_number="",
)
roster = clinic_roster(header, [])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))
try:
    write_handout(Path(sys.argv[1]), made_files(roster, ("csv", "pdf"), "en"))
except HandoutError as error:
    print(error.code)
"""


def test_each_format_is_written_under_its_conventional_name(clinic: Roster, tmp_path: Path) -> None:
    written = write_handout(tmp_path, made_files(clinic, ("pdf", "xlsx", "csv"), "en"))
    assert [path.name for path in written] == [
        f"BUR-0613A_provider_2026-06-13_r1.{form}" for form in ("pdf", "xlsx", "csv")
    ]
    assert sorted(tmp_path.iterdir()) == sorted(written)
    assert written[0].read_bytes().startswith(b"%PDF-1.7")
    assert written[1].read_bytes().startswith(b"PK")
    assert written[2].read_bytes() == csv_bytes(clinic)


def test_only_the_owner_may_read_them(clinic: Roster, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        (path,) = write_handout(tmp_path, made_files(clinic, ("csv",), "en"))
    finally:
        os.umask(before)
    assert path.stat().st_mode & 0o777 == 0o600


def test_writing_again_replaces_the_file_and_a_part_left_by_a_crash(
    clinic: Roster, header: RosterHeader, tmp_path: Path
) -> None:
    (path,) = write_handout(tmp_path, made_files(clinic, ("csv",), "en"))
    (tmp_path / f".{path.name}.part").write_text("half a roster", "utf-8")
    write_handout(tmp_path, made_files(clinic_roster(header, []), ("csv",), "en"))
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_bytes().count(b"\r\n") == 1


def test_a_link_laid_in_the_way_is_not_followed(clinic: Roster, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / ".BUR-0613A_provider_2026-06-13_r1.csv.part").symlink_to(elsewhere)
    write_handout(folder, made_files(clinic, ("csv",), "en"))
    assert not elsewhere.exists()


def test_a_missing_folder_is_a_clear_error(clinic: Roster, tmp_path: Path) -> None:
    with pytest.raises(HandoutError) as caught:
        write_handout(tmp_path / "nowhere", made_files(clinic, ("csv",), "en"))
    assert caught.value.code == "cannot_write"
    assert str(caught.value) == "cannot_write"


def test_when_one_file_fails_none_is_left(clinic: Roster, tmp_path: Path) -> None:
    blocked = tmp_path / "BUR-0613A_provider_2026-06-13_r1.xlsx"
    blocked.mkdir()
    with pytest.raises(HandoutError) as caught:
        write_handout(tmp_path, made_files(clinic, ("csv", "xlsx"), "en"))
    assert caught.value.code == "cannot_write"
    assert list(tmp_path.iterdir()) == [blocked]


def test_a_full_disk_leaves_nothing_and_says_so(tmp_path: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-c", WRITES_TOO_MUCH, str(tmp_path)],
        cwd=TOP,
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.strip() == "disk_full"
    assert list(tmp_path.iterdir()) == []
