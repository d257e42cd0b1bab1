"""The cards of a page."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.look import LIGHT, MARGIN
from ui.widgets.panes import NARROW, Panes
from ui.widgets.port import Room
from ui.widgets.rows_model import ListRow, RowsModel
from ui.widgets.rows_view import RowsView

WIDE, SIDE, HIGH = 1200, 300, 900


def a_page(qtbot: QtBot, width: int) -> tuple[QWidget, QFrame, QFrame, QFrame]:
    """A page, its list, and two cards that take turns beside it: the first of them is in sight."""
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(width, HIGH)
    panes = Panes(page)
    listed, one, other = QFrame(), QFrame(), QFrame()
    panes.add(listed)
    panes.add(one, 1)
    panes.add(other, 1)
    other.hide()
    panes.share(width, listed, SIDE)
    page.show()
    QApplication.processEvents()
    return page, listed, one, other


def test_a_card_out_of_sight_leaves_its_room_to_the_others(qtbot: QtBot) -> None:
    _page, _listed, one, other = a_page(qtbot, WIDE)
    room = WIDE - SIDE - 2 * (MARGIN + 2) - MARGIN
    assert one.width() == room
    one.hide()
    other.show()
    QApplication.processEvents()
    assert (other.x(), other.width()) == (WIDE - MARGIN - 2 - room, room)


def test_below_one_another_it_leaves_its_room_as_well(qtbot: QtBot) -> None:
    _page, listed, one, _other = a_page(qtbot, NARROW - 1)
    assert one.y() == listed.geometry().bottom() + 1 + MARGIN
    assert one.geometry().bottom() + 1 == HIGH - MARGIN


def a_led_page(qtbot: QtBot, width: int) -> tuple[Room, RowsView, QFrame]:
    """A room with a page in it: a list above, or beside, the card of what it opens."""
    page, listed, card = QWidget(), QFrame(), QFrame()
    room = Room(page)
    qtbot.addWidget(room)
    model = RowsModel(room)
    model.replace([ListRow(key=b"%d" % at, title="Somebody", spoken="Somebody") for at in range(9)])
    rows = RowsView(model, LIGHT)
    QVBoxLayout(listed).addWidget(rows)
    listed.setMinimumHeight(HIGH // 2)
    card.setMinimumHeight(HIGH)
    panes = Panes(page)
    panes.add(listed)
    panes.add(card, 1)
    panes.lead(rows)
    panes.share(width, listed, SIDE)
    room.resize(width, HIGH // 2)
    room.show()
    room.show_page(page)
    room.fit(narrow=panes.narrow)
    rows.setFocus()
    rows.setCurrentIndex(model.index(0))
    QApplication.processEvents()
    return room, rows, card


def at(room: Room, widget: QWidget) -> int:
    return widget.mapTo(room.viewport(), widget.rect().topLeft()).y()


def test_in_one_column_what_a_list_opens_comes_in_sight_and_escape_leads_back(qtbot: QtBot) -> None:
    room, rows, card = a_led_page(qtbot, NARROW - 1)
    assert at(room, card) > room.viewport().height()
    QTest.keyClick(rows, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert at(room, card) == MARGIN
    QTest.keyClick(rows, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert 0 <= at(room, rows) < room.viewport().height()
    rect = rows.visualRect(rows.currentIndex())
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    QApplication.processEvents()
    assert at(room, card) == MARGIN


def test_side_by_side_nothing_scrolls(qtbot: QtBot) -> None:
    room, rows, _card = a_led_page(qtbot, WIDE)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert room.verticalScrollBar().value() == 0
