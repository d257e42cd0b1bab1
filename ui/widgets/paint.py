"""Text and badges as delegates draw them: never as HTML, on the side where a row begins."""

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle

from ui.look import RADIUS, SMALL, Tokens
from ui.texts import first_strong

BADGE_HEIGHT: Final = 20
_LINE: Final = (
    int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute) | Qt.TextFlag.TextSingleLine
)
_LEFT: Final = _LINE | int(Qt.AlignmentFlag.AlignLeft)
_RIGHT: Final = _LINE | int(Qt.AlignmentFlag.AlignRight)
_BADGE_PAD: Final = 8
_BADGE_RADIUS: Final = 6


def small_font(font: QFont, *, bold: bool = False) -> QFont:
    """Give the font of second lines and badges."""
    made = QFont(font)
    made.setPixelSize(SMALL - 1)
    made.setBold(bold)
    return made


def turned(rect: QRect, within: QRect, direction: Qt.LayoutDirection) -> QRect:
    """Give a place within a row, on the other side where the layout runs leftwards."""
    return QStyle.visualRect(direction, within, rect)


def draw_text(painter: QPainter, rect: QRect, text: str, font: QFont, colour: str) -> None:
    """Draw one line, ended by … where there is no room."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    # The side a row begins on is the layout's, whatever script the name is in.
    leftwards = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    painter.drawText(rect, _RIGHT if leftwards else _LEFT, first_strong(shown))


def badge_width(words: str, font: QFont) -> int:
    """Give how wide a badge is."""
    return QFontMetrics(small_font(font, bold=True)).horizontalAdvance(words) + 2 * _BADGE_PAD


def draw_badge(painter: QPainter, rect: QRect, words: str, font: QFont, *colours: str) -> None:
    """Draw words on a ground; `colours` are those that `Tokens.badge` gives for a tone."""
    ground, ink, edge = colours
    painter.setPen(Qt.PenStyle.NoPen if edge == ground else QColor(edge))
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(rect, _BADGE_RADIUS, _BADGE_RADIUS)
    bold = small_font(font, bold=True)
    room = rect.width() - _BADGE_PAD
    painter.setFont(bold)
    painter.setPen(QColor(ink))
    shown = QFontMetrics(bold).elidedText(words, Qt.TextElideMode.ElideRight, room)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, shown)


def draw_chosen(painter: QPainter, rect: QRect, tokens: Tokens) -> None:
    """Draw the ground of the row that is chosen; where contrast is high, with an edge."""
    painter.setPen(QColor(tokens.edge("wash")) if tokens.high else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.wash))
    painter.drawRoundedRect(rect.adjusted(0, 1, -1, -2), RADIUS, RADIUS)
