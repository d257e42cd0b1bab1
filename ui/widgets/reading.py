"""The order in which one reads a window: the way of the Tab key, whatever came and went."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QLayout,
    QScrollArea,
    QWidget,
)

_TAB: Final = Qt.FocusPolicy.TabFocus.value


def next_stop(window: QWidget, *, onwards: bool) -> QWidget | None:
    """Give what the Tab key goes to from what has the focus, round and round; None for nothing."""
    now: QWidget | None = window.focusWidget()
    if onwards and now is not None and (after := _after(window, now)) is not None:
        return after
    stops = list(stops_of(window))
    if not stops:
        return None
    while now is not None and now is not window and now not in stops:
        now = now.parentWidget()
    if now is None or now is window:
        return stops[0 if onwards else -1]
    return stops[(stops.index(now) + (1 if onwards else -1)) % len(stops)]


def _after(window: QWidget, now: QWidget) -> QWidget | None:
    """Give the stop after one, without reading the window to its end; None where it is the last."""
    stops = stops_of(window)
    return next(stops, None) if any(each is now for each in stops) else None


def stops_of(widget: QWidget) -> Iterator[QWidget]:
    """Give what the Tab key stops at in a widget, as it is laid out: along a line, then below."""
    for each in _children(widget):
        if not each.isVisible() or each.isWindow():
            continue
        stops = each.focusPolicy().value & _TAB and each.focusProxy() is None
        listed = isinstance(each, QAbstractItemView)
        if listed:
            yield from stops_of(each)  # the head of a table is above it
        if stops and each.isEnabled():
            yield each
        if not listed:
            yield from stops_of(each)


def _children(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, QScrollArea):
        held = widget.widget()
        if held is not None:
            yield held
        return
    inside = [each for each in widget.children() if isinstance(each, QWidget)]
    if not inside:
        return
    layout = widget.layout()
    laid = [] if layout is None else list(_laid_out(layout, inside))
    yield from laid
    known = set(map(id, laid))
    rest = [each for each in inside if id(each) not in known]
    leftwards = widget.layoutDirection() == Qt.LayoutDirection.RightToLeft
    rest.sort(key=lambda each: (each.y(), -each.geometry().right() if leftwards else each.x()))
    yield from rest


def _laid_out(layout: QLayout, inside: list[QWidget]) -> Iterator[QWidget]:
    """Give what a layout has of the widgets, by their places in it.

    Items are never asked for: what Python holds of an item outlives it, and whatever is made at
    the same address afterwards is taken for that item.
    """
    parts = [each for each in layout.children() if isinstance(each, QLayout)]
    held: dict[int, QWidget | QLayout] = {layout.indexOf(each): each for each in inside}
    held |= {layout.indexOf(each): each for each in parts}
    held.pop(-1, None)  # what stands elsewhere
    order = sorted(held)
    if isinstance(layout, QGridLayout):
        order.sort(key=lambda at: layout.getItemPosition(at)[:2])  # type: ignore[index]
    for at in order:
        each = held[at]
        if isinstance(each, QLayout):
            yield from _laid_out(each, inside)
        else:
            yield each
