"""The words page for pictures: what to tell, a question in the other language, a flyer."""

from typing import Final

from fieldapp.outreach_words import POINTS, QUESTIONS
from ui.page import Page
from ui.scene import Scene
from ui.words.screen import WordsScreen
from ui.words.state import FLYERS


def _points(page: Page) -> None:
    assert isinstance(page, WordsScreen)  # noqa: S101 - scenes of this page
    page.go_to_place(POINTS)


def _questions(page: Page) -> None:
    assert isinstance(page, WordsScreen)  # noqa: S101 - scenes of this page
    page.go_to_place(QUESTIONS)
    other = next(each for each in ("es", "en") if each != page.around.language.code)
    page.presenter.choose_language(other)
    page.presenter.go_to("qa.side_effects")


def _flyer(page: Page) -> None:
    assert isinstance(page, WordsScreen)  # noqa: S101 - scenes of this page
    page.go_to_place(FLYERS)
    page.presenter.print_phone("(828) 555-0134")


def _nothing_found(page: Page) -> None:
    assert isinstance(page, WordsScreen)  # noqa: S101 - scenes of this page
    page.go_to_place(QUESTIONS)
    page.presenter.find("zebra")


def _drawn(page: Page) -> bool:
    return isinstance(page, WordsScreen) and bool(page.presenter.state.picture)


def _leave(page: Page) -> None:
    assert isinstance(page, WordsScreen)  # noqa: S101 - scenes of this page
    page.presenter.choose_language("")
    page.go_to_place(POINTS)


SCENES: Final = (
    Scene(name="points", show=_points),
    Scene(name="question", show=_questions, leave=_leave),
    Scene(name="none", show=_nothing_found, leave=_leave),
    Scene(name="flyer", show=_flyer, ready=_drawn, leave=_leave),
)
