"""A clinic day for tests: three times of twenty minutes, walk-ins, and a desk at its table."""

from dataclasses import replace
from datetime import date
from typing import Any, Final

from fieldapp.actions.acting import Author
from fieldapp.actions.booking import book
from fieldapp.actions.clinic_day import ClinicSeen, VisitLine, find_without_time, look_at_clinic
from fieldapp.actions.clinic_events import ClinicEvent
from fieldapp.actions.clinic_steps import Done, DoseSaid, StepWanted, take_step
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.events import EventPlan, OfferPlan, SlotPlan, create_event, publish_event
from fieldapp.actions.workers import assign_to_event
from fieldapp.store.store import Store
from tests.support.seats import hand_out_all
from tests.support.stores import DENISE, MARCUS, ROSA, a_sign_up, lists, recorded

DAY: Final = date(2026, 6, 20)
TEN: Final = 1_781_964_000_000
"""Ten in the morning of that day in North Carolina."""
MINUTE: Final = 60_000
PLAN: Final = EventPlan(
    code="BUR-0620A",
    title="Vaccine clinic, Grace Valley",
    kind="CLINIC",
    starts="2026-06-20T09:00",
    ends="2026-06-20T13:00",
    walk_ins=True,
    offers=(
        OfferPlan(group="COVID19", age_from="12 years", cvx="309"),
        OfferPlan(group="FLU", age_from="6 months"),
    ),
    slots=(
        SlotPlan(starts="2026-06-20T09:00", ends="2026-06-20T09:20", capacity=2),
        SlotPlan(starts="2026-06-20T10:40", ends="2026-06-20T11:00", capacity=1),
        SlotPlan(starts="2026-06-20T11:00", ends="2026-06-20T13:00", capacity=1, kind="WALKIN"),
    ),
)


class ClinicDay:
    """The clinic on its day: people are added, steps are said, the page is looked at."""

    def __init__(self, store: Store, plan: EventPlan = PLAN, author: Author = ROSA) -> None:
        made = create_event(store, DENISE, plan)
        publish_event(store, DENISE, made.event)
        hand_out_all(store, made.event)
        for worker in (ROSA, MARCUS):
            assign_to_event(store, DENISE, worker.user, made.event)
        store.clock.now_ms = TEN  # type: ignore[attr-defined]
        self.store, self.event_id, self.slots = store, made.event, made.slots
        self.desk = self.as_(author)

    def as_(self, author: Author) -> OpenedDesk:
        """Give the desk with somebody else at the keyboard."""
        return OpenedDesk(
            store=self.store,
            author=author,
            user_name="Rosa Martínez",
            event=self.event_id,
            lists=lists(),
            today=lambda: DAY,
        )

    def come(self, slot: int | None = None, group: str = "COVID19", **typed: Any) -> bytes:
        """Sign somebody up, with a time or without one; gives the sign-up."""
        draft = a_sign_up(**({"birth": "1961", "wants": (group,)} | typed))
        made = recorded(self.store, draft, self.desk.author, self.event_id).sign_up
        if slot is not None:
            book(self.store, self.desk.author, made, group=group, slot=self.slots[slot])
        return made

    def look(self, author: Author | None = None) -> ClinicSeen:
        """Look at the page."""
        return look_at_clinic(self.as_(author) if author else self.desk, self.event_id)

    def found(self, words: str) -> tuple[VisitLine, ...]:
        """Find people, with a time here or without."""
        return find_without_time(self.desk, self.event, words)

    @property
    def event(self) -> ClinicEvent:
        """The event as the page has it."""
        event = self.look().event
        assert event is not None
        return event

    def line(self, sign_up: bytes) -> VisitLine:
        """Give somebody's line."""
        every = (*self.look().lines, *self.found("juana"))
        return next(each for each in every if each.sign_up == sign_up)

    def step(self, sign_up: bytes, to: str, author: Author | None = None, **more: Any) -> Done:
        """Say what became of all that somebody has here."""
        parts = tuple(part.appointment for part in self.line(sign_up).parts)
        wanted = StepWanted(appointments=parts, to=to, event=self.event_id)
        doses = (DoseSaid(**more.pop("dose", {})),)
        desk = self.as_(author) if author else self.desk
        return take_step(desk, replace(wanted, doses=doses, **more))
