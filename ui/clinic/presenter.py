"""What the clinic page does: looks at the day, says what became of people, takes it back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QObject, Signal

from fieldapp.actions.clinic_day import (
    ClinicSeen,
    VisitLine,
    find_without_time,
    look_at_clinic,
)
from fieldapp.actions.clinic_events import FreeTime
from fieldapp.actions.clinic_steps import (
    Done,
    DoseSaid,
    StepWanted,
    now_at,
    take_back,
    take_step,
    undo_step,
)
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.walk_ins import (
    FIRST_RANK,
    WalkIn,
    add_walk_in,
    fits,
    let_first,
    note_wait,
    take_into_seat,
)
from fieldapp.domain.typed_tickets import read_ticket
from fieldapp.domain.waiting_line import MINUTE_MS
from ui.clinic import state as asked
from ui.clinic.state import Told
from ui.session import Session, fault_of
from ui.sync_loop import SyncLoop
from ui.watch import Watch

KEPT_UNDOS: Final = 20
"""How many steps of this session can be taken back, the last first."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Undo:
    """A step that can be taken back, and of whom it was."""

    done: Done
    event: bytes
    ticket: str
    name: str


class ClinicPresenter(QObject):
    """Holds what is asked and what is known; only told by the views."""

    seen_changed = Signal()  # `seen`, or what of it is shown, is another one
    told_changed = Signal()  # `told` is another one

    def __init__(self, session: Session, sync: SyncLoop) -> None:
        super().__init__()
        self._session, self._sync = session, sync
        self.seen: ClinicSeen | None = None
        self.day: bytes | None = None
        self.words = ""
        self.only = ""
        self.told: Told | None = None
        self.undos: list[Undo] = []
        self.missing: tuple[str, ...] = ()
        """Tickets that were looked for and are nobody's here, as they were typed."""
        self.products: dict[str, DoseSaid] = {}
        """Product and lot by vaccine: what the clinic gives now, until it is changed."""
        self._found: tuple[VisitLine, ...] = ()
        self.found_words = ""
        """The words that `_found` answers."""
        self.watch = Watch(session, look_at_clinic, self._on_seen, asked=lambda: (self.day,))

    # --- what is shown ----------------------------------------------------------------------------

    def lines(self) -> tuple[VisitLine, ...]:
        """Give the lines to show."""
        seen = self.seen
        if seen is None:
            return ()
        return asked.shown_lines(seen.lines, self._others(), self.words, self.only, seen.letter)

    def _others(self) -> tuple[VisitLine, ...]:
        """Give whom the words find that have no time here."""
        here = {each.sign_up for each in self.seen.lines} if self.seen is not None else set()
        return tuple(each for each in self._found if each.sign_up not in here)

    def line(self, key: bytes) -> VisitLine | None:
        """Give the line that the table knows by a key."""
        seen = self.seen
        every = () if seen is None else (*seen.lines, *self._others())
        return next((each for each in every if asked.key_of(each) == key), None)

    def acts(self, line: VisitLine) -> tuple[str, ...]:
        """Give what can be done about a line."""
        event = self.seen.event if self.seen is not None else None
        walk_ins = event is not None and event.walk_ins
        return asked.acts_for(line, self._session.role, walk_ins=walk_ins)

    def find(self, words: str) -> None:
        """Show whom words find."""
        self.words = words
        self.seen_changed.emit()  # those with a time are known already
        event = None if self.seen is None else self.seen.event
        if event is None or not words.strip():
            self._found, self.found_words = (), words
            return
        self._session.run(
            find_without_time, event, words, then=lambda lines: self._on_found(words, lines)
        )

    def _on_found(self, words: str, lines: tuple[VisitLine, ...]) -> None:
        if words == self.words:
            self._found, self.found_words = lines, words
            self.seen_changed.emit()

    def show_only(self, code: str) -> None:
        """Show only the lines of a filter; all for none."""
        self.only = code
        self.seen_changed.emit()

    def choose_event(self, event: bytes) -> None:
        """Show the day of another event."""
        self.day = event
        self.watch.look()

    def _on_seen(self, seen: ClinicSeen) -> None:
        self.seen = seen
        for product in seen.event.products if seen.event is not None else ():
            said = DoseSaid(group=product.group, cvx=product.cvx)
            self.products.setdefault(product.group, said)
        self.seen_changed.emit()

    # --- finding one person -----------------------------------------------------------------------

    def found_one(self) -> bytes:
        """Give who is meant by what was typed, empty for nobody: then it is told."""
        lines = self.lines()
        if lines:
            return asked.key_of(lines[0])
        letter = "" if self.seen is None else self.seen.letter
        ticket = read_ticket(self.words, letter)
        if ticket:
            self.missing = tuple(dict.fromkeys((*self.missing, ticket)))
        self._tell(Told(code="not_found", typed=ticket or self.words.strip()))
        return b""

    def forget_missing(self) -> None:
        """Clear the list of tickets that were not found."""
        self.missing, self.told = (), None
        self.told_changed.emit()

    # --- what the clinic gives --------------------------------------------------------------------

    def note_product(self, group: str, cvx: str) -> None:
        """Note which product is given of a vaccine from now on; its lot is another one."""
        self.products[group] = DoseSaid(group=group, cvx=cvx)
        self.seen_changed.emit()

    def note_lot(self, group: str, lot: str) -> None:
        """Note the lot, as it stands on the clinic's list."""
        said = self.products.get(group, DoseSaid(group=group))
        self.products[group] = replace(said, lot=lot)

    # --- acts -------------------------------------------------------------------------------------

    def step(
        self,
        line: VisitLine,
        to: str,
        *,
        reason: str | None = None,
        doses: tuple[DoseSaid, ...] | None = None,
    ) -> None:
        """Say what became of somebody."""
        wanted = StepWanted(
            appointments=tuple(part.appointment for part in line.parts),
            to=to,
            event=self._event(),
            reason=reason,
            doses=tuple(self.products.values()) if doses is None else doses,
            online=self._server_hears(),
        )
        self._act(to, line, take_step, wanted)

    def _server_hears(self) -> bool:
        """Whether the server would hear of it now, or there is none to hear."""
        state = self._sync.state
        return not state.has_server or not (state.failing_since_ms or state.fault or state.upgrade)

    def walk_in(self, line: VisitLine, groups: tuple[str, ...]) -> None:
        """Put somebody on the list of the day."""
        event = None if self.seen is None else self.seen.event
        if event is not None:
            wanted = WalkIn(sign_up=line.sign_up, groups=groups)
            self._act(asked.WALK_IN, line, add_walk_in, event, wanted)

    def give_seat(self, line: VisitLine, slot: bytes) -> None:
        """Give a free time to somebody who waits."""
        event = None if self.seen is None else self.seen.event
        if event is not None:
            self._act(asked.SEAT, line, take_into_seat, event, line, slot)

    def free_for(self, line: VisitLine, then: Callable[[tuple[FreeTime, ...]], None]) -> None:
        """Give the free times somebody can be there for to `then`; tells where there is none."""
        seen = self.seen
        event = None if seen is None else seen.event
        if seen is None or event is None:
            return

        def fitting(desk: OpenedDesk) -> tuple[FreeTime, ...]:
            now = now_at(desk.store, event.zone)
            return tuple(each for each in seen.free if fits(event, line, each, now))

        def arrived(times: tuple[FreeTime, ...]) -> None:
            if times:
                then(times)
            else:
                self._tell(Told(code="no_seat", ticket=line.ticket))

        self._session.run(fitting, then=arrived)

    def let_first(self, line: VisitLine) -> None:
        """Let somebody go before the others, or not any more."""
        self._change(asked.FIRST, line, let_first, line, line.rank != FIRST_RANK)

    def note_wait(self, line: VisitLine, code: str) -> None:
        """Note how soon somebody can be here (`in:30`) or how long they can wait (`for:60`)."""
        what, _, number = code.partition(":")
        until, minutes = line.until_ms, line.minutes
        if what == "in":
            minutes = int(number)
        else:
            until = self._session.right_ms() + int(number) * MINUTE_MS if number else None
        self._change(asked.WAITS, line, note_wait, line, until, minutes)

    def take_back(self, line: VisitLine) -> None:
        """Take out what was said last of somebody, by whomever."""
        done = [part for part in line.parts if part.status not in {"BOOKED", "WAIT", "PROPOSED"}]
        if done:
            arguments = done[0].appointment, self._event()
            self._change(asked.BACK, line, take_back, *arguments)

    def undo(self) -> None:
        """Take back the last step that is not taken back yet."""
        if not self.undos:
            return
        last = self.undos.pop()

        def failed(error: Exception) -> None:
            self.undos.append(last)
            self._on_refused(error)

        told = Told(code="undone", ticket=last.ticket, name=last.name)
        self._session.run(
            undo_step, last.done, last.event, then=lambda _: self._tell(told), otherwise=failed
        )

    def nothing_follows(self, line: VisitLine) -> None:
        """Say that an act does not follow from how somebody's day stands."""
        self._tell(Told(code="nothing", ticket=line.ticket, name=line.name.said))

    def _event(self) -> bytes:
        event = None if self.seen is None else self.seen.event
        return b"" if event is None else event.id

    def _act(
        self, code: str, line: VisitLine, act: Callable[..., Done], *arguments: object
    ) -> None:
        event = self._event()

        def done(made: Done) -> None:
            undo = Undo(done=made, event=event, ticket=line.ticket, name=line.name.said)
            self.undos = [*self.undos, undo][-KEPT_UNDOS:]
            self._tell(Told(code=code, ticket=line.ticket, name=line.name.said))

        self._session.run(act, *arguments, then=done, otherwise=self._on_refused)

    def _change(
        self, code: str, line: VisitLine, act: Callable[..., object], *more: object
    ) -> None:
        told = Told(code=code, ticket=line.ticket, name=line.name.said)
        self._session.run(act, *more, then=lambda _: self._tell(told), otherwise=self._on_refused)

    def tell_fault(self, code: str) -> None:
        """Say what is wrong, by its code."""
        self._tell(Told(code=f"fault:{code}"))

    def _on_refused(self, error: Exception) -> None:
        self.tell_fault(fault_of(error).code)

    def _tell(self, told: Told) -> None:
        self.told = told
        self.told_changed.emit()
