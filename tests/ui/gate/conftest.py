"""Fixtures of the gate's tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from fieldapp.commands.names_here import note_name
from fieldapp.store.vault import add_user, unlock
from tests.support.server import TestServer
from tests.support.vault import BEN, CHEAP, OTHER_PIN, PIN
from tests.ui.gate.house import House, StartedWindow


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


@pytest.fixture
def enrolled(house: House, server: TestServer) -> House:
    """Denise's laptop."""
    house.enrol(server, PIN)
    return house


@pytest.fixture
def shared(enrolled: House, server: TestServer) -> House:
    """Denise's laptop, at which Ben works as well."""
    unlocked = unlock(
        enrolled.profile,
        user=server.coordinator,
        secret=PIN,
        door=enrolled.keyring,
        clock=enrolled.clock,
        floor=CHEAP,
    )
    add_user(
        enrolled.profile,
        unlocked,
        user=BEN,
        secret=OTHER_PIN,
        door=enrolled.keyring,
        random=enrolled.random,
        floor=CHEAP,
    )
    note_name(enrolled.profile, BEN, "Ben Ochoa")
    note_name(enrolled.profile, server.coordinator, "Denise Harmon")
    return enrolled


@pytest.fixture
def window(qapp: QApplication, enrolled: House) -> Iterator[StartedWindow]:
    with enrolled.started(qapp) as started:
        yield started
