"""Where laptops of a test meet: a server of a few lines around the product's own merge.

It takes what each store made, in the order asked for, and hands rows down as the protocol says.
What is refused, cut or put back is for the tests of the real server.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from fieldapp.domain.change import Change, Creation, Edit
from fieldapp.domain.ids import row_id
from fieldapp.domain.kinds import BY_NUMBER, KINDS
from fieldapp.domain.merge import RowState
from fieldapp.domain.rights import See, hidden_fields, right
from fieldapp.store import log, membership, mirror
from fieldapp.store.store import Store

EVERYTHING: Final = bytes(15) + b"\2"


@dataclass(slots=True)
class _Served:
    state: RowState
    op: int = 0
    actor: bytes = b""
    event: bytes | None = None
    position: int = 0
    maker: str = ""


@dataclass(slots=True)
class Meeting:
    """One server. `role_of` names the role of the people at a laptop by its letter."""

    role_of: Mapping[str, str] = field(default_factory=dict)
    position: int = 0
    safe: bool = False
    _rows: dict[bytes, _Served] = field(default_factory=dict)
    _known: dict[bytes, int] = field(default_factory=dict)

    def meet(self, *stores: Store) -> None:
        """Take what all of them made, then hand every row down to each."""
        for store in stores:
            self._take(store)
        for store in stores:
            self._hand_down(store)

    def _take(self, store: Store) -> None:
        standing = log.standing(store)
        verdicts: list[list[int | str]] = []
        for entry in log.entries(store, standing.received, 10_000, 1 << 30):
            if entry.id not in self._known:
                self.position += 1
                self._known[entry.id] = self.position
                change = log.logged_change(store, store.read_tail().base + entry.n)
                assert change is not None
                self._merge(change, store.identity.letter)
            verdicts.append([entry.n, self._known[entry.id], 1])
        with store.writing():
            safe = standing.made if self.safe else standing.safe
            log.take_verdicts(store, verdicts, standing.made, safe)

    def _merge(self, change: Change, maker: str) -> None:
        for index, op in enumerate(change.ops):
            row = row_id(change.id, index) if isinstance(op, Creation) else op.row
            served = self._rows.setdefault(row, _Served(RowState(op.kind)))
            served.position = self.position
            if isinstance(op, Edit):
                served.state.edit(change.id, change.stamp, op)
                continue
            served.state.create(change.id, change.stamp, op.values)
            served.op, served.actor, served.event = index, change.actor, change.scope
            served.maker = maker

    def _hand_down(self, store: Store) -> None:
        with store.writing():
            membership.settle_scopes(store, [(EVERYTHING, 1)])
            (scope,) = membership.scopes(store)
            role = self.role_of.get(store.identity.letter, "COORDINATOR")
            groups = [
                group
                for row in self._rows.values()
                if row.position > scope.cursor and (group := _group(row, store, role))
            ]
            hidden = {kind.number: hidden_fields(right(role, kind).see, kind) for kind in KINDS}
            mirror.take_rows(store, EVERYTHING, groups, hidden, self.position)
            membership.finish(store, EVERYTHING, self.position, done=True)
            membership.drop_settled_strays(store, self.position)


def _group(served: _Served, store: Store, role: str) -> list[Any] | None:
    state = served.state
    kind = BY_NUMBER[state.kind]
    own = served.maker == store.identity.letter
    see = See.ALL if own else right(role, kind).see
    if state.origin is None or see is See.NOTHING:
        return None
    kept_back = hidden_fields(see, kind)
    values = {number: each for number, each in state.values.items() if number not in kept_back}
    cells = {
        number: [[change, effective, value] for change, (effective, value) in cell.heads.items()]
        for number, cell in state.cells.items()
        if number not in kept_back
    }
    n = None
    if own:
        found = store.connection.execute(
            "SELECT seq FROM change WHERE id = ?", (state.origin,)
        ).fetchone()
        n = found[0] - store.read_tail().base if found else None
    rows = [[served.op, state.kind, served.position, values, cells]]
    return [state.origin, state.effective, served.actor, served.event, n, own, rows]
