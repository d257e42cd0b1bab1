"""A list under Qt's own tester, through everything that can happen to it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from ui.widgets.rows_model import ROW_ROLE, ListRow, RowsModel

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def a_row(number: int, badge: str = "here") -> ListRow:
    return ListRow(
        key=bytes([number]) * 16,
        lead=f"A-{number:03d}",
        title=f"Person {number}",
        below="español",
        badge=badge,
        tone="amber",
        spoken=f"A-{number:03d}, Person {number}",
        tip="Saved on this laptop only",
    )


@pytest.fixture
def model(qapp: QApplication) -> Iterator[RowsModel]:
    made = RowsModel()
    tester = QAbstractItemModelTester(made, FATAL)
    yield made
    tester.deleteLater()
    made.deleteLater()


def test_new_rows_come_on_top_without_a_reset(model: RowsModel) -> None:
    resets: list[int] = []
    model.replace([a_row(1)])
    model.modelReset.connect(lambda: resets.append(1))
    model.replace([a_row(3), a_row(2), a_row(1)])
    assert [row.title for row in model.rows] == ["Person 3", "Person 2", "Person 1"]
    assert resets == []


def test_a_row_that_changed_is_told_and_no_other(model: RowsModel) -> None:
    model.replace([a_row(2), a_row(1)])
    told: list[int] = []
    model.dataChanged.connect(lambda first, _last: told.append(first.row()))
    model.replace([a_row(2), a_row(1, badge="server")])
    assert told == [1]


def test_other_rows_are_a_reset(model: RowsModel) -> None:
    model.replace([a_row(2), a_row(1)])
    model.replace([a_row(1)])
    assert model.rowCount() == 1
    model.replace([])
    assert model.rowCount() == 0


def test_a_row_speaks_for_itself(model: RowsModel) -> None:
    model.replace([a_row(1)])
    index = model.index(0)
    assert index.data(Qt.ItemDataRole.DisplayRole) == "Person 1"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "A-001, Person 1"
    assert index.data(ROW_ROLE) == a_row(1)
    assert model.row_of(a_row(1).key) == 0
    assert model.row_of(b"nobody") == -1


def test_a_name_in_a_tool_tip_stays_text(model: RowsModel) -> None:
    model.replace([replace(a_row(1), title="<img src=x>")])
    tip = str(model.index(0).data(Qt.ItemDataRole.ToolTipRole))
    assert "<img" not in tip
    assert "&lt;img" in tip
