"""Everything that is written: one unit of work, or nothing of it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, bindparam, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from sync.protocol.digest import MASK, signed
from sync.protocol.limits import CODE_TRIES
from sync.server.rows import Named
from sync.server.storage.bulk import insert_many
from sync.server.storage.erasure_writes import ErasureWrites
from sync.server.storage.reads import Reads, chunks
from sync.server.storage.tables import (
    ALIAS,
    AUDIT,
    BACKUP,
    BACKUP_REPLICA,
    CHANGE,
    DEVICE,
    DIGEST,
    FEED,
    GRANTED,
    HELD,
    HELLO,
    INVITATION,
    JOINED,
    OFFERED,
    ORG,
    PLACE,
    RECORD,
    REPLICA,
    SEAT,
    SETTLED,
    SHELF,
    STAY,
    TICKET,
    TWICE,
)
from sync.server.storage.values import Backup, Device, Grant, HeldRow, Invitation, Org

_LOCK: Final = select(ORG.c.org).where(ORG.c.org == bindparam("org")).with_for_update()
_RECORD_SET: Final = (
    update(RECORD)
    .where(RECORD.c.org == bindparam("_org"), RECORD.c.id == bindparam("_id"))
    .values(position=bindparam("_position"), cells=bindparam("_cells"))
)
_STAY_GONE: Final = (
    update(STAY)
    .where(
        STAY.c.org == bindparam("_org"),
        STAY.c.scope == bindparam("_scope"),
        STAY.c.home == bindparam("_home"),
    )
    .values(gone=bindparam("_gone"))
)


def _put_digest(dialect: Any) -> Any:
    statement = dialect.insert(DIGEST)
    new = statement.excluded
    return statement.on_conflict_do_update(
        index_elements=["org", "scope", "kind"], set_={"count": new.count, "mix": new.mix}
    )


_PUT_DIGEST: Final = {"sqlite": _put_digest(sqlite), "postgresql": _put_digest(postgresql)}


def _put_replica(dialect: Any) -> Any:
    statement = dialect.insert(REPLICA)
    new = statement.excluded
    return statement.on_conflict_do_update(
        index_elements=["org", "replica"],
        set_={"device": new.device, "n": new.n, "link": new.link},
    )


_PUT_REPLICA: Final = {"sqlite": _put_replica(sqlite), "postgresql": _put_replica(postgresql)}
_HEARD = ("heard_ms", "made", "replica", "clock_off_ms", "counts", "erased_at")
_SET_HEARD: Final = (
    update(DEVICE)
    .where(DEVICE.c.org == bindparam("_org"), DEVICE.c.id == bindparam("_id"))
    .values({name: bindparam(name) for name in _HEARD})
)
_HEAD = ("position", "mark", "reference_position", "own_n", "own_link")
_SET_HEAD: Final = (
    update(ORG)
    .where(ORG.c.org == bindparam("_org"))
    .values({name: bindparam(name) for name in _HEAD})
)


class Writes(ErasureWrites, Reads):
    """One unit of work: it also reads what it wrote itself."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        dialect: Any = postgresql if connection.dialect.name == "postgresql" else sqlite
        self._insert = dialect.insert
        self._put_digest = _PUT_DIGEST[connection.dialect.name]
        self._put_replica = _PUT_REPLICA[connection.dialect.name]

    def lock(self, org: int) -> Org:
        """Take the organisation's counter until commit, and give its state."""
        self._connection.execute(_LOCK, {"org": org})
        return self.org(org)

    def add_org(self, org: Org) -> None:
        insert_many(self._connection, ORG, [org])

    def set_head(self, org: Org) -> None:
        """Write how far the history and the server's own log have come."""
        given = {name: getattr(org, name) for name in _HEAD}
        self._connection.execute(_SET_HEAD, {"_org": org.org, **given})

    def set_org(self, org: int, **values: object) -> None:
        self._connection.execute(update(ORG).where(ORG.c.org == org).values(**values))

    # changes and rows

    def add_changes(self, rows: Sequence[tuple[Any, ...]]) -> None:
        insert_many(self._connection, CHANGE, rows)

    def add_records(self, rows: Sequence[tuple[Any, ...]]) -> None:
        insert_many(self._connection, RECORD, rows)

    def add_tickets(self, org: int, rows: Iterable[tuple[bytes, str, int, int, bytes]]) -> None:
        """Note (event, ticket, made, operation, sign-up) of sign-ups that were not there."""
        insert_many(self._connection, TICKET, [(org, *row) for row in rows])

    def drop_ticket(self, org: int, event: bytes, ticket: str, made: int, op: int) -> None:
        """Have a sign-up carry its ticket no more, if it did."""
        self._connection.execute(
            delete(TICKET).where(
                TICKET.c.org == org,
                TICKET.c.event == event,
                TICKET.c.ticket == ticket,
                TICKET.c.made == made,
                TICKET.c.op == op,
            )
        )

    def add_asked(self, org: int, pairs: Iterable[bytes]) -> None:
        """Note pairs that are put before the coordinators now, and were not before."""
        insert_many(self._connection, TWICE, [(org, pair) for pair in pairs])

    def add_seats(self, org: int, rows: Iterable[Named]) -> None:
        """Note appointments with a time that were not there."""
        insert_many(self._connection, SEAT, [(org, *row) for row in rows])

    def note_hello(self, org: int, device: bytes) -> None:
        """Note that a laptop has said hello since this server was put back."""
        insert_many(self._connection, HELLO, [(org, device)])

    def wait_with_seats(self, org: int, *, wait: bool) -> None:
        """Hand out no seats until every laptop has said hello; or hand out again."""
        self._connection.execute(delete(HELLO).where(HELLO.c.org == org))
        self.set_org(org, seats_wait=wait)

    def add_feed(self, rows: Sequence[tuple[int, bytes, int]]) -> None:
        insert_many(self._connection, FEED, rows)

    def tell(self, org: int, scope: bytes, position: int) -> None:
        """Note that something of a scope is to be read at a position, if that is not noted."""
        statement = self._insert(FEED).values(org=org, scope=scope, position=position)
        self._connection.execute(statement.on_conflict_do_nothing())

    def set_records(self, org: int, rows: Mapping[bytes, tuple[int, bytes | None]]) -> None:
        """Set position and touched cells of rows that are already there."""
        if rows:
            self._connection.execute(
                _RECORD_SET,
                [
                    {"_org": org, "_id": row, "_position": position, "_cells": cells}
                    for row, (position, cells) in rows.items()
                ],
            )

    def enter(self, org: int, entries: Sequence[tuple[bytes, bytes, int]], *, new: bool) -> None:
        """Let (scope, home) enter at a position; `new` homes have never been anywhere."""
        if new:
            insert_many(self._connection, STAY, [(org, *entry, None) for entry in entries])
            return
        for scope, home, position in entries:
            statement = self._insert(STAY).values(
                org=org, scope=scope, home=home, entered=position, gone=None
            )
            self._connection.execute(
                statement.on_conflict_do_update(
                    index_elements=["org", "scope", "home"],
                    set_={"entered": position, "gone": None},
                )
            )

    def leave(self, org: int, scope: bytes, home: bytes, position: int) -> None:
        self._connection.execute(
            _STAY_GONE, {"_org": org, "_scope": scope, "_home": home, "_gone": position}
        )

    def add_digests(self, org: int, changes: Mapping[tuple[bytes, int], tuple[int, int]]) -> None:
        """Add counts and xor 64-bit mixes to the digests of (scope, kind)."""
        held = {scope: self.digests(org, scope) for scope in {scope for scope, _ in changes}}
        rows = []
        for (scope, kind), (count, mix) in changes.items():
            old_count, old_mix = held[scope].get(kind, (0, 0))
            rows.append(
                {
                    "org": org,
                    "scope": scope,
                    "kind": kind,
                    "count": old_count + count,
                    "mix": signed((old_mix & MASK) ^ mix),
                }
            )
        if rows:
            self._connection.execute(self._put_digest, rows)

    def join(self, org: int, row: bytes, person: bytes, other: bytes) -> None:
        insert_many(self._connection, JOINED, [(org, row, person, other)])

    def part(self, org: int, row: bytes) -> None:
        self._connection.execute(delete(JOINED).where(JOINED.c.org == org, JOINED.c.id == row))

    # what laptops made

    def set_replica(self, org: int, replica: bytes, device: bytes, n: int, link: bytes) -> None:
        given = {"org": org, "replica": replica, "device": device, "n": n, "link": link}
        self._connection.execute(self._put_replica, given)

    def add_held(self, org: int, rows: Sequence[HeldRow]) -> None:
        insert_many(self._connection, HELD, [(org, *row) for row in rows])

    def set_held(self, org: int, change: bytes, code: str, waits: bytes | None) -> None:
        self._connection.execute(
            update(HELD)
            .where(HELD.c.org == org, HELD.c.id == change)
            .values(code=code, waits=waits)
        )

    def drop_held(self, org: int, ids: Iterable[bytes]) -> None:
        for part in chunks(ids):
            self._connection.execute(delete(HELD).where(HELD.c.org == org, HELD.c.id.in_(part)))

    def add_aliases(self, rows: Sequence[tuple[int, bytes, int, bytes, bytes]]) -> None:
        insert_many(self._connection, ALIAS, rows)

    def add_settled(self, rows: Sequence[tuple[int, bytes, int, int, str | None]]) -> None:
        insert_many(self._connection, SETTLED, rows)

    def add_offered(self, rows: Sequence[tuple[int, bytes, bytes, int, bytes]]) -> None:
        insert_many(self._connection, OFFERED, rows)

    # laptops and who may have what

    def add_device(self, device: Device) -> None:
        insert_many(self._connection, DEVICE, [device])

    def set_heard(self, device: Device) -> None:
        """Write what a laptop said of itself."""
        given = {name: getattr(device, name) for name in _HEARD}
        self._connection.execute(_SET_HEARD, {"_org": device.org, "_id": device.id, **given})

    def set_device(self, org: int, device: bytes, **values: object) -> None:
        self._connection.execute(
            update(DEVICE).where(DEVICE.c.org == org, DEVICE.c.id == device).values(**values)
        )

    def set_grants(self, org: int, grants: Iterable[Grant]) -> None:
        for grant in grants:
            values = {"generation": grant.generation, "view": grant.view, "ended": grant.ended}
            keys = {"org": org, "device": grant.device, "scope": grant.scope}
            statement = self._insert(GRANTED).values(person=grant.person, **keys, **values)
            self._connection.execute(
                statement.on_conflict_do_update(
                    index_elements=["org", "device", "scope"], set_=values
                )
            )

    def add_invitation(self, invitation: Invitation) -> None:
        insert_many(self._connection, INVITATION, [invitation])

    def put_invitation(self, invitation: Invitation) -> None:
        """Have a code stand as it is given, whatever stands there."""
        self._connection.execute(delete(INVITATION).where(INVITATION.c.prefix == invitation.prefix))
        self.add_invitation(invitation)

    def end_invitations(self, org: int) -> None:
        """Have no code of an organisation that waits open any more."""
        self._connection.execute(
            update(INVITATION)
            .where(INVITATION.c.org == org, INVITATION.c.used_ms.is_(None))
            .values(tries=CODE_TRIES)
        )

    def drop_invitations(self, before_ms: int) -> None:
        """Forget invitations that ran out before a moment."""
        self._connection.execute(delete(INVITATION).where(INVITATION.c.expires_ms < before_ms))

    def use_invitation(self, prefix: str, now_ms: int) -> bool:
        """Consume an invitation; False when somebody was first."""
        done = self._connection.execute(
            update(INVITATION)
            .where(INVITATION.c.prefix == prefix, INVITATION.c.used_ms.is_(None))
            .values(used_ms=now_ms)
        )
        return bool(done.rowcount == 1)

    def count_try(self, prefix: str) -> None:
        self._connection.execute(
            update(INVITATION)
            .where(INVITATION.c.prefix == prefix)
            .values(tries=INVITATION.c.tries + 1)
        )

    def add_backup(self, made: Backup, held: Sequence[tuple[int, bytes, int, bytes]]) -> None:
        """Record a backup, with (org, replica, highest n, its link) of all that it holds."""
        self._connection.execute(insert(BACKUP).values(made._asdict()))
        insert_many(self._connection, BACKUP_REPLICA, [(made.name, *each) for each in held])

    def lay_on_shelf(self, name: str, shelf: str) -> None:
        """Say where a backup of an older program lies."""
        self._connection.execute(update(BACKUP).where(BACKUP.c.name == name).values(shelf=shelf))

    def drop_backup(self, name: str) -> None:
        self._connection.execute(delete(BACKUP_REPLICA).where(BACKUP_REPLICA.c.name == name))
        self._connection.execute(delete(BACKUP).where(BACKUP.c.name == name))

    def note_failure(self, shelf: str, at_ms: int, code: str) -> None:
        """Write down that a backup failed; `status` tells it until one succeeds."""
        self.clear_failure(shelf)
        self._connection.execute(insert(SHELF).values(id=shelf, failed_ms=at_ms, code=code[:40]))

    def clear_failure(self, shelf: str) -> None:
        self._connection.execute(delete(SHELF).where(SHELF.c.id == shelf))

    def audit(
        self, at_ms: int, org: int, act: str, *, about: bytes | None = None, count: int = 0
    ) -> None:
        """Write down that something was done. Nobody can take it back."""
        self._connection.execute(
            insert(AUDIT).values(at_ms=at_ms, org=org, act=act, about=about, count=count)
        )

    def set_whereabouts(self, cluster: str) -> None:
        """Remember which database cluster this is."""
        self._connection.execute(delete(PLACE))
        self._connection.execute(insert(PLACE).values(one=1, cluster=cluster))
