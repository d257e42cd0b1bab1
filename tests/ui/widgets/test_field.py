"""A line of the form."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets.field import Line
from ui.widgets.label import Badge


def test_a_badge_stands_clear_of_both_ends_of_its_line_whichever_way_it_is_read(
    qtbot: QtBot,
) -> None:
    line, badge = Line(), Badge("teal", shape="tag")
    qtbot.addWidget(line)
    line.hold(badge)
    line.resize(300, 36)
    line.show()
    badge.show_words("64-65", "teal")
    gaps = []
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        line.setLayoutDirection(direction)
        line.spare(badge)
        QApplication.processEvents()
        place = badge.geometry()
        gaps.append((place.left(), line.width() - 1 - place.right()))
    assert gaps[0] == gaps[1][::-1]
    assert gaps[0][1] > 0


def test_an_empty_line_waits_at_the_side_where_reading_begins(qtbot: QtBot) -> None:
    line = Line()
    qtbot.addWidget(line)
    line.resize(300, 36)
    line.show()
    begins = []
    for direction in (Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight):
        line.setLayoutDirection(direction)
        QApplication.processEvents()
        line.grab()
        begins.append(line.cursorRect().center().x())
    assert begins[0] > 270
    assert begins[1] < 30
