"""Once a day: is what this laptop has of each scope what the server hands out?

A scope in which nothing happens gets no page and so no digest. When a day is over the rows in the
file are counted, and each scope is asked for from one position earlier, so that an answer brings
a digest to hold against the count.
"""

from collections.abc import Iterable
from typing import Final

from fieldapp.store import membership
from fieldapp.store.stock import COMPARED, Stock, count_on
from fieldapp.store.store import Store

COMPARE_MS: Final = 24 * 3600 * 1000
"""How long a scope may stand without its digest having been compared."""


class Comparing:
    """Which scopes were compared since the day's comparison became due."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._compared: set[bytes] = set()
        self._counted = False
        self._stocks: list[Stock] = []

    def is_due(self) -> bool:
        """Whether the last comparison of all is a day old, by the laptop's clock."""
        last = self._store.remembered(COMPARED)
        return last is None or abs(self._store.clock() - last) > COMPARE_MS

    def step_back(self, scope: bytes, cursor: int, *, due: bool) -> int:
        """Give by how many positions earlier to ask for a scope."""
        return int(due and cursor > 1 and scope not in self._compared)

    def begin_count(self) -> bool:
        """Begin to count the file's rows; False where that was done, or is not due."""
        if self._counted or not self.is_due():
            return False
        self._stocks = [Stock(scope.no) for scope in membership.scopes(self._store)]
        return True

    def count_on(self) -> bool:
        """Count some more rows; give whether any are left. Part of the open transaction."""
        if self._stocks and not count_on(self._store, self._stocks[-1]):
            self._stocks.pop()
        self._counted = not self._stocks
        return not self._counted

    def note(self, scope: bytes) -> None:
        """A scope's digest was that of the server; it proves something once the file is counted."""
        if self._counted:
            self._compared.add(scope)

    def is_over(self, scopes: Iterable[bytes]) -> bool:
        """Whether the file was counted and all of these scopes were compared."""
        return self._counted and self._compared.issuperset(scopes)

    def finish(self) -> None:
        """Begin another day. Part of the open transaction."""
        self._store.remember(COMPARED, self._store.clock())
        self._compared.clear()
        self._counted = False
