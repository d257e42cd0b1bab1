"""A laptop cut down to the wire: it makes changes, asks, and holds the rows that came down.

No store, no merge: what the server says is what it has, so that tests can look at just that.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
from nacl.signing import SigningKey

from fieldapp.domain.change import (
    FIRST_LINK,
    Change,
    Creation,
    Edit,
    Op,
    encode_body,
    encode_ops,
    hide_body,
    next_link,
)
from fieldapp.domain.digest import entry
from fieldapp.domain.ids import new_change_id, row_id
from fieldapp.domain.kinds import BY_NAME, LIFE, SCHEMA
from fieldapp.domain.rights import may_steer
from fieldapp.domain.stamp import at
from fieldapp.domain.values import Value
from sync.protocol.batch import Logged, encode_batch
from sync.protocol.messages import Answer, Ask, Batch, EnrolAnswer, decode_group
from sync.server.people import add_user
from tests.support.server import TestServer


def new(kind_: str, **values: Value) -> Creation:
    """A new row by field names; an int where a row is meant is an operation's number."""
    kind = BY_NAME[kind_]
    numbered = {kind.by_name[name].number: value for name, value in values.items()}
    return Creation(kind=kind.number, values=numbered)


def edit(kind_: str, row: bytes, replaced: Sequence[bytes] = (), **values: Value) -> Edit:
    """New values for cells of a row; `life` names the row's life."""
    kind = BY_NAME[kind_]
    cells = {
        LIFE if name == "life" else kind.by_name[name].number: (value, tuple(replaced))
        for name, value in values.items()
    }
    return Edit(kind=kind.number, row=row, cells=cells)


def an_event(code: str = "WAK-0613A", status: str = "OPEN") -> Creation:
    return new(
        "event",
        code=code,
        title="Saturday",
        kind="CLINIC",
        status=status,
        starts="2026-06-13T09:00",
        ends="2026-06-13T14:00",
        tz="America/New_York",
    )


def a_sign_up(event: bytes, name: str = "Ana", ticket: str = "A-001") -> list[Creation]:
    """A person with contact, need and sign-up; rows 0 to 3 of the change."""
    return [
        new("person", name_given=name, lang_spoken="es"),
        new("contact", person=0, kind="MOBILE", value="+19195550100"),
        new("need", person=0, **{"for": "CLINIC"}, wanted="YES", language="es"),
        new("sign_up", person=0, event=event, ticket=ticket, source="LIVE", remark="tired"),
    ]


@dataclass(slots=True)
class Held:
    """One row in one scope, as it came."""

    position: int
    kind: int
    values: dict[int, Any]
    cells: dict[int, list[list[Any]]]
    change: bytes
    own: bool


@dataclass
class WireLaptop:
    server: TestServer
    enrolled: EnrolAnswer
    key: SigningKey
    replica: bytes = b""
    log: list[Logged] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    epoch: bytes | None = None
    position: int = 0
    mark: bytes = b""
    known: int = 0
    verdicts: dict[int, int | str] = field(default_factory=dict)
    cursors: dict[bytes, tuple[int, int]] = field(default_factory=dict)
    rows: dict[bytes, dict[bytes, Held]] = field(default_factory=dict)
    last: Answer | None = None

    def __post_init__(self) -> None:
        self.replica = self.replica or self.server.random(16)

    # making

    def save(
        self,
        *ops: Op,
        scope: bytes | None = None,
        actor: bytes | None = None,
        schema: int = SCHEMA,
        clock_ms: int | None = None,
    ) -> Change:
        """Make one change; give it."""
        now = self.server.clock() if clock_ms is None else clock_ms
        last = self.changes[-1].stamp if self.changes else 0
        change = Change(
            id=new_change_id(now, self.server.random),
            stamp=max(last + 1, at(now)),
            unsure=False,
            actor=actor or self.enrolled.user,
            scope=scope,
            schema=schema,
            ops=ops,
        )
        self.append(change)
        return change

    def append(self, change: Change) -> None:
        body = encode_body(change, encode_ops(change.ops))
        n = len(self.log) + 1
        before = self.log[-1].link if self.log else FIRST_LINK
        hidden = hide_body(self.enrolled.chain_secret, n, change.id, body)
        link = next_link(before, self.replica, n, hidden)
        self.log.append(Logged(n=n, id=change.id, body=body, link=link))
        self.changes.append(change)

    def renumber(self) -> None:
        """Take a new replica id and number the whole log again."""
        self.replica = self.server.random(16)
        made, self.log, self.changes = self.changes, [], []
        self.known, self.verdicts = 0, {}
        for change in made:
            self.append(change)

    def batch(self, first: int, last: int | None = None) -> Batch | None:
        part = self.log[first - 1 : last]
        if not part:
            return None
        return encode_batch(part, self.key.sign(part[-1].link).signature)

    # asking

    def ask(self, **other: Any) -> Ask:
        given: dict[str, Any] = {
            "protocol": 1,
            "replica": self.replica,
            "schema": SCHEMA,
            "clock_ms": self.server.clock(),
            "epoch": self.epoch,
            "position": self.position,
            "mark": self.mark,
            "scopes": [(scope, *at_) for scope, at_ in self.cursors.items()],
            "made": len(self.log),
            "known": self.known,
            "batch": self.batch(self.known + 1),
            "room": 1 << 20,
        }
        return Ask(**{**given, **other})

    def exchange(self, **other: Any) -> Answer:
        answer = self.server.exchange(self.enrolled.token, self.ask(**other))
        self.take(answer)
        return answer

    def sync(self) -> Answer:
        """Exchange until quiet."""
        for _ in range(200):
            answer = self.exchange()
            if "history" in answer.orders:
                continue
            behind = any(cursor < answer.position for _, cursor in self.cursors.values())
            if self.known == len(self.log) and not behind:
                return answer
        raise AssertionError("never quiet")

    def take(self, answer: Answer) -> None:
        self.last = answer
        self.epoch, self.position, self.mark = answer.epoch, answer.position, answer.mark
        if "history" in answer.orders:
            self.known, self.verdicts, self.cursors, self.rows = 0, {}, {}, {}
            return
        for verdict in answer.verdicts:
            if len(verdict) == 2:
                self.verdicts[verdict[0]] = verdict[1]
                continue
            first, position, count = verdict
            for step in range(count):
                self.verdicts[first + step] = position + step
        self.known = max(self.verdicts, default=0)
        if answer.scopes is not None:
            granted = dict(answer.scopes)
            for scope in [*self.cursors]:
                if granted.get(scope) != self.cursors[scope][0]:
                    del self.cursors[scope]
                    self.rows.pop(scope, None)
            for scope, generation in granted.items():
                self.cursors.setdefault(scope, (generation, 0))
        for page in answer.pages:
            self._take_page(page)

    def _take_page(self, page: Any) -> None:
        generation, cursor = self.cursors.get(page.scope, (page.generation, 0))
        assert (page.generation, page.after) == (generation, cursor)
        rows = self.rows.setdefault(page.scope, {})
        for _, row in page.leaves:
            rows.pop(row, None)
        for group in page.groups:
            self._take_group(decode_group(group), rows)
        self.cursors[page.scope] = (page.generation, page.upto)
        if page.done:
            assert tuple(page.digest) == self.digest(page.scope)

    def _take_group(self, group: list[Any], rows: dict[bytes, Held]) -> None:
        if len(group) == 2:
            n, position = group
            change = self.changes[n - 1]
            for index, op in enumerate(change.ops):
                assert isinstance(op, Creation)
                values = {key: value for key, value in op.values.items() if value is not None}
                held = Held(position, op.kind, values, {}, change.id, own=True)
                rows[row_id(change.id, index)] = held
            return
        change_id, _, _, _, _, own, wire = group
        for op, kind, position, values, cells in wire:
            rows[row_id(change_id, op)] = Held(position, kind, values, cells, change_id, own)

    def digest(self, scope: bytes) -> tuple[int, int]:
        mix = 0
        for row, held in self.rows.get(scope, {}).items():
            mix ^= entry(row, held.position)
        return len(self.rows.get(scope, {})), mix

    # looking

    def everything(self) -> dict[bytes, Held]:
        return {row: held for rows in self.rows.values() for row, held in rows.items()}

    def of_kind(self, kind: str, scope: bytes | None = None) -> dict[bytes, Held]:
        rows = self.everything() if scope is None else self.rows.get(scope, {})
        return {row: held for row, held in rows.items() if held.kind == BY_NAME[kind].number}


def value(held: Held, kind: str, name: str) -> Any:
    """The shown value of a field of a row that came down."""
    number = BY_NAME[kind].by_name[name].number
    if number in held.cells:
        newest = max(held.cells[number], key=lambda head: (head[1], head[0]))
        return newest[2]
    return held.values.get(number)


class Crew:
    """A coordinator's laptop with an open event, and more laptops at will."""

    def __init__(self, server: TestServer) -> None:
        self.server = server
        self.chief = WireLaptop(server, *server.enrol())
        self.event = row_id(self.chief.save(an_event()).id, 0)
        self.chief.sync()

    def user(self, name: str, role: str = "CANVASSER", *events: bytes) -> bytes:
        """Add a user; a role above the coordinator's is given at the server itself."""
        if not may_steer("COORDINATOR", role):
            user = add_user(self.server.service, self.server.org, name, role)
            for event in events:
                self.chief.save(new("event_assignment", event=event, user=user))
            self.chief.sync()
            return user
        made = self.chief.save(
            new("user", name=name, role=role, active=True),
            *[new("event_assignment", event=event, user=0) for event in events],
        )
        self.chief.sync()
        return row_id(made.id, 0)

    def laptop(self, name: str = "Mai", role: str = "CANVASSER", *events: bytes) -> WireLaptop:
        user = self.user(name, role, *(events or (self.event,)))
        laptop = WireLaptop(self.server, *self.server.enrol(user))
        laptop.sync()
        return laptop


def packed(message: Any) -> bytes:
    return msgspec.msgpack.encode(message)
