"""A line whose answer is longer than it is."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.field import Line

LONG = "The white trailer behind the third mailbox past the old mill, ring twice, dog"


def test_a_long_answer_shows_how_it_begins_until_somebody_types_in_it(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    line, next_line = Line(), Line()
    for each in (next_line, line):
        column.addWidget(each)
    page.resize(220, 90)
    page.show()
    page.activateWindow()
    QApplication.processEvents()
    next_line.setFocus(Qt.FocusReason.TabFocusReason)
    line.show_text(LONG)
    assert line.cursorPosition() == 0
    line.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClicks(line, "!")
    assert line.text() == f"{LONG}!"
    next_line.setFocus(Qt.FocusReason.TabFocusReason)
    assert line.cursorPosition() == 0
    line.setFocus(Qt.FocusReason.TabFocusReason)
    assert line.selectedText() == f"{LONG}!"


def test_a_window_that_goes_for_a_while_leaves_the_cursor_where_it_was(qtbot: QtBot) -> None:
    line = Line()
    qtbot.addWidget(line)
    line.show_text(LONG)
    line.show()
    line.activateWindow()
    QApplication.processEvents()
    line.setFocus(Qt.FocusReason.OtherFocusReason)
    line.setCursorPosition(9)
    line.setSelection(4, 5)
    for kind in (QEvent.Type.FocusOut, QEvent.Type.FocusIn):
        QApplication.sendEvent(line, QFocusEvent(kind, Qt.FocusReason.ActiveWindowFocusReason))
    assert (line.selectedText(), line.cursorPosition()) == ("white", 9)
