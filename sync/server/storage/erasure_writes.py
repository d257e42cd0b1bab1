"""What is written when somebody is erased: a part of `Writes`."""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, or_, update

from sync.server.rows import Named
from sync.server.storage.bulk import insert_many
from sync.server.storage.reads import chunks
from sync.server.storage.tables import (
    CHANGE,
    DEVICE,
    ERASED,
    ERASURE,
    HELD,
    JOINED,
    OFFERED,
    RECORD,
    SEAT,
)
from sync.server.storage.values import Erasure


class ErasureWrites:
    """Works on the connection of the unit of work that it is part of."""

    _connection: Connection

    def add_erased(self, org: int, person: bytes, position: int) -> None:
        insert_many(self._connection, ERASED, [(org, person, position)])

    def add_erasure(self, org: int, erasure: Erasure) -> None:
        insert_many(self._connection, ERASURE, [(org, *erasure)])

    def end_erasure(self, org: int, row: bytes, now_ms: int) -> None:
        self._connection.execute(
            update(ERASURE).where(ERASURE.c.org == org, ERASURE.c.id == row).values(done_ms=now_ms)
        )

    def doubt_erased(self, org: int) -> None:
        """Have every laptop confirm again from the beginning."""
        self._connection.execute(update(DEVICE).where(DEVICE.c.org == org).values(erased_at=0))

    def set_body(self, org: int, position: int, body: bytes, hidden: bytes | None) -> None:
        """Put what is left of a change in its place; `hidden` is what its link covers."""
        self._connection.execute(
            update(CHANGE)
            .where(CHANGE.c.org == org, CHANGE.c.position == position)
            .values(body=body, hidden=hidden)
        )

    def set_held_body(self, org: int, change: bytes, body: bytes, hidden: bytes | None) -> None:
        self._connection.execute(
            update(HELD)
            .where(HELD.c.org == org, HELD.c.id == change)
            .values(body=body, hidden=hidden)
        )

    def drop_offered(self, org: int, rows: Iterable[bytes]) -> None:
        for part in chunks(rows):
            self._connection.execute(
                delete(OFFERED).where(OFFERED.c.org == org, OFFERED.c.id.in_(part))
            )

    def drop_seats(self, org: int, seats: Iterable[Named]) -> None:
        """Have appointments name their seats no more."""
        for each in seats:
            self._connection.execute(
                delete(SEAT).where(
                    SEAT.c.org == org,
                    SEAT.c.slot == each.slot,
                    SEAT.c.token == each.token,
                    SEAT.c.made == each.made,
                    SEAT.c.op == each.op,
                )
            )

    def part_all(self, org: int, person: bytes) -> None:
        """Have a person be one with nobody."""
        self._connection.execute(
            delete(JOINED).where(
                JOINED.c.org == org, or_(JOINED.c.person == person, JOINED.c.other == person)
            )
        )

    def unpark(self, org: int, row: bytes, home: bytes) -> None:
        """Give a row that was parked its place."""
        self._connection.execute(
            update(RECORD).where(RECORD.c.org == org, RECORD.c.id == row).values(home=home)
        )
