"""The schema, made by the server itself: numbered steps, forward only, recorded in the database."""

from collections.abc import Callable
from typing import Final

from sqlalchemy import Connection, Engine, insert, inspect, select, text

from fieldapp.domain.change import Creation, decode_body
from fieldapp.domain.ids import row_id
from fieldapp.domain.kinds import BY_NAME
from sync.server.storage.bulk import insert_many
from sync.server.storage.engine import SCHEMA, writing
from sync.server.storage.tables import BACKUP, CHANGE, METADATA, RECORD, SHELF, STEP, TICKET

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
    """Tickets can be looked up: those that were given out are read from the changes."""
    TICKET.create(connection, checkfirst=True)
    made = RECORD.join(
        CHANGE, (CHANGE.c.org == RECORD.c.org) & (CHANGE.c.position == RECORD.c.made)
    )
    rows = connection.execute(
        select(RECORD.c.org, RECORD.c.id, RECORD.c.op, CHANGE.c.id, CHANGE.c.body)
        .select_from(made)
        .where(RECORD.c.kind == _SIGN_UP.number)
    )
    insert_many(connection, TICKET, [_ticket(*row) for row in rows.all()])


_SIGN_UP: Final = BY_NAME["sign_up"]


def _ticket(org: int, row: bytes, op: int, change_id: bytes, body: bytes) -> tuple[object, ...]:
    made = decode_body(change_id, body).ops[op]
    values = made.values if isinstance(made, Creation) else {}
    event = values.get(_SIGN_UP.by_name["event"].number)
    named = row_id(change_id, event) if isinstance(event, int) else event
    return org, named, values.get(_SIGN_UP.by_name["ticket"].number), row


STEPS: Final[tuple[Callable[[Connection], None], ...]] = (_first, _second, _third)


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
