"""Seats that no two laptops can both give: each seat of a time is a number that one laptop holds.

A time of capacity C has the numbers 0 … C - 1. The server hands some of them to a laptop's replica
(`allotment` rows), the laptop spends one for each person, and hands back what it does not need
(`seat_return` rows). Whoever holds no number gives no seat, so laptops that cannot hear of each
other never give more seats than there are. Everything here is a pure function of such rows, and
the same on both ends.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from fieldapp.domain.values import Value

Tokens = frozenset[int]
"""Numbers of seats of one time."""

NO_TOKENS: Final[Tokens] = frozenset()
GIVEN_BACK: Final = ("RESCHED", "CANCPER", "CANCORG", "DECLINED", "ERROR")
"""States of an appointment after which its seat is free again (domain 4.3)."""
MOST_SEATS: Final = 10_000
"""Seats of one time, as its kind allows; higher numbers stand for none."""
RESERVE_PERCENT: Final = 20
"""How much of an event stays with the server where nobody decided, for who calls in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """Numbers of one time that the server handed to one replica of a laptop: an allotment row.

    `back` are those of them that came back, by the laptop's word or by force; of these nobody at
    the laptop needs `for_good` any more, so that it gets no others for them. `reserve` says that
    the laptop got them beyond its share. What an older replica of a laptop holds is void: the file
    it was held in was put back or copied.
    """

    id: bytes
    slot: bytes
    device: bytes
    replica: bytes
    tokens: Tokens
    back: Tokens = NO_TOKENS
    for_good: Tokens = NO_TOKENS
    reserve: bool = False

    @property
    def out(self) -> Tokens:
        """The numbers that are with the laptop still, spent or not."""
        return self.tokens - self.back


def tokens_of(value: Value) -> Tokens:
    """Read numbers as a row keeps them: `[[first, count], …]`; what is none is passed over."""
    found: set[int] = set()
    for run in value if isinstance(value, list) else ():
        if isinstance(run, list) and len(run) == 2:
            first, count = run
            if isinstance(first, int) and isinstance(count, int):
                found.update(range(max(0, first), min(first + count, MOST_SEATS)))
    return frozenset(found)


def as_runs(tokens: Iterable[int]) -> list[Value]:
    """Give numbers as a row keeps them."""
    runs: list[list[int]] = []
    for token in sorted(tokens):
        if runs and sum(runs[-1]) == token:
            runs[-1][1] += 1
        else:
            runs.append([token, 1])
    return [list[Value](run) for run in runs]


# --- the laptop -----------------------------------------------------------------------------------


def held_by(grants: Iterable[Grant], replica: bytes, capacity: int) -> Tokens:
    """Give the numbers of one time that a replica may spend or has spent.

    Numbers at or above a capacity that was lowered meanwhile stand for no seat any more.
    """
    found = {token for each in grants if each.replica == replica for token in each.out}
    return frozenset(token for token in found if token < capacity)


def to_give_back(
    grants: Iterable[Grant], replica: bytes, spent: Tokens, wanted: int
) -> Mapping[bytes, Tokens]:
    """Give by grant which unspent numbers of a time a laptop hands back, when so many are wanted.

    The highest first: those above a lowered capacity are of no use to anybody.
    """
    own = [each for each in grants if each.replica == replica]
    free = sorted({(token, each.id) for each in own for token in each.out - spent}, reverse=True)
    found: dict[bytes, set[int]] = {}
    for token, grant in free[:wanted]:
        found.setdefault(grant, set()).add(token)
    return {grant: frozenset(tokens) for grant, tokens in found.items()}


# --- who gets how many ----------------------------------------------------------------------------

Shares = Mapping[bytes, int]
"""Seats of one time by laptop; what nobody has stays with the server as the reserve."""


def automatic_shares(
    capacities: Sequence[int], laptops: Sequence[bytes], *, reserve_percent: int = RESERVE_PERCENT
) -> list[Shares]:
    """Split the seats of an event's times equally over its laptops, as nobody decided.

    Rounding is carried from one time to the next, so that over the whole event the reserve is
    right and no laptop has more than one seat more than another. Without laptops all is reserve:
    a coordinator's books out of it.
    """
    if not laptops:
        return [{} for _ in capacities]
    found: list[Shares] = []
    seats = kept = turn = 0
    for capacity in capacities:
        seats += capacity
        reserve = min(capacity, (seats * reserve_percent + 50) // 100 - kept)
        kept += reserve
        each, over = divmod(capacity - reserve, len(laptops))
        more = {laptops[(turn + extra) % len(laptops)] for extra in range(over)}
        turn += over
        found.append({laptop: each + (laptop in more) for laptop in laptops})
    return found


def spread(total: int, capacities: Sequence[int]) -> list[int]:
    """Spread one laptop's seats of an event over its times, in proportion to their seats."""
    whole = sum(capacities)
    total = min(total, whole)
    found, seats, given = [], 0, 0
    for capacity in capacities:
        seats += capacity
        upto = (total * seats + whole // 2) // whole if whole else 0
        found.append(min(capacity, upto - given))
        given += found[-1]
    return found


# --- the server -----------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class SlotTokens:
    """One time as the server knows it: its seats, what is out, and what people hold.

    `taken` are numbers that somebody's standing appointment names; `nameless` counts people whose
    appointment names none: an older program booked it. `current` is the replica each laptop of
    the event speaks for now.
    """

    capacity: int
    grants: Sequence[Grant] = ()
    taken: Tokens = NO_TOKENS
    nameless: int = 0
    shares: Shares = field(default_factory=dict)
    current: Mapping[bytes, bytes] = field(default_factory=dict)

    @cached_property
    def out(self) -> Tokens:
        """Numbers that are with some replica, living or void."""
        return frozenset(token for each in self.grants for token in each.out)

    @cached_property
    def _of_laptop(self) -> Mapping[bytes, Sequence[Grant]]:
        found: dict[bytes, list[Grant]] = {}
        for each in self.grants:
            found.setdefault(each.device, []).append(each)
        return found

    def pool(self) -> list[int]:
        """Give the numbers that nobody has, lowest first; no more than seats are left."""
        gone = self.out | self.taken
        left = self.capacity - len(gone) - self.nameless
        free = [token for token in range(self.capacity) if token not in gone]
        return free[: max(0, left)]

    def held(self, device: bytes, *, reserve: bool = True) -> Tokens:
        """Give what a laptop holds under its name of today, spent or not, maybe of its share."""
        replica = self.current.get(device)
        return frozenset(
            token
            for each in self._of_laptop.get(device, ())
            if each.replica == replica and (reserve or not each.reserve)
            for token in each.out
        )

    def due(self, device: bytes) -> int:
        """Count the numbers a laptop lacks to its share.

        People it booked under a name it gave up count as given out of the share, and so does what
        it gave back for good; what is void does not: it is asked for anew.
        """
        share = self.shares.get(device, 0)
        if not share:
            return 0
        now = self.current.get(device)
        before = {
            token
            for each in self._of_laptop.get(device, ())
            if each.replica != now and not each.reserve
            for token in each.out
        }
        has = len(self.held(device, reserve=False)) + len(before & self.taken)
        return max(0, share - has - self.waived(device))

    def waived(self, device: bytes) -> int:
        """Count the seats of its share that a laptop gave back for good."""
        return sum(
            len(each.for_good) for each in self._of_laptop.get(device, ()) if not each.reserve
        )

    def beyond(self, device: bytes) -> int:
        """Count the unspent numbers a laptop holds beyond its share: it is asked to return them."""
        held = self.held(device, reserve=False)
        return max(0, min(len(held) - self.shares.get(device, 0), len(held - self.taken)))

    def for_share(self, device: bytes) -> list[int]:
        """Give the numbers a laptop gets now, up to its share."""
        due = self.due(device)
        return self.pool()[:due] if due else []

    def of_office(self, offices: Collection[bytes]) -> int:
        """Give how many unspent seats a coordinator's laptop is to hold out of the reserve.

        Half of what is left of it, so that a laptop at a table that is online still finds some.
        """
        kept = sum(self.due(each) for each in self.shares)
        left = len(self.pool()) + sum(len(self._spare(each)) for each in offices) - kept
        return -(-max(0, left) // (2 * len(offices)))

    def lacking(self, office: bytes) -> int:
        """Count what an office is to give back of the reserve, as others lack it to their share."""
        kept = sum(self.due(each) for each in self.shares if each != office)
        return max(0, min(kept - len(self.pool()), len(self._spare(office))))

    def _spare(self, office: bytes) -> Tokens:
        return self.held(office) - self.held(office, reserve=False) - self.taken

    def from_reserve(self, device: bytes, wanted: int) -> list[int]:
        """Give numbers of the reserve, so that a laptop has `wanted` unspent ones.

        What other laptops lack to their shares is kept for them.
        """
        unspent = len(self.held(device) - self.taken)
        if wanted <= unspent:
            return []
        kept = sum(self.due(each) for each in self.shares if each != device)
        pool = self.pool()
        return pool[: max(0, min(wanted - unspent, len(pool) - kept))]
