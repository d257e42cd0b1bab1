"""PySide6 6.12.0 on Python 3.11 dropped one reference to True at each emission of a bool signal.

The process aborted after some thousands of them, mostly at exit, where a test run stays green.
"""

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

EMISSIONS = 20_000


class Switch(QObject):
    turned = Signal(bool)


def test_bool_signals_keep_the_references_to_true_and_false() -> None:
    switch = Switch()
    seen: list[bool] = []
    switch.turned.connect(lambda on: seen.append(on) if len(seen) < 2 else None)
    before = sys.getrefcount(True), sys.getrefcount(False)
    for _ in range(EMISSIONS // 2):
        switch.turned.emit(True)
        switch.turned.emit(False)
    after = sys.getrefcount(True), sys.getrefcount(False)
    assert seen == [True, False]
    # The two in `seen` and a few of the interpreter's own; the fault took ten thousand each.
    assert all(abs(now - then) < 100 for now, then in zip(after, before, strict=True))


def test_void_methods_keep_the_references_to_none(qapp: QApplication) -> None:
    widget = QWidget()
    before = sys.getrefcount(None)
    for turn in range(EMISSIONS):
        widget.setEnabled(turn % 2 == 0)
    assert abs(sys.getrefcount(None) - before) < 100
