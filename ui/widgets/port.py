"""A frame in which content scrolls up and down where there is little room."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QScrollArea,
    QSizePolicy,
    QWidget,
)
from typing_extensions import override

_ANY = 16_777_215  # what Qt takes for no limit
_ROWS = 190
"""Height of a list in a page that scrolls: some four rows."""
_AROUND = 24
"""How much of what stands above and below what has the focus is in sight with it."""


class Scrolled(QWidget):
    """Content of a port, as high as its texts are at the width they get."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scrolled")

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


class Port(QScrollArea):
    """A port on content that is as wide as the port; the focus passes through it.

    A port that is `whole` is as high as its content and leaves scrolling to what is around it: a
    large text in a small window reads in one column, and nothing scrolls inside what scrolls.
    """

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.content = content
        self._whole = False
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setObjectName("scrollPort")
        self.setWidget(content)

    @property
    def whole(self) -> bool:
        """Whether what is around it scrolls, and it never."""
        return self._whole

    def show_whole(self, whole: bool) -> None:
        """Be as high as the content, or as high as there is room."""
        if whole == self._whole:
            return
        self._whole = whole
        if whole:
            self.setMaximumHeight(_ANY)
            self._follow()
        else:
            self.setMinimumHeight(0)
        off, as_needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(off if whole else as_needed)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        done = super().eventFilter(watched, event)
        if self._whole and event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self._follow()
        return done

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        if self._whole:
            self._follow()

    def _follow(self) -> None:
        self.setMinimumHeight(max(0, least_height(self.content, self.viewport().width())))


class Room(QScrollArea):
    """The room for pages: what is in sight has all of it, or scrolls where that is too little.

    `page` is what is in sight. Only a narrow room scrolls: in a wide one pages share theirs out.
    """

    shared = Signal()  # the page has another height

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self._narrow = False
        self.page: QWidget | None = None
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setObjectName("scrollPort")
        self.setMinimumSize(0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setWidget(content)

    def show_page(self, page: QWidget) -> None:
        """Have another page in sight, from its beginning."""
        if page is not self.page:
            self.page = page
            self.verticalScrollBar().setValue(0)
        self.share()

    def fit(self, *, narrow: bool) -> None:
        """Scroll or share out."""
        self._narrow = narrow
        self.share()

    def share(self) -> None:
        """Give the page its height."""
        room = self.maximumViewportSize()
        least = 0
        if self._narrow and self.page is not None:
            self._show_whole(self.page, whole=True)
            least = least_height(self.page, room.width())
            if least > room.height():
                room.setWidth(room.width() - self.verticalScrollBar().sizeHint().width())
                least = least_height(self.page, room.width())
        elif self.page is not None:
            self._show_whole(self.page, whole=False)
        size = QSize(room.width(), max(room.height(), least))
        if size != self._content.size():
            self._content.resize(size)
            self.shared.emit()

    def _show_whole(self, page: QWidget, *, whole: bool) -> None:
        """Let only the room scroll, and lists: these keep some rows in sight."""
        for port in page.findChildren(Port):
            port.show_whole(whole)
        for rows in page.findChildren(QAbstractItemView):
            if rows.window() is page.window() and rows.minimumHeight() in (0, _ROWS):
                rows.setMinimumHeight(_ROWS if whole and not isinstance(rows, QHeaderView) else 0)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        done = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self.share()
        return done

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self.share()


def least_height(content: QWidget, width: int) -> int:
    """Give how high a widget has to be at a width for nothing in it to be cut."""
    layout = content.layout()
    if layout is None:
        return max(0, content.minimumSizeHint().height())
    if layout.hasHeightForWidth():
        # A box gives what wraps its whole height before all else: less than that would overlap.
        return max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height())
    return layout.totalMinimumSize().height()


def bring_in_sight(focused: QWidget | None) -> None:
    """Scroll every port around what has the focus until it is in sight."""
    inner = focused
    while focused is not None and inner is not None:
        inner = inner.parentWidget()
        if isinstance(inner, Port | Room) and inner.viewport().isAncestorOf(focused):
            inner.ensureWidgetVisible(focused, 0, _AROUND)


class Follower(QObject):
    """Keeps in sight what has the focus, however it got there, until somebody scrolls."""

    def __init__(
        self, app: QApplication, room: Room, told: Callable[[QWidget | None], None]
    ) -> None:
        """`told` hears where the focus goes as well."""
        super().__init__()
        self._told = told
        self._room, self._bar = room, room.verticalScrollBar()
        self._left_at = 0
        room.shared.connect(self._on_shared)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._bring)
        self._app = app
        app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        self._told(now)
        self._bring()
        self._soon.start(0)  # again when what came in sight with it has its place

    def _on_shared(self) -> None:
        if self._bar.value() == min(self._left_at, self._bar.maximum()):
            self._soon.start(0)

    def _bring(self) -> None:
        bring_in_sight(self._app.focusWidget())
        self._left_at = self._bar.value()

    def stop(self) -> None:
        """Listen no more."""
        self._soon.stop()
        self._room.shared.disconnect(self._on_shared)
        self._app.focusChanged.disconnect(self._on_focus_changed)


def a_port(content: QWidget) -> Port:
    """Give a port on content."""
    return Port(content)
