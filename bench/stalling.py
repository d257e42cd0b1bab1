"""One window that syncs while somebody works in it: the front door's, in a process of its own.

    python -m bench.stalling PROFILE PAGE

Opens the laptop in PROFILE, whose server has much for it. A heartbeat in the GUI thread tells how
long events wait; meanwhile letters are typed into the form (PAGE `sign_up`), or the list of
everybody is scrolled (`people`). Says in JSON what a beat and a key waited, in seconds, and with
each beat the CPU seconds of the GUI thread and of the whole process: on a machine with other work
these say what is our own doing.
"""

import json
import sys
import time
from pathlib import Path
from random import Random
from typing import Final
from unittest.mock import patch

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

import ui.app
from bench.stall import SECRET, a_computer
from fieldapp.commands.front_doors import front_doors
from ui.main_window import MainWindow
from ui.people.screen import PeopleScreen

BEAT_MS: Final = 5
_KEY_S: Final = 0.12
_SCROLL_S: Final = 0.04
_AFTER_S: Final = 3.0
"""How long the beat goes on after the sync: the work for idle moments begins then."""
_LONGEST_S: Final = 300.0
_NAME: Final = "maria guadalupe hernandez"


class Heart(QObject):
    """Beats from the first key the form takes until some time after the sync."""

    def __init__(self, app: QApplication, page: str) -> None:
        super().__init__(app)
        self._app, self._page = app, page
        shown = (each for each in app.topLevelWidgets() if isinstance(each, MainWindow))
        self._window = next(shown)
        self.beats: list[tuple[float, float, float]] = []
        self.keys: list[float] = []
        self.empty: list[int] = []
        self.synced_s = 0.0
        self._began = self._over = self._due = 0.0
        self._last = (0.0, 0.0, 0.0)
        self._typed = 0
        self._rng = Random(5)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._timer.start(BEAT_MS)

    def _on_timer_timeout(self) -> None:
        now = (time.perf_counter(), time.thread_time(), time.process_time())
        if not self._began:
            if self._stands():
                self._began = self._due = now[0]
                self._last = now
            return
        wall, gui, whole = (this - before for this, before in zip(now, self._last, strict=True))
        self.beats.append((wall - BEAT_MS / 1000, gui, whole))
        self._last = now
        if now[0] >= self._due:
            self._act()
        self._look_for_the_end(now[0])

    def _stands(self) -> bool:
        """Go on to where work can begin; the passphrase is typed first."""
        window, field = self._window, self._app.focusWidget()
        if window.page is None:
            if isinstance(field, QLineEdit) and not field.text():
                self._press(field, Qt.Key.Key_A, SECRET)
                self._press(field, Qt.Key.Key_Return, "\r")
            return False
        if self._page == "people":
            window.go_to("people")
            return isinstance(window.page, PeopleScreen) and window.page.presenter.seen is not None
        return isinstance(field, QLineEdit) and field.isEnabled()

    def _act(self) -> None:
        due = self._due
        page = self._window.page
        if isinstance(page, PeopleScreen):
            self._scroll(page)
            self._due = time.perf_counter() + _SCROLL_S
        else:
            self._type()
            self.keys.append(time.perf_counter() - due)
            self._due = time.perf_counter() + _KEY_S

    def _type(self) -> None:
        """Type a name letter by letter and take it back: each letter is looked up as well."""
        field = self._app.focusWidget()
        letter = self._typed % (2 * len(_NAME))
        self._typed += 1
        key, text = Qt.Key.Key_Backspace, ""
        if letter < len(_NAME):
            key, text = Qt.Key.Key_A, _NAME[letter]
        self._press(field, key, text)

    def _press(self, field: QWidget | None, key: Qt.Key, text: str) -> None:
        if field is None:
            return
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            self._app.sendEvent(field, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))

    def _scroll(self, page: PeopleScreen) -> None:
        """Wheel down a bit, and now and then drag the bar somewhere else."""
        table = page.list.table
        bar = table.verticalScrollBar()
        first, most = table.sight()
        rows = range(first, min(first + most, table.lines.rowCount()))
        self.empty.append(sum(table.lines.line_at(row) is None for row in rows))
        self._typed += 1
        if self._typed % 25:
            bar.setValue(bar.value() + 120)
        else:
            bar.setValue(self._rng.randrange(bar.maximum() + 1))

    def _look_for_the_end(self, now: float) -> None:
        page = self._window.page
        state = None if page is None else page.around.sync.state
        if not self._over and state is not None and state.quiet_ms and not state.working:
            self._over = now
            self.synced_s = now - self._began
        if now - self._began > _LONGEST_S or (self._over and now > self._over + _AFTER_S):
            self._timer.stop()
            self._app.closeAllWindows()


def main() -> int:
    """Open, beat, print."""
    profile, page = Path(sys.argv[1]).resolve(), sys.argv[2]
    hearts: list[Heart] = []
    stay = QApplication.exec

    def beating(app: QApplication) -> int:
        hearts.append(Heart(app, page))
        return stay()

    with (
        patch.object(QApplication, "exec", beating),
        patch.object(ui.app, "data_folder", lambda: profile.parent),
    ):
        code = ui.app.run_window(front_doors(a_computer, profile=profile))
    (heart,) = hearts
    told = {
        "beats": heart.beats,
        "keys": heart.keys,
        "empty": heart.empty,
        "synced": heart.synced_s,
    }
    print(json.dumps(told))
    return code


if __name__ == "__main__":
    sys.exit(main())
