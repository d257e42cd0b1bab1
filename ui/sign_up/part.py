"""A question of the form that is made of several controls."""

from abc import abstractmethod
from dataclasses import dataclass

from PySide6.QtCore import QLocale

from fieldapp.domain.codes import CodeLists
from ui.sign_up.state import FormState
from ui.widgets.composite import Composite


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """In what a form speaks: the language, its way of writing numbers and days, the code lists."""

    language: str
    locale: QLocale
    lists: CodeLists


class FormPart(Composite):
    """Shows its part of a `FormState`; its answer goes to the field that `asked` declares."""

    @abstractmethod
    def speak(self, speech: Speech) -> None:
        """Say its own words; the question's own are the form's."""

    @abstractmethod
    def show_state(self, state: FormState, speech: Speech) -> None:
        """Show a state; what is being typed in is left alone."""
