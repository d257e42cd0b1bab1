"""What the events page does: looks, keeps what is typed, saves, takes back. Knows no widget."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.event_desk import (
    EMPTY,
    EventForm,
    EventSaved,
    EventsSeen,
    PersonAdded,
    add_worker,
    drop_event,
    forget_event_draft,
    keep_event_draft,
    look_for_events,
    open_event,
    put_on,
    restore_event,
    save_event,
    step_event,
    take_off,
    undo_save,
    unpublish,
    waiting_events,
)
from fieldapp.actions.event_form import same_again
from fieldapp.domain.problem import Problem, RefusedError
from ui.events.state import (
    Edit,
    EventState,
    Said,
    adopted,
    coming_event,
    derive,
    edited,
    found_problems,
    made_times,
    may_edit,
)
from ui.keeping import Keeping
from ui.session import Session, fault_of
from ui.watch import Watch

_KINDS: Final = frozenset(
    "event site organization offer slot event_assignment user sign_up sign_up_status"
    " appointment".split()
)
Act = Callable[[OpenedDesk], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo:
    """How the last act is taken back: the act, and the form that stood before it."""

    act: Act
    form: EventForm | None = None


class EventsPresenter(QObject):
    """Holds the form and the list. The view sends edits, listens and shows `state`."""

    changed = Signal()  # `state` or the list is another one
    begun = Signal()  # another form is in sight: the focus goes to its beginning

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._form = self._new_form()
        self._keeping = Keeping(
            session,
            lambda: self._form,
            keep=keep_event_draft,
            forget=forget_event_draft,
            failed=self._on_not_kept,
        )
        self._aside: dict[bytes, EventForm] = {}
        self._undo: Undo | None = None
        self._checking = self._saving = self._chosen = False
        self._restored = False
        self._refused: tuple[Problem, ...] = ()
        self.state = EventState()
        self.watch = Watch(session, look_for_events, self._on_seen, kinds=_KINDS)

    @property
    def aside(self) -> tuple[EventForm, ...]:
        """Half-typed events that are not made yet and not in sight, the last one first."""
        return tuple(each for each in reversed(self._aside.values()) if each.opened is None)

    @property
    def half_typed(self) -> frozenset[bytes]:
        """The ids of all forms with something typed and not saved."""
        own = () if self._form.untouched else (self._form.id,)
        return frozenset((*self._aside, *own))

    def stop(self) -> None:
        """Keep what is typed, ask for nothing more."""
        self.keep_now()
        self.watch.stop()

    # --- looking ----------------------------------------------------------------------------------

    def start(self) -> None:
        """Look at the store, and show what was typed before a crash or the end."""
        self._session.run(waiting_events, then=self._on_waiting)
        self.watch.look()

    def _on_waiting(self, found: tuple[EventForm, ...]) -> None:
        self._restored = True
        self._aside = {each.id: each for each in found if not each.untouched} | self._aside
        if self._aside and self._form.untouched and not self._chosen:
            _, form = self._aside.popitem()
            self._begin(form)
            self._show(Said(code="restored"))

    def _on_seen(self, seen: EventsSeen) -> None:
        first = not self.state.loaded
        self.state = replace(self.state, seen=seen, loaded=True)
        self._show()
        if first and self._form.opened is None and self._form.untouched and not self._chosen:
            self._open_coming()
        elif self._form.opened is not None and not self._saving:
            self._session.run(
                open_event, self._form.id, then=self._on_refreshed, otherwise=self._on_gone
            )

    def _open_coming(self) -> None:
        wanted = coming_event(self.state.seen, self._session.today())
        if wanted is not None:
            self._session.run(open_event, wanted.id, then=self._on_coming, otherwise=self._on_gone)

    def _on_coming(self, form: EventForm) -> None:
        if self._form.opened is None and self._form.untouched and not self._chosen:
            self._begin_and_tell(form)

    def _on_refreshed(self, fresh: EventForm) -> None:
        """Show what others changed, unless something is typed: that still stands on what it did."""
        form = self._form
        if fresh.id != form.id or self._saving:
            return
        if form.untouched:
            fresh = replace(fresh, draft=fresh.opened or EMPTY)
            self._form = fresh
            self._keeping.stands(fresh.draft)
        else:
            self._form = replace(form, status=fresh.status, booked=fresh.booked)
        self._show()

    def _on_gone(self, error: Exception) -> None:
        """The event in sight was taken out; what is typed in it stays in sight."""
        if not isinstance(error, RefusedError):
            self._session.tell_fault(error)
        elif self._form.untouched:
            self._begin(self._new_form())
            self._show()

    # --- forms ------------------------------------------------------------------------------------

    def open(self, form: bytes) -> None:
        """Bring an event, or a half-typed form, in sight; what is typed meanwhile waits."""
        self._chosen = True
        if form == self._form.id:
            self.begun.emit()
            return
        self._put_aside()
        waiting = self._aside.get(form)
        if waiting is not None and waiting.opened is None:
            self._aside.pop(form)
            self._begin_and_tell(waiting)
        else:
            self._session.run(open_event, form, then=self._on_opened)

    def _on_opened(self, form: EventForm) -> None:
        self._put_aside()
        self._aside.pop(form.id, None)
        self._begin_and_tell(form)

    def new(self) -> None:
        """Begin another event."""
        self._chosen = True
        self._put_aside()
        self._begin_and_tell(self._new_form())

    def same_again(self) -> None:
        """Begin an event like the one in sight, on another day."""
        copy = same_again(self._form.draft, self._session.today())
        self._put_aside()
        self._begin(replace(self._new_form(), draft=copy))
        self._keeping.stands(None)
        self.keep_now()
        self._show(Said(code="copied"))
        self.begun.emit()

    def leave(self) -> None:
        """Leave the form as it was; what was typed can be had back."""
        left = self._form
        if left.untouched:
            return
        self._session.run(forget_event_draft, left.id)
        self._begin(replace(left, draft=left.opened or EMPTY))
        self._undo = Undo(act=lambda desk: keep_event_draft(desk, left), form=left)
        self._show(Said(code="left"))

    def _put_aside(self) -> None:
        if not self._form.untouched:
            self.keep_now()
            self._aside[self._form.id] = self._form

    def _begin_and_tell(self, form: EventForm, said: Said | None = None) -> None:
        self._begin(form)
        self._show(said)
        self.begun.emit()

    def _begin(self, form: EventForm) -> None:
        self._keeping.stop()
        self._form = form
        self._keeping.stands(form.draft)
        self._checking = False
        self._refused = ()
        self.state = replace(self.state, said=None)

    def _new_form(self) -> EventForm:
        return EventForm(id=self._session.new_id())

    # --- typing -----------------------------------------------------------------------------------

    def edit(self, edit: Edit) -> None:
        """Take an answer; it is kept within half a second."""
        self._take(edited(self._form.draft, edit, self.state.seen.places))

    def make_times(self) -> None:
        """Make the times of the line in words."""
        made = made_times(self._form.draft)
        if isinstance(made, tuple):
            self._refused = made
            self._show(Said(code="problems"))
        else:
            self._take(made)

    def _take(self, draft: Any) -> None:
        if draft == self._form.draft or self.state.read_only:
            return
        self._form = replace(self._form, draft=draft)
        self._refused = ()
        self._keeping.soon()
        self._show()

    def keep_now(self) -> None:
        """Keep what is typed, at once; a form as it was opened leaves nothing behind."""
        self._keeping.now()

    def _on_not_kept(self, error: Exception) -> None:
        self._show(Said(code="fault", fault=fault_of(error).code))

    # --- saving -----------------------------------------------------------------------------------

    def save(self) -> None:
        """Save the form; where something is missing, say what."""
        form = self._form
        if self._saving or form.untouched or self.state.read_only:
            return
        today, lists = self._session.today(), self._session.lists
        if found_problems(form, self.state.seen, today, lists):
            self._checking = True
            self._show(Said(code="problems"))
            return
        self._saving = True
        self._keeping.stop()
        self._show(Said(code="saving"))
        self._session.run(
            save_event,
            form,
            then=lambda saved: self._on_saved(form, saved),
            otherwise=lambda error: self._on_refused(form, error),
        )

    def _on_saved(self, form: EventForm, saved: EventSaved) -> None:
        self._saving = False
        if self._form.id == form.id:
            draft = adopted(self._form.draft, form.draft, saved.form.opened or EMPTY)
            self._form = replace(saved.form, draft=draft)
            self._keeping.stands(saved.form.draft)
            self._checking = False
            self.keep_now()
        else:
            self._aside.pop(form.id, None)
        typed = form if form.opened is None else None
        self._undo = Undo(act=lambda desk: undo_save(desk, saved), form=typed)
        self._show(Said(code="saved", title=form.draft.title))

    def _on_refused(self, form: EventForm, error: Exception) -> None:
        self._saving = False
        self._keeping.stands(None)
        if isinstance(error, RefusedError) and self._form.id == form.id:
            self._refused = error.problems
            self._show(Said(code="problems"))
        else:
            self._show(Said(code="fault", fault=fault_of(error).code))
        self.keep_now()

    # --- what is done at once, and taking back ----------------------------------------------------

    def step(self, status: str) -> None:
        """Take the event to its next state."""
        event, title = self._form.id, self._form.draft.title
        # What other steps set going cannot be called back.
        back: dict[str, Act] = {
            "PUBLISHED": lambda desk: unpublish(desk, event),
            "CLOSED": lambda desk: step_event(desk, event, "OPEN"),
        }
        undo = Undo(act=back[status]) if status in back else None
        self._run(step_event, (event, status), Said(code=status, title=title), undo)

    def drop(self, event: bytes) -> None:
        """Take out an event that is still being planned."""
        line = next((each for each in self.state.seen.events if each.id == event), None)
        if line is not None and line.status == "DRAFT" and not self.state.read_only:
            undo = Undo(act=lambda desk: restore_event(desk, event))
            self._run(drop_event, (event,), Said(code="dropped", title=line.title), undo)

    def toggle(self, user: bytes) -> None:
        """Let somebody work at the event, or no longer."""
        event = self._form.id
        line = next(each for each in self.state.seen.workers if each.id == user)
        on = event in line.events
        act, back = (take_off, put_on) if on else (put_on, take_off)
        undo = Undo(act=lambda desk: back(desk, user, event))
        self._run(act, (user, event), Said(code="off" if on else "on", title=line.name), undo)

    def add_person(self, name: str, role: str) -> None:
        """Add somebody new who works at the event."""
        event = self._form.id

        def added(made: PersonAdded) -> None:
            undo = Undo(act=lambda desk: take_off(desk, made.user, event))
            self._done(Said(code="added", title=name), undo)

        self._session.run(add_worker, name, role, event, then=added, otherwise=self._on_act_refused)

    def undo(self) -> None:
        """Take the last act back; after the save of a new event it is in the form again."""
        undo, self._undo = self._undo, None
        if undo is not None:
            self._session.run(
                undo.act,
                then=lambda result: self._on_undone(undo, result),
                otherwise=self._on_act_refused,
            )

    def _on_undone(self, undo: Undo, result: Any) -> None:
        if isinstance(result, EventSaved) and result.form.id == self._form.id:
            if self._form.untouched:
                self._begin(result.form)
        elif undo.form is not None:
            if self._form.untouched:
                self._begin(undo.form)
            else:
                self._aside[undo.form.id] = undo.form
            self._session.run(keep_event_draft, undo.form)
        self._show(Said(code="undone"))
        self.begun.emit()

    def _run(self, act: Callable[..., Any], given: tuple[Any, ...], said: Said, undo: Any) -> None:
        self._session.run(
            act, *given, then=lambda _: self._done(said, undo), otherwise=self._on_act_refused
        )

    def _done(self, said: Said, undo: Undo | None) -> None:
        self._undo = undo
        self._show(said)

    def _on_act_refused(self, error: Exception) -> None:
        self._show(Said(code="fault", fault=fault_of(error).code))
        self.watch.look()

    def _show(self, said: Said | None = None) -> None:
        today, lists = self._session.today(), self._session.lists
        problems = self._refused
        if self._checking:
            problems = found_problems(self._form, self.state.seen, today, lists) + problems
        self.state = derive(
            replace(
                self.state,
                form=self._form,
                read_only=not may_edit(self._session.role),
                problems=problems,
                said=said or self.state.said,
                can_undo=self._undo is not None,
            ),
            today,
            lists,
        )
        self.changed.emit()
