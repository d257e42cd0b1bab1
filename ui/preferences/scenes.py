"""The preferences for pictures: each of its three parts."""

from functools import partial
from typing import Final

from ui.page import Page
from ui.preferences.screen import PreferencesScreen
from ui.scene import Scene


def _show(part: str, page: Page) -> None:
    assert isinstance(page, PreferencesScreen)  # noqa: S101 - scenes of this page
    page.show_part(part)


SCENES: Final = (
    Scene(name="settings", show=partial(_show, "settings")),
    Scene(name="keys", show=partial(_show, "keys")),
    Scene(name="about", show=partial(_show, "about"), leave=partial(_show, "settings")),
)
