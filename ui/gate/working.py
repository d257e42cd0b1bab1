"""What is shown while something takes a while: which step it is at, and what went wrong."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui.gate import words
from ui.gate.card import GateScreen
from ui.icons import icon
from ui.look import LIGHT, Tokens
from ui.session import Fault
from ui.texts import fault_sentence
from ui.widgets.button import say_button
from ui.widgets.label import PlainLabel, restyle

_SIGN = 18


class Steps(QWidget):
    """Steps one below the other: those that are done, the one under way, those to come."""

    def __init__(self) -> None:
        super().__init__()
        self._tokens: Tokens = LIGHT
        self._steps: tuple[str, ...] = ()
        self._at = 0
        self._more = ""
        self.labels: list[PlainLabel] = []
        self._signs: list[PlainLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_steps(self, steps: Sequence[str]) -> None:
        """Show these steps, the first under way."""
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._steps, self._at, self._more = tuple(steps), 0, ""
        self.labels, self._signs = [], []
        for _ in steps:
            line, sign, label = QWidget(), PlainLabel(), PlainLabel(wrap=True)
            sign.setFixedSize(QSize(_SIGN, _SIGN))
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(10)
            row.addWidget(sign)
            row.addWidget(label, 1)
            self._column.addWidget(line)
            self.labels.append(label)
            self._signs.append(sign)
        self.speak()

    def reach(self, step: str, more: str = "") -> None:
        """Show that a step is under way, all before it done."""
        if step in self._steps:
            self._at, self._more = self._steps.index(step), more
            self.speak()

    def speak(self) -> None:
        """Say every step."""
        for at, (step, label) in enumerate(zip(self._steps, self.labels, strict=True)):
            said = words.step_words(step)
            if at == self._at:
                said = f"{said}…  {self._more}".rstrip()
            label.setText(said)
            role = "" if at < self._at else "strong" if at == self._at else "muted"
            if label.property("role") != role:
                label.setProperty("role", role)
                restyle(label)
        self._draw()

    def show_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of a theme."""
        self._tokens = tokens
        self._draw()

    def _draw(self) -> None:
        for at, sign in enumerate(self._signs):
            if at < self._at:
                sign.setPixmap(icon("check", self._tokens.on_green, _SIGN).pixmap(_SIGN, _SIGN))
            else:
                sign.clear()


class Working(GateScreen):
    """Title, steps, and where it did not work out what to do next."""

    def __init__(self) -> None:
        super().__init__()
        self._work = "looking"
        self._fault: Fault | None = None
        self._goes_on = False
        self.steps = Steps()
        self.body.addWidget(self.steps)

    def show_work(self, work: str, steps: Sequence[str] = ()) -> None:
        """Show that something begins."""
        self._work, self._fault = work, None
        self.steps.show_steps(steps)
        self.show_problem("")
        self.go.hide()
        self.back.hide()
        self.speak(self.language)

    def show_fault(self, fault: Fault, *, can_go_back: bool, goes_on: bool = False) -> None:
        """Say what went wrong. `goes_on`: work begins all the same."""
        self._fault, self._goes_on = fault, goes_on
        self.go.show()
        self.back.setVisible(can_go_back)
        self.speak(self.language)
        self.begin()

    @override
    def speak(self, language: str) -> None:
        super().speak(language)
        failed = self._fault is not None and not self._goes_on
        title = words.failed_title if failed else words.work_title
        self.title.setText(title(self._work))
        about = words.work_about(self._work)
        self.about.setText(about)
        self.about.setVisible(bool(about))
        self.steps.speak()
        self.steps.setVisible(bool(self.steps.labels))
        go = self.tr("Start working") if self._goes_on else self.tr("Try again")
        say_button(self.go, go, "Enter")
        self.back.setText(self.tr("Back"))
        if self._fault is not None:
            said = fault_sentence(self._fault.code, language)
            if self._goes_on:
                said += " " + self.tr("The laptop is ready; it tries again by itself.")
            self.show_problem(said)

    @override
    def show_tokens(self, tokens: Tokens) -> None:
        self.steps.show_tokens(tokens)
