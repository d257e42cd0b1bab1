"""What is known of somebody, as words before and what: one line below the other."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.look import MARGIN, SPACE
from ui.widgets.label import PlainLabel


class Facts(QWidget):
    """Lines of two columns; labels are made once and used again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(MARGIN)
        self._grid.setVerticalSpacing(SPACE + 2)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[PlainLabel, PlainLabel]] = []

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show these lines."""
        while len(self._rows) < len(facts):
            pair = (PlainLabel("muted"), PlainLabel("cell", wrap=True))
            for column, label in enumerate(pair):
                self._grid.addWidget(label, len(self._rows), column, Qt.AlignmentFlag.AlignTop)
            self._rows.append(pair)
        for at, pair in enumerate(self._rows):
            for label, text in zip(pair, facts[at] if at < len(facts) else ("", ""), strict=True):
                label.setText(text)
                label.setVisible(at < len(facts))
