"""Counts the work of a month: conversations, events, interpreting, calls, next doses in time."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from fieldapp.actions.booking import birth_of
from fieldapp.actions.dosing import told_by_rows
from fieldapp.actions.gathering import by_id, grouped, rows_by
from fieldapp.actions.needing import needs_here
from fieldapp.actions.report_visits import Came
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.dose_history import StandingDose, standing_doses
from fieldapp.domain.dose_rules import dose_rules
from fieldapp.domain.due_dates import Due, due_dates
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.needs import YES
from fieldapp.domain.report_measures import NONE
from fieldapp.domain.suppression import Cell
from fieldapp.store.rows import Row, read_rows
from fieldapp.store.store import Store

_REACHED: Final = "REACHED"
_TRIES: Final = 3
_HERE: Final = "HERE"
_NO_EVENT: Final = frozenset({"DRAFT", "CANCELLED"})


def count_talks(store: Store, month: str) -> Counter[Cell]:
    """Count the conversations of a month by what they were and how, in the county they name."""
    counts: Counter[Cell] = Counter()
    rows = read_rows(store.connection, BY_NAME["tally"], "substr(day, 1, 7) = ?", (month,))
    for row in rows:
        n, county = row.values.get("n"), row.text("county")
        if isinstance(n, int):
            counts[county, f"talks_what:{row.text('what')}"] += n
            counts[county, f"talks_channel:{row.text('channel')}"] += n
    return counts


def count_events(events: Iterable[tuple[Row, str]]) -> Counter[Cell]:
    """Count events by their kind; those being planned and cancelled ones are none."""
    counts: Counter[Cell] = Counter()
    for event, county in events:
        if event.text("status") not in _NO_EVENT:
            counts[county, "events"] += 1
            counts[county, f"events_kind:{event.text('kind')}"] += 1
    return counts


def count_needs(
    store: Store, events: Sequence[tuple[Row, str]], came: Iterable[Came], lists: CodeLists
) -> Counter[Cell]:
    """Count wishes for an interpreter at events, of who was there, by what came of them.

    There is who signed up there, or came to a visit. Met is what was delivered as asked, by
    somebody qualified; a wish that was taken back is none.
    """
    counts: Counter[Cell] = Counter()
    visitors: dict[bytes, set[bytes]] = {}
    for each in came:
        visitors.setdefault(each.event, set()).add(each.person)
    for event, county in events:
        there = {row.ref("person") for row in rows_by(store, "sign_up", "event", [event.id])}
        there |= visitors.get(event.id, set())
        for need in needs_here(store, None, event.id, there, lists).values():
            if need.wish.wanted != YES or need.state == "WITHDRAWN":
                continue
            outcome = "met" if need.met else _outcome(need.state)
            counts[county, f"{outcome}:{need.wish.language or NONE}"] += 1
    return counts


def _outcome(state: str) -> str:
    if state in {"DELIVERED", "PARTLY"}:
        return "partly"
    return "not_met" if state == "NOTDELIVERED" else "not_noted"


def count_calls(
    store: Store, month: str, county_of: Mapping[bytes, str], lists: CodeLists
) -> Counter[Cell]:
    """Count the people with a task that is due in a month, and who was reached in three tries."""
    counts: Counter[Cell] = Counter()
    tasks = read_rows(store.connection, BY_NAME["task"], "substr(due_on, 1, 7) = ?", (month,))
    tries = grouped(rows_by(store, "attempt", "task", [row.id for row in tasks]), "task")
    people = by_id(rows_by(store, "person", "id", {row.ref("person") for row in tasks}))
    results = lists["contact_result"]
    for person, rows in grouped(tasks, "person").items():
        if person not in people:
            continue
        language = rows[0].text("lang") or people[person].text("lang_spoken") or NONE
        county = next((found for row in rows if (found := county_of.get(row.event or b""))), "")
        counts[county, f"to_call:{language}"] += 1
        reached = False
        for row in rows:
            said = sorted(tries[row.id], key=lambda each: (_at(each), each.id))
            counted = [
                code
                for code in (each.text("result") for each in said)
                if code in results and results[code].extra["counts_as_attempt"] == "1"
            ]
            reached |= _REACHED in counted[:_TRIES]
        counts[county, f"reached:{language}"] += reached
    return counts


def _at(attempt: Row) -> int:
    at = attempt.values.get("at")
    return at if isinstance(at, int) else 0


def count_next_doses(
    store: Store, month: str, county_of: Mapping[bytes, str], lists: CodeLists
) -> Counter[Cell]:
    """Count people whose next dose had to be given by a day of a month, and who had it by then.

    By the rules in force on the first day of the month; of several vaccines the first that is due
    counts. Where the list has no such day nobody is due.
    """
    counts: Counter[Cell] = Counter()
    doses = grouped(read_rows(store.connection, BY_NAME["dose"]), "person")
    people = by_id(rows_by(store, "person", "id", doses))
    sign_ups = grouped(rows_by(store, "sign_up", "person", people), "person")
    for person, rows in doses.items():
        if person not in people or not sign_ups[person]:
            continue
        standing = standing_doses(told_by_rows(rows), lists)
        outcome = _next_dose(people[person], standing, month, lists)
        if outcome:
            county = county_of.get(sign_ups[person][-1].ref("event"), "")
            counts[county, "dose_due"] += 1
            if outcome != "dose_late":
                counts[county, outcome] += 1
    return counts


def _next_dose(person: Row, standing: Sequence[StandingDose], month: str, lists: CodeLists) -> str:
    rules, birth = dose_rules(lists), birth_of(person)
    for at, each in enumerate(standing):
        given = each.given
        if given.day is None:
            continue
        before = [other.given for other in standing[: at + 1] if other.given.group == given.group]
        planned = date.fromisoformat(f"{month}-01")
        due = due_dates(before, rules, planned, group=given.group, birth=birth)
        if not isinstance(due, Due) or due.late_after is None:
            continue
        if due.late_after.isoformat()[:7] != month:
            continue
        later = next((dose for dose in standing[at + 1 :] if dose.given.group == given.group), None)
        if later is None or later.given.day is None or later.given.day.last > due.late_after:
            return "dose_late"
        return "dose_in_time" if later.told[0].place == _HERE else "dose_elsewhere"
    return ""
