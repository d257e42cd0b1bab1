"""Proving the database against itself: everything derived is derived again and compared.

The changes are the truth. From them, and nothing else, rows, scopes, digests and marks are built
anew by the plainest means there are.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from fieldapp.domain.change import FIRST_LINK, decode_body, hide_body, next_link
from fieldapp.domain.digest import signed
from sync.server.grants import view_of_program
from sync.server.mark import next_mark
from sync.server.places import reached
from sync.server.replay import Replay, pairs_joined
from sync.server.rows import write_cells
from sync.server.storage.reads import Reads
from sync.server.storage.store import Storage
from sync.server.storage.values import PARKED, ChangeRow, Org

_STEP: Final = 2_000


class Finding(NamedTuple):
    """One thing that is not as it must be: which organisation, what, and where."""

    org: int
    what: str
    where: str


def verify(storage: Storage) -> list[Finding]:
    """Give everything that contradicts itself; nothing when the database is sound.

    What: `gap`, `mark`, `head`, `body`, `link`, `number`, `row`, `stay`, `digest`, `ticket`,
    `twice`, `seat`, `erased`.
    """
    with storage.reading() as reads:
        return [found for org in reads.orgs() for found in _Check(reads, org).findings()]


def _not_taken_up(reads: Reads, org: Org) -> frozenset[bytes]:
    """Give what an older program parked, until this one is started and takes it up."""
    if org.view == view_of_program():
        return frozenset()
    return frozenset(row.id for row in reads.records_of(org.org, PARKED, 0, org.position))


def _replay(reads: Reads, org: Org) -> Replay:
    parked = _not_taken_up(reads, org)
    erased = {person for person, _ in reads.all_erased(org.org)}
    if not erased:
        return Replay(parked=parked)
    near: dict[bytes, set[bytes]] = {}
    for low in range(1, org.position + 1, _STEP):
        for row in reads.changes_between(org.org, low, low + _STEP - 1):
            for one, other in _pairs(row):
                near.setdefault(one, set()).add(other)
                near.setdefault(other, set()).add(one)
    left = {each for person in erased for each in reached(person, near)}
    stays = {
        (stay.scope, stay.home): (stay.entered, stay.gone) for stay in reads.stays(org.org, left)
    }
    return Replay(parked=parked, erased=frozenset(erased), frozen=frozenset(left), stays=stays)


def _pairs(row: ChangeRow) -> list[tuple[bytes, bytes]]:
    try:
        return list(pairs_joined(decode_body(row.id, row.body)))
    except ValueError:
        return []  # it is found later that it cannot be read


class _Check:
    def __init__(self, reads: Reads, org: Org) -> None:
        self._reads = reads
        self._org = org
        self._replay = _replay(reads, org)
        devices = {each.id: each.secret for each in reads.devices(org.org)}
        self._secrets = {
            replica: devices[device]
            for device, replica, _ in reads.received(org.org)
            if device in devices
        }
        self._secrets[org.replica] = org.own_secret
        self._links: dict[tuple[bytes, int], bytes] = {}

    def findings(self) -> Iterator[Finding]:
        yield from self._changes()
        yield from self._chains()
        yield from self._rows()
        yield from self._stays()
        yield from self._digests()
        yield from self._tickets()
        yield from self._erased()

    def _erased(self) -> Iterator[Finding]:
        held = dict(self._reads.all_erased(self._org.org))
        for person in sorted(held.keys() | self._replay.asked_to_erase.keys()):
            if held.get(person) != self._replay.asked_to_erase.get(person):
                yield self._found("erased", person.hex())
        for row in sorted(self._replay.left_of_erased()):
            yield self._found("erased", row.hex())

    def _found(self, what: str, where: object) -> Finding:
        return Finding(self._org.org, what, str(where))

    def _changes(self) -> Iterator[Finding]:
        mark, position = b"", 0
        for low in range(1, self._org.position + 1, _STEP):
            high = min(low + _STEP - 1, self._org.position)
            for change in self._reads.changes_between(self._org.org, low, high):
                position += 1
                if change.position != position:
                    yield self._found("gap", position)
                    position = change.position
                mark = next_mark(mark, change.position, change.id, change.link, change.effective)
                if mark != change.mark:
                    yield self._found("mark", change.position)
                    mark = change.mark
                yield from self._change(change)
        if position != self._org.position or mark != self._org.mark:
            yield self._found("head", position)

    def _change(self, row: ChangeRow) -> Iterator[Finding]:
        try:
            change = decode_body(row.id, row.body)
        except ValueError:
            yield self._found("body", row.position)
            return
        self._links[row.replica, row.n] = row.link
        secret, before = self._secrets.get(row.replica), self._before(row)
        if secret is not None and before is not None:
            hidden = row.hidden or hide_body(secret, row.n, row.id, row.body)
            if next_link(before, row.replica, row.n, hidden) != row.link:
                yield self._found("link", row.position)
        self._replay.take(change, row)

    def _before(self, row: ChangeRow) -> bytes | None:
        if row.n == 1:
            return FIRST_LINK
        found = self._links.get((row.replica, row.n - 1))
        if found is None:  # held, settled later, or known under another replica id
            near = self._reads.links(self._org.org, row.replica, row.n - 1, row.n - 1)
            found = near.get(row.n - 1)
        return found

    def _chains(self) -> Iterator[Finding]:
        """Every number of every replica is there: accepted, held, or under another name."""
        for _, replica, n in self._reads.received(self._org.org):
            for low in range(1, n + 1, _STEP):
                high = min(low + _STEP - 1, n)
                found = self._reads.links(self._org.org, replica, low, high)
                for missing in sorted(set(range(low, high + 1)) - found.keys())[:3]:
                    yield self._found("number", f"{replica.hex()} {missing}")

    def _rows(self) -> Iterator[Finding]:
        seen = 0
        for low in range(0, self._org.position, _STEP):
            for row in self._reads.records_between(self._org.org, low, low + _STEP):
                seen += 1
                held = self._replay.rows.get(row.id)
                same = held is not None and (
                    (row.kind, row.home, row.position, row.made, row.op)
                    == (held.state.kind, held.home, held.position, held.made, held.op)
                    and row.cells == write_cells(held.state)
                )
                if not same:
                    yield self._found("row", row.id.hex())
        if seen != len(self._replay.rows):
            yield self._found("row", f"{seen} of {len(self._replay.rows)}")

    def _stays(self) -> Iterator[Finding]:
        homes = {home for _, home in self._replay.stays}
        held = {
            (stay.scope, stay.home): (stay.entered, stay.gone)
            for stay in self._reads.stays(self._org.org, homes)
        }
        for key in sorted(held.keys() | self._replay.stays.keys()):
            if held.get(key) != self._replay.stays.get(key):
                yield self._found("stay", key[1].hex())

    def _tickets(self) -> Iterator[Finding]:
        differ = self._replay.tickets() ^ self._reads.all_tickets(self._org.org)
        for row in sorted({row for *_, row in differ}):
            yield self._found("ticket", row.hex())
        for pair in sorted(self._replay.asked ^ self._reads.all_asked(self._org.org)):
            yield self._found("twice", pair.hex())
        for seat in sorted(self._replay.seats() ^ self._reads.all_seats(self._org.org)):
            yield self._found("seat", seat.id.hex())

    def _digests(self) -> Iterator[Finding]:
        wanted = self._replay.digests()
        for scope in sorted({scope for scope, _ in wanted}):
            held = self._reads.digests(self._org.org, scope)
            mine = {kind: each for (at, kind), each in wanted.items() if at == scope}
            for kind in sorted(held.keys() | mine.keys()):
                count, mix = mine.get(kind, (0, 0))
                if held.get(kind, (0, 0)) != (count, signed(mix)):
                    yield self._found("digest", f"{scope.hex()} {kind}")
