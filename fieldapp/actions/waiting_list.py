"""The waiting list: who is on it, in the coordinator's order, and who gets a seat that came free.

Nobody gets a seat by itself: it is offered to whoever is at the table, who asks the person.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from typing_extensions import override

from fieldapp.actions.acting import Author, acting, may_see, row_here
from fieldapp.actions.clinic_events import WALK_IN
from fieldapp.actions.finding import lines_of_people
from fieldapp.actions.seating import WAITLIST, move_seat, seats_offered
from fieldapp.domain.days import zone_of
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.domain.seats import SEAT, Seat
from fieldapp.domain.touched import Touched
from fieldapp.domain.waiting_list import Waiting, can_take, place_in_line
from fieldapp.store.lines import PersonLine
from fieldapp.store.rows import Row, read_row, read_rows
from fieldapp.store.seats import HELD_BY_SOMEBODY
from fieldapp.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class OnList:
    """Somebody on the waiting list: for which vaccines, and the only day they wait on, if one."""

    sign_up: bytes
    person: bytes
    groups: tuple[str, ...]
    language: str
    day: str
    waiting: Waiting

    def can_take(self, seat: Seat, now: datetime, zone: ZoneInfo) -> bool:
        """Tell whether a time is for them, and they can be there for it."""
        starts, ends = (
            datetime.fromisoformat(each).replace(tzinfo=zone) for each in (seat.starts, seat.ends)
        )
        return (
            seat.suits(self.language)
            and now < ends
            and self.day in {"", seat.starts[:10]}
            and can_take(self.waiting, starts, ends, now, walk_in=seat.kind == WALK_IN)
        )


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SeatOffer:
    """A free time, and the first on the waiting list who can have it."""

    seat: Seat
    sign_up: bytes
    ticket: str
    person: PersonLine | None

    @override
    def __repr__(self) -> str:
        return f"SeatOffer({self.sign_up.hex()})"


def waiting_here(store: Store, event: bytes) -> list[OnList]:
    """Give who waits for a time of an event, or of the one it books for, in the order of the list.

    That is the coordinator's, then by ticket.
    """
    booked = _booked(store, event)
    feeding = read_rows(store.connection, BY_NAME["event"], "next_event = ?", (booked.id,))
    events = [booked.id, *(each.id for each in feeding)]
    marks = ",".join("?" * len(events))
    rows = store.connection.execute(
        "SELECT a.id, a.sign_up, s.person, s.ticket, coalesce(p.lang_spoken, '')"  # noqa: S608
        " FROM appointment a JOIN sign_up s ON s.id = a.sign_up"
        " LEFT JOIN person p ON p.id = s.person"
        f" WHERE s.event IN ({marks}) AND a.slot IS NULL AND {HELD_BY_SOMEBODY}",
        events,
    ).fetchall()
    found: dict[tuple[bytes, bytes, str, str], list[Row]] = {}
    for appointment, *who in rows:
        found.setdefault(tuple(who), []).append(row_here(store, "appointment", appointment))
    zone = zone_of(booked.text("tz"))
    listed = [_on_list(who, each, zone) for who, each in found.items()]
    return sorted(listed, key=lambda each: place_in_line(each.waiting))


def _booked(store: Store, event: bytes) -> Row:
    row = row_here(store, "event", event)
    following = read_row(store.connection, BY_NAME["event"], row.ref("next_event"))
    return row if following is None or following.dead else following


def _on_list(who: tuple[bytes, bytes, str, str], rows: Sequence[Row], zone: ZoneInfo) -> OnList:
    sign_up, person, ticket, language = who
    first = min(rows, key=lambda row: (row.made_ms, row.id))
    rank, until, minutes = (
        first.values.get(name) for name in ("wait_rank", "wait_until", "can_arrive_min")
    )
    return OnList(
        sign_up=sign_up,
        person=person,
        groups=tuple(dict.fromkeys(each.text("group") for each in rows)),
        language=language,
        day=first.text("wait_date"),
        waiting=Waiting(
            ticket=ticket,
            rank=rank if isinstance(rank, int) else None,
            until=_moment(until, zone) if isinstance(until, int) else None,
            minutes=minutes if isinstance(minutes, int) else None,
        ),
    )


def _moment(moment_ms: int, zone: ZoneInfo) -> datetime:
    return datetime.fromtimestamp(moment_ms / 1000, UTC).astimezone(zone)


def offer_free_seat(store: Store, author: Author, event: bytes) -> SeatOffer | None:
    """Give the earliest free time of this laptop that somebody on the waiting list can have."""
    if not may_see(author, "appointment") or not (waiting := waiting_here(store, event)):
        return None
    offered = seats_offered(store, event)
    zone = zone_of(_booked(store, event).text("tz"))
    now = _moment(store.right_ms(), zone)
    for seat in offered.seats if offered else ():
        first = next((each for each in waiting if each.can_take(seat, now, zone)), None)
        if seat.free and first is not None:
            people = lines_of_people(store, author, [first.person])
            return SeatOffer(
                seat=seat,
                sign_up=first.sign_up,
                ticket=first.waiting.ticket,
                person=people[0] if people else None,
            )
    return None


def give_to_waiting(store: Store, author: Author, sign_up: bytes, slot: bytes) -> Touched:
    """Give somebody on the waiting list a seat of this laptop, for all they wait for.

    Raises: RefusedError appointment.slot slot_full, not_here where they do not wait any more;
    not_allowed.
    """
    row = row_here(store, "sign_up", sign_up)
    if all(each.sign_up != sign_up for each in waiting_here(store, row.ref("event"))):
        raise RefusedError((Problem(field=SEAT, code="not_here"),))
    with acting(store, author, row.event) as act:
        move_seat(act, sign_up, slot.hex(), {}, seat_from=WAITLIST)
    return act.touched
