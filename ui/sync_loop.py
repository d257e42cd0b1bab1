"""Keeps the laptop in step with the server: by itself, in short steps, never in the way.

Asking and taking in are short jobs on the store lane, carrying is the network lane's. A save that
comes meanwhile stands in the same queue and goes between two steps. Where more is left to do, the
next question is carried while the rows of the last answer go into the file.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final, NamedTuple, Protocol, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.seat_returns import settle_seats
from fieldapp.domain.rights import STEERING
from fieldapp.domain.touched import Touched
from sync.client.engine import Engine
from sync.client.engine import Session as Exchanges
from sync.client.errors import PASSING, SyncError
from sync.client.schedule import wait_s
from sync.client.syncing import PATH, Meanwhile
from sync.client.turn import SyncTurn
from sync.protocol.errors import WireError
from sync.protocol.frame import Shared
from sync.protocol.messages import Answer, Ask, decode_answer, encode
from ui.lanes import Lanes
from ui.session import Session, fault_of

SOON_MS: Final = 1_500
"""After a save: long enough that a correction goes up with it, short enough to be forgotten."""
ELSEWHERE_MS: Final = 5_000
"""While another program syncs this laptop: when to look whether there is anything left to do."""


_SEATS: Final = frozenset({"appointment"})
"""Kinds whose rows spend a seat."""
Result = TypeVar("Result")


class Line(Protocol):
    """A connection to the server that is kept between exchanges."""

    def post(
        self, path: str, raw: bytes, meanwhile: Meanwhile = ..., shared: Shared | None = None
    ) -> bytes:
        """Send a raw body and give the raw body of the reply. Raises: SyncError."""

    def close(self) -> None:
        """Give it back."""


Connect = Callable[[OpenedDesk], Line]
"""Makes the line, on the network lane: loading what it needs would hold up the first form."""


class _Message(NamedTuple):
    """A question that is ready to leave, and what its body may be packed by."""

    ask: Ask
    raw: bytes
    shared: Shared | None


def _message(engine: Engine, ask: Ask) -> _Message:
    return _Message(ask, encode(ask), engine.shared(ask))


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncState:
    """What the window says of syncing. Times are right as far as known, 0 for never."""

    has_server: bool
    working: bool = False
    quiet_ms: int = 0
    failing_since_ms: int = 0
    fault: str = ""
    upgrade: bool = False
    rows: int = 0
    """How many rows the sync that is under way has fetched so far."""

    @property
    def passing(self) -> bool:
        """Whether the fault, if any, goes away by itself."""
        return self.fault in PASSING


class SyncLoop(QObject):
    """One sync at a time, and the timer for the next. Lives in the GUI thread."""

    changed = Signal()  # `state` is another one
    heard = Signal(object)  # what the server's clock showed: milliseconds since 1970

    def __init__(self, lanes: Lanes, session: Session, desk: OpenedDesk, connect: Connect) -> None:
        super().__init__()
        self._connect = connect
        self._lanes = lanes
        self._session = session
        self._desk = desk
        self._engine: Engine | None = None
        self._line: Line | None = None
        self._turn = SyncTurn(desk.store.folder)
        self._failures = 0
        self._started_s = 0.0
        self._over = False
        self._again = False
        self._run = 0  # what comes home from an earlier one is passed over
        self._carrying = False
        self._taking = False
        self._when_taken: Callable[[], None] | None = None
        self.state = SyncState(has_server=bool(desk.server))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.start)
        session.touched.connect(self._on_session_touched)

    def start_in(self, ms: int) -> None:
        """Sync in a while: the server is only just starting."""
        self._timer.start(ms)

    def start(self) -> None:
        """Sync now; does nothing where a sync is under way or there is no server."""
        if not self.state.has_server:
            return
        if self.state.working:
            self._again = True
            return
        self._timer.stop()
        self._again = False
        self._show(working=True, rows=0)
        self._lanes.on_store(self._first_ask, self._on_asked, self._on_failed)

    def request(
        self,
        act: Callable[[Line], Result],
        then: Callable[[Result], None],
        otherwise: Callable[[Exception], None],
    ) -> None:
        """Ask the server for something besides, on the line that a sync uses, between exchanges."""

        def carried() -> Result:
            if not self.state.has_server:
                raise SyncError("offline")
            return act(self._open_line())

        self._lanes.on_network(carried, then, otherwise)

    def stop(self) -> None:
        """Start nothing more, and let nothing that is under way go on."""
        self._over = True
        self._timer.stop()
        self._session.touched.disconnect(self._on_session_touched)
        if self._line is not None:
            self._line.close()
        self._turn.give_back()

    def give_back(self) -> None:
        """Give back the turn to sync, on the store lane after `stop`: it is taken there."""
        self._turn.give_back()

    def _first_ask(self) -> _Message:
        self._turn.take()
        if self._engine is None:
            wants = self._desk.author.role in STEERING
            self._engine = Engine(
                self._desk.store, timer=time.monotonic, wants_laptops=lambda: wants
            )
        self._engine.session = Exchanges(pace=self._engine.session.pace)
        return _message(self._engine, self._engine.ask())

    def _on_asked(self, asked: _Message) -> None:
        run = self._run
        self._carrying = True
        self._started_s = time.monotonic()
        self._lanes.on_network(
            lambda: self._carry(asked),
            lambda answer: self._on_answered(run, asked.ask, answer),
            lambda error: self._on_lost(run, error),
        )

    def _carry(self, asked: _Message) -> Answer:
        if self._over:
            raise SyncError("cut")
        try:
            return decode_answer(self._open_line().post(PATH, asked.raw, shared=asked.shared))
        except WireError as error:
            raise SyncError("stranger") from error

    def _open_line(self) -> Line:
        """Give the line; on the network lane only."""
        if self._line is None:
            self._line = self._connect(self._desk)
        return self._line

    def _on_answered(self, run: int, ask: Ask, answer: Answer) -> None:
        took_s = time.monotonic() - self._started_s
        self.heard.emit(answer.clock_ms)

        def begin() -> None:
            self._lanes.on_store(
                lambda: self._begin(ask, answer, took_s), self._on_begun, self._on_failed
            )

        self._came(run, begin)

    def _on_lost(self, run: int, error: Exception) -> None:
        self._came(run, lambda: self._on_failed(error))

    def _came(self, run: int, then: Callable[[], None]) -> None:
        """Go on with what the network brought, once the rows that came before are in the file."""
        if run != self._run:
            return
        self._carrying = False
        if self._taking:
            self._when_taken = then
        else:
            then()

    def _begin(
        self, ask: Ask, answer: Answer, took_s: float
    ) -> tuple[Iterator[Touched], Touched | None]:
        engine = self._engine
        assert engine is not None  # noqa: S101 - made by the first ask
        engine.session.pace = engine.session.pace.after(ask, answer, took_s)
        steps = engine.take(ask, answer)
        return steps, next(steps, None)

    def _on_begun(self, begun: tuple[Iterator[Touched], Touched | None]) -> None:
        steps, touched = begun
        self._taking = True
        if touched is not None:
            self._session.tell(touched)

        def go_on(ahead: _Message | None) -> None:
            if ahead is not None:
                self._on_asked(ahead)
            self._next_step(steps)

        self._lanes.on_store(self._ask_ahead, go_on, self._on_failed)

    def _ask_ahead(self) -> _Message | None:
        engine = self._engine
        assert engine is not None  # noqa: S101 - made by the first ask
        ahead = engine.ask_ahead()
        return None if ahead is None else _message(engine, ahead)

    def _next_step(self, steps: Iterator[Touched]) -> None:
        def arrived(touched: Touched | None) -> None:
            if touched is None:
                self._on_taken()
            else:
                self._session.tell(touched)
                if self._engine is not None:
                    self._show(rows=self._engine.session.rows)
                self._next_step(steps)

        self._lanes.on_store(lambda: next(steps, None), arrived, self._on_failed)

    def _on_taken(self) -> None:
        self._taking = False
        then, self._when_taken = self._when_taken, None
        if then is not None:
            then()
        elif not self._carrying:
            self._lanes.on_store(self._ask_again, self._on_asked_again, self._on_failed)

    def _ask_again(self) -> _Message | Exchanges:
        engine = self._engine
        assert engine is not None  # noqa: S101 - made by the first ask
        return engine.session if engine.session.quiet else _message(engine, engine.ask())

    def _on_asked_again(self, asked: _Message | Exchanges) -> None:
        if isinstance(asked, _Message):
            self._on_asked(asked)
            return
        self._end_run()
        # The keyring may ask the person for its own password: no save waits behind that.
        self._lanes.on_store(self._desk.noting, self._lanes.on_network)
        self._failures = 0
        fault = asked.faults[0] if asked.faults else ""
        now = self._session.right_ms()
        self._show(
            working=False, quiet_ms=now, failing_since_ms=0, fault=fault, upgrade=asked.upgrade
        )
        self._wait(0.0)
        self._session.run(settle_seats, otherwise=lambda _: None)

    def _end_run(self) -> None:
        self._run += 1
        self._carrying = self._taking = False
        self._when_taken = None
        self._turn.give_back()

    def _on_failed(self, error: Exception) -> None:
        self._end_run()
        if isinstance(error, SyncError) and error.code == "elsewhere":
            self._show(working=False)
            self._timer.start(ELSEWHERE_MS)
            return
        self._failures += 1
        code = fault_of(error).code
        retry_after_s = error.retry_after_s if isinstance(error, SyncError) else 0.0
        if self._engine is not None:
            self._engine.session.pace = self._engine.session.pace.after_fault(code)
        since = self.state.failing_since_ms or self._session.right_ms()
        self._show(working=False, fault=code, failing_since_ms=since)
        self._wait(retry_after_s)

    def _wait(self, retry_after_s: float) -> None:
        if self._again and not self._failures:
            self._timer.start(SOON_MS)
            return
        jitter = int.from_bytes(self._desk.store.random(2), "big") / 65_536
        self._timer.start(round(wait_s(self._failures, jitter, retry_after_s) * 1000))

    def _on_session_touched(self, touched: Touched) -> None:
        """Send what was saved here soon, but not while the server cannot be reached."""
        if _SEATS & touched.kinds and touched.rows:
            # An older file than the note gives no seat twice. The save does not wait for it: the
            # keyring may ask the person for its own password.
            self._lanes.on_store(self._desk.noting, self._lanes.on_network)
        if self.state.working or self._failures or not self.state.has_server:
            self._again = self.state.working and bool(touched.rows)
            return
        if touched.rows:
            self._timer.start(SOON_MS)

    def _show(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]
        self.changed.emit()
