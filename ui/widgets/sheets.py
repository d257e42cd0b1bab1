"""The sheets as they are printed, one below the other, as wide as there is room.

The view knows how many there are; it asks for the pictures of those in sight, and keeps a few.
"""

from typing import Final

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from typing_extensions import override

from ui.look import LIGHT, Tokens

SHEET_IN: Final = 11.0
"""How wide a sheet is: US Letter, landscape."""
SHEET_HIGH_IN: Final = 8.5
_GAP: Final = 12
_KEPT: Final = 4
"""Pictures that are kept, however many pages there are: those in sight, and those beside them."""
_SETTLED_MS: Final = 150
_LINE: Final = 40


class SheetsView(QAbstractScrollArea):
    """Shows pages; a picture is wanted when its page comes in sight, and of the next one."""

    page_changed = Signal()  # `page` is another one
    width_changed = Signal()  # `ppi` is another one, and stays
    wanted = Signal(object)  # the pages whose pictures are lacking, counted from 0

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheets")
        self._tokens = tokens
        self._count = 0
        self._pictures: dict[int, QPixmap] = {}
        self._worn: set[int] = set()  # pictures of an older state or another width
        self._slow = ""
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
        return self._count

    @property
    def is_drawn(self) -> bool:
        """Whether every page in sight has its picture."""
        return not self._lacking(beside=0)

    @property
    def ppi(self) -> float:
        """How many pixels of the screen an inch of the sheet takes."""
        return self._sheet_width() * self.devicePixelRatioF() / SHEET_IN

    def show_pages(self, count: int, *, same: bool) -> None:
        """Show so many pages; `same` keeps place and pictures, for a newer state of one list."""
        place = self._place()
        self._count = count
        if same:
            self._worn = set(self._pictures)
        else:
            self._pictures.clear()
            self._worn.clear()
        self._arrange()
        self._go_to_place(place if same else 0.0)
        self._tell_page()
        self.viewport().update()
        self._want()

    def put(self, page: int, picture: bytes) -> None:
        """Take in the picture of a page, as PNG."""
        found = QPixmap()
        found.loadFromData(picture, "PNG")
        self._pictures[page] = found
        self._worn.discard(page)
        far = sorted(self._pictures, key=lambda each: abs(each - self._page))
        keep = max(_KEPT, len(self._in_sight(beside=1)))
        for each in far[keep:]:
            del self._pictures[each]
            self._worn.discard(each)
        self.viewport().update()
        self._want()

    def draw_anew(self) -> None:
        """Want all pictures again; those that are there stay in sight until then."""
        self._worn = set(self._pictures)
        self._want()

    def say_slow(self, words: str) -> None:
        """Say on pages without a picture that they are being drawn; nothing while it is quick."""
        if words != self._slow:
            self._slow = words
            self.viewport().update()

    def _in_sight(self, *, beside: int) -> list[int]:
        """Give the pages in sight and so many after and before them, what is needed most first."""
        sight = self.viewport().rect()
        seen = [at for at in range(self._count) if self._sheet(at).intersects(sight)]
        if not seen:
            return []
        after = range(seen[-1] + 1, seen[-1] + 1 + beside)
        before = range(seen[0] - beside, seen[0])
        return [*seen, *(at for at in (*after, *before) if 0 <= at < self._count)]

    def _lacking(self, *, beside: int) -> tuple[int, ...]:
        there = self._pictures.keys() - self._worn
        return tuple(at for at in self._in_sight(beside=beside) if at not in there)

    def _want(self) -> None:
        self.wanted.emit(self._lacking(beside=1))

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
        self._want()

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
                if at in self._pictures:
                    painter.drawPixmap(sheet, self._pictures[at])
                elif self._slow:
                    painter.setPen(QColor(LIGHT.muted))
                    painter.drawText(sheet, Qt.AlignmentFlag.AlignCenter, self._slow)
                painter.setPen(QColor(self._tokens.hairline))
                painter.drawRect(sheet.adjusted(0, 0, -1, -1))
        painter.end()

    def _sheet(self, at: int) -> QRect:
        top = at * (self._sheet_height() + _GAP) - self.verticalScrollBar().value()
        return QRect(0, top, self._sheet_width(), self._sheet_height())

    def _sheet_width(self) -> int:
        return max(1, self.viewport().width())

    def _sheet_height(self) -> int:
        return round(self._sheet_width() * SHEET_HIGH_IN / SHEET_IN)

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
        self._want()

    def _tell_page(self) -> None:
        bar = self.verticalScrollBar()
        reading = bar.value() + self.viewport().height() // 3
        at = reading // (self._laid_height + _GAP)
        if bar.value() == bar.maximum() and bar.maximum():
            at = self.count - 1
        self._page = max(0, min(at, self.count - 1))
        self.page_changed.emit()
