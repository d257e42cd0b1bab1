"""Seats of the appointments that one unit of work takes in: has one been given twice?

A laptop gives only seats that it alone holds, so this finds what no rule of a laptop can: seats
that were taken back by force and given meanwhile, a disk image that was put back with its keyring,
a time that lost seats, and programs from before seats had numbers.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from fieldapp.domain.change import Creation, Edit
from fieldapp.domain.kinds import BY_NAME, LIFE
from fieldapp.domain.merge import RowState
from fieldapp.domain.tokens import GIVEN_BACK
from sync.server.ledger import Ledger
from sync.server.prepare import SIGN_UP, Plan
from sync.server.rows import APPOINTMENT, NO_TOKEN, Named, named_seat, pair_of
from sync.server.states import states_of
from sync.server.storage.reads import Reads
from sync.server.storage.values import RecordRow

_STATUS: Final = BY_NAME["appointment_status"]
_SIGN_UP_STATUS: Final = BY_NAME["sign_up_status"]
_SLOT: Final = BY_NAME["slot"]
_CAPACITY: Final = _SLOT.by_name["capacity"].number
_EVENT: Final = _SLOT.by_name["event"].number
_REVIVING: Final = frozenset({APPOINTMENT.number, _STATUS.number, SIGN_UP, _SIGN_UP_STATUS.number})
"""Kinds whose rows, brought back or taken out, may make a seat somebody's again."""
_LOOKED_AT: Final = frozenset({APPOINTMENT.number, _STATUS.number, _SIGN_UP_STATUS.number})
_WITHDRAWN: Final = "VOID"
SAME_SEAT: Final = "same_seat"
TOO_MANY: Final = "too_many"
"""What the detail of an item says."""


class Overbooked(NamedTuple):
    """Two appointments with one seat (`SAME_SEAT`), or the last of too many and its time."""

    event: bytes | None
    about: bytes
    other: bytes
    why: str


class Seats:
    """What is noted while changes are accepted, looked at once at the end."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._new: list[Named] = []
        self._written: list[Named] = []
        self._edited: list[tuple[int, bytes]] = []
        self._slots: set[bytes] = set()

    def note(self, plan: Plan, position: int) -> None:
        """Note the seats that a change gives, or may give again, and times that it changes."""
        change = plan.change
        for making in plan.makings:
            if making.kind == APPOINTMENT.number:
                op = change.ops[making.op]
                if isinstance(op, Creation):
                    named = named_seat(change.id, op.values, (position, making.op))
                    self._new += [] if named is None else [named]
        if not plan.plain:
            for op in change.ops:
                if isinstance(op, Edit):
                    if op.kind in _REVIVING and LIFE in op.cells:
                        self._edited.append((op.kind, op.row))
                    elif op.kind == _SLOT.number and _CAPACITY in op.cells:
                        self._slots.add(op.row)

    def forget(self, rows: Iterable[object]) -> None:
        """Have these appointments name no seat: their person was erased."""
        gone = {row for row in rows if isinstance(row, bytes)}
        self._new = [each for each in self._new if each.id not in gone]
        self._written = [each for each in self._written if each.id not in gone]

    def write(self) -> None:
        """Write down who was given which seat."""
        self._ledger.writes.add_seats(self._ledger.org.org, self._new)
        self._written += self._new
        self._new = []

    def overbooked(self) -> list[Overbooked]:
        """Give what coordinators have to be asked about."""
        self.write()
        if not (self._written or self._edited or self._slots):
            return []
        org, writes = self._ledger.org.org, self._ledger.writes
        if self._edited:
            self._ledger.flush()
        touched = [*self._written, *_seats_of_edited(writes, org, self._edited)]
        slots = self._slots | {each.slot for each in touched}
        self._written, self._edited, self._slots = [], [], set()
        found = [*self._given_twice(touched), *self._too_many(slots)]
        pairs = {pair_of(each.about, each.other): each for each in found}
        asked = writes.asked(org, pairs)
        return [each for pair, each in pairs.items() if pair not in asked]

    def _given_twice(self, touched: Iterable[Named]) -> Iterator[Overbooked]:
        org, writes = self._ledger.org.org, self._ledger.writes
        several = [group for group in self._by_seat(touched) if _people(group) > 1]
        if not several:
            return
        self._ledger.flush()
        standing = stand(writes, org, [each for group in several for each in group])
        for group in several:
            people: dict[bytes, Named] = {}
            for each in group:  # the oldest first
                if each.id in standing:
                    people.setdefault(each.sign_up, each)
            first, *others = people.values() or (group[0],)
            for other in others:
                yield Overbooked(self._event_of(first.slot), first.id, other.id, SAME_SEAT)

    def _by_seat(self, touched: Iterable[Named]) -> Iterable[list[Named]]:
        """Give all appointments that name one of these seats, by seat."""
        wanted: dict[bytes, set[int]] = {}
        for each in touched:
            if each.token != NO_TOKEN:
                wanted.setdefault(each.slot, set()).add(each.token)
        found: dict[tuple[bytes, int], list[Named]] = {}
        for slot, tokens in wanted.items():
            named = self._ledger.writes.seats_with(self._ledger.org.org, slot, sorted(tokens))
            for each in named:
                found.setdefault((slot, each.token), []).append(each)
        return found.values()

    def _too_many(self, slots: Collection[bytes]) -> Iterator[Overbooked]:
        """Look at times where numbers alone do not keep the count: see `Seats`."""
        org, writes = self._ledger.org.org, self._ledger.writes
        for slot, (count, low, high) in writes.seats_counted(org, sorted(slots)).items():
            capacity = self._capacity(slot)
            if count <= capacity or (low != NO_TOKEN and high < capacity):
                continue
            self._ledger.flush()
            named = writes.seats_of(org, [slot])
            standing = stand(writes, org, named)
            people = {each.sign_up: each.id for each in named if each.id in standing}
            if len(people) > capacity:
                last = list(people.values())[-1]
                yield Overbooked(self._event_of(slot), last, slot, TOO_MANY)

    def _capacity(self, slot: bytes) -> int:
        if self._ledger.row(slot) is None:
            return 0
        capacity = self._ledger.state(slot).value(_CAPACITY)
        return capacity if isinstance(capacity, int) else 0

    def _event_of(self, slot: bytes) -> bytes | None:
        if self._ledger.row(slot) is None:
            return None
        event = self._ledger.state(slot).value(_EVENT)
        return event if isinstance(event, bytes) and self._ledger.row(event) else None


def _people(group: Iterable[Named]) -> int:
    return len({each.sign_up for each in group})


def stand(reads: Reads, org: int, named: Sequence[Named]) -> frozenset[bytes]:
    """Give those of some appointments that are somebody's: not given back, moved or withdrawn."""
    records = reads.records(org, [each.id for each in named])
    rows = dict(_looked_at(reads, org, {record.home for record in records}))
    back, void = set(), set()
    for row, state in rows.items():
        if state.dead():
            continue
        if row.kind == _STATUS.number and _value(state, "status") in GIVEN_BACK:
            back.add(_value(state, "appointment"))
        elif row.kind == _SIGN_UP_STATUS.number and _value(state, "state") == _WITHDRAWN:
            void.add(_value(state, "sign_up"))
    dead = {row.id for row, state in rows.items() if state.dead()}
    return frozenset(
        each.id
        for each in named
        if each.id not in dead and each.id not in back and each.sign_up not in void
    )


def _looked_at(
    reads: Reads, org: int, homes: Iterable[bytes]
) -> Iterator[tuple[RecordRow, RowState]]:
    records = reads.records_of_many(org, sorted(homes))
    return states_of(reads, org, [each for each in records if each.kind in _LOOKED_AT])


def _seats_of_edited(
    reads: Reads, org: int, edited: Sequence[tuple[int, bytes]]
) -> Iterator[Named]:
    """Give the seats of appointments that may be somebody's again after edits of such rows."""
    records = {each.id: each for each in reads.records(org, [row for _, row in edited])}
    homes = {record.home for record in records.values()}
    for row, state in _looked_at(reads, org, homes) if homes else ():
        slot, token = _value(state, "slot"), _value(state, "seat_token")
        sign_up = _value(state, "sign_up")
        if row.kind == APPOINTMENT.number and isinstance(slot, bytes):
            yield Named(
                slot=slot,
                token=token if isinstance(token, int) else NO_TOKEN,
                made=row.made,
                op=row.op,
                id=row.id,
                sign_up=sign_up if isinstance(sign_up, bytes) else b"",
            )


def _value(state: RowState, name: str) -> object:
    field = _FIELDS[state.kind].get(name)
    return None if field is None else state.value(field)


_FIELDS: Final = {
    kind.number: {each.name: each.number for each in kind.fields}
    for kind in (APPOINTMENT, _STATUS, _SIGN_UP_STATUS)
}
