"""Rows and scopes built anew from the changes alone, by the plainest means: for `verify`."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from fieldapp.domain.change import Change, Creation, Edit
from fieldapp.domain.digest import entry
from fieldapp.domain.erasing import people_erased
from fieldapp.domain.ids import row_id
from fieldapp.domain.kinds import BY_NAME, Reach
from fieldapp.domain.merge import RowState
from fieldapp.domain.values import Value
from sync.protocol.messages import EVERYTHING, REFERENCE
from sync.server.places import reached
from sync.server.rows import APPOINTMENT, LINKS, Named, named_seat, pairs_asked, resolved
from sync.server.storage.values import PARKED, ChangeRow

_SIGN_UP = BY_NAME["sign_up"]
_TICKET = _SIGN_UP.by_name["ticket"].number
_SAME = BY_NAME["same_person"]
_REVIEW = BY_NAME["review"]
_POINTS = tuple(_REVIEW.by_name[name].number for name in ("about", "other"))


def pairs_joined(change: Change) -> Iterator[tuple[bytes, bytes]]:
    """Give the pairs of people whom a change says to be one, erased or not."""
    for op in change.ops:
        if isinstance(op, Creation) and op.kind == _SAME.number:
            one, other = (op.values.get(_SAME.by_name[name].number) for name in ("person", "other"))
            yield _named(change, one), _named(change, other)


def _named(change: Change, value: Value) -> bytes:
    if isinstance(value, int):
        return row_id(change.id, value)
    return value if isinstance(value, bytes) else b""


@dataclass(slots=True)
class Row:
    """One row as the changes say it must be."""

    state: RowState
    home: bytes
    made: int
    op: int
    position: int


@dataclass(slots=True)
class Replay:
    """What a set of changes, in the order of their positions, amounts to.

    `parked` are rows of a kind that an older program did not know and that are not taken up yet.
    Of people who were `erased` too little is left to say where they were: their `stays`, and those
    of whoever was one with them once (`frozen`), are as they were found.
    """

    parked: frozenset[bytes] = frozenset()
    erased: frozenset[bytes] = frozenset()
    frozen: frozenset[bytes] = frozenset()
    rows: dict[bytes, Row] = field(default_factory=dict)
    stays: dict[tuple[bytes, bytes], tuple[int, int | None]] = field(default_factory=dict)
    _sign_ups: dict[bytes, set[bytes]] = field(default_factory=dict)
    _joins: set[bytes] = field(default_factory=set)
    _ever_near: dict[bytes, set[bytes]] = field(default_factory=dict)
    _known_scopes: dict[bytes, set[bytes]] = field(default_factory=dict)
    asked: set[bytes] = field(default_factory=set)
    """Pairs of sign-ups whose ticket was put before the coordinators."""
    asked_to_erase: dict[bytes, int] = field(default_factory=dict)
    """Person to the position at which it was asked first."""
    _of: dict[bytes, set[bytes]] = field(default_factory=dict)
    _reviews: set[bytes] = field(default_factory=set)

    def __post_init__(self) -> None:
        for scope, home in self.stays:
            self._known_scopes.setdefault(home, set()).add(scope)

    def take(self, change: Change, row: ChangeRow) -> None:
        """Merge one change, then let people enter and leave scopes."""
        self.asked.update(pairs_asked(change))
        touched: set[bytes] = set()
        for index, op in enumerate(change.ops):
            if isinstance(op, Creation):
                made = self._make(change, index, op, row)
            elif op.row in self.rows:
                made = op.row
            else:
                continue
            if op.kind in {_SIGN_UP.number, _SAME.number}:
                touched.add(self.rows[made].home)
        for op in change.ops:
            if isinstance(op, Edit) and op.row in self.rows:
                self.rows[op.row].state.edit(change.id, row.effective, op)
                self.rows[op.row].position = row.position
        for person in people_erased(change):
            self._erase(person, row.position)
        for person in {each for start in touched for each in reached(start, self._ever_near)}:
            if person not in self.frozen:
                self._move(person, row.position)

    def _make(self, change: Change, index: int, op: Creation, row: ChangeRow) -> bytes:
        made = row_id(change.id, index)
        state = RowState(op.kind)
        state.create(change.id, row.effective, op.values)
        home = self._home(change, index, op)
        self.rows[made] = Row(state, home, row.position, index, row.position)
        self._note(made, op.kind)
        if home in self.erased:
            self._of.setdefault(home, set()).add(made)
        return made

    def _erase(self, person: bytes, position: int) -> None:
        """Have all that hangs on a person, and what is asked about it, count as changed."""
        self.asked_to_erase.setdefault(person, position)
        rows = self._of.get(person, set())
        homes = {EVERYTHING, *self._scopes(person)}
        about = {person, *rows}
        for row in self._reviews:
            held = self.rows[row]
            named = (held.state.value(number) for number in _POINTS)
            if held.home in homes and about.intersection(
                value for value in named if isinstance(value, bytes)
            ):
                held.position = position
        for row in rows:
            self.rows[row].position = position

    def left_of_erased(self) -> set[bytes]:
        """Give rows of people who were erased of which more is left than that they were there."""
        return {row for rows in self._of.values() for row in rows if not self._is_blank(row)}

    def _is_blank(self, row: bytes) -> bool:
        return self.rows[row].state.erased or self.rows[row].state.kind not in LINKS

    def _home(self, change: Change, index: int, op: Creation) -> bytes:
        links = LINKS.get(op.kind)
        if links is None or row_id(change.id, index) in self.parked:
            return PARKED
        if links.kind.reach is Reach.REFERENCE:
            return REFERENCE
        if links.kind.reach is Reach.EVENT:
            return change.scope or EVERYTHING
        if links.owner is None:
            return row_id(change.id, index)
        owner = op.values[links.owner]
        above = row_id(change.id, owner) if type(owner) is int else owner
        return self.rows[above].home if isinstance(above, bytes) and above in self.rows else PARKED

    def _note(self, row: bytes, kind: int) -> None:
        if kind == _SIGN_UP.number:
            self._sign_ups.setdefault(self.rows[row].home, set()).add(row)
        elif kind == _REVIEW.number:
            self._reviews.add(row)
        elif kind == _SAME.number:
            self._joins.add(row)
            one, two = self._pair(row)
            self._ever_near.setdefault(one, set()).add(two)
            self._ever_near.setdefault(two, set()).add(one)

    def _pair(self, row: bytes) -> tuple[bytes, bytes]:
        return self._value(row, "person"), self._value(row, "other")

    def _value(self, row: bytes, name: str) -> bytes:
        held = self.rows[row]
        kind = _SIGN_UP if held.state.kind == _SIGN_UP.number else _SAME
        value = resolved(held.state, held.state.origin or b"").value(kind.by_name[name].number)
        return value if isinstance(value, bytes) else b""

    def _move(self, person: bytes, position: int) -> None:
        near: dict[bytes, set[bytes]] = {}
        for row in self._joins:
            if not self.rows[row].state.dead():
                one, two = self._pair(row)
                near.setdefault(one, set()).add(two)
                near.setdefault(two, set()).add(one)
        due = {
            self._value(row, "event")
            for each in reached(person, near)
            for row in self._sign_ups.get(each, ())
            if not self.rows[row].state.dead()
        }
        there = {s for s in self._scopes(person) if self.stays[s, person][1] is None}
        for scope in due - there:
            self.stays[scope, person] = (position, None)
        for scope in there - due:
            self.stays[scope, person] = (self.stays[scope, person][0], position)
        self._known_scopes.setdefault(person, set()).update(due)

    def _scopes(self, person: bytes) -> Iterable[bytes]:
        return self._known_scopes.get(person, ())

    def tickets(self) -> set[tuple[bytes, str, int, int, bytes]]:
        """Give (event, ticket, made, operation, sign-up) of all living sign-ups."""
        return {
            (self._value(row, "event"), str(held.state.value(_TICKET)), held.made, held.op, row)
            for row, held in self.rows.items()
            if held.state.kind == _SIGN_UP.number and not held.state.dead()
        }

    def seats(self) -> set[Named]:
        """Give every appointment with a time, by the number of its seat."""
        found = (
            named_seat(held.state.origin or b"", held.state.values, (held.made, held.op))
            for held in self.rows.values()
            if held.state.kind == APPOINTMENT.number
        )
        return {each for each in found if each is not None}

    def digests(self) -> Mapping[tuple[bytes, int], tuple[int, int]]:
        """Give (scope, kind) → (count, xor)."""
        found: dict[tuple[bytes, int], tuple[int, int]] = {}
        for row, held in self.rows.items():
            entries = {EVERYTHING: held.position}
            if held.home in {EVERYTHING, PARKED}:
                pass
            elif LINKS[held.state.kind].kind.reach is not Reach.PERSON:
                entries[held.home] = held.position
            else:
                for scope in self._scopes(held.home):
                    entered, gone = self.stays[scope, held.home]
                    if gone is None:
                        entries[scope] = max(held.position, entered)
            for scope, position in entries.items():
                count, mix = found.get((scope, held.state.kind), (0, 0))
                found[scope, held.state.kind] = (count + 1, mix ^ entry(row, position))
        return found
