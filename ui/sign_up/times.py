"""The times of the form: which are in sight, what they are called, what stands in their way."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from fieldapp.actions.desk import DeskDraft
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.folding import fold
from fieldapp.domain.problem import Problem
from fieldapp.domain.seats import SEAT, WAITING_LIST, Seat, SeatsOffered, seat_problems
from fieldapp.domain.sign_up import CheckedSignUp
from ui.texts import hour_words, isolated
from ui.widgets.chips import Choice
from ui.widgets.picker import Entry

translate = QCoreApplication.translate
MOST_TIMES: Final = 5
"""How many times are in sight, beside the waiting list and the chip that leads to the others."""


def seats_shown(
    offered: SeatsOffered | None, chosen: str, language: str
) -> tuple[tuple[Seat, ...], bool]:
    """Give the times to choose from at a glance, and whether there are others.

    First those with a seat left that are for whoever speaks this language; a few, so that a number
    key picks each. What is chosen is always among them.
    """
    if offered is None:
        return (), False
    left = [each for each in offered.seats if each.free or each.code == chosen]
    fit = [each for each in left if each.suits(language) or each.code == chosen]
    shown = fit[:MOST_TIMES]
    here = offered.seat(chosen)
    if here is not None and here not in shown:
        shown = [*shown[:-1], here]
    return tuple(shown), len(shown) < len(left)


def time_problems(
    offered: SeatsOffered | None, form: DeskDraft, checked: CheckedSignUp, lists: CodeLists
) -> tuple[Problem, ...]:
    """Say what stands in the way of a time that was chosen, or is to be for more, just now."""
    draft, opened = form.draft, form.opened
    if not draft.seat:
        return ()
    if opened is None or draft.seat != opened.seat:
        return seat_problems(draft, checked.birth, offered, lists)
    found: tuple[Problem, ...] = ()
    if draft.wants != opened.wants and not (draft.wants and {*draft.wants} <= {*opened.wants}):
        found = seat_problems(draft, checked.birth, offered, lists, held=True)
    seat = offered.seat(draft.seat) if form.withdrawn and offered else None
    if seat is not None and seat.free < 1:
        return (*found, Problem(field=SEAT, code="slot_full"))
    return found


def time_question(offered: SeatsOffered | None, locale: QLocale) -> tuple[str, str]:
    """Say on which day the times are, and how many seats are left as far as this laptop knows."""
    if offered is None:
        return translate("SignUp", "Time"), ""
    day = locale.toString(_moment(offered.starts).date(), "ddd d MMM")
    left = translate("SignUp", "seats left: {n}").format(n=isolated(str(offered.free)))
    return translate("SignUp", "Time on {day}").format(day=isolated(day)), left


def time_choices(
    offered: SeatsOffered | None, chosen: str, language: str, locale: QLocale
) -> tuple[tuple[Choice, ...], str]:
    """Give the chips of the times, the waiting list last, and the words of the one for others."""
    shown, others = seats_shown(offered, chosen, language)
    choices = [_choice(each, locale) for each in shown]
    if chosen and chosen != WAITING_LIST and all(each.code != chosen for each in choices):
        choices.append(Choice(code=chosen, text=translate("SignUp", "A time not offered here")))
    waits = Choice(code=WAITING_LIST, text=translate("SignUp", "Waiting list"))
    return (*choices, waits), translate("SignUp", "Other time…") if others else ""


def time_entries(offered: SeatsOffered | None, locale: QLocale) -> Sequence[Entry]:
    """Give every time that has a seat left, whole, as there is room; found by its hour."""
    seats = offered.seats if offered else ()
    return tuple(
        Entry(
            choice=Choice(
                code=each.code, text=hour_words(each.starts, locale), detail=_left_words(each)
            ),
            keys=fold(hour_words(each.starts, locale)),
        )
        for each in seats
        if each.free
    )


def _choice(seat: Seat, locale: QLocale) -> Choice:
    """Short, as nobody is asked to come at night; the whole hour is read out and in the tip."""
    short = locale.toString(_moment(seat.starts).time(), "h:mm AP").split()[0]
    return Choice(
        code=seat.code,
        text=f"{isolated(short)} · {isolated(str(seat.free))}",
        detail=f"{hour_words(seat.starts, locale)}, {_left_words(seat)}",
    )


def _left_words(seat: Seat) -> str:
    return translate("SignUp", "seats left: {n}").format(n=isolated(str(seat.free)))


def _moment(starts: str) -> QDateTime:
    return QDateTime.fromString(starts, Qt.DateFormat.ISODate)
