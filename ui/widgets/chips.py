"""Chips: choices that are all in sight. One tab stop a row; arrows move, digits and space pick.

In a form, Enter goes on to the next question; only on a chip that the arrows went to does it pick.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.look import CHIP_HEIGHT, RADIUS
from ui.widgets.flow import FlowLayout
from ui.widgets.label import plain_tip, restyle

_SIDES: Final = 26
_LONGEST: Final = 330
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEP: Final = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One chip: its code, its words, and more words for the tool tip and screen readers.

    One that is `closed` cannot be chosen, and its words say why; the focus goes there all the same.
    """

    code: str
    text: str
    detail: str = ""
    closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Picked:
    """The codes that are chosen now, in the order of the row."""

    codes: tuple[str, ...]


class Chip(QPushButton):
    """One choice; as wide as its bold words, so that picking it moves nothing.

    Alone in a form (`in_form`) Enter picks it and goes on, and never lets it go.
    """

    went_on = Signal()

    def __init__(
        self,
        text: str = "",
        *,
        kind: str = "choice",
        in_form: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._in_form = in_form
        self.setProperty("kind", kind)
        self.setCheckable(kind == "choice")
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.words = ""
        self.say(text)

    def say(self, words: str, detail: str = "") -> None:
        """Show words, cut at the end where they are too long for any row."""
        self.words = words
        room = _LONGEST - _SIDES
        shown = self._bold().elidedText(words, Qt.TextElideMode.ElideRight, room)
        # A lone ampersand would be taken for a shortcut mark.
        self.setText(shown.replace("&", "&&"))
        self.setAccessibleName(f"{words}, {detail}" if detail else words)
        tip = detail or (words if shown != words else "")
        self.setToolTip(plain_tip(tip))
        self.updateGeometry()

    def close_off(self, *, closed: bool) -> None:
        """Show that this cannot be chosen; its words say so as well."""
        if closed != bool(self.property("closed")):
            self.setProperty("closed", closed)
            restyle(self)

    @override
    def sizeHint(self) -> QSize:
        width = self._bold().horizontalAdvance(self.text().replace("&&", "&")) + _SIDES
        return QSize(width, CHIP_HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        if self.hasFocus() and self.isChecked():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self.palette().highlightedText().color()), 1.5))
            around = self.rect().toRectF().adjusted(3.5, 3.5, -3.5, -3.5)
            painter.drawRoundedRect(around, RADIUS - 4, RADIUS - 4)
            painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if not (self._in_form and event.key() in _ENTER):
            super().keyPressEvent(event)
            return
        if not self.isChecked():
            self.click()
        self.went_on.emit()

    def _bold(self) -> QFontMetrics:
        font = self.font()
        font.setBold(True)
        return QFontMetrics(font)


class ChipRow(QWidget):
    """A row of chips over a set of choices; `several` lets more than one stand.

    `ordered` as well, in the order in which they were picked: the first is wanted most.

    A chosen one that is chosen again is let go: every question may stay unanswered. In a form
    (`in_form`) Enter never lets go, and never answers what nobody looked at: see `went_on`.
    """

    picked = Signal(object)  # Picked, when a person changed the choice
    focus_moved = Signal()  # a chip got or lost the focus; see `focused`
    went_on = Signal()  # Enter, in a form, where there was nothing to pick
    asked_for_more = Signal()  # the last chip, or a letter typed on the row; see `letter`

    def __init__(
        self,
        *,
        several: bool = False,
        ordered: bool = False,
        in_form: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._in_form = in_form
        self._came_by_arrow: object = None
        self._several = several or ordered
        self._ordered = ordered
        self._choices: tuple[Choice, ...] = ()
        self._chips: list[Chip] = []
        self._offered: tuple[tuple[Choice, ...], str] = ((), "")
        self._codes: tuple[str, ...] = ()
        self._more: Chip | None = None
        self._shown = False
        self.letter = ""
        self.focused = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._inner = QWidget(self)
        self._flow = FlowLayout(self._inner)
        outer.addWidget(self._inner)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    @property
    def chips(self) -> Sequence[Chip]:
        """The chips in their order, the one for more last."""
        return self._chips + ([self._more] if self._more else [])

    @property
    def codes(self) -> tuple[str, ...]:
        """What is chosen now."""
        return self._codes

    @property
    def offered_codes(self) -> tuple[str, ...]:
        """What can be chosen, in the order of the row."""
        return tuple(each.code for each in self._choices)

    def offer(self, choices: Iterable[Choice], more: str = "") -> None:
        """Show these choices, keeping what is chosen; `more` are the words of the last chip."""
        offered = (tuple(choices), more)
        if offered == self._offered:
            return
        self._offered = offered
        self._choices = offered[0]
        had_focus = any(each.hasFocus() for each in self.chips)
        while len(self._chips) < len(self._choices):
            self._add(Chip(parent=self._inner))
        while len(self._chips) > len(self._choices):
            self._drop(self._chips.pop())
        if more and self._more is None:
            self._more = self._prepared(Chip(kind="more", parent=self._inner))
            self._more.clicked.connect(self._on_more_clicked)
        for chip, choice in zip(self._chips, self._choices, strict=True):
            chip.say(choice.text, choice.detail)
            chip.close_off(closed=choice.closed)
        if not more and self._more is not None:
            self._drop(self._more)
            self._more = None
        if self._more is not None:
            self._flow.removeWidget(self._more)
            self._flow.addWidget(self._more)
            self._more.say(more)
        self._shown = False
        self.choose(self._codes)
        if had_focus and not any(each.hasFocus() for each in self.chips):
            self.focus_row()
        self._flow.invalidate()
        self.updateGeometry()

    def choose(self, codes: tuple[str, ...]) -> None:
        """Show these as chosen; nobody is told."""
        if codes == self._codes and self._shown:
            return
        self._shown = True
        self._codes = codes
        for chip, choice in zip(self._chips, self._choices, strict=True):
            chip.setChecked(choice.code in codes)
        self._set_tab_stop()

    def focus_row(self) -> None:
        """Put the focus where the row's tab stop is."""
        for chip in self.chips:
            if chip.focusPolicy() & Qt.FocusPolicy.TabFocus:
                chip.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    @override
    def eventFilter(self, watched: object, event: QEvent, /) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(watched, event)
        if isinstance(event, QFocusEvent):
            self.focused = event.type() == QEvent.Type.FocusIn
            self._came_by_arrow = None
            if self.focused:
                self._set_tab_stop(watched if isinstance(watched, Chip) else None)
            self.focus_moved.emit()
        return False

    def _add(self, chip: Chip) -> None:
        self._chips.append(self._prepared(chip))
        self._flow.addWidget(chip)
        chip.clicked.connect(lambda _checked=False, one=chip: self._pick(self._chips.index(one)))
        chip.show()

    def _prepared(self, chip: Chip) -> Chip:
        chip.installEventFilter(self)
        return chip

    def _drop(self, chip: Chip) -> None:
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()

    def _pick(self, index: int) -> None:
        code = self._choices[index].code
        if self._choices[index].closed and code not in self._codes:
            self._shown = False
            self.choose(self._codes)
            return
        wanted: tuple[str, ...]
        if not self._several:
            wanted = () if self._codes == (code,) else (code,)
        elif code in self._codes:
            wanted = tuple(each for each in self._codes if each != code)
        else:
            wanted = (*self._codes, code)
            if not self._ordered:
                known = {each.code: at for at, each in enumerate(self._choices)}
                wanted = tuple(sorted(wanted, key=lambda each: known.get(each, len(known))))
        self._shown = False
        self.choose(wanted)
        self.picked.emit(Picked(codes=wanted))

    def _on_more_clicked(self) -> None:
        self.letter = ""
        self.asked_for_more.emit()

    def _on_key(self, chip: object, event: QKeyEvent) -> bool:
        if event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        ):
            return False
        chips = self.chips
        at = next((index for index, each in enumerate(chips) if each is chip), 0)
        if (step := _STEP.get(Qt.Key(event.key()))) is not None:
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft and event.key() in (
                Qt.Key.Key_Left,
                Qt.Key.Key_Right,
            ):
                step = -step
            reached = chips[max(0, min(at + step, len(chips) - 1))]
            reached.setFocus(Qt.FocusReason.TabFocusReason)
            self._came_by_arrow = reached
            return True
        if self._in_form and event.key() in _ENTER:
            self._on_enter(chips[at])
            return True
        typed = event.text()
        if typed.isdigit() and 1 <= int(typed) <= len(chips):
            chips[int(typed) - 1].setFocus(Qt.FocusReason.ShortcutFocusReason)
            chips[int(typed) - 1].click()
            return True
        if typed.isalpha() and self._more is not None:
            self.letter = typed
            self.asked_for_more.emit()
            return True
        return False

    def _on_enter(self, chip: Chip) -> None:
        if chip is self._came_by_arrow and not chip.isChecked():
            self._came_by_arrow = None
            chip.click()
        else:
            self.went_on.emit()

    def _set_tab_stop(self, wanted: Chip | None = None) -> None:
        chips = self.chips
        focused = next((chip for chip in chips if chip.hasFocus()), None)
        chosen = next((chip for chip in chips if chip.isChecked()), None)
        stop = wanted or focused or chosen or (chips[0] if chips else None)
        for chip in chips:
            chip.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if chip is stop else Qt.FocusPolicy.ClickFocus
            )
