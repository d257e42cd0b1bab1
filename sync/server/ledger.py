"""The unit of work in which changes are accepted, put aside and taken up again.

It holds what the batch needs in memory, looked up for all changes at once, and writes in bulk.
Everything here runs inside the lock on the organisation's counter.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from fieldapp.domain.change import Edit
from fieldapp.domain.ids import row_id
from fieldapp.domain.kinds import LIFE
from fieldapp.domain.values import Value
from sync.protocol.digest import entry
from sync.protocol.messages import EVERYTHING
from sync.server.known import ALWAYS, DamagedHistoryError, Known
from sync.server.mark import next_mark
from sync.server.places import Rows, Sums, Touched, in_events, moved, reached, sums
from sync.server.prepare import SAME_PERSON, SIGN_UP, Making, Plan
from sync.server.rows import write_cells
from sync.server.storage.values import ChangeRow, Org, RecordRow
from sync.server.storage.writes import Writes

GONE: Final = (0, 0)
"""Never entered, or left."""
_new = tuple.__new__
"""Makes a named tuple of one that is complete, in two thirds of the time."""


class Ledger(Known):
    """What is known and what has changed since the lock was taken."""

    def __init__(self, writes: Writes, org: Org) -> None:
        super().__init__(writes, org)
        self.mark = org.mark
        self.entered: set[bytes] = set()  # homes that came into a scope
        self.moved = False  # whether rows of earlier changes entered or left a scope
        self.made: list[bytes] = []  # rows created
        self.in_scopes: frozenset[bytes] | None = None  # of the change accepted last
        self._changes: list[tuple[Any, ...]] = []
        self._fresh: dict[bytes, RecordRow] = {}
        self._edited: dict[bytes, tuple[int, bytes | None]] = {}
        self._of: dict[bytes, dict[bytes, RecordRow]] = {}
        self._new_stays: list[tuple[bytes, bytes, int]] = []
        self._feed: dict[tuple[int, bytes, int], None] = {}
        self._fed: set[tuple[int, bytes, int]] = set()
        self._digests: dict[tuple[bytes, int], tuple[int, int]] = {}

    # accepting

    def accept(self, plan: Plan, made_by: tuple[bytes, int, bytes], effective: int) -> int:
        """Give a change the next position and merge it. `made_by` is replica, n and link."""
        change = plan.change
        replica, n, link = made_by
        position = self.position = self.position + 1
        self.mark = next_mark(self.mark, position, change.id, link, effective)
        self._changes.append(
            (
                self.org.org,
                position,
                change.id,
                replica,
                n,
                effective,
                link,
                self.mark,
                plan.body,
                plan.hidden,
            )
        )
        self._bodies[position] = (change.id, plan.body, effective)
        touched: Touched = {}
        for making in plan.makings:
            self._make(making, position, touched)
        if not plan.plain:
            for op in change.ops:
                if isinstance(op, Edit):
                    self._edit(op, change.id, (position, effective), touched)
        placed = self._place(touched, position)
        self._follow(plan, placed, position)
        self._note_scopes(touched)
        return position

    def _note_scopes(self, touched: Iterable[bytes]) -> None:
        """Keep in which scopes all rows of the change now are; None if not all are in the same."""
        found: frozenset[bytes] | None = None
        for home in touched:
            stays = self._stays.get(home, {})
            scopes = frozenset(scope for scope, (_, gone) in stays.items() if gone is None)
            if found is not None and found != scopes:
                self.in_scopes = None
                return
            found = scopes
        self.in_scopes = found

    def _make(self, making: Making, position: int, touched: Touched) -> None:
        row, kind, op, home, owner = making
        if home is None:
            home = self.known(owner).home
        fields = (row, kind, home, position, position, op, None)
        made = self._fresh[row] = self._rows[row] = _new(RecordRow, fields)
        if home in self._of:
            self._of[home][row] = made
        self.made.append(row)
        if home not in self._stays:
            if home == row:
                self._stays[home] = {}
            elif in_events(kind):
                self._stays[home] = {home: ALWAYS}
            else:
                self._look_up_homes([home])
        touched.setdefault(home, []).append((row, kind, 0))

    def _edit(
        self,
        op: Edit,
        change_id: bytes,
        when: tuple[int, int],
        touched: Touched,
    ) -> None:
        position, effective = when
        record = self.known(op.row)
        state = self.state(op.row)
        state.edit(change_id, effective, op)
        if record.position != position:
            touched.setdefault(record.home, []).append((op.row, record.kind, record.position))
        changed = record._replace(position=position, cells=write_cells(state))
        self._rows[op.row] = changed
        if record.home in self._of:
            self._of[record.home][op.row] = changed
        if op.row in self._fresh:
            self._fresh[op.row] = changed
        else:
            self._edited[op.row] = (position, changed.cells)

    def blank(self, records: Iterable[RecordRow], position: int) -> None:
        """Have rows count as changed at a position, with nothing left of what was touched."""
        touched: Touched = {}
        for record in records:
            if record.position != position:
                row = (record.id, record.kind, record.position)
                touched.setdefault(record.home, []).append(row)
            self._rows[record.id] = record._replace(position=position, cells=None)
            self._states.pop(record.id, None)
            self._fresh.pop(record.id, None)
            self._edited[record.id] = (position, None)
        self._of.clear()
        self._place(touched, position)
        self.moved = True

    def set_body(self, change: ChangeRow, body: bytes, hidden: bytes | None) -> None:
        """Put what is left of an accepted change in its place."""
        self.writes.set_body(self.org.org, change.position, body, hidden)
        self._bodies[change.position] = (change.id, body, change.effective)

    # scopes

    def _place(self, touched: Touched, position: int) -> Mapping[bytes, Sums]:
        """Bring digests and feeds of all scopes up to date where the touched rows live now.

        Gives the sums of homes of which all rows are new.
        """
        placed: dict[bytes, Sums] = {}
        for home, rows in touched.items():
            new = sums(rows, position)
            if new is not None:
                placed[home] = new
            self.add(EVERYTHING, new if new is not None else moved(rows, position, 0))
            if home == EVERYTHING:
                continue
            for scope, (entered, gone) in self.stays(home).items():
                if gone is None:
                    self._tell(scope, position)
                    self.add(scope, new if new is not None else moved(rows, position, entered))
        return placed

    def add(self, scope: bytes, sums: Sums) -> None:
        """Add kind → (count, xor) to the digest of a scope."""
        digests = self._digests
        for kind, (count, mixed) in sums.items():
            held = digests.get((scope, kind))
            if held is None:
                digests[scope, kind] = (count, mixed)
            else:
                digests[scope, kind] = (held[0] + count, held[1] ^ mixed)

    def _tell(self, scope: bytes, position: int) -> None:
        """Note that something of a scope is to be read at a position."""
        item = (self.org.org, scope, position)
        if item not in self._fed:
            self._feed[item] = None

    def _follow(self, plan: Plan, placed: Mapping[bytes, Sums], position: int) -> None:
        """Let people enter and leave scopes, as their sign-ups and joins now say."""
        unsettled: set[bytes] = set()
        for person, event, fresh in plan.signs:
            if person in self._erased:
                pass
            elif not fresh and person in self.near():
                unsettled.add(person)
            elif self.stays(person).get(event, GONE)[1] is not None:
                self._enter(person, event, position)
                self.moved = self.moved or not fresh
                new = placed[person] if fresh else sums(self._rows_of(person), position)
                self.add(event, new or {})
        for row, person, other in plan.joins:
            self.writes.join(self.org.org, row, person, other)
            self._near = None
            unsettled.update((person, other))
        if not plan.plain:
            for op in plan.change.ops:
                if isinstance(op, Edit) and op.cells and op.kind in {SIGN_UP, SAME_PERSON}:
                    unsettled |= self._revived(op)
        if unsettled:
            self._settle(unsettled, position)

    def _revived(self, op: Edit) -> set[bytes]:
        """Give the people whose scopes may differ after an edit of a sign-up or a join."""
        state = self.state(op.row)
        record = self.known(op.row)
        if LIFE not in state.cells:
            return set()
        if op.kind == SIGN_UP:
            return {record.home}
        person = self._named(record, state.value(1))
        other = self._named(record, state.value(2))
        self._near = None
        self.writes.part(self.org.org, op.row)
        if not state.dead():
            self.writes.join(self.org.org, op.row, person, other)
        return {person, other}

    def look_up_people(self, people: Iterable[bytes]) -> None:
        """Fetch all rows of people who sign up again, for many at once."""
        wanted = [each for each in people if self._rows.get(each) and each not in self._of]
        self._of.update({each: {} for each in wanted})
        for row in self.writes.records_of_many(self.org.org, wanted):
            self._of[row.home][row.id] = row

    def _rows_of(self, person: bytes) -> Rows:
        if person not in self._of:
            self.flush()
            self.look_up_people([person])
        return [(row.id, row.kind, 0) for row in self._of[person].values()]

    def _settle(self, people: set[bytes], position: int) -> None:
        self.flush()
        near = self.near()
        done: set[bytes] = set()
        for start in sorted(people):
            if start in done:
                continue
            cluster = reached(start, near)
            done |= cluster
            due = {event for person in cluster for event in self._signed_up(person)}
            for person in sorted(cluster):
                self._move(person, due, position)
        self.flush()

    def _signed_up(self, person: bytes) -> set[bytes]:
        """Give the events in which a person has a living sign-up."""
        found: set[bytes] = set()
        for record in self.writes.records_of(self.org.org, person, 0, self.position):
            if record.kind == SIGN_UP:
                self._rows[record.id] = record
                state = self.state(record.id)
                if not state.dead():
                    found.add(self._named(record, state.value(2)))
        return found

    def _named(self, record: RecordRow, value: Value) -> bytes:
        """Give the row that a reference names: by its id, or by an operation's number."""
        if isinstance(value, bytes):
            return value
        if not isinstance(value, int):
            raise DamagedHistoryError
        return row_id(self.body(record.made)[0], value)

    def _move(self, person: bytes, due: set[bytes], position: int) -> None:
        stays = self.stays(person)
        there = {scope for scope, (_, gone) in stays.items() if gone is None}
        if there == due:
            return
        self.moved = True
        rows = self.writes.records_of(self.org.org, person, 0, self.position)
        for scope in sorted(due - there):
            self._enter(person, scope, position)
            self.add(scope, sums([(row.id, row.kind, 0) for row in rows], position) or {})
        for scope in sorted(there - due):
            entered = stays[scope][0]
            stays[scope] = (entered, position)
            self.writes.leave(self.org.org, scope, person, position)
            self._tell(scope, position)
            for row in rows:
                mixed = entry(row.id, max(row.position, entered))
                self.add(scope, {row.kind: (-1, mixed)})

    def _enter(self, person: bytes, scope: bytes, position: int) -> None:
        known = scope in self._stays[person]
        self._stays[person][scope] = (position, None)
        self._tell(scope, position)
        self.entered.add(person)
        if known:
            self.writes.enter(self.org.org, [(scope, person, position)], new=False)
        else:
            self._new_stays.append((scope, person, position))

    # writing

    def flush(self) -> None:
        """Write what has gathered; the lock stays."""
        org, writes = self.org.org, self.writes
        writes.add_changes(self._changes)
        writes.add_records([(org, *row) for row in self._fresh.values()])
        writes.set_records(org, self._edited)
        writes.enter(org, self._new_stays, new=True)
        writes.add_feed(list(self._feed))
        writes.add_digests(org, self._digests)
        self._fed = {item for item in self._feed if item[2] == self.position}
        self._changes, self._new_stays, self._feed = [], [], {}
        self._fresh, self._edited, self._digests = {}, {}, {}
