"""What one unit of work knows: rows, where they may be seen, what made them, and who was erased.

Looked up for many at once, inside the lock on the organisation's counter.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from fieldapp.domain.change import Edit, Op
from fieldapp.domain.merge import RowState
from sync.protocol.messages import EVERYTHING, REFERENCE
from sync.server.places import in_events
from sync.server.rows import REVIEW, open_body, read_cells, read_values
from sync.server.storage.values import PARKED, Org, RecordRow
from sync.server.storage.writes import Writes

ALWAYS: Final = (0, None)
"""Entered before everything and never left: the stay of rows that belong to a scope itself."""


class DamagedHistoryError(RuntimeError):
    """The database contradicts itself; `verify` will say where."""


class Known:
    """Everything that was looked up since the lock was taken, with what has changed since."""

    def __init__(self, writes: Writes, org: Org) -> None:
        self.writes = writes
        self.org = org
        self.position = org.position
        self.any_erased = writes.any_erased(org.org)
        self._erased: set[bytes] = set()
        self._bodies: dict[int, tuple[bytes, bytes, int]] = {}
        self._rows: dict[bytes, RecordRow | None] = {}
        self._states: dict[bytes, RowState] = {}
        self._stays: dict[bytes, dict[bytes, tuple[int, int | None]]] = {
            REFERENCE: {REFERENCE: ALWAYS},
            EVERYTHING: {},
            PARKED: {},
        }
        self._near: dict[bytes, set[bytes]] | None = None

    def look_up(self, ids: Iterable[bytes]) -> None:
        """Fetch rows, and where they may be seen, for many ids at once."""
        wanted = [each for each in ids if each not in self._rows]
        found = {row.id: row for row in self.writes.records(self.org.org, wanted)}
        self.look_up_erased({*wanted, *(row.home for row in found.values())})
        for each in wanted:
            self._rows[each] = found.get(each)
        for row in found.values():
            if in_events(row.kind):
                self._stays.setdefault(row.home, {row.home: ALWAYS})
        self._look_up_homes({row.home for row in found.values()})

    def look_up_erased(self, people: Iterable[bytes]) -> None:
        """Fetch who of these is a person that was erased, for many ids at once."""
        if self.any_erased:
            self._erased |= self.writes.erased(self.org.org, people)

    def note_erased(self, person: bytes) -> None:
        """Have nothing of a person stand from here on."""
        self.any_erased = True
        self._erased.add(person)
        self._near = None

    def is_erased(self, row: bytes) -> bool:
        """Tell whether a row is a person that was erased, or hangs on one; of rows looked up."""
        if not self.any_erased:
            return False
        record = self.row(row)
        if record is None:
            return row in self._erased
        return record.home in self._erased or (
            record.kind == REVIEW.number and self.state(row).erased
        )

    def _look_up_homes(self, homes: Iterable[bytes]) -> None:
        wanted = [home for home in homes if home not in self._stays]
        for home in wanted:
            self._stays[home] = {}
        for stay in self.writes.stays(self.org.org, wanted):
            self._stays[stay.home][stay.scope] = (stay.entered, stay.gone)

    def row(self, row: bytes) -> RecordRow | None:
        """Give a row, or None when nobody knows it."""
        if row not in self._rows:
            self.look_up([row])
        return self._rows[row]

    def known(self, row: bytes | None) -> RecordRow:
        """Give a row that was found before; `DamagedHistoryError` when it is gone."""
        found = None if row is None else self.row(row)
        if found is None:
            raise DamagedHistoryError
        return found

    def stays(self, home: bytes) -> dict[bytes, tuple[int, int | None]]:
        """Give scope → (entered, gone) for wherever a home is or was."""
        if home not in self._stays:
            self._look_up_homes([home])
        return self._stays[home]

    def maker(self, row: RecordRow) -> bytes:
        """Give the user who made a row."""
        return open_body(self.body(row.made)[1]).actor

    def origin(self, row: bytes) -> bytes:
        """Give the id of the change that made a row."""
        return self.body(self.known(row).made)[0]

    def state(self, row: bytes) -> RowState:
        """Give the merged state of a row that is known."""
        if row not in self._states:
            record = self.known(row)
            origin, body, effective = self.body(record.made)
            values = read_values(open_body(body).ops[record.op][1])
            self._states[row] = RowState(
                record.kind, origin, effective, values, read_cells(record.cells)
            )
        return self._states[row]

    def look_up_makers(self, changes: Iterable[Iterable[Op]]) -> None:
        """Fetch the changes that made the rows which these edit."""
        rows = (self._rows.get(op.row) for ops in changes for op in ops if isinstance(op, Edit))
        wanted = {row.made for row in rows if row is not None} - self._bodies.keys()
        for change in self.writes.changes_at(self.org.org, wanted).values():
            self._bodies[change.position] = (change.id, change.body, change.effective)

    def body(self, position: int) -> tuple[bytes, bytes, int]:
        """Give (id, body, effective stamp) of the change at a position."""
        if position not in self._bodies:
            change = self.writes.change_at(self.org.org, position)
            if change is None:
                raise DamagedHistoryError
            self._bodies[position] = (change.id, change.body, change.effective)
        return self._bodies[position]

    def near(self) -> Mapping[bytes, set[bytes]]:
        """Give who is directly joined to whom by a living `same_person`."""
        if self._near is None:
            self._near = {}
            for _, one, two in self.writes.joined(self.org.org):
                self._near.setdefault(one, set()).add(two)
                self._near.setdefault(two, set()).add(one)
        return self._near
