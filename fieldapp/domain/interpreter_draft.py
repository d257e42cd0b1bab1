"""An interpreter and their hours as somebody types them, and what that means."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from fieldapp.domain.codes import CodeLists
from fieldapp.domain.needs import is_sign
from fieldapp.domain.phones import parse_phone
from fieldapp.domain.problem import Problem
from fieldapp.domain.text import tidy
from fieldapp.domain.typed import OF
from fieldapp.domain.typed_times import read_clock, read_typed_day
from fieldapp.domain.values import Value

NO_PROOF: Final = "NONE"
"""What a skill says where nobody named a proof."""
_ENGLISH: Final = "en"
_ALONE: Final = 120
"""Minutes that one person signs alone at most (domain 3.7)."""
_MOST_PAID: Final = 1440


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedSkill:
    """A pair of languages as typed; `row` is the hex id of a kept one."""

    language: str = ""
    into: str = _ENGLISH
    variety: str = ""
    qualification: str = ""
    licence_no: str = ""
    valid_to: str = ""
    modes: tuple[str, ...] = ()
    row: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InterpreterDraft:
    """Who interprets, in what, and their hours at one event: times `9:00 am`, paid minutes `120`.

    `agency` is the organization that sends them; `breaks` are `10:00-10:10, 11-11:10`. Without
    hours they are not booked for the event.
    """

    name: str = ""
    phone: str = ""
    gender: str = ""
    agency: str = ""
    skills: tuple[TypedSkill, ...] = field(default=(), metadata={OF: TypedSkill})
    starts: str = ""
    ends: str = ""
    mode: str = ""
    place: str = ""
    paid: str = ""
    breaks: str = ""

    @property
    def booked(self) -> bool:
        """Whether it says hours."""
        return bool(tidy(self.starts) or tidy(self.ends))


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class InterpreterPlan:
    """What a draft means: fields of the interpreter, of each skill by its row, of the shift.

    `agency` is the name of the organization that sends them.
    """

    interpreter: Mapping[str, Value]
    agency: str
    skills: tuple[tuple[str, Mapping[str, Value]], ...]
    shift: Mapping[str, Value] | None


def with_skill(draft: InterpreterDraft, language: str) -> InterpreterDraft:
    """Give a draft with one more language; one that is there already is not added again."""
    if any(each.language == language for each in draft.skills):
        return draft
    return replace(draft, skills=(*draft.skills, TypedSkill(language=language)))


def with_typed_skill(draft: InterpreterDraft, at: int, **typed: Any) -> InterpreterDraft:
    """Give a draft with answers of one of its languages changed."""
    skills = list(draft.skills)
    skills[at] = replace(skills[at], **typed)
    return replace(draft, skills=tuple(skills))


def read_interpreter(
    draft: InterpreterDraft, hours: tuple[str, str], today: date, lists: CodeLists
) -> InterpreterPlan | tuple[Problem, ...]:
    """Give what a draft means, or every problem; `hours` are those of the event.

    Codes: interpreter.name and interpreter_skill.from_language required, interpreter.phone as
    `parse_phone`, interpreter_skill.valid_to as `read_typed_day`, shift.starts and shift.ends as
    `read_clock`, ends_before_start and outside_event, shift.paid_min out_of_range, shift.breaks
    time_unreadable and break_outside.
    """
    problems: list[Problem] = []
    name, phone = tidy(draft.name), tidy(draft.phone)
    if not name:
        problems.append(Problem(field="interpreter.name", code="required"))
    if not draft.skills:
        problems.append(Problem(field="interpreter_skill.from_language", code="required"))
    number = parse_phone(phone, field="interpreter.phone") if phone else None
    if isinstance(number, Problem):
        problems.append(number)
        number = None
    skills = tuple((each.row, _skill(each, today, problems)) for each in draft.skills)
    shift = _shift(draft, hours, problems, lists) if draft.booked else None
    interpreter = {"name": name or None, "phone": number, "gender": draft.gender or None}
    agency = tidy(draft.agency)
    plan = InterpreterPlan(interpreter=interpreter, agency=agency, skills=skills, shift=shift)
    return tuple(dict.fromkeys(problems)) or plan


def _skill(skill: TypedSkill, today: date, problems: list[Problem]) -> Mapping[str, Value]:
    until: str | None = None
    if tidy(skill.valid_to):
        read = read_typed_day(skill.valid_to, field="interpreter_skill.valid_to", today=today)
        if isinstance(read, Problem):
            problems.append(read)
        else:
            until = read.isoformat()
    return {
        "from_language": skill.language,
        "to_language": skill.into or _ENGLISH,
        "modes": list(skill.modes) or None,
        "qualification": skill.qualification or NO_PROOF,
        "licence_no": tidy(skill.licence_no) or None,
        "valid_to": until,
        "variety": tidy(skill.variety) or None,
    }


def _shift(
    draft: InterpreterDraft,
    hours: tuple[str, str],
    problems: list[Problem],
    lists: CodeLists,
) -> Mapping[str, Value]:
    begins = read_clock(draft.starts, field="shift.starts")
    after = begins if isinstance(begins, int) else None
    ends = read_clock(draft.ends, field="shift.ends", after=after)
    problems += (each for each in (begins, ends) if isinstance(each, Problem))
    if isinstance(begins, Problem) or isinstance(ends, Problem):
        return {}
    day = hours[0][:10]
    starts, until = (f"{day}T{each // 60 % 24:02d}:{each % 60:02d}" for each in (begins, ends))
    if until <= starts:
        problems.append(Problem(field="shift.ends", code="ends_before_start"))
    elif not hours[0] <= starts or not until <= hours[1]:
        problems.append(Problem(field="shift.starts", code="outside_event"))
    return {
        "starts": starts,
        "ends": until,
        "mode": draft.mode or usual_mode(draft.skills, lists),
        "place": tidy(draft.place) or None,
        "paid_min": _paid(draft.paid, problems),
        "breaks": _breaks(draft.breaks, (begins, ends), problems) or None,
    }


_BETWEEN: Final = re.compile(r"\s*(?:-|–|\bto\b|\ba\b)\s*")


def _breaks(typed: str, shift: tuple[int, int], problems: list[Problem]) -> list[Value]:
    """Read breaks within the hours of a shift, in minutes from midnight, as `10:00` to `10:10`."""
    found: list[Value] = []
    for each in filter(None, (tidy(part) for part in re.split("[,;]", typed))):
        first, *rest = _BETWEEN.split(each, maxsplit=1)
        begins = read_clock(first, field="shift.breaks", after=shift[0] - 1)
        after = begins if isinstance(begins, int) else None
        ends = read_clock(rest[0] if rest else "?", field="shift.breaks", after=after)
        wrong = [one for one in (begins, ends) if isinstance(one, Problem)]
        if isinstance(begins, int) and isinstance(ends, int):
            if shift[0] <= begins < ends <= shift[1]:
                found.append([f"{one // 60:02d}:{one % 60:02d}" for one in (begins, ends)])
            else:
                wrong = [Problem(field="shift.breaks", code="break_outside")]
        problems += wrong[:1]
    return found


def shown_breaks(breaks: Value) -> str:
    """Give breaks as `read_interpreter` reads them; what is no pair of times is passed over."""
    pairs = breaks if isinstance(breaks, list) else []
    return ", ".join(
        "-".join(str(one) for one in pair)
        for pair in pairs
        if isinstance(pair, list) and len(pair) == 2
    )


def _paid(typed: str, problems: list[Problem]) -> int | None:
    text = tidy(typed)
    if not text:
        return None
    if text.isascii() and text.isdigit() and int(text) <= _MOST_PAID:
        return int(text)
    problems.append(Problem(field="shift.paid_min", code="out_of_range"))
    return None


def usual_mode(skills: Sequence[TypedSkill], lists: CodeLists) -> str:
    """Give how somebody most likely works: in the room, and signing where they do."""
    signs = any(is_sign(each.language, lists) for each in skills)
    return "SIGN1" if signs else "ONSITE"


def alone_too_long(plan: InterpreterPlan) -> bool:
    """Tell whether somebody would sign alone for more than two hours."""
    shift = plan.shift
    if shift is None or shift.get("mode") != "SIGN1":
        return False
    starts, ends = str(shift.get("starts", "")), str(shift.get("ends", ""))
    if not (starts and ends):
        return False
    minutes = [int(each[11:13]) * 60 + int(each[14:16]) for each in (starts, ends)]
    return minutes[1] - minutes[0] > _ALONE
