"""The form of the sign-up page: held, kept, shown, and exchanged for another. Knows no widget."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from fieldapp.actions.desk import DeskDraft, EventShown, forget_draft, keep_draft
from fieldapp.actions.waiting import ComeBack
from fieldapp.domain.problem import Problem
from fieldapp.domain.seats import SeatsOffered
from ui.keeping import Keeping
from ui.session import Session, fault_of
from ui.sign_up.depth import InLine
from ui.sign_up.state import (
    EMPTY,
    QUICK,
    Done,
    FormState,
    Notice,
    Said,
    coming_of,
    derive,
    shown_name,
)
from ui.sign_up.waiting_forms import WaitingForms


class FormHolder(QObject):
    """Holds the form in sight and those that wait; what is done with them is said elsewhere."""

    changed = Signal()  # `state` is another one
    cleared = Signal()  # another form begins: the focus goes to the name

    def __init__(self, session: Session, notice: Notice) -> None:
        super().__init__()
        self._session = session
        self._notice = notice
        self.state = FormState()
        self._form = self._new_form()
        self._keeping = Keeping(
            session,
            lambda: self._form,
            keep=keep_draft,
            forget=forget_draft,
            failed=self._on_not_kept,
        )
        self._waiting = WaitingForms()
        self._depth = QUICK
        self._in_line: InLine | None = None
        self._done: list[Done] = []  # what can be taken back, the last act last
        self._families: dict[bytes, bytes] = {}  # a form that is being saved: its family's next
        self._checking = False
        self._refused: tuple[Problem, ...] = ()
        self._told_held: tuple[Problem, ...] = ()
        self._coming_ticket = ""

    @property
    def form(self) -> DeskDraft:
        """The form in sight."""
        return self._form

    def show_event(
        self,
        event: EventShown | None,
        coming_ticket: str,
        seats: SeatsOffered | None,
        come_back: tuple[ComeBack, ...] = (),
    ) -> None:
        """Take note of the event, of the next ticket number, and of the times that are left."""
        self._coming_ticket = coming_ticket
        self.state = replace(self.state, event=event, seats=seats, come_back=come_back)
        self._show()

    def speak(self, notice: Notice) -> None:
        """Take note of the language in which the notice is said from now on."""
        self._notice = notice

    def keep_now(self) -> None:
        """Keep what is typed, at once; a form that is empty again leaves nothing behind."""
        self._keeping.now()

    def _on_not_kept(self, error: Exception) -> None:
        self._show(Said(code=f"fault:{fault_of(error).code}"))

    def _new_form(self) -> DeskDraft:
        return DeskDraft(id=self._session.new_id(), draft=EMPTY)

    def _put_aside(self, *, come_back: bool = False) -> bool:
        """Let what is typed wait, to come back to it by itself where it was left for another form.

        Tells whether there was anything.
        """
        if self._form.untouched:
            return False
        self.keep_now()
        waits = replace(self._form, saved_ms=self._session.right_ms())
        self._waiting.add(waits, come_back=come_back)
        return True

    def _begin_next(self, said: Said) -> None:
        """Begin with whom was left for another, else with the next person."""
        self._begin(self._waiting.take_back() or self._new_form())
        self._show(said)
        self.cleared.emit()

    def _begin(self, form: DeskDraft) -> None:
        self._keeping.stop()
        self._form = form
        self._keeping.stands(form.draft)
        self._checking = False
        self._refused = ()
        self._told_held = ()
        self._in_line = None

    def _tell(self, code: str, form: DeskDraft) -> None:
        name = shown_name(form.draft).strip()
        self._show(Said(code=code, ticket=form.ticket, name=name, at_ms=self._session.right_ms()))

    def _show(self, said: Said | None = None) -> None:
        form, session = self._form, self._session
        state = derive(self.state, form, session.today(), session.lists, checking=self._checking)
        self.state = replace(
            state,
            problems=state.problems or self._refused,
            ticket=form.ticket or self._coming_ticket,
            correcting=form.opened is not None,
            coming=coming_of(form),
            said=said or self.state.said,
            can_undo=bool(self._done),
            depth=self._depth,
            touched=not form.untouched,
            waiting=self._waiting.shown(session.today(), session.lists),
        )
        self.changed.emit()
