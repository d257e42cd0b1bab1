"""The times that can be given to people, and what must be there before somebody gets one."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from fieldapp.domain.days import Certain, PartialDay, minor_on
from fieldapp.domain.problem import Problem
from fieldapp.domain.sign_up import SignUpDraft

WAITING_LIST: Final = "WAIT"
"""What a draft's `seat` says of somebody who waits for a time; a time is the hex of its id."""
_SEAT: Final = "appointment.slot"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A time: its id, local begin and end (`2026-06-20T10:40`), for whom, and seats left."""

    slot: bytes
    starts: str
    ends: str
    free: int
    kind: str
    languages: tuple[str, ...] = ()

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

    @property
    def free(self) -> int:
        """How many seats are left in all, as far as this laptop knows."""
        return sum(each.free for each in self.seats)

    def seat(self, code: str) -> Seat | None:
        """Give the time a draft speaks of, None where it is another event's or the waiting list."""
        return next((each for each in self.seats if each.code == code), None)

    def groups_for(self, wants: tuple[str, ...]) -> tuple[str, ...]:
        """Give for which vaccines somebody is booked: those given there, of those wanted."""
        return tuple(each for each in wants if each in self.groups) or wants


def seat_problems(
    draft: SignUpDraft, birth: PartialDay | None, offered: SeatsOffered | None
) -> tuple[Problem, ...]:
    """Say what stands in the way of the time a draft asks for (domain 3.0, 4.3).

    A name and the consent to keep the record are asked of every sign-up. Fields and codes:
    appointment.slot slot_full, time_needs_guardian, not_here; sign_up.wants time_needs_vaccine;
    person.birth_date time_needs_age; consent.shareprov time_needs_sharing.
    """
    found = []
    if not draft.wants:
        found.append(Problem(field="sign_up.wants", code="time_needs_vaccine"))
    if birth is None:
        found.append(Problem(field="person.birth_date", code="time_needs_age"))
    if "SHAREPROV" not in draft.granted:
        found.append(Problem(field="consent.shareprov", code="time_needs_sharing"))
    if draft.seat == WAITING_LIST:
        return tuple(found)
    seat = None if offered is None else offered.seat(draft.seat)
    if seat is None:
        return (*found, Problem(field=_SEAT, code="not_here"))
    if seat.free < 1:
        found.append(Problem(field=_SEAT, code="slot_full"))
    minor = birth and minor_on(birth, date.fromisoformat(seat.starts[:10])) is not Certain.NO
    if minor and "GUARDIAN" not in draft.granted:
        found.append(Problem(field=_SEAT, code="time_needs_guardian"))
    return tuple(found)
