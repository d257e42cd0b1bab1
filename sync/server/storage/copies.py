"""Whole copies of a database: backups are always SQLite files, whatever the server runs on."""

import os
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
    """Put a copy in the database's place, and give it with the one it replaces.

    The old one is kept: as the folder `aside` beside an SQLite file, as a schema of that name on
    PostgreSQL. None where there was none, or it cannot be read.
    """
    if isinstance(place, Path):
        old = _put_aside(place, place / aside)
        target = place / FILE
        target.write_bytes(copy.read_bytes())
        new = Storage(open_sqlite(target), target)
    else:
        new = Storage(open_postgresql(place), None)
        old = _rename(new, place, aside)
        bring_up(new.engine)
        source = open_copy(copy)
        _copy(source, new)
        source.close()
    try:
        yield new, old
    finally:
        new.close()
        if old is not None:
            old.close()


def _put_aside(folder: Path, aside: Path) -> Storage | None:
    aside.mkdir()
    for name in (FILE, f"{FILE}-wal", f"{FILE}-shm"):
        if (folder / name).exists():
            (folder / name).replace(aside / name)
    if not (aside / FILE).exists():
        return None
    return Storage(open_sqlite(aside / FILE), aside / FILE)


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
