"""The interpreter's collector works between acts: in the GUI thread, not while rows come in."""

import gc
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ui.collecting import MANY, MOST_WAITS, TURN_S, Collector


class Ring:
    """Something that only the collector finds."""

    gone = 0

    def __init__(self) -> None:
        self.me = self

    def __del__(self) -> None:
        Ring.gone += 1


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[Collector]:
    before = sys.getswitchinterval()
    gc.collect()
    Ring.gone = 0
    parent = QObject()
    yield Collector(parent)
    gc.unfreeze()
    gc.enable()
    sys.setswitchinterval(before)


def test_it_takes_the_looking_over_and_gives_the_window_its_turn_soon(collector: Collector) -> None:
    del collector
    assert not gc.isenabled()
    assert sys.getswitchinterval() == pytest.approx(TURN_S)


def test_what_was_left_behind_goes_at_the_next_look(collector: Collector) -> None:
    Ring()
    collector.look()
    assert Ring.gone == 1


def test_while_rows_come_in_it_waits_but_not_for_ever(collector: Collector) -> None:
    Ring()
    rows = [[number] for number in range(MANY + 1_000)]
    for _ in range(MOST_WAITS - 1):
        collector.look()
    assert Ring.gone == 0
    collector.look()
    assert Ring.gone == 1
    assert len(rows) > MANY


def test_what_stands_is_passed_over_until_the_laptop_is_locked(collector: Collector) -> None:
    Ring()
    collector.settle()
    collector.look()
    assert Ring.gone == 0
    collector.let_go()
    assert Ring.gone == 1
