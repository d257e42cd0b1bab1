"""The printed roster: honest, complete, readable by machines, and the same every time."""

import dataclasses
import io
import re
import tempfile
from datetime import time
from pathlib import Path
from typing import Any

import pytest
from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject

from fieldapp.actions.handout.glyphs import fonts
from fieldapp.actions.handout.pdf import pdf_bytes, preview_pages
from fieldapp.domain.roster import (
    ClinicLine,
    GuardianConsent,
    InterpreterCover,
    InterpreterLine,
    Roster,
    RosterHeader,
    changes_since,
    clinic_roster,
    interpreter_roster,
)

FOOTER = "Personal information. Return or shred after the event."


def pages(document: bytes) -> list[str]:
    """The text of each page, on one line."""
    return [
        re.sub(r"\s+", " ", page.extract_text()) for page in PdfReader(io.BytesIO(document)).pages
    ]


def fonts_of(page: PageObject) -> list[DictionaryObject]:
    """The font descriptors that a page uses."""
    table: Any = page["/Resources"]
    found = [entry.get_object() for entry in table["/Font"].values()]
    return [font["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in found]


@pytest.fixture(scope="module")
def clinic_pdf(clinic: Roster) -> bytes:
    return pdf_bytes(clinic, "en")


def test_the_same_roster_gives_the_same_bytes(clinic: Roster, clinic_pdf: bytes) -> None:
    assert pdf_bytes(clinic, "en") == clinic_pdf
    assert pdf_bytes(clinic, "es") != clinic_pdf


def test_the_file_is_tagged_for_screen_readers(clinic_pdf: bytes) -> None:
    root: Any = PdfReader(io.BytesIO(clinic_pdf)).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert root["/StructTreeRoot"]


def test_every_font_is_inside_the_file_and_comes_from_us(clinic_pdf: bytes) -> None:
    ours = {font.family.replace(" ", "") for font in fonts()}
    seen = set()
    for page in PdfReader(io.BytesIO(clinic_pdf)).pages:
        for font in fonts_of(page):
            assert "/FontFile2" in font or "/FontFile3" in font
            seen.add(str(font["/FontName"]).split("+")[1].split("-")[0])
    assert seen <= ours
    assert len(seen) >= 12


def test_every_page_says_what_it_is(clinic_pdf: bytes) -> None:
    read = pages(clinic_pdf)
    assert len(read) > 3
    for number, text in enumerate(read, start=1):
        assert f"Page {number} of {len(read)}" in text
        assert "BUR-0613A · Clinic roster · Jun 13, 2026" in text
        assert "Data as of Jun 7, 2026, 10:30 am" in text
        assert FOOTER in text
        assert "60 people · Made by Denise R. · File F-0042 · revision 1" in text


def test_the_heading_of_the_table_is_on_every_page_with_people(clinic_pdf: bytes) -> None:
    listing = [text for text in pages(clinic_pdf) if re.search(r" [ABC]-\d{3} (?!,)", text)]
    assert len(listing) > 3
    assert all("Ticket" in text and "Guardian OK" in text for text in listing)


def test_the_first_page_admits_what_is_missing(clinic_pdf: bytes) -> None:
    first, *others = pages(clinic_pdf)
    assert "Not complete: laptop C (Mai) has not synced since Sat, Jun 6, 2026, 11:52 am." in first
    assert "holds 35 sign-ups that are not on this list" in first
    assert "Not on this list: 3 people without sharing consent. They check in at" in first
    assert all("NOT COMPLETE: see page 1" in text for text in others)


def test_a_complete_roster_does_not_cry_wolf(clinic: Roster) -> None:
    header = dataclasses.replace(clinic.header, missing_laptops=())
    document = pdf_bytes(dataclasses.replace(clinic, header=header), "en")
    assert not any("complete" in text.lower() for text in pages(document))


def test_everybody_is_on_it_once_and_stays_on_one_page(clinic: Roster, clinic_pdf: bytes) -> None:
    read = pages(clinic_pdf)
    names = {
        "B-004": "Григоренко",
        "A-012": "Juana Tomás",
        "C-003": "王小明",
        "A-009": "Apr 14, 1964",
    }
    for row in clinic.rows:
        rows = [text for text in read if re.search(rf" {row.ticket} ", text)]
        assert rows, row.ticket
    for ticket, name in names.items():
        assert any(re.search(rf" {ticket} .{{0,60}}{name}", text) for text in read)


def test_hostile_text_stays_text(clinic_pdf: bytes) -> None:
    text = " ".join(pages(clinic_pdf))
    assert "#strong[Bobby] *Tables* _x_ $y$ // `z` @all <tag> \\u{41}" in text
    assert "#pagebreak() =HYPERLINK(0)" in text


def test_a_name_that_cannot_be_printed_is_told_on_the_first_page(clinic_pdf: bytes) -> None:
    read = pages(clinic_pdf)
    told = "Some letters at these tickets cannot be printed, a box stands for each: A-017, A-020."
    assert told in read[0]
    assert any("□□ Nefert" in text for text in read)


def test_a_name_that_cannot_be_printed_is_called_out_by_its_sound(header: RosterHeader) -> None:
    lines = [
        ClinicLine(ticket="A-001", name_as_said="𓀀", name_sounds="Nefert"),
        ClinicLine(ticket="A-002", name_as_said="Ana", name_sounds="AH-nah"),
    ]
    (text,) = pages(pdf_bytes(clinic_roster(header, lines), "en"))
    assert "□ (Nefert)" in text
    assert "AH-nah" not in text


def test_a_heading_that_cannot_be_printed_does_not_stop_the_roster(header: RosterHeader) -> None:
    strange = dataclasses.replace(header, event_title="Clinic 🎉", made_by="\ud800")
    read = pages(pdf_bytes(clinic_roster(strange, []), "en"))
    assert "Some letters of the heading cannot be printed" in read[0]
    assert "Nobody is on this list yet. Make it again once people have a time" in read[0]


def test_a_megabyte_of_name_is_cut_and_the_others_are_still_there(header: RosterHeader) -> None:
    lines = [
        ClinicLine(ticket="A-001", name_as_said="long " * 200_000, access_needs="W" * 1_000_000),
        ClinicLine(ticket="A-002", name_as_said="Ana Diego"),
    ]
    read = " ".join(pages(pdf_bytes(clinic_roster(header, lines), "en")))
    assert "(cut: too long to print)" in read
    assert "Ana Diego" in read


def test_the_interpreter_reads_the_shift_first(interpreter: Roster) -> None:
    first = pages(pdf_bytes(interpreter, "en"))[0]
    assert "Shift 9:00 am to 11:00 am Working with nobody Breaks 9:50 am to 10:00 am" in first
    assert "Contact on site Denise, at the first table, (828) 555-0134" in first


def test_an_interpreters_hours_stand_over_the_table_from_first_to_last(
    header: RosterHeader, cover: InterpreterCover
) -> None:
    lines = [
        InterpreterLine(ticket="A-001", at=time(9), first_name="Ana", minutes=20),
        InterpreterLine(ticket="A-002", at=time(11, 20), first_name="Ben", gender_pref=False),
    ]
    (text,) = pages(pdf_bytes(interpreter_roster(header, lines, cover), "en"))
    assert "9:00 am to 11:20 am 2 people" in text
    assert "20 min" in text
    assert "not met" in text


def test_a_minor_without_a_form_is_called_out(header: RosterHeader) -> None:
    lines = [
        ClinicLine(
            ticket="A-001",
            name_as_said="Milo",
            birth="8 m*",
            minor_consent=GuardianConsent(given=False),
        ),
        ClinicLine(
            ticket="A-002",
            name_as_said="Ines",
            birth="9*",
            minor_consent=GuardianConsent(given=True, form_no="G-7"),
        ),
    ]
    roster = clinic_roster(header, lines)
    (text,) = pages(pdf_bytes(roster, "en"))
    assert "8 months* guardian: NO" in text
    assert "9* guardian: Yes · G-7" in text
    assert "8 meses* tutor: NO" in pages(pdf_bytes(roster, "es"))[0]


def test_an_empty_roster_has_no_codes_to_write(header: RosterHeader) -> None:
    (text,) = pages(pdf_bytes(clinic_roster(header, []), "en"))
    assert "0 people" in text
    assert "Codes for" not in text


@pytest.mark.parametrize("people", [1, 2, 7, 8, 9, 20, 21, 22])
def test_the_codes_never_stand_alone_on_a_page(header: RosterHeader, people: int) -> None:
    lines = [
        ClinicLine(ticket=f"A-{number:03d}", name_as_said="Ana", slot=time(9))
        for number in range(people)
    ]
    last = pages(pdf_bytes(clinic_roster(header, lines), "en"))[-1]
    assert "Codes for “not today”" in last
    assert f"A-{people - 1:03d}" in last


def test_three_hundred_people_stand_whole_under_repeated_headings(header: RosterHeader) -> None:
    lines = [
        ClinicLine(
            ticket=f"A-{number:03d}",
            name_as_said=f"Given{number:03d} Maternal{number:03d} Paternal{number:03d}",
            slot=time(9 + number // 60, number // 20 % 3 * 20),
            spoken_language="Hmong Njua (Green/Leng)",
            interpreter=f"in person: Kia{number:03d} Moua{number:03d}",
            access_needs="step-free way; chair to wait",
        )
        for number in range(300)
    ]
    read = pages(pdf_bytes(clinic_roster(header, lines), "en"))
    assert len(read) > 20
    for number, text in enumerate(read, start=1):
        assert f"Page {number} of {len(read)}" in text
    for number in range(300):
        (home,) = [text for text in read if f"A-{number:03d}" in text]
        assert all(f"{word}{number:03d}" in home for word in ("Given", "Paternal", "Kia", "Moua"))
        assert "Name as said Comes with" in home


def test_the_interpreter_gets_no_family_name(interpreter: Roster) -> None:
    text = " ".join(pages(pdf_bytes(interpreter, "en")))
    assert "Juana" in text
    assert "Tomás Pascual" not in text
    assert "COVID" not in text
    assert "1961" not in text


def test_a_spanish_roster_is_spanish_to_the_last_label(
    header: RosterHeader, cover: InterpreterCover
) -> None:
    lines = [InterpreterLine(ticket="A-001", reading_help=True, gender_pref=False)]
    again = dataclasses.replace(header, revision=2, notes=())
    text = " ".join(pages(pdf_bytes(interpreter_roster(again, lines, cover), "es")))
    for words in (
        "Lista para intérprete",
        "No está completa: la computadora C (Mai)",
        "No están en esta lista: 3 personas sin permiso",
        "Datos personales. Devolver o destruir al terminar.",
        "Página 1 de 1",
        "Cambios desde la revisión 1. No se agregó ni se quitó a nadie",
        "no se cumple leerle en voz alta",
        "Turno",
        "Sin hora fija",
    ):
        assert words in text
    for words in (" Ticket", "Minutes", "Yes", "people", "Data as of", "Page ", "Codes", "Shift"):
        assert words not in text


def test_a_revision_tells_what_changed(clinic: Roster) -> None:
    before = dataclasses.replace(clinic, blocks=clinic.blocks[1:])
    changes = changes_since(before, clinic)
    header = dataclasses.replace(clinic.header, revision=2, changes=changes[:1])
    first = pages(pdf_bytes(dataclasses.replace(clinic, header=header), "en"))[0]
    assert "Changed since revision 1. Added: 9:00 am A-001." in first


def test_codes_for_the_pen_are_explained(clinic_pdf: bytes) -> None:
    last = pages(clinic_pdf)[-1]
    assert "Codes for “not today”: TOOSOON Too soon after the last dose; AGE" in last
    assert "The provider decides about each dose." in last


def test_large_print_holds_the_same_people_on_more_paper(clinic: Roster) -> None:
    document = PdfReader(io.BytesIO(pdf_bytes(clinic, "en", large_print=True)))
    assert document.pages[0].mediabox.width == 1008
    text = " ".join(page.extract_text() for page in document.pages)
    assert all(row.ticket in text for row in clinic.rows)


def test_the_preview_shows_the_pages_of_the_file(clinic: Roster, clinic_pdf: bytes) -> None:
    drawn = preview_pages(clinic, "en", 40)
    assert len(drawn) == len(pages(clinic_pdf))
    for png in drawn:
        assert png.startswith(b"\x89PNG\r\n\x1a\n")
        assert int.from_bytes(png[16:20], "big") == 440


def test_a_short_roster_previews_as_one_page(header: RosterHeader) -> None:
    assert len(preview_pages(clinic_roster(header, []), "es", 40)) == 1


def test_nothing_is_written_to_disk(
    clinic: Roster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TMPDIR", "TEMP", "TMP", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.chdir(tmp_path)
    pdf_bytes(clinic, "en")
    preview_pages(clinic, "en", 30)
    assert list(tmp_path.rglob("*")) == []
