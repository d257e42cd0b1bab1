"""Needs for an interpreter as rows: which one holds at an event, and how it stands there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from fieldapp.actions.acting import Author
from fieldapp.actions.finding import seen_row
from fieldapp.actions.gathering import grouped, rows_by
from fieldapp.actions.interpreting import skills_of, skills_of_users, states_of_assignments
from fieldapp.actions.undoing import Noting
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.fitting import SkillFacts, qualifies, speaks
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.needs import (
    CLOSED_STATES,
    COMING,
    LOST,
    YES,
    Wish,
    is_met,
    need_state,
    wish_of,
)
from fieldapp.domain.values import Value
from fieldapp.store.journal import Made
from fieldapp.store.rows import Row, read_row, read_rows
from fieldapp.store.store import Store

STANDING: Final = "PERSON"
AT_EVENT: Final = "EVENT"
UNMET: Final = "LANGUNMET"
_ASKED: Final = (
    "wanted language variety relay_via modes_ok gender_pref written_also reason declined_note"
).split()
_DIFFERS: Final = "DECLINED"
"""How an assignment counts whose interpreter does not speak what is wanted now."""
_OPEN_REVIEWS: Final = frozenset({"OPEN", "TAKEN", "REOPENED"})


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Plan:
    """Somebody was asked to interpret. `fits`: they speak what is wanted, or it is a compromise."""

    assignment: bytes
    shift: bytes
    state: str
    planned_at: str
    compromise: bool
    fits: bool


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class NeedHere:
    """A need as it stands at one event; `delivered` is the row that closed it."""

    row: Row
    wish: Wish
    state: str
    met: bool
    delivered: Row | None
    plans: tuple[Plan, ...]

    @property
    def live(self) -> tuple[Plan, ...]:
        """Who was asked and did not fall out again."""
        return tuple(each for each in self.plans if each.state not in LOST)

    @property
    def coming(self) -> tuple[Plan, ...]:
        """Who said yes and speaks what is wanted."""
        wanted = self.wish.wanted == YES and self.state != "WITHDRAWN"
        return tuple(each for each in self.plans if wanted and each.fits and each.state in COMING)


def need_at(needs: Sequence[Row], event: bytes) -> Row | None:
    """Give the need of a person that holds at an event: its own, else the one for always."""
    own = [row for row in needs if row.text("for") == AT_EVENT and row.ref("event") == event]
    return own[0] if own else standing_need(needs)


def standing_need(needs: Sequence[Row]) -> Row | None:
    """Give the need that somebody has always."""
    return next((row for row in needs if row.text("for") in {STANDING, ""}), None)


def asked_of(need: Row) -> dict[str, Value]:
    """Give what was asked of a need, without whom and what it is for."""
    return {name: value for name in _ASKED if (value := need.values.get(name)) is not None}


def event_need(noting: Noting, need: Row, event: bytes) -> bytes | Made:
    """Give the need of one event, made like the one for always where there is none yet."""
    if need.text("for") == AT_EVENT and need.ref("event") == event:
        return need.id
    about: dict[str, Value] = {"person": need.ref("person"), "for": AT_EVENT, "event": event}
    return noting.create("need", {**about, **asked_of(need)})


def open_event_needs(store: Store, person: bytes) -> list[Row]:
    """Give the needs of a person at events for which nothing was delivered or noted yet."""
    where = 'person = ? AND "for" = ?'
    needs = read_rows(store.connection, BY_NAME["need"], where, (person, AT_EVENT))
    statuses = rows_by(store, "need_status", "need", [row.id for row in needs])
    closed = {row.ref("need") for row in statuses if row.text("state") in CLOSED_STATES}
    return [row for row in needs if row.id not in closed]


def needs_here(
    store: Store,
    author: Author | None,
    event: bytes,
    people: Iterable[bytes],
    lists: CodeLists,
) -> dict[bytes, NeedHere]:
    """Give the need of each of these people at an event, where the reader may see it.

    Without an author whole, for what is handed out. Proofs are looked at as of the event's day.
    """
    rows = rows_by(store, "need", "person", people)
    seen = (row if author is None else seen_row(author, row) for row in rows)
    read = [row for row in seen if row is not None and row.text("wanted")]
    holding = {
        person: held
        for person, rows in grouped(read, "person").items()
        if (held := need_at(rows, event)) is not None
    }
    around = _Around(store, event, read, lists)
    return {person: around.need(row) for person, row in holding.items()}


class _Around:
    """What was noted of some needs and who was asked for them, read at once."""

    def __init__(self, store: Store, event: bytes, needs: Sequence[Row], lists: CodeLists) -> None:
        self._day, self._lists = event_day(store, event), lists
        ids = [row.id for row in needs]
        connection = store.connection
        statuses = rows_by(store, "need_status", "need", ids)
        self._statuses = grouped(statuses, "need")
        given = list(rows_by(store, "assignment", "need", ids))
        self._shifts = {
            row.id: row for row in read_rows(connection, BY_NAME["shift"], "event = ?", (event,))
        }
        self._states = states_of_assignments(store, given)
        here = [row for row in given if row.ref("shift") in self._shifts]
        self._given: dict[bytes, list[Row]] = {}
        whose = {row.id: row.ref("person") for row in needs}
        for row in here:
            self._given.setdefault(whose[row.ref("need")], []).append(row)
        self._skills = skills_of(store)
        self._users = skills_of_users(store)

    def need(self, row: Row) -> NeedHere:
        wish = wish_of(row.values)
        plans = tuple(self._plan(wish, each) for each in self._given.get(row.ref("person"), ()))
        noted = self._noted(row)
        state = need_state(
            wish.wanted,
            [each.text("state") for each in noted],
            [each.state if each.fits else _DIFFERS for each in plans],
        )
        closing = [each for each in noted if each.text("state") == state in CLOSED_STATES]
        delivered = closing[-1] if closing else None
        qualified = delivered is not None and self._qualified(wish, delivered, plans)
        return NeedHere(
            row=row,
            wish=wish,
            state=state,
            met=is_met(state, qualified=qualified),
            delivered=delivered,
            plans=plans,
        )

    def _noted(self, row: Row) -> list[Row]:
        """Give what was noted of a need; of one for always only that it is not wanted any more."""
        noted = self._statuses.get(row.id, [])
        if row.text("for") == AT_EVENT:
            return noted
        return [each for each in noted if each.text("state") == "WITHDRAWN"]

    def _plan(self, wish: Wish, row: Row) -> Plan:
        shift = self._shifts[row.ref("shift")]
        skills = self._skills.get(shift.ref("interpreter"), ())
        compromise = bool(row.values.get("compromise"))
        return Plan(
            assignment=row.id,
            shift=shift.id,
            state=self._states[row.id],
            planned_at=row.text("planned_at"),
            compromise=compromise,
            fits=compromise or any(speaks(wish, each) for each in skills),
        )

    def _qualified(self, wish: Wish, closed: Row, plans: Sequence[Plan]) -> bool:
        skills = self._skills.get(closed.ref("interpreter"), ())
        skills += self._users.get(closed.ref("user"), ())
        if not skills and not closed.text("mode"):
            skills = self._skills_of_plans(plans)
        mode = closed.text("mode") or next(iter(wish.modes), "ONSITE")
        return qualifies(wish, mode, skills, self._day, self._lists)

    def _skills_of_plans(self, plans: Sequence[Plan]) -> tuple[SkillFacts, ...]:
        done = [self._shifts[each.shift] for each in plans if each.state == "DONE"]
        return tuple(
            skill for row in done for skill in self._skills.get(row.ref("interpreter"), ())
        )


def raise_unmet(noting: Noting, person: bytes | Made, detail: str) -> None:
    """Put before the coordinator that somebody has no interpreter; once while that is open."""
    if isinstance(person, bytes) and open_unmet(noting.act.store, person):
        return
    noting.create(
        "review",
        {
            "reason": UNMET,
            "about_kind": "person",
            "about": person,
            "detail": detail,
            "state": "OPEN",
        },
    )


def open_unmet(store: Store, person: bytes) -> list[Row]:
    """Give the open items that say that somebody has no interpreter."""
    rows = read_rows(
        store.connection, BY_NAME["review"], "reason = ? AND about = ?", (UNMET, person)
    )
    return [row for row in rows if row.text("state") in _OPEN_REVIEWS]


def event_day(store: Store, event: bytes) -> date:
    """Give the day of an event; the first there is for one that is not here."""
    row = read_row(store.connection, BY_NAME["event"], event)
    starts = "" if row is None else row.text("starts")
    return date.fromisoformat(starts[:10]) if starts else date.min


def needs_of(store: Store, author: Author, person: bytes) -> list[Row]:
    """Give the needs of a person that this reader may see whole."""
    rows = read_rows(store.connection, BY_NAME["need"], "person = ?", (person,))
    seen = (seen_row(author, row) for row in rows)
    return [row for row in seen if row is not None and row.text("wanted")]


def skills_by(store: Store, interpreter: bytes | None, user: bytes | None) -> Iterable[SkillFacts]:
    """Give the skills of who interpreted: an interpreter, or somebody who works here."""
    if interpreter:
        return skills_of(store).get(interpreter, ())
    return skills_of_users(store).get(user, ()) if user else ()


def written_values(values: Mapping[str, Value | Made]) -> dict[str, Value | Made]:
    """Give values without those that are empty."""
    return {name: value for name, value in values.items() if value not in (None, "", 0)}
