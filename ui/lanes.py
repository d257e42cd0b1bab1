"""The background threads, and the one way home to the GUI thread.

The store lane owns the connection to the encrypted file, the network lane the connection to the
server; the press lane owns nothing and typesets (which lets go of the interpreter's lock: no stall
elsewhere). Work goes down as a callable; what came of it comes home by one queued signal.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any, Final, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from typing_extensions import override

Result = TypeVar("Result")
Job = Callable[[], None]
Then = Callable[[Any], None]

JOIN_S: Final = 30.0
"""How long closing waits for the store lane; a save in progress takes milliseconds."""


class Executor(Protocol):
    """Runs jobs one after the other, in the order they were given."""

    def submit(self, job: Job, /) -> None:
        """Take a job; returns at once."""

    def close(self, *, wait: bool) -> None:
        """Run what was given, then end. `wait`: return only when that is done."""


class Worker(Executor):
    """One thread. A daemon, so that a request to a dead network never holds up the end."""

    def __init__(self, name: str) -> None:
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    @override
    def submit(self, job: Job, /) -> None:
        self._jobs.put(job)

    @override
    def close(self, *, wait: bool) -> None:
        self._jobs.put(None)
        if wait:
            self._thread.join(JOIN_S)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()


@dataclass(frozen=True, slots=True)
class _Home:
    """What came of a job, and who waits for it; `turn` is when it was given."""

    turn: int
    value: Any
    error: Exception | None
    then: Then | None
    otherwise: Callable[[Exception], None] | None


class Lanes(QObject):
    """The store lane, the network lane and the press lane. Lives in the GUI thread."""

    _came_home = Signal(object)  # one _Home, from any lane

    def __init__(
        self,
        store: Executor,
        network: Executor,
        press: Executor,
        bug: Callable[[Exception], None] | None = None,
    ) -> None:
        super().__init__()
        self._store = store
        self._network = network
        self._press = press
        self._bug = bug
        self._open = True
        self._turn = 0
        self._came_home.connect(self._on_came_home, Qt.ConnectionType.QueuedConnection)

    def on_store(
        self,
        act: Callable[[], Result],
        then: Callable[[Result], None] | None = None,
        otherwise: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run on the store lane; `then` or `otherwise` follow in the GUI thread."""
        self._store.submit(self._job(act, then, otherwise))

    def on_network(
        self,
        act: Callable[[], Result],
        then: Callable[[Result], None] | None = None,
        otherwise: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run on the network lane; `then` or `otherwise` follow in the GUI thread."""
        self._network.submit(self._job(act, then, otherwise))

    def on_press(
        self,
        act: Callable[[], Result],
        then: Callable[[Result], None] | None = None,
        otherwise: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run on the press lane; `then` or `otherwise` follow in the GUI thread."""
        self._press.submit(self._job(act, then, otherwise))

    def forget(self) -> None:
        """Let nothing come home that was given until now; what was to be done is done."""
        self._turn += 1

    def close(self, last: Callable[[], None]) -> None:
        """Let the store lane finish, run `last` on it, and end all; nothing comes home any more.

        A sheet that is being printed is finished; the network lane is told to end and not waited
        for.
        """
        self._open = False
        self._network.close(wait=False)
        self._press.close(wait=True)
        self._store.submit(self._job(last, None, None))
        self._store.close(wait=True)

    def _job(
        self,
        act: Callable[[], Any],
        then: Then | None,
        otherwise: Callable[[Exception], None] | None,
    ) -> Job:
        turn = self._turn

        def job() -> None:
            try:
                home = _Home(turn, act(), None, then, otherwise)
            except Exception as error:  # noqa: BLE001 - brought home, and shown there
                home = _Home(turn, None, error, then, otherwise)
            if self._open:
                self._came_home.emit(home)

        return job

    @Slot(object)
    def _on_came_home(self, home: _Home) -> None:
        if not self._open or home.turn != self._turn:
            return
        if home.error is None:
            if home.then is not None:
                home.then(home.value)
        elif home.otherwise is not None:
            home.otherwise(home.error)
        elif self._bug is not None:
            self._bug(home.error)
        else:
            raise home.error


def worker_lanes(bug: Callable[[Exception], None] | None = None) -> Lanes:
    """Make the lanes on a thread each."""
    return Lanes(Worker("store lane"), Worker("network lane"), Worker("press lane"), bug)
