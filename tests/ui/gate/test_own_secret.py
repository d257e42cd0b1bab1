"""Another PIN from the settings: the old one is asked for, a wrong one waits, one always opens."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldapp.store.errors import StoreError
from fieldapp.store.passphrases import new_passphrase
from fieldapp.wording import sentence
from tests.support.server import TestServer
from tests.support.vault import OTHER_PIN, PIN
from tests.ui.gate.house import House, StartedWindow
from tests.ui.walking import clipped_at_any_size, named
from ui.i18n import NAMES
from ui.preferences.lock_part import LockPart
from ui.preferences.screen import PreferencesScreen

NEW_PIN = "605371"
SECONDS_MS = 10_000


def preferences(window: StartedWindow) -> PreferencesScreen:
    window.press(Qt.Key.Key_F1)
    page = window.desktop.window.page
    assert isinstance(page, PreferencesScreen)
    page.show_part("lock")
    window.settle()
    return page


def form_of(window: StartedWindow) -> LockPart:
    """The lock part, with its form opened by keys."""
    lock = preferences(window).lock
    window.push(lock.change)
    assert window.is_at(lock.form.old.line)
    return lock


def test_a_new_pin_opens_from_then_on_and_the_old_one_does_not(window: StartedWindow) -> None:
    window.give(PIN)
    lock = form_of(window)
    window.give(PIN, NEW_PIN, NEW_PIN)
    assert lock.done.text() == sentence("say.pin_changed", "en")
    assert lock.done.isVisible()
    assert window.is_at(lock.change)
    assert (lock.form.old.line.text(), lock.form.new.first.line.text()) == ("", "")
    window.press(Qt.Key.Key_F9)
    window.give(PIN)
    assert window.shows(window.gate.unlock)
    window.gate.unlock.secret.line.clear()
    window.give(NEW_PIN)
    assert window.desktop.session is not None


def test_a_wrong_old_pin_counts_and_waits_as_at_the_lock(
    window: StartedWindow, enrolled: House
) -> None:
    window.give(PIN)
    lock = form_of(window)
    lock.form.new.first.line.setText(NEW_PIN)
    lock.form.new.again.line.setText(NEW_PIN)
    for _ in range(4):
        lock.form.old.line.setText(OTHER_PIN)
        lock.form.press()
        window.settle()
    said = lock.form.old.problem.text()
    assert sentence("wrong_secret", "en") in said
    assert sentence("tries_left", "en", [("tries", "6")]) in said
    assert not lock.form.go.isEnabled()
    assert window.is_at(lock.form.old.line)
    for _ in range(2):
        enrolled.clock.pass_s(1)
        lock.form.old._tick.timeout.emit()
    lock.form.old.line.setText(PIN)
    lock.form.press()
    window.settle()
    assert lock.done.isVisible()


def test_the_rules_of_a_new_pin_hold_here_too(window: StartedWindow) -> None:
    window.give(PIN)
    lock = form_of(window)
    window.give(PIN, "123456", "123456")
    assert lock.form.new.first.problem.text() == sentence("pin_too_common", "en")
    lock.form.new.first.line.clear()
    window.give(NEW_PIN)
    lock.form.new.again.line.clear()
    window.give(OTHER_PIN)
    assert lock.form.new.again.problem.text() == sentence("secrets_differ", "en")
    assert not lock.done.isVisible()


def test_escape_leaves_the_pin_as_it_was_and_nothing_typed_behind(window: StartedWindow) -> None:
    window.give(PIN)
    lock = form_of(window)
    window.give(PIN, NEW_PIN)
    window.press(Qt.Key.Key_Escape)
    assert not lock.form.isVisible()
    assert window.is_at(lock.change)
    assert lock.form.old.line.text() == ""
    window.push(lock.change)
    window.write(PIN)
    window.press(Qt.Key.Key_F2)
    assert lock.form.old.line.text() == ""
    window.press(Qt.Key.Key_F9)
    window.give(PIN)
    assert window.desktop.session is not None


def test_a_keyring_that_refuses_is_said_and_the_old_pin_stays(
    window: StartedWindow, enrolled: House
) -> None:
    window.give(PIN)
    lock = form_of(window)
    enrolled.keyring.locked = True
    window.give(PIN, NEW_PIN, NEW_PIN)
    assert lock.form.problem.text() == sentence("keyring_locked", "en")
    enrolled.keyring.locked = False
    window.press(Qt.Key.Key_F9)
    window.give(PIN)
    assert window.desktop.session is not None


def test_a_full_disk_is_said_and_the_old_pin_stays(
    window: StartedWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.give(PIN)
    lock = form_of(window)

    def full(*_: object) -> None:
        raise StoreError("full")

    with monkeypatch.context() as disk:
        disk.setattr("fieldapp.store.slots.write_private", full)
        window.give(PIN, NEW_PIN, NEW_PIN)
    assert lock.form.problem.text() == sentence("full", "en")
    window.enter()
    assert lock.done.isVisible()


def test_without_a_keyring_a_passphrase_is_made_and_shown(
    qapp: QApplication, house: House, server: TestServer
) -> None:
    house.keyring.keeps = False
    old = new_passphrase(house.random, language="en", with_keyring=False)
    house.enrol(server, old)
    with house.started(qapp) as window:
        window.give(old)
        lock = form_of(window)
        assert "passphrase" in lock.question.text()
        assert not lock.form.new.first.isVisible()
        new = lock.form.new.shown.text()
        assert len(new.split()) == 7
        window.give(old, new)
        assert lock.done.isVisible()
        window.press(Qt.Key.Key_F9)
        window.give(new)
        assert window.desktop.session is not None


def test_practice_with_a_pin_changes_it_and_without_one_says_that_nothing_locks(
    qapp: QApplication, qtbot: QtBot, house: House
) -> None:
    with house.started(qapp) as window:
        window.enter()
        window.give(PIN, PIN)
        qtbot.waitUntil(window.gate.words.go.isEnabled, timeout=SECONDS_MS)
        window.enter()
        lock = form_of(window)
        window.give(PIN, NEW_PIN, NEW_PIN)
        assert lock.done.isVisible()
        window.press(Qt.Key.Key_F9)
        window.give(NEW_PIN)
        assert window.desktop.session is not None


def test_practice_without_a_pin_says_that_nothing_locks_it(
    qapp: QApplication, house: House
) -> None:
    with house.started(qapp) as window:
        window.enter()
        window.press(Qt.Key.Key_Escape)
        lock = preferences(window).lock
        assert lock.nothing.isVisible()
        assert "nothing to lock" in lock.nothing.text()
        assert not lock.asked.isVisible()


@pytest.mark.parametrize("language", NAMES)
def test_every_control_has_a_name_and_no_text_is_cut(window: StartedWindow, language: str) -> None:
    window.give(PIN)
    window.desktop.language.switch(language)
    lock = preferences(window).lock
    assert clipped_at_any_size(window) == []
    lock.change.click()
    window.settle()
    lock.form.press()
    lock.form.old.line.setText(OTHER_PIN)
    lock.form.press()
    assert named(window) > 12
    assert clipped_at_any_size(window) == []
