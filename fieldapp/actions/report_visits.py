"""Counts the visits of a month: who was expected, came, was vaccinated, why not, and rides."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from fieldapp.actions.booking import shown_status
from fieldapp.actions.gathering import by_id, grouped, rows_by
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.report_measures import NONE
from fieldapp.domain.rides import NOT_NEEDED, OWN, ride_state
from fieldapp.domain.suppression import Cell
from fieldapp.store.rows import Row, read_row, read_rows
from fieldapp.store.seats import times_taken_out
from fieldapp.store.store import Store

_MEASURES: Final[Mapping[str, str]] = {
    "VACC": "vaccinated",
    "DEFER": "deferred",
    "LEFT": "left",
    "VACCELSE": "elsewhere",
    "DECLINED": "declined",
    "NOSHOW": "no_show",
    "CANCPER": "cancelled_person",
    "CANCORG": "cancelled_us",
    "BOOKED": "open",
    "CONFIRMED": "open",
}
"""State of a visit → what it counts as; who arrived and has no outcome yet is told by `came`."""
_CAME: Final = frozenset({"VACC", "DEFER", "LEFT", "ARRIVED"})
_WITHOUT: Final = frozenset(_MEASURES) - {"VACC", "BOOKED", "CONFIRMED"}
"""States in which a visit has ended without a vaccine here."""
_GIVEN: Final = frozenset({"PICKEDUP", "DROPPED", "RETURNED"})
_MOST_DOSES: Final = 3


class Came(NamedTuple):
    """Somebody who came to an event: person and event."""

    person: bytes
    event: bytes


class _Part(NamedTuple):
    """One appointment of a visit: its row, its state, why, and whether it had a time before."""

    row: Row
    state: str
    reason: str
    timed: bool


def count_visits(
    store: Store, events: Sequence[tuple[Row, str]], lists: CodeLists
) -> tuple[Counter[Cell], set[Came]]:
    """Count the visits to events, given with their counties, and tell who came.

    A visit is one sign-up at one event, whatever the number of vaccines; where they ended apart,
    the state of highest rank tells. Moved times and mistakes are no visits.
    """
    counts: Counter[Cell] = Counter()
    came: set[Came] = set()
    for event, county in events:
        visits = list(_visits(store, event, lists))
        sign_ups = by_id(rows_by(store, "sign_up", "id", [each for each, _ in visits]))
        void = {
            row.ref("sign_up")
            for row in rows_by(store, "sign_up_status", "sign_up", sign_ups)
            if row.text("state") == "VOID"
        }
        standing = [(key, parts) for key, parts in visits if key in sign_ups and key not in void]
        for sign_up, parts in standing:
            state = _count(counts, county, parts, lists)
            if state in _CAME:
                came.add(Came(sign_ups[sign_up].ref("person"), event.id))
        rides = [part.row.id for _, parts in standing for part in parts]
        _count_rides(store, counts, county, (rides, lists))
    return counts, came


def _visits(store: Store, event: Row, lists: CodeLists) -> Iterator[tuple[bytes, list[_Part]]]:
    slots = by_id(rows_by(store, "slot", "event", [event.id]))
    for each in times_taken_out(store, event.id):
        if (row := read_row(store.connection, BY_NAME["slot"], each)) is not None:
            slots[each] = row
    kind = BY_NAME["appointment"]
    rows = list(rows_by(store, "appointment", "slot", slots))
    rows += read_rows(store.connection, kind, "slot IS NULL AND _event = ?", (event.id,))
    statuses = grouped(
        rows_by(store, "appointment_status", "appointment", [row.id for row in rows]),
        "appointment",
    )
    visits: defaultdict[bytes, list[_Part]] = defaultdict(list)
    for row in rows:
        state = shown_status(statuses[row.id], lists)
        slot = slots.get(row.ref("slot"))
        timed = slot is not None and slot.text("kind") != "WALKIN"
        if state in _MEASURES or state == "ARRIVED":
            said = [each for each in statuses[row.id] if each.text("status") == state]
            reason = next((each.text("reason") for each in said if each.text("reason")), NONE)
            part = _Part(row=row, state=state, reason=reason, timed=timed)
            visits[row.ref("sign_up")].append(part)
    yield from visits.items()


def _count(counts: Counter[Cell], county: str, parts: Sequence[_Part], lists: CodeLists) -> str:
    """Count one visit, and give its state; empty where it is none."""
    states = lists["appointment_status"]
    main = max(parts, key=lambda part: int(states[part.state].extra["rank"]))
    timed = any(part.timed for part in parts)
    if not timed and main.state not in _CAME:
        return ""
    if main.state in _CAME:
        counts[county, "came" if timed else "walk_ins"] += 1
    if main.state in _MEASURES:
        counts[county, _MEASURES[main.state]] += 1
    if main.state in _WITHOUT:
        counts[county, f"reason:{main.reason}"] += 1
    if main.state == "NOSHOW":
        counts[county, f"missed:{main.reason}"] += 1
    for part in parts:
        if part.state == "VACC":
            number = part.row.values.get("dose_no")
            dose = str(min(number, _MOST_DOSES)) if isinstance(number, int) else NONE
            counts[county, f"dose:{dose}"] += 1
    return main.state


def _count_rides(
    store: Store, counts: Counter[Cell], county: str, of: tuple[Sequence[bytes], CodeLists]
) -> None:
    appointments, lists = of
    rides = list(rows_by(store, "ride", "appointment", appointments))
    said = grouped(rows_by(store, "ride_status", "ride", [row.id for row in rides]), "ride")
    for row in rides:
        state = ride_state((each.text("state") for each in said[row.id]), lists["ride_state"])
        if row.text("mode") == OWN or state == NOT_NEEDED:
            continue
        counts[county, "rides_wanted"] += 1
        counts[county, "rides_given"] += state in _GIVEN
