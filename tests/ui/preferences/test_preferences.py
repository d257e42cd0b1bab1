"""Settings hold, the keyboard map is true, and what the program is made of can be read."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from fieldapp import __version__
from fieldapp.domain.rights import ROLES
from fieldapp.logs import start_logging, stop_logging
from tests.support.stores import DENISE
from tests.ui.laptop import TestLaptop, a_laptop, a_new_desk
from tests.ui.walking import clipped_at_any_size, named
from ui.app import scale
from ui.assets import LICENCES, licence
from ui.i18n import NAMES
from ui.key_words import key_words
from ui.keys import GROUPS, page_keys
from ui.look import DARK, DARK_HIGH, LIGHT, LIGHT_HIGH, asks_for_contrast, asks_for_dark, tokens_for
from ui.looks import SCALE, Looks
from ui.page import Around
from ui.pages import ENTRIES, entries_for
from ui.preferences.screen import PARTS, PreferencesScreen
from ui.settings import SIZES, Settings

TOP = Path(__file__).parents[3]


def preferences(laptop: TestLaptop) -> PreferencesScreen:
    page = laptop.desktop.window.go_to("preferences")
    laptop.settle()
    assert isinstance(page, PreferencesScreen)
    return page


@pytest.fixture
def office(qapp: QApplication, tmp_path: Path) -> Iterator[TestLaptop]:
    """A coordinator's laptop: it has the most pages."""
    with a_laptop(qapp, tmp_path, lambda: replace(a_new_desk(tmp_path), author=DENISE)) as laptop:
        yield laptop


def test_every_role_can_open_it() -> None:
    assert all(entries_for(role)[-1].code == "preferences" for role in ROLES)


def keys_under(widget: QObject) -> set[str]:
    return {
        shortcut.key().toString(QKeySequence.SequenceFormat.PortableText)
        for shortcut in widget.findChildren(QShortcut)
    }


def test_every_key_of_a_page_is_on_the_map_and_every_key_of_the_map_works(
    office: TestLaptop,
) -> None:
    window = office.desktop.window
    listed = {
        group.code: {each for key in group.keys for each in key.sequences} for group in GROUPS
    }
    of_pages: set[str] = set()
    for code in list(window.side.buttons):
        page = window.go_to(code)
        assert page is not None
        office.settle()
        assert keys_under(page) == listed.get(code, set()), f"{code}: put its keys into ui/keys.py"
        of_pages |= keys_under(page)
    around = window._around
    assert around is not None
    frame = {each for key in page_keys(around.offered()).keys for each in key.sequences}
    assert keys_under(window) - of_pages == frame | listed["window"]


def test_every_key_has_words_and_every_group_a_page() -> None:
    codes = {entry.code for entry in ENTRIES} | {"window", "anywhere"}
    for group in GROUPS:
        assert group.code in codes
        for key in group.keys:
            assert key_words(group.code, key.code)


def test_the_theme_is_shown_at_once_and_remembered(laptop: TestLaptop, tmp_path: Path) -> None:
    page = preferences(laptop)
    page.settings.themes.answers.button("dark").click()
    assert Settings(tmp_path / "window.ini").theme == "dark"
    assert laptop.desktop.looks.theme == "dark"
    looks = Looks(Settings(tmp_path / "window.ini"))
    assert looks.tokens is DARK
    looks.choose_theme("light")
    assert looks.tokens is LIGHT
    looks.choose_theme("system")
    assert looks.tokens is tokens_for(dark=asks_for_dark(), high=asks_for_contrast())


def test_high_contrast_is_shown_at_once_with_either_theme(
    laptop: TestLaptop, tmp_path: Path
) -> None:
    page = preferences(laptop)
    page.settings.contrasts.answers.button("high").click()
    looks = Looks(Settings(tmp_path / "window.ini"))
    looks.choose_theme("light")
    assert looks.tokens is LIGHT_HIGH
    looks.choose_theme("dark")
    assert looks.tokens is DARK_HIGH
    looks.choose_contrast("usual")
    assert looks.tokens is DARK


def test_high_contrast_follows_the_system(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = Looks(Settings(tmp_path / "window.ini"))
    looks.choose_theme("light")
    monkeypatch.setattr("ui.looks.asks_for_contrast", lambda: True)
    assert looks.tokens is LIGHT_HIGH


def test_the_size_is_said_to_wait_for_the_next_start_and_holds_there(
    laptop: TestLaptop, tmp_path: Path
) -> None:
    page = preferences(laptop)
    page.settings.fit(QSize(1366, 740), laptop.desktop.window.minimumSize())
    before = page.settings.sizes.note.text()
    page.settings.sizes.answers.button("125").click()
    assert page.settings.sizes.note.text() != before
    environment: dict[str, str] = {}
    scale(Settings(tmp_path / "window.ini"), environment)
    assert environment == {SCALE: "1.25"}
    scale(Settings(tmp_path / "window.ini"), environment | {SCALE: "3"})
    assert environment == {SCALE: "1.25"}


def test_a_size_that_does_not_fit_the_screen_is_not_offered(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "window.ini")
    looks, least = Looks(settings), QSize(880, 480)
    assert looks.sizes_that_fit(QSize(1366, 740), least) == (100, 125, 150)
    assert looks.sizes_that_fit(QSize(1920, 1050), least) == SIZES
    assert looks.sizes_that_fit(QSize(800, 600), least) == (100,)
    settings.size = 150
    # The same small screen, as a window shown at 150 % sees it.
    assert Looks(settings).sizes_that_fit(QSize(911, 493), least) == (100, 125, 150)


def test_settings_of_a_stranger_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_text("[window]\ntheme=pink\nsize=900\ncontrast=none\n", "utf-8")
    settings = Settings(tmp_path / "window.ini")
    assert (settings.theme, settings.size, settings.contrast) == ("system", 100, "system")


def test_about_says_version_and_where_things_are(laptop: TestLaptop, tmp_path: Path) -> None:
    handler = start_logging(tmp_path / "logs")
    try:
        page = preferences(laptop)
    finally:
        stop_logging(handler)
    assert __version__ in page.about.title.text()
    assert page.about.data.control.text() == str(tmp_path / "store")  # type: ignore[attr-defined]
    assert page.about.logs.control.text() == str(tmp_path / "logs")  # type: ignore[attr-defined]


def test_the_licence_of_every_part_can_be_read_whole(laptop: TestLaptop) -> None:
    page = preferences(laptop)
    page.show_part("about")
    for part in LICENCES:
        page.about.parts.button(part).click()
        assert page.about.text.toPlainText() == licence(part).rstrip("\n") or (
            page.about.text.toPlainText() == licence(part)
        )
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in licence("qt")
    assert "SIL OPEN FONT LICENSE" in licence("fonts").upper()
    assert licence("program") == (TOP / "LICENSE").read_text("utf-8")


def test_only_practice_leads_out_of_itself(laptop: TestLaptop) -> None:
    page = preferences(laptop)
    assert not page.settings.out.isVisible()
    around: Around = replace(page.around, practice=True)
    aside = PreferencesScreen(around)
    assert not aside.settings.out.isHidden()
    aside.stop()
    aside.deleteLater()


@pytest.mark.parametrize("language", NAMES)
@pytest.mark.parametrize("part", PARTS)
def test_every_control_has_a_name_and_no_text_is_cut(
    office: TestLaptop, part: str, language: str
) -> None:
    page = preferences(office)
    page.show_part(part)
    office.desktop.language.switch(language)
    office.settle()
    assert named(office) > 5
    assert clipped_at_any_size(office) == []


def test_the_map_is_scrolled_by_keys(office: TestLaptop) -> None:
    page = preferences(office)
    office.desktop.window.resize(911, 512)
    page.show_part("keys")
    office.settle()
    office.key(page.switch.button("keys"), Qt.Key.Key_Tab)
    port = page.map
    assert office.desktop.window.focusWidget() is port
    office.key(port, Qt.Key.Key_PageDown)
    assert port.verticalScrollBar().value() > 0


def test_parts_are_changed_by_arrows_and_read_by_tab(laptop: TestLaptop) -> None:
    page = preferences(laptop)
    focused = laptop.desktop.window.focusWidget()
    assert focused is page.switch.button("settings")
    laptop.key(focused, Qt.Key.Key_Right)
    assert page.part == "lock"
    laptop.key(laptop.desktop.window.focusWidget(), Qt.Key.Key_Left)
    assert page.part == "settings"
    laptop.key(laptop.desktop.window.focusWidget(), Qt.Key.Key_Tab)
    answers = page.settings.languages.answers
    assert laptop.desktop.window.focusWidget() is answers.button("en")


@pytest.mark.parametrize(
    ("language", "file"), [("en", "canvasser-guide.pdf"), ("es", "canvasser-guide.es.pdf")]
)
def test_the_guide_for_a_first_day_is_saved_in_the_language_of_the_window(
    laptop: TestLaptop, tmp_path: Path, language: str, file: str
) -> None:
    laptop.desktop.language.switch(language)
    page = preferences(laptop)
    page.show_part("keys")
    page.guide.ask_folder = lambda _parent, _proposed, chosen: chosen(tmp_path)
    page.guide.save.click()
    laptop.settle()
    assert (tmp_path / file).read_bytes().startswith(b"%PDF")
    assert file in page.guide.said.text()


def test_a_folder_that_takes_no_guide_is_said(laptop: TestLaptop, tmp_path: Path) -> None:
    page = preferences(laptop)
    page.guide.ask_folder = lambda _parent, _proposed, chosen: chosen(tmp_path / "gone")
    page.guide.save.click()
    laptop.settle()
    assert page.guide.said.property("role") == "problem"
    assert page.guide.said.text()
