"""A walk over every screen of the gate: names, no cut text, both languages, all sizes, RTL."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.gate.house import House, StartedWindow
from tests.ui.walking import clipped_at_any_size, named
from ui.gate.scenes import SCENES
from ui.i18n import NAMES
from ui.look import DARK, LIGHT


def bring(window: StartedWindow, scene: str) -> None:
    SCENES[scene](window.gate)
    window.settle()


@pytest.mark.parametrize("language", NAMES)
@pytest.mark.parametrize("scene", SCENES)
def test_every_control_has_a_name_and_no_text_is_cut(
    qapp: QApplication, house: House, scene: str, language: str
) -> None:
    with house.started(qapp) as window:
        bring(window, scene)
        window.desktop.language.switch(language)
        window.settle()
        assert named(window) >= 2
        assert clipped_at_any_size(window) == []


@pytest.mark.parametrize("scene", SCENES)
def test_every_screen_turns_round_and_changes_its_theme(
    qapp: QApplication, house: House, scene: str
) -> None:
    with house.started(qapp) as window:
        bring(window, scene)
        window.desktop.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        window.desktop.show_tokens(DARK)
        window.settle()
        assert not window.desktop.window.grab().isNull()
        window.desktop.show_tokens(LIGHT)


def test_the_line_with_the_focus_is_in_sight_in_a_small_window(
    qapp: QApplication, house: House
) -> None:
    with house.started(qapp) as window:
        window.desktop.window.resize(911, 512)
        bring(window, "enrol-passphrase")
        gate = window.gate
        gate.enrol.secret.focus_first()
        window.settle()
        line, port = gate.enrol.secret.typed.line, gate.enrol.port.viewport()
        assert port.rect().contains(line.mapTo(port, line.rect().bottomLeft()))


def test_a_switch_of_language_keeps_what_is_typed(qapp: QApplication, house: House) -> None:
    with house.started(qapp) as window:
        gate = window.gate
        SCENES["enrol"](gate)
        gate.enrol.server_line.clear()
        gate.enrol.begin()
        window.give("field.example.org", "F8EG", "4829")
        window.desktop.language.switch("es")
        assert gate.enrol.server_line.text() == "field.example.org"
        assert gate.enrol.code_line.text() == "F8EG"
        assert gate.enrol.secret.first.line.text() == "4829"
        assert "dirección" in gate.enrol.server.label.text().lower()
