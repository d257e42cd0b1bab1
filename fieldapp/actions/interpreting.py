"""Interpreters: who they are, what they speak, and when they come."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from fieldapp.actions.acting import Author, acting, row_here
from fieldapp.actions.gathering import grouped, rows_by
from fieldapp.domain.fitting import Candidate, SkillFacts
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.needs import COMING, LOST, assignment_state
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.domain.text import tidy
from fieldapp.domain.values import Value
from fieldapp.store.rows import Row, read_rows
from fieldapp.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Skill:
    """A pair of languages with the proof for it; `modes` are codes of interpreter_modes."""

    from_language: str
    to_language: str
    qualification: str
    modes: tuple[str, ...] = ()
    licence_no: str = ""
    valid_to: str = ""
    variety: str = ""


def add_interpreter(
    store: Store,
    author: Author,
    *,
    name: str,
    skills: Sequence[Skill],
    phone: str = "",
    gender: str = "",
) -> bytes:
    """Add an interpreter; gives the row id. Raises: RefusedError."""
    if not skills:
        raise RefusedError((Problem(field="interpreter_skill", code="required"),))
    with acting(store, author, None) as act:
        made = act.create(
            "interpreter",
            {"name": tidy(name) or None, "phone": phone or None, "gender": gender or None},
        )
        for skill in skills:
            act.create(
                "interpreter_skill",
                {
                    "interpreter": made,
                    "from_language": skill.from_language,
                    "to_language": skill.to_language,
                    "modes": list(skill.modes) or None,
                    "qualification": skill.qualification,
                    "licence_no": skill.licence_no or None,
                    "valid_to": skill.valid_to or None,
                    "variety": tidy(skill.variety) or None,
                },
            )
    return act.id_of(made)


def add_shift(
    store: Store,
    author: Author,
    event: bytes,
    interpreter: bytes,
    *,
    starts: str,
    ends: str,
    mode: str,
    place: str = "",
    breaks: Sequence[tuple[str, str]] = (),
) -> bytes:
    """Book an interpreter for hours of an event; gives the shift's id.

    `breaks` are (`10:00`, `10:10`). Raises: RefusedError shift.starts outside_event.
    """
    row = row_here(store, "event", event)
    if not row.text("starts") <= starts < ends <= row.text("ends"):
        raise RefusedError((Problem(field="shift.starts", code="outside_event"),))
    with acting(store, author, None) as act:
        made = act.create(
            "shift",
            {
                "event": event,
                "interpreter": interpreter,
                "starts": starts,
                "ends": ends,
                "mode": mode,
                "place": tidy(place) or None,
                "breaks": [list(each) for each in breaks] or None,
            },
        )
    return act.id_of(made)


def languages_of(store: Store, shift: bytes) -> set[str]:
    """Give the languages an interpreter on a shift works between."""
    interpreter = row_here(store, "shift", shift).values["interpreter"]
    found: set[str] = set()
    for skill in read_rows(
        store.connection, BY_NAME["interpreter_skill"], "interpreter = ?", (interpreter,)
    ):
        found |= {skill.text("from_language"), skill.text("to_language")}
    return found


def shifts_of(store: Store, event: bytes) -> list[Row]:
    """Give the shifts of an event, earliest first."""
    rows = read_rows(store.connection, BY_NAME["shift"], "event = ?", (event,))
    return sorted(rows, key=lambda row: (row.text("starts"), row.id))


def skills_of(store: Store) -> dict[bytes, tuple[SkillFacts, ...]]:
    """Give what every interpreter on this laptop can do, by interpreter."""
    found = grouped(
        read_rows(store.connection, BY_NAME["interpreter_skill"]),
        "interpreter",
    )
    return {who: tuple(_facts(row) for row in rows) for who, rows in found.items()}


def _facts(row: Row) -> SkillFacts:
    modes = row.values.get("modes")
    return SkillFacts(
        languages=frozenset({row.text("from_language"), row.text("to_language")}),
        qualification=row.text("qualification"),
        variety=row.text("variety"),
        modes=tuple(each for each in modes if isinstance(each, str))
        if isinstance(modes, list)
        else (),
        valid_to=row.text("valid_to"),
    )


def skills_of_users(store: Store) -> dict[bytes, tuple[SkillFacts, ...]]:
    """Give what people who work here speak, each language with its level and proof, by user."""
    return {
        row.id: tuple(_spoken(row.values.get("languages")))
        for row in read_rows(store.connection, BY_NAME["user"])
    }


def _spoken(entries: Value) -> Iterator[SkillFacts]:
    for entry in entries if isinstance(entries, list) else ():
        parts = [each for each in entry if isinstance(each, str)] if isinstance(entry, list) else []
        if parts:
            proof = parts[2] if len(parts) > 2 else "NONE"
            yield SkillFacts(languages=frozenset(parts[:1]), qualification=proof)


def candidates_of(store: Store, event: bytes) -> tuple[Candidate, ...]:
    """Give the interpreters on the shifts of an event, with the times at which they are taken."""
    shifts = shifts_of(store, event)
    skills = skills_of(store)
    people = {row.id: row for row in read_rows(store.connection, BY_NAME["interpreter"])}
    given = grouped(
        rows_by(store, "assignment", "shift", [row.id for row in shifts]),
        "shift",
    )
    states = states_of_assignments(store, [each for rows in given.values() for each in rows])
    return tuple(
        _candidate(shift, people[shift.ref("interpreter")], skills, given[shift.id], states)
        for shift in shifts
        if shift.ref("interpreter") in people
    )


def _candidate(
    shift: Row,
    interpreter: Row,
    skills: Mapping[bytes, tuple[SkillFacts, ...]],
    given: Sequence[Row],
    states: Mapping[bytes, str],
) -> Candidate:
    conflicts = interpreter.values.get("conflict_with")
    open_ = [row for row in given if states[row.id] not in LOST]
    return Candidate(
        shift=shift.id,
        interpreter=interpreter.id,
        name=interpreter.text("name"),
        starts=shift.text("starts"),
        ends=shift.text("ends"),
        mode=shift.text("mode"),
        skills=skills.get(interpreter.id, ()),
        gender=interpreter.text("gender"),
        conflicts=frozenset(each for each in conflicts if isinstance(each, bytes))
        if isinstance(conflicts, list)
        else frozenset(),
        comes_anyway=any(states[row.id] in COMING for row in given),
        busy=frozenset(filter(None, (row.text("planned_at") for row in open_))),
    )


def states_of_assignments(store: Store, assignments: Iterable[Row]) -> dict[bytes, str]:
    """Give the state in force of assignments, by id."""
    wanted = [row.id for row in assignments]
    noted = grouped(
        rows_by(store, "assignment_status", "assignment", wanted),
        "assignment",
    )
    return {
        each: assignment_state([row.text("state") for row in noted.get(each, ())])
        for each in wanted
    }
