"""What a person says at the clinic: one step of somebody's day, one unit of work, and its undo."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from typing_extensions import override

from fieldapp.actions.acting import Act, acting, row_here
from fieldapp.actions.booking import shown_status
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.seating import move_within, seat_to_spend, spend_again
from fieldapp.domain.days import zone_of
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.outcomes import PROVIDER, STATUS, STEPS, Asked, states_to_add
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.domain.tokens import GIVEN_BACK
from fieldapp.domain.touched import Touched
from fieldapp.store.rows import Row, read_row, read_rows
from fieldapp.store.seat_tokens import NOTHING_HELD, own_seats
from fieldapp.store.store import Store

GIVEN: Final = "VACC"
ELSEWHERE: Final = "VACCELSE"
_SEEN: Final = frozenset({"ARRIVED", GIVEN, "DEFER", "LEFT"})
"""States that nobody can be in before the day has come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseSaid:
    """What was said of a dose: product and lot from the clinic's list, `day` of one elsewhere.

    `group` is the vaccine, empty for whichever it is; where the appointment's is hidden from who
    says so it is needed. `day` is `2026-05-30`, empty where it is not known.
    """

    group: str = ""
    cvx: str = ""
    lot: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class StepWanted:
    """One step for appointments of one person. `online`: the server would hear of it now."""

    appointments: tuple[bytes, ...]
    to: str
    event: bytes
    reason: str | None = None
    doses: tuple[DoseSaid, ...] = ()
    online: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What an act made, so that it can be taken back: kind and id of each row."""

    touched: Touched
    made: tuple[tuple[str, bytes], ...]

    @override
    def __repr__(self) -> str:
        return f"Done({len(self.made)} rows)"


def take_step(desk: OpenedDesk, wanted: StepWanted) -> Done:
    """Say what became of appointments: rows are added, a dose is noted with it.

    Appointments that cannot take the step are passed over where another one can.
    Raises: RefusedError as `states_to_add`, and appointment.status not_the_day_yet,
    dose.group vaccine_needed, not_here, not_allowed; StoreError.
    """
    store = desk.store
    rows = [row_here(store, "appointment", each) for each in wanted.appointments]
    ways = _ways(desk, wanted, rows)
    with acting(store, desk.author, wanted.event) as act:
        for row, states in ways:
            for state in states:
                _add_state(act, row, state, wanted)
            if states[-1] in {GIVEN, ELSEWHERE}:
                _add_dose(store, act, row, wanted)
    return Done(touched=act.touched, made=act.made)


def _ways(
    desk: OpenedDesk, wanted: StepWanted, rows: Sequence[Row]
) -> list[tuple[Row, tuple[str, ...]]]:
    found = [(row, _way(desk, wanted, row)) for row in rows]
    ways = [(row, way) for row, way in found if not isinstance(way, Problem)]
    if not ways:
        first = next((way for _, way in found if isinstance(way, Problem)), None)
        raise RefusedError((first or Problem(field=STATUS, code="no_such_step"),))
    return ways


def _way(desk: OpenedDesk, wanted: StepWanted, row: Row) -> tuple[str, ...] | Problem:
    store = desk.store
    zone = _zone(store, wanted.event)
    asked = Asked(
        to=wanted.to,
        role=desk.author.role,
        online=wanted.online,
        now=now_at(store, zone),
        ends=_ends(store, row, zone),
        reason=wanted.reason,
    )
    standing = shown_status(_statuses(store, row.id), desk.lists)
    way = states_to_add(standing, asked, desk.lists["outcome_reason"])
    if isinstance(way, Problem) or wanted.to not in _SEEN:
        return way
    clock_in_doubt = store.trusted_time()[1]
    if not clock_in_doubt and _day(store, row, wanted.event) > desk.today():
        return Problem(field=STATUS, code="not_the_day_yet")
    return way


def now_at(store: Store, zone: ZoneInfo) -> datetime:
    """Give the time at a place, as far as the laptop knows it."""
    return datetime.fromtimestamp(store.right_ms() / 1000, UTC).astimezone(zone)


def _zone(store: Store, event: bytes) -> ZoneInfo:
    return zone_of(row_here(store, "event", event).text("tz"))


def _slot(store: Store, row: Row) -> Row | None:
    return read_row(store.connection, BY_NAME["slot"], row.ref("slot"))


def _ends(store: Store, row: Row, zone: ZoneInfo) -> datetime | None:
    slot = _slot(store, row)
    if slot is None:
        return None
    return datetime.fromisoformat(slot.text("ends")).replace(tzinfo=zone)


def _day(store: Store, row: Row, event: bytes) -> date:
    """Give the day of a visit, also where it is typed from paper on another one."""
    slot = _slot(store, row)
    starts = (slot or row_here(store, "event", event)).text("starts")
    return date.fromisoformat(starts[:10])


def _statuses(store: Store, appointment: bytes) -> list[Row]:
    return read_rows(
        store.connection, BY_NAME["appointment_status"], "appointment = ?", (appointment,)
    )


def _add_state(act: Act, row: Row, state: str, wanted: StepWanted) -> None:
    last = state == wanted.to
    act.create(
        "appointment_status",
        {
            "appointment": row.id,
            "status": state,
            "reason": wanted.reason if last else None,
            "proof": STEPS[state].proof or None,
        },
    )


def _add_dose(store: Store, act: Act, row: Row, wanted: StepWanted) -> None:
    here = wanted.to == GIVEN
    group = row.text("group") or next((each.group for each in wanted.doses), "")
    said = next((each for each in wanted.doses if each.group in {group, ""}), DoseSaid())
    if not group:
        raise RefusedError((Problem(field="dose.group", code="vaccine_needed"),))
    sign_up = row_here(store, "sign_up", row.ref("sign_up"))
    act.create(
        "dose",
        {
            "person": sign_up.ref("person"),
            "group": group,
            "cvx": (said.cvx or None) if here else None,
            "date": _day(store, row, wanted.event).isoformat() if here else said.day or None,
            "dose_no": row.values.get("dose_no"),
            "place": "HERE" if here else "ELSEWHERE",
            "proof": PROVIDER if here else "SAID",
            "lot": (said.lot.strip() or None) if here else None,
        },
    )


def undo_step(desk: OpenedDesk, done: Done, event: bytes) -> Touched:
    """Take back all that an act made, in one unit of work.

    Raises: RefusedError slot_full where others got the seat that was given back with it,
    not_here, not_allowed; StoreError.
    """
    store = desk.store
    rows = [row_here(store, kind, row) for kind, row in done.made]
    again = [each for row in rows if (each := _taking_its_seat(store, row)) is not None]
    with acting(store, desk.author, event) as act:
        for row in again:
            spend_again(act, row)
        for row in reversed(rows):
            act.take_out(row, "MISTAKE")
    return act.touched


def _taking_its_seat(store: Store, row: Row) -> Row | None:
    """Give the appointment whose seat is taken again where a state goes. Raises: slot_full."""
    found = _seat_again(store, row)
    if found is None:
        return None
    appointment, free = found
    if not free:
        raise RefusedError((Problem(field="appointment.slot", code="slot_full"),))
    return appointment


def _seat_again(store: Store, row: Row) -> tuple[Row, bool] | None:
    """Give the appointment that has its seat again where a state goes, and whether it is free here.

    None where the state gave back none.
    """
    if row.kind.name != "appointment_status" or row.text("status") not in GIVEN_BACK:
        return None
    appointment = read_row(store.connection, BY_NAME["appointment"], row.ref("appointment"))
    slot = None if appointment is None else _slot(store, appointment)
    if appointment is None or slot is None or slot.dead:
        return None
    token = appointment.values.get("seat_token")
    return appointment, token in own_seats(store, [slot]).get(slot.id, NOTHING_HELD).free


def take_back(desk: OpenedDesk, appointment: bytes, event: bytes) -> Touched:
    """Take out what is in force of an appointment, with the dose noted for it: a correction.

    Whoever said it; so it is the coordinator's, or of who said it themselves. A seat that went
    back with it is taken again: that one where it is free here, else another of its time.
    Raises: RefusedError no_such_step, slot_full, not_here, not_allowed; StoreError.
    """
    store = desk.store
    row = row_here(store, "appointment", appointment)
    statuses = _statuses(store, appointment)
    standing = shown_status(statuses, desk.lists)
    if standing not in STEPS or len(statuses) < 2:
        raise RefusedError((Problem(field=STATUS, code="no_such_step"),))
    gone = [each for each in statuses if each.text("status") == standing]
    doses = doses_noted_with(store, row, gone) if standing in {GIVEN, ELSEWHERE} else []
    again = next((found for each in gone if (found := _seat_again(store, each))), None)
    with acting(store, desk.author, event) as act:
        for each in (*doses, *gone):
            act.take_out(each, "MISTAKE")
        if again is not None and again[1]:
            spend_again(act, row)
        elif again is not None:
            given = seat_to_spend(store, row.ref("slot"))
            move_within(act, row.ref("sign_up"), [(row, row.text("group"))], given)
    return act.touched


def doses_noted_with(store: Store, row: Row, statuses: Sequence[Row]) -> list[Row]:
    """Give the doses that were noted with states: made by the same act, so at the same moment."""
    moments = {(each.made_ms, each.actor) for each in statuses}
    sign_up = row_here(store, "sign_up", row.ref("sign_up"))
    found = read_rows(store.connection, BY_NAME["dose"], "person = ?", (sign_up.ref("person"),))
    return [
        each
        for each in found
        if (each.made_ms, each.actor) in moments and row.text("group") in {each.text("group"), ""}
    ]
