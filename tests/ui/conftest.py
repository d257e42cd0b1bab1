"""Fixtures of the window's tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.laptop import TestLaptop, a_laptop


@pytest.fixture
def laptop(qapp: QApplication, tmp_path: Path) -> Iterator[TestLaptop]:
    """A laptop with its window open on a new store."""
    with a_laptop(qapp, tmp_path) as opened:
        yield opened
