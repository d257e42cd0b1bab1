"""What the page of interpreters does: looks, calls back, notes, asks, and takes it back."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from fieldapp.actions.assigning import answer_assignment, ask_interpreters
from fieldapp.actions.delivering import note_delivery, reopen_need
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.interpreter_desk import (
    InterpreterShown,
    InterpretersSeen,
    ShiftShown,
    look_at_interpreters,
)
from fieldapp.actions.interpreter_form import InterpreterForm
from fieldapp.actions.interpreter_lines import NeedLine, PlanShown
from fieldapp.actions.language_found import change_language
from fieldapp.actions.undoing import Noted, take_back_noted
from fieldapp.actions.waiting import come_back
from fieldapp.domain.touched import Touched
from ui.interpreters.form_presenter import FormPresenter
from ui.interpreters.state import (
    ALL,
    WAITING,
    Closing,
    InterpretersState,
    Item,
    Said,
    Wanted,
    chosen_who,
    derive,
    key_of,
    split,
    told_of,
    waiting_for,
)
from ui.session import Session, fault_of
from ui.watch import Watch

MINUTE_MS: Final = 60_000
"""How often the page looks at the clock: who was told to come back is due by and by."""
_KINDS: Final = frozenset(
    {
        "sign_up",
        "sign_up_status",
        "person",
        "need",
        "need_status",
        "assignment",
        "assignment_status",
        "appointment",
        "appointment_status",
        "shift",
        "interpreter",
        "interpreter_skill",
        "event",
        "user",
        "device_user",
    }
)


class InterpretersPresenter(QObject):
    """Holds who wants an interpreter. The view sends wishes and shows `state`."""

    changed = Signal()  # `state` or `said` is another one

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._event: bytes | None = None
        self._wanted = Wanted()
        self._undo: Noted | InterpreterForm | None = None
        self._fresh = False
        self._picked = False
        self.said: Said | None = None
        self.form = FormPresenter(session)
        self.form.done.connect(self._on_form_done)
        self.state = InterpretersState()
        self.watch = Watch(
            session,
            look_at_interpreters,
            self._on_seen,
            asked=lambda: (self._event, self._chosen),
            kinds=_KINDS,
        )
        self._minutes = QTimer(self)
        self._minutes.setInterval(MINUTE_MS)
        self._minutes.timeout.connect(self.watch.look)

    @property
    def can_undo(self) -> bool:
        """Whether what was done last can be taken back here."""
        return self._undo is not None

    @property
    def waiting(self) -> int:
        """How many wait now, whatever filter is in sight."""
        return self.state.counts[0]

    @property
    def _chosen(self) -> bytes:
        line = self.state.line
        return self._wanted.key or (b"" if line is None else line.sign_up)

    def begin(self) -> None:
        """The page is in sight."""
        self._fresh = not self._picked
        if self.state.seen is not None:
            self._on_seen(self.state.seen)
        self._minutes.start()

    def rest(self) -> None:
        """Another page is: only what the badge counts goes on."""
        self._minutes.stop()
        self.form.keep_now()

    def stop(self) -> None:
        """Ask for nothing more."""
        self._minutes.stop()
        self.form.keep_now()
        self.watch.stop()

    # --- the form of an interpreter ---------------------------------------------------------------

    def edit(self, *, more: bool = False) -> None:
        """Open whoever is in sight with their hours here, or with `more` of them."""
        current, event = self.state.current, self._event_here()
        if event is None or not self.state.may_edit:
            return
        if isinstance(current, ShiftShown):
            self.form.open(event, current.interpreter, b"" if more else current.shift)
        elif isinstance(current, InterpreterShown):
            self.form.open(event, current.interpreter)

    def new(self) -> None:
        """Open the form of a new interpreter."""
        event = self._event_here()
        if event is not None and self.state.may_edit:
            self.form.open(event)

    # --- looking ----------------------------------------------------------------------------------

    def show(self, wanted: str) -> None:
        """Show the items of a filter."""
        self._picked = True
        if wanted != self._wanted.filter:
            self._wanted = Wanted(filter=wanted)
            self._show()
            self.watch.look()

    def go_to(self, item: Item) -> None:
        """Bring an item in sight."""
        if self.state.current is None or key_of(item) != key_of(self.state.current):
            at = self.state.items.index(item)
            self._wanted = Wanted(filter=self.state.filter, key=key_of(item), at=at)
            self._show()
            self.watch.look()

    def choose_event(self, event: bytes) -> None:
        """Show another event."""
        self._event = event
        self._wanted = Wanted(filter=self._wanted.filter)
        self.watch.look()

    def begin_again(self) -> None:
        """Another role or event is known at the keyboard."""
        self._event, self._wanted, self._picked = None, Wanted(), False
        self.watch.look()

    def _on_seen(self, seen: InterpretersSeen) -> None:
        self._settle_filter(seen)
        self._show(seen)
        line = self.state.line
        if line is not None and seen.chosen != line.sign_up:
            self.watch.look()  # who fits the person that came in sight

    def _settle_filter(self, seen: InterpretersSeen) -> None:
        """Where nobody waits when the page comes in sight, show who wants one; once."""
        if self._fresh:
            self._fresh = False
            parts = split(seen)
            wanted = ALL if parts[ALL] and not parts[WAITING] else WAITING
            if wanted != self._wanted.filter:
                self._wanted = Wanted(filter=wanted)

    # --- what was delivered -----------------------------------------------------------------------

    def choose_who(self, who: str) -> None:
        """Say who interpreted."""
        self._set_closing(chosen_who(self.state.closing, who) if who else Closing())

    def choose_closing(self, **changes: str) -> None:
        """Say how, how long, or what went wrong."""
        self._set_closing(replace(self.state.closing, **changes))

    def _set_closing(self, closing: Closing) -> None:
        line = self.state.line
        if line is not None:
            self._wanted = replace(self._wanted, key=line.sign_up, closing=closing)
            self._show()

    def note(self) -> None:
        """Keep what was delivered."""
        line, told = self.state.line, told_of(self.state.closing)
        event = self._event_here()
        if line is None or told is None or event is None or not line.may_close:
            return
        self._run(
            lambda desk: note_delivery(
                desk.store, desk.author, (event, line.sign_up), told, desk.lists
            ),
            Said(code="child" if told.mode == "MINOR" else "noted", name=line.first_name),
        )

    def reopen(self) -> None:
        """Say that what was noted is not so."""
        line = self.state.line
        if line is None or line.closed is None:
            return
        row = line.closed.row
        self._run(
            lambda desk: reopen_need(desk.store, desk.author, row),
            Said(code="reopened", name=line.first_name),
        )

    # --- coming back ------------------------------------------------------------------------------

    def come_back(self, at: str) -> None:
        """Note when the person in sight comes back; empty: no time."""
        line = self.state.line
        if line is not None and line.may_call:
            said = Said(code="back" if at else "no_time", name=line.first_name, at=at)
            self._come_back((line,), at, said)

    def call_now(self) -> None:
        """The interpreter is here: call the person in sight, or all who wait for a language."""
        seen, current = self.state.seen, self.state.current
        if seen is None:
            return
        if isinstance(current, ShiftShown):
            lines = waiting_for(seen, current)
            self._come_back(lines, seen.now, Said(code="called_all", n=len(lines)))
        elif isinstance(current, NeedLine) and current.may_call:
            self._come_back((current,), seen.now, Said(code="called", name=current.first_name))

    def _come_back(self, lines: tuple[NeedLine, ...], at: str, said: Said) -> None:
        sign_ups = tuple(each.sign_up for each in lines)
        if sign_ups:
            self._run(lambda desk: come_back(desk.store, desk.author, sign_ups, at), said)

    def change_language(self, found: tuple[str, str]) -> None:
        """Note that the person in sight speaks another language."""
        line = self.state.line
        if line is None or not line.may_close:
            return
        self._run(
            lambda desk: change_language(
                desk.store, desk.author, line.sign_up, found, method="SAID", lists=desk.lists
            ),
            Said(code="language", name=line.first_name),
        )

    # --- asking interpreters ----------------------------------------------------------------------

    def choose_asked(self, shifts: tuple[bytes, ...]) -> None:
        """Say whom to ask."""
        line = self.state.line
        if line is not None:
            self._wanted = replace(self._wanted, key=line.sign_up, asked=shifts)
            self._show()

    def ask(self) -> None:
        """Ask those who are chosen; who does not speak the language is a compromise."""
        seen, line, shifts = self.state.seen, self.state.line, self.state.asked
        if seen is None or line is None or not shifts or not seen.may_assign:
            return
        others = {each.candidate.shift for each in seen.match.others}
        compromise = not others.isdisjoint(shifts)
        names = ", ".join(each.name for each in seen.shifts if each.shift in shifts)
        at = line.time or None
        self._run(
            lambda desk: ask_interpreters(
                desk.store, desk.author, line.need, shifts, planned_at=at, compromise=compromise
            ),
            Said(code="asked", name=names),
        )

    def answer(self, plan: PlanShown, state: str) -> None:
        """Note what an interpreter answered, or that nobody came."""
        self._run(
            lambda desk: answer_assignment(desk.store, desk.author, plan.assignment, state),
            Said(code=f"answer_{state}", name=plan.name),
        )

    # --- doing and taking back --------------------------------------------------------------------

    def undo(self) -> None:
        """Take back what was done last."""
        last, self._undo = self._undo, None
        if isinstance(last, InterpreterForm):
            self.said = None
            self.form.bring_back(last)
            self._show()
        elif last is not None:
            self._run(
                lambda desk: take_back_noted(desk.store, desk.author, last), Said(code="undone")
            )

    def _on_form_done(self, said: Said, undo: Noted | InterpreterForm) -> None:
        self.said, self._undo = said, undo
        self._show()

    def _event_here(self) -> bytes | None:
        seen = self.state.seen
        return None if seen is None or seen.event is None else seen.event.id

    def _run(self, act: Callable[[OpenedDesk], Noted | Touched], said: Said) -> None:
        def done(result: Any) -> None:
            self._undo = result if isinstance(result, Noted) else None
            self.said = said
            self._wanted = replace(self._wanted, closing=None, asked=None)
            self._show()

        self._session.run(act, then=done, otherwise=self._on_refused)

    def _on_refused(self, error: Exception) -> None:
        self.said = Said(code="fault", fault=fault_of(error).code)
        self._show()
        self.watch.look()

    def _show(self, seen: InterpretersSeen | None = None) -> None:
        self.state = derive(self.state.seen if seen is None else seen, self._wanted)
        current = self.state.current
        if current is not None:
            at = self.state.items.index(current)
            same = key_of(current) == self._wanted.key
            self._wanted = replace(
                self._wanted,
                key=key_of(current),
                at=at,
                closing=self._wanted.closing if same else None,
                asked=self._wanted.asked if same else None,
            )
        self.changed.emit()
