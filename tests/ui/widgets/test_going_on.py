"""Enter in a form."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.button import a_button
from ui.widgets.field import Line
from ui.widgets.going_on import go_on
from ui.widgets.status import Status


def test_enter_goes_past_undo_to_save_and_stays_where_nothing_is_left(qtbot: QtBot) -> None:
    window, form = QWidget(), QWidget()
    qtbot.addWidget(window)
    lines = [Line(), Line()]
    status, leave, save, outside = Status(), a_button("plain"), a_button("primary"), Line()
    status.show_words("Saved", "good", can_undo=True)
    foot = QHBoxLayout()
    for each in (status, leave, save):
        foot.addWidget(each)
    column = QVBoxLayout(form)
    for line in lines:
        column.addWidget(line)
    column.addLayout(foot)
    around = QVBoxLayout(window)
    around.addWidget(form)
    around.addWidget(outside)
    window.show()
    lines[0].setFocus()
    for then in (lines[1], save):
        go_on(form, (leave,))
        assert window.focusWidget() is then
    save.setEnabled(False)
    lines[1].setFocus()
    go_on(form, (leave,))
    assert window.focusWidget() is lines[1]
