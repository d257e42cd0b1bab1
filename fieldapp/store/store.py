"""The laptop's store: the open file, who it belongs to, and what it remembers between starts."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias, TypeVar

from typing_extensions import override

from fieldapp.domain.change import FIRST_LINK, stamp_of
from fieldapp.domain.ids import ID_BYTES, RandomBytes
from fieldapp.domain.values import Value
from fieldapp.store.alone import UPDATE_LOCK, UPDATE_WAIT_S, alone
from fieldapp.store.cipher import (
    CHECKPOINT_PAGES,
    Connection,
    Database,
    DriverError,
    Sentinel,
    copy_store,
    open_store,
    read_unit,
    write_unit,
)
from fieldapp.store.columns import pack_value, unpack_value
from fieldapp.store.errors import translate
from fieldapp.store.schema import bring_up_to_date, is_begun, is_current

FILE_NAME: Final = "fieldapp.db"
COPY_SUFFIX: Final = ".before-update"
BULK_CHECKPOINT_PAGES: Final = 4_000
"""While rows stream in the log may grow to 16 MB before a commit folds it into the file."""

Read = TypeVar("Read")
Clock = Callable[[], int]
"""Milliseconds since 1970 by the laptop's own clock, right or wrong."""
Moved: TypeAlias = tuple[int, int]
"""How far a file has moved: see `Store.moved`."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Identity:
    """Whom this store works for: what enrolment gave it. Secrets stay inside the file."""

    organization: bytes
    organization_name: str
    device: bytes
    letter: str
    server: str
    token: str
    chain_secret: bytes
    signing_seed: bytes

    @override
    def __repr__(self) -> str:
        return f"Identity(device {self.device.hex()})"


@dataclass(slots=True)
class Tail:
    """The end of this laptop's log: what the next change follows on."""

    no: int
    seq: int
    base: int
    replica: bytes
    link: bytes
    stamp: int


class Store:
    """The open store. Belongs to the thread that opened it; one writer at a time."""

    def __init__(self, database: Database, folder: Path, clock: Clock, random: RandomBytes) -> None:
        self.database = database
        self.folder = folder
        self.connection: Connection = database.conn
        self.clock = clock
        self.random = random
        self._identity: Identity | None = None
        self.tail: Tail | None = None
        self._kept: dict[Hashable, Any] = {}
        self._kept_at: Moved = (-1, -1)
        self.worked_out: dict[Hashable, Any] = {}
        """What was worked out of rows, by those who compare them before they use it again."""
        self.ahead_ms = 0
        """How far the clock is known to be ahead of the time; see `right_time`."""
        self.saved_ms = 0
        """When something typed was last kept, by the right time; 0 while nobody asked or saved."""
        self.left: set[str] = set()
        """Kinds of rows that had to go because the server says so, until somebody tells of it."""

    def right_ms(self) -> int:
        """Give the time as far as it is known: the clock's, less what that is ahead."""
        return self.clock() - self.ahead_ms

    def close(self) -> None:
        """Close the file; nothing that was saved depends on it."""
        self._kept.clear()
        self.worked_out.clear()
        self.database.close()

    def moved(self) -> Moved:
        """Give what is another after every write to the file, by this program or by others."""
        (others,) = self.connection.execute("PRAGMA data_version").fetchone()
        return self.connection.total_changes, others

    def kept(self, name: Hashable, read: Callable[[], Read]) -> Read:
        """Give what `read` gives, and the same again for as long as nobody wrote to the file.

        For what is read whole and often, such as the order of a long list.
        """
        now = self.moved()
        if now != self._kept_at:
            self._kept.clear()
            self._kept_at = now
        if name not in self._kept:
            self._kept[name] = read()
        found: Read = self._kept[name]
        return found

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Open the one write transaction: everything inside is durable together, or nothing is.

        Raises: StoreError as `cipher.write_unit`.
        """
        with write_unit(self.connection) as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Read several things as they stood at one moment, whatever other programs save meanwhile.

        Raises: StoreError as `cipher.write_unit`.
        """
        with read_unit(self.connection) as connection:
            yield connection

    @contextmanager
    def taking_in(self) -> Iterator[Connection]:
        """Open a transaction for what the server can give again.

        As whole and as ordered as `writing`, but it does not wait for the disk: a power cut may
        undo the newest of them together, cursor and rows alike, never a save before or after.
        Raises: StoreError as `cipher.write_unit`.
        """
        self.connection.execute("PRAGMA synchronous=NORMAL")
        try:
            with write_unit(self.connection) as connection:
                yield connection
        finally:
            self.connection.execute("PRAGMA synchronous=FULL")

    def stream(self, *, on: bool) -> None:
        """While rows stream in (`on`), let no save pay for folding the log: see `fold`."""
        pages = BULK_CHECKPOINT_PAGES if on else CHECKPOINT_PAGES
        self.connection.execute(f"PRAGMA wal_autocheckpoint={pages}")

    def unfolded(self) -> int:
        """Give how many pages (4 KiB) of the log are not in the file yet."""
        _, pages, folded = self.connection.execute("PRAGMA wal_checkpoint(NOOP)").fetchone()
        return int(pages - folded)

    def fold(self) -> None:
        """Fold the log into the file: some 7 ms for 1,000 pages, and what the disk takes."""
        self.connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()

    def remembered(self, name: str) -> Any:
        """Give what was remembered under a name, or None."""
        found = self.connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return None if found is None else unpack_value(found[0])

    def remember(self, name: str, value: Value) -> None:
        """Remember a value under a name; part of the open transaction, if there is one."""
        self.connection.execute(
            "INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (name, pack_value(value))
        )

    def trusted_time(self) -> tuple[int, bool]:
        """Give the newest time any server has shown (ms), and whether the own clock is in doubt.

        Read from the file each time: another program's sync may have heard a newer one.
        """
        floor, unsure = self.remembered("time") or (0, False)
        return floor, unsure

    def note_time(self, server_ms: int, *, unsure: bool) -> None:
        """Remember what the server's clock showed. Part of the open transaction."""
        floor = max(self.trusted_time()[0], server_ms)
        self.remember("time", [floor, unsure])

    @property
    def identity(self) -> Identity:
        """Whom this store works for. Raises LookupError before enrolment has been finished."""
        if self._identity is None:
            kept = self.remembered("identity")
            if kept is None:
                raise LookupError("this store is not enrolled")
            self._identity = Identity(**kept)
        return self._identity

    def settle_identity(self, identity: Identity) -> None:
        """Finish enrolment: remember whom this store works for, and name its first replica."""
        with self.writing():
            self.remember(
                "identity", {name: getattr(identity, name) for name in Identity.__slots__}
            )
            if self.connection.execute("SELECT 1 FROM replica").fetchone() is None:
                self.add_replica(0)
        self._identity = identity

    def add_replica(self, base: int) -> bytes:
        """Name a new replica; changes after `base` are its own. Part of the open transaction."""
        name = self.random(ID_BYTES)
        self.connection.execute("INSERT INTO replica (id, base) VALUES (?, ?)", (name, base))
        self.tail = None
        return name

    def read_tail(self) -> Tail:
        """Give the end of the log as the file has it now, whichever program put it there."""
        no, seq = self.connection.execute(_TAIL).fetchone()
        tail = self.tail
        # Another program may have numbered the same log again under a new name.
        if tail is not None and (tail.no, tail.seq) == (no, seq):
            return tail
        replica, base = self.connection.execute(
            "SELECT id, base FROM replica WHERE no = ?", (no,)
        ).fetchone()
        link, body = self.connection.execute(
            "SELECT link, body FROM change WHERE seq = ?", (seq,)
        ).fetchone() or (None, None)
        self.tail = Tail(
            no=no,
            seq=seq,
            base=base,
            replica=replica,
            link=FIRST_LINK if link is None or seq == base else link,
            stamp=0 if body is None else stamp_of(body),
        )
        return self.tail


_TAIL: Final = "SELECT (SELECT max(no) FROM replica), coalesce((SELECT max(seq) FROM change), 0)"


def create(
    folder: Path, key: bytes, store_id: bytes, *, clock: Clock, random: RandomBytes
) -> Store:
    """Make the encrypted store in `folder`. Raises: StoreError as `cipher.open_store`."""
    database = open_store(
        folder / FILE_NAME, key, expected=Sentinel(store_id=store_id), create=True
    )
    with _closed_on_error(database):
        bring_up_to_date(database)
    return Store(database, folder, clock, random)


def open_existing(
    folder: Path, key: bytes, store_id: bytes, *, clock: Clock, random: RandomBytes
) -> Store:
    """Open the store in `folder`; a copy is put aside before an update changes its tables.

    The copy goes when the updated file has been opened once more: it holds the same names, under
    a key that may be an older one by then. One program updates; others wait and find it done.
    Raises: StoreError as `cipher.open_store`; too_new when a newer program has updated the file;
    locked when another program's update takes too long.
    """
    database = open_store(folder / FILE_NAME, key, expected=Sentinel(store_id=store_id))
    copy = folder / (FILE_NAME + COPY_SUFFIX)
    with _closed_on_error(database):
        if is_current(database):
            copy.unlink(missing_ok=True)
        else:
            with alone(folder, UPDATE_LOCK, wait_s=UPDATE_WAIT_S):
                _update(database, copy, key, Sentinel(store_id=store_id))
    return Store(database, folder, clock, random)


def _update(database: Database, copy: Path, key: bytes, sentinel: Sentinel) -> None:
    if is_current(database):
        return  # by another program, whose copy stays until the next opening
    copy.unlink(missing_ok=True)
    if is_begun(database):
        copy_store(database.conn, copy, key, expected=sentinel)
    bring_up_to_date(database)


@contextmanager
def _closed_on_error(database: Database) -> Iterator[None]:
    try:
        yield
    except BaseException as error:
        database.close()
        fault = translate(error) if isinstance(error, (DriverError, OSError)) else None
        if fault is not None:
            raise fault from None  # no room for new tables is the world's fault, no bug
        raise
