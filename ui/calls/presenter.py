"""What the page of calls does: looks, notes what came of a call, keeps a remark, takes it back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from fieldapp.actions.call_list import CallsSeen, look_at_calls
from fieldapp.actions.calling import (
    Called,
    CallSaid,
    forget_remark,
    keep_remark,
    note_call,
    settle_line,
    take_call_back,
    take_line,
)
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.undoing import Noted, take_back_noted
from fieldapp.domain.calls import Standing
from fieldapp.domain.touched import Touched
from ui.calls.state import RESULTS, CallsState, Wanted, derive
from ui.keeping import Keeping
from ui.next_doses import plan_doses
from ui.session import Session, fault_of
from ui.watch import Watch

MINUTE_MS: Final = 60_000
"""How often the page looks at the clock: who is to be called changes with the hour."""
_KINDS: Final = frozenset(
    "person contact consent need sign_up task task_status attempt event user".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was done last: a code, whom it was about, and what follows; `fault` is a fault's."""

    code: str
    name: str = ""
    standing: Standing = Standing.READY
    at: datetime | None = None
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Remark:
    """A remark as it is typed about somebody."""

    id: bytes
    draft: str

    @property
    def untouched(self) -> bool:
        """Whether nothing would be lost if it went."""
        return not self.draft


class CallsPresenter(QObject):
    """Holds the list of calls. The view sends wishes and shows `state`."""

    changed = Signal()  # `state`, `said` or the remark is another one

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._undo: Called | Noted | None = None
        self.said: Said | None = None
        self.state = CallsState()
        self.remark = Remark(id=b"", draft="")
        self.keeping = Keeping(
            session,
            lambda: self.remark,
            keep=lambda desk, form: keep_remark(desk, form.id, form.draft),
            forget=forget_remark,
            failed=session.tell_fault,
        )
        self.watch = Watch(
            session, look_at_calls, self.see, asked=lambda: (self._person,), kinds=_KINDS
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
        """How many are to be called now."""
        return self.state.counts[0]

    @property
    def _person(self) -> bytes:
        return b"" if self.state.current is None else self.state.current.person

    def begin(self) -> None:
        """The page is in sight."""
        plan_doses(self._session)
        self.watch.go_on()
        self.watch.look()
        self._minutes.start()

    def rest(self) -> None:
        """Another page is: what is typed is kept, and nobody looks."""
        self.keeping.now()
        self._minutes.stop()
        self.watch.rest()

    def stop(self) -> None:
        """Ask for nothing more."""
        self.keeping.now()
        self._minutes.stop()
        self.watch.stop()

    # --- looking ----------------------------------------------------------------------------------

    def want(self, **changes: Any) -> None:
        """Show another filter, other languages, another event or kind."""
        self._want(replace(self.state.wanted, person=b"", at=0, **changes))

    def go_to(self, at: int) -> None:
        """Bring somebody in the list in sight."""
        person = self.state.lines[at].person
        if person != self._person:
            self._want(replace(self.state.wanted, person=person, at=at, contact=b""))

    def choose_number(self, contact: bytes) -> None:
        """Call another number of the person in sight."""
        self._want(replace(self.state.wanted, person=self._person, contact=contact))

    def _want(self, wanted: Wanted) -> None:
        before = self._person
        self._show(self.state.seen, wanted)
        if self._person != before:
            self.watch.look()

    def see(self, seen: CallsSeen) -> None:
        """Show the list as it was seen."""
        self._show(seen, self.state.wanted)
        if seen.chosen == self._person:
            if self.remark.id != seen.chosen:
                self.remark = Remark(id=seen.chosen, draft=seen.remark)
                self.keeping.stands(seen.remark)
                self.changed.emit()
        elif self._person:
            self.watch.look()  # what was being typed about who came in sight

    def _show(self, seen: CallsSeen | None, wanted: Wanted) -> None:
        self.state = derive(seen, wanted)
        current = self.state.current
        if current is not None:
            at = self.state.lines.index(current)
            self.state = replace(self.state, wanted=replace(wanted, person=current.person, at=at))
        if self.remark.id not in {b"", self._person}:
            self.keeping.now()
            self.remark = Remark(id=b"", draft="")
        self.changed.emit()

    def type_remark(self, text: str) -> None:
        """Keep what is typed about the person in sight."""
        if self._person and text != self.remark.draft:
            self.remark = Remark(id=self._person, draft=text)
            self.keeping.soon()

    # --- what came of it --------------------------------------------------------------------------

    def take(self) -> None:
        """Say that the person in sight is called now."""
        line = self.state.current
        if line is not None and line.standing is not Standing.SAIDYES:
            said = Said(code="taken", name=line.first_name)
            self._run(lambda desk: take_line(desk, line), said)

    def note(
        self,
        result: str,
        *,
        at: datetime | None = None,
        had: tuple[tuple[str, str], ...] = (),
        then: Callable[[], None] | None = None,
    ) -> None:
        """Keep what came of the call, and go on to the next; `result` is a key of `RESULTS`."""
        line, number = self.state.current, self.state.number
        if line is None or number is None:
            return
        self.keeping.stop()
        self.keeping.stands(self.remark.draft)  # it goes into the try
        told = CallSaid(
            line=line,
            result=RESULTS[result][1],
            contact=number.contact,
            remark=self.remark.draft if self.remark.id == line.person else "",
            said_yes=result == "yes",
            call_at="" if at is None else at.strftime("%Y-%m-%dT%H:%M"),
            had=had,
        )
        said = Said(code=result, name=line.first_name, at=at)
        self._run(lambda desk: note_call(desk, told), said, then)

    def settle(self) -> None:
        """Say that what the person in sight said yes to is arranged."""
        line = self.state.current
        if line is not None and line.standing is Standing.SAIDYES:
            said = Said(code="settled", name=line.first_name)
            self._run(lambda desk: settle_line(desk, line), said)

    def undo(self) -> None:
        """Take back what was done last."""
        done, self._undo = self._undo, None
        if isinstance(done, Called):
            self._run(lambda desk: take_call_back(desk, done), Said(code="undone"))
        elif done is not None:
            self._run(
                lambda desk: take_back_noted(desk.store, desk.author, done), Said(code="undone")
            )

    def tell(self, code: str) -> None:
        """Say something that was not done."""
        self.said = Said(code=code)
        self.changed.emit()

    def _run(
        self,
        act: Callable[[OpenedDesk], Called | Noted | Touched],
        said: Said,
        then: Callable[[], None] | None = None,
    ) -> None:
        def done(result: Any) -> None:
            self._undo = None if isinstance(result, Touched) else result
            standing = result.standing if isinstance(result, Called) else Standing.READY
            self.said = replace(said, standing=standing)
            if isinstance(result, Called):
                self.remark = Remark(id=b"", draft="")
                self.keeping.stands("")
            self.changed.emit()
            if then is not None:
                then()

        self._session.run(act, then=done, otherwise=self._on_refused)

    def _on_refused(self, error: Exception) -> None:
        self.keeping.stands(None)
        self.keeping.soon()
        self.said = Said(code="fault", fault=fault_of(error).code)
        self.changed.emit()
        self.watch.look()
