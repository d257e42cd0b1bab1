"""What the page of the monthly report shows, as frozen values."""

from dataclasses import dataclass
from pathlib import Path

from fieldapp.actions.handout.preview import Preview
from fieldapp.actions.reporting import ReportSeen
from fieldapp.domain.monthly_report import Report
from fieldapp.domain.suppression import THRESHOLD


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A hand-out: under way, done, or not done for `fault`. `name` is the file in `folder`."""

    done: bool = False
    fault: str = ""
    folder: Path | None = None
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportState:
    """Everything the page shows. `threshold` and `reader` are as typed.

    `sheet` is the report as it will be printed, None until it is typeset; `slow` that this takes so
    long that it is said, `fault` why there is none.
    """

    seen: ReportSeen | None = None
    month: str = ""
    reader: str = ""
    threshold: str = str(THRESHOLD)
    reason: str = ""
    language: str = "en"
    sheet: Preview | None = None
    slow: bool = False
    fault: str = ""
    export: Export | None = None

    @property
    def report(self) -> Report | None:
        """The report in sight, as far as it is one of what was asked last."""
        return None if self.seen is None else self.seen.report

    @property
    def lowered(self) -> bool:
        """Whether smaller counts than usual are to be printed, which needs a reason."""
        return self.threshold.isdigit() and int(self.threshold) < THRESHOLD
