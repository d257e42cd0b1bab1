"""Who holds how many seats of an event: looked at, and split by a coordinator."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from fieldapp.actions.acting import Author, acting, may_see
from fieldapp.actions.events import slots_of
from fieldapp.actions.seat_returns import for_good_rows
from fieldapp.actions.undoing import Noted, Noting
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.domain.tokens import NO_TOKENS, Grant, Tokens, spread
from fieldapp.domain.values import Value
from fieldapp.store.laptops import reported
from fieldapp.store.rows import Row, read_rows
from fieldapp.store.seat_tokens import grants_here, spent_here
from fieldapp.store.seats import seats_taken
from fieldapp.store.store import Store

_SHARES: Final = "slot.shares"
_SEATS_WAIT: Final = "seats_wait"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What one laptop has of a time or an event: seats it holds, and those nobody has yet.

    `waived` it gave back for good: it gets no others for them.
    """

    held: int = 0
    unspent: int = 0
    waived: int = 0

    @property
    def given(self) -> int:
        """Seats it holds that somebody is known to have."""
        return self.held - self.unspent

    def __add__(self, other: "Holding") -> "Holding":
        return Holding(
            held=self.held + other.held,
            unspent=self.unspent + other.unspent,
            waived=self.waived + other.waived,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotSplit:
    """One time: its seats, people who have one, holdings by letter of laptop, and what is decided.

    `reserve` is what no laptop holds and nobody has; `decided` is None where the program splits.
    """

    slot: bytes
    starts: str
    capacity: int
    booked: int
    holdings: Mapping[str, Holding]
    reserve: int
    decided: Mapping[str, int] | None = None

    def holding(self, letter: str) -> Holding:
        """Give what one laptop has of this time."""
        return self.holdings.get(letter, Holding())

    def share(self, letter: str) -> int:
        """Give how many seats a laptop is to have: see `SeatSplit.share`."""
        holding = self.holding(letter)
        if self.decided is None:
            return holding.held
        return max(0, self.decided.get(letter, 0) - holding.waived)

    def too_many(self, letter: str) -> int:
        """Give how many of its unspent seats a laptop hands back at its next sync."""
        holding = self.holding(letter)
        return max(0, min(holding.held - self.share(letter), holding.unspent))


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatSplit:
    """Who holds what of an event: its times in order, and the letters of laptops that may.

    `waits_for` are laptops that seats wait for: the server was put back to a backup, and hands out
    none before each has synced.
    """

    event: bytes = b""
    slots: tuple[SlotSplit, ...] = ()
    letters: tuple[str, ...] = ()
    waits_for: tuple[str, ...] = ()

    @property
    def reserve(self) -> int:
        """Seats that no laptop holds."""
        return sum(each.reserve for each in self.slots)

    @property
    def capacity(self) -> int:
        """Seats of all times."""
        return sum(each.capacity for each in self.slots)

    @property
    def decided(self) -> bool:
        """Whether a coordinator split any of them."""
        return any(each.decided is not None for each in self.slots)

    @property
    def decided_in_part(self) -> bool:
        """Whether a coordinator split some, and left others to the program."""
        return self.decided and any(each.decided is None for each in self.slots)

    def only(self, slot: bytes | None) -> "SeatSplit":
        """Give the same of one time alone; of all where that is none of them."""
        found = tuple(each for each in self.slots if each.slot == slot)
        return replace(self, slots=found) if found else self

    def holding(self, letter: str) -> Holding:
        """Give what one laptop has of the whole event."""
        found = Holding()
        for each in self.slots:
            found += each.holding(letter)
        return found

    def share(self, letter: str) -> int:
        """Give how many seats a laptop is to have: as decided, else those it holds.

        What it gave back for good is no part of it any more.
        """
        return sum(each.share(letter) for each in self.slots)

    def too_many(self, letter: str) -> int:
        """Give how many of its unspent seats a laptop hands back at its next sync."""
        return sum(each.too_many(letter) for each in self.slots)

    def to_come(self, letter: str) -> int:
        """Give how many more seats were decided for a laptop than it has yet."""
        return sum(max(0, each.share(letter) - each.holding(letter).held) for each in self.slots)


def look_at_seats(store: Store, author: Author, event: bytes) -> SeatSplit:
    """Give who holds which seats of an event, as far as this laptop knows. Raises: StoreError."""
    slots = slots_of(store, event)
    ids = [each.id for each in slots]
    if not ids or not may_see(author, "allotment"):
        return SeatSplit(event=event)
    letters = _letters(store)
    grants, spent, taken = grants_here(store, ids), spent_here(store, ids), seats_taken(store, ids)
    gone = {row.id for row in _devices(store) if row.text("state") in {"REVOKED", "RETIRED"}}
    holds = {letters.get(each.device, "?") for each in grants if each.out}
    return SeatSplit(
        event=event,
        slots=tuple(
            _split(
                slot,
                [each for each in grants if each.slot == slot.id],
                (spent.get(slot.id, NO_TOKENS), taken.get(slot.id, 0)),
                letters,
            )
            for slot in slots
        ),
        letters=tuple(
            sorted(holds | {letter for row, letter in letters.items() if row not in gone})
        ),
        waits_for=tuple(
            sorted(
                letters.get(each.device, "?")
                for each in reported(store)
                if each.counts.get(_SEATS_WAIT)
            )
        ),
    )


def _split(
    slot: Row, grants: Sequence[Grant], known: tuple[Tokens, int], letters: Mapping[bytes, str]
) -> SlotSplit:
    (spent, booked), capacity = known, _capacity(slot)
    holdings: dict[str, Holding] = {}
    out: set[int] = set()
    for each in grants:
        letter = letters.get(each.device, "?")
        more = Holding(
            held=len(each.out),
            unspent=len(each.out - spent),
            waived=0 if each.reserve else len(each.for_good),
        )
        holdings[letter] = holdings.get(letter, Holding()) + more
        out |= each.out
    return SlotSplit(
        slot=slot.id,
        starts=slot.text("starts"),
        capacity=capacity,
        booked=booked,
        holdings={letter: each for letter, each in holdings.items() if each.held or each.waived},
        reserve=max(0, capacity - len(out | spent)),
        decided=_decided(slot),
    )


def _capacity(slot: Row) -> int:
    capacity = slot.values.get("capacity")
    return capacity if isinstance(capacity, int) else 0


def _decided(slot: Row) -> Mapping[str, int] | None:
    shares = slot.values.get("shares")
    if not isinstance(shares, list) or not shares:
        return None
    pairs = [each for each in shares if isinstance(each, list) and len(each) == 2]
    return {
        letter: seats
        for letter, seats in pairs
        if isinstance(letter, str) and isinstance(seats, int)
    }


def _devices(store: Store) -> list[Row]:
    return read_rows(store.connection, BY_NAME["device"])


def _letters(store: Store) -> dict[bytes, str]:
    return {row.id: row.text("letter") for row in _devices(store)}


# --- splitting ------------------------------------------------------------------------------------


def split_event(
    store: Store, author: Author, event: bytes, seats: Mapping[str, int] | None
) -> Noted:
    """Decide how many seats of an event each laptop is to have, over all its times alike.

    `seats` is by letter, what is left is the reserve; None leaves it to the program again. The
    server hands them out when the laptops sync. What a laptop gave back for good before counts no
    more: the newest word holds.
    Raises: RefusedError slot.shares shares_above_capacity, not_allowed.
    """
    slots = slots_of(store, event)
    if seats is None:
        return split_slots(store, author, event, {each.id: None for each in slots})
    capacities = [_capacity(each) for each in slots]
    if sum(seats.values()) > sum(capacities):
        raise _above(sum(capacities))
    wanted: dict[bytes, dict[str, int]] = {each.id: {} for each in slots}
    left = list(capacities)
    for letter in sorted(seats):
        # Each takes its part of what the ones before it left, so that no time gets too many.
        for at, count in enumerate(spread(seats[letter], left)):
            wanted[slots[at].id][letter] = count
            left[at] -= count
    return split_slots(store, author, event, wanted)


def split_slots(
    store: Store,
    author: Author,
    event: bytes,
    wanted: Mapping[bytes, Mapping[str, int] | None],
) -> Noted:
    """Decide it for single times. Raises: as `split_event`."""
    rows = {each.id: each for each in slots_of(store, event)}
    for slot, shares in wanted.items():
        if shares is not None and sum(shares.values()) > _capacity(rows[slot]):
            raise _above(_capacity(rows[slot]))
    with acting(store, author, None) as act:
        noting = Noting(act=act, event=None)
        for slot, shares in wanted.items():
            noting.edit(rows[slot], {"shares": _as_kept(shares)})
        for row in for_good_rows(store, grants_here(store, list(wanted))):
            noting.edit(row, {"for_good": False})
    return noting.done()


def _as_kept(shares: Mapping[str, int] | None) -> Value:
    if shares is None:
        return None
    return [[letter, seats] for letter, seats in sorted(shares.items())]


def _above(capacity: int) -> RefusedError:
    problem = Problem(field=_SHARES, code="shares_above_capacity", args=(("limit", str(capacity)),))
    return RefusedError((problem,))
