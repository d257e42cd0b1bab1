"""Which interpreter fits whom, and how many hours a language needs (domain 4.5)."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Final

from fieldapp.domain.codes import CodeLists
from fieldapp.domain.folding import fold
from fieldapp.domain.i_speak import is_open
from fieldapp.domain.needs import WRITING, Wish, is_sign

MINUTES_EACH: Final = 20
"""Interpreter minutes planned for one person (domain 2.2, worked example)."""
_SPARE: Final = 1.25
_TEAM_FROM: Final = 60
"""Minutes of signing at a stretch above which two people take turns."""
_LICENCES: Final = frozenset({"NCLIC", "NCPROV"})
"""Sign-language work in North Carolina needs one of these (G.S. 90D)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillFacts:
    """A pair of languages and its proof; `valid_to` is a day as `2026-12-31`, or empty."""

    languages: frozenset[str]
    qualification: str
    variety: str = ""
    modes: tuple[str, ...] = ()
    valid_to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Candidate:
    """An interpreter on a shift. `starts` and `ends` are local times as `2026-06-20T09:00`.

    `conflicts` are people they may not interpret for: relatives, the same household. Who
    `comes_anyway` said yes to somebody at this event. `busy` are the times at which they are taken.
    """

    shift: bytes
    interpreter: bytes
    name: str
    starts: str
    ends: str
    mode: str
    skills: tuple[SkillFacts, ...]
    gender: str = ""
    conflicts: frozenset[bytes] = frozenset()
    comes_anyway: bool = False
    busy: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Fit:
    """How well somebody fits a need; `blocked` is a problem code, empty where nothing hinders.

    `variety` tells whether the very variety is theirs; `mode_place` counts from 0, the person's
    first way; `gender` is None where there is no wish.
    """

    candidate: Candidate
    language: bool
    variety: bool
    mode_place: int
    qualified: bool
    gender: bool | None
    in_hours: bool
    blocked: str = ""


def speaks(wish: Wish, skill: SkillFacts) -> bool:
    """Tell whether a skill is for the very language of a wish.

    A tag of a group is one only where the variety was written down for both.
    """
    if wish.language not in skill.languages:
        return False
    return not is_open(wish.language) or (
        bool(wish.variety) and fold(wish.variety) == fold(skill.variety)
    )


def expired(skill: SkillFacts, day: date) -> bool:
    """Tell whether the proof of a skill ran out before a day."""
    return bool(skill.valid_to) and skill.valid_to < day.isoformat()[: len(skill.valid_to)]


def licensed(skill: SkillFacts, lists: CodeLists) -> bool:
    """Tell whether a skill has the licence that its languages need."""
    signed = any(is_sign(each, lists) for each in skill.languages)
    return not signed or skill.qualification in _LICENCES


def skill_qualifies(skill: SkillFacts, day: date, lists: CodeLists) -> bool:
    """Tell whether somebody with a skill is a qualified interpreter on a day (45 CFR 92.4)."""
    known = lists["interpreter_qualification"]
    proven = (
        skill.qualification in known
        and known[skill.qualification].extra["qualified_default"] == "1"
    )
    return proven and licensed(skill, lists) and not expired(skill, day)


def qualifies(
    wish: Wish, mode: str, skills: Iterable[SkillFacts], day: date, lists: CodeLists
) -> bool:
    """Tell whether what somebody delivered was delivered by a qualified person.

    Writing back and forth needs nobody between; companions and children never qualify.
    """
    modes = lists["interpreter_modes"]
    if mode not in modes or modes[mode].extra["counts_as_service"] != "1":
        return False
    if mode == WRITING:
        return True
    return any(speaks(wish, each) and skill_qualifies(each, day, lists) for each in skills)


def fit_of(
    wish: Wish, candidate: Candidate, day: date, lists: CodeLists, *, person: bytes, at: str = ""
) -> Fit:
    """Give how well an interpreter's shift fits the need of a person at a time (or at none yet)."""
    own = [each for each in candidate.skills if speaks(wish, each)]
    valid = [each for each in own if licensed(each, lists) and not expired(each, day)]
    spoken = valid or own
    return Fit(
        candidate=candidate,
        language=bool(own),
        variety=any(_same_variety(wish, each) for each in spoken),
        mode_place=_mode_place(wish, candidate.mode),
        qualified=any(skill_qualifies(each, day, lists) for each in spoken),
        gender=None if wish.gender in {"", "NONE"} else candidate.gender == wish.gender,
        in_hours=not at or (candidate.starts <= at < candidate.ends and at not in candidate.busy),
        blocked=_blocked(own, valid, candidate, person, lists),
    )


def _blocked(
    own: Sequence[SkillFacts],
    valid: Sequence[SkillFacts],
    candidate: Candidate,
    person: bytes,
    lists: CodeLists,
) -> str:
    if person in candidate.conflicts:
        return "interpreter_conflict"
    if not own:
        return "language_differs"
    if not valid:
        lacking = not any(licensed(each, lists) for each in own)
        return "licence_needed" if lacking else "licence_expired"
    return ""


def _same_variety(wish: Wish, skill: SkillFacts) -> bool:
    return not wish.variety or fold(wish.variety) == fold(skill.variety)


def _mode_place(wish: Wish, mode: str) -> int:
    signed = {"SIGN1", "SIGN2"}
    for at, each in enumerate(wish.modes):
        if each == mode or {each, mode} <= signed:
            return at
    return len(wish.modes)


def fits(
    wish: Wish,
    candidates: Iterable[Candidate],
    day: date,
    lists: CodeLists,
    *,
    person: bytes,
    at: str = "",
) -> tuple[Fit, ...]:
    """Give who can interpret for a person, the best first; nobody who is hindered.

    By hours, tag and variety, the person's first way, qualification, gender, and who comes anyway
    before who would travel for this. A child or a relative is never among them.
    """
    found = (fit_of(wish, each, day, lists, person=person, at=at) for each in candidates)
    return tuple(sorted((each for each in found if not each.blocked), key=_order))


def _order(fit: Fit) -> tuple[object, ...]:
    who = fit.candidate
    return (
        not fit.in_hours,
        not fit.variety,
        fit.mode_place,
        not fit.qualified,
        fit.gender is False,
        not who.comes_anyway,
        who.starts,
        who.name,
        who.shift,
    )


def minutes_needed(people: int, minutes_each: int = MINUTES_EACH) -> int:
    """Give the interpreter minutes that so many people need, a quarter to spare."""
    return ceil(people * minutes_each * _SPARE)


def needs_team(minutes: int, language: str, lists: CodeLists) -> bool:
    """Tell whether so many minutes at a stretch are signed by two who take turns."""
    return minutes > _TEAM_FROM and is_sign(language, lists)


def interpreters_needed(minutes: int, block: int, language: str, lists: CodeLists) -> int:
    """Give how many interpreters cover the minutes of a language in a block of so many minutes."""
    if minutes <= 0 or block <= 0:
        return 0
    pairs = 2 if needs_team(min(minutes, block), language, lists) else 1
    return ceil(minutes / block) * pairs


def proposed(
    found: Sequence[Fit], minutes: int, language: str, lists: CodeLists
) -> tuple[Fit, ...]:
    """Give whom to ask of those who fit: one, or two for signing over an hour (story 6)."""
    wanted = 2 if needs_team(minutes, language, lists) else 1
    chosen: dict[bytes, Fit] = {}
    for each in found:
        if len(chosen) < wanted and _joins(each, chosen.values()):
            chosen.setdefault(each.candidate.interpreter, each)
    return tuple(chosen.values())


def _joins(fit: Fit, others: Collection[Fit]) -> bool:
    """A team works in the same hours."""
    return all(
        fit.candidate.starts < each.candidate.ends and each.candidate.starts < fit.candidate.ends
        for each in others
    )
