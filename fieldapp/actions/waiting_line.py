"""Numbers for people who wait at this table: handed out, taken by a save, passed over."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from fieldapp.actions.desk import DeskDraft, OpenedDesk, record
from fieldapp.actions.signing_up import Recorded
from fieldapp.domain import waiting_line
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.waiting_line import Slip, WaitingLine
from fieldapp.store.errors import StoreError
from fieldapp.store.rows import read_row
from fieldapp.store.waiting_line import keep_line, kept_line

PAPER: Final = "PAPER"
"""The source of a sign-up that was written on paper first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineSeen:
    """The line of this laptop's event today; `limit_min` is the wait its coordinator allows.

    `open` tells whether there is an event to wait for.
    """

    line: WaitingLine
    limit_min: int | None = None
    open: bool = False


def look_at_line(desk: OpenedDesk) -> LineSeen:
    """Give the line. Raises: StoreError."""
    if desk.event is None:
        return LineSeen(line=WaitingLine())
    row = read_row(desk.store.connection, BY_NAME["event"], desk.event)
    limit = None if row is None else row.values.get("quick_after_min")
    return LineSeen(
        line=_line(desk, desk.event),
        limit_min=limit if isinstance(limit, int) else None,
        open=row is not None,
    )


def hand_out_number(desk: OpenedDesk) -> LineSeen:
    """Hand out the next number; `line.last` is the one to write on the slip. Raises: StoreError."""
    return _changed(desk, lambda line: waiting_line.hand_out(line, desk.store.clock()))


def pass_over_oldest(desk: OpenedDesk) -> LineSeen:
    """Take the oldest off who is not there any more. Raises: StoreError."""
    return _changed(desk, waiting_line.pass_over)


def let_wait_again(desk: OpenedDesk, slip: Slip) -> LineSeen:
    """Undo that. Raises: StoreError."""
    return _changed(desk, lambda line: waiting_line.put_back(line, slip))


def record_next(desk: OpenedDesk, form: DeskDraft) -> Recorded:
    """Keep a new sign-up as `record` does; the oldest in the line waits no more.

    A slip typed in from paper is nobody who stands there. Raises: RefusedError; StoreError.
    """
    recorded = record(desk, form)
    if form.draft.source != PAPER:
        with suppress(StoreError):  # the sign-up is durable: a count is never in its way
            _take_oldest(desk)
    return recorded


def _take_oldest(desk: OpenedDesk) -> None:
    if desk.event is not None and _line(desk, desk.event).slips:
        _changed(desk, lambda line: waiting_line.take(line, desk.store.clock()))


def _line(desk: OpenedDesk, event: bytes) -> WaitingLine:
    return waiting_line.of_day(kept_line(desk.store, event), desk.today().isoformat())


def _changed(desk: OpenedDesk, change: Callable[[WaitingLine], WaitingLine]) -> LineSeen:
    if desk.event is not None:
        keep_line(desk.store, desk.event, change(_line(desk, desk.event)))
    return look_at_line(desk)
