"""How much to send and fetch at once: exchanges of one to two seconds on whatever line there is.

One rule for whoever exchanges: `after` what was answered, `after_fault` where nothing was.
"""

from dataclasses import dataclass, replace
from typing import Final

from sync.protocol.limits import MAX_BATCH_BYTES, MAX_BATCH_CHANGES, MAX_ROOM_BYTES
from sync.protocol.messages import Answer, Ask

QUICK_S: Final = 1.0
SLOW_S: Final = 4.0
FEWEST_CHANGES: Final = 5
LEAST_ROOM: Final = 16 << 10
_NEARLY: Final = 0.9
_TOO_MUCH: Final = frozenset({"cut", "silent"})
"""Faults of a line that was given more than it carries. One that is down, a busy server and a
sign-in page say nothing of speed: an hour without a network must not cost the sync after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Bounds of one exchange: changes and their bytes up, bytes of rows down."""

    changes: int = 200
    up: int = MAX_BATCH_BYTES
    room: int = 512 << 10

    def after(self, ask: Ask, answer: Answer, seconds: float) -> "Pace":
        """Give the pace after an exchange that took `seconds`; only full ones speed up."""
        if seconds > SLOW_S:
            return self.slower()
        if seconds > QUICK_S:
            return self
        up, down = self._filled_by(ask), not all(page.done for page in answer.pages)
        return replace(
            self,
            changes=min(self.changes * 2, MAX_BATCH_CHANGES) if up else self.changes,
            up=min(self.up * 2, MAX_BATCH_BYTES) if up else self.up,
            room=min(self.room * 2, MAX_ROOM_BYTES) if down else self.room,
        )

    def after_fault(self, code: str) -> "Pace":
        """Give the pace for the next try after an exchange that failed (`SyncError.code`)."""
        return self.slower() if code in _TOO_MUCH else self

    def _filled_by(self, ask: Ask) -> bool:
        sent = [] if ask.batch is None else ask.batch.changes
        return len(sent) >= self.changes or sum(map(len, sent)) >= _NEARLY * self.up

    def slower(self) -> "Pace":
        """Give half the pace."""
        return Pace(
            changes=max(FEWEST_CHANGES, self.changes // 2),
            up=max(4 << 10, self.up // 2),
            room=max(LEAST_ROOM, self.room // 2),
        )
