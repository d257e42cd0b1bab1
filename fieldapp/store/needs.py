"""Which sign-ups of an event have to do with interpreters: read by indexes, for their page."""

from typing import Any, Final

from fieldapp.store.columns import DEAD
from fieldapp.store.lines import ALIVE, WITHDRAWN
from fieldapp.store.seats import STANDS
from fieldapp.store.store import Store

_AT_EVENT: Final = (
    f"SELECT id FROM sign_up WHERE event = ?1 AND {ALIVE}"  # noqa: S608 - names of this package
    " UNION SELECT a.sign_up FROM appointment a JOIN slot t ON t.id = a.slot"
    f" WHERE t.event = ?1 AND {STANDS}"
    " UNION SELECT u.id FROM shift s JOIN assignment g ON g.shift = s.id"
    " JOIN need n ON n.id = g.need JOIN sign_up u ON u.person = n.person"
    f" WHERE s.event = ?1 AND NOT (s._flags | g._flags | u._flags) & {DEAD}"
)
"""Who signed up at an event, is booked for its times, or has an interpreter planned there."""


def sign_ups_with_needs(store: Store, event: bytes) -> list[bytes]:
    """Give the standing sign-ups of people at an event who want an interpreter, or come back."""
    found: list[Any] = store.connection.execute(
        f"SELECT id FROM sign_up WHERE id IN ({_AT_EVENT})"  # noqa: S608 - of this module
        f" AND {ALIVE} AND (return_at IS NOT NULL"
        f" OR person IN (SELECT person FROM need WHERE wanted = 'YES' AND {ALIVE}))"
        " AND id NOT IN (SELECT sign_up FROM sign_up_status"
        f" WHERE state = '{WITHDRAWN}' AND {ALIVE}) ORDER BY _made, id",
        (event,),
    ).fetchall()
    return [row for (row,) in found]
