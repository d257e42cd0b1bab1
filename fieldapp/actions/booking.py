"""Appointments: a time at an event for a sign-up, and what became of it."""

from fieldapp.actions.acting import Author, acting, row_here
from fieldapp.actions.seating import add_appointment
from fieldapp.actions.signing_up import effective_consents
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.kinds import BY_NAME
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
    consent.shareprov share_consent_needed, and not_here, not_allowed.
    """
    row = row_here(store, "sign_up", sign_up)
    problems = _booking_problems(store, row, group, slot)
    if problems:
        raise RefusedError(tuple(problems))
    with acting(store, author, row.event) as act:
        made = add_appointment(act, sign_up, {"slot": slot, "group": group, "dose_no": dose_no})
    return act.id_of(made)


def _booking_problems(store: Store, sign_up: Row, group: str, slot: bytes | None) -> list[Problem]:
    found: list[Problem] = []
    person = sign_up.values["person"]
    consents = read_rows(store.connection, BY_NAME["consent"], "person = ?", (person,))
    if "SHAREPROV" not in effective_consents(consents, "GRANTED"):
        found.append(Problem(field="consent.shareprov", code="share_consent_needed"))
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


def shown_status(statuses: list[Row], lists: CodeLists) -> str:
    """Give the status in force: the one of highest rank (domain 4.3), empty when there is none."""
    ranks = lists["appointment_status"]
    known = [row.text("status") for row in statuses if row.text("status") in ranks]
    return max(known, key=lambda code: int(ranks[code].extra["rank"]), default="")
