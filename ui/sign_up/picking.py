"""The list behind a question whose answers are too many for chips."""

from PySide6.QtCore import QLocale, QObject, Signal
from PySide6.QtWidgets import QWidget

from fieldapp.domain.codes import CodeLists
from fieldapp.domain.folding import fold
from ui.sign_up.answers import entries_of
from ui.sign_up.asked import BY_NAME, Shape
from ui.sign_up.form_fields import Questions
from ui.sign_up.state import Edit, FormState
from ui.widgets.chips import Picked
from ui.widgets.picker import Picker


class Picking(QObject):
    """Opens the list at the last chip of a row and gives what was picked as an edit."""

    edited = Signal(object)  # Edit

    def __init__(self, questions: Questions, lists: CodeLists, parent: QWidget) -> None:
        super().__init__(parent)
        self.picker = Picker(parent)
        self._questions = questions
        self._lists = lists
        self._name = ""
        self.picker.picked.connect(self._on_picked)

    def open(self, name: str, state: FormState, language: str, locale: QLocale) -> None:
        """Open the list of a question, with the letter that was typed on its row."""
        self._name = name
        row = self._questions.rows[name]
        asks, entries, free = entries_of(name, state, self._lists, language, locale)
        self.picker.say(asks)
        self.picker.offer(entries, fold, free)
        self.picker.open_at(row.chips[-1], row.letter)

    def _on_picked(self, picked: Picked) -> None:
        row = self._questions.rows[self._name]
        codes = picked.codes
        if BY_NAME[self._name].shape is not Shape.ONE:
            codes = tuple(dict.fromkeys((*row.codes, *codes)))
        self.edited.emit(Edit(field=self._name, value=codes))
        row.focus_row()
