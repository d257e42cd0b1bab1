"""What the review does: looks, finds pairs while nobody waits, settles, takes back. No widget."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from fieldapp.actions import conflicts, duplicates
from fieldapp.actions.conflicts import Conflict, Ruling, StandingValue
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.duplicates import Likely
from fieldapp.actions.giving_rides import step_ride
from fieldapp.actions.put_aside import PutAside
from fieldapp.actions.reviewing import (
    FoundRide,
    PairRuled,
    ReviewSeen,
    Settled,
    close_aside,
    facts_part,
    join_pair,
    keep_pair_apart,
    look_for_review,
    pairs_seen,
    reopen_aside,
    take_back,
    without,
)
from fieldapp.actions.two_ends import TwoEnds, let_end_stand, undo_end
from fieldapp.actions.undoing import Noted, take_back_noted
from fieldapp.domain.matching import PairScore, PersonFacts
from fieldapp.domain.touched import Touched
from fieldapp.domain.values import Value
from ui.review.state import ALL, Item, ReviewState, derive, key_of
from ui.session import Session, fault_of
from ui.watch import Watch

CALM_MS: Final = 3_000
"""After people changed: how long nothing more may come before pairs are looked for again."""
_PEOPLE: Final = frozenset({"person", "contact", "address", "sign_up_status", "same_person"})

Undo = Callable[[OpenedDesk], Touched]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was done last: a code, for the status line; `fault` is a fault's."""

    code: str
    fault: str = ""


class ReviewPresenter(QObject):
    """Holds what waits. The view sends wishes, listens to `changed` and shows `state`."""

    changed = Signal()  # `state` or `said` is another one

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.seen: ReviewSeen | None = None
        self._pairs: tuple[Likely, ...] = ()
        self._facts: list[PersonFacts] = []
        self._searching = self._stopped = False
        self._searched = False
        self._filter, self._at = ALL, 0
        self._key: bytes | None = None
        self._undo: Undo | None = None
        self.said: Said | None = None
        self.state = ReviewState()
        self.watch = Watch(session, look_for_review, self._on_seen)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.find_pairs)
        session.touched.connect(self._on_session_touched)

    @property
    def can_undo(self) -> bool:
        """Whether the last ruling can be taken back here."""
        return self._undo is not None

    def stop(self) -> None:
        """Ask for nothing more."""
        self._stopped = True
        self._timer.stop()
        self.watch.stop()
        self._session.touched.disconnect(self._on_session_touched)

    # --- looking ----------------------------------------------------------------------------------

    def show(self, wanted: str) -> None:
        """Show the items of a filter."""
        self._filter, self._key, self._at = wanted, None, 0
        self._show()

    def go_to(self, item: Item | None) -> None:
        """Bring an item in sight."""
        if item is not None and (self.state.current is None or item != self.state.current):
            self._key, self._at = key_of(item), self.state.items.index(item)
            self._show()

    def find_pairs(self) -> None:
        """Look for pairs: read slice by slice, so that others may work, and compare elsewhere."""
        self._timer.stop()
        if self._searching or self._stopped:
            return
        self._searching, self._facts = True, []
        self._show()
        self._read_on(b"")

    def _read_on(self, after: bytes) -> None:
        self._session.run(facts_part, after, then=self._on_part, otherwise=self._on_search_failed)

    def _on_part(self, part: tuple[tuple[PersonFacts, ...], bytes]) -> None:
        facts, after = part
        self._facts += facts
        if self._stopped:
            return
        if after:
            self._read_on(after)
        elif self.seen is not None:
            self._session.press(
                duplicates.undecided,
                self._facts,
                self.seen.decided,
                then=self._on_compared,
                otherwise=self._on_search_failed,
            )
        else:
            self._searching = False

    def _on_compared(self, found: tuple[PairScore, ...]) -> None:
        self._facts = []
        if not self._stopped:
            self._session.run(
                pairs_seen, found, then=self._on_pairs, otherwise=self._on_search_failed
            )

    def _on_pairs(self, pairs: tuple[Likely, ...]) -> None:
        self._searching, self._searched = False, True
        self._pairs = pairs
        self._show()

    def _on_search_failed(self, error: Exception) -> None:
        self._searching = False
        self._session.tell_fault(error)

    def _on_session_touched(self, touched: Touched) -> None:
        if touched.kinds & _PEOPLE:
            self._timer.start(CALM_MS)

    def _on_seen(self, seen: ReviewSeen) -> None:
        first = self.seen is None
        self.seen = seen
        self._show()
        if first:
            self.find_pairs()

    # --- settling ---------------------------------------------------------------------------------

    def choose(self, conflict: Conflict, value: StandingValue | Value) -> None:
        """Let one value stand, or another one that was typed."""

        def ruled(ruling: Ruling) -> None:
            self._done("chosen", lambda desk: conflicts.undo(desk.store, desk.author, ruling))

        self._run(lambda desk: conflicts.resolve(desk.store, desk.author, conflict, value), ruled)

    def let_end_stand(self, doubt: TwoEnds, end: str) -> None:
        """Let one of two outcomes stand."""
        self._run(
            lambda desk: let_end_stand(desk, doubt, end),
            lambda chosen: self._done("chosen", lambda desk: undo_end(desk, chosen)),
        )

    def keep(self, conflict: Conflict) -> None:
        """Let a row stay that somebody took out."""
        self._run(
            lambda desk: conflicts.keep(desk.store, desk.author, conflict),
            lambda _touched: self._done("kept", None),
        )

    def take_out(self, conflict: Conflict) -> None:
        """Let a row go, with its later changes seen."""
        self._run(
            lambda desk: conflicts.take_out_again(desk.store, desk.author, conflict),
            lambda _touched: self._done(
                "taken_out", lambda desk: conflicts.keep(desk.store, desk.author, conflict)
            ),
        )

    def join(self, pair: Likely) -> None:
        """Say that two records are one person."""
        self._run(lambda desk: join_pair(desk, pair), lambda ruled: self._on_ruled("joined", ruled))

    def keep_apart(self, pair: Likely) -> None:
        """Say that two records are two people."""
        self._run(
            lambda desk: keep_pair_apart(desk, pair), lambda ruled: self._on_ruled("apart", ruled)
        )

    def _on_ruled(self, code: str, ruled: PairRuled) -> None:
        self._done(code, lambda desk: take_back(desk, ruled.link, ruled.row))

    def close(self, aside: PutAside) -> None:
        """Say that nothing has to be done about work put aside."""
        self._run(
            lambda desk: close_aside(desk, aside.row),
            lambda _touched: self._done("closed", lambda desk: reopen_aside(desk, aside.row)),
        )

    def nobody_drives(self, ride: FoundRide) -> None:
        """Say that no driver was found for somebody."""

        def noted(done: Noted) -> None:
            self._done("nobody", lambda desk: take_back_noted(desk.store, desk.author, done))

        self._run(lambda desk: step_ride(desk, ride.line.ride, "NODRIVER"), noted)

    def take_back(self, settled: Settled) -> None:
        """Part two joined records again, or let two kept apart be a pair again."""
        code = "parted" if settled.link is not None else "again"
        self._run(
            lambda desk: take_back(desk, settled.link, settled.ruling),
            lambda _touched: self._done(code, None),
        )

    def undo(self) -> None:
        """Take the last ruling back."""
        undo, self._undo = self._undo, None
        if undo is not None:
            self._run(undo, lambda _touched: self._done("undone", None))

    def _run(self, act: Callable[[OpenedDesk], Any], then: Callable[[Any], None]) -> None:
        self._session.run(act, then=then, otherwise=self._on_refused)

    def _done(self, code: str, undo: Undo | None) -> None:
        self._undo = undo
        self.said = Said(code=code)
        self._show()

    def _on_refused(self, error: Exception) -> None:
        self.said = Said(code="fault", fault=fault_of(error).code)
        self._show()
        self.watch.look()

    def _show(self) -> None:
        pairs = self._pairs if self.seen is None else without(self._pairs, self.seen.decided)
        wanted = (self._filter, self._key, self._at)
        searching = self._searching or not self._searched
        self.state = derive(self.seen, pairs, wanted, searching=searching)
        current = self.state.current
        if current is not None:
            self._key, self._at = key_of(current), self.state.items.index(current)
        self.changed.emit()
