"""Every page is looked at empty, in error, with long texts and with a hundred rows."""

from collections.abc import Mapping
from typing import Final

import pytest

from ui.pages import ENTRIES
from ui.shots import SCENES

STATES: Final = ("empty", "error", "long", "hundred")
FULL: Final = "*"
"""What the walk through a full laptop shows: `tests/support/worlds.py`."""
FOOT: Final = "sign_up:not-saved"
"""Faults of the store and the network stand in the line at the foot, the same on every page."""
FIXED: Final = "none: what stands here is the program's own, in both languages"
STATE_OF: Final[Mapping[str, tuple[str, str, str, str]]] = {
    "sign_up": ("empty", "missing", FULL, FULL),
    "people": ("nobody", FOOT, FULL, FULL),
    "clinic": ("nobody", "nobody", FULL, FULL),
    "events": ("new", "missing", FULL, FULL),
    "review": ("answers", FOOT, FULL, FULL),
    "rosters": ("clinic", "not-saved", FULL, FULL),
    "report": (
        "month",
        "refused",
        "long",
        "none: as many lines as there are questions",
    ),
    "interpreters": ("waiting", FOOT, FULL, FULL),
    "calls": ("empty", FOOT, "long", "hundred"),
    "rides": ("empty", "error", "long", "hundred"),
    "laptops": ("list", "offline", "hundred", "hundred"),
    "words": ("none", FOOT, "question", FIXED),
    "finish_later": ("open", FOOT, FULL, FULL),
    "tally": ("empty", FOOT, "none: what is counted has fixed words", "hundred"),
    "day": ("ready", "not-ready", "end", "none: a day has as many lines as there are checks"),
    "preferences": ("lock-nothing", "lock-pin", "lock-passphrase", FIXED),
}
"""For each page and state: the scene that shows it, or why there is none."""


def test_every_page_says_how_its_states_are_looked_at() -> None:
    assert set(STATE_OF) == {entry.code for entry in ENTRIES} == set(SCENES)


@pytest.mark.parametrize("code", STATE_OF)
def test_every_scene_that_is_named_is_there(code: str) -> None:
    for state, told in zip(STATES, STATE_OF[code], strict=True):
        if told == FULL or told.startswith("none: "):
            continue
        page, _, name = told.rpartition(":")
        names = {scene.name for scene in SCENES[page or code]}
        assert name in names, f"{code}, {state}: no scene {name!r}"
