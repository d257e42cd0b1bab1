"""What the laptop's file knows of the right time, and what the store goes by.

A wrong clock orders no edits wrongly (stamps have a floor), but whole days and ages follow from it:
`Store.right_ms` is the clock's time less what it is known to be ahead.
"""

from typing import Final

from fieldapp.domain.clock import ClockFacts, ClockSeen, is_off, judge_clock
from fieldapp.domain.stamp import milliseconds
from fieldapp.store.store import Store

_HEARD: Final = "heard_ms"
_OFF: Final = "clock_off_ms"
_STAMPS_AHEAD: Final = "stamps_ahead"


def server_heard_ms(store: Store) -> int:
    """Give what the server's clock showed at the last exchange; 0 for never."""
    heard = store.remembered(_HEARD)
    return max(0, heard - (store.remembered(_OFF) or 0)) if heard else 0


def look_at_clock(store: Store) -> ClockSeen:
    """Judge the clock, and go by the right time from now on. Raises: StoreError."""
    stamped_ms = milliseconds(store.read_tail().stamp)
    facts = ClockFacts(
        server_ms=server_heard_ms(store),
        off_ms=store.remembered(_OFF) or 0,
        saved_ms=0 if store.remembered(_STAMPS_AHEAD) else stamped_ms,
    )
    seen = judge_clock(facts, store.clock())
    store.ahead_ms = seen.off_ms
    if seen.off_ms and not store.trusted_time()[1]:
        with store.writing():
            store.note_time(0, unsure=True)
    return seen


def note_server_time(store: Store, server_ms: int) -> None:
    """Remember what the server's clock shows now. Part of the open transaction."""
    own_ms = store.clock()
    store.remember(_HEARD, own_ms)
    store.note_time(server_ms, unsure=is_off(own_ms - server_ms))
    _go_by(store, own_ms - server_ms)


def settle_clock(store: Store, off_ms: int) -> None:
    """Remember that the clock is so far ahead now, as if it had been at the last exchange too.

    For a clock that was set, right or wrong, since then. Raises: StoreError.
    """
    with store.writing():
        server_ms = server_heard_ms(store)
        if server_ms:
            store.remember(_HEARD, max(1, server_ms + off_ms))
        store.note_time(0, unsure=is_off(off_ms))
        _go_by(store, off_ms)


def _go_by(store: Store, off_ms: int) -> None:
    store.remember(_OFF, off_ms)
    store.ahead_ms = off_ms if is_off(off_ms) else 0
    stamped_ms = milliseconds(store.read_tail().stamp)
    ahead = is_off(stamped_ms - store.right_ms()) and stamped_ms > store.right_ms()
    if ahead != (store.remembered(_STAMPS_AHEAD) is True):
        store.remember(_STAMPS_AHEAD, ahead)


def last_saved_ms(store: Store) -> int:
    """Give when something typed was last kept here, change or draft, by the right time; 0: never.

    A stamp that is ahead of the time says nothing. Raises: StoreError.
    """
    if store.saved_ms:
        return store.saved_ms
    (draft_ms,) = store.connection.execute("SELECT max(saved) FROM draft").fetchone()
    known = (milliseconds(store.read_tail().stamp), draft_ms or 0)
    store.saved_ms = max((each for each in known if each <= store.right_ms()), default=0)
    return store.saved_ms
