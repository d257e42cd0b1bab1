"""The report page for pictures: a month's totals, for a long name, and refused."""

from typing import Final

from ui.page import Page
from ui.report.screen import ReportScreen
from ui.scene import Scene

LONG: Final = "Foothills Community Health Fund, Grants and Equity Office"
_LOWER: Final = 6


def _drawn(page: Page) -> bool:
    assert isinstance(page, ReportScreen)  # noqa: S101 - scenes of this page
    state = page.presenter.state
    if not state.month or state.fault:
        return state.seen
    return state.sheet is not None and page.sheet.sheets.is_drawn


def _read(page: Page) -> None:
    assert isinstance(page, ReportScreen)  # noqa: S101 - scenes of this page
    page.asked.reader.setText(LONG)
    page.asked.tell_typed()
    page.presenter.choose_threshold(21)


def _lowered(page: Page) -> None:
    assert isinstance(page, ReportScreen)  # noqa: S101 - scenes of this page
    page.presenter.choose_threshold(_LOWER)


def _refused(page: Page) -> bool:
    assert isinstance(page, ReportScreen)  # noqa: S101 - scenes of this page
    return bool(page.presenter.state.problem) or not page.presenter.state.month


def _unread(page: Page) -> None:
    assert isinstance(page, ReportScreen)  # noqa: S101 - scenes of this page
    page.asked.reader.clear()
    page.asked.tell_typed()
    page.presenter.choose_threshold(11)


SCENES: Final = (
    Scene(name="month", ready=_drawn),
    Scene(name="long", show=_read, ready=_drawn, leave=_unread),
    Scene(name="refused", show=_lowered, ready=_refused, leave=_unread),
)
