"""A full disk: said plainly, nothing kept is touched, and work goes on when there is room again."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from fieldapp.store.cipher import check_open
from fieldapp.store.errors import CODES, StoreError
from fieldapp.store.store import Store
from tests.support.killing import Tally, look_at
from tests.support.laptops import Programme, contents
from tests.support.runs import in_a_process
from tests.support.stores import a_sign_up, a_store, an_open_store, recorded

PLENTY = 1 << 30


@contextmanager
def no_room(store: Store, *, pages: int = 0) -> Iterator[None]:
    """Let the file grow by so many pages and no more, as a full disk would."""
    (used,) = store.connection.execute("PRAGMA page_count").fetchone()
    store.connection.execute(f"PRAGMA max_page_count = {used + pages}")
    try:
        yield
    finally:
        store.connection.execute(f"PRAGMA max_page_count = {PLENTY}")


def record_until_full(store: Store) -> tuple[list[str], StoreError]:
    """Record until it is refused; gives the tickets that were given and the fault."""
    tickets: list[str] = []
    for number in range(500):
        try:
            tickets.append(recorded(store, a_sign_up(name_given=f"N {number}")).ticket)
        except StoreError as error:
            return tickets, error
    raise AssertionError("the disk never became full")


@pytest.mark.parametrize("pages", [0, 1, 2, 3, 5, 8, 13, 30])
def test_a_full_disk_is_said_and_everything_kept_before_stands(tmp_path: Path, pages: int) -> None:
    with an_open_store(tmp_path) as store:
        before = [recorded(store).ticket for _ in range(3)]
        with no_room(store, pages=pages):
            during, fault = record_until_full(store)
            smaller, second = record_until_full(store)
            kept = contents(store)
            with pytest.raises(StoreError):
                recorded(store, a_sign_up(remark="x" * 500, directions="y" * 200))
            assert contents(store) == kept
        assert fault.code == second.code == "full"
        during += smaller
        assert "full" in CODES
        tally = Tally()
        look_at(store, before + during, tally)
        assert tally.broken == []
        assert len(contents(store)["sign_up"]) == len(before + during)


def test_what_was_typed_is_still_there_and_is_kept_once_there_is_room(tmp_path: Path) -> None:
    with an_open_store(tmp_path) as store:
        recorded(store)
        typed = a_sign_up(name_given="Typed", remark="and not lost")
        with no_room(store):
            record_until_full(store)
            with pytest.raises(StoreError):
                recorded(store, typed)
        assert typed == a_sign_up(name_given="Typed", remark="and not lost")
        kept = recorded(store, typed)
        assert kept.ticket not in {"", "A-001"}
        assert check_open(store.connection) == ()
        (n,) = store.connection.execute("SELECT count(*) FROM change").fetchone()
        assert store.read_tail().seq == n


def test_a_full_disk_in_the_middle_of_a_sync_loses_nothing(tmp_path: Path) -> None:
    programme = Programme.begun(tmp_path / "programme")
    rosa, marcus = programme.canvasser("Rosa"), programme.canvasser("Marcus")
    for number in range(60):
        marcus.record(name_given=f"Marcus {number}", remark="x" * 500)
    marcus.sync()
    kept = rosa.record()
    for pages in (0, 2, 4, 8, 16):
        with no_room(rosa.store, pages=pages), pytest.raises(StoreError) as fault:
            rosa.sync()
        assert fault.value.code == "full"
        tally = Tally()
        look_at(rosa.store, [kept.ticket], tally)
        assert tally.broken == []
    programme.settle()
    assert rosa.tickets() == marcus.tickets() == programme.denise.tickets()
    assert len(rosa.tickets()) == 61
    programme.close()


def test_a_file_the_system_stops_growing_is_a_plain_fault_at_any_byte(tmp_path: Path) -> None:
    tally = in_a_process("filling", tmp_path, 25, 1)
    assert tally["broken"] == []
    assert tally["kills"] == 25
    assert tally["records"] >= 25


def test_a_laptop_cannot_be_made_where_there_is_no_room_and_can_be_later(tmp_path: Path) -> None:
    tally = in_a_process("making", tmp_path, 12, 1)
    assert tally["broken"] == []
    assert tally["kills"] >= 8
    a_store(tmp_path / "later").close()
