"""The report page: joins presenter and cards, and asks the system for folders and printers."""

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
from ui.report.presenter import ReportPresenter
from ui.report.view import AskedCard, ReportCard
from ui.report.words import month_name
from ui.texts import isolated
from ui.widgets.chips import Picked
from ui.widgets.hand_out_box import PRINT_KEY, SAVE_KEY
from ui.widgets.panes import Panes

if TYPE_CHECKING:
    from fieldapp.actions.handout.writing import Format

_ASKED_WIDTH = 304
_ASKED_LEAST = 264


class ReportScreen(Page):
    """Which month and for whom, the sheet, and its files.

    `ask_folder` and `ask_printer` show the system's dialogs and call back with what was chosen;
    `usual_folder` is the one that is proposed.
    """

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self.presenter = ReportPresenter(around.session)
        self.asked = AskedCard(around.language, around.tokens)
        self.sheet = ReportCard(around.language, around.tokens)
        self.folder: Path | None = None
        self.usual_folder = usual_folder()
        self.ask_folder: AskFolder = ask_for_folder
        self.ask_printer: AskPrinter = ask_for_printer
        self._announced: Export | None = None
        self.panes = Panes(self)
        self.panes.add(self.asked)
        self.panes.add(self.sheet, 1)
        self._connect()
        self._keys()
        self.speak()

    def _connect(self) -> None:
        asked, presenter, out = self.asked, self.presenter, self.asked.out
        presenter.changed.connect(self._on_presenter_changed)
        asked.months.picked.connect(self._on_month_picked)
        asked.reader_typed.connect(presenter.name_reader)
        asked.reason_typed.connect(presenter.give_reason)
        asked.below.picked.connect(self._on_threshold_picked)
        asked.sheet_language.picked.connect(self._on_language_picked)
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

    def _keys(self) -> None:
        self.save_key = QShortcut(QKeySequence(SAVE_KEY), self, lambda: self.save("pdf"))
        self.print_key = QShortcut(QKeySequence(PRINT_KEY), self, self.print)
        self.before_key = QShortcut(QKeySequence("PgUp"), self, lambda: self.sheet.turn(-1))
        self.after_key = QShortcut(QKeySequence("PgDown"), self, lambda: self.sheet.turn(1))

    # --- showing ----------------------------------------------------------------------------------

    @override
    def head(self) -> Head:
        month = self.presenter.state.month
        about = month_name(month, self.around.language.locale) if month else ""
        return Head(title=self.tr("Monthly report"), about=about)

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
        self.asked.reader.setFocus()

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
        self.asked.speak()
        self.sheet.speak()

    @override
    def show_tokens(self, tokens: Tokens) -> None:
        self.asked.show_tokens(tokens)
        self.sheet.show_tokens(tokens)

    @override
    def fit(self, width: int) -> None:
        asked = max(_ASKED_LEAST, min(_ASKED_WIDTH, round(width * 0.27)))
        self.panes.share(width, self.asked, asked)

    def _on_presenter_changed(self) -> None:
        state = self.presenter.state
        self.asked.show_state(state)
        self.sheet.show_state(state)
        self.head_changed.emit()
        export = state.export
        if export != self._announced and export is not None and not export.under_way:
            said = QAccessibleAnnouncementEvent(self.asked, self.asked.out.said.text())
            QAccessible.updateAccessibility(said)
        self._announced = export

    def _on_width_changed(self) -> None:
        if self.isVisible():
            self.presenter.press.show_at(self.sheet.sheets.ppi)

    # --- what a person did ------------------------------------------------------------------------

    def _on_month_picked(self, picked: Picked) -> None:
        self.presenter.choose_month(picked.codes[0])
        self.asked.month.setFocus()

    def _on_threshold_picked(self, picked: Picked) -> None:
        self.presenter.choose_threshold(int(picked.codes[0]))

    def _on_language_picked(self, picked: Picked) -> None:
        self.presenter.choose_language(picked.codes[0])

    def save(self, form: "Format") -> None:
        """Save the sheet; the first time in a session a folder is asked for."""
        self.asked.tell_typed()
        if not self.presenter.state.ready:
            self.asked.reader.setFocus()
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
        self.asked.tell_typed()
        if not self.presenter.state.ready:
            self.asked.reader.setFocus()
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
        self.asked.out.show_folder(folder)

    def _on_open_wanted(self) -> None:
        if self.folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder)))
