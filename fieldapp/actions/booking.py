"""Appointments: a time at an event for a sign-up, and what became of it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from fieldapp.actions.acting import Author, acting, row_here
from fieldapp.actions.consenting import effective_consents, guardian_yes
from fieldapp.actions.dosing import doses_of_person, told_by_rows
from fieldapp.actions.events import offers_of
from fieldapp.actions.riding import give_held_ride, visit_day
from fieldapp.actions.seating import (
    add_appointment,
    seat_to_spend,
    seats_offered,
    spend_seat,
    vaccine_offered,
)
from fieldapp.actions.tasks import GUARDIAN, begin_task, end_tasks, open_tasks
from fieldapp.domain.codes import CodeLists, load_code_lists
from fieldapp.domain.days import PartialDay, kept_birth, read_whole_day
from fieldapp.domain.dose_history import given_doses
from fieldapp.domain.guardians import guardian_shortcoming
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.outcomes import Said, in_force
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.domain.seats import WAITING_LIST
from fieldapp.domain.visits import Comer, dose_number, next_dose, only_guardian, visit_problems
from fieldapp.store.rows import Row, read_rows
from fieldapp.store.seats import standing_appointments
from fieldapp.store.store import Store


def book(
    store: Store,
    author: Author,
    sign_up: bytes,
    *,
    group: str,
    slot: bytes | None,
    dose_no: int | None = None,
) -> bytes:
    """Book a time, or with no `slot` put somebody on the waiting list; gives the appointment's id.

    Which dose it is follows from the doses that are known, unless `dose_no` says it.
    Raises: RefusedError as `visit_problems`, appointment.slot slot_full, appointment.group
    booked_already, and not_here, not_allowed. The sign-up stays whatever is refused; where only a
    guardian's yes is missing, somebody is to ask for it.
    """
    row = row_here(store, "sign_up", sign_up)
    visit = _Visit(store, row, group, slot)
    problems = [*visit.problems(), *_seat_problems(store, row, group, slot)]
    if only_guardian(problems):
        with acting(store, author, row.event) as act:
            day, lang = visit.last[:10] or None, visit.language or None
            begin_task(act, row.ref("person"), GUARDIAN, due_on=day, lang=lang)
    if problems:
        raise RefusedError(tuple(problems))
    dose = visit.dose_no() if dose_no is None else dose_no
    with acting(store, author, row.event) as act:
        given = None if slot is None else spend_seat(act, sign_up, slot)
        made = add_appointment(act, sign_up, {"group": group, "dose_no": dose}, given)
        give_held_ride(act, row, made, visit_day(store, "" if slot is None else slot.hex()))
        end_tasks(act, open_tasks(store, row.ref("person"), GUARDIAN))
    return act.id_of(made)


class _Visit:
    """One vaccine at one time, or any time for who waits, as the rules of a visit ask for it."""

    def __init__(self, store: Store, sign_up: Row, group: str, slot: bytes | None) -> None:
        self._lists = load_code_lists()
        person = row_here(store, "person", sign_up.ref("person"))
        consents = read_rows(store.connection, BY_NAME["consent"], "person = ?", (person.id,))
        self._group = group
        self.language = person.text("lang_spoken")
        self._comer = Comer(
            groups=(group,),
            birth=birth_of(person),
            shares="SHAREPROV" in effective_consents(consents, "GRANTED"),
            doses=given_doses(told_by_rows(doses_of_person(store, person.id)), self._lists),
            guardian=lambda each: guardian_yes(consents, each),
        )
        self.first, self.last, event = _days(store, sign_up, slot)
        self._offers = tuple(map(vaccine_offered, offers_of(store, event)))

    def problems(self) -> Iterator[Problem]:
        """Give what stands in the way but for the seats."""
        return visit_problems(
            self._comer, self._offers, self._lists, first=self.first, last=self.last
        )

    def dose_no(self) -> int:
        """Give which dose of its group it is."""
        day = date.fromisoformat(self.last[:10])
        due = next_dose(self._comer, self._group, self._offers, self._lists, day)
        return dose_number(due, self._comer.doses)


def visit_shortcomings(
    store: Store, sign_up: Row, group: str, slot: bytes | None
) -> tuple[Problem, ...]:
    """Say what a visit of somebody lacks besides a seat, as `visit_problems`."""
    return tuple(_Visit(store, sign_up, group, slot).problems())


def _days(store: Store, sign_up: Row, slot: bytes | None) -> tuple[str, str, bytes]:
    """Give the first and the last day of a visit, and its event."""
    if slot is not None:
        time = row_here(store, "slot", slot)
        return time.text("starts"), time.text("starts"), time.ref("event")
    event = sign_up.ref("event")
    offered = seats_offered(store, event)
    if offered is not None:
        return *offered.days(WAITING_LIST), offered.event
    starts = row_here(store, "event", event).text("starts")
    return starts, starts, event


def _seat_problems(store: Store, sign_up: Row, group: str, slot: bytes | None) -> Iterator[Problem]:
    standing = standing_appointments(store, sign_up.id)
    if any(booked == group for _, _, booked in standing):
        yield Problem(field="appointment.group", code="booked_already")
    if slot is not None and all(held != slot for _, held, _ in standing):
        try:
            seat_to_spend(store, slot)
        except RefusedError as refused:
            yield from refused.problems


def held_for_guardian(
    store: Store, consents: Sequence[Row], group: str, day: str, event: bytes
) -> str | None:
    """Give the problem code that holds a child's visit, None where the guardian's consent will do.

    `day` is that of the visit (`2026-06-13`), `event` says how the vaccine is authorised there.
    """
    under = {
        each.text("authorization")
        for each in offers_of(store, event)
        if each.text("group") == group
    }
    return guardian_shortcoming(guardian_yes(consents, group), day, under, load_code_lists())


def birth_of(person: Row) -> PartialDay | None:
    """Give the days on which somebody can have been born."""
    age, unit, as_of = (person.values.get(name) for name in ("age_said", "age_unit", "age_as_of"))
    said = None
    if isinstance(age, int) and isinstance(unit, str) and isinstance(as_of, str):
        on = read_whole_day(as_of)
        said = None if on is None else (age, unit, on)
    return kept_birth(person.text("birth_date") or None, person.text("birth_precision"), age=said)


def appointments_of(store: Store, sign_up: bytes) -> list[Row]:
    """Give the appointments of a sign-up."""
    return read_rows(store.connection, BY_NAME["appointment"], "sign_up = ?", (sign_up,))


def shown_status(statuses: Iterable[Row], lists: CodeLists) -> str:
    """Give the status in force (domain 4.3), empty when there is none."""
    said = [Said(row.text("status"), row.text("proof")) for row in statuses]
    return in_force(said, lists["appointment_status"])
