"""What a page is that shows a sheet as it is printed, and hands it out as files or on paper."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QUrl, SignalInstance
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QDesktopServices,
    QKeySequence,
    QPageLayout,
    QShortcut,
)
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFrame
from typing_extensions import override

from ui.folders import AskFolder, ask_for_folder, usual_folder
from ui.handed_out import Export, PrintPages
from ui.look import Tokens
from ui.page import Around, Page
from ui.paper import AskPrinter, ask_for_printer, name_of, print_pages
from ui.sheet_press import SheetPress
from ui.texts import isolated
from ui.watch import Watch
from ui.widgets.hand_out_box import PRINT_KEY, SAVE_KEY, HandOutBox
from ui.widgets.panes import Panes
from ui.widgets.sheet_card import SheetCard, SheetShown

if TYPE_CHECKING:
    from fieldapp.actions.handout.writing import Format

_WIDTH = 304
_LEAST = 264
translate = QCoreApplication.translate


class SheetPresenter(Protocol):
    """What decides which sheet is in sight."""

    press: SheetPress
    watch: Watch

    @property
    def changed(self) -> SignalInstance:
        """Fires when there is something else to show."""

    def window_speaks(self, language: str) -> None:
        """Take the language of the window."""

    def try_again(self) -> None:
        """Make once more what could not be made."""

    def save(self, form: "Format", folder: Path) -> None:
        """Write the sheet as a file into a folder, and note it."""

    def print(self, printer: str, put: PrintPages) -> None:
        """Note the sheet and put it on paper."""

    def stop(self) -> None:
        """Ask for nothing more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetKind:
    """What pages with a sheet differ in: the card of what is wanted, and what is asked of it.

    `out` holds the buttons that hand out. `show` shows what is chosen, `first` gives the focus to
    what is chosen first. `ready` is asked before each hand-out, and brings in sight what is
    lacking; `export` tells how the last one stands.
    """

    wanted: QFrame
    out: HandOutBox
    show: Callable[[], None]
    first: Callable[[], None]
    shown: Callable[[], SheetShown]
    ready: Callable[[], bool]
    export: Callable[[], Export | None]


class SheetPage(Page):
    """What is wanted at one side, the sheet at the other.

    `ask_folder` and `ask_printer` show the system's dialogs and call back with what was chosen;
    `usual_folder` is the one that is proposed. A page of a kind calls `join` once it is made.
    """

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self.sheet = SheetCard(around.tokens)
        self.folder: Path | None = None
        self.usual_folder = usual_folder()
        self.ask_folder: AskFolder = ask_for_folder
        self.ask_printer: AskPrinter = ask_for_printer
        self._announced: Export | None = None

    def join(self, presenter: SheetPresenter, kind: SheetKind) -> None:
        """Join the presenter, the card of what is wanted, and the sheet."""
        self._presenter, self._kind = presenter, kind
        out = kind.out
        self.panes = Panes(self)
        self.panes.add(kind.wanted)
        self.panes.add(self.sheet, 1)
        presenter.changed.connect(self._on_presenter_changed)
        out.save.clicked.connect(lambda: self.save("pdf"))
        out.excel.clicked.connect(lambda: self.save("xlsx"))
        out.csv.clicked.connect(lambda: self.save("csv"))
        out.paper.clicked.connect(self.print)
        out.folder_wanted.connect(self._on_folder_wanted)
        out.open_wanted.connect(self._on_open_wanted)
        self.sheet.again_wanted.connect(presenter.try_again)
        self.sheet.sheets.width_changed.connect(self._on_width_changed)
        self.sheet.sheets.wanted.connect(presenter.press.want)
        presenter.press.drawn.connect(self.sheet.sheets.put)
        presenter.press.worn.connect(self.sheet.sheets.draw_anew)
        self.save_key = QShortcut(QKeySequence(SAVE_KEY), self, lambda: self.save("pdf"))
        self.print_key = QShortcut(QKeySequence(PRINT_KEY), self, self.print)
        self.before_key = QShortcut(QKeySequence("PgUp"), self, lambda: self.sheet.turn(-1))
        self.after_key = QShortcut(QKeySequence("PgDown"), self, lambda: self.sheet.turn(1))

    # --- showing ----------------------------------------------------------------------------------

    @override
    def keys_words(self) -> str:
        words = translate("Sheets", "{pages} turn the page · {paper} print")
        return words.format(pages=isolated("PgUp/PgDn"), paper=isolated(PRINT_KEY))

    @override
    def begin(self) -> None:
        self._presenter.watch.go_on()
        self._presenter.press.show_at(self.sheet.sheets.ppi)
        self._presenter.watch.look()
        self._kind.first()

    @override
    def desk_changed(self) -> None:
        self._presenter.watch.look()

    @override
    def pause(self) -> None:
        self._presenter.watch.rest()

    @override
    def stop(self) -> None:
        self._presenter.stop()

    @override
    def speak(self) -> None:
        self._presenter.window_speaks(self.around.language.code)
        self.sheet.speak()
        self.sheet.show_sheet(self._kind.shown())

    @override
    def show_tokens(self, tokens: Tokens) -> None:
        self.sheet.show_tokens(tokens)

    @override
    def fit(self, width: int) -> None:
        wanted = max(_LEAST, min(_WIDTH, round(width * 0.27)))
        self.panes.share(width, self._kind.wanted, wanted)

    def _on_presenter_changed(self) -> None:
        self._kind.show()
        self.sheet.show_sheet(self._kind.shown())
        self.head_changed.emit()
        export = self._kind.export()
        if export != self._announced and export is not None and not export.under_way:
            said = QAccessibleAnnouncementEvent(self._kind.wanted, self._kind.out.said.text())
            QAccessible.updateAccessibility(said)
        self._announced = export

    def _on_width_changed(self) -> None:
        if self.isVisible():
            self._presenter.press.show_at(self.sheet.sheets.ppi)

    # --- handing out ------------------------------------------------------------------------------

    def save(self, form: "Format") -> None:
        """Save the sheet; the first time in a session a folder is asked for."""
        if not self._kind.ready():
            return
        if self.folder is not None:
            self._presenter.save(form, self.folder)
            return

        def chosen(folder: Path) -> None:
            self._take_folder(folder)
            self._presenter.save(form, folder)

        self.ask_folder(self, self.usual_folder, chosen)

    def print(self) -> None:
        """Ask for a printer and print the sheet."""
        if not self._kind.ready():
            return

        def chosen(printer: QPrinter) -> None:
            self._presenter.print(name_of(printer), lambda pages: print_pages(printer, pages))

        self.ask_printer(self, QPageLayout.Orientation.Landscape, chosen)

    def _on_folder_wanted(self) -> None:
        self.ask_folder(self, self.folder or self.usual_folder, self._take_folder)

    def _take_folder(self, folder: Path) -> None:
        self.folder = folder
        self._kind.out.show_folder(folder)

    def _on_open_wanted(self) -> None:
        if self.folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder)))
