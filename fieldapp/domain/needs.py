"""A need for an interpreter: what it has come to, and whether what was delivered met it.

State machines of domain 4.4 (need) and 4.5 (assignment). States are derived from rows that are only
appended; where two laptops disagree the higher rank wins, whatever the clocks say.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from fieldapp.domain.codes import CodeLists
from fieldapp.domain.problem import Problem
from fieldapp.domain.values import Value

YES: Final = "YES"
_ANSWERED: Final = {"UNK": "ASKED", "NO": "NOTWANTED", "DECL": "DECLINED", YES: "WANTED"}
OPEN_STATES: Final = frozenset({"WANTED", "PLANNED"})
"""States of a need for which nothing was delivered yet."""
CLOSED_STATES: Final = ("WITHDRAWN", "NOTDELIVERED", "PARTLY", "DELIVERED")
"""States in which a need has come to its end, the higher rank last."""
_PLANS: Final = frozenset({"WANTED", "PLANNED"})
ASSIGNMENT_RANKS: Final = (
    "OFFERED",
    "ACCEPTED",
    "DECLINED",
    "CANCELLED",
    "NOSHOW",
    "ONSITE",
    "DONE",
)
COMING: Final = frozenset({"ACCEPTED", "ONSITE", "DONE"})
"""States of an assignment that its interpreter said yes to."""
LOST: Final = frozenset({"DECLINED", "CANCELLED", "NOSHOW"})
"""States after which the need is wanted again."""
_NEXT: Final[Mapping[str, tuple[str, ...]]] = {
    "": ("OFFERED",),
    "OFFERED": ("ACCEPTED", "DECLINED"),
    "ACCEPTED": ("ONSITE", "CANCELLED", "NOSHOW"),
    "ONSITE": ("DONE",),
}
_SIGNED: Final = frozenset({"SIGN1", "SIGN2"})
"""One sign interpreter or a team: how many come is staffing, the person chose the language."""
CHILD: Final = "MINOR"
NOBODY: Final = "NONE"
COMPANION: Final = "ADULT"
WRITING: Final = "TEXT"
MINOR_USED: Final = "MINORUSED"
_NOTHING_CAME: Final = frozenset({"", NOBODY, CHILD})
_WITHOUT_TIME: Final = frozenset({"NOAUDIO"})


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Wish:
    """What somebody wants, as a need says it; `modes` are in the person's order."""

    wanted: str = ""
    language: str = ""
    variety: str = ""
    relay: str = ""
    modes: tuple[str, ...] = ()
    gender: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Delivery:
    """What was delivered: `mode` of interpreter_modes, `minutes` 0–240 or None where not noted.

    `qualified` is derived (`fieldapp.domain.fitting`), never typed.
    """

    mode: str
    language: str = ""
    minutes: int | None = None
    problem: str = ""
    qualified: bool = False


def wish_of(need: Mapping[str, Value]) -> Wish:
    """Give what the values of a need say."""

    def text(name: str) -> str:
        value = need.get(name)
        return value if isinstance(value, str) else ""

    modes = need.get("modes_ok")
    return Wish(
        wanted=text("wanted"),
        language=text("language"),
        variety=text("variety"),
        relay=text("relay_via"),
        modes=tuple(each for each in modes if isinstance(each, str))
        if isinstance(modes, list)
        else (),
        gender=text("gender_pref"),
        reason=text("reason"),
    )


def need_state(
    wanted: str, statuses: Sequence[str], assignments: Sequence[str] | None = None
) -> str:
    """Give the state of a need: `statuses` were appended, the oldest first.

    `assignments` are the states of those made for it, None where this reader cannot know them: then
    the last that was noted of a plan holds.
    """
    answered = _ANSWERED.get(wanted, "ASKED")
    closed = [each for each in CLOSED_STATES if each in statuses]
    if closed and answered in {"ASKED", "WANTED"}:
        return closed[-1]
    if answered != "WANTED":
        return answered
    if assignments:
        return "PLANNED" if any(each not in LOST for each in assignments) else "WANTED"
    noted = [each for each in statuses if each in _PLANS]
    return noted[-1] if noted else "WANTED"


def assignment_state(states: Sequence[str]) -> str:
    """Give the state of an assignment, the one of highest rank; empty when nothing is known."""
    known = [each for each in ASSIGNMENT_RANKS if each in states]
    return known[-1] if known else ""


def assignment_steps(state: str, wanted: str) -> tuple[str, ...] | None:
    """Give the states to append, one after the other, to bring an assignment to `wanted`.

    Empty when it is there; None where no way leads there (domain 4.5).
    """
    if state == wanted:
        return ()
    for each in _NEXT.get(state, ()):
        further = assignment_steps(each, wanted)
        if further is not None:
            return (each, *further)
    return None


def is_sign(language: str, lists: CodeLists) -> bool:
    """Tell whether a tag is that of a sign language."""
    known = lists["languages"]
    return language in known and known[language].extra["use"] == "sign"


def first_binds(wish: Wish, lists: CodeLists) -> bool:
    """Tell whether only the person's first way counts: for Deaf people it does (28 CFR 35.160)."""
    return wish.reason in {"DEAF", "DEAFBLIND"} or is_sign(wish.language, lists)


def as_asked(wish: Wish, mode: str, lists: CodeLists) -> bool:
    """Tell whether a way of interpreting is one the person asked for.

    Where nothing was asked every service is; writing only where it is the person's own choice.
    """
    modes = lists["interpreter_modes"]
    if mode not in modes or modes[mode].extra["counts_as_service"] != "1":
        return False
    asked = wish.modes[:1] if first_binds(wish, lists) else wish.modes
    if not asked:
        # A Deaf person who named no way is not helped by a voice, or by notes.
        return modes[mode].extra["kind"] == "sign" if first_binds(wish, lists) else mode != WRITING
    return mode in asked or (mode in _SIGNED and not _SIGNED.isdisjoint(asked))


def outcome_of(wish: Wish, delivery: Delivery, lists: CodeLists) -> str:
    """Give what a delivery makes of a need: DELIVERED, PARTLY or NOTDELIVERED (domain 4.4).

    A child who interprets, or nobody, delivers nothing. Another way, another variety or somebody
    who is not qualified delivers in part.
    """
    failed = delivery.problem in {"NOSHOW", MINOR_USED}
    silent = delivery.problem in _WITHOUT_TIME and not delivery.minutes
    if delivery.mode in _NOTHING_CAME or failed or silent:
        return "NOTDELIVERED"
    same = not delivery.language or delivery.language == wish.language
    fits = as_asked(wish, delivery.mode, lists) and same and delivery.problem != "WRONGVARIETY"
    return "DELIVERED" if fits and delivery.qualified else "PARTLY"


def problem_noted(delivery: Delivery) -> str:
    """Give the problem code that is kept with a delivery: a child is one by itself."""
    return MINOR_USED if delivery.mode == CHILD else delivery.problem


def delivery_problems(wish: Wish, delivery: Delivery, lists: CodeLists) -> tuple[Problem, ...]:
    """Give what is missing: where nothing was delivered it has to be said why."""
    noted = problem_noted(delivery)
    if outcome_of(wish, delivery, lists) == "NOTDELIVERED" and noted in {"", "NONE"}:
        return (Problem(field="need_status.problem", code="required"),)
    return ()


def is_met(state: str, *, qualified: bool) -> bool:
    """Tell whether a need counts as met: delivered as asked, by somebody qualified."""
    return state == "DELIVERED" and qualified
