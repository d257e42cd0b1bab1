"""Decides what the page shows: looks, has the report typeset beside, hands out. No widgets."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from fieldapp.actions.handing_out import Files, HandedOut, Made
from fieldapp.actions.handout.preview import Preview
from fieldapp.actions.handout.report_files import report_files, report_preview
from fieldapp.actions.reporting import ReportAsked, ReportSeen, hand_out_report, look_at_report
from fieldapp.domain.monthly_report import Report
from ui.report.state import Export, ReportState
from ui.session import Session, fault_of
from ui.watch import Watch

if TYPE_CHECKING:
    from fieldapp.actions.handout.writing import Format

SLOW_MS: Final = 500
_FIRST_PPI: Final = 96
_STEP_PPI: Final = 8
_MOST_PPI: Final = 240
_NO_NUMBER: Final = 0


class ReportPresenter(QObject):
    """One report is on the screen; whatever is chosen anew makes older typesetting worthless."""

    changed = Signal()  # `state` is another one
    drawn = Signal(int, object)  # a page, counted from 0, and its picture as PNG
    worn = Signal()  # all pictures are of another width

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._own_language = False
        self._ppi = _FIRST_PPI
        self._turn = 0
        self._typeset: Report | None = None
        self._lacking: tuple[int, ...] = ()
        self._drawing = False
        self.state = ReportState()
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SLOW_MS)
        self._slow.timeout.connect(lambda: self._show(slow=True))
        self.watch = Watch(session, look_at_report, self._on_seen, asked=lambda: (self._asked(),))

    def _asked(self) -> ReportAsked:
        state = self.state
        number = int(state.threshold) if state.threshold.isdigit() else _NO_NUMBER
        return ReportAsked(
            month=state.month,
            threshold=number,
            reader=state.reader,
            reason=state.reason,
            language=state.language,
        )

    # --- what a person chooses --------------------------------------------------------------------

    def want(self, **changes: str) -> None:
        """Take another month, reader, threshold, reason or language."""
        self._show(export=None, **changes)
        self.watch.look()

    def choose_language(self, language: str) -> None:
        """Have the report in another language, whatever the window speaks."""
        self._own_language = True
        self.want(language=language)

    def window_speaks(self, language: str) -> None:
        """Follow the window's language until another one was chosen for the report."""
        if not self._own_language and language != self.state.language:
            self.want(language=language)

    def show_at(self, ppi: float) -> None:
        """Draw pages of so many pixels an inch from now on."""
        wanted = min(_MOST_PPI, -(-round(ppi) // _STEP_PPI) * _STEP_PPI)
        if wanted != self._ppi and wanted > 0:
            self._ppi = wanted
            self.worn.emit()

    def draw(self, pages: tuple[int, ...]) -> None:
        """Draw these pages, counted from 0 and what is needed most first; others are let be."""
        self._lacking = pages
        self._draw_next()

    def stop(self) -> None:
        """Ask for nothing more."""
        self._turn += 1
        self._slow.stop()
        self.watch.stop()

    # --- looking and typesetting ------------------------------------------------------------------

    def _on_seen(self, seen: ReportSeen) -> None:
        if seen.asked != self._asked():
            return  # the look that follows is for what is chosen now
        self._show(seen=seen)
        report = seen.report
        if report == self._typeset and report is not None:
            return
        self._turn += 1
        self._typeset = report
        if report is None or report.empty:
            self._slow.stop()
            self._show(sheet=None, slow=False, fault="")
            return
        turn = self._turn
        self._slow.start()
        self._session.press(
            report_preview,
            report,
            then=lambda sheet: self._on_sheet(turn, sheet),
            otherwise=lambda error: self._on_failed(turn, error),
        )

    def _on_sheet(self, turn: int, sheet: Preview) -> None:
        if turn == self._turn:
            self._slow.stop()
            self._show(sheet=sheet, slow=False, fault="")
            self._draw_next()

    def _draw_next(self) -> None:
        """Draw one page at a time, so that what is scrolled to next never waits for many."""
        sheet = self.state.sheet
        if self._drawing or sheet is None or not self._lacking:
            return
        self._drawing = True
        turn, ppi, page = self._turn, self._ppi, self._lacking[0]

        def put(picture: bytes) -> None:
            self._drawing = False
            if (turn, ppi) == (self._turn, self._ppi):
                self._lacking = tuple(each for each in self._lacking if each != page)
                self.drawn.emit(page, picture)
            self._draw_next()

        self._session.press(
            sheet.png, page + 1, ppi, then=put, otherwise=lambda error: self._on_failed(turn, error)
        )

    def _on_failed(self, turn: int, error: Exception) -> None:
        self._drawing = False
        if turn == self._turn:
            self._slow.stop()
            self._show(sheet=None, slow=False, fault=fault_of(error).code)

    # --- handing out ------------------------------------------------------------------------------

    def save(self, form: "Format", folder: Path) -> None:
        """Write the report as a file into a folder and note it; nothing while one is made."""
        report, export = self.state.report, self.state.export
        if report is None or (export is not None and not (export.done or export.fault)):
            return
        to = Files(folder=folder, formats=(form,), language=self.state.language)

        def make() -> Made:
            return Made(to=to, files=report_files(report, (form,)))

        def made(files: Made) -> None:
            self._session.run(hand_out_report, report, files, then=written, otherwise=failed)

        def written(out: HandedOut) -> None:
            name = out.paths[0].name
            self._show(export=Export(done=True, folder=folder, name=name))

        def failed(error: Exception) -> None:
            self._show(export=Export(fault=fault_of(error).code))

        self._show(export=Export())
        self._session.press(make, then=made, otherwise=failed)

    def _show(self, **changes: object) -> None:
        state = replace(self.state, **changes)  # type: ignore[arg-type]
        if state != self.state:
            self.state = state
            self.changed.emit()
