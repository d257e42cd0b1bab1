"""One sync without a window: the exchange repeated until quiet.

Each next question is sent before the rows of the answer go into the file, so that the server works
meanwhile. One question is under way at a time, and no thread is needed for it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final, Protocol

from fieldapp.domain.touched import Touched
from fieldapp.store import log
from fieldapp.store.store import Store
from sync.client.engine import Engine
from sync.client.errors import SyncError
from sync.client.pace import Pace
from sync.client.slices import ALONE_S
from sync.client.turn import SyncTurn
from sync.protocol.errors import WireError
from sync.protocol.frame import Shared
from sync.protocol.messages import Answer, Ask, decode_answer, encode

PATH: Final = "/v1/x"
MOST_EXCHANGES: Final = 2_000
"""Far more than a million rows need; a peer that never lets a laptop come to rest ends here."""
_UNREAD_S: Final = 5.0
"""How long an answer may lie unread while rows are taken in: half of a server's patience."""

Timer = Callable[[], float]
"""Seconds that only go forward, such as `time.monotonic`."""
Meanwhile = Callable[[], None]
"""What is done while a message is on its way and the server works on it."""


class Line(Protocol):
    """What carries messages and counts the bytes of their bodies; `Transport` is one."""

    sent: int
    received: int

    def post(
        self, path: str, raw: bytes, meanwhile: Meanwhile = ..., shared: Shared | None = None
    ) -> bytes:
        """Send a raw body, do something `meanwhile`, and give the raw body of the reply.

        `meanwhile` is called once at most, between sending and reading. The body may be packed by
        what is `shared` with the server. Raises: SyncError.
        """


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

    def followed_by(self, later: "SyncOutcome") -> "SyncOutcome":
        """Give what this and a later sync did together, as it stands after that one."""
        return replace(
            later,
            exchanges=self.exchanges + later.exchanges,
            sent=self.sent + later.sent,
            rows=self.rows + later.rows,
            up=self.up + later.up,
            down=self.down + later.down,
            faults=(*self.faults, *later.faults),
        )


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
    session = engine.session
    steps = _Steps(timer, heard, engine.get_ready)
    ahead: Ask | None = None
    while session.exchanges < most and not session.quiet:
        ask = ahead or engine.ask()
        started = timer()
        try:
            answer = _exchanged(line, engine, ask, steps.go_on)
        finally:
            steps.finish()  # what came down stays, whatever becomes of the line
        took = timer() - started
        steps.begin(engine.take(ask, answer))
        session.pace = session.pace.after(ask, answer, took)
        ahead = engine.ask_ahead() if session.exchanges < most else None
        if ahead is None:
            steps.finish()


class _Steps:
    """The steps in which an answer is taken in, done where there is time for them."""

    def __init__(
        self, timer: Timer, heard: Callable[[Touched], None], get_ready: Callable[[], None]
    ) -> None:
        self._timer = timer
        self._heard = heard
        self._get_ready = get_ready
        self._left: Iterator[Touched] = iter(())

    def begin(self, steps: Iterator[Touched]) -> None:
        """Do the first step: what the next question must know."""
        self._left = steps
        self._step()

    def go_on(self) -> None:
        """Do steps while an answer is on its way, and get ready for what follows it."""
        started = self._timer()
        while self._step():
            if self._timer() - started > _UNREAD_S:
                return
        self._get_ready()

    def finish(self) -> None:
        """Do all that are left."""
        while self._step():
            pass

    def _step(self) -> bool:
        touched = next(self._left, None)
        if touched is not None:
            self._heard(touched)
        return touched is not None


def _exchanged(line: Line, engine: Engine, ask: Ask, meanwhile: Meanwhile) -> Answer:
    raw = line.post(PATH, encode(ask), meanwhile, engine.shared(ask))
    try:
        return decode_answer(raw)
    except WireError as error:
        raise SyncError("stranger") from error
