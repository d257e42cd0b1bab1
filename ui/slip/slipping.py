"""Joins the slip with the page that shows it: made when it is first wanted."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from ui.folders import AskFolder, ask_for_folder, usual_folder
from ui.page import Around
from ui.paper import AskPrinter, ask_for_printer, name_of, print_pages
from ui.slip.cover import SlipCover
from ui.slip.presenter import SlipPresenter


class Slipping(QObject):
    """Brings the slip of a sign-up over the window that holds a page."""

    refused = Signal(object)  # the exception, where there is no slip to show

    def __init__(self, page: QWidget, around: Around) -> None:
        super().__init__(page)
        self._page, self._around = page, around
        self.presenter = SlipPresenter(around.session)
        self.cover: SlipCover | None = None
        self.folder: Path | None = None
        self.ask_folder: AskFolder = ask_for_folder
        self.ask_printer: AskPrinter = ask_for_printer
        self.presenter.opened.connect(self._on_opened)
        self.presenter.changed.connect(self._on_changed)
        self.presenter.refused.connect(self.refused)

    def show(self, sign_up: bytes) -> None:
        """Show the slip of a sign-up."""
        self.presenter.open(sign_up)

    def take_down(self) -> None:
        """Show the window again, where the slip is up."""
        if self.cover is not None:
            self.cover.take_down()

    def _on_opened(self) -> None:
        if not self._page.isVisible() and (self.cover is None or not self.cover.up):
            return  # somebody went on to another page meanwhile
        if self.cover is None:
            cover = self.cover = SlipCover(self._page.window())
            cover.phone_typed.connect(self.presenter.print_phone)
            cover.given_wanted.connect(self.presenter.note_given)
            cover.save_wanted.connect(self.save)
            cover.print_wanted.connect(self.print)
        self.cover.open_for(self.presenter.state, self._around.language.code)

    def _on_changed(self) -> None:
        if self.cover is not None and self.cover.up:
            self.cover.show_state(self.presenter.state)

    def save(self) -> None:
        """Save the slip; the first time in a session a folder is asked for."""
        if self.folder is not None:
            self.presenter.save(self.folder)
            return

        def chosen(folder: Path) -> None:
            self.folder = folder
            self.presenter.save(folder)

        self.ask_folder(self._page.window(), usual_folder(), chosen)

    def print(self) -> None:
        """Ask for a printer and print the slip."""

        def chosen(printer: QPrinter) -> None:
            self.presenter.print(name_of(printer), lambda pages: print_pages(printer, pages))

        self.ask_printer(self._page.window(), QPageLayout.Orientation.Portrait, chosen)
