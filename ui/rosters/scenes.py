"""The rosters page for pictures: the clinic's sheet, and an interpreter's."""

from dataclasses import replace
from typing import Final

from ui.handed_out import Export
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


def _fail(page: Page) -> None:
    assert isinstance(page, RostersScreen)  # noqa: S101 - scenes of this page
    presenter = page.presenter
    presenter.state = replace(presenter.state, export=Export(how="files", fault="full"))
    presenter.changed.emit()


def _forget(page: Page) -> None:
    assert isinstance(page, RostersScreen)  # noqa: S101 - scenes of this page
    presenter = page.presenter
    presenter.state = replace(presenter.state, export=None)
    presenter.changed.emit()


SCENES: Final = (
    Scene(name="clinic", ready=_drawn),
    Scene(name="interpreter", show=_show_interpreter, ready=_drawn, leave=_show_clinic),
    Scene(name="not-saved", show=_fail, ready=_drawn, leave=_forget),
)
