"""The preview: the pages of the file, one at a time, with nothing on the disk."""

import io
import struct
from pathlib import Path

import pytest
from pypdf import PdfReader

from fieldapp.actions.handout.pdf import pdf_bytes
from fieldapp.actions.handout.preview import Preview, preview
from fieldapp.domain.roster import Roster, RosterHeader, clinic_roster


@pytest.fixture(scope="module")
def seen(clinic: Roster) -> Preview:
    return preview(clinic, "en")


def printed(roster: Roster, *, large_print: bool = False) -> int:
    return len(PdfReader(io.BytesIO(pdf_bytes(roster, "en", large_print=large_print))).pages)


def size_of(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_there_are_as_many_pages_as_will_be_printed(
    clinic: Roster, interpreter: Roster, seen: Preview
) -> None:
    assert seen.pages == printed(clinic) > 3
    assert preview(interpreter, "en").pages == printed(interpreter)
    assert preview(clinic, "en", large_print=True).pages == printed(clinic, large_print=True)


def test_each_page_is_drawn_when_it_is_asked_for_and_is_a_page_of_its_own(seen: Preview) -> None:
    drawn = [seen.png(number, 40) for number in range(1, seen.pages + 1)]
    assert {size_of(png) for png in drawn} == {(440, 340)}
    assert len(set(drawn)) == seen.pages
    assert seen.png(1, 40) == drawn[0]
    assert size_of(seen.png(2, 96)) == (1056, 816)


def test_a_page_is_also_there_as_outlines_for_any_zoom(seen: Preview) -> None:
    assert seen.svg(1).startswith(b"<svg")
    assert b"<text" not in seen.svg(1)


@pytest.mark.parametrize("number", [0, -1, 99])
def test_there_is_no_page_before_the_first_and_after_the_last(seen: Preview, number: int) -> None:
    with pytest.raises(IndexError):
        seen.svg(number)
    with pytest.raises(IndexError):
        seen.png(number, 40)


def test_an_empty_roster_has_one_page(header: RosterHeader) -> None:
    assert preview(clinic_roster(header, []), "es").pages == 1


def test_no_trace_of_a_preview_spells_a_person(seen: Preview) -> None:
    assert "svg" not in repr(seen)
    assert len(repr(seen)) < 100


def test_looking_writes_nothing(
    clinic: Roster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TMPDIR", "TEMP", "TMP", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.chdir(tmp_path)
    preview(clinic, "es").png(1, 30)
    assert list(tmp_path.rglob("*")) == []
