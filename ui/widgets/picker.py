"""A list that opens over the form and narrows as one types; Enter takes, Escape closes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget
from typing_extensions import override

from ui.widgets.chips import Choice, Picked

_WIDTH: Final = 380
_ROWS: Final = 8
_ROW_HEIGHT: Final = 30
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the list: what it stands for, and the folded words it is found by."""

    choice: Choice
    keys: str


class EntryModel(QAbstractListModel):
    """The entries that match what was typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()

    def replace(self, entries: Sequence[Entry]) -> None:
        """Show these."""
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        """Give the entry of a row."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    @override
    def rowCount(self, parent: Index = QModelIndex(), /) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._entries)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> Any:
        entry = self.entry(index.row()) if index.isValid() else None
        if entry is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            choice = entry.choice
            return f"{choice.text} · {choice.detail}" if choice.detail else choice.text
        return None


class Picker(QFrame):
    """Type, arrow, Enter. `picked` carries the one code; a free text comes as `free` + text."""

    picked = Signal(object)  # Picked with one code

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("picker")
        self._entries: tuple[Entry, ...] = ()
        self._fold = str.casefold
        self._free: tuple[str, str] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(8)
        self.line = QLineEdit(self)
        self.line.textChanged.connect(self._on_line_changed)
        self.line.installEventFilter(self)
        self.list = QListView(self)
        self.list.setObjectName("choices")
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._on_list_clicked)
        self.model = EntryModel(self)
        self.list.setModel(self.model)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self.resize(_WIDTH, _ROWS * _ROW_HEIGHT + 76)

    def say(self, words: str) -> None:
        """Name the list, for its empty line and for screen readers."""
        self.line.setPlaceholderText(words)
        self.line.setAccessibleName(words)
        self.list.setAccessibleName(words)

    def offer(
        self,
        entries: Sequence[Entry],
        fold: Any = str.casefold,
        free: tuple[str, str] | None = None,
    ) -> None:
        """Give what can be picked. `free`: prefix of the code and words for a text of one's own."""
        self._entries = tuple(entries)
        self._fold = fold
        self._free = free

    def open_at(self, anchor: QWidget, typed: str = "") -> None:
        """Open below a widget, with what was typed already."""
        self.line.setText(typed)
        self._on_line_changed(typed)
        at = anchor.mapToGlobal(QPoint(0, anchor.height() + 4))
        if anchor.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            at.setX(at.x() + anchor.width() - self.width())
        room = anchor.screen().availableGeometry()
        at.setX(max(room.left(), min(at.x(), room.right() - self.width())))
        if at.y() + self.height() > room.bottom():
            at.setY(max(room.top(), at.y() - self.height() - anchor.height() - 8))
        self.move(at)
        self.show()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def eventFilter(self, watched: object, event: object, /) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QKeyEvent.Type.KeyPress:
            return False
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _ROWS,
            Qt.Key.Key_PageUp: -_ROWS,
        }
        if (step := steps.get(Qt.Key(event.key()))) is not None:
            last = self.model.rowCount() - 1
            row = max(0, min(self.list.currentIndex().row() + step, last))
            self.list.setCurrentIndex(self.model.index(row))
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.currentIndex().row())
            return True
        return False

    def _on_line_changed(self, typed: str) -> None:
        wanted = self._fold(typed).split()
        found = [each for each in self._entries if matches(each.keys, wanted)]
        found.sort(key=lambda each: not (wanted and each.keys.startswith(wanted[0])))
        if self._free is not None and typed.strip():
            prefix, words = self._free
            own = Choice(code=prefix + typed.strip(), text=f"{words}: {typed.strip()}")
            found.append(Entry(choice=own, keys=""))
        self.model.replace(found)
        if found:
            self.list.setCurrentIndex(self.model.index(0))

    def _on_list_clicked(self, index: QModelIndex) -> None:
        self._take(index.row())

    def _take(self, row: int) -> None:
        entry = self.model.entry(row)
        if entry is not None:
            self.close()
            self.picked.emit(Picked(codes=(entry.choice.code,)))


def matches(keys: str, wanted: Sequence[str]) -> bool:
    """Every typed word begins a word of the entry."""
    words = keys.split()
    return all(any(word.startswith(each) for word in words) for each in wanted)
