"""Erasing a person on the server: rows, changes, held work and offers, in one unit of work.

Nothing is deleted that the history rests on. A change keeps its id, its place and its link; of its
body is left what it says of others, and the blinded hash of what it was.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

import msgspec

from fieldapp.domain.change import (
    Change,
    MalformedChangeError,
    decode_body,
    encode_body,
    encode_ops,
    hide_body,
)
from fieldapp.domain.erasing import rows_erased, without
from fieldapp.domain.ids import TIME_BYTES, row_id
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.skeleton import OWNER
from fieldapp.domain.values import MAX_OPS, Value
from sync.protocol.batch import Received
from sync.protocol.messages import EVERYTHING
from sync.server.ledger import Ledger
from sync.server.prepare import SIGN_UP, SIGN_UP_EVENT, SIGN_UP_TICKET, Plan, plan
from sync.server.rows import APPOINTMENT, REVIEW, named_seat, read_cells, resolved
from sync.server.storage.values import HeldRow, RecordRow

MOST_ROWS: Final = BY_NAME["erasure"].by_name["rows"].limit
_POINTS: Final = tuple(REVIEW.by_name[name].number for name in ("about", "other"))
_OFFER: Final = msgspec.msgpack.Decoder(list[Any]).decode
_encode = msgspec.msgpack.Encoder().encode


class Eraser:
    """What one unit of work erases. Everything it looks at is written: it flushes the ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._secrets: dict[bytes, bytes] = {}

    # people

    def erase(self, person: bytes, position: int) -> list[bytes]:
        """Take a person out of everything that is here; give the ids of all their rows.

        Rows count as changed at `position`, that of the change by which it was asked. A person
        whom nobody knows yet is remembered: nothing of them is taken in.
        """
        ledger = self._ledger
        org, writes = ledger.org.org, ledger.writes
        ledger.flush()
        if not writes.erased(org, [person]):
            writes.add_erased(org, person, position)
        ledger.note_erased(person)
        records = writes.records_of(org, person, 0, ledger.position)
        ids = {person, *(record.id for record in records)}
        records += self._reviews(person, ids)
        ids |= {record.id for record in records}
        self._drop_tickets(records)
        self._drop_seats(records)
        self.wipe(records, ids.__contains__)
        ledger.blank(records, position)
        writes.part_all(org, person)
        ids |= self._wipe_held(ids)
        self._drop_offers(ids)
        ledger.flush()
        return sorted(ids - {person})[:MOST_ROWS]

    def wipe(self, records: Iterable[RecordRow], is_erased: Callable[[bytes], bool]) -> None:
        """Take rows out of the body of every change that ever touched them."""
        org, writes = self._ledger.org.org, self._ledger.writes
        positions: set[int] = set()
        names: set[bytes] = set()
        for record in records:
            positions.add(record.made)
            for cell in read_cells(record.cells).values():
                names |= {*cell.replaced, *cell.heads}
        changes = {row.position: row for row in writes.changes_at(org, positions).values()}
        changes |= {row.position: row for row in writes.changes_named(org, names)}
        for row in changes.values():
            left = without(decode_body(row.id, row.body), is_erased)
            if left is not None:
                hidden = row.hidden or self._hidden(row.replica, row.n, row.id, row.body)
                self._ledger.set_body(row, _body(left), hidden)

    def _reviews(self, person: bytes, ids: set[bytes]) -> list[RecordRow]:
        """Give the items for review that are about a person: what they say may name somebody."""
        ledger = self._ledger
        homes = {EVERYTHING, *ledger.stays(person)}
        found = []
        for home in sorted(homes):
            records = ledger.writes.records_of_kind(ledger.org.org, home, REVIEW.number)
            ledger.look_up(record.id for record in records)
            for record in records:
                state = ledger.state(record.id)
                named = (state.value(each) for each in _POINTS)
                if ids.intersection(value for value in named if isinstance(value, bytes)):
                    found.append(record)
        return found

    def _drop_tickets(self, records: Iterable[RecordRow]) -> None:
        ledger = self._ledger
        for record in records:
            if record.kind != SIGN_UP:
                continue
            ledger.look_up([record.id])
            state = resolved(ledger.state(record.id), ledger.origin(record.id))
            event = state.value(SIGN_UP_EVENT)
            if isinstance(event, bytes):
                ticket = str(state.value(SIGN_UP_TICKET))
                ledger.writes.drop_ticket(ledger.org.org, event, ticket, record.made, record.op)

    def _drop_seats(self, records: Iterable[RecordRow]) -> None:
        ledger = self._ledger
        own = [record for record in records if record.kind == APPOINTMENT.number]
        ledger.look_up(record.id for record in own)
        found = (
            named_seat(
                ledger.origin(record.id), ledger.state(record.id).values, (record.made, record.op)
            )
            for record in own
        )
        ledger.writes.drop_seats(ledger.org.org, [each for each in found if each is not None])

    # what is put aside

    def _wipe_held(self, ids: set[bytes]) -> set[bytes]:
        """Take the rows out of what is held; give the rows that are made there and go with them."""
        org, writes = self._ledger.org.org, self._ledger.writes
        known, more = set(ids), True
        while more:
            more = False
            for row in writes.every_held(org):
                body, made = held_without(row.id, row.body, known)
                if body is not None:
                    hidden = row.hidden or self._hidden(row.replica, row.n, row.id, row.body)
                    writes.set_held_body(org, row.id, body, hidden)
                more = more or not made <= known
                known |= made
        return known - ids

    def _drop_offers(self, ids: set[bytes]) -> None:
        org, writes = self._ledger.org.org, self._ledger.writes
        offers = {row: _OFFER(content) for row, content in writes.all_offered(org)}
        gone: set[bytes] = set()
        while new := {
            row
            for row, offer in offers.items()
            if row not in gone and (row in ids or _owner(offer) in (ids | gone))
        }:
            gone |= new
        writes.drop_offered(org, gone)

    # what comes in

    def cleaned(self, each: Plan, replica: bytes) -> Plan:
        """Give a change without what it says of people who were erased before it came."""
        if not self._ledger.any_erased:
            return each
        left = without(each.change, self._ledger.is_erased)
        if left is None:
            return each
        hidden = each.hidden or self._hidden(replica, each.n, left.id, each.body)
        again = Received(n=each.n, change=left, body=_body(left), hidden=hidden)
        return plan(again)

    def cleaned_aside(self, row: HeldRow) -> HeldRow:
        """Give a change that is put aside without what it says of people who were erased."""
        if not self._ledger.any_erased:
            return row
        body = _held_body(row.id, row.body, self._ledger.is_erased)
        if body is None:
            return row
        hidden = row.hidden or self._hidden(row.replica, row.n, row.id, row.body)
        return row._replace(body=body, hidden=hidden)

    def is_offered_in_vain(self, offer: list[Any]) -> bool:
        """Tell whether a row that is offered is of somebody who was erased."""
        owner = _owner(offer)
        self._ledger.look_up([offer[0], *([owner] if owner else [])])
        return self._ledger.is_erased(offer[0]) or (
            owner is not None and self._ledger.is_erased(owner)
        )

    def _hidden(self, replica: bytes, n: int, change_id: bytes, body: bytes) -> bytes:
        """Give what the link of a change covers; its laptop and the server share the key."""
        if replica not in self._secrets:
            org, writes = self._ledger.org, self._ledger.writes
            known = writes.replica(org.org, replica)
            devices = {each.id: each.secret for each in writes.devices(org.org)} if known else {}
            self._secrets[replica] = devices[known[0]] if known else org.own_secret
        return hide_body(self._secrets[replica], n, change_id, body)

    def know_secret(self, replica: bytes, secret: bytes) -> None:
        """Note the key of a laptop whose first work this is: it is not written down yet."""
        self._secrets[replica] = secret


def held_without(
    change_id: bytes, body: bytes, rows: set[bytes]
) -> tuple[bytes | None, set[bytes]]:
    """Give what is left of a change that was put aside, None where it names none of the rows.

    And with it the rows that it would make and that go too.
    """
    near = change_id[:TIME_BYTES] in {row[:TIME_BYTES] for row in rows}
    if not near and not any(row in body for row in rows):
        return None, set()
    left = _held_body(change_id, body, rows.__contains__)
    try:
        made = rows_erased(decode_body(change_id, left or body))
    except MalformedChangeError:
        made = []
    return left, {row for row, _ in made}


def _held_body(change_id: bytes, body: bytes, is_erased: Callable[[bytes], bool]) -> bytes | None:
    try:
        change = decode_body(change_id, body)
    except MalformedChangeError:
        return _head_only(change_id, body, is_erased)
    left = without(change, is_erased)
    return None if left is None else _body(left)


def _head_only(change_id: bytes, body: bytes, is_erased: Callable[[bytes], bool]) -> bytes | None:
    """Of operations that cannot be read nothing is kept where they may be about the person."""
    made = any(is_erased(row_id(change_id, index)) for index in range(MAX_OPS))
    head = open_body_head(body)
    if head is None or (not made and not any(map(is_erased, _ids_in(body)))):
        return None
    return _encode([*head, []])


def open_body_head(body: bytes) -> list[Any] | None:
    """Give the head of a body whose operations are none."""
    try:
        head: list[Any] = msgspec.msgpack.decode(body)[:-1]
    except (msgspec.MsgspecError, ValueError, TypeError):
        return None
    return head


def _ids_in(body: bytes) -> Iterator[bytes]:
    """Give what may be an id anywhere in bytes: 16 bytes behind their mark."""
    start = body.find(b"\xc4\x10")
    while start >= 0:
        yield body[start + 2 : start + 18]
        start = body.find(b"\xc4\x10", start + 1)


def _body(change: Change) -> bytes:
    return encode_body(change, encode_ops(change.ops))


def _owner(offer: list[Any]) -> bytes | None:
    """Give the row that an offered one hangs on."""
    number = OWNER.get(offer[1]) if len(offer) > 6 else None
    values: dict[int, Value] = offer[6] if number is not None else {}
    found = values.get(number) if number is not None else None
    return found if isinstance(found, bytes) else None
