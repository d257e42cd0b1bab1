"""Opens a laptop for work: the vault, the store, who is at the keyboard. One way for all roads.

The window and every command come through `open_laptop`; a new laptop is made by `enrol_laptop`.
What talks to a server is loaded only where one is talked to: opening waits for nothing else.
"""

import contextlib
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from fieldapp.actions.acting import Author
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.events import list_events
from fieldapp.actions.seat_returns import settle_seats
from fieldapp.actions.workers import assignments
from fieldapp.commands.unfinished import UNFINISHED, forget_try, seed_of_try
from fieldapp.domain.codes import load_code_lists
from fieldapp.domain.days import read_whole_day, zone_of
from fieldapp.domain.ids import RandomBytes
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.rights import EVERY_EVENT, STEERING
from fieldapp.store import log, tickets
from fieldapp.store.errors import StoreError
from fieldapp.store.keyring_door import (
    NoKeyring,
    Note,
    SecretDoor,
    compare_note,
    find_door,
    os_keyring,
    read_note,
    write_note,
)
from fieldapp.store.recovery import for_organisation
from fieldapp.store.right_time import look_at_clock
from fieldapp.store.rows import Row, read_row
from fieldapp.store.slots import FLOOR, KdfCost, KdfFloor, RecoverySlot
from fieldapp.store.store import Clock, Identity, Store, open_existing
from fieldapp.store.vault import Unlocked, create_vault, list_users, require_good, unlock
from sync.client.errors import SyncError
from sync.client.syncing import SyncOutcome, Timer, sync
from sync.client.turn import SyncTurn

if TYPE_CHECKING:
    from sync.client.enrolment import Enrolment

PRACTICE_COST: Final = KdfFloor(
    with_keyring=KdfCost(passes=1, memory_kib=64), alone=KdfCost(passes=1, memory_kib=64)
)
"""For stores whose passphrase lies beside them: nothing is gained by making it slow."""
RENAME_WAIT_S: Final = 10.0
"""How long a file that was put back waits for another program's sync before it gets a new name."""
_OPEN_FOR_SIGN_UPS: Final = frozenset({"PUBLISHED", "OPEN"})
_CADATA: Final = "cadata"
_USER_NAME: Final = "user_name"
ZONE: Final = "America/New_York"
"""Where days begin and end while this laptop has no event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Computer:
    """What a laptop is opened with: clock, chance, and what keeps keys.

    `door` None lets the laptop choose: the keyring of the login where its slot needs it.
    """

    clock: Clock
    random: RandomBytes
    timer: Timer
    door: SecretDoor | None = None
    floor: KdfFloor = FLOOR


def this_computer() -> Computer:
    """Give the real clock, chance and keyring."""
    return Computer(
        clock=lambda: time.time_ns() // 1_000_000, random=secrets.token_bytes, timer=time.monotonic
    )


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class NewLaptop:
    """What enrolment needs besides the computer; `secret` is asked once the door is known.

    `secret(with_keyring)` gives the PIN or passphrase. `recovery` None takes the organisation's.
    """

    server: str
    code: str
    secret: Callable[[bool], str]
    app_version: str
    cadata: str | None = None
    recovery: RecoverySlot | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolled:
    """A laptop that is ready to be opened."""

    user: bytes
    user_name: str
    letter: str
    organization: str


def enrol_laptop(profile: Path, new: NewLaptop, computer: Computer) -> Enrolled:
    """Make this computer a laptop of the organisation that gave the code.

    The folder appears when it is whole; a kill before leaves nothing that counts but the key,
    and the next try with the same code goes on with it.
    Raises: RefusedError for code or secret; StoreError exists and as `create_vault`; SyncError.
    """
    from sync.client.enrolment import enrol, typed_code
    from sync.client.transport import Transport

    if profile.exists() and any(profile.iterdir()):
        raise StoreError("exists")
    door = computer.door or find_door(computer.random)
    secret = new.secret(door.keeps)
    require_good(secret, door)  # before the code is used up
    part = profile.with_name(profile.name + UNFINISHED)
    seed = seed_of_try(part, typed_code(new.code), computer.random, computer.floor.with_keyring)
    line = Transport(new.server, cadata=new.cadata)
    try:
        made = enrol(line.post, new.code, app_version=new.app_version, seed=seed)
    finally:
        line.close()
    _make(part, made, (new, secret), replace(computer, door=door))
    forget_try(part)
    if profile.exists():
        profile.rmdir()
    part.replace(profile)
    return Enrolled(
        user=made.answer.user,
        user_name=made.answer.user_name,
        letter=made.answer.letter,
        organization=made.answer.organization_name,
    )


def _make(part: Path, made: "Enrolment", how: tuple[NewLaptop, str], computer: Computer) -> None:
    (new, secret), answer = how, made.answer
    unlocked = create_vault(
        part,
        user=answer.user,
        secret=secret,
        door=computer.door or NoKeyring(),
        random=computer.random,
        recovery=new.recovery or for_organisation(answer.recovery_key),
        floor=computer.floor,
    )
    store = open_existing(
        part, unlocked.data_key, unlocked.store_id, clock=computer.clock, random=computer.random
    )
    try:
        with store.writing():
            store.remember(_USER_NAME, answer.user_name)
            store.remember(_CADATA, new.cadata)
        store.settle_identity(
            Identity(
                organization=answer.organization,
                organization_name=answer.organization_name,
                device=answer.device,
                letter=answer.letter,
                server=new.server,
                token=answer.token,
                chain_secret=answer.chain_secret,
                signing_seed=made.signing_seed,
            )
        )
    finally:
        store.close()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class OpenedVault:
    """A laptop whose keys are open: who opened it, and the door that keeps half of each slot."""

    profile: Path
    unlocked: Unlocked
    door: SecretDoor
    computer: Computer


def unlock_laptop(
    profile: Path, secret: str, computer: Computer, *, user: bytes | None = None
) -> OpenedVault:
    """Open the keys of a laptop. `user` may be left out where one person has it.

    Raises: StoreError as `unlock`; no_user where it is not clear who.
    """
    person, door = who_opens(profile, computer, user)
    unlocked = unlock(
        profile, user=person, secret=secret, door=door, clock=computer.clock, floor=computer.floor
    )
    return OpenedVault(profile=profile, unlocked=unlocked, door=door, computer=computer)


def open_laptop(
    profile: Path, secret: str, computer: Computer, *, user: bytes | None = None, server: str = ""
) -> OpenedDesk:
    """Unlock a laptop and give it for work. Raises: as `unlock_laptop` and `open_unlocked`."""
    return open_unlocked(unlock_laptop(profile, secret, computer, user=user), server=server)


def open_unlocked(vault: OpenedVault, *, server: str = "") -> OpenedDesk:
    """Give an unlocked laptop for work; close it at the end.

    `server` stands in for the address of enrolment. A file that is older than the keyring's note
    goes on under a new replica id. Raises: StoreError as `open_existing`; locked as well while
    another program syncs such a file.
    """
    unlocked, computer = vault.unlocked, vault.computer
    store = open_existing(
        vault.profile,
        unlocked.data_key,
        unlocked.store_id,
        clock=computer.clock,
        random=computer.random,
    )
    try:
        _compare_with_note(store, vault.door, unlocked.store_id)
        notes = _Notes(store, vault.door, unlocked.store_id)
        return _desk(store, unlocked.user, server, notes.noting)
    except BaseException:
        store.close()
        raise


def who_opens(profile: Path, computer: Computer, user: bytes | None) -> tuple[bytes, SecretDoor]:
    """Give the person and the door their slot needs. Raises: StoreError no_user."""
    people = [each for each in list_users(profile) if user in {None, each.user}]
    if len(people) != 1:
        raise StoreError("no_user")
    own = os_keyring() if computer.door is None and people[0].uses_keyring else NoKeyring()
    return people[0].user, computer.door or own


def _compare_with_note(store: Store, door: SecretDoor, store_id: bytes) -> None:
    if _note_of_newer(store, door, store_id) is None:
        return
    turn = SyncTurn(store.folder)
    try:
        turn.take(wait_s=RENAME_WAIT_S)
    except SyncError:
        raise StoreError("locked") from None
    try:
        # Another program that opened the file may have done this meanwhile.
        note = _note_of_newer(store, door, store_id)
        if note is not None:
            with store.writing():
                log.take_new_replica(store)
                tickets.start_above(store, note.tickets[1])
    finally:
        turn.give_back()


def _note_of_newer(store: Store, door: SecretDoor, store_id: bytes) -> Note | None:
    """Give the keyring's note where it knows of a newer file than this one."""
    note = read_note(door, store_id)
    # After the note: what another program saves and notes in between makes no file older.
    tail = store.read_tail()
    found = compare_note(note, replica=tail.replica, last_n=tail.seq - tail.base)
    return note if found == "older" else None


class _Notes:
    """Keeps the keyring's note about one open store; a note like the last one is not written."""

    def __init__(self, store: Store, door: SecretDoor, store_id: bytes) -> None:
        self._store = store
        self._door = door
        self._store_id = store_id
        self._written: Note | None = None
        self.noting()()

    def noting(self) -> Callable[[], None]:
        """See `OpenedDesk.noting`. Work goes on without the note, so its faults stay here."""
        try:
            tickets.learn_from_rows(self._store)
            with self._store.reading():
                tail = self._store.read_tail()
                note = Note(
                    store_id=self._store_id,
                    replica=tail.replica,
                    lowest_n=tail.seq - tail.base,
                    tickets=tickets.ticket_range(self._store),
                )
        except StoreError:
            return lambda: None
        return lambda: self._write(note)

    def _write(self, note: Note) -> None:
        if note != self._written:
            with contextlib.suppress(StoreError):
                write_note(self._door, note)
                self._written = note


def _desk(
    store: Store, user: bytes, server: str, noting: Callable[[], Callable[[], None]]
) -> OpenedDesk:
    row = read_row(store.connection, BY_NAME["user"], user)
    identity = store.identity
    zone = ZoneInfo(ZONE)
    look_at_clock(store)
    today = _today(store, zone)
    author = Author(user=user, role="" if row is None else row.text("role"))
    event = event_for_sign_ups(store, author, today())
    if event is not None:
        today = _today(store, zone_of(event.text("tz"), ZONE))
    return OpenedDesk(
        store=store,
        author=author,
        user_name=(row.text("name") if row else "") or str(store.remembered(_USER_NAME) or ""),
        event=None if event is None else event.id,
        lists=load_code_lists(),
        today=today,
        server=server or identity.server,
        token=identity.token,
        cadata=store.remembered(_CADATA),
        noting=noting,
        look_again=refreshed,
    )


def _today(store: Store, zone: ZoneInfo) -> Callable[[], date]:
    return lambda: datetime.fromtimestamp(store.right_ms() / 1000, UTC).astimezone(zone).date()


def event_for_sign_ups(store: Store, author: Author, today: date) -> Row | None:
    """Give the event people sign up for: of those that are open, the one nearest to today.

    Only events that this person works at, unless the role works at all of them: the server would
    put work for others aside. Events that take no named records (talks) are passed over.
    """
    kinds = load_code_lists()["event_kind"]
    found = [
        row
        for row in list_events(store)
        if row.text("status") in _OPEN_FOR_SIGN_UPS
        and row.text("kind") in kinds
        and kinds[row.text("kind")].extra["named_records"] == "1"
        and (author.role in EVERY_EVENT or _works_at(store, author, row.id))
    ]

    def far(row: Row) -> tuple[int, str]:
        day = read_whole_day(row.text("starts")[:10]) or date.max
        return abs((day - today).days), row.text("code")

    return min(found, key=far, default=None)


def _works_at(store: Store, author: Author, event: bytes) -> bool:
    return any(row.values.get("user") == author.user for row in assignments(store, event))


def refreshed(desk: OpenedDesk) -> OpenedDesk:
    """Give the desk as it is after a sync: the role and the event may have come only now."""
    fresh = _desk(desk.store, desk.author.user, desk.server, desk.noting)
    return replace(fresh, release=desk.release)


def sync_desk(desk: OpenedDesk, timer: Timer) -> SyncOutcome:
    """Exchange until quiet with the laptop's server, and note where that came to rest.

    Raises: SyncError; StoreError.
    """
    from sync.client.transport import Transport

    if not desk.server or not desk.token:
        raise SyncError("offline")
    line = Transport(desk.server, token=desk.token, cadata=desk.cadata)
    try:
        watches = desk.author.role in STEERING
        outcome = sync(desk.store, line, timer=timer, wants_laptops=watches)
        if outcome.quiet and settle_seats(desk).rows:
            after = sync(desk.store, line, timer=timer, wants_laptops=watches)
            outcome = outcome.followed_by(after)
    finally:
        line.close()
    if outcome.quiet:
        desk.noting()()
    return outcome
