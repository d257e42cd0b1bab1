"""Story 4: no word is shared, so the screen is turned, somebody points, and the form is filled."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from fieldapp.actions.handout.glyphs import printable
from fieldapp.actions.signing_up import draft_of, open_sign_up
from fieldapp.store.lists import sign_up_lines
from tests.ui.laptop import JUANA, TestLaptop
from tests.ui.walking import clipped_at_any_size, named
from ui.i18n import NAMES
from ui.look import DARK
from ui.sign_up.pointing import all_tiles
from ui.sign_up.pointing_tiles import LanguageTile
from ui.sign_up.pointing_view import PointingCover

CONTROL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


def pointing(laptop: TestLaptop) -> PointingCover:
    """The I-speak screen, asked for by its key from wherever the focus is."""
    window = laptop.desktop.window
    next(each for each in window._page_keys if each.key().toString() == "Ctrl+I").activated.emit()
    laptop.settle()
    cover = laptop.screen.pointing
    assert cover is not None
    assert cover.up
    return cover


def tile(cover: PointingCover, tag: str) -> LanguageTile:
    return next(
        each for each in cover.sheet.shown if each.tile is not None and each.tile.tag == tag
    )


def test_story_4_i_speak(laptop: TestLaptop) -> None:
    laptop.type(laptop.screen.form.questions.name, "Juana")
    cover = pointing(laptop)
    shown = [each.tile for each in cover.sheet.shown if each.tile is not None]
    assert len(shown) >= 30
    assert [each.tag for each in shown[:6]] == ["en", "es", "mww", "kjb", "ar", "ase"]
    assert shown[4].words == "العربية"
    cover.sheet.focus_tile(3)  # read aloud, for somebody who does not read, as they are gone to
    assert "kan-ho-BAL" in cover.say.text()
    laptop.desktop.language.switch("es")
    cover.sheet.focus_tile(3)
    assert "kan-jo-BAL" in cover.say.text()
    QTest.mouseClick(tile(cover, "kjb"), Qt.MouseButton.LeftButton)
    laptop.settle()
    assert not cover.up
    draft = laptop.screen.presenter.state.draft
    assert (draft.lang_spoken, draft.lang_method, draft.name_given) == ("kjb", "CARD", "Juana")
    laptop.fill(replace(JUANA, name_given="", name_family="Tomás", lang_spoken="kjb"))
    laptop.screen.form.questions.speaks.chips[3].click()  # `fill` let it go: once more
    laptop.save()
    (line,) = sign_up_lines(laptop.store, laptop.event, most=9)
    kept = draft_of(open_sign_up(laptop.store, line.sign_up))
    assert kept.lang_spoken == "kjb"


def test_nothing_of_others_is_in_sight_and_everything_stands_as_before(laptop: TestLaptop) -> None:
    window = laptop.desktop.window
    before = [each for each in window.findChildren(QWidget) if each.isVisible()]
    laptop.screen.form.questions.birth.setFocus()
    cover = pointing(laptop)
    assert [each for each in before if each.isVisible()] == []
    laptop.key(cover.sheet.shown[0], Key.Key_F3)  # keys of pages sleep
    assert laptop.desktop.window.page is laptop.screen
    laptop.key(cover.sheet.shown[0], Key.Key_Escape)
    laptop.settle()
    assert [each for each in before if not each.isVisible()] == []
    assert window.focusWidget() is laptop.screen.form.questions.birth
    assert not laptop.screen.presenter.state.touched


def test_hmong_is_asked_further_and_may_stay_open(laptop: TestLaptop) -> None:
    cover = pointing(laptop)
    tile(cover, "hmn").click()
    assert [each.tile.tag for each in cover.sheet.shown if each.tile] == ["mww", "hnj", "hmn"]
    laptop.key(cover.sheet.shown[0], Key.Key_Escape)  # one step back, not away
    assert cover.up
    tile(cover, "hmn").click()
    laptop.key(cover.sheet.shown[0], Key.Key_3, text="3")
    state = laptop.screen.presenter.state
    assert (state.draft.lang_spoken, state.variety_needed) == ("hmn", True)
    assert state.draft.finish_later
    assert laptop.desktop.window.focusWidget() is laptop.screen.form.questions.variety


def test_not_known_yet_is_an_answer_and_flagged(laptop: TestLaptop) -> None:
    cover = pointing(laptop)
    laptop.key(cover.sheet.shown[0], Key.Key_0, CONTROL)
    state = laptop.screen.presenter.state
    assert state.draft.lang_spoken == "und"
    assert state.draft.finish_later


def test_it_needs_no_mouse(laptop: TestLaptop) -> None:
    cover = pointing(laptop)
    at = cover.sheet.shown[0]
    laptop.key(at, Key.Key_5, CONTROL)  # a companion told us
    laptop.key(at, Key.Key_Right)
    assert laptop.desktop.window.focusWidget() is cover.sheet.shown[1]
    laptop.key(cover.sheet.shown[1], Key.Key_Down)
    reached = cover.sheet.shown[1 + cover.sheet.columns]
    assert laptop.desktop.window.focusWidget() is reached
    assert reached.tile is not None
    laptop.key(reached, Key.Key_Return)
    draft = laptop.screen.presenter.state.draft
    assert (draft.lang_spoken, draft.lang_method) == (reached.tile.tag, "COMPAN")


@pytest.mark.parametrize(
    ("typed", "tag"),
    [("viet", "vi"), ("tieng", "vi"), ("ksw", "ksw"), ("gujar", "gu"), ("한", "ko")],
)
def test_a_language_is_found_by_any_of_its_names(laptop: TestLaptop, typed: str, tag: str) -> None:
    cover = pointing(laptop)
    laptop.key(cover.sheet.shown[0], 0, text=typed[0])
    assert laptop.desktop.window.focusWidget() is cover.line
    laptop.type(cover.line, typed[1:])
    laptop.key(cover.line, Key.Key_Return)
    assert laptop.screen.presenter.state.draft.lang_spoken == tag


def test_arrows_and_keys_turn_pages_to_the_very_last(laptop: TestLaptop) -> None:
    cover = pointing(laptop)
    seen: list[str] = []
    for page in range(cover.sheet.pages):
        assert cover.sheet.page == page
        seen += [each.tile.tag for each in cover.sheet.shown if each.tile is not None]
        laptop.key(cover.sheet.shown[-1], Key.Key_Right)
    state = laptop.screen.presenter.state
    lists = laptop.desktop.session.lists if laptop.desktop.session else None
    assert lists is not None
    assert seen == [each.tag for each in all_tiles(lists, "en", state.event)]
    assert {"cmn", "yue", "mww", "hnj", "kjb", "mam", "ase", "und", "mis"} <= set(seen)


@pytest.mark.parametrize("language", NAMES)
def test_every_tile_can_be_drawn_and_heard(laptop: TestLaptop, language: str) -> None:
    laptop.desktop.language.switch(language)
    cover = pointing(laptop)
    assert laptop.desktop.session is not None
    for each in all_tiles(laptop.desktop.session.lists, language, None):
        assert each.words
        assert not printable(each.words).lost
        assert not printable(each.name).lost
    for shown in cover.sheet.shown:
        heard = QAccessible.queryAccessibleInterface(shown)
        assert heard.text(QAccessible.Text.Name)
        assert heard.role() == QAccessible.Role.Button
    assert named(laptop) > 8
    assert clipped_at_any_size(laptop) == []


def test_how_a_name_sounds_is_said_for_whoever_does_not_read(laptop: TestLaptop) -> None:
    cover = pointing(laptop)
    tile(cover, "kjb").setFocus()
    cover.sheet.focus_tile(3)
    assert "kan-ho-BAL" in cover.say.words
    laptop.desktop.language.switch("es")
    cover.sheet.focus_tile(3)
    assert cover.say.words.startswith("Diga:")
    assert cover.title.text() == "Señale su idioma"


def test_a_lock_takes_it_away_and_it_shows_any_theme(laptop: TestLaptop) -> None:
    cover = pointing(laptop)
    laptop.desktop.show_tokens(DARK)
    laptop.settle()
    laptop.desktop.window.take_down()
    assert not cover.up


def test_from_another_page_the_key_comes_back_to_the_form(laptop: TestLaptop) -> None:
    laptop.desktop.window.go_to("people")
    laptop.settle()
    cover = pointing(laptop)
    tile(cover, "es").click()
    assert laptop.desktop.window.page is laptop.screen
    assert laptop.screen.presenter.state.draft.lang_spoken == "es"


def test_the_key_that_locks_works_while_the_screen_is_turned(laptop: TestLaptop) -> None:
    window, wanted = laptop.desktop.window, []
    window.lock_wanted.connect(lambda: wanted.append(True))
    window.top.show_person("Rosa", lockable=True)
    pointing(laptop)
    lock = next(each for each in window._shortcuts if each.key().toString() == "F9")
    lock.activated.emit()
    assert wanted == [True]


def test_how_a_language_sounds_is_whole_in_the_smallest_window(laptop: TestLaptop) -> None:
    laptop.desktop.language.switch("es")
    laptop.desktop.window.resize(683, 384)  # 1366×768 at 200 %
    cover = pointing(laptop)
    for _ in range(cover.sheet.pages):
        for at, each in enumerate(cover.sheet.shown):
            cover.sheet.focus_tile(at)
            laptop.told()
            assert cover.say.text() == cover.say.words, each.tile
        cover.sheet.turn(1)
