"""The clinic page for pictures: the day, one person found by ticket, and nobody found."""

from typing import Final

from ui.clinic.screen import ClinicScreen
from ui.page import Page
from ui.scene import Scene

_TICKET: Final = "8"
_SOME: Final = 6
_NOBODY: Final = "B-999"


def _on(page: Page) -> ClinicScreen:
    assert isinstance(page, ClinicScreen)  # noqa: S101 - scenes of this page
    return page


def _seen(page: Page) -> bool:
    presenter = _on(page).presenter
    return presenter.seen is not None and presenter.found_words == presenter.words


def _search(page: Page, words: str) -> None:
    screen = _on(page)
    screen.view.search.setText(words)
    screen.presenter.find(words)


def _whole_day(page: Page) -> None:
    screen = _on(page)
    _search(page, "")
    screen.presenter.forget_missing()
    if rows := screen.view.model.rowCount():
        screen.view.table.choose(min(_SOME, rows - 1))


def _by_ticket(page: Page) -> None:
    screen = _on(page)
    _search(page, _TICKET)
    screen.view.table.choose(0)


def _nobody(page: Page) -> None:
    screen = _on(page)
    _search(page, _NOBODY)
    screen.presenter.found_one()


SCENES: Final = (
    Scene(name="day", show=_whole_day, ready=_seen),
    Scene(name="ticket", show=_by_ticket, ready=_seen, leave=_whole_day),
    Scene(name="nobody", show=_nobody, ready=_seen, leave=_whole_day),
)
