"""The screens of the gate for pictures and walks, each in a state that shows what it can show."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from fieldapp.store.errors import StoreError
from fieldapp.store.recovery import RecoveryQuestion
from ui.doors import Doors, Here, Worker
from ui.gate.gate import Gate
from ui.gate.words import PRACTICE_STEPS
from ui.session import Fault

PHRASE: Final = "brass lemon orbit tunnel velvet window zebra"
WORDS: Final = (
    "abandon ability able about above absent absorb abstract absurd abuse access accident"
)
CREW: Final = tuple(
    Worker(user=bytes([at]) * 16, name=name, has_pin=True, tries_left=tries)
    for at, (name, tries) in enumerate(
        (("Rosa M.", 10), ("Denise Harmon-Featherstonehaugh", 9), ("محمد ع.", 0), ("", 10))
    )
)
"""People who do not exist."""


def _nothing(*_: Any) -> Any:
    return ""


def invented_doors() -> Doors:
    """Give doors of a computer on which nothing is and nothing can be made."""
    here = Here(place="nothing", may_practise=True, may_enrol=True)
    made: dict[str, Any] = dict.fromkeys(Doors.__dataclass_fields__, _nothing)
    made["look"] = lambda: here
    return Doors(**made)


def _working(gate: Gate) -> None:
    gate.working.show_work("practice", PRACTICE_STEPS)
    gate.working.steps.reach("events")
    gate.show(gate.working)


def _failed(gate: Gate) -> None:
    _working(gate)
    gate.working.show_fault(Fault(code="full"), can_go_back=True)


def _pin(gate: Gate) -> None:
    gate.show(gate.pin)


def _words(gate: Gate) -> None:
    gate.words.show_words(WORDS)
    gate.show(gate.words)


def _enrol(gate: Gate) -> None:
    gate.enrol.forget()
    gate.enrol.server_line.setText("field.example.org")
    gate.show(gate.enrol)


def _enrol_wrong(gate: Gate) -> None:
    gate.enrol.forget()
    gate.show(gate.enrol)
    gate.enrol.ready()
    gate.refuse(gate.enrol, StoreError("full"))


def _enrol_passphrase(gate: Gate) -> None:
    gate.enrol.forget()
    gate.enrol.secret.show_kind(PHRASE)
    gate.show(gate.enrol)
    gate.enrol.ready()


def _unlock(gate: Gate) -> None:
    gate.show_here(Here(place="work", workers=CREW[:1], may_practise=True))


def _unlock_several(gate: Gate) -> None:
    gate.show_here(Here(place="work", workers=CREW, may_practise=True))
    gate.unlock.refuse(StoreError("wrong_secret", wait_s=300, tries_left=1))


def _recover(gate: Gate) -> None:
    question = RecoveryQuestion(text="AQ" + "x7Kd-9_x" * 27 + "xx", private=b"")
    gate.recover.show_for("work", CREW[0], question, PHRASE)
    gate.show(gate.recover)
    gate.recover.ready()


def _recover_practice(gate: Gate) -> None:
    gate.recover.show_for("practice", CREW[0], None, "")
    gate.show(gate.recover)
    gate.recover.ready()


SCENES: Final[Mapping[str, Callable[[Gate], None]]] = {
    "first-start": Gate.choose,
    "practice": _working,
    "practice-failed": _failed,
    "pin": _pin,
    "recovery-words": _words,
    "enrol": _enrol,
    "enrol-wrong": _enrol_wrong,
    "enrol-passphrase": _enrol_passphrase,
    "unlock": _unlock,
    "unlock-several": _unlock_several,
    "recover": _recover,
    "recover-practice": _recover_practice,
}
"""Screens by name; some look only after the store lane answered."""
