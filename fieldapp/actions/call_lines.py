"""One person on the list of calls: what they are called about, where, and what was tried."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from fieldapp.actions.consenting import is_reachable
from fieldapp.actions.stopping import numbers_to_call
from fieldapp.actions.tasks import NEXT_DOSE
from fieldapp.domain.calls import (
    LEAD,
    MOST_TRIES,
    Asked,
    NextTry,
    Standing,
    Tried,
    When,
    part_of_day,
    unanswered,
)
from fieldapp.domain.days import read_whole_day
from fieldapp.store.rows import Row

_REMINDING: Final = frozenset({"CONFIRM", "REMIND", "RIDE"})


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class TaskShown:
    """What somebody is called about. Twins that two laptops made are one; `rows` names them all.

    `due_on` is the day it is due, or on which the window of a dose opens; `late_after` its end.
    `appointment` is the one it is about, where there is one.
    """

    rows: tuple[bytes, ...]
    kind: str
    due_on: date | None = None
    late_after: date | None = None
    group: str = ""
    dose_no: int | None = None
    event: bytes | None = None
    appointment: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class NumberShown:
    """A number that may be called; `may_message` whether a message may be left there."""

    contact: bytes
    value: str
    as_typed: str
    kind: str
    shared: bool
    may_message: bool


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class TryShown:
    """One try as it is told: local time, part of the day, what came of it, and a remark."""

    at: datetime
    part: str
    result: str
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CallLine:
    """One person to be called. `language` is empty where it is not known to this reader.

    `speaks`: whoever looks speaks it; where they said of none, an interpreter is not asked for.
    `standing` is where the tasks stand; `taken_by` somebody else who calls them just now.
    """

    person: bytes
    name: str
    first_name: str
    sounds: str
    language: str
    speaks: bool
    interpreter: bool
    relay: str
    variety: str
    tasks: tuple[TaskShown, ...]
    numbers: tuple[NumberShown, ...]
    best: tuple[str, ...]
    tries: tuple[TryShown, ...]
    most: int
    next: NextTry | None
    call_at: datetime | None
    opens: date | None
    standing: Standing
    when: When
    taken_by: str
    sign_up: bytes
    ticket: str
    over_ms: int = 0

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of what they are called about."""
        return frozenset(task.kind for task in self.tasks)

    @property
    def events(self) -> frozenset[bytes]:
        """The events in whose context it came up."""
        return frozenset(task.event for task in self.tasks if task.event is not None)

    @property
    def unanswered(self) -> int:
        """How often nobody was found."""
        return unanswered(each.result for each in self.tries)


def purpose_of(kind: str) -> str:
    """Give what a call about a task is for: a code of `consent_purpose`."""
    return "REMIND" if kind in _REMINDING else "FOLLOWUP"


def local(ms: int, zone: ZoneInfo) -> datetime:
    """Give a moment by the clock of the place, without its zone."""
    return datetime.fromtimestamp(ms / 1000, UTC).astimezone(zone).replace(tzinfo=None)


def shown_tasks(tasks: Sequence[Row]) -> tuple[TaskShown, ...]:
    """Give what is to be asked, what is due first before the rest; twins are one."""
    twins: dict[tuple[str, str], list[Row]] = {}
    for row in tasks:
        twins.setdefault((row.text("kind"), row.text("group")), []).append(row)
    shown = (_shown_task(rows) for rows in twins.values())
    return tuple(sorted(shown, key=lambda each: (each.due_on or date.max, each.kind)))


def due_tasks(tasks: Sequence[TaskShown], today: date) -> tuple[TaskShown, ...]:
    """Give what somebody can be called about now, else what comes first.

    What is asked in weeks is not done by a call of today.
    """
    now = tuple(each for each in tasks if (day := _from_day(each)) is None or day <= today)
    first = min((day for each in tasks if (day := _from_day(each)) is not None), default=today)
    return now or tuple(each for each in tasks if _from_day(each) == first)


def _from_day(task: TaskShown) -> date | None:
    """Give the day before which nobody is called; a booking that is too soon is told at once."""
    return task.due_on - LEAD if _is_window(task) and task.due_on is not None else None


def shown_numbers(
    contacts: Sequence[Row], consents: Sequence[Row], tasks: Sequence[TaskShown]
) -> tuple[NumberShown, ...]:
    """Give the numbers that may be called about all of it, those of one's own first."""
    purposes = sorted({purpose_of(task.kind) for task in tasks})
    allowed = [numbers_to_call([*contacts, *consents], "CALL", each) for each in purposes]
    numbers = (
        NumberShown(
            contact=row.id,
            value=row.text("value"),
            as_typed=row.text("as_typed"),
            kind=row.text("kind"),
            shared=bool(row.values.get("shared")),
            may_message=all(is_reachable(consents, "VOICEMAIL", each, row.id) for each in purposes),
        )
        for row in contacts
        if allowed and all(row in each for each in allowed)
    )
    return tuple(sorted(numbers, key=lambda each: each.shared))


def shown_try(row: Row, zone: ZoneInfo) -> TryShown:
    """Give a try as it is told."""
    at = local(tried_ms(row), zone)
    return TryShown(
        at=at, part=part_of_day(at), result=row.text("result"), remark=row.text("remark")
    )


def asked_about(
    rows: Sequence[Row],
    tasks: Sequence[TaskShown],
    contacts: Sequence[Row],
    tries: Sequence[Row],
    zone: ZoneInfo,
) -> Asked:
    """Give what is asked of the rules about somebody who is to be called."""
    best = (part for row in contacts for part in _texts(row.values.get("best_time")))
    times = [datetime.fromisoformat(at) for row in rows if (at := row.text("call_at"))]
    opens = [task.due_on for task in tasks if _is_window(task) and task.due_on is not None]
    window = min(opens) if opens and len(opens) == len(tasks) else None
    return Asked(
        tries=[Tried(local(tried_ms(row), zone), row.text("result")) for row in tries],
        best=tuple(dict.fromkeys(best)),
        from_day=None if window is None else window - LEAD,
        call_at=min(times, default=None),
        window=window,
    )


def _shown_task(rows: Sequence[Row]) -> TaskShown:
    days = [day for row in rows if (day := read_whole_day(row.text("due_on"))) is not None]
    first = rows[0]
    due, window = min(days, default=None), first.values.get("window_days")
    about, number = first.values.get("about"), first.values.get("dose_no")
    ids = [each for each in about if isinstance(each, bytes)] if isinstance(about, list) else []
    return TaskShown(
        rows=tuple(row.id for row in rows),
        kind=first.text("kind"),
        due_on=due,
        late_after=due + timedelta(days=window) if due and isinstance(window, int) else None,
        group=first.text("group"),
        dose_no=number if isinstance(number, int) else None,
        event=first.event,
        appointment=ids[0] if ids and first.text("kind") == NEXT_DOSE else b"",
    )


def _is_window(task: TaskShown) -> bool:
    """Tell whether the day of a task is that on which the window of a dose opens."""
    return task.kind == NEXT_DOSE and not task.appointment


def first_day(tasks: Sequence[TaskShown]) -> date | None:
    """Give the first day on which something is due."""
    return min((task.due_on for task in tasks if task.due_on is not None), default=None)


def most_tries(tasks: Sequence[Row]) -> int:
    """Give how often somebody is tried."""
    said = [most for row in tasks if isinstance(most := row.values.get("attempts_max"), int)]
    return min(said, default=MOST_TRIES)


def tried_ms(row: Row) -> int:
    """Give when a try was."""
    at = row.values.get("at")
    return at if isinstance(at, int) else row.made_ms


def _texts(value: object) -> list[str]:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []
