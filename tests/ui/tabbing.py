"""The way of the Tab key through a screen: nothing is left out, no trap, and as one reads."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollArea, QWidget

MOST: Final = 150
"""Stops of the fullest screen, and some more."""
LINE: Final = 40
"""About the height of a line of controls."""
SLACK: Final = 6
"""Points by which things on one line may differ in height."""


def focused(window: QWidget) -> QWidget | None:
    """What has the focus in a window."""
    return window.focusWidget()


def way(window: QWidget, unseen: list[QWidget]) -> list[QWidget]:
    """The round that the Tab key makes, from where one begins to read; empty where there is none.

    `unseen` takes what does not come in sight when the focus comes to it.

    Raises: AssertionError where it does not come round.
    """
    window.activateWindow()
    QApplication.processEvents()
    at = focused(window)
    stops: list[QWidget] = []
    while at is not None and at not in stops:
        assert len(stops) < MOST, "the Tab key does not come round"
        stops.append(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)
        QApplication.processEvents()
        at = focused(window)
        if at is not None and at.visibleRegion().isEmpty():
            unseen.append(at)
    if at is None:
        return []
    round_ = stops[stops.index(at) :]
    leftwards = window.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def read(stop: QWidget) -> tuple[int, int]:
        place = unscrolled(stop, window)
        return place.center().y() // LINE, -place.right() if leftwards else place.left()

    first = round_.index(min(round_, key=read))
    return round_[first:] + round_[:first]


def unscrolled(widget: QWidget, window: QWidget) -> QRect:
    """Where a widget would be if nothing were scrolled."""
    at, inner = QPoint(), widget
    while inner is not window:
        above = inner.parentWidget()
        assert above is not None
        area = above.parentWidget()
        scrolls = isinstance(area, QScrollArea) and inner is area.widget()
        at += QPoint() if scrolls else inner.pos()
        inner = above
    return QRect(at, widget.size())


def port_of(widget: QWidget) -> QWidget | None:
    """What a widget is scrolled in."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above


def part_of(widget: QWidget, window: QWidget) -> QWidget:
    """The card or bar a widget stands in; what stands in none is of the window."""
    part = window
    while widget is not window:
        if widget.objectName() in {"card", "topBar", "sideBar", "statusLine"}:
            part = widget
        above = widget.parentWidget()
        assert above is not None
        widget = above
    return part


def to_reach(window: QWidget) -> list[QWidget]:
    """What the Tab key should reach now."""
    return list(_to_reach(window))


def _to_reach(window: QWidget) -> Iterator[QWidget]:
    for each in window.findChildren(QWidget):
        stands = each.isVisible() and each.isEnabled() and each.window() is window
        reached = bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus)
        inside = isinstance(each.parentWidget(), QAbstractScrollArea)
        if stands and reached and not inside:
            yield each


def out_of_order(window: QWidget, stops: list[QWidget]) -> Iterator[tuple[QWidget, QWidget]]:
    """Neighbours on the way of which the second stands where one has read already.

    Down a column and on at the top of the next one is as one reads.
    """
    leftwards = window.layoutDirection() == Qt.LayoutDirection.RightToLeft
    for one, other in pairwise(stops):
        if part_of(one, window) is not part_of(other, window) or port_of(one) is not port_of(other):
            continue
        a, b = unscrolled(one, window), unscrolled(other, window)
        before = b.left() >= a.right() if leftwards else b.right() <= a.left()
        after = b.right() <= a.left() if leftwards else b.left() >= a.right()
        above = b.bottom() <= a.top() + SLACK
        line = min(a.bottom(), b.bottom()) - max(a.top(), b.top()) > SLACK
        if (line and before) or (above and not after):
            yield one, other


def come_back_to(window: QWidget, stops: list[QWidget]) -> Iterator[QWidget]:
    """Parts of the window that the way leaves and comes back to."""
    parts = [part_of(each, window) for each in stops]
    begun = [one for at, one in enumerate(parts) if at == 0 or parts[at - 1] is not one]
    yield from {each for each in begun if begun.count(each) > 1 and each is not window}
