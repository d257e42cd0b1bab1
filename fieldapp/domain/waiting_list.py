"""Who waits for a seat today: in which order they come, and who can still be there in time."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from fieldapp.domain.roster import by_ticket


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Somebody on the waiting list. Times are local to the place.

    `rank` is the coordinator's order, who has none comes after; `until` is how long they can wait,
    `minutes` how soon they can be here; None where nothing was said.
    """

    ticket: str
    rank: int | None = None
    until: datetime | None = None
    minutes: int | None = None


def place_in_line(waiting: Waiting) -> tuple[bool, int, tuple[str, int, str]]:
    """Give where somebody stands."""
    return waiting.rank is None, waiting.rank or 0, by_ticket(waiting.ticket)


def can_take(
    waiting: Waiting, starts: datetime, ends: datetime, now: datetime, *, walk_in: bool = False
) -> bool:
    """Tell whether somebody can be there for a seat.

    A time that is to come begins without them when they are late; one that has begun, or is for
    people without a time (`walk_in`), takes them until it ends.
    """
    here = now + timedelta(minutes=waiting.minutes or 0)
    begun = walk_in or starts <= now
    turn = max(here, starts)
    in_time = here < ends if begun else here <= starts
    return in_time and (waiting.until is None or turn <= waiting.until)
