"""How each database is opened, and how its transactions begin."""

import sqlite3
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

BUSY_MS: Final = 30_000
POOL: Final = 8
SERVING: Final = "fieldapp-server"
RESTORING: Final = "fieldapp-restore"
"""What a session calls itself at PostgreSQL."""
SCHEMA: Final = "fieldapp"
"""The PostgreSQL schema that holds the tables; a restore puts the old one aside by renaming it."""


def _as_it_is(value: bytes | None) -> bytes | None:
    return value


# Without an adapter the driver looks for one by failing: 2 µs for each such parameter.
sqlite3.register_adapter(bytes, _as_it_is)
sqlite3.register_adapter(type(None), _as_it_is)


def open_sqlite(path: Path) -> Engine:
    """Open an SQLite file: WAL, full synchronisation, transactions begun by us."""
    engine = create_engine(
        f"sqlite:///{path}",
        poolclass=QueuePool,
        pool_size=POOL,
        max_overflow=POOL,
        connect_args={"check_same_thread": False, "timeout": BUSY_MS / 1000},
    )

    @event.listens_for(engine, "connect")
    def connected(dbapi: Any, _record: object) -> None:
        dbapi.isolation_level = None
        dbapi.execute("PRAGMA journal_mode = WAL")
        dbapi.execute("PRAGMA synchronous = FULL")
        dbapi.execute("PRAGMA foreign_keys = ON")
        dbapi.execute("PRAGMA cache_size = -32768")
        dbapi.execute("PRAGMA temp_store = MEMORY")
        dbapi.execute("PRAGMA secure_delete = ON")  # whoever was erased is on no free page
        dbapi.execute("PRAGMA trusted_schema = OFF")

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def open_postgresql(url: str, schema: str = SCHEMA, name: str = SERVING) -> Engine:
    """Open a PostgreSQL database by its URL (`postgresql://…`)."""
    return create_engine(
        url.replace("postgresql://", "postgresql+psycopg://", 1),
        pool_size=POOL,
        max_overflow=POOL,
        pool_pre_ping=True,
        connect_args={
            "options": f"-c search_path={schema} -c TimeZone=UTC",
            "application_name": name,
        },
    )


def reading(engine: Engine) -> Connection:
    """Give a connection whose first statement opens a snapshot that stays as it is."""
    connection = engine.connect()
    if engine.dialect.name == "postgresql":
        return connection.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
    return connection


def writing(engine: Engine) -> Connection:
    """Give a connection for the one writer; SQLite takes its lock when it begins."""
    return engine.connect().execution_options(writing=True)
