"""The organisation in which every schedule plays: four users, three events, four laptops."""

from functools import cache
from random import Random
from typing import Final

from fieldapp.domain.change import Change, Creation, Op
from fieldapp.domain.ids import new_change_id, row_id
from fieldapp.domain.stamp import at
from tests.model.server import Server
from tests.model.state import ServerState
from tests.model.words import ASSIGNMENT, DEVICE_USER, EVENT, USER

START_MS: Final = 1_780_000_000_000
DEVICES: Final = tuple(bytes(15) + bytes([64 + i]) for i in range(4))
EVENTS_AT_FIRST: Final = 3
ROLES_AT_FIRST: Final = ("COORDINATOR", "CANVASSER", "CANVASSER", "CANVASSER", "CALLER")
USERS_OF: Final = ((0,), (1, 4), (2,), (3, 0))
"""Users of each laptop; the last is a canvasser's that a coordinator sometimes uses."""
ON_AT_FIRST: Final = ((0,), (1,), (2,), (3,))
WORKS_IN: Final = ((1, 0), (1, 1), (2, 0), (3, 1), (3, 2), (4, 2))
"""(user, event) of the assignments at first."""


class Founding:
    """The server's state at the beginning, and the row ids that schedules name."""

    def __init__(self) -> None:
        self._random = Random(0)
        self._server = Server(ServerState(), "", 1_000)
        self.users = [
            self._row(USER, {1: f"user {i}", 2: role, 5: True})
            for i, role in enumerate(ROLES_AT_FIRST)
        ]
        self.events = [self._row(EVENT, event_values(i)) for i in range(EVENTS_AT_FIRST)]
        for user, event in WORKS_IN:
            self._row(ASSIGNMENT, {1: self.events[event], 2: self.users[user]})
        for device, users in zip(DEVICES, ON_AT_FIRST, strict=True):
            for user in users:
                self._row(DEVICE_USER, {1: device, 2: self.users[user]})

    def _row(self, kind: int, values: dict[int, object]) -> bytes:
        state = self._server.state
        change = server_change(
            new_change_id(START_MS, self._random.randbytes),
            max(state.stamped + 1, at(START_MS)),
            Creation(kind=kind, values=values),  # type: ignore[arg-type]
        )
        self._server.operate(change, START_MS)
        return row_id(change.id, 0)

    def state(self) -> ServerState:
        """Give a fresh copy of the state at the beginning."""
        return self._server.state.copy()


def server_change(change_id: bytes, stamp: int, op: Op) -> Change:
    """Give a change of the server's own operator."""
    return Change(
        id=change_id, stamp=stamp, unsure=False, actor=bytes(16), scope=None, schema=1, ops=(op,)
    )


def event_values(number: int) -> dict[int, object]:
    """Give the values of a new event that is open."""
    return {
        1: f"EVT-{number:04d}A",
        2: f"event {number}",
        3: "CLINIC",
        4: "OPEN",
        5: "2026-06-13T09:00",
        6: "2026-06-13T15:00",
        7: "America/New_York",
    }


@cache
def founding() -> Founding:
    """Give the one beginning, built once."""
    return Founding()
