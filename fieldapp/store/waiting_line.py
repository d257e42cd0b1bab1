"""The line before this table: kept in the laptop's file, never sent; it outlives a crash."""

from typing import Final

from fieldapp.domain.values import Value
from fieldapp.domain.waiting_line import Slip, WaitingLine
from fieldapp.store.store import Store

_LINE: Final = "waiting_line:"


def kept_line(store: Store, event: bytes) -> WaitingLine:
    """Give the line of an event as it was last kept, or an empty one. Raises: StoreError."""
    kept = store.remembered(_name(event))
    if not isinstance(kept, list) or len(kept) != 4:
        return WaitingLine()
    day, last, slips, taken = kept
    return WaitingLine(
        day=day,
        last=last,
        slips=tuple(Slip(number, since) for number, since in slips),
        taken_ms=tuple(taken),
    )


def keep_line(store: Store, event: bytes, line: WaitingLine) -> None:
    """Keep the line; it survives a power cut when this returns. Raises: StoreError."""
    slips: list[Value] = [[slip.number, slip.since_ms] for slip in line.slips]
    with store.writing():
        store.remember(_name(event), [line.day, line.last, slips, list(line.taken_ms)])


def _name(event: bytes) -> str:
    return f"{_LINE}{event.hex()}"
