"""For each fault that chance finds too seldom, the few acts that show it."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from tests.model.seats.world import Schedule, World

SEATS: Final = 4


class Two:
    """Two laptops and a time of four seats: the first is the coordinator's."""

    def __init__(self, fault: str) -> None:
        self.world = World(Schedule(1, 2, (SEATS,), ()), fault)
        self.server, self.laptops = self.world.server, self.world.laptops
        self.share(0, 0)

    def share(self, *seats: int) -> None:
        shares = {(0, laptop): count for laptop, count in enumerate(seats)}
        self.server.state.shares = shares

    def sync(self, laptop: int, times: int = 1, *, most: int = 99, room: bool = True) -> None:
        one = self.laptops[laptop]
        for _ in range(times):
            one.take(self.server.answer(one.ask(most), room=room))

    def book(self, laptop: int, people: int) -> None:
        for _ in range(people):
            self.laptops[laptop].book(0)

    def grant_that_is_lost(self) -> None:
        """The second laptop gets two seats that the server forgets as it is put back."""
        self.sync(0, 2)
        self.sync(1, 2)
        self.server.back_up()
        self.share(0, 2)
        self.sync(1, 2)

    def put_back_for_the_first(self) -> None:
        """The server is put back, and every seat is to be the first laptop's."""
        self.server.restore(0)
        self.share(SEATS, 0)
        self.sync(0, 3)

    def broken(self) -> tuple[str, ...]:
        self.world.settle()
        return tuple(self.world.violations())


def _thaw_before_resend(two: Two) -> None:
    two.grant_that_is_lost()
    two.book(1, 2)
    two.put_back_for_the_first()
    two.sync(1, 2, most=0)  # another history; its rows have come, and nothing went up
    two.sync(1, most=1)
    two.sync(0, 2)
    two.book(0, SEATS)


def _stale_hello(two: Two) -> None:
    two.sync(0)
    two.sync(1)
    late = two.laptops[1].ask(99)  # a hello in the history that is lost afterwards
    two.laptops[1].crash()
    two.grant_that_is_lost()
    two.book(1, 2)
    two.put_back_for_the_first()
    two.server.answer(late, room=True)
    two.sync(0, 2)
    two.book(0, SEATS)


def _hello_while_sweeping(two: Two) -> None:
    two.grant_that_is_lost()
    two.put_back_for_the_first()
    two.sync(1, 2, room=False)  # what the lost history gave is still in the file
    two.sync(0, 2)
    two.book(0, SEATS)
    two.book(1, 2)


def _doubles_not_seen(two: Two) -> None:
    two.share(0, SEATS)
    two.sync(1, 2)
    two.sync(0, 2)
    two.book(1, 1)
    two.world._force(1, 0)
    two.share(SEATS, 0)
    two.sync(0, 3)
    two.book(0, 1)


def _lost_grant_comes_again(two: Two) -> None:
    two.sync(0, 2)
    two.sync(1, 2)
    two.server.back_up()
    two.share(0, 2)
    two.sync(1, 2)
    two.server.back_up()  # here the second laptop has two
    two.put_back_for_the_first()
    two.sync(1, 3)
    two.sync(0, 2)
    two.server.restore(1)  # the history that was lost
    two.sync(1, 2)
    two.book(1, 2)
    two.book(0, SEATS)


def _again_not_noted(two: Two) -> None:
    two.share(1, 0)
    two.sync(0, 2)
    two.book(0, 1)
    two.sync(0)
    two.sync(1, 2)
    two.laptops[1].cancel(0)
    two.sync(1)
    two.sync(0, 2)
    two.share(0, 1)
    two.laptops[0].give_back(0, 1)
    two.sync(0)
    two.sync(1, 2)
    two.laptops[1].undo_cancel(0)  # that seat is the second laptop's now
    two.sync(1)
    two.laptops[1].lose_sight(0)
    two.book(1, 1)


DIRECTED: Final[Mapping[str, Callable[[Two], None]]] = MappingProxyType(
    {
        "thaw_before_resend": _thaw_before_resend,
        "stale_hello": _stale_hello,
        "hello_while_sweeping": _hello_while_sweeping,
        "doubles_not_seen": _doubles_not_seen,
        "lost_grant_comes_again": _lost_grant_comes_again,
        "again_not_noted": _again_not_noted,
    }
)


def directed(fault: str, *, spoilt: bool) -> tuple[str, ...]:
    """Play the acts that show a fault, with it or without; give the promises broken."""
    two = Two(fault if spoilt else "")
    DIRECTED[fault](two)
    return two.broken()
