"""Questions of a form on a grid of twelfths, or one below the other where there is little room."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.look import GAP, SPACE

_WHOLE: Final = 12
_WIDE_FROM: Final = 640

Place = tuple[int, int, int]
"""Row, column and twelfths of the width."""


class Twelfths(QGridLayout):
    """Lays widgets out by their places, which are in the order in which they are read."""

    def __init__(self, places: Mapping[str, Place], widgets: Mapping[str, QWidget]) -> None:
        super().__init__()
        self._places, self._widgets = places, widgets
        self.setHorizontalSpacing(SPACE * 4)
        self.setVerticalSpacing(GAP)
        for at in range(_WHOLE):
            self.setColumnStretch(at, 1)
        self._lay_out(wide=True)

    def fit(self, width: int) -> None:
        """Share out a card so wide."""
        wide = width >= _WIDE_FROM
        if wide != self._wide:
            self._lay_out(wide=wide)

    def _lay_out(self, *, wide: bool) -> None:
        self._wide = wide
        for at, (name, (row, column, span)) in enumerate(self._places.items()):
            place = (row, column, 1, span) if wide else (at, 0, 1, _WHOLE)
            self.addWidget(self._widgets[name], *place, Qt.AlignmentFlag.AlignTop)
