"""The times that can be given to people, and what must be there before somebody gets one."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from fieldapp.domain.codes import CodeLists
from fieldapp.domain.consents import GUARDIAN, guardian_shortcoming
from fieldapp.domain.days import Certain, PartialDay, minor_on
from fieldapp.domain.problem import Problem
from fieldapp.domain.sign_up import SignUpDraft

WAITING_LIST: Final = "WAIT"
"""What a draft's `seat` says of somebody who waits for a time; a time is the hex of its id."""
SEAT: Final = "appointment.slot"
"""The field whose problems are told beside the times."""


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
    """The times of the event that people are booked for, in order, and the vaccines given there.

    `emergency` are those of them that are given under an emergency authorization.
    """

    event: bytes
    title: str
    starts: str
    groups: tuple[str, ...]
    seats: tuple[Seat, ...]
    emergency: frozenset[str] = frozenset()

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
    draft: SignUpDraft,
    birth: PartialDay | None,
    offered: SeatsOffered | None,
    lists: CodeLists,
    *,
    held: bool = False,
) -> tuple[Problem, ...]:
    """Say what stands in the way of the time, or of the waiting list, that a draft asks for.

    A name and the consent to keep the record are asked of every sign-up; a child's guardian must
    have agreed, for the waiting list too (domain 3.0, 4.3). Fields and codes: sign_up.wants
    time_needs_vaccine; person.birth_date age_needed; consent.shareprov share_consent_needed;
    consent.guardian guardian_consent_needed and as `guardian_shortcoming`; appointment.slot
    slot_full, not_here; not asked of a time that is `held` already, and is to be for one vaccine
    more.
    """
    found = []
    if not draft.wants:
        found.append(Problem(field="sign_up.wants", code="time_needs_vaccine"))
    if birth is None:
        found.append(Problem(field="person.birth_date", code="age_needed"))
    if "SHAREPROV" not in draft.granted:
        found.append(Problem(field="consent.shareprov", code="share_consent_needed"))
    seat = None if offered is None else offered.seat(draft.seat)
    if seat is None and draft.seat != WAITING_LIST and not held:
        found.append(Problem(field=SEAT, code="not_here"))
    if seat is not None and seat.free < 1 and not held:
        found.append(Problem(field=SEAT, code="slot_full"))
    starts = seat.starts if seat is not None else offered.starts if offered is not None else ""
    if birth and offered and minor_on(birth, date.fromisoformat(starts[:10])) is not Certain.NO:
        code = guardian_gap(draft, offered, lists)
        found += [Problem(field="consent.guardian", code=code)] if code else []
    return tuple(found)


def guardian_gap(draft: SignUpDraft, offered: SeatsOffered | None, lists: CodeLists) -> str | None:
    """Give the problem code of what lacks of a guardian's yes to a child's vaccines, or None."""
    groups = draft.wants if offered is None else offered.groups_for(draft.wants)
    agreed = draft.guardian_for or groups
    if GUARDIAN not in draft.granted or not set(groups) <= set(agreed):
        return "guardian_consent_needed"
    said = draft.guardian_relationship, draft.guardian_document
    emergency = offered is not None and not offered.emergency.isdisjoint(groups)
    return guardian_shortcoming(*said, lists, emergency=emergency)
