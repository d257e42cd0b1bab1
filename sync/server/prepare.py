"""What can be said about a change before the counter's lock: everything but who is who today."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from fieldapp.domain.change import Change, Creation, ops_problem
from fieldapp.domain.ids import row_id
from fieldapp.domain.kinds import BY_NAME, BY_NUMBER, SCHEMA, Reach
from fieldapp.domain.values import Value
from sync.protocol.batch import Received
from sync.protocol.messages import EVERYTHING, REFERENCE
from sync.server.authority import DECIDING
from sync.server.rows import LINKS, KindLinks
from sync.server.storage.values import PARKED

PERSON: Final = BY_NAME["person"].number
SIGN_UP: Final = BY_NAME["sign_up"].number
SAME_PERSON: Final = BY_NAME["same_person"].number
_SIGN_UP_PERSON: Final = BY_NAME["sign_up"].by_name["person"].number
_SIGN_UP_EVENT: Final = BY_NAME["sign_up"].by_name["event"].number
_SAME_PERSON: Final = BY_NAME["same_person"].by_name["person"].number
_SAME_OTHER: Final = BY_NAME["same_person"].by_name["other"].number
_KNOWN: Final[Mapping[int, frozenset[int]]] = {
    number: frozenset(kind.by_number) for number, kind in BY_NUMBER.items()
}


class Making(NamedTuple):
    """A row a change creates. `home` is None where it is that of the row `owner`."""

    id: bytes
    kind: int
    op: int
    home: bytes | None
    owner: bytes | None


class Ref(NamedTuple):
    """A row of another change that is named: of which kind it must be, and known it must be."""

    row: bytes
    kind: int | None
    needed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One change, looked at as far as it can be alone. `problem` is a held code."""

    n: int
    change: Change
    body: bytes
    problem: str | None = None
    makings: tuple[Making, ...] = ()
    refs: tuple[Ref, ...] = ()
    signs: tuple[tuple[bytes, bytes, bool], ...] = ()  # person, event, person made here
    joins: tuple[tuple[bytes, bytes, bytes], ...] = ()  # row, person and other
    plain: bool = True  # only creations, no edits
    deciding: bool = False

    def needs(self) -> set[bytes]:
        """Give the rows of other changes this one rests on."""
        found = {ref.row for ref in self.refs}
        if self.change.scope is not None:
            found.add(self.change.scope)
        if not self.plain:
            found.update(op.row for op in self.change.ops if not isinstance(op, Creation))
        return found


def plan(received: Received) -> Plan:
    """Look at one received change."""
    change = received.change
    problem = _problem(change)
    if problem is not None:
        return Plan(n=received.n, change=change, body=received.body, problem=problem)
    return _Planner(change).plan(received)


def _problem(change: Change) -> str | None:
    if change.schema <= SCHEMA:
        for op in change.ops:
            known = _KNOWN.get(op.kind)
            if known is None:
                return "wrong_value"
            fields = op.values if isinstance(op, Creation) else op.cells
            if not known.issuperset(fields) and not known.issuperset(set(fields) - {0}):
                return "wrong_value"
    found = ops_problem(change.ops)
    if found is None:
        return None
    return "wrong_reference" if found[2] == "wrong_reference" else "wrong_value"


class _Planner:
    def __init__(self, change: Change) -> None:
        self._change = change
        self._made: dict[int, Making] = {}
        self._refs: list[Ref] = []
        self._signs: list[tuple[bytes, bytes, bool]] = []
        self._joins: list[tuple[bytes, bytes, bytes]] = []

    def plan(self, received: Received) -> Plan:
        change = self._change
        plain, deciding = True, False
        for index, op in enumerate(change.ops):
            if op.kind in DECIDING:
                deciding = True
            if isinstance(op, Creation):
                self._make(index, op)
            else:
                plain = False
        return Plan(
            n=received.n,
            change=change,
            body=received.body,
            makings=tuple(self._made.values()),
            refs=tuple(self._refs),
            signs=tuple(self._signs),
            joins=tuple(self._joins),
            plain=plain,
            deciding=deciding,
        )

    def _make(self, index: int, op: Creation) -> None:
        row = row_id(self._change.id, index)
        links = LINKS.get(op.kind)
        home: bytes | None = PARKED
        owner: bytes | None = None
        if links is not None:
            home, owner = self._home(row, links, op.values)
            self._look(links, op.values)
        self._made[index] = Making(row, op.kind, index, home, owner)
        if op.kind == SIGN_UP:
            person = op.values[_SIGN_UP_PERSON]
            event = self._row(op.values[_SIGN_UP_EVENT])
            self._signs.append((self._row(person), event, type(person) is int))
        elif op.kind == SAME_PERSON:
            one, two = self._row(op.values[_SAME_PERSON]), self._row(op.values[_SAME_OTHER])
            self._joins.append((row, one, two))

    def _home(
        self, row: bytes, links: KindLinks, values: Mapping[int, Value]
    ) -> tuple[bytes | None, bytes | None]:
        reach = links.kind.reach
        if reach is Reach.REFERENCE:
            return REFERENCE, None
        if reach is Reach.EVENT:
            return self._change.scope or EVERYTHING, None
        if links.owner is None:
            return row, None
        value = values[links.owner]
        if type(value) is int:
            made = self._made[value]
            return made.home, made.owner
        return None, _id(value)

    def _look(self, links: KindLinks, values: Mapping[int, Value]) -> None:
        for number, name, needed in links.refs:
            value = values.get(number)
            if type(value) is bytes:
                kind = None if name == "row" or name is None else BY_NAME[name].number
                self._refs.append(Ref(value, kind, needed or number == links.owner))

    def _row(self, value: Value) -> bytes:
        if type(value) is int:
            return self._made[value].id
        return _id(value)


def _id(value: Value) -> bytes:
    if not isinstance(value, bytes):
        raise TypeError("a reference is an id or an operation's number")
    return value
