"""The tables of the laptop's file, made by numbered steps that only go forward.

Fixed tables are written out here; the tables of the record kinds follow from the declarations.
"""

from typing import Final

from sqlite_utils import Migrations

from fieldapp.domain.kinds import SCHEMA
from fieldapp.store.cipher import Database
from fieldapp.store.columns import (
    DEAD,
    ERASED_ROW,
    SHAPES,
    SYSTEM_COLUMNS,
    TO_SETTLE,
    TableShape,
    quoted,
    sql_type,
)
from fieldapp.store.errors import StoreError

steps: Final = Migrations("fieldapp")

_WIDER: Final = {("sign_up", "event"): ("_made", "id", "_flags", "finish_later", "_seq")}
"""What an index holds besides the field it is named after: lists show the newest first, page by
page, and counting reads the index alone."""

ENDED: Final = (
    "status IN ('VACC', 'VACCELSE', 'DEFER', 'DECLINED', 'LEFT', 'NOSHOW', 'RESCHED', 'CANCPER',"
    f" 'CANCORG', 'ERROR') AND NOT _flags & {DEAD}"
)
"""Of a state of an appointment: whether it is an end that stands."""

_SOME: Final = {
    "sign_up_own": "sign_up (_seq, _flags, person) WHERE _seq IS NOT NULL",
    "sign_up_erased": f"sign_up (event, id, _seq) WHERE _flags & {ERASED_ROW}",
    "sign_up_unfinished": f"sign_up (person) WHERE finish_later AND NOT _flags & {DEAD}",
    "appointment_ended": f"appointment_status (appointment, status) WHERE {ENDED}",
    "sign_up_withdrawn": f"sign_up_status (sign_up) WHERE state = 'VOID' AND NOT _flags & {DEAD}",
}
"""Indexes of the few rows that are counted or looked for again and again among very many. SQLite
takes one only where a question repeats its condition word for word."""

LISTED: Final = {
    "person_listed": "person (_made, id, lang_spoken, _flags)",
    "person_household": "person (household) WHERE household IS NOT NULL",
    "sign_up_listed": "sign_up (ticket, person, event, finish_later, _flags)",
    "need_listed": "need (wanted, person, _flags)",
}
"""Indexes that hold all that the list of everybody asks of a kind: no row is read for it."""

_START: Final = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;

-- Who made the changes of this file: numbers above `base` belong to the newest replica.
CREATE TABLE replica (no INTEGER PRIMARY KEY, id BLOB NOT NULL, base INTEGER NOT NULL);

-- Outbox and history at once. n = seq - base of its replica.
CREATE TABLE change (
  seq INTEGER PRIMARY KEY, id BLOB NOT NULL, link BLOB NOT NULL, body BLOB NOT NULL,
  position INTEGER, held TEXT);
CREATE INDEX change_held ON change (seq) WHERE held IS NOT NULL;

-- Own edits of rows, until the row has come down with them inside.
CREATE TABLE touch (row BLOB, seq INTEGER, PRIMARY KEY (row, seq)) WITHOUT ROWID;
CREATE INDEX touch_seq ON touch (seq);

-- The complete heads of cells that are no longer as their row's creation set them.
CREATE TABLE head (
  row BLOB, field INTEGER, change BLOB, effective INTEGER NOT NULL, value BLOB,
  PRIMARY KEY (row, field, change)) WITHOUT ROWID;

-- What the server hands out to this laptop, and which rows of it are here.
CREATE TABLE scope (
  no INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, generation INTEGER NOT NULL,
  cursor INTEGER NOT NULL, count INTEGER NOT NULL, xor INTEGER NOT NULL,
  sweeping INTEGER NOT NULL, offering INTEGER NOT NULL);
CREATE TABLE member (
  scope INTEGER, row BLOB, position INTEGER NOT NULL, kind INTEGER NOT NULL,
  stale INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (scope, row)) WITHOUT ROWID;
CREATE INDEX member_row ON member (row);

-- Rows the server no longer knew after it was put back to a backup, until it has them.
CREATE TABLE lost_row (row BLOB PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID;

-- What the server said of the laptops, for those who wait for their work.
CREATE TABLE laptop (
  device BLOB PRIMARY KEY, last_heard INTEGER NOT NULL, made INTEGER NOT NULL,
  received INTEGER NOT NULL, clock_off INTEGER NOT NULL, counts BLOB) WITHOUT ROWID;

-- Half-typed forms: local, with an owner, never sent.
CREATE TABLE draft (
  id BLOB PRIMARY KEY, owner BLOB NOT NULL, event BLOB, saved INTEGER NOT NULL,
  body BLOB NOT NULL) WITHOUT ROWID;

-- People whose search text is older than their rows.
CREATE TABLE unsearched (person BLOB PRIMARY KEY) WITHOUT ROWID;
"""


@steps()
def start(database: Database) -> None:
    """Make the fixed tables."""
    for statement in _START.split(";\n"):
        if statement.strip():
            database.execute(statement)


# `search` holds the words of people by the number that `searched` gives them: the stamp of their
# row, so that newer ones come first. Its words stand folded already and are cut at blanks only.
# Merging is told when, so that no step of indexing takes long.
_SEARCH: Final = """
CREATE TABLE searched (no INTEGER PRIMARY KEY, person BLOB NOT NULL UNIQUE);
CREATE VIRTUAL TABLE search USING fts5(
  words, content='', contentless_delete=1, detail=none, tokenize='ascii', prefix='1 2 3 4 5');
INSERT INTO search (search, rank) VALUES ('automerge', 0);
INSERT INTO search (search, rank) VALUES ('crisismerge', 500);
"""


@steps()
def search(database: Database) -> None:
    """Make the search index."""
    for statement in _SEARCH.split(";\n"):
        if statement.strip():
            database.execute(statement)


@steps()
def counting_reads_indexes(database: Database) -> None:
    """Drop the index that gets wider; it and those that are new are made with the tables."""
    database.execute("DROP INDEX IF EXISTS sign_up_event")
    database.execute("PRAGMA user_version = 0")


# Who set a value that stands in a touched cell, and on which laptop: rows come down, not changes.
@steps()
def authors(database: Database) -> None:
    """Make the table of who set what."""
    database.execute(
        "CREATE TABLE author (change BLOB PRIMARY KEY, actor BLOB NOT NULL, device BLOB NOT NULL)"
        " WITHOUT ROWID"
    )


# Names by which lists are ordered stand beside the words they are found by.
_NAMED: Final = """
DROP TABLE searched;
CREATE TABLE searched (
  no INTEGER PRIMARY KEY, person BLOB NOT NULL UNIQUE, name TEXT NOT NULL);
CREATE INDEX searched_name ON searched (name, person);
INSERT INTO search (search) VALUES ('delete-all');
"""


@steps()
def listing(database: Database) -> None:
    """Make what lists of everybody are read from; what was indexed is indexed again."""
    for statement in _NAMED.split(";\n"):
        if statement.strip():
            database.execute(statement)
    if database["person"].exists():
        database.execute("INSERT OR IGNORE INTO unsearched (person) SELECT id FROM person")
    database.execute("PRAGMA user_version = 0")


# The first drafts were all of the sign-up form.
@steps()
def forms_of_drafts(database: Database) -> None:
    """Let a draft name its form."""
    database.execute("ALTER TABLE draft ADD COLUMN form TEXT NOT NULL DEFAULT 'sign_up'")


# Ids alone: so that nothing of theirs comes in again.
@steps()
def erasing(database: Database) -> None:
    """Remember who was erased, and what a change was before somebody was taken out of it."""
    database.execute("CREATE TABLE erased (row BLOB PRIMARY KEY) WITHOUT ROWID")
    database.execute("ALTER TABLE change ADD COLUMN hidden BLOB")


# A row may leave this laptop; that its seat is given stays known, or it would be given again.
@steps()
def seats_spent(database: Database) -> None:
    """Make the table of seats that this laptop gave."""
    database.execute(
        "CREATE TABLE spent (slot BLOB, token INTEGER, appointment BLOB,"
        " PRIMARY KEY (slot, token, appointment)) WITHOUT ROWID"
    )


# `alike` holds coarse keys of people under the numbers of `searched`: who may be here already.
_ALIKE: Final = """
CREATE VIRTUAL TABLE alike USING fts5(
  words, content='', contentless_delete=1, detail=none, tokenize='ascii');
INSERT INTO alike (alike, rank) VALUES ('automerge', 0);
INSERT INTO alike (alike, rank) VALUES ('crisismerge', 500);
"""


@steps()
def hinting(database: Database) -> None:
    """Make the index that hints look in; what was indexed is indexed again."""
    for statement in _ALIKE.split(";\n"):
        if statement.strip():
            database.execute(statement)
    if database["person"].exists():
        database.execute("INSERT OR IGNORE INTO unsearched (person) SELECT id FROM person")


# A kind that came within one schema: its table is made where that schema stands already.
@steps()
def typed_for_somebody(database: Database) -> None:
    """Have the tables of the kinds looked at again."""
    database.execute("PRAGMA user_version = 0")


def bring_up_to_date(database: Database) -> None:
    """Take the file to this program's schema; nothing is done where it already is.

    Raises: StoreError too_new when a newer program has changed the file's tables.
    """
    steps.apply(database)
    found = database.execute("PRAGMA user_version").fetchone()[0]
    if found > SCHEMA:
        raise StoreError("too_new")
    if found == SCHEMA:
        return
    with database.atomic():
        for shape in SHAPES.values():
            _fetch_what_was_not_read(database, shape, _derive(database, shape))
        for name, rows in (_SOME | LISTED).items():
            database.execute(f"CREATE INDEX IF NOT EXISTS {name} ON {rows}")
        database.execute(f"PRAGMA user_version = {SCHEMA}")


def is_begun(database: Database) -> bool:
    """Tell whether the file has any tables of ours: a new one holds nothing to keep a copy of."""
    return bool(steps.applied(database))


def is_current(database: Database) -> bool:
    """Tell whether the file needs no step; if it does, a copy is made before."""
    return not steps.pending(database) and (
        database.execute("PRAGMA user_version").fetchone()[0] == SCHEMA
    )


_UNREAD: Final = {
    "table": "SELECT scope FROM member WHERE kind = :kind",
    "columns": "SELECT scope FROM member JOIN {table} ON id = row WHERE _extra IS NOT NULL",
}


def _fetch_what_was_not_read(database: Database, shape: TableShape, new: str) -> None:
    """Have scopes come again that brought what the older program could not read.

    Of a kind it did not know it kept no row, of a field only the value as it came.
    """
    if not new:
        return
    unread = _UNREAD[new].format(table=quoted(shape.name))
    kind = {"kind": shape.kind.number}
    database.execute(f"UPDATE member SET stale = 1 WHERE scope IN ({unread})", kind)  # noqa: S608
    database.execute(
        f"UPDATE scope SET cursor = 0, sweeping = 1 WHERE no IN ({unread})",  # noqa: S608
        kind,
    )


def _derive(database: Database, shape: TableShape) -> str:
    """Give the kind its table and its columns; says which of the two is new, if any is."""
    table, new = database[shape.name], ""
    if not table.exists():
        new = "table"
        columns = [f"{name} {kind}" for name, kind in SYSTEM_COLUMNS]
        columns += [f"{quoted(each.name)} {sql_type(each)}" for each in shape.fields]
        database.execute(f"CREATE TABLE {quoted(shape.name)} ({', '.join(columns)}) WITHOUT ROWID")
    else:
        present = set(table.columns_dict)
        for field in shape.fields:
            if field.name not in present:
                new = "columns"
                database.execute(
                    f"ALTER TABLE {quoted(shape.name)}"
                    f" ADD COLUMN {quoted(field.name)} {sql_type(field)}"
                )
    for name in shape.indexed:
        held = ", ".join((quoted(name), *_WIDER.get((shape.name, name), ())))
        database.execute(
            f"CREATE INDEX IF NOT EXISTS {quoted(f'{shape.name}_{name}')}"
            f" ON {quoted(shape.name)} ({held})"
        )
    database.execute(
        f"CREATE INDEX IF NOT EXISTS {quoted(f'{shape.name}_to_settle')}"
        f" ON {quoted(shape.name)} (_flags) WHERE {TO_SETTLE}"
    )
    return new
