"""The screens of the gate, all at hand, and what passes between gate and window."""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from fieldapp.actions.desk import OpenedDesk
from ui.gate.enrol import Enrol
from ui.gate.first_start import FirstStart
from ui.gate.practice_pin import PracticePin, RecoveryWords
from ui.gate.recover import Recover
from ui.gate.unlock import Unlock
from ui.gate.working import Working
from ui.look import Tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """Somebody may work now. `is_new`: this laptop has never synced."""

    desk: OpenedDesk
    lockable: bool = False
    practice: bool = False
    is_new: bool = False


class Frame(Protocol):
    """What the gate needs of the window."""

    def take_in(self, widget: QWidget, /) -> None:
        """Own a widget, out of sight."""

    def show_instead(self, widget: QWidget, /) -> None:
        """Show a widget in place of the pages."""


class Telling(QObject):
    """Brings the steps that the store lane tells into the GUI thread."""

    told = Signal(str)


class Screens:
    """One of each; the window owns them and shows one at a time."""

    def __init__(self, frame: Frame) -> None:
        self.first, self.working, self.unlock = FirstStart(), Working(), Unlock()
        self.pin, self.words = PracticePin(), RecoveryWords()
        self.enrol, self.recover = Enrol(), Recover()
        cards = (self.working, self.unlock, self.pin, self.words, self.enrol, self.recover)
        self._all = (self.first, *cards)
        for screen in self._all:
            frame.take_in(screen)

    def speak(self, language: str) -> None:
        """Say everything in the language of the window."""
        for each in self._all:
            each.speak(language)

    def show_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of a theme."""
        for each in self._all:
            each.show_tokens(tokens)

    def forget(self) -> None:
        """Forget every secret that was typed or shown."""
        for each in self._all:
            each.forget()
