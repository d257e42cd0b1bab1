"""The keyring: only backends that keep secrets, each write read back, and notes that stay."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import keyring.errors
import pytest

from fieldapp.store.cipher import open_store, write_unit
from fieldapp.store.errors import StoreError
from fieldapp.store.files import STORE_FILE
from fieldapp.store.keyring_door import (
    NoKeyring,
    Note,
    OsKeyring,
    SecretDoor,
    compare_note,
    find_door,
    os_keyring,
    read_note,
    write_note,
)
from tests.support.fake_keyring import FakeBackend, FakeKeyring
from tests.support.vault import CountedRandom, Laptop

STORE = b"store-of-a-test!"
REPLICA = b"replica-of-tests"
NOTE = Note(store_id=STORE, replica=REPLICA, lowest_n=12, tickets=(101, 150))


@pytest.fixture
def backend() -> FakeBackend:
    return FakeBackend()


@pytest.fixture
def door(backend: FakeBackend) -> OsKeyring:
    return OsKeyring(backend)


# --- values --------------------------------------------------------------------------------------


def test_a_value_of_any_bytes_comes_back(door: OsKeyring) -> None:
    value = bytes(range(256))
    assert door.read("one") is None
    door.write("one", value)
    door.write("two", b"")
    assert (door.read("one"), door.read("two")) == (value, b"")
    door.forget("one")
    door.forget("one")
    assert (door.read("one"), door.read("two")) == (None, b"")


def test_each_entry_has_a_service_name_of_its_own(door: OsKeyring, backend: FakeBackend) -> None:
    door.write("one", b"1")
    door.write("two", b"2")
    assert len({service for service, _user in backend.kept}) == 2


def test_a_keyring_that_accepts_and_forgets_is_found_out_at_the_first_write(
    door: OsKeyring, backend: FakeBackend
) -> None:
    backend.forgets = True
    with pytest.raises(StoreError, match="keyring_unusable"):
        door.write("one", b"1")
    assert not door.usable(CountedRandom())


def test_a_value_that_is_not_ours_is_not_used(door: OsKeyring, backend: FakeBackend) -> None:
    door.write("one", b"1")
    backend.kept = dict.fromkeys(backend.kept, "not base64 !")
    with pytest.raises(StoreError, match="keyring_unusable"):
        door.read("one")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (keyring.errors.KeyringLocked("kept for Ana Canario"), "keyring_locked"),
        (keyring.errors.InitError("Prompt dismissed.."), "keyring_locked"),
        (keyring.errors.NoKeyringError("none"), "keyring_unusable"),
        (keyring.errors.PasswordSetError("no"), "keyring_unusable"),
        (RuntimeError("no bus"), "keyring_unusable"),
        (OSError("gone"), "keyring_unusable"),
        (Exception("whatever another system's stack raises"), "keyring_unusable"),
    ],
)
def test_whatever_the_keyring_raises_becomes_a_code(
    door: OsKeyring, backend: FakeBackend, error: Exception, code: str
) -> None:
    door.write("one", b"1")
    backend.raises = error
    acts: tuple[Callable[[], object], ...] = (
        lambda: door.read("one"),
        lambda: door.write("one", b"2"),
        lambda: door.forget("one"),
    )
    for act in acts:
        with pytest.raises(StoreError) as caught:
            act()
        assert caught.value.code == code
        assert caught.value.__suppress_context__
        assert "Canario" not in str(caught.value)
    assert not door.usable(CountedRandom())


def test_a_probe_leaves_nothing_behind(door: OsKeyring, backend: FakeBackend) -> None:
    assert door.usable(CountedRandom())
    assert backend.kept == {}


# --- which keyring -------------------------------------------------------------------------------


@pytest.mark.parametrize("wish", ["keyring.backends.null.Keyring", "keyring.backends.fail.Keyring"])
def test_a_variable_of_the_environment_cannot_choose_the_keyring(
    monkeypatch: pytest.MonkeyPatch, wish: str
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", wish)
    monkeypatch.setenv("KEYRING_PROPERTY_SCHEME", "KeePassXC")
    monkeypatch.setenv("KEYRING_PROPERTY_APPID", "another")
    monkeypatch.setenv("KEYRING_PROPERTY_PREFERRED_COLLECTION", "/another")
    monkeypatch.setenv("KEYRING_PROPERTY_KEYCHAIN", "/another")
    linux, mac = os_keyring("linux")._backend, os_keyring("darwin")._backend
    assert type(linux).__module__ == "keyring.backends.SecretService"
    assert vars(linux) == {"appid": "Fieldapp"}
    assert type(mac).__module__ == "keyring.backends.macOS"
    assert vars(mac) == {"keychain": None}


def test_a_system_that_is_not_on_the_list_has_no_keyring() -> None:
    with pytest.raises(StoreError, match="keyring_unusable"):
        os_keyring("plan9")
    assert not find_door(CountedRandom(), platform="plan9").keeps


def test_a_machine_without_a_session_gets_the_door_that_keeps_nothing() -> None:
    assert isinstance(find_door(CountedRandom(), platform="linux"), NoKeyring)


def test_the_door_that_keeps_nothing_says_so() -> None:
    door: SecretDoor = NoKeyring()
    with pytest.raises(StoreError, match="keyring_unusable"):
        door.read("one")
    with pytest.raises(StoreError, match="keyring_unusable"):
        door.write("one", b"1")
    door.forget("one")
    write_note(door, NOTE)
    assert read_note(door, STORE) is None


def test_neither_keyring_nor_database_is_loaded_to_show_who_can_unlock() -> None:
    program = (
        "import sys, fieldapp.store.tries\n"
        "sys.exit('keyring' in sys.modules or 'sqlite_utils' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


# --- the note ------------------------------------------------------------------------------------


def test_a_note_comes_back_as_it_was_written() -> None:
    door = FakeKeyring()
    assert read_note(door, STORE) is None
    write_note(door, NOTE)
    assert read_note(door, STORE) == NOTE
    assert read_note(door, b"another-store-id") is None


@pytest.mark.parametrize("left", [b"", b"\xff", b"{}", b"[]", b'{"store_id": 1}'])
def test_a_note_that_cannot_be_read_counts_as_none(left: bytes) -> None:
    assert read_note(FakeKeyring(answer=left), STORE) is None


def test_a_note_about_another_store_counts_as_none() -> None:
    other = FakeKeyring()
    write_note(other, Note(store_id=b"another-store-id", replica=REPLICA, lowest_n=1))
    (about_another,) = other.kept.values()
    assert read_note(FakeKeyring(answer=about_another), STORE) is None


@pytest.mark.parametrize(
    ("note", "replica", "last_n", "verdict"),
    [
        (NOTE, REPLICA, 12, "ok"),
        (NOTE, REPLICA, 4000, "ok"),
        (NOTE, REPLICA, 11, "older"),
        (NOTE, REPLICA, 0, "older"),
        (NOTE, b"replica-of-other", 12, "older"),
        (NOTE, b"replica-of-other", 4000, "older"),
        (None, REPLICA, 0, "absent"),
    ],
)
def test_a_file_is_held_against_the_note(
    note: Note | None, replica: bytes, last_n: int, verdict: str
) -> None:
    assert compare_note(note, replica=replica, last_n=last_n) == verdict


def test_a_file_that_was_put_back_opens_as_if_nothing_were_wrong_and_the_note_tells(
    tmp_path: Path,
) -> None:
    laptop = Laptop(folder=tmp_path / "profile")
    unlocked, _code = laptop.create()

    def last_n_after(changes: int) -> int:
        store = open_store(unlocked.path, unlocked.data_key, expected=unlocked.sentinel)
        with write_unit(store.conn) as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS change (n INTEGER PRIMARY KEY)")
            for _change in range(changes):
                connection.execute("INSERT INTO change DEFAULT VALUES")
        last: int = store.conn.execute("SELECT ifnull(max(n), 0) FROM change").fetchone()[0]
        store.close()
        return last

    assert last_n_after(3) == 3
    yesterday = (laptop.folder / STORE_FILE).read_bytes()
    today = last_n_after(4)
    note = Note(store_id=unlocked.store_id, replica=REPLICA, lowest_n=today)
    write_note(laptop.door, note)
    (laptop.folder / STORE_FILE).write_bytes(yesterday)

    again = laptop.unlock()
    kept = read_note(laptop.door, again.store_id)
    assert compare_note(kept, replica=REPLICA, last_n=last_n_after(0)) == "older"
    assert compare_note(kept, replica=REPLICA, last_n=last_n_after(4)) == "ok"


# --- a real keyring, where this machine has one --------------------------------------------------

IN_A_SESSION = """
gnome-keyring-daemon --unlock --components=secrets <"$1" >/dev/null
exec "$2" -c "$3"
"""
ROUND_TRIP = """
import secrets, sys
from fieldapp.store.keyring_door import OsKeyring, find_door, os_keyring
door = os_keyring()
assert door.usable(secrets.token_bytes)
assert isinstance(find_door(secrets.token_bytes), OsKeyring)
value = secrets.token_bytes(32)
assert door.read("here") is None
door.write("here", value)
assert os_keyring().read("here") == value
door.write("here", b"other")
assert door.read("here") == b"other"
door.forget("here")
assert door.read("here") is None
print("kept and forgotten")
"""


def sessions() -> Iterator[str]:
    session = shutil.which("dbus-run-session")
    if session and shutil.which("gnome-keyring-daemon"):
        yield session


if REAL := tuple(sessions()):

    def test_a_real_secret_service_keeps_and_forgets(tmp_path: Path) -> None:
        (tmp_path / "password").write_text("only for this test")
        home = {name: str(tmp_path) for name in ("HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR")}
        kept = {name: os.environ[name] for name in ("PATH",)}
        ended = subprocess.run(
            [
                *(*REAL, "--", "sh", "-c", IN_A_SESSION, "session"),
                *(str(tmp_path / "password"), sys.executable, ROUND_TRIP),
            ],
            env=kept | home | {"PYTHONPATH": str(Path.cwd())},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert ended.stdout == "kept and forgotten\n", ended.stderr
