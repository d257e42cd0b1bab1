"""Who was asked to interpret for somebody, with what they may answer next."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from fieldapp.actions.interpreter_lines import PlanShown
from ui.interpreters.words import Tongue, answer_words, plan_words
from ui.look import SPACE
from ui.widgets.button import a_button, say_button
from ui.widgets.label import PlainLabel

_ANSWERS: Final = {
    "OFFERED": ("DECLINED", "ACCEPTED"),
    "ACCEPTED": ("CANCELLED", "NOSHOW"),
}
"""What can be noted of somebody in each state; the last is the likeliest."""


class Plans(QWidget):
    """A line for each who was asked; `answered` carries the plan and the answer."""

    answered = Signal(object, str)  # PlanShown, state

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE)
        self._lines: list[QWidget] = []
        self._shown: tuple[tuple[PlanShown, ...], str, bool] | None = None
        self.buttons: list[QPushButton] = []

    def show_plans(self, plans: Sequence[PlanShown], tongue: Tongue, *, may_answer: bool) -> None:
        """Show who was asked; nothing where nobody was."""
        shown = (tuple(plans), tongue.language, may_answer)
        self.setVisible(bool(plans))
        if shown == self._shown:
            return
        self._shown = shown
        for each in self._lines:
            each.hide()
            each.deleteLater()
        self._lines, self.buttons = [], []
        for plan in plans:
            self._add(plan, tongue, may_answer=may_answer)

    def _add(self, plan: PlanShown, tongue: Tongue, *, may_answer: bool) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE * 2)
        label = PlainLabel("cell", wrap=True)
        words = plan_words(plan, tongue)
        label.setText(words)
        row.addWidget(label, 1)
        for state in _ANSWERS.get(plan.state, ()) if may_answer else ():
            button = a_button("quiet")
            say_button(button, answer_words(state))
            button.setAccessibleName(f"{answer_words(state)}, {plan.name}")
            button.clicked.connect(
                lambda _checked=False, one=plan, to=state: self.answered.emit(one, to)
            )
            row.addWidget(button)
            self.buttons.append(button)
        self._lines.append(line)
        self._column.addWidget(line)
        line.show()
