"""What is known of the people of a county: rows of `population` that somebody brought in."""

from typing import Final

from fieldapp.domain.kinds import BY_NAME
from fieldapp.store.rows import read_row, read_rows
from fieldapp.store.store import Store

SPEAKERS: Final = "lang:"
"""How the group of a population row begins that counts speakers: `lang:vi`."""


def speakers_nearby(store: Store, site: bytes) -> tuple[tuple[str, int], ...]:
    """Give how many people of a place's county speak which language, the newest year of each.

    Empty where nobody brought in such counts, or the county of the place is not known.
    """
    row = read_row(store.connection, BY_NAME["site"], site)
    county = "" if row is None else row.text("county_fips")
    if not county:
        return ()
    where = "county = ? AND \"group\" LIKE 'lang:%'"
    rows = read_rows(store.connection, BY_NAME["population"], where, (county,))
    newest = {
        each.text("group").removeprefix(SPEAKERS): each.values["n"]
        for each in sorted(rows, key=lambda each: str(each.values.get("year", "")))
    }
    return tuple((tag, n) for tag, n in newest.items() if isinstance(n, int))
