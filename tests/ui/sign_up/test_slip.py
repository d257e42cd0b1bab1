"""The appointment slip: large over the window after a save, given with one press, saved as PDF."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt

from fieldapp.actions.handout.appointment_slip import appointment_slip_pdf, appointment_slip_png
from fieldapp.domain.appointment_slip import SlipFacts, slip_texts
from fieldapp.domain.kinds import BY_NAME
from fieldapp.store.rows import read_rows
from tests.ui.laptop import TestLaptop
from ui.sign_up.scenes import JUANA
from ui.sign_up.state import Edit
from ui.slip.cover import SlipCover

CONTROL = Qt.KeyboardModifier.ControlModifier
LAYLA = SlipFacts(
    ticket="B-014",
    name="ليلى حسن",
    language="ar",
    drafts_ok=True,
    starts="2026-06-20T09:20",
    place=("St. Luke's", "200 Avery Ave, Morganton"),
    vaccines=(("COVID19", 2), ("FLU", 1)),
    interpreter="العربية",
    ride="2026-06-20T08:35",
    phone="(828) 555-0134",
)


def saved(laptop: TestLaptop, seat: bool = True) -> None:
    presenter = laptop.screen.presenter
    for edit in (
        *JUANA,
        Edit(field="speaks", value=("es",)),
        Edit(field="granted", value=("STORE", "SHAREPROV")),
    ):
        presenter.edit(edit)
    if seat:
        assert presenter.state.seats is not None
        presenter.edit(Edit(field="seat", value=(presenter.state.seats.seats[0].code,)))
    laptop.settle()
    laptop.save()


def cover_of(laptop: TestLaptop) -> SlipCover:
    laptop.screen.slip.key.activated.emit()
    laptop.settle()
    cover = laptop.screen.slip.cover
    assert cover is not None
    assert cover.up
    return cover


def test_the_slip_of_who_was_just_saved_is_a_key_away(laptop: TestLaptop) -> None:
    assert laptop.screen.form.foot.slip.isHidden()
    saved(laptop)
    assert not laptop.screen.form.foot.slip.isHidden()

    cover = cover_of(laptop)
    spanish, english = cover.sheets

    assert "A-001" in spanish.number.text()
    assert "Your vaccine visit" in english.title.text()
    assert not laptop.screen.isVisible()
    laptop.key(cover, Qt.Key.Key_Escape)
    assert not cover.up
    assert laptop.screen.isVisible()


def test_one_press_notes_that_it_is_in_their_hand_and_another_takes_it_back(
    laptop: TestLaptop,
) -> None:
    saved(laptop)
    cover = cover_of(laptop)

    def given() -> list[object]:
        rows = read_rows(laptop.store.connection, BY_NAME["appointment"])
        return [row.values.get("slip_given") for row in rows]

    cover.given.click()
    laptop.settle()
    assert set(given()) == {True}
    cover.given.click()
    laptop.settle()
    assert set(given()) == {False}


def test_a_phone_that_is_typed_stands_on_this_slip_and_the_next(laptop: TestLaptop) -> None:
    saved(laptop)
    cover = cover_of(laptop)
    laptop.type(cover.phone, "828 555 0134")
    laptop.settle()

    def lines() -> str:
        return " ".join(each.text() for each in cover.sheets[1]._made)

    assert "please call 828 555 0134" in lines()
    cover.take_down()
    assert cover_of(laptop) is cover
    assert "please call 828 555 0134" in lines()


def test_the_slip_is_saved_in_the_folder_that_was_chosen(
    laptop: TestLaptop, tmp_path: Path
) -> None:
    saved(laptop)
    cover = cover_of(laptop)
    laptop.screen.slip.ask_folder = lambda _parent, _proposed, chosen: chosen(tmp_path)

    laptop.key(cover, Qt.Key.Key_P, CONTROL)
    laptop.settle()

    assert "slip_A-001.pdf" in cover.said.text()
    text = PdfReader(tmp_path / "slip_A-001.pdf").pages[0].extract_text()
    assert "Juana Tomás" in text
    assert "Hora" in text
    assert "Your vaccine visit" in text


def test_without_a_time_the_slip_has_the_number_and_nothing_to_note(laptop: TestLaptop) -> None:
    saved(laptop, seat=False)
    cover = cover_of(laptop)
    assert cover.given.isHidden()
    assert "A-001" in cover.sheets[0].number.text()


@pytest.mark.parametrize("language", ["en", "es", "vi", "zh-Hans", "ar", "fr", "ht", "mww"])
def test_a_printed_slip_is_one_tagged_sheet_in_every_language(language: str) -> None:
    texts = slip_texts(replace(LAYLA, language=language, minor=True, comes_back="10:00 AM"))
    reader = PdfReader(BytesIO(appointment_slip_pdf(texts).content))

    (page,) = reader.pages
    words = page.extract_text()
    assert texts[0].language == language
    assert "B-014" in words
    assert "9:20 AM" in words
    assert "□" not in words
    assert "/StructTreeRoot" in reader.root_object
    assert str(reader.root_object["/Lang"]).startswith(language.partition("-")[0])
    assert len(appointment_slip_png(texts, 30)) == 1


def test_a_long_name_and_place_stay_on_the_sheet() -> None:
    long = replace(
        LAYLA, language="es", name="Juana Tomás " * 9, place=("St. Luke's " * 8, "Avery " * 20)
    )
    assert len(PdfReader(BytesIO(appointment_slip_pdf(slip_texts(long)).content)).pages) == 1
