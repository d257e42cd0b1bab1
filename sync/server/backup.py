"""Backups: one file each, verified before it counts, and put back under a new epoch."""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from fieldapp.domain.change import FIRST_LINK, decode_body
from fieldapp.domain.kinds import BY_NAME
from sync.protocol.batch import Received
from sync.server.found import EPOCH_BYTES, REPLICA_BYTES
from sync.server.guard import Guard
from sync.server.prepare import plan
from sync.server.service import Service
from sync.server.shelf import FILE as SHELF_ID
from sync.server.shelf import shelf_id
from sync.server.storage.copies import (
    StillServingError,
    alone,
    copy_out,
    is_sound,
    open_copy,
    others_connected,
    replaced,
)
from sync.server.storage.steps import NewerDatabaseError
from sync.server.storage.store import DAMAGE, Storage, StorageError, open_storage
from sync.server.storage.values import Backup, Device, Org
from sync.server.storage.writes import Writes
from sync.server.verify import verify

KEPT: Final = 14
"""Backups on the shelf: a laptop keeps its work until it is in the oldest of them."""
LEFT_MS: Final = 28 * 24 * 3600 * 1000
"""A shelf that got no backup for so long belongs to a machine that is gone."""
_MOMENT: Final = "%Y%m%d-%H%M%S"
_MAGIC: Final = b"SQLite format 3\0"
_OURS: Final = frozenset({BY_NAME["device"].number, BY_NAME["device_user"].number})
_log = logging.getLogger("fieldapp.server")


class BackupError(RuntimeError):
    """A backup could not be made or put back. `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def back_up(service: Service, shelf: Path, kept: int = KEPT) -> Path:
    """Make a backup, prove that it opens and is whole, and take the oldest off the shelf.

    One at a time for a database, whoever makes it: another one waits.
    Raises `BackupError` `damaged`, `StorageError`, `OSError` (no space).
    """
    owner = shelf_id(shelf, service.random)
    with alone(service.storage):
        return _back_up(service, shelf, owner, kept)


def _back_up(service: Service, shelf: Path, owner: str, kept: int) -> Path:
    now = service.clock()
    _list_unlisted(service, shelf, owner)
    path = shelf / _name(now, owner)
    fresh = path.with_suffix(".new")
    try:
        fresh.unlink(missing_ok=True)
        copy_out(service.storage, fresh)
        _, held = _held_in(fresh)
        fresh.replace(path)
    finally:
        for end in ("", "-wal", "-shm"):
            fresh.with_name(fresh.name + end).unlink(missing_ok=True)
    with service.storage.writing() as writes:
        writes.add_backup(Backup(path.name, now, owner), held)
        gone = _outdated(writes, shelf, owner, now, kept)
        for healed in ("", owner):
            writes.clear_failure(healed)
        for org in writes.orgs():
            writes.audit(now, org.org, "backed_up", count=org.position)
    for name in gone:
        (shelf / name).unlink(missing_ok=True)
    _log.info("backup ok kept=%d", kept)
    return path


def _outdated(writes: Writes, shelf: Path, owner: str, now_ms: int, kept: int) -> list[str]:
    """Take what is too old off the list; give the names of the files to remove from this shelf.

    Another shelf is left alone until nobody has put anything there for long: then what lies there
    counts no more, and the laptops need not wait for it.
    """
    made = writes.backups()
    for each in made:
        if not each.shelf and (shelf / each.name).exists():
            writes.lay_on_shelf(each.name, owner)
    here = [each for each in made if each.shelf == owner or (shelf / each.name).exists()]
    newest: dict[str, int] = {}
    for each in made:
        newest[each.shelf] = each.at_ms
    left = {each for each, at_ms in newest.items() if now_ms - at_ms > LEFT_MS} - {owner}
    gone = [each.name for each in here[:-kept]]
    for each in made:
        if each.name in gone or (each.shelf in left and each not in here):
            writes.drop_backup(each.name)
    return gone


def _list_unlisted(service: Service, shelf: Path, owner: str) -> None:
    """List the backups of this shelf that the database does not know.

    It was put back to before they were made, or to one of them; it could be put back to them again.
    Those of other organisations are left alone, and what cannot be read cannot be restored.
    """
    with service.storage.reading() as reads:
        listed = {each.name for each in reads.backups()}
        ours = {each.id: each.org for each in reads.orgs()}
    for file in sorted(shelf.glob(f"fieldapp-*-{owner[:6]}.db")):
        made_ms = _made_ms(file.name)
        if file.name in listed or made_ms is None:
            continue
        try:
            orgs, held = _held_in(file)
        except (BackupError, StorageError, OSError, NewerDatabaseError):
            _log.warning("backup unlisted and unreadable")
            continue
        here = {each.org: ours[each.id] for each in orgs if each.id in ours}
        if here:
            known = [(here[org], name, n, link) for org, name, n, link in held if org in here]
            with service.storage.writing() as writes:
                writes.add_backup(Backup(file.name, made_ms, owner), known)


def _held_in(file: Path) -> tuple[list[Org], list[tuple[int, bytes, int, bytes]]]:
    """Open a backup; give its organisations, and what it holds of every replica."""
    with _readable(file) as copy:
        if not is_sound(copy):
            raise BackupError("damaged")
        with copy.reading() as reads:
            return reads.orgs(), reads.replicas()


@contextmanager
def _readable(file: Path) -> Iterator[Storage]:
    """Give an opened copy; bad pages in it are a `BackupError` `damaged`."""
    try:
        copy = open_copy(file)
        try:
            yield copy
        finally:
            copy.close()
    except StorageError as error:
        if error.code == DAMAGE:
            raise BackupError("damaged") from None
        raise


def note_failure(service: Service, shelf: Path, code: str) -> None:
    """Write down for `status` that no backup could be made, where that can be written at all."""
    try:
        owner = shelf_id(shelf, service.random)
    except OSError:
        owner = ""
    try:
        with service.storage.writing() as writes:
            writes.note_failure(owner, service.clock(), code)
    except (StorageError, OSError) as error:
        _log.error("backup failure not noted %s", getattr(error, "code", type(error).__name__))


def _name(now_ms: int, shelf: str) -> str:
    moment = datetime.fromtimestamp(now_ms / 1000, UTC)
    return f"fieldapp-{moment:{_MOMENT}}-{now_ms % 1000:03d}-{shelf[:6]}.db"


def _made_ms(name: str) -> int | None:
    """Give when a backup was made, by the name it got; None where that is no such name."""
    try:
        _, day, second, thousandth, _ = name.split("-")
        moment = datetime.strptime(f"{day}-{second}", _MOMENT).replace(tzinfo=UTC)
        return int(moment.timestamp()) * 1000 + int(thousandth)
    except ValueError:
        return None


def next_backup_ms(last_ms: int | None, now_ms: int, hour: int) -> int:
    """Give the moment of the next nightly backup: at once when the last is older than a day."""
    if last_ms is None or now_ms - last_ms >= 24 * 3600 * 1000:
        return now_ms
    day = datetime.fromtimestamp(now_ms / 1000, UTC).replace(
        hour=hour, minute=0, second=0, microsecond=0
    )
    at_ms = int(day.timestamp() * 1000)
    while at_ms <= max(now_ms, last_ms):
        at_ms += 24 * 3600 * 1000
    return at_ms


def restore(
    place: Path | str,
    file: Path,
    *,
    clock: Callable[[], int],
    random: Callable[[int], bytes],
) -> list[Org]:
    """Put a backup in the database's place, under a new epoch; give the organisations.

    What laptops made since comes back from the laptops. What only the server had is carried over
    from the replaced database where that can be read: laptops enrolled since, revocations, and
    codes with what became of them.
    Raises `BackupError` `not_a_backup`, `damaged`, `still_serving`; `NewerDatabaseError`.
    """
    _check(place, file)
    moment = datetime.fromtimestamp(clock() / 1000, UTC)
    aside = f"replaced_{moment:%Y%m%d_%H%M%S}"
    try:
        with replaced(place, file, aside) as (storage, old):
            service = Service(storage, clock=clock, random=random)
            if (file.parent / SHELF_ID).exists():
                _list_unlisted(service, file.parent, shelf_id(file.parent, random))
            return _begin_anew(service, old, Guard(place) if isinstance(place, Path) else None)
    except StillServingError:
        raise BackupError("still_serving") from None


def _begin_anew(service: Service, old: Storage | None, guard: Guard | None) -> list[Org]:
    """Make a copied database the next one of each of its organisations; give them."""
    with service.storage.reading() as reads:
        orgs = reads.orgs()
    for org in orgs:
        new_epoch(service, org.org)
        if old is not None:
            _carry_over(service, old, org)
    with service.storage.writing() as writes:
        for org in orgs:
            writes.audit(service.clock(), org.org, "restored", count=org.position)
        now = writes.orgs()
    if guard is not None:
        for org in now:
            guard.note(org)
    return now


def _check(place: Path | str, file: Path) -> None:
    if not file.is_file():
        raise BackupError("not_a_backup")
    if isinstance(place, str):
        storage = open_storage(place)
        busy = others_connected(storage)
        storage.close()
        if busy:
            raise BackupError("still_serving")
    with file.open("rb") as content:
        if content.read(len(_MAGIC)) != _MAGIC:
            raise BackupError("not_a_backup")
    try:
        with _readable(file) as copy:
            whole = is_sound(copy) and not verify(copy)
    except (BackupError, NewerDatabaseError):
        raise
    except FileNotFoundError:
        raise BackupError("not_a_backup") from None
    except Exception as error:  # noqa: BLE001 - what cannot be read through is not whole
        _log.warning("restore unreadable %s", type(error).__name__)
        whole = False
    if not whole:
        raise BackupError("damaged")


def new_epoch(service: Service, org: int) -> None:
    """Tell every laptop that this history is another one than it has seen."""
    with service.storage.writing() as writes:
        begin_epoch(writes, service, org)


def begin_epoch(writes: Writes, service: Service, org: int) -> None:
    """Do that in a unit of work that does more.

    Codes that wait are dead from here on: which were used since, this history does not know. Nor
    does it know which seats were handed out since: none are until every laptop has said hello.
    """
    writes.lock(org)
    writes.set_org(
        org,
        epoch=service.random(EPOCH_BYTES),
        replica=service.random(REPLICA_BYTES),
        own_n=0,
        own_link=FIRST_LINK,
    )
    writes.end_invitations(org)
    writes.doubt_erased(org)
    writes.wait_with_seats(org, wait=True)
    writes.audit(service.clock(), org, "new_epoch")


def _carry_over(service: Service, old: Storage, org: Org) -> None:
    try:
        with old.reading() as reads:
            before = {each.id: each for each in reads.orgs()}.get(org.id)
            if before is None:
                return
            devices = {each.id: each for each in reads.devices(before.org)}
            invitations = reads.invitations(before.org)
            since = reads.changes_between(before.org, org.position + 1, before.position)
            erased = reads.all_erased(before.org)
    except RuntimeError:
        _log.warning("restore the replaced database cannot be read: nothing carried over")
        return
    own = [change for change in since if change.replica == before.replica]
    with service.working(org.org) as (writes, taking):
        known = writes.known(org.org, [change.id for change in own])
        for change in own:
            body = decode_body(change.id, change.body)
            if change.id not in known and all(op.kind in _OURS for op in body.ops):
                taking.adopt(plan(Received(n=0, change=body, body=change.body)))
        for person, _ in erased:
            taking.erase(person)
        _carry_devices(writes, org.org, devices)
        for each in invitations:
            if taking.authority.is_active(each.user):
                writes.put_invitation(each._replace(org=org.org))
        taking.touch_grants()


def _carry_devices(writes: Writes, org: int, old: Mapping[bytes, Device]) -> None:
    here = {each.id: each for each in writes.devices(org)}
    for device in old.values():
        now = here.get(device.id)
        if now is None:
            writes.add_device(device._replace(org=org, heard_ms=0, made=0, replica=None))
        elif device.revoked_ms is not None and now.revoked_ms is None:
            writes.set_device(org, device.id, revoked_ms=device.revoked_ms)
