"""The sheets as they are printed, one below the other, as wide as there is room."""

from collections import OrderedDict
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImageReader,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from typing_extensions import override

from ui.look import Tokens

SHEET_IN: Final = 11.0
"""How wide a sheet is: US Letter, landscape."""
_GAP: Final = 12
_KEPT: Final = 4
"""Pixmaps that are kept decoded: those in sight, and what is turned to next."""
_SETTLED_MS: Final = 150
_LINE: Final = 40


class SheetsView(QAbstractScrollArea):
    """Shows pages given as PNG. Only those in sight are decoded."""

    page_changed = Signal()  # `page` is another one
    width_changed = Signal()  # `ppi` is another one, and stays

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheets")
        self._tokens = tokens
        self._pages: tuple[bytes, ...] = ()
        self._size = QSize(1, 1)
        self._decoded: OrderedDict[int, QPixmap] = OrderedDict()
        self._page = 0
        self._laid_height = 1
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setObjectName("scrollPort")
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._settled.timeout.connect(self.width_changed)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def page(self) -> int:
        """Which page is in sight, counted from 0."""
        return self._page

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    @property
    def ppi(self) -> float:
        """How many pixels of the screen an inch of the sheet takes."""
        return self._sheet_width() * self.devicePixelRatioF() / SHEET_IN

    def show_pages(self, pages: Sequence[bytes], *, same: bool) -> None:
        """Show pages; `same` keeps the place, for a newer state of the same list."""
        place = self._place()
        self._pages = tuple(pages)
        self._decoded.clear()
        if self._pages:
            self._size = _size_of(self._pages[0])
        self._arrange()
        self._go_to_place(place if same else 0.0)
        self._tell_page()
        self.viewport().update()

    def go_to(self, page: int) -> None:
        """Bring the top of a page in sight."""
        page = max(0, min(page, self.count - 1))
        self.verticalScrollBar().setValue(page * (self._sheet_height() + _GAP))

    def show_tokens(self, tokens: Tokens) -> None:
        """Draw with the colours of another theme; the paper stays white."""
        self._tokens = tokens
        self.viewport().update()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        place = self._place()
        super().resizeEvent(event)
        self._arrange()
        self._go_to_place(place)
        self._settled.start()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Down:
                bar.setValue(bar.value() + _LINE)
            case Qt.Key.Key_Up:
                bar.setValue(bar.value() - _LINE)
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_Space:
                bar.setValue(bar.value() + bar.pageStep())
            case _:
                event.ignore()

    @override
    def viewportEvent(self, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(event, QPaintEvent):
            self._paint(event.rect())
            return True
        return bool(super().viewportEvent(event))

    def _paint(self, rect: QRect) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for at in range(self.count):
            sheet = self._sheet(at)
            if sheet.intersects(rect):
                painter.fillRect(sheet, QColor(Qt.GlobalColor.white))
                painter.drawPixmap(sheet, self._pixmap(at))
                painter.setPen(QColor(self._tokens.hairline))
                painter.drawRect(sheet.adjusted(0, 0, -1, -1))
        painter.end()

    def _pixmap(self, at: int) -> QPixmap:
        if at not in self._decoded:
            found = QPixmap()
            found.loadFromData(self._pages[at], "PNG")
            self._decoded[at] = found
            while len(self._decoded) > _KEPT:
                self._decoded.popitem(last=False)
        self._decoded.move_to_end(at)
        return self._decoded[at]

    def _sheet(self, at: int) -> QRect:
        top = at * (self._sheet_height() + _GAP) - self.verticalScrollBar().value()
        return QRect(0, top, self._sheet_width(), self._sheet_height())

    def _sheet_width(self) -> int:
        return max(1, self.viewport().width())

    def _sheet_height(self) -> int:
        return round(self._sheet_width() * self._size.height() / self._size.width())

    def _place(self) -> float:
        """Give what is at the top, in pages as they are laid out now."""
        return self.verticalScrollBar().value() / (self._laid_height + _GAP)

    def _go_to_place(self, place: float) -> None:
        self.verticalScrollBar().setValue(round(place * (self._laid_height + _GAP)))

    def _arrange(self) -> None:
        self._laid_height = self._sheet_height()
        whole = self.count * (self._laid_height + _GAP) - _GAP
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, whole - self.viewport().height()))
        bar.setPageStep(max(1, self.viewport().height() - _LINE))
        bar.setSingleStep(_LINE)

    def _on_scrolled(self) -> None:
        self.viewport().update()
        self._tell_page()

    def _tell_page(self) -> None:
        bar = self.verticalScrollBar()
        reading = bar.value() + self.viewport().height() // 3
        at = reading // (self._laid_height + _GAP)
        if bar.value() == bar.maximum() and bar.maximum():
            at = self.count - 1
        self._page = max(0, min(at, self.count - 1))
        self.page_changed.emit()


def _size_of(page: bytes) -> QSize:
    """Give the size of a PNG without decoding it."""
    device = QBuffer()
    device.setData(QByteArray(page))
    device.open(QIODevice.OpenModeFlag.ReadOnly)
    size = QImageReader(device, QByteArray(b"png")).size()
    return size if size.isValid() else QSize(1, 1)
