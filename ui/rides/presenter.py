"""What the page of rides does: looks, keeps what is typed, saves, notes, and takes it back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.giving_rides import (
    begin_ride_anew,
    save_ride,
    step_ride,
    tell_called_off,
)
from fieldapp.actions.ride_desk import RideLine, RidesSeen, look_at_rides
from fieldapp.actions.ride_form import (
    RideForm,
    cleared_day,
    draft_of_ride,
    forget_ride_draft,
    keep_ride_draft,
)
from fieldapp.actions.undoing import Noted, take_back_noted
from fieldapp.domain.driving import Driver, read_ride
from fieldapp.domain.phones import national_format
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.domain.touched import Touched
from ui.keeping import Keeping
from ui.rides.state import ALL, OF_PROBLEM, OPEN, RidesState, Wanted, derive, split
from ui.session import Session, fault_of
from ui.watch import Watch

MINUTE_MS: Final = 60_000
"""How often the page looks at the clock: somebody is to be fetched by and by."""
_KINDS: Final = frozenset(
    "ride ride_status appointment appointment_status sign_up sign_up_status person contact address"
    " access_need consent slot event site".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was done last: a code, of whom, and the state that was noted; `fault` is a fault's."""

    code: str
    name: str = ""
    state: str = ""
    fault: str = ""


class RidesPresenter(QObject):
    """Holds the rides and the forms typed in. The view sends wishes and shows `state`."""

    changed = Signal()  # `state` or `said` is another one

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._event: bytes | None = None
        self._wanted = Wanted()
        self._undo: Noted | RideForm | None = None
        self._fresh = True
        self._sought: bytes | None = None
        self._forms: dict[bytes, RideForm] = {}
        self._form = self._no_form()
        self._problems: tuple[Problem, ...] = ()
        self.said: Said | None = None
        self.state = RidesState()
        self._keeping = Keeping(
            session,
            lambda: self._form,
            keep=keep_ride_draft,
            forget=forget_ride_draft,
            failed=self._on_refused,
        )
        self.watch = Watch(
            session, look_at_rides, self._on_seen, asked=lambda: (self._event,), kinds=_KINDS
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
        """For how many nobody was found yet."""
        return self.state.counts[0]

    def begin(self) -> None:
        """The page is in sight."""
        self._minutes.start()

    def rest(self) -> None:
        """Another page is."""
        self._minutes.stop()
        self.keep_now()

    def stop(self) -> None:
        """Keep what is typed, ask for nothing more."""
        self.rest()
        self.watch.stop()

    # --- looking ----------------------------------------------------------------------------------

    def show(self, wanted: str) -> None:
        """Show the rides of a filter."""
        self._fresh = False
        if wanted != self._wanted.filter:
            self._wanted = Wanted(filter=wanted)
            self._show()

    def go_to(self, line: RideLine) -> None:
        """Bring a ride in sight."""
        if self.state.current is None or line.ride != self.state.current.ride:
            at = self.state.items.index(line)
            self._wanted = Wanted(filter=self.state.filter, key=line.ride, at=at)
            self._show()

    def bring(self, ride: bytes) -> None:
        """Bring a ride in sight that another page names, as soon as it is seen."""
        self._fresh, self._sought = False, ride
        if self.state.seen is not None:
            self._seek(self.state.seen)
        self._show()

    def _seek(self, seen: RidesSeen) -> None:
        """Take the ride another page named, once the event it belongs to is the one in sight."""
        if any(each.ride == self._sought for each in seen.lines):
            self._wanted, self._sought = Wanted(filter=ALL, key=self._sought), None

    def show_seen(self, seen: RidesSeen, wanted: str) -> None:
        """Show what was seen with a filter."""
        self._fresh, self._wanted = False, Wanted(filter=wanted)
        self._on_seen(seen)

    def choose_event(self, event: bytes) -> None:
        """Show another event."""
        self._event = event
        self._wanted = Wanted(filter=self._wanted.filter)
        self.watch.look()

    def begin_again(self) -> None:
        """Another role or event is known at the keyboard."""
        self._event, self._wanted, self._fresh = None, Wanted(), True
        self._sought = None
        self.watch.look()

    def _on_seen(self, seen: RidesSeen) -> None:
        self._forms = {**seen.typed, **self._forms}
        if self._fresh and seen.lines:
            self._fresh = False
            self._wanted = Wanted(filter=OPEN if split(seen)[OPEN] else ALL)
        self._seek(seen)
        self._show(seen)

    # --- typing -----------------------------------------------------------------------------------

    def type(self, field: str, text: str) -> None:
        """Take what is typed; it is kept within half a second."""
        form = self.state.form
        if form is not None and getattr(form.draft, field) != text:
            self._take(replace(form, draft=replace(form.draft, **{field: text})))

    def choose_driver(self, driver: Driver) -> None:
        """Take somebody who has driven before, with what is known of them."""
        form = self.state.form
        if form is None:
            return
        known = {
            "driver_name": driver.name,
            "driver_phone": national_format(driver.phone) if driver.phone else "",
            "driver_cleared": cleared_day(driver.cleared_on),
        }
        self._take(replace(form, draft=replace(form.draft, **known)))

    def _take(self, form: RideForm) -> None:
        self._form = self._forms[form.ride] = form
        self._problems = ()
        self._keeping.soon()
        self._show()

    def keep_now(self) -> None:
        """Keep what is typed, at once."""
        self._keeping.now()

    def leave(self) -> None:
        """Leave the form as it was; what was typed can be had back."""
        form = self.state.form
        if form is not None and not form.untouched:
            self._forms.pop(form.ride, None)
            self._session.run(forget_ride_draft, form.id)
            self._undo, self.said = form, Said(code="left")
            self._show()

    # --- doing and taking back --------------------------------------------------------------------

    def save(self) -> None:
        """Keep who drives, when and where."""
        form, line = self.state.form, self.state.current
        if form is None or line is None or form.untouched:
            return
        found = read_ride(form.draft, form.day, self._session.today())
        if isinstance(found, tuple):
            self._problems, self.said = found, Said(code="problems")
            self._show()
            return
        self._keeping.stop()

        def saved() -> None:
            typed = self._forms.pop(form.ride, form)
            if typed.draft != form.draft:  # there was more typing meanwhile
                self._forms[form.ride] = replace(typed, opened=form.draft)

        self._run(lambda desk: save_ride(desk, form), Said(code="saved", name=line.name), saved)

    def step(self, state: str) -> None:
        """Note what became of the ride in sight."""
        line = self.state.current
        if line is not None and state in self.state.steps:
            said = Said(code="step", name=line.name, state=state)
            self._run(lambda desk: step_ride(desk, line.ride, state), said)

    def next_step(self) -> None:
        """Note what most likely comes next."""
        if self.state.steps:
            self.step(self.state.steps[0])

    def anew(self) -> None:
        """Look for a driver again."""
        line = self.state.current
        if line is not None and self.state.anew:
            said = Said(code="anew", name=line.name)
            self._run(lambda desk: begin_ride_anew(desk, line.ride), said)

    def told(self) -> None:
        """The driver knows that nobody is to be fetched."""
        line = self.state.current
        if line is not None and line.called_off:
            said = Said(code="told", name=line.text("driver_name"))
            self._run(lambda desk: tell_called_off(desk, line.ride), said)

    def undo(self) -> None:
        """Take back what was done last."""
        last, self._undo = self._undo, None
        if isinstance(last, RideForm):
            self.said = None
            self._take(last)
        elif last is not None:
            self._run(
                lambda desk: take_back_noted(desk.store, desk.author, last), Said(code="undone")
            )

    def _run(
        self,
        act: Callable[[OpenedDesk], Noted | Touched],
        said: Said,
        then: Callable[[], None] | None = None,
    ) -> None:
        def done(result: Any) -> None:
            self._undo = result if isinstance(result, Noted) else None
            self.said = said
            if then is not None:
                then()
            self._show()

        self._session.run(act, then=done, otherwise=self._on_refused)

    def _on_refused(self, error: Exception) -> None:
        if isinstance(error, RefusedError) and error.problems[0].field in OF_PROBLEM:
            self._problems, self.said = error.problems, Said(code="problems")
        else:
            self.said = Said(code="fault", fault=fault_of(error).code)
        self._show()
        self.watch.look()

    # --- the whole --------------------------------------------------------------------------------

    def _show(self, seen: RidesSeen | None = None) -> None:
        state = derive(self.state.seen if seen is None else seen, self._wanted)
        current = state.current
        if current is not None:
            at = state.items.index(current)
            self._wanted = replace(self._wanted, key=current.ride, at=at)
        self._bring_form(current)
        wrong = {
            OF_PROBLEM[each.field]: each for each in self._problems if each.field in OF_PROBLEM
        }
        half = (ride for ride, form in self._forms.items() if not form.untouched)
        self.state = replace(
            state,
            form=None if current is None else self._form,
            problems=wrong,
            half_typed=frozenset(half),
        )
        self.changed.emit()

    def _bring_form(self, line: RideLine | None) -> None:
        """Have the form of the ride in sight: as typed, else as the ride stands now."""
        if line is None:
            return
        switched = line.ride != self._form.ride
        if switched:
            self.keep_now()
            self._problems = ()
        stands = draft_of_ride(line.values)
        form = self._forms.get(line.ride)
        fresh = form is None or (form.untouched and form.draft != stands)
        if form is None or fresh:
            id_ = self._session.new_id() if form is None else form.id
            form = RideForm(id=id_, ride=line.ride, day="", draft=stands, opened=stands)
        self._form = self._forms[line.ride] = replace(form, day=line.starts[:10])
        if switched or fresh:
            self._keeping.stands(form.draft)

    def _no_form(self) -> RideForm:
        return RideForm(id=b"", ride=b"", day="")
