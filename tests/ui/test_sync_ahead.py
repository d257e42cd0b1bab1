"""The window asks the next question while rows go into the file, and nothing gets mixed up."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from fieldapp.store import log
from sync.client.errors import SyncError
from sync.client.pace import Pace
from sync.client.syncing import Meanwhile
from sync.client.turn import SyncTurn
from sync.protocol.frame import Shared
from tests.support.laptops import Laptop, Programme, nothing
from tests.ui.laptop import TurnedLane, a_desk
from ui.lanes import Lanes
from ui.session import Session
from ui.sync_loop import SyncLoop

MORE_THAN_ONE_BATCH = Pace().changes + 5


@dataclass
class Looped:
    """A sync loop on Rosa's laptop: lanes that are turned by hand, and a line that may break."""

    app: QApplication
    rosa: Laptop
    store_lane: TurnedLane = field(default_factory=TurnedLane)
    network_lane: TurnedLane = field(default_factory=TurnedLane)
    broken: bool = False

    def __post_init__(self) -> None:
        lanes = Lanes(self.store_lane, self.network_lane, TurnedLane())
        desk = a_desk(self.rosa.store, self.rosa.event, author=self.rosa.author, server="x")
        self.kept = (lanes, Session(lanes, desk))
        self.loop = SyncLoop(lanes, self.kept[1], desk, lambda _: self)

    def post(
        self, path: str, raw: bytes, meanwhile: Meanwhile = nothing, shared: Shared | None = None
    ) -> bytes:
        if self.broken:
            raise SyncError("cut")
        return self.rosa.wire().post(path, raw, meanwhile, shared)

    def close(self) -> None:
        """The line has nothing to give back."""

    def turn(self, lane: TurnedLane) -> None:
        """Do the oldest job of a lane, and what follows from it in the window."""
        assert lane.turn()
        self.app.processEvents()

    def settle(self) -> None:
        self.app.processEvents()
        while self.store_lane.turn() or self.network_lane.turn():
            self.app.processEvents()

    def until_asked_ahead(self) -> None:
        """Sync until a message waits to leave and rows wait to go into the file."""
        for number in range(MORE_THAN_ONE_BATCH):
            self.rosa.record(name_given=f"Rosa {number}")
        self.loop.start()
        for lane in (self.store_lane, self.network_lane, self.store_lane, self.store_lane):
            self.turn(lane)
        assert len(self.network_lane.jobs) == len(self.store_lane.jobs) == 1

    def elsewhere(self) -> bool:
        """Whether another program of this laptop is kept from syncing."""
        turn = SyncTurn(self.rosa.store.folder)
        try:
            turn.take()
        except SyncError:
            return True
        turn.give_back()
        return False


@pytest.fixture
def programme(tmp_path: Path) -> Iterator[Programme]:
    made = Programme.begun(tmp_path / "programme")
    yield made
    made.close()


@pytest.fixture
def window(qapp: QApplication, programme: Programme) -> Iterator[Looped]:
    made = Looped(qapp, programme.canvasser("Rosa"))
    yield made
    made.loop.stop()


def all_there(programme: Programme, rosa: Laptop) -> bool:
    programme.denise.sync()
    return programme.denise.tickets() == rosa.tickets() and log.standing(rosa.store).held == 0


def test_an_answer_that_is_quicker_than_the_rows_waits_for_them(
    window: Looped, programme: Programme
) -> None:
    window.until_asked_ahead()
    window.turn(window.network_lane)
    assert log.standing(window.rosa.store).known == Pace().changes
    window.settle()
    assert (window.loop.state.working, window.loop.state.fault) == (False, "")
    assert log.standing(window.rosa.store).known == MORE_THAN_ONE_BATCH
    assert all_there(programme, window.rosa)


def test_rows_that_are_quicker_than_the_answer_wait_for_it(
    window: Looped, programme: Programme
) -> None:
    window.until_asked_ahead()
    while window.store_lane.jobs:
        window.turn(window.store_lane)
    assert window.loop.state.working
    window.settle()
    assert not window.loop.state.working
    assert all_there(programme, window.rosa)


def test_a_line_that_breaks_while_rows_go_in_is_told_once_they_are_in(
    window: Looped, programme: Programme
) -> None:
    window.until_asked_ahead()
    window.broken = True
    window.turn(window.network_lane)
    assert window.loop.state.working
    assert window.elsewhere()
    window.settle()
    assert (window.loop.state.working, window.loop.state.fault) == (False, "cut")
    assert not window.elsewhere()
    window.broken = False
    window.loop.start()
    window.settle()
    assert window.loop.state.fault == ""
    assert all_there(programme, window.rosa)


def test_an_answer_to_a_sync_that_failed_meanwhile_is_passed_over(
    window: Looped, programme: Programme
) -> None:
    """The rows could not be kept; the next sync begins before the old answer is here."""
    window.until_asked_ahead()

    def full(*_: object) -> None:
        raise OSError("no room")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("fieldapp.store.mirror.take_rows", full)
        window.turn(window.store_lane)
    assert not window.loop.state.working
    window.loop.start()
    window.turn(window.store_lane)
    assert len(window.network_lane.jobs) == 2
    window.turn(window.network_lane)
    assert window.store_lane.jobs == type(window.store_lane.jobs)()
    window.settle()
    assert (window.loop.state.working, window.loop.state.fault) == (False, "")
    assert all_there(programme, window.rosa)
