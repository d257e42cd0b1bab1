"""What somebody wants of us, in a bar of its own: to stop some contacts, all of them, or to go.

Stopping is done at once and undone by Ctrl+Z. Erasing has no way back, so it says what goes and
what stays, and waits for a word to be typed.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from ui.look import GAP, SPACE
from ui.texts import isolated
from ui.widgets.button import a_button, say_button
from ui.widgets.chips import ChipRow, Choice, Picked
from ui.widgets.field import Line
from ui.widgets.flow import FlowLayout
from ui.widgets.label import PlainLabel

_LINE: Final = 130


class WishBar(QFrame):
    """A bar above the acts of the sheet; it asks, and tells what was chosen."""

    stop_wanted = Signal(object)  # tuple of consent types; empty: everything
    erase_wanted = Signal()
    left = Signal()
    opened = Signal(bool)  # the other acts step back meanwhile
    erasing_changed = Signal(bool)  # what goes and stays needs the room of the sheet

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._may_erase = False
        self.words = PlainLabel("strong", wrap=True)
        self.chips = ChipRow()
        self.stop_all, self.erase = a_button("primary"), a_button("plain")
        self.keep = a_button("plain")
        self.goes, self.stays = PlainLabel(wrap=True), PlainLabel("muted", wrap=True)
        self.line = Line()
        self.line.setFixedWidth(_LINE)
        self.confirm = a_button("plain")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(SPACE)
        for each in (self.words, self.chips, self.goes, self.stays):
            column.addWidget(each)
        acts = QWidget()
        row = FlowLayout(acts, spacing=GAP - 3)
        row.addWidget(self.line)
        for act in (self.confirm, self.stop_all, self.erase, self.keep):
            row.addWidget(act)
        column.addWidget(acts)
        column.addStretch(1)
        self.chips.picked.connect(self._on_picked)
        self.stop_all.clicked.connect(lambda: self.stop_wanted.emit(()))
        self.erase.clicked.connect(self._ask_to_erase)
        self.keep.clicked.connect(self.leave)
        self.line.textEdited.connect(self._on_typed)
        self.line.went_on.connect(self._confirm)
        self.confirm.clicked.connect(self._confirm)
        self.hide()

    @property
    def erasing(self) -> bool:
        """Whether it waits for the word by which somebody is erased."""
        return not self.line.isHidden()

    def stops(self) -> tuple[QWidget, ...]:
        """Give what the focus goes through."""
        return self.chips, self.line, self.confirm, self.stop_all, self.erase, self.keep

    def show_wishes(self, granted: Sequence[Choice], goes: str, *, may_erase: bool) -> None:
        """Take note of what is in force, to be stopped one by one, and of what erasing takes."""
        self.chips.offer(granted)
        self.chips.choose(())
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
        self.chips.setAccessibleName(self.tr("Stop one of these"))
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
            words = self.tr("What do they want? Pick one to stop it, or stop everything.")
        self.words.setText(words)

    def _word(self) -> str:
        return self.tr("ERASE", "the word that is typed to erase somebody")

    def _lay_out(self, *, erasing: bool) -> None:
        self.chips.setVisible(not erasing and bool(self.chips.offered_codes))
        self.stop_all.setVisible(not erasing)
        self.erase.setVisible(not erasing and self._may_erase)
        for each in (self.goes, self.stays, self.line, self.confirm):
            each.setVisible(erasing)
        self._say()
        self.erasing_changed.emit(erasing)

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

    def _on_picked(self, picked: Picked) -> None:
        if picked.codes:
            self.stop_wanted.emit(tuple(picked.codes))

    def _on_typed(self) -> None:
        self.confirm.setEnabled(self._matches())

    def _matches(self) -> bool:
        return self.line.text().strip().upper() == self._word().upper()

    def _confirm(self) -> None:
        if self.erasing and self._matches():
            self.hide()
            self.erase_wanted.emit()
