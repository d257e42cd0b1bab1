"""An invitation on one sheet of paper: the code large, the address, a picture, what to do."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtPrintSupport import QPrinter

from fieldapp.actions.handout.faults import HandoutError
from ui.laptops.qr import matrix_of, paint_matrix

_MARGIN_IN: Final = 1.0
_PICTURE_IN: Final = 2.5


def print_invitation(
    printer: QPrinter, font: QFont, lines: tuple[tuple[str, int, bool], ...], picture: str
) -> None:
    """Draw lines as (text, points, bold) below each other, and the picture of a text below them.

    Raises: HandoutError cannot_write, where the printer takes nothing.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise HandoutError("cannot_write")
    try:
        ppi = printer.resolution()
        margin = round(_MARGIN_IN * ppi)
        sheet = printer.pageLayout().fullRectPixels(ppi).toRectF()
        room = QRectF(margin, margin, sheet.width() - 2 * margin, sheet.height() - 2 * margin)
        for text, points, bold in lines:
            sized = QFont(font)
            sized.setPixelSize(round(points * ppi / 72))
            sized.setBold(bold)
            painter.setFont(sized)
            flags = int(Qt.AlignmentFlag.AlignTop) | Qt.TextFlag.TextWordWrap
            used = painter.drawText(room, flags, text)
            room.setTop(used.bottom() + round(0.2 * ppi))
        size = _PICTURE_IN * ppi
        paint_matrix(painter, matrix_of(picture), QRectF(room.left(), room.top(), size, size))
    finally:
        painter.end()
