"""The laptops of an event in rows: how each stands, what it holds, and how much it is to hold."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from fieldapp.actions.laptops_ready import LaptopReady, ReadyFor
from fieldapp.actions.seat_split import SeatSplit
from ui.events import seat_words as words
from ui.events.parts import NUMBER, short_line
from ui.i18n import Language
from ui.look import GAP
from ui.texts import isolated
from ui.widgets.button import a_button, say_button
from ui.widgets.field import Line
from ui.widgets.label import Badge, PlainLabel


class LaptopRow:
    """One laptop: how it stands, how many seats it is to hold, and the way to take them back."""

    def __init__(self, letter: str) -> None:
        self.letter = letter
        self.name, self.badge = PlainLabel("strong"), Badge()
        self.holds, self.state = PlainLabel(wrap=True), PlainLabel("small", wrap=True)
        self.said = QWidget()
        column = QVBoxLayout(self.said)
        column.setContentsMargins(0, 0, 0, GAP)
        column.setSpacing(0)
        column.addWidget(self.holds)
        column.addWidget(self.state)
        self.share = short_line(NUMBER)
        self.take_back = a_button("quiet")
        self.sure = self.typed = False

    def widgets(self) -> tuple[QWidget, ...]:
        """Give them in the order of their columns, and last what stands below them."""
        return self.name, self.badge, self.share, self.take_back, self.said


class SeatRows(QWidget):
    """Rows one below the other; what is typed stays while laptops sync."""

    typed = Signal()
    went_on = Signal()  # Enter in a share
    take_back_wanted = Signal(str)  # the letter; said once before, with what it may cost

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self.rows: list[LaptopRow] = []
        self._slots: tuple[bytes, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(2, 1)

    def stops(self) -> tuple[QPushButton | Line, ...]:
        """Give what the focus goes through."""
        return tuple(each for row in self.rows for each in (row.share, row.take_back))

    def typed_shares(self) -> dict[str, int]:
        """Give the shares as typed, by letter; what is no number is none."""
        found = {row.letter: row.share.text().strip() for row in self.rows}
        return {letter: int(text) if text.isdecimal() else 0 for letter, text in found.items()}

    def show_rows(self, seen: SeatSplit, ready: ReadyFor | None, *, read_only: bool) -> None:
        """Show how every laptop stands. What is typed stays, unless other times are in sight."""
        known = {} if ready is None else {each.letter: each for each in ready.laptops}
        letters = sorted({*seen.letters, *known}, key=lambda each: (len(each), each))
        self._match(letters)
        slots = tuple(each.slot for each in seen.slots)
        if slots != self._slots:
            self.forget_typed()
        self._slots = slots
        for row in self.rows:
            self._show(row, seen, known.get(row.letter))
            row.share.setReadOnly(read_only)
            free = seen.holding(row.letter).unspent
            row.take_back.setVisible(bool(free) and not read_only)

    def forget_typed(self) -> None:
        """Have every share say what holds."""
        for row in self.rows:
            row.sure = row.typed = False

    def _show(self, row: LaptopRow, seen: SeatSplit, laptop: LaptopReady | None) -> None:
        letter, free = row.letter, seen.holding(row.letter).unspent
        row.name.setText(words.laptop_name(letter, laptop))
        row.badge.show_words(*words.badge_words(laptop))
        holds = words.holding_words(seen, letter)
        state = words.state_words(laptop, self._language.locale)
        for label, text in ((row.holds, holds), (row.state, state)):
            label.setText(text)
            label.setVisible(bool(text))
        row.share.setVisible(bool(seen.slots))
        row.share.setAccessibleName(
            self.tr("Seats for laptop {letter}").format(letter=isolated(letter))
        )
        if not row.typed:
            share = seen.share(letter)
            row.share.show_text(str(share) if share else "")
        text = self.tr("Take back now")
        if row.sure:
            text = self.tr("Up to {n} people may be booked twice: take back").format(n=free)
        say_button(row.take_back, text)
        row.take_back.setAccessibleDescription(isolated(letter))

    def _match(self, letters: Sequence[str]) -> None:
        if [row.letter for row in self.rows] == list(letters):
            return
        for row in self.rows:
            for each in row.widgets():
                self._grid.removeWidget(each)
                each.hide()
                each.deleteLater()
        self.rows = [LaptopRow(letter) for letter in letters]
        middle = Qt.AlignmentFlag.AlignVCenter
        for at, row in enumerate(self.rows):
            *beside, below = row.widgets()
            for column, each in zip((0, 1, 3, 4), beside, strict=True):
                self._grid.addWidget(each, 2 * at, column, middle)
            self._grid.addWidget(below, 2 * at + 1, 0, 1, 5)
            row.share.textEdited.connect(lambda _, one=row: self._on_typed(one))
            row.share.went_on.connect(self.went_on)
            row.take_back.clicked.connect(lambda _=False, one=row: self._on_take_back(one))

    def _on_typed(self, row: LaptopRow) -> None:
        row.typed = True
        self.typed.emit()

    def _on_take_back(self, row: LaptopRow) -> None:
        """Say the exact bound first; the second press takes the seats back."""
        row.sure = not row.sure
        if not row.sure:
            self.take_back_wanted.emit(row.letter)
        else:
            self.typed.emit()
