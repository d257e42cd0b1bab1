"""Decides what the report page shows: counts, has it hidden and typeset beside, hands out."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fieldapp.actions.handing_out import Files, Made
from fieldapp.actions.handout.preview import Preview
from fieldapp.actions.handout.report_files import report_files, report_pages, report_preview
from fieldapp.actions.reporting import (
    Counted,
    MonthsSeen,
    ReportAsked,
    hand_out_report,
    look_at_month,
    note_report,
    report_from,
    totals_from,
)
from fieldapp.domain.monthly_report import Report, Totals, threshold_problem
from ui.handed_out import HandingOut, PrintPages
from ui.paper import PRINT_PPI
from ui.report.state import ReportState
from ui.session import Session
from ui.sheet_press import SheetPress
from ui.watch import Watch

if TYPE_CHECKING:
    from fieldapp.actions.handout.writing import Format

_STEWARD = "STEWARD"


class ReportPresenter(QObject):
    """One month is on the screen. Counting is the store's work; hiding and typesetting the press's.

    What is handed out is the report that is in sight: `_made` is its last making.
    """

    changed = Signal()  # `state` is another one

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._asked_month = ""
        self._own_language = False
        self._counted: Counted | None = None
        self._typeset: tuple[Counted, ReportAsked] | None = None
        self._made: tuple[Counted, ReportAsked, Report] | None = None
        self._hidden: tuple[Counted, int, Totals] | None = None
        self._put_off: Callable[[], None] | None = None
        self.state = ReportState()
        self.press = SheetPress(session)
        self.press.changed.connect(self._on_press_changed)
        self._out = HandingOut(session)
        self._out.told.connect(lambda export: self._show(export=export))
        self.watch = Watch(
            session, look_at_month, self._on_seen, asked=lambda: (self._asked_month,)
        )

    # --- what a person chooses --------------------------------------------------------------------

    def choose_month(self, month: str) -> None:
        """Show another month."""
        self._asked_month = month
        self._put_off = None
        self.press.forget()
        self._typeset = None
        self._show(export=None, report=None)
        self.watch.look()

    def choose_threshold(self, threshold: int) -> None:
        """Hide counts below another one; below the usual only with the steward's reason."""
        self._show(threshold=threshold, export=None)
        self._typeset_if_new()

    def give_reason(self, reason: str) -> None:
        """Take why the steward lowers the threshold."""
        self._show(reason=reason)
        self._typeset_if_new()

    def name_reader(self, reader: str) -> None:
        """Take who will read it; it is on the sheet, and in the note."""
        self._show(reader=reader, export=None)
        self._typeset_if_new()

    def choose_language(self, language: str) -> None:
        """Have the sheet in another language, whatever the window speaks."""
        self._own_language = True
        self._speak(language)

    def window_speaks(self, language: str) -> None:
        """Follow the window's language until another one was chosen for the sheet."""
        if not self._own_language:
            self._speak(language)

    def _speak(self, language: str) -> None:
        if language != self.state.language:
            self._show(language=language, export=None)
            self._typeset_if_new()

    def try_again(self) -> None:
        """Make once more what could not be made."""
        self._typeset = None
        self._typeset_if_new()

    def stop(self) -> None:
        """Ask for nothing more."""
        self.press.stop()
        self.watch.stop()

    # --- counting and typesetting -----------------------------------------------------------------

    def _on_seen(self, seen: MonthsSeen) -> None:
        if seen.asked != self._asked_month:
            return  # the look that follows is for what is chosen now
        self._counted = seen.counted
        month = seen.counted.header.month if seen.counted else ""
        may_lower = self._session.role == _STEWARD
        self._show(seen=True, months=seen.months, month=month, may_lower=may_lower)
        self._typeset_if_new()

    def _asked(self) -> ReportAsked:
        state = self.state
        return ReportAsked(
            threshold=state.threshold,
            reader=state.reader,
            reason=state.reason,
            language=state.language,
        )

    def _typeset_if_new(self) -> None:
        counted, asked = self._counted, self._asked()
        problem = threshold_problem(asked.threshold, self._session.role, asked.reason)
        self._show(problem=problem.code if problem else "")
        if counted is None or problem is not None:
            self._typeset = None
            self._show(report=None)
            self.press.forget()
            return
        if (counted, asked) == self._typeset:
            return
        before, self._typeset = self._typeset, (counted, asked)
        same = before is not None and before[0].header.month == counted.header.month
        self.press.typeset(lambda: self._make(counted, asked), same=same)

    def _make(self, counted: Counted, asked: ReportAsked) -> Preview:
        """Runs on the press lane. Other words or another reader hide nothing anew."""
        hidden = self._hidden
        if hidden is None or hidden[0] is not counted or hidden[1] != asked.threshold:
            self._hidden = hidden = counted, asked.threshold, totals_from(counted, asked.threshold)
        report = report_from(counted, hidden[2], asked, self._session.lists)
        self._made = counted, asked, report
        return report_preview(report)

    def _on_press_changed(self) -> None:
        press, made = self.press, self._made
        report = made[2] if made is not None and press.sheet is not None else None
        self._show(report=report, sheet=press.sheet, slow=press.slow, fault=press.fault)
        if made is not None and made[:2] == (self._counted, self._asked()):
            put_off, self._put_off = self._put_off, None
            if put_off is not None:
                put_off()

    # --- handing out ------------------------------------------------------------------------------

    def save(self, form: "Format", folder: Path) -> None:
        """Write the report as a file into a folder and note it; does nothing while one is made."""
        report = self._ready(lambda: self.save(form, folder))
        if report is None:
            return
        to = Files(folder=folder, formats=(form,), language=self.state.language)
        self._out.save(
            folder,
            lambda: Made(to=to, files=report_files(report, to.formats)),
            lambda desk, made: hand_out_report(desk, report, made),
            _nothing,
        )

    def print(self, printer: str, put: PrintPages) -> None:
        """Note the report and put it on paper; does nothing while one is made."""
        report = self._ready(lambda: self.print(printer, put))
        if report is None:
            return
        self._out.print(
            (printer, put),
            lambda: report_pages(report, PRINT_PPI),
            lambda desk, pages: note_report(desk, report, pages),
            _nothing,
        )

    def _ready(self, again: Callable[[], None]) -> Report | None:
        """Give the report to hand out, if it is the one that is asked for and none is handed out.

        Where something else was chosen just now, `again` is done when that is there.
        """
        state = self.state
        if not state.ready or (state.export and state.export.under_way):
            return None
        if self._made is None or self._made[:2] != (self._counted, self._asked()):
            self._put_off = again
            return None
        return self._made[2]

    def _show(self, **changes: object) -> None:
        state = replace(self.state, **changes)  # type: ignore[arg-type]
        if state != self.state:
            self.state = state
            self.changed.emit()


def _nothing() -> None:
    pass
