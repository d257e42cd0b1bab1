"""Where somebody was when the window locked: page, what was open in it, and the field."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.main_window import MainWindow
from ui.page import Page

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
