"""From a code to a laptop that works: forgiving, and nothing typed is lost by an error."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from fieldapp.wording import sentence
from sync.protocol.invitation import new_code, show_code
from tests.support.server import TestServer
from tests.support.vault import PIN, CountedRandom
from tests.ui.gate.house import House, StartedWindow

WRONG = show_code(new_code(CountedRandom(seed=b"another server's")))


def to_form(window: StartedWindow) -> None:
    window.push(window.gate.first.work.button)
    assert window.shows(window.gate.enrol)


def paste(window: StartedWindow, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    window.key(window.focused, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier, "\x16")
    window.settle()


def test_a_pasted_invitation_and_a_pin_are_all_it_takes(
    qapp: QApplication, house: House, server: TestServer
) -> None:
    with server.serving() as address, house.started(qapp) as window:
        to_form(window)
        paste(window, f"For Denise: {address}\nCode: {server.invite().lower()}")
        window.give(PIN, PIN)
        top = window.desktop.window.top
        assert top.person.accessibleName() == "Denise"
        assert top.lock.isVisible()
        assert window.desktop.session is not None
        assert window.desktop.session.role == "COORDINATOR"
    with house.started(qapp) as window:
        assert "Denise" in window.gate.unlock.title.text()
        window.give(PIN)
        assert window.desktop.window.page is not None


def test_a_code_typed_with_slips_is_shown_in_its_groups(
    qapp: QApplication, house: House, server: TestServer
) -> None:
    code = server.invite()
    with house.started(qapp) as window:
        to_form(window)
        window.give("field.example.org")
        window.write(code.replace("-", " ").lower().replace("0", "o").replace("1", "l"))
        assert window.gate.enrol.code_line.text() == code


def test_a_refused_code_costs_only_the_code(
    qapp: QApplication, house: House, server: TestServer
) -> None:
    with server.serving() as address, house.started(qapp) as window:
        to_form(window)
        window.give(address, WRONG, PIN, PIN)
        enrol = window.gate.enrol
        assert window.shows(enrol)
        assert enrol.problem.text() == sentence("code_refused", "en")
        assert window.is_at(enrol.code_line)
        assert not house.profile.exists()
        window.give(server.invite())
        window.enter()
        window.enter()
        assert window.desktop.window.page is not None


def test_a_server_that_is_not_there_is_said_and_the_form_stays_filled(
    qapp: QApplication, house: House
) -> None:
    with house.started(qapp) as window:
        to_form(window)
        window.give("127.0.0.1:9", WRONG, PIN, PIN)
        assert window.gate.enrol.problem.text() == sentence("offline", "en")
        assert window.gate.enrol.server_line.text() == "127.0.0.1:9"
        assert window.gate.enrol.secret.again.line.text() == PIN


def test_what_cannot_be_right_is_said_at_its_line_before_anything_is_sent(
    qapp: QApplication, house: House
) -> None:
    with house.started(qapp) as window:
        to_form(window)
        enrol = window.gate.enrol
        window.give("field", "abc", "123456", "1")
        assert enrol.server.problem.text()
        assert enrol.code.problem.text() == sentence("enrol_code_wrong", "en")
        assert enrol.secret.first.problem.text() == sentence("pin_too_common", "en")
        assert window.is_at(enrol.server_line)
        window.desktop.window.top.languages.button("es").click()
        assert enrol.code.problem.text() == sentence("enrol_code_wrong", "es")
        enrol.secret.first.line.clear()
        enrol.secret.given()
        too_short = sentence("pin_too_short", "es", [("min", "6")])
        assert enrol.secret.first.problem.text() == too_short
        enrol.secret.first.line.setText(PIN)
        assert enrol.secret.given() == ""
        assert enrol.secret.again.problem.text() == sentence("secrets_differ", "es")


def test_without_a_keyring_a_passphrase_is_shown_and_typed_from_paper(
    qapp: QApplication, house: House, server: TestServer
) -> None:
    house.keyring.keeps = False
    with server.serving() as address, house.started(qapp) as window:
        to_form(window)
        secret = window.gate.enrol.secret
        passphrase = secret.shown.text()
        assert len(passphrase.split()) == 7
        window.give(address, server.invite())
        window.write("not these")
        assert passphrase not in secret.shown.text()
        window.enter()
        assert secret.typed.problem.text()
        secret.typed.line.clear()
        assert secret.shown.text() == passphrase
        window.give(passphrase.upper())
        assert window.desktop.window.page is not None
    with house.started(qapp) as window:
        assert window.gate.unlock.secret.label.text() == "Passphrase"
        window.give(passphrase)
        assert window.desktop.window.page is not None


def test_a_first_sync_that_fails_does_not_hold_up_the_work(
    qapp: QApplication, house: House, server: TestServer
) -> None:
    with house.started(qapp) as window:
        to_form(window)
        with server.serving() as address:
            window.give(address, server.invite(), PIN)
            window.write(PIN)
            window.key(window.focused, Qt.Key.Key_Return)
            window.store_lane.turn()  # enrolled; then the network goes
        window.settle()
        working = window.gate.working
        assert window.shows(working)
        assert sentence("offline", "en") in working.problem.text()
        window.enter()
        assert window.desktop.window.page is not None


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_profile_without_practice_begins_with_the_code(
    qapp: QApplication, house: House, language: str
) -> None:
    house.with_practice = False
    with house.started(qapp) as window:
        assert window.shows(window.gate.enrol)
        assert not window.gate.enrol.back.isVisible()
        assert window.is_at(window.gate.enrol.server_line)
