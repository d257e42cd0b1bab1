"""Who waits for an interpreter: when to come back, and that the interpreter is there now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from fieldapp.actions.acting import Author, acting, row_here
from fieldapp.actions.interpreter_lines import local_text, zone_at
from fieldapp.actions.interpreting import candidates_of
from fieldapp.actions.undoing import Noted, Noting
from fieldapp.store.store import Store

_SOON_MIN: Final = 15
_HALF_HOUR: Final = 30
_HALVES: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class ComeBack:
    """A time at which somebody may come back, local; `languages` of who begins then, or none."""

    at: str
    languages: frozenset[str] = frozenset()


def half_hours(now: str) -> Iterator[str]:
    """Give the next half hours, none of them sooner than in a quarter of an hour."""
    moment = datetime.fromisoformat(now) + timedelta(minutes=_SOON_MIN)
    moment += timedelta(minutes=-moment.minute % _HALF_HOUR)
    for _ in range(_HALVES):
        yield moment.strftime("%Y-%m-%dT%H:%M")
        moment += timedelta(minutes=_HALF_HOUR)


def times_to_come_back(store: Store, event: bytes) -> tuple[ComeBack, ...]:
    """Give when interpreters begin today, then the next half hours; nothing on another day."""
    now = local_text(store.right_ms(), zone_at(store, event))
    ends = row_here(store, "event", event).text("ends")
    if now[:10] != ends[:10] or now >= ends:
        return ()
    begin: dict[str, frozenset[str]] = {}
    for each in candidates_of(store, event):
        if now < each.starts < ends:
            spoken = frozenset(tag for skill in each.skills for tag in skill.languages)
            begin[each.starts] = begin.get(each.starts, frozenset()) | spoken
    shifts = (ComeBack(at=at, languages=begin[at]) for at in sorted(begin))
    return (*shifts, *(ComeBack(at=at) for at in half_hours(now) if at < ends))


def come_back(store: Store, author: Author, sign_ups: Sequence[bytes], at: str) -> Noted:
    """Note when people come back for the interpreter: a local time, `2026-06-13T10:00`, or none.

    One change for all of them. Raises: RefusedError; StoreError.
    """
    rows = [row_here(store, "sign_up", each) for each in sign_ups]
    event = rows[0].event if rows else None
    with acting(store, author, event) as act:
        noting = Noting(act=act, event=event)
        for row in rows:
            noting.edit(row, {"return_at": at or None})
    return noting.done()
