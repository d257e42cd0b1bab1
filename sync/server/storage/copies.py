"""Whole copies of a database: backups are always SQLite files, whatever the server runs on."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import inspect, select, text

from sync.server.storage.bulk import insert_many
from sync.server.storage.engine import SCHEMA, open_postgresql, open_sqlite, reading, writing
from sync.server.storage.steps import bring_up
from sync.server.storage.store import FILE, Storage, plainly
from sync.server.storage.tables import METADATA, PLACE, STEP

_CHUNK: Final = 5_000
_COPIED: Final = tuple(
    table for table in METADATA.sorted_tables if table is not STEP and table is not PLACE
)


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


def is_sound(storage: Storage) -> bool:
    """Whether SQLite finds its own file intact; other databases look after themselves."""
    if storage.path is None:
        return True
    with storage.engine.connect() as connection:
        return connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"


@contextmanager
def replaced(place: Path | str, copy: Path, aside: str) -> Iterator[tuple[Storage, Storage | None]]:
    """Give a copy that is to take the database's place, with the one it replaces.

    When the block ends well the copy stands in its place, and the old one is kept: as the folder
    `aside` beside an SQLite file, as a schema of that name on PostgreSQL. None where there was
    none. A kill leaves an SQLite server with the old file or with the whole new one.
    """
    fresh = None
    if isinstance(place, Path):
        target, fresh = place / FILE, place / f"{FILE}.new"
        for leftover in place.glob(f"{FILE}.new*"):
            leftover.unlink()
        fresh.write_bytes(copy.read_bytes())
        new = Storage(open_sqlite(fresh), fresh)
        old = Storage(open_sqlite(target), target) if target.exists() else None
    else:
        new = Storage(open_postgresql(place), None)
        old = _rename(new, place, aside)
        bring_up(new.engine)
        source = open_copy(copy)
        _copy(source, new)
        source.close()
    try:
        yield new, old
        if fresh is not None:
            with new.engine.connect() as connection:
                connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
    finally:
        new.close()
        if old is not None:
            old.close()
    if fresh is not None:
        _swap(fresh, fresh.with_name(FILE), fresh.with_name(aside))


def _swap(fresh: Path, target: Path, aside: Path) -> None:
    """Put a closed file in another's place in one step; the other goes to the folder `aside`."""
    aside.mkdir()
    if target.exists():
        try:
            (aside / FILE).hardlink_to(target)
        except OSError:  # a file system without links
            shutil.copy2(target, aside / FILE)
    for name in (f"{FILE}-wal", f"{FILE}-shm"):  # left only by a file that could not be opened
        if target.with_name(name).exists():
            target.with_name(name).replace(aside / name)
    with fresh.open("rb+") as file:
        os.fsync(file.fileno())
    fresh.replace(target)


def _rename(new: Storage, url: str, aside: str) -> Storage | None:
    with writing(new.engine) as connection, connection.begin():
        if SCHEMA not in inspect(connection).get_schema_names():
            return None
        connection.execute(text(f'ALTER SCHEMA {SCHEMA} RENAME TO "{aside}"'))
    return Storage(open_postgresql(url, aside), None)


def others_connected(storage: Storage) -> bool:
    """Whether another session uses the PostgreSQL database: a server that still runs."""
    if storage.path is not None:
        return False
    with storage.engine.connect() as connection:
        query = (
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
            "AND pid <> pg_backend_pid() AND application_name = :name"
        )
        return bool(connection.execute(text(query), {"name": "fieldapp-server"}).scalar())


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
