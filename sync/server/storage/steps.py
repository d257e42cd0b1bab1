"""The schema, made by the server itself: numbered steps, forward only, recorded in the database."""

from collections.abc import Callable
from typing import Any, Final

from sqlalchemy import Connection, Engine, Row, Select, insert, inspect, select, text

from fieldapp.domain.change import Creation, decode_body
from fieldapp.domain.ids import row_id
from fieldapp.domain.kinds import BY_NAME, Kind
from fieldapp.domain.merge import RowState
from sync.server.rows import Named, named_seat, pairs_asked, read_cells
from sync.server.storage.bulk import insert_many
from sync.server.storage.engine import SCHEMA, writing
from sync.server.storage.tables import (
    BACKUP,
    CHANGE,
    DEVICE,
    ERASED,
    ERASURE,
    HELD,
    HELLO,
    METADATA,
    ORG,
    RECORD,
    SEAT,
    SHELF,
    STEP,
    TICKET,
    TWICE,
)

_REFUSE = {
    "sqlite": (
        "CREATE TRIGGER audit_{verb} BEFORE {VERB} ON audit "
        "BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END",
    ),
    "postgresql": (
        "CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'audit is append-only'; END $$",
        "CREATE TRIGGER audit_{verb} BEFORE {VERB} ON audit "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()",
    ),
}


class NewerDatabaseError(RuntimeError):
    """The database was written by a newer server: this one must not touch it."""


def _first(connection: Connection) -> None:
    METADATA.create_all(connection, tables=[t for t in METADATA.sorted_tables if t is not STEP])
    verbs = ["update", "delete"]
    if connection.dialect.name == "postgresql":
        verbs.append("truncate")
    for verb in verbs:
        for statement in _REFUSE[connection.dialect.name]:
            connection.execute(text(statement.format(verb=verb, VERB=verb.upper())))


def _second(connection: Connection) -> None:
    """Backups belong to a shelf, and what failed there is written down."""
    SHELF.create(connection, checkfirst=True)
    if BACKUP.c.shelf.name not in {
        each["name"] for each in inspect(connection).get_columns(BACKUP.name)
    }:
        connection.execute(
            text("ALTER TABLE backup ADD COLUMN shelf VARCHAR(32) NOT NULL DEFAULT ''")
        )


def _third(connection: Connection) -> None:
    """Tickets can be looked up: those that are given out are read from the changes."""
    TICKET.drop(connection, checkfirst=True)
    TICKET.create(connection)
    rows = connection.execute(_made_rows(_SIGN_UP))
    insert_many(connection, TICKET, [each for row in rows if (each := _ticket(row))])


def _fourth(connection: Connection) -> None:
    """Only living sign-ups count, the oldest first; who was asked about is written down."""
    _third(connection)
    TWICE.create(connection, checkfirst=True)
    rows = connection.execute(_made_rows(BY_NAME["review"]))
    pairs = {
        (row.org, pair) for row in rows for pair in pairs_asked(decode_body(row.change, row.body))
    }
    insert_many(connection, TWICE, sorted(pairs))


def _fifth(connection: Connection) -> None:
    """A person can be taken out of changes that were made, and it is written down who did it."""
    new = {CHANGE: ("hidden",), HELD: ("hidden",), DEVICE: ("erased_at",)}
    for table, names in new.items():
        known = {each["name"] for each in inspect(connection).get_columns(table.name)}
        for name in names:
            if name not in known:
                kind = table.c[name].type.compile(connection.dialect)
                default = "" if table.c[name].nullable else " NOT NULL DEFAULT 0"
                connection.execute(
                    text(f'ALTER TABLE "{table.name}" ADD COLUMN {name} {kind}{default}')
                )
    for table in (ERASED, ERASURE):
        table.create(connection, checkfirst=True)


def _made_rows(kind: Kind) -> Select[Any]:
    made = RECORD.join(
        CHANGE, (CHANGE.c.org == RECORD.c.org) & (CHANGE.c.position == RECORD.c.made)
    )
    record = [RECORD.c[name] for name in ("org", "id", "made", "op", "cells")]
    wanted = select(*record, CHANGE.c.id.label("change"), CHANGE.c.body).select_from(made)
    return wanted.where(RECORD.c.kind == kind.number)


_SIGN_UP: Final = BY_NAME["sign_up"]


def _ticket(row: Row[Any]) -> tuple[object, ...] | None:
    if RowState(_SIGN_UP.number, row.change, cells=read_cells(row.cells)).dead():
        return None
    made = decode_body(row.change, row.body).ops[row.op]
    values = made.values if isinstance(made, Creation) else {}
    event = values.get(_SIGN_UP.by_name["event"].number)
    named = row_id(row.change, event) if isinstance(event, int) else event
    return row.org, named, values.get(_SIGN_UP.by_name["ticket"].number), row.made, row.op, row.id


_APPOINTMENT: Final = BY_NAME["appointment"]


def _sixth(connection: Connection) -> None:
    """Seats have numbers: appointments can be looked up by them."""
    SEAT.drop(connection, checkfirst=True)
    SEAT.create(connection)
    HELLO.create(connection, checkfirst=True)
    if ORG.c.seats_wait.name not in {
        each["name"] for each in inspect(connection).get_columns(ORG.name)
    }:
        connection.execute(
            text("ALTER TABLE org ADD COLUMN seats_wait BOOLEAN NOT NULL DEFAULT false")
        )
    rows = connection.execute(_made_rows(_APPOINTMENT))
    insert_many(connection, SEAT, [(row.org, *each) for row in rows if (each := _seat(row))])


def _seat(row: Row[Any]) -> Named | None:
    made = decode_body(row.change, row.body).ops[row.op]
    if not isinstance(made, Creation):
        return None
    return named_seat(row.change, made.values, (row.made, row.op))


STEPS: Final[tuple[Callable[[Connection], None], ...]] = (
    _first,
    _second,
    _third,
    _fourth,
    _fifth,
    _sixth,
)


def bring_up(engine: Engine, schema: str = SCHEMA) -> None:
    """Bring the tables to the newest step; each step is one transaction.

    `schema` is where they stand on PostgreSQL, as the engine was opened.

    Raises `NewerDatabaseError` when the database has steps this program does not know.
    """
    with writing(engine) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(7021970)"))
            connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS {schema}"))
        if not inspect(connection).has_table(STEP.name):
            STEP.create(connection)
        done = set(connection.execute(select(STEP.c.number)).scalars())
        if done and max(done) > len(STEPS):
            raise NewerDatabaseError
        for number, step in enumerate(STEPS, start=1):
            if number not in done:
                step(connection)
                connection.execute(insert(STEP).values(number=number))
