"""The way of the Tab key through what is laid out."""

from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
    QWidgetItem,
)
from shiboken6 import Shiboken

from ui.widgets.reading import next_stop, stops_of


def a_window() -> tuple[QWidget, list[QWidget]]:
    """A grid filled backwards, a line of two layouts below it, and a button nobody laid out."""
    window = QWidget()
    column, grid, line, inner = QVBoxLayout(window), QGridLayout(), QHBoxLayout(), QVBoxLayout()
    column.addLayout(grid)
    column.addLayout(line)
    line.addLayout(inner)
    cells: list[QWidget] = [QLineEdit() for _ in range(4)]
    for at in (3, 2, 1, 0):
        grid.addWidget(cells[at], at // 2, at % 2)
    buttons: list[QWidget] = [QPushButton() for _ in range(3)]
    inner.addWidget(buttons[0])
    line.addWidget(buttons[1])
    buttons[2].setParent(window)
    window.show()
    return window, [*cells, *buttons]


def items_held() -> int:
    """How many items of layouts Python holds, by whose address others may be mistaken for them."""
    return sum(type(each) is QWidgetItem for each in Shiboken.getAllValidWrappers())


def test_tab_goes_by_lines_through_grids_and_layouts_inside_layouts(qapp: QApplication) -> None:
    window, inside = a_window()

    assert list(stops_of(window)) == inside
    inside[-1].setFocus()
    assert next_stop(window, onwards=True) is inside[0]
    assert next_stop(window, onwards=False) is inside[-2]
    Shiboken.delete(window)


def test_tab_holds_nothing_of_what_a_layout_throws_away(qapp: QApplication) -> None:
    window, inside = a_window()
    before = items_held()
    list(stops_of(window))

    assert items_held() == before
    for each in inside:
        Shiboken.delete(each)
    Shiboken.delete(window)
