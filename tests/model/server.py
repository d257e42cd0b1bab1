"""The server: takes changes, numbers them, hands down rows; nothing is kept between requests.

The order of steps is that of docs/protocol.md, "What the server does".
"""

from fieldapp.domain.change import Change, Creation
from fieldapp.domain.merge import Cell, RowState
from fieldapp.domain.stamp import capped
from tests.model import grants, membership
from tests.model.judge import NO_WAIT, Judge
from tests.model.messages import Answer, Ask, Digest, Verdict, next_link
from tests.model.pages import Pages
from tests.model.rows import Body, Row, creation_values, new_state, row_id
from tests.model.state import Accepted, Chain, Held, ServerState, Wait
from tests.model.words import OWNER_FIELD

SERVER_REPLICA = b"server"


class Server:
    """One running server program over its database, with the backups it could be restored from."""

    def __init__(self, state: ServerState, bug: str, verdict_room: int) -> None:
        self.state = state
        self.bug = bug
        self.schema = 1
        self.verdict_room = verdict_room
        self.shelf: list[ServerState] = []
        self.gone: list[ServerState] = []  # backups that were thrown away, as far as anybody knows
        self._digests: tuple[int, dict[object, Digest]] = (-1, {})

    # --- one request -------------------------------------------------------------------------

    def answer(self, ask: Ask, now_ms: int) -> Answer:
        """Take what an ask brings and answer it."""
        state = self.state
        chain = state.chains.get(ask.replica)
        if chain is None:
            chain = state.chains[ask.replica] = Chain(ask.device)
        if not self._take_batch(ask, chain, now_ms):
            return self._head(chain, ask, now_ms, "new_replica")
        self._take_offers(ask.offers)
        if not self._contains_all_seen(ask):
            return self._head(chain, ask, now_ms, "history")
        verdicts, complete = self._verdicts(ask, chain)
        answer = self._head(chain, ask, now_ms, None)
        grant = state.grants.get(ask.device, grants.NOTHING_GRANTED)
        scopes = {
            scope: grants.generation(position, self.schema, self.bug)
            for scope, position in grant.scopes.items()
        }
        pages = Pages(state, grant, ask, chain, self).all(scopes) if complete and ask.room else ()
        return answer._replace(verdicts=verdicts, scopes=scopes, pages=pages)

    def digests_at(self, position: int) -> dict[object, Digest]:
        """Give the digests reckoned so far at a position, which must be the head's."""
        if self._digests[0] != position:
            self._digests = position, {}
        return self._digests[1]

    def _head(self, chain: Chain, ask: Ask, now_ms: int, order: str | None) -> Answer:
        state = self.state
        return Answer(
            clock_ms=now_ms,
            epoch=state.epoch,
            position=state.position,
            mark=state.marks[-1],
            received=chain.received,
            link=chain.links[-1],
            safe=self._safe(ask.replica, chain),
            order=order,
        )

    def _contains_all_seen(self, ask: Ask) -> bool:
        """Whether this history has all that the laptop has seen of any."""
        state = self.state
        if self.bug == "no_mark_check":
            return ask.epoch in {None, state.epoch}
        if ask.epoch not in {None, state.epoch} or ask.position > state.position:
            return False
        return state.marks[ask.position] == ask.mark

    def _safe(self, replica: bytes, chain: Chain) -> int:
        """Give the n that is in every backup which could be restored, and in what runs now."""
        kept = [self._safe_in(backup, replica, chain) for backup in self.shelf]
        if self.bug == "safe_in_newest_backup":
            kept = kept[-1:]
        if self.bug != "safe_above_received":
            kept.append(chain.received)
        return min(kept)

    def _safe_in(self, backup: ServerState, replica: bytes, chain: Chain) -> int:
        """Give the n that a backup has, by its link: a number alone may be of another life."""
        other = backup.chains.get(replica)
        if other is None:
            return 0
        if self.bug in {"safe_by_number", "safe_above_received"}:
            return other.received
        both = min(other.received, chain.received)
        return both if other.links[both] == chain.links[both] else 0

    def _verdicts(self, ask: Ask, chain: Chain) -> tuple[tuple[tuple[int, Verdict], ...], bool]:
        """Give what was settled since the laptop's position, then all in (known, received]."""
        state = self.state
        settled = []
        for record in state.accepted[ask.position :]:
            n = chain.numbers.get(record.change.id)
            if n is not None and n <= ask.known:
                settled.append((n, state.verdicts[record.change.id]))
        for change, position in state.settled.items():
            n = chain.numbers.get(change)
            if n is not None and n <= ask.known and position > ask.position:
                settled.append((n, state.verdicts[change]))
        first = ask.known + 1
        last = min(chain.received, ask.known + self.verdict_room)
        new = [(n, state.verdicts[chain.ids[n]]) for n in range(first, last + 1)]
        return (*settled, *new), last >= chain.received

    # --- changes ------------------------------------------------------------------------------

    def _take_batch(self, ask: Ask, chain: Chain, now_ms: int) -> bool:
        """Take the changes of a batch; False when this replica's numbers are somebody else's."""
        batch = ask.batch
        if batch is None or batch.first > chain.received + 1:
            return True
        link = chain.links[batch.first - 1]
        links = []
        for n, change in enumerate(batch.changes, batch.first):
            link = next_link(link, ask.replica, n, change)
            if n <= chain.received and link != chain.links[n] and self.bug != "fork_not_detected":
                return False
            links.append(link)
        if link != batch.tip and self.bug != "fork_not_detected":
            return False  # the signature is of another link: they parted before the batch
        skip = chain.received + 1 - batch.first
        for change, link in list(zip(batch.changes, links, strict=True))[skip:]:
            if not self.take(change, ask.device, link, now_ms):
                break
            chain.add(change.id, link)
        return True

    def take(self, change: Change, device: bytes, link: int, now_ms: int) -> bool:
        """Take one change: known, held, or accepted at the next position."""
        state = self.state
        if change.id in state.verdicts and self.bug != "ids_not_compared":
            return True
        effective = capped(change.stamp, now_ms)
        if device != SERVER_REPLICA:
            refusal = Judge(state, change, device, effective).refusal(self.bug)
            if refusal is not None:
                if self.bug == "refused_blocks":
                    return False
                state.verdicts[change.id] = refusal.code
                state.held[change.id] = Held(change, device, link, refusal.code)
                self._wait(refusal.wait, change.id)
                return True
        self._accept(change, effective, link, now_ms)
        return True

    def _wait(self, wait: Wait, change: bytes) -> None:
        if wait != NO_WAIT:
            waiting = self.state.waiting
            waiting[wait] = (*waiting.get(wait, ()), change)

    def _accept(self, change: Change, effective: int, link: int, now_ms: int) -> None:
        state = self.state
        state.accepted.append(Accepted(change, effective, link))
        covered = 0 if self.bug == "mark_without_stamp" else effective
        state.marks.append(hash((state.marks[-1], change.id, link, covered)))
        state.verdicts[change.id] = state.position
        touched = self._merge(change, effective)
        entered = membership.update(state, touched, self.bug)
        news = grants.update(state, touched, now_ms, self.bug)
        made = {row.id for row in touched if row.state.origin == change.id}
        for row in made:
            state.offers.pop(row, None)
        if not state.waiting or self.bug == "unknown_row_never_taken_up":
            return
        keys: list[Wait] = [("row", row, b"") for row in sorted(made)]
        keys += [("enter", person, b"") for person in sorted(entered)]
        keys += [("grant", device, scope) for device, scope in sorted(news)]
        keys += self._actors_now()
        self._take_up(keys, now_ms)

    def _actors_now(self) -> list[Wait]:
        state = self.state
        return [
            wait
            for wait in state.waiting
            if wait[0] == "actor" and wait[2] in state.grants[wait[1]].users
        ]

    def _take_up(self, keys: list[Wait], now_ms: int) -> None:
        """Look again at what waited for these; a change may go on to wait for something else."""
        state = self.state
        for key in keys:
            for change_id in state.waiting.pop(key, ()):
                held = state.held.pop(change_id)
                del state.verdicts[change_id]
                self.take(held.change, held.device, held.link, now_ms)
                if self.bug != "second_refusal_not_told":
                    state.settled[change_id] = state.position

    def _merge(self, change: Change, effective: int) -> list[Row]:
        state = self.state
        touched: dict[bytes, Row] = {}
        for index, op in enumerate(change.ops):
            if isinstance(op, Creation):
                row = self._new_row(change, index, op, effective)
                membership.hang(state, row)
            else:
                row = state.rows[op.row].edited(change.id, effective, op)
                if self.bug in {"last_writer_wins", "replaced_forgotten"}:
                    row = row.with_state(_spoilt(row.state, self.bug))
                state.rows[row.id] = row
            touched[row.id] = row
        return list(touched.values())

    def _new_row(self, change: Change, index: int, op: Creation, effective: int) -> Row:
        state = self.state
        row = row_id(change.id, index)
        if row in state.rows:  # only where ids are not compared
            return state.rows[row]
        owner = None
        if op.kind in OWNER_FIELD:
            owner = creation_values(change, op)[OWNER_FIELD[op.kind]]
        person = membership.person_of(state, op.kind, row, owner)
        made = state.rows[row] = Row(
            row,
            new_state(change, op, effective),
            change.actor,
            event=change.scope,
            person=person,
        )
        return made

    def operate(self, change: Change, now_ms: int) -> None:
        """Accept a change that the server's own operator made."""
        state = self.state
        chain = state.chains.setdefault(SERVER_REPLICA, Chain(SERVER_REPLICA))
        link = next_link(chain.links[-1], SERVER_REPLICA, chain.received + 1, change)
        self.take(change, SERVER_REPLICA, link, now_ms)
        chain.add(change.id, link)
        state.stamped = change.stamp

    # --- offers, backups, restore -------------------------------------------------------------

    def _take_offers(self, offers: dict[bytes, Body]) -> None:
        for row, body in offers.items():
            if row not in self.state.rows:
                self.state.offers[row] = body

    def back_up(self, keep: int) -> None:
        """Put a copy on the shelf; the oldest goes when there are more than `keep`."""
        self.shelf.append(self.state.copy())
        while len(self.shelf) > keep:
            self.drop_backup()

    def drop_backup(self) -> None:
        """Throw the oldest backup away, but never the last one."""
        if len(self.shelf) > 1:
            self.gone.append(self.shelf.pop(0))

    def restore(self, backup: ServerState, epoch: int | None) -> None:
        """Go back to a backup: with a new epoch, or without anybody having said so."""
        self.state = backup.copy()
        self._digests = (-1, {})
        if epoch is not None:
            self.state.epoch = epoch


def _spoilt(state: RowState, bug: str) -> RowState:
    """Give a state as a seeded bug would leave it."""
    cells = {}
    for number, cell in state.cells.items():
        heads, replaced = dict(cell.heads), set(cell.replaced)
        if bug == "replaced_forgotten":
            replaced = set()
        elif heads:
            newest = max(heads.items(), key=lambda item: (item[1][0], item[0]))
            heads = dict([newest])
        cells[number] = Cell(heads, replaced)
    return RowState(state.kind, state.origin, state.effective, state.values, cells)
