"""The rosters page for pictures: the clinic's sheet, and an interpreter's."""

from typing import Final

from ui.page import Page
from ui.rosters.screen import RostersScreen
from ui.rosters.state import CLINIC
from ui.scene import Scene


def _drawn(page: Page) -> bool:
    assert isinstance(page, RostersScreen)  # noqa: S101 - scenes of this page
    state = page.presenter.state
    if state.roster is None or state.fault:
        return state.seen
    return state.sheet is not None and page.sheet.sheets.is_drawn


def _show_interpreter(page: Page) -> None:
    assert isinstance(page, RostersScreen)  # noqa: S101 - scenes of this page
    readers = [each for each in page.wanted.readers.codes if each != CLINIC]
    if readers:
        page.presenter.choose_reader(readers[0])


def _show_clinic(page: Page) -> None:
    assert isinstance(page, RostersScreen)  # noqa: S101 - scenes of this page
    page.presenter.choose_reader(CLINIC)


SCENES: Final = (
    Scene(name="clinic", ready=_drawn),
    Scene(name="interpreter", show=_show_interpreter, ready=_drawn, leave=_show_clinic),
)
