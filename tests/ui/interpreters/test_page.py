"""The page of interpreters."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.ui.interpreters.morning import a_morning, opened


def test_x(qapp: QApplication, tmp_path: Path) -> None:
    morning = a_morning(tmp_path)
    morning.comes("Pablo", "kjb", ("09:00", "12:00"), proof="CHI")
    morning.person()
    with opened(qapp, tmp_path, morning) as desk:
        page = desk.page
        print(desk.listed(), page.presenter.state, page.presenter.said)
        desk.laptop.settle()
        print(page.presenter.state.seen.chosen, page.presenter.state.counts)
        assert 0
