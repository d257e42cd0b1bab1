"""Lock and unlock: nothing typed is lost, each person has a PIN, and there is help at the end."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from fieldapp.commands.names_here import names_here, short_name
from fieldapp.store.drafts import drafts_of
from fieldapp.store.errors import StoreError
from fieldapp.wording import sentence
from sync.server.recovery import reply_to
from tests.support.server import TestServer
from tests.support.vault import BEN, OTHER_PIN, PIN
from tests.ui.gate.house import House, StartedWindow


def test_nothing_typed_is_lost_by_locking(window: StartedWindow) -> None:
    window.give(PIN)
    window.type(window.screen.form.questions.name, "Juana Tomás")
    window.screen.form.questions.birth.setFocus()
    window.write("1961")
    window.press(Qt.Key.Key_F9)
    assert window.shows(window.gate.unlock)
    assert window.desktop.session is None
    assert window.desktop.window.pages == {}
    assert window.is_at(window.gate.unlock.secret.line)
    assert window.gate.unlock.secret.line.text() == ""
    window.give(PIN)
    asked = window.screen.form.questions
    assert (asked.name.text(), asked.birth.text()) == ("Juana Tomás", "1961")


def test_locked_there_is_no_way_to_a_page(window: StartedWindow) -> None:
    window.give(PIN)
    window.press(Qt.Key.Key_F9)
    assert window.desktop.window.go_to("sign_up") is None
    for key in (Qt.Key.Key_F2, Qt.Key.Key_F1, Qt.Key.Key_F5, Qt.Key.Key_F9, Qt.Key.Key_Escape):
        window.press(key)
        assert window.shows(window.gate.unlock)
    assert not window.desktop.window.side.isVisible()


def test_what_cannot_be_kept_is_not_locked_away(
    window: StartedWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.give(PIN)
    window.type(window.screen.form.questions.name, "Juana Tomás")

    def full(*_: object, **__: object) -> None:
        raise StoreError("full")

    with monkeypatch.context() as disk:
        disk.setattr("fieldapp.actions.desk.save_draft", full)
        window.press(Qt.Key.Key_F9)
    assert window.shows(window.screen)
    assert window.screen.form.questions.name.text() == "Juana Tomás"
    assert window.desktop.window.foot.text() == sentence("full", "en")
    window.press(Qt.Key.Key_F9)
    assert window.shows(window.gate.unlock)


def test_an_answer_that_comes_after_the_lock_touches_nothing(
    qapp: QApplication, enrolled: House, server: TestServer
) -> None:
    with enrolled.started(qapp) as window:
        window.write(PIN)
        window.key(window.focused, Qt.Key.Key_Return)
        while not window.network_lane.jobs:
            window.store_lane.turn()
            qapp.processEvents()
        window.desktop.window.lock_wanted.emit()  # a question is on its way to the server
        window.settle()
        assert window.shows(window.gate.unlock)
        window.give(PIN)
        assert window.desktop.sync is not None
        assert window.desktop.sync.state.fault == "offline"  # and not that another syncs


def test_a_wrong_pin_says_how_long_to_wait_and_how_often_is_left(
    window: StartedWindow, enrolled: House
) -> None:
    lock = window.gate.unlock
    for _ in range(3):
        window.give(OTHER_PIN)
        lock.secret.line.clear()
    said = lock.secret.problem.text()
    assert sentence("tries_left", "en", [("tries", "7")]) in said
    window.give(OTHER_PIN)
    assert sentence("wait_seconds", "en", [("seconds", "2")]) in lock.secret.problem.text()
    assert not lock.go.isEnabled()
    lock.secret.line.clear()
    window.give(PIN)
    assert window.shows(lock)
    for _ in range(2):
        enrolled.clock.pass_s(1)
        lock.secret._tick.timeout.emit()
    assert lock.go.isEnabled()
    window.enter()
    assert window.desktop.window.page is not None


def test_arrows_choose_who_works_here_and_each_has_an_own_pin(
    qapp: QApplication, shared: House
) -> None:
    with shared.started(qapp) as window:
        lock = window.gate.unlock
        assert [row.title for row in lock.model.rows] == ["Denise H.", "Ben O."]
        window.press(Qt.Key.Key_Down)
        assert window.is_at(lock.secret.line)
        window.give(PIN)
        assert sentence("wrong_secret", "en") in lock.secret.problem.text()
        lock.secret.line.clear()
        window.give(OTHER_PIN)
        session = window.desktop.session
        assert session is not None
        assert session.user == BEN
        window.type(window.screen.form.questions.name, "Ben's guest")
        window.press(Qt.Key.Key_F9)
        window.press(Qt.Key.Key_Down)  # who worked last stands first
        window.give(PIN)
        # What somebody typed waits for them, and is not shown to the next.
        assert window.screen.form.questions.name.text() == ""
        desk = window.desktop._desk
        assert desk is not None
        assert len(drafts_of(desk.store, BEN)) == 1


def test_another_person_is_at_the_same_page_three_keys_and_a_pin_later(
    qapp: QApplication, shared: House
) -> None:
    with shared.started(qapp) as window:
        window.give(PIN)
        frame = window.desktop.window
        frame.go_to("people")
        window.settle()
        window.press(Qt.Key.Key_F9)
        window.press(Qt.Key.Key_Down)
        window.write(OTHER_PIN)
        window.press(Qt.Key.Key_Return)
        assert window.desktop.session is not None
        assert window.desktop.session.user == BEN
        assert frame.page is frame.pages["people"]


def test_a_closed_entry_is_opened_again_with_the_steward_at_a_distance(
    window: StartedWindow, server: TestServer
) -> None:
    window.push(window.gate.unlock.forgot)
    recover = window.gate.recover
    assert window.is_at(recover.copy)
    window.enter()
    assert window.is_at(recover.by_line)
    answer = reply_to(recover.asked_line.text(), server.founded.recovery_key)
    assert answer.store_id.hex()[:8] in recover.asked.hint.text()
    window.give(answer.text[:40] + " " + answer.text[40:], OTHER_PIN, OTHER_PIN)
    assert window.desktop.window.page is not None
    window.press(Qt.Key.Key_F9)
    window.give(OTHER_PIN)
    assert window.desktop.window.page is not None


def test_an_answer_to_another_question_changes_nothing(window: StartedWindow) -> None:
    window.push(window.gate.unlock.forgot)
    window.enter()
    window.give("bm90IGFuIGFuc3dlcg==", OTHER_PIN, OTHER_PIN)
    assert window.gate.recover.problem.text() == sentence("wrong_recovery", "en")
    window.press(Qt.Key.Key_Escape)
    window.give(PIN)
    assert window.desktop.window.page is not None


def test_a_keyring_that_lost_its_half_is_said_with_what_to_do(
    window: StartedWindow, enrolled: House
) -> None:
    enrolled.keyring.vanished = True
    window.give(PIN)
    assert window.gate.unlock.secret.problem.text() == sentence("no_key", "en")


def test_damaged_keys_are_told_calmly_and_can_be_tried_again(
    qapp: QApplication, enrolled: House
) -> None:
    kept = {path: path.read_bytes() for path in enrolled.profile.glob("keys*.json")}
    for path in kept:
        path.write_text("{")
    with enrolled.started(qapp) as window:
        assert window.gate.working.problem.text() == sentence("damaged", "en")
        for path, raw in kept.items():
            path.write_bytes(raw)
        window.enter()
        assert window.shows(window.gate.unlock)


def test_practice_is_a_step_aside_and_back(qapp: QApplication, enrolled: House) -> None:
    with enrolled.started(qapp) as window:
        window.push(window.gate.unlock.practise)
        assert window.shows(window.gate.pin)
        window.press(Qt.Key.Key_Escape)
        assert window.desktop.window.page is not None
        window.press(Qt.Key.Key_F1)
        window.push(window.desktop.window.page.settings.leave)  # type: ignore[attr-defined]
        assert window.shows(window.gate.unlock)
        window.give(PIN)
        assert window.desktop.window.top.person.accessibleName() == "Denise"


def test_a_lock_screen_knows_given_name_and_initial_and_no_more(enrolled: House) -> None:
    assert short_name("Rosa Martínez de la Cruz") == "Rosa C."
    assert short_name(" Kham ") == "Kham"
    assert b"Harmon" not in (enrolled.profile / "people.json").read_bytes()
    (enrolled.profile / "people.json").write_text("[]")
    assert names_here(enrolled.profile) == {}
