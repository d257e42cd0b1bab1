"""Draws a list: a lead such as a ticket, a title above a second line, and a word at the end."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from ui.look import RADIUS, SMALL, Tokens
from ui.texts import first_strong
from ui.widgets.rows_model import ROW_ROLE, Index, ListRow, RowsModel

ROW_HEIGHT: Final = 46
_LEAD: Final = 50
_SIDE: Final = 8
_BADGE_PAD: Final = 8


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
        font = QFont(option.font)
        small = QFont(font)
        small.setPixelSize(SMALL - 1)
        badge = self._badge_rect(inner, row, small)
        lead = QRect(inner.left(), inner.top(), _LEAD, inner.height())
        before = _LEAD + 8 if row.lead else 0
        middle = inner.adjusted(before, 0, -(badge.width() + 10 if row.badge else 0), 0)
        colours = (self.tokens.ink, self.tokens.muted)
        self._text(painter, _turned(lead, inner, direction), row.lead, font, colours[0])
        high = 20 if row.below else middle.height() - 10
        top = QRect(middle.left(), middle.top() + 5, middle.width(), high)
        below = QRect(middle.left(), middle.top() + 24, middle.width(), 17)
        font.setStrikeOut(row.struck)
        title = colours[1] if row.struck else colours[0]
        self._text(painter, _turned(top, inner, direction), row.title, font, title)
        self._text(painter, _turned(below, inner, direction), row.below, small, colours[1])
        if row.badge:
            small.setBold(True)
            self._badge(painter, _turned(badge, inner, direction), row, small)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(self.tokens.wash))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -2), RADIUS, RADIUS)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(self.tokens.teal_ink))
            painter.drawRoundedRect(rect.adjusted(1, 2, -1, -3), RADIUS, RADIUS)
        painter.setPen(QColor(self.tokens.hairline))
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())

    def _badge_rect(self, inner: QRect, row: ListRow, font: QFont) -> QRect:
        bold = QFont(font)
        bold.setBold(True)
        width = QFontMetrics(bold).horizontalAdvance(row.badge) + 2 * _BADGE_PAD
        return QRect(inner.right() - width, inner.center().y() - 10, width, 20)

    def _badge(self, painter: QPainter, rect: QRect, row: ListRow, font: QFont) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(self.tokens, row.tone)))
        painter.drawRoundedRect(rect, 6, 6)
        painter.setFont(font)
        painter.setPen(QColor(getattr(self.tokens, f"on_{row.tone}")))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, row.badge)

    def _text(self, painter: QPainter, rect: QRect, text: str, font: QFont, colour: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        # The side a row begins on is the layout's, whatever script the name is in.
        side = (
            Qt.AlignmentFlag.AlignRight
            if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
            else Qt.AlignmentFlag.AlignLeft
        )
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(rect, int(flags) | Qt.TextFlag.TextSingleLine, first_strong(shown))


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


def _turned(rect: QRect, within: QRect, direction: Qt.LayoutDirection) -> QRect:
    """Give a place within a row, on the other side where the layout runs leftwards."""
    return QStyle.visualRect(direction, within, rect)
