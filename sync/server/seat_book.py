"""Which times there are, who is to have how many of their seats, and which are handed out.

Read from the rows that every laptop has, and kept in memory as of the last of them that changed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, TypeVar

from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.merge import RowState
from fieldapp.domain.rights import right
from fieldapp.domain.tokens import NO_TOKENS, Grant, Shares, Tokens, automatic_shares, tokens_of
from fieldapp.domain.values import Value
from sync.protocol.messages import EVERYTHING, REFERENCE
from sync.server.authority import Authority
from sync.server.states import states_of
from sync.server.storage.reads import Reads
from sync.server.storage.values import Org

SLOT: Final = BY_NAME["slot"]
EVENT: Final = BY_NAME["event"]
DEVICE: Final = BY_NAME["device"]
ALLOTMENT: Final = BY_NAME["allotment"]
RETURN: Final = BY_NAME["seat_return"]
_KINDS: Final = {each.number: each for each in (SLOT, EVENT, DEVICE, ALLOTMENT, RETURN)}
_OPEN: Final = frozenset({"PUBLISHED", "OPEN"})
_GONE: Final = frozenset({"REVOKED", "RETIRED", "LOST"})
_APPOINTMENT: Final = BY_NAME["appointment"]
Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A time: its event, seats, begin, and the shares a coordinator decided, by letter."""

    id: bytes
    event: bytes
    capacity: int
    starts: str
    decided: tuple[tuple[str, int], ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event: whether its seats may be handed out, and which one its people are booked for."""

    open: bool
    next: bytes | None


@dataclass(slots=True, kw_only=True)
class SeatBook:
    """What the rows say, up to and with `position`; nobody changes a book that others may have.

    `released` are allotments that say that all of them came back.
    """

    position: int = 0
    slots: dict[bytes, Slot] = field(default_factory=dict)
    events: dict[bytes, Event] = field(default_factory=dict)
    letters: dict[bytes, str] = field(default_factory=dict)
    grants: dict[bytes, Grant] = field(default_factory=dict)
    back: dict[bytes, Tokens] = field(default_factory=dict)
    for_good: dict[bytes, Mapping[bytes, Tokens]] = field(default_factory=dict)
    """By allotment: returns that say that nobody at the laptop needs these any more."""
    released: set[bytes] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    """Letters of laptops that nobody waits for any more."""
    _of_slot: dict[bytes, list[bytes]] = field(default_factory=dict)
    _shares: dict[tuple[int, bytes], dict[bytes, Shares]] = field(default_factory=dict)
    _laptops: dict[tuple[int, bytes], list[bytes]] = field(default_factory=dict)

    def taking(self, rows: Iterable[tuple[bytes, RowState]], position: int) -> "SeatBook":
        """Give what holds after these rows have become as they are."""
        book = SeatBook(
            position=position,
            slots=dict(self.slots),
            events=dict(self.events),
            letters=dict(self.letters),
            grants=dict(self.grants),
            back=dict(self.back),
            for_good=dict(self.for_good),
            released=set(self.released),
            gone=set(self.gone),
        )
        for row, state in rows:
            book._take(row, state)
        for row, grant in book.grants.items():
            book._of_slot.setdefault(grant.slot, []).append(row)
        return book

    def _take(self, row: bytes, state: RowState) -> None:
        if state.kind == SLOT.number:
            _put(self.slots, row, _slot(row, state))
        elif state.kind == EVENT.number:
            self.events[row] = _event(state)
        elif state.kind == DEVICE.number:
            _put(self.letters, row, _letter(state))
            if row not in self.letters:
                self.gone.add(str(_value(state, "letter")))
        elif state.kind == ALLOTMENT.number:
            _put(self.grants, row, _grant(row, state))
            if _value(state, "released_at") is not None:
                self.released.add(row)
        elif isinstance(allotment := _value(state, "allotment"), bytes):
            come = tokens_of(_value(state, "tokens"))
            self.back[allotment] = self.back.get(allotment, NO_TOKENS) | come
            self._take_for_good(row, state, allotment, come)

    def _take_for_good(self, row: bytes, state: RowState, allotment: bytes, come: Tokens) -> None:
        known = self.for_good.get(allotment, {})
        waived = {row: come} if _value(state, "for_good") is True else {}
        if waived or row in known:
            others = {each: tokens for each, tokens in known.items() if each != row}
            self.for_good[allotment] = {**others, **waived}

    # what follows from it

    def open_slots(self) -> Iterator[Slot]:
        """Give the times whose seats may be handed out."""
        for slot in self.slots.values():
            event = self.events.get(slot.event)
            if event is not None and event.open:
                yield slot

    def granted(self, slot: bytes) -> list[Grant]:
        """Give what was handed out of a time, with what came back."""
        return [
            replace(
                self.grants[row],
                back=self.back.get(row, NO_TOKENS),
                for_good=NO_TOKENS.union(*self.for_good.get(row, {}).values()),
            )
            for row in self._of_slot.get(slot, ())
        ]

    def all_back(self) -> list[bytes]:
        """Give the allotments of which everything came back, and that do not say so yet."""
        return [
            row
            for row, each in self.grants.items()
            if row not in self.released and each.tokens <= self.back.get(row, NO_TOKENS)
        ]

    def shares(self, slot: Slot, authority: Authority) -> Shares:
        """Give how many seats of a time each laptop is to have."""
        key = authority.position, slot.event
        if key not in self._shares:
            self._shares[key] = self._shares_of(slot.event, authority)
        return self._shares[key][slot.id]

    def _shares_of(self, event: bytes, authority: Authority) -> dict[bytes, Shares]:
        slots = sorted(
            (each for each in self.slots.values() if each.event == event),
            key=lambda each: (each.starts, each.id),
        )
        laptops = self.crew(event, authority)
        by_letter = {letter: device for device, letter in self.letters.items()}
        found = dict(
            zip(
                (each.id for each in slots),
                automatic_shares([each.capacity for each in slots], laptops),
                strict=True,
            )
        )
        for each in slots:
            if each.decided is not None:
                # Of a laptop that is still to come its seats are kept.
                found[each.id] = {
                    by_letter.get(letter, letter.encode()): seats
                    for letter, seats in each.decided
                    if letter not in self.gone
                }
        return found

    def crew(self, event: bytes, authority: Authority) -> list[bytes]:
        """Give the laptops, by letter, whose people book for an event but do not see all events."""
        served = {event} | {each for each, held in self.events.items() if held.next == event}
        return self._kept((authority.position, event), self._booking(authority, served))

    def offices(self, authority: Authority) -> list[bytes]:
        """Give the laptops, by letter, of coordinators: they book out of the reserve."""
        key = authority.position, EVERYTHING
        return self._kept(key, self._booking(authority, {EVERYTHING}))

    def _kept(self, key: tuple[int, bytes], laptops: Iterator[bytes]) -> list[bytes]:
        if key not in self._laptops:
            self._laptops[key] = list(laptops)
        return self._laptops[key]

    def _booking(self, authority: Authority, scopes: set[bytes]) -> Iterator[bytes]:
        for device in sorted(self.letters, key=lambda each: (self.letters[each], each)):
            roles = authority.roles_of(device)
            books = any(right(role, _APPOINTMENT).make for role in roles)
            if books and not scopes.isdisjoint(authority.scopes_of(device)):
                yield device


def _put(table: dict[bytes, Kept], row: bytes, found: Kept | None) -> None:
    if found is None:
        table.pop(row, None)
    else:
        table[row] = found


def _slot(row: bytes, state: RowState) -> Slot | None:
    event, capacity = _value(state, "event"), _value(state, "capacity")
    if state.dead() or not isinstance(event, bytes) or not isinstance(capacity, int):
        return None
    shares = _value(state, "shares")
    decided = None
    if isinstance(shares, list) and shares:
        pairs = [each for each in shares if isinstance(each, list) and len(each) == 2]
        decided = tuple(
            (letter, seats)
            for letter, seats in pairs
            if isinstance(letter, str) and isinstance(seats, int) and seats >= 0
        )
    starts = str(_value(state, "starts"))
    return Slot(id=row, event=event, capacity=capacity, starts=starts, decided=decided)


def _event(state: RowState) -> Event:
    following = _value(state, "next_event")
    return Event(
        open=not state.dead() and _value(state, "status") in _OPEN,
        next=following if isinstance(following, bytes) else None,
    )


def _letter(state: RowState) -> str | None:
    gone = state.dead() or _value(state, "state") in _GONE
    return None if gone else str(_value(state, "letter"))


def _grant(row: bytes, state: RowState) -> Grant | None:
    names = (_value(state, name) for name in ("slot", "device", "replica"))
    slot, device, replica = names
    if not (isinstance(slot, bytes) and isinstance(device, bytes) and isinstance(replica, bytes)):
        return None
    tokens = tokens_of(_value(state, "tokens"))
    reserve = _value(state, "reserve") is True
    return Grant(id=row, slot=slot, device=device, replica=replica, tokens=tokens, reserve=reserve)


_FIELDS: Final = {
    number: {each.name: each.number for each in kind.fields} for number, kind in _KINDS.items()
}


def _value(state: RowState, name: str) -> Value:
    return state.value(_FIELDS[state.kind][name])


class SeatBooks:
    """One book for each organisation; a stale one is brought up by what changed since."""

    def __init__(self) -> None:
        self._held: dict[int, tuple[bytes, SeatBook]] = {}

    def of(self, reads: Reads, org: Org, upto: int) -> SeatBook:
        """Give the book as of a position: that of this snapshot, or of a unit of work."""
        epoch, held = self._held.get(org.org, (b"", SeatBook()))
        if epoch != org.epoch or held.position > upto:
            held = SeatBook()
        if held.position < upto and (
            reads.feed_bound(org.org, REFERENCE, held.position, 0) is not None
        ):
            rows = reads.records_of(org.org, REFERENCE, held.position, upto)
            states = states_of(reads, org.org, [row for row in rows if row.kind in _KINDS])
            held = held.taking(((row.id, state) for row, state in states), upto)
        return held

    def put(self, org: Org, book: SeatBook) -> None:
        """Keep a book of what is committed."""
        epoch, held = self._held.get(org.org, (b"", SeatBook()))
        if epoch != org.epoch or held.position < book.position:
            self._held[org.org] = (org.epoch, book)
