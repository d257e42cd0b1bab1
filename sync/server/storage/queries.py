"""The statements of `storage.reads`, built once: SQLAlchemy compiles each a single time."""

from typing import Any

from sqlalchemy import ARRAY, JSON, Select, Text, bindparam, func, select
from sqlalchemy.sql.elements import ColumnElement

from sync.protocol.limits import CODE_TRIES
from sync.server.rows import Named
from sync.server.storage.tables import (
    ALIAS,
    BACKUP,
    BACKUP_REPLICA,
    CHANGE,
    DEVICE,
    DIGEST,
    ERASED,
    ERASURE,
    FEED,
    GRANTED,
    HELD,
    HELLO,
    INVITATION,
    JOINED,
    OFFERED,
    ORG,
    RECORD,
    REPLICA,
    SEAT,
    SETTLED,
    SHELF,
    STAY,
    TICKET,
    TWICE,
)
from sync.server.storage.values import (
    Backup,
    ChangeRow,
    Device,
    Erasure,
    Grant,
    HeldRow,
    Invitation,
    Org,
    RecordRow,
    Stay,
)


def _in(column: ColumnElement[Any]) -> ColumnElement[bool]:
    return column.in_(bindparam("items", expanding=True))


_RECORD = [RECORD.c[name] for name in RecordRow._fields]
_CHANGE = [CHANGE.c[name] for name in ChangeRow._fields]
_HELD = [HELD.c[name] for name in HeldRow._fields]
_ERASURE = [ERASURE.c[name] for name in Erasure._fields]
_STAY = [STAY.c[name] for name in Stay._fields]
_P = bindparam

_ORG = select(*[ORG.c[name] for name in Org._fields])
orgs = _ORG.order_by(ORG.c.org)
org_one = _ORG.where(ORG.c.org == _P("org"))
_DEVICE = select(*[DEVICE.c[name] for name in Device._fields])
by_token = _DEVICE.where(DEVICE.c.token_id == _P("token"))
devices = _DEVICE.where(DEVICE.c.org == _P("org")).order_by(DEVICE.c.id)
replica = select(REPLICA.c.device, REPLICA.c.n, REPLICA.c.link).where(
    REPLICA.c.org == _P("org"), REPLICA.c.replica == _P("replica")
)
at = select(*_CHANGE).where(CHANGE.c.org == _P("org"), CHANGE.c.position == _P("position"))
changes_at = select(*_CHANGE).where(CHANGE.c.org == _P("org"), _in(CHANGE.c.position))
changes_range = (
    select(*_CHANGE)
    .where(CHANGE.c.org == _P("org"), CHANGE.c.position.between(_P("low"), _P("high")))
    .order_by(CHANGE.c.position)
)
changes_named = select(*_CHANGE).where(CHANGE.c.org == _P("org"), _in(CHANGE.c.id))
every_held = select(*_HELD).where(HELD.c.org == _P("org")).order_by(HELD.c.id)
any_erased = select(ERASED.c.person).where(ERASED.c.org == _P("org")).limit(1)
erased = select(ERASED.c.person).where(ERASED.c.org == _P("org"), _in(ERASED.c.person))
all_erased = (
    select(ERASED.c.person, ERASED.c.position)
    .where(ERASED.c.org == _P("org"))
    .order_by(ERASED.c.position, ERASED.c.person)
)
erasures_since = (
    select(func.count())
    .select_from(ERASURE)
    .where(
        ERASURE.c.org == _P("org"),
        ERASURE.c.device == _P("device"),
        ERASURE.c.at_ms > _P("since"),
    )
)
erasures_open = (
    select(*_ERASURE)
    .where(ERASURE.c.org == _P("org"), ERASURE.c.done_ms.is_(None))
    .order_by(ERASURE.c.position, ERASURE.c.id)
)
erasure_between = (
    select(ERASURE.c.id)
    .where(
        ERASURE.c.org == _P("org"),
        ERASURE.c.position > _P("after"),
        ERASURE.c.position <= _P("upto"),
    )
    .limit(1)
)
authors = (
    select(CHANGE.c.id, CHANGE.c.body, REPLICA.c.device)
    .outerjoin(REPLICA, (REPLICA.c.org == CHANGE.c.org) & (REPLICA.c.replica == CHANGE.c.replica))
    .where(CHANGE.c.org == _P("org"), _in(CHANGE.c.id))
)
known = select(CHANGE.c.id, CHANGE.c.position).where(CHANGE.c.org == _P("org"), _in(CHANGE.c.id))
known_held = select(HELD.c.id).where(HELD.c.org == _P("org"), _in(HELD.c.id))
any_held = select(HELD.c.id).where(HELD.c.org == _P("org")).limit(1)
records = select(*_RECORD).where(RECORD.c.org == _P("org"), _in(RECORD.c.id))
home = (
    select(*_RECORD)
    .where(
        RECORD.c.org == _P("org"),
        RECORD.c.home == _P("home"),
        RECORD.c.position > _P("after"),
        RECORD.c.position <= _P("upto"),
    )
    .order_by(RECORD.c.position, RECORD.c.made, RECORD.c.op)
)
home_kind = (
    select(*_RECORD)
    .where(RECORD.c.org == _P("org"), RECORD.c.home == _P("home"), RECORD.c.kind == _P("kind"))
    .order_by(RECORD.c.id)
)
homes = select(*_RECORD).where(RECORD.c.org == _P("org"), _in(RECORD.c.home))
between = (
    select(*_RECORD)
    .where(
        RECORD.c.org == _P("org"),
        RECORD.c.position > _P("after"),
        RECORD.c.position <= _P("upto"),
    )
    .order_by(RECORD.c.position, RECORD.c.made, RECORD.c.op)
)
changed = (
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
entered = (
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
left = (
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
bound = (
    select(FEED.c.position)
    .where(FEED.c.org == _P("org"), FEED.c.scope == _P("scope"), FEED.c.position > _P("after"))
    .order_by(FEED.c.position)
    .offset(_P("count"))
    .limit(1)
)
stays = select(*_STAY).where(STAY.c.org == _P("org"), _in(STAY.c.home))
joined = select(JOINED.c.id, JOINED.c.person, JOINED.c.other).where(JOINED.c.org == _P("org"))
digests = select(DIGEST.c.kind, DIGEST.c.count, DIGEST.c.mix).where(
    DIGEST.c.org == _P("org"), DIGEST.c.scope == _P("scope")
)
grants = select(*[GRANTED.c[name] for name in Grant._fields]).where(GRANTED.c.org == _P("org"))
grants_of = grants.where(GRANTED.c.device == _P("device")).order_by(GRANTED.c.scope)
verdicts = (
    select(CHANGE.c.n, CHANGE.c.position)
    .where(CHANGE.c.org == _P("org"), CHANGE.c.replica == _P("replica"), CHANGE.c.n > _P("low"))
    .order_by(CHANGE.c.n)
    .limit(_P("most"))
)
verdicts_held = (
    select(HELD.c.n, HELD.c.code)
    .where(HELD.c.org == _P("org"), HELD.c.replica == _P("replica"), HELD.c.n > _P("low"))
    .order_by(HELD.c.n)
    .limit(_P("most"))
)
aliases = (
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


links = (_links(CHANGE), _links(HELD), _links(ALIAS))


def _body(table: Any) -> Select[Any]:
    return select(table.c.body).where(
        table.c.org == _P("org"), table.c.replica == _P("replica"), table.c.n == _P("n")
    )


def _body_of_alias(table: Any) -> Select[Any]:
    same = (table.c.org == ALIAS.c.org) & (table.c.id == ALIAS.c.id)
    return (
        select(table.c.body)
        .select_from(ALIAS.join(table, same))
        .where(ALIAS.c.org == _P("org"), ALIAS.c.replica == _P("replica"), ALIAS.c.n == _P("n"))
    )


bodies = (_body(CHANGE), _body(HELD), _body_of_alias(CHANGE), _body_of_alias(HELD))
settled = (
    select(SETTLED.c.n, SETTLED.c.position, SETTLED.c.code)
    .where(
        SETTLED.c.org == _P("org"),
        SETTLED.c.replica == _P("replica"),
        SETTLED.c.position > _P("after"),
    )
    .order_by(SETTLED.c.n, SETTLED.c.position)
)
in_backups = select(BACKUP_REPLICA.c.n, BACKUP_REPLICA.c.link).select_from(
    BACKUP.outerjoin(
        BACKUP_REPLICA,
        (BACKUP_REPLICA.c.name == BACKUP.c.name)
        & (BACKUP_REPLICA.c.org == _P("org"))
        & (BACKUP_REPLICA.c.replica == _P("replica")),
    )
)
waiting = select(*_HELD).where(HELD.c.org == _P("org"), _in(HELD.c.waits))
held_as = select(*_HELD).where(HELD.c.org == _P("org"), _in(HELD.c.code))
held_ids = select(*_HELD).where(HELD.c.org == _P("org"), _in(HELD.c.id))
aliases_of = select(ALIAS.c.replica, ALIAS.c.n).where(
    ALIAS.c.org == _P("org"), ALIAS.c.id == _P("id")
)
all_offered = select(OFFERED.c.id, OFFERED.c.content).where(OFFERED.c.org == _P("org"))
offered = select(OFFERED.c.id).where(OFFERED.c.org == _P("org"), _in(OFFERED.c.id))
_INVITATION = select(*[INVITATION.c[name] for name in Invitation._fields])
invitation = _INVITATION.where(INVITATION.c.prefix == _P("prefix"))
invitations = _INVITATION.where(INVITATION.c.org == _P("org")).order_by(INVITATION.c.prefix)
open_invitations = select(func.count()).where(
    INVITATION.c.org == _P("org"),
    INVITATION.c.used_ms.is_(None),
    INVITATION.c.tries < CODE_TRIES,
    INVITATION.c.expires_ms > _P("now"),
)
received = select(REPLICA.c.device, REPLICA.c.replica, REPLICA.c.n).where(
    REPLICA.c.org == _P("org")
)


def _oldest(wanted: Any) -> Select[Any]:
    """Two seeks for each ticket, however many sign-ups carry it."""
    carried = (
        select(TICKET.c.id)
        .where(
            TICKET.c.org == _P("org"),
            TICKET.c.event == _P("event"),
            TICKET.c.ticket == wanted.c.value,
        )
        .order_by(TICKET.c.made, TICKET.c.op)
        .limit(1)
    )
    second = carried.offset(1).scalar_subquery()
    return select(wanted.c.value, carried.scalar_subquery(), second)


oldest = {
    "sqlite": _oldest(func.json_each(_P("items", type_=JSON)).table_valued("value")),
    "postgresql": _oldest(
        func.unnest(_P("items", type_=ARRAY(Text))).table_valued("value").render_derived()
    ),
}
all_tickets = select(*TICKET.c[1:]).where(TICKET.c.org == _P("org"))
asked = select(TWICE.c.pair).where(TWICE.c.org == _P("org"), _in(TWICE.c.pair))
all_asked = select(TWICE.c.pair).where(TWICE.c.org == _P("org"))
_SEAT = select(*[SEAT.c[name] for name in Named._fields]).where(SEAT.c.org == _P("org"))
seats_of = _SEAT.where(_in(SEAT.c.slot)).order_by(SEAT.c.slot, SEAT.c.made, SEAT.c.op)
all_seats = _SEAT
seats_with = _SEAT.where(SEAT.c.slot == _P("slot"), _in(SEAT.c.token)).order_by(
    SEAT.c.made, SEAT.c.op
)
seats_counted = (
    select(
        SEAT.c.slot,
        func.count(SEAT.c.sign_up.distinct()),
        func.min(SEAT.c.token),
        func.max(SEAT.c.token),
    )
    .where(SEAT.c.org == _P("org"), _in(SEAT.c.slot))
    .group_by(SEAT.c.slot)
)
said_hello = select(HELLO.c.device).where(HELLO.c.org == _P("org"))
failures = select(SHELF.c.id, SHELF.c.failed_ms, SHELF.c.code).order_by(SHELF.c.id)
backups = select(*[BACKUP.c[name] for name in Backup._fields]).order_by(
    BACKUP.c.at_ms, BACKUP.c.name
)
replicas = select(REPLICA.c.org, REPLICA.c.replica, REPLICA.c.n, REPLICA.c.link)
held_counts = (
    select(HELD.c.code, func.count()).where(HELD.c.org == _P("org")).group_by(HELD.c.code)
).order_by(HELD.c.code)
