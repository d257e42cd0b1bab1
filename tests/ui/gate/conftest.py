"""Fixtures of the gate's tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.server import TestServer
from tests.ui.gate.house import House


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A computer on which nothing was made yet."""
    return House(tmp_path)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[TestServer]:
    """The organisation's server; `serving()` opens its line."""
    (tmp_path / "server").mkdir()
    server = TestServer(tmp_path / "server")
    yield server
    server.close()
