"""What the coordinator plans: seats for each laptop, and who interprets for whom."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from fieldapp.actions.assigning import answer_assignment, ask_interpreters
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.events import CreatedEvent
from fieldapp.actions.interpreting import Skill, add_interpreter, add_shift, candidates_of
from fieldapp.actions.needing import event_day
from fieldapp.actions.roster_facts import Visit, visits_of
from fieldapp.actions.seat_split import split_slots
from fieldapp.commands.demo.story import InterpreterPlan
from fieldapp.domain.fitting import fits
from fieldapp.domain.needs import YES

TEAM = "SIGN2"
"""Two interpreters who take turns are both assigned to one person."""


@dataclass(slots=True)
class Planned:
    """What the planning came to: assignments made, and needs nobody was found for, by language."""

    made: int = 0
    unmet: Counter[str] = field(default_factory=Counter)


def split_seats(desk: OpenedDesk, event: CreatedEvent, seats: Mapping[str, Sequence[int]]) -> None:
    """Split the seats of the story's clinic: `seats` of each of its times, by letter of laptop."""
    wanted = {
        slot: {letter: counts[at] for letter, counts in seats.items()}
        for at, slot in enumerate(event.slots)
    }
    split_slots(desk.store, desk.author, event.event, wanted)


def add_interpreters(desk: OpenedDesk, event: bytes, plans: tuple[InterpreterPlan, ...]) -> None:
    """Add the interpreters of the story, each with one shift at an event."""
    for plan in plans:
        skills = [
            Skill(
                from_language=tag,
                to_language="es" if tag == "kjb" else "en",
                qualification=plan.qualification,
                modes=plan.modes,
            )
            for tag in plan.speaks
        ]
        person = add_interpreter(
            desk.store, desk.author, name=plan.name, skills=skills, gender=plan.gender
        )
        add_shift(
            desk.store,
            desk.author,
            event,
            person,
            starts=plan.starts,
            ends=plan.ends,
            mode=plan.mode,
            place=plan.place,
            breaks=plan.breaks,
        )


def plan_interpreters(desk: OpenedDesk, event: bytes) -> Planned:
    """Give each person who wants an interpreter who fits best and is free, in time order.

    One person at a time for each interpreter; for signing two who take turns, where they come as a
    team.
    """
    store, planned = desk.store, Planned()
    for visit in _wanting(desk, event):
        need = visit.need
        if need is None or need.live:
            continue
        at = visit.slot.text("starts")
        found = fits(
            need.wish,
            candidates_of(store, event),
            event_day(store, event),
            desk.lists,
            person=visit.person.id,
            at=at,
        )
        free = [each for each in found if each.in_hours]
        if not free:
            planned.unmet[need.wish.language] += 1
            continue
        team = 2 if free[0].candidate.mode == TEAM else 1
        shifts = [each.candidate.shift for each in free[:team]]
        asked = ask_interpreters(store, desk.author, need.row.id, shifts, planned_at=at)
        for each in asked.rows("assignment"):
            answer_assignment(store, desk.author, each, "ACCEPTED")
            planned.made += 1
    return planned


def _wanting(desk: OpenedDesk, event: bytes) -> Iterator[Visit]:
    visits = visits_of(desk.store, event, desk.lists)
    for visit in sorted(visits, key=lambda each: (each.at, each.sign_up.text("ticket"))):
        if visit.need is not None and visit.need.wish.wanted == YES:
            yield visit
