"""What the coordinator plans: seats for each laptop, and who interprets for whom."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.events import CreatedEvent
from fieldapp.actions.interpreting import (
    Skill,
    accept_assignment,
    add_interpreter,
    add_shift,
    assign_need,
    languages_of,
    shifts_of,
)
from fieldapp.actions.roster_facts import Visit, visits_of
from fieldapp.actions.seat_split import split_slots
from fieldapp.commands.demo.story import InterpreterPlan
from fieldapp.domain.kinds import BY_NAME
from fieldapp.store.rows import Row, read_rows

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
    """Give each person who wants an interpreter the first free one who fits, in time order.

    One person at a time for each interpreter; a wish for a woman or a man is met where it can be.
    """
    store = desk.store
    shifts = shifts_of(store, event)
    spoken = {shift.id: languages_of(store, shift.id) for shift in shifts}
    assigned = read_rows(store.connection, BY_NAME["assignment"])
    busy = {(row.ref("shift"), row.text("planned_at")) for row in assigned}
    done = {row.ref("need") for row in assigned}
    planned = Planned()
    for visit, need in _wanting(desk, event):
        if need.id in done:
            continue
        at = visit.slot.text("starts")
        fitting = [
            shift
            for shift in shifts
            if shift.text("starts") <= at < shift.text("ends")
            and need.text("language") in spoken[shift.id]
            and (shift.id, at) not in busy
        ]
        fitting.sort(key=lambda shift: not _wished(desk, need, shift))
        if not fitting:
            planned.unmet[need.text("language")] += 1
        for shift in fitting[: 2 if fitting and fitting[0].text("mode") == TEAM else 1]:
            made = assign_need(store, desk.author, need.id, shift.id, planned_at=at)
            accept_assignment(store, desk.author, made)
            busy.add((shift.id, at))
            planned.made += 1
    return planned


def _wanting(desk: OpenedDesk, event: bytes) -> Iterator[tuple[Visit, Row]]:
    visits = visits_of(desk.store, event, desk.lists)
    for visit in sorted(visits, key=lambda each: (each.at, each.sign_up.text("ticket"))):
        for need in visit.needs:
            if need.text("wanted") == "YES":
                yield visit, need


def _wished(desk: OpenedDesk, need: Row, shift: Row) -> bool:
    wish = need.text("gender_pref")
    if wish in {"", "NONE"}:
        return True
    rows = read_rows(
        desk.store.connection, BY_NAME["interpreter"], "id = ?", (shift.ref("interpreter"),)
    )
    return bool(rows) and rows[0].text("gender") == wish
