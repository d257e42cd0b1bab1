"""Conversations without names: one press counts one, and can be taken back."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from fieldapp.actions.acting import acting, row_here
from fieldapp.actions.desk import OpenedDesk
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.problem import Problem, RefusedError
from fieldapp.domain.touched import Touched
from fieldapp.store.rows import read_row
from fieldapp.store.store import Store
from fieldapp.store.tallies import Counted, Place, counted_at, own_tally

TALKED: Final = "TALKED"
AT_THE_TABLE: Final = "SITE"
_PLACE: Final = "tally_place"


@dataclass(frozen=True, slots=True, kw_only=True)
class TallySeen:
    """What the tally page shows; counts are of everybody who is known here.

    `today` is what was counted today under the chosen channel, by code of `tally_what`;
    `sums` are all days and channels of the event, the newest day first.
    """

    event: bytes | None = None
    title: str = ""
    channel: str = AT_THE_TABLE
    county: str = ""
    day: str = ""
    today: Mapping[str, int] = field(default_factory=dict)
    sums: tuple[Counted, ...] = ()


def look_at_tally(desk: OpenedDesk) -> TallySeen:
    """Give the counts of the event of this laptop. Raises: StoreError."""
    store, event = desk.store, desk.event
    if event is None:
        return TallySeen()
    channel, county = tally_place(store, event)
    day, sums = desk.today().isoformat(), counted_at(store, event)
    today: Counter[str] = Counter()
    for each in sums:
        if (each.day, each.channel) == (day, channel):
            today[each.what] += each.n
    row = row_here(store, "event", event)
    return TallySeen(
        event=event,
        title=row.text("title"),
        channel=channel,
        county=county,
        day=day,
        today=dict(today),
        sums=sums,
    )


def tally_place(store: Store, event: bytes) -> tuple[str, str]:
    """Give channel and county that are counted under, chosen once: else the table, and its own."""
    kept = store.remembered(_PLACE)
    if isinstance(kept, list) and len(kept) == len(("event", "channel", "county")):
        at, channel, county = kept
        if at == event:
            return str(channel), str(county)
    row = read_row(store.connection, BY_NAME["event"], event)
    site = None if row is None else read_row(store.connection, BY_NAME["site"], row.ref("site"))
    return AT_THE_TABLE, "" if site is None else site.text("county_fips")


def count_under(desk: OpenedDesk, channel: str, county: str) -> Touched:
    """Count under another channel or county from now on. Raises: StoreError."""
    if desk.event is not None:
        with desk.store.writing():
            desk.store.remember(_PLACE, [desk.event, channel, county])
    return Touched(kinds=frozenset({"tally"}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed:
    """A press that is durable: which row, what it counted, and how many that row holds now."""

    row: bytes
    what: str
    n: int
    touched: Touched


def count_one(desk: OpenedDesk, what: str = TALKED) -> Pressed:
    """Count one more. When it returns the press survives a power cut.

    Raises: RefusedError event event_unknown, not_allowed; StoreError.
    """
    store, event = desk.store, desk.event
    if event is None:
        raise RefusedError((Problem(field="event", code="event_unknown"),))
    channel, county = tally_place(store, event)
    day = desk.today().isoformat()
    place = Place(event=event, day=day, channel=channel, county=county)
    with acting(store, desk.author, event) as act:
        row = own_tally(store, desk.author.user, place, what)
        if row is None:
            values = {"day": day, "channel": channel, "what": what, "county": county or None}
            act.create("tally", {**values, "n": 1})
            n = 1
        else:
            n = _n(row.values.get("n")) + 1
            act.edit(row, {"n": n})
    return Pressed(row=act.touched.rows[0], what=what, n=n, touched=act.touched)


def take_back_one(desk: OpenedDesk, row: bytes) -> Pressed:
    """Take one press back. Raises: RefusedError not_here, not_allowed; StoreError."""
    tally = row_here(desk.store, "tally", row)
    n = max(0, _n(tally.values.get("n")) - 1)
    with acting(desk.store, desk.author, tally.event) as act:
        act.edit(tally, {"n": n})
    return Pressed(row=row, what=tally.text("what"), n=n, touched=act.touched)


def count_one_less(desk: OpenedDesk, what: str = TALKED) -> Touched:
    """Count one less under what is counted under now; nothing happens at none.

    Raises: RefusedError not_allowed; StoreError.
    """
    store, event = desk.store, desk.event
    if event is None:
        return Touched()
    channel, county = tally_place(store, event)
    day = desk.today().isoformat()
    place = Place(event=event, day=day, channel=channel, county=county)
    row = own_tally(store, desk.author.user, place, what)
    if row is None or not _n(row.values.get("n")):
        return Touched()
    return take_back_one(desk, row.id).touched


def _n(value: object) -> int:
    return value if isinstance(value, int) else 0
