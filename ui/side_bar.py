"""The side bar: the pages one can go to, each with its key and with what waits there."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStyle,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ui.icons import icon
from ui.look import Tokens
from ui.pages import Entry, entry_words
from ui.widgets.label import Badge, PlainLabel, plain_tip, restyle
from ui.widgets.port import a_port

WIDE: Final = 192
MENU: Final = 240
"""At most so wide: where the keys need it, and as a menu."""
NARROW: Final = 56
ROW: Final = 38
_LEAST_ROW: Final = 24
_ICON: Final = 18
_TAKEN: Final = 10 + 12 + _ICON + 10 + 4 * 6 + 4 + 10
"""Of the width by the edges, the icon, and what stands between."""
_SHORT: Final = 9
_MOST: Final = 999
"""The highest number there is room for; of more, the badge says that it is more."""


class SideButton(QPushButton):
    """One page. Its words and badge are labels inside, so that both may stand side by side."""

    def __init__(self, entry: Entry, tokens: Tokens) -> None:
        super().__init__()
        self.entry = entry
        self.setObjectName("side")
        self.setCheckable(True)
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(ROW)
        self.setIconSize(QSize(_ICON, _ICON))
        self.words, self.key = PlainLabel("side"), PlainLabel("small")
        self.badge = Badge("red")
        self.badge.hide()
        self.sign = Badge("red", shape="sign", parent=self)
        self.sign.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.sign.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addSpacing(12 + _ICON + 10)  # room for the icon, on the side where reading begins
        row.addWidget(self.words)
        row.addStretch(1)
        row.addWidget(self.key)
        row.addWidget(self.badge)
        row.addSpacing(4)
        for each in (self.words, self.key, self.badge):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._count = 0
        self._room = WIDE
        self.toggled.connect(self._on_toggled)
        self.show_tokens(tokens)

    def speak(self) -> None:
        """Say the page's name."""
        words = entry_words(self.entry.name or self.entry.code)
        self.words.setText(words)
        self.key.setText(self.entry.key)
        self._tell()

    def show_badge(self, n: int) -> None:
        """Show how much waits there."""
        self._count = n
        self._tell()

    def show_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of a theme."""
        self.setIcon(icon(self.entry.icon, tokens.teal_ink if self.isChecked() else tokens.muted))
        self._tokens = tokens

    def fit(self, room: int) -> None:
        """Show what a bar so wide has room for: words and key, words, or the icon alone."""
        self._room = room
        self._tell()

    def needed(self) -> int:
        """How wide the bar must be for words and key, also where the words are bold."""
        bold = QFont(self.words.font())
        bold.setBold(True)
        words = QFontMetrics(bold).horizontalAdvance(self.words.text())
        return words + self.key.fontMetrics().horizontalAdvance(self.key.text()) + _TAKEN

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._place_sign()

    def _place_sign(self) -> None:
        """Put the count over the icon, at the corner where reading ends."""
        self.sign.adjustSize()
        sign = QRect(QPoint(self.width() - self.sign.width(), 0), self.sign.size())
        self.sign.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), sign))

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(NARROW - 16, self.maximumHeight())

    def _tell(self) -> None:
        wide = self._room > NARROW
        waiting = str(self._count) if self._count else ""
        if self._count > _MOST:
            waiting = f"{_MOST}+"
        self.words.setVisible(wide)
        self.badge.show_words(waiting if wide else "", "red")
        keyed = wide and not waiting and self.needed() <= self._room
        self.key.setVisible(keyed)
        self.sign.show_words("" if wide else _shortest(self._count), "red")
        self._place_sign()
        words = entry_words(self.entry.name or self.entry.code)
        self.setAccessibleName(f"{words}, {waiting}" if waiting else words)
        said = f"{words} ({self.entry.key})"
        tip = "" if keyed or (wide and waiting) else said
        self.setToolTip(plain_tip(f"{said} · {waiting}" if waiting and not wide else tip))

    def _on_toggled(self) -> None:
        self.show_tokens(self._tokens)
        self.words.setProperty("chosen", self.isChecked())
        restyle(self.words)


def _shortest(count: int) -> str:
    """Give a count in two letters, for where there is room for an icon only."""
    if not count:
        return ""
    return str(count) if count <= _SHORT else f"{_SHORT}+"


class SideBar(QFrame):
    """The buttons, one below the other; arrows move between them, Enter and Space go there.

    As a `menu` it stands over the page, until a page is chosen, Escape is pressed, or the focus is
    put elsewhere.
    """

    chosen = Signal(object)  # Entry

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sideBar")
        self.setFixedWidth(WIDE)
        self.menu = False
        self._before: QWidget | None = None
        self._tokens = tokens
        self._wide = True
        self.buttons: dict[str, SideButton] = {}
        held = QWidget()
        held.setObjectName("scrolled")
        self._column = QVBoxLayout(held)
        self._column.setContentsMargins(10, 14, 10, 10)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._port = a_port(held)
        whole.addWidget(self._port)

    def offer(self, entries: Sequence[Entry]) -> None:
        """Show these pages."""
        for button in self.buttons.values():
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = {}
        for entry in entries:
            button = SideButton(entry, self._tokens)
            button.clicked.connect(lambda _checked=False, one=entry: self._on_clicked(one))
            self.buttons[entry.code] = button
            self._column.insertWidget(self._column.count() - (not entry.below), button)
            button.speak()
        self.fit(wide=self._wide)

    def mark(self, code: str) -> None:
        """Show which page is in sight; nobody is told."""
        for each, button in self.buttons.items():
            button.setChecked(each == code)

    def show_over(self, room: QRect) -> None:
        """Stand over the page, at the side where reading begins; take it away if it stands."""
        if self.isVisible():
            self.hide()
            return
        self._before = self.window().focusWidget()
        self.fit(wide=True)
        size = QSize(self.width(), room.height())
        self.setGeometry(
            QStyle.visualRect(self.layoutDirection(), room, QRect(room.topLeft(), size))
        )
        self.show()
        self.raise_()
        marked = (each for each in self.buttons.values() if each.isChecked())
        for button in marked:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self, focused: QWidget | None) -> None:
        """Go where the focus is put elsewhere."""
        if self.menu and focused is not None and not self.isAncestorOf(focused):
            self.hide()

    def _on_clicked(self, entry: Entry) -> None:
        self.mark(entry.code)
        if self.menu:
            self.hide()
        self.chosen.emit(entry)

    def speak(self) -> None:
        """Say every name anew."""
        self.setAccessibleName(self.tr("Pages"))
        for each in self.buttons.values():
            each.speak()
        self.fit(wide=self._wide)

    def show_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of a theme."""
        self._tokens = tokens
        for each in self.buttons.values():
            each.show_tokens(tokens)

    def fit(self, *, wide: bool) -> None:
        """Show words, or icons alone where there is little room."""
        self._wide = wide
        off, as_needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self._port.setVerticalScrollBarPolicy(as_needed if wide else off)
        needed = max((each.needed() for each in self.buttons.values()), default=WIDE)
        room = MENU if self.menu else max(WIDE, min(MENU, needed))
        self.setFixedWidth(room if wide else NARROW)
        self._column.setContentsMargins(*((10, 14, 10, 10) if wide else (6, 10, 6, 8)))
        for each in self.buttons.values():
            each.fit(self.width())
        self._share()

    def _share(self) -> None:
        """Let every page be in sight; where rows would be too low to press, they scroll."""
        around = self._column.contentsMargins()
        room = self.height() - around.top() - around.bottom()
        row = ROW if self.menu else max(_LEAST_ROW, min(ROW, room // max(1, len(self.buttons))))
        for each in self.buttons.values():
            each.setFixedHeight(row)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._share()

    @override
    def event(self, event: QEvent, /) -> bool:
        before = event.type() == QEvent.Type.ShortcutOverride
        if self.menu and before and _is_escape(event):
            event.accept()  # it takes the menu away, and is nothing to the page below
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if self.menu and _is_escape(event):
            self.hide()
            if self._before is not None:
                self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)


def _is_escape(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
