"""One road for many rows: statements of a hundred rows on SQLite, COPY on PostgreSQL.

The statement goes to the driver as it is: SQLAlchemy's own insert costs more than the database.
"""

from collections.abc import Sequence
from functools import cache
from itertools import chain
from typing import Any, Final

from sqlalchemy import Connection, Table

COPY_FROM = 20
"""Below this many rows a COPY costs more than it saves."""
_VALUES: Final = 900
"""Values of one statement: a third less time than row by row, and every SQLite takes as many."""


def insert_many(connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert tuples that hold a value for every column, in the order of the declaration."""
    if not rows:
        return
    cursor: Any = connection.connection.cursor()
    try:
        if connection.dialect.name == "sqlite":
            _insert(cursor, table, rows)
        elif len(rows) < COPY_FROM:
            cursor.executemany(_statement(table, "%s"), rows)
        else:
            with cursor.copy(
                f'COPY "{table.name}" ({_names(table)}) FROM STDIN (FORMAT BINARY)'
            ) as copy:
                copy.set_types([column_type(column.type) for column in table.columns])
                for row in rows:
                    copy.write_row(row)
    finally:
        cursor.close()


def _insert(cursor: Any, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
    many = _VALUES // len(table.columns)
    whole = len(rows) - len(rows) % many
    for start in range(0, whole, many):
        values = tuple(chain.from_iterable(rows[start : start + many]))
        cursor.execute(_statement(table, "?", many), values)
    cursor.executemany(_statement(table, "?"), rows[whole:])


@cache
def _statement(table: Table, mark: str, rows: int = 1) -> str:
    one = f"({', '.join([mark] * len(table.columns))})"
    values = ", ".join([one] * rows)
    return f'INSERT INTO "{table.name}" ({_names(table)}) VALUES {values}'  # noqa: S608


@cache
def _names(table: Table) -> str:
    return ", ".join(f'"{column.name}"' for column in table.columns)


def column_type(kind: object) -> str:
    """Give PostgreSQL's name of a column's type: a binary COPY converts nothing."""
    return _NAMES[type(kind).__name__]


_NAMES = {
    "BigInteger": "int8",
    "Integer": "int4",
    "SmallInteger": "int2",
    "LargeBinary": "bytea",
    "String": "varchar",
    "Text": "text",
    "Boolean": "bool",
}
