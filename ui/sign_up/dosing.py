"""What earlier doses mean while they are typed: pure functions over the draft.

Which products there are to choose from, which dose is next, and which times are too soon for it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from fieldapp.domain.codes import CodeLists
from fieldapp.domain.days import PartialDay, read_whole_day
from fieldapp.domain.dose_history import given_doses
from fieldapp.domain.dose_rules import dose_rules
from fieldapp.domain.due_dates import AskProvider, DoseDoubt, Due, NoneDue, doses_to_check
from fieldapp.domain.problem import Problem
from fieldapp.domain.seats import WAITING_LIST, SeatsOffered
from fieldapp.domain.sign_up import SignUpDraft
from fieldapp.domain.sign_up_rows import birth_of
from fieldapp.domain.typed_doses import TypedDose, doses_of, products_shown, read_dose_day, told_by
from fieldapp.domain.visits import Comer, age_problems, next_dose, too_soon


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DoseShown:
    """One earlier dose: as typed, the day that was understood, groups and products to choose."""

    typed: TypedDose
    day: PartialDay | None
    groups: tuple[str, ...]
    products: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DosesShown:
    """The earlier doses, what the list says of the next of each group, and doubts about them."""

    rows: tuple[DoseShown, ...] = ()
    due: tuple[Due | NoneDue | AskProvider, ...] = ()
    doubts: tuple[DoseDoubt, ...] = ()


NO_DOSES: Final = DosesShown()


def doses_shown(
    draft: SignUpDraft,
    offered: SeatsOffered | None,
    groups: tuple[str, ...],
    today: date,
    lists: CodeLists,
) -> DosesShown:
    """Give what the question of earlier doses shows; nothing where none was told."""
    if not draft.doses:
        return NO_DOSES
    comer = _comer(draft, today, lists)
    told = tuple(dict.fromkeys(dose.group for dose in comer.doses))
    planned = _planned_day(draft, offered, today)
    offers = () if offered is None else offered.offers
    return DosesShown(
        rows=tuple(_row(each, comer, groups, today, lists) for each in draft.doses),
        due=tuple(next_dose(comer, group, offers, lists, planned) for group in told),
        doubts=doses_to_check(comer.doses, dose_rules(lists), birth=comer.birth),
    )


def closed_times(
    draft: SignUpDraft, offered: SeatsOffered | None, today: date, lists: CodeLists
) -> Mapping[str, Problem]:
    """Give the times that cannot be chosen, each with why: too soon, or not at this age."""
    if offered is None or not draft.wants:
        return {}
    comer = _comer(draft, today, lists)
    groups = offered.groups_for(draft.wants)
    by_day: dict[str, Problem | None] = {}

    def closed(day: str) -> Problem | None:
        if day not in by_day:
            found = (
                problem
                for group in groups
                for look in (
                    age_problems(comer, group, offered.offers, date.fromisoformat(day)),
                    too_soon(comer, group, offered.offers, lists, date.fromisoformat(day)),
                )
                for problem in look
            )
            by_day[day] = next(found, None)
        return by_day[day]

    every = {each.code: each.starts[:10] for each in offered.seats}
    every[WAITING_LIST] = offered.days(WAITING_LIST)[1][:10]
    return {code: why for code, day in every.items() if (why := closed(day)) is not None}


def _comer(draft: SignUpDraft, today: date, lists: CodeLists) -> Comer:
    birth, _ = birth_of(draft.birth, today, [])
    return Comer(
        groups=draft.wants,
        birth=birth,
        shares=True,
        doses=given_doses(told_by(doses_of(draft.doses, today, [])), lists),
        guardian=lambda _: None,
    )


def _planned_day(draft: SignUpDraft, offered: SeatsOffered | None, today: date) -> date:
    """Give the day of the time that was chosen, else of the event people are booked for."""
    first, _ = ("", "") if offered is None else offered.days(draft.seat)
    return read_whole_day(first[:10]) or today


def _row(
    typed: TypedDose, comer: Comer, groups: tuple[str, ...], today: date, lists: CodeLists
) -> DoseShown:
    day = read_dose_day(typed.when, today)
    known = day if isinstance(day, PartialDay) else None
    own = (typed.group,) if typed.group else ()
    when = today if known is None else known.last
    return DoseShown(
        typed=typed,
        day=known,
        groups=tuple(dict.fromkeys((*comer.groups, *groups, *own))),
        products=products_shown(typed.group, when, comer.birth, typed.product, lists)
        if typed.group
        else (),
    )
