"""The line that says the window is about to lock, over what is in sight and moving none of it."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from ui.look import MARGIN, Tokens
from ui.texts import isolated
from ui.widgets.notice import Notice

_WIDEST = 520
_ABOVE_FOOT = 44


class IdleNotice(Notice):
    """Stands low in the middle of the window; read out once, not every second."""

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
        width = min(_WIDEST, window.width() - 2 * MARGIN)
        height = self.heightForWidth(width)
        self.setGeometry(
            (window.width() - width) // 2, window.height() - height - _ABOVE_FOOT, width, height
        )
        self.raise_()
        if first:
            said = QAccessibleAnnouncementEvent(self, self.words.text())
            QAccessible.updateAccessibility(said)
