"""The page of the monthly report: joins presenter and cards, and asks the system for a folder."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from typing_extensions import override

from ui.folders import AskFolder, ask_for_folder, usual_folder
from ui.look import Tokens
from ui.page import Around, Head, Page
from ui.report.presenter import ReportPresenter
from ui.report.state import Export
from ui.report.view import SAVE_KEY, ReportCard, WantedCard
from ui.texts import isolated
from ui.widgets.chips import Picked
from ui.widgets.panes import Panes

if TYPE_CHECKING:
    from fieldapp.actions.handout.writing import Format

_WANTED_WIDTH = 304
_WANTED_LEAST = 264


class ReportScreen(Page):
    """What is wanted, the report, and its files. `ask_folder` shows the system's dialog."""

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self.presenter = ReportPresenter(around.session)
        self.wanted = WantedCard(around.language, around.tokens)
        self.card = ReportCard(around.language, around.tokens)
        self.folder: Path | None = None
        self.usual_folder = usual_folder()
        self.ask_folder: AskFolder = ask_for_folder
        self._announced: Export | None = None
        self.panes = Panes(self)
        self.panes.add(self.wanted)
        self.panes.add(self.card, 1)
        self._connect()
        self.speak()

    def _connect(self) -> None:
        wanted, presenter, sheets = self.wanted, self.presenter, self.card.sheets
        presenter.changed.connect(self._on_presenter_changed)
        wanted.months.picked.connect(self._on_month_picked)
        wanted.reader.textEdited.connect(lambda text: presenter.want(reader=text))
        wanted.threshold.textEdited.connect(lambda text: presenter.want(threshold=text.strip()))
        wanted.reason.textEdited.connect(lambda text: presenter.want(reason=text))
        for line in (wanted.reader, wanted.threshold, wanted.reason):
            line.went_on.connect(self.focusNextChild)
        wanted.sheet_language.picked.connect(
            lambda picked: presenter.choose_language(picked.codes[0])
        )
        wanted.save.clicked.connect(lambda: self.save("pdf"))
        wanted.excel.clicked.connect(lambda: self.save("xlsx"))
        wanted.csv.clicked.connect(lambda: self.save("csv"))
        sheets.width_changed.connect(self._on_width_changed)
        sheets.wanted.connect(presenter.draw)
        presenter.drawn.connect(sheets.put)
        presenter.worn.connect(sheets.draw_anew)
        self.save_key = QShortcut(QKeySequence(SAVE_KEY), self, lambda: self.save("pdf"))
        self.before_key = QShortcut(QKeySequence("PgUp"), self, lambda: self.card.turn(-1))
        self.after_key = QShortcut(QKeySequence("PgDown"), self, lambda: self.card.turn(1))

    # --- the page's life --------------------------------------------------------------------------

    @override
    def head(self) -> Head:
        return Head(title=self.tr("Monthly report"), about=self.tr("totals only, without names"))

    @override
    def keys_words(self) -> str:
        return self.tr("{pages} turn the page").format(pages=isolated("PgUp/PgDn"))

    @override
    def begin(self) -> None:
        self.presenter.watch.go_on()
        self.presenter.show_at(self.card.sheets.ppi)
        self.presenter.watch.look()
        wanted = self.wanted
        (wanted.save if wanted.save.isEnabled() else wanted.reader).setFocus()

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
        self.card.speak()

    @override
    def show_tokens(self, tokens: Tokens) -> None:
        self.wanted.show_tokens(tokens)
        self.card.show_tokens(tokens)

    @override
    def fit(self, width: int) -> None:
        wanted = max(_WANTED_LEAST, min(_WANTED_WIDTH, round(width * 0.27)))
        self.panes.share(width, self.wanted, wanted)

    def _on_presenter_changed(self) -> None:
        state = self.presenter.state
        self.wanted.show_state(state)
        self.card.show_state(state)
        export = state.export
        if export != self._announced and export is not None and (export.done or export.fault):
            said = QAccessibleAnnouncementEvent(self.wanted, self.wanted.said.text())
            QAccessible.updateAccessibility(said)
        self._announced = export

    def _on_width_changed(self) -> None:
        if self.isVisible():
            self.presenter.show_at(self.card.sheets.ppi)

    # --- what a person did ------------------------------------------------------------------------

    def _on_month_picked(self, picked: Picked) -> None:
        self.presenter.want(month=picked.codes[0])
        self.wanted.month.setFocus()

    def save(self, form: "Format") -> None:
        """Save the report; the first time in a session a folder is asked for."""
        if not self.wanted.save.isEnabled():
            return
        if self.folder is not None:
            self.presenter.save(form, self.folder)
            return

        def chosen(folder: Path) -> None:
            self.folder = folder
            self.presenter.save(form, folder)

        self.ask_folder(self, self.usual_folder, chosen)
