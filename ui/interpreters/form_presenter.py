"""What the form of an interpreter does: opens, keeps what is typed, saves, and is left."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from fieldapp.actions.interpreter_form import (
    InterpreterForm,
    forget_interpreter_draft,
    half_typed_interpreter,
    keep_interpreter_draft,
    open_interpreter,
    save_interpreter,
)
from fieldapp.domain.interpreter_draft import (
    alone_too_long,
    read_interpreter,
    with_skill,
    with_typed_skill,
)
from fieldapp.domain.problem import Problem, RefusedError
from ui.interpreters.state import Said
from ui.keeping import Keeping
from ui.session import Session, fault_of


class FormPresenter(QObject):
    """Holds the form in sight, None where none is open.

    `done` is told what happened, and what takes it back: rows, or a form that was left.
    """

    changed = Signal()
    opened = Signal()  # a form came in sight
    done = Signal(object, object)  # Said, Noted | InterpreterForm | None

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.form: InterpreterForm | None = None
        self.skill = 0
        self.problems: tuple[Problem, ...] = ()
        self.fault = ""
        self._blank = InterpreterForm(id=b"", event=b"")
        self._keeping = Keeping(
            session,
            lambda: self.form or self._blank,
            keep=keep_interpreter_draft,
            forget=forget_interpreter_draft,
            failed=self._on_failed,
        )

    def start(self) -> None:
        """Show what was typed before a crash or the end."""
        self._session.run(half_typed_interpreter, then=self._on_found)

    def _on_found(self, form: InterpreterForm | None) -> None:
        if form is not None and self.form is None and not form.untouched:
            self.show(form)

    def open(self, event: bytes, interpreter: bytes = b"", shift: bytes = b"") -> None:
        """Open an interpreter, or a new one; what was half typed of them is there again."""
        self.keep_now()
        form_id = self._session.new_id()
        wanted = (form_id, event, interpreter, shift)
        self._session.run(open_interpreter, *wanted, then=self.show, otherwise=self._on_failed)

    def show(self, form: InterpreterForm) -> None:
        """Bring a form in sight."""
        self.form, self.skill, self.problems, self.fault = form, 0, (), ""
        self._keeping.stands(form.draft)
        self.changed.emit()
        self.opened.emit()

    def bring_back(self, form: InterpreterForm) -> None:
        """Bring a form in sight that was left, and keep it again."""
        self.show(form)
        self._keeping.stands(None)
        self.keep_now()

    def stop(self) -> None:
        """Keep what is typed."""
        self.keep_now()

    def keep_now(self) -> None:
        """Keep what is typed, at once."""
        if self.form is not None:
            self._keeping.now()

    # --- typing -----------------------------------------------------------------------------------

    def type(self, **typed: Any) -> None:
        """Take an answer about the interpreter or the hours."""
        if self.form is not None:
            self._take(replace(self.form.draft, **typed))

    def type_skill(self, **typed: Any) -> None:
        """Take an answer about the language in sight."""
        if self.form is not None and self.form.draft.skills:
            self._take(with_typed_skill(self.form.draft, self.skill, **typed))

    def add_language(self, tag: str) -> None:
        """Add a language and bring it in sight."""
        if self.form is not None:
            draft = with_skill(self.form.draft, tag)
            self.skill = next(at for at, each in enumerate(draft.skills) if each.language == tag)
            self._take(draft)
            self.changed.emit()

    def choose_skill(self, at: int) -> None:
        """Bring a language in sight."""
        self.skill = at
        self.changed.emit()

    def drop_skill(self) -> None:
        """Take the language in sight out of the form."""
        if self.form is not None:
            skills = self.form.draft.skills
            left = (*skills[: self.skill], *skills[self.skill + 1 :])
            self.skill = max(0, min(self.skill, len(left) - 1))
            self._take(replace(self.form.draft, skills=left))

    def _take(self, draft: Any) -> None:
        if self.form is not None and draft != self.form.draft:
            self.form = replace(self.form, draft=draft)
            self.problems, self.fault = (), ""
            self._keeping.soon()
            self.changed.emit()

    @property
    def alone(self) -> bool:
        """Whether somebody would sign alone for too long."""
        if self.form is None:
            return False
        plan = self._read(self.form)
        return not isinstance(plan, tuple) and alone_too_long(plan)

    def _read(self, form: InterpreterForm) -> Any:
        return read_interpreter(form.draft, form.hours, self._session.today(), self._session.lists)

    # --- saving and leaving -----------------------------------------------------------------------

    def save(self) -> None:
        """Keep the interpreter and the hours; where something is missing, say what."""
        form = self.form
        if form is None or form.untouched:
            return
        found = self._read(form)
        if isinstance(found, tuple):
            self.problems = found
            self.changed.emit()
            return
        self._keeping.stop()
        self._close()  # nothing is typed in it while it is saved
        self._session.run(
            save_interpreter,
            form,
            then=lambda noted: self.done.emit(Said(code="saved", name=form.draft.name), noted),
            otherwise=lambda error: self._on_refused(form, error),
        )

    def _on_refused(self, form: InterpreterForm, error: Exception) -> None:
        self.bring_back(form)
        self._on_failed(error)

    def leave(self) -> None:
        """Close the form; what was typed in it can be had back."""
        form = self.form
        if form is None:
            return
        self._keeping.stop()
        self._close()
        if not form.untouched:
            self._session.run(forget_interpreter_draft, form.id)
            self.done.emit(Said(code="left"), form)

    def _close(self) -> None:
        self.form, self.problems, self.fault = None, (), ""
        self._keeping.stands(self._blank.draft)
        self.changed.emit()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, RefusedError) and self.form is not None:
            self.problems = error.problems
        else:
            self.fault = fault_of(error).code
        self.changed.emit()
