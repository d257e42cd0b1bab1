"""What must be there before somebody gets a time: one rule, for a form and for a booking alike.

It knows nothing of seats: `fieldapp.domain.seats` adds whether one is left.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from fieldapp.domain.codes import CodeLists
from fieldapp.domain.days import Certain, PartialDay, minor_on
from fieldapp.domain.dose_rules import dose_rules
from fieldapp.domain.due_dates import AskProvider, DoseGiven, Due, NoneDue, due_dates
from fieldapp.domain.guardians import GuardianYes, guardian_shortcoming
from fieldapp.domain.intervals import Interval, fits_age
from fieldapp.domain.problem import Problem

SEAT: Final = "appointment.slot"
"""The field whose problems are told beside the times."""
VACCINE: Final = "vaccine"
"""The name of the vaccine group's code among what a problem says."""
GUARDIAN_CONSENT: Final = "consent.guardian"
"""The field of a guardian's yes: what it lacks holds a time, and nothing else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VaccineOffered:
    """A vaccine group given at an event: for which ages, which product (CVX) if that is known."""

    group: str
    age_from: Interval | None = None
    age_below: Interval | None = None
    product: str | None = None
    authorization: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Comer:
    """Who is to come, for which vaccine groups, and what was agreed to.

    `guardian` gives what a parent or guardian said to a vaccine group, None for no yes.
    """

    groups: tuple[str, ...]
    birth: PartialDay | None
    shares: bool
    doses: tuple[DoseGiven, ...]
    guardian: Callable[[str], GuardianYes | None]


def visit_problems(
    comer: Comer,
    offers: tuple[VaccineOffered, ...],
    lists: CodeLists,
    *,
    first: str,
    last: str = "",
) -> Iterator[Problem]:
    """Say what stands in the way of a visit on a day, or between `first` and `last` of a list.

    Days are as kept (`2026-06-13T09:20`); who waits may be called on any of them. Fields and codes:
    sign_up.wants time_needs_vaccine; person.birth_date age_needed; consent.shareprov
    share_consent_needed; consent.guardian as `guardian_shortcoming`; appointment.slot too_soon
    (args vaccine, day, dose, rule), age_not_offered and age_unsure (arg vaccine).
    """
    if not comer.groups:
        yield Problem(field="sign_up.wants", code="time_needs_vaccine")
    if comer.birth is None:
        yield Problem(field="person.birth_date", code="age_needed")
    if not comer.shares:
        yield Problem(field="consent.shareprov", code="share_consent_needed")
    if not first:
        return
    if comer.birth is not None and minor_on(comer.birth, _day(first)) is not Certain.NO:
        yield from _held_for_guardian(comer, offers, lists, first)
    for group in comer.groups:
        yield from age_problems(comer, group, offers, _day(last or first))
        yield from too_soon(comer, group, offers, lists, _day(last or first))


def only_guardian(problems: Sequence[Problem]) -> bool:
    """Tell whether nothing but a guardian's yes stands in the way: then only the time waits."""
    return bool(problems) and all(each.field == GUARDIAN_CONSENT for each in problems)


def next_dose(
    comer: Comer, group: str, offers: tuple[VaccineOffered, ...], lists: CodeLists, day: date
) -> Due | NoneDue | AskProvider:
    """Say which dose of a group comes next, by the rules in force on the day of the visit."""
    products = {each.product for each in offers if each.group == group}
    product = products.pop() if len(products) == 1 else None
    return due_dates(
        comer.doses,
        dose_rules(lists),
        day,
        group=group,
        birth=comer.birth,
        planned_product=product or None,
    )


def dose_number(due: Due | NoneDue | AskProvider, doses: tuple[DoseGiven, ...]) -> int:
    """Give the number an appointment says: that of the series, else one more than are known."""
    if isinstance(due, Due):
        return due.dose_no
    known = [dose.dose_no for dose in doses if dose.group == due.group]
    return min(max(known, default=0) + 1, 9)


def too_soon(
    comer: Comer, group: str, offers: tuple[VaccineOffered, ...], lists: CodeLists, day: date
) -> Iterator[Problem]:
    """Say that the next dose may not be given yet, by which rule, and from which day on it may."""
    due = next_dose(comer, group, offers, lists, day)
    if isinstance(due, AskProvider) or due.earliest_ok is None or due.earliest_ok <= day:
        return
    args = (
        (VACCINE, group),
        ("day", due.earliest_ok.isoformat()),
        ("dose", str(dose_number(due, comer.doses))),
        ("rule", ", ".join(due.rule_ids)),
    )
    yield Problem(field=SEAT, code="too_soon", args=args)


def age_problems(
    comer: Comer, group: str, offers: tuple[VaccineOffered, ...], day: date
) -> Iterator[Problem]:
    """Say that this age is not given the vaccine there; a birth known in part may leave it open."""
    fits = [
        fits_age(comer.birth, day, each.age_from, each.age_below)
        for each in offers
        if each.group == group
    ]
    if comer.birth is None or not fits or Certain.YES in fits:
        return
    code = "age_unsure" if Certain.UNSURE in fits else "age_not_offered"
    yield Problem(field=SEAT, code=code, args=((VACCINE, group),))


def _held_for_guardian(
    comer: Comer, offers: tuple[VaccineOffered, ...], lists: CodeLists, day: str
) -> Iterator[Problem]:
    """Hold a child's visit for a guardian; whatever a birth leaves open counts as a child."""
    for group in comer.groups:
        under = {each.authorization for each in offers if each.group == group}
        code = guardian_shortcoming(comer.guardian(group), day, under, lists)
        if code is not None:
            yield Problem(field=GUARDIAN_CONSENT, code=code)
            return


def _day(text: str) -> date:
    return date.fromisoformat(text[:10])
