"""The way of an appointment (domain 4.3): which state follows which, who may say so, with what.

A state is never overwritten: rows are added, and of several the one of highest rank is in force.
So what two laptops said apart joins by itself; two ends that cannot both be true are a doubt.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from fieldapp.domain.codes import CodeList
from fieldapp.domain.problem import Problem

EXPECTED: Final = frozenset({"BOOKED", "CONFIRMED"})
"""States of somebody who is to come."""
OPEN: Final = EXPECTED | {"PROPOSED", "WAIT", "ARRIVED"}
"""States in which nothing is decided yet."""
GRACE: Final = timedelta(minutes=30)
"""How long after the end of a time nobody may be said not to have come."""
PROVIDER: Final = "PROVIDER"
"""The proof of what the clinic said."""
STATUS: Final = "appointment.status"
REASON: Final = "appointment.reason"
"""The fields whose problems are told of a step."""
_MISTAKE: Final = "ERROR"
_NO_SHOW: Final = "NOSHOW"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: `ways` are the states it starts from, each with the states that come between.

    A clinic's paper says what became of people whom nobody checked in, so some steps make up for
    those that were left out. `proof` is who says so. `office`: a coordinator alone; `offline`:
    whether it may be said without the server.
    """

    to: str
    ways: Mapping[str, tuple[str, ...]]
    reason: bool = False
    office: bool = False
    offline: bool = True
    proof: str = ""


def _straight(states: Collection[str]) -> dict[str, tuple[str, ...]]:
    return dict.fromkeys(sorted(states), ())


def _seen(to: str, *, reason: bool = False, proof: str = "") -> Step:
    """What becomes of somebody who is there: who was not checked in is so by this."""
    arriving = dict.fromkeys(("BOOKED", "CONFIRMED", "WAIT", _NO_SHOW), ("ARRIVED",))
    return Step(to=to, ways={"ARRIVED": (), **arriving}, reason=reason, proof=proof)


_CANCELLED: Final = ("CANCPER",)
STEPS: Final[Mapping[str, Step]] = {
    step.to: step
    for step in (
        Step(to="BOOKED", ways=_straight({"WAIT", "PROPOSED"})),
        Step(to="CONFIRMED", ways=_straight({"BOOKED"})),
        # NOSHOW may be put right later; the reverse is for the coordinator, who takes rows out.
        Step(to="ARRIVED", ways=_straight({*EXPECTED, "WAIT", _NO_SHOW})),
        _seen("VACC", proof=PROVIDER),
        _seen("DEFER", reason=True, proof=PROVIDER),
        _seen("LEFT"),
        Step(to=_NO_SHOW, ways=_straight(EXPECTED)),
        Step(to="RESCHED", ways=_straight(OPEN)),
        Step(to="CANCPER", ways=_straight(OPEN), reason=True),
        Step(to="CANCORG", ways=_straight(OPEN), reason=True),
        Step(to="DECLINED", ways=_straight(OPEN), reason=True),
        Step(
            to="VACCELSE",
            ways={
                **_straight({_NO_SHOW, "RESCHED", "CANCPER"}),
                **dict.fromkeys(sorted(OPEN), _CANCELLED),
            },
            proof="SAID",
        ),
        Step(
            to=_MISTAKE,
            ways=_straight(
                OPEN
                | {"VACC", "VACCELSE", "DEFER", "DECLINED", "LEFT", _NO_SHOW}
                | {"RESCHED", "CANCPER", "CANCORG"}
            ),
            office=True,
            offline=False,
        ),
    )
}
"""Every step there is, by the state it leads to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is to be said of an appointment, by whom and when.

    `online`: the server answers now, or there is none to ask. `ends` is when the time of the visit
    ends, None for somebody without one.
    """

    to: str
    role: str
    online: bool
    now: datetime
    ends: datetime | None = None
    reason: str | None = None


def states_to_add(standing: str, asked: Asked, reasons: CodeList) -> tuple[str, ...] | Problem:
    """Give the states that an appointment gets, in their order, or why it cannot.

    Codes: no_such_step, coordinator_needed, server_needed, reason_needed, reason_elsewhere,
    too_early_to_miss.
    """
    step = STEPS.get(asked.to)
    if step is None or standing not in step.ways:
        return Problem(field=STATUS, code="no_such_step")
    problem = _not_theirs(step, asked) or _not_now(step, asked) or _no_reason(step, asked, reasons)
    return problem or (*step.ways[standing], step.to)


def _not_theirs(step: Step, asked: Asked) -> Problem | None:
    if step.office and asked.role != "COORDINATOR":
        return Problem(field=STATUS, code="coordinator_needed")
    if not step.offline and not asked.online:
        return Problem(field=STATUS, code="server_needed")
    return None


def _not_now(step: Step, asked: Asked) -> Problem | None:
    if step.to != _NO_SHOW or not too_early(asked.ends, asked.now):
        return None
    return Problem(field=STATUS, code="too_early_to_miss")


def _no_reason(step: Step, asked: Asked, reasons: CodeList) -> Problem | None:
    if step.reason and not asked.reason:
        return Problem(field=REASON, code="reason_needed")
    if asked.reason and asked.reason not in reasons_for(step.to, reasons):
        return Problem(field=REASON, code="reason_elsewhere")
    return None


def too_early(ends: datetime | None, now: datetime) -> bool:
    """Tell whether somebody may still come; who has no time can come until the day is over."""
    return ends is not None and now < ends + GRACE


def reasons_for(status: str, reasons: CodeList) -> tuple[str, ...]:
    """Give the reasons that go with a state, in the order of their list."""
    return tuple(
        each.code
        for each in reasons
        if not {status, "any"}.isdisjoint(each.extra["applies_to"].split())
    )


def can_follow(standing: str) -> tuple[str, ...]:
    """Give the states that somebody may say next, whoever it is."""
    return tuple(to for to, step in STEPS.items() if standing in step.ways)


class Said(NamedTuple):
    """One state that was said of an appointment, and by what proof; codes of their lists."""

    status: str
    proof: str = ""


def in_force(said: Sequence[Said], states: CodeList) -> str:
    """Give the state in force; empty where none is known. `said` is in the order of its making.

    The one of highest rank; of ends that cannot both be true what the clinic said first.
    """
    known = [each for each in said if each.status in states]
    if disputed((each.status for each in known), states):
        ends = (each for each in known if _is_end(each.status, states))
        by_the_clinic = next((each.status for each in ends if each.proof == PROVIDER), "")
        if by_the_clinic:
            return by_the_clinic
    ranked = (each.status for each in known)
    return max(ranked, key=lambda code: (_rank(code, states), code), default="")


def disputed(said: Iterable[str], states: CodeList) -> tuple[str, ...]:
    """Give the ends of an appointment of which two cannot both be true, highest rank first.

    One that may follow another puts it right and is no doubt; a mistake settles everything.
    """
    ends = {each for each in said if each in states and _is_end(each, states)}
    if _MISTAKE in ends:
        return ()
    apart = any(
        not (_leads(one, other) or _leads(other, one))
        for one in ends
        for other in ends
        if one != other
    )
    ranked = sorted(ends, key=lambda code: (-_rank(code, states), code))
    return tuple(ranked) if apart else ()


def _rank(code: str, states: CodeList) -> int:
    return int(states[code].extra["rank"])


def _is_end(code: str, states: CodeList) -> bool:
    return states[code].extra["terminal"] == "1"


def _leads(one: str, other: str) -> bool:
    return one in STEPS[other].ways if other in STEPS else False
