"""A table whose lines come when they are in sight: everybody by id, few by their line."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from typing_extensions import override

from fieldapp.domain.ids import ID_BYTES
from fieldapp.store.listing import Span
from ui.widgets.label import plain_tip
from ui.widgets.rows_model import Index

LINE_ROLE: Final = Qt.ItemDataRole.UserRole
"""The whole `TableLine`, or None while it is to come."""
KEPT: Final = 3_000
"""Lines that are kept at most, the last ones shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: how wide at least, what share of the room it takes, when it may go.

    Where there is too little room columns go, those with the highest `goes` first, 0 never.
    `order` is the code of an order by this column, empty where there is none. The cells of a
    `badge` column are drawn as badges; the first two columns and a `strong` one stand out.
    """

    code: str
    least: int
    share: int = 0
    goes: int = 0
    order: str = ""
    badge: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLine:
    """One line; `cells` in the order of the columns, ready to be drawn.

    Its badge is drawn in its `tone`; `tip` says it in a sentence. The name of who was taken back is
    `struck`.
    """

    key: bytes
    cells: tuple[str, ...]
    tone: str
    spoken: str
    tip: str = ""
    struck: bool = False


class LinesModel(QAbstractTableModel):
    """Ids in one piece, 16 bytes each, and the lines that were given for some. It never asks."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.listed = b""
        self._titles: tuple[str, ...] = ("",) * len(self.columns)
        self._lines: OrderedDict[bytes, TableLine] = OrderedDict()

    # --- being told -------------------------------------------------------------------------------

    def say(self, titles: Sequence[str]) -> None:
        """Name the columns."""
        self._titles = tuple(titles)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def begin(self, listed: bytes) -> None:
        """Show another list; lines that are known stay known."""
        self.beginResetModel()
        self.listed = listed
        self.endResetModel()

    def change(self, listed: bytes, changes: Sequence[Span]) -> None:
        """Bring the list to another state by its changes, given from the end on."""
        none = QModelIndex()
        shift = sum(each.come - each.gone for each in changes)
        for each in changes:
            shift -= each.come - each.gone
            start = each.at * ID_BYTES
            if each.gone:
                self.beginRemoveRows(none, each.at, each.at + each.gone - 1)
                rest = self.listed[start + each.gone * ID_BYTES :]
                self.listed = self.listed[:start] + rest
                self.endRemoveRows()
            if each.come:
                self.beginInsertRows(none, each.at, each.at + each.come - 1)
                new = (each.at + shift) * ID_BYTES
                come = listed[new : new + each.come * ID_BYTES]
                self.listed = self.listed[:start] + come + self.listed[start:]
                self.endInsertRows()

    def fill(self, lines: Iterable[TableLine], first: int, most: int) -> None:
        """Show lines that came; the view is told of those among the `most` rows from `first` on."""
        changed = {each.key for each in lines if self._take(each)}
        end = min(first + most, self.rowCount())
        rows = [row for row in range(max(first, 0), end) if self.key_at(row) in changed]
        if rows:
            last = len(self.columns) - 1
            self.dataChanged.emit(self.index(rows[0], 0), self.index(rows[-1], last))

    def _take(self, line: TableLine) -> bool:
        before = self._lines.pop(line.key, None)
        self._lines[line.key] = line
        if len(self._lines) > KEPT:
            self._lines.popitem(last=False)
        return line != before

    # --- asking -----------------------------------------------------------------------------------

    def key_at(self, row: int) -> bytes:
        """Give the id of a row; empty where there is none."""
        return self.listed[row * ID_BYTES : (row + 1) * ID_BYTES] if row >= 0 else b""

    def row_of(self, key: bytes) -> int:
        """Give where an id stands, -1 where it is not listed."""
        at = self.listed.find(key) if key else -1
        while at % ID_BYTES and at >= 0:
            at = self.listed.find(key, at + 1)
        return at // ID_BYTES if at >= 0 else -1

    def line_at(self, row: int) -> TableLine | None:
        """Give the line of a row; None while it is to come."""
        return self._lines.get(self.key_at(row))

    @override
    def rowCount(self, parent: Index = QModelIndex(), /) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.listed) // ID_BYTES

    @override
    def columnCount(self, parent: Index = QModelIndex(), /) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.columns)

    @override
    def headerData(
        self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole, /
    ) -> Any:
        if side == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section] if 0 <= section < len(self._titles) else None
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> Any:
        line = self.line_at(index.row()) if index.isValid() else None
        if line is None:
            return None
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.cells[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.cells[index.column()] if index.column() else line.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            badge = self.columns[index.column()].badge
            return plain_tip(line.tip if badge and line.tip else line.cells[index.column()])
        return None
