"""The system's own print dialog, a printer set to the sheets of this house, and pages on it.

Pages are pictures of typeset sheets, 300 to the inch: the same on every system, without a PDF
reader.
"""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from fieldapp.actions.handout.faults import HandoutError

PRINT_PPI: Final = 300
_NO_MARGINS: Final = QMarginsF(0, 0, 0, 0)

AskPrinter = Callable[[QWidget, QPageLayout.Orientation, Callable[[QPrinter], None]], None]


def a_printer(orientation: QPageLayout.Orientation) -> QPrinter:
    """Give the system's usual printer, set to a US Letter sheet without margins."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(PRINT_PPI)
    letter = QPageSize(QPageSize.PageSizeId.Letter)
    printer.setPageLayout(QPageLayout(letter, orientation, _NO_MARGINS))
    printer.setFullPage(True)
    printer.setDocName("Fieldapp")  # stands in lists of jobs that others see
    return printer


def ask_for_printer(
    parent: QWidget, orientation: QPageLayout.Orientation, chosen: Callable[[QPrinter], None]
) -> None:
    """Show the system's print dialog; `chosen` is called where it was not closed without one."""
    printer = a_printer(orientation)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, on=False)
    dialog.accepted.connect(lambda: chosen(printer))
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)  # the print dialog's own wants a slot by name


def name_of(printer: QPrinter) -> str:
    """Give what a person knows a printer by."""
    return printer.printerName() or printer.outputFileName()


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
