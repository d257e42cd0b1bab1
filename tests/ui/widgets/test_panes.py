"""The cards of a page."""

from PySide6.QtWidgets import QApplication, QFrame, QWidget
from pytestqt.qtbot import QtBot

from ui.look import MARGIN
from ui.widgets.panes import NARROW, Panes

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
