"""Things of one kind side by side in equal parts, or each on its own line where that is narrow."""

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle
from typing_extensions import override

from ui.look import MARGIN


class Abreast(QLayout):
    """Fields or cards of one rank. `least` is the width that each has to have beside the others."""

    def __init__(self, least: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._least = least
        self.setSpacing(MARGIN)
        self.setContentsMargins(QMargins(0, 0, 0, 0))

    @override
    def addItem(self, item: QLayoutItem, /) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int, /) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int, /) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        return self._arrange(QRect(0, 0, width, 0), place=False)

    @override
    def setGeometry(self, rect: QRect, /) -> None:
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    @override
    def sizeHint(self) -> QSize:
        shown = [each.sizeHint() for each in self._shown()]
        between = self.spacing() * max(0, len(shown) - 1)
        high = max((each.height() for each in shown), default=0)
        return QSize(sum(each.width() for each in shown) + between, high)

    @override
    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def _shown(self) -> list[QLayoutItem]:
        return [each for each in self._items if not each.isEmpty()]

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        """Put every item in its place; gives the height that takes."""
        shown, gap = self._shown(), self.spacing()
        if not shown:
            return 0
        widths = self._widths(shown, rect.width() - gap * (len(shown) - 1))
        beside = bool(widths)
        widths = widths or [rect.width()] * len(shown)
        heights = [_height(each, width) for each, width in zip(shown, widths, strict=True)]
        high = max(heights)
        parent = self.parentWidget()
        turned = parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
        x, y = rect.x(), rect.y()
        for item, width, height in zip(shown, widths, heights, strict=True):
            if place:
                at = QRect(x, y, width, high if beside else height)
                item.setGeometry(QStyle.visualRect(turned, rect, at))
            if beside:
                x += width + gap
            else:
                y += height + gap
        return high if beside else y - gap - rect.y()

    def _widths(self, shown: list[QLayoutItem], room: int) -> list[int]:
        """Give equal parts, but nothing less than it needs; none where they do not fit."""
        needs = [each.minimumSize().width() for each in shown]
        share = room // len(shown)
        large = [need for need in needs if need > share]
        if share < self._least or sum(needs) > room:
            return []
        if large and len(large) < len(shown):
            share = (room - sum(large)) // (len(shown) - len(large))
        return [max(need, share) for need in needs]


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
