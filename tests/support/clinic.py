"""A clinic with booked people and an interpreter who accepted one of them, in a real store."""

from dataclasses import dataclass

from fieldapp.actions.assigning import answer_assignment, ask_interpreters
from fieldapp.actions.booking import book
from fieldapp.actions.events import EventPlan, SlotPlan, create_event
from fieldapp.actions.interpreting import Skill, add_interpreter, add_shift
from fieldapp.actions.places import SitePlan
from fieldapp.domain.kinds import BY_NAME
from fieldapp.store.rows import read_rows
from fieldapp.store.store import Store
from tests.support.seats import hand_out_all
from tests.support.stores import DENISE, a_sign_up, recorded

PLAN = EventPlan(
    code="BUR-0620A",
    title="Clinic at St. Luke's",
    kind="CLINIC",
    starts="2026-06-20T09:00",
    ends="2026-06-20T13:00",
    site=SitePlan(name="St. Luke's", kind="CHURCH"),
    slots=(
        SlotPlan(starts="2026-06-20T09:00", ends="2026-06-20T10:00", capacity=900),
        SlotPlan(starts="2026-06-20T10:00", ends="2026-06-20T11:00", capacity=900),
    ),
    provider="County health department",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clinic:
    """The event, its slots, and the shift of Pablo, who interprets."""

    event: bytes
    slots: tuple[bytes, ...]
    shift: bytes


def a_clinic(store: Store, people: int = 3) -> Clinic:
    """Make the clinic with `people` at nine; Pablo has accepted the first of them."""
    made = create_event(store, DENISE, PLAN)
    pablo = add_interpreter(
        store,
        DENISE,
        name="Pablo Tomás",
        skills=[Skill(from_language="kjb", to_language="en", qualification="QUALIFIED")],
    )
    shift = add_shift(
        store,
        DENISE,
        made.event,
        pablo,
        starts="2026-06-20T09:00",
        ends="2026-06-20T11:00",
        mode="ONSITE",
    )
    hand_out_all(store, made.event)
    for number in range(people):
        booked(store, made.slots[0], f"Juana {number}")
    if people:
        need = read_rows(store.connection, BY_NAME["need"])[0]
        (asked,) = ask_interpreters(store, DENISE, need.id, (shift,)).rows("assignment")
        answer_assignment(store, DENISE, asked, "ACCEPTED")
    return Clinic(event=made.event, slots=made.slots, shift=shift)


def booked(store: Store, slot: bytes, name: str) -> None:
    """Sign somebody up and give them a time."""
    granted = ("STORE", "SHAREPROV", "SHARELANG", "CALL")
    draft = a_sign_up(name_given=name, phone="", phone_kind="NONE", granted=granted)
    book(store, DENISE, recorded(store, draft, DENISE).sign_up, group="COVID19", slot=slot)
