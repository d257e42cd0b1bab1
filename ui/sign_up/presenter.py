"""What the sign-up form does: keeps what is typed, saves, corrects, takes back. Knows no widget."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from fieldapp.actions.desk import (
    DeskDraft,
    EventShown,
    bring_back,
    correct,
    forget_draft,
    keep_draft,
    open_at_desk,
    take_back,
    waiting_drafts,
)
from fieldapp.actions.signing_up import Recorded
from fieldapp.actions.waiting_line import record_next
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.domain.seats import SeatsOffered
from fieldapp.domain.sign_up import SignUpDraft, check_sign_up
from fieldapp.domain.visits import only_guardian
from ui.keeping import Keeping
from ui.session import Session, fault_of
from ui.sign_up.asked import ONLY_IN_FULL
from ui.sign_up.editing import edited
from ui.sign_up.slips import with_paper_no
from ui.sign_up.state import (
    EMPTY,
    FULL,
    QUICK,
    Done,
    Edit,
    FormState,
    Notice,
    Said,
    derive,
    more_answers,
    shown_name,
    with_split_name,
)
from ui.sign_up.times import time_problems
from ui.sign_up.waiting_forms import WaitingForms


class SignUpPresenter(QObject):
    """Holds the form. The view sends edits, listens to `changed` and shows `state`."""

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
        self._in_line: tuple[str, str, str] | None = None  # a name in one line, and its parts
        self._done: Done | None = None
        self._checking = False
        self._refused: tuple[Problem, ...] = ()
        self._told_held: tuple[Problem, ...] = ()
        self._coming_ticket = ""

    @property
    def last_done(self) -> bytes | None:
        """The sign-up that was saved last, while that can be taken back."""
        return self._done.sign_up if self._done is not None else None

    # --- what came from elsewhere ----------------------------------------------------------------

    def restore(self) -> None:
        """Show what was typed before a crash or the end, if there is something."""
        self._session.run(waiting_drafts, then=self._on_restored)

    def show_event(
        self, event: EventShown | None, coming_ticket: str, seats: SeatsOffered | None
    ) -> None:
        """Take note of the event, of the next ticket number, and of the times that are left."""
        self._coming_ticket = coming_ticket
        self.state = replace(self.state, event=event, seats=seats)
        self._show()

    def speak(self, notice: Notice) -> None:
        """Take note of the language in which the notice is said from now on."""
        self._notice = notice

    # --- what a person does ----------------------------------------------------------------------

    def ask(self, depth: str) -> None:
        """Go over to the quick or the full form; what was typed stays, letter by letter."""
        if depth == self._depth:
            return
        draft = self._form.draft
        split = self._split(self._form)
        self._depth = depth
        if depth == FULL:
            if split != draft:
                self._in_line = (draft.name_given, split.name_given, split.name_family)
        elif self._in_line is not None:
            line, given, family = self._in_line
            parts = (draft.name_given, draft.name_family, draft.name_family2)
            split = replace(draft, name_given=line, name_family="")
            if parts != (given, family, ""):
                split = draft
        else:
            split = draft
        self._form = replace(self._form, draft=split)
        if split != draft:
            self._keeping.soon()
        self._show()

    def put_aside(self) -> None:
        """Let what is typed wait in the list of drafts and begin with the next person."""
        if self._form.opened is None and self._put_aside():
            self._begin_next(Said(code="aside"))

    def go_on_with(self, draft: bytes) -> None:
        """Open a form that waits; what is typed meanwhile waits in its place."""
        form = self._waiting.take(draft)
        if form is None:
            return
        self._put_aside()
        self._begin(form)
        self._show(Said(code="continued"))
        self.cleared.emit()

    def throw_away(self, draft: bytes) -> None:
        """Throw away a form that waits; undone like a save."""
        form = self._waiting.take(draft)
        if form is None:
            return
        self._session.run(forget_draft, draft)
        self._done = Done(code="thrown", sign_up=draft, form=form)
        self._tell("thrown", form)

    def edit(self, edit: Edit) -> None:
        """Take an answer; it is kept within half a second."""
        draft = edited(self._form.draft, edit, self._notice, self._session.lists)
        if draft == self._form.draft:
            return
        self._form = replace(self._form, draft=draft)
        self._refused = ()
        if self._form.untouched:
            self._checking = False  # nothing is asked of a form that nobody has begun
        self._keeping.soon()
        self._show()

    @property
    def at(self) -> str:
        """The question that was being answered last, empty at the beginning of a form."""
        return self._form.at

    def come_to(self, question: str) -> None:
        """Take note of the question somebody came to: after a crash it has the focus again."""
        if question == self._form.at:
            return
        self._form = replace(self._form, at=question)
        if not self._form.untouched:
            self._keeping.stands(None)
            self._keeping.soon()

    def keep_now(self) -> None:
        """Keep what is typed, at once; a form that is empty again leaves nothing behind."""
        self._keeping.now()

    def save(self) -> None:
        """Save the form and begin the next; where something is missing, say what.

        A child whose guardian is still to be asked is told; saved again, all but the time is kept.
        """
        code = self.state.event.code if self.state.event is not None else ""
        form = replace(self._form, draft=with_paper_no(self._split(self._form), code))
        checked = check_sign_up(
            form.draft,
            self._session.today(),
            self._session.lists,
            partly_hidden=form.partly_hidden,
        )
        problems = (
            checked
            if isinstance(checked, tuple)
            else time_problems(self.state.seats, form, checked, self._session.lists)
        )
        held = only_guardian(problems)
        if problems and not (held and problems == self._told_held):
            self._checking = True
            self._told_held = problems if held else ()
            self._show(Said(code="held" if held else "problems"))
            if self.state.hidden_problem:
                self.ask(FULL)
            return
        self._begin_next(Said(code="saving"))
        self._session.run(
            record_next if form.opened is None else correct,
            form,
            then=lambda result: self._on_saved(form, result, held=held),
            otherwise=lambda error: self._on_refused(form, error),
        )

    def undo(self) -> None:
        """Take the last act back; after a save, what was typed is in the form again."""
        done, self._done = self._done, None
        if done is None:
            return
        if done.code == "recorded":
            self._take_back(done, take_back, done.sign_up, lambda: self._on_taken_back(done))
        elif done.code in {"left", "thrown"}:
            self._on_brought_back(done)
        elif done.code == "withdrawn":
            self._take_back(done, bring_back, done.sign_up, lambda: self._tell("undone", done.form))
        else:
            saved = done.form.draft
            before = replace(done.form, draft=done.form.opened or EMPTY, opened=saved)
            self._take_back(done, correct, before, lambda: self._tell("undone", done.form))

    def open(self, sign_up: bytes) -> None:
        """Open a kept sign-up for correction; what is typed meanwhile waits."""
        if sign_up == self._form.id:
            self.cleared.emit()
            return
        self.keep_now()
        self._session.run(open_at_desk, sign_up, then=self._on_opened)

    def withdraw(self, sign_up: bytes, ticket: str, name: str) -> None:
        """Withdraw a sign-up from the list; undone like a save."""
        form = DeskDraft(id=sign_up, draft=replace(EMPTY, name_given=name), ticket=ticket)
        self._session.run(take_back, sign_up, then=lambda _: self._on_withdrawn(form))

    def drop(self) -> None:
        """Let go of what is typed and keep nothing of it: whose it is does not want it."""
        dropped = self._form
        self._begin_next(Said(code="dropped"))
        self._session.run(forget_draft, dropped.id)

    def leave(self) -> None:
        """Leave a correction as it was."""
        left = self._form
        if left.opened is None:
            return
        self._begin_next(Said(code="left", ticket=left.ticket))
        self._session.run(forget_draft, left.id)
        if not left.untouched:
            self._done = Done(code="left", sign_up=left.id, form=left)
            self._tell("left", left)

    def _take_back(
        self, done: Done, act: Callable[..., object], given: object, then: Callable[[], None]
    ) -> None:
        """Take back an act that the store holds; where it cannot be, that can be tried again."""

        def refused(error: Exception) -> None:
            self._done = self._done or done
            self._show(Said(code=f"fault:{fault_of(error).code}"))

        self._session.run(act, given, then=lambda _: then(), otherwise=refused)

    # --- how it went -----------------------------------------------------------------------------

    def _on_restored(self, found: tuple[DeskDraft, ...]) -> None:
        known = {self._form.id, *self._waiting.ids()}
        found = tuple(each for each in found if each.id not in known)
        self._waiting.add_older(found)
        if found and self._form.untouched:
            self._begin(self._waiting.take_last())
            if more_answers(self._form.draft) or self.at in ONLY_IN_FULL:
                self._depth = FULL
            self._show(Said(code="restored"))
            self.cleared.emit()
        else:
            self._show()

    def _on_saved(self, form: DeskDraft, result: object, *, held: bool) -> None:
        if isinstance(result, Recorded):
            saved = replace(form, id=result.sign_up, ticket=result.ticket, opened=form.draft)
            self._done = Done(code="recorded", sign_up=saved.id, form=saved)
            self._tell("saved_held" if held else "saved", saved)
        else:
            # Correcting one that was taken back is, to whoever did it, the save of it.
            code = "recorded" if form.withdrawn else "corrected"
            self._done = Done(code=code, sign_up=form.id, form=form)
            told = "saved" if form.withdrawn else "corrected"
            self._tell(f"{told}_held" if held else told, form)

    def _on_refused(self, form: DeskDraft, error: Exception) -> None:
        """Put back what could not be saved; what was typed since waits behind it."""
        self._put_aside(come_back=True)
        self._begin(form)
        self._keeping.stands(None)
        if isinstance(error, RefusedError):
            self._refused = error.problems
        self._show(Said(code=f"fault:{fault_of(error).code}"))
        self.cleared.emit()
        self._keeping.soon()

    def _on_brought_back(self, done: Done) -> None:
        """Bring what was thrown away or left back: into an empty form, else among what waits."""
        self._keeping.put(done.form)
        if self._form.untouched and self._form.opened is None:
            self._begin(done.form)
            self.cleared.emit()
        else:
            self._waiting.add(done.form)
        self._tell("undone", done.form)

    def _on_taken_back(self, done: Done) -> None:
        form = replace(done.form, withdrawn=True, opened=done.form.draft)
        if self._form.untouched:
            self._begin(form)
            self.cleared.emit()
        self._tell("taken_back", form)

    def _on_withdrawn(self, form: DeskDraft) -> None:
        self._done = Done(code="withdrawn", sign_up=form.id, form=form)
        self._tell("withdrawn", form)

    def _on_opened(self, opened: DeskDraft) -> None:
        kept = self._waiting.take(opened.id)
        aside = self._put_aside(come_back=True)
        self._begin(opened if kept is None else kept)
        self._show(Said(code="opened_aside" if aside else "opened", ticket=opened.ticket))
        self.cleared.emit()

    def _on_not_kept(self, error: Exception) -> None:
        self._show(Said(code=f"fault:{fault_of(error).code}"))

    # --- forms and showing -----------------------------------------------------------------------

    def _new_form(self) -> DeskDraft:
        return DeskDraft(id=self._session.new_id(), draft=EMPTY)

    def _put_aside(self, *, come_back: bool = False) -> bool:
        """Let what is typed wait, to come back to it by itself where it was left for another form.

        Tells whether there was anything.
        """
        if self._form.untouched:
            return False
        self.keep_now()
        waits = replace(self._form, saved_ms=self._session.now_ms())
        self._waiting.add(waits, come_back=come_back)
        return True

    def _split(self, form: DeskDraft) -> SignUpDraft:
        """Give the draft with its name in parts; a name that was kept so is not split again."""
        before = form.opened or EMPTY
        if self._depth == FULL or form.draft.name_given == before.name_given:
            return form.draft
        return with_split_name(form.draft)

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
            said=said or self.state.said,
            can_undo=self._done is not None,
            depth=self._depth,
            touched=not form.untouched,
            waiting=self._waiting.shown(session.today(), session.lists),
        )
        self.changed.emit()
