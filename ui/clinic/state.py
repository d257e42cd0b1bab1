"""What the clinic page is asked and shows: columns, counts, filters, finding, keys and steps."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from fieldapp.actions.clinic_day import VisitLine
from fieldapp.domain.folding import fold
from fieldapp.domain.outcomes import EXPECTED, OPEN, STEPS, can_follow
from fieldapp.domain.typed_tickets import read_ticket
from ui.widgets.lines_model import Column

COLUMNS: Final = (
    Column(code="time", least=92),
    Column(code="ticket", least=78),
    Column(code="name", least=170, share=4, strong=True),
    Column(code="vaccine", least=110, share=2, goes=2),
    Column(code="speaks", least=120, share=2, goes=1),
    Column(code="needs", least=120, share=3, goes=3),
    Column(code="state", least=132, badge=True),
)

WALK_IN, SEAT, FIRST, WAITS, BACK = "walk_in", "seat", "first", "waits", "back"
"""Acts that are no steps of an appointment."""
ARRIVED, GIVEN, ELSEWHERE = "ARRIVED", "VACC", "VACCELSE"
LETTERS: Final = {
    "C": "CONFIRMED",
    "G": GIVEN,
    "N": "DEFER",
    "L": "LEFT",
    "D": "NOSHOW",
    "R": "DECLINED",
    "X": "CANCPER",
    "U": "CANCORG",
    "E": ELSEWHERE,
    "M": "ERROR",
    "W": WALK_IN,
    "H": WAITS,
    "S": SEAT,
    "F": FIRST,
    "T": BACK,
}
"""What a letter does to the line that is chosen."""
KEY_OF: Final = {act: letter for letter, act in LETTERS.items()} | {ARRIVED: "Enter"}
AT_HAND: Final = frozenset({ARRIVED, GIVEN, "DEFER", "LEFT", "NOSHOW", WALK_IN, WAITS, SEAT})
"""Acts with a button of their own; the others are one list away, and by their keys."""
WITH_REASON: Final = frozenset(
    {to for to, step in STEPS.items() if step.reason} | {"LEFT", "NOSHOW"}
)
"""Steps that open the list of reasons; some may go without one."""
_OFFICE: Final = frozenset({"ERROR", FIRST, BACK})
_BEEN: Final = frozenset({ARRIVED, GIVEN, "DEFER", "LEFT"})

BOOKED, BEEN, DONE, NOT_YET, WAITING = "booked", "been", "done", "not_yet", "waiting"
FILTERS: Final = (BOOKED, BEEN, DONE, NOT_YET, WAITING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What happened last: the act or `fault:` and its code, and about whom."""

    code: str
    ticket: str = ""
    name: str = ""
    typed: str = ""


def key_of(line: VisitLine) -> bytes:
    """Give the id by which the table knows a line: somebody may be on the day twice."""
    return line.parts[0].appointment if line.parts else line.sign_up


def is_in(line: VisitLine, code: str) -> bool:
    """Tell whether a line counts for one of `FILTERS`."""
    expected = not line.walk_in and bool(line.starts)
    return {
        BOOKED: expected and bool(line.states & (EXPECTED | _BEEN | {"NOSHOW"})),
        BEEN: bool(line.states & _BEEN),
        DONE: GIVEN in line.states,
        NOT_YET: expected and bool(line.states) and line.states <= EXPECTED,
        WAITING: not expected and bool(line.states & (EXPECTED | {"WAIT"})),
    }[code]


def counted(lines: Sequence[VisitLine]) -> dict[str, int]:
    """Count the lines of each filter."""
    return {code: sum(is_in(line, code) for line in lines) for code in FILTERS}


def shown_lines(
    lines: Sequence[VisitLine], found: Sequence[VisitLine], words: str, only: str, letter: str
) -> tuple[VisitLine, ...]:
    """Give the lines to show: those that words find, wherever they stand, else those of a filter.

    One whose ticket was typed whole stands before names that begin alike.
    """
    if not words.strip():
        return tuple(line for line in lines if not only or is_in(line, only))
    ticket, wanted = read_ticket(words, letter), fold(words).split()
    matches = [line for line in lines if line.ticket == ticket or _found(line, wanted)]
    matches += [line for line in found if line.ticket == ticket or _found(line, wanted)]
    return tuple(sorted(matches, key=lambda line: line.ticket != ticket))


def _found(line: VisitLine, wanted: Iterable[str]) -> bool:
    """Every typed word begins a word of the name or the ticket."""
    name = line.name
    keys = fold(f"{line.ticket} {name.said} {name.used} {name.native}").split()
    return all(any(key.startswith(each) for key in keys) for each in wanted)


def can_be_done(line: VisitLine, act: str, role: str, *, walk_ins: bool) -> bool:
    """Tell whether an act is offered for a line to this role; the store has the last word."""
    if act in _OFFICE and role != "COORDINATOR":
        return False
    waits = bool(line.states & {"WAIT"}) or (line.walk_in and bool(line.states & EXPECTED))
    match act:
        case "walk_in":
            return not line.parts and walk_ins
        case "seat":
            return "WAIT" in line.states
        case "first" | "waits":
            return waits
        case "back":
            return bool(line.states - {"BOOKED", "WAIT", "PROPOSED"})
        case _:
            return any(act in can_follow(state) for state in line.states)


def acts_for(line: VisitLine, role: str, *, walk_ins: bool) -> tuple[str, ...]:
    """Give the acts to offer for a line, the usual one first.

    Once an end is reached only what puts it right is offered.
    """
    order = (ARRIVED, *LETTERS.values())
    usual = GIVEN if ARRIVED in line.states else ARRIVED
    acts = [act for act in order if can_be_done(line, act, role, walk_ins=walk_ins)]
    if not line.states & OPEN:
        acts = [act for act in acts if act not in {"CANCPER", "CANCORG", "DECLINED"}]
    return tuple(sorted(acts, key=lambda act: act != usual))
