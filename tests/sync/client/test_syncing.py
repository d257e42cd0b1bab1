"""One sync: exchanges until quiet, in both directions, bounded, and told about."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from typing_extensions import override

from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.workers import add_user, list_users
from fieldapp.commands.opening import (
    Computer,
    NewLaptop,
    enrol_laptop,
    open_laptop,
    refreshed,
    sync_desk,
)
from fieldapp.domain.codes import load_code_lists
from fieldapp.domain.touched import Touched
from fieldapp.domain.versions import codes_version
from fieldapp.store import laptops
from fieldapp.store.drafts import save_draft
from sync.client.engine import Engine
from sync.client.errors import SyncError
from sync.client.pace import Pace
from sync.client.syncing import Meanwhile, sync
from sync.client.transport import Transport
from sync.client.turn import SyncTurn
from sync.protocol.frame import Shared
from sync.server.status import status
from tests.support.fake_keyring import FakeKeyring
from tests.support.laptops import nothing
from tests.support.server import TestServer
from tests.support.vault import CHEAP, PIN, CountedRandom


@dataclass
class Line:
    """A transport that counts what is in flight and may die after some exchanges."""

    inner: Transport
    dies_after: int = 1_000
    under_way: int = 0
    most_under_way: int = 0
    posts: int = 0
    sent: int = 0
    received: int = 0

    def post(
        self, path: str, raw: bytes, meanwhile: Meanwhile = nothing, shared: Shared | None = None
    ) -> bytes:
        if self.posts >= self.dies_after:
            raise SyncError("cut")
        self.posts += 1
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        try:
            reply = self.inner.post(path, raw, meanwhile, shared)
        finally:
            self.under_way -= 1
        self.sent, self.received = self.inner.sent, self.inner.received
        return reply


@dataclass
class Place:
    """A server that serves, and an office laptop on it."""

    server: TestServer
    address: str
    folder: Path

    def laptop(self, name: str) -> OpenedDesk:
        computer = Computer(
            clock=self.server.clock,
            random=CountedRandom(seed=name.encode()),
            timer=lambda: 0.0,
            door=FakeKeyring(),
            floor=CHEAP,
        )
        new = NewLaptop(
            server=self.address, code=self.server.invite(), secret=lambda _: PIN, app_version="0"
        )
        enrol_laptop(self.folder / name, new, computer)
        desk = open_laptop(self.folder / name, PIN, computer)
        sync_desk(desk, computer.timer)
        return refreshed(desk)

    def line(self, desk: OpenedDesk, dies_after: int = 1_000) -> Line:
        return Line(Transport(desk.server, token=desk.token), dies_after=dies_after)


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    (tmp_path / "server").mkdir()
    server = TestServer(tmp_path / "server")
    with server.serving() as address:
        yield Place(server, address, tmp_path)
    server.close()


def seconds(each: float) -> Callable[[], float]:
    """A timer by which every exchange takes so long."""
    ticks = itertools.count()
    return lambda: each * next(ticks)


def work(desk: OpenedDesk, count: int) -> None:
    for number in range(count):
        add_user(desk.store, desk.author, name=f"Helper {number}", role="CANVASSER")


def test_what_one_laptop_made_stands_on_the_other_when_both_are_quiet(place: Place) -> None:
    one, other = place.laptop("one"), place.laptop("two")
    work(one, 30)
    heard: list[Touched] = []
    line = place.line(one)
    outcome = sync(one.store, line, timer=lambda: 0.0, heard=heard.append)
    assert (outcome.quiet, outcome.sent, outcome.held) == (True, 30, 0)
    assert (outcome.up, outcome.down) == (line.inner.sent, line.inner.received)
    assert line.most_under_way == 1
    assert len(heard) >= outcome.exchanges
    down = sync(other.store, place.line(other), timer=lambda: 0.0)
    assert down.rows >= 30
    assert len(list_users(other.store)) == len(list_users(one.store)) == 31
    one.close()
    other.close()


def test_nothing_to_do_is_one_exchange(place: Place) -> None:
    desk = place.laptop("one")
    outcome = sync(desk.store, place.line(desk), timer=lambda: 0.0)
    assert (outcome.exchanges, outcome.sent, outcome.rows) == (1, 0, 0)
    desk.close()


def told_by(desk: OpenedDesk) -> dict[str, int] | None:
    return Engine(desk.store, timer=lambda: 0.0).ask().counts


def test_versions_are_told_once_and_again_when_they_changed(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = place.laptop("one")
    assert told_by(desk) is None
    typed = {"name_given": "Juana"}
    save_draft(desk.store, desk.author.user, bytes(16), typed, form="sign_up", event=None, now_ms=0)
    counted = {"drafts": 1, "sign_ups": 0, "quick": 0, "closed": 0}
    assert told_by(desk) == counted
    monkeypatch.setattr(laptops, "__version__", "7.8.9")
    assert told_by(desk) == {**counted, "program": 7_008_009}
    sync(desk.store, place.line(desk), timer=lambda: 0.0)
    sync(desk.store, place.line(desk), timer=lambda: 0.0)
    assert told_by(desk) is None
    (laptop,) = status(place.server.service.storage)["organizations"][0]["laptops"]
    assert laptop["app_version"] == "7.8.9"
    assert laptop["codes_version"] == codes_version(load_code_lists().newest)
    assert laptop["counts"] == counted
    desk.close()


def test_a_cut_sync_goes_on_where_it_was_and_doubles_nothing(place: Place) -> None:
    one, other = place.laptop("one"), place.laptop("two")
    work(one, 40)
    slow = Pace(changes=10)
    with pytest.raises(SyncError):
        sync(one.store, place.line(one, dies_after=1), timer=lambda: 2.0, pace=slow)
    outcome = sync(one.store, place.line(one), timer=lambda: 2.0, pace=slow)
    assert outcome.quiet
    assert outcome.sent == 30
    sync(other.store, place.line(other), timer=lambda: 0.0)
    assert len(list_users(other.store)) == 41
    one.close()
    other.close()


def test_two_programs_of_one_laptop_do_not_sync_at_the_same_time(place: Place) -> None:
    desk = place.laptop("one")
    work(desk, 3)
    turn = SyncTurn(desk.store.folder)
    turn.take()
    with pytest.raises(SyncError) as refused:
        sync(desk.store, place.line(desk), timer=lambda: 0.0)
    assert refused.value.code == "elsewhere"
    turn.give_back()
    assert sync(desk.store, place.line(desk), timer=lambda: 0.0).sent == 3
    desk.close()


def test_a_sync_that_is_bounded_stops_and_says_that_it_is_not_quiet(place: Place) -> None:
    desk = place.laptop("one")
    work(desk, 30)
    outcome = sync(desk.store, place.line(desk), timer=seconds(2), pace=Pace(changes=10), most=2)
    assert (outcome.exchanges, outcome.sent, outcome.quiet) == (2, 20, False)
    desk.close()


def test_a_quick_line_is_given_more_and_a_slow_one_less(place: Place) -> None:
    desk = place.laptop("one")
    work(desk, 60)
    quick = sync(desk.store, place.line(desk), timer=seconds(0), pace=Pace(changes=10), most=2)
    assert quick.pace.changes > 10
    slow = sync(desk.store, place.line(desk), timer=seconds(9), pace=Pace(changes=10), most=1)
    assert slow.pace.changes < 10
    desk.close()


def test_a_sync_that_failed_keeps_the_pace_that_it_had_come_to(place: Place) -> None:
    desk = place.laptop("one")
    work(desk, 100)

    def failing(pace: Pace, line: Line) -> Pace:
        with pytest.raises(SyncError) as failed:
            sync(desk.store, line, timer=seconds(0), pace=pace)
        assert failed.value.pace is not None
        return failed.value.pace

    proved = failing(Pace(changes=10), place.line(desk, dies_after=2))
    assert proved.changes == 20  # twice doubled, and halved by the cut
    nobody = Line(Transport("http://127.0.0.1:9"))
    for _ in range(3):
        assert failing(proved, nobody) == proved  # a line that is down says nothing of its speed
    outcome = sync(desk.store, place.line(desk), timer=seconds(0), pace=proved)
    assert outcome.quiet
    assert outcome.pace.changes >= proved.changes
    desk.close()


def test_a_page_instead_of_a_message_is_told_as_a_stranger(place: Place) -> None:
    desk = place.laptop("one")

    class SignInPage(Line):
        @override
        def post(
            self,
            path: str,
            raw: bytes,
            meanwhile: Meanwhile = nothing,
            shared: Shared | None = None,
        ) -> bytes:
            return b"<html>Welcome to our network</html>" + raw[: len(path)]

    with pytest.raises(SyncError) as refused:
        sync(desk.store, SignInPage(Transport(desk.server)), timer=lambda: 0.0)
    assert refused.value.code == "stranger"
    assert sync(desk.store, place.line(desk), timer=lambda: 0.0).quiet
    desk.close()


def test_a_coordinator_hears_how_the_laptops_stand_only_when_asked(place: Place) -> None:
    from fieldapp.store.laptops import reported

    desk = place.laptop("one")
    with desk.store.writing() as connection:
        connection.execute("DELETE FROM laptop")
    sync(desk.store, place.line(desk), timer=lambda: 0.0)
    assert reported(desk.store) == []
    sync(desk.store, place.line(desk), timer=lambda: 0.0, wants_laptops=True)
    assert [each.device for each in reported(desk.store)] == [desk.store.identity.device]
    desk.close()
