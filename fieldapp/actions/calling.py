"""What came of a call, noted in one change: the try, where it stands now, and what was said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from fieldapp.actions.acting import acting, row_here
from fieldapp.actions.booking import shown_status
from fieldapp.actions.call_lines import CallLine, TaskShown, purpose_of
from fieldapp.actions.clinic_steps import ELSEWHERE
from fieldapp.actions.consenting import is_reachable
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.gathering import grouped, rows_by
from fieldapp.actions.stopping import (
    Stopped,
    Stopping,
    Withdrawal,
    grant_again,
    numbers_to_call,
    withdraw,
)
from fieldapp.actions.tasks import NEXT_DOSE
from fieldapp.actions.undoing import Noted, Noting, take_back_noted
from fieldapp.domain.calls import Standing, enough_tried, follows
from fieldapp.domain.outcomes import OPEN, STEPS
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.domain.touched import Touched
from fieldapp.store.drafts import drop_draft, drop_in_unit, load_draft, save_draft
from fieldapp.store.lists import rows_of_person
from fieldapp.store.rows import Row

REACHED: Final = "REACHED"
MESSAGE: Final = "VM"
WRONG_NUMBER: Final = "BADNUM"
ASKED_TO_STOP: Final = "STOP"
UNREACHABLE: Final = "CONTACT"
"""Reason of a review: nobody knows how to reach somebody."""
_BY_PHONE: Final = ("CALL", "VOICEMAIL")
_REMARK: Final = "call"
"""The form under which a remark that is being typed is kept."""
_OPEN_REVIEWS: Final = frozenset({"OPEN", "TAKEN", "REOPENED"})


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CallSaid:
    """What came of a call: a code of `contact_result`, and at which number.

    `said_yes`: somebody has to arrange it. `call_at` (`2026-06-13T10:00`) is when they asked to be
    called instead. `had` are the doses they had elsewhere, by vaccine, with the day or nothing.
    """

    line: CallLine
    result: str
    contact: bytes
    remark: str = ""
    said_yes: bool = False
    call_at: str = ""
    had: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Called:
    """A call that was noted, so that it can be taken back; `standing` is where it stands now."""

    noted: Noted
    standing: Standing
    stopped: Stopped | None = None

    @property
    def touched(self) -> Touched:
        """What it changed."""
        return self.noted.touched


def note_call(desk: OpenedDesk, said: CallSaid) -> Called:
    """Note what came of a call.

    Where consent for it is not in force on this laptop it is refused: nobody should have been
    called. Who asks to stop has calls and messages withdrawn in the same change; what is typed as
    a remark goes into it. Raises: RefusedError no_consent, not_here, not_allowed; StoreError.
    """
    store, author, line = desk.store, desk.author, said.line
    tasks = _tasks(desk, line)
    rows = [row for row in rows_of_person(store, line.person) if not row.dead]
    channel = "VOICEMAIL" if said.result == MESSAGE else "CALL"
    _may_reach(rows, line, channel, said.contact)
    stopping: Stopping | None = None
    with acting(store, author, tasks[0].event) as act:
        noting = Noting(act=act, event=tasks[0].event)
        _note_try(desk, noting, said, (tasks[0], channel))
        standing = _standing(said, tasks, rows)
        if said.result == WRONG_NUMBER:
            standing = _bad_number(noting, said, rows)
        elif said.result == ASKED_TO_STOP:
            stopping = withdraw(act, author, line.person, _BY_PHONE, Withdrawal(how="PHONE"))
        _had_elsewhere(desk, noting, said, rows)
        for task in tasks:
            noting.edit(task, {"call_at": said.call_at or None})
            noting.create("task_status", {"task": task.id, "state": standing.value})
        drop_in_unit(store, author.user, line.person)
    stopped = None if stopping is None else stopping.done(act)
    return Called(noted=noting.done(), standing=standing, stopped=stopped)


def take_call_back(desk: OpenedDesk, called: Called) -> Touched:
    """Take a call back as if nobody had noted it. Raises: RefusedError; StoreError."""
    touched = take_back_noted(desk.store, desk.author, called.noted)
    if called.stopped is not None:
        with acting(desk.store, desk.author, called.noted.event) as act:
            grant_again(act, desk.author, called.stopped)
        touched |= act.touched
    return touched


def take_line(desk: OpenedDesk, line: CallLine) -> Noted:
    """Say that one calls somebody now, so that nobody else does. Raises: RefusedError."""
    return _set_all(desk, line, Standing.TAKEN)


def settle_line(desk: OpenedDesk, line: CallLine) -> Noted:
    """Say that what somebody said yes to is arranged. Raises: RefusedError; StoreError."""
    return _set_all(desk, line, Standing.DONE)


def _set_all(desk: OpenedDesk, line: CallLine, state: Standing) -> Noted:
    tasks = _tasks(desk, line)
    with acting(desk.store, desk.author, tasks[0].event) as act:
        noting = Noting(act=act, event=tasks[0].event)
        for task in tasks:
            noting.create("task_status", {"task": task.id, "state": state.value})
    return noting.done()


def _tasks(desk: OpenedDesk, line: CallLine) -> list[Row]:
    return [row_here(desk.store, "task", each) for task in line.tasks for each in task.rows]


def _may_reach(rows: Sequence[Row], line: CallLine, channel: str, contact: bytes) -> None:
    """Refuse a call to somebody who did not agree to it, at that number, about all it was about."""
    consents = [row for row in rows if row.kind.name == "consent"]
    purposes = {purpose_of(task.kind) for task in line.tasks}
    if not all(is_reachable(consents, channel, each, contact) for each in purposes):
        raise RefusedError((Problem(field="attempt.channel", code="no_consent"),))


def _note_try(desk: OpenedDesk, noting: Noting, said: CallSaid, where: tuple[Row, str]) -> None:
    noting.create(
        "attempt",
        {
            "task": where[0].id,
            "at": desk.store.right_ms(),
            "channel": where[1],
            "contact": said.contact or None,
            "result": said.result,
            "remark": said.remark.strip() or None,
        },
    )


def _standing(said: CallSaid, tasks: Sequence[Row], rows: Sequence[Row]) -> Standing:
    if said.said_yes:
        return Standing.SAIDYES
    if said.call_at:
        return Standing.READY
    of_tasks = {task.id for task in tasks}
    tries = [row for row in rows if row.kind.name == "attempt" and row.ref("task") in of_tasks]
    results = [*(row.text("result") for row in tries), said.result]
    return follows(said.result, enough=enough_tried(results, said.line.most))


def _bad_number(noting: Noting, said: CallSaid, rows: Sequence[Row]) -> Standing:
    """Call a number no more; where there is no other, a coordinator is asked."""
    for row in rows:
        if row.id == said.contact:
            noting.edit(row, {"state": "BAD"})
    others = [row for row in numbers_to_call(rows) if row.id != said.contact]
    asked = any(
        row.text("reason") == UNREACHABLE and row.text("state") in _OPEN_REVIEWS
        for row in rows_by(noting.store, "review", "about", [said.line.person])
    )
    if not others and not asked:
        person = said.line.person
        noting.create(
            "review",
            {"reason": UNREACHABLE, "about_kind": "person", "about": person, "state": "OPEN"},
        )
    return Standing.READY


def _had_elsewhere(desk: OpenedDesk, noting: Noting, said: CallSaid, rows: Sequence[Row]) -> None:
    """Note doses that somebody says they had, and what that makes of their appointments."""
    planned = {task.group: task for task in said.line.tasks if task.kind == NEXT_DOSE}
    for group, day in said.had:
        task = planned.get(group)
        noting.create(
            "dose",
            {
                "person": said.line.person,
                "group": group,
                "date": day or None,
                "dose_no": None if task is None else task.dose_no,
                "place": "ELSEWHERE",
                "proof": STEPS[ELSEWHERE].proof,
            },
        )
        for row, states in _appointments(desk, said, rows, (group, task)):
            for state in states:
                proof = STEPS[state].proof or None
                noting.create(
                    "appointment_status", {"appointment": row.id, "status": state, "proof": proof}
                )


def _appointments(
    desk: OpenedDesk, said: CallSaid, rows: Sequence[Row], of: tuple[str, TaskShown | None]
) -> Iterator[tuple[Row, tuple[str, ...]]]:
    """Give the appointments for a dose that is had by now, with the states that follow."""
    statuses = grouped(
        (row for row in rows if row.kind.name == "appointment_status"), "appointment"
    )
    about = {task.appointment for task in said.line.tasks if task.appointment}
    group, task = of
    number = None if task is None else task.dose_no
    ways = STEPS[ELSEWHERE].ways
    for row in rows:
        if row.kind.name != "appointment":
            continue
        standing = shown_status(statuses[row.id], desk.lists)
        same = row.text("group") == group and row.values.get("dose_no") in {None, number}
        if standing in ways and (row.id in about or (same and standing in OPEN | {"NOSHOW"})):
            yield row, (*ways[standing], ELSEWHERE)


# --- the remark that is being typed -----------------------------------------------------------


def keep_remark(desk: OpenedDesk, person: bytes, remark: str) -> None:
    """Keep a remark as it is typed; it is no change and goes nowhere. Raises: StoreError."""
    store = desk.store
    save_draft(
        store,
        desk.author.user,
        person,
        {"remark": remark},
        form=_REMARK,
        event=desk.event,
        now_ms=store.right_ms(),
    )


def forget_remark(desk: OpenedDesk, person: bytes) -> None:
    """Forget a remark that was taken back. Raises: StoreError."""
    drop_draft(desk.store, desk.author.user, person)


def kept_remark(desk: OpenedDesk, person: bytes) -> str:
    """Give the remark about somebody that was being typed. Raises: StoreError."""
    draft = load_draft(desk.store, desk.author.user, person)
    said = draft.typed.get("remark") if draft is not None and draft.form == _REMARK else None
    return said if isinstance(said, str) else ""
