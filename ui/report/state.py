"""What the report page shows, as frozen values."""

from dataclasses import dataclass

from fieldapp.actions.handout.preview import Preview
from fieldapp.domain.monthly_report import Report
from fieldapp.domain.suppression import THRESHOLD
from ui.handed_out import Export


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportState:
    """Everything the page shows.

    `seen` tells whether the store was looked at; `month` is the chosen one (`2026-06`), empty where
    there is none. `report` is what the sheet shows, None until it is made. `may_lower` whether who
    is at the keyboard may lower the threshold, `problem` why this one does not go. `slow` that
    making or drawing takes so long that it is said, `fault` why there is no sheet.
    """

    seen: bool = False
    months: tuple[str, ...] = ()
    month: str = ""
    reader: str = ""
    threshold: int = THRESHOLD
    reason: str = ""
    may_lower: bool = False
    language: str = "en"
    report: Report | None = None
    sheet: Preview | None = None
    slow: bool = False
    fault: str = ""
    problem: str = ""
    export: Export | None = None

    @property
    def ready(self) -> bool:
        """Whether the sheet may be handed out: it is there, and has a reader."""
        return self.sheet is not None and bool(self.reader.strip()) and not self.problem
