"""The engine: one exchange, repeated until quiet.

It does no waiting of its own. `ask()` reads the store, somebody carries the message, `take()`
hands back short steps that each are one transaction, so that a save can go between them. Stopping
anywhere and starting again is always right.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import Final

from nacl.signing import SigningKey

from fieldapp.actions.day import counts_to_tell
from fieldapp.domain.kinds import SCHEMA
from fieldapp.domain.touched import Touched
from fieldapp.store import authors, laptops, log, membership, mirror, stock
from fieldapp.store.cipher import CHECKPOINT_PAGES
from fieldapp.store.erasing import scrubbing
from fieldapp.store.right_time import note_server_time
from fieldapp.store.store import Store
from sync.client import seat_words
from sync.client.answers import cursor_after, follows, laptop_told
from sync.client.comparing import Comparing
from sync.client.errors import SyncError
from sync.client.pace import Pace
from sync.client.slices import AT_TABLE_S, Slices
from sync.protocol.batch import Logged, encode_batch, same_schema
from sync.protocol.errors import WireError
from sync.protocol.frame import Shared, share
from sync.protocol.limits import PROTOCOL
from sync.protocol.messages import (
    LINK_HINT_BYTES,
    ORDER_HISTORY,
    ORDER_NEW_REPLICA,
    ORDER_UPGRADE,
    WANTS_LAPTOPS,
    Answer,
    Ask,
    Batch,
    Page,
    decode_group,
)

MOST_OFFERS: Final = 200
_FEW: Final = 5
_OWN_WORK: Final = Touched(kinds=frozenset({"custody"}))


@dataclass(slots=True)
class Session:
    """What one sync has done so far, and whether anything is left to do."""

    pace: Pace = field(default_factory=Pace)
    quiet: bool = False
    sent: int = 0
    rows: int = 0
    exchanges: int = 0
    fetched_anew: set[bytes] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    upgrade: bool = False


class _RenamedError(Exception):
    """Another program gave the log a new name."""


class Engine:
    """One laptop's end. Belongs to the thread of its store."""

    def __init__(
        self,
        store: Store,
        *,
        timer: Callable[[], float],
        slice_s: float = AT_TABLE_S,
        wants_laptops: Callable[[], bool] = lambda: False,
    ) -> None:
        """Make an engine; `timer` gives seconds that only go forwards."""
        self._store = store
        self._timer = timer
        self._slices = Slices(slice_s)
        self._wants_laptops = wants_laptops
        self.session = Session()
        self._open: Ask | None = None
        self._coming: Sequence[Page] = ()
        """Pages of an answer whose rows are being taken in; see `ask_ahead`."""
        self._ready: tuple[bytes, Pace, int, Batch | None] = (b"", Pace(), 0, None)
        """A batch that was packed in advance: for which replica and pace, after which `n`."""
        self._arrived: set[int] = set()
        self._comparing = Comparing(store)

    def ask(self) -> Ask:
        """Give the next message to the server."""
        self._coming = ()
        with self._store.reading():
            return self._asked(log.standing(self._store), {})

    def ask_ahead(self) -> Ask | None:
        """Give the message that follows once the answer being taken in is taken in whole.

        For use after the first step of `take`: verdicts and grants are written by then, and the
        server can work while the rows go into the file. None where it is not certain that
        anything will be left to do. Should a page of the first answer not count after all, those
        that follow it in the second do not fit the cursor, and are passed over.
        """
        with self._store.reading():
            standing = log.standing(self._store)
            cursors = {
                scope.id: cursor_after(scope, self._coming)
                for scope in membership.scopes(self._store)
            }
            more = any(
                not page.done and cursors.get(page.scope) == page.upto for page in self._coming
            )
            if standing.received >= standing.made and not more:
                return None
            return self._asked(standing, cursors)

    def _asked(self, standing: log.Standing, cursors: Mapping[bytes, int]) -> Ask:
        store = self._store
        due, step_back = self._comparing.is_due(), self._comparing.step_back
        seen = store.remembered("seen") or [None, 0, b""]
        batch, scopes = self._batch(standing), membership.scopes(store)
        self._open = Ask(
            protocol=PROTOCOL,
            replica=standing.replica,
            schema=SCHEMA,
            clock_ms=store.clock(),
            epoch=None,  # position and mark say more
            position=seen[1],
            mark=seen[2],
            scopes=[
                (scope.id, scope.generation, cursor - step_back(scope.id, cursor, due=due))
                for scope in scopes
                for cursor in (cursors.get(scope.id, scope.cursor),)
            ],
            made=standing.made,
            known=standing.known,
            batch=batch,
            room=self.session.pace.room if standing.known >= standing.rows_from else 0,
            wants=WANTS_LAPTOPS if self._wants_laptops() else 0,
            counts=None if batch else laptops.news(store, counts_to_tell(store)),
            offers=[body for _, body in membership.offers(store, MOST_OFFERS)] or None,
            seats=seat_words.words(store, seen[0], scopes),
        )
        return self._open

    def shared(self, ask: Ask) -> Shared | None:
        """Give what an ask with few changes may be packed by: the newest the server has of ours."""
        received = log.standing(self._store).received
        if ask.batch is None or len(ask.batch.changes) > _FEW or not received:
            return None
        found = log.entries(self._store, received - 1, 1, 1)
        return share(received, ask.replica, found[0].body) if found else None

    def get_ready(self) -> None:
        """Pack the changes that follow those under way, while there is nothing else to do."""
        if self._open is None or self._open.batch is None:
            return
        batch = self._open.batch
        with self._store.reading():
            after = batch.first_n + len(batch.changes) - 1
            self._ready = (self._open.replica, self.session.pace, after, self._packed(after))

    def _batch(self, standing: log.Standing) -> Batch | None:
        *of, batch = self._ready
        if batch is not None and of == [standing.replica, self.session.pace, standing.received]:
            return batch
        return self._packed(standing.received)

    def _packed(self, after: int) -> Batch | None:
        pace = self.session.pace
        found = log.entries(self._store, after, pace.changes, pace.up)
        logged = same_schema(
            Logged(n=each.n, id=each.id, body=each.body, link=each.link, hidden=each.hidden)
            for each in found
        )
        if not logged:
            return None
        key = SigningKey(self._store.identity.signing_seed)
        return encode_batch(logged, key.sign(logged[-1].link).signature)

    def take(self, ask: Ask, answer: Answer) -> Iterator[Touched]:
        """Take in an answer, one short transaction at each step.

        Nothing of an answer counts before its step is through, and a step that is repeated
        changes nothing. An answer to any ask but the newest is passed over: it may speak of a
        history, a name or grants that are no longer so. Where another program gives the log a new
        name, the rest is passed over.
        """
        if ask is not self._open or ask.replica != self._store.read_tail().replica:
            return
        self._open, self._coming = None, ()
        self.session.exchanges += 1
        self.session.quiet = False
        self.session.upgrade = ORDER_UPGRADE in answer.orders
        self._store.stream(on=True)
        try:
            yield from self._take_steps(ask, answer)
            yield from self._fold(CHECKPOINT_PAGES)
            for _ in scrubbing(self._store):
                yield Touched()
        except _RenamedError:
            self._coming = ()
        except WireError as error:
            raise SyncError("stranger") from error
        self._store.stream(on=False)

    def _take_steps(self, ask: Ask, answer: Answer) -> Iterator[Touched]:
        if self._another_history(ask, answer):
            yield self._begin_again(ask, answer)
            return
        if self._another_log(ask, answer):
            with self._step(ask.replica, self._store.writing()):
                log.take_new_replica(self._store)
            yield _OWN_WORK
            return
        taken = self._take_verdicts(ask, answer)
        self._coming = answer.pages
        yield taken
        yield from self._count(ask.replica)
        whole = True
        for page in answer.pages:
            yield from self._take_page(page, ask.replica, answer.position)
            whole = whole and page.done
        scopes_now = membership.scopes(self._store)
        more = True
        while more:
            with self._step(ask.replica, self._store.taking_in()):
                more = membership.drop_settled_strays(self._store, answer.position, self._arrived)
            yield self._told(Touched())
        if whole:
            self._arrived.clear()
        self.session.quiet = whole and self._nothing_left(answer)
        if self.session.quiet and self._comparing.is_over(scope.id for scope in scopes_now):
            with self._step(ask.replica, self._store.writing()):
                self._comparing.finish()

    def _count(self, replica: bytes) -> Iterator[Touched]:
        more = self._comparing.begin_count()
        while more:
            with self._step(replica, self._store.taking_in()):
                more = self._comparing.count_on()
            yield Touched()

    @contextmanager
    def _step(self, replica: bytes, unit: AbstractContextManager[object]) -> Iterator[None]:
        """Open a transaction for what an answer says of the log under this name.

        Under another one own edits stand elsewhere: rows would have them laid over a second time.
        """
        with unit:
            if self._store.read_tail().replica != replica:
                raise _RenamedError
            yield

    def _another_history(self, ask: Ask, answer: Answer) -> bool:
        return ORDER_HISTORY in answer.orders or (
            ORDER_NEW_REPLICA not in answer.orders and answer.received < ask.known
        )

    def _another_log(self, ask: Ask, answer: Answer) -> bool:
        if ORDER_NEW_REPLICA in answer.orders or answer.received > ask.made:
            return True
        if (
            answer.received
            and log.link_at(self._store, answer.received)[:LINK_HINT_BYTES] != answer.link
        ):
            return True
        return answer.received + 1 < log.first_n(self._store)

    def _begin_again(self, ask: Ask, answer: Answer) -> Touched:
        store = self._store
        with self._step(ask.replica, store.writing()):
            log.forget_verdicts(store)
            for scope in membership.scopes(store):
                membership.fetch_anew(store, scope.id, offering=True)
            store.remember("seen", [answer.epoch, answer.position, answer.mark])
            store.remember("counts_sent", {})
        return _OWN_WORK

    def _take_verdicts(self, ask: Ask, answer: Answer) -> Touched:
        store = self._store
        with self._step(ask.replica, store.writing()):
            log.take_verdicts(store, answer.verdicts, answer.received, answer.safe)
            seen = store.remembered("seen")
            if seen is not None and seen[0] != answer.epoch:
                log.ask_verdicts_again(store)
            store.remember("seen", [answer.epoch, answer.position, answer.mark])
            note_server_time(store, answer.clock_ms)
            seat_words.heard(store, ask, answer)
            if ask.counts is not None:
                laptops.told(store, ask.counts)
            if ask.offers:
                membership.drop_offers(store, (offer[0] for offer in ask.offers))
            if answer.laptops is not None:
                laptops.replace(store, [laptop_told(each) for each in answer.laptops])
            if answer.scopes is not None:
                membership.settle_scopes(store, answer.scopes)
        if ask.batch is not None:
            self.session.sent += len(ask.batch.changes)
        return self._told(_OWN_WORK)

    def _take_page(self, page: Page, replica: bytes, snapshot: int) -> Iterator[Touched]:
        store = self._store
        here = {scope.id: scope for scope in membership.scopes(store)}.get(page.scope)
        if here is None or not follows(page, here.generation, here.cursor):
            return  # to an older question, or after a page that did not count
        groups = page.groups
        base = store.read_tail().base
        start = 0
        while True:
            end, weight = self._slices.cut(groups, start)
            begun, first = self._timer(), start == 0
            part = [decode_group(each) for each in groups[start:end]]
            start = end
            with self._step(replica, store.taking_in()):
                if first and page.after == 0:
                    # Rows of an earlier, unfinished beginning count as not come yet.
                    membership.fetch_anew(store, page.scope)
                if first and page.authors:
                    authors.note_authors(store, page.authors)
                kinds = mirror.take_rows(store, page.scope, part, page.hidden, snapshot)
                if start >= len(groups):
                    membership.leave(store, page.scope, [row for _, row in page.leaves])
                    digest = membership.finish(store, page.scope, page.upto, done=page.done)
                    self._compare(page, digest)
            self._slices.took(self._timer() - begun, weight)
            self._arrived.update(base + group[0] for group in part if len(group) == 2)
            self.session.rows += sum(len(group[-1]) if len(group) > 2 else 1 for group in part)
            yield self._told(Touched(kinds=kinds))
            yield from self._fold(self._slices.fold_pages)
            if start >= len(groups):
                return

    def _told(self, touched: Touched) -> Touched:
        """Give what a step touched, with the kinds of rows that had to go in it."""
        left, self._store.left = self._store.left, set()
        return touched | Touched(kinds=frozenset(left))

    def _fold(self, most: int) -> Iterator[Touched]:
        """Fold the file's log into it where it holds more than `most` pages."""
        if self._store.unfolded() > most:
            self._store.fold()
            yield Touched()

    def _compare(self, page: Page, digest: tuple[int, int] | None) -> None:
        if digest is None or page.digest is None:
            return
        if digest == tuple(page.digest):
            self._comparing.note(page.scope)
            return
        if page.scope in self.session.fetched_anew:
            self.session.faults.append("digest")
            return
        self.session.fetched_anew.add(page.scope)
        stock.recount(self._store)
        membership.fetch_anew(self._store, page.scope)

    def _nothing_left(self, answer: Answer) -> bool:
        standing = log.standing(self._store)
        scopes = membership.scopes(self._store)
        return (
            standing.received >= standing.made
            and standing.known >= standing.received
            and not membership.offers(self._store, 1)
            and not seat_words.hello_left(self._store)
            and all(
                scope.cursor >= answer.position and not scope.sweeping
                for scope in scopes
                if "digest" not in self.session.faults
            )
        )
