"""Who works where: users, their laptops, their events, and the state of each event.

Derived from the rows of four kinds and nothing else, so that every server process that has read
the same history decides the same.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.merge import RowState
from fieldapp.domain.rights import EVERY_EVENT
from sync.protocol.messages import EVERYTHING, REFERENCE

SERVER_USER: Final = bytes(15) + b"\x04"
"""The actor of the changes that the server makes itself."""

USER: Final = BY_NAME["user"].number
DEVICE_USER: Final = BY_NAME["device_user"].number
EVENT_ASSIGNMENT: Final = BY_NAME["event_assignment"].number
EVENT: Final = BY_NAME["event"].number
DECIDING: Final = frozenset({USER, DEVICE_USER, EVENT_ASSIGNMENT, EVENT})
"""Kinds that grants derive from."""

_CREW_STATES: Final = frozenset({"PUBLISHED", "OPEN", "CLOSED"})
_AFTER_STATES: Final = _CREW_STATES | {"RECONCILED"}
_AFTER_ROLES: Final = frozenset({"INTERPRETER", "CALLER", "DRIVERDESK"})
"""They go on after all laptops have reported: calls, rides and interpreters are arranged then."""


class Worker(NamedTuple):
    """A user: role, and whether the user works here now."""

    role: str
    active: bool


class Pair(NamedTuple):
    """A user on a laptop or in an event, as long as that stands."""

    user: bytes
    other: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """What the rows of the deciding kinds say, up to and with `position`."""

    position: int = 0
    users: Mapping[bytes, Worker] = field(default_factory=dict)
    on_devices: Mapping[bytes, Pair] = field(default_factory=dict)
    in_events: Mapping[bytes, Pair] = field(default_factory=dict)
    events: Mapping[bytes, str] = field(default_factory=dict)

    def taking(self, rows: Iterable[tuple[bytes, RowState]], position: int) -> "Authority":
        """Give what holds after these rows have become as they are."""
        users, on_devices = dict(self.users), dict(self.on_devices)
        in_events, events = dict(self.in_events), dict(self.events)
        for row, state in rows:
            if state.kind == USER:
                users[row] = _worker(state)
            elif state.kind == EVENT:
                events[row] = "CANCELLED" if state.dead() else str(_named(state, "status"))
            elif state.kind == DEVICE_USER:
                _keep(on_devices, row, state, "device")
            elif state.kind == EVENT_ASSIGNMENT:
                _keep(in_events, row, state, "event")
        return replace(
            self,
            position=position,
            users=users,
            on_devices=on_devices,
            in_events=in_events,
            events=events,
        )

    def users_of(self, device: bytes) -> tuple[bytes, ...]:
        """Give the active users of a laptop, sorted."""
        found = {pair.user for pair in self.on_devices.values() if pair.other == device}
        return tuple(sorted(user for user in found if self.is_active(user)))

    def is_active(self, user: bytes) -> bool:
        """Whether a user is known and works here now."""
        worker = self.users.get(user)
        return worker is not None and worker.active

    def role(self, user: bytes) -> str:
        """Give the role of a user, empty for one that is not known."""
        worker = self.users.get(user)
        return "" if worker is None else worker.role

    def roles_of(self, device: bytes) -> tuple[str, ...]:
        """Give the roles of the active users of a laptop, sorted."""
        return tuple(sorted({self.users[user].role for user in self.users_of(device)}))

    def scopes_of(self, device: bytes) -> frozenset[bytes]:
        """Give the scopes of a laptop: EVERYTHING alone, or REFERENCE and events, or nothing."""
        users = self.users_of(device)
        if not users:
            return frozenset()
        if any(self.users[user].role in EVERY_EVENT for user in users):
            return frozenset({EVERYTHING})
        found: set[bytes] = {REFERENCE}
        for user in users:
            found.update(self._events_of(user, self.users[user].role))
        return frozenset(found)

    def _events_of(self, user: bytes, role: str) -> Iterator[bytes]:
        states = _AFTER_STATES if role in _AFTER_ROLES else _CREW_STATES
        for pair in self.in_events.values():
            if pair.user == user and self.events.get(pair.other) in states:
                yield pair.other


def _worker(state: RowState) -> Worker:
    gone = state.dead() or _named(state, "active") is False
    return Worker(role=str(_named(state, "role")), active=not gone)


def _keep(pairs: dict[bytes, Pair], row: bytes, state: RowState, other: str) -> None:
    user, target = _named(state, "user"), _named(state, other)
    if isinstance(user, bytes) and isinstance(target, bytes) and not state.dead():
        pairs[row] = Pair(user=user, other=target)
    else:
        pairs.pop(row, None)


_FIELDS: Final = {
    BY_NAME[name].number: {each.name: each.number for each in BY_NAME[name].fields}
    for name in ("user", "device_user", "event_assignment", "event")
}


def _named(state: RowState, name: str) -> object:
    return state.value(_FIELDS[state.kind][name])
