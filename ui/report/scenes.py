"""The monthly report for pictures: as it is opened, and under a rule that nobody may set here."""

from typing import Final

from fieldapp.domain.suppression import THRESHOLD
from ui.page import Page
from ui.report.screen import ReportScreen
from ui.scene import Scene


def _on(page: Page) -> ReportScreen:
    assert isinstance(page, ReportScreen)  # noqa: S101 - scenes of this page
    return page


def _drawn(page: Page) -> bool:
    screen = _on(page)
    state = screen.presenter.state
    if state.seen is None:
        return False
    if state.report is None or state.report.empty or state.fault:
        return True
    return state.sheet is not None and screen.card.sheets.is_drawn


def _lowered(page: Page) -> None:
    _on(page).wanted.threshold.show_text("5")
    _on(page).presenter.want(threshold="5")


def _named(page: Page) -> None:
    _on(page).wanted.reader.show_text("Foothills Community Health Fund, Grants and Equity Office")
    _on(page).presenter.want(reader="Foothills Community Health Fund, Grants and Equity Office")


def _leave(page: Page) -> None:
    screen = _on(page)
    screen.wanted.threshold.show_text(str(THRESHOLD))
    screen.wanted.reader.show_text("")
    screen.presenter.want(threshold=str(THRESHOLD), reader="")


SCENES: Final = (
    Scene(name="month", ready=_drawn),
    Scene(name="long", show=_named, ready=_drawn, leave=_leave),
    Scene(name="refused", show=_lowered, ready=_drawn, leave=_leave),
)
