"""The tally for pictures: in the middle of a day. Nothing of it is in the store."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from fieldapp.store.tallies import Counted
from ui.page import Page
from ui.scene import Scene
from ui.tally.presenter import Said
from ui.tally.screen import TallyScreen

_TODAY: Final = {"APPROACHED": 64, "TALKED": 41, "FLYER": 22, "REFUSED": 3, "NONAME": 5}


def _seen(page: Page) -> bool:
    assert isinstance(page, TallyScreen)  # noqa: S101 - scenes of this page
    return page.presenter.seen is not None


def _counted(page: Page) -> None:
    assert isinstance(page, TallyScreen)  # noqa: S101 - scenes of this page
    presenter = page.presenter
    if presenter.seen is None:
        return
    day = presenter.seen.day
    sums = tuple(Counted(day=day, channel="SITE", what=what, n=n) for what, n in _TODAY.items())
    doors = Counted(day="2026-06-12", channel="DOOR", what="HOMEGONE", n=17)
    presenter.seen = replace(presenter.seen, today=_TODAY, sums=(*sums, doors))
    presenter.said = Said(code="counted", what="TALKED")
    presenter.changed.emit()


def _hundred(page: Page) -> None:
    """A programme of many days: a hundred sums."""
    assert isinstance(page, TallyScreen)  # noqa: S101 - scenes of this page
    presenter = page.presenter
    if presenter.seen is None:
        return
    days = [date(2026, 6, 13) - timedelta(days=at) for at in range(100)]
    sums = tuple(
        Counted(day=f"{day}", channel="DOOR", what="HOMEGONE", n=1_000 + at)
        for at, day in enumerate(days)
    )
    presenter.seen = replace(presenter.seen, today=_TODAY, sums=sums)
    presenter.changed.emit()


def _leave(page: Page) -> None:
    assert isinstance(page, TallyScreen)  # noqa: S101 - scenes of this page
    page.presenter.said = None
    page.presenter.watch.look()


SCENES: Final = (
    Scene(name="empty", ready=_seen),
    Scene(name="counted", show=_counted, ready=_seen, leave=_leave),
    Scene(name="hundred", show=_hundred, ready=_seen, leave=_leave),
)
