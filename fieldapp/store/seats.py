"""Who holds which time: appointments that stand, read for many times or sign-ups at once."""

from collections.abc import Sequence
from typing import Any, Final

from fieldapp.domain.tokens import GIVEN_BACK
from fieldapp.store.columns import DEAD, RESTRICTED
from fieldapp.store.store import Store

_CHUNK: Final = 400
STANDS: Final = (
    f"NOT a._flags & {DEAD}"  # noqa: S608 - names of this module
    " AND NOT EXISTS (SELECT 1 FROM appointment_status s WHERE s.appointment = a.id"
    f" AND NOT s._flags & {DEAD} AND s.status IN ({', '.join(repr(each) for each in GIVEN_BACK)}))"
)
_NOT_WITHDRAWN: Final = (
    " AND NOT EXISTS (SELECT 1 FROM sign_up_status w WHERE w.sign_up = a.sign_up"  # noqa: S608
    f" AND NOT w._flags & {DEAD} AND w.state = 'VOID')"
)


HELD_BY_SOMEBODY: Final = f"({STANDS}{_NOT_WITHDRAWN})"
"""Of an appointment `a`: whether its seat is somebody's."""


def seats_taken(store: Store, slots: Sequence[bytes]) -> dict[bytes, int]:
    """Count the people this laptop knows to have each of some times; 0 is left out.

    One person takes one seat, for however many vaccines; who withdrew takes none.
    """
    marks = ",".join("?" * len(slots))
    return dict(
        store.connection.execute(
            "SELECT a.slot, count(DISTINCT a.sign_up) FROM appointment a"  # noqa: S608
            f" WHERE a.slot IN ({marks}) AND {STANDS}{_NOT_WITHDRAWN} GROUP BY a.slot",
            list(slots),
        ).fetchall()
    )


def booked_by_event(store: Store) -> dict[bytes, int]:
    """Count the people this laptop knows to be booked for the times of each event that has any."""
    return dict(
        store.connection.execute(
            "SELECT t.event, count(DISTINCT a.sign_up) FROM appointment a"  # noqa: S608
            " JOIN slot t ON t.id = a.slot"
            f" WHERE {STANDS}{_NOT_WITHDRAWN} GROUP BY t.event"
        ).fetchall()
    )


def people_expected(store: Store, day: str) -> dict[bytes, str]:
    """Give when people who have a time on or after a day come next, by person (`2026-06-20T09:20`).

    Who withdrew comes no more.
    """
    return dict(
        store.connection.execute(
            "SELECT u.person, min(t.starts) FROM slot t JOIN appointment a ON a.slot = t.id"  # noqa: S608
            " JOIN sign_up u ON u.id = a.sign_up"
            f" WHERE t.starts >= ? AND {STANDS}{_NOT_WITHDRAWN} GROUP BY u.person",
            (day,),
        ).fetchall()
    )


def standing_appointments(store: Store, sign_up: bytes) -> list[tuple[bytes, bytes | None, str]]:
    """Give id, time (None for the waiting list) and vaccine group of what stands, oldest first.

    Somebody else's, whose time is not for these eyes, is left out.
    """
    found: list[Any] = store.connection.execute(
        'SELECT a.id, a.slot, a."group" FROM appointment a'  # noqa: S608
        f" WHERE a.sign_up = ? AND {STANDS}"
        f" AND NOT (a._flags & {RESTRICTED} AND a.slot IS NULL) ORDER BY a._made, a.id",
        (sign_up,),
    ).fetchall()
    return [(row[0], row[1], row[2] or "") for row in found]


def times_taken_out(store: Store, event: bytes) -> list[bytes]:
    """Give the times of an event that were taken out, and are still somebody's."""
    found = store.connection.execute(
        f"SELECT t.id FROM slot t WHERE t.event = ? AND t._flags & {DEAD}"  # noqa: S608
        f" AND EXISTS (SELECT 1 FROM appointment a WHERE a.slot = t.id AND {STANDS})",
        (event,),
    ).fetchall()
    return [row[0] for row in found]


def times_held(store: Store, sign_ups: Sequence[bytes]) -> dict[bytes, str]:
    """Give the time of each sign-up that has one, as it is kept: `2026-06-20T10:40`."""
    marks = ",".join("?" * len(sign_ups))
    return dict(
        store.connection.execute(
            "SELECT a.sign_up, min(t.starts) FROM appointment a JOIN slot t ON t.id = a.slot"  # noqa: S608
            f" WHERE a.sign_up IN ({marks}) AND {STANDS} GROUP BY a.sign_up",
            list(sign_ups),
        ).fetchall()
    )


def slips_given(store: Store, sign_ups: Sequence[bytes]) -> frozenset[bytes]:
    """Give those of sign-ups whose people hold an appointment slip in their hands."""
    found: set[bytes] = set()
    for start in range(0, len(sign_ups), _CHUNK):
        chunk = sign_ups[start : start + _CHUNK]
        marks = ",".join("?" * len(chunk))
        found.update(
            sign_up
            for (sign_up,) in store.connection.execute(
                "SELECT a.sign_up FROM appointment a"  # noqa: S608 - names of this module
                f" WHERE a.sign_up IN ({marks}) AND a.slip_given AND {STANDS}",
                list(chunk),
            )
        )
    return frozenset(found)
