"""The page of interpreters for pictures: who waits, who wants one, hours, and languages."""

from functools import partial
from typing import Final

from ui.interpreters.screen import InterpretersScreen
from ui.interpreters.state import ALL, DONE, LANGUAGES, SHIFTS, WAITING
from ui.page import Page
from ui.scene import Scene


def _on(page: Page) -> InterpretersScreen:
    assert isinstance(page, InterpretersScreen)  # noqa: S101 - scenes of this page
    return page


def _ready(page: Page) -> bool:
    state = _on(page).presenter.state
    matched = state.line is None or (state.seen is not None and bool(state.seen.chosen))
    return state.seen is not None and matched


def _show(wanted: str, page: Page) -> None:
    _on(page).presenter.show(wanted)


SCENES: Final = (
    Scene(name="waiting", show=partial(_show, WAITING), ready=_ready),
    Scene(name="want", show=partial(_show, ALL), ready=_ready),
    Scene(name="noted", show=partial(_show, DONE), ready=_ready),
    Scene(name="hours", show=partial(_show, SHIFTS), ready=_ready),
    Scene(name="languages", show=partial(_show, LANGUAGES), ready=_ready),
)
