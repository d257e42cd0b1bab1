"""The laptops page while no laptop has joined."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.stores import DENISE
from tests.ui.laptop import a_laptop, a_new_desk
from ui.laptops.screen import LaptopsScreen


@pytest.mark.parametrize(
    ("server", "told"), [("https://sync.example", "Ctrl+N"), ("", "without a server")]
)
def test_a_list_without_laptops_says_what_to_do(
    qapp: QApplication, tmp_path: Path, server: str, told: str
) -> None:
    desk = replace(a_new_desk(tmp_path), author=DENISE)
    with a_laptop(qapp, tmp_path, lambda: desk) as laptop:
        page = laptop.desktop.window.go_to("laptops")
        assert isinstance(page, LaptopsScreen)
        assert not page.empty.isVisible()
        laptop.settle()
        presenter = page.presenter
        assert presenter.state.seen is not None
        assert presenter.state.seen.laptops == ()
        seen = replace(presenter.state.seen, server=server)
        presenter.state = replace(presenter.state, seen=seen)
        presenter.changed.emit()
        assert page.empty.isVisible()
        assert told in page.empty.text()
