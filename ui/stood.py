"""Where somebody was when the window locked: page, what was open in it, and the field."""

import json
from collections.abc import MutableMapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.main_window import MainWindow
from ui.page import Page

_NOTED: Final = "FIELDAPP_STOOD"
Step = tuple[str, int]
"""The class of a widget, and how many of its class stand before it in its parent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stood:
    """`field` leads from the page to the control that had the focus; empty for none."""

    user: bytes
    page: str
    place: str
    field: tuple[Step, ...]


def where(window: MainWindow, user: bytes) -> Stood | None:
    """Tell where somebody is now; None while no page is in sight."""
    page = window.page
    code = next((code for code, each in window.pages.items() if each is page), "")
    if page is None or not code:
        return None
    return Stood(user=user, page=code, place=page.place(), field=_way_to(page, page.focusWidget()))


def go_back(window: MainWindow, stood: Stood) -> None:
    """Bring page and field in sight again, where the role still has them."""
    page = window.go_to(stood.page)
    if page is None:
        return
    page.go_to_place(stood.place)
    field = _at_end(page, stood.field)
    if field is not None and field.isVisible() and field.isEnabled():
        field.setFocus(Qt.FocusReason.OtherFocusReason)


def go_to_same_page(window: MainWindow, stood: Stood) -> None:
    """Bring the page in sight at which somebody else stood, where this role has it."""
    window.go_to(stood.page)


def note_stood(stood: Stood | None, environment: MutableMapping[str, str]) -> None:
    """Note for the program that begins in place of this one where somebody was.

    Names nobody and nothing that was typed: ids, codes of pages, classes of controls.
    """
    environment.pop(_NOTED, None)
    if stood is not None:
        noted = [stood.user.hex(), stood.page, stood.place, *map(list, stood.field)]
        environment[_NOTED] = json.dumps(noted)


def take_stood(environment: MutableMapping[str, str]) -> Stood | None:
    """Take the note, for one time; None where there is none, or none that can be read."""
    try:
        user, page, place, *field = json.loads(environment.pop(_NOTED, ""))
        steps = tuple((str(kind), int(nth)) for kind, nth in field)
        return Stood(user=bytes.fromhex(user), page=str(page), place=str(place), field=steps)
    except (TypeError, ValueError):
        return None


def _way_to(page: Page, field: QWidget | None) -> tuple[Step, ...]:
    steps: list[Step] = []
    while field is not None and field is not page:
        parent = field.parentWidget()
        if parent is None:
            return ()
        kind = type(field).__name__
        steps.append((kind, _of_kind(parent, kind).index(field)))
        field = parent
    return tuple(reversed(steps))


def _at_end(page: Page, way: tuple[Step, ...]) -> QWidget | None:
    at: QWidget = page
    for kind, nth in way:
        found = _of_kind(at, kind)
        if nth >= len(found):
            return None
        at = found[nth]
    return at if way else None


def _of_kind(parent: QWidget, kind: str) -> list[QWidget]:
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    return [
        each for each in parent.findChildren(QWidget, options=direct) if type(each).__name__ == kind
    ]
