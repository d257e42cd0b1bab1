"""Tickets of the sign-ups that one unit of work takes in: is one of them there twice?

The work for a change does not grow with the sign-ups that carry its ticket: each that is touched
is paired with the oldest living one, and the two oldest with each other, so that whoever is left
when the oldest is taken out is told of too.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple, TypeAlias

from fieldapp.domain.change import Edit
from fieldapp.domain.kinds import LIFE
from sync.server.ledger import Ledger
from sync.server.prepare import SIGN_UP, SIGN_UP_EVENT, SIGN_UP_TICKET, Plan
from sync.server.rows import pair_of, pairs_asked, resolved

Twice: TypeAlias = tuple[str, bytes, bytes]
"""A ticket, the oldest living sign-up that carries it, and another one."""


class _Carried(NamedTuple):
    """A sign-up with its ticket, as a row of the table of tickets."""

    event: bytes
    ticket: str
    made: int
    op: int
    row: bytes


class Tickets:
    """What is noted while changes are accepted, looked at once at the end."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._new: dict[bytes, _Carried] = {}
        self._edited: set[bytes] = set()
        self._asked: list[bytes] = []

    def note(self, plan: Plan) -> None:
        """Note the sign-ups that a change makes, takes out or brings back, and pairs it asks."""
        for event, ticket, row in plan.tickets:
            self._new[row] = self._carried(event, ticket, row)
        self._asked += pairs_asked(plan.change)
        if not plan.plain:
            self._edited.update(
                op.row for op in plan.change.ops if isinstance(op, Edit) and op.kind == SIGN_UP
            )

    def forget(self, rows: Iterable[object]) -> None:
        """Have these sign-ups carry nothing: their person was erased."""
        for row in rows:
            if isinstance(row, bytes):
                self._new.pop(row, None)
                self._edited.discard(row)

    def _carried(self, event: bytes, ticket: str, row: bytes) -> _Carried:
        known = self._ledger.known(row)
        return _Carried(event, ticket, known.made, known.op, row)

    def twice(self) -> Mapping[bytes, list[Twice]]:
        """Write down who carries which ticket now; give by event the pairs to be asked about."""
        org, writes = self._ledger.org.org, self._ledger.writes
        touched = self._write()
        found: dict[bytes, list[Twice]] = {}
        for event, group in groupby(sorted(touched), key=lambda each: each.event):
            here = {each: touched[each] for each in group}
            oldest = writes.twice(org, event, sorted({each.ticket for each in here}))
            pairs = {pair_of(*each[1:]): each for each in _pairs(here, oldest)}
            asked = writes.asked(org, pairs)
            if new := [pair for name, pair in pairs.items() if name not in asked]:
                found[event] = new
        return found

    def _write(self) -> dict[_Carried, bool]:
        """Bring the table up to date; give what was touched, and whether it lives."""
        org, writes = self._ledger.org.org, self._ledger.writes
        touched = dict.fromkeys(self._new.values(), True)
        for row, each in self._taken_out():
            if row not in self._new:
                writes.drop_ticket(org, each.event, each.ticket, each.made, each.op)
            touched[each] = not self._ledger.state(row).dead()
        writes.add_tickets(org, [each for each, lives in touched.items() if lives])
        self._new, self._edited = {}, set()
        return touched

    def _taken_out(self) -> Iterator[tuple[bytes, _Carried]]:
        """Give the edited sign-ups that were ever taken out: any edit may keep such a one."""
        for row in sorted(self._edited):
            held = self._ledger.state(row)
            if LIFE in held.cells:
                state = resolved(held, self._ledger.origin(row))
                event, ticket = state.value(SIGN_UP_EVENT), str(state.value(SIGN_UP_TICKET))
                if isinstance(event, bytes):
                    yield row, self._carried(event, ticket, row)

    def write_asked(self) -> None:
        """Write down the pairs that were put before the coordinators."""
        if self._asked:
            org, writes = self._ledger.org.org, self._ledger.writes
            writes.add_asked(org, sorted(set(self._asked) - writes.asked(org, self._asked)))
            self._asked = []


def _pairs(
    touched: Mapping[_Carried, bool], oldest: Mapping[str, tuple[bytes, bytes]]
) -> Iterator[Twice]:
    for each, lives in touched.items():
        if each.ticket in oldest:
            first, second = oldest[each.ticket]
            yield each.ticket, first, second
            if lives and each.row != first:
                yield each.ticket, first, each.row
