"""One sync without a window: the exchange repeated until quiet, one in flight at a time."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Protocol

from fieldapp.domain.touched import Touched
from fieldapp.store import log
from fieldapp.store.store import Store
from sync.client.engine import ALONE_S, Engine
from sync.client.errors import SyncError
from sync.client.pace import Pace
from sync.client.turn import SyncTurn
from sync.protocol.errors import WireError
from sync.protocol.messages import Answer, Ask, decode_answer, encode

PATH: Final = "/v1/x"
MOST_EXCHANGES: Final = 2_000
"""Far more than a million rows need; a peer that never lets a laptop come to rest ends here."""

Timer = Callable[[], float]
"""Seconds that only go forward, such as `time.monotonic`."""


class Line(Protocol):
    """What carries messages and counts the bytes of their bodies; `Transport` is one."""

    sent: int
    received: int

    def post(self, path: str, raw: bytes) -> bytes:
        """Send a raw body and give the raw body of the reply. Raises: SyncError."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncOutcome:
    """What a sync did. `up` and `down` are bytes of bodies on the line.

    `quiet`: nothing was left to do. `held` counts own changes the server has put aside. `pace` is
    what the line proved to carry, for the next sync.
    """

    exchanges: int
    sent: int
    rows: int
    up: int
    down: int
    quiet: bool
    held: int
    faults: tuple[str, ...] = ()
    upgrade: bool = False
    pace: Pace = field(default_factory=Pace, repr=False)


def sync(
    store: Store,
    line: Line,
    *,
    timer: Timer,
    pace: Pace | None = None,
    wants_laptops: bool = False,
    most: int = MOST_EXCHANGES,
    heard: Callable[[Touched], None] = lambda _: None,
) -> SyncOutcome:
    """Exchange until quiet; `heard` is told after each short transaction what changed.

    Stopping anywhere is right: the next sync goes on. A fault that passes (`errors.PASSING`) is
    left to the caller, who tries again with the `pace` it names.
    Raises: SyncError; StoreError.
    """
    engine = Engine(store, timer=timer, slice_s=ALONE_S, wants_laptops=lambda: wants_laptops)
    engine.session.pace = pace or Pace()
    up, down = line.sent, line.received
    turn = SyncTurn(store.folder)
    turn.take()
    try:
        _until_quiet(engine, line, timer, most, heard)
    except SyncError as error:
        error.pace = engine.session.pace.after_fault(error.code)
        raise
    finally:
        turn.give_back()
    session = engine.session
    return SyncOutcome(
        exchanges=session.exchanges,
        sent=session.sent,
        rows=session.rows,
        up=line.sent - up,
        down=line.received - down,
        quiet=session.quiet,
        held=log.standing(store).held,
        faults=tuple(session.faults),
        upgrade=session.upgrade,
        pace=session.pace,
    )


def _until_quiet(
    engine: Engine, line: Line, timer: Timer, most: int, heard: Callable[[Touched], None]
) -> None:
    while engine.session.exchanges < most and not engine.session.quiet:
        ask = engine.ask()
        started = timer()
        answer = _exchanged(line, ask)
        took = timer() - started
        for touched in engine.take(ask, answer):
            heard(touched)
        engine.session.pace = engine.session.pace.after(ask, answer, took)


def _exchanged(line: Line, ask: Ask) -> Answer:
    raw = line.post(PATH, encode(ask))
    try:
        return decode_answer(raw)
    except WireError as error:
        raise SyncError("stranger") from error
