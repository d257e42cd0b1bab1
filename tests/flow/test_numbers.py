"""Every number on every screen is true at every moment, whatever comes between."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from fieldapp.actions.duplicates import join, split
from fieldapp.domain.touched import Touched
from fieldapp.store.lists import sign_ups_standing, waiting_sums
from sync.client.errors import SyncError
from sync.client.syncing import Meanwhile
from sync.protocol.frame import Shared
from tests.support.laptops import Laptop, Programme, Wire, nothing
from tests.support.numbers import Walk, a_walk

STEPS = 30
MOST_S = 8.0


@pytest.fixture
def programme(tmp_path: Path) -> Iterator[Programme]:
    made = Programme.begun(tmp_path / "programme")
    yield made
    made.close()


@pytest.fixture
def walk(qapp: QApplication, tmp_path: Path) -> Iterator[Walk]:
    with a_walk(qapp, tmp_path, seed=1) as begun:
        yield begun


@pytest.mark.parametrize("seed", [1, 2])
def test_no_number_contradicts_another_or_the_store(
    qapp: QApplication, tmp_path: Path, seed: int
) -> None:
    with a_walk(qapp, tmp_path, seed) as walk:
        ends = time.monotonic() + MOST_S
        while len(walk.done) < STEPS and time.monotonic() < ends:
            walk.step()
        walk.end()
        assert walk.rosa.looks > len(walk.done)


def test_the_window_says_that_it_has_synced_when_its_numbers_say_so_too(walk: Walk) -> None:
    window, said = walk.rosa.window.desktop.window, []
    walk.sign_up()
    walk.rosa.window.settle()
    assert walk.rosa.badges() == (1, 0)
    walk.programme.server.clock.now_ms += 3_600_000
    before = window.foot.text()

    def look() -> None:
        if window.foot.text() not in {before, "Syncing…"}:
            said.append((window.foot.text().split()[0], walk.rosa.badges()))

    walk.rosa.window.looked = look
    window.top.sync.click()
    lanes = walk.rosa.window
    while lanes.store_lane.turn() or lanes.network_lane.turn():  # no time passes
        lanes.told()
    assert said
    assert set(said) == {("Synced", (0, 1))}


def test_what_came_while_a_page_was_out_of_sight_is_there_when_it_comes_back(walk: Walk) -> None:
    window = walk.rosa.window.desktop.window
    window.go_to("preferences")
    walk.marcus.record()
    walk.marcus.sync()
    window.top.sync.click()
    walk.rosa.window.settle()
    assert walk.rosa.badges() == (0, 1)
    window.go_to("sign_up")  # and nothing has been read since
    assert [row.badge for row in walk.rosa.sign_ups.today.model.rows] == ["server"]


def test_when_a_desk_changes_what_waits_is_still_counted(walk: Walk) -> None:
    window = walk.denise.window.desktop.window
    window.make_counting_pages()
    walk.denise.window.settle()
    window.pages["review"].set_badge(7)
    assert walk.denise.window.desktop.session is not None
    walk.denise.window.desktop.session.desk_changed.emit()
    assert window.side.buttons["review"].badge.text() == "7"


def test_more_than_there_is_room_for_is_said_to_be_more(walk: Walk) -> None:
    button = walk.denise.window.desktop.window.side.buttons["review"]
    button.show_badge(999)
    assert button.badge.text() == "999"
    button.show_badge(1_200)
    assert button.badge.text() == "999+"


def test_people_who_leave_a_laptop_without_any_row_coming_are_told_of(
    programme: Programme,
) -> None:
    denise = programme.denise
    other = programme.new_event("BUR-0614A")
    rosa = programme.canvasser("Rosa")
    here = rosa.record()
    rosa.sync()
    denise.event = other
    there = denise.record(name_given="Elsewhere")
    denise.sync()
    link = join(denise.store, denise.author, here.person, there.person)
    denise.sync()
    rosa.sync()
    assert len(rosa.rows("person")) == 2
    split(denise.store, denise.author, link)
    denise.sync()
    heard: list[Touched] = []
    rosa.sync(heard=heard.append)
    assert len(rosa.rows("person")) == 1
    assert any("person" in each.kinds for each in heard)


def test_a_log_under_a_new_name_is_told_of_before_the_server_knows_it(
    programme: Programme, tmp_path: Path
) -> None:
    rosa = programme.canvasser("Rosa")
    rosa.record()
    rosa.store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    copied = rosa.file.read_bytes()
    rosa.record()
    rosa.sync()
    rosa.close()
    rosa.file.write_bytes(copied)
    for each in rosa.folder.glob("fieldapp.db-*"):
        each.unlink()
    rosa.reopen()
    rosa.record(name_given="Another")
    heard: list[Touched] = []
    with pytest.raises(SyncError):
        rosa.sync(OnceOnly(rosa), heard=heard.append)
    assert waiting_sums(rosa.store).sign_ups == sign_ups_standing(rosa.store) == 2
    assert [each.kinds for each in heard] == [frozenset({"custody"})]


class OnceOnly(Wire):
    """A network that goes away after one answer."""

    def __init__(self, laptop: Laptop) -> None:
        super().__init__(laptop.server, laptop.store.identity.token)
        self._left = 1

    @override
    def post(
        self, path: str, raw: bytes, meanwhile: Meanwhile = nothing, shared: Shared | None = None
    ) -> bytes:
        if not self._left:
            raise SyncError("cut")
        self._left -= 1
        return super().post(path, raw, meanwhile, shared)
