"""Work goes down in order and comes home in the GUI thread, by real threads and by hand."""

import threading

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.laptop import TurnedLane
from ui.lanes import Lanes, worker_lanes


def test_what_was_given_before_a_lock_is_done_and_comes_home_to_nobody(
    qapp: QApplication,
) -> None:
    store, done, home = TurnedLane(), [], []
    lanes = Lanes(store, TurnedLane(), TurnedLane())
    lanes.on_store(lambda: done.append("saved"), lambda _: home.append("before"))
    lanes.forget()
    lanes.on_store(lambda: done.append("closed"), lambda _: home.append("after"))
    while store.turn():
        qapp.processEvents()
    assert (done, home) == (["saved", "closed"], ["after"])


def test_results_come_home_in_the_gui_thread(qtbot: QtBot) -> None:
    lanes = worker_lanes()
    came: list[tuple[threading.Thread, threading.Thread]] = []

    def arrived(worked_in: threading.Thread) -> None:
        came.append((worked_in, threading.current_thread()))

    lanes.on_store(threading.current_thread, arrived)
    lanes.on_network(threading.current_thread, arrived)
    qtbot.waitUntil(lambda: len(came) == 2)
    lanes.close(lambda: None)
    assert {home for _, home in came} == {threading.main_thread()}
    assert len({worker for worker, _ in came} | {threading.main_thread()}) == 3


def test_an_error_comes_home_as_an_error(qtbot: QtBot) -> None:
    lanes = worker_lanes()
    errors: list[Exception] = []
    lanes.on_store(lambda: 1 // 0, otherwise=errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    lanes.close(lambda: None)
    assert isinstance(errors[0], ZeroDivisionError)


def test_a_lane_keeps_the_order(qapp: QApplication) -> None:
    store = TurnedLane()
    lanes = Lanes(store, TurnedLane(), TurnedLane())
    seen: list[str] = []
    lanes.on_store(
        lambda: seen.append("step"), lambda _: lanes.on_store(lambda: seen.append("next"))
    )
    lanes.on_store(lambda: seen.append("save"))
    while store.turn():
        qapp.processEvents()
    assert seen == ["step", "save", "next"]
    lanes.close(lambda: None)


def test_closing_finishes_the_store_lane_and_tells_nobody_any_more(qapp: QApplication) -> None:
    store, network = TurnedLane(), TurnedLane()
    lanes = Lanes(store, network, TurnedLane())
    done: list[str] = []
    lanes.on_store(lambda: done.append("kept"), lambda _: done.append("told"))
    lanes.close(lambda: done.append("closed"))
    qapp.processEvents()
    assert done == ["kept", "closed"]
    assert network.closed
