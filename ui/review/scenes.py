"""The review page for pictures: two answers, two records, and what was settled."""

from typing import Final

from fieldapp.actions.duplicates import Likely
from fieldapp.actions.reviewing import FoundConflict
from ui.page import Page
from ui.review.screen import ReviewScreen
from ui.review.state import ALL, DONE
from ui.scene import Scene


def _ready(page: Page) -> bool:
    if not isinstance(page, ReviewScreen):
        return False
    state = page.presenter.state
    return state.loaded and not state.searching


def _show(page: Page, kind: type) -> None:
    assert isinstance(page, ReviewScreen)  # noqa: S101 - scenes of this page
    page.presenter.show(ALL)
    items = page.presenter.state.items
    page.presenter.go_to(next((each for each in items if isinstance(each, kind)), None))


def _show_settled(page: Page) -> None:
    assert isinstance(page, ReviewScreen)  # noqa: S101 - scenes of this page
    page.presenter.show(DONE)


def _leave(page: Page) -> None:
    assert isinstance(page, ReviewScreen)  # noqa: S101 - scenes of this page
    page.presenter.show(ALL)


SCENES: Final = (
    Scene(name="answers", show=lambda page: _show(page, FoundConflict), ready=_ready),
    Scene(name="people", show=lambda page: _show(page, Likely), ready=_ready),
    Scene(name="settled", show=_show_settled, ready=_ready, leave=_leave),
)
