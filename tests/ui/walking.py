"""What a walk through any screen looks for: names for every control, and text that is cut."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QPlainTextEdit, QPushButton, QWidget

from tests.ui.laptop import TestWindow
from ui.widgets.label import ShortLabel

SIZES: Final = {"100": (1366, 768), "with a task bar": (1366, 700), "150": (911, 512)}
LEAST: Final = 60  # a line that is shortened still says something
CONTROLS: Final = (QLineEdit, QPushButton, QListView, QPlainTextEdit)


def shown(window: TestWindow) -> Iterator[QWidget]:
    """Every widget that a person can see now."""
    for each in window.desktop.window.findChildren(QWidget):
        if each.isVisible():
            yield each


def named(window: TestWindow) -> int:
    """How many controls are in sight; each has a name and a role."""
    controls = [each for each in shown(window) if isinstance(each, CONTROLS)]
    for each in controls:
        spoken = QAccessible.queryAccessibleInterface(each)
        assert spoken.text(QAccessible.Text.Name).strip(), each
        assert spoken.role() != QAccessible.Role.NoRole
    return len(controls)


def clipped_at_any_size(window: TestWindow) -> list[str]:
    """Texts in sight that are cut at one of the sizes."""
    found = []
    for name, size in SIZES.items():
        window.desktop.window.resize(*size)
        window.settle()
        found += [f"{name} {each!r}: {words}" for each in shown(window) for words in cut(each)]
    return found


def cut(widget: QWidget) -> Iterator[str]:
    """The texts of a widget that have less room than they need."""
    need = widget.sizeHint()
    if isinstance(widget, ShortLabel):
        short = widget.text() != widget.words
        if short and (widget.width() < LEAST or not widget.toolTip()):
            yield widget.words
    elif isinstance(widget, QLabel) and widget.text():
        wrapped = widget.wordWrap()
        high = widget.heightForWidth(widget.width()) if wrapped else widget.fontMetrics().height()
        if high > widget.height() or (not wrapped and need.width() > widget.width()):
            yield widget.text()
    elif isinstance(widget, QPushButton):
        if need.width() > widget.width() or need.height() > widget.height():
            yield widget.text()
    elif isinstance(widget, QLineEdit) and not widget.text():
        room = widget.contentsRect().width() - 16
        if widget.fontMetrics().horizontalAdvance(widget.placeholderText()) > room:
            yield widget.placeholderText()
