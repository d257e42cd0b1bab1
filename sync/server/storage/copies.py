"""Whole copies of a database: backups are always SQLite files, whatever the server runs on."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any, Final

from filelock import FileLock
from sqlalchemy import Connection, inspect, select, text

from sync.server.storage.bulk import insert_many
from sync.server.storage.engine import (
    RESTORING,
    SCHEMA,
    SERVING,
    open_postgresql,
    open_sqlite,
    reading,
    writing,
)
from sync.server.storage.steps import bring_up
from sync.server.storage.store import DAMAGE, FILE, Storage, StorageError, plainly
from sync.server.storage.tables import METADATA, PLACE, STEP

NEW_FILE: Final = f"{FILE}.new"
NEW_SCHEMA: Final = f"{SCHEMA}_new"
"""Where a copy grows until it is whole."""
_CHUNK: Final = 5_000
LOCK: Final = "backup.lock"
_BACKUPS: Final = 7021971
"""The number of the same lock on PostgreSQL."""
_COPIED: Final = tuple(
    table for table in METADATA.sorted_tables if table is not STEP and table is not PLACE
)


class StillServingError(RuntimeError):
    """A server uses the database that is to be replaced."""


def copy_out(storage: Storage, target: Path) -> None:
    """Write one consistent copy of the database to a new file; durable when this returns."""
    with plainly():
        if storage.path is not None:
            raw = storage.engine.raw_connection()
            try:
                raw.cursor().execute("VACUUM INTO ?", (str(target),))
            finally:
                raw.close()
        else:
            copy = Storage(open_sqlite(target), target)
            bring_up(copy.engine)
            _copy(storage, copy)
            copy.close()
    with target.open("rb+") as file:
        os.fsync(file.fileno())


def _copy(source: Storage, target: Storage) -> None:
    with reading(source.engine) as old, old.begin(), writing(target.engine) as new, new.begin():
        for table in _COPIED:
            rows = old.execution_options(yield_per=_CHUNK).execute(select(table))
            for part in rows.partitions(_CHUNK):
                insert_many(new, table, [tuple(row) for row in part])
        if new.dialect.name == "postgresql":
            new.execute(
                text(
                    "SELECT setval(pg_get_serial_sequence('audit', 'number'), "
                    "coalesce(max(number), 0) + 1, false) FROM audit"
                )
            )


def open_copy(path: Path) -> Storage:
    """Open a backup file; `StorageError` when it is none or damaged."""
    with plainly():
        engine = open_sqlite(path)
        if not inspect(engine).has_table(STEP.name):
            engine.dispose()
            raise FileNotFoundError(path.name)
        bring_up(engine)
    return Storage(engine, path)


@contextmanager
def alone(storage: Storage) -> Iterator[None]:
    """Hold the database's one lock on making backups; wait for it. Gone with its process."""
    if storage.path is not None:
        with FileLock(storage.path.with_name(LOCK), mode=0o600, thread_local=False):
            yield
        return
    with storage.engine.connect() as plain:
        connection = plain.execution_options(isolation_level="AUTOCOMMIT")
        with plainly():
            connection.execute(text(f"SELECT pg_advisory_lock({_BACKUPS})"))
        try:
            yield
        finally:
            with plainly():
                connection.execute(text(f"SELECT pg_advisory_unlock({_BACKUPS})"))


def is_sound(storage: Storage) -> bool:
    """Whether SQLite finds its own file intact; other databases look after themselves.

    Raises `StorageError` where the file cannot be read at all.
    """
    if storage.path is None:
        return True
    try:
        with plainly(), storage.engine.connect() as connection:
            return connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"
    except StorageError as error:
        if error.code == DAMAGE:
            return False
        raise


@contextmanager
def replaced(place: Path | str, copy: Path, aside: str) -> Iterator[tuple[Storage, Storage | None]]:
    """Give a copy that is to take the database's place, with the one it replaces.

    When the block ends well the copy stands in its place, and the old one is kept: as the folder
    `aside` beside an SQLite file, as a schema of that name on PostgreSQL (with a number, where
    there is one already). None where there was none. A kill leaves the old database or the whole
    new one.
    Raises: StorageError; StillServingError where a server came to the old database meanwhile.
    """
    new, old = _beside(place, copy)
    try:
        yield new, old
        if new.path is not None:
            with new.engine.connect() as connection:
                connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
    finally:
        new.close()
        if old is not None:
            old.close()
    if isinstance(place, Path):
        _swap(place, aside)
    else:
        with plainly():
            _swap_schemas(place, aside)


def _beside(place: Path | str, copy: Path) -> tuple[Storage, Storage | None]:
    if isinstance(place, Path):
        target, fresh = place / FILE, place / NEW_FILE
        for leftover in place.glob(f"{NEW_FILE}*"):
            leftover.unlink()
        fresh.write_bytes(copy.read_bytes())
        old = Storage(open_sqlite(target), target) if target.exists() else None
        return Storage(open_sqlite(fresh), fresh), old
    with plainly():
        new = Storage(open_postgresql(place, NEW_SCHEMA, RESTORING), None)
        with writing(new.engine) as connection, connection.begin():
            # What a restore that was killed had begun.
            connection.execute(text(f"DROP SCHEMA IF EXISTS {NEW_SCHEMA} CASCADE"))
        bring_up(new.engine, NEW_SCHEMA)
        source = open_copy(copy)
        _copy(source, new)
        source.close()
    return new, Storage(open_postgresql(place, name=RESTORING), None)


def _swap(place: Path, aside: str) -> None:
    """Put the closed new file in place in one step; the old one goes to the folder `aside`."""
    target, fresh = place / FILE, place / NEW_FILE
    kept = place / _free(aside, {each.name for each in place.iterdir()})
    kept.mkdir()
    if target.exists():
        try:
            (kept / FILE).hardlink_to(target)
        except OSError:  # a file system without links
            shutil.copy2(target, kept / FILE)
    for name in (f"{FILE}-wal", f"{FILE}-shm"):  # left only by a file that could not be opened
        if target.with_name(name).exists():
            target.with_name(name).replace(kept / name)
    with fresh.open("rb+") as file:
        os.fsync(file.fileno())
    fresh.replace(target)


def _swap_schemas(url: str, aside: str) -> None:
    """Put the new schema in place in one transaction; the old one is kept under another name."""
    engine = open_postgresql(url, name=RESTORING)
    try:
        with writing(engine) as connection, connection.begin():
            if _sessions(connection, SERVING):
                raise StillServingError
            names = set(inspect(connection).get_schema_names())
            kept = _free(aside, names)
            if SCHEMA in names:
                connection.execute(text(f'ALTER SCHEMA {SCHEMA} RENAME TO "{kept}"'))
            connection.execute(text(f"ALTER SCHEMA {NEW_SCHEMA} RENAME TO {SCHEMA}"))
    finally:
        engine.dispose()


def _free(name: str, used: set[str]) -> str:
    names = (name if number == 1 else f"{name}_{number}" for number in count(1))
    return next(each for each in names if each not in used)


def others_connected(storage: Storage) -> bool:
    """Whether another session uses the PostgreSQL database: a server or a restore that runs."""
    if storage.path is not None:
        return False
    with storage.engine.connect() as connection:
        return _sessions(connection, SERVING, RESTORING)


def _sessions(connection: Connection, *names: str) -> bool:
    query = (
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
        "AND pid <> pg_backend_pid() AND application_name = ANY(:names)"
    )
    return bool(connection.execute(text(query), {"names": list(names)}).scalar())


def whereabouts(storage: Storage) -> str:
    """Give what names this very database cluster: identifier and timeline, empty on SQLite."""
    if storage.path is not None:
        return ""
    query = (
        "SELECT system_identifier, timeline_id FROM pg_control_system(), pg_control_checkpoint()"
    )
    with storage.engine.connect() as connection:
        row: Any = connection.execute(text(query)).one()
        return f"{row[0]}-{row[1]}"
