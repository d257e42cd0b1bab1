"""A window of its own process that is opened, typed in and locked, and what it becomes then.

Reads a name from its input and types it, says "open", waits for a line, and locks; what begins in
its place says "sealed", and what it was told, and waits for another line.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

import ui.app
from fieldapp.commands.own_processes import begin_anew
from tests.support.server import TestServer
from tests.support.vault import PIN
from tests.ui.gate.house import House
from ui.app import Desktop
from ui.sign_up.screen import SignUpScreen
from ui.stood import take_stood


def key(widget: QWidget, code: int, text: str = "") -> None:
    none = Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, code, none, text))


class Person(QObject):
    """Unlocks, types a name into the form, keeps it, and locks when told to."""

    def __init__(self, desktop: Desktop, name: str) -> None:
        super().__init__()
        self._desktop, self._name = desktop, name
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(10)
        self._step = "lock"

    def _look(self) -> None:
        window, gate = self._desktop.window, self._desktop.gate
        if self._step == "lock" and gate is not None and gate.unlock.isVisible():
            self._step = "page"
            for letter in PIN:
                key(gate.unlock.secret.line, 0, letter)
            key(gate.unlock.secret.line, Qt.Key.Key_Return)
        elif self._step == "page" and isinstance(window.page, SignUpScreen):
            self._step = "typed"
            for letter in self._name:
                key(window.page.form.questions.name, 0, letter)
            window.page.form.questions.birth.setFocus()
            window.page.presenter.keep_now()
            QTimer.singleShot(300, self._lock)

    def _lock(self) -> None:
        self._timer.stop()
        print("open", flush=True)
        sys.stdin.readline()
        self._desktop.lock()


def main(folder: Path) -> None:
    stood = take_stood(os.environ)
    if stood is not None:
        print("sealed", stood.page, len(stood.field), flush=True)
        sys.stdin.readline()
        return
    name = sys.stdin.readline().strip()
    (folder / "server").mkdir()
    server = TestServer(folder / "server")
    house = House(folder)
    house.enrol(server, PIN)
    server.close()
    people = []

    class Watched(Desktop):
        def __init__(self, *given: object, **named: object) -> None:
            super().__init__(*given, **named)  # type: ignore[arg-type]
            people.append(Person(self, name))

    ui.app.Desktop = Watched  # type: ignore[misc]
    code = ui.app.run_window(house.front().doors())
    assert code == ui.app.SEALED
    begin_anew()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
