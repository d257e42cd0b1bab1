"""Handing out seats: to each laptop, when it asks, so many that it can book without the server."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from fieldapp.domain.change import Creation, Edit
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.tokens import Grant, SlotTokens, as_runs
from fieldapp.domain.values import MAX_OPS, Value
from sync.protocol.limits import MOST_WISHED
from sync.protocol.messages import Ask
from sync.server.authority import Authority
from sync.server.rows import NO_TOKEN, Named
from sync.server.seat_book import ALLOTMENT, SeatBook, SeatBooks, Slot
from sync.server.seats import stand
from sync.server.storage.reads import Reads
from sync.server.storage.values import Device, Org
from sync.server.storage.writes import Writes
from sync.server.taking import Taking

_FIELDS = {each.name: each.number for each in BY_NAME["allotment"].fields}


class Due(NamedTuple):
    """Numbers of one time that a laptop gets now."""

    slot: bytes
    tokens: tuple[int, ...]
    reserve: bool


class SeatGrants:
    """What one server process remembers between asks: the book, and who lacks nothing."""

    def __init__(self) -> None:
        self.books = SeatBooks()
        self._content: dict[tuple[int, bytes], tuple[bytes, int, bytes]] = {}

    def is_due(
        self, reads: Reads, org: Org, authority: Authority, asked: tuple[Device, Ask]
    ) -> bool:
        """Tell whether a laptop that only asks is to be handed seats, or its hello noted."""
        device, ask = asked
        if says_hello(org, ask) and device.id not in reads.said_hello(org.org):
            return True
        if org.seats_wait:
            return False
        wishes = () if ask.seats is None else ask.seats.wishes
        here = (org.epoch, org.position, ask.replica)
        if not wishes and self._content.get((org.org, device.id)) == here:
            return False
        book = self.books.of(reads, org, org.position)
        self.books.put(org, book)
        if due(reads, org.org, (book, authority), device.id, ask):
            return True
        self._content[org.org, device.id] = here
        return False

    def hand_out(self, writes: Writes, taking: Taking, device: Device, ask: Ask) -> None:
        """Note a hello, and hand out what the asking laptop is due. Inside the lock."""
        org = writes.org(device.org)
        if says_hello(org, ask) and _is_all_here(writes, device, ask):
            _note_hello(writes, taking, device)
            org = writes.org(device.org)
        taking.flush()
        book = self.books.of(writes, org, taking.ledger.position)
        found = (
            [] if org.seats_wait else due(writes, org.org, (book, taking.authority), device.id, ask)
        )
        ops = [_allotment(each, device.id, ask.replica) for each in found][:MAX_OPS]
        closed = [_closed(taking, row) for row in book.all_back()][: MAX_OPS - len(ops)]
        if ops or closed:
            taking.own([*ops, *closed])

    def asked_back(
        self, reads: Reads, org: Org, authority: Authority, asked: tuple[Device, Ask]
    ) -> list[tuple[bytes, int]] | None:
        """Give the times of which a laptop holds more than its share, and how many it may spare."""
        device, ask = asked
        if org.seats_wait:
            return None
        book = self.books.of(reads, org, org.position)
        self.books.put(org, book)
        office = device.id in book.offices(authority)
        slots = [
            slot
            for slot in book.open_slots()
            for granted in (book.granted(slot.id),)
            if _held(granted, ask.replica) > book.shares(slot, authority).get(device.id, 0)
            or (office and any(each.reserve and each.replica == ask.replica for each in granted))
        ]
        if not slots:
            return None
        current = _current(reads, org.org, device.id, ask)
        found = [
            (slot.id, tokens.beyond(device.id) + (tokens.lacking(device.id) if office else 0))
            for slot, tokens in _tokens(reads, org.org, (book, authority), slots, current)
        ]
        return [(slot, count) for slot, count in found if count] or None


def says_hello(org: Org, ask: Ask) -> bool:
    """Tell whether a laptop says that all it has is in the history this server began anew."""
    return org.seats_wait and ask.seats is not None and ask.seats.hello == org.epoch


def _is_all_here(writes: Writes, device: Device, ask: Ask) -> bool:
    known = writes.replica(device.org, ask.replica)
    received = 0 if known is None or known[0] != device.id else known[1]
    return received >= ask.made


def _note_hello(writes: Writes, taking: Taking, device: Device) -> None:
    """Note it; when the last has said it, seats are handed out again."""
    org = device.org
    said = writes.said_hello(org)
    if device.id not in said:
        writes.note_hello(org, device.id)
    waited_for = {each.id for each in writes.devices(org) if each.revoked_ms is None}
    if waited_for <= said | {device.id}:
        writes.wait_with_seats(org, wait=False)
        writes.audit(taking.now_ms, org, "seats_go_on")


def due(
    reads: Reads, org: int, known: tuple[SeatBook, Authority], device: bytes, ask: Ask
) -> list[Due]:
    """Give what a laptop is to get now; shares come before what it wishes of the reserve."""
    book, authority = known
    wishes = {} if ask.seats is None else dict(ask.seats.wishes)
    offices = book.offices(authority)
    looked_at = [
        slot
        for slot in book.open_slots()
        if device in offices
        or (slot.id in wishes and device in book.crew(slot.event, authority))
        or _lacks(book.granted(slot.id), ask.replica, book.shares(slot, authority).get(device, 0))
    ]
    if not looked_at:
        return []
    current = _current(reads, org, device, ask)
    found: list[Due] = []
    for slot, tokens in _tokens(reads, org, known, looked_at, current):
        share = tokens.for_share(device)
        found += [Due(slot.id, tuple(share), False)] if share else []
        wanted = min(wishes.get(slot.id, 0), MOST_WISHED)
        if device in offices and device not in tokens.shares:
            wanted = max(wanted, tokens.of_office(offices))
        kept = [] if share else tokens.from_reserve(device, wanted)
        found += [Due(slot.id, tuple(kept), True)] if kept else []
    return found


def _current(reads: Reads, org: int, device: bytes, ask: Ask) -> dict[bytes, bytes]:
    """Give under which name each laptop speaks now."""
    found = {each.id: each.replica or b"" for each in reads.devices(org)}
    return {**found, device: ask.replica}


def _lacks(granted: Iterable[Grant], replica: bytes, share: int) -> bool:
    """Look quickly whether a laptop may lack seats to its share."""
    return share > _held(granted, replica)


def _held(granted: Iterable[Grant], replica: bytes) -> int:
    return sum(len(each.out) for each in granted if each.replica == replica and not each.reserve)


def _tokens(
    reads: Reads,
    org: int,
    known: tuple[SeatBook, Authority],
    slots: Sequence[Slot],
    current: Mapping[bytes, bytes],
) -> Iterable[tuple[Slot, SlotTokens]]:
    book, authority = known
    named: dict[bytes, list[Named]] = {}
    for each in reads.seats_of(org, [slot.id for slot in slots]):
        named.setdefault(each.slot, []).append(each)
    for slot in slots:
        grants, there = book.granted(slot.id), named.get(slot.id, [])
        out = {token for each in grants for token in each.out}
        # What is with nobody, and was somebody's once: only here it matters whether it still is.
        doubtful = [each for each in there if each.token not in out and each.token != NO_TOKEN]
        standing = stand(reads, org, doubtful) if doubtful else frozenset[bytes]()
        taken = {
            each.token
            for each in there
            if each.token != NO_TOKEN and (each.token in out or each.id in standing)
        }
        yield (
            slot,
            SlotTokens(
                capacity=slot.capacity,
                grants=grants,
                taken=frozenset(taken),
                nameless=len({each.sign_up for each in there if each.token == NO_TOKEN}),
                shares=book.shares(slot, authority),
                current=current,
            ),
        )


def _allotment(due: Due, device: bytes, replica: bytes) -> Creation:
    values: dict[str, Value] = {
        "slot": due.slot,
        "device": device,
        "seats": len(due.tokens),
        "replica": replica,
        "tokens": as_runs(due.tokens),
        "reserve": True if due.reserve else None,
    }
    named = {_FIELDS[name]: value for name, value in values.items() if value is not None}
    return Creation(kind=ALLOTMENT.number, values=named)


def _closed(taking: Taking, row: bytes) -> Edit:
    """Say of an allotment that everything of it came back."""
    field = _FIELDS["released_at"]
    heads = tuple(sorted(taking.ledger.state(row).heads(field)))
    return Edit(kind=ALLOTMENT.number, row=row, cells={field: (taking.now_ms, heads)})
