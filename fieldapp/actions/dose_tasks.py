"""Who had a dose here is called about the next: a task, by the product of that very record.

Tasks are made by whoever sees everybody's doses, on as many laptops as that is done. A dose is
asked about once for each laptop, and two tasks of one vaccine are one on the list of calls.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from fieldapp.actions.acting import Act, acting
from fieldapp.actions.booking import birth_of, shown_status
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.dosing import told_by_rows
from fieldapp.actions.gathering import by_id, grouped, rows_by
from fieldapp.actions.tasks import NEXT_DOSE, PlannedDose, begin_task, end_tasks
from fieldapp.domain.calls import OVER
from fieldapp.domain.dose_history import StandingDose, standing_doses
from fieldapp.domain.dose_rules import dose_rules
from fieldapp.domain.due_dates import Due, due_dates
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.outcomes import OPEN
from fieldapp.domain.rights import See, right
from fieldapp.domain.touched import Touched
from fieldapp.store.doses import people_with_doses_here
from fieldapp.store.rows import Row

SLICE: Final = 100
"""How many people are looked at in one go."""
_AT_ONCE: Final = 25
"""How many doses are told in one change, which holds only so much."""
_HERE: Final = "HERE"
_LOOKS_AT: Final = ("person", "dose", "appointment")
_LOOKS_BACK: Final = timedelta(days=400)
"""Whose last dose is older is not called because of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What a look at some people made; `after` is where the next goes on, None at the end."""

    touched: Touched
    after: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class _Person:
    """Somebody with a dose given here, and what hangs on them."""

    row: Row
    doses: tuple[StandingDose, ...]
    given: dict[bytes, Row]
    tasks: tuple[Row, ...]
    open: frozenset[bytes]
    booked: frozenset[str]


def plan_next_doses(desk: OpenedDesk, after: bytes = b"") -> Planned:
    """Make the tasks of doses that are due, and end those of doses that were given or booked.

    Goes through people by their id, some at once. Only who makes tasks and sees everybody whole
    does this; for others nothing happens. Raises: StoreError.
    """
    role = desk.author.role
    whole = all(right(role, BY_NAME[kind]).see is See.ALL for kind in _LOOKS_AT)
    if not whole or not right(role, BY_NAME["task"]).make:
        return Planned(touched=Touched(), after=None)
    since = (desk.today() - _LOOKS_BACK).isoformat()
    people = people_with_doses_here(desk.store, since, after=after, most=SLICE)
    wanted: defaultdict[bytes | None, list[tuple[_Person, Due | None, str]]] = defaultdict(list)
    for person in _people(desk, people):
        for dose in _newest_here(person):
            due = _due(desk, person, dose.given.group)
            wanted[_event(person, dose)].append((person, due, dose.given.group))
    touched = Touched()
    for event, each in wanted.items():
        differing = [one for one in each if _differs(*one)]
        for start in range(0, len(differing), _AT_ONCE):
            with acting(desk.store, desk.author, event) as act:
                for one in differing[start : start + _AT_ONCE]:
                    _bring_about(act, *one)
            touched |= act.touched
    return Planned(touched=touched, after=people[-1] if len(people) == SLICE else None)


def _people(desk: OpenedDesk, ids: Sequence[bytes]) -> Iterator[_Person]:
    store = desk.store
    people = by_id(rows_by(store, "person", "id", ids))
    doses = grouped(rows_by(store, "dose", "person", people), "person")
    tasks = grouped(
        (row for row in rows_by(store, "task", "person", people) if row.text("kind") == NEXT_DOSE),
        "person",
    )
    states = grouped(
        rows_by(store, "task_status", "task", [row.id for rows in tasks.values() for row in rows]),
        "task",
    )
    booked = _booked(desk, people)
    for person, row in people.items():
        own = tasks.get(person, [])
        yield _Person(
            row=row,
            doses=standing_doses(told_by_rows(doses[person]), desk.lists),
            given={each.id: each for each in doses[person]},
            tasks=tuple(own),
            open=frozenset(
                task.id
                for task in own
                if OVER.isdisjoint(each.text("state") for each in states[task.id])
            ),
            booked=frozenset(booked[person]),
        )


def _booked(desk: OpenedDesk, people: dict[bytes, Row]) -> defaultdict[bytes, set[str]]:
    """Give the vaccines for which people have an appointment that is still to come."""
    store = desk.store
    sign_ups = by_id(rows_by(store, "sign_up", "person", people))
    rows = list(rows_by(store, "appointment", "sign_up", sign_ups))
    found = rows_by(store, "appointment_status", "appointment", [row.id for row in rows])
    statuses = grouped(found, "appointment")
    booked: defaultdict[bytes, set[str]] = defaultdict(set)
    for row in rows:
        if shown_status(statuses[row.id], desk.lists) in OPEN:
            booked[sign_ups[row.ref("sign_up")].ref("person")].add(row.text("group"))
    return booked


def _newest_here(person: _Person) -> Iterator[StandingDose]:
    """Give the newest dose of each vaccine that somebody had here."""
    newest: dict[str, StandingDose] = {}
    for each in person.doses:
        if any(person.given[told.key].text("place") == _HERE for told in each.told):
            newest[each.given.group] = each
    yield from newest.values()


def _event(person: _Person, dose: StandingDose) -> bytes | None:
    return person.given[dose.told[0].key].event


def _due(desk: OpenedDesk, person: _Person, group: str) -> Due | None:
    """Give the next dose by the rules that hold on the day it is due; None where nobody is called.

    A first dose of another season is no follow-up: who wants that says so anew.
    """
    by_today = _due_on(desk, person, group, desk.today())
    day = None if by_today is None else _opens(by_today)
    return None if day is None else _due_on(desk, person, group, max(desk.today(), day))


def _due_on(desk: OpenedDesk, person: _Person, group: str, planned: date) -> Due | None:
    given, birth = [each.given for each in person.doses], birth_of(person.row)
    due = due_dates(given, dose_rules(desk.lists), planned, group=group, birth=birth)
    if not isinstance(due, Due) or _opens(due) is None:
        return None
    return None if due.season is not None and due.dose_no == 1 else due


def _opens(due: Due) -> date | None:
    return due.recommended_from or due.earliest_ok


def _open(person: _Person, group: str) -> list[Row]:
    return [each for each in person.tasks if each.id in person.open and each.text("group") == group]


def _told(person: _Person, due: Due) -> bool:
    """Tell whether a task was made of this dose before, whatever became of it."""
    return any(
        each.text("group") == due.group and each.values.get("dose_no") == due.dose_no
        for each in person.tasks
    )


def _stale(person: _Person, due: Due | None, group: str) -> list[Row]:
    """Give the open tasks of a vaccine that nobody needs to do any more.

    One about an appointment that is too soon stays until that is moved.
    """
    return [
        task
        for task in _open(person, group)
        if not task.values.get("about")
        and (group in person.booked or due is None or task.values.get("dose_no") != due.dose_no)
    ]


def _moved(person: _Person, due: Due | None, group: str) -> list[Row]:
    """Give the open tasks whose day is another one by the list that is in force now."""
    day = None if due is None else _opens(due)
    stale = {each.id for each in _stale(person, due, group)}
    return [
        task
        for task in _open(person, group)
        if day is not None
        and not task.values.get("about")
        and task.id not in stale
        and task.text("due_on") != day.isoformat()
    ]


def _differs(person: _Person, due: Due | None, group: str) -> bool:
    missing = due is not None and group not in person.booked and not _told(person, due)
    return missing or bool(_stale(person, due, group)) or bool(_moved(person, due, group))


def _bring_about(act: Act, person: _Person, due: Due | None, group: str) -> None:
    end_tasks(act, _stale(person, due, group))
    day = None if due is None else _opens(due)
    if due is None or day is None:
        return
    window = _window(due, day)
    for task in _moved(person, due, group):
        act.edit(task, {"due_on": day.isoformat(), "window_days": window})
    if group not in person.booked and not _told(person, due):
        begin_task(
            act,
            person.row.id,
            NEXT_DOSE,
            due_on=day.isoformat(),
            lang=person.row.text("lang_spoken") or None,
            dose=PlannedDose(group=group, dose_no=due.dose_no, window_days=window),
        )


def _window(due: Due, day: date) -> int | None:
    """Give how many days the window is open, as far as a task can say it."""
    days = None if due.late_after is None else (due.late_after - day).days
    return days if days is not None and 0 <= days <= 365 else None
