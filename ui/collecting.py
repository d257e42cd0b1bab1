"""When the interpreter looks for garbage in cycles: between acts, in the GUI thread, never in one.

By itself it looks whenever enough was made, on whichever lane that happens: a page of rows that
comes down is 200,000 small things, and each look stopped every thread for up to a fifth of a
second. What is no cycle goes at once as ever.
"""

import gc
import sys
from typing import Final

from PySide6.QtCore import QObject, QTimer

EVERY_MS: Final = 10_000
MANY: Final = 20_000
"""Things made since the last look that make it wait: rows are coming in, and it would take long."""
MOST_WAITS: Final = 6
TURN_S: Final = 0.0002
"""After this long a lane lets the GUI thread go on: drawing a list asks for its turn often."""


class Collector(QObject):
    """Takes the looking over from the interpreter, for as long as the process lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waits = 0
        gc.disable()
        sys.setswitchinterval(TURN_S)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(EVERY_MS)

    def settle(self) -> None:
        """Pass over all that stands now: it lives as long as the desk is open."""
        gc.freeze()

    def let_go(self) -> None:
        """Look at everything: the desk is closed, and nothing of the people on it is to stay."""
        gc.unfreeze()
        gc.collect()

    def look(self) -> None:
        """Look now, but put it off a few times while rows come in."""
        self._waits += 1
        if gc.get_count()[0] < MANY or self._waits >= MOST_WAITS:
            self._waits = 0
            gc.collect()
