"""The tables of the server, one declaration for SQLite and PostgreSQL.

Every key begins with the number of the organisation, so that an engine that shards can shard.
Values live once, in the body of the change that made them; a record points there.
"""

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    SmallInteger,
    String,
    Table,
    Text,
    false,
)

METADATA: Final = MetaData()


def _blob(name: str, *, empty: bool = False) -> Column[bytes]:
    return Column(name, LargeBinary, nullable=empty)


def _whole(name: str, *, empty: bool = False) -> Column[int]:
    return Column(name, BigInteger, nullable=empty)


def _org() -> Column[int]:
    return Column("org", Integer, nullable=False)


ORG: Final = Table(
    "org",
    METADATA,
    Column("org", Integer, nullable=False),
    _blob("id"),
    Column("name", Text, nullable=False),
    _blob("epoch"),
    _whole("position"),  # the counter: locked to commit by whoever writes
    _blob("mark"),
    _whole("reference_position"),  # last change that touched what grants derive from
    _blob("replica"),  # the server's own, for changes it makes itself
    _whole("own_n"),
    _blob("own_link"),
    _blob("own_secret"),
    _blob("recovery_key"),
    Column("view", Text, nullable=False),  # schema and rights the grants were derived under
    # Put back to a backup: no seats are handed out until every laptop has said hello.
    Column("seats_wait", Boolean, nullable=False, server_default=false()),
    PrimaryKeyConstraint("org"),
)

CHANGE: Final = Table(
    "change",
    METADATA,
    _org(),
    _whole("position"),
    _blob("id"),
    _blob("replica"),
    _whole("n"),
    _whole("effective"),
    _blob("link"),
    _blob("mark"),
    _blob("body"),
    _blob("hidden", empty=True),  # what the link covers, where a person was taken out of the body
    PrimaryKeyConstraint("org", "position"),
    Index("change_id", "org", "id", unique=True),
    Index("change_n", "org", "replica", "n", unique=True),
    sqlite_with_rowid=False,
)

HELD: Final = Table(
    "held",
    METADATA,
    _org(),
    _blob("id"),
    _blob("replica"),
    _whole("n"),
    _blob("device"),
    _whole("effective"),
    _blob("link"),
    _blob("body"),
    Column("code", String(24), nullable=False),
    _blob("waits", empty=True),  # the row nobody knew
    _blob("hidden", empty=True),
    PrimaryKeyConstraint("org", "id"),
    Index("held_n", "org", "replica", "n", unique=True),
    Index("held_waits", "org", "waits"),
    sqlite_with_rowid=False,
)

ALIAS: Final = Table(
    "alias",
    METADATA,
    _org(),
    _blob("replica"),
    _whole("n"),
    _blob("id"),
    _blob("link"),
    PrimaryKeyConstraint("org", "replica", "n"),
    Index("alias_id", "org", "id"),
    sqlite_with_rowid=False,
)

SETTLED: Final = Table(
    "settled",
    METADATA,
    _org(),
    _blob("replica"),
    _whole("position"),  # of the change, or the head when it was held again
    _whole("n"),
    Column("code", String(24), nullable=True),
    PrimaryKeyConstraint("org", "replica", "position", "n"),
    sqlite_with_rowid=False,
)

REPLICA: Final = Table(
    "replica",
    METADATA,
    _org(),
    _blob("replica"),
    _blob("device"),
    _whole("n"),
    _blob("link"),
    PrimaryKeyConstraint("org", "replica"),
    sqlite_with_rowid=False,
)

RECORD: Final = Table(
    "record",
    METADATA,
    _org(),
    _blob("id"),
    Column("kind", Integer, nullable=False),
    _blob("home"),  # the person it hangs on, its event, or REFERENCE, EVERYTHING, PARKED
    _whole("position"),  # of the last change that touched it
    _whole("made"),  # of the change that made it …
    Column("op", SmallInteger, nullable=False),  # … and which of its operations
    _blob("cells", empty=True),  # cells touched since: see sync.server.rows
    PrimaryKeyConstraint("org", "id"),
    Index("record_position", "org", "position"),
    Index("record_home", "org", "home", "position"),
    sqlite_with_rowid=False,
)

STAY: Final = Table(
    "stay",
    METADATA,
    _org(),
    _blob("scope"),
    _blob("home"),
    _whole("entered"),
    _whole("gone", empty=True),
    PrimaryKeyConstraint("org", "scope", "home"),
    Index("stay_entered", "org", "scope", "entered"),
    Index("stay_home", "org", "home"),
    sqlite_with_rowid=False,
)

JOINED: Final = Table(
    "joined",
    METADATA,
    _org(),
    _blob("id"),
    _blob("person"),
    _blob("other"),
    PrimaryKeyConstraint("org", "id"),
    Index("joined_person", "org", "person"),
    Index("joined_other", "org", "other"),
    sqlite_with_rowid=False,
)

FEED: Final = Table(
    "feed",
    METADATA,
    _org(),
    _blob("scope"),
    _whole("position"),
    PrimaryKeyConstraint("org", "scope", "position"),
    sqlite_with_rowid=False,
)

DIGEST: Final = Table(
    "digest",
    METADATA,
    _org(),
    _blob("scope"),
    Column("kind", Integer, nullable=False),
    _whole("count"),
    _whole("mix"),  # the xor as a signed 64-bit number
    PrimaryKeyConstraint("org", "scope", "kind"),
    sqlite_with_rowid=False,
)

GRANTED: Final = Table(
    "granted",
    METADATA,
    _org(),
    _blob("device"),
    _blob("scope"),  # or a user: whose work this laptop hands in
    Column("person", Boolean, nullable=False),
    _whole("generation"),
    Column("view", Text, nullable=False),
    _whole("ended", empty=True),  # stamp by the server's clock
    PrimaryKeyConstraint("org", "device", "scope"),
    sqlite_with_rowid=False,
)

DEVICE: Final = Table(
    "device",
    METADATA,
    _org(),
    _blob("id"),
    Column("label", Text, nullable=False),
    Column("letter", String(2), nullable=False),
    Column("token_id", String(16), nullable=False, unique=True),
    _blob("token_hash"),
    _blob("public_key"),
    _blob("secret"),
    _whole("revoked_ms", empty=True),
    _whole("heard_ms"),
    _whole("made"),
    _blob("replica", empty=True),  # the newest this laptop spoke for
    _whole("clock_off_ms"),
    _blob("counts", empty=True),
    Column("erased_at", BigInteger, nullable=False, server_default="0"),  # done up to there
    PrimaryKeyConstraint("org", "id"),
    sqlite_with_rowid=False,
)

INVITATION: Final = Table(
    "invitation",
    METADATA,
    Column("prefix", String(8), primary_key=True),
    _org(),
    _blob("hash"),
    _blob("salt"),
    _blob("user"),
    Column("label", Text, nullable=False),
    Column("letter", String(2), nullable=False),  # empty: a free one
    Column("tries", Integer, nullable=False),
    _whole("expires_ms"),
    _whole("used_ms", empty=True),
)

OFFERED: Final = Table(
    "offered",
    METADATA,
    _org(),
    _blob("id"),
    _blob("device"),
    _whole("at_ms"),
    _blob("content"),
    PrimaryKeyConstraint("org", "id"),
    sqlite_with_rowid=False,
)

BACKUP: Final = Table(
    "backup",
    METADATA,
    Column("name", String(80), primary_key=True),
    _whole("at_ms"),
    Column("shelf", String(32), nullable=False, server_default=""),  # empty: of an older program
)

BACKUP_REPLICA: Final = Table(
    "backup_replica",
    METADATA,
    Column("name", String(80), nullable=False),
    _org(),
    _blob("replica"),
    _whole("n"),
    _blob("link"),
    PrimaryKeyConstraint("name", "org", "replica"),
    sqlite_with_rowid=False,
)

TICKET: Final = Table(
    "ticket",
    METADATA,
    _org(),
    _blob("event"),
    Column("ticket", String(8), nullable=False),
    _whole("made"),  # of the change that made the sign-up, and which of its operations …
    Column("op", SmallInteger, nullable=False),  # … so that the oldest comes first
    _blob("id"),
    PrimaryKeyConstraint("org", "event", "ticket", "made", "op"),
    sqlite_with_rowid=False,
)
"""Tickets of the living sign-ups."""

TWICE: Final = Table(
    "twice",
    METADATA,
    _org(),
    _blob("pair"),  # the ids of both sign-ups, the smaller first
    PrimaryKeyConstraint("org", "pair"),
    sqlite_with_rowid=False,
)
"""Two sign-ups with one ticket that were put before the coordinators, whatever came of it."""

ERASED: Final = Table(
    "erased",
    METADATA,
    _org(),
    _blob("person"),
    _whole("position"),  # of the change by which the person was erased first
    PrimaryKeyConstraint("org", "person"),
    sqlite_with_rowid=False,
)
"""People of whom nothing is left, and of whom nothing is taken in."""

ERASURE: Final = Table(
    "erasure",
    METADATA,
    _org(),
    _blob("id"),  # of the row
    _blob("person"),
    _whole("position"),  # a laptop whose cursor is here has done it
    _blob("device"),  # that asked; empty: the server itself
    _whole("at_ms"),
    _whole("done_ms", empty=True),
    PrimaryKeyConstraint("org", "id"),
    Index("erasure_at", "org", "device", "at_ms"),
    Index("erasure_position", "org", "position"),
    sqlite_with_rowid=False,
)
"""What was asked, by whom, and whether every laptop has done it."""
SEAT: Final = Table(
    "seat",
    METADATA,
    _org(),
    _blob("slot"),
    Column("token", Integer, nullable=False),  # -1: it names none, an older program made it
    _whole("made"),  # of the change that made the appointment, and which of its operations
    Column("op", SmallInteger, nullable=False),
    _blob("id"),
    _blob("sign_up"),
    PrimaryKeyConstraint("org", "slot", "token", "made", "op"),
    sqlite_with_rowid=False,
)
"""Appointments with a time, whatever became of them, by the number of their seat."""

HELLO: Final = Table(
    "hello",
    METADATA,
    _org(),
    _blob("device"),
    PrimaryKeyConstraint("org", "device"),
    sqlite_with_rowid=False,
)
"""Laptops that said hello since the server was put back to a backup."""

SHELF: Final = Table(
    "shelf",
    METADATA,
    Column("id", String(32), primary_key=True),  # empty: a folder that cannot be used
    _whole("failed_ms"),
    Column("code", String(40), nullable=False),
)
"""Folders of backups where the newest try failed."""

AUDIT: Final = Table(
    "audit",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    _whole("at_ms"),
    _org(),
    Column("act", String(24), nullable=False),
    _blob("about", empty=True),
    _whole("count"),
)

STEP: Final = Table(
    "step",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
)

PLACE: Final = Table(
    "place",
    METADATA,
    Column("one", Integer, primary_key=True, autoincrement=False),
    Column("cluster", Text, nullable=False),  # PostgreSQL: system identifier and timeline
)
