"""All that a server keeps: what a backup holds and a restore brings back.

Everything inside is a value that is replaced, never changed, so a backup copies containers only.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from fieldapp.domain.change import Change
from tests.model.messages import FIRST_LINK, FIRST_MARK, NO_SCOPES, Link, Mark, Verdict
from tests.model.rows import Body, Row
from tests.model.words import Scope

Wait: TypeAlias = tuple[str, bytes, bytes]
"""What a held change waits for: ("row", id, nothing) or ("grant", device, scope) and so on."""


class Accepted(NamedTuple):
    """One accepted change; its position is its place in the history."""

    change: Change
    effective: int
    link: Link


class Held(NamedTuple):
    """A change that was refused, or waits for something that is not here yet."""

    change: Change
    device: bytes
    link: Link
    code: str


class Chain:
    """What came from one replica, without gaps: links and change ids by n, from 1."""

    __slots__ = ("device", "ids", "links", "numbers")

    def __init__(self, device: bytes) -> None:
        self.device = device
        self.links: list[Link] = [FIRST_LINK]
        self.ids: list[bytes] = [b""]
        self.numbers: dict[bytes, int] = {}

    @property
    def received(self) -> int:
        return len(self.ids) - 1

    def add(self, change: bytes, link: Link) -> None:
        self.ids.append(change)
        self.links.append(link)
        self.numbers[change] = self.received

    def copy(self) -> "Chain":
        new = Chain(self.device)
        new.links, new.ids, new.numbers = self.links[:], self.ids[:], self.numbers.copy()
        return new


class Grant(NamedTuple):
    """What one device has now: its users, their roles, and for each scope where it was granted."""

    users: frozenset[bytes] = frozenset()
    roles: frozenset[str] = frozenset()
    scopes: Mapping[Scope, int] = NO_SCOPES
    hidden: Mapping[int, frozenset[int] | None] = MappingProxyType({})
    """Kind → the fields hidden in rows that others made; None where those rows are not shown."""


class ServerState:
    """The database of the server."""

    __slots__ = (
        "accepted",
        "chains",
        "entries",
        "epoch",
        "events_of",
        "friends",
        "grants",
        "hanging",
        "held",
        "marks",
        "offers",
        "rows",
        "settled",
        "stamped",
        "verdicts",
        "waiting",
        "withdrawn",
    )

    def __init__(self) -> None:
        self.epoch = 1
        self.accepted: list[Accepted] = []
        self.marks: list[Mark] = [FIRST_MARK]
        self.verdicts: dict[bytes, Verdict] = {}
        self.chains: dict[bytes, Chain] = {}
        self.rows: dict[bytes, Row] = {}
        # Scope → row → position of its newest entry; a leave is the negative position.
        self.entries: dict[Scope, dict[bytes, int]] = {}
        self.hanging: dict[bytes, tuple[bytes, ...]] = {}  # person → rows, itself first
        self.friends: dict[bytes, tuple[bytes, ...]] = {}  # person → same_person rows
        self.events_of: dict[bytes, frozenset[Scope]] = {}  # person → scopes it is in
        self.grants: dict[bytes, Grant] = {}
        self.withdrawn: dict[tuple[bytes, Scope], int] = {}  # server's milliseconds
        self.held: dict[bytes, Held] = {}
        self.settled: dict[bytes, int] = {}  # looked at again → position at which
        self.waiting: dict[Wait, tuple[bytes, ...]] = {}
        self.offers: dict[bytes, Body] = {}
        self.stamped = 0  # stamp of the newest change the server itself made

    @property
    def position(self) -> int:
        return len(self.accepted)

    def copy(self) -> "ServerState":
        new = ServerState()
        for name in self.__slots__:
            value = getattr(self, name)
            setattr(new, name, value.copy() if isinstance(value, (dict, list)) else value)
        new.chains = {replica: chain.copy() for replica, chain in self.chains.items()}
        new.entries = {scope: entries.copy() for scope, entries in self.entries.items()}
        return new
