"""The encrypted file opens only as itself, and every way to fail open is refused."""

import contextlib
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from fieldapp.store import cipher
from fieldapp.store.cipher import (
    Connection,
    Database,
    DriverError,
    IntegrityError,
    Sentinel,
    check,
    copy_store,
    open_store,
    opens_with,
    rekey_store,
    require_alone,
    write_unit,
)
from fieldapp.store.errors import StoreError

KEY = bytes(range(32))
OTHER_KEY = bytes(range(1, 33))
HERE = Sentinel(store_id=b"store-of-a-test!")
CANARY = "Xochitl Canario"


def driver() -> Any:
    """The driver itself, to show what it does where nobody guards it."""
    return sys.modules["sqlcipher3.dbapi2"]


def made(path: Path, rows: int = 40) -> Path:
    """A closed store with some rows."""
    store = open_store(path, KEY, expected=HERE, create=True)
    with contextlib.closing(store), write_unit(store.conn) as connection:
        connection.execute("CREATE TABLE person (no INTEGER PRIMARY KEY, name TEXT)")
        connection.executemany(
            "INSERT INTO person VALUES (?, ?)", [(no, CANARY * 20) for no in range(rows)]
        )
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return made(tmp_path / "fieldapp.db")


@pytest.fixture
def store(path: Path) -> Iterator[Database]:
    with contextlib.closing(open_store(path, KEY, expected=HERE)) as opened:
        yield opened


def names(connection: Connection) -> int:
    count: int = connection.execute("SELECT count(*) FROM person").fetchone()[0]
    return count


def in_one_unit(connection: Connection, *acts: Callable[[], object]) -> None:
    with write_unit(connection):
        for act in acts:
            act()


def deletes_all(connection: Connection) -> Callable[[], object]:
    return lambda: connection.execute("DELETE FROM person")


def fails() -> None:
    raise ZeroDivisionError


def findings(path: Path) -> tuple[str, ...]:
    """What `check` finds, or the code it is refused with."""
    try:
        return check(path, KEY, expected=HERE)
    except StoreError as error:
        return (error.code,)


def refusal(path: Path, key: bytes = KEY, expected: Sentinel = HERE) -> str:
    with pytest.raises(StoreError) as caught:
        open_store(path, key, expected=expected)
    return caught.value.code


# --- as itself -----------------------------------------------------------------------------------


def test_what_was_saved_is_there_when_the_store_is_opened_again(store: Database) -> None:
    assert names(store.conn) == 40


def test_sqlite_utils_and_the_driver_speak_of_the_same_errors(store: Database) -> None:
    assert vars(sys.modules["sqlite_utils.utils"])["sqlite3"] is sys.modules["sqlcipher3"]
    store.table("person").insert({"no": 1, "name": "a"}, ignore=True)
    with pytest.raises(IntegrityError):
        store.table("person").insert({"no": 1, "name": "b"})
    assert not store.conn.in_transaction


def test_a_program_that_takes_sqlite_utils_from_elsewhere_first_does_not_start() -> None:
    program = "import sqlite_utils, fieldapp.store.cipher"
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 1
    assert "import sqlite_utils only after" in ended.stderr


def test_every_setting_is_on_where_it_is_used(store: Database) -> None:
    found = {
        name: store.conn.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "secure_delete", "temp_store", "mmap_size")
    }
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "secure_delete": 1,
        "temp_store": 2,
        "mmap_size": 0,
    }


def test_only_the_owner_may_read_the_file_and_its_log(path: Path, store: Database) -> None:
    with write_unit(store.conn):
        store.conn.execute("DELETE FROM person WHERE no = 1")
    modes = {
        file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.glob(f"{path.name}*")
    }
    assert modes == {path.name: 0o600, f"{path.name}-wal": 0o600, f"{path.name}-shm": 0o600}


def test_rights_that_were_opened_wide_are_closed_at_the_next_opening(path: Path) -> None:
    path.chmod(0o644)
    open_store(path, KEY, expected=HERE).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_no_name_is_readable_in_the_file_or_its_log(path: Path, store: Database) -> None:
    with write_unit(store.conn):
        store.conn.execute("INSERT INTO person VALUES (1000, ?)", (CANARY,))
    files = [file for file in path.parent.glob(f"{path.name}*") if file.stat().st_size]
    assert {file.name for file in files} >= {path.name, f"{path.name}-wal"}
    assert not [file.name for file in files if found_in(file)]

    plain = path.with_name("plain.db")
    with contextlib.closing(sqlite3.connect(plain)) as control:
        control.execute("CREATE TABLE person (name TEXT)")
        control.execute("INSERT INTO person VALUES (?)", (CANARY,))
        control.commit()
    assert found_in(plain), "the search would have missed a name that is there"


def found_in(file: Path) -> bool:
    raw = file.read_bytes()
    return any(CANARY.encode(code) in raw for code in ("utf-8", "utf-16-le", "utf-16-be"))


def test_a_connection_belongs_to_the_thread_that_opened_it(store: Database) -> None:
    heard: list[Exception] = []

    def elsewhere() -> None:
        try:
            names(store.conn)
        except DriverError as error:
            heard.append(error)

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert [type(error).__name__ for error in heard] == ["ProgrammingError"]


# --- the ways to fail open -----------------------------------------------------------------------


def test_a_plain_file_written_by_the_driver_without_a_key_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "fieldapp.db"
    with contextlib.closing(driver().connect(str(path))) as unguarded:
        unguarded.execute("CREATE TABLE person (name TEXT)")
    assert path.read_bytes().startswith(b"SQLite format 3")
    assert refusal(path) == "not_encrypted"


def test_a_plain_file_written_by_a_library_that_ignores_keys_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "fieldapp.db"
    with contextlib.closing(sqlite3.connect(path)) as ignorant:
        ignorant.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
        ignorant.execute("CREATE TABLE person (name TEXT)")
    assert refusal(path) == "not_encrypted"


def test_a_file_cut_to_nothing_is_not_taken_for_a_new_store(path: Path) -> None:
    os.truncate(path, 0)
    with contextlib.closing(driver().connect(str(path))) as unguarded:
        unguarded.execute(f"PRAGMA key = \"x'{OTHER_KEY.hex()}'\"")
        assert unguarded.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    assert refusal(path) == "empty"
    assert path.stat().st_size == 0


def test_a_file_that_is_gone_is_not_made_again(tmp_path: Path) -> None:
    assert refusal(tmp_path / "fieldapp.db") == "missing"
    assert list(tmp_path.iterdir()) == []


def test_another_key_is_refused_without_a_word_on_the_terminal(
    path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    before = path.read_bytes()
    assert refusal(path, OTHER_KEY) == "unreadable"
    assert not opens_with(path, OTHER_KEY, expected=HERE)
    assert capfd.readouterr() == ("", "")
    assert path.read_bytes() == before
    assert opens_with(path, KEY, expected=HERE)


def test_another_store_under_the_same_key_is_refused(path: Path) -> None:
    assert refusal(path, expected=Sentinel(store_id=b"another-store-id")) == "sentinel_mismatch"


def test_an_encrypted_file_that_was_never_ours_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "fieldapp.db"
    with contextlib.closing(driver().connect(str(path))) as foreign:
        foreign.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
        foreign.execute("CREATE TABLE person (name TEXT)")
    assert refusal(path) == "sentinel_mismatch"


def test_a_file_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    newer = Sentinel(store_id=HERE.store_id, format=cipher.FORMAT + 1)
    open_store(tmp_path / "fieldapp.db", KEY, expected=newer, create=True).close()
    assert refusal(tmp_path / "fieldapp.db") == "too_new"


def test_making_a_store_never_touches_one_that_is_there(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(StoreError, match="exists"):
        open_store(path, KEY, expected=HERE, create=True)
    assert path.read_bytes() == before


def test_a_store_that_could_not_be_made_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        open_store(tmp_path / "fieldapp.db", b"short", expected=HERE, create=True)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_where_the_file_should_be_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "damaged"


# What SQLite locks in its file while a connection has it open in WAL mode.
TAKE_LOCK = """
import fcntl, sys
with open(sys.argv[1], "rb+") as file:
    fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 510, 0x40000002)
"""


def lock_is_held(path: Path) -> bool:
    program = [sys.executable, "-c", TAKE_LOCK, str(path)]
    return subprocess.run(program, capture_output=True, check=False).returncode != 0


def test_a_second_look_at_the_file_does_not_drop_the_locks_of_the_first(
    path: Path, store: Database
) -> None:
    assert names(store.conn) == 40
    open_store(path, KEY, expected=HERE).close()
    assert not opens_with(path, OTHER_KEY, expected=HERE)
    assert check(path, KEY, expected=HERE) == ()
    assert lock_is_held(path)
    store.close()
    assert not lock_is_held(path)


# --- damage --------------------------------------------------------------------------------------


def test_one_flipped_bit_in_any_page_is_noticed(path: Path) -> None:
    good = path.read_bytes()
    pages = len(good) // cipher.PAGE_BYTES
    assert pages >= 6
    missed = []
    for page in range(pages):
        raw = bytearray(good)
        raw[page * cipher.PAGE_BYTES + 1234] ^= 4
        path.write_bytes(raw)
        if not findings(path):
            missed.append(page)
    assert missed == []
    path.write_bytes(good)
    assert check(path, KEY, expected=HERE) == ()


def test_a_file_cut_at_any_length_is_refused_or_found_unsound(path: Path) -> None:
    good = path.read_bytes()
    for size in (1, 15, 16, 100, 4095, 4096, 5000, 8192, len(good) // 2, len(good) - 1):
        path.write_bytes(good[:size])
        assert findings(path), f"cut at {size} passed"


# --- the unit of work ----------------------------------------------------------------------------


def test_a_unit_of_work_is_kept_whole(path: Path, store: Database) -> None:
    with write_unit(store.conn) as connection:
        connection.execute("DELETE FROM person WHERE no < 10")
    with contextlib.closing(open_store(path, KEY, expected=HERE)) as second:
        assert names(second.conn) == 30


def test_a_bug_inside_a_unit_of_work_undoes_all_of_it_and_is_heard(store: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        in_one_unit(store.conn, deletes_all(store.conn), fails)
    assert names(store.conn) == 40


def test_wrong_sql_is_a_bug_and_stays_the_drivers_own_error(store: Database) -> None:
    wrong = "INSERT INTO nowhere VALUES (1)"
    with pytest.raises(DriverError, match="no such table"):
        in_one_unit(store.conn, deletes_all(store.conn), lambda: store.conn.execute(wrong))
    assert names(store.conn) == 40


def test_a_unit_of_work_inside_another_is_a_bug(store: Database) -> None:
    with write_unit(store.conn) as connection:
        with pytest.raises(RuntimeError, match="already open"):
            in_one_unit(connection)
        connection.execute("DELETE FROM person")
    assert names(store.conn) == 0


def test_sqlite_utils_inside_a_unit_of_work_is_undone_with_it(store: Database) -> None:
    rows = [{"no": no, "name": "x"} for no in range(100, 200)]
    with pytest.raises(ZeroDivisionError):
        in_one_unit(store.conn, lambda: store.table("person").insert_all(rows), fails)
    assert names(store.conn) == 40


def test_a_second_writer_hears_locked_and_can_go_on_later(path: Path, store: Database) -> None:
    with contextlib.closing(open_store(path, KEY, expected=HERE)) as second:
        second.conn.execute("PRAGMA busy_timeout=0")
        with write_unit(store.conn), pytest.raises(StoreError, match="locked"):
            in_one_unit(second.conn)
        with write_unit(second.conn):
            second.conn.execute("DELETE FROM person WHERE no = 0")
    assert names(store.conn) == 39


def test_a_full_disk_is_named_and_leaves_what_was_there(store: Database) -> None:
    pages = store.conn.execute("PRAGMA page_count").fetchone()[0]
    store.conn.execute(f"PRAGMA max_page_count={pages + 2}")
    rows = [(no, CANARY * 50) for no in range(1000, 2000)]
    fill = lambda: store.conn.executemany("INSERT INTO person VALUES (?, ?)", rows)  # noqa: E731
    with pytest.raises(StoreError, match="full") as caught:
        in_one_unit(store.conn, fill)
    assert CANARY not in repr(caught.value)
    assert caught.value.__cause__ is None
    assert names(store.conn) == 40
    with write_unit(store.conn) as connection:
        connection.execute("DELETE FROM person WHERE no = 0")


# --- the copy ------------------------------------------------------------------------------------


def test_a_copy_holds_what_the_log_had_and_is_as_encrypted(path: Path, store: Database) -> None:
    target = path.with_name("before.db")
    with write_unit(store.conn) as connection:
        connection.execute("DELETE FROM person WHERE no = 0")
    copy_store(store.conn, target, KEY, expected=HERE)
    assert not found_in(target)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert check(target, KEY, expected=HERE) == ()
    assert refusal(target, OTHER_KEY) == "unreadable"
    with contextlib.closing(open_store(target, KEY, expected=HERE)) as copy:
        assert names(copy.conn) == 39
    assert not list(path.parent.glob("*.part*"))


def test_a_copy_never_replaces_a_file(path: Path, store: Database) -> None:
    target = path.with_name("before.db")
    target.write_bytes(b"mine")
    with pytest.raises(StoreError, match="exists"):
        copy_store(store.conn, target, KEY, expected=HERE)
    assert target.read_bytes() == b"mine"


def test_a_copy_of_a_damaged_store_is_refused_and_not_left_behind(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[5 * cipher.PAGE_BYTES + 99] ^= 1
    path.write_bytes(raw)
    damaged = open_store(path, KEY, expected=HERE)
    with contextlib.closing(damaged), pytest.raises(StoreError, match="damaged"):
        copy_store(damaged.conn, path.with_name("before.db"), KEY, expected=HERE)
    assert not list(path.parent.glob("before*"))


# --- a new key -----------------------------------------------------------------------------------


def test_after_a_rekey_only_the_new_key_opens_the_same_rows(path: Path) -> None:
    rekey_store(path, KEY, OTHER_KEY, expected=HERE)
    assert refusal(path, KEY) == "unreadable"
    assert check(path, OTHER_KEY, expected=HERE) == ()
    with contextlib.closing(open_store(path, OTHER_KEY, expected=HERE)) as store:
        assert names(store.conn) == 40


def test_a_file_that_is_open_is_not_rekeyed(path: Path, store: Database) -> None:
    with pytest.raises(StoreError, match="locked"):
        require_alone(path, KEY, expected=HERE)
    with pytest.raises(StoreError, match="locked"):
        rekey_store(path, KEY, OTHER_KEY, expected=HERE)
    assert names(store.conn) == 40
    assert opens_with(path, KEY, expected=HERE)


REKEY = """
import sys
from pathlib import Path
from fieldapp.store.cipher import Sentinel, rekey_store
path, old, new, store_id = sys.argv[1:]
sentinel = Sentinel(store_id=bytes.fromhex(store_id))
rekey_store(Path(path), bytes.fromhex(old), bytes.fromhex(new), expected=sentinel)
"""


def killed_when(path: Path, seen: Callable[[], bool]) -> None:
    """Rekey the file in a process of its own, and kill that as soon as something is seen."""
    arguments = [str(path), KEY.hex(), OTHER_KEY.hex(), HERE.store_id.hex()]
    with subprocess.Popen([sys.executable, "-c", REKEY, *arguments]) as child:
        while child.poll() is None:
            with contextlib.suppress(FileNotFoundError):
                if seen():
                    child.kill()
                    return
    assert child.returncode == 0


@pytest.mark.parametrize("moment", ["journal begun", "journal grown", "page 1", "page 800", "last"])
def test_a_rekey_that_is_killed_leaves_one_key_and_every_row(tmp_path: Path, moment: str) -> None:
    path = made(tmp_path / "fieldapp.db", rows=20_000)
    journal = path.with_name(f"{path.name}-journal")
    last = path.stat().st_size // cipher.PAGE_BYTES - 1
    page = {"page 1": 1, "page 800": 800, "last": last}.get(moment)
    with path.open("rb", buffering=0) as file:

        def bytes_of_page() -> bytes:
            file.seek((page or 0) * cipher.PAGE_BYTES)
            return file.read(64)

        before = bytes_of_page()

        def seen() -> bool:
            if page is not None:
                return bytes_of_page() != before
            grown = 1 if moment == "journal begun" else 700 * cipher.PAGE_BYTES
            return journal.stat().st_size >= grown

        killed_when(path, seen)
    cut = tmp_path / "cut"
    cut.mkdir()
    for left in tmp_path.glob(f"{path.name}*"):
        shutil.copy(left, cut / left.name)
    # Asked in both orders: a first wrong guess must not harm what is being rolled back.
    for copy, keys in ((path, (KEY, OTHER_KEY)), (cut / path.name, (OTHER_KEY, KEY))):
        opened = [key for key in keys if opens_with(copy, key, expected=HERE)]
        assert len(opened) == 1
        assert check(copy, opened[0], expected=HERE) == ()
        with contextlib.closing(open_store(copy, opened[0], expected=HERE)) as store:
            assert names(store.conn) == 20_000
