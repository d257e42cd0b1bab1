"""The window locks when the computer goes to sleep, or when its screen is locked."""

import shutil
import subprocess
from collections.abc import Iterator

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.going_away import GoingAway, goes_away

DAEMON = shutil.which("dbus-daemon")


@pytest.mark.parametrize(
    ("message", "word", "away"),
    [(0x218, 4, True), (0x218, 7, False), (0x2B1, 7, True), (0x2B1, 8, False), (0x10, 4, False)],
)
def test_what_windows_says_is_understood(*, message: int, word: int, away: bool) -> None:
    assert goes_away(message, word) is away


def test_without_any_bus_nothing_happens(qapp: QApplication) -> None:
    nowhere = QDBusConnection.connectToBus("unix:path=/nowhere", "nowhere")
    GoingAway(nowhere, nowhere).start(None)


@pytest.fixture
def address() -> Iterator[str]:
    """A bus of this test alone."""
    assert DAEMON is not None
    words = [DAEMON, "--session", "--print-address", "--nofork", "--nopidfile"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()
        daemon.terminate()


if DAEMON is not None:

    @pytest.mark.parametrize(
        ("interface", "name", "said", "locks"),
        [
            ("org.freedesktop.login1.Manager", "PrepareForSleep", [True], True),
            ("org.freedesktop.login1.Manager", "PrepareForSleep", [False], False),
            ("org.freedesktop.login1.Session", "Lock", [], True),
            ("org.freedesktop.ScreenSaver", "ActiveChanged", [True], True),
            ("org.gnome.ScreenSaver", "ActiveChanged", [False], False),
        ],
    )
    def test_what_the_system_says_is_heard(
        qtbot: QtBot, address: str, *, interface: str, name: str, said: list[bool], locks: bool
    ) -> None:
        bus = QDBusConnection.connectToBus(address, f"window {name} {locks}")
        away = GoingAway(bus, bus)
        heard: list[None] = []
        away.lock_wanted.connect(lambda: heard.append(None))
        away.start(None)
        other = QDBusConnection.connectToBus(address, f"system {name} {locks}")
        for signal, given in ((name, said), ("Lock", [])):
            message = QDBusMessage.createSignal(
                "/a/path", interface if signal is name else "org.freedesktop.login1.Session", signal
            )
            message.setArguments(given)
            assert other.send(message)
        # The second one always locks: once it was heard, the first has been as well.
        qtbot.waitUntil(lambda: len(heard) == 1 + locks)
