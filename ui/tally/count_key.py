"""A large button that counts: its key, its number, and what it counts."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.widgets.label import Badge, PlainLabel

_LEAST = QSize(120, 92)


class CountKey(QPushButton):
    """One thing that is counted. A click, its key, Enter or Space is one more."""

    def __init__(self, code: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code, self.key = code, key
        self.setObjectName("tile")
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.sign = Badge("teal", shape="tag")
        self.sign.setText(key)
        self.number, self.words = PlainLabel("code"), PlainLabel(wrap=True)
        above = QHBoxLayout()
        above.addWidget(self.number)
        above.addStretch(1)
        above.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 12, 10)
        column.setSpacing(2)
        column.addLayout(above)
        column.addWidget(self.words)
        column.addStretch(1)
        for each in (self.sign, self.number, self.words):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def say(self, words: str, n: int) -> None:
        """Show what is counted, and how many there are today."""
        self.words.setText(words)
        self.number.setText(str(n))
        self.setAccessibleName(f"{words}: {n}")
        self.setToolTip(self.key)

    @override
    def sizeHint(self) -> QSize:
        return _LEAST

    @override
    def minimumSizeHint(self) -> QSize:
        column = self.layout()
        high = (
            0 if column is None else column.totalHeightForWidth(max(self.width(), _LEAST.width()))
        )
        return QSize(_LEAST.width(), max(_LEAST.height(), high))
