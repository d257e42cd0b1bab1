"""The one exchange, as docs/protocol.md says it, from a decoded ask to an answer.

Three steps, so that whoever serves can run them where it likes: `prepare` looks at the batch,
`take` is the unit of work (for SQLite: one at a time), `answer` reads from one snapshot.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Final

import msgspec
from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

from fieldapp.domain.change import FIRST_LINK
from fieldapp.domain.clock import CLOCK_OFF_MS
from sync.protocol.batch import chain, decode_batch
from sync.protocol.errors import WireError
from sync.protocol.frame import is_by_shared, share, shared_n, unwrap
from sync.protocol.messages import Answer, Ask, Batch, decode_ask
from sync.server.answers import Asked, answer
from sync.server.auth import whose
from sync.server.cache import Authorities
from sync.server.codes import DEFAULT_COST, CodeCost
from sync.server.confirming import erased_at_last, erased_upto
from sync.server.guard import Guard
from sync.server.offers import keep_offers
from sync.server.prepare import Plan, plan
from sync.server.questions import review
from sync.server.seat_grants import SeatGrants
from sync.server.storage.store import Storage
from sync.server.storage.values import Device, Org
from sync.server.storage.writes import Writes
from sync.server.taking import Surroundings, Taking

HEARD_EVERY_MS: Final = 60_000
"""How often a laptop that only asks is written down as heard."""
_encode = msgspec.msgpack.Encoder().encode
_counts = msgspec.msgpack.Decoder(dict[str, int]).decode


class Service:
    """The server without its wire. `clock` gives milliseconds since 1970."""

    def __init__(
        self,
        storage: Storage,
        *,
        clock: Callable[[], int],
        random: Callable[[int], bytes],
        guard: Guard | None = None,
        code_cost: CodeCost = DEFAULT_COST,
    ) -> None:
        self.storage = storage
        self.clock = clock
        self.random = random
        self.code_cost = code_cost
        self.authorities = Authorities()
        self.seats = SeatGrants()
        self._guard = guard

    def whose(self, token: str) -> Device:
        """Give the laptop of a token; `WireError` `unknown_token` or `revoked`."""
        with self.storage.reading() as reads:
            return whose(reads, token)

    def exchange(self, token: str, ask: Ask) -> Answer:
        """Do all three steps."""
        asked = self.prepare(self.whose(token), ask)
        if asked.writes:
            asked = self.take(asked)
        return self.answer(asked)

    # before the lock

    def read(self, device: Device, data: bytes) -> Ask:
        """Read the frame of an ask; `WireError` `malformed`, `too_large` or `not_shared`."""
        if not is_by_shared(data):
            return decode_ask(unwrap(data))
        shared = None
        with self.storage.reading() as reads:
            replica = device.replica or b""
            known = reads.replica(device.org, replica)
            if known is not None and known[0] == device.id:
                n = shared_n(data, known[1])
                body = reads.body(device.org, replica, n)
                shared = None if body is None else share(n, replica, body)
        return decode_ask(unwrap(data, shared=shared))

    def prepare(self, device: Device, ask: Ask) -> Asked:
        """Read and check a batch: links, signature, values. `WireError` when it is none."""
        now = self.clock()
        news = (
            now - device.heard_ms >= HEARD_EVERY_MS
            or ask.made != device.made
            or ask.replica != device.replica
            or _told(device, ask) != device.counts
            or bool(ask.offers)
            or self._is_news_of_erasures(device, ask)
        )
        if ask.batch is None or not ask.batch.changes:
            return Asked(device=device, ask=ask, writes=news or self._seats_due(device, ask))
        found = self._read_batch(device, ask.replica, ask.batch)
        if found is None:
            return Asked(device=device, ask=ask, new_replica=True, writes=news)
        after, plans, links = found
        return Asked(
            device=device,
            ask=ask,
            plans=plans,
            links=links,
            after=after,
            writes=news or bool(plans),
        )

    def _is_news_of_erasures(self, device: Device, ask: Ask) -> bool:
        """Whether a laptop shows by its cursor that it erased somebody since it was heard last."""
        upto = erased_upto(ask)
        if upto <= device.erased_at:
            return False
        with self.storage.reading() as reads:
            return reads.is_erasure_between(device.org, device.erased_at, upto)

    def _seats_due(self, device: Device, ask: Ask) -> bool:
        with self.storage.reading() as reads:
            org = reads.org(device.org)
            authority = self.authorities.of(reads, org)
            return self.seats.is_due(reads, org, authority, (device, ask))

    def _read_batch(
        self, device: Device, replica: bytes, batch: Batch
    ) -> tuple[int, tuple[Plan, ...], tuple[bytes, ...]] | None:
        """Give (received before, new plans, their links); None when the logs are not one."""
        with self.storage.reading() as reads:
            known = reads.replica(device.org, replica)
            received = 0 if known is None else known[1]
            if known is not None and known[0] != device.id:
                return None
            if batch.first_n < 1:
                raise WireError("malformed")
            if batch.first_n > received + 1:
                return received, (), ()
            high = min(received, batch.first_n + len(batch.changes) - 1)
            held = reads.links(device.org, replica, batch.first_n - 1, high)
        changes = decode_batch(batch)
        before = FIRST_LINK if batch.first_n == 1 else held[batch.first_n - 1]
        links = chain(device.secret, replica, before, changes)
        same = all(
            held[each.n] == link
            for each, link in zip(changes, links, strict=True)
            if each.n <= received
        )
        if not same:
            return None
        if not _signed(device.public_key, links[-1], batch.signature):
            if batch.first_n == 1:
                raise WireError("malformed")
            return None  # chained to another log than the one that is here
        new = received + 1 - batch.first_n
        plans = tuple(plan(each) for each in changes[new:])
        return received, plans, tuple(links[new:])

    # inside the lock

    @contextmanager
    def working(self, org: int, *, new: Org | None = None) -> Iterator[tuple[Writes, Taking]]:
        """Give one unit of work on an organisation's history, its counter locked.

        `new` is an organisation that begins with it.
        """
        around = Surroundings(now_ms=self.clock(), random=self.random)
        with self.storage.writing() as writes:
            if new is not None:
                writes.add_org(new)
            state = writes.lock(org)
            taking = Taking(writes, state, self.authorities.of(writes, state), around)
            yield writes, taking
            head = taking.finish()
        if taking.scrubs:
            self.storage.scrub()
        self.authorities.put(state, taking.authority)
        self.note_head(head)

    def take(self, asked: Asked) -> Asked:
        """Take in what an ask brings. `WireError` `revoked` when that happened meanwhile."""
        org, ask = asked.device.org, asked.ask
        with self.working(org) as (writes, taking):
            device = writes.device_by_token(asked.device.token_id)
            if device is None or device.revoked_ms is not None:
                raise WireError("revoked")
            _take_batch(writes, taking, asked)
            if ask.offers:
                keep_offers(writes, taking, device, ask.offers)
            if not asked.new_replica:
                self.seats.hand_out(writes, taking, device, ask)
            off = ask.clock_ms - taking.now_ms
            if abs(off) > CLOCK_OFF_MS >= abs(device.clock_off_ms):
                taking.own([review("CLOCK", f"{off // 1000} s", device.id)])
            erased_at = erased_at_last(writes, device, ask)
            writes.set_heard(
                device._replace(
                    erased_at=erased_at,
                    heard_ms=taking.now_ms,
                    made=ask.made,
                    replica=ask.replica,
                    clock_off_ms=off,
                    counts=_told(device, ask),
                )
            )
            if erased_at > device.erased_at:
                taking.end_erasures()
        return replace(asked, fresh=taking.fresh())

    def note_head(self, head: Org) -> None:
        """Write the head down beside the database, before anybody is told of it."""
        if self._guard is not None:
            self._guard.note(head)

    # after it

    def answer(self, asked: Asked) -> Answer:
        """Answer from one snapshot."""
        with self.storage.reading() as reads:
            org = reads.org(asked.device.org)
            authority = self.authorities.of(reads, org)
            found = answer(reads, org, authority, asked, self.clock())
            if found.orders:
                return found
            back = self.seats.asked_back(reads, org, authority, (asked.device, asked.ask))
            return found if back is None else msgspec.structs.replace(found, seats_back=back)


def _told(device: Device, ask: Ask) -> bytes | None:
    """Give what a laptop told of itself so far: what it does not tell again stands."""
    if ask.counts is None:
        return device.counts
    before = {} if device.counts is None else _counts(device.counts)
    return _encode({**before, **ask.counts})


def _take_batch(writes: Writes, taking: Taking, asked: Asked) -> None:
    org, replica = asked.device.org, asked.ask.replica
    known = writes.replica(org, replica)
    received = 0 if known is None else known[1]
    meanwhile = received - asked.after  # what another request took in since `prepare`
    if meanwhile < 0 or meanwhile >= len(asked.plans):
        return
    if meanwhile and (known is None or known[2] != asked.links[meanwhile - 1]):
        return
    plans, links = asked.plans[meanwhile:], asked.links[meanwhile:]
    taking.eraser.know_secret(replica, asked.device.secret)
    taking.take(plans, links, asked.device.id, replica)
    writes.set_replica(org, replica, asked.device.id, plans[-1].n, links[-1])


def _signed(public_key: bytes, link: bytes, signature: bytes) -> bool:
    try:
        VerifyKey(public_key).verify(link, signature)
    except (BadSignatureError, ValueError):
        return False
    return True
