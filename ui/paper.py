"""The system's own print dialog, and a printer set to the sheets of this house."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

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
