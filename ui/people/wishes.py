"""What somebody wants of us, in a bar of its own: to stop some contacts, all of them, or to go.

Each way of being reached stands there with a number, marked while it is agreed to, and beside it
what it is agreed to for. One key stops it, the same key has it again; both are done at once and
undone by Ctrl+Z. Erasing has no way back, so it says what goes and what stays, and waits for a word
to be typed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from ui.look import GAP, SPACE
from ui.texts import isolated
from ui.widgets.button import a_button, say_button
from ui.widgets.chips import ChipRow, Choice, Picked
from ui.widgets.field import Line
from ui.widgets.flow import FlowLayout
from ui.widgets.label import PlainLabel
from ui.widgets.port import Scrolled, a_port

_LINE: Final = 130
_LEAST_ROWS: Final = 76
_BESIDES: Final = 232
"""Room above and below the rows: the head of the sheet, the words, and the acts in two lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WishRow:
    """One row of what can be stopped. `numbered` are its choices that a number key presses.

    `not_asked` are not marked and yet stopped by being pressed: nobody answered them here.
    """

    choices: tuple[Choice, ...]
    in_force: tuple[str, ...]
    numbered: tuple[str, ...]
    not_asked: tuple[str, ...] = ()


class WishBar(QFrame):
    """A bar above the acts of the sheet; it asks, and tells what was chosen."""

    stop_wanted = Signal()  # everything
    toggle_wanted = Signal(str, bool)  # code of a choice, and whether it is to be stopped
    erase_wanted = Signal()
    left = Signal()
    opened = Signal(bool)  # the other acts step back meanwhile
    erasing_changed = Signal(bool)  # what goes and stays needs the room of the sheet

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._may_erase = False
        self.words = PlainLabel("strong", wrap=True)
        self.rows: list[ChipRow] = []
        self._shown: tuple[WishRow, ...] = ()
        self.stop_all, self.erase = a_button("primary"), a_button("plain")
        self.keep = a_button("plain")
        self.goes, self.stays = PlainLabel(wrap=True), PlainLabel("muted", wrap=True)
        self.line = Line()
        self.line.setFixedWidth(_LINE)
        self.confirm = a_button("plain")
        self._build()
        self.stop_all.clicked.connect(self.stop_wanted)
        self.erase.clicked.connect(self._ask_to_erase)
        self.keep.clicked.connect(self.leave)
        self.line.textEdited.connect(self._on_typed)
        self.line.went_on.connect(self._confirm)
        self.confirm.clicked.connect(self._confirm)
        self.hide()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(SPACE)
        self._inside = Scrolled()
        self._rows = QVBoxLayout(self._inside)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(SPACE)
        self.port = a_port(self._inside)
        column.addWidget(self.words)
        column.addWidget(self.port)
        column.addWidget(self.goes)
        column.addWidget(self.stays)
        column.addSpacing(SPACE)
        acts = QWidget()
        row = FlowLayout(acts, spacing=GAP - 3)
        row.addWidget(self.line)
        for act in (self.confirm, self.stop_all, self.erase, self.keep):
            row.addWidget(act)
        column.addWidget(acts)
        column.addStretch(1)

    @property
    def erasing(self) -> bool:
        """Whether it waits for the word by which somebody is erased."""
        return not self.line.isHidden()

    def stops(self) -> tuple[QWidget, ...]:
        """Give what the focus goes through."""
        return *self.rows, self.line, self.confirm, self.stop_all, self.erase, self.keep

    def show_wishes(self, shown: Sequence[WishRow], goes: str, *, may_erase: bool) -> None:
        """Take note of what can be stopped one by one, and of what erasing takes."""
        self._shown = tuple(shown)
        while len(self.rows) < len(shown):
            self._add_row()
        for at, row in enumerate(self.rows):
            row.offer(shown[at].choices if at < len(shown) else ())
            row.choose(shown[at].in_force if at < len(shown) else ())
            for chip in row.chips:
                chip.installEventFilter(self)  # again in front of the row's own
        self._fit()
        self.goes.setText(goes)
        self._may_erase = may_erase
        if not self.isHidden():
            self._lay_out(erasing=self.erasing)

    def open_bar(self) -> None:
        """Ask what they want."""
        self.opened.emit(True)
        self.show()
        self._lay_out(erasing=False)
        self.stop_all.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Leave everything as it is."""
        self.hide()
        self.left.emit()

    def speak(self) -> None:
        """Say everything in the language of the window."""
        say_button(self.keep, self.tr("Change nothing"), "Esc")
        say_button(self.stop_all, self.tr("Stop everything"))
        say_button(self.erase, self.tr("Erase this person…"))
        say_button(self.confirm, self.tr("Erase for ever"))
        for each in (self.port, *self.rows):
            each.setAccessibleName(self.tr("Stop one of these"))
        self.stays.setText(
            self.tr(
                "Stays: that somebody signed up is counted, without a name. Lists that were handed"
                " out stay as they are, and backups of the server until they are replaced."
            )
        )
        self._say()

    def _say(self) -> None:
        if self.erasing:
            words = self.tr(
                "This has no way back, here and on every laptop. To erase, type {word}"
            ).format(word=isolated(self._word()))
            self.line.setAccessibleName(words)
        else:
            words = self.tr(
                "What do they want? Marked is agreed to: a number stops it, or has it again."
            )
        self.words.setText(words)

    def _word(self) -> str:
        return self.tr("ERASE", "the word that is typed to erase somebody")

    def _lay_out(self, *, erasing: bool) -> None:
        self.port.setVisible(not erasing and bool(self._shown))
        for row in self.rows:
            row.setVisible(bool(row.offered_codes))
        self._fit()
        self.stop_all.setVisible(not erasing)
        self.erase.setVisible(not erasing and self._may_erase)
        for each in (self.goes, self.stays, self.line, self.confirm):
            each.setVisible(erasing)
        self._say()
        self.erasing_changed.emit(erasing)

    def _fit(self) -> None:
        """Show every row where there is room for them above the acts; else they scroll."""
        if self.port.whole:
            return
        outer = self.parentWidget()
        needed = self._inside.heightForWidth(self.port.width()) if self._shown else 0
        room = _LEAST_ROWS if outer is None else max(_LEAST_ROWS, outer.height() - _BESIDES)
        self.port.setFixedHeight(min(needed, room))

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def hideEvent(self, event: QHideEvent, /) -> None:
        super().hideEvent(event)
        self.erasing_changed.emit(False)
        self.opened.emit(False)

    def _ask_to_erase(self) -> None:
        self.line.clear()
        self.confirm.setEnabled(False)
        self._lay_out(erasing=True)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- one of them ------------------------------------------------------------------------------

    def _add_row(self) -> None:
        row, at = ChipRow(several=True), len(self.rows)
        row.setAccessibleName(self.tr("Stop one of these"))
        row.picked.connect(lambda picked: self._on_picked(at, picked))
        self.rows.append(row)
        self._rows.addWidget(row)

    def _on_picked(self, at: int, picked: Picked) -> None:
        """A choice was pressed: it is told, and shown as it is until that is done."""
        row = self._shown[at]
        changed = set(picked.codes) ^ set(row.in_force)
        self.rows[at].choose(row.in_force)
        for code in changed:
            self.toggle_wanted.emit(code, code in (*row.in_force, *row.not_asked))

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if self.erasing or not self._press(event):
            super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Take numbers and ↑ ↓ on a chip before its row does: they lead through all rows."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.port.ensureWidgetVisible(watched, 0, SPACE)
        return (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and (self._press(event) or self._step(watched, event))
        )

    def _press(self, event: QKeyEvent) -> bool:
        numbered = [(at, code) for at, row in enumerate(self._shown) for code in row.numbered]
        typed = event.text()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not typed.isdigit():
            return False
        if 1 <= int(typed) <= len(numbered):
            at, code = numbered[int(typed) - 1]
            row = self.rows[at]
            row.chips[row.offered_codes.index(code)].click()
        return True

    def _step(self, chip: QObject, event: QKeyEvent) -> bool:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        at = next((at for at, row in enumerate(self.rows) if chip in row.chips), None)
        if step is None or at is None:
            return False
        if 0 <= at + step < len(self._shown):
            self.rows[at + step].focus_row()
        elif step > 0:
            self.stop_all.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _on_typed(self) -> None:
        self.confirm.setEnabled(self._matches())

    def _matches(self) -> bool:
        return self.line.text().strip().upper() == self._word().upper()

    def _confirm(self) -> None:
        if self.erasing and self._matches():
            self.hide()
            self.erase_wanted.emit()
