"""The rows of a list, as the view and screen readers get them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from ui.widgets.label import plain_tip

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE: Final = Qt.ItemDataRole.UserRole
"""The whole `ListRow`, for the delegate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """One line of a list; every text is ready to be drawn.

    `lead` stands before (a ticket), `title` above `below`, `badge` at the end in its tone. `tip`
    says the badge in a sentence; `struck` is what was taken back. The title of a `wide` row has
    the whole line, its badge stands beside the second one.
    """

    key: bytes
    title: str
    spoken: str
    lead: str = ""
    below: str = ""
    badge: str = ""
    tone: str = "grey"
    tip: str = ""
    struck: bool = False
    wide: bool = False


class RowsModel(QAbstractListModel):
    """Rows in the order they were given. Only told; it never asks."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ListRow, ...] = ()

    @property
    def rows(self) -> tuple[ListRow, ...]:
        """What is shown now."""
        return self._rows

    def replace(self, rows: Sequence[ListRow]) -> None:
        """Show these rows. Where they have the same keys, selection and scrolling stay."""
        new = tuple(rows)
        old, keys = self._rows, [each.key for each in new]
        kept = [each.key for each in old]
        added = len(new) - len(old)
        if added > 0 and keys[added:] == kept:
            self.beginInsertRows(QModelIndex(), 0, added - 1)
            self._rows = new
            self.endInsertRows()
            self._tell_changes(old, added)
        elif keys == kept:
            self._rows = new
            self._tell_changes(old, 0)
        else:
            self.beginResetModel()
            self._rows = new
            self.endResetModel()

    def _tell_changes(self, old: Sequence[ListRow], offset: int) -> None:
        for at, before in enumerate(old):
            if self._rows[at + offset] != before:
                index = self.index(at + offset)
                self.dataChanged.emit(index, index)

    def row_of(self, key: bytes) -> int:
        """Give where the row with a key stands, -1 when it is not shown."""
        return next((at for at, row in enumerate(self._rows) if row.key == key), -1)

    @override
    def rowCount(self, parent: Index = QModelIndex(), /) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(f"{row.title} · {row.tip}" if row.tip else row.title)
        return None
