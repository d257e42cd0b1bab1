"""Interpreters' shifts as rosters need them: who said yes, who works beside whom, and breaks."""

from datetime import time
from typing import Final

from fieldapp.actions.acting import row_here
from fieldapp.actions.interpreting import languages_of, states_of_assignments
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.needs import COMING
from fieldapp.store.rows import Row, read_rows
from fieldapp.store.store import Store

_HOUSE: Final = "en"
_RELAY: Final = "RELAY"


def shifts_with_numbers(store: Store, event: bytes) -> list[tuple[int, Row]]:
    """Give the shifts of an event with the numbers their files bear.

    By when they were made: a shift added later, however early it starts, must not take the number
    under which somebody else's roster was handed out.
    """
    shifts = read_rows(store.connection, BY_NAME["shift"], "event = ?", (event,))
    return list(enumerate(sorted(shifts, key=lambda row: row.id), 1))


def accepted_of(store: Store, shift: Row) -> list[Row]:
    """Give the assignments of a shift that its interpreter said yes to."""
    rows = read_rows(store.connection, BY_NAME["assignment"], "shift = ?", (shift.id,))
    states = states_of_assignments(store, rows)
    return [row for row in rows if states[row.id] in COMING]


def interpreter_of(store: Store, shift: Row) -> str:
    """Give the name of the interpreter of a shift."""
    return row_here(store, "interpreter", shift.ref("interpreter")).text("name")


def breaks_of(shift: Row) -> tuple[tuple[time, time], ...]:
    """Give the breaks of a shift; what is not a pair of times is passed over."""
    given = shift.values.get("breaks")
    pairs = [each for each in given if isinstance(each, list)] if isinstance(given, list) else []
    times = [[time.fromisoformat(each) for each in pair if isinstance(each, str)] for pair in pairs]
    return tuple((pair[0], pair[1]) for pair in times if len(pair) == 2)


def partners_of(store: Store, shift: Row, lists: CodeLists, language: str) -> tuple[str, ...]:
    """Give who works beside the interpreter of a shift, with the languages they have in common.

    In the same hours, with a language besides English in common, and in the same mode; a relay's
    partner is whoever carries its second half. Only who said yes to somebody is named.
    """
    mine = languages_of(store, shift.id) - {_HOUSE}
    found: dict[str, dict[str, None]] = {}
    for _, other in shifts_with_numbers(store, shift.ref("event")):
        shared = mine & languages_of(store, other.id)
        joined = other.text("mode") == shift.text("mode") or _RELAY in {
            other.text("mode"),
            shift.text("mode"),
        }
        overlaps = other.text("starts") < shift.text("ends") and (
            shift.text("starts") < other.text("ends")
        )
        another = other.ref("interpreter") != shift.ref("interpreter")
        if another and shared and joined and overlaps and accepted_of(store, other):
            known = sorted(lists["languages"].label(tag, language) for tag in shared)
            found.setdefault(", ".join(known), {})[interpreter_of(store, other)] = None
    return tuple(f"{', '.join(names)} ({shared})" for shared, names in found.items())
