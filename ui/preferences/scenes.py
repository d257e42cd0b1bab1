"""The preferences for pictures: each of its four parts, and the lock's form."""

from functools import partial
from typing import Final

from ui.page import Page
from ui.preferences.own_secret import SecretState
from ui.preferences.screen import PreferencesScreen
from ui.scene import Scene
from ui.settings import USUAL_IDLE


def _show(part: str, page: Page) -> None:
    assert isinstance(page, PreferencesScreen)  # noqa: S101 - scenes of this page
    page.show_part(part)


def _show_lock(state: SecretState, page: Page) -> None:
    assert isinstance(page, PreferencesScreen)  # noqa: S101 - scenes of this page
    page.show_part("lock")
    page.lock.show_minutes(USUAL_IDLE)
    page.lock.show_state(state)
    if state.asking:
        page.lock.begin_form()


_PHRASE: Final = "brass lemon orbit tunnel velvet window zebra"
SCENES: Final = (
    Scene(name="settings", show=partial(_show, "settings")),
    Scene(name="lock", show=partial(_show_lock, SecretState(kind="pin"))),
    Scene(name="lock-pin", show=partial(_show_lock, SecretState(kind="pin", asking=True))),
    Scene(
        name="lock-passphrase",
        show=partial(_show_lock, SecretState(kind="passphrase", asking=True, passphrase=_PHRASE)),
    ),
    Scene(name="lock-nothing", show=partial(_show_lock, SecretState(kind="none"))),
    Scene(name="keys", show=partial(_show, "keys")),
    Scene(name="about", show=partial(_show, "about"), leave=partial(_show, "settings")),
)
