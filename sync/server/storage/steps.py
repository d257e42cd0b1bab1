"""The schema, made by the server itself: numbered steps, forward only, recorded in the database."""

from collections.abc import Callable
from typing import Final

from sqlalchemy import Connection, Engine, insert, inspect, select, text

from sync.server.storage.engine import SCHEMA, writing
from sync.server.storage.tables import METADATA, STEP

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


STEPS: Final[tuple[Callable[[Connection], None], ...]] = (_first,)


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
