"""A question of the form: its words above, the answer below, and what is wrong with it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.widgets.chips import ChipRow
from ui.widgets.composite import Composite
from ui.widgets.label import PlainLabel, restyle

_DIGITS = 9
_BADGE_GAP = 7
_SIDES = 30
_COMES_BACK = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
"""Why the focus is gone for a while: the cursor waits where it is."""
_SENT = (Qt.FocusReason.OtherFocusReason, Qt.FocusReason.ShortcutFocusReason)
"""The program puts the focus here; a click says where, and the Tab key marks all."""


class Line(QLineEdit):
    """One line of text. Enter goes on to the next question, as people expect of a form.

    Ctrl+Z takes back typing while there is some to take back; then it is the window's. However
    little room there is, `whole` fits in: an answer of a known length is never half in sight.
    """

    went_on = Signal()  # Enter
    entered = Signal()  # the focus came
    left = Signal()  # the focus went elsewhere

    def __init__(self, whole: str = "") -> None:
        super().__init__()
        self._whole = whole

    @override
    def event(self, event: QEvent, /) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
            and not self.isUndoAvailable()
        ):
            event.ignore()
            return False
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        elif event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        done = bool(super().event(event))
        if isinstance(event, QFocusEvent):
            self._turn_to(event)
        return done

    def _turn_to(self, event: QFocusEvent) -> None:
        """Show how an answer begins while nobody types in it; go on at its end."""
        reason = event.reason()
        too_long = self.fontMetrics().horizontalAdvance(self.text()) > self.width() - _SIDES
        if event.lostFocus() and too_long and reason not in _COMES_BACK:
            self.home(False)
        elif event.gotFocus() and reason in _SENT and not self.hasSelectedText():
            self.end(False)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.went_on.emit()
            event.accept()
        elif event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        """Begin at the side where reading does, also while nothing is typed."""
        if event.type() == QEvent.Type.LayoutDirectionChange:
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
            leftwards = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            side = right if leftwards else Qt.AlignmentFlag.AlignLeft
            self.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        super().changeEvent(event)

    def hold(self, badge: QWidget) -> None:
        """Take a badge into the line, at its end."""
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(badge)
        self.spare(badge)

    def spare(self, badge: QWidget) -> None:
        """Keep typing clear of the badge that is held, as wide as it is now."""
        room = 0 if badge.isHidden() else badge.sizeHint().width() + _BADGE_GAP
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setTextMargins(room if right else 0, 0, 0 if right else room, 0)
        if (row := self.layout()) is not None:  # Qt turns a row round, and not its margins
            gap = (_BADGE_GAP, 0) if right else (0, _BADGE_GAP)
            row.setContentsMargins(gap[0], 0, gap[1], 0)

    @override
    def sizeHint(self) -> QSize:
        return self._without_badge(super().sizeHint())

    @override
    def minimumSizeHint(self) -> QSize:
        least = self._without_badge(super().minimumSizeHint())
        if not self._whole:
            return least
        return least.expandedTo(
            QSize(self.fontMetrics().horizontalAdvance(self._whole) + _SIDES, least.height())
        )

    def _without_badge(self, size: QSize) -> QSize:
        """A badge that comes while somebody types must not move the questions around it."""
        margins = self.textMargins()
        return size - QSize(margins.left() + margins.right(), 0)

    def show_text(self, text: str) -> None:
        """Show a text; typing is left alone where it already stands, with its cursor and undo."""
        if self.text() != text:
            self.setText(text)
            if not self.hasFocus():
                self.home(False)


class Field(QWidget):
    """A labelled control. `beside` stands after it (chips after a text)."""

    def __init__(self, control: QWidget, *beside: QWidget) -> None:
        super().__init__()
        self.control = control
        self.beside = beside
        self.label = PlainLabel("label", wrap=True)
        self.hint = PlainLabel("small")
        self.problem = PlainLabel("problem", wrap=True)
        self.problem.hide()
        self.note = PlainLabel("small", wrap=True)
        self.note.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.label)
        head.addWidget(self.hint)
        head.addStretch(1)
        column.addLayout(head)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(control, 1)
        for each in beside:
            line.addWidget(each, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(line)
        column.addWidget(self.note)
        column.addWidget(self.problem)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._hint = ""
        if isinstance(control, QLineEdit):
            self.label.setBuddy(control)
        if isinstance(control, ChipRow):
            control.focus_moved.connect(self._show_hint)

    def say(self, words: str, hint: str = "") -> None:
        """Show the question; screen readers hear it with the control."""
        self.label.setText(words)
        self.label.setWordWrap(False)
        self._hint = hint
        self._show_hint()
        self.control.setAccessibleName(words)

    def _show_hint(self) -> None:
        """While a row of chips has the focus, say that digits pick from it."""
        hint = self._hint
        if isinstance(self.control, ChipRow) and self.control.focused:
            last = min(len(self.control.chips), _DIGITS)
            said = self.tr("keys 1–{last}") if last > 1 else self.tr("key 1")
            hint = said.format(last=last)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))

    def show_note(self, sentence: str) -> None:
        """Show what is to be known of the choices below the control, or nothing."""
        if self.note.text() != sentence:
            self.note.setText(sentence)
            self.note.setVisible(bool(sentence))

    def show_problem(self, sentence: str) -> None:
        """Show what is wrong below the control, or nothing."""
        if self.problem.text() == sentence:
            return
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.control.setAccessibleDescription(sentence)
        if isinstance(self.control, QLineEdit):
            self.control.setProperty("wrong", bool(sentence))
            restyle(self.control)

    def stops(self) -> tuple[QWidget, ...]:
        """Give what the focus goes through, in the order in which it is read."""
        return (*self._own_stops(), *self.beside)

    def _own_stops(self) -> Sequence[QWidget]:
        if isinstance(self.control, ChipRow):
            return self.control.chips
        return self.control.stops() if isinstance(self.control, Composite) else (self.control,)

    def focus_control(self) -> None:
        """Put the focus on the control."""
        if isinstance(self.control, ChipRow):
            self.control.focus_row()
        elif isinstance(self.control, Composite):
            self.control.focus_first()
        else:
            self.control.setFocus(Qt.FocusReason.OtherFocusReason)
