"""Follow-up tasks that a rule makes: one open task for each kind and person (domain 3.10)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from fieldapp.actions.acting import Act
from fieldapp.domain.calls import OVER
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.values import Value
from fieldapp.store.journal import Made
from fieldapp.store.rows import Row, read_rows
from fieldapp.store.store import Store

FINISH: Final = "FINISH"
GUARDIAN: Final = "GUARDIAN"
NEXT_DOSE: Final = "DOSE2"
"""Kinds of tasks, codes of `task_kind`."""
CALL_BACK: Final = "INTERP"
"""Kind of the task to call somebody back with an interpreter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedDose:
    """The dose that somebody is called for; late `window_days` after the task is due."""

    group: str
    dose_no: int | None = None
    window_days: int | None = None


class Making(Protocol):
    """An act that is under way, or what notes one."""

    @property
    def store(self) -> Store: ...

    def create(self, kind: str, values: Mapping[str, Value | Made], /) -> Made: ...


def open_tasks(store: Store, person: bytes, kind: str) -> list[Row]:
    """Give the tasks of a kind about a person that nobody has ended, as known here."""
    where = "person = ? AND kind = ?"
    return [
        task
        for task in read_rows(store.connection, BY_NAME["task"], where, (person, kind))
        if OVER.isdisjoint(_states(store, task.id))
    ]


def _states(store: Store, task: bytes) -> list[str]:
    rows = read_rows(store.connection, BY_NAME["task_status"], "task = ?", (task,))
    return [row.text("state") for row in rows]


def begin_task(
    act: Making,
    person: Made | bytes,
    kind: str,
    *,
    due_on: str | None = None,
    about: Sequence[Made | bytes] = (),
    lang: str | None = None,
    dose: PlannedDose | None = None,
) -> None:
    """Have something done about a person, unless that is to be done already.

    Of what is about a dose there is one for each vaccine.
    """
    group = None if dose is None else dose.group
    if isinstance(person, bytes):
        known = open_tasks(act.store, person, kind)
        if any(group is None or task.text("group") in {group, ""} for task in known):
            return
    rows: list[Value] = [each.index if isinstance(each, Made) else each for each in about]
    values: dict[str, Value | Made] = {"person": person, "kind": kind, "due_on": due_on}
    values |= {"about": rows or None, "lang": lang, "group": group}
    if dose is not None:
        values |= {"dose_no": dose.dose_no, "window_days": dose.window_days}
    act.create("task_status", {"task": act.create("task", values), "state": "READY"})


def end_tasks(act: Act, tasks: Iterable[Row]) -> None:
    """Say that tasks are done: what they were to bring is here."""
    for task in tasks:
        act.create("task_status", {"task": task.id, "state": "DONE"})
