"""The encrypted file: the one place that names the cipher's driver, and the one way to open it.

It knows keys as 32 bytes and nothing of PINs, keyrings, tables or people.
"""

import contextlib
import os
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fieldapp.store.errors import StoreError, translate
from fieldapp.store.files import KEY_BYTES, STORE_FILE, sync_file, sync_folder

if TYPE_CHECKING:
    # The driver carries no types; its calls have the shape of the standard library's.
    import sqlite3 as dbapi2
else:
    import sqlcipher3
    from sqlcipher3 import dbapi2

    # sqlite-utils looks for `pysqlite3` before `sqlite3`. Without this name it would watch for
    # the wrong exception classes and leave savepoints open: writes that are never committed.
    sys.modules["pysqlite3"] = sqlcipher3
    sys.modules["pysqlite3.dbapi2"] = dbapi2

import sqlite_utils.db
from sqlite_utils import Database

if vars(sqlite_utils.db)["sqlite3"] is not sys.modules["sqlcipher3"]:
    raise ImportError("import sqlite_utils only after fieldapp.store.cipher, or from it")


def _as_it_is(value: bytes | None) -> bytes | None:
    return value


# Without an adapter of its own the driver looks for one by two failing look-ups: 2.4 µs for each
# parameter that is bytes or empty, half the time of a save.
dbapi2.register_adapter(bytes, _as_it_is)
dbapi2.register_adapter(type(None), _as_it_is)

Connection = dbapi2.Connection
DriverError = dbapi2.Error
IntegrityError = dbapi2.IntegrityError

__all__ = [
    "FORMAT",
    "KEY_BYTES",
    "STORE_FILE",
    "Connection",
    "Database",
    "DriverError",
    "IntegrityError",
    "Sentinel",
    "check",
    "check_open",
    "copy_store",
    "open_store",
    "opens_with",
    "read_unit",
    "rekey_store",
    "require_alone",
    "write_unit",
]

FORMAT: Final = 1
"""Version of the file's outermost shape: the sentinel. Tables are numbered by their own schema."""

PAGE_BYTES: Final = 4096
BUSY_MS: Final = 5_000
CACHE_KIB: Final = 16_384
CHECKPOINT_PAGES: Final = 200
CACHED_STATEMENTS: Final = 512

_NOTADB: Final = 26
_SQL_ERROR: Final = 1

# Each is set and read back: a pragma that this build does not know would be ignored in silence.
_SETTINGS: Final = (
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),
    ("secure_delete", "ON", 1),
    ("temp_store", "MEMORY", 2),
    ("foreign_keys", "OFF", 0),
    ("mmap_size", "0", 0),
    ("cache_size", f"-{CACHE_KIB}", -CACHE_KIB),
    ("wal_autocheckpoint", f"{CHECKPOINT_PAGES}", CHECKPOINT_PAGES),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentinel:
    """What a store says it is: its id (16 bytes) and the format of its file."""

    store_id: bytes
    format: int = FORMAT


def open_store(path: Path, key: bytes, *, expected: Sentinel, create: bool = False) -> Database:
    """Open the encrypted file, or make it with `create`; the only way a connection is ever made.

    Fails closed: the cipher must be there, the file must be neither absent, empty nor plain, the
    key must open it and the sentinel inside must be `expected`. Nothing is made again or deleted
    because of an error; `create` refuses a file that is there.
    The connection commits by itself outside `write_unit`, and belongs to the thread that opened
    it: any other thread that uses it gets the driver's ProgrammingError.
    Raises: StoreError missing, empty, not_encrypted, damaged, unreadable, sentinel_mismatch,
    too_new, no_cipher, exists, locked, full, read_only, disk.
    """
    if create:
        _new_file(path)
    else:
        _refuse_strange_file(path)
    try:
        with _closing_on_error(_connect(path, key)) as connection:
            if create:
                _plant(connection, expected)
            _require(connection, expected)
            _settle(connection)
            return Database(connection, execute_plugins=False)
    except BaseException as error:
        if isinstance(error, StoreError) and error.code == "unreadable" and _is_plain(path):
            raise StoreError("not_encrypted") from None
        if create:
            # Made a moment ago by this very call, so there is nothing of anyone's in it.
            path.unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def write_unit(connection: Connection) -> Iterator[Connection]:
    """One unit of work: everything inside is durable together when it ends, or nothing is.

    Takes the write lock at once (BEGIN IMMEDIATE), so it never fails half-way for another writer.
    Any exception inside rolls back and is raised again, the driver's faults as StoreError.
    Raises: StoreError locked, full, read_only, damaged, disk; RuntimeError when nested.
    """
    with _unit(connection, "BEGIN IMMEDIATE"):
        yield connection


@contextlib.contextmanager
def read_unit(connection: Connection) -> Iterator[Connection]:
    """Everything read inside stands as it did at one moment; it holds up no writer.

    Raises: as `write_unit`.
    """
    with _unit(connection, "BEGIN"):
        yield connection


@contextlib.contextmanager
def _unit(connection: Connection, begin: str) -> Iterator[None]:
    if connection.in_transaction:
        raise RuntimeError("a unit of work is already open")
    try:
        connection.execute(begin)
        yield
        connection.execute("COMMIT")
    except BaseException as error:
        if connection.in_transaction:
            # The first error is the one to tell; the file rolls back at the next opening anyway.
            with contextlib.suppress(DriverError):
                connection.execute("ROLLBACK")
        fault = translate(error) if isinstance(error, DriverError) else None
        if fault is not None:
            raise fault from None
        raise


def check(path: Path, key: bytes, *, expected: Sentinel) -> tuple[str, ...]:
    """Read the whole closed file and name what is wrong with it; empty when it is sound.

    Findings name pages, tables and indexes, never values.
    Raises: as `open_store`, when it does not even open.
    """
    with contextlib.closing(open_store(path, key, expected=expected)) as store:
        return check_open(store.conn)


def check_open(connection: Connection) -> tuple[str, ...]:
    """Do `check` on an open connection."""
    try:
        pages = [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]
        quick = [str(row[0]) for row in connection.execute("PRAGMA quick_check(20)")]
    except DriverError as error:
        fault = translate(error)
        if fault is None:
            raise
        if fault.code != "damaged":
            raise fault from None
        return ("the file cannot be read to its end",)
    return tuple(pages + [line for line in quick if line != "ok"])


def copy_store(source: Connection, target: Path, key: bytes, *, expected: Sentinel) -> None:
    """Write an encrypted copy of the open store to `target`, under the same key, and check it.

    The copy has one moment's content, is complete and on disk, or is not there at all.
    Raises: StoreError exists, damaged, and as `open_store`.
    """
    if target.exists():
        raise StoreError("exists")
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    _new_file(part)
    try:
        with _faults(), contextlib.closing(_connect(part, key)) as copy:
            source.backup(copy)
        if check(part, key, expected=expected):
            raise StoreError("damaged")
        sync_file(part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    sync_folder(target.parent)


def rekey_store(path: Path, old: bytes, new: bytes, *, expected: Sentinel) -> None:
    """Encrypt the closed file anew, from key `old` to key `new`, in one transaction.

    A kill at any point leaves a file that opens with exactly one of the two keys.
    Raises: StoreError locked when any other connection has the file open; and as `open_store`.
    """
    _require_key(new)
    with contextlib.closing(open_store(path, old, expected=expected)) as store, _faults():
        _leave_log(store.conn)
        # Not `execute`: its statement cache would keep the key's digits in memory.
        store.conn.executescript(f"PRAGMA rekey = \"x'{new.hex()}'\";")
    open_store(path, new, expected=expected).close()


def require_alone(path: Path, key: bytes, *, expected: Sentinel) -> None:
    """Check that nobody has the file open. Raises: StoreError locked; and as `open_store`."""
    with contextlib.closing(open_store(path, key, expected=expected)) as store, _faults():
        _leave_log(store.conn)


def opens_with(path: Path, key: bytes, *, expected: Sentinel) -> bool:
    """Tell whether this key opens the file. Raises: as `open_store`, but for unreadable."""
    try:
        open_store(path, key, expected=expected).close()
    except StoreError as error:
        if error.code != "unreadable":
            raise
        return False
    return True


def _new_file(path: Path) -> None:
    # The journal and the log take their rights from the file, so no umask has to be changed.
    with _faults():
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def _refuse_strange_file(path: Path) -> None:
    # Looks without opening: closing a file of one's own would drop the locks that another
    # connection of this process holds on it (POSIX).
    with _faults():
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise StoreError("damaged")
        if found.st_size == 0:
            # SQLite would take it for a new database, with any key, and the loss would be silent.
            raise StoreError("empty")
        if found.st_size < PAGE_BYTES:
            raise StoreError("damaged")
        if os.name == "posix" and found.st_mode & 0o077:
            path.chmod(0o600)


def _is_plain(path: Path) -> bool:
    """Tell whether the file opens without any key; asked only after the key was refused."""
    with contextlib.closing(
        dbapi2.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    ) as bare:
        try:
            bare.execute("PRAGMA cipher_log_level=NONE")
            bare.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except DriverError:
            return False
    return True


def _connect(path: Path, key: bytes) -> Connection:
    _require_key(key)
    with _faults():
        connection = dbapi2.connect(
            f"{path.absolute().as_uri()}?mode=rw",  # never makes a file
            uri=True,
            isolation_level=None,
            timeout=BUSY_MS / 1000,
            cached_statements=CACHED_STATEMENTS,
        )
        with _closing_on_error(connection):
            # Before the key: a refused key would print lines to the terminal.
            connection.execute("PRAGMA cipher_log_level=NONE")
            connection.executescript(f"PRAGMA key = \"x'{key.hex()}'\";")
            if not connection.execute("PRAGMA cipher_version").fetchone():
                raise StoreError("no_cipher")
            return connection


def _plant(connection: Connection, sentinel: Sentinel) -> None:
    with write_unit(connection):
        connection.execute(
            "CREATE TABLE sentinel (only INTEGER PRIMARY KEY CHECK (only = 1),"
            " store_id BLOB NOT NULL, format INTEGER NOT NULL) STRICT"
        )
        connection.execute(
            "INSERT INTO sentinel VALUES (1, ?, ?)", (sentinel.store_id, sentinel.format)
        )


def _require(connection: Connection, expected: Sentinel) -> None:
    """Read the sentinel; it is also the first page that the key has to open."""
    try:
        rows = connection.execute("SELECT store_id, format FROM sentinel").fetchall()
    except DriverError as error:
        number = getattr(error, "sqlite_errorcode", 0)
        if number == _NOTADB:
            raise StoreError("unreadable") from None
        if number == _SQL_ERROR:  # no such table
            raise StoreError("sentinel_mismatch") from None
        fault = translate(error)
        if fault is None:
            raise
        raise fault from None
    if len(rows) != 1 or bytes(rows[0][0]) != expected.store_id:
        raise StoreError("sentinel_mismatch")
    if rows[0][1] != expected.format:
        raise StoreError("too_new" if rows[0][1] > expected.format else "sentinel_mismatch")


def _leave_log(connection: Connection) -> None:
    # Leaving WAL needs the file alone. A second connection would go on with the old key.
    connection.execute("PRAGMA journal_mode=DELETE").fetchone()


def _settle(connection: Connection) -> None:
    with _faults():
        for name, value, wanted in _SETTINGS:
            connection.execute(f"PRAGMA {name}={value}").fetchall()
            found = connection.execute(f"PRAGMA {name}").fetchone()
            if found is None or found[0] != wanted:
                raise StoreError("disk")


@contextlib.contextmanager
def _closing_on_error(connection: Connection) -> Iterator[Connection]:
    try:
        yield connection
    except BaseException:
        connection.close()
        raise


@contextlib.contextmanager
def _faults() -> Iterator[None]:
    try:
        yield
    except (DriverError, OSError) as error:
        fault = translate(error)
        if fault is None:
            raise
        raise fault from None


def _require_key(key: bytes) -> None:
    if len(key) != KEY_BYTES:
        raise ValueError(f"a store key has {KEY_BYTES} bytes")
