"""Pages: the rows of one scope that a laptop does not have yet, as far as there is room."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final, NamedTuple

import msgspec

from fieldapp.domain.kinds import BY_NUMBER, LIFE, SCHEMA
from fieldapp.domain.rights import See, hidden_fields, shared_right
from sync.protocol.digest import MASK
from sync.protocol.messages import EVERYTHING, REFERENCE, Page, WireGroup, encode_group
from sync.server.rows import open_body, wire_cells
from sync.server.storage.reads import Reads
from sync.server.storage.values import ChangeRow, RecordRow

_ROW_BYTES: Final = 32
_GROUP_BYTES: Final = 64
_CHANGE_BYTES: Final = 400
_MOST_CHANGES: Final = 4_000
_encode = msgspec.msgpack.Encoder().encode
_FIELDS: Final = msgspec.msgpack.Decoder(dict[int, msgspec.Raw])


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Who reads: the organisation, the users of the laptop, and what they may see."""

    org: int
    users: frozenset[bytes]
    replica: bytes
    hidden: Mapping[int, tuple[int, ...]]
    """Kind → hidden fields; a kind that is not in here is not seen at all."""


def reader(org: int, users: Iterable[bytes], roles: tuple[str, ...], replica: bytes) -> Reader:
    """Work out what the users of one laptop see together."""
    hidden: dict[int, tuple[int, ...]] = {}
    for number, kind in BY_NUMBER.items():
        see = shared_right(roles, kind).see
        if see is not See.NOTHING:
            hidden[number] = hidden_fields(see, kind)
    return Reader(org=org, users=frozenset(users), replica=replica, hidden=hidden)


@dataclass(frozen=True, slots=True)
class _Entry:
    position: int
    row: RecordRow


class Fresh(NamedTuple):
    """What one request just brought, where all of it can be told by stubs.

    `before` and `last` are the head before and after; a stub is (n, position, scopes it is in).
    """

    before: int
    last: int
    kinds: frozenset[int]
    actors: frozenset[bytes]
    stubs: tuple[tuple[int, int, frozenset[bytes]], ...]


def fresh_page(
    reads: Reads, who: Reader, scope: tuple[bytes, int, int], now: tuple[int, Fresh | None]
) -> tuple[Page, int] | None:
    """Give the page of a laptop that lacks only what it just sent itself, without a look-up."""
    name, generation, after = scope
    head, fresh = now
    if fresh is None or (fresh.before, fresh.last) != (after, head):
        return None
    if not (fresh.kinds <= who.hidden.keys() and fresh.actors <= who.users):
        return None
    groups = [
        encode_group([n, position])
        for n, position, scopes in fresh.stubs
        if name == EVERYTHING or name in scopes
    ]
    made = Page(
        scope=name,
        generation=generation,
        after=after,
        upto=head,
        done=True,
        hidden={},
        groups=groups,
        leaves=[],
        digest=digest(reads, who, name),
    )
    return made, _ROW_BYTES * len(groups)


def page(
    reads: Reads, who: Reader, scope: tuple[bytes, int, int], head: int, room: int
) -> tuple[Page, int]:
    """Give the next page of (scope, generation, cursor), and about how many bytes it takes."""
    name, generation, after = scope
    upto = _bound(reads, who.org, (name, after), head, room)
    entries = [
        each for each in _entries(reads, who.org, name, after, upto) if each.row.kind in who.hidden
    ]
    whole = name in _WHOLE or after == 0  # from zero, what does not come is gone
    leaves = [] if whole else reads.records_left(who.org, name, after, upto)
    changes = reads.changes_at(who.org, [each.row.made for each in entries])
    writer = _Writer(who, changes)
    spent = 24 * len(leaves)
    groups: list[msgspec.Raw] = []
    for position, together in groupby(entries, key=lambda each: each.position):
        made, size = writer.groups(position, [each.row for each in together])
        if groups and spent + size > room:
            upto = position - 1
            leaves = [leave for leave in leaves if leave[0] <= upto]
            break
        groups += made
        spent += size
    done = upto == head
    return Page(
        scope=name,
        generation=generation,
        after=after,
        upto=upto,
        done=done,
        hidden={kind: list(fields) for kind, fields in writer.hidden.items()},
        groups=groups,
        leaves=leaves,
        digest=digest(reads, who, name) if done else None,
        authors=_authors(reads, who.org, writer.heads),
    ), spent


def _authors(reads: Reads, org: int, heads: set[bytes]) -> list[tuple[bytes, bytes, bytes]] | None:
    """Say who set the values that stand in touched cells: a creation's group names its own."""
    found = [
        (change, open_body(body).actor, device)
        for change, body, device in reads.authors(org, sorted(heads))
    ]
    return sorted(found) or None


_WHOLE: Final = frozenset({REFERENCE, EVERYTHING})


def _bound(reads: Reads, org: int, scope: tuple[bytes, int], head: int, room: int) -> int:
    """Give the position up to which to look: about as many changes as there is room for."""
    count = max(1, min(_MOST_CHANGES, room // _CHANGE_BYTES))
    name, after = scope
    if name == EVERYTHING:
        return min(head, after + count)
    found = reads.feed_bound(org, name, after, count)
    return head if found is None else min(head, found - 1)


def _entries(reads: Reads, org: int, name: bytes, after: int, upto: int) -> list[_Entry]:
    if name == EVERYTHING:
        rows = reads.records_between(org, after, upto)
        return [_Entry(row.position, row) for row in rows]
    rows = reads.records_of(org, name, after, upto)
    found = [_Entry(row.position, row) for row in rows]
    if name != REFERENCE:
        changed = reads.records_changed(org, name, after, upto)
        found += [_Entry(row.position, row) for row in changed]
        entered = reads.records_entered(org, name, after, upto)
        found += [_Entry(position, row) for position, row in entered]
        found.sort(key=lambda each: (each.position, each.row.made, each.row.op))
    return found


class _Writer:
    """Writes groups, and remembers which kinds with hidden fields were in them."""

    def __init__(self, who: Reader, changes: Mapping[int, ChangeRow]) -> None:
        self._who = who
        self._changes = changes
        self.hidden: dict[int, tuple[int, ...]] = {}
        self.heads: set[bytes] = set()

    def groups(self, position: int, rows: list[RecordRow]) -> tuple[list[msgspec.Raw], int]:
        found: list[msgspec.Raw] = []
        size = 0
        for made, together in groupby(rows, key=lambda row: row.made):
            group, cost = self._group(position, self._changes[made], list(together))
            found.append(encode_group(group))
            size += cost
        return found, size

    def _group(
        self, position: int, change: ChangeRow, rows: list[RecordRow]
    ) -> tuple[WireGroup, int]:
        body = open_body(change.body)
        mine = change.replica == self._who.replica
        own = body.actor in self._who.users
        if mine and own and self._is_stub(position, change, rows, body):
            return [change.n, position], _ROW_BYTES
        wire, size = [], _GROUP_BYTES
        for row in rows:
            values, cells = self._row(row, body, own=own)
            wire.append([row.op, row.kind, position, values, cells])
            self.heads.update(head[0] for heads in cells.values() for head in heads)
            size += _ROW_BYTES + len(memoryview(values)) + (2 * len(row.cells) if row.cells else 0)
        n = change.n if mine else None
        group = [change.id, change.effective, body.actor, body.scope, n, own, wire]
        return group, size

    def _is_stub(self, position: int, change: ChangeRow, rows: list[RecordRow], body: Any) -> bool:
        return (
            change.position == position
            and change.hidden is None
            and change.effective == body.stamp
            and body.schema <= SCHEMA
            and all(row.cells is None and row.position == position for row in rows)
            and sum(len(op) == 2 for op in body.ops) == len(rows)
        )

    def _row(
        self, row: RecordRow, body: Any, *, own: bool
    ) -> tuple[msgspec.Raw, dict[int, list[list[Any]]]]:
        raw: msgspec.Raw = body.ops[row.op][1]
        hidden = () if own else self._who.hidden[row.kind]
        if hidden:
            self.hidden[row.kind] = hidden
        if not hidden and row.cells is None and body.schema <= SCHEMA:
            return raw, {}
        cells = wire_cells(row.cells, hidden)
        if hidden or body.schema > SCHEMA:
            raw = _without(raw, row.kind, hidden)
        known = BY_NUMBER[row.kind].by_number
        return raw, {
            number: heads for number, heads in cells.items() if number in known or number == 0
        }


def _without(raw: msgspec.Raw, kind: int, hidden: Iterable[int]) -> msgspec.Raw:
    """Give the values of a row without hidden fields, and without fields nobody here knows."""
    open_ = {LIFE, *BY_NUMBER[kind].by_number} - set(hidden)
    fields = _FIELDS.decode(raw)
    return msgspec.Raw(_encode({key: fields[key] for key in fields if key in open_}))


def digest(reads: Reads, who: Reader, scope: bytes) -> tuple[int, int]:
    """Give count and xor over the rows of a scope that a laptop may see."""
    count = mix = 0
    for kind, (rows, mixed) in reads.digests(who.org, scope).items():
        if kind in who.hidden:
            count += rows
            mix ^= mixed & MASK
    return count, mix
