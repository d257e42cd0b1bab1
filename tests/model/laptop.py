"""The laptop's side of sync: what it asks, and how it takes an answer, one transaction at a time.

The steps are those of docs/protocol.md, "What the laptop does".
"""

from collections.abc import Callable, Iterator, Mapping
from random import Random
from typing import NamedTuple

from fieldapp.domain.change import Change, Creation
from tests.model.messages import Answer, Ask, Batch, Page, digest_of
from tests.model.rows import NO_FIELDS, Body, creation_values, row_id
from tests.model.store import Logged, Place, Store
from tests.model.words import Scope

SLICE = 2
"""Rows applied in one transaction; small, so that cuts fall inside pages."""


class Note(NamedTuple):
    """What the keyring knows of the file, so that an older file is noticed."""

    replica: bytes
    least: int


class Laptop:
    """One laptop: its file, its keyring note, and one run of the program."""

    def __init__(self, device: bytes, random: Random, bug: str) -> None:
        self.device = device
        self.random = random
        self.bug = bug
        self.skew_ms = 0
        self.says_epoch = True
        self.store = Store(random.randbytes(16))
        self.note = Note(self.store.replica, 0)
        self.copies: list[tuple[Store, Note]] = []
        self.on_freed: Callable[[list[bytes]], None] = lambda _: None
        self.on_doubt: Callable[[Laptop], None] = lambda _: None
        self.verifies = False  # asks so that digests come even where nothing is new
        self.mended = 0  # digests that differed
        # The memory of one run: gone with a crash.
        self.asks = 0
        self.taken = 0
        self.fetched_anew: set[Scope] = set()  # by digest; once a session
        self.under_way: Iterator[None] | None = None
        self.coming: tuple[Page, ...] = ()  # of the answer whose rows are being taken in

    # --- asking -------------------------------------------------------------------------------

    def ask(self, most: int, room: int, offers: int = 2, ahead: bool = False) -> Ask:
        """Compose an ask. The keyring note is written before it may leave.

        `ahead`: as if the answer that is being taken in had been taken in whole.
        """
        store = self.store
        self.note = Note(store.replica, store.made)
        self.asks += 1
        batch = None
        if most and store.made > store.known:
            fresh = store.log[store.known - store.freed :][:most]
            batch = Batch(fresh[0].n, tuple(each.change for each in fresh), fresh[-1].link)
        return Ask(
            number=self.asks,
            device=self.device,
            replica=store.replica,
            epoch=store.epoch if self.says_epoch else None,
            position=store.position,
            mark=store.mark,
            scopes={
                scope: (place.generation, max(0, cursor - self.verifies))
                for scope, place in store.places.items()
                for cursor in (self._cursor_ahead(scope, place) if ahead else place.cursor,)
            },
            made=store.made,
            known=store.known,
            kept=store.kept,
            batch=batch,
            # A row may contain own work whose verdict is told only when it was sent again.
            room=room if store.known >= store.anew else 0,
            offers=dict(list(store.offers.items())[:offers]),
        )

    def _cursor_ahead(self, scope: Scope, place: Place) -> int:
        cursor = place.cursor
        for page in self.coming:
            if page.scope == scope and _follows(page, place.generation, cursor):
                cursor = page.to
        return cursor

    # --- a new run, an older file -------------------------------------------------------------

    def crash(self) -> None:
        """End the program in the middle of whatever it does."""
        self.under_way, self.coming = None, ()
        self.taken = self.asks
        self.fetched_anew.clear()

    def open(self, store: Store, note: Note) -> None:
        """Open a file; one that is older than the note gets a new replica id."""
        self.crash()
        self.store, self.note = store, note
        if note.replica != store.replica or store.made < note.least:
            self._new_replica()

    def _new_replica(self) -> None:
        self.store.number_anew(self.random.randbytes(16), self.bug)
        self.note = Note(self.store.replica, 0)
        self.taken = self.asks

    # --- taking an answer ---------------------------------------------------------------------

    def take(self, ask: Ask, answer: Answer) -> Iterator[None]:
        """Take an answer; each step of the iterator is one transaction."""
        if ask.number <= self.taken and self.bug != "late_reply_taken":
            return
        in_order, asks = self.bug == "replies_taken_in_order", self.asks
        self.taken = ask.number if in_order else self.asks
        self.coming = ()
        if self._not_mine(answer):
            self._new_replica()
            return
        if answer.order == "history" or (
            answer.received < self.store.known and self.bug != "fewer_received_ignored"
        ):
            self._start_over(answer)
            return
        another_epoch = self.store.epoch not in {None, answer.epoch}
        self._take_head(ask, answer)
        if another_epoch and self.bug != "epoch_not_noticed":
            self.store.known = self.store.freed  # a refusal has no position: it is told again
        self.coming = answer.pages
        yield
        for page in answer.pages:
            yield from self._take_page(page, answer)
        if self.bug == "position_after_rows":
            self.store.position, self.store.mark = answer.position, answer.mark
        self.coming = ()
        if self.asks == asks or self.bug == "freed_under_an_ask":
            self._free(answer)  # last: a page may name by number what is let go here

    def _not_mine(self, answer: Answer) -> bool:
        """Whether what the server has under this replica's name is not what is here."""
        store = self.store
        if answer.order == "new_replica" or answer.received > store.made:
            return True
        if answer.received < store.freed:
            return self.bug != "log_above_received"
        return store.link_at(answer.received) != answer.link and self.bug not in {
            "verdict_on_number_alone",
            "fork_not_detected",
        }

    def _start_over(self, answer: Answer) -> None:
        """The server's history is not the one this laptop saw: forget verdicts, fill anew."""
        store = self.store
        store.known = store.freed
        store.verdicts.clear()
        store.doubtful |= store.mirror.keys()
        store.mirror = {row: (body, 0) for row, (body, _) in store.mirror.items()}
        for place in store.places.values():
            self._from_zero(place)
        store.epoch, store.position, store.mark = answer.epoch, answer.position, answer.mark
        self.taken = self.asks
        self.on_doubt(self)

    def _from_zero(self, place: Place) -> None:
        place.cursor = 0
        place.not_come = set(place.entries)

    def _take_head(self, ask: Ask, answer: Answer) -> None:
        """One transaction before any row: where the server is, verdicts, what may be freed."""
        store = self.store
        store.floor_ms = max(store.floor_ms, answer.clock_ms)
        store.epoch = answer.epoch
        if self.bug != "position_after_rows":
            store.position, store.mark = answer.position, answer.mark
        for n, verdict in answer.verdicts:
            if store.freed < n <= store.made:
                store.verdicts[store.log[n - store.freed - 1].change.id] = verdict
            store.known = max(store.known, n)
        for row in ask.offers:
            store.offers.pop(row, None)
        self._take_scopes(answer.scopes)
        if self.bug == "freed_before_the_rows":
            self._free(answer)

    def _take_scopes(self, granted: Mapping[Scope, int]) -> None:
        store = self.store
        for scope in [each for each in store.places if each not in granted]:
            if self.bug == "rows_of_lost_scope_stay":
                continue
            for row in store.places.pop(scope).entries:
                self._drop(row, linger=True)
        for row in sorted(store.lingering):
            self._drop(row, linger=True)
        for scope, generation in granted.items():
            place = store.places.get(scope)
            if place is None:
                store.places[scope] = Place(generation)
                if self.bug == "new_scope_from_head":
                    store.places[scope].cursor = store.position
            elif place.generation != generation:
                place.generation = generation
                self._from_zero(place)

    def _placed(self, row: bytes) -> bool:
        return any(row in place.entries for place in self.store.places.values())

    def _drop(self, row: bytes, linger: bool = False, swept: bool = False) -> None:
        """Let a row go that is in no scope any more; one that went missing is offered."""
        store = self.store
        store.lingering.discard(row)
        if row not in store.mirror or self._placed(row):
            return
        if linger and any(
            row in each.rows and each.change.id not in store.verdicts for each in store.log
        ):
            store.lingering.add(row)
            return
        body, _ = store.mirror.pop(row)
        if row in store.doubtful:
            store.doubtful.discard(row)
            if swept or self.bug != "only_swept_rows_offered":
                store.offers[row] = body

    def _free(self, answer: Answer) -> None:
        """Let go of own changes that every backup has, once the rows contain them."""
        store = self.store
        most = store.known if self.bug == "freed_at_verdict" else min(answer.safe, store.known)
        if self.bug == "safe_above_received":
            most = min(answer.safe, store.made)
        count = 0
        for each in store.log:
            if each.n > most or not self._has_come(each, answer.position):
                break
            count += 1
        if count:
            gone = store.log[:count]
            store.freed, store.freed_link = gone[-1].n, gone[-1].link
            del store.log[:count]
            for each in gone:
                store.verdicts.pop(each.change.id, None)
            self.on_freed([each.change.id for each in gone])

    def _has_come(self, logged: Logged, head: int) -> bool:
        """Whether no row of an own change is still on its way, maybe at a later change's place.

        One that is held is seen for as long as its rows are, and these may go until all is come.
        """
        store = self.store
        at = store.verdicts.get(logged.change.id, 0)
        if self.bug == "freed_on_the_way":
            head = at if isinstance(at, int) else 0
        if store.through() >= head:
            return True
        rows = (store.mirror[row][1] if row in store.mirror else -1 for row in logged.rows)
        return isinstance(at, int) and all(at <= as_of for as_of in rows)

    # --- rows ---------------------------------------------------------------------------------

    def _take_page(self, page: Page, answer: Answer) -> Iterator[None]:
        store = self.store
        place = store.places.get(page.scope)
        if place is None or not _follows(page, place.generation, place.cursor):
            return
        if page.start == 0 and self.bug == "cursor_past_a_new_beginning":
            place.not_come = set(place.entries)
        elif page.start == 0 and self.bug != "sweep_not_begun_anew":
            self._from_zero(place)
        if self.bug == "cursor_before_rows":
            place.cursor = page.to
        rows = list(page.rows)
        for n, at in page.stubs:
            rows += self._from_log(n, at)
        for first in range(0, len(rows), SLICE):
            for row, at, body in rows[first : first + SLICE]:
                self._put(place, row, at, body, answer.position)
            yield
        for row in page.leaves:
            if place.entries.pop(row, None) is not None:
                self._drop(row)
        self._turn_page(place, page)
        yield

    def _put(self, place: Place, row: bytes, at: int, body: Body, as_of: int) -> None:
        store = self.store
        if self.bug == "hidden_values_stay" and row in store.mirror:
            old = store.mirror[row][0]
            body = (*body[:5], {**old[5], **body[5]}, {**old[6], **body[6]}, body[7])
        store.mirror[row] = (body, as_of)
        store.doubtful.discard(row)
        place.entries[row] = at
        if place.not_come is not None:
            place.not_come.discard(row)

    def _from_log(self, n: int, at: int) -> list[tuple[bytes, int, Body]]:
        """Rebuild the rows of a stub from the own change."""
        store = self.store
        if not store.freed < n <= store.made:
            return []
        change = store.log[n - store.freed - 1].change
        return [
            (row_id(change.id, index), at, _body(change, op))
            for index, op in enumerate(change.ops)
            if isinstance(op, Creation)
        ]

    def _turn_page(self, place: Place, page: Page) -> None:
        """The page's last transaction: the cursor; at the end of the scope, sweep and compare."""
        place.cursor = page.to
        if page.done:
            for row in sorted(place.not_come or ()):
                if place.entries.pop(row, None) is not None:
                    self._drop(row, swept=True)
            place.not_come = None
        if not page.done or self.bug == "digest_ignored":
            return
        if digest_of(place.entries) == page.digest:
            return
        self.mended += 1
        if page.scope not in self.fetched_anew:
            self.fetched_anew.add(page.scope)
            self._from_zero(place)


def _follows(page: Page, generation: int, cursor: int) -> bool:
    return page.generation == generation and page.start <= cursor <= page.to


def _body(change: Change, op: Creation) -> Body:
    values = creation_values(change, op)
    return op.kind, change.id, change.stamp, change.actor, change.scope, values, {}, NO_FIELDS
