"""Wrong tries: they wait longer and longer, the tenth closes the slot, and nothing resets them."""

import functools
from pathlib import Path

import pytest

from fieldapp.store.errors import StoreError
from fieldapp.store.recovery import recover
from fieldapp.store.tries import MAX_TRIES, TRIES_FILE, WAITS_S, Tries, count_try, read_tries
from fieldapp.store.vault import list_users
from tests.support.fake_keyring import FakeKeyring, SharedKeyring
from tests.support.vault import ANA, OTHER_PIN, PIN, Laptop

WRONG = "905173"


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    laptop = Laptop(folder=tmp_path / "profile")
    laptop.create()
    return laptop


def refused(laptop: Laptop, secret: str = WRONG) -> StoreError:
    with pytest.raises(StoreError) as caught:
        laptop.unlock(secret=secret)
    return caught.value


def fail(laptop: Laptop, times: int) -> None:
    """Wrong tries as fast as they are allowed."""
    for _time in range(times):
        error = refused(laptop)
        assert error.code == "wrong_secret"
        laptop.clock.pass_s(error.wait_s)


def test_each_wrong_try_says_how_long_to_wait_and_how_many_are_left(laptop: Laptop) -> None:
    waits = []
    for count in range(1, MAX_TRIES):
        error = refused(laptop)
        waits.append(error.wait_s)
        assert (error.code, error.tries_left) == ("wrong_secret", MAX_TRIES - count)
        laptop.clock.pass_s(error.wait_s)
    assert tuple(waits) == WAITS_S == (0, 0, 0, 2, 5, 10, 30, 60, 300)


def test_before_its_time_even_the_right_pin_waits_and_costs_nothing(laptop: Laptop) -> None:
    fail(laptop, 4)
    error = refused(laptop)
    assert (error.code, error.wait_s) == ("wrong_secret", 5)
    laptop.clock.pass_s(3)
    early = refused(laptop, PIN)
    assert (early.code, early.wait_s, early.tries_left) == ("wait", 2, 5)
    laptop.clock.pass_s(2)
    assert laptop.unlock().user == ANA


def test_the_tenth_wrong_try_closes_the_slot_for_good(laptop: Laptop) -> None:
    fail(laptop, MAX_TRIES)
    for _day in range(3):
        laptop.clock.pass_s(86_400)
        assert refused(laptop, PIN).code == "too_many_tries"
    assert list_users(laptop.folder)[0].tries_left == 0


def test_the_right_pin_starts_the_count_again(laptop: Laptop) -> None:
    fail(laptop, 9)
    laptop.unlock()
    assert list_users(laptop.folder)[0].tries_left == MAX_TRIES
    fail(laptop, 9)
    assert laptop.unlock().user == ANA


def test_recovery_opens_a_closed_slot(tmp_path: Path) -> None:
    laptop = Laptop(folder=tmp_path / "profile")
    _unlocked, code = laptop.create()
    fail(laptop, MAX_TRIES)
    recover(
        laptop.folder,
        code,
        user=ANA,
        secret=OTHER_PIN,
        door=laptop.door,
        random=laptop.random,
        floor=laptop.floor,
    )
    assert laptop.unlock(secret=OTHER_PIN).user == ANA


@pytest.mark.parametrize("spoil", ["gone", "emptied", "nonsense", "put back"])
def test_a_count_that_is_lost_from_the_folder_still_stands_in_the_keyring(
    laptop: Laptop, spoil: str
) -> None:
    file = laptop.folder / TRIES_FILE
    fail(laptop, 1)
    early = file.read_bytes()
    fail(laptop, 7)
    if spoil == "gone":
        file.unlink()
    else:
        file.write_bytes({"emptied": b"", "nonsense": b"\xff{", "put back": early}[spoil])
    error = refused(laptop)
    assert (error.code, error.tries_left) == ("wrong_secret", 1)


def test_a_count_that_is_lost_from_the_keyring_still_stands_in_the_folder(laptop: Laptop) -> None:
    fail(laptop, 8)
    assert isinstance(laptop.door, FakeKeyring)
    for entry in [entry for entry in laptop.door.kept if " tries " in entry]:
        laptop.door.kept[entry] = b"nonsense"
    assert refused(laptop).tries_left == 1
    laptop.clock.pass_s(300)
    del laptop.door.kept[next(entry for entry in laptop.door.kept if " tries " in entry)]
    assert refused(laptop).tries_left == 0


def test_a_try_is_counted_before_the_secret_is_looked_at(tmp_path: Path) -> None:
    # As if the process had been killed between the count and the answer, ten times.
    clock_ms = 0
    for _kill in range(MAX_TRIES):
        clock_ms += 1_000_000
        count_try(tmp_path, "slot", entry=None, door=FakeKeyring(), now_ms=clock_ms)
    with pytest.raises(StoreError, match="too_many_tries"):
        count_try(tmp_path, "slot", entry=None, door=FakeKeyring(), now_ms=clock_ms + 1_000_000)


def test_two_programs_that_try_at_once_are_both_counted(tmp_path: Path) -> None:
    door = SharedKeyring()
    entry = "tries of a slot"
    first = functools.partial(count_try, tmp_path, "slot", entry=entry, door=door, now_ms=1_000)
    door.meanwhile("read", entry, first)
    first()
    assert read_tries(tmp_path)["slot"].count == 2


def test_putting_the_clock_forward_or_back_locks_nobody_out_for_years(laptop: Laptop) -> None:
    laptop.clock.pass_s(10 * 365 * 86_400)
    fail(laptop, 5)
    laptop.clock.pass_s(-10 * 365 * 86_400)
    early = refused(laptop, PIN)
    assert (early.code, early.wait_s) == ("wait", 5)
    laptop.clock.pass_s(5)
    assert laptop.unlock().user == ANA


def test_a_wait_is_never_longer_than_its_own() -> None:
    tries = Tries(count=9, last_ms=5_000_000)
    assert tries.wait_s(5_000_000) == 300
    assert tries.wait_s(0) == 300
    assert tries.wait_s(5_299_001) == 1
    assert tries.wait_s(5_300_000) == 0
    assert Tries().wait_s(0) == 0
