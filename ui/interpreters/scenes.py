"""The page of interpreters for pictures: who waits, who wants one, hours, and languages."""

from functools import partial
from typing import Any, Final

from fieldapp.actions.interpreter_form import InterpreterForm
from fieldapp.domain.interpreter_draft import InterpreterDraft, TypedSkill
from ui.interpreters.screen import InterpretersScreen
from ui.interpreters.state import ALL, DONE, LANGUAGES, SHIFTS, WAITING
from ui.page import Page
from ui.scene import Scene


def _on(page: Page) -> InterpretersScreen:
    assert isinstance(page, InterpretersScreen)  # noqa: S101 - scenes of this page
    return page


def _ready(page: Page) -> bool:
    state = _on(page).presenter.state
    matched = state.line is None or (state.seen is not None and bool(state.seen.chosen))
    return state.seen is not None and matched


def _show(wanted: str, page: Page) -> None:
    _on(page).presenter.show(wanted)


_SKILLS: Final = (
    TypedSkill(
        language="kjb", into="es", variety="Soloma", qualification="COMM", modes=("ONSITE", "RELAY")
    ),
    TypedSkill(language="ase", qualification="RID", licence_no="NC-1187", valid_to="12/31/2027"),
)
_LONG: Final = "Wilhelmina-Maria Featherstonehaugh Montgomery de la Vega y Santiago"


def _form(page: Page, **typed: Any) -> None:
    """Open the form of a new interpreter with something typed; nothing of it is kept."""
    screen = _on(page)
    screen.presenter.show(SHIFTS)
    seen = screen.presenter.state.seen
    if seen is None or seen.event is None:
        return
    event, draft = seen.event, InterpreterDraft(**typed)
    hours = (event.starts, event.ends)
    form = InterpreterForm(id=b"a form of a scene", event=event.id, hours=hours, draft=draft)
    screen.presenter.form.show(form)


def _blank(page: Page) -> None:
    _form(page)


def _typed(page: Page) -> None:
    _form(page, name=_LONG, phone="(828) 555-0161", skills=_SKILLS, starts="9 am", ends="12 pm")


def _wrong(page: Page) -> None:
    _form(page, phone="12", starts="noonish")
    _on(page).form.save()


def _leave(page: Page) -> None:
    """The form goes as it came: it was never kept."""
    screen = _on(page)
    screen.presenter.form.leave()
    screen.presenter.said = None


SCENES: Final = (
    Scene(name="waiting", show=partial(_show, WAITING), ready=_ready),
    Scene(name="want", show=partial(_show, ALL), ready=_ready),
    Scene(name="noted", show=partial(_show, DONE), ready=_ready),
    Scene(name="hours", show=partial(_show, SHIFTS), ready=_ready),
    Scene(name="languages", show=partial(_show, LANGUAGES), ready=_ready),
    Scene(name="new", show=_blank, leave=_leave),
    Scene(name="form", show=_typed, leave=_leave),
    Scene(name="wrong", show=_wrong, leave=_leave),
)
