"""Requests that are counted, by address or by laptop, so that guessing and flooding are slow."""

from collections.abc import Callable
from typing import Final

from sync.protocol.errors import WireError
from sync.protocol.limits import UNKNOWN_TRIES_PER_MINUTE

_MINUTE_S: Final = 60.0
_MOST_ADDRESSES: Final = 10_000


class Strangers:
    """Counts in memory, for this process and this minute; `most` are let through."""

    def __init__(
        self, monotonic: Callable[[], float], most: int = UNKNOWN_TRIES_PER_MINUTE
    ) -> None:
        self._monotonic = monotonic
        self._most = most
        self._began = monotonic()
        self._counts: dict[str, int] = {}

    def check(self, address: str) -> None:
        """`WireError("slow_down")` where an address (or laptop) has used up its tries."""
        now = self._monotonic()
        if now - self._began >= _MINUTE_S or len(self._counts) >= _MOST_ADDRESSES:
            self._began = now
            self._counts.clear()
        if self._counts.get(address, 0) >= self._most:
            raise WireError("slow_down")

    def count(self, address: str) -> None:
        """Count one try; `WireError("slow_down")` where they are used up.

        Exchanges with a token are never counted, nor codes that open: a stranger in the same hall
        cannot shut laptops out, and fifty that enrol in one hall are no strangers.
        """
        self.check(address)
        self._counts[address] = self._counts.get(address, 0) + 1
