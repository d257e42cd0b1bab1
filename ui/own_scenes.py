"""The laptop speaks of itself, for pictures: hours offline, a wrong clock, at its very end."""

from dataclasses import replace
from typing import Final

from fieldapp.domain.clock import ClockSeen
from ui.machine import Machine
from ui.main_window import MainWindow
from ui.own_state import OwnState, Told
from ui.own_words import MEGABYTE, Away
from ui.page import Page
from ui.scene import Scene
from ui.session import Fault
from ui.sync_loop import SyncState

_SATURDAY_MS: Final = 1_781_369_400_000
_OFFLINE: Final = Told(
    sync=SyncState(has_server=True, fault="offline", failing_since_ms=1),
    away=Away(minutes=3 * 60, sign_ups=12),
    saved_ms=_SATURDAY_MS - 60_000,
    machine=Machine(battery=64, plugged=False, free=48_000 * MEGABYTE),
    clock=ClockSeen(),
    right_ms=_SATURDAY_MS,
)
_CLOCK_OFF: Final = replace(
    _OFFLINE,
    away=Away(minutes=5 * 24 * 60, sign_ups=12),
    machine=Machine(battery=18, plugged=False, free=48_000 * MEGABYTE),
    clock=ClockSeen(off_ms=-31 * 24 * 3_600_000),
)
_AT_ITS_END: Final = replace(
    _OFFLINE, machine=Machine(battery=8, plugged=False, free=64 * MEGABYTE)
)


def _own(page: Page) -> OwnState:
    window = page.window()
    assert isinstance(window, MainWindow)  # noqa: S101 - pages stand in one
    return window.own


def _scene(name: str, told: Told) -> Scene:
    return Scene(
        name=name,
        show=lambda page: _own(page).say(told),
        leave=lambda page: _own(page).show(),
    )


def _fail(page: Page) -> None:
    window = page.window()
    assert isinstance(window, MainWindow)  # noqa: S101 - pages stand in one
    window.show_fault(Fault(code="full"))


SCENES: Final = (
    Scene(name="not-saved", show=_fail, leave=lambda page: _own(page).show()),
    _scene("offline", _OFFLINE),
    _scene("clock-off", _CLOCK_OFF),
    _scene("at-its-end", _AT_ITS_END),
)
