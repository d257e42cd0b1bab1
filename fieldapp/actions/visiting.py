"""A time that is asked for with a sign-up: for which doses it is booked, and what follows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from fieldapp.actions.acting import Act
from fieldapp.actions.dosing import History, have_looked_up, told_beside
from fieldapp.actions.seating import seats_offered
from fieldapp.actions.tasks import GUARDIAN, begin_task, end_tasks, open_tasks
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.problem import RefusedError
from fieldapp.domain.seats import SeatsOffered, comer_of, seat_problems
from fieldapp.domain.sign_up import CheckedSignUp, SignUpDraft
from fieldapp.domain.visits import Comer, dose_number, next_dose, only_guardian
from fieldapp.store.journal import Made
from fieldapp.store.rows import Row
from fieldapp.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitWanted:
    """What is booked with a sign-up: for each vaccine which dose; or `held`, and then nothing is.

    `day` is that of the visit (`2026-06-20T09:00`), empty where no time was asked for.
    """

    doses: Mapping[str, int] = field(default_factory=dict)
    held: bool = False
    day: str = ""


def visit_wanted(
    store: Store,
    event: bytes,
    of: tuple[SignUpDraft, CheckedSignUp],
    kept: Sequence[Row],
    lists: CodeLists,
) -> VisitWanted:
    """Give for which doses the time of a draft is booked; `kept` are doses known of the person.

    Raises: RefusedError with all that stands in the way of that time, as `seat_problems`, but for
    a guardian's yes: the sign-up of a child is not lost over it.
    """
    draft, checked = of
    if not draft.seat:
        return VisitWanted()
    offered = seats_offered(store, event)
    told = told_beside(checked, kept)
    problems = seat_problems(draft, checked, offered, lists, told=told)
    day = "" if offered is None else offered.days(draft.seat)[1]
    if only_guardian(problems):
        return VisitWanted(held=True, day=day)
    if problems:
        raise RefusedError(problems)
    comer = comer_of(draft, checked, offered, lists, told)
    return VisitWanted(doses=dose_numbers(comer, offered, day, lists), day=day)


def dose_numbers(
    comer: Comer, offered: SeatsOffered | None, day: str, lists: CodeLists
) -> dict[str, int]:
    """Give which dose a visit is for, by vaccine group."""
    offers = () if offered is None else offered.offers
    if not day:
        return dict.fromkeys(comer.groups, 1)
    on = date.fromisoformat(day[:10])
    return {
        group: dose_number(next_dose(comer, group, offers, lists, on), comer.doses)
        for group in comer.groups
    }


def follow_up(
    act: Act,
    person: Made | bytes,
    visit: VisitWanted,
    history: History,
    lists: CodeLists,
) -> None:
    """Make the tasks that follow from what was said: what to look up, whom to ask."""
    if visit.held:
        lang = history.language or None
        begin_task(act, person, GUARDIAN, due_on=visit.day[:10] or None, lang=lang)
    elif visit.doses and isinstance(person, bytes):
        end_tasks(act, open_tasks(act.store, person, GUARDIAN))
    if history.told:
        have_looked_up(act, person, history, lists)
