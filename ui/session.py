"""Who works, at which event, and the one road between the screens and the work."""

import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Signal

from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.handout.faults import HandoutError
from fieldapp.domain.ids import ID_BYTES
from fieldapp.domain.problem import RefusedError
from fieldapp.domain.touched import Touched
from fieldapp.store.errors import StoreError
from sync.client.errors import SyncError
from ui.lanes import Lanes
from ui.watch import Rounds

Result = TypeVar("Result")
_log = logging.getLogger(__name__)
_DESK_KINDS: Final = frozenset({"event", "event_assignment", "user"})
"""Kinds that say who may work at which event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What went wrong with an act: a code with a sentence, or `bug` for a mistake of ours."""

    code: str


def fault_of(error: Exception) -> Fault:
    """Give what a person is told about an error. A bug is logged by place, never by content."""
    if isinstance(error, StoreError | HandoutError | SyncError):
        return Fault(code=error.code)
    if isinstance(error, RefusedError):
        return Fault(code=error.problems[0].code)
    places = [f"{f.filename}:{f.lineno}" for f in traceback.extract_tb(error.__traceback__)]
    _log.error("%s at %s", type(error).__name__, " < ".join(reversed(places)))
    return Fault(code="bug")


class Session(QObject):
    """Calls go down through `run`; `touched` is how every screen learns of changes.

    The desk's store belongs to the store lane: nothing else touches it.
    """

    touched = Signal(object)  # Touched, after an act or a step of a sync
    failed = Signal(object)  # Fault, when an act failed and its caller left that to us
    desk_changed = Signal()  # another event, role or name is known now
    typed_for_changed = Signal()  # `typed_for` is another one

    def __init__(self, lanes: Lanes, desk: OpenedDesk) -> None:
        super().__init__()
        self._lanes = lanes
        self._desk = desk
        self.lists = desk.lists
        self.now_ms = desk.store.clock
        """The laptop's clock, right or wrong: what goes by in between is measured with it."""
        self.right_ms = desk.store.right_ms
        """The time as far as it is known: for whatever a person reads."""
        self._random = desk.store.random
        self.rounds = Rounds(self.run, self.tell_fault)
        self.touched.connect(self.rounds.follow)
        self.not_kept: Fault | None = None
        """The fault of the store that came last, whoever was told of it; set to None to watch."""

    @property
    def user_name(self) -> str:
        """Who is at the keyboard."""
        return self._desk.user_name

    @property
    def role(self) -> str:
        """The role of who is at the keyboard; empty until a new laptop's first sync."""
        return self._desk.author.role

    @property
    def user(self) -> bytes:
        """The user row of who is at the keyboard."""
        return self._desk.author.user

    @property
    def typed_for(self) -> bytes:
        """The user whom who is at the keyboard types for now; empty for nobody."""
        return self._desk.author.typed_for

    def type_for(self, user: bytes) -> None:
        """Have everything kept from now on say that it is typed for this user; empty: for nobody.

        It ends with the session: whoever opens the laptop next types for themselves.
        """
        if user != self.typed_for:
            author = replace(self._desk.author, typed_for=user)
            self._desk = replace(self._desk, author=author)
            self.typed_for_changed.emit()

    @property
    def own_event(self) -> bytes | None:
        """The event people sign up for at this laptop."""
        return self._desk.event

    @property
    def saved_ms(self) -> int:
        """When something typed was last kept; 0 while nobody knows."""
        return self._desk.store.saved_ms

    @property
    def today(self) -> Callable[[], date]:
        """Which day it is where the event is."""
        return self._desk.today

    def new_id(self) -> bytes:
        """Give a new id, for a draft."""
        return self._random(ID_BYTES)

    def run(
        self,
        act: Callable[..., Result],
        *args: object,
        then: Callable[[Result], None] | None = None,
        otherwise: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run `act(desk, *args)` on the store lane; everybody is told what it touched."""

        def arrived(result: Result) -> None:
            if then is not None:
                then(result)
            self.tell(result)

        def went_wrong(error: Exception) -> None:
            if isinstance(error, StoreError):
                self.not_kept = fault_of(error)
            if otherwise is not None:
                otherwise(error)
            else:
                self.tell_fault(error)

        self._lanes.on_store(lambda: act(self._desk, *args), arrived, went_wrong)

    def beside(
        self,
        act: Callable[..., Result],
        *args: object,
        then: Callable[[Result], None],
        otherwise: Callable[[Exception], None],
    ) -> None:
        """Run `act(*args)` on the store lane: what works with files or keyring beside the store."""
        self._lanes.on_store(lambda: act(*args), then, otherwise)

    def press(
        self,
        act: Callable[..., Result],
        *args: object,
        then: Callable[[Result], None],
        otherwise: Callable[[Exception], None],
    ) -> None:
        """Run `act(*args)` on the press lane: typesetting and printing, never the store."""
        self._lanes.on_press(lambda: act(*args), then, otherwise)

    def tell_fault(self, error: Exception) -> None:
        """Tell the window that something went wrong."""
        self.failed.emit(fault_of(error))

    def tell(self, result: object) -> None:
        """Tell every screen what an act or a step of a sync touched."""
        touched = result if isinstance(result, Touched) else getattr(result, "touched", None)
        if isinstance(touched, Touched) and (touched.kinds or touched.rows):
            if touched.kinds & _DESK_KINDS:
                self.run(_look_again, then=self._on_looked_again)
            self.touched.emit(touched)

    def _on_looked_again(self, desk: OpenedDesk) -> None:
        desk = replace(desk, author=replace(desk.author, typed_for=self.typed_for))
        known = (desk.event, desk.author, desk.user_name)
        if known != (self._desk.event, self._desk.author, self._desk.user_name):
            self._desk = desk
            self.desk_changed.emit()


def _look_again(desk: OpenedDesk) -> OpenedDesk:
    return desk if desk.look_again is None else desk.look_again(desk)
