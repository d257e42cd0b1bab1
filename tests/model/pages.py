"""Rows come down: pages of the granted scopes, from the laptop's cursors, until room is used up."""

from typing import TYPE_CHECKING

from fieldapp.domain.change import Creation
from tests.model import grants
from tests.model.messages import Ask, Digest, Page, digest_of
from tests.model.rows import Body, rows_made
from tests.model.state import Chain, Grant, ServerState
from tests.model.words import Scope

if TYPE_CHECKING:
    from tests.model.server import Server

Entry = tuple[bytes, int, Body]


class Pages:
    """The pages of one answer, all as of the head's position."""

    def __init__(
        self, state: ServerState, grant: Grant, ask: Ask, chain: Chain, server: "Server"
    ) -> None:
        self.state = state
        self.grant = grant
        self.ask = ask
        self.chain = chain
        self.schema = server.schema
        self.bug = server.bug
        self.room = ask.room
        self.digests = server.digests_at(state.position)

    def all(self, scopes: dict[Scope, int]) -> tuple[Page, ...]:
        """Give a page for every granted scope, while there is room."""
        pages = []
        for scope, generation in scopes.items():
            if self.room <= 0:
                break
            known = self.ask.scopes.get(scope)
            start = known[1] if known is not None and known[0] == generation else 0
            if self.bug == "new_scope_from_head" and (known is None or known[0] != generation):
                start = self.state.position
            if start < self.state.position:
                pages.append(self._page(scope, generation, start))
        return tuple(pages)

    def _page(self, scope: Scope, generation: int, start: int) -> Page:
        head = self.state.position
        entries = self.state.entries.get(scope, {})
        rows: list[Entry] = []
        leaves: list[bytes] = []
        to, last = head, start
        for at, row in sorted((abs(at), row) for row, at in entries.items() if abs(at) > start):
            if self.room <= 0 and at != last:
                to = last
                break
            last = at
            if entries[row] > 0:
                self._add(rows, row, at)
            elif start > 0:
                leaves.append(row)
                self.room -= 1
        rows, stubs = self._stubbed(rows)
        done = to == head
        return Page(
            scope,
            generation,
            start,
            to,
            done,
            tuple(rows),
            tuple(stubs),
            tuple(leaves) if self.bug != "leaves_not_sent" else (),
            self._digest(scope, entries) if done else None,
        )

    def _add(self, rows: list[Entry], row: bytes, at: int) -> None:
        body = grants.body_for(self.grant, self.state.rows[row], self.schema)
        if body is None:
            return
        if self.bug == "own_not_sent" and body[1] in self.chain.numbers:
            return
        rows.append((row, at, body))
        self.room -= 1

    def _digest(self, scope: Scope, entries: dict[bytes, int]) -> Digest:
        rows, hidden = self.state.rows, self.grant.hidden
        key = scope, self.grant.roles
        if key not in self.digests:
            self.digests[key] = digest_of(
                {
                    row: at
                    for row, at in entries.items()
                    if at > 0 and hidden[rows[row].state.kind] is not None
                }
            )
        return self.digests[key]

    def _stubbed(self, rows: list[Entry]) -> tuple[list[Entry], list[tuple[int, int]]]:
        """Name by number what this replica made itself and nobody touched since.

        Only where the laptop still has the body, the server did not cap its stamp, and every row
        of the change is in this page at one position.
        """
        stubs = []
        numbers = self.chain.numbers
        for origin in {body[1] for _, _, body in rows if body[1] in numbers}:
            if not self._may_stub(origin):
                continue
            group = [each for each in rows if each[2][1] == origin]
            whole = len(group) == len(self._made_by(origin))
            untouched = all(not body[6] and not body[7] for _, _, body in group)
            if self.bug == "stub_for_an_edited_row":
                untouched = True
            if whole and untouched and len({at for _, at, _ in group}) == 1:
                stubs.append((numbers[origin], group[0][1]))
                rows = [each for each in rows if each[2][1] != origin]
        return rows, sorted(stubs)

    def _may_stub(self, origin: bytes) -> bool:
        record = self._record(origin)
        if record is None or self.chain.numbers[origin] < self.ask.kept:
            return False
        own = record.change.actor in self.grant.users
        return own and (
            record.effective == record.change.stamp or self.bug == "stub_with_raw_stamp"
        )

    def _made_by(self, origin: bytes) -> list[bytes]:
        record = self._record(origin)
        assert record is not None
        assert any(isinstance(op, Creation) for op in record.change.ops)
        return rows_made(record.change)

    def _record(self, origin: bytes):  # type: ignore[no-untyped-def]
        at = self.state.verdicts.get(origin)
        return self.state.accepted[at - 1] if isinstance(at, int) else None
