"""The keyboard map: what each key does, in groups beside each other; above it the guide."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.key_words import group_words, key_words
from ui.keys import GROUPS, Group, page_keys
from ui.look import GAP
from ui.page import Offered
from ui.widgets.label import Badge, PlainLabel

_KEY = 96


class KeysPart(QFrame):
    """Two columns of groups; the pages that this role does not have are left out."""

    def __init__(self, guide: QWidget) -> None:
        super().__init__()
        self.setObjectName("card")
        self._offered: tuple[Offered, ...] = ()
        self._held = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 22, 24, 20)
        self._column.addWidget(guide)
        self._column.addWidget(self._held)

    def offer(self, offered: tuple[Offered, ...]) -> None:
        """Show the keys of these pages, in the language of the window."""
        if offered == self._offered:
            return
        self._offered = offered
        old, self._held = self._held, self._made()
        self._column.replaceWidget(old, self._held)
        old.hide()
        old.deleteLater()

    def _made(self) -> QWidget:
        names = {each.code: each.words for each in self._offered}
        groups = [page_keys(self._offered)]
        groups += [each for each in GROUPS if each.code in {"window", "anywhere", *names}]
        columns, lengths = (QVBoxLayout(), QVBoxLayout()), [0, 0]
        for group in groups:
            at = lengths.index(min(lengths))
            lengths[at] += len(group.keys) + 2
            columns[at].addLayout(_grid(group, names))
        held = QWidget()
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(32)
        for column in columns:
            column.setSpacing(18)
            column.addStretch(1)
            row.addLayout(column, 1)
        return held


def _grid(group: Group, names: dict[str, str]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(GAP - 5)
    grid.setColumnMinimumWidth(0, _KEY)
    grid.setColumnStretch(1, 1)
    heading = PlainLabel("strong", wrap=True)
    heading.setText(names.get(group.code) or group_words(group.code))
    grid.addWidget(heading, 0, 0, 1, 2)
    for at, key in enumerate(group.keys, start=1):
        badge, words = Badge("grey", shape="tag"), PlainLabel(wrap=True)
        badge.setText(key.shown)
        words.setText(names[key.code] if group.code == "pages" else key_words(group.code, key.code))
        grid.addWidget(badge, at, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        grid.addWidget(words, at, 1)
    return grid
