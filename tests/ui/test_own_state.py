"""What the laptop says of itself while people work: true, calm, and gone when all is well."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from fieldapp.commands.opening import refreshed
from fieldapp.store.store import open_existing
from tests.support.laptops import Laptop, Programme
from tests.support.stores import KEY, STORE_ID
from tests.support.vault import CountedRandom, ToldClock
from tests.ui.laptop import JUANA, TestLaptop, a_desk, a_laptop, a_new_desk
from ui.machine import Machine
from ui.own_words import Away, disk_words, offline_words, sync_words
from ui.sync_loop import SyncState
from ui.widgets.notice import Notice

NOBODY_THERE: Final = "http://127.0.0.1:9"
MINUTE_MS: Final = 60_000
HOUR_MS: Final = 60 * MINUTE_MS
DAY_MS: Final = 24 * HOUR_MS
MEGABYTE: Final = 1_000_000
WELL: Final = Machine(battery=64, plugged=False, free=9_000 * MEGABYTE)


class FakeComputer:
    """Says of itself what it is told to say."""

    def __init__(self) -> None:
        self.machine = WELL

    def __call__(self, _folder: Path) -> Machine:
        return self.machine


@pytest.fixture
def computer(monkeypatch: pytest.MonkeyPatch) -> FakeComputer:
    fake = FakeComputer()
    monkeypatch.setattr("ui.machine_watch.read_machine", fake)
    return fake


@pytest.fixture
def rosa(tmp_path: Path) -> Iterator[Laptop]:
    programme = Programme.begun(tmp_path / "programme")
    yield programme.canvasser("Rosa")
    programme.close()


def plain(text: str) -> str:
    return text.replace("\u2066", "").replace("\u2069", "").replace("\u202f", " ")


def foot(laptop: TestLaptop) -> str:
    return plain(laptop.desktop.window.foot.text())


def said(bar: Notice) -> str:
    return "" if bar.isHidden() else plain(bar.words.text())


def clock_bar(laptop: TestLaptop) -> str:
    """What the bar of the clock says, after the window looked at both clocks."""
    own = laptop.desktop.window.own
    assert own.clock is not None
    own.clock.look()
    laptop.settle()
    return said(own.bars.clock)


def look_at_computer(laptop: TestLaptop) -> None:
    machine = laptop.desktop.window.own.machine
    assert machine is not None
    machine.look()
    laptop.settle()


def at_the_table(
    app: QApplication, rosa: Laptop, folder: Path, url: str = NOBODY_THERE
) -> AbstractContextManager[TestLaptop]:
    """Rosa's laptop as it is opened: its day follows the right time, which others can tell."""
    desk = refreshed(a_desk(rosa.store, rosa.event, author=rosa.author, server=url))
    return a_laptop(app, folder, lambda: desk, rosa.server.clock)


def hours_pass(rosa: Laptop, hours: int) -> None:
    rosa.server.clock.now_ms += hours * HOUR_MS


# --- battery, disk, last save ---------------------------------------------------------------------


def test_the_battery_is_quiet_until_somebody_must_plug_in(
    laptop: TestLaptop, computer: FakeComputer
) -> None:
    window = laptop.desktop.window
    badge, bar = window.bottom.battery, window.own.bars.battery
    for battery, plugged, words, tone in (
        (64, False, "64 %", "grey"),
        (20, False, "20 %", "grey"),
        (19, False, "19 %", "amber"),
        (10, False, "10 %", "amber"),
        (9, False, "9 %", "red"),
        (9, True, "9 % charging", "grey"),
        (None, True, "", "grey"),
    ):
        computer.machine = replace(WELL, battery=battery, plugged=plugged)
        look_at_computer(laptop)
        assert (plain(badge.text()), badge.isVisible()) == (words, bool(words))
        assert badge.property("tone") == tone
        told = f"Battery {words}. Save and plug in; everything typed is kept."
        assert said(bar) == (told if tone == "red" else "")


def test_a_disk_is_warned_of_before_a_save_can_fail_and_no_longer_than_it_is_full(
    laptop: TestLaptop, computer: FakeComputer
) -> None:
    bar = laptop.desktop.window.own.bars.disk
    for free, tone, told in ((499, "amber", True), (99, "red", True), (500, "amber", False)):
        computer.machine = replace(WELL, free=free * MEGABYTE)
        look_at_computer(laptop)
        assert bar.isHidden() is not told
        assert not told or said(bar).startswith(f"{free} MB left")
        assert bar.property("tone") == tone or not told
    assert disk_words(Machine(free=None)) == ("", "amber")


def test_a_low_window_shows_the_most_pressing_bar_alone(
    laptop: TestLaptop, computer: FakeComputer
) -> None:
    window = laptop.desktop.window
    computer.machine = Machine(battery=8, plugged=False, free=MEGABYTE)
    look_at_computer(laptop)
    shown = [not each.isHidden() for each in window.own.bars.bars]
    window.resize(911, 512)
    assert shown == [True, True, False]
    assert [not each.isHidden() for each in window.own.bars.bars] == [True, False, False]


def test_the_last_save_is_told_be_it_a_sign_up_or_what_is_half_typed(
    qapp: QApplication, rosa: Laptop, tmp_path: Path
) -> None:
    with at_the_table(qapp, rosa, tmp_path) as laptop:
        saved = laptop.desktop.window.bottom.saved
        before = saved.text()
        rosa.server.clock.now_ms += 5 * MINUTE_MS
        laptop.fill_english()
        laptop.keep()
        laptop.desktop.window.own.show()
        kept = saved.text()
        rosa.server.clock.now_ms += 5 * MINUTE_MS
        laptop.save()
        assert len({before, kept, saved.text()}) == 3
        assert saved.text().startswith("Saved ")


# --- the server -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("away", "words"),
    [
        (Away(), "Offline. That is fine: everything is saved here."),
        (Away(minutes=59, sign_ups=1), "Offline for 59 min. That is fine: 1 sign-up waits here."),
        (Away(minutes=180, sign_ups=12), "Offline for 3 h. That is fine: 12 sign-ups wait here."),
        (
            Away(minutes=4320, sign_ups=12),
            "Offline for 3 days. Sync soon, where there is a network: 12 sign-ups wait here.",
        ),
    ],
)
def test_being_offline_is_fine_until_it_is_very_long(away: Away, words: str) -> None:
    assert plain(offline_words(away)) == words


def test_what_does_not_pass_by_itself_is_told_instead() -> None:
    state = SyncState(has_server=True, fault="unknown_token")
    assert "Offline" not in sync_words(state, Away(minutes=5), "en", QLocale("en"))


def test_time_since_the_server_was_reached_goes_on_and_counts_what_waits(
    qapp: QApplication, rosa: Laptop, tmp_path: Path
) -> None:
    rosa.sync()
    with at_the_table(qapp, rosa, tmp_path) as laptop:
        hours_pass(rosa, 3)
        laptop.fill_english()
        laptop.save()
        assert foot(laptop) == "Offline for 3 h. That is fine: 1 sign-up waits here."


def test_a_wrong_clock_does_not_make_the_time_without_the_server_longer(
    qapp: QApplication, rosa: Laptop, tmp_path: Path
) -> None:
    rosa.clock.off_ms = 31 * DAY_MS
    rosa.sync()
    with at_the_table(qapp, rosa, tmp_path) as laptop:
        hours_pass(rosa, 2)
        laptop.settle()
        laptop.desktop.window.own.show()
        assert foot(laptop).startswith("Offline for 2 h.")


# --- the clock ------------------------------------------------------------------------------------


def test_a_wrong_clock_is_told_with_the_right_time_until_it_is_set(
    qapp: QApplication, rosa: Laptop, tmp_path: Path
) -> None:
    rosa.clock.off_ms = -31 * DAY_MS
    with rosa.server.serving() as url, at_the_table(qapp, rosa, tmp_path, url) as laptop:
        right = datetime.fromtimestamp(rosa.server.clock.now_ms / 1000).astimezone()
        words = clock_bar(laptop)
        assert words.startswith("The clock of this laptop is 31 days behind. It is ")
        assert f"{right:%a} {right.day} {right:%b %Y}" in words
        assert "Sign-ups are kept, and in order all the same. Set it in " in words
        assert laptop.desktop.window.own.bars.right.isHidden()
        assert rosa.store.trusted_time()[1]
        rosa.clock.off_ms = 0
        assert clock_bar(laptop) == ""
        assert not rosa.store.trusted_time()[1]
        assert rosa.store.remembered("clock_off_ms") == 0


def test_a_clock_that_is_set_wrong_while_offline_is_noticed_and_marks_what_is_saved(
    qapp: QApplication, rosa: Laptop, tmp_path: Path
) -> None:
    rosa.sync()
    with at_the_table(qapp, rosa, tmp_path) as laptop:
        assert clock_bar(laptop) == ""
        hours_pass(rosa, 2)
        assert clock_bar(laptop) == ""
        rosa.clock.off_ms = 40 * DAY_MS
        assert "40 days ahead" in clock_bar(laptop)
        assert rosa.store.trusted_time()[1]
        rosa.clock.off_ms = 0
        assert clock_bar(laptop) == ""


def test_who_works_here_may_know_better_where_the_clock_moved_since_the_sync(
    qapp: QApplication, rosa: Laptop, tmp_path: Path
) -> None:
    with rosa.server.serving() as url, at_the_table(qapp, rosa, tmp_path, url) as laptop:
        own = laptop.desktop.window.own
        rosa.clock.off_ms = 8 * HOUR_MS  # as after a pause that the other clock did not count
        assert "8 hours ahead" in clock_bar(laptop)
        own.bars.right.click()
        laptop.settle()
        assert clock_bar(laptop) == ""
        assert rosa.store.ahead_ms == 0


def test_ages_and_days_follow_the_right_time_on_a_laptop_whose_clock_is_years_off(
    qapp: QApplication, rosa: Laptop, tmp_path: Path
) -> None:
    rosa.clock.off_ms = -10 * 365 * DAY_MS
    rosa.sync()
    right = datetime.fromtimestamp(rosa.server.clock.now_ms / 1000, ZoneInfo("America/New_York"))
    with at_the_table(qapp, rosa, tmp_path) as laptop:
        session = laptop.desktop.session
        assert session is not None
        assert session.today() == right.date()
        laptop.fill(replace(JUANA, lang_spoken="en", birth="34"))
        laptop.save()
        (person,) = rosa.rows("person").values()
        assert str(right.year - 34) in str(person["birth_date"])


def test_a_clock_from_before_the_last_sync_is_told_at_the_start(
    qapp: QApplication, rosa: Laptop, tmp_path: Path
) -> None:
    rosa.sync()
    rosa.clock.off_ms = -400 * DAY_MS
    with at_the_table(qapp, rosa, tmp_path) as laptop:
        assert "is wrong: it is later than" in clock_bar(laptop)
        assert laptop.desktop.window.own.bars.right.isHidden()
        rosa.clock.off_ms = 0
        clock_bar(laptop)
        assert clock_bar(laptop) == ""


def test_a_laptop_that_never_synced_asks_and_is_told_that_the_clock_is_right(
    qapp: QApplication, tmp_path: Path
) -> None:
    a_new_desk(tmp_path).close()
    early = ToldClock(ToldClock().now_ms - DAY_MS)
    random = CountedRandom(seed=b"early")
    store = open_existing(tmp_path / "store", KEY, STORE_ID, clock=early, random=random)
    (event,) = store.connection.execute("SELECT id FROM event").fetchone()
    with a_laptop(qapp, tmp_path, lambda: a_desk(store, event)) as laptop:
        own = laptop.desktop.window.own
        assert "is wrong: it is later than" in clock_bar(laptop)
        own.bars.right.click()
        laptop.settle()
        assert clock_bar(laptop) == ""
        laptop.fill_english()
        laptop.save()
        assert clock_bar(laptop) == ""
