"""Fixtures of the events page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.events.office import CLINIC, Office, desk
from tests.ui.laptop import a_laptop


@pytest.fixture
def office(qapp: QApplication, tmp_path: Path) -> Iterator[Office]:
    with a_laptop(qapp, tmp_path, lambda: desk(tmp_path, CLINIC)) as laptop:
        laptop.desktop.window.go_to("events")
        laptop.settle()
        yield Office(laptop)
