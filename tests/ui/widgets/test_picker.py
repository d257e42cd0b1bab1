"""The list that narrows as one types."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fieldapp.domain.folding import fold
from tests.support.stores import lists
from ui.languages import language_entries
from ui.sign_up.words import access_entries
from ui.widgets.chips import Picked
from ui.widgets.picker import Picker

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def picker(qtbot: QtBot) -> Iterator[Picker]:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = Picker(parent)
    tester = QAbstractItemModelTester(made.model, FATAL)
    made.offer(language_entries(lists(), "es"), fold)
    yield made
    made.close()
    tester.deleteLater()


def shown(picker: Picker) -> list[str]:
    return [str(picker.model.index(at).data()) for at in range(picker.model.rowCount())]


@pytest.mark.parametrize("typed", ["q'anjob", "Qanjobal", "kjb", "QANJ"])
def test_a_language_is_found_in_any_spelling(picker: Picker, typed: str) -> None:
    picker.line.setText(typed)
    assert any("Q'anjob'al" in each for each in shown(picker))


def test_a_language_is_found_by_its_name_in_either_language_and_its_own(picker: Picker) -> None:
    for typed in ("Vietnamese", "vietnamita", "tieng viet"):
        picker.line.setText(typed)
        assert any("Tiếng Việt" in each for each in shown(picker)), typed


def test_what_is_only_written_is_not_offered(picker: Picker) -> None:
    picker.line.setText("zh-hans")
    assert shown(picker) == []


def test_arrows_move_and_enter_takes(picker: Picker) -> None:
    told: list[Picked] = []
    picker.picked.connect(told.append)
    picker.line.setText("ma")
    QTest.keyClick(picker.line, Qt.Key.Key_Down)
    wanted = picker.model.entry(1)
    QTest.keyClick(picker.line, Qt.Key.Key_Return)
    assert wanted is not None
    assert told == [Picked(codes=(wanted.choice.code,))]


def test_nothing_is_taken_where_nothing_matches(picker: Picker) -> None:
    told: list[Picked] = []
    picker.picked.connect(told.append)
    picker.line.setText("zzzz")
    QTest.keyClick(picker.line, Qt.Key.Key_Return)
    assert told == []


def test_a_need_may_be_told_in_own_words(picker: Picker) -> None:
    told: list[Picked] = []
    picker.picked.connect(told.append)
    picker.offer(access_entries(lists(), "en"), fold, ("OTHER:", "In own words"))
    picker.line.setText("brings a parrot")
    QTest.keyClick(picker.line, Qt.Key.Key_Return)
    assert told == [Picked(codes=("OTHER:brings a parrot",))]
