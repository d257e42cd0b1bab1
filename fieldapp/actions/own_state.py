"""What a laptop knows of itself while people work: its clock, its last save, the server's time."""

from dataclasses import dataclass

from fieldapp.actions.desk import OpenedDesk
from fieldapp.domain.clock import ClockSeen
from fieldapp.store.right_time import (
    last_saved_ms,
    look_at_clock,
    server_heard_ms,
    settle_clock,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSeen:
    """`server_ms`: the server's time at the last exchange, 0 for never. `saved_ms`: 0 for never."""

    clock: ClockSeen
    server_ms: int
    saved_ms: int


def look_at_own_state(desk: OpenedDesk) -> OwnSeen:
    """Look at the clock and at the last save; days follow the right time from now on.

    Raises: StoreError.
    """
    store = desk.store
    clock = look_at_clock(store)
    return OwnSeen(clock=clock, server_ms=server_heard_ms(store), saved_ms=last_saved_ms(store))


def clock_is_off_by(desk: OpenedDesk, off_ms: int) -> OwnSeen:
    """Remember how far the clock is ahead now; 0 when who works here says it is right.

    Raises: StoreError.
    """
    settle_clock(desk.store, off_ms)
    return look_at_own_state(desk)
