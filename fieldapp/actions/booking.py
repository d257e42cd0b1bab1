"""Appointments: a time at an event for a sign-up, and what became of it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from fieldapp.actions.acting import Author, acting, row_here
from fieldapp.actions.consenting import effective_consents, guardian_problem
from fieldapp.actions.events import offers_of
from fieldapp.actions.seating import add_appointment
from fieldapp.domain.codes import CodeLists, load_code_lists
from fieldapp.domain.days import Certain, PartialDay, kept_birth, minor_on, read_whole_day
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.outcomes import Said, in_force
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.domain.touched import Touched
from fieldapp.store.rows import Row, read_rows
from fieldapp.store.seats import seats_taken, standing_appointments
from fieldapp.store.store import Store


def book(
    store: Store,
    author: Author,
    sign_up: bytes,
    *,
    group: str,
    slot: bytes | None,
    dose_no: int = 1,
) -> bytes:
    """Book a time, or with no `slot` put somebody on the waiting list; gives the appointment's id.

    Raises: RefusedError appointment.slot slot_full, appointment.group booked_already,
    consent.shareprov share_consent_needed, person.birth_date age_needed, consent.guardian
    guardian_consent_needed, guardian_details_needed, guardian_may_not_agree,
    guardian_written_needed, and not_here, not_allowed. The sign-up stays whatever is refused.
    """
    row = row_here(store, "sign_up", sign_up)
    problems = _booking_problems(store, row, group, slot)
    if problems:
        raise RefusedError(tuple(problems))
    with acting(store, author, row.event) as act:
        made = add_appointment(act, sign_up, {"slot": slot, "group": group, "dose_no": dose_no})
    return act.id_of(made)


def visit_problems(store: Store, sign_up: Row, group: str, slot: bytes | None) -> list[Problem]:
    """Say what a visit of somebody lacks besides a seat: consent, age, a child's guardian."""
    person = sign_up.values["person"]
    consents = read_rows(store.connection, BY_NAME["consent"], "person = ?", (person,))
    found: list[Problem] = []
    if "SHAREPROV" not in effective_consents(consents, "GRANTED"):
        found.append(Problem(field="consent.shareprov", code="share_consent_needed"))
    return [*found, *_age_problems(store, sign_up, consents, group, slot)]


def _booking_problems(store: Store, sign_up: Row, group: str, slot: bytes | None) -> list[Problem]:
    found = visit_problems(store, sign_up, group, slot)
    standing = standing_appointments(store, sign_up.id)
    if any(booked == group for _, _, booked in standing):
        found.append(Problem(field="appointment.group", code="booked_already"))
    if slot is not None:
        holds_it = any(held == slot for _, held, _ in standing)
        taken = seats_taken(store, [slot]).get(slot, 0) - holds_it
        capacity = row_here(store, "slot", slot).values.get("capacity")
        if isinstance(capacity, int) and taken >= capacity:
            found.append(Problem(field="appointment.slot", code="slot_full"))
    return found


def _age_problems(
    store: Store, sign_up: Row, consents: Sequence[Row], group: str, slot: bytes | None
) -> Iterator[Problem]:
    """Hold the booking of a child without its guardian's documented consent (domain 3.0, 4.3).

    The waiting list too: a seat that comes free is given from it without asking again. Who may be
    17 or 18 counts as a child.
    """
    day, event = _day_of(store, sign_up, slot)
    birth = birth_of(row_here(store, "person", sign_up.ref("person")))
    if birth is None:
        yield Problem(field="person.birth_date", code="age_needed")
    elif minor_on(birth, date.fromisoformat(day)) is not Certain.NO:
        code = held_for_guardian(store, consents, group, day, event)
        if code is not None:
            yield Problem(field="consent.guardian", code=code)


def held_for_guardian(
    store: Store, consents: Sequence[Row], group: str, day: str, event: bytes
) -> str | None:
    """Give the problem code that holds a child's visit, None where the guardian's consent will do.

    `day` is that of the visit (`2026-06-13`), `event` says how the vaccine is authorised there.
    """
    emergency = any(
        each.text("group") == group and each.text("authorization") == "EUA"
        for each in offers_of(store, event)
    )
    return guardian_problem(consents, group, day, load_code_lists(), emergency=emergency)


def _day_of(store: Store, sign_up: Row, slot: bytes | None) -> tuple[str, bytes]:
    """Give the day of a visit, and its event."""
    if slot is None:
        event = row_here(store, "event", sign_up.ref("event"))
        return event.text("starts")[:10], event.id
    time = row_here(store, "slot", slot)
    return time.text("starts")[:10], time.ref("event")


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


def set_outcome(
    store: Store, author: Author, appointment: bytes, status: str, *, reason: str | None = None
) -> Touched:
    """Add what became of an appointment: a row of its own, nothing is overwritten."""
    row = row_here(store, "appointment", appointment)
    with acting(store, author, row.event) as act:
        act.create(
            "appointment_status",
            {"appointment": appointment, "status": status, "reason": reason},
        )
    return act.touched


def shown_status(statuses: Iterable[Row], lists: CodeLists) -> str:
    """Give the status in force (domain 4.3), empty when there is none."""
    said = [Said(row.text("status"), row.text("proof")) for row in statuses]
    return in_force(said, lists["appointment_status"])
