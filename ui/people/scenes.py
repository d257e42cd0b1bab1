"""The page of people for pictures: the list, a search that finds nobody, and one person whole."""

from typing import Final

from ui.page import Page
from ui.people.consent_words import code_of
from ui.people.screen import PeopleScreen
from ui.scene import Scene

_NOBODY: Final = "zzzzzz"


def _on(page: Page) -> PeopleScreen:
    assert isinstance(page, PeopleScreen)  # noqa: S101 - scenes of this page
    return page


def _seen(page: Page) -> bool:
    presenter = _on(page).presenter
    return presenter.seen is not None and presenter.seen.question == presenter.question


def _as_a_list(page: Page) -> None:
    screen = _on(page)
    screen.go_back()
    screen.list.search.clear()
    screen.list.search.textEdited.emit("")


def _search_nobody(page: Page) -> None:
    search = _on(page).list.search
    search.setText(_NOBODY)
    search.textEdited.emit(_NOBODY)


def _open_the_first(page: Page) -> None:
    screen = _on(page)
    if key := screen.list.model.key_at(0):
        screen.list.table.choose(0)
        screen.open_person(key)


def _opened(page: Page) -> bool:
    presenter = _on(page).presenter
    return presenter.person is None or presenter.sheet is not None


def _ask(page: Page) -> None:
    _open_the_first(page)
    _on(page).sheet_part.ask()


def _ask_to_erase(page: Page) -> None:
    _on(page).sheet.wishes.erase.click()


def _stop_calls(page: Page) -> None:
    """Calls only to remind of the visit: all of them stopped, and that one wanted again."""
    wishes = _on(page).sheet.wishes
    wishes.toggle_wanted.emit(code_of("CALL", ""), True)
    wishes.toggle_wanted.emit(code_of("CALL", "REMIND"), False)
    _on(page).sheet_part.ask()


def _stopped(page: Page) -> bool:
    said = _on(page).presenter.said
    return _asked(page) and (said is None or said.code == "agreed")


def _asked(page: Page) -> bool:
    presenter = _on(page).presenter
    return presenter.person is None or _on(page).sheet.wishes.isVisible()


SCENES: Final = (
    Scene(name="list", show=_as_a_list, ready=_seen),
    Scene(name="nobody", show=_search_nobody, ready=_seen, leave=_as_a_list),
    Scene(name="person", show=_open_the_first, ready=_opened, leave=_as_a_list),
    Scene(name="wish", show=_ask, ready=_asked),
    Scene(name="stopped", show=_stop_calls, ready=_stopped),
    Scene(name="erase", show=_ask_to_erase, ready=_asked, leave=_as_a_list),
)
