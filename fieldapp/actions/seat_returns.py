"""Seats go back: those the server asks for, those nobody needs, and those a coordinator takes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from fieldapp.actions.acting import Act, Author, acting, row_here
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.gathering import rows_by
from fieldapp.actions.roster_facts import local_day
from fieldapp.actions.seating import seats_offered
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.rights import EVERY_EVENT, right
from fieldapp.domain.tokens import MOST_SEATS, NO_TOKENS, Grant, as_runs, to_give_back
from fieldapp.domain.touched import Touched
from fieldapp.domain.values import Value
from fieldapp.store.rows import Row, read_row, read_rows
from fieldapp.store.seat_tokens import (
    asked_back,
    grants_here,
    spent_here,
    void_grants,
    wish_for_seats,
    wished,
)
from fieldapp.store.store import Store

FIRST_TIMES: Final = 3
"""Of how many times a laptop that has no seat left asks for one of the reserve."""
_TO_GIVE_BACK: Final = "seats_to_give_back"
_RETURN: Final = BY_NAME["seat_return"]
_OPEN: Final = frozenset({"PUBLISHED", "OPEN"})


@dataclass(frozen=True, slots=True, kw_only=True)
class GaveBack:
    """What went back: so many seats."""

    seats: int = 0
    touched: Touched = field(default_factory=Touched, repr=False)


# --- this laptop's own ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Unused:
    """Seats at this table that nobody has, of the event people here are booked for.

    `seats` may go back, the times that are over left out; they do at the next sync where `going`.
    `back` of them went already and are not handed out here again.
    """

    event: bytes
    title: str
    seats: int
    going: bool
    back: int


def unused_seats(store: Store, author: Author, event: bytes, today: str) -> Unused | None:
    """Give what may go back of a laptop at a table; None where nothing may, or nothing is left.

    `today` is the day as 2026-06-13. An office's laptop is left out: it holds half of the reserve
    for whoever calls, and would get it anew. Raises: StoreError.
    """
    offered = seats_offered(store, event)
    if offered is None or author.role in EVERY_EVENT or not right(author.role, _RETURN).make:
        return None
    booked = read_row(store.connection, BY_NAME["event"], offered.event)
    if booked is None or booked.text("status") not in _OPEN:
        return None
    left = [each for each in offered.seats if local_day(each.starts).isoformat() >= today]
    seats = sum(each.free for each in left)
    back = given_back(store, [each.slot for each in left])
    if not seats and not back:
        return None
    return Unused(
        event=offered.event,
        title=offered.title,
        seats=seats,
        going=offered.event in going_back(store),
        back=back,
    )


def given_back(store: Store, slots: list[bytes]) -> int:
    """Count the seats of some times that this laptop gave back for good."""
    return sum(len(each.for_good) for each in _own(store, slots))


def going_back(store: Store) -> list[bytes]:
    """Give the events whose unused seats go back once a sync has come to rest."""
    return list(store.remembered(_TO_GIVE_BACK) or ())


def plan_to_give_back(store: Store, event: bytes) -> Touched:
    """Note that the seats of an event nobody has here go back with the next sync.

    Not before: until then the laptop may be where no server hears of it, somebody may still come,
    and whoever pressed the wrong key has lost nothing. Raises: StoreError.
    """
    return _keep_plans(store, [*going_back(store), event], event)


def keep_seats(store: Store, author: Author, event: bytes) -> Touched:
    """Undo `plan_to_give_back`; what went already is asked for again with the next sync.

    The server hands out as many as are left by then. Raises: RefusedError not_allowed; StoreError.
    """
    touched = _keep_plans(store, [each for each in going_back(store) if each != event], event)
    rows = for_good_rows(store, _own(store, _slots(store, event)))
    if rows:
        with acting(store, author, None) as act:
            for row in rows:
                act.edit(row, {"for_good": False})
        touched |= act.touched
    return touched


def _own(store: Store, slots: list[bytes]) -> list[Grant]:
    return [each for each in grants_here(store, slots) if each.device == store.identity.device]


def for_good_rows(store: Store, grants: Iterable[Grant]) -> list[Row]:
    """Give the returns that say that nobody needs what went back of some grants."""
    ids = [each.id for each in grants if each.for_good]
    rows = rows_by(store, _RETURN.name, "allotment", ids)
    return [row for row in rows if row.values.get("for_good")]


def _keep_plans(store: Store, events: Iterable[bytes], event: bytes) -> Touched:
    kept: list[Value] = list(dict.fromkeys(events))
    with store.writing():
        store.remember(_TO_GIVE_BACK, kept)
    # With the event's id the window syncs soon, as after a save.
    return Touched(kinds=frozenset({_RETURN.name}), rows=(event,))


def settle_seats(desk: OpenedDesk) -> Touched:
    """Give back what is to go back, and ask for some where this laptop has none left.

    For after a sync; what is asked goes with the next one. Raises: StoreError.
    """
    store, author = desk.store, desk.author
    touched = give_back_void(store, author).touched | give_back_asked(store, author).touched
    for event in going_back(store):
        if right(author.role, _RETURN).make:
            touched |= give_back_unused(store, author, event).touched
    if desk.event is not None:
        ask_when_out(store, desk.event)
    return touched


def give_back_void(store: Store, author: Author) -> GaveBack:
    """Give back numbers of this laptop's that it may not give, so that it gets others for them.

    A server that was put back to another history hands them out anew. Raises: StoreError.
    """
    void = void_grants(store)
    if not void or not right(author.role, _RETURN).make:
        return GaveBack()
    slots = {row.ref("slot") for row in rows_by(store, "allotment", "id", void)}
    with acting(store, author, None) as act:
        spent = spent_here(store, list(slots))
        back = {
            each.id: each.out - spent.get(each.slot, NO_TOKENS)
            for each in grants_here(store, list(slots))
            if each.id in void
        }
        count = _return(act, {row: each for row, each in back.items() if each}, {})
    return GaveBack(seats=count, touched=act.touched)


def give_back_asked(store: Store, author: Author) -> GaveBack:
    """Give back what the server asked for: seats beyond this laptop's share that nobody has.

    Nothing happens where there are none, or who is at the keyboard may not. Raises: StoreError.
    """
    wanted = dict(asked_back(store))
    if not wanted or not right(author.role, _RETURN).make:
        return GaveBack()
    return _give_back(store, author, wanted)


def give_back_unused(store: Store, author: Author, event: bytes) -> GaveBack:
    """Give back for good every seat of an event that this laptop did not give.

    Raises: RefusedError not_allowed; StoreError.
    """
    wanted = dict.fromkeys(_slots(store, event), MOST_SEATS)
    found = _give_back(store, author, wanted, for_good=True)
    done = _keep_plans(store, [each for each in going_back(store) if each != event], event)
    return GaveBack(seats=found.seats, touched=found.touched | done)


def ask_when_out(store: Store, event: bytes) -> None:
    """Ask for a seat of the reserve at the first times, once every own seat is given.

    Only then: what one laptop holds of the reserve nobody else can give. Not where its people said
    that they need none. Raises: StoreError.
    """
    offered = seats_offered(store, event)
    if offered is None or not offered.held or offered.free:
        return
    slots = [each.slot for each in offered.seats]
    if given_back(store, slots):
        return
    asked = dict(wished(store))
    for slot in slots[:FIRST_TIMES]:
        if slot not in asked:
            wish_for_seats(store, slot, 1)


def _slots(store: Store, event: bytes) -> list[bytes]:
    return [row.id for row in read_rows(store.connection, BY_NAME["slot"], "event = ?", (event,))]


def _give_back(
    store: Store, author: Author, wanted: Mapping[bytes, int], *, for_good: bool = False
) -> GaveBack:
    ids, replica = list(wanted), store.read_tail().replica
    count = 0
    with acting(store, author, None) as act:
        grants, spent = grants_here(store, ids), spent_here(store, ids)
        for slot, most in wanted.items():
            own = [each for each in grants if each.slot == slot]
            back = to_give_back(own, replica, spent.get(slot, NO_TOKENS), most)
            count += _return(act, back, {"for_good": True if for_good else None})
    return GaveBack(seats=count, touched=act.touched)


def _return(act: Act, back: Mapping[bytes, Iterable[int]], why: Mapping[str, Value]) -> int:
    count = 0
    for allotment, tokens in back.items():
        act.create("seat_return", {"allotment": allotment, "tokens": as_runs(tokens), **why})
        count += len(set(tokens))
    return count


# --- another laptop's -----------------------------------------------------------------------------


def take_back(
    store: Store, author: Author, event: bytes, letter: str, slot: bytes | None = None
) -> GaveBack:
    """Take back by force what a laptop holds of an event, or a time, and nobody is known to have.

    It may have given them already without anybody here knowing: so many people, `Holding.unspent`,
    may be booked twice. The server finds each such pair and asks for a decision.
    Raises: RefusedError not_allowed, not_here.
    """
    row_here(store, "event", event)
    ids = [each for each in _slots(store, event) if slot in {None, each}]
    rows = read_rows(store.connection, BY_NAME["device"], "letter = ?", (letter,))
    devices = {row.id for row in rows}
    with acting(store, author, None) as act:
        spent = spent_here(store, ids)
        back = {
            each.id: each.out - spent.get(each.slot, NO_TOKENS)
            for each in grants_here(store, ids)
            if each.device in devices
        }
        count = _return(act, {row: each for row, each in back.items() if each}, {"forced": True})
    return GaveBack(seats=count, touched=act.touched)
