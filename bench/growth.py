"""What one more sign-up costs the server when it already holds many.

Filled over the real road: signed batches of well-formed changes to a real server process. They are
a few thousand different sign-ups again and again under new ids and tickets, so that making them
costs little.
"""

import re
import secrets
import string
import time
from collections.abc import Sequence
from itertools import cycle, product
from pathlib import Path
from typing import Any, Final

import msgspec
from nacl.signing import SigningKey

from bench.laptop import Laptop
from bench.measure import Row, cpu_of, peak_of
from bench.ready import prepare, round_of
from fieldapp.domain.change import FIRST_LINK, Change, encode_body, hide_body, next_link
from fieldapp.domain.ids import new_change_id
from fieldapp.domain.kinds import SCHEMA
from fieldapp.domain.stamp import at
from fieldapp.store import membership
from sync.client.errors import SyncError
from sync.client.transport import Transport
from sync.protocol.batch import Logged, encode_batch
from sync.protocol.messages import Ask, decode_answer, encode

_DIFFERENT: Final = 2_000
_BATCH: Final = 500
_LOOKED_AT: Final = 8
_PATIENCE_S: Final = 120
"""Batches whose mean is the cost at a size."""
_START_MS: Final = 1_770_000_000_000
_TICKET: Final = re.compile(rb"[\xa5-\xa7][A-Z]{1,2}-[0-9]{3,4}")
"""A ticket as it stands in a packed change, its length before it."""
_HEADS: Final = msgspec.msgpack.Decoder(tuple[int, bool, bytes, bytes, int, msgspec.Raw])


class Feeder:
    """A laptop that makes its changes without a store; to the server it is one like any other."""

    def __init__(self, laptop: Laptop, url: str, *, batch: int, different: int) -> None:
        self._batch = batch
        identity = laptop.store.identity
        self._secret = identity.chain_secret
        self._key = SigningKey(identity.signing_seed)
        self._line = Transport(url, token=identity.token)
        self._replica = secrets.token_bytes(16)
        self._link, self._n, self._ms = FIRST_LINK, 0, _START_MS
        self._actor = laptop.author.user
        self._scopes = [(each.id, each.generation) for each in membership.scopes(laptop.store)]
        rows = laptop.store.connection.execute(
            "SELECT body FROM change ORDER BY seq DESC LIMIT ?", (different,)
        )
        heads = [_HEADS.decode(body) for (body,) in rows]
        self._patterns = cycle([(head[3], bytes(head[5])) for head in heads])
        letters = string.ascii_uppercase
        self._tickets = (
            f"\xa7{one}{two}-{number:04}".encode("latin-1")
            for one, two, number in product(letters, letters, range(1, 10_000))
        )
        self.held = 0

    def feed(self) -> float:
        """Make a batch and send it; gives the seconds until it was accepted."""
        logged = [self._next() for _ in range(self._batch)]
        raw = encode(self._ask(logged))
        reply, took = self._posted(raw)
        answer = decode_answer(reply)
        if answer.received != self._n or any(len(each) != 3 for each in answer.verdicts):
            raise RuntimeError(f"not all was accepted: {answer.orders} {answer.verdicts[:2]}")
        self.held = answer.position
        return took

    def _posted(self, raw: bytes) -> tuple[bytes, float]:
        """Send a batch, once the server lets one laptop go on; gives the seconds it took."""
        for _ in range(_PATIENCE_S):
            started = time.perf_counter()
            try:
                return self._line.post("/v1/x", raw), time.perf_counter() - started
            except SyncError as refused:
                if refused.code != "slow_down":
                    raise
                time.sleep(1)
        raise RuntimeError("the server slows one laptop down for longer than it may")

    def _ask(self, logged: Sequence[Logged]) -> Ask:
        return Ask(
            protocol=1,
            replica=self._replica,
            schema=SCHEMA,
            clock_ms=time.time_ns() // 1_000_000,
            epoch=None,
            position=0,
            mark=b"",
            scopes=[(scope, generation, 0) for scope, generation in self._scopes],
            made=self._n,
            known=logged[0].n - 1,
            batch=encode_batch(logged, self._key.sign(logged[-1].link).signature),
        )

    def _next(self) -> Logged:
        self._n += 1
        self._ms += 30_000
        event, pattern = next(self._patterns)
        ops, found = _TICKET.subn(next(self._tickets), pattern)
        if found != 1:
            raise RuntimeError(f"{found} tickets in a sign-up")
        change = Change(
            id=new_change_id(self._ms, secrets.token_bytes),
            stamp=at(self._ms),
            unsure=False,
            actor=self._actor,
            scope=event,
            schema=SCHEMA,
            ops=(),
        )
        body = encode_body(change, ops)
        hidden = hide_body(self._secret, self._n, change.id, body)
        self._link = next_link(self._link, self._replica, self._n, hidden)
        return Logged(n=self._n, id=change.id, body=body, link=self._link)

    def close(self) -> None:
        """Close the connection."""
        self._line.close()


def measure(folder: Path, sizes: Sequence[int], batch: int = _BATCH) -> list[Row]:
    """Give a row for each size of `sizes` (rising) but the first: cost there and at the first."""
    different = min(_DIFFERENT, sizes[0])
    prepared = prepare(folder, folder / "server", different)
    rows: list[Row] = []
    costs: list[dict[str, Any]] = []
    with round_of(prepared, folder / "run") as here:
        feeder = Feeder(here.laptop, here.served.url, batch=batch, different=different)
        for size in sizes:
            while feeder.held < size - batch * _LOOKED_AT:
                feeder.feed()
            before = cpu_of(here.served.pid)
            took = [feeder.feed() for _ in range(_LOOKED_AT)]
            fed = batch * _LOOKED_AT
            costs.append(
                {
                    "size": feeder.held,
                    "cpu": (cpu_of(here.served.pid) - before) / fed * 1e6,
                    "wall": sum(took) / fed * 1e6,
                    "mib": peak_of(here.served.pid),
                }
            )
            rows.append(_row(costs))
        feeder.close()
    return rows[1:]


def _row(costs: list[dict[str, Any]]) -> Row:
    first, here = costs[0], costs[-1]
    ratio = here["cpu"] / max(first["cpu"], 1.0)
    return Row(
        part="growth",
        what=f"server CPU per sign-up when it holds {here['size']:,}",
        ours=here["cpu"],
        unit="µs",
        floor=first["cpu"],
        ratio=ratio,
        must=f"≤ 1.5 × at {first['size']:,}",
        met=ratio <= 1.5,
        note=f"wall {here['wall']:.0f} µs (first {first['wall']:.0f}), server peak"
        f" {here['mib']:.0f} MiB; the floor column is the cost at {first['size']:,}",
        more=dict(here),
    )
