"""One road for many rows: executemany on SQLite, COPY on PostgreSQL.

The statement goes to the driver as it is: SQLAlchemy's own insert costs more than the database.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Table

COPY_FROM = 20
"""Below this many rows a COPY costs more than it saves."""


def insert_many(connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert tuples that hold a value for every column, in the order of the declaration."""
    if not rows:
        return
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    cursor: Any = connection.connection.cursor()
    try:
        if connection.dialect.name == "sqlite":
            marks = ", ".join("?" * len(table.columns))
            cursor.executemany(f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})', rows)  # noqa: S608
        elif len(rows) < COPY_FROM:
            marks = ", ".join(["%s"] * len(table.columns))
            cursor.executemany(f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})', rows)  # noqa: S608
        else:
            with cursor.copy(f'COPY "{table.name}" ({names}) FROM STDIN (FORMAT BINARY)') as copy:
                copy.set_types([column_type(column.type) for column in table.columns])
                for row in rows:
                    copy.write_row(row)
    finally:
        cursor.close()


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
