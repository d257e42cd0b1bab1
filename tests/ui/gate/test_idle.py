"""A laptop that nobody touches locks, says so before, and gives everything back afterwards."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QWindow
from PySide6.QtWidgets import QApplication

from fieldapp.store.errors import StoreError
from tests.support.vault import OTHER_PIN, PIN
from tests.ui.gate.house import House, StartedWindow
from ui.idle_lock import WARNED_S
from ui.settings import IDLE_MINUTES, USUAL_IDLE, Settings
from ui.sign_up.state import FULL

MINUTE = 60


class Watched:
    """Denise's window, and time that passes as it is told."""

    def __init__(self, window: StartedWindow, house: House) -> None:
        self.window, self.house = window, house
        window.give(PIN)

    def pass_s(self, seconds: int) -> None:
        """Let seconds pass in which nobody does anything."""
        self.house.awake.pass_s(seconds)
        self.window.desktop.idle_lock.timer.timeout.emit()
        self.window.settle()

    def press_a_key(self) -> None:
        """Press and release a key as the system brings it to the window."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier)
            QGuiApplication.sendEvent(self.handle, event)
        self.window.settle()

    def move_the_mouse(self) -> None:
        at = QPointF(30, 30)
        none = Qt.MouseButton.NoButton
        event = QMouseEvent(
            QEvent.Type.MouseMove, at, at, none, none, Qt.KeyboardModifier.NoModifier
        )
        QGuiApplication.sendEvent(self.handle, event)
        self.window.settle()

    @property
    def handle(self) -> QWindow:
        return self.window.desktop.window.windowHandle()

    @property
    def locked(self) -> bool:
        return self.window.shows(self.window.gate.unlock)

    @property
    def warning(self) -> str:
        notice = self.window.desktop.idle_notice
        return notice.words.text() if notice.isVisible() else ""


@pytest.fixture
def watched(window: StartedWindow, enrolled: House) -> Watched:
    return Watched(window, enrolled)


def test_after_three_minutes_without_a_touch_it_locks(watched: Watched) -> None:
    watched.pass_s(USUAL_IDLE * MINUTE - 1)
    assert not watched.locked
    watched.pass_s(1)
    assert watched.locked
    assert watched.warning == ""


def test_twenty_seconds_before_it_says_so_and_counts(watched: Watched) -> None:
    watched.pass_s(USUAL_IDLE * MINUTE - WARNED_S - 1)
    assert watched.warning == ""
    watched.pass_s(1)
    assert "20" in watched.warning
    watched.pass_s(13)
    assert "7" in watched.warning
    watched.window.desktop.window.grab()


def test_a_key_or_the_mouse_takes_the_warning_back(watched: Watched) -> None:
    for touch in (watched.press_a_key, watched.move_the_mouse):
        watched.pass_s(USUAL_IDLE * MINUTE - 5)
        assert watched.warning
        touch()
        assert watched.warning == ""
        watched.pass_s(USUAL_IDLE * MINUTE - WARNED_S - 1)
        assert not watched.locked
        assert watched.warning == ""
        watched.press_a_key()


def test_who_wakes_a_sleeping_laptop_meets_the_lock_and_types_into_nothing(
    watched: Watched,
) -> None:
    """Timers stand still in a sleep: the first key is there before they are."""
    watched.window.screen.form.questions.name.setFocus()
    watched.house.awake.pass_s(8 * 60 * MINUTE)
    watched.press_a_key()
    assert watched.locked


def test_what_is_half_typed_is_kept_and_the_focus_is_back_at_its_field(watched: Watched) -> None:
    window = watched.window
    window.type(window.screen.form.questions.name, "Juana Tomás")
    window.type(window.screen.form.questions.birth, "1961")
    watched.pass_s(USUAL_IDLE * MINUTE)
    assert watched.locked
    window.give(PIN)
    asked = window.screen.form.questions
    assert (asked.name.text(), asked.birth.text()) == ("Juana Tomás", "1961")
    assert window.is_at(asked.birth)


def test_after_f9_the_same_page_and_field_are_in_sight(watched: Watched) -> None:
    window = watched.window
    window.screen.presenter.ask(FULL)
    window.settle()
    asked = window.screen.form.questions
    window.type(asked.name, "Juana")
    asked.phone.setFocus()
    window.press(Qt.Key.Key_F9)
    window.give(PIN)
    assert window.screen.presenter.state.depth == FULL
    assert window.is_at(window.screen.form.questions.phone)
    window.press(Qt.Key.Key_F3)
    page = window.desktop.window.page
    window.press(Qt.Key.Key_F9)
    window.give(PIN)
    assert type(window.desktop.window.page) is type(page)


def test_the_next_person_comes_to_the_same_page_and_not_to_what_was_open_in_it(
    qapp: QApplication, shared: House
) -> None:
    with shared.started(qapp) as window:
        window.give(PIN)
        window.type(window.screen.form.questions.name, "Denise's guest")
        window.press(Qt.Key.Key_F3)
        window.press(Qt.Key.Key_F9)
        window.press(Qt.Key.Key_Down)
        window.give(OTHER_PIN)
        frame = window.desktop.window
        assert frame.page is frame.pages["people"]
        assert frame.page.place() == ""
        frame.go_to("sign_up")
        window.settle()
        assert window.screen.form.questions.name.text() == ""


def test_what_cannot_be_kept_is_not_locked_away_and_it_tries_again(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = watched.window
    window.type(window.screen.form.questions.name, "Juana Tomás")

    def full(*_: object, **__: object) -> None:
        raise StoreError("full")

    with monkeypatch.context() as disk:
        disk.setattr("fieldapp.actions.desk.save_draft", full)
        watched.pass_s(USUAL_IDLE * MINUTE)
    assert not watched.locked
    assert window.screen.form.questions.name.text() == "Juana Tomás"
    watched.pass_s(USUAL_IDLE * MINUTE)
    assert watched.locked


def test_the_minutes_are_chosen_in_the_settings_and_there_is_no_never(
    watched: Watched, enrolled: House
) -> None:
    window = watched.window
    window.press(Qt.Key.Key_F1)
    page = window.desktop.window.page
    page.show_part("lock")  # type: ignore[union-attr]
    minutes = page.lock.minutes.answers  # type: ignore[union-attr]
    assert minutes.button(str(USUAL_IDLE)).isChecked()
    assert min(IDLE_MINUTES) >= 1
    assert max(IDLE_MINUTES) <= 15
    minutes.button("10").click()
    assert Settings(enrolled.folder / "window.ini").idle_minutes == 10
    watched.pass_s(9 * MINUTE)
    assert not watched.locked
    watched.pass_s(MINUTE)
    assert watched.locked


def test_a_setting_that_somebody_wrote_by_hand_is_not_taken(house: House) -> None:
    settings = Settings(house.folder / "window.ini")
    settings.idle_minutes = 100_000
    assert settings.idle_minutes == USUAL_IDLE


def test_while_it_is_locked_no_time_is_counted(watched: Watched) -> None:
    watched.window.press(Qt.Key.Key_F9)
    watched.pass_s(24 * 60 * MINUTE)
    assert watched.locked
    assert not watched.window.desktop.idle_lock.timer.isActive()
    watched.window.give(PIN)
    watched.pass_s(MINUTE)
    assert not watched.locked


def test_practice_without_a_pin_does_not_lock(qapp: QApplication, house: House) -> None:
    with house.started(qapp) as window:
        window.enter()
        window.press(Qt.Key.Key_Escape)
        house.awake.pass_s(60 * MINUTE)
        window.desktop.idle_lock.timer.timeout.emit()
        window.settle()
        assert window.desktop.window.page is not None
        assert not window.desktop.idle_lock.timer.isActive()
