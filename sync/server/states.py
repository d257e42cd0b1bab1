"""Rows as they stand in a snapshot, with whatever was edited since they were made."""

from collections.abc import Iterable, Iterator

from fieldapp.domain.merge import RowState
from sync.server.rows import open_body, read_cells, read_values, resolved
from sync.server.storage.reads import Reads
from sync.server.storage.values import RecordRow


def states_of(
    reads: Reads, org: int, records: Iterable[RecordRow]
) -> Iterator[tuple[RecordRow, RowState]]:
    """Give each row with its state; references are ids."""
    rows = list(records)
    changes = reads.changes_at(org, [row.made for row in rows])
    for row in rows:
        change = changes[row.made]
        values = read_values(open_body(change.body).ops[row.op][1])
        state = RowState(row.kind, change.id, change.effective, values, read_cells(row.cells))
        yield row, resolved(state, change.id)
