"""Who works where, kept in memory as of the last change that touched it."""

from collections.abc import Iterable

from fieldapp.domain.merge import RowState
from sync.protocol.messages import REFERENCE
from sync.server.authority import DECIDING, Authority
from sync.server.rows import open_body, read_cells, read_values, resolved
from sync.server.storage.reads import Reads
from sync.server.storage.values import ChangeRow, Org, RecordRow


class Authorities:
    """One authority for each organisation; a stale one is brought up by what changed since."""

    def __init__(self) -> None:
        self._held: dict[int, tuple[bytes, Authority]] = {}

    def of(self, reads: Reads, org: Org) -> Authority:
        """Give who works where as of this snapshot."""
        epoch, held = self._held.get(org.org, (b"", Authority()))
        if epoch != org.epoch or held.position > org.reference_position:
            held = Authority()
        if held.position < org.reference_position:
            rows = reads.records_of(org.org, REFERENCE, held.position, org.position)
            rows = [row for row in rows if row.kind in DECIDING]
            changes = reads.changes_at(org.org, [row.made for row in rows])
            held = held.taking(_states(rows, changes), org.reference_position)
            self.put(org, held)
        return held

    def put(self, org: Org, authority: Authority) -> None:
        """Keep what a unit of work arrived at, once it is committed."""
        epoch, held = self._held.get(org.org, (b"", Authority()))
        if epoch != org.epoch or held.position < authority.position:
            self._held[org.org] = (org.epoch, authority)


def _states(
    rows: Iterable[RecordRow], changes: dict[int, ChangeRow]
) -> Iterable[tuple[bytes, RowState]]:
    for row in rows:
        change = changes[row.made]
        values = read_values(open_body(change.body).ops[row.op][1])
        state = RowState(row.kind, change.id, change.effective, values, read_cells(row.cells))
        yield row.id, resolved(state, change.id)
