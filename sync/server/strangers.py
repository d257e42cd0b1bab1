"""Requests without a valid token, counted by address, so that guessing is slow."""

from collections.abc import Callable
from typing import Final

from sync.protocol.errors import WireError
from sync.protocol.limits import UNKNOWN_TRIES_PER_MINUTE

_MINUTE_S: Final = 60.0
_MOST_ADDRESSES: Final = 10_000


class Strangers:
    """Counts in memory, for this process and this minute."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._began = monotonic()
        self._counts: dict[str, int] = {}

    def count(self, address: str) -> None:
        """Count one try of an address; `WireError("slow_down")` where it has used them up.

        Laptops with a token are never counted: a stranger in the same hall cannot shut them out.
        """
        now = self._monotonic()
        if now - self._began >= _MINUTE_S or len(self._counts) >= _MOST_ADDRESSES:
            self._began = now
            self._counts.clear()
        if self._counts.get(address, 0) >= UNKNOWN_TRIES_PER_MINUTE:
            raise WireError("slow_down")
        self._counts[address] = self._counts.get(address, 0) + 1
