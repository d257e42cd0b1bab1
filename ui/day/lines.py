"""Lines of a check or a count: a word in its tone, what it is, and what to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from ui.look import MARGIN
from ui.widgets.button import a_button, say_button
from ui.widgets.label import Badge, PlainLabel

_BADGE: Final = 64
_TITLE: Final = 216
_NARROW: Final = 620
"""From this width on the title stands beside its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line. `button` is what can be done about it and its key, both empty for nothing."""

    code: str
    badge: str
    tone: str
    title: str
    words: str
    button: tuple[str, str] = ("", "")


class LineView(QFrame):
    """Draws one line."""

    def __init__(self) -> None:
        super().__init__()
        self.badge = Badge()
        self.title, self.words = PlainLabel("strong", wrap=True), PlainLabel(wrap=True)
        self.button: QPushButton = a_button("quiet")
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 7, 0, 7)
        self.grid.setHorizontalSpacing(MARGIN)
        self.grid.setVerticalSpacing(2)
        self.grid.setColumnMinimumWidth(0, _BADGE)
        self._wide: bool | None = None
        self.lay(wide=True)

    def lay(self, *, wide: bool) -> None:
        """Put the words beside the title, or below it where room is short."""
        if wide == self._wide:
            return
        self._wide = wide
        top = Qt.AlignmentFlag.AlignTop
        for each in (self.badge, self.title, self.words, self.button):
            self.grid.removeWidget(each)
        self.grid.addWidget(self.badge, 0, 0, top | Qt.AlignmentFlag.AlignRight)
        self.grid.addWidget(self.title, 0, 1, top)
        self.grid.addWidget(self.words, 0 if wide else 1, 2 if wide else 1, top)
        self.grid.addWidget(self.button, 0, 3, top)
        self.grid.setColumnMinimumWidth(1, _TITLE if wide else 0)
        self.grid.setColumnStretch(1, 0 if wide else 1)
        self.grid.setColumnStretch(2, 1 if wide else 0)

    def show_line(self, line: Line) -> None:
        """Show a line."""
        self.badge.show_words(line.badge, line.tone)
        self.title.setText(line.title)
        self.words.setText(line.words)
        words, key = line.button
        say_button(self.button, words, key)
        self.button.setVisible(bool(words))
        self.setAccessibleName(", ".join(e for e in (line.title, line.badge, line.words) if e))


class LinesView(QWidget):
    """Lines one below the other; `wanted` names the line whose button was pressed."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("scrolled")
        self.views: list[LineView] = []
        self._lines: tuple[Line, ...] = ()
        self._wide = True
        self._rules: list[QFrame] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is shown now."""
        return self._lines

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines."""
        self._lines = tuple(lines)
        while len(self.views) < len(self._lines):
            self._add()
        for at, view in enumerate(self.views):
            there = at < len(self._lines)
            view.setVisible(there)
            self._rules[at].setVisible(there and at > 0)
            if there:
                view.show_line(self._lines[at])

    def fit(self, width: int) -> None:
        """Share out the width."""
        self._wide = width >= _NARROW
        for each in self.views:
            each.lay(wide=self._wide)

    def _add(self) -> None:
        rule, view = QFrame(), LineView()
        rule.setObjectName("rule")
        view.lay(wide=self._wide)
        at = len(self.views)
        view.button.clicked.connect(lambda: self.wanted.emit(self._lines[at].code))
        self._rules.append(rule)
        self.views.append(view)
        self._column.addWidget(rule)
        self._column.addWidget(view)
