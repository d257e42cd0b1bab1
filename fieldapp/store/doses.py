"""Who had a dose here: read by their ids, some at once."""

from fieldapp.store.columns import DEAD
from fieldapp.store.store import Store


def people_with_doses_here(store: Store, since: str, *, after: bytes, most: int) -> list[bytes]:
    """Give people who had a dose at one of our clinics since a day (`2026-06-13`), by their id.

    They come after `after`, at most so many.
    """
    found = store.connection.execute(
        "SELECT DISTINCT person FROM dose WHERE person > ?1 AND place = 'HERE' AND date >= ?2"  # noqa: S608
        f" AND NOT _flags & {DEAD} ORDER BY person LIMIT ?3",
        (after, since, most),
    ).fetchall()
    return [person for (person,) in found]
