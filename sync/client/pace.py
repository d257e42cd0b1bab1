"""How much to send and fetch at once: exchanges of one to two seconds on whatever line there is."""

from dataclasses import dataclass, replace
from typing import Final

from sync.protocol.limits import MAX_BATCH_BYTES, MAX_BATCH_CHANGES, MAX_ROOM_BYTES

QUICK_S: Final = 1.0
SLOW_S: Final = 4.0
FEWEST_CHANGES: Final = 5
LEAST_ROOM: Final = 16 << 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Bounds of one exchange: changes and their bytes up, bytes of rows down."""

    changes: int = 200
    up: int = MAX_BATCH_BYTES
    room: int = 512 << 10

    def after(self, seconds: float, *, full_up: bool, full_down: bool) -> "Pace":
        """Give the pace after an exchange that took `seconds`; only full ones speed up."""
        if seconds > SLOW_S:
            return self.slower()
        if seconds > QUICK_S:
            return self
        return replace(
            self,
            changes=min(self.changes * 2, MAX_BATCH_CHANGES) if full_up else self.changes,
            up=min(self.up * 2, MAX_BATCH_BYTES) if full_up else self.up,
            room=min(self.room * 2, MAX_ROOM_BYTES) if full_down else self.room,
        )

    def slower(self) -> "Pace":
        """Give half the pace, after an exchange that failed or was slow."""
        return Pace(
            changes=max(FEWEST_CHANGES, self.changes // 2),
            up=max(4 << 10, self.up // 2),
            room=max(LEAST_ROOM, self.room // 2),
        )
