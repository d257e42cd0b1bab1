"""What a sign-up still lacks: for a booking, and to be complete. One answer for form and lists.

A missing answer is not a problem: the sign-up stands (`sign_up.check_sign_up`). What was asked and
refused is an answer, and missing no more.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Final

from fieldapp.domain.codes import CodeLists
from fieldapp.domain.days import Certain, PartialDay, Precision, minor_on
from fieldapp.domain.rides import DRIVEN, SHARES
from fieldapp.domain.seats import SeatsOffered, guardian_gap
from fieldapp.domain.sign_up import VARIETY_NEEDED, SignUpDraft
from fieldapp.domain.text import tidy

MARKED: Final = "marked"
"""Who typed it marked it to be finished, and nothing that is known to be missing says why."""
_NOT_ASKED: Final = frozenset({"", "UNK"})


class Blocks(IntEnum):
    """What a gap holds up, the more urgent first."""

    BOOKING = 1
    COMPLETE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One thing that is missing: its code, the field that would hold it, and what it holds up.

    `field` is dotted as a problem's is; `code` is phrased by `ui/texts.gap_words`.
    """

    code: str
    field: str
    blocks: Blocks


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of a sign-up beside its answers.

    `day` is that of the event it was made at; `offered` are the times people are booked for, None
    where there are none. `slip_given`: an appointment slip is in the person's hand. `hidden`: it is
    somebody else's, whose sensitive answers are not on this laptop.
    """

    day: date
    offered: SeatsOffered | None = None
    slip_given: bool = False
    hidden: bool = False


def missing(
    draft: SignUpDraft, birth: PartialDay | None, known: Known, lists: CodeLists
) -> tuple[Gap, ...]:
    """Give what a sign-up lacks, what holds up a booking first, each in the order of the form.

    `birth` is what `draft.birth` was read as. Bookable and complete as domain 3.0 has them.
    """
    gaps = [
        *(
            Gap(code=code, field=field, blocks=Blocks.BOOKING)
            for code, field in _for_booking(draft, birth, known, lists)
        ),
        *(
            Gap(code=code, field=field, blocks=Blocks.COMPLETE)
            for code, field in _for_complete(draft, birth, known)
        ),
    ]
    if draft.finish_later and not gaps:
        gaps.append(Gap(code=MARKED, field="sign_up.remark", blocks=Blocks.COMPLETE))
    return tuple(gaps)


def _for_booking(
    draft: SignUpDraft, birth: PartialDay | None, known: Known, lists: CodeLists
) -> Iterator[tuple[str, str]]:
    if not any(map(tidy, (draft.name_given, draft.name_family, draft.name_native))):
        yield "name", "person.name_given"
    if birth is None:
        yield "birth_year", "person.birth_date"
    if not any(map(tidy, (draft.phone, draft.phone2, draft.email))) and not known.slip_given:
        yield "contact", "contact.value"
    if not draft.wants and not known.hidden:
        yield "wants", "sign_up.wants"
    answered = {*draft.granted, *draft.refused}
    if "STORE" not in answered:
        yield "consent_store", "consent.store"
    if "SHAREPROV" not in answered:
        yield "consent_share", "consent.shareprov"
    if birth is not None and minor_on(birth, _visit_day(known)) is not Certain.NO:
        code = guardian_gap(draft, birth, known.offered, lists, _visit_day(known))
        if code is not None:
            yield _GUARDIAN.get(code, "guardian"), "consent.guardian"


_GUARDIAN: Final = {
    "guardian_details_needed": "guardian_details",
    "guardian_may_not_agree": "guardian_other",
    "guardian_written_needed": "guardian_written",
}


def _for_complete(
    draft: SignUpDraft, birth: PartialDay | None, known: Known
) -> Iterator[tuple[str, str]]:
    if _half_a_name(draft):
        yield "family", "person.name_family"
    if birth is not None and birth.precision is not Precision.DAY:
        yield "birth_day", "person.birth_date"
    if not known.hidden:
        if not draft.lang_spoken:
            yield "language", "person.lang_spoken"
        elif draft.lang_spoken in VARIETY_NEEDED and not tidy(draft.lang_variety):
            yield "variety", "person.lang_variety"
        if draft.interpreter_wanted in _NOT_ASKED:
            yield "interpreter", "need.wanted"
    if not tidy(draft.zip) and not draft.county_fips:
        yield "place", "address.zip"
    yield from _for_ride(draft)


def _for_ride(draft: SignUpDraft) -> Iterator[tuple[str, str]]:
    """Who is fetched is fetched somewhere, and somebody has to be told."""
    if draft.ride_mode in DRIVEN:
        if not tidy(draft.ride_pickup):
            yield "pickup", "ride.pickup"
        if SHARES not in {*draft.granted, *draft.refused}:
            yield "consent_ride", "consent.shareride"


def _half_a_name(draft: SignUpDraft) -> bool:
    """Tell whether one name is there, and nobody said that the person has no other."""
    one_only = draft.name_order == "ONE_NAME" or bool(tidy(draft.name_native))
    return not one_only and bool(tidy(draft.name_given)) != bool(tidy(draft.name_family))


def _visit_day(known: Known) -> date:
    return date.fromisoformat(known.offered.starts[:10]) if known.offered else known.day
