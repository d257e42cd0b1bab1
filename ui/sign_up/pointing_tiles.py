"""A sheet of large tiles to point at: as many as there is room for, page by page."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from ui.icons import icon
from ui.look import CARD_RADIUS, SMALL, Tokens
from ui.sign_up.pointing import Tile
from ui.widgets.paint import turned

GAP: Final = 12
_LEAST_WIDTH: Final = 190
_LEAST_HEIGHT: Final = 92
_MOST_COLUMNS: Final = 6
_MOST_ROWS: Final = 6
_SIZES: Final = (40, 35, 30, 27, 24, 21, 18, 16)
_FEW: Final = 9
_FEW_ABREAST: Final = 3
"""So few are shown larger."""
_LARGE: Final = 140
"""A tile so high has room for larger letters."""
_NAME: Final = 34
_PAD: Final = 10
_HAND: Final = 22
_NUMBERS: Final = 9
_STEP: Final = {
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Up: (0, -1),
}


class LanguageTile(QAbstractButton):
    """One language in its own letters, its name in the window's language below."""

    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self.tile: Tile | None = None
        self._number = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_tile(self, tile: Tile, number: int, tokens: Tokens) -> None:
        """Show a language; the first nine of a page have their number beside."""
        self.tile, self._tokens = tile, tokens
        self._number = str(number) if number <= _NUMBERS else ""
        heard = (tile.words, tile.name, tile.sounds)
        self.setAccessibleName(", ".join(dict.fromkeys(each for each in heard if each)))
        self.update()

    @override
    def paintEvent(self, _event: QPaintEvent, /) -> None:
        tile = self.tile
        if tile is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._tokens
        lit = self.hasFocus() or self.underMouse()
        ground = tokens.wash if lit or tile.apart else tokens.card
        ring = QPen(QColor(tokens.amber if not tokens.dark else tokens.teal), 4)
        painter.setPen(ring if self.hasFocus() else QPen(QColor(tokens.hairline), 1))
        painter.setBrush(QColor(ground))
        edge = 2.0 if self.hasFocus() else 0.5
        around = self.rect().toRectF().adjusted(edge, edge, -edge, -edge)
        painter.drawRoundedRect(around, CARD_RADIUS, CARD_RADIUS)
        self._draw_words(painter, tile)
        painter.end()

    def _draw_words(self, painter: QPainter, tile: Tile) -> None:
        tokens, room = self._tokens, self.rect().toRectF().adjusted(_PAD, 6, -_PAD, -6)
        below = QRectF(room.left(), room.bottom() - _NAME, room.width(), _NAME)
        above = QRectF(room.left(), room.top(), room.width(), room.height() - _NAME)
        option = QTextOption(Qt.AlignmentFlag.AlignCenter)
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if tile.rtl else Qt.LayoutDirection.LeftToRight
        )
        painter.setFont(self._fitted(tile, above))
        painter.setPen(QColor(tokens.ink))
        painter.drawText(above, tile.words, option)
        small = QFont(self.font())
        small.setPixelSize(SMALL)
        painter.setFont(small)
        painter.setPen(QColor(tokens.muted))
        option.setTextDirection(self.layoutDirection())
        painter.drawText(below, self._two_lines(tile.name, small, below), option)
        if self._number:
            corner = turned(
                self.rect().adjusted(self.width() - 28, 4, -_PAD, 22 - self.height()),
                self.rect(),
                self.layoutDirection(),
            )
            painter.drawText(corner, Qt.AlignmentFlag.AlignCenter, self._number)
        if tile.signed:
            at = self.rect().adjusted(_PAD, _PAD, 0, 0)
            at.setSize(QSize(_HAND, _HAND))
            at = turned(at, self.rect(), self.layoutDirection())
            icon("hand", tokens.teal_ink, _HAND).paint(painter, at)

    def _fitted(self, tile: Tile, room: QRectF) -> QFont:
        """Give the largest font in which the words have room, on two lines at most."""
        font = QFont(self.font())
        font.setBold(all(_comes_in_bold(each) for each in tile.words))
        for size in (each for each in _SIZES if each <= _SIZES[2] or self.height() > _LARGE):
            font.setPixelSize(size)
            metrics = QFontMetricsF(font)
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            needed = metrics.boundingRect(room, flags, tile.words)
            longest = max(map(metrics.horizontalAdvance, tile.words.split()), default=0.0)
            if needed.height() <= room.height() and longest <= room.width():
                break
        return font

    def _two_lines(self, words: str, font: QFont, room: QRectF) -> str:
        room_in_all = 2 * room.width() - 40
        return QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room_in_all)


class TileSheet(QWidget):
    """Tiles in rows. Arrows go over them and on to the next page, digits pick, letters find."""

    picked = Signal(str)  # the tag of a tile
    reached = Signal(object)  # the Tile with the focus
    turned_to = Signal()  # another page is shown: see `page` and `pages`
    typed = Signal(str)  # a letter, to find with

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._tiles: tuple[Tile, ...] = ()
        self._buttons: list[LanguageTile] = []
        self.columns, self.rows = 1, 1
        self.page = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-len(self._tiles) // self.most))

    @property
    def most(self) -> int:
        """How many tiles a page has room for."""
        return self.columns * self.rows

    @property
    def shown(self) -> tuple[LanguageTile, ...]:
        """The tiles in sight, in their order."""
        return tuple(each for each in self._buttons if each.isVisibleTo(self))

    def show_tiles(self, tiles: Sequence[Tile]) -> None:
        """Show these, from the first page on."""
        self._tiles, self.page = tuple(tiles), 0
        self._share_out()

    def show_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of a theme."""
        self._tokens = tokens
        self._lay()

    def turn(self, by: int) -> None:
        """Show another page, its first tile with the focus."""
        page = max(0, min(self.page + by, self.pages - 1))
        if page != self.page:
            self.page = page
            self._lay()
            self.focus_tile(0)

    def focus_tile(self, at: int) -> None:
        """Put the focus on a tile of the page in sight."""
        if self.shown:
            button = self.shown[max(0, min(at, len(self.shown) - 1))]
            button.setFocus(Qt.FocusReason.OtherFocusReason)
            self.reached.emit(button.tile)

    @override
    def sizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH * _MOST_COLUMNS, _LEAST_HEIGHT * _MOST_ROWS)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, _LEAST_HEIGHT)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._share_out()

    @override
    def eventFilter(self, watched: object, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, LanguageTile):
            self.reached.emit(watched.tile)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return isinstance(watched, LanguageTile) and self._on_key(watched, event)
        return False

    def _on_key(self, tile: LanguageTile, event: QKeyEvent) -> bool:
        key, text = Qt.Key(event.key()), event.text()
        beside = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        if event.modifiers() & ~beside:
            return False
        if key in _STEP:
            self._step(tile, *_STEP[key])
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.turn(1 if key == Qt.Key.Key_PageDown else -1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.focus_tile(0 if key == Qt.Key.Key_Home else len(self.shown) - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            tile.click()
        elif text.isdigit() and 1 <= int(text) <= min(_NUMBERS, len(self.shown)):
            self.shown[int(text) - 1].click()
        elif text.isalpha():
            self.typed.emit(text)
        else:
            return False
        return True

    def _step(self, tile: LanguageTile, across: int, down: int) -> None:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            across = -across
        at = self.shown.index(tile) + across + down * self.columns
        if at >= len(self.shown) and self.page + 1 < self.pages:
            self.turn(1)
        elif at < 0 and self.page > 0:
            self.turn(-1)
            self.focus_tile(len(self.shown) - 1)
        elif 0 <= at < len(self.shown):
            self.focus_tile(at)

    def _share_out(self) -> None:
        """Share the room out; the tile that stood first on the page is on the one in sight."""
        first = self.page * self.most
        few = len(self._tiles) <= _FEW
        abreast, high = (_FEW_ABREAST, _FEW_ABREAST) if few else (_MOST_COLUMNS, _MOST_ROWS)
        self.columns = _that_fit(self.width(), _LEAST_WIDTH, abreast)
        self.rows = _that_fit(self.height(), _LEAST_HEIGHT, high)
        self.page = first // self.most
        self._lay()

    def _lay(self) -> None:
        first = self.page * self.most
        tiles = self._tiles[first : first + self.most]
        while len(self._buttons) < len(tiles):
            self._buttons.append(self._made())
        width = (self.width() - (self.columns - 1) * GAP) / self.columns
        height = (self.height() - (self.rows - 1) * GAP) / self.rows
        for at, button in enumerate(self._buttons):
            button.setVisible(at < len(tiles))
            if at >= len(tiles):
                continue
            row, column = divmod(at, self.columns)
            place = QRectF(column * (width + GAP), row * (height + GAP), width, height).toRect()
            button.setGeometry(turned(place, self.rect(), self.layoutDirection()))
            button.show_tile(tiles[at], at + 1, self._tokens)
        self.turned_to.emit()

    def _made(self) -> LanguageTile:
        button = LanguageTile(self._tokens, self)
        button.installEventFilter(self)
        button.clicked.connect(lambda _checked=False, one=button: self._on_clicked(one))
        return button

    def _on_clicked(self, button: LanguageTile) -> None:
        if button.tile is not None:
            self.picked.emit(button.tile.tag)


def _comes_in_bold(letter: str) -> bool:
    """Only Latin, Greek and Cyrillic do; letters of other scripts would be smeared."""
    return letter <= "\u052f" or "\u1e00" <= letter < "\u2070"


def _that_fit(room: int, least: int, most: int) -> int:
    return max(1, min(most, (room + GAP) // (least + GAP)))
