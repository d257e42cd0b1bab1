"""Decides what the slip shows; has it typeset beside, and notes that it was given."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from fieldapp.actions.appointment_slip import note_slip_given, slip_facts, slip_is_given
from fieldapp.actions.desk import OpenedDesk
from fieldapp.domain.appointment_slip import SlipFacts, SlipText, slip_texts
from ui.session import Session, fault_of

PrintPages = Callable[[tuple[bytes, ...]], None]
"""Puts pages on paper; called on the press lane."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SlipState:
    """The slip in the person's language and in English, whether it was given, what was done last.

    `told` is a code: saved, printed, making, or `fault:` and a fault's code; `where` is a file or a
    printer.
    """

    texts: tuple[SlipText, ...] = ()
    phone: str = ""
    given: bool = False
    may_note: bool = False
    told: str = ""
    where: str = ""


class SlipPresenter(QObject):
    """One sign-up's slip at a time. The phone that is typed stays for the next one."""

    opened = Signal()  # a slip is there to be shown
    changed = Signal()
    refused = Signal(object)  # the exception, where there is none to show

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._sign_up = b""
        self._facts: SlipFacts | None = None
        self.state = SlipState()

    def open(self, sign_up: bytes) -> None:
        """Look at the slip of a sign-up; `opened` follows."""
        self._sign_up = sign_up

        def seen(found: tuple[SlipFacts, bool]) -> None:
            if sign_up != self._sign_up:
                return
            facts, given = found
            self._facts = facts
            may_note = bool(facts.starts or facts.waits)
            self._show(given=given, may_note=may_note, told="", where="")
            self.opened.emit()

        self._session.run(_look, sign_up, then=seen, otherwise=self.refused.emit)

    def print_phone(self, phone: str) -> None:
        """Put a number to call on the slip; it is kept nowhere else."""
        self._show(phone=phone)

    def note_given(self) -> None:
        """Note that it is in the person's hand; once more takes that back."""
        given = not self.state.given

        def noted(_touched: object) -> None:
            self._show(given=given, told="")

        self._session.run(
            lambda desk, sign_up: note_slip_given(desk, sign_up, given=given),
            self._sign_up,
            then=noted,
            otherwise=self._failed,
        )

    def save(self, folder: Path) -> None:
        """Write the slip as a PDF into a folder."""
        texts = self.state.texts

        def saved() -> str:
            from fieldapp.actions.handout.appointment_slip import appointment_slip_pdf
            from fieldapp.actions.handout.writing import write_handout

            return write_handout(folder, (appointment_slip_pdf(texts),))[0].name

        self._press(saved, "saved")

    def print(self, printer: str, put: PrintPages) -> None:
        """Put the slip on paper."""
        texts = self.state.texts

        def printed() -> str:
            from fieldapp.actions.handout.appointment_slip import appointment_slip_png
            from ui.paper import PRINT_PPI

            put(appointment_slip_png(texts, PRINT_PPI))
            return printer

        self._press(printed, "printed")

    def _press(self, act: Callable[[], str], told: str) -> None:
        if not self.state.texts or self.state.told == "making":
            return
        self._show(told="making")
        self._session.press(
            act,
            then=lambda where: self._show(told=told, where=where),
            otherwise=self._failed,
        )

    def _failed(self, error: Exception) -> None:
        self._show(told=f"fault:{fault_of(error).code}", where="")

    def _show(self, **changes: object) -> None:
        state = replace(self.state, **changes)  # type: ignore[arg-type]
        facts = self._facts
        texts = () if facts is None else slip_texts(replace(facts, phone=state.phone.strip()))
        self.state = replace(state, texts=texts)
        self.changed.emit()


def _look(desk: OpenedDesk, sign_up: bytes) -> tuple[SlipFacts, bool]:
    return slip_facts(desk, sign_up), slip_is_given(desk, sign_up)
