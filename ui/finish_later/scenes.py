"""The page of what is to be finished, for pictures: the list of all, and the paper slips."""

from typing import Final

from fieldapp.actions.finishing import Whose
from fieldapp.actions.slips import SlipsSeen
from fieldapp.domain.paper import Run, count_slips
from ui.finish_later.screen import OPEN, FinishLaterScreen
from ui.page import SLIPS, Page
from ui.scene import Scene

_HANDED_OUT: Final = Run(first=1, last=33, lost=(19,), lost_unknown=1)
_TYPED: Final = (*range(1, 7), *range(9, 19), *range(20, 28), 24)


def _on(page: Page) -> FinishLaterScreen:
    assert isinstance(page, FinishLaterScreen)  # noqa: S101 - scenes of this page
    return page


def _seen(page: Page) -> bool:
    presenter = _on(page).presenter
    return presenter.seen is not None and presenter.slips is not None


def _all(page: Page) -> None:
    screen = _on(page)
    screen.show_part(OPEN)
    screen.presenter.show(Whose.ALL)


def _slips(page: Page) -> None:
    """Slips that nobody handed out: nothing of it is in the store."""
    screen = _on(page)
    screen.show_part(SLIPS)
    slips = count_slips([_HANDED_OUT], _TYPED)
    screen.presenter.slips = SlipsSeen(
        event=bytes(16),
        code="BUR-0613A",
        runs=(_HANDED_OUT,),
        slips=slips,
        next=slips.to_type[0],
        tickets=((24, "A-031"), (24, "B-007")),
    )
    screen.presenter.changed.emit()


def _leave(page: Page) -> None:
    screen = _on(page)
    screen.show_part(OPEN)
    screen.presenter.show(Whose.HERE)
    screen.presenter.slips_watch.look()


SCENES: Final = (
    Scene(name="open", show=_all, ready=_seen, leave=_leave),
    Scene(name="slips", show=_slips, ready=_seen, leave=_leave),
)
