"""Draws a list: a lead such as a ticket, a title above a second line, and a word at the end."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from ui.look import RADIUS, Tokens
from ui.widgets.paint import (
    BADGE_HEIGHT,
    badge_width,
    draw_badge,
    draw_chosen,
    draw_text,
    small_font,
    turned,
)
from ui.widgets.rows_model import ROW_ROLE, Index, ListRow, RowsModel

ROW_HEIGHT: Final = 46
_LEAD: Final = 50
_SIDE: Final = 8


class RowPainter(QStyledItemDelegate):
    """Paints a row with the colours of the theme; text is drawn, never laid out as HTML."""

    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self.tokens = tokens

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index, /) -> QSize:
        return QSize(200, ROW_HEIGHT)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, ListRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, direction = option.rect, option.direction
        state = option.state
        painter.setLayoutDirection(direction)
        self._ground(painter, rect, state)
        inner = rect.adjusted(_SIDE, 0, -_SIDE, 0)
        font, small = QFont(option.font), small_font(option.font)
        lead = QRect(inner.left(), inner.top(), _LEAD, inner.height())
        before = _LEAD + 8 if row.lead else 0
        most = inner.width() - before
        width = min(badge_width(row.badge, font), most) if row.badge else 0
        at = inner.top() + 23 if row.wide else inner.center().y() - 10
        badge = QRect(inner.right() - width, at, width, BADGE_HEIGHT)
        middle = inner.adjusted(before, 0, -(width + 10 if row.badge else 0), 0)
        ink, muted = self.tokens.ink, self.tokens.muted
        draw_text(painter, turned(lead, inner, direction), row.lead, font, ink)
        whole = most if row.wide else middle.width()
        high = 20 if row.below or row.wide else middle.height() - 10
        top = QRect(middle.left(), middle.top() + (3 if row.wide else 5), whole, high)
        below = QRect(middle.left(), middle.top() + 24, middle.width(), 17)
        font.setStrikeOut(row.struck)
        title = muted if row.struck else ink
        draw_text(painter, turned(top, inner, direction), row.title, font, title)
        draw_text(painter, turned(below, inner, direction), row.below, small, muted)
        if row.badge:
            place = turned(badge, inner, direction)
            draw_badge(painter, place, row.badge, option.font, *self.tokens.badge(row.tone))
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        if state & QStyle.StateFlag.State_Selected:
            draw_chosen(painter, rect, self.tokens)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(self.tokens.focus))
            painter.drawRoundedRect(rect.adjusted(1, 2, -1, -3), RADIUS, RADIUS)
        painter.setPen(QColor(self.tokens.hairline))
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())


class RowsView(QListView):
    """The list itself. Enter or a double click opens; Delete takes it back."""

    opened = Signal()  # the current row
    delete_wanted = Signal()  # the current row

    def __init__(self, model: RowsModel, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.painter_of_rows = RowPainter(tokens, self)
        self.setItemDelegate(self.painter_of_rows)
        self.setModel(model)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def show_tokens(self, tokens: Tokens) -> None:
        """Draw with the colours of another theme."""
        self.painter_of_rows.tokens = tokens
        self.viewport().update()

    def current(self) -> ListRow | None:
        """Give the row that is chosen."""
        index = self.currentIndex()
        row = index.data(ROW_ROLE) if index.isValid() else None
        return row if isinstance(row, ListRow) else None

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        chosen = self.currentIndex().isValid()
        if chosen and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.opened.emit()
                return
        elif chosen and event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
            return
        super().keyPressEvent(event)
