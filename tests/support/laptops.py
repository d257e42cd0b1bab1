"""Laptops with real stores, and an organisation with a real server for them to work with.

What a test does with one is what a person does: record, correct, sync. Bodies travel through the
frames of the wire, inside this process or over HTTP where a test gives an address.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from nacl.signing import SigningKey

from fieldapp.actions.acting import Author
from fieldapp.actions.amending import amend_sign_up
from fieldapp.actions.events import EventPlan, create_event, publish_event
from fieldapp.actions.signing_up import (
    Recorded,
    SignUpRows,
    draft_of,
    open_sign_up,
    record_sign_up,
)
from fieldapp.actions.workers import add_user, assign_to_event
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.sign_up import SignUpDraft
from fieldapp.domain.values import Value
from fieldapp.store import log
from fieldapp.store.rows import read_rows
from fieldapp.store.store import Identity, Store, create, open_existing
from sync.client.errors import SyncError
from sync.client.syncing import Line, Meanwhile, SyncOutcome, sync
from sync.client.transport import Transport
from sync.protocol.errors import WireError
from sync.protocol.frame import Shared, unwrap, wrap
from sync.protocol.messages import EnrolAnswer, encode
from tests.support.server import Clock, TestServer
from tests.support.stores import KEY, STORE_ID, TODAY, a_sign_up, lists
from tests.support.vault import CountedRandom

EVENT_CODE: Final = "BUR-0613A"


@dataclass
class OffClock:
    """A laptop's clock: the right time, and how far this laptop is off."""

    right: Clock
    off_ms: int = 0

    def __call__(self) -> int:
        return max(0, self.right() + self.off_ms)


def nothing() -> None:
    """What is done meanwhile by those who only wait."""


class Wire:
    """Carries framed bodies to a server in this process, as a good network would."""

    def __init__(self, server: TestServer, token: str) -> None:
        self._server = server
        self._token = token
        self.sent = 0
        self.received = 0

    def post(
        self, path: str, raw: bytes, meanwhile: Meanwhile = nothing, shared: Shared | None = None
    ) -> bytes:
        """Send a raw body and give the raw body of the reply. Raises: SyncError."""
        body = wrap(raw, shared)
        self.sent += len(body)
        try:
            service = self._server.service
            ask = service.read(service.whose(self._token), body)
            reply = wrap(encode(service.exchange(self._token, ask)))
        except WireError as error:
            if error.code == "not_shared":
                return self.post(path, raw, meanwhile)
            raise SyncError(error.code) from error
        self.received += len(reply)
        meanwhile()
        return unwrap(reply)


@dataclass
class Laptop:
    """One enrolled laptop, its person and its encrypted file in `folder`."""

    folder: Path
    server: TestServer
    store: Store
    author: Author
    clock: OffClock
    event: bytes = b""

    @property
    def device(self) -> bytes:
        return self.store.identity.device

    @property
    def file(self) -> Path:
        return self.folder / "fieldapp.db"

    def wire(self) -> Wire:
        """Give a line to the server that never fails."""
        return Wire(self.server, self.store.identity.token)

    def sync(self, line: Line | None = None, **more: Any) -> SyncOutcome:
        """Sync until quiet, by default without a network in between."""
        return sync(self.store, line or self.wire(), timer=lambda: 0.0, **more)

    def sync_over(self, url: str, **more: Any) -> SyncOutcome:
        """Sync over HTTP."""
        transport = Transport(url, token=self.store.identity.token)
        try:
            return self.sync(transport, **more)
        finally:
            transport.close()

    def record(self, draft: SignUpDraft | None = None, **typed: Any) -> Recorded:
        """Keep a sign-up for the event of this laptop."""
        return record_sign_up(
            self.store,
            self.author,
            self.event,
            draft or a_sign_up(**typed),
            today=TODAY,
            lists=lists(),
        )

    def opened(self, sign_up: bytes) -> SignUpRows:
        """Open a kept sign-up."""
        return open_sign_up(self.store, sign_up)

    def amend(self, sign_up: bytes, **typed: Any) -> None:
        """Correct fields of a kept sign-up."""
        draft = replace(draft_of(self.opened(sign_up)), **typed)
        amend_sign_up(self.store, self.author, sign_up, draft, today=TODAY, lists=lists())

    def rows(self, kind: str) -> dict[bytes, dict[str, Value]]:
        """Give the living rows of a kind: id → values."""
        found = read_rows(self.store.connection, BY_NAME[kind])
        return {row.id: dict(row.values) for row in found}

    def tickets(self) -> list[str]:
        """Give the tickets of all sign-ups that are on this laptop, sorted."""
        return sorted(str(values.get("ticket")) for values in self.rows("sign_up").values())

    def made(self) -> int:
        """Give how many changes this laptop has made under its present name."""
        return log.standing(self.store).made

    def close(self) -> None:
        self.store.close()

    def reopen(self) -> None:
        """Close the file and open it again, as after a restart."""
        self.close()
        self.store = open_existing(
            self.folder, KEY, STORE_ID, clock=self.clock, random=self.store.random
        )


@dataclass
class Programme:
    """An organisation: a server, a coordinator with a laptop, and an event."""

    folder: Path
    server: TestServer
    laptops: list[Laptop] = field(default_factory=list)
    event: bytes = b""

    @classmethod
    def begun(
        cls,
        folder: Path,
        seed: int = 1,
        place: Path | str | None = None,
        clock: Clock | None = None,
    ) -> "Programme":
        """Found it, enrol the coordinator and publish the event; `place` is the server's."""
        (folder / "server").mkdir(parents=True)
        made = cls(folder, TestServer(place or folder / "server", seed=seed, clock=clock))
        coordinator = made.enrolled(Author(user=made.server.coordinator, role="COORDINATOR"))
        coordinator.sync()
        made.event = made.new_event(EVENT_CODE)
        coordinator.event = made.event
        coordinator.sync()
        return made

    @property
    def denise(self) -> Laptop:
        """The coordinator's laptop."""
        return self.laptops[0]

    def new_event(self, code: str) -> bytes:
        """Make and publish one more event."""
        plan = EventPlan(
            code=code,
            title="Food pantry",
            kind="SIGNUP",
            starts="2026-06-13T09:00",
            ends="2026-06-13T14:00",
        )
        made = create_event(self.denise.store, self.denise.author, plan)
        publish_event(self.denise.store, self.denise.author, made.event)
        return made.event

    def canvasser(self, name: str = "Rosa", *, event: bytes = b"") -> Laptop:
        """Add a canvasser to the event and enrol a laptop; it has synced once."""
        user = self.new_user(name, "CANVASSER", event=event)
        self.denise.sync()
        laptop = self.enrolled(Author(user=user, role="CANVASSER"), event=event)
        laptop.sync()
        return laptop

    def new_user(self, name: str, role: str, *, event: bytes = b"") -> bytes:
        """Have the coordinator add a person who works at the event; not synced yet."""
        user = add_user(self.denise.store, self.denise.author, name=name, role=role)
        assign_to_event(self.denise.store, self.denise.author, user, event or self.event)
        return user

    def enrolled(self, author: Author, *, event: bytes = b"") -> Laptop:
        """Enrol a new laptop for somebody."""
        answer, key = self.server.enrol(author.user)
        clock = OffClock(self.server.clock)
        folder = self.folder / f"laptop-{len(self.laptops)}"
        folder.mkdir()
        random = CountedRandom(seed=f"laptop {len(self.laptops)}".encode())
        store = create(folder, KEY, STORE_ID, clock=clock, random=random)
        store.settle_identity(identity_of(answer, key))
        laptop = Laptop(folder, self.server, store, author, clock, event or self.event)
        self.laptops.append(laptop)
        return laptop

    def settle(self, *laptops: Laptop, rounds: int = 4) -> None:
        """Sync laptops (all of them by default) until nobody has anything left to do."""
        for _ in range(rounds):
            outcomes = [each.sync() for each in laptops or self.laptops]
            if all(each.quiet and not each.sent and not each.rows for each in outcomes):
                return

    def close(self) -> None:
        for laptop in self.laptops:
            laptop.close()
        self.server.close()


def identity_of(answer: EnrolAnswer, key: SigningKey, server: str = "") -> Identity:
    """Give what a laptop keeps of its enrolment."""
    return Identity(
        organization=answer.organization,
        organization_name=answer.organization_name,
        device=answer.device,
        letter=answer.letter,
        server=server,
        token=answer.token,
        chain_secret=answer.chain_secret,
        signing_seed=bytes(key),
    )


def contents(store: Store) -> dict[str, list[Any]]:
    """Give everything that is in a laptop's file, to see whether anything changed."""
    names = store.connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%sqlite%'"
    ).fetchall()
    return {
        name: sorted(store.connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)
        for (name,) in names
    }


def same_rows(one: Laptop, other: Laptop, kinds: Iterable[str]) -> bool:
    """Tell whether two laptops show the same rows of some kinds."""
    return all(one.rows(kind) == other.rows(kind) for kind in kinds)
