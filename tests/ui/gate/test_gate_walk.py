"""A walk over every screen of the gate: names, no cut text, both languages, all sizes, RTL."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from fieldapp.store.errors import StoreError
from fieldapp.store.recovery import RecoveryQuestion
from tests.ui.gate.house import House, StartedWindow
from tests.ui.walking import clipped_at_any_size, nameless
from ui.doors import Here, Worker
from ui.gate.gate import Gate
from ui.gate.words import PRACTICE_STEPS
from ui.i18n import NAMES
from ui.look import DARK, LIGHT
from ui.session import Fault

PHRASE = "brass lemon orbit tunnel velvet window zebra"
WORDS = "abandon ability able about above absent absorb abstract absurd abuse access accident"
CREW = tuple(
    Worker(user=bytes([at]) * 16, name=name, has_pin=True, tries_left=tries)
    for at, (name, tries) in enumerate(
        [("Rosa M.", 10), ("Denise Harmon-Featherstonehaugh", 9), ("محمد ع.", 0), ("", 10)]
    )
)


def first(gate: Gate) -> None:
    gate.choose()


def working(gate: Gate) -> None:
    gate.working.show_work("practice", PRACTICE_STEPS)
    gate.working.steps.reach("events")
    gate.working.show_fault(Fault(code="full"), can_go_back=True)
    gate._show(gate.working)


def pin(gate: Gate) -> None:
    gate._on_keyring_tried(True)
    gate.pin.ready()


def words(gate: Gate) -> None:
    gate._on_words(WORDS)


def enrol(gate: Gate) -> None:
    gate._on_kind_known("")
    gate.enrol.ready()
    gate._on_refused(gate.enrol, StoreError("full"))


def enrol_phrase(gate: Gate) -> None:
    gate._on_kind_known(PHRASE)
    gate.enrol.ready()


def unlock(gate: Gate) -> None:
    gate._on_looked(Here(place="work", workers=CREW, may_practise=True))
    gate.unlock.refuse(StoreError("wrong_secret", wait_s=300, tries_left=1))


def unlock_alone(gate: Gate) -> None:
    gate._on_looked(Here(place="work", workers=CREW[1:2], may_practise=True))
    gate.unlock.show_doing("…")


def recover(gate: Gate) -> None:
    question = RecoveryQuestion(text="AQ" + "x7Kd-9_x" * 27 + "xx", private=b"")
    gate.recover.show_for("work", CREW[0], question, PHRASE)
    gate._show(gate.recover)
    gate.recover.ready()


def recover_practice(gate: Gate) -> None:
    gate.recover.show_for("practice", CREW[0], None, "")
    gate._show(gate.recover)
    gate.recover.ready()


SCENES: tuple[Callable[[Gate], None], ...] = (
    first, working, pin, words, enrol, enrol_phrase, unlock, unlock_alone, recover,
    recover_practice,
)  # fmt: skip


def bring(window: StartedWindow, scene: Callable[[Gate], None]) -> None:
    scene(window.gate)
    window.settle()


@pytest.mark.parametrize("language", NAMES)
@pytest.mark.parametrize("scene", SCENES)
def test_every_control_has_a_name_and_no_text_is_cut(
    qapp: QApplication, house: House, scene: Callable[[Gate], None], language: str
) -> None:
    with house.started(qapp) as window:
        bring(window, scene)
        window.desktop.language.switch(language)
        window.settle()
        assert nameless(window.desktop.window) == []
        assert clipped_at_any_size(window) == []


@pytest.mark.parametrize("scene", SCENES)
def test_every_screen_turns_round_and_changes_its_theme(
    qapp: QApplication, house: House, scene: Callable[[Gate], None]
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
        bring(window, enrol_phrase)
        gate = window.gate
        gate.enrol.secret.focus_first()
        window.settle()
        line, port = gate.enrol.secret.typed.line, gate.enrol.port.viewport()
        assert port.rect().contains(line.mapTo(port, line.rect().bottomLeft()))


def test_a_switch_of_language_keeps_what_is_typed(qapp: QApplication, house: House) -> None:
    with house.started(qapp) as window:
        gate = window.gate
        gate._on_kind_known("")
        window.give("field.example.org", "F8EG", "4829")
        window.desktop.language.switch("es")
        assert gate.enrol.server_line.text() == "field.example.org"
        assert gate.enrol.code_line.text() == "F8EG"
        assert gate.enrol.secret.first.line.text() == "4829"
        assert "dirección" in gate.enrol.server.label.text().lower()
