"""The table: a header that orders, lines of one height, everything by keys, no jumping."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygon,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from ui.look import RADIUS, Tokens
from ui.widgets.lines_model import LINE_ROLE, LinesModel, TableLine
from ui.widgets.paint import BADGE_HEIGHT, badge_width, draw_badge, draw_text, small_font, turned
from ui.widgets.rows_model import Index

ROW: Final = 38
_HEAD: Final = 34
_SIDE: Final = 10
_SIGN: Final = 4


class LinePainter(QStyledItemDelegate):
    """Paints a cell; a line that is to come is a quiet bar."""

    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self.tokens = tokens

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index, /) -> QSize:
        return QSize(80, ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        tokens, rect = self.tokens, option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens.wash))
            if tokens.high:
                painter.fillRect(
                    rect.adjusted(0, rect.height() - 3, 0, -1), QColor(tokens.teal_ink)
                )
        painter.setPen(QColor(tokens.hairline))
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        line = index.data(LINE_ROLE)
        inner = rect.adjusted(_SIDE, 0, -_SIDE, 0)
        if isinstance(line, TableLine):
            self._cell(painter, inner, line, index, option.font)
        elif index.column() < 2:
            self._to_come(painter, inner)
        painter.restore()

    def _cell(
        self, painter: QPainter, inner: QRect, line: TableLine, index: Index, font: QFont
    ) -> None:
        model = index.model()
        column = model.columns[index.column()] if isinstance(model, LinesModel) else None
        text, tokens = line.cells[index.column()], self.tokens
        if column is not None and column.badge and text:
            width = min(badge_width(text, font), inner.width())
            place = QRect(inner.left(), inner.center().y() - 10, width, BADGE_HEIGHT)
            place = turned(place, inner, painter.layoutDirection())
            draw_badge(painter, place, text, font, *tokens.badge(line.tone))
            return
        first = index.column() < 2 or (column is not None and column.strong)
        used = QFont(font) if first else small_font(font)
        used.setStrikeOut(line.struck and column is not None and column.share > 0 and first)
        muted = line.struck or not first
        draw_text(painter, inner, text, used, tokens.muted if muted else tokens.ink)

    def _to_come(self, painter: QPainter, inner: QRect) -> None:
        bar = QRect(inner.left(), inner.center().y() - 4, min(inner.width(), 120) // 2, 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.tokens.off))
        painter.drawRoundedRect(turned(bar, inner, painter.layoutDirection()), 4, 4)


class OrderHeader(QHeaderView):
    """The head of the table. One tab stop: arrows move between orders, Enter or Space takes one."""

    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.tokens = tokens
        self._order, self._up = "", False
        self._at = -1
        self.setFixedHeight(_HEAD)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(20)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_order(self, order: str, *, up: bool) -> None:
        """Mark the column by which the lines are ordered; empty for none."""
        self._order, self._up = order, up
        self.viewport().update()

    def _orders(self) -> list[int]:
        model = self.model()
        columns = model.columns if isinstance(model, LinesModel) else ()
        return [
            at for at, each in enumerate(columns) if each.order and not self.isSectionHidden(at)
        ]

    @override
    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        self._stand()
        self.viewport().update()

    def _stand(self) -> list[int]:
        """Stand on one of the columns that order; gives them all."""
        orders = self._orders()
        if self._at not in orders and orders:
            self._at = orders[0]
        return orders

    @override
    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        orders = self._stand()
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        step = steps.get(Qt.Key(event.key()), 0)
        if step and self._at in orders:
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                step = -step
            at = orders.index(self._at) + step
            self._at = orders[max(0, min(at, len(orders) - 1))]
            self.viewport().update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.sectionClicked.emit(self._at)
        else:
            event.ignore()

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int, /) -> None:
        model = self.model()
        if not isinstance(model, LinesModel):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        column, tokens = model.columns[logicalIndex], self.tokens
        painter.fillRect(rect, QColor(tokens.card))
        painter.setPen(QColor(tokens.hairline))
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        inner = rect.adjusted(_SIDE, 0, -_SIDE, 0)
        words = str(model.headerData(logicalIndex, Qt.Orientation.Horizontal) or "")
        marked = bool(column.order) and column.order == self._order
        font = small_font(self.font(), bold=True)
        room = inner.adjusted(0, 0, -3 * _SIGN if marked else 0, 0)
        place = turned(room, inner, self.layoutDirection())
        draw_text(painter, place, words, font, tokens.teal_ink if marked else tokens.muted)
        if marked:
            used = min(QFontMetrics(font).horizontalAdvance(words), room.width())
            self._sign(painter, inner, inner.left() + used + 2 * _SIGN)
        if self.hasFocus() and logicalIndex == self._at:
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(2, 3, -2, -4), RADIUS - 2, RADIUS - 2)
        painter.restore()

    def _sign(self, painter: QPainter, inner: QRect, left: int) -> None:
        """Draw a triangle that points to where the largest stands."""
        box = QRect(left, inner.center().y() - 2, 2 * _SIGN, _SIGN)
        box = turned(box, inner, self.layoutDirection())
        top, bottom = box.top(), box.top() + _SIGN
        base, point = (bottom, top) if self._up else (top, bottom)
        corners = [(box.left(), base), (box.right(), base), (box.center().x(), point)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.tokens.teal_ink))
        painter.drawPolygon(QPolygon([QPoint(x, y) for x, y in corners]))


class Table(QTableView):
    """Lines under a header. Enter opens, Delete takes back, letters go to the search."""

    opened = Signal()  # the current line
    delete_wanted = Signal()  # the current line
    copy_wanted = Signal()  # the current line
    typed = Signal(object)  # str: a letter, for the search
    order_wanted = Signal(object)  # str: the order of a column
    sight_changed = Signal()  # other lines are in sight; see `sight`

    def __init__(self, model: LinesModel, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("table")
        self.lines = model
        self.painter_of_lines = LinePainter(tokens, self)
        self.setItemDelegate(self.painter_of_lines)
        self.header = OrderHeader(tokens, self)
        self.setHorizontalHeader(self.header)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(ROW)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.setModel(model)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Scrolling moves what is drawn and draws only the lines that come in sight.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.without: frozenset[str] = frozenset()
        """Columns that say nothing now."""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.sight_changed)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        self.header.sectionClicked.connect(self._on_section_clicked)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        ground = QPainter(self.viewport())
        ground.fillRect(event.rect(), QColor(self.painter_of_lines.tokens.card))
        ground.end()
        super().paintEvent(event)

    def show_tokens(self, tokens: Tokens) -> None:
        """Draw with the colours of another theme."""
        self.painter_of_lines.tokens = self.header.tokens = tokens
        self.viewport().update()
        self.header.viewport().update()

    def current_key(self) -> bytes:
        """Give the id of the line that is chosen, empty for none."""
        index = self.currentIndex()
        return self.lines.key_at(index.row()) if index.isValid() else b""

    def choose(self, row: int) -> None:
        """Choose a line and bring it in sight."""
        if 0 <= row < self.lines.rowCount():
            self.setCurrentIndex(self.lines.index(row, 0))

    def sight(self) -> tuple[int, int]:
        """Give the first line in sight and how many there is room for."""
        first = self.verticalScrollBar().value() // ROW
        return first, self.viewport().height() // ROW + 2

    @contextmanager
    def held(self) -> Iterator[None]:
        """While the model changes: what is in sight and what is chosen stay where they are.

        At the very top new lines show themselves, unless somebody goes through the lines by keys.
        """
        bar = self.verticalScrollBar()
        first, past = divmod(bar.value(), ROW)
        keys = [self.lines.key_at(row) for row in range(first, first + self.sight()[1])]
        chosen = self.current_key()
        at_top = bar.value() == 0 and not (chosen and self.hasFocus())
        yield
        self._choose_again(chosen)
        self.updateGeometries()
        found = ((at, self.lines.row_of(key)) for at, key in enumerate(keys) if key)
        stays = next(((at, row) for at, row in found if row >= 0), None)
        if not at_top and stays is not None:
            at, row = stays
            bar.setValue((row - at) * ROW + past)
        self.sight_changed.emit()

    def _choose_again(self, chosen: bytes) -> None:
        row = self.lines.row_of(chosen)
        if row >= 0 and row != self.currentIndex().row():
            index = self.lines.index(row, 0)
            model = self.selectionModel()
            model.setCurrentIndex(
                index, model.SelectionFlag.ClearAndSelect | model.SelectionFlag.Rows
            )

    @contextmanager
    def chosen_kept(self) -> Iterator[None]:
        """While another list comes: who was chosen stays so, where they are in it."""
        chosen = self.current_key()
        yield
        self._choose_again(chosen)

    def to_top(self) -> None:
        """Show the beginning of another list."""
        self.updateGeometries()
        self.verticalScrollBar().setValue(0)
        self.sight_changed.emit()

    # --- room -------------------------------------------------------------------------------------

    def fit(self) -> None:
        """Share the width out; columns go where there is too little."""
        room = self.viewport().width()
        columns = list(enumerate(self.lines.columns))
        shown = {at: each for at, each in columns if each.code not in self.without}
        for at, each in sorted(columns, key=lambda one: -one[1].goes):
            if each.goes and sum(one.least for one in shown.values()) > room:
                shown.pop(at, None)
        spare = max(0, room - sum(each.least for each in shown.values()))
        shares = sum(each.share for each in shown.values()) or 1
        for at, each in columns:
            self.setColumnHidden(at, at not in shown)
            if at in shown:
                self.setColumnWidth(at, each.least + spare * each.share // shares)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self.fit()
        self._on_scrolled()

    def _on_scrolled(self) -> None:
        if not self._soon.isActive():
            self._soon.start(0)

    # --- what a person did ------------------------------------------------------------------------

    def _on_section_clicked(self, section: int) -> None:
        if 0 <= section < len(self.lines.columns) and self.lines.columns[section].order:
            self.order_wanted.emit(self.lines.columns[section].order)

    @override
    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.choose(self.sight()[0])

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if self._acts(event):
            return
        last = self.lines.rowCount() - 1
        match event.key():
            case Qt.Key.Key_Home:
                self.choose(0)
            case Qt.Key.Key_End:
                self.choose(last)
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                event.ignore()
            case _:
                super().keyPressEvent(event)

    def _acts(self, event: QKeyEvent) -> bool:
        """Whether a key was for the current line or for the search."""
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        chosen = bool(self.current_key())
        if event.matches(QKeySequence.StandardKey.Copy) and chosen:
            self.copy_wanted.emit()
        elif plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and chosen:
            self.opened.emit()
        elif plain and event.key() == Qt.Key.Key_Delete and chosen:
            self.delete_wanted.emit()
        elif plain and event.text().isprintable() and event.text().strip():
            self.typed.emit(event.text())
        else:
            return False
        return True

    @override
    def keyboardSearch(self, search: str, /) -> None:
        """Letters go to the search of the page."""
