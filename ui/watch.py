"""Looks at the store whenever something was touched: the one way the window follows the work.

A badge that was read at one moment and a row that was read at another could contradict each other.
So whatever is to be looked at is looked at in one round: one job on the store lane, inside one
reading, and what it saw comes home and is shown together.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from PySide6.QtCore import QObject, QTimer

from fieldapp.actions.desk import OpenedDesk
from fieldapp.domain.touched import Touched
from fieldapp.store.store import Moved

OFTEN_MS: Final = 250
"""How often the window follows a sync that brings one step after another."""


class Run(Protocol):
    """Runs `act(desk, *args)` on the store lane, as `Session.run`."""

    def __call__(
        self,
        act: Callable[..., Any],
        *args: object,
        then: Callable[[Any], None],
        otherwise: Callable[[Exception], None],
    ) -> None: ...


class Followed(Protocol):
    """What a watch follows: a session."""

    rounds: "Rounds"


class Watch:
    """Runs `act(desk, *asked())` in the rounds of a session and hands what it gave to `then`.

    `kinds` are those that matter, empty for all. A watch that rests remembers that it is due.
    """

    def __init__(
        self,
        session: Followed,
        act: Callable[..., Any],
        then: Callable[[Any], None],
        *,
        asked: Callable[[], tuple[Any, ...]] = lambda: (),
        kinds: frozenset[str] = frozenset(),
    ) -> None:
        self._rounds = session.rounds
        self.act = act
        self.then = then
        self.asked = asked
        self.kinds = kinds
        self.due = self.resting = False
        self.moved: Moved | None = None
        """How far the store had moved at the last look."""
        self._rounds.join(self)

    def look(self) -> None:
        """Look now, or once more when the round that is under way is through."""
        self._rounds.want(self)

    def rest(self) -> None:
        """Look no more until `go_on`: nobody sees it."""
        self.resting = True

    def go_on(self) -> None:
        """Look again at what is touched, and at once where something was."""
        self.resting = False
        if self.due:
            self._rounds.go()

    def stop(self) -> None:
        """Ask for nothing more."""
        self._rounds.leave(self)
        self.then = lambda _seen: None


@dataclass(frozen=True, slots=True)
class _Asked:
    """One look of a round. `needed`: what matters to it was touched, or somebody wants it."""

    watch: Watch
    arguments: tuple[Any, ...]
    needed: bool


@dataclass(frozen=True, slots=True)
class _Seen:
    """What came of a look."""

    watch: Watch
    moved: Moved
    value: Any
    error: Exception | None


class Rounds(QObject):
    """The rounds of one session, at most one under way; lives in the GUI thread.

    What is touched meanwhile asks for one more. What was done here is looked at at once, what a
    sync brings a few times a second.
    """

    def __init__(self, run: Run, tell_fault: Callable[[Exception], None]) -> None:
        super().__init__()
        self._run = run
        self._tell_fault = tell_fault
        self._watches: list[Watch] = []
        self._wanted: list[Watch] = []
        self._under_way = self._again = False
        self._then: list[Callable[[], None]] = []
        self._then_next: list[Callable[[], None]] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.go)

    def join(self, watch: Watch) -> None:
        """Let a watch follow the work."""
        self._watches.append(watch)

    def leave(self, watch: Watch) -> None:
        """Let it follow no more; with the last one everything ends."""
        self._watches.remove(watch)
        self._wanted = [each for each in self._wanted if each is not watch]
        if not self._watches:
            self._timer.stop()
            self._again = False

    def want(self, watch: Watch) -> None:
        """Look with this watch, even where it rests."""
        if watch not in self._wanted:
            self._wanted.append(watch)
        self.go()

    def go(self) -> None:
        """Begin a round, or one more when the round that is under way is through."""
        self._timer.stop()
        if self._under_way:
            self._again = True
        else:
            self._begin()

    def go_if_due(self) -> None:
        """Begin the round that waits for its time."""
        if self._timer.isActive():
            self.go()

    def when_shown(self, then: Callable[[], None]) -> None:
        """Call when all is shown that was touched until now: at once where it is."""
        if self._again or self._timer.isActive():
            self._then_next.append(then)
            self.go()
        elif self._under_way:
            self._then.append(then)
        else:
            then()

    def _begin(self) -> None:
        wanted, self._wanted = self._wanted, []
        self._then, self._then_next = self._then_next, []
        self._under_way, self._again = True, False
        asked: list[_Asked] = []
        for watch in self._watches:
            if watch in wanted or not watch.resting:
                asked.append(_Asked(watch, watch.asked(), watch.due or watch in wanted))
                watch.due = False
        self._run(
            _look_around,
            asked,
            then=self._on_seen,
            otherwise=lambda error: self._on_failed(asked, error),
        )

    def follow(self, touched: Touched) -> None:
        """Look at what an act or a step of a sync has touched."""
        awake = False
        for watch in self._watches:
            if not watch.kinds or watch.kinds & touched.kinds:
                watch.due = True
                awake = awake or not watch.resting
        if awake and touched.rows:
            self.go()
        elif awake and not self._timer.isActive():
            self._timer.start(OFTEN_MS)

    def _on_seen(self, seen: Sequence[_Seen]) -> None:
        try:
            for each in seen:
                each.watch.moved = each.moved
                if each.error is None:
                    each.watch.then(each.value)
                else:
                    each.watch.due = True
                    self._tell_fault(each.error)
        finally:
            self._end()

    def _on_failed(self, asked: Sequence[_Asked], error: Exception) -> None:
        for each in asked:
            each.watch.due = each.watch.due or each.needed
        self._end()
        self._tell_fault(error)

    def _end(self) -> None:
        self._under_way = False
        then, self._then = self._then, []
        for each in then:
            each()
        if self._again and not self._under_way:
            self.go()


def _look_around(desk: OpenedDesk, asked: Sequence[_Asked]) -> list[_Seen]:
    """Make the looks of a round, on the store lane.

    A watch of everything that nobody asked to look looks all the same where the store has moved
    since it last did: news of what moved it is on its way, and the others have seen it already.
    """
    with desk.store.reading():
        moved = desk.store.moved()
        return [
            _look(desk, each, moved)
            for each in asked
            if each.needed or (not each.watch.kinds and each.watch.moved not in {None, moved})
        ]


def _look(desk: OpenedDesk, asked: _Asked, moved: Moved) -> _Seen:
    try:
        return _Seen(asked.watch, moved, asked.watch.act(desk, *asked.arguments), None)
    except Exception as error:  # noqa: BLE001 - told by the one who asked; the others look on
        return _Seen(asked.watch, moved, None, error)
