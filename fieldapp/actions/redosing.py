"""A newer list of dose rules: who is booked too soon by it becomes a task; nobody is moved."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from fieldapp.actions.acting import Act, acting
from fieldapp.actions.booking import birth_of
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.dosing import told_by_rows
from fieldapp.actions.events import offers_of
from fieldapp.actions.roster_facts import Visit, local_day, visits_of
from fieldapp.actions.seating import vaccine_offered
from fieldapp.actions.tasks import NEXT_DOSE, PlannedDose, begin_task
from fieldapp.domain.dose_history import given_doses
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.rights import See, right
from fieldapp.domain.touched import Touched
from fieldapp.domain.visits import Comer, too_soon
from fieldapp.store.rows import Row, read_rows
from fieldapp.store.store import Store

_AT_ONCE: Final = 25
"""How many bookings are told in one change, which holds only so much."""


def look_at_bookings(desk: OpenedDesk) -> Touched:
    """Make a task of each booking to come that is too soon by the rules as they are now.

    It is about the appointment, and due on the first day that is not too soon; one that was made
    for that day is never made again, whatever became of it. Only who sees everybody's doses does
    this. Raises: StoreError.
    """
    sees = right(desk.author.role, BY_NAME["dose"])
    if not sees.make or sees.see is not See.ALL:
        return Touched()
    found: defaultdict[bytes, list[tuple[Visit, str]]] = defaultdict(list)
    for visit, day in _too_soon(desk):
        if not _told(desk.store, visit, day):
            found[visit.sign_up.event or visit.sign_up.ref("event")].append((visit, day))
    touched = Touched()
    for event, visits in found.items():
        for start in range(0, len(visits), _AT_ONCE):
            with acting(desk.store, desk.author, event) as act:
                for visit, day in visits[start : start + _AT_ONCE]:
                    _ask_to_move(act, visit, day)
            touched |= act.touched
    return touched


def _ask_to_move(act: Act, visit: Visit, day: str) -> None:
    appointment, person = visit.appointment, visit.person
    begin_task(
        act,
        person.id,
        NEXT_DOSE,
        due_on=day,
        about=(appointment.id,),
        lang=person.text("lang_spoken") or None,
        dose=PlannedDose(group=appointment.text("group"), dose_no=_dose_no(appointment)),
    )


def _dose_no(appointment: Row) -> int | None:
    number = appointment.values.get("dose_no")
    return number if isinstance(number, int) else None


def _told(store: Store, visit: Visit, day: str) -> bool:
    """Tell whether a task was made of this booking for that day."""
    where = "person = ? AND kind = ? AND due_on = ?"
    tasks = read_rows(store.connection, BY_NAME["task"], where, (visit.person.id, NEXT_DOSE, day))
    return any(task.values.get("about") == [visit.appointment.id] for task in tasks)


def _too_soon(desk: OpenedDesk) -> Iterator[tuple[Visit, str]]:
    """Give the visits to come that are too soon, each with the first day that is not."""
    store, lists = desk.store, desk.lists
    today = desk.today()
    for event in read_rows(store.connection, BY_NAME["event"]):
        if event.dead or local_day(event.text("ends") or event.text("starts")) < today:
            continue
        offers = tuple(map(vaccine_offered, offers_of(store, event.id)))
        for visit in visits_of(store, event.id, lists):
            group, day = visit.appointment.text("group"), local_day(visit.slot.text("starts"))
            comer = Comer(
                groups=(group,),
                birth=birth_of(visit.person),
                shares=True,
                doses=given_doses(told_by_rows(visit.doses), lists),
                guardian=lambda _: None,
            )
            for problem in too_soon(comer, group, offers, lists, day):
                yield visit, dict(problem.args)["day"]
