"""One start of the window on practice, as `./run` does it, in a process of its own.

    python -m bench.starting FOLDER STARTED

The data folder of this person must lie in FOLDER. Says in JSON when the window stood, when the
secret was given, and when the form had taken a key, in seconds after STARTED (`time.monotonic`
before the process was made), and the CPU seconds until then; then it closes the window.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

from nacl.pwhash import argon2id
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from fieldapp import __main__ as door
from fieldapp.commands import practice
from fieldapp.commands.opening import this_computer
from fieldapp.paths import data_folder, practice_folder
from fieldapp.store.slots import FLOOR, SALT_BYTES

_LOOK_MS: Final = 2


class _Watch(QObject):
    """Types a letter as soon as a field of the window takes it, and takes it back."""

    def __init__(self, app: QApplication, told: dict[str, float], now: Callable[[], float]) -> None:
        super().__init__(app)
        self._app = app
        self._told = told
        self._now = now
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._timer.start(_LOOK_MS)

    def _on_timer_timeout(self) -> None:
        shown = [each for each in self._app.topLevelWidgets() if each.isVisible()]
        if any(each.windowHandle().isExposed() for each in shown):
            self._told.setdefault("window", self._now())
        field = self._app.focusWidget()
        if not isinstance(field, QLineEdit) or not field.isEnabled():
            return
        before = field.text()
        self._type(field, Qt.Key.Key_A, "a")
        if field.text() != before:
            self._told.setdefault("form", self._now())
            self._told.setdefault("cpu", time.process_time())
            self._timer.stop()
            self._type(field, Qt.Key.Key_Backspace, "")
            self._app.closeAllWindows()

    def _type(self, field: QLineEdit, key: Qt.Key, text: str) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            self._app.sendEvent(field, event)


def main() -> int:
    """Start, watch, print."""
    folder, started = Path(sys.argv[1]).resolve(), float(sys.argv[2])
    if not data_folder().resolve().is_relative_to(folder):
        raise SystemExit("the data of this person lie elsewhere: nothing is started")
    told: dict[str, float] = {}
    stay, open_practice = QApplication.exec, practice.open_practice

    def now() -> float:
        return time.monotonic() - started

    def watched(app: QApplication) -> int:
        _Watch(app, told, now)
        return stay()

    if not practice_folder().exists():
        # A first start asks what the laptop is for; this one is not counted.
        open_practice(None, this_computer()).close()

    def opened(*args: Any, **named: Any) -> Any:
        """Practice opens by itself; a person's PIN costs one derivation more."""
        told["secret"] = now()
        cost = FLOOR.with_keyring
        argon2id.kdf(
            32, b"482915", bytes(SALT_BYTES), opslimit=cost.passes, memlimit=cost.memory_kib * 1024
        )
        return open_practice(*args, **named)

    with (
        patch.object(QApplication, "exec", watched),
        patch.object(practice, "open_practice", opened),
    ):
        code = door.main([])
    print(json.dumps(told))
    return code


if __name__ == "__main__":
    sys.exit(main())
