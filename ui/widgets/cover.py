"""One thing that takes the whole window: the screen is turned, and nothing else may be seen."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

_LOCKS: Final = Qt.Key.Key_F9


class Cover(QWidget):
    """Stands in place of all that a window shows, until it is closed.

    What was there is hidden, also from screen readers and the Tab key, and shortcuts of the window
    sleep but for F9, which locks. Then everything stands as before, with the focus where it was.
    """

    closed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("cover")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._window = window
        self._hidden: list[QWidget] = []
        self._focused: QWidget | None = None
        self.hide()

    @property
    def up(self) -> bool:
        """Whether it covers the window now."""
        return not self.isHidden()

    def put_up(self) -> None:
        """Cover the window."""
        if self.up:
            return
        window = self._window
        self._focused = window.focusWidget()
        self._hidden = [each for each in self._beside() if not each.isHidden()]
        for each in self._hidden:
            each.hide()
        for each in (window, *self._beside()):
            each.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()

    def take_down(self) -> None:
        """Show again what was there."""
        if not self.up:
            return
        for each in (self._window, *self._beside()):
            each.removeEventFilter(self)
        self.hide()
        hidden, self._hidden = self._hidden, []
        for each in hidden:
            each.show()
        if self._focused is not None and self._focused.isVisible():
            self._focused.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focused = None
        self.closed.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        shown = watched is not self._window and event.type() == QEvent.Type.ShowToParent
        if shown and isinstance(watched, QWidget):
            # A warning that comes, or a window made larger: it is for whoever works here, later.
            watched.hide()
            self._hidden = [*(each for each in self._hidden if each is not watched), watched]
        return False

    def _beside(self) -> list[QWidget]:
        """Give what else stands in the window, but for other screens that cover it."""
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        children = self._window.findChildren(QWidget, options=direct)
        return [each for each in children if not (isinstance(each, Cover) or each.isWindow())]

    @override
    def event(self, event: QEvent, /) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() != _LOCKS
        ):
            event.accept()  # what no control here wants is this screen's, never the window's
            return True
        return super().event(event)
