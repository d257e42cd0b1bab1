"""Saving while a big sync is taken in: how long a person waits who presses Save at any moment.

The window has one lane for the store and one for the network. What the store lane does comes in
short steps; a save waits for the one that runs. Here the same steps are run one after the other,
presses of Save fall at random moments, and each is answered where the lane would answer it.
"""

import time
from pathlib import Path
from random import Random
from typing import Final

from bench.laptop import Laptop, enrolled, record
from bench.measure import Row, median, quantile
from bench.people import people
from bench.ready import round_of, stock
from bench.servers import codes
from fieldapp.domain.sign_up import SignUpDraft
from sync.client.engine import Engine
from sync.protocol.messages import decode_answer, encode

_EVERY_S: Final = 0.06
_PATH: Final = "/v1/x"


class Presses:
    """Save pressed at random moments, and how long each took to be durable."""

    def __init__(self, laptop: Laptop, event: bytes, drafts: list[SignUpDraft]) -> None:
        self._laptop = laptop
        self._event = event
        self._drafts = iter(drafts)
        self._rng = Random(9)
        self._next = time.perf_counter()  # at least one, however short the sync is
        self.waited: list[float] = []

    def answer(self, *, idle: bool) -> None:
        """Save for every press until now; while the lane was idle nobody had to wait for it."""
        while (now := time.perf_counter()) >= self._next:
            draft = next(self._drafts, None)
            if draft is None:
                return
            pressed = now if idle else self._next
            record(self._laptop.store, self._laptop.author, [draft], self._event)
            self.waited.append(time.perf_counter() - pressed)
            self._next = max(self._next, pressed) + self._rng.expovariate(1 / _EVERY_S)


def measure(folder: Path, shared: Path, count: int, presses: int) -> list[Row]:
    """Give the row of saving while `count` sign-ups of others come down."""
    prepared = stock(shared, count)
    with round_of(prepared, folder / "run") as here:
        here.laptop.sync()
        (code,) = codes(here.place, [prepared.author_user])
        laptop = enrolled(folder / "fresh", here.served.url, code)
        (event,) = here.laptop.store.connection.execute("SELECT id FROM event LIMIT 1").fetchone()
        saves = Presses(laptop, event, list(people(presses, seed=61)))
        steps = _sync(laptop, saves)
        (rows,) = laptop.store.connection.execute("SELECT count(*) FROM person").fetchone()
        laptop.close()
    if rows < count:
        raise RuntimeError(f"only {rows} of {count} people came down")
    slow = quantile(saves.waited, 0.99) * 1000
    return [
        Row(
            part="busy",
            what=f"save while {count:,} sign-ups come down, p99",
            ours=slow,
            unit="ms",
            must="< 50 ms",
            met=slow < 50,
            note=f"{len(saves.waited)} saves, p50 {median(saves.waited) * 1000:.1f} ms, worst"
            f" {max(saves.waited) * 1000:.0f} ms; steps p50 {median(steps) * 1000:.1f} ms,"
            f" longest {max(steps) * 1000:.0f} ms",
        )
    ]


def _sync(laptop: Laptop, saves: Presses) -> list[float]:
    engine = Engine(laptop.store, timer=time.monotonic)
    steps: list[float] = []
    while not engine.session.quiet:
        started = time.perf_counter()
        ask = engine.ask()
        steps.append(time.perf_counter() - started)
        saves.answer(idle=False)
        answer = decode_answer(laptop.line.post(_PATH, encode(ask)))
        saves.answer(idle=True)
        taking = engine.take(ask, answer)
        while True:
            started = time.perf_counter()
            if next(taking, None) is None:
                break
            steps.append(time.perf_counter() - started)
            saves.answer(idle=False)
    return steps
