"""The pages of a roster on the printer that was chosen.

They are pictures of the typeset sheets, 300 to the inch: the same on every system, without a PDF
reader.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from fieldapp.actions.handout.faults import HandoutError


def print_pages(printer: QPrinter, pages: Sequence[bytes]) -> None:
    """Draw each page on a sheet of its own, as large as it fits; any thread may do it.

    Raises: HandoutError cannot_write, where the printer takes nothing.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise HandoutError("cannot_write")
    try:
        for at, page in enumerate(pages):
            if at and not printer.newPage():
                raise HandoutError("cannot_write")
            image = QImage.fromData(page)
            sheet = printer.pageLayout().fullRectPixels(printer.resolution()).toRectF()
            painter.drawImage(_fitted(image, sheet), image)
    finally:
        painter.end()


def _fitted(image: QImage, sheet: QRectF) -> QRectF:
    """Give the largest place of an image's proportions in the middle of a sheet."""
    scale = min(sheet.width() / image.width(), sheet.height() / image.height())
    placed = QRectF(0, 0, image.width() * scale, image.height() * scale)
    placed.moveCenter(QRectF(0, 0, sheet.width(), sheet.height()).center())
    return placed
