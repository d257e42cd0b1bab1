"""What the windows of a test leave behind: rings that go through Qt, which no collector sees.

An object that has connected a signal to a function which knows the object lives until it is
deleted. The program ends with its window; a test run opens a thousand, and each would make every
later test slower.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeGuard

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget


class _Open:
    """How many windows stand now, and what stood before the first of them."""

    windows = 0
    before: frozenset[int] = frozenset()


def opens() -> None:
    """Say that a window opens."""
    if not _Open.windows:
        _Open.before = frozenset(map(id, _wrappers()))
    _Open.windows += 1


def is_closed() -> None:
    """Say that a window is closed; with the last one goes what belonged to no window."""
    _Open.windows -= 1
    if _Open.windows:
        return
    for each in _wrappers():
        if id(each) not in _Open.before and _is_ours(each) and each.parent() is None:
            each.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    _Open.before = frozenset()


def _wrappers() -> list[object]:
    return list(shiboken6.getAllValidWrappers())


def _is_ours(each: object) -> TypeGuard[QObject]:
    ours = type(each).__module__.startswith("ui.")
    return ours and isinstance(each, QObject) and not isinstance(each, QWidget)


@contextmanager
def windows() -> Iterator[None]:
    """Say it of all the windows that are opened inside."""
    opens()
    try:
        yield
    finally:
        is_closed()
