"""What can be said about a change before the counter's lock: everything but who is who today."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Final, NamedTuple

from fieldapp.domain.change import Change, Creation, Op, ops_problem
from fieldapp.domain.erasing import ERASURE
from fieldapp.domain.erasing import PERSON as PERSON_ERASED
from fieldapp.domain.ids import row_id
from fieldapp.domain.kinds import BY_NAME, BY_NUMBER, LIFE, SCHEMA
from fieldapp.domain.values import Value, creation_problem
from sync.protocol.batch import Received, is_shared
from sync.protocol.messages import EVERYTHING
from sync.server.authority import DECIDING
from sync.server.rows import LINKS, KindLinks
from sync.server.storage.values import PARKED

PERSON: Final = BY_NAME["person"].number
SIGN_UP: Final = BY_NAME["sign_up"].number
SAME_PERSON: Final = BY_NAME["same_person"].number
_SIGN_UP_PERSON: Final = BY_NAME["sign_up"].by_name["person"].number
SIGN_UP_TICKET: Final = BY_NAME["sign_up"].by_name["ticket"].number
SIGN_UP_EVENT: Final = BY_NAME["sign_up"].by_name["event"].number
_SAME_PERSON: Final = BY_NAME["same_person"].by_name["person"].number
_SAME_OTHER: Final = BY_NAME["same_person"].by_name["other"].number
_KNOWN: Final[Mapping[int, frozenset[int]]] = {
    number: frozenset((LIFE, *kind.by_number)) for number, kind in BY_NUMBER.items()
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
    hidden: bytes | None = None
    problem: str | None = None
    makings: tuple[Making, ...] = ()
    refs: tuple[Ref, ...] = ()
    signs: tuple[tuple[bytes, bytes, bool], ...] = ()  # person, event, person made here
    joins: tuple[tuple[bytes, bytes, bytes], ...] = ()  # row, person and other
    tickets: tuple[tuple[bytes, str, bytes], ...] = ()  # event, ticket and sign-up
    erasures: tuple[tuple[bytes, bytes], ...] = ()  # row and person
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


class _Look(NamedTuple):
    """What an operation says by itself; of an edit only whether `unknown` fields are in it."""

    unknown: bool
    wrong: bool
    links: KindLinks | None
    owner: Value
    numbers: tuple[tuple[int, int | None], ...]  # operation, and the kind its row must be of
    refs: tuple[Ref, ...]


_looks: dict[bytes | None, _Look] = {}
"""What was found out about operations that many changes share, by their bytes."""
_MOST_LOOKS: Final = 4_096
_NOTHING: Final = _Look(unknown=False, wrong=False, links=None, owner=None, numbers=(), refs=())
_UNKNOWN: Final = _NOTHING._replace(unknown=True)


def plan(received: Received) -> Plan:
    """Look at one received change."""
    change, raws = received.change, received.raw_ops
    if received.unread:
        return _unwell(received, "wrong_value")
    ops = change.ops
    plain = all(type(op) is Creation for op in ops)
    raw_ops: Iterable[bytes | None] = raws or repeat(None, len(ops))
    looks = [_looks.get(raw) or _look(op, raw) for op, raw in zip(ops, raw_ops, strict=True)]
    problem = _unknown(change, looks) or (None if plain else _problem(ops)) or _wrong(ops, looks)
    if problem is not None:
        return _unwell(received, problem)
    return _planned(received, looks, plain=plain)


def _unwell(received: Received, problem: str) -> Plan:
    return Plan(
        n=received.n,
        change=received.change,
        body=received.body,
        hidden=received.hidden,
        problem=problem,
    )


def _unknown(change: Change, looks: Iterable[_Look]) -> str | None:
    """Hold kinds and fields that no schema as old as the change's has."""
    if change.schema <= SCHEMA:
        for look in looks:
            if look.unknown:
                return "wrong_value"
    return None


def _is_unknown(op: Op) -> bool:
    known = _KNOWN.get(op.kind)
    fields = op.values if isinstance(op, Creation) else op.cells
    return known is None or not known.issuperset(fields)


def _problem(ops: Sequence[Op]) -> str | None:
    found = ops_problem(ops)
    if found is None:
        return None
    return "wrong_reference" if found[2] == "wrong_reference" else "wrong_value"


def _look(op: Op, raw: bytes | None) -> _Look:
    links = LINKS.get(op.kind)
    if links is None or not isinstance(op, Creation):
        return _UNKNOWN if _is_unknown(op) else _NOTHING
    found = _look_closely(op, links)
    if raw is not None and is_shared(raw):
        if len(_looks) >= _MOST_LOOKS:
            _looks.clear()
        _looks[raw] = found
    return found


def _look_closely(op: Creation, links: KindLinks) -> _Look:
    values = op.values
    wrong = creation_problem(links.kind, values) is not None
    numbers: list[tuple[int, int | None]] = []
    refs: list[Ref] = []
    for number, kind, needed in links.refs:
        value = values.get(number)
        if type(value) is int:
            numbers.append((value, kind))
        elif type(value) is bytes:
            refs.append(Ref(value, kind, needed))
        elif type(value) is list:
            numbers += [(each, kind) for each in value if type(each) is int]
    owner = None if links.owner is None else values.get(links.owner)
    return _Look(_is_unknown(op), wrong, links, owner, tuple(numbers), tuple(refs))


def _wrong(ops: Sequence[Op], looks: Sequence[_Look]) -> str | None:
    """Give the held code of the first wrong new row: the rule of `ops_problem`, from its looks."""
    for index, look in enumerate(looks):
        if look.wrong:
            return "wrong_value"
        for target, kind in look.numbers:
            if target >= index or type(ops[target]) is not Creation:
                return "wrong_reference"
            made = ops[target].kind
            if made != kind and (kind is not None or made not in BY_NUMBER):
                return "wrong_reference"
    return None


def _planned(received: Received, looks: Sequence[_Look], *, plain: bool) -> Plan:
    change = received.change
    made: dict[int, Making] = {}
    refs: list[Ref] = []
    signs: list[tuple[bytes, bytes, bool]] = []
    joins: list[tuple[bytes, bytes, bytes]] = []
    tickets: list[tuple[bytes, str, bytes]] = []
    erasures: list[tuple[bytes, bytes]] = []
    deciding = False
    for index, op in enumerate(change.ops):
        kind = op.kind
        deciding = deciding or kind in DECIDING
        if not isinstance(op, Creation):
            continue
        look = looks[index]
        made[index] = making = _making(change, index, look, made)
        refs += look.refs
        if kind == SIGN_UP:
            person, event = op.values[_SIGN_UP_PERSON], op.values[SIGN_UP_EVENT]
            signs.append((_row(person, made), _row(event, made), type(person) is int))
            if LIFE not in op.values:
                tickets.append((signs[-1][1], str(op.values[SIGN_UP_TICKET]), making.id))
        elif kind == ERASURE.number:
            erasures.append((making.id, _row(op.values[PERSON_ERASED], made)))
        elif kind == SAME_PERSON and LIFE not in op.values:
            one, two = op.values[_SAME_PERSON], op.values[_SAME_OTHER]
            joins.append((making.id, _row(one, made), _row(two, made)))
    return Plan(
        n=received.n,
        change=change,
        body=received.body,
        hidden=received.hidden,
        makings=tuple(made.values()),
        refs=tuple(refs),
        signs=tuple(signs),
        joins=tuple(joins),
        tickets=tuple(tickets),
        erasures=tuple(erasures),
        plain=plain,
        deciding=deciding,
    )


def _making(change: Change, index: int, look: _Look, made: Mapping[int, Making]) -> Making:
    row, links = row_id(change.id, index), look.links
    home: bytes | None = PARKED
    owner: bytes | None = None
    if links is None:
        pass
    elif links.home is not None:
        home = links.home
    elif links.person:
        home = row
    elif links.owner is None:
        home = change.scope or EVERYTHING
    elif type(look.owner) is int:
        _, _, _, home, owner = made[look.owner]
    else:
        home, owner = None, _id(look.owner)
    return tuple.__new__(Making, (row, change.ops[index].kind, index, home, owner))


def _row(value: Value, made: Mapping[int, Making]) -> bytes:
    return made[value].id if type(value) is int else _id(value)


def _id(value: Value) -> bytes:
    if not isinstance(value, bytes):
        raise TypeError("a reference is an id or an operation's number")
    return value
