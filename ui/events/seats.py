"""Who holds which seats of the event in sight: in one line, and opened, the numbers to split."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.seat_returns import GaveBack, take_back
from fieldapp.actions.seat_split import SeatSplit, look_at_seats, split_event
from fieldapp.actions.undoing import Noted
from fieldapp.domain.problem import RefusedError
from ui.events.parts import NUMBER, short_line
from ui.i18n import Language
from ui.look import GAP, SPACE
from ui.session import Session, fault_of
from ui.texts import fault_sentence, isolated, problem_sentence
from ui.watch import Watch
from ui.widgets.button import a_button, say_button
from ui.widgets.field import Line
from ui.widgets.label import PlainLabel

_NOTHING: Final = SeatSplit()


def seats_of(desk: OpenedDesk, event: bytes) -> SeatSplit:
    """Give who holds which seats of an event, for a watch."""
    return look_at_seats(desk.store, desk.author, event) if event else _NOTHING


def split(desk: OpenedDesk, event: bytes, seats: dict[str, int] | None) -> Noted:
    """Decide the split, or leave it to the program."""
    return split_event(desk.store, desk.author, event, seats)


def force(desk: OpenedDesk, event: bytes, letter: str) -> GaveBack:
    """Take a laptop's seats back without waiting for its word."""
    return take_back(desk.store, desk.author, event, letter)


class _Row:
    """One laptop: what it holds, how many it is to hold, and the way to take them back."""

    def __init__(self, letter: str) -> None:
        self.letter = letter
        self.name, self.holds = PlainLabel("strong"), PlainLabel("small")
        self.share = short_line(NUMBER)
        self.take_back = a_button("quiet")
        self.sure = False

    def widgets(self) -> tuple[QWidget, ...]:
        return self.name, self.holds, self.share, self.take_back


class SeatsBar(QFrame):
    """The seats of one event: looks and acts by itself."""

    def __init__(self, session: Session, language: Language) -> None:
        super().__init__()
        self.setObjectName("card")
        self._session, self._language = session, language
        self._event, self._read_only, self._open = b"", True, False
        self.seen = _NOTHING
        self.words, self.problem = PlainLabel(wrap=True), PlainLabel("problem", wrap=True)
        self.waits = PlainLabel("small", wrap=True)
        self.open_button = a_button("quiet")
        self.table, self.rows = QWidget(), list[_Row]()
        self._grid = QGridLayout(self.table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(SPACE)
        self._grid.setColumnStretch(1, 1)
        self.left, self.by_program = PlainLabel("small"), a_button("plain")
        self.decide = a_button("plain")
        self.open_button.clicked.connect(self._on_open)
        self.decide.clicked.connect(self._on_decide)
        self.by_program.clicked.connect(lambda: self._do(split, None))
        self._build()
        self.watch = Watch(session, seats_of, self._on_seen, asked=lambda: (self._event,))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(SPACE)
        head = QHBoxLayout()
        head.addWidget(self.words, 1)
        head.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self.waits)
        column.addWidget(self.table)
        foot = QHBoxLayout()
        foot.addWidget(self.left, 1)
        foot.addWidget(self.by_program)
        foot.addWidget(self.decide)
        column.addLayout(foot)
        column.addWidget(self.problem)
        self.problem.hide()
        self.hide()

    # --- showing ----------------------------------------------------------------------------------

    def show_event(self, event: bytes, *, read_only: bool) -> None:
        """Show the seats of an event; none for one that is only being planned."""
        self._read_only = read_only
        if event != self._event:
            self._event, self._open = event, False
            self.seen = _NOTHING
            self.problem.hide()
            self.watch.look()
        self.speak()

    def speak(self) -> None:
        """Say everything in the language of the window."""
        seen = self.seen
        self.setVisible(bool(seen.slots))
        self.words.setText(self._summary())
        self.waits.setText(
            self.tr(
                "The server was put back to a backup. It hands out no seats before these laptops"
                " have synced: {letters}"
            ).format(letters=isolated(", ".join(seen.waits_for)))
        )
        self.waits.setVisible(bool(seen.waits_for))
        say_button(self.open_button, self.tr("Close") if self._open else self.tr("Split seats…"))
        self.open_button.setVisible(not self._read_only)
        say_button(self.decide, self.tr("Split like this"))
        say_button(self.by_program, self.tr("Let the program split"))
        for each in (self.table, self.decide, self.left):
            each.setVisible(self._open)
        self.by_program.setVisible(self._open and seen.decided)
        self._show_rows()
        self._say_left()

    def _summary(self) -> str:
        seen = self.seen
        held = [
            f"{letter} {seen.holding(letter).held}"
            for letter in seen.letters
            if seen.holding(letter).held
        ]
        reserve = self.tr("reserve {n}").format(n=seen.reserve)
        how = self.tr("as you split them") if seen.decided else self.tr("split by the program")
        return self.tr("Seats on the laptops: {who} · {how}").format(
            who=isolated(", ".join([*held, reserve])), how=how
        )

    def _show_rows(self) -> None:
        letters = self.seen.letters if self._open else ()
        if tuple(row.letter for row in self.rows) != letters:
            self._rebuild(letters)
        for row in self.rows:
            holding = self.seen.holding(row.letter)
            row.name.setText(isolated(row.letter))
            row.holds.setText(
                self.tr("holds {held}, {free} not given yet").format(
                    held=holding.held, free=holding.unspent
                )
            )
            row.share.setAccessibleName(
                self.tr("Seats for laptop {letter}").format(letter=isolated(row.letter))
            )
            words = self.tr("Take back now")
            if row.sure:
                words = self.tr("Up to {n} people may be booked twice: take back").format(
                    n=holding.unspent
                )
            say_button(row.take_back, words)
            row.take_back.setAccessibleDescription(isolated(row.letter))
            row.take_back.setVisible(bool(holding.unspent))

    def _rebuild(self, letters: tuple[str, ...]) -> None:
        for row in self.rows:
            for each in row.widgets():
                self._grid.removeWidget(each)
                each.hide()
                each.deleteLater()
        self.rows = [_Row(letter) for letter in letters]
        for at, row in enumerate(self.rows):
            for column, each in enumerate(row.widgets()):
                self._grid.addWidget(each, at, column)
            holding = self.seen.holding(row.letter).held
            share = self.seen.share(row.letter) if self.seen.decided else holding
            row.share.show_text(str(share) if share else "")
            row.share.textEdited.connect(self._say_left)
            row.share.went_on.connect(self._on_decide)
            row.take_back.clicked.connect(partial(self._on_take_back, row))

    def _say_left(self) -> None:
        left = self.seen.capacity - sum(self._typed().values())
        words = self.tr("{n} seats in all, {left} stay in reserve")
        if left < 0:
            words = self.tr("{n} seats in all: {over} too many")
        self.left.setText(words.format(n=self.seen.capacity, left=left, over=-left))

    def _typed(self) -> dict[str, int]:
        found = {row.letter: row.share.text().strip() for row in self.rows}
        return {letter: int(text) if text.isdecimal() else 0 for letter, text in found.items()}

    # --- what a person did ------------------------------------------------------------------------

    def stops(self) -> tuple[QPushButton | Line, ...]:
        """Give what the focus goes through."""
        lines = [each for row in self.rows for each in (row.share, row.take_back)]
        return (self.open_button, *lines, self.by_program, self.decide)

    def _on_seen(self, seen: SeatSplit) -> None:
        self.seen = seen
        self.speak()

    def _on_open(self) -> None:
        self._open = not self._open
        self.problem.hide()
        self.speak()
        if self._open and self.rows:
            self.rows[0].share.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_decide(self) -> None:
        self._do(split, self._typed())

    def _on_take_back(self, row: _Row, _checked: bool = False) -> None:
        """Say the exact bound first; the second press takes the seats back."""
        if row.sure:
            row.sure = False
            self._do(force, row.letter)
        else:
            row.sure = True
            self._show_rows()

    def _do(self, act: Callable[..., object], what: object) -> None:
        self.problem.hide()
        self._session.run(act, self._event, what, then=self._on_done, otherwise=self._on_refused)

    def _on_done(self, _: object) -> None:
        self._open = False
        self.speak()

    def _on_refused(self, error: Exception) -> None:
        language = self._language.code
        if isinstance(error, RefusedError):
            words = problem_sentence(error.problems[0], language)
        else:
            words = fault_sentence(fault_of(error).code, language)
        self.problem.setText(words)
        self.problem.show()
