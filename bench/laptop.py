"""A laptop of the bench: a real encrypted store, with or without a server it is enrolled at."""

import secrets
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, Protocol

from fieldapp.actions.acting import Author
from fieldapp.actions.signing_up import record_sign_up
from fieldapp.domain.codes import load_code_lists
from fieldapp.domain.ids import RandomBytes
from fieldapp.domain.sign_up import SignUpDraft
from fieldapp.store.store import Clock, Identity, Store, create, open_existing
from sync.client.enrolment import SEED_BYTES, enrol
from sync.client.errors import SyncError
from sync.client.pace import Pace
from sync.client.syncing import Line, SyncOutcome, sync
from sync.client.transport import Transport

KEY: Final = bytes(range(32))
STORE_ID: Final = b"store-of-benches"
TODAY: Final = date(2026, 6, 13)
EVENT: Final = b"event-of-benches"
LISTS: Final = load_code_lists()


def now_ms() -> int:
    """Give the wall clock in milliseconds since 1970."""
    return time.time_ns() // 1_000_000


def lone_store(
    folder: Path, *, clock: Clock = now_ms, random: RandomBytes = secrets.token_bytes
) -> Store:
    """Make an enrolled store that no server knows."""
    folder.mkdir(parents=True, exist_ok=True)
    store = create(folder, KEY, STORE_ID, clock=clock, random=random)
    store.settle_identity(
        Identity(
            organization=random(16),
            organization_name="Bench",
            device=random(16),
            letter="B",
            server="",
            token="",
            chain_secret=random(32),
            signing_seed=random(32),
        )
    )
    return store


@dataclass(slots=True)
class Laptop:
    """An enrolled laptop of a coordinator, who sees everything."""

    store: Store
    author: Author
    line: "Carrier"
    pace: Pace

    def sync(self) -> SyncOutcome:
        """Sync until quiet with the pace of the last time."""
        try:
            outcome = sync(self.store, self.line, timer=time.monotonic, pace=self.pace)
        except SyncError as error:
            self.pace = error.pace or self.pace
            raise
        self.pace = outcome.pace
        return outcome

    def close(self) -> None:
        """Close the connection and the file."""
        self.line.close()
        self.store.close()


class Carrier(Line, Protocol):
    """What a laptop of the bench talks through."""

    def close(self) -> None:
        """Give the connection back."""


def enrolled(folder: Path, server: str, code: str, *, inside: Carrier | None = None) -> Laptop:
    """Enrol a new laptop at the server of an address, or at one inside this process."""
    folder.mkdir(parents=True, exist_ok=True)
    door = inside or Transport(server)
    answer, seed = enrol(door.post, code, app_version="0", seed=secrets.token_bytes(SEED_BYTES))
    store = create(folder, KEY, STORE_ID, clock=now_ms, random=secrets.token_bytes)
    store.settle_identity(
        Identity(
            organization=answer.organization,
            organization_name=answer.organization_name,
            device=answer.device,
            letter=answer.letter,
            server=server,
            token=answer.token,
            chain_secret=answer.chain_secret,
            signing_seed=seed,
        )
    )
    author = Author(user=answer.user, role="COORDINATOR")
    return Laptop(store, author, inside or Transport(server, token=answer.token), Pace())


def reopened(folder: Path, server: str, user: bytes, *, role: str = "COORDINATOR") -> Laptop:
    """Open the store of an enrolled laptop again, for a server at another address."""
    store = open_existing(folder, KEY, STORE_ID, clock=now_ms, random=secrets.token_bytes)
    line = Transport(server, token=store.identity.token)
    return Laptop(store, Author(user=user, role=role), line, Pace())


def record(
    store: Store, author: Author, drafts: Iterable[SignUpDraft], event: bytes = EVENT
) -> list[float]:
    """Record sign-ups the way the window does; gives the seconds that each took."""
    took: list[float] = []
    for draft in drafts:
        started = time.perf_counter()
        record_sign_up(store, author, event, draft, today=TODAY, lists=LISTS)
        took.append(time.perf_counter() - started)
    return took
