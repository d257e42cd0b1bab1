"""What the sign-up form does: keeps what is typed, saves, corrects, takes back. Knows no widget."""

from collections.abc import Callable
from dataclasses import replace

from fieldapp.actions.desk import (
    DeskDraft,
    bring_back,
    correct,
    forget_draft,
    open_at_desk,
    take_back,
    waiting_drafts,
)
from fieldapp.actions.desk_people import (
    FamilyCopy,
    family_at_desk,
    family_of_sign_up,
    person_at_desk,
)
from fieldapp.actions.families import of_one_family
from fieldapp.actions.form_ties import NO_TIES
from fieldapp.actions.signing_up import Recorded
from fieldapp.actions.waiting_line import record_next
from fieldapp.domain.problem import RefusedError
from fieldapp.domain.sign_up import SignUpDraft, check_sign_up
from fieldapp.domain.visits import only_guardian
from ui.session import fault_of
from ui.sign_up.asked import ONLY_IN_FULL
from ui.sign_up.depth import at_depth, split
from ui.sign_up.editing import edited
from ui.sign_up.holder import FormHolder
from ui.sign_up.people import come_again, join_family, next_of_family, of_family_of
from ui.sign_up.riding import with_ride
from ui.sign_up.slips import with_paper_no
from ui.sign_up.state import (
    EMPTY,
    FULL,
    Done,
    Edit,
    Said,
    more_answers,
    shown_name,
)
from ui.sign_up.times import time_problems


class SignUpPresenter(FormHolder):
    """The view sends edits, listens to `changed` and shows `state`."""

    @property
    def last_done(self) -> bytes | None:
        """The sign-up that was saved last, while that can be taken back."""
        return self._done[-1].sign_up if self._done else None

    # --- what came from elsewhere ----------------------------------------------------------------

    def restore(self) -> None:
        """Show what was typed before a crash or the end, if there is something."""
        self._session.run(waiting_drafts, then=self._on_restored)

    # --- what a person does ----------------------------------------------------------------------

    def ask(self, depth: str) -> None:
        """Go over to the quick or the full form; what was typed stays, letter by letter."""
        if depth == self._depth:
            return
        draft, self._in_line = at_depth(self._form, depth, self._in_line)
        self._depth = depth
        if draft != self._form.draft:
            self._form = replace(self._form, draft=draft)
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
        self._done.append(Done(code="thrown", sign_up=draft, form=form))
        self._tell("thrown", form)

    def edit(self, edit: Edit) -> None:
        """Take an answer; it is kept within half a second."""
        before = self._form.draft
        draft = edited(before, edit, self._notice, self._session.lists)
        draft = with_ride(before, draft, self.state.seats)
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

    def save(self) -> DeskDraft | None:
        """Save the form and begin the next; where something is missing, say what.

        A child whose guardian is still to be asked is told; saved again, all but the time is kept.
        Gives the form that is on its way.
        """
        code = self.state.event.code if self.state.event is not None else ""
        form = replace(self._form, draft=with_paper_no(split(self._form, self._depth), code))
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
            return None
        self._begin_next(Said(code="saving"))
        self._session.run(
            record_next if form.opened is None else correct,
            form,
            then=lambda result: self._on_saved(form, result, held=held),
            otherwise=lambda error: self._on_refused(form, error),
        )
        return form

    def undo(self) -> None:
        """Take the last act back; after a save, what was typed is in the form again."""
        if not self._done:
            return
        done = self._done.pop()
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
        if sign_up == self._form.id and not self._form.untouched:
            self.cleared.emit()
            return
        self.keep_now()  # and who is open with nothing typed is looked up again: it may be newer
        self._session.run(open_at_desk, sign_up, then=self._on_opened)

    def come_again(self, person: bytes) -> None:
        """Go on with somebody who is here: what is known of them fills the form."""
        self._session.run(person_at_desk, person, self._form.id, then=self._on_known)

    def join_family(self, person: bytes) -> None:
        """Say that who is being typed is of the family of somebody who is here."""
        self._session.run(family_at_desk, person, then=self._on_family)

    def next_of_family(self, sign_up: bytes | None = None) -> None:
        """Begin with the next of a family: of a sign-up, else of the form, else of the last saved.

        What is typed and new is saved first.
        """
        if sign_up is not None:
            self._put_aside(come_back=True)
            self._session.run(family_of_sign_up, sign_up, then=self._on_next)
        elif self._form.opened is None and not self._form.untouched:
            if (saved := self.save()) is not None:
                self._begin_family(of_one_family(saved.draft), None)
                self._families[saved.id] = self._form.id
        elif self._done and self._done[-1].code in {"recorded", "corrected"}:
            self.next_of_family(self._done[-1].sign_up)

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
            self._done.append(Done(code="left", sign_up=left.id, form=left))
            self._tell("left", left)

    def _take_back(
        self, done: Done, act: Callable[..., object], given: object, then: Callable[[], None]
    ) -> None:
        """Take back an act that the store holds; where it cannot be, that can be tried again."""

        def refused(error: Exception) -> None:
            self._done.append(done)
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
            self._done.append(Done(code="recorded", sign_up=saved.id, form=saved))
            self._tie_family(form.id, result.person)
            self._tell("saved_held" if held else "saved", saved)
        else:
            # Correcting one that was taken back is, to whoever did it, the save of it.
            code = "recorded" if form.withdrawn else "corrected"
            self._done.append(Done(code=code, sign_up=form.id, form=form))
            told = "saved" if form.withdrawn else "corrected"
            self._tell(f"{told}_held" if held else told, form)

    def _tie_family(self, saved: bytes, person: bytes) -> None:
        """Say to the next of a family, wherever its form is by now, whose family that is."""
        next_form = self._families.pop(saved, None)
        if next_form is None:
            return
        if self._form.id == next_form:
            self._form = of_family_of(self._form, person)
        elif (waits := self._waiting.take(next_form)) is not None:
            self._waiting.add(of_family_of(waits, person))

    def _on_known(self, known: DeskDraft) -> None:
        """Show somebody who is here with what was typed of them, or their sign-up of today."""
        typed = self._form
        if known.id != typed.id and typed.opened is None:
            self._session.run(forget_draft, typed.id)
        self._begin(come_again(typed, known) if typed.opened is None else known)
        self._keeping.stands(None)
        self._keeping.soon()
        code = "opened" if known.opened is not None else "again"
        self._show(Said(code=code, ticket=known.ticket, name=shown_name(known.draft)))
        self.cleared.emit()

    def _on_family(self, family: FamilyCopy) -> None:
        self._form = join_family(self._form, family)
        self._keeping.soon()
        self._show(Said(code="family", name=shown_name(self._form.draft)))

    def _on_next(self, family: FamilyCopy) -> None:
        self._begin_family(family.draft, family.person)

    def _begin_family(self, copy: SignUpDraft, person: bytes | None) -> None:
        self._begin(next_of_family(self._new_form(), copy, person))
        self._show(Said(code="family"))
        self.cleared.emit()

    def _on_refused(self, form: DeskDraft, error: Exception) -> None:
        """Put back what could not be saved; what was typed since waits behind it."""
        self._put_aside(come_back=True)
        self._begin(replace(form, at=""))
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
        form = replace(done.form, withdrawn=True, opened=done.form.draft, ties=NO_TIES)
        if self._form.withdrawn and self._form.untouched:  # the one that was taken back before
            self._keeping.put(self._form)
            self._waiting.add(self._form)
        if self._form.untouched:
            self._begin(form)
            self.cleared.emit()
        self._tell("taken_back", form)

    def _on_withdrawn(self, form: DeskDraft) -> None:
        self._done.append(Done(code="withdrawn", sign_up=form.id, form=form))
        self._tell("withdrawn", form)

    def _on_opened(self, opened: DeskDraft) -> None:
        if opened.id == self._form.id and not self._form.untouched:
            self.cleared.emit()  # typed while it was looked up
            return
        kept = self._waiting.take(opened.id)
        aside = self._put_aside(come_back=True)
        self._begin(opened if kept is None else kept)
        self._show(Said(code="opened_aside" if aside else "opened", ticket=opened.ticket))
        self.cleared.emit()
