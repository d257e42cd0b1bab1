"""What the model of the seats speaks of. Decisions are the product's: `fieldapp.domain.tokens`."""

from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from fieldapp.domain.tokens import Grant, Tokens

Slot = int
Id = bytes

FAULTS: Final = {
    "tokens_survive_the_name": "a laptop under a new name spends the numbers of the old one",
    "no_note": "a file that was put back is not noticed by the laptop",
    "no_freeze": "a server put back to a backup hands out seats at once",
    "thaw_before_resend": "a hello counts although the laptop has work that was not sent",
    "stale_hello": "a hello counts in whatever history it was said",
    "hello_while_sweeping": "a laptop says hello before what the lost history gave it is gone",
    "one_hello_is_enough": "seats go on when the first laptop has said hello",
    "lost_grant_comes_again": "numbers that a lost history handed out count when they come again",
    "returned_and_kept": "a laptop goes on spending what it gave back",
    "anybody_takes_again": "who undoes a cancellation takes the seat, whoever holds its number",
    "again_not_noted": "a seat taken again counts as free when the row of its appointment has left",
    "row_left_seat_free": "a seat counts as free when the row of its appointment has left",
    "pool_forgets_people": "a number that nobody holds is handed out although somebody has it",
    "doubles_not_seen": "the server does not look whether a number is named twice",
}
"""Faults that can be switched on one at a time: each stands for a rule of docs/protocol.md."""


class Change(NamedTuple):
    """One act: `book` a seat, `free` it, take it `again`, `give_back` numbers or `force` them.

    `give_up` gives back for good, `ask_anew` undoes that; `erase` leaves nothing of a booking.
    """

    id: Id
    what: str
    slot: Slot
    token: int = -1
    about: Id = b""  # the booking that is freed, the grant that goes back, what is undone
    tokens: Tokens = frozenset()


class Ask(NamedTuple):
    """What a laptop sends; `batch` are its changes from number `first` of this replica on."""

    no: int
    device: int
    replica: Id
    made: int
    first: int
    batch: tuple[Change, ...]
    seen: tuple[int, Id]  # position and mark
    hello: Id | None
    wishes: tuple[tuple[Slot, int], ...]


class Answer(NamedTuple):
    """What the server says; `page` is what it holds, or None where there was no room."""

    ask: Ask
    epoch: Id
    head: tuple[int, Id]
    history: bool
    new_replica: bool
    received: int
    page: "Page | None"
    back: tuple[tuple[Slot, int], ...]


class Page(NamedTuple):
    """Rows that every laptop has: grants with what came back, bookings, freed and erased ones."""

    grants: tuple[Grant, ...]
    bookings: frozenset[Change]
    freed: frozenset[Id]
    erased: frozenset[Id]


EMPTY: Final = Page((), frozenset(), frozenset(), frozenset())


@dataclass
class File:
    """What is in a laptop's file: copied, and put back, whole."""

    replica: Id
    base: int = 0
    log: list[Change] = field(default_factory=list)
    received: int = 0
    seen: tuple[int, Id] = (0, b"")
    epoch: Id = b""
    told: Id | None = None  # the history in which it said hello last
    sweeping: bool = False
    page: Page = EMPTY
    void: frozenset[Id] = frozenset()  # grants that came before the hello of their history
    left: frozenset[Id] = frozenset()  # rows that are no more this laptop's to hold
    back: tuple[tuple[Slot, int], ...] = ()

    def copy(self) -> "File":
        return replace(self, log=list(self.log))

    @property
    def made(self) -> int:
        return len(self.log) - self.base
