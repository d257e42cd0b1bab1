"""Who came without a time, and who waits for one: onto the list, off it, and into a free seat."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

from fieldapp.actions.acting import acting, row_here
from fieldapp.actions.booking import shown_status, visit_shortcomings
from fieldapp.actions.clinic_day import VisitLine
from fieldapp.actions.clinic_events import ClinicEvent, FreeTime, free_times
from fieldapp.actions.clinic_steps import Done, now_at
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.gathering import grouped, rows_by
from fieldapp.actions.seating import WAITLIST, add_appointment, spend_seat
from fieldapp.domain.outcomes import OPEN, STATUS
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.domain.touched import Touched
from fieldapp.domain.values import Value
from fieldapp.domain.waiting_list import Waiting, can_take
from fieldapp.store.journal import Made
from fieldapp.store.rows import Row

FIRST_RANK: Final = 1
"""The rank of who a coordinator lets go first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkIn:
    """Somebody for the list of the day: for which vaccines, how long they can wait (ms)."""

    sign_up: bytes
    groups: tuple[str, ...]
    until_ms: int | None = None
    minutes: int | None = None


def add_walk_in(desk: OpenedDesk, event: ClinicEvent, wanted: WalkIn) -> Done:
    """Put somebody on the list of the day, in a time for walk-ins where one has a seat.

    What they have elsewhere for the same vaccine is given back: nobody has two.
    Raises: RefusedError event.walk_ins no_walk_ins, sign_up.wants time_needs_vaccine,
    appointment.group booked_already, what `visit_shortcomings` finds, not_allowed; StoreError.
    """
    row = row_here(desk.store, "sign_up", wanted.sign_up)
    slot = _walk_in_time(desk, event)
    earlier = _open_appointments(desk, wanted)
    _may_join(desk, event, wanted, (row, earlier), slot)
    with acting(desk.store, desk.author, event.id) as act:
        given = None if slot is None else spend_seat(act, wanted.sign_up, slot.slot)
        for group in wanted.groups:
            before = earlier.get(group)
            values: dict[str, Value | Made] = {
                "group": group,
                "dose_no": 1,
                "wait_until": wanted.until_ms,
                "can_arrive_min": wanted.minutes,
                "wait_date": event.starts[:10] if slot is None else None,
            }
            if before is not None:
                act.create("appointment_status", {"appointment": before.id, "status": "RESCHED"})
                values |= {"dose_no": before.values.get("dose_no") or 1, "moved_from": before.id}
            add_appointment(act, wanted.sign_up, values, given)
    return Done(touched=act.touched, made=act.made)


def _walk_in_time(desk: OpenedDesk, event: ClinicEvent) -> FreeTime | None:
    """Give the time for people without one that is now or comes next, and has a seat."""
    now = now_at(desk.store, event.zone)
    times = (each for each in free_times(desk.store, event.id) if each.walk_in)
    return next((each for each in times if event.moment(each.ends) > now), None)


def _open_appointments(desk: OpenedDesk, wanted: WalkIn) -> dict[str, Row]:
    """Give what somebody has open for the vaccines, wherever."""
    rows = [
        row
        for row in rows_by(desk.store, "appointment", "sign_up", [wanted.sign_up])
        if row.text("group") in wanted.groups
    ]
    found = rows_by(desk.store, "appointment_status", "appointment", [row.id for row in rows])
    statuses = grouped(found, "appointment")
    return {
        row.text("group"): row for row in rows if shown_status(statuses[row.id], desk.lists) in OPEN
    }


def _may_join(
    desk: OpenedDesk,
    event: ClinicEvent,
    wanted: WalkIn,
    of: tuple[Row, dict[str, Row]],
    slot: FreeTime | None,
) -> None:
    row, earlier = of
    problems: list[Problem] = []
    if not event.walk_ins:
        problems.append(Problem(field="event.walk_ins", code="no_walk_ins"))
    if not wanted.groups:
        problems.append(Problem(field="sign_up.wants", code="time_needs_vaccine"))
    for group in wanted.groups:
        problems += visit_shortcomings(desk.store, row, group, None if slot is None else slot.slot)
    slots = [each.ref("slot") for each in earlier.values() if each.ref("slot")]
    times = [row_here(desk.store, "slot", each) for each in slots]
    waits = any(each.text("wait_date") == event.starts[:10] for each in earlier.values())
    if waits or any(each.ref("event") == event.id for each in times):
        problems.append(Problem(field="appointment.group", code="booked_already"))
    if problems:
        raise RefusedError(tuple(dict.fromkeys(problems)))


def take_into_seat(desk: OpenedDesk, event: ClinicEvent, line: VisitLine, slot: bytes) -> Done:
    """Give a free time to somebody on the waiting list: a new appointment, the old one moved.

    Raises: RefusedError appointment.slot slot_full, too_late_for_it where they cannot be there in
    time, what `visit_shortcomings` finds, not_here, not_allowed; StoreError.
    """
    store = desk.store
    free = next((each for each in free_times(store, event.id) if each.slot == slot), None)
    if free is None:
        raise RefusedError((Problem(field="appointment.slot", code="slot_full"),))
    if not fits(event, line, free, now_at(store, event.zone)):
        raise RefusedError((Problem(field="appointment.slot", code="too_late_for_it"),))
    rows = [row_here(store, "appointment", part.appointment) for part in line.parts]
    sign_up = row_here(store, "sign_up", line.sign_up)
    problems: list[Problem] = []
    for row in rows:
        if not row.text("group"):  # somebody else's, kept from this laptop
            problems.append(Problem(field="dose.group", code="vaccine_needed"))
        problems += visit_shortcomings(store, sign_up, row.text("group"), slot)
    if problems:
        raise RefusedError(tuple(dict.fromkeys(problems)))
    with acting(store, desk.author, event.id) as act:
        given = replace(spend_seat(act, line.sign_up, slot), seat_from=WAITLIST)
        for row in rows:
            act.create("appointment_status", {"appointment": row.id, "status": "RESCHED"})
            values: dict[str, Value | Made] = {
                "group": row.text("group"),
                "dose_no": row.values.get("dose_no") or 1,
                "moved_from": row.id,
            }
            add_appointment(act, line.sign_up, values, given)
    return Done(touched=act.touched, made=act.made)


def fits(event: ClinicEvent, line: VisitLine, free: FreeTime, now: datetime) -> bool:
    """Tell whether somebody who waits can be there for a free time that is not over."""
    starts, ends = event.moment(free.starts), event.moment(free.ends)
    until = None if line.until_ms is None else datetime.fromtimestamp(line.until_ms / 1000, UTC)
    waiting = Waiting(ticket=line.ticket, rank=line.rank, until=until, minutes=line.minutes)
    return now < ends and can_take(waiting, starts, ends, now, walk_in=free.walk_in)


def note_wait(
    desk: OpenedDesk, line: VisitLine, until_ms: int | None, minutes: int | None
) -> Touched:
    """Note how long somebody on the list can wait, and how soon they can be here.

    Raises: RefusedError not_here, not_allowed; StoreError.
    """
    return _edit(desk, line, {"wait_until": until_ms, "can_arrive_min": minutes})


def let_first(desk: OpenedDesk, line: VisitLine, first: bool) -> Touched:
    """Let somebody on the list go before the others, or not any more: a coordinator's to say.

    Raises: RefusedError coordinator_needed, not_here; StoreError.
    """
    if desk.author.role != "COORDINATOR":
        raise RefusedError((Problem(field=STATUS, code="coordinator_needed"),))
    return _edit(desk, line, {"wait_rank": FIRST_RANK if first else None})


def _edit(desk: OpenedDesk, line: VisitLine, values: Mapping[str, Value]) -> Touched:
    rows = [row_here(desk.store, "appointment", part.appointment) for part in line.parts]
    with acting(desk.store, desk.author, rows[0].event if rows else None) as act:
        for row in rows:
            act.edit(row, values)
    return act.touched
