"""A QR code drawn from its matrix: black on white with its quiet zone, sharp at any size."""

from typing import Final

import segno
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

_QUIET: Final = 4
"""Modules of white around it, as ISO/IEC 18004 asks for."""

Matrix = tuple[bytearray, ...]


def matrix_of(text: str) -> Matrix:
    """Give the modules of a text, row by row: 1 is dark."""
    made: Matrix = segno.make(text, error="m", micro=False).matrix
    return made


def paint_matrix(painter: QPainter, matrix: Matrix, place: QRectF) -> None:
    """Draw a matrix with its quiet zone as large as it fits into a place."""
    modules = len(matrix) + 2 * _QUIET
    size = int(min(place.width(), place.height()) // modules)
    left = place.left() + (place.width() - size * modules) / 2 + size * _QUIET
    top = place.top() + (place.height() - size * modules) / 2 + size * _QUIET
    painter.fillRect(place, QColor(Qt.GlobalColor.white))
    dark = QColor(Qt.GlobalColor.black)
    for y, row in enumerate(matrix):
        for x, module in enumerate(row):
            if module:
                painter.fillRect(QRectF(left + x * size, top + y * size, size, size), dark)


class QrCode(QWidget):
    """Shows the code of a text; nothing while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._matrix: Matrix = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Show a text."""
        self._matrix = matrix_of(text) if text else ()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, 200)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        if self._matrix:
            painter = QPainter(self)
            paint_matrix(painter, self._matrix, self.rect().toRectF())
            painter.end()
