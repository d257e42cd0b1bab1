"""The line that says the window is about to lock: over the foot, where it hides no work."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from ui.look import Tokens
from ui.texts import isolated
from ui.widgets.notice import Notice

_BESIDE, _BELOW = 6, 2


class IdleNotice(Notice):
    """Moves nothing; read out once, not every second."""

    def __init__(self, window: QWidget, tokens: Tokens) -> None:
        super().__init__("amber", tokens)
        self._window = window
        self.setParent(window)
        self.hide()

    def say_seconds(self, seconds: int) -> None:
        """Say how many seconds are left; 0 when somebody came."""
        first = self.isHidden()
        words = QCoreApplication.translate(
            "IdleNotice", "Locks in {n} seconds. Move the mouse or press any key to go on."
        )
        self.say(words.format(n=isolated(str(seconds))) if seconds else "")
        if not seconds:
            return
        window = self._window
        width = window.width() - 2 * _BESIDE
        height = self.heightForWidth(width)
        self.setGeometry(_BESIDE, window.height() - height - _BELOW, width, height)
        self.raise_()
        if first:
            said = QAccessibleAnnouncementEvent(self, self.words.text())
            QAccessible.updateAccessibility(said)
