"""Who interprets for whom: asking somebody on a shift, their answer, and what follows from a no."""

from collections.abc import Sequence
from typing import Final

from fieldapp.actions.acting import Author, acting, row_here
from fieldapp.actions.interpreting import candidates_of, states_of_assignments
from fieldapp.actions.needing import event_day, event_need, open_unmet, raise_unmet
from fieldapp.actions.undoing import Noted, Noting
from fieldapp.domain.codes import load_code_lists
from fieldapp.domain.fitting import Candidate, fit_of
from fieldapp.domain.needs import LOST, assignment_steps, wish_of
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.store.journal import Made
from fieldapp.store.rows import Row
from fieldapp.store.store import Store

_NEED: Final = "assignment.need"


def ask_interpreters(
    store: Store,
    author: Author,
    need: bytes,
    shifts: Sequence[bytes],
    *,
    planned_at: str | None = None,
    compromise: bool = False,
) -> Noted:
    """Offer somebody's need to shifts of one event: one, or two who take turns.

    The very language has to fit, or the assignments are marked as a compromise; nothing else can
    be waived. Raises: RefusedError assignment.need language_differs, licence_needed,
    licence_expired, interpreter_conflict, and what rights forbid.
    """
    row = row_here(store, "need", need)
    event = row_here(store, "shift", shifts[0]).ref("event")
    here = {each.shift: each for each in candidates_of(store, event)}
    for each in shifts:
        _may_interpret(store, row, here[each], event, compromise=compromise)
    with acting(store, author, row.event) as act:
        noting = Noting(act=act, event=row.event)
        held = event_need(noting, row, event)
        for each in shifts:
            _offer(noting, held, each, planned_at, compromise=compromise)
        noting.create("need_status", {"need": held, "state": "PLANNED"})
        for item in open_unmet(store, row.ref("person")):
            noting.edit(item, {"state": "DONE", "resolution": "EDITED"})
    return noting.done()


def _may_interpret(
    store: Store, need: Row, candidate: Candidate, event: bytes, *, compromise: bool
) -> None:
    person = need.ref("person")
    day = event_day(store, event)
    fit = fit_of(wish_of(need.values), candidate, day, load_code_lists(), person=person)
    if fit.blocked and not (compromise and fit.blocked == "language_differs"):
        raise RefusedError((Problem(field=_NEED, code=fit.blocked),))


def _offer(
    noting: Noting, need: bytes | Made, shift: bytes, planned_at: str | None, *, compromise: bool
) -> None:
    made = noting.create(
        "assignment",
        {
            "need": need,
            "shift": shift,
            "planned_at": planned_at,
            "compromise": compromise or None,
        },
    )
    noting.create("assignment_status", {"assignment": made, "state": "OFFERED"})


def answer_assignment(store: Store, author: Author, assignment: bytes, state: str) -> Noted:
    """Bring an assignment to a state by the steps that lead there (domain 4.5).

    After a no, a cancelling or nobody who came the need is wanted again and waits for the
    coordinator. Raises: RefusedError assignment_step, and what rights forbid.
    """
    row = row_here(store, "assignment", assignment)
    need = row_here(store, "need", row.ref("need"))
    with acting(store, author, row.event) as act:
        noting = Noting(act=act, event=row.event)
        step_assignment(noting, row, state)
        if state in LOST:
            noting.create("need_status", {"need": need.id, "state": "WANTED"})
            raise_unmet(noting, need.ref("person"), state)
    return noting.done()


def step_assignment(noting: Noting, assignment: Row, state: str) -> None:
    """Append the states that lead to `state`. Raises: RefusedError assignment_step."""
    now = states_of_assignments(noting.act.store, [assignment])[assignment.id]
    steps = assignment_steps(now, state)
    if steps is None:
        raise RefusedError((Problem(field="assignment_status.state", code="assignment_step"),))
    for each in steps:
        noting.create("assignment_status", {"assignment": assignment.id, "state": each})
