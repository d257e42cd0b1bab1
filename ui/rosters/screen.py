"""The rosters page: joins presenter and cards, and asks the system for folders and printers."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QDesktopServices,
    QKeySequence,
    QPageLayout,
    QShortcut,
)
from PySide6.QtPrintSupport import QPrinter
from typing_extensions import override

from ui.folders import AskFolder, ask_for_folder, usual_folder
from ui.handed_out import Export
from ui.look import Tokens
from ui.page import Around, Head, Page
from ui.paper import AskPrinter, ask_for_printer, name_of, print_pages
from ui.rosters.presenter import RostersPresenter
from ui.rosters.view import SheetCard, WantedCard
from ui.texts import isolated
from ui.widgets.chips import Picked
from ui.widgets.hand_out_box import PRINT_KEY, SAVE_KEY
from ui.widgets.panes import Panes

if TYPE_CHECKING:
    from fieldapp.actions.handout.writing import Format

_WANTED_WIDTH = 304
_WANTED_LEAST = 264


class RostersScreen(Page):
    """Who reads, the sheet, and its files.

    `ask_folder` and `ask_printer` show the system's dialogs and call back with what was chosen;
    `usual_folder` is the one that is proposed.
    """

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self.presenter = RostersPresenter(around.session)
        self.wanted = WantedCard(around.language, around.tokens)
        self.sheet = SheetCard(around.language, around.tokens)
        self.folder: Path | None = None
        self.usual_folder = usual_folder()
        self.ask_folder: AskFolder = ask_for_folder
        self.ask_printer: AskPrinter = ask_for_printer
        self._announced: Export | None = None
        self.panes = Panes(self)
        self.panes.add(self.wanted)
        self.panes.add(self.sheet, 1)
        self._connect()
        self._keys()
        self.speak()

    def _connect(self) -> None:
        wanted, presenter = self.wanted, self.presenter
        presenter.changed.connect(self._on_presenter_changed)
        wanted.readers.picked.connect(self._on_reader_picked)
        wanted.days.picked.connect(self._on_day_picked)
        wanted.sheet_language.picked.connect(self._on_language_picked)
        wanted.out.save.clicked.connect(lambda: self.save("pdf"))
        wanted.out.excel.clicked.connect(lambda: self.save("xlsx"))
        wanted.out.csv.clicked.connect(lambda: self.save("csv"))
        wanted.out.paper.clicked.connect(self.print)
        wanted.out.folder_wanted.connect(self._on_folder_wanted)
        wanted.out.open_wanted.connect(self._on_open_wanted)
        self.sheet.again_wanted.connect(presenter.try_again)
        self.sheet.sheets.width_changed.connect(self._on_width_changed)
        self.sheet.sheets.wanted.connect(presenter.press.want)
        presenter.press.drawn.connect(self.sheet.sheets.put)
        presenter.press.worn.connect(self.sheet.sheets.draw_anew)

    def _keys(self) -> None:
        self.save_key = QShortcut(QKeySequence(SAVE_KEY), self, lambda: self.save("pdf"))
        self.print_key = QShortcut(QKeySequence(PRINT_KEY), self, self.print)
        self.before_key = QShortcut(QKeySequence("PgUp"), self, lambda: self.sheet.turn(-1))
        self.after_key = QShortcut(QKeySequence("PgDown"), self, lambda: self.sheet.turn(1))

    # --- showing ----------------------------------------------------------------------------------

    @override
    def head(self) -> Head:
        event = self.presenter.state.event
        return Head(title=self.tr("Rosters"), about=event.title if event is not None else "")

    @override
    def keys_words(self) -> str:
        return self.tr("{pages} turn the page · {paper} print").format(
            pages=isolated("PgUp/PgDn"), paper=isolated(PRINT_KEY)
        )

    @override
    def begin(self) -> None:
        self.presenter.watch.go_on()
        self.presenter.press.show_at(self.sheet.sheets.ppi)
        self.presenter.watch.look()
        self.wanted.readers.focus_chosen()

    @override
    def desk_changed(self) -> None:
        self.presenter.watch.look()

    @override
    def pause(self) -> None:
        self.presenter.watch.rest()

    @override
    def stop(self) -> None:
        self.presenter.stop()

    @override
    def speak(self) -> None:
        self.presenter.window_speaks(self.around.language.code)
        self.wanted.speak()
        self.sheet.speak()

    @override
    def show_tokens(self, tokens: Tokens) -> None:
        self.wanted.show_tokens(tokens)
        self.sheet.show_tokens(tokens)

    @override
    def fit(self, width: int) -> None:
        wanted = max(_WANTED_LEAST, min(_WANTED_WIDTH, round(width * 0.27)))
        self.panes.share(width, self.wanted, wanted)

    def _on_presenter_changed(self) -> None:
        state = self.presenter.state
        self.wanted.show_state(state)
        self.sheet.show_state(state)
        self.head_changed.emit()
        export = state.export
        if export != self._announced and export is not None and (export.done or export.fault):
            said = QAccessibleAnnouncementEvent(self.wanted, self.wanted.out.said.text())
            QAccessible.updateAccessibility(said)
        self._announced = export

    def _on_width_changed(self) -> None:
        if self.isVisible():
            self.presenter.press.show_at(self.sheet.sheets.ppi)

    # --- what a person did ------------------------------------------------------------------------

    def _on_reader_picked(self, picked: Picked) -> None:
        self.presenter.choose_reader(picked.codes[0])

    def _on_day_picked(self, picked: Picked) -> None:
        self.presenter.choose_event(bytes.fromhex(picked.codes[0]))
        self.wanted.day.setFocus()

    def _on_language_picked(self, picked: Picked) -> None:
        self.presenter.choose_language(picked.codes[0])

    def save(self, form: "Format") -> None:
        """Save the sheet; the first time in a session a folder is asked for."""
        if self.presenter.state.roster is None:
            return
        if self.folder is not None:
            self.presenter.save(form, self.folder)
            return

        def chosen(folder: Path) -> None:
            self._take_folder(folder)
            self.presenter.save(form, folder)

        self.ask_folder(self, self.usual_folder, chosen)

    def print(self) -> None:
        """Ask for a printer and print the sheet."""
        if self.presenter.state.roster is None:
            return

        def chosen(printer: QPrinter) -> None:
            self.presenter.print(
                name_of(printer),
                lambda pages: print_pages(printer, pages),
            )

        self.ask_printer(self, QPageLayout.Orientation.Landscape, chosen)

    def _on_folder_wanted(self) -> None:
        self.ask_folder(self, self.folder or self.usual_folder, self._take_folder)

    def _take_folder(self, folder: Path) -> None:
        self.folder = folder
        self.wanted.out.show_folder(folder)

    def _on_open_wanted(self) -> None:
        if self.folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder)))
