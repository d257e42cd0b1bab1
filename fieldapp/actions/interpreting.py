"""Interpreters: who they are, what they speak, when they come, and whom they interpret for."""

from collections.abc import Sequence
from dataclasses import dataclass

from fieldapp.actions.acting import Author, acting, row_here
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.domain.text import tidy
from fieldapp.domain.touched import Touched
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


def assign_need(
    store: Store,
    author: Author,
    need: bytes,
    shift: bytes,
    *,
    planned_at: str | None = None,
    compromise: bool = False,
) -> bytes:
    """Offer somebody's need to an interpreter's shift; gives the assignment's id.

    The language has to fit, or the assignment is marked as a compromise.
    Raises: RefusedError assignment.need language_differs, and what rights forbid.
    """
    row = row_here(store, "need", need)
    if not compromise and row.text("language") not in languages_of(store, shift):
        raise RefusedError((Problem(field="assignment.need", code="language_differs"),))
    with acting(store, author, row.event) as act:
        made = act.create(
            "assignment",
            {
                "need": need,
                "shift": shift,
                "planned_at": planned_at,
                "compromise": compromise or None,
            },
        )
        act.create("assignment_status", {"assignment": made, "state": "OFFERED"})
        act.create("need_status", {"need": need, "state": "PLANNED"})
    return act.id_of(made)


def accept_assignment(store: Store, author: Author, assignment: bytes) -> Touched:
    """Note that the interpreter said yes. Raises: RefusedError."""
    row = row_here(store, "assignment", assignment)
    with acting(store, author, row.event) as act:
        act.create("assignment_status", {"assignment": assignment, "state": "ACCEPTED"})
    return act.touched


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


def open_needs(store: Store) -> list[Row]:
    """Give the needs of people who want an interpreter."""
    return read_rows(store.connection, BY_NAME["need"], "wanted = 'YES'")
