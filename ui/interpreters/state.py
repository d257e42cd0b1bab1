"""What the page of interpreters shows, as pure functions over frozen values."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from fieldapp.actions.delivering import Told
from fieldapp.actions.interpreter_desk import (
    InterpreterShown,
    InterpretersSeen,
    LanguageSum,
    ShiftShown,
)
from fieldapp.actions.interpreter_lines import NeedLine
from fieldapp.actions.waiting import half_hours
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.fitting import MINUTES_EACH, Fit
from fieldapp.domain.needs import (
    CHILD,
    COMPANION,
    MINOR_USED,
    NOBODY,
    OPEN_STATES,
    WRITING,
    Wish,
    is_sign,
)

WAITING: Final = "waiting"
ALL: Final = "all"
DONE: Final = "done"
SHIFTS: Final = "shifts"
LANGUAGES: Final = "languages"
FILTERS: Final = (WAITING, ALL, DONE, SHIFTS, LANGUAGES)

Item: TypeAlias = NeedLine | ShiftShown | InterpreterShown | LanguageSum

WITHOUT: Final = (COMPANION, CHILD, WRITING, NOBODY)
"""Who interpreted where no interpreter did: an adult, a child, a pen, nobody."""
BY_USER: Final = "user:"
BY_INTERPRETER: Final = "interpreter:"
_BILINGUAL: Final = "BILING"
MINUTES: Final = ("10", "20", "30", "45", "60")
PROBLEMS: Final = ("LATE", "WRONGVARIETY", "NOAUDIO", "NOSHOW")
_SPOKEN: Final = ("ONSITE", "PHONE", "VIDEO", "RELAY")
_SIGNED: Final = ("SIGN1", "SIGN2", "VIDEO", "CDI", "TACT")
_MOST_TIMES: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was done last: a code and what its sentence needs; `fault` is a fault's."""

    code: str
    name: str = ""
    at: str = ""
    n: int = 0
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """What was delivered, as it is being noted; codes, empty where nothing is chosen."""

    who: str = ""
    mode: str = ""
    minutes: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class InterpretersState:
    """The items of the filter, how many each filter has, the one in sight, and what is noted.

    `times` are those at which somebody may come back; `asked` are the shifts that would be asked.
    """

    seen: InterpretersSeen | None = None
    items: tuple[Item, ...] = ()
    counts: tuple[int, ...] = (0,) * len(FILTERS)
    filter: str = WAITING
    current: Item | None = None
    closing: Closing = Closing()
    usual: bool = True
    times: tuple[str, ...] = ()
    asked: tuple[bytes, ...] = ()

    @property
    def line(self) -> NeedLine | None:
        """The person in sight."""
        return self.current if isinstance(self.current, NeedLine) else None

    @property
    def may_edit(self) -> bool:
        """Whether this reader keeps the interpreters and their hours."""
        return self.seen is not None and self.seen.may_edit


def key_of(item: Item) -> bytes:
    """Give the key that stays with an item from one look to the next."""
    match item:
        case NeedLine():
            return item.sign_up
        case ShiftShown():
            return item.shift
        case InterpreterShown():
            return item.interpreter
        case LanguageSum():
            return item.language.encode()


def split(seen: InterpretersSeen) -> dict[str, tuple[Item, ...]]:
    """Give the items of each filter; who was told to come back first comes first."""
    waiting = sorted(
        (each for each in seen.lines if each.waits),
        key=lambda each: (each.return_at or "9", each.since),
    )
    wanted = [each for each in seen.lines if not each.hidden]
    return {
        WAITING: tuple(waiting),
        ALL: tuple(each for each in wanted if each.state in OPEN_STATES),
        DONE: tuple(each for each in wanted if each.state not in OPEN_STATES),
        SHIFTS: (*seen.shifts, *seen.others),
        LANGUAGES: seen.sums,
    }


def due(line: NeedLine, now: str) -> bool:
    """Tell whether somebody is to be called now."""
    return bool(line.return_at) and line.return_at <= now


def here_now(shift: ShiftShown, now: str) -> bool:
    """Tell whether an interpreter's hours are now."""
    return shift.starts <= now < shift.ends


def waiting_for(seen: InterpretersSeen, shift: ShiftShown) -> tuple[NeedLine, ...]:
    """Give who waits for a language of an interpreter and may be called from here."""
    return tuple(
        each
        for each in seen.lines
        if each.waits and each.may_call and each.wish.language in shift.languages
    )


# --- coming back ------------------------------------------------------------------------------


def return_times(seen: InterpretersSeen) -> tuple[str, ...]:
    """Give the times at which the person in sight may come back, the likeliest first.

    When somebody who fits begins, then the next half hours.
    """
    begin = sorted(
        {
            each.candidate.starts
            for each in seen.match.found
            if each.candidate.starts > seen.now and each.candidate.starts[:10] == seen.now[:10]
        }
    )
    return tuple(dict.fromkeys([*begin, *half_hours(seen.now)]))[:_MOST_TIMES]


# --- what was delivered -----------------------------------------------------------------------


def who_choices(seen: InterpretersSeen, line: NeedLine) -> tuple[tuple[str, str], ...]:
    """Give who may have interpreted for somebody, as code and name (empty where the code says it).

    Who fits comes first, then whoever else is here, then who of this laptop speaks the language.
    """
    fitting = [each.candidate for each in seen.match.found]
    found = {each.interpreter: each.name for each in fitting}
    found |= {
        each.interpreter: each.name
        for each in seen.shifts
        if here_now(each, seen.now) and each.interpreter not in found
    }
    users = [
        (BY_USER + user.hex(), name)
        for user, name, tags in seen.speakers
        if line.wish.language in tags
    ]
    people = [(BY_INTERPRETER + each.hex(), name) for each, name in found.items()]
    return (*people, *users, *((code, "") for code in WITHOUT))


def mode_choices(wish: Wish, lists: CodeLists) -> tuple[str, ...]:
    """Give the ways somebody may have been interpreted for, those they asked for first."""
    usual = _SIGNED if is_sign(wish.language, lists) else _SPOKEN
    known = [each for each in wish.modes if each not in {*WITHOUT, _BILINGUAL}]
    return tuple(dict.fromkeys([*known, *usual]))


def asks_mode(closing: Closing) -> bool:
    """Tell whether it is to be said how: of an interpreter; else who it was says it."""
    return closing.who.startswith(BY_INTERPRETER)


def usual(seen: InterpretersSeen, line: NeedLine) -> Closing:
    """Give what was most likely delivered: who fits and is here, as wished, for the usual time."""
    best = _best(seen.match.found, seen.now)
    if best is None:
        return Closing()
    wished = line.wish.modes[best.mode_place] if best.mode_place < len(line.wish.modes) else ""
    return Closing(
        who=BY_INTERPRETER + best.candidate.interpreter.hex(),
        mode=wished or best.candidate.mode,
        minutes=str(MINUTES_EACH),
    )


def _best(found: Sequence[Fit], now: str) -> Fit | None:
    here = [each for each in found if each.candidate.starts <= now < each.candidate.ends]
    return next(iter([*here, *found]), None)


def chosen_who(closing: Closing, who: str) -> Closing:
    """Give what is noted once it is said who interpreted."""
    if who.startswith(BY_INTERPRETER):
        return Closing(who=who, mode=closing.mode, minutes=closing.minutes or str(MINUTES_EACH))
    if who.startswith(BY_USER):
        return Closing(who=who, mode=_BILINGUAL, minutes=str(MINUTES_EACH))
    problem = {CHILD: MINOR_USED, NOBODY: "NOSHOW"}.get(who, "")
    return Closing(who=who, mode=who, problem=problem)


def told_of(closing: Closing) -> Told | None:
    """Give what is to be kept; None while it is not said who and how."""
    if not (closing.who and closing.mode):
        return None
    return Told(
        mode=closing.mode,
        minutes=int(closing.minutes) if closing.minutes.isdigit() else None,
        problem=closing.problem,
        interpreter=_id_in(closing.who, BY_INTERPRETER),
        user=_id_in(closing.who, BY_USER),
    )


def _id_in(who: str, prefix: str) -> bytes | None:
    return bytes.fromhex(who.removeprefix(prefix)) if who.startswith(prefix) else None


# --- the whole --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a person chose on the page: filter, item and its place, and what is being noted."""

    filter: str = WAITING
    key: bytes | None = None
    at: int = 0
    closing: Closing | None = None
    asked: tuple[bytes, ...] | None = None


def derive(seen: InterpretersSeen | None, wanted: Wanted) -> InterpretersState:
    """Give the state. Where the item is gone, the one that took its place is in sight."""
    if seen is None:
        return InterpretersState(filter=wanted.filter)
    parts = split(seen)
    items = parts[wanted.filter]
    current = next((each for each in items if key_of(each) == wanted.key), None)
    if current is None and items:
        current = items[min(wanted.at, len(items) - 1)]
    same = current is not None and key_of(current) == wanted.key
    line = current if isinstance(current, NeedLine) else None
    matched = line is not None and seen.chosen == line.sign_up
    by_rule = usual(seen, line) if line is not None and matched else Closing()
    own = wanted.closing if same else None
    proposed = tuple(each.candidate.shift for each in seen.match.proposed) if matched else ()
    return InterpretersState(
        seen=seen,
        items=items,
        counts=tuple(len(parts[each]) for each in FILTERS),
        filter=wanted.filter,
        current=current,
        closing=by_rule if own is None else own,
        usual=own is None,
        times=return_times(seen) if matched else (),
        asked=wanted.asked if same and wanted.asked is not None else proposed,
    )
