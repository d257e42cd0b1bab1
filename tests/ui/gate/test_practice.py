"""The first start and practice: one key to a form, a PIN if wanted, nobody shut out."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldapp.commands.practice import KEY_FILE
from fieldapp.paths import practice_folder
from fieldapp.store.passphrases import read_recovery_code
from fieldapp.wording import sentence
from tests.support.vault import OTHER_PIN, PIN
from tests.ui.gate.house import House, StartedWindow

SECONDS_MS = 10_000


def key_file(house: House) -> Path:
    return practice_folder(house.folder) / KEY_FILE


def make_pin(window: StartedWindow, qtbot: QtBot) -> str:
    """From the first start to a desk with a PIN; gives the recovery words that were shown."""
    window.enter()
    window.give(PIN, PIN)
    words = [label.text().split()[-1] for label in window.gate.words.labels]
    qtbot.waitUntil(window.gate.words.go.isEnabled, timeout=SECONDS_MS)
    window.enter()
    return " ".join(words)


def test_the_first_start_asks_what_the_laptop_is_for(qapp: QApplication, house: House) -> None:
    with house.started(qapp) as window:
        first = window.gate.first
        assert window.shows(first)
        assert window.is_at(first.practice.button)
        window.key(window.focused, Qt.Key.Key_Tab)
        assert window.is_at(first.work.button)
        window.desktop.window.top.languages.button("es").click()
        assert "bienvenida" in first.title.text()


def test_practice_with_a_pin_from_first_start_to_a_forgotten_pin(
    qapp: QApplication, qtbot: QtBot, house: House
) -> None:
    with house.started(qapp) as window:
        words = make_pin(window, qtbot)
        assert len(read_recovery_code(words).entropy) == 16
        assert not key_file(house).exists()
        window.type(window.screen.form.questions.name, "Kham Vong")
        assert window.desktop.window.top.lock.isVisible()
        window.press(Qt.Key.Key_F9)
        assert window.shows(window.gate.unlock)
        window.give(OTHER_PIN)
        assert sentence("wrong_secret", "en") in window.gate.unlock.secret.problem.text()
        window.give(PIN)
        assert window.screen.form.questions.name.text() == "Kham Vong"
    with house.started(qapp) as window:
        assert window.shows(window.gate.unlock)
        window.push(window.gate.unlock.forgot)
        window.give(words.replace(words.split()[0], "zebra"), OTHER_PIN, OTHER_PIN)
        assert window.gate.recover.problem.text() == sentence("recovery_code_wrong", "en")
        window.gate.recover.by_line.selectAll()
        window.give(words)
        window.enter()
        window.enter()
        assert window.screen.form.questions.name.text() == "Kham Vong"
        assert window.desktop.window.top.lock.isVisible()
    with house.started(qapp) as window:
        window.give(OTHER_PIN)
        assert window.screen.form.questions.name.text() == "Kham Vong"


def test_words_nobody_confirmed_are_shown_again_after_the_next_unlock(
    qapp: QApplication, qtbot: QtBot, house: House
) -> None:
    with house.started(qapp) as window:
        window.enter()
        window.give(PIN, PIN)
        assert window.shows(window.gate.words)
        window.enter()  # one Enter too many: the words stay
        assert window.shows(window.gate.words)
        shown = [label.text() for label in window.gate.words.labels]
    with house.started(qapp) as window:
        window.give(PIN)
        assert [label.text() for label in window.gate.words.labels] == shown
        qtbot.waitUntil(window.gate.words.go.isEnabled, timeout=SECONDS_MS)
        window.enter()
        assert window.desktop.window.page is not None
    assert not key_file(house).exists()


def test_practice_without_a_pin_opens_by_itself_and_still_leads_to_real_work(
    qapp: QApplication, house: House
) -> None:
    with house.started(qapp) as window:
        window.enter()
        assert window.shows(window.gate.pin)
        window.press(Qt.Key.Key_Escape)
        assert window.desktop.window.page is not None
        assert not window.desktop.window.top.lock.isVisible()
        window.type(window.screen.form.questions.name, "Kham Vong")
    assert key_file(house).exists()
    with house.started(qapp) as window:
        assert window.screen.form.questions.name.text() == "Kham Vong"
        window.press(Qt.Key.Key_F1)
        page = window.desktop.window.page
        window.push(page.settings.leave)  # type: ignore[union-attr]
        assert window.shows(window.gate.first)
        assert "Keep practicing" in window.gate.first.practice.button.text()
        window.push(window.gate.first.work.button)
        assert window.shows(window.gate.enrol)
        window.press(Qt.Key.Key_Escape)
        window.enter()
        assert window.screen.form.questions.name.text() == "Kham Vong"


def test_without_a_keyring_no_pin_is_offered(qapp: QApplication, house: House) -> None:
    house.keyring.keeps = False
    with house.started(qapp) as window:
        window.enter()
        assert window.desktop.window.page is not None


def test_who_lost_pin_and_code_begins_anew_and_the_old_practice_stays(
    qapp: QApplication, qtbot: QtBot, house: House
) -> None:
    with house.started(qapp) as window:
        make_pin(window, qtbot)
    with house.started(qapp) as window:
        window.push(window.gate.unlock.forgot)
        window.push(window.gate.recover.afresh)
        assert window.shows(window.gate.pin)
    assert (house.folder / "practice-1" / "laptop" / "fieldapp.db").exists()


def test_a_practice_that_cannot_be_made_says_why_and_can_be_tried_again(
    qapp: QApplication, house: House
) -> None:
    house.folder.chmod(0o700)
    (house.folder / "practice.unfinished").write_text("in the way")
    with house.started(qapp) as window:
        window.enter()
        working = window.gate.working
        assert window.shows(working)
        assert working.problem.text()
        (house.folder / "practice.unfinished").unlink()
        window.enter()
        assert window.shows(window.gate.pin)
