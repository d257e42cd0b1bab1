"""Whether a person who changes their own value again names it, whatever happened in between."""

from typing import Any

from tests.model.real_server import RealServer
from tests.model.schedule import Action
from tests.support.newer_program import NEW_FIELD

Cell = tuple[bytes, int]
PUT_BACK = frozenset({"put_back", "put_back_all"})


class OwnEdits:
    """The newest own change of each cell a laptop edited, and what each change replaced."""

    def __init__(self, server: RealServer) -> None:
        self._server = server
        self._last: dict[tuple[int, Cell], bytes] = {}
        self._named: dict[tuple[bytes, Cell], set[bytes]] = {}

    def forget(self, action: Action) -> None:
        """Forget what a laptop does not show any more because its file, or the server, is older."""
        if action[0] == "restore_older":
            self._last.clear()
        elif action[0] in PUT_BACK:
            for key in [key for key in self._last if key[0] == action[1]]:
                del self._last[key]

    def note(self, laptop: int, change: Any) -> bool:
        """Take in a change just made; False when it does not name the own one before it."""
        fine = True
        for op in change.ops:
            for number, (_, bases) in getattr(op, "cells", {}).items():
                cell = (op.row, number)
                self._named[change.id, cell] = set(bases)
                last = self._last.get((laptop, cell))
                self._last[laptop, cell] = change.id
                if last is not None and number != NEW_FIELD and not self._is_held(last):
                    fine = fine and self._follows(change.id, last, cell)
        return fine

    def _is_held(self, change: bytes) -> bool:
        with self._server.service.storage.reading() as reads:
            return isinstance(reads.known(self._server.org, [change]).get(change), str)

    def _follows(self, change: bytes, last: bytes, cell: Cell) -> bool:
        """Whether a change names another of the same cell, or one that came after it."""
        left, seen = {change}, set()
        while left:
            each = left.pop()
            if each == last:
                return True
            if each not in seen:
                seen.add(each)
                left |= self._named.get((each, cell), set())
        return False
