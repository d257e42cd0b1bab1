"""The times of the form: which are in sight, what they are called, what stands in their way."""

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from fieldapp.actions.desk import DeskDraft
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.folding import fold
from fieldapp.domain.problem import Problem
from fieldapp.domain.seats import SEAT, WAITING_LIST, Seat, SeatsOffered, seat_problems
from fieldapp.domain.sign_up import CheckedSignUp
from ui.texts import hour_words, isolated, problem_sentence
from ui.widgets.chips import Choice
from ui.widgets.picker import Entry

translate = QCoreApplication.translate
MOST_TIMES: Final = 5
"""How many times are in sight, beside the waiting list and the chip that leads to the others."""


def seats_shown(
    offered: SeatsOffered | None, chosen: str, language: str, closed: Collection[str] = ()
) -> tuple[tuple[Seat, ...], bool]:
    """Give the times to choose from at a glance, and whether there are others.

    First those with a seat left that are for whoever speaks this language; a few, so that a number
    key picks each. Those that are `closed` to this person have what room is left. What is chosen is
    always among them.
    """
    if offered is None:
        return (), False
    left = [each for each in offered.seats if each.free or each.code == chosen]
    fit = [each for each in left if each.suits(language) or each.code == chosen]
    open_ = [each for each in fit if each.code not in closed][:MOST_TIMES]
    beside = [each for each in fit if each.code in closed][: MOST_TIMES - len(open_)]
    shown = [each for each in fit if each in open_ or each in beside]
    here = offered.seat(chosen)
    if here is not None and here not in shown:
        shown = [*shown[:-1], here]
    others = {each.code for each in left} - {each.code for each in shown} - {*closed}
    return tuple(shown), bool(others)


def time_problems(
    offered: SeatsOffered | None, form: DeskDraft, checked: CheckedSignUp, lists: CodeLists
) -> tuple[Problem, ...]:
    """Say what stands in the way of a time that was chosen, or is to be for more, just now."""
    draft, opened = form.draft, form.opened
    if not draft.seat:
        return ()
    if opened is None or draft.seat != opened.seat:
        return seat_problems(draft, checked, offered, lists)
    found: tuple[Problem, ...] = ()
    if draft.wants != opened.wants and not (draft.wants and {*draft.wants} <= {*opened.wants}):
        found = seat_problems(draft, checked, offered, lists, held=True)
    seat = offered.seat(draft.seat) if form.withdrawn and offered else None
    if seat is not None and seat.free < 1:
        return (*found, Problem(field=SEAT, code="slot_full"))
    return found


def time_question(offered: SeatsOffered | None, locale: QLocale) -> tuple[str, str]:
    """Say on which day the times are, and how many seats of its own this laptop has left."""
    if offered is None:
        return translate("SignUp", "Time"), ""
    left = translate("SignUp", "{n} of the {held} seats of this laptop left").format(
        n=isolated(str(offered.free)), held=isolated(str(offered.held))
    )
    if not offered.held:
        left = translate("SignUp", "this laptop holds no seats: sync, or use the waiting list")
    if _several_days(offered):
        return translate("SignUp", "Time"), left
    day = locale.toString(_moment(offered.starts).date(), "ddd d MMM")
    return translate("SignUp", "Time on {day}").format(day=isolated(day)), left


def _several_days(offered: SeatsOffered) -> bool:
    return len({each.starts[:10] for each in offered.seats}) > 1


def _day_before(offered: SeatsOffered, seat: Seat, locale: QLocale) -> str:
    """Say on which day a time is where there are several, with a blank after it."""
    if not _several_days(offered):
        return ""
    return isolated(locale.toString(_moment(seat.starts).date(), "d MMM")) + " "


def time_choices(
    offered: SeatsOffered | None,
    chosen: str,
    language: str,
    locale: QLocale,
    closed: Mapping[str, Problem] = MappingProxyType({}),
) -> tuple[tuple[Choice, ...], str]:
    """Give the chips of the times, the waiting list last, and the words of the one for others."""
    shown, others = seats_shown(offered, chosen, language, closed)
    choices = [
        _choice(each, _day_before(offered, each, locale), locale, closed.get(each.code))
        for each in shown
        if offered is not None
    ]
    if chosen and chosen != WAITING_LIST and all(each.code != chosen for each in choices):
        choices.append(Choice(code=chosen, text=translate("SignUp", "A time not offered here")))
    waits = Choice(
        code=WAITING_LIST,
        text=translate("SignUp", "Waiting list"),
        detail=closed_words(closed.get(WAITING_LIST), locale),
        closed=WAITING_LIST in closed,
    )
    return (*choices, waits), translate("SignUp", "Other time…") if others else ""


def closed_words(why: Problem | None, locale: QLocale) -> str:
    """Say why a time cannot be chosen, empty for one that can."""
    return problem_sentence(why, locale.name()) if why else ""


def time_note(closed: Mapping[str, Problem], locale: QLocale) -> str:
    """Say below the times why some cannot be chosen."""
    return "\n".join(dict.fromkeys(closed_words(why, locale) for why in closed.values()))


def time_entries(
    offered: SeatsOffered | None, locale: QLocale, closed: Collection[str] = ()
) -> Sequence[Entry]:
    """Give every time that can be chosen, whole, as there is room; found by its hour."""
    if offered is None:
        return ()
    return tuple(
        Entry(
            choice=Choice(
                code=each.code, text=_whole(offered, each, locale), detail=_left_words(each)
            ),
            keys=fold(_whole(offered, each, locale)),
        )
        for each in offered.seats
        if each.free and each.code not in closed
    )


def _whole(offered: SeatsOffered, seat: Seat, locale: QLocale) -> str:
    return _day_before(offered, seat, locale) + hour_words(seat.starts, locale)


def _choice(seat: Seat, day: str, locale: QLocale, why: Problem | None) -> Choice:
    """Short, as nobody is asked to come at night; the whole hour is read out and in the tip."""
    short = locale.toString(_moment(seat.starts).time(), "h:mm AP").split()[0]
    if why is not None:
        early = why.code == "too_soon"
        word = translate("SignUp", "too early") if early else translate("SignUp", "not this age")
        return Choice(
            code=seat.code,
            text=f"{day}{isolated(short)} · {word}",
            detail=f"{day}{hour_words(seat.starts, locale)}, {closed_words(why, locale)}",
            closed=True,
        )
    return Choice(
        code=seat.code,
        text=f"{day}{isolated(short)} · {isolated(str(seat.free))}",
        detail=f"{day}{hour_words(seat.starts, locale)}, {_left_words(seat)}",
    )


def _left_words(seat: Seat) -> str:
    return translate("SignUp", "seats left: {n}").format(n=isolated(str(seat.free)))


def _moment(starts: str) -> QDateTime:
    return QDateTime.fromString(starts, Qt.DateFormat.ISODate)
