"""The window before, around and after its desk: faults at opening, themes, a late event."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication

from fieldapp.actions.desk import OpenedDesk
from fieldapp.domain.touched import Touched
from fieldapp.store.errors import StoreError
from fieldapp.wording import sentence
from tests.ui.laptop import TestLaptop, a_laptop, a_new_desk
from ui.look import DARK, LIGHT
from ui.settings import Settings


def refused() -> OpenedDesk:
    raise StoreError("no_key")


def test_a_store_that_does_not_open_is_told_in_both_languages(
    qapp: QApplication, tmp_path: Path
) -> None:
    with a_laptop(qapp, tmp_path, refused) as laptop:
        window = laptop.desktop.window
        assert window.message.text() == sentence("no_key", "en")
        window.top.languages.button("es").click()
        assert window.message.text() == sentence("no_key", "es")
        assert window.page is None


def test_a_mistake_of_ours_is_told_calmly_and_logged_without_content(
    qapp: QApplication, tmp_path: Path, caplog: object
) -> None:
    def broken() -> OpenedDesk:
        raise ValueError("Juana Tomás")

    with a_laptop(qapp, tmp_path, broken) as laptop:
        assert "went wrong" in laptop.desktop.window.message.text()
    text = getattr(caplog, "text", "")
    assert "ValueError" in text
    assert "Juana" not in text


def test_the_theme_changes_while_the_window_stands(laptop: TestLaptop) -> None:
    laptop.fill()
    laptop.desktop.show_tokens(DARK)
    assert laptop.screen.list.painter_of_rows.tokens is DARK
    assert laptop.screen.form.questions.name.text() == "Juana Tomás"
    laptop.desktop.show_tokens(LIGHT)


def test_an_event_that_comes_by_sync_is_taken_over(qapp: QApplication, tmp_path: Path) -> None:
    whole = a_new_desk(tmp_path)
    bare = replace(whole, event=None, user_name="", look_again=lambda _: whole)
    with a_laptop(qapp, tmp_path, lambda: bare) as laptop:
        assert not laptop.screen.form.save.isEnabled()
        assert "event" in laptop.screen.list_card.empty.text()
        assert laptop.desktop.session is not None
        laptop.desktop.session.tell(Touched(kinds=frozenset({"event"})))
        laptop.settle()
        assert laptop.screen.form.save.isEnabled()
        assert laptop.desktop.window.top.title.words == "St. Luke's pantry"
        assert laptop.desktop.window.top.person.accessibleName() == "Rosa Martínez"


def test_the_language_is_remembered(qapp: QApplication, tmp_path: Path) -> None:
    with a_laptop(qapp, tmp_path) as laptop:
        laptop.desktop.window.top.languages.button("es").click()
    assert Settings(tmp_path / "window.ini").language == "es"


def test_settings_of_a_stranger_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_text("[General]\nlanguage=xx\n", "utf-8")
    assert Settings(tmp_path / "window.ini").language == ""
