"""Who works where, kept in memory as of the last change that touched it."""

from sync.protocol.messages import REFERENCE
from sync.server.authority import DECIDING, Authority
from sync.server.states import states_of
from sync.server.storage.reads import Reads
from sync.server.storage.values import Org


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
            states = ((row.id, state) for row, state in states_of(reads, org.org, rows))
            held = held.taking(states, org.reference_position)
            self.put(org, held)
        return held

    def put(self, org: Org, authority: Authority) -> None:
        """Keep what a unit of work arrived at, once it is committed."""
        epoch, held = self._held.get(org.org, (b"", Authority()))
        if epoch != org.epoch or held.position < authority.position:
            self._held[org.org] = (org.epoch, authority)
