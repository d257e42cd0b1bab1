"""Opening a server: is this the database it was, and does this program see it as the last did?"""

import logging
from collections.abc import Callable
from pathlib import Path

from fieldapp.domain.change import Creation, decode_body
from fieldapp.domain.digest import entry
from fieldapp.domain.kinds import BY_NUMBER
from sync.protocol.batch import Received
from sync.server.backup import begin_epoch, new_epoch
from sync.server.codes import DEFAULT_COST, CodeCost
from sync.server.grants import view_of_program
from sync.server.guard import Guard
from sync.server.known import ALWAYS
from sync.server.places import in_events
from sync.server.prepare import Making, plan
from sync.server.service import Service
from sync.server.storage.copies import whereabouts
from sync.server.storage.store import FILE, StorageError, open_storage
from sync.server.storage.values import PARKED, Org, RecordRow
from sync.server.taking import Taking

_log = logging.getLogger("fieldapp.server")


def open_service(
    place: Path | str,
    *,
    clock: Callable[[], int],
    random: Callable[[int], bytes],
    code_cost: CodeCost = DEFAULT_COST,
) -> Service:
    """Open the service on a folder (SQLite) or a `postgresql://` URL.

    A database older than what was noted, or one that was moved, gets a new epoch: laptops hand
    back what it lacks. After an upgrade what was parked is taken up, and grants are derived anew.
    Raises `StorageError` (`missing` where a database stood before), `NewerDatabaseError`.
    """
    guard = Guard(place) if isinstance(place, Path) else None
    if isinstance(place, Path) and guard is not None:
        _require_known(place, guard)
    service = Service(
        open_storage(place), clock=clock, random=random, guard=guard, code_cost=code_cost
    )
    try:
        _look_around(service, guard)
    except BaseException:
        service.storage.close()
        raise
    return service


def _look_around(service: Service, guard: Guard | None) -> None:
    _notice_move(service)
    with service.storage.reading() as reads:
        orgs = reads.orgs()
        older = {
            org.org for org in orgs if guard is not None and _older(reads.change_at, org, guard)
        }
    for org in orgs:
        if org.org in older:
            _log.warning(
                "the database of organisation %d is older than this server has known it: new epoch",
                org.org,
            )
            new_epoch(service, org.org)
            with service.storage.reading() as reads:
                service.note_head(reads.org(org.org))
        if org.view != view_of_program():
            _upgrade(service, org.org)


def _require_known(folder: Path, guard: Guard) -> None:
    """Refuse to begin an empty database where there was one: it has to be restored."""
    if not guard.is_blank() and not (folder / FILE).exists():
        raise StorageError("missing")


def _notice_move(service: Service) -> None:
    """Begin a new epoch where a PostgreSQL database came to another cluster or timeline.

    With the new whereabouts, in one transaction: a start that is cut off begins it the next time.
    """
    here = whereabouts(service.storage)
    with service.storage.reading() as reads:
        if reads.whereabouts() == here:
            return
    with service.storage.writing() as writes:
        orgs = writes.orgs()
        for org in orgs:
            writes.lock(org.org)
        before = writes.whereabouts()
        if before == here:  # another process was first
            return
        writes.set_whereabouts(here)
        if before is None:
            return
        for org in orgs:
            begin_epoch(writes, service, org.org)
    _log.warning("the database stands in another cluster or on another timeline: new epoch")


def _older(change_at: Callable[..., object], org: Org, guard: Guard) -> bool:
    noted = guard.noted(org.id)
    if noted is None or noted.position == 0:
        return False
    if noted.epoch != org.epoch or noted.position > org.position:
        return True
    change = change_at(org.org, noted.position)
    return getattr(change, "mark", None) != noted.mark


def _upgrade(service: Service, org: int) -> None:
    with service.working(org) as (writes, taking):
        for record in writes.records_of(org, PARKED, 0, taking.ledger.org.position):
            if record.kind in BY_NUMBER:
                _unpark(taking, record.id)
        taking.touch_grants()
        writes.set_org(org, view=view_of_program())


def _unpark(taking: Taking, row: bytes) -> None:
    record = taking.ledger.known(row)
    change_id, body, _ = taking.ledger.body(record.made)
    change = decode_body(change_id, body)
    if not isinstance(change.ops[record.op], Creation):
        return
    again = plan(Received(n=0, change=change, body=body))
    making = next((each for each in again.makings if each.op == record.op), None)
    if making is not None:
        _place(taking, record, making)


def _place(taking: Taking, record: RecordRow, making: Making) -> None:
    """Give a row its place, now that its kind is known; it counts from its own position."""
    ledger = taking.ledger
    home = making.home if making.home is not None else ledger.known(making.owner).home
    if erased := dict(ledger.writes.all_erased(ledger.org.org)).get(home, 0):
        taking.eraser.wipe([record], {record.id}.__contains__)
        record = record._replace(position=max(record.position, erased), cells=None)
        ledger.writes.set_records(ledger.org.org, {record.id: (record.position, None)})
    ledger.writes.unpark(ledger.org.org, record.id, home)
    stays = {home: ALWAYS} if in_events(record.kind) else ledger.stays(home)
    for scope, (entered, gone) in stays.items():
        if gone is None:
            mixed = entry(record.id, max(record.position, entered))
            ledger.add(scope, {record.kind: (1, mixed)})
            if entered < record.position:
                ledger.writes.tell(ledger.org.org, scope, record.position)
