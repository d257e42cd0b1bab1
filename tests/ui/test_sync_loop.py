"""The window's sync against a real server over HTTP: by itself, in steps, and honest about it."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from fieldapp.commands.opening import (
    Computer,
    NewLaptop,
    enrol_laptop,
    open_laptop,
    refreshed,
    sync_desk,
)
from fieldapp.store.keyring_door import read_note
from fieldapp.wording import sentence
from sync.client.pace import Pace
from sync.client.turn import SyncTurn
from tests.support.fake_keyring import FakeKeyring
from tests.support.laptops import Laptop, Programme
from tests.support.proxy import BreakingLine, Cutting
from tests.support.server import TestServer
from tests.support.vault import CHEAP, PIN, CountedRandom
from tests.ui.laptop import TestLaptop, a_desk, a_laptop, a_new_desk
from ui.sync_loop import SyncState

NOBODY_THERE = "http://127.0.0.1:9"


@pytest.fixture
def programme(tmp_path: Path) -> Iterator[Programme]:
    made = Programme.begun(tmp_path / "programme")
    yield made
    made.close()


@pytest.fixture
def rosa(programme: Programme) -> Laptop:
    return programme.canvasser("Rosa")


def window_on(
    app: QApplication, rosa: Laptop, url: str, folder: Path
) -> AbstractContextManager[TestLaptop]:
    desk = a_desk(rosa.store, rosa.event, author=rosa.author, server=url)
    return a_laptop(app, folder, lambda: desk)


def state_of(laptop: TestLaptop) -> SyncState:
    assert laptop.desktop.sync is not None
    return laptop.desktop.sync.state


def test_what_is_saved_in_the_window_stands_with_the_coordinator(
    qapp: QApplication, programme: Programme, rosa: Laptop, tmp_path: Path
) -> None:
    with programme.server.serving() as url, window_on(qapp, rosa, url, tmp_path) as laptop:
        laptop.fill_english()
        laptop.save()
        assert laptop.screen.today.model.rows[0].badge == "here"
        laptop.desktop.window.top.sync.click()
        laptop.settle()
        assert laptop.screen.today.model.rows[0].badge == "server"
        assert "1" in laptop.desktop.window.top.there.text()
        assert laptop.desktop.window.top.here.isHidden()
        assert laptop.desktop.window.foot.text().startswith("Synced")
        programme.denise.sync()
        assert len(programme.denise.rows("sign_up")) == 1


def test_what_others_made_comes_into_the_list_by_itself(
    qapp: QApplication, programme: Programme, rosa: Laptop, tmp_path: Path
) -> None:
    marcus = programme.canvasser("Marcus")
    marcus.record()
    marcus.sync()
    with programme.server.serving() as url, window_on(qapp, rosa, url, tmp_path) as laptop:
        assert [row.badge for row in laptop.screen.today.model.rows] == ["server"]


def test_without_a_network_work_goes_on_and_nothing_worries(
    qapp: QApplication, tmp_path: Path
) -> None:
    desk = replace(a_new_desk(tmp_path), server=NOBODY_THERE)
    with a_laptop(qapp, tmp_path, lambda: desk) as laptop:
        assert state_of(laptop).fault == "offline"
        assert "That is fine" in laptop.desktop.window.foot.text()
        laptop.fill()
        laptop.save()
        assert laptop.screen.today.model.rows[0].badge == "here"


def test_a_save_goes_between_two_steps_of_a_sync(
    qapp: QApplication, programme: Programme, rosa: Laptop, tmp_path: Path
) -> None:
    with programme.server.serving() as url, window_on(qapp, rosa, url, tmp_path) as laptop:
        laptop.fill_english()
        laptop.settle()
        laptop.desktop.window.top.sync.click()
        laptop.store_lane.turn()  # the question to the server
        qapp.processEvents()
        laptop.network_lane.turn()
        laptop.screen.save_key.activated.emit()
        laptop.store_lane.turn()
        assert len(rosa.rows("sign_up")) == 1
        assert state_of(laptop).working
        laptop.settle()
        assert not state_of(laptop).working


def test_while_another_program_syncs_the_window_waits_without_a_worry(
    qapp: QApplication, programme: Programme, rosa: Laptop, tmp_path: Path
) -> None:
    turn = SyncTurn(rosa.store.folder)
    turn.take()
    with programme.server.serving() as url, window_on(qapp, rosa, url, tmp_path) as laptop:
        laptop.fill_english()
        laptop.save()
        assert (state_of(laptop).fault, state_of(laptop).working) == ("", False)
        assert laptop.screen.today.model.rows[0].badge == "here"
        turn.give_back()
        laptop.desktop.window.top.sync.click()
        laptop.settle()
        assert laptop.screen.today.model.rows[0].badge == "server"


def test_hours_without_a_network_do_not_make_the_next_sync_small(
    qapp: QApplication, programme: Programme, rosa: Laptop, tmp_path: Path
) -> None:
    def pace_of(laptop: TestLaptop) -> Pace:
        assert laptop.desktop.sync is not None
        assert laptop.desktop.sync._engine is not None
        return laptop.desktop.sync._engine.session.pace

    marcus = programme.canvasser("Marcus")
    marcus.record()
    marcus.sync()
    with programme.server.serving() as url:
        line = BreakingLine(url)
        line.cutting = Cutting(down=180)  # a head, and some of what follows
        with line.relaying() as through, window_on(qapp, rosa, through, tmp_path) as laptop:
            assert (state_of(laptop).fault, pace_of(laptop)) == ("cut", Pace().slower())
    rosa.reopen()
    with window_on(qapp, rosa, NOBODY_THERE, tmp_path) as laptop:
        for _ in range(5):
            before = pace_of(laptop)
            laptop.desktop.window.top.sync.click()
            laptop.settle()
            assert (state_of(laptop).fault, pace_of(laptop)) == ("offline", before)


def test_a_laptop_the_server_does_not_know_says_what_to_do(
    qapp: QApplication, tmp_path: Path
) -> None:
    (tmp_path / "server").mkdir()
    server = TestServer(tmp_path / "server")
    with server.serving() as url:
        desk = replace(a_new_desk(tmp_path), server=url, token="not a token")
        with a_laptop(qapp, tmp_path, lambda: desk) as laptop:
            assert state_of(laptop).fault == "unknown_token"
            assert laptop.desktop.window.foot.text() == sentence("unknown_token", "en")
    server.close()


def test_where_a_sync_came_to_rest_is_noted_in_the_keyring_behind_the_saves(
    qapp: QApplication, programme: Programme, tmp_path: Path
) -> None:
    door = FakeKeyring()
    computer = Computer(
        clock=programme.server.clock,
        random=CountedRandom(),
        timer=lambda: 0.0,
        door=door,
        floor=CHEAP,
    )

    def noted() -> int:
        (entry,) = [each for each in door.kept if each.endswith(" note")]
        note = read_note(door, bytes.fromhex(entry.removesuffix(" note")))
        return -1 if note is None else note.lowest_n

    with programme.server.serving() as url:
        code = programme.server.invite()
        new = NewLaptop(server=url, code=code, secret=lambda _: PIN, app_version="0")
        enrol_laptop(tmp_path / "pc", new, computer)
        desk = open_laptop(tmp_path / "pc", PIN, computer)
        sync_desk(desk, computer.timer)
        with a_laptop(qapp, tmp_path, lambda: refreshed(desk)) as laptop:
            laptop.fill_english()
            laptop.save()
            laptop.desktop.window.top.sync.click()
            while state_of(laptop).working:
                assert laptop.store_lane.turn() or laptop.network_lane.turn()
                qapp.processEvents()
            while laptop.store_lane.turn():
                qapp.processEvents()
            # The keyring may ask for its own password now, on the lane that no save waits for.
            assert (noted(), len(laptop.network_lane.jobs)) == (0, 1)
            laptop.settle()
            assert noted() == 1
