"""Choices of two lines each, one below the other, of which exactly one holds."""

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.widgets.chips import Choice, Picked
from ui.widgets.label import PlainLabel, ShortLabel, restyle

_STEP: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}


class Tile(QPushButton):
    """One choice: its words, and below them what it means."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tile")
        self.setCheckable(True)
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.words, self.detail = ShortLabel("tile"), PlainLabel("tileDetail", wrap=True)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(12, 8, 12, 9)
        self._lines.setSpacing(1)
        for each in (self.words, self.detail):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._lines.addWidget(each)
        self.toggled.connect(self._on_toggled)

    def say(self, choice: Choice) -> None:
        """Show a choice."""
        self.words.say(choice.text)
        self.detail.setText(choice.detail)
        self.detail.setVisible(bool(choice.detail))
        said = ", ".join(each for each in (choice.text, choice.detail) if each)
        self.setAccessibleName(said)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        return self._lines.totalHeightForWidth(width)

    @override
    def sizeHint(self) -> QSize:
        width = max(self.width(), 120)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def _on_toggled(self) -> None:
        for each in (self.words, self.detail):
            each.setProperty("chosen", self.isChecked())
            restyle(each)


class Tiles(QWidget):
    """A column of tiles over choices. One tab stop; arrows and digits choose."""

    picked = Signal(object)  # Picked with one code, when a person chose another one
    focused = Signal(object)  # Tile, when the focus came to it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[Choice, ...] = ()
        self._code = ""
        self.tiles: list[Tile] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def offer(self, choices: Iterable[Choice]) -> None:
        """Show these choices; what is chosen stays."""
        offered = tuple(choices)
        if offered == self._choices:
            return
        self._choices = offered
        while len(self.tiles) < len(offered):
            self._add()
        while len(self.tiles) > len(offered):
            tile = self.tiles.pop()
            self._column.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        for tile, choice in zip(self.tiles, offered, strict=True):
            tile.say(choice)
        self.choose(self._code)

    def choose(self, code: str) -> None:
        """Show which one holds; nobody is told."""
        self._code = code
        for tile, choice in zip(self.tiles, self._choices, strict=True):
            chosen = choice.code == code
            tile.setChecked(chosen)
            stop = Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus
            tile.setFocusPolicy(stop)
        if self.tiles and not any(tile.isChecked() for tile in self.tiles):
            self.tiles[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def focus_chosen(self) -> None:
        """Put the focus on the one that holds."""
        chosen = next((tile for tile in self.tiles if tile.isChecked()), None)
        stop = chosen or (self.tiles[0] if self.tiles else None)
        if stop is not None:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def codes(self) -> Sequence[str]:
        """The codes in their order."""
        return [choice.code for choice in self._choices]

    @override
    def eventFilter(self, watched: object, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, Tile):
            self.focused.emit(watched)
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        at = next((at for at, tile in enumerate(self.tiles) if tile is watched), 0)
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if (step := _STEP.get(Qt.Key(event.key()))) is not None:
            self._go_to(max(0, min(at + step, len(self.tiles) - 1)))
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_to(at)
            return True
        typed = event.text()
        if typed.isdigit() and 1 <= int(typed) <= len(self.tiles):
            self._go_to(int(typed) - 1)
            return True
        return False

    def _add(self) -> None:
        tile = Tile(self)
        tile.installEventFilter(self)
        tile.clicked.connect(lambda _checked=False, one=tile: self._go_to(self.tiles.index(one)))
        self.tiles.append(tile)
        self._column.addWidget(tile)

    def _go_to(self, at: int) -> None:
        code, before = self._choices[at].code, self._code
        self.choose(code)
        self.tiles[at].setFocus(Qt.FocusReason.OtherFocusReason)
        if code != before:
            self.picked.emit(Picked(codes=(code,)))
