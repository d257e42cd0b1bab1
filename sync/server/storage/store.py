"""The store: snapshots to read from, units of work to write in."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

try:
    from psycopg import Error as PostgresError
except ImportError:  # a server on SQLite needs no driver of PostgreSQL
    PostgresError = sqlite3.Error  # type: ignore[misc,assignment]

from sync.server.storage.engine import open_postgresql, open_sqlite, reading, writing
from sync.server.storage.reads import Reads
from sync.server.storage.steps import bring_up
from sync.server.storage.writes import Writes

FILE: Final = "server.db"
DAMAGE: Final = sqlite3.DatabaseError.__name__
"""The code of a file with bad pages; a full or failing disk has another."""


class StorageError(RuntimeError):
    """The database failed. `code` says how; its own message may quote values and is not kept."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Storage:
    """One database. `single_writer` says that writers had better queue outside."""

    def __init__(self, engine: Engine, path: Path | None) -> None:
        self.engine = engine
        self.path = path
        self.single_writer = path is not None

    @contextmanager
    def reading(self) -> Iterator[Reads]:
        """Give one snapshot: nothing that is committed later shows in it."""
        with plainly(), reading(self.engine) as connection, connection.begin():
            yield Reads(connection)

    @contextmanager
    def writing(self) -> Iterator[Writes]:
        """Give one unit of work: all of it is durable at the end, or nothing."""
        with plainly(), writing(self.engine) as connection, connection.begin():
            yield Writes(connection)

    def scrub(self) -> None:
        """Leave nothing of what was overwritten in the log of an SQLite file.

        Who still reads an older moment keeps it there until the next time. PostgreSQL keeps old
        rows until it tidies up by itself.
        """
        if self.path is not None:
            with plainly(), self.engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").all()

    def close(self) -> None:
        self.engine.dispose()


def open_storage(place: Path | str) -> Storage:
    """Open (and bring up) the database in a folder, or at a `postgresql://` URL.

    Raises `StorageError`, `NewerDatabaseError`.
    """
    with plainly():
        if isinstance(place, Path):
            path = place / FILE
            engine = open_sqlite(path)
        else:
            path = None
            engine = open_postgresql(place)
        bring_up(engine)
    return Storage(engine, path)


@contextmanager
def plainly() -> Iterator[None]:
    """Turn what a driver raises into a `StorageError` without its text."""
    try:
        yield
    except DBAPIError as error:
        raise StorageError(type(error.orig).__name__) from None
    except (
        sqlite3.Error,
        PostgresError,
    ) as error:  # a statement that went straight to it
        raise StorageError(type(error).__name__) from None
