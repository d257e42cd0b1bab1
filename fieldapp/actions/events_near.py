"""The events nearest to today, of which a page shows one: interpreters, rides."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.events import list_events

_NEAREST: Final = 8
"""How many events a coordinator chooses from."""
_CLOSED_EVENTS: Final = frozenset({"CANCELLED", "ARCHIVED"})


@dataclass(frozen=True, slots=True, kw_only=True)
class EventHere:
    """An event; `starts` and `ends` are local times as `2026-06-13T08:00`."""

    id: bytes
    title: str
    starts: str
    ends: str


def events_near(desk: OpenedDesk) -> tuple[EventHere, ...]:
    """Give the events nearest to today, in the order of their days."""
    today = desk.today()
    rows = [row for row in list_events(desk.store) if row.text("status") not in _CLOSED_EVENTS]
    far = {row.id: abs((date.fromisoformat(row.text("starts")[:10]) - today).days) for row in rows}
    nearest = sorted(rows, key=lambda row: (far[row.id], row.id != desk.event))[:_NEAREST]
    return tuple(
        EventHere(
            id=row.id, title=row.text("title"), starts=row.text("starts"), ends=row.text("ends")
        )
        for row in sorted(nearest, key=lambda row: (row.text("starts"), row.id))
    )


def chosen_event(events: Sequence[EventHere], wanted: bytes | None) -> EventHere | None:
    """Give the one that is wanted, else the first; None where there is none."""
    first = events[0] if events else None
    return next((each for each in events if each.id == wanted), first)
