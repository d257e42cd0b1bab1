"""What was delivered at the table: how, in which language, how long, by whom, what went wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from fieldapp.actions.acting import Act, Author, acting, row_here
from fieldapp.actions.assigning import step_assignment
from fieldapp.actions.needing import (
    AT_EVENT,
    NeedHere,
    event_day,
    event_need,
    needs_here,
    raise_unmet,
    skills_by,
    written_values,
)
from fieldapp.actions.tasks import CALL_BACK, begin_task
from fieldapp.actions.undoing import Noted, Noting
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.fitting import qualifies
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.needs import (
    CHILD,
    COMPANION,
    MINOR_USED,
    YES,
    Delivery,
    delivery_problems,
    outcome_of,
    problem_noted,
)
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.domain.rights import Change, right
from fieldapp.domain.touched import Touched
from fieldapp.domain.values import Value
from fieldapp.store.journal import Made
from fieldapp.store.rows import Row, read_rows
from fieldapp.store.store import Store

_TEAM: Final = "SIGN2"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Told:
    """What was delivered, as it is noted. `language` empty: the one that was wanted.

    Who interpreted is an interpreter or a user; for a companion, a child or nobody the mode says
    it.
    """

    mode: str
    minutes: int | None = None
    problem: str = ""
    language: str = ""
    interpreter: bytes | None = None
    user: bytes | None = None


def note_delivery(
    store: Store, author: Author, where: tuple[bytes, bytes], told: Told, lists: CodeLists
) -> Noted:
    """Note what was delivered to somebody, and close what was planned: `where` event and sign-up.

    A child who interpreted is kept as that: it counts as not met, and somebody calls back with an
    interpreter. Raises: RefusedError need not_here, need_status.problem required, and what rights
    forbid; StoreError.
    """
    event, sign_up = where
    row = row_here(store, "sign_up", sign_up)
    person, day = row.ref("person"), event_day(store, event)
    here = needs_here(store, author, event, [person], lists).get(person)
    if here is None or here.wish.wanted != YES:
        raise RefusedError((Problem(field="need", code="not_here"),))
    delivery = _delivery(store, here, told, day, lists)
    if problems := delivery_problems(here.wish, delivery, lists):
        raise RefusedError(problems)
    with acting(store, author, row.event) as act:
        noting = Noting(act=act, event=row.event)
        need = event_need(noting, here.row, event)
        state = outcome_of(here.wish, delivery, lists)
        noting.create("need_status", _status(need, state, delivery, told))
        _close_plans(noting, author, here, told, delivery)
        _end_waiting(noting, author, row, told)
        if state == "NOTDELIVERED":
            _not_met(noting, person, delivery, (sign_up, here.wish.language, day))
    return noting.done()


def child_interpreted(
    act: Act, who: tuple[bytes | Made, bytes | Made], need: Mapping[str, Value], day: date
) -> None:
    """Keep, in an act that is under way, that a child interpreted when somebody signed up.

    It is allowed and counts as not met; somebody calls back with an interpreter. `who` are person
    and sign-up; `need` is the need at that event as far as it is known, its event and language.
    """
    noting = Noting(act=act, event=None)
    wanted = need.get("wanted") or "UNK"
    if wanted in {YES, "UNK"}:
        here = _need_of_event(act.store, who[0], need.get("event"))
        made = here or noting.create(
            "need", {**need, "person": who[0], "for": AT_EVENT, "wanted": wanted}
        )
        delivery = Delivery(mode=CHILD, language=str(need.get("language") or ""))
        noting.create("need_status", _status(made, "NOTDELIVERED", delivery, Told(mode=CHILD)))
    raise_unmet(noting, who[0], MINOR_USED)
    _call_back(noting, who[0], (who[1], str(need.get("language") or ""), day))


def _need_of_event(store: Store, person: bytes | Made, event: Value) -> bytes | None:
    if isinstance(person, Made):
        return None
    where = 'person = ? AND "for" = ? AND event = ?'
    rows = read_rows(store.connection, BY_NAME["need"], where, (person, AT_EVENT, event))
    return rows[0].id if rows else None


def reopen_need(store: Store, author: Author, closing: bytes) -> Touched:
    """Take out what closed a need: it was not so. Raises: RefusedError; StoreError."""
    row = row_here(store, "need_status", closing)
    with acting(store, author, row.event) as act:
        act.take_out(row, "MISTAKE")
    return act.touched


def _delivery(store: Store, here: NeedHere, told: Told, day: date, lists: CodeLists) -> Delivery:
    wish = replace(here.wish, language=told.language or here.wish.language)
    skills = skills_by(store, told.interpreter, told.user)
    return Delivery(
        mode=told.mode,
        language=wish.language,
        minutes=told.minutes,
        problem=told.problem,
        qualified=qualifies(wish, told.mode, skills, day, lists),
    )


def _status(
    need: bytes | Made, state: str, delivery: Delivery, told: Told
) -> dict[str, Value | Made]:
    return written_values(
        {
            "need": need,
            "state": state,
            "problem": problem_noted(delivery),
            "mode": delivery.mode,
            "language": delivery.language,
            "minutes": delivery.minutes,
            "interpreter": told.interpreter,
            "user": told.user,
        }
    )


def _close_plans(
    noting: Noting, author: Author, here: NeedHere, told: Told, delivery: Delivery
) -> None:
    """Bring the assignments of who interpreted to their end, by roles that may.

    Others note it at the need alone; the coordinator sees it there.
    """
    if right(author.role, BY_NAME["assignment"]).edit is Change.NOTHING:
        return
    store = noting.act.store
    came = delivery.problem != "NOSHOW"
    for plan in here.live:
        shift = row_here(store, "shift", plan.shift)
        took_part = shift.ref("interpreter") == told.interpreter or told.mode == _TEAM
        if not took_part or plan.state == "DONE":
            continue
        row = row_here(store, "assignment", plan.assignment)
        noting.edit(
            row,
            {
                "delivered_mode": delivery.mode if came else None,
                "delivered_lang": delivery.language if came else None,
                "minutes": delivery.minutes,
                "problem": delivery.problem or None,
            },
        )
        if came or plan.state in {"OFFERED", "ACCEPTED"}:
            step_assignment(noting, row, "DONE" if came else "NOSHOW")


def _end_waiting(noting: Noting, author: Author, sign_up: Row, told: Told) -> None:
    """Nobody waits any more; who interpreted at the table is noted where it is the author's."""
    allowed = right(author.role, sign_up.kind).edit
    own = sign_up.actor == author.user
    if allowed is Change.NOTHING or (allowed is Change.OWN and not own):
        return
    values: dict[str, Value] = {"return_at": None}
    if own and not sign_up.text("interpreted_by"):
        values["interpreted_by"] = _interpreted_by(told) or None
    noting.edit(sign_up, values)


def _interpreted_by(told: Told) -> str:
    if told.mode in {CHILD, COMPANION}:
        return told.mode
    return (told.interpreter or told.user or b"").hex()


def _not_met(
    noting: Noting, person: bytes | Made, delivery: Delivery, about: tuple[bytes, str, date]
) -> None:
    raise_unmet(noting, person, problem_noted(delivery))
    if delivery.mode == CHILD:
        _call_back(noting, person, about)


def _call_back(noting: Noting, person: bytes | Made, about: tuple[bytes | Made, str, date]) -> None:
    """Have somebody called back; `about` is sign-up, language, and from which day on."""
    sign_up, language, day = about
    begin_task(
        noting,
        person,
        CALL_BACK,
        due_on=day.isoformat(),
        about=(sign_up,),
        lang=language or None,
    )
