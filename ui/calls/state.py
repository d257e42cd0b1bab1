"""What the page of calls shows, as pure functions over frozen values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from fieldapp.actions.call_lines import CallLine, NumberShown
from fieldapp.actions.call_list import CallsSeen
from fieldapp.actions.tasks import NEXT_DOSE
from fieldapp.domain.calls import Standing, When, part_of_day
from fieldapp.domain.problem import Problem
from fieldapp.domain.typed_times import read_clock, read_typed_day

NOW: Final = "now"
LATER: Final = "later"
ARRANGE: Final = "arrange"
DONE: Final = "done"
FILTERS: Final = (NOW, LATER, ARRANGE, DONE)

SPOKEN: Final = "spoken"
"""The languages whoever is here speaks, as a choice of languages."""
EVERY: Final = ""

RESULTS: Final = {
    "reached": ("S", "REACHED"),
    "yes": ("Y", "REACHED"),
    "elsewhere": ("E", "REACHED"),
    "later": ("L", "REACHED"),
    "refused": ("R", "REFUSED"),
    "no_answer": ("N", "NOANS"),
    "message": ("M", "VM"),
    "other": ("O", "REACHPROXY"),
    "busy": ("B", "BUSY"),
    "wrong": ("W", "BADNUM"),
    "no_language": ("G", "LANGFAIL"),
    "stop": ("X", "STOP"),
}
"""What can come of a call: its key, and the code of `contact_result`."""
SETTLE_KEY: Final = "D"
FORM_KEY: Final = "F"
_HOURS: Final = {
    "WDAM": time(9),
    "WDPM": time(14),
    "WDEV": time(18),
    "SAT": time(10),
    "SUN": time(13),
}
"""The hour at which a part of the day or week is called."""
_MOST_TIMES: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a person chose: filter, person and place in the list, number, and what is left out.

    `language` is a tag, `SPOKEN` or `EVERY`; `event` (hex) and `kind` are empty for all.
    """

    filter: str = NOW
    person: bytes = b""
    at: int = 0
    contact: bytes = b""
    language: str = SPOKEN
    event: str = EVERY
    kind: str = EVERY


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CallsState:
    """The lines of the filter, how many each filter has, and the one in sight with its number."""

    seen: CallsSeen | None = None
    lines: tuple[CallLine, ...] = ()
    counts: tuple[int, ...] = (0,) * len(FILTERS)
    wanted: Wanted = Wanted()
    current: CallLine | None = None
    number: NumberShown | None = None
    languages: tuple[tuple[str, int], ...] = ()
    kinds: tuple[tuple[str, int], ...] = ()
    events: tuple[tuple[str, int], ...] = ()


def place_of(line: CallLine) -> str:
    """Give the filter in which somebody stands."""
    if line.standing is Standing.SAIDYES:
        return ARRANGE
    return NOW if line.when is When.NOW else LATER


def derive(seen: CallsSeen | None, wanted: Wanted) -> CallsState:
    """Give the state. Where somebody is gone, who took their place is in sight."""
    if seen is None:
        return CallsState(wanted=wanted)
    parts: dict[str, list[CallLine]] = {each: [] for each in FILTERS}
    for line in seen.lines:
        parts[place_of(line)].append(line)
    parts[DONE] = list(seen.done)
    shown = {
        name: [each for each in of if _is_wanted(each, seen, wanted)] for name, of in parts.items()
    }
    lines = tuple(shown[wanted.filter])
    current = next((each for each in lines if each.person == wanted.person), None)
    if current is None and lines:
        current = lines[min(wanted.at, len(lines) - 1)]
    numbers = () if current is None else current.numbers
    number = next((each for each in numbers if each.contact == wanted.contact), None)
    return CallsState(
        seen=seen,
        lines=lines,
        counts=tuple(len(shown[each]) for each in FILTERS),
        wanted=wanted,
        current=current,
        number=number or next(iter(numbers), None),
        languages=_counted([each.language] for each in seen.lines),
        kinds=_counted(sorted(each.kinds) for each in seen.lines),
        events=_counted(sorted(each.hex() for each in line.events) for line in seen.lines),
    )


def _counted(found: Iterable[Iterable[str]]) -> tuple[tuple[str, int], ...]:
    counts: dict[str, int] = {}
    for codes in found:
        for code in codes:
            counts[code] = counts.get(code, 0) + 1
    return tuple(sorted(counts.items(), key=lambda each: (-each[1], each[0])))


def _is_wanted(line: CallLine, seen: CallsSeen, wanted: Wanted) -> bool:
    if wanted.language == SPOKEN:
        spoken = not seen.spoken or line.language in seen.spoken or not line.language
    else:
        spoken = wanted.language in {EVERY, line.language}
    event = wanted.event == EVERY or bytes.fromhex(wanted.event) in line.events
    return spoken and event and (wanted.kind == EVERY or wanted.kind in line.kinds)


# --- what can be done -------------------------------------------------------------------------


def results_for(state: CallsState) -> tuple[str, ...]:
    """Give what can come of a call to the person in sight, in the order of the buttons."""
    line, number = state.current, state.number
    if line is None or number is None or state.wanted.filter in {ARRANGE, DONE}:
        return ()
    closed = set() if may_message(number) else {"message"}
    if not doses_of(line):
        closed.add("elsewhere")
    return tuple(each for each in RESULTS if each not in closed)


def may_message(number: NumberShown) -> bool:
    """Tell whether a message may be left at a number."""
    return number.may_message


def doses_of(line: CallLine) -> tuple[str, ...]:
    """Give the vaccines of whose next dose somebody is called."""
    return tuple(each.group for each in line.tasks if each.kind == NEXT_DOSE and each.group)


# --- calling back later -----------------------------------------------------------------------


def later_times(now: datetime) -> tuple[datetime, ...]:
    """Give the times at which somebody may be called instead, the next first."""
    found: list[datetime] = []
    for days in range(8):
        day = now.date() + timedelta(days=days)
        for part, hour in _HOURS.items():
            moment = datetime.combine(day, hour)
            if part_of_day(moment) == part and moment > now + timedelta(minutes=30):
                found.append(moment)
    return tuple(sorted(found)[:_MOST_TIMES])


def read_later(typed: str, now: datetime) -> datetime | None:
    """Read a day and a time as people type them, `6/30 6 pm` or `Saturday`'s date; None if not."""
    words = typed.split()
    for at in range(len(words) - 1, 0, -1):
        day = read_typed_day(" ".join(words[:at]), field="task.call_at", today=now.date())
        clock = read_clock(" ".join(words[at:]), field="task.call_at")
        if not isinstance(day, Problem) and not isinstance(clock, Problem):
            moment = datetime.combine(day, time()) + timedelta(minutes=clock)
            if moment > now:
                return moment
    return None
