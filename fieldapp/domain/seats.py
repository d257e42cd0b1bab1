"""The times that can be given to people, and what must be there before somebody gets one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from fieldapp.domain.codes import CodeLists
from fieldapp.domain.consents import GRANTED, GUARDIAN
from fieldapp.domain.days import PartialDay
from fieldapp.domain.dose_history import ToldDose, given_doses
from fieldapp.domain.guardians import GuardianYes
from fieldapp.domain.problem import Problem
from fieldapp.domain.sign_up import CheckedSignUp, SignUpDraft
from fieldapp.domain.sign_up_rows import consents_of
from fieldapp.domain.typed_doses import told_by
from fieldapp.domain.values import Value
from fieldapp.domain.visits import (
    GUARDIAN_CONSENT,
    SEAT,
    Comer,
    VaccineOffered,
    visit_problems,
)

__all__ = [
    "SEAT",
    "WAITING_LIST",
    "Seat",
    "SeatsOffered",
    "VaccineOffered",
    "comer_of",
    "guardian_gap",
    "seat_problems",
]
WAITING_LIST: Final = "WAIT"
"""What a draft's `seat` says of somebody who waits for a time; a time is the hex of its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A time: its id, local begin and end (`2026-06-20T10:40`), for whom, and its seats.

    `free` are those this laptop may give now, of the `held` that are its own.
    """

    slot: bytes
    starts: str
    ends: str
    free: int
    kind: str
    languages: tuple[str, ...] = ()
    held: int = 0

    @property
    def code(self) -> str:
        """Give what a draft's `seat` says of this time."""
        return self.slot.hex()

    def suits(self, language: str) -> bool:
        """Tell whether this time is for speakers of a language, or for everybody."""
        return not self.languages or language in self.languages


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatsOffered:
    """The times of the event that people are booked for, in order, and the vaccines given there."""

    event: bytes
    title: str
    starts: str
    groups: tuple[str, ...]
    seats: tuple[Seat, ...]
    offers: tuple[VaccineOffered, ...] = ()

    @property
    def free(self) -> int:
        """How many seats this laptop may give in all."""
        return sum(each.free for each in self.seats)

    @property
    def held(self) -> int:
        """How many seats this laptop has, those it gave among them."""
        return sum(each.held for each in self.seats)

    def seat(self, code: str) -> Seat | None:
        """Give the time a draft speaks of, None where it is another event's or the waiting list."""
        return next((each for each in self.seats if each.code == code), None)

    def days(self, code: str) -> tuple[str, str]:
        """Give the first and the last day of a choice: of a time, or of all for who waits."""
        seat = self.seat(code)
        if seat is not None:
            return seat.starts, seat.starts
        return self.starts, max((each.starts for each in self.seats), default=self.starts)

    def groups_for(self, wants: tuple[str, ...]) -> tuple[str, ...]:
        """Give for which vaccines somebody is booked: those given there, of those wanted."""
        return tuple(each for each in wants if each in self.groups) or wants


def seat_problems(
    draft: SignUpDraft,
    checked: CheckedSignUp,
    offered: SeatsOffered | None,
    lists: CodeLists,
    *,
    held: bool = False,
    told: Iterable[ToldDose] = (),
) -> tuple[Problem, ...]:
    """Say what stands in the way of the time, or of the waiting list, that a draft asks for.

    A name and the consent to keep the record are asked of every sign-up; `told` are doses of the
    person that the draft does not hold. Fields and codes: as `visit_problems`; appointment.slot
    slot_full, not_here; not asked of a time that is `held` already, and is to be for one vaccine
    more.
    """
    found = []
    seat = None if offered is None else offered.seat(draft.seat)
    if seat is None and draft.seat != WAITING_LIST and not held:
        found.append(Problem(field=SEAT, code="not_here"))
    if seat is not None and seat.free < 1 and not held:
        found.append(Problem(field=SEAT, code="slot_full"))
    comer = comer_of(draft, checked, offered, lists, told)
    first, last = ("", "") if offered is None else offered.days(draft.seat)
    offers = () if offered is None else offered.offers
    return (*visit_problems(comer, offers, lists, first=first, last=last), *found)


def comer_of(
    draft: SignUpDraft,
    checked: CheckedSignUp,
    offered: SeatsOffered | None,
    lists: CodeLists,
    told: Iterable[ToldDose] = (),
) -> Comer:
    """Give who is to come, as a draft says; `told` are doses of theirs that it does not hold."""
    yes = _guardian_yes(checked.consents)
    return Comer(
        groups=offered.groups_for(draft.wants) if offered else draft.wants,
        birth=checked.birth,
        shares="SHAREPROV" in draft.granted,
        doses=given_doses((*told_by(checked.doses), *told), lists),
        guardian=lambda group: yes.get(group) or yes.get(""),
    )


def guardian_gap(
    draft: SignUpDraft,
    birth: PartialDay | None,
    offered: SeatsOffered | None,
    lists: CodeLists,
    day: date,
) -> str | None:
    """Give the problem code of what lacks of a guardian's yes on the day of a visit, or None."""
    yes = _guardian_yes(consents_of(draft, day, []))
    comer = Comer(
        groups=offered.groups_for(draft.wants) if offered else draft.wants,
        birth=birth,
        shares=True,
        doses=(),
        guardian=lambda group: yes.get(group) or yes.get(""),
    )
    offers = () if offered is None else offered.offers
    found = visit_problems(comer, offers, lists, first=day.isoformat())
    return next((each.code for each in found if each.field == GUARDIAN_CONSENT), None)


def _guardian_yes(consents: Iterable[Mapping[str, Value]]) -> dict[str, GuardianYes]:
    return {
        str(each.get("vaccine_group") or ""): GuardianYes(
            relationship=str(each.get("relationship") or ""),
            document=str(each.get("document") or ""),
            valid_until=str(each.get("valid_until") or ""),
        )
        for each in consents
        if (each["type"], each["answer"]) == (GUARDIAN, GRANTED)
    }
