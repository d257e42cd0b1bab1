"""A ride to a visit: its states (domain 4.7), what a form holds of it, what is proposed."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from fieldapp.domain.codes import CodeList
from fieldapp.domain.problem import Problem
from fieldapp.domain.sign_up_draft import SignUpDraft
from fieldapp.domain.text import tidy
from fieldapp.domain.typed_times import read_clock, shown_clock
from fieldapp.domain.values import Value

OWN: Final = "SELF"
"""The way of somebody who was asked and has a ride."""
DRIVEN: Final = frozenset({"DRIVER", "TRANSIT", "TAXI", "WALKWITH"})
"""Ways on which somebody fetches the person: they have to be told whom, where and when."""
SHARES: Final = "SHARERIDE"
"""The consent to tell them."""
WITH: Final[Mapping[str, str]] = {
    "RETURN": "return_needed",
    "WHEELCHAIR": "wheelchair",
    "FOLDS": "fold_ok",
    "COMPANION": "companion",
}
"""What a draft's `ride_with` may hold, and the field of a ride that it is."""
FIELDS: Final = (
    "ride_mode",
    "ride_pickup",
    "ride_ready",
    "ride_with",
    "ride_riders",
    "ride_child_seats",
)
"""Fields of a draft that are a ride."""
READY_BEFORE: Final = 45
"""Minutes before the visit that are proposed for the pick-up."""
_LIFTS: Final = frozenset({"LIFT", "WHEEL"})
_MOST_RIDERS: Final = 8
_LONGEST_PICKUP: Final = 200

WANTED: Final = "WANTED"
NOT_NEEDED: Final = "NOTNEEDED"
_WAY: Final = ("WANTED", "OFFERED", "ASSIGNED", "CONFIRMED", "PICKEDUP", "DROPPED", "RETURNED")
_ENDS: Final[Mapping[str, frozenset[str]]] = {
    NOT_NEEDED: frozenset(_WAY[:4]),
    "NODRIVER": frozenset(_WAY[:2]),
    "MISSED": frozenset(_WAY[2:4]),
}


def ride_state(said: Iterable[str], states: CodeList) -> str:
    """Give the state in force of those said of a ride, empty where none is known.

    Two laptops may say different ones: the highest rank stands, so nobody who was picked up is
    not needed any more.
    """
    known = [each for each in said if each in states]
    return max(known, key=lambda code: (int(states[code].extra["rank"]), code), default="")


def may_become(state: str, to: str) -> bool:
    """Tell whether a ride may go from one state to another: onward, or to an end from before it.

    A state that was passed over is meant with it: who is picked up had a driver.
    """
    if to in _ENDS:
        return state in _ENDS[to]
    onward = state in _WAY and to in _WAY
    return onward and _WAY.index(to) > _WAY.index(state)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class RideSaid:
    """A ride as a draft has it: values by field, without appointment and day; `ready` as `08:15`.

    Every field that a form can answer is there, None where it was not.
    """

    values: Mapping[str, Value]
    ready: str = ""

    @property
    def own(self) -> bool:
        """Whether the person has a ride."""
        return self.values["mode"] == OWN

    def on(self, day: str) -> dict[str, Value]:
        """Give the values of a ride on a day (`2026-06-20`); without one the time is open."""
        return {**self.values, "ready_at": f"{day}T{self.ready}" if day and self.ready else None}


def ride_of(draft: SignUpDraft, problems: list[Problem]) -> RideSaid | None:
    """Give the ride of a draft, None where nobody asked; what is wrong joins `problems`.

    Who is not fetched has no pick-up, whatever was typed before. Codes: ride.ready_at as
    `read_clock`, ride.riders and ride.child_seats out_of_range.
    """
    if not draft.ride_mode:
        return None
    driven = draft.ride_mode in DRIVEN
    ready = ""
    if driven and tidy(draft.ride_ready):
        minutes = read_clock(draft.ride_ready, field="ride.ready_at")
        if isinstance(minutes, Problem):
            problems.append(minutes)
        else:
            ready = f"{minutes // 60:02d}:{minutes % 60:02d}"
    values: dict[str, Value] = {
        "mode": draft.ride_mode,
        "pickup": (tidy(draft.ride_pickup) or None) if driven else None,
        "riders": _count(draft.ride_riders, "riders", 1, problems) if driven else None,
        "child_seats": _count(draft.ride_child_seats, "child_seats", 0, problems)
        if driven
        else None,
    }
    for code, field in WITH.items():
        values[field] = True if driven and code in draft.ride_with else None
    return RideSaid(values=values, ready=ready)


def _count(typed: str, field: str, least: int, problems: list[Problem]) -> int | None:
    text = tidy(typed)
    if not text:
        return None
    if text.isascii() and text.isdigit() and least <= int(text) <= _MOST_RIDERS:
        return int(text)
    problems.append(Problem(field=f"ride.{field}", code="out_of_range"))
    return None


def needs_lift(access_needs: Collection[str]) -> bool:
    """Tell whether somebody needs a lift or a wheelchair space: ask how they come."""
    return any(each.partition(":")[0] in _LIFTS for each in access_needs)


def with_proposals(before: SignUpDraft, draft: SignUpDraft, were: str, are: str) -> SignUpDraft:
    """Give a draft with what is proposed of its ride after one answer changed.

    `were` and `are` are the local times of the visit before and now, empty for the waiting list.
    Only what is open is filled, and only when it becomes known that somebody is to be fetched:
    where from the address, who and what comes along from the access needs. A time that was
    proposed follows the visit.
    """
    if draft.ride_mode not in DRIVEN:
        return draft
    filled: dict[str, Any] = {}
    if before.ride_mode not in DRIVEN:
        proposals = {"ride_pickup": _pickup(draft), **_company(draft)}
        filled = {name: each for name, each in proposals.items() if not getattr(draft, name)}
    anew = before.ride_mode not in DRIVEN or before.seat != draft.seat
    if anew and draft.ride_ready in {"", ready_for(were)}:
        filled["ride_ready"] = ready_for(are)
    return replace(draft, **filled)


def ready_for(starts: str) -> str:
    """Give when to be ready for a visit, as it is typed; empty where there is no time yet."""
    if not starts:
        return ""
    minutes = int(starts[11:13]) * 60 + int(starts[14:16])
    return shown_clock(max(0, minutes - READY_BEFORE))


def _pickup(draft: SignUpDraft) -> str:
    home = " ".join(each for each in map(tidy, (draft.street, draft.unit)) if each)
    parts = [each for each in (home, tidy(draft.city)) if each]
    parts = parts if home else []  # a town alone is no place to drive to
    parts += [each for each in (tidy(draft.directions),) if each]
    return ", ".join(parts)[:_LONGEST_PICKUP]


def _company(draft: SignUpDraft) -> dict[str, Any]:
    codes = {each.partition(":")[0] for each in draft.access_needs}
    comes = ("RETURN", *(("WHEELCHAIR",) if codes & _LIFTS else ()))
    if "COMP" in codes:
        return {"ride_with": (*comes, "COMPANION"), "ride_riders": "2"}
    return {"ride_with": comes, "ride_riders": "1"}
