"""Nothing but the window is a window: else it flashes on the screen and takes the keyboard."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from tests.support.stores import DENISE
from tests.ui.laptop import a_laptop, a_new_desk


class Watch(QObject):
    """Takes down what is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        shown = event.type() == QEvent.Type.Show
        if shown and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


@pytest.fixture
def watch(qapp: QApplication) -> Iterator[Watch]:
    made = Watch()
    qapp.installEventFilter(made)
    yield made
    qapp.removeEventFilter(made)


def test_the_watch_sees_a_window(watch: Watch) -> None:
    other = QWidget()
    other.setObjectName("other")
    other.show()
    other.close()
    assert watch.seen == ["QWidget other"]


def test_a_page_that_is_opened_first_shows_no_window_and_leaves_the_keyboard(
    qapp: QApplication, tmp_path: Path, watch: Watch
) -> None:
    desk = replace(a_new_desk(tmp_path), author=DENISE)
    with a_laptop(qapp, tmp_path, lambda: desk) as laptop:
        window = laptop.desktop.window
        window.show()
        window.activateWindow()
        laptop.settle()
        watch.seen.clear()
        for code in window.side.buttons:
            window.go_to(code)
            laptop.settle()
            assert watch.seen == [], code
            assert window.isActiveWindow(), code
