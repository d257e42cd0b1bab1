"""Tickets of the sign-ups that one unit of work takes in: is one of them there twice?"""

from collections.abc import Mapping
from itertools import groupby
from typing import TypeAlias

from fieldapp.domain.change import Edit
from fieldapp.domain.kinds import LIFE
from sync.server.ledger import Ledger
from sync.server.prepare import SIGN_UP, SIGN_UP_EVENT, SIGN_UP_TICKET, Plan
from sync.server.rows import resolved

Twice: TypeAlias = tuple[str, bytes, bytes]
"""A ticket, the oldest living sign-up that carries it, and another one."""


class Tickets:
    """What is noted while changes are accepted, looked at once at the end."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._new: list[tuple[bytes, str, bytes]] = []
        self._lives: set[bytes] = set()

    def note(self, plan: Plan) -> None:
        """Note the sign-ups that a change makes, or brings back to life."""
        self._new += plan.tickets
        if not plan.plain:
            self._lives.update(
                op.row
                for op in plan.change.ops
                if isinstance(op, Edit) and op.kind == SIGN_UP and LIFE in op.cells
            )

    def twice(self) -> Mapping[bytes, list[Twice]]:
        """Write down what is new, and give by event what now stands twice and was touched."""
        org, writes = self._ledger.org.org, self._ledger.writes
        touched = sorted({(event, ticket) for event, ticket, _ in self._new} | self._revived())
        writes.add_tickets(org, self._new)
        self._new, self._lives = [], set()
        found: dict[bytes, list[Twice]] = {}
        for event, group in groupby(touched, key=lambda each: each[0]):
            carried: dict[str, list[bytes]] = {}
            for ticket, row in writes.tickets(org, event, [ticket for _, ticket in group]):
                carried.setdefault(ticket, []).append(row)
            pairs = [
                pair
                for ticket, rows in sorted(carried.items())
                if len(rows) > 1
                for pair in self._pairs(ticket, rows)
            ]
            if pairs:
                found[event] = pairs
        return found

    def _revived(self) -> set[tuple[bytes, str]]:
        found: set[tuple[bytes, str]] = set()
        for row in self._lives:
            state = resolved(self._ledger.state(row), self._ledger.origin(row))
            event = state.value(SIGN_UP_EVENT)
            if isinstance(event, bytes) and not state.dead():
                found.add((event, str(state.value(SIGN_UP_TICKET))))
        return found

    def _pairs(self, ticket: str, rows: list[bytes]) -> list[Twice]:
        ledger = self._ledger
        ledger.look_up(rows)
        living = sorted(
            (row for row in rows if not ledger.state(row).dead()),
            key=lambda row: (ledger.known(row).made, ledger.known(row).op),
        )
        return [(ticket, living[0], other) for other in living[1:]]
