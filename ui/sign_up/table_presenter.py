"""The form at a table: it also finishes what lacks something, types in slips, counts talks."""

from dataclasses import replace

from PySide6.QtCore import Signal
from typing_extensions import override

from fieldapp.actions.desk import DeskDraft
from fieldapp.actions.slips import SlipsSeen, look_at_slips
from ui.session import Session, fault_of
from ui.sign_up.erased import watch_erased
from ui.sign_up.gaps import what_lacks
from ui.sign_up.presenter import SignUpPresenter
from ui.sign_up.slips import blank_slip, number_after, proposed
from ui.sign_up.state import FULL, Notice, Said
from ui.sign_up.talks import Talks


class TablePresenter(SignUpPresenter):
    """What other pages and keys of the table ask of the form."""

    gap_shown = Signal(str)  # the question at which the form goes on

    def __init__(self, session: Session, notice: Notice) -> None:
        self._to_finish: bytes | None = None
        self._slip_day: str | None = None  # while slips are typed in: the day of their event
        super().__init__(session, notice)
        self.talks = Talks(session, self._show)
        watch_erased(session, self._held, self._on_erased)

    @property
    def kept_sign_up(self) -> bytes | None:
        """The kept sign-up that is open for correction, None where a new one is typed."""
        return None if self._form.opened is None else self._form.id

    @property
    def asked_of(self) -> bytes | None:
        """Whose wish is asked for: who is corrected, else, before the next is typed, last saved."""
        if self._form.opened is None and not self._form.untouched:
            return None
        return self.slip_of

    # --- somebody was erased ----------------------------------------------------------------------

    def _held(self) -> set[bytes]:
        done = (each.sign_up for each in self._done)
        return {self._form.id, *self._waiting.ids(), *done}

    def _on_erased(self, gone: frozenset[bytes]) -> None:
        for each in gone:
            self._waiting.take(each)
        self._done = [each for each in self._done if each.sign_up not in gone]
        self.state = replace(self.state, said=None)
        if self._form.id in gone:
            self._begin(self._waiting.take_back() or self._new_form())
        self._show()

    # --- the appointment slip ---------------------------------------------------------------------

    @property
    def slip_of(self) -> bytes | None:
        """The sign-up whose slip is asked for: the one that is corrected, else the last saved."""
        return self._form.id if self._form.opened is not None else self.last_done

    def tell_refused(self, error: Exception) -> None:
        """Tell why something cannot be shown."""
        self._show(Said(code=f"fault:{fault_of(error).code}"))

    # --- what lacks something ---------------------------------------------------------------------

    def finish(self, sign_up: bytes) -> None:
        """Open a kept sign-up in the full form at the first thing that it lacks."""
        self._to_finish = sign_up
        if sign_up == self._form.id:
            self._show_gap()
        else:
            self.open(sign_up)

    @override
    def _on_opened(self, opened: DeskDraft) -> None:
        super()._on_opened(opened)
        if opened.id == self._to_finish:
            self._show_gap()

    def _show_gap(self) -> None:
        """Go on where something is missing, with all of it said."""
        self._to_finish = None
        self.ask(FULL)
        session, at = self._session, (self.state.event, self.state.seats)
        said, question = what_lacks(self._form, at, session.today(), session.lists)
        if said is not None:
            self._show(said)
            self.gap_shown.emit(question)

    # --- paper slips ------------------------------------------------------------------------------

    def type_slips(self, number: int) -> None:
        """Type in paper slips from now on, beginning with a number; 0 where none is known."""
        event = self.state.event
        if event is None:
            return
        self._put_aside()
        self._slip_day = event.starts[:10]
        blank = blank_slip(number, event.code, self._slip_day)
        self._begin(replace(self._new_form(), draft=blank, blank=blank))
        self._show(Said(code="slips"))
        self.cleared.emit()

    @override
    def leave(self) -> None:
        """Leave a correction as it was; else type in no more slips. What is typed of one stays."""
        if self._form.opened is not None:
            super().leave()
        elif self._slip_day is not None and self._form.untouched:
            self._slip_day = None
            self._begin_next(Said(code="slips_over"))

    @override
    def _on_saved(self, form: DeskDraft, result: object, *, held: bool) -> None:
        super()._on_saved(form, result, held=held)
        if self._slip_day is not None:
            last = form.draft.paper_no
            self._session.run(look_at_slips, then=lambda seen: self._on_slips(seen, last))

    def _on_slips(self, seen: SlipsSeen, last: str) -> None:
        """Propose the next number, where nobody has typed into the form yet."""
        if self._slip_day is not None and self._form.untouched and self._form.opened is None:
            self._begin(proposed(self._form, number_after(seen, last), seen.code))
            self._show()

    @override
    def _new_form(self) -> DeskDraft:
        form = super()._new_form()
        if self._slip_day is None or self.state.event is None:
            return form
        blank = blank_slip(0, self.state.event.code, self._slip_day)
        return replace(form, draft=blank, blank=blank)
