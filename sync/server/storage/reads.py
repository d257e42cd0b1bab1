"""Everything that is read, in one snapshot."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Select, bindparam, func, select
from sqlalchemy.sql.elements import ColumnElement

from sync.server.storage.tables import (
    ALIAS,
    BACKUP,
    BACKUP_REPLICA,
    CHANGE,
    DEVICE,
    DIGEST,
    FEED,
    GRANTED,
    HELD,
    INVITATION,
    JOINED,
    OFFERED,
    ORG,
    PLACE,
    RECORD,
    REPLICA,
    SETTLED,
    STAY,
)
from sync.server.storage.values import (
    ChangeRow,
    Device,
    Grant,
    HeldRow,
    Invitation,
    Org,
    RecordRow,
    Stay,
)

CHUNK: Final = 500
Item = TypeVar("Item")


def chunks(items: Iterable[Item], size: int = CHUNK) -> Iterator[list[Item]]:
    """Cut items into lists of at most `size`."""
    source = iter(items)
    while part := list(islice(source, size)):
        yield part


def _in(column: ColumnElement[Any]) -> ColumnElement[bool]:
    return column.in_(bindparam("items", expanding=True))


_RECORD = [RECORD.c[name] for name in RecordRow._fields]
_CHANGE = [CHANGE.c[name] for name in ChangeRow._fields]
_HELD = [HELD.c[name] for name in HeldRow._fields]
_STAY = [STAY.c[name] for name in Stay._fields]
_P = bindparam

_ORG = select(*[ORG.c[name] for name in Org._fields])
_ORG_ONE = _ORG.where(ORG.c.org == _P("org"))
_DEVICE = select(*[DEVICE.c[name] for name in Device._fields])
_BY_TOKEN = _DEVICE.where(DEVICE.c.token_id == _P("token"))
_DEVICES = _DEVICE.where(DEVICE.c.org == _P("org")).order_by(DEVICE.c.id)
_REPLICA = select(REPLICA.c.device, REPLICA.c.n, REPLICA.c.link).where(
    REPLICA.c.org == _P("org"), REPLICA.c.replica == _P("replica")
)
_AT = select(*_CHANGE).where(CHANGE.c.org == _P("org"), CHANGE.c.position == _P("position"))
_CHANGES_AT = select(*_CHANGE).where(CHANGE.c.org == _P("org"), _in(CHANGE.c.position))
_CHANGES_RANGE = (
    select(*_CHANGE)
    .where(CHANGE.c.org == _P("org"), CHANGE.c.position.between(_P("low"), _P("high")))
    .order_by(CHANGE.c.position)
)
_KNOWN = select(CHANGE.c.id, CHANGE.c.position).where(CHANGE.c.org == _P("org"), _in(CHANGE.c.id))
_KNOWN_HELD = select(HELD.c.id).where(HELD.c.org == _P("org"), _in(HELD.c.id))
_ANY_HELD = select(HELD.c.id).where(HELD.c.org == _P("org")).limit(1)
_RECORDS = select(*_RECORD).where(RECORD.c.org == _P("org"), _in(RECORD.c.id))
_HOME = (
    select(*_RECORD)
    .where(
        RECORD.c.org == _P("org"),
        RECORD.c.home == _P("home"),
        RECORD.c.position > _P("after"),
        RECORD.c.position <= _P("upto"),
    )
    .order_by(RECORD.c.position, RECORD.c.made, RECORD.c.op)
)
_BETWEEN = (
    select(*_RECORD)
    .where(
        RECORD.c.org == _P("org"),
        RECORD.c.position > _P("after"),
        RECORD.c.position <= _P("upto"),
    )
    .order_by(RECORD.c.position, RECORD.c.made, RECORD.c.op)
)
_CHANGED = (
    select(*_RECORD)
    .select_from(
        FEED.join(
            RECORD, (RECORD.c.org == FEED.c.org) & (RECORD.c.position == FEED.c.position)
        ).join(
            STAY,
            (STAY.c.org == FEED.c.org)
            & (STAY.c.scope == FEED.c.scope)
            & (STAY.c.home == RECORD.c.home),
        )
    )
    .where(
        FEED.c.org == _P("org"),
        FEED.c.scope == _P("scope"),
        FEED.c.position > _P("after"),
        FEED.c.position <= _P("upto"),
        STAY.c.gone.is_(None),
        STAY.c.entered < RECORD.c.position,
    )
    .order_by(RECORD.c.position, RECORD.c.made, RECORD.c.op)
)
_HOMES_OF_STAY = STAY.join(RECORD, (RECORD.c.org == STAY.c.org) & (RECORD.c.home == STAY.c.home))
_ENTERED = (
    select(*_RECORD, STAY.c.entered)
    .select_from(_HOMES_OF_STAY)
    .where(
        STAY.c.org == _P("org"),
        STAY.c.scope == _P("scope"),
        STAY.c.entered > _P("after"),
        STAY.c.entered <= _P("upto"),
        STAY.c.gone.is_(None),
        RECORD.c.position <= STAY.c.entered,
    )
    .order_by(STAY.c.entered, RECORD.c.made, RECORD.c.op)
)
_LEFT = (
    select(STAY.c.gone, RECORD.c.id)
    .select_from(_HOMES_OF_STAY)
    .where(
        STAY.c.org == _P("org"),
        STAY.c.scope == _P("scope"),
        STAY.c.gone > _P("after"),
        STAY.c.gone <= _P("upto"),
    )
    .order_by(STAY.c.gone, RECORD.c.id)
)
_BOUND = (
    select(FEED.c.position)
    .where(FEED.c.org == _P("org"), FEED.c.scope == _P("scope"), FEED.c.position > _P("after"))
    .order_by(FEED.c.position)
    .offset(_P("count"))
    .limit(1)
)
_STAYS = select(*_STAY).where(STAY.c.org == _P("org"), _in(STAY.c.home))
_JOINED = select(JOINED.c.id, JOINED.c.person, JOINED.c.other).where(JOINED.c.org == _P("org"))
_DIGESTS = select(DIGEST.c.kind, DIGEST.c.count, DIGEST.c.mix).where(
    DIGEST.c.org == _P("org"), DIGEST.c.scope == _P("scope")
)
_GRANTS = select(*[GRANTED.c[name] for name in Grant._fields]).where(GRANTED.c.org == _P("org"))
_GRANTS_OF = _GRANTS.where(GRANTED.c.device == _P("device")).order_by(GRANTED.c.scope)
_VERDICTS = (
    select(CHANGE.c.n, CHANGE.c.position)
    .where(CHANGE.c.org == _P("org"), CHANGE.c.replica == _P("replica"), CHANGE.c.n > _P("low"))
    .order_by(CHANGE.c.n)
    .limit(_P("most"))
)
_VERDICTS_HELD = (
    select(HELD.c.n, HELD.c.code)
    .where(HELD.c.org == _P("org"), HELD.c.replica == _P("replica"), HELD.c.n > _P("low"))
    .order_by(HELD.c.n)
    .limit(_P("most"))
)
_ALIASES = (
    select(ALIAS.c.n, ALIAS.c.id)
    .where(ALIAS.c.org == _P("org"), ALIAS.c.replica == _P("replica"), ALIAS.c.n > _P("low"))
    .order_by(ALIAS.c.n)
    .limit(_P("most"))
)


def _links(table: Any) -> Select[Any]:
    return select(table.c.n, table.c.link).where(
        table.c.org == _P("org"),
        table.c.replica == _P("replica"),
        table.c.n.between(_P("low"), _P("high")),
    )


_LINKS = (_links(CHANGE), _links(HELD), _links(ALIAS))
_SETTLED = (
    select(SETTLED.c.n, SETTLED.c.position, SETTLED.c.code)
    .where(
        SETTLED.c.org == _P("org"),
        SETTLED.c.replica == _P("replica"),
        SETTLED.c.position > _P("after"),
    )
    .order_by(SETTLED.c.n, SETTLED.c.position)
)
_SAFE = select(func.min(func.coalesce(BACKUP_REPLICA.c.n, 0))).select_from(
    BACKUP.outerjoin(
        BACKUP_REPLICA,
        (BACKUP_REPLICA.c.name == BACKUP.c.name)
        & (BACKUP_REPLICA.c.org == _P("org"))
        & (BACKUP_REPLICA.c.replica == _P("replica")),
    )
)
_WAITING = select(*_HELD).where(HELD.c.org == _P("org"), _in(HELD.c.waits))
_HELD_AS = select(*_HELD).where(HELD.c.org == _P("org"), _in(HELD.c.code))
_HELD_IDS = select(*_HELD).where(HELD.c.org == _P("org"), _in(HELD.c.id))
_ALIASES_OF = select(ALIAS.c.replica, ALIAS.c.n).where(
    ALIAS.c.org == _P("org"), ALIAS.c.id == _P("id")
)
_OFFERED = select(OFFERED.c.id).where(OFFERED.c.org == _P("org"), _in(OFFERED.c.id))
_INVITATION = select(*[INVITATION.c[name] for name in Invitation._fields]).where(
    INVITATION.c.prefix == _P("prefix")
)
_RECEIVED = select(REPLICA.c.device, REPLICA.c.replica, REPLICA.c.n).where(
    REPLICA.c.org == _P("org")
)
_BACKUPS = select(BACKUP.c.name, BACKUP.c.at_ms).order_by(BACKUP.c.at_ms, BACKUP.c.name)
_REPLICAS = select(REPLICA.c.org, REPLICA.c.replica, REPLICA.c.n)
_HELD_COUNTS = (
    select(HELD.c.code, func.count()).where(HELD.c.org == _P("org")).group_by(HELD.c.code)
).order_by(HELD.c.code)


class Reads:
    """Questions to one snapshot of the database. Rows come as the values of `storage.values`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def _all(self, statement: Select[Any], **given: object) -> Sequence[Any]:
        return self._connection.execute(statement, given).all()

    def _in_chunks(self, statement: Select[Any], org: int, items: Iterable[object]) -> list[Any]:
        found: list[Any] = []
        for part in chunks(items):
            found += self._all(statement, org=org, items=part)
        return found

    # organisations and laptops

    def orgs(self) -> list[Org]:
        return [Org(*row) for row in self._all(_ORG.order_by(ORG.c.org))]

    def org(self, org: int) -> Org:
        return Org(*self._connection.execute(_ORG_ONE, {"org": org}).one())

    def device_by_token(self, token: str) -> Device | None:
        row = self._connection.execute(_BY_TOKEN, {"token": token}).one_or_none()
        return None if row is None else Device(*row)

    def devices(self, org: int) -> list[Device]:
        return [Device(*row) for row in self._all(_DEVICES, org=org)]

    def invitation(self, prefix: str) -> Invitation | None:
        row = self._connection.execute(_INVITATION, {"prefix": prefix}).one_or_none()
        return None if row is None else Invitation(*row)

    def whereabouts(self) -> str | None:
        """Give which database cluster this was when it was last opened."""
        found: str | None = self._connection.execute(select(PLACE.c.cluster)).scalar()
        return found

    def backups(self) -> list[tuple[str, int]]:
        """Give (name, moment) of the restorable backups, oldest first."""
        return [(name, at_ms) for name, at_ms in self._all(_BACKUPS)]

    def replicas(self) -> list[tuple[int, bytes, int]]:
        """Give (org, replica, highest n) of every replica of every organisation."""
        return [(org, replica, n) for org, replica, n in self._all(_REPLICAS)]

    # what laptops made

    def replica(self, org: int, replica: bytes) -> tuple[bytes, int, bytes] | None:
        """Give (device, highest n, its link) of a replica."""
        row = self._connection.execute(_REPLICA, {"org": org, "replica": replica}).one_or_none()
        return None if row is None else (row[0], row[1], row[2])

    def links(self, org: int, replica: bytes, low: int, high: int) -> dict[int, bytes]:
        """Give the links of the numbers from `low` to `high`, both included."""
        given = {"org": org, "replica": replica, "low": low, "high": high}
        return {n: link for each in _LINKS for n, link in self._all(each, **given)}

    def verdicts(
        self, org: int, replica: bytes, low: int, most: int
    ) -> list[tuple[int, int | str]]:
        """Give (n, position or held code) for at most `most` numbers after `low`, in order."""
        given = {"org": org, "replica": replica, "low": low, "most": most}
        found: list[tuple[int, int | str]] = [(n, at) for n, at in self._all(_VERDICTS, **given)]
        plain = len(found)
        found += [(n, code) for n, code in self._all(_VERDICTS_HELD, **given)]
        aliases = {bytes(id_): n for n, id_ in self._all(_ALIASES, **given)}
        if aliases:
            known = self.known(org, aliases)
            found += [(n, known[id_]) for id_, n in aliases.items() if id_ in known]
        if len(found) > plain:
            found.sort()
        return found[:most]

    def settled(self, org: int, replica: bytes, after: int) -> list[tuple[int, int | str]]:
        """Give (n, position or code) of held changes looked at again after position `after`.

        Only the newest of each: it may have been held again, and accepted later.
        """
        rows = self._all(_SETTLED, org=org, replica=replica, after=after)
        newest = {n: position if code is None else code for n, position, code in rows}
        return sorted(newest.items())

    def safe(self, org: int, replica: bytes) -> int:
        """Give the highest n that every restorable backup holds."""
        found = self._connection.execute(_SAFE, {"org": org, "replica": replica}).scalar()
        return int(found or 0)

    def known(self, org: int, ids: Iterable[bytes]) -> dict[bytes, int | str]:
        """Give the position or the held code of those of `ids` that the server has."""
        ids = list(ids)
        found: dict[bytes, int | str] = dict(map(tuple, self._in_chunks(_KNOWN, org, ids)))
        if len(found) < len(ids) and self._all(_ANY_HELD, org=org):
            found.update({each.id: each.code for each in self.held(org, ids)})
        return found

    def held(self, org: int, ids: Iterable[bytes]) -> list[HeldRow]:
        return [HeldRow(*row) for row in self._in_chunks(_HELD_IDS, org, ids)]

    def held_as(self, org: int, codes: Sequence[str]) -> list[HeldRow]:
        return [HeldRow(*row) for row in self._in_chunks(_HELD_AS, org, codes)]

    def waiting_for(self, org: int, rows: Iterable[bytes]) -> list[HeldRow]:
        """Give the held changes that wait for one of these rows."""
        if not self._all(_ANY_HELD, org=org):
            return []
        return [HeldRow(*row) for row in self._in_chunks(_WAITING, org, rows)]

    def held_counts(self, org: int) -> list[tuple[str, int]]:
        return [(code, count) for code, count in self._all(_HELD_COUNTS, org=org)]

    def aliases_of(self, org: int, change: bytes) -> list[tuple[bytes, int]]:
        return [(replica, n) for replica, n in self._all(_ALIASES_OF, org=org, id=change)]

    def received(self, org: int) -> list[tuple[bytes, bytes, int]]:
        """Give (device, replica, highest n) of every replica."""
        return [(device, replica, n) for device, replica, n in self._all(_RECEIVED, org=org)]

    # changes and rows

    def change_at(self, org: int, position: int) -> ChangeRow | None:
        row = self._connection.execute(_AT, {"org": org, "position": position}).one_or_none()
        return None if row is None else ChangeRow(*row)

    def changes_at(self, org: int, positions: Iterable[int]) -> dict[int, ChangeRow]:
        """Give the changes at these positions; a dense set is read as one range."""
        wanted = sorted(set(positions))
        if wanted and wanted[-1] - wanted[0] < 2 * len(wanted):
            rows = self.changes_between(org, wanted[0], wanted[-1])
        else:
            rows = [ChangeRow(*row) for row in self._in_chunks(_CHANGES_AT, org, wanted)]
        return {row.position: row for row in rows}

    def changes_between(self, org: int, low: int, high: int) -> list[ChangeRow]:
        """Give the changes from position `low` to `high`, both included, in order."""
        return [ChangeRow(*row) for row in self._all(_CHANGES_RANGE, org=org, low=low, high=high)]

    def records(self, org: int, ids: Iterable[bytes]) -> list[RecordRow]:
        return [RecordRow(*row) for row in self._in_chunks(_RECORDS, org, ids)]

    def records_of(self, org: int, home: bytes, after: int, upto: int) -> list[RecordRow]:
        """Give the rows of one home that changed last after `after` up to `upto`."""
        rows = self._all(_HOME, org=org, home=home, after=after, upto=upto)
        return [RecordRow(*row) for row in rows]

    def records_between(self, org: int, after: int, upto: int) -> list[RecordRow]:
        rows = self._all(_BETWEEN, org=org, after=after, upto=upto)
        return [RecordRow(*row) for row in rows]

    def records_changed(self, org: int, scope: bytes, after: int, upto: int) -> list[RecordRow]:
        """Give the rows of people in a scope that changed there after the person entered."""
        rows = self._all(_CHANGED, org=org, scope=scope, after=after, upto=upto)
        return [RecordRow(*row) for row in rows]

    def records_entered(self, org: int, scope: bytes, after: int, upto: int) -> list[Any]:
        """Give (position of entry, row) of people who entered a scope."""
        rows = self._all(_ENTERED, org=org, scope=scope, after=after, upto=upto)
        return [(row[-1], RecordRow(*row[:-1])) for row in rows]

    def records_left(
        self, org: int, scope: bytes, after: int, upto: int
    ) -> list[tuple[int, bytes]]:
        """Give (position, row) of people who left a scope."""
        rows = self._all(_LEFT, org=org, scope=scope, after=after, upto=upto)
        return [(position, row) for position, row in rows]

    def feed_bound(self, org: int, scope: bytes, after: int, count: int) -> int | None:
        """Give the position of entry number `count` after `after` (from 0), or None."""
        given = {"org": org, "scope": scope, "after": after, "count": count}
        found: int | None = self._connection.execute(_BOUND, given).scalar()
        return found

    def stays(self, org: int, homes: Iterable[bytes]) -> list[Stay]:
        return [Stay(*row) for row in self._in_chunks(_STAYS, org, homes)]

    def joined(self, org: int) -> list[tuple[bytes, bytes, bytes]]:
        """Give (row, person, other) of every living `same_person`."""
        return [(row, one, two) for row, one, two in self._all(_JOINED, org=org)]

    def digests(self, org: int, scope: bytes) -> dict[int, tuple[int, int]]:
        """Give kind → (count, xor as a signed number)."""
        rows = self._all(_DIGESTS, org=org, scope=scope)
        return {kind: (count, mix) for kind, count, mix in rows}

    def grants(self, org: int) -> list[Grant]:
        return [Grant(*row) for row in self._all(_GRANTS, org=org)]

    def grants_of(self, org: int, device: bytes) -> list[Grant]:
        return [Grant(*row) for row in self._all(_GRANTS_OF, org=org, device=device)]

    def offered(self, org: int, rows: Iterable[bytes]) -> set[bytes]:
        return {row[0] for row in self._in_chunks(_OFFERED, org, rows)}
