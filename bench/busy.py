"""Saving while a big sync is taken in: how long a person waits who presses Save at any moment.

The window has one lane for the store and one for the network. What the store lane does comes in
short steps; a save waits for the one that runs. Here the same steps are run one after the other,
presses of Save fall at random moments, and each is answered where the lane would answer it.
"""

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from random import Random
from typing import Final, TypeVar

from bench.laptop import Laptop, enrolled, record
from bench.measure import Row, median, quantile
from bench.people import people
from bench.ready import round_of, stock
from bench.servers import codes
from fieldapp.domain.sign_up import SignUpDraft
from sync.client.engine import Engine
from sync.protocol.messages import decode_answer, encode

T = TypeVar("T")
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
        self.own: list[float] = []
        """CPU seconds of the same: of the step that ran when Save was pressed, and of the save."""

    def answer(self, *, idle: bool, step_cpu: float = 0.0) -> None:
        """Save for every press until now; while the lane was idle nobody had to wait for it."""
        while (now := time.perf_counter()) >= self._next:
            draft = next(self._drafts, None)
            if draft is None:
                return
            pressed = now if idle else self._next
            cpu = time.thread_time()
            record(self._laptop.store, self._laptop.author, [draft], self._event)
            self.own.append(time.thread_time() - cpu + step_cpu)
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
        with _no_collector():
            steps = _sync(laptop, saves)
        (rows,) = laptop.store.connection.execute("SELECT count(*) FROM person").fetchone()
        laptop.close()
    if rows < count:
        raise RuntimeError(f"only {rows} of {count} people came down")
    walls = [wall for wall, _ in steps]
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
            f" {max(saves.waited) * 1000:.0f} ms, p99 of CPU {quantile(saves.own, 0.99) * 1000:.0f}"
            f" ms; steps p50 {median(walls) * 1000:.1f} ms, longest {max(walls) * 1000:.0f} ms,"
            f" of CPU {max(cpu for _, cpu in steps) * 1000:.0f} ms",
        )
    ]


@contextmanager
def _no_collector() -> Iterator[None]:
    """Leave garbage alone, as the window does (`ui.collecting`)."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _sync(laptop: Laptop, saves: Presses) -> list[tuple[float, float]]:
    """Sync to the end; gives the seconds of each step, and its CPU seconds."""
    engine = Engine(laptop.store, timer=time.monotonic)
    steps: list[tuple[float, float]] = []

    def step(act: Callable[[], T]) -> T:
        started, cpu = time.perf_counter(), time.thread_time()
        came = act()
        steps.append((time.perf_counter() - started, time.thread_time() - cpu))
        saves.answer(idle=False, step_cpu=steps[-1][1])
        return came

    while not engine.session.quiet:
        ask = step(engine.ask)
        answer = decode_answer(laptop.line.post(_PATH, encode(ask)))
        saves.answer(idle=True)
        taking = engine.take(ask, answer)
        while step(partial(next, taking, None)) is not None:
            pass
    return steps
