"""Both databases for every test that asks for `database`: SQLite, and a real PostgreSQL."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.support import postgres
from tests.support.server import TestServer
from tests.support.wire_laptop import Crew

BOTH = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def cluster() -> Iterator[str]:
    """The URL of a running PostgreSQL."""
    with postgres.running() as url:
        yield url


@pytest.fixture(scope="session")
def shared_database(cluster: str) -> Iterator[str]:
    """One PostgreSQL database for all tests that found an organisation of their own in it."""
    with postgres.database(cluster) as url:
        yield url


@pytest.fixture(params=BOTH)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    """A place for a server; on PostgreSQL other tests' organisations are there too."""
    if request.param == "sqlite":
        return tmp_path
    found: str = request.getfixturevalue("shared_database")
    return found


@pytest.fixture(params=BOTH)
def empty_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path | str]:
    """A place for a server with nothing in it."""
    if request.param == "sqlite":
        yield tmp_path
        return
    with postgres.database(request.getfixturevalue("cluster")) as url:
        yield url


@pytest.fixture
def server(database: Path | str) -> Iterator[TestServer]:
    with ExitStack() as stack:
        made = TestServer(database)
        stack.callback(made.close)
        yield made


@pytest.fixture
def crew(server: TestServer) -> Crew:
    return Crew(server)
