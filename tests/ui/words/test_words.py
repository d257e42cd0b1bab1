"""The words page in the window: one key away, in the language of who listens, flyers on paper."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from fieldapp.actions.events import create_event
from fieldapp.outreach_words import QUESTIONS
from tests.support.stores import DENISE, a_store
from tests.ui.laptop import PLAN, TestLaptop, a_desk, a_laptop
from tests.ui.walking import clipped_at_any_size, named
from ui.i18n import NAMES
from ui.words.screen import WordsScreen
from ui.words.state import FLYERS

Key = Qt.Key


def opened(laptop: TestLaptop) -> WordsScreen:
    """The page, by its key."""
    window = laptop.desktop.window
    next(each for each in window._page_keys if each.key().toString() == "F11").activated.emit()
    laptop.settle()
    page = window.page
    assert isinstance(page, WordsScreen)
    return page


@pytest.fixture
def with_drafts(qapp: QApplication, tmp_path: Path) -> Iterator[TestLaptop]:
    """A laptop at an event that allows drafts."""
    folder = tmp_path / "drafts"
    store = a_store(folder / "store")
    event = create_event(store, DENISE, replace(PLAN, drafts_ok=True)).event
    with a_laptop(qapp, folder, lambda: a_desk(store, event)) as laptop:
        yield laptop


def test_what_to_tell_is_one_key_away_and_arrows_go_through_it(laptop: TestLaptop) -> None:
    page = opened(laptop)
    assert page.told.head.text() == "It is free"
    laptop.key(page.card.list, Key.Key_Down)
    assert page.told.head.text() == "No papers"
    assert "status" in page.told.body.text()
    assert page.told.source.text().startswith("From: ")
    assert page.told.review.text() == "not reviewed yet"


def test_it_is_told_in_another_language_than_the_windows(laptop: TestLaptop) -> None:
    page = opened(laptop)
    page.told.languages.chips[1].click()
    laptop.settle()
    assert page.told.head.text() == "Es gratis"
    assert page.told.own_head.text() == "It is free"  # so that who reads it out knows what it says
    laptop.desktop.language.switch("es")
    assert page.told.head.text() == "Es gratis"
    assert page.told.own_head.isHidden()
    page.told.languages.chips[0].click()
    assert (page.told.head.text(), page.told.own_head.text()) == ("It is free", "Es gratis")


def test_a_word_is_found_in_either_language(laptop: TestLaptop) -> None:
    page = opened(laptop)
    page.go_to_place(QUESTIONS)
    page.presenter.choose_language("es")
    page.find_key.activated.emit()
    laptop.type(page.card.line, "allergy")
    laptop.settle()
    assert page.told.head.text().startswith("Hoy estoy enfermo")
    laptop.type(page.card.line, " zebra")
    assert page.card.empty.text() == "Nothing found. Try another word."
    laptop.key(page.card.line, Key.Key_Escape)
    page.escape_key.activated.emit()
    assert page.card.line.text() == ""
    assert page.card.model.rowCount() > 10


def test_a_flyer_of_the_event_is_saved_as_pdf(laptop: TestLaptop, tmp_path: Path) -> None:
    page = opened(laptop)
    page.part_keys[2].activated.emit()
    laptop.settle()
    assert page.presenter.state.picture
    laptop.type(page.flyer.phone, "(828) 555-0134")
    laptop.settle()
    page.ask_folder = lambda _parent, _proposed, chosen: chosen(tmp_path)
    page.flyer.languages.chips[1].click()
    laptop.settle()
    page.save_key.activated.emit()
    laptop.settle()
    (path,) = tmp_path.glob("*_flyer_es.pdf")
    assert path.name in page.flyer.said.text()
    printed = PdfReader(path).pages[0].extract_text()
    assert "sábado, 13 de junio de 2026" in printed
    assert "(828) 555-0134" in printed
    assert "Burke County" in printed
    heard = QAccessible.queryAccessibleInterface(page.flyer.sheet)
    assert "Vacunas gratis" in heard.text(QAccessible.Text.Description)


def test_a_folder_that_takes_nothing_is_told(laptop: TestLaptop, tmp_path: Path) -> None:
    page = opened(laptop)
    page.go_to_place(FLYERS)
    laptop.settle()
    page.folder = tmp_path / "gone"
    page.save()
    laptop.settle()
    assert page.presenter.state.export is not None
    assert page.presenter.state.export.fault
    assert page.flyer.said.property("role") == "problem"


def test_drafts_are_offered_where_the_event_allows_them_and_say_so(
    laptop: TestLaptop, with_drafts: TestLaptop
) -> None:
    page = opened(laptop)
    page.go_to_place(FLYERS)
    laptop.settle()
    assert page.flyer.languages.offered_codes == ("en", "es")
    page = opened(with_drafts)
    page.go_to_place(FLYERS)
    with_drafts.settle()
    offered = page.flyer.languages.offered_codes
    assert {"vi", "zh-Hans", "ar", "fr", "ht", "mww"} < set(offered)
    page.flyer.languages.chips[offered.index("ar")].click()
    with_drafts.settle()
    assert page.flyer.warning.words.text()
    flyer = page.presenter.state.flyer
    assert flyer is not None
    assert (flyer.language, flyer.direction) == ("ar", "rtl")
    page.go_to_place(QUESTIONS)  # not written in Arabic: told in the window's language
    assert page.presenter.state.language == "en"
    page.go_to_place(FLYERS)
    assert page.presenter.state.language == "ar"


def test_without_an_event_it_says_what_to_do(qapp: QApplication, tmp_path: Path) -> None:
    store = a_store(tmp_path / "store")
    with a_laptop(qapp, tmp_path, lambda: a_desk(store, None)) as laptop:
        page = opened(laptop)
        page.go_to_place(FLYERS)
        laptop.settle()
        assert "No event" in page.card.empty.text()
        assert not page.flyer.save.isEnabled()
        page.save()
        page.print()


@pytest.mark.parametrize("language", NAMES)
def test_every_control_has_a_name_and_no_text_is_cut(
    with_drafts: TestLaptop, language: str
) -> None:
    with_drafts.desktop.language.switch(language)
    page = opened(with_drafts)
    for part in (QUESTIONS, FLYERS):
        page.go_to_place(part)
        with_drafts.settle()
        assert named(with_drafts) > 8
        assert clipped_at_any_size(with_drafts) == []
