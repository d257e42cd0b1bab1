"""The page of the day for pictures: ready, not ready, and the end of a long day."""

from dataclasses import replace
from typing import Final

from fieldapp.actions.day import SeatsHere, UserDay
from fieldapp.actions.desk import DeskSums
from fieldapp.actions.seat_returns import Unused
from fieldapp.actions.slips import SlipsSeen
from fieldapp.domain.paper import Run, count_slips
from ui.day.checks import GIGABYTE
from ui.day.screen import END, READY, DayScreen
from ui.machine import Machine
from ui.page import Page
from ui.scene import Scene

_MINUTE_MS: Final = 60_000
_WELL: Final = Machine(battery=92, plugged=False, free=48 * GIGABYTE)
_LOW: Final = Machine(battery=34, plugged=False, free=GIGABYTE * 7 // 10)


def _on(page: Page) -> DayScreen:
    assert isinstance(page, DayScreen)  # noqa: S101 - scenes of this page
    return page


def _seen(page: Page) -> bool:
    presenter = _on(page).presenter
    return presenter.seen is not None and presenter.machine is not None


def _ready(page: Page) -> None:
    _show_ready(page, _WELL, 2_000)


def _not_ready(page: Page) -> None:
    _show_ready(page, _LOW, 44_640 * _MINUTE_MS)


def _show_ready(page: Page, machine: Machine, off_ms: int) -> None:
    """A laptop as it could stand on the evening before: nothing of it is in the store."""
    screen = _on(page)
    presenter = screen.presenter
    screen.go_to_place(READY)
    presenter.machine = machine
    if (seen := presenter.seen) is not None:
        now_ms = page.around.session.now_ms()
        presenter.seen = replace(
            seen,
            ends="2030-06-13T14:00",
            ready=replace(
                seen.ready,
                has_server=True,
                heard_ms=now_ms - _MINUTE_MS,
                clock_off_ms=off_ms,
                seats=SeatsHere(title=seen.title, free=20, times=9),
            ),
        )
    presenter.changed.emit()


def _end(page: Page) -> None:
    """The end of a long day, at the worst: nothing of it is in the store."""
    screen = _on(page)
    presenter = screen.presenter
    screen.go_to_place(END)
    if (seen := presenter.seen) is not None:
        slips = count_slips([Run(first=1, last=33, lost_unknown=2)], (*range(1, 25), 24))
        presenter.seen = replace(
            seen,
            letter="A",
            ready=replace(seen.ready, has_server=True),
            end=replace(
                seen.end,
                here=47,
                withdrawn=1,
                everybody=120,
                drafts=3,
                own_drafts=2,
                slips=SlipsSeen(slips=slips),
                seats=Unused(event=b"", title=seen.title, seats=7, going=False, back=0),
                tallies={"APPROACHED": 64, "TALKED": 41, "FLYER": 22, "NONAME": 5},
                sums=DeskSums(only_here=47, on_server=73, attention=0, waiting=60),
                users=(
                    UserDay(name="Rosa Martínez", sign_ups=31, to_finish=9, drafts=2),
                    UserDay(name="Marcus Reed", sign_ups=16, to_finish=4, drafts=1),
                ),
            ),
        )
    presenter.changed.emit()


def _leave(page: Page) -> None:
    _on(page).presenter.look()


SCENES: Final = (
    Scene(name="ready", show=_ready, ready=_seen, leave=_leave),
    Scene(name="not-ready", show=_not_ready, ready=_seen, leave=_leave),
    Scene(name="end", show=_end, ready=_seen, leave=_leave),
)
