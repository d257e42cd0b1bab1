"""A page in one of its states, as it is shown for a picture."""

from collections.abc import Callable
from dataclasses import dataclass

from ui.page import Page


def _at_once(_page: Page) -> bool:
    return True


def _as_it_is(_page: Page) -> None:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """`show` brings a page to the state, `ready` tells when it has come, `leave` undoes it.

    Nothing of a scene may stay in the store.
    """

    name: str
    show: Callable[[Page], None] = _as_it_is
    ready: Callable[[Page], bool] = _at_once
    leave: Callable[[Page], None] = _as_it_is
