"""What each laptop may ask of the server: bursts are free, a flood is slowed to a steady pace."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from sync.protocol.errors import WireError
from sync.protocol.limits import (
    ASKS_AT_ONCE,
    ASKS_BURST,
    ASKS_PER_MINUTE,
    LAPTOP_BYTES_BURST,
    LAPTOP_BYTES_PER_MINUTE,
)

_MINUTE_S: Final = 60.0


class Allowance:
    """A store for each laptop that fills steadily up to `burst`. In memory, for this process."""

    def __init__(self, monotonic: Callable[[], float], per_minute: float, burst: float) -> None:
        self._monotonic = monotonic
        self._per_s = per_minute / _MINUTE_S
        self._burst = burst
        self._left: dict[bytes, tuple[float, float]] = {}

    def check(self, laptop: bytes) -> None:
        """`WireError("slow_down")` where nothing is left."""
        if self._now(laptop)[0] < 1:
            raise WireError("slow_down")

    def spend(self, laptop: bytes, amount: float) -> None:
        """Take away what was used; more than is left may be, and has to fill up again."""
        left, now = self._now(laptop)
        self._left[laptop] = (left - amount, now)

    def _now(self, laptop: bytes) -> tuple[float, float]:
        now = self._monotonic()
        left, before = self._left.get(laptop, (self._burst, now))
        return min(self._burst, left + (now - before) * self._per_s), now


class Allowances:
    """Requests, bytes and work under way of every laptop."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._asks = Allowance(monotonic, ASKS_PER_MINUTE, ASKS_BURST)
        self._bytes = Allowance(monotonic, LAPTOP_BYTES_PER_MINUTE, LAPTOP_BYTES_BURST)
        self._at_work: dict[bytes, int] = {}

    def ask(self, laptop: bytes) -> None:
        """Count one request; `WireError("slow_down")` where they or the bytes are used up."""
        self._asks.check(laptop)
        self._bytes.check(laptop)
        self._asks.spend(laptop, 1)

    def carried(self, laptop: bytes, size: int) -> None:
        """Count bytes that came or go."""
        self._bytes.spend(laptop, size)

    @contextmanager
    def working(self, laptop: bytes) -> Iterator[None]:
        """Hold one of the places a laptop has among the workers; `WireError("busy")` if none."""
        busy = self._at_work.get(laptop, 0)
        if busy >= ASKS_AT_ONCE:
            raise WireError("busy")
        self._at_work[laptop] = busy + 1
        try:
            yield
        finally:
            self._at_work[laptop] -= 1
            if not self._at_work[laptop]:
                del self._at_work[laptop]
