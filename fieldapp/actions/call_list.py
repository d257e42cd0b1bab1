"""The list of calls: who is to be called about what, and what whoever calls has to know.

Nobody stands on it without a number that may be called: no yes to calls, or a stop, and they are
only counted. One line is one person, whatever is to be asked: nobody is called twice.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from fieldapp.actions.acting import Author
from fieldapp.actions.call_lines import (
    CallLine,
    asked_about,
    due_tasks,
    first_day,
    local,
    most_tries,
    shown_numbers,
    shown_tasks,
    shown_try,
    tried_ms,
)
from fieldapp.actions.calling import kept_remark
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.finding import seen_row
from fieldapp.actions.gathering import by_id, grouped, rows_by
from fieldapp.actions.needing import standing_need
from fieldapp.domain.calls import (
    LEASE,
    OVER,
    Standing,
    good_hour,
    next_try,
    standing,
    when_to_call,
)
from fieldapp.domain.days import zone_of
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.names import first_name, name_as_said
from fieldapp.domain.needs import YES
from fieldapp.domain.rights import Change, right
from fieldapp.store.rows import Row, read_rows
from fieldapp.store.store import Store

_PAST: Final = timedelta(days=30)
"""How long what is done stays in sight."""
_MOST_DONE: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CallsSeen:
    """The list at `now`, the time at the place; `lines` by language and due day.

    `spoken` are the tags whoever is here speaks, none where nobody said it; `unreachable` counts
    people with something to ask who may not be called. `may_open`: this role corrects sign-ups,
    and so gives times; others hand on who said yes. `remark` is being typed about `chosen`.
    """

    now: datetime
    lines: tuple[CallLine, ...] = ()
    done: tuple[CallLine, ...] = ()
    unreachable: int = 0
    spoken: tuple[str, ...] = ()
    events: Mapping[bytes, str] = field(default_factory=dict)
    organization: str = ""
    caller: str = ""
    may_open: bool = False
    good_hour: bool = True
    chosen: bytes = b""
    remark: str = ""


def may_open_form(author: Author) -> bool:
    """Tell whether this role corrects everybody's sign-ups."""
    return right(author.role, BY_NAME["sign_up"]).edit is Change.ALL


def look_at_calls(desk: OpenedDesk, chosen: bytes = b"") -> CallsSeen:
    """Give the list; `chosen` is the person in sight. Raises: StoreError."""
    store, author = desk.store, desk.author
    events = {row.id: row for row in read_rows(store.connection, BY_NAME["event"])}
    own = events.get(desk.event or b"")
    zone = zone_of("" if own is None else own.text("tz"))
    now = local(store.right_ms(), zone)
    found = _Gathered(desk, now)
    open_ = [each for each in found.lines() if each.standing not in OVER]
    lines = [each for each in open_ if each.numbers]
    over = [each for each in found.done() if each.over_ms]
    labels = desk.lists["languages"]
    return CallsSeen(
        now=now,
        lines=tuple(
            sorted(
                lines,
                key=lambda each: (
                    each.language not in found.spoken,
                    labels.label(each.language, "en") if each.language else "\uffff",
                    each.opens or date.max,
                    each.name,
                    each.person,
                ),
            )
        ),
        done=tuple(sorted(over, key=lambda each: -each.over_ms)[:_MOST_DONE]),
        unreachable=len(open_) - len(lines),
        spoken=found.spoken,
        events={row.id: row.text("title") for row in events.values() if not row.dead},
        organization=store.identity.organization_name,
        caller=desk.user_name,
        may_open=may_open_form(author),
        good_hour=good_hour(now),
        chosen=chosen,
        remark=kept_remark(desk, chosen) if chosen else "",
    )


def spoken_by(store: Store, user: bytes) -> tuple[str, ...]:
    """Give the languages somebody who works here said they speak."""
    found = read_rows(store.connection, BY_NAME["user"], "id = ?", (user,))
    said = found[0].values.get("languages") if found else None
    entries = said if isinstance(said, list) else []
    tags = (entry[0] for entry in entries if isinstance(entry, list) and entry)
    return tuple(dict.fromkeys(tag for tag in tags if isinstance(tag, str)))


class _Gathered:
    """All that hangs on the people with tasks, read at once."""

    def __init__(self, desk: OpenedDesk, now: datetime) -> None:
        store = desk.store
        self._author, self._now, self._store = desk.author, now, store
        self._zone = self._zone_of(desk)
        self.spoken = spoken_by(store, desk.author.user)
        tasks = list(self._seen(read_rows(store.connection, BY_NAME["task"])))
        self._states = grouped(
            rows_by(store, "task_status", "task", [row.id for row in tasks]), "task"
        )
        self._standing = {
            row.id: standing(each.text("state") for each in self._states[row.id]) for row in tasks
        }
        floor = store.right_ms() - int(_PAST.total_seconds() * 1000)
        tasks = [
            row
            for row in tasks
            if self._standing[row.id] not in OVER or self._ended(row.id) >= floor
        ]
        self._tasks = grouped(tasks, "person")
        self._tries = grouped(
            self._seen(rows_by(store, "attempt", "task", [row.id for row in tasks])), "task"
        )
        ids = list(self._tasks)
        self._people = by_id(self._seen(rows_by(store, "person", "id", ids)))
        self._on = {
            kind: grouped(self._seen(rows_by(store, kind, "person", ids)), "person")
            for kind in ("contact", "consent", "need", "sign_up")
        }
        self._names = {
            row.id: row.text("name") for row in read_rows(store.connection, BY_NAME["user"])
        }

    @staticmethod
    def _zone_of(desk: OpenedDesk) -> ZoneInfo:
        rows = read_rows(desk.store.connection, BY_NAME["event"], "id = ?", (desk.event or b"",))
        return zone_of(rows[0].text("tz") if rows else "")

    def _seen(self, rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            seen = seen_row(self._author, row)
            if seen is not None:
                yield seen

    def _ended(self, task: bytes) -> int:
        return max((row.made_ms for row in self._states[task]), default=0)

    def lines(self) -> Iterator[CallLine]:
        """Give everybody about whom something is to be asked."""
        for person, tasks in self._tasks.items():
            open_ = [row for row in tasks if self._standing[row.id] not in OVER]
            if person in self._people and open_:
                yield self._line(self._people[person], open_)

    def done(self) -> Iterator[CallLine]:
        """Give those for whom nothing is open any more, and who were called."""
        for person, tasks in self._tasks.items():
            if person not in self._people:
                continue
            over = all(self._standing[row.id] in OVER for row in tasks)
            if over and any(self._tries[row.id] for row in tasks):
                yield self._line(self._people[person], tasks)

    def _line(self, person: Row, tasks: Sequence[Row]) -> CallLine:
        shown = due_tasks(shown_tasks(tasks), self._now.date())
        tasks = [row for row in tasks if any(row.id in each.rows for each in shown)]
        contacts, tries = self._on["contact"][person.id], self._told(tasks)
        asked = asked_about(tasks, shown, contacts, tries, self._zone)
        need = standing_need(self._on["need"][person.id])
        language = self._language(person, need, tasks)
        sign_up = next(iter(reversed(self._on["sign_up"][person.id])), None)
        state = self._state(tasks)
        wanted = need is not None and need.text("wanted") == YES
        return CallLine(
            person=person.id,
            name=name_as_said(person.values),
            first_name=first_name(person.values),
            sounds=person.text("name_sounds"),
            language=language,
            speaks=language in self.spoken if self.spoken else not wanted,
            interpreter=wanted,
            relay=need.text("relay_via") if wanted and need is not None else "",
            variety=need.text("variety") if wanted and need is not None else "",
            tasks=shown,
            numbers=shown_numbers(contacts, self._on["consent"][person.id], shown),
            best=tuple(asked.best),
            tries=tuple(shown_try(row, self._zone) for row in tries),
            most=most_tries(tasks),
            next=next_try(asked),
            call_at=asked.call_at,
            opens=first_day(shown),
            standing=state,
            when=when_to_call(asked, self._now),
            taken_by=self._taken_by(tasks) if state is Standing.TAKEN else "",
            sign_up=b"" if sign_up is None else sign_up.id,
            ticket="" if sign_up is None else sign_up.text("ticket"),
            over_ms=max((self._ended(row.id) for row in tasks), default=0),
        )

    def _told(self, tasks: Sequence[Row]) -> list[Row]:
        """Give the tries about some tasks, oldest first."""
        rows = (row for task in tasks for row in self._tries[task.id])
        return sorted(rows, key=lambda row: (tried_ms(row), row.id))

    def _language(self, person: Row, need: Row | None, tasks: Sequence[Row]) -> str:
        """Give what somebody speaks, as far as this reader may know it."""
        told = (
            *(row.text("lang") for row in tasks),
            person.text("lang_spoken"),
            "" if need is None else need.text("language"),
            *(row.text("lang") for row in self._on["contact"][person.id]),
        )
        return next((tag for tag in told if tag), "")

    def _state(self, tasks: Sequence[Row]) -> Standing:
        """Give where somebody stands: what somebody has to arrange before what is to be asked."""
        states = [self._standing[row.id] for row in tasks]
        order = (Standing.TAKEN, Standing.SAIDYES, Standing.WRONGLANG, Standing.READY)
        for each in order:
            if each in states and (each is not Standing.TAKEN or self._lease(tasks) is not None):
                return each
        ends = [each for each in states if each in OVER]
        return ends[0] if ends and len(ends) == len(states) else Standing.READY

    def _lease(self, tasks: Sequence[Row]) -> Row | None:
        """Give the state by which somebody has it to themselves just now."""
        since = self._store.right_ms() - int(LEASE.total_seconds() * 1000)
        for task in tasks:
            states = self._states[task.id]
            if states and states[-1].text("state") == Standing.TAKEN and states[-1].made_ms > since:
                return states[-1]
        return None

    def _taken_by(self, tasks: Sequence[Row]) -> str:
        row = self._lease(tasks)
        if row is None or row.actor == self._author.user:
            return ""
        return self._names.get(row.actor, "") or "?"
