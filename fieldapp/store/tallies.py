"""Tallies: what was counted without names, summed over everybody's own rows."""

from dataclasses import dataclass

from fieldapp.domain.kinds import BY_NAME
from fieldapp.store.columns import DEAD
from fieldapp.store.rows import Row, read_rows
from fieldapp.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One sum: how often `what` was counted on a day (`2026-06-13`) under a channel."""

    day: str
    channel: str
    what: str
    n: int


def counted_at(store: Store, event: bytes) -> tuple[Counted, ...]:
    """Give the sums of an event over all laptops that are known here, the newest day first."""
    rows = store.connection.execute(
        f"SELECT day, channel, what, sum(n) FROM tally WHERE _event = ? AND NOT _flags & {DEAD}"  # noqa: S608
        " AND day IS NOT NULL GROUP BY day, channel, what HAVING sum(n) > 0"
        " ORDER BY day DESC, channel, what",
        (event,),
    )
    return tuple(
        Counted(day=day, channel=channel or "", what=what or "", n=int(n))
        for day, channel, what, n in rows
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Under what is counted: the day, the channel, and the county (empty for none)."""

    event: bytes
    day: str
    channel: str
    county: str


def own_tally(store: Store, user: bytes, place: Place, what: str) -> Row | None:
    """Give the row in which this user counts here.

    A file that was put back counts on in rows of its own: what the older life of it counted stands
    on the server already, and the two add up.
    """
    found = read_rows(
        store.connection,
        BY_NAME["tally"],
        "_event = ? AND _actor = ? AND _seq > ? AND day = ? AND channel = ? AND what = ?"
        " AND coalesce(county, '') = ?",
        (
            place.event,
            user,
            store.read_tail().base,
            place.day,
            place.channel,
            what,
            place.county,
        ),
    )
    return found[-1] if found else None
