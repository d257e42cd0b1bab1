"""A time for somebody at the table: which are left, which one a sign-up has, giving and moving."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from fieldapp.actions.acting import Act, row_here
from fieldapp.domain.intervals import Interval, parse_interval
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.domain.seats import SEAT, WAITING_LIST, Seat, SeatsOffered, VaccineOffered
from fieldapp.domain.values import Value
from fieldapp.store.journal import Made
from fieldapp.store.rows import Row, read_row, read_rows
from fieldapp.store.seat_tokens import NOTHING_HELD, OwnSeats, own_seats
from fieldapp.store.seats import standing_appointments
from fieldapp.store.store import Store

ALLOT: Final = "ALLOT"
RESERVE: Final = "RESERVE"
WAITLIST: Final = "WAITLIST"


def seats_offered(store: Store, event: bytes) -> SeatsOffered | None:
    """Give the times for people who sign up at an event; None where there are none.

    They are those of the event it books for, else its own; one that was cancelled has none. What
    is free is what this laptop holds and did not give. Raises: StoreError.
    """
    here = taking_place(store, event)
    if here is None:
        return None
    booked = taking_place(store, here.ref("next_event")) or here
    slots = read_rows(store.connection, BY_NAME["slot"], "event = ?", (booked.id,))
    if not slots:
        return None
    own = own_seats(store, slots)
    offers = read_rows(store.connection, BY_NAME["offer"], "event = ?", (booked.id,))
    return SeatsOffered(
        event=booked.id,
        title=booked.text("title"),
        starts=booked.text("starts"),
        groups=tuple(dict.fromkeys(each.text("group") for each in offers)),
        offers=tuple(map(vaccine_offered, offers)),
        seats=tuple(
            _seat(each, own.get(each.id, NOTHING_HELD))
            for each in sorted(slots, key=lambda row: (row.text("starts"), row.id))
        ),
    )


def vaccine_offered(offer: Row) -> VaccineOffered:
    """Give an offer as the rules of a visit ask for it; ages that cannot be read set no bound."""
    ages = [parse_interval(offer.text(each), field="offer") for each in ("age_from", "age_below")]
    low, high = (each if isinstance(each, Interval) else None for each in ages)
    return VaccineOffered(
        group=offer.text("group"),
        age_from=low,
        age_below=high,
        product=offer.text("cvx") or None,
        authorization=offer.text("authorization"),
    )


def taking_place(store: Store, event: bytes) -> Row | None:
    """Give an event that is here and was not cancelled, else None. Raises: StoreError."""
    row = read_row(store.connection, BY_NAME["event"], event)
    return None if row is None or row.dead or row.text("status") == "CANCELLED" else row


def _seat(slot: Row, own: OwnSeats) -> Seat:
    block = slot.values.get("language_block")
    return Seat(
        slot=slot.id,
        starts=slot.text("starts"),
        ends=slot.text("ends"),
        free=len(own.free),
        held=len(own.held),
        kind=slot.text("kind"),
        languages=tuple(each for each in block if isinstance(each, str))
        if isinstance(block, list)
        else (),
    )


def seat_of(store: Store, sign_up: bytes) -> str:
    """Give what a draft says of the time a sign-up has: hex of a time, WAIT, or nothing."""
    standing = standing_appointments(store, sign_up)
    slots = [slot for _, slot, _ in standing if slot is not None]
    if slots:
        return slots[0].hex()
    return WAITING_LIST if standing else ""


def give_seat(
    act: Act, sign_up: Made | bytes, seat: str, doses: Mapping[str, int]
) -> tuple[Made, ...]:
    """Book a time or the waiting list: one seat, and for each vaccine the dose `doses` gives.

    Raises: RefusedError appointment.slot slot_full, not_here.
    """
    slot = None if seat == WAITING_LIST else bytes.fromhex(seat)
    given = None if slot is None else spend_seat(act, sign_up, slot)
    return tuple(
        add_appointment(act, sign_up, {"group": group, "dose_no": dose_no}, given)
        for group, dose_no in doses.items()
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenSeat:
    """A seat for somebody: the time, the number of this laptop's that is spent, and out of what."""

    slot: bytes
    token: int
    seat_from: str


def seat_to_spend(store: Store, slot: bytes) -> GivenSeat:
    """Give the seat of a time that this laptop would give next.

    Raises: RefusedError appointment.slot slot_full where it holds none that is free, not_here.
    """
    own = own_seats(store, [row_here(store, "slot", slot)]).get(slot, NOTHING_HELD)
    if not own.free:
        raise RefusedError((Problem(field=SEAT, code="slot_full"),))
    token = min(own.free - own.reserve, default=min(own.free))
    return GivenSeat(slot=slot, token=token, seat_from=RESERVE if token in own.reserve else ALLOT)


def spend_seat(act: Act, sign_up: Made | bytes, slot: bytes) -> GivenSeat:
    """Give somebody a seat of a time: the one they have there, else one of this laptop's.

    The seat they have serves only where this laptop holds it: the one that does may be giving it
    to somebody else just now. Else all they have there moves to a seat of this laptop.
    Raises: RefusedError as `seat_to_spend`.
    """
    there = _there(act.store, sign_up, slot) if isinstance(sign_up, bytes) else []
    own = own_seats(act.store, [row_here(act.store, "slot", slot)]).get(slot, NOTHING_HELD)
    for row, _ in there:
        token = row.values.get("seat_token")
        if isinstance(token, int) and token in own.held:
            return GivenSeat(slot=slot, token=token, seat_from=row.text("seat_from") or ALLOT)
    given = seat_to_spend(act.store, slot)
    if isinstance(sign_up, bytes):
        move_within(act, sign_up, there, given)
    return given


def _there(store: Store, sign_up: bytes, slot: bytes) -> list[tuple[Row, str]]:
    return [
        (row_here(store, "appointment", each), group)
        for each, held, group in standing_appointments(store, sign_up)
        if held == slot
    ]


def move_within(
    act: Act, sign_up: bytes, there: Iterable[tuple[Row, str]], given: GivenSeat
) -> None:
    """Move appointments, each with its vaccine, to another seat of their time."""
    for row, group in there:
        act.create("appointment_status", {"appointment": row.id, "status": "RESCHED"})
        values = {"group": group, "dose_no": row.values.get("dose_no"), "moved_from": row.id}
        add_appointment(act, sign_up, dict(values), given)


def call_off(act: Act, sign_up: bytes, groups: Collection[str]) -> None:
    """Give back what stands for vaccines that somebody does not want any more."""
    for each, _, group in standing_appointments(act.store, sign_up):
        if group in groups:
            act.create("appointment_status", {"appointment": each, "status": "CANCPER"})


def move_seat(
    act: Act,
    sign_up: bytes,
    seat: str,
    doses: Mapping[str, int],
    gone: Collection[str] = (),
    *,
    seat_from: str = "",
) -> tuple[Made, ...]:
    """Give back what stands, and the new time instead; nothing is overwritten (domain 4.3).

    `doses` says for each vaccine which dose it is; without a new time the person has called it off.
    `gone` are vaccines not wished for any more.
    `seat_from` says where the seat comes from, if not out of this laptop's share or the reserve.
    Raises: RefusedError appointment.slot slot_full, not_here.
    """
    standing = standing_appointments(act.store, sign_up)
    state = "RESCHED" if seat else "CANCPER"
    for each, _, _ in standing:
        act.create("appointment_status", {"appointment": each, "status": state})
    if not seat:
        return ()
    made: list[Made] = []
    given = None if seat == WAITING_LIST else seat_to_spend(act.store, bytes.fromhex(seat))
    if seat_from and given is not None:
        given = replace(given, seat_from=seat_from)
    earlier = {group: each for each, _, group in standing if group not in gone}
    for group in dict.fromkeys((*earlier, *doses)):
        before = earlier.get(group)
        dose_no: Value = doses.get(group)
        if dose_no is None and before is not None:
            dose_no = row_here(act.store, "appointment", before).values.get("dose_no")
        values: dict[str, Value | Made] = {"group": group, "dose_no": dose_no or 1}
        values["moved_from"] = before
        made.append(add_appointment(act, sign_up, values, given))
    return tuple(made)


def add_appointment(
    act: Act,
    sign_up: Made | bytes,
    values: dict[str, Value | Made],
    given: GivenSeat | None,
) -> Made:
    """Make an appointment, with the state it begins with; without a seat on the waiting list."""
    seat: dict[str, Value | Made] = {}
    if given is not None:
        seat = {"slot": given.slot, "seat_token": given.token, "seat_from": given.seat_from}
    made = act.create("appointment", {"sign_up": sign_up, **seat, **values})
    if given is not None:
        act.spend(given.slot, given.token, made)
    status = "WAIT" if given is None else "BOOKED"
    act.create("appointment_status", {"appointment": made, "status": status})
    return made


def seat_again(act: Act, sign_up: bytes) -> None:
    """Give somebody whose withdrawal is undone a seat at the time they had.

    The seat went back with the withdrawal. Where this laptop holds it and it is free, the
    appointments simply stand again; else they get another seat of that time, or none is left.
    Raises: RefusedError appointment.slot slot_full.
    """
    standing = standing_appointments(act.store, sign_up)
    for slot in dict.fromkeys(slot for _, slot, _ in standing if slot is not None):
        time = read_row(act.store.connection, BY_NAME["slot"], slot)
        there = _there(act.store, sign_up, slot)
        tokens = {row.values.get("seat_token") for row, _ in there}
        own = {} if time is None else own_seats(act.store, [time])
        if not tokens <= own.get(slot, NOTHING_HELD).free:
            move_within(act, sign_up, there, seat_to_spend(act.store, slot))
            continue
        for row, _ in there:
            spend_again(act, row)


def spend_again(act: Act, appointment: Row) -> None:
    """Note that a seat which went back is somebody's again: that of the appointment it was."""
    token = appointment.values.get("seat_token")
    if isinstance(token, int):
        act.spend(appointment.ref("slot"), token, appointment.id)
