"""Who holds how many seats of an event: looked at, split, given back, taken back by force."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from fieldapp.actions.acting import Act, Author, acting, may_see, row_here
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.seating import seats_offered
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.domain.rights import right
from fieldapp.domain.tokens import (
    NO_TOKENS,
    Grant,
    Tokens,
    as_runs,
    spread,
    to_give_back,
)
from fieldapp.domain.touched import Touched
from fieldapp.domain.values import Value
from fieldapp.store.laptops import reported
from fieldapp.store.rows import Row, read_rows
from fieldapp.store.seat_tokens import (
    asked_back,
    grants_here,
    spent_here,
    wish_for_seats,
    wished,
)
from fieldapp.store.seats import seats_taken
from fieldapp.store.store import Store

_SHARES: Final = "slot.shares"
_SEATS_WAIT: Final = "seats_wait"
FIRST_TIMES: Final = 3
"""Of how many times a laptop that has no seat left asks for one of the reserve."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What one laptop has of a time or an event: seats it holds, and those nobody has yet."""

    held: int = 0
    unspent: int = 0

    def __add__(self, other: "Holding") -> "Holding":
        return Holding(held=self.held + other.held, unspent=self.unspent + other.unspent)


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
        """Whether a coordinator split them."""
        return any(each.decided is not None for each in self.slots)

    def holding(self, letter: str) -> Holding:
        """Give what one laptop has of the whole event."""
        found = Holding()
        for each in self.slots:
            found += each.holdings.get(letter, Holding())
        return found

    def share(self, letter: str) -> int:
        """Give how many seats of the event a coordinator decided for a laptop."""
        return sum((each.decided or {}).get(letter, 0) for each in self.slots)


def look_at_seats(store: Store, author: Author, event: bytes) -> SeatSplit:
    """Give who holds which seats of an event, as far as this laptop knows. Raises: StoreError."""
    slots = _slots(store, event)
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
        more = Holding(held=len(each.out), unspent=len(each.out - spent))
        holdings[letter] = holdings.get(letter, Holding()) + more
        out |= each.out
    return SlotSplit(
        slot=slot.id,
        starts=slot.text("starts"),
        capacity=capacity,
        booked=booked,
        holdings={letter: each for letter, each in holdings.items() if each.held},
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


def _slots(store: Store, event: bytes) -> list[Row]:
    rows = read_rows(store.connection, BY_NAME["slot"], "event = ?", (event,))
    return sorted(rows, key=lambda row: (row.text("starts"), row.id))


def _devices(store: Store) -> list[Row]:
    return read_rows(store.connection, BY_NAME["device"])


def _letters(store: Store) -> dict[bytes, str]:
    return {row.id: row.text("letter") for row in _devices(store)}


# --- splitting ------------------------------------------------------------------------------------


def split_event(
    store: Store, author: Author, event: bytes, seats: Mapping[str, int] | None
) -> Touched:
    """Decide how many seats of an event each laptop is to have, over all its times alike.

    `seats` is by letter, what is left is the reserve; None leaves it to the program again. The
    server hands them out when the laptops sync.
    Raises: RefusedError slot.shares shares_above_capacity, not_allowed.
    """
    slots = _slots(store, event)
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
) -> Touched:
    """Decide it for single times. Raises: as `split_event`."""
    rows = {each.id: each for each in _slots(store, event)}
    for slot, shares in wanted.items():
        if shares is not None and sum(shares.values()) > _capacity(rows[slot]):
            raise _above(_capacity(rows[slot]))
    with acting(store, author, None) as act:
        for slot, shares in wanted.items():
            act.edit(rows[slot], {"shares": _as_kept(shares)})
    return act.touched


def _as_kept(shares: Mapping[str, int] | None) -> Value:
    if shares is None:
        return None
    return [[letter, seats] for letter, seats in sorted(shares.items())]


def _above(capacity: int) -> RefusedError:
    problem = Problem(field=_SHARES, code="shares_above_capacity", args=(("limit", str(capacity)),))
    return RefusedError((problem,))


# --- back ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class GaveBack:
    """What went back: so many seats of this laptop."""

    seats: int = 0
    touched: Touched = field(default_factory=Touched, repr=False)


def give_back_asked(store: Store, author: Author) -> GaveBack:
    """Give back what the server asked for: seats beyond this laptop's share that nobody has.

    Nothing happens where there are none, or who is at the keyboard may not. Raises: StoreError.
    """
    wanted = dict(asked_back(store))
    if not wanted or not right(author.role, BY_NAME["seat_return"]).make:
        return GaveBack()
    return _give_back(store, author, wanted)


def settle_seats(desk: OpenedDesk) -> Touched:
    """Give back what the server asked for, and ask it for some where this laptop has none left.

    For after a sync; what is asked goes with the next one. Raises: StoreError.
    """
    touched = give_back_asked(desk.store, desk.author).touched
    if desk.event is not None:
        ask_when_out(desk.store, desk.event)
    return touched


def ask_when_out(store: Store, event: bytes) -> None:
    """Ask for a seat of the reserve at the first times, once every own seat is given.

    Only then: what one laptop holds of the reserve nobody else can give. Raises: StoreError.
    """
    offered = seats_offered(store, event)
    if offered is not None and offered.held and not offered.free:
        asked = dict(wished(store))
        for seat in offered.seats[:FIRST_TIMES]:
            if seat.slot not in asked:
                wish_for_seats(store, seat.slot, 1)


def give_back_unused(store: Store, author: Author, event: bytes) -> GaveBack:
    """Give back every seat of an event that this laptop did not give. Raises: RefusedError."""
    slots = _slots(store, event)
    return _give_back(store, author, {each.id: _capacity(each) for each in slots})


def _give_back(store: Store, author: Author, wanted: Mapping[bytes, int]) -> GaveBack:
    ids, replica = list(wanted), store.read_tail().replica
    count = 0
    with acting(store, author, None) as act:
        grants, spent = grants_here(store, ids), spent_here(store, ids)
        for slot, most in wanted.items():
            own = [each for each in grants if each.slot == slot]
            back = to_give_back(own, replica, spent.get(slot, NO_TOKENS), most)
            count += _return(act, back, forced=None)
    return GaveBack(seats=count, touched=act.touched)


def _return(act: Act, back: Mapping[bytes, Iterable[int]], *, forced: bool | None) -> int:
    count = 0
    for allotment, tokens in back.items():
        values: dict[str, Value] = {"allotment": allotment, "tokens": as_runs(tokens)}
        act.create("seat_return", {**values, "forced": forced})
        count += len(set(tokens))
    return count


def take_back(store: Store, author: Author, event: bytes, letter: str) -> GaveBack:
    """Take back by force what a laptop holds of an event and nobody is known to have.

    It may have given them already without anybody here knowing: so many people, `Holding.unspent`,
    may be booked twice. The server finds each such pair and asks for a decision.
    Raises: RefusedError not_allowed, not_here.
    """
    row_here(store, "event", event)
    ids = [each.id for each in _slots(store, event)]
    devices = {row for row, each in _letters(store).items() if each == letter}
    with acting(store, author, None) as act:
        spent = spent_here(store, ids)
        back = {
            each.id: each.out - spent.get(each.slot, NO_TOKENS)
            for each in grants_here(store, ids)
            if each.device in devices
        }
        count = _return(act, {row: each for row, each in back.items() if each}, forced=True)
    return GaveBack(seats=count, touched=act.touched)
