"""The laptops of the event in sight and the seats they hold: in lines, and opened, in rows."""

from collections.abc import Callable
from typing import Final, NamedTuple

from PySide6.QtCore import QDateTime, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.laptops_ready import ReadyFor, look_who_is_ready
from fieldapp.actions.seat_returns import GaveBack, take_back
from fieldapp.actions.seat_split import SeatSplit, look_at_seats, split_event, split_slots
from fieldapp.actions.undoing import Noted, take_back_noted
from fieldapp.domain.problem import RefusedError
from fieldapp.domain.touched import Touched
from ui.events import seat_words as words
from ui.events.seat_rows import LaptopRow, SeatRows
from ui.i18n import Language
from ui.look import GAP, SPACE, Tokens
from ui.session import Session, fault_of
from ui.texts import fault_sentence, isolated, problem_sentence, time_words
from ui.watch import Watch
from ui.widgets.button import a_button, say_button
from ui.widgets.chips import ChipRow, Choice, Picked
from ui.widgets.field import Line
from ui.widgets.label import PlainLabel
from ui.widgets.notice import Notice
from ui.widgets.port import Scrolled, a_port
from ui.widgets.status import Status

_NOTHING: Final = SeatSplit()
_ALL: Final = "ALL"


class BarSeen(NamedTuple):
    """What the bar shows: who holds which seats, and which laptops have the event."""

    split: SeatSplit = _NOTHING
    ready: ReadyFor | None = None


def look(desk: OpenedDesk, event: bytes) -> BarSeen:
    """Give what is shown of an event, for a watch."""
    if not event:
        return BarSeen()
    seats = look_at_seats(desk.store, desk.author, event)
    return BarSeen(seats, look_who_is_ready(desk, event))


def split(
    desk: OpenedDesk, event: bytes, slot: bytes | None, seats: dict[str, int] | None
) -> Noted:
    """Decide the split of an event or of one time, or leave it to the program."""
    if slot is None:
        return split_event(desk.store, desk.author, event, seats)
    return split_slots(desk.store, desk.author, event, {slot: seats})


def unsplit(desk: OpenedDesk, noted: Noted) -> Touched:
    """Undo a split."""
    return take_back_noted(desk.store, desk.author, noted)


def force(desk: OpenedDesk, event: bytes, slot: bytes | None, letter: str) -> GaveBack:
    """Take a laptop's seats back without waiting for its word."""
    return take_back(desk.store, desk.author, event, letter, slot)


class SeatsBar(QFrame):
    """The laptops and seats of one event: looks and acts by itself."""

    opened = Signal(bool)  # opened it needs the room of the form

    def __init__(self, session: Session, language: Language, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("card")
        self._session, self._language = session, language
        self._event, self._read_only, self._open = b"", True, False
        self._slot: bytes | None = None
        self._noted: Noted | None = None
        self._said = ""
        self.seen = BarSeen()
        self.late = Notice("amber", tokens)
        self.title = PlainLabel("title", wrap=True)
        self.ready, self.words = PlainLabel(wrap=True), PlainLabel(wrap=True)
        self.waits, self.problem = PlainLabel("small", wrap=True), PlainLabel("problem", wrap=True)
        self.open_button = a_button("quiet")
        self.times = ChipRow(in_form=True)
        self.table = SeatRows(language)
        self.left, self.by_program = PlainLabel("small", wrap=True), a_button("plain")
        self.decide, self.status = a_button("plain"), Status()
        self._build()
        self._connect()
        self.watch = Watch(session, look, self._on_seen, asked=lambda: (self._event,))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(SPACE)
        column.addWidget(self.late)
        head = QHBoxLayout()
        said = QVBoxLayout()
        said.setSpacing(0)
        for label in (self.title, self.ready, self.words):
            said.addWidget(label)
        head.addLayout(said, 1)
        head.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        held = Scrolled()
        inside = QVBoxLayout(held)
        inside.setContentsMargins(0, 0, GAP, 0)
        inside.setSpacing(GAP)
        for each in (self.waits, self.times, self.table):
            inside.addWidget(each)
        inside.addStretch(1)
        self.port = a_port(held)
        column.addWidget(self.port, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.left, 1)
        foot.addWidget(self.by_program)
        foot.addWidget(self.decide)
        column.addLayout(foot)
        column.addWidget(self.status)
        column.addWidget(self.problem)
        self.problem.hide()
        self.hide()

    def _connect(self) -> None:
        self.open_button.clicked.connect(self._on_open)
        self.times.picked.connect(self._on_time_picked)
        self.table.typed.connect(self._show_rows)
        self.table.went_on.connect(self._on_decide)
        self.table.take_back_wanted.connect(lambda letter: self._do(force, letter))
        self.decide.clicked.connect(self._on_decide)
        self.by_program.clicked.connect(lambda: self._do(split, None))
        self.status.undo.clicked.connect(self.undo)

    # --- showing ----------------------------------------------------------------------------------

    @property
    def rows(self) -> list[LaptopRow]:
        """The laptops, while the bar is open."""
        return self.table.rows if self._open else []

    @property
    def shown(self) -> SeatSplit:
        """The seats of the times in sight: of all, or of the one that is chosen."""
        return self.seen.split.only(self._slot)

    @property
    def can_undo(self) -> bool:
        """Whether a split was made here and can be taken back."""
        return self._noted is not None

    def show_event(self, event: bytes, *, read_only: bool) -> None:
        """Show the seats of an event; none for one that is only being planned."""
        self._read_only = read_only
        if event != self._event:
            self._event, self._slot, self._noted = event, None, None
            self.seen = BarSeen()
            self.show_rows(opened=False)
            self.watch.look()
        self.speak()

    def show_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of a theme."""
        self.late.show_tokens(tokens)

    def speak(self) -> None:
        """Say everything in the language of the window."""
        seats, ready = self.seen
        opened = self._open
        self.title.setText(self.tr("Laptops and seats"))
        self.title.setVisible(opened)
        self.port.setVisible(opened)
        self.late.say("" if opened else words.late_words(ready, self._language.locale))
        for label, text, shown in (
            (self.ready, words.ready_words(ready), not opened),
            (self.words, words.summary_words(seats), True),
            (self.waits, self._waits_words(), True),
        ):
            label.setText(text)
            label.setVisible(bool(text) and shown)
        self.setVisible(bool(seats.slots or (ready is not None and ready.laptops)))
        there = bool(seats.slots)
        opens = self.tr("Laptops and seats…") if there else self.tr("Laptops…")
        close = (self.tr("Close"), "Esc")
        say_button(self.open_button, *(close if opened else (opens,)))
        say_button(self.decide, self.tr("Split like this"), "Ctrl+Enter")
        say_button(self.by_program, self.tr("Let the program split"))
        say_button(self.status.undo, self.tr("Undo"), "Ctrl+Z")
        self.status.show_words(self._said_words(), "good", can_undo=self.can_undo)
        self.status.setVisible(bool(self._said))
        may = there and not self._read_only
        self.times.setVisible(self._open and len(seats.slots) > 1)
        for each in (self.decide, self.left):
            each.setVisible(self._open and may)
        self.by_program.setVisible(self._open and may and self.shown.decided)
        self._show_times()
        self._show_rows()

    def _waits_words(self) -> str:
        letters = self.seen.split.waits_for
        if not letters:
            return ""
        return self.tr(
            "The server was put back to a backup. It hands out no seats before these laptops"
            " have synced: {letters}"
        ).format(letters=isolated(", ".join(letters)))

    def _said_words(self) -> str:
        return {
            "": "",
            "split": self.tr("Split. The laptops hear it at their next sync."),
            "undone": self.tr("As it was before."),
            "forced": self.tr(
                "Taken back. If somebody is booked twice by it, that comes up in Review."
            ),
        }[self._said]

    def _show_times(self) -> None:
        if not self._open:
            return
        self.times.setAccessibleName(self.tr("Times whose seats are split"))
        self.times.offer(
            (
                Choice(code=_ALL, text=self.tr("All times")),
                *(
                    Choice(code=each.slot.hex(), text=self._clock(each.starts))
                    for each in self.seen.split.slots
                ),
            )
        )
        known = any(each.slot == self._slot for each in self.seen.split.slots)
        self.times.choose((self._slot.hex() if self._slot and known else _ALL,))

    def _clock(self, starts: str) -> str:
        moment = QDateTime.fromString(starts, Qt.DateFormat.ISODate)
        return time_words(moment.time(), self._language.locale)

    def _show_rows(self) -> None:
        if self._open:
            self.table.show_rows(self.shown, self.seen.ready, read_only=self._read_only)
        capacity = self.shown.capacity
        left = capacity - sum(self.table.typed_shares().values())
        text = self.tr("{n} seats in all, {left} stay in reserve")
        if left < 0:
            text = self.tr("{n} seats in all: {over} too many")
        self.left.setText(text.format(n=capacity, left=left, over=-left))

    # --- what a person did ------------------------------------------------------------------------

    def stops(self) -> tuple[QPushButton | Line, ...]:
        """Give what the focus goes through."""
        chips = self.times.chips if self._open else ()
        return (self.open_button, *chips, *self.table.stops(), self.by_program, self.decide)

    def undo(self) -> None:
        """Take the last split back."""
        noted, self._noted = self._noted, None
        if noted is not None:
            self._session.run(
                unsplit,
                noted,
                then=lambda _: self._tell("undone"),
                otherwise=self._on_refused,
            )

    def show_seen(self, split: SeatSplit, ready: ReadyFor | None) -> None:
        """Show these in the opened bar."""
        self.seen, self._read_only = BarSeen(split, ready), False
        self.show_rows(opened=True)

    def show_rows(self, *, opened: bool) -> None:
        """Show the rows in the place of the form, or the lines below it."""
        self._open = opened
        self.table.forget_typed()
        self._said = ""
        self.problem.hide()
        self.speak()
        self.opened.emit(opened)

    def _on_seen(self, seen: BarSeen) -> None:
        self.seen = seen
        self.speak()

    def _on_open(self) -> None:
        self.show_rows(opened=not self._open)
        if self._open and self.rows and self.seen.split.slots:
            self.rows[0].share.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_time_picked(self, picked: Picked) -> None:
        code = picked.codes[0] if picked.codes else _ALL
        self._slot = None if code == _ALL else bytes.fromhex(code)
        self.problem.hide()
        self.speak()

    def _on_decide(self) -> None:
        if not self._read_only:
            self._do(split, self.table.typed_shares())

    def _do(self, act: Callable[..., object], what: object) -> None:
        self.problem.hide()
        slot = self._slot
        self._session.run(
            act, self._event, slot, what, then=self._on_done, otherwise=self._on_refused
        )

    def _on_done(self, done: object) -> None:
        self._noted = done if isinstance(done, Noted) else None
        self.table.forget_typed()
        self._tell("split" if self._noted is not None else "forced")

    def _tell(self, said: str) -> None:
        self._said = said
        self.speak()

    def _on_refused(self, error: Exception) -> None:
        language = self._language.code
        if isinstance(error, RefusedError):
            text = problem_sentence(error.problems[0], language)
        else:
            text = fault_sentence(fault_of(error).code, language)
        self.problem.setText(text)
        self.problem.show()
