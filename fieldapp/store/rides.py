"""The rides that stand: of each of several sign-ups, read at once; and to which events."""

from collections.abc import Sequence
from typing import Final

from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.rides import NOT_NEEDED, OWN
from fieldapp.store.columns import DEAD
from fieldapp.store.rows import Row, read_rows
from fieldapp.store.store import Store

_CHUNK: Final = 400


def standing_rides(store: Store, sign_ups: Sequence[bytes]) -> dict[bytes, Row]:
    """Give the newest ride of each sign-up that nobody called off, whichever appointment has it.

    One that stands beside no time any more is called off with it: who reads it looks.
    """
    found: dict[bytes, Row] = {}
    for start in range(0, len(sign_ups), _CHUNK):
        chunk = list(sign_ups[start : start + _CHUNK])
        marks = ",".join("?" * len(chunk))
        whose = dict(
            store.connection.execute(
                f"SELECT id, sign_up FROM appointment WHERE sign_up IN ({marks})",  # noqa: S608
                chunk,
            ).fetchall()
        )
        if not whose:
            continue
        of = f"SELECT id FROM appointment WHERE sign_up IN ({marks})"  # noqa: S608 - own names
        gone = f"SELECT ride FROM ride_status WHERE state = ? AND NOT _flags & {DEAD}"  # noqa: S608
        where = f"appointment IN ({of}) AND id NOT IN ({gone})"
        for row in read_rows(store.connection, BY_NAME["ride"], where, (*chunk, NOT_NEEDED)):
            found[whose[row.ref("appointment")]] = row
    return found


def events_with_rides(store: Store) -> frozenset[bytes]:
    """Give the events to whose times somebody comes by a ride."""
    found = store.connection.execute(
        "SELECT DISTINCT t.event FROM ride r JOIN appointment a ON a.id = r.appointment"  # noqa: S608
        f" JOIN slot t ON t.id = a.slot WHERE NOT r._flags & {DEAD} AND r.mode != '{OWN}'"
    ).fetchall()
    return frozenset(row[0] for row in found)
