"""The rows of the list of today, as the view and screen readers get them."""

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
    """One sign-up as the list shows it; every text is ready to be drawn."""

    sign_up: bytes
    ticket: str
    name: str
    below: str
    badge: str
    tone: str
    spoken: str
    where: str
    withdrawn: bool = False


class TodayModel(QAbstractListModel):
    """Sign-ups, newest first. Only told; it never asks."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ListRow, ...] = ()

    @property
    def rows(self) -> tuple[ListRow, ...]:
        """What is shown now."""
        return self._rows

    def replace(self, rows: Sequence[ListRow]) -> None:
        """Show these rows. Where they are the same sign-ups, selection and scrolling stay."""
        new = tuple(rows)
        old, self_rows = self._rows, [each.sign_up for each in new]
        kept = [each.sign_up for each in old]
        added = len(new) - len(old)
        if added > 0 and self_rows[added:] == kept:
            self.beginInsertRows(QModelIndex(), 0, added - 1)
            self._rows = new
            self.endInsertRows()
            self._tell_changes(old, added)
        elif self_rows == kept:
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

    def row_of(self, sign_up: bytes) -> int:
        """Give where a sign-up stands, -1 when it is not shown."""
        return next((at for at, row in enumerate(self._rows) if row.sign_up == sign_up), -1)

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
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(f"{row.name} · {row.where}")
        return None
