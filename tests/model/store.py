"""All that a laptop keeps in its file, and how it is seen: server rows, own changes on top."""

from typing import NamedTuple

from fieldapp.domain.change import Change, Creation
from fieldapp.domain.merge import RowState
from tests.model.messages import FIRST_LINK, FIRST_MARK, Link, Verdict, next_link
from tests.model.rows import Body, new_state, row_id, rows_touched, state_of
from tests.model.words import Scope


class Logged(NamedTuple):
    """One own change in the log, under the laptop's present replica."""

    n: int
    change: Change
    link: Link
    rows: tuple[bytes, ...]


class Place:
    """One scope of this laptop: what it has of it and how far."""

    __slots__ = ("cursor", "entries", "generation", "not_come")

    def __init__(self, generation: int) -> None:
        self.generation = generation
        self.cursor = 0
        self.entries: dict[bytes, int] = {}  # row → entry position
        self.not_come: set[bytes] | None = None  # rows to sweep when the scope is done

    def copy(self) -> "Place":
        new = Place(self.generation)
        new.cursor, new.entries = self.cursor, self.entries.copy()
        new.not_come = None if self.not_come is None else self.not_come.copy()
        return new


class Store:
    """The laptop's file. What is not in here is lost by a crash."""

    def __init__(self, replica: bytes) -> None:
        self.replica = replica
        self.log: list[Logged] = []
        self.aside: list[Logged] = []  # left under an old name, which only a seeded bug does
        self.made = 0
        self.anew = 0  # through which n the log was numbered again under this replica id
        self.freed = 0
        self.freed_link: Link = FIRST_LINK
        self.known = 0
        self.verdicts: dict[bytes, Verdict] = {}
        self.stamp = 0
        self.floor_ms = 0
        self.epoch: int | None = None
        self.position = 0
        self.mark = FIRST_MARK
        self.places: dict[Scope, Place] = {}
        self.mirror: dict[bytes, tuple[Body, int]] = {}  # row → body, as of position
        self.doubtful: set[bytes] = set()  # there at a reset and not come again since
        self.lingering: set[bytes] = set()  # of a lost scope, until own changes are received
        self.offers: dict[bytes, Body] = {}

    def copy(self) -> "Store":
        new = Store(self.replica)
        for name, value in vars(self).items():
            held = isinstance(value, (dict, list, set))
            setattr(new, name, value.copy() if held else value)
        new.places = {scope: place.copy() for scope, place in self.places.items()}
        return new

    # --- own changes --------------------------------------------------------------------------

    def append(self, change: Change) -> None:
        """Log one own change under the next number."""
        self.made += 1
        last = self.log[-1].link if self.log else self.freed_link
        link = next_link(last, self.replica, self.made, change)
        self.log.append(Logged(self.made, change, link, rows_touched(change)))
        self.stamp = change.stamp

    @property
    def kept(self) -> int:
        """The lowest n whose body is still here."""
        return self.freed + 1

    def link_at(self, n: int) -> Link | None:
        """Give the link of an own change, None when it is no longer or not yet here."""
        if n == self.freed:
            return self.freed_link
        return self.log[n - self.freed - 1].link if self.freed < n <= self.made else None

    def number_anew(self, replica: bytes, bug: str) -> None:
        """Take a new replica id: every change still in the log is numbered again from 1."""
        log, self.log = self.log, []
        self.replica, self.made, self.freed, self.freed_link = replica, 0, 0, FIRST_LINK
        self.known = 0
        for each in log:
            if bug == "verdict_ends_resending" and each.change.id in self.verdicts:
                self.aside.append(each)
                continue
            self.append(each.change)
        self.anew = self.made

    def through(self) -> int:
        """Give the position through which all granted scopes have come."""
        return min((place.cursor for place in self.places.values()), default=self.position)

    def contains(self, logged: Logged, row: bytes, bug: str) -> bool:
        """Whether the server's row, as it is here, already contains an own change."""
        at = self.verdicts.get(logged.change.id)
        if bug == "overlay_dropped_at_verdict":
            return at is not None
        if not isinstance(at, int):
            return False
        if row in self.mirror:
            return at <= self.mirror[row][1]
        return at <= self.through() and bug != "never_rows_contained"

    def overlay(self, bug: str = "") -> dict[bytes, list[Logged]]:
        """Give, for each row, the own changes to be applied on top, in their order."""
        found: dict[bytes, list[Logged]] = {}
        for each in self.log:
            for row in each.rows:
                if not self.contains(each, row, bug):
                    found.setdefault(row, []).append(each)
        return found

    # --- what is shown ------------------------------------------------------------------------

    def view(self, row: bytes, on_top: list[Logged]) -> RowState | None:
        """Give a row as it is shown, None when its creation is not here."""
        state = state_of(self.mirror[row][0]) if row in self.mirror else None
        for each in on_top:
            for index, op in enumerate(each.change.ops):
                if isinstance(op, Creation):
                    if state is None and row_id(each.change.id, index) == row:
                        state = new_state(each.change, op, each.change.stamp)
                elif op.row == row and state is not None:
                    state.edit(each.change.id, each.change.stamp, op)
        return state
