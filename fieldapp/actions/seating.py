"""A time for somebody at the table: which are left, which one a sign-up has, giving and moving."""

from collections.abc import Collection, Mapping

from fieldapp.actions.acting import Act, row_here
from fieldapp.domain.intervals import Interval, parse_interval
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.seats import WAITING_LIST, Seat, SeatsOffered, VaccineOffered
from fieldapp.domain.values import Value
from fieldapp.store.journal import Made
from fieldapp.store.rows import Row, read_row, read_rows
from fieldapp.store.seats import seats_taken, standing_appointments
from fieldapp.store.store import Store


def seats_offered(store: Store, event: bytes) -> SeatsOffered | None:
    """Give the times for people who sign up at an event; None where there are none.

    They are those of the event it books for, else its own; one that was cancelled has none. Seats
    are counted as this laptop knows them. Raises: StoreError.
    """
    here = _taking_place(store, event)
    if here is None:
        return None
    booked = _taking_place(store, here.ref("next_event")) or here
    slots = read_rows(store.connection, BY_NAME["slot"], "event = ?", (booked.id,))
    if not slots:
        return None
    taken = seats_taken(store, [each.id for each in slots])
    offers = read_rows(store.connection, BY_NAME["offer"], "event = ?", (booked.id,))
    return SeatsOffered(
        event=booked.id,
        title=booked.text("title"),
        starts=booked.text("starts"),
        groups=tuple(dict.fromkeys(each.text("group") for each in offers)),
        offers=tuple(map(vaccine_offered, offers)),
        seats=tuple(
            _seat(each, taken.get(each.id, 0))
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


def _taking_place(store: Store, event: bytes) -> Row | None:
    row = read_row(store.connection, BY_NAME["event"], event)
    return None if row is None or row.dead or row.text("status") == "CANCELLED" else row


def _seat(slot: Row, taken: int) -> Seat:
    capacity, block = slot.values.get("capacity"), slot.values.get("language_block")
    return Seat(
        slot=slot.id,
        starts=slot.text("starts"),
        ends=slot.text("ends"),
        free=max(0, (capacity if isinstance(capacity, int) else 0) - taken),
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


def give_seat(act: Act, sign_up: Made | bytes, seat: str, doses: Mapping[str, int]) -> None:
    """Book a time or the waiting list, for each vaccine the dose whose number `doses` gives."""
    slot = None if seat == WAITING_LIST else bytes.fromhex(seat)
    for group, dose_no in doses.items():
        add_appointment(act, sign_up, {"slot": slot, "group": group, "dose_no": dose_no})


def call_off(act: Act, sign_up: bytes, groups: Collection[str]) -> None:
    """Give back what stands for vaccines that somebody does not want any more."""
    for each, _, group in standing_appointments(act.store, sign_up):
        if group in groups:
            act.create("appointment_status", {"appointment": each, "status": "CANCPER"})


def move_seat(
    act: Act, sign_up: bytes, seat: str, doses: Mapping[str, int], gone: Collection[str] = ()
) -> None:
    """Give back what stands, and the new time instead; nothing is overwritten (domain 4.3).

    `doses` says for each vaccine which dose it is; without a new time the person has called it off.
    `gone` are vaccines not wished for any more.
    """
    standing = standing_appointments(act.store, sign_up)
    state = "RESCHED" if seat else "CANCPER"
    for each, _, _ in standing:
        act.create("appointment_status", {"appointment": each, "status": state})
    if not seat:
        return
    slot = None if seat == WAITING_LIST else bytes.fromhex(seat)
    earlier = {group: each for each, _, group in standing if group not in gone}
    for group in dict.fromkeys((*earlier, *doses)):
        before = earlier.get(group)
        dose_no: Value = doses.get(group)
        if dose_no is None and before is not None:
            dose_no = row_here(act.store, "appointment", before).values.get("dose_no")
        values: dict[str, Value | Made] = {"slot": slot, "group": group, "dose_no": dose_no or 1}
        values["moved_from"] = before
        add_appointment(act, sign_up, values)


def add_appointment(act: Act, sign_up: Made | bytes, values: Mapping[str, Value | Made]) -> Made:
    """Make an appointment, with the state it begins with."""
    waits = values["slot"] is None
    made = act.create(
        "appointment",
        {"sign_up": sign_up, "seat_from": None if waits else "ALLOT", **values},
    )
    act.create("appointment_status", {"appointment": made, "status": "WAIT" if waits else "BOOKED"})
    return made
