"""Which laptops have an event as it stands, and what they hold of it: for the evening before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from fieldapp.actions.acting import may_see
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.erasures import GONE
from fieldapp.actions.events import list_events, offers_of, slots_of
from fieldapp.actions.gathering import rows_by
from fieldapp.actions.roster_facts import ended_at, local_day
from fieldapp.actions.seat_split import look_at_seats
from fieldapp.domain.codes import CodeListError
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.stamp import milliseconds
from fieldapp.domain.versions import CODES, codes_version
from fieldapp.store.laptops import reported
from fieldapp.store.rows import Row, read_row, read_rows
from fieldapp.store.store import Store

GRACE_MS: Final = 60_000
"""A laptop that runs and has a network asks about once a minute: only then is it late."""
SOON_DAYS: Final = 1
"""From how many days before an event on laptops that lack it are a matter for somebody."""
_HANDED_OUT: Final = frozenset({"PUBLISHED", "OPEN"})


@dataclass(frozen=True, slots=True, kw_only=True)
class LaptopReady:
    """One laptop of somebody who works at an event, as the server last told of it.

    `heard_ms` is the server's time, 0 for never. `has_it`: it was heard since the event, its times
    and offers last changed; `late`: it was not, though a laptop that runs would have been. `seats`
    are those of the event people are booked for that it holds and nobody has; None where there are
    no times. `codes` is the version of its code lists, empty where it has not told, and `old_codes`
    says that this laptop's are newer.
    """

    device: bytes
    letter: str
    people: tuple[str, ...]
    heard_ms: int = 0
    has_it: bool = False
    late: bool = False
    seats: int | None = None
    codes: str = ""
    old_codes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyFor:
    """The laptops of an event, and when it is."""

    event: bytes
    title: str
    starts: str
    laptops: tuple[LaptopReady, ...] = ()

    @property
    def late(self) -> tuple[LaptopReady, ...]:
        """Those that lack it, though they would have it if they ran."""
        return tuple(each for each in self.laptops if each.late)


def look_who_is_ready(desk: OpenedDesk, event: bytes) -> ReadyFor | None:
    """Give how the laptops of an event stand; None while it is not handed out, or without a server.

    Raises: StoreError.
    """
    row = read_row(desk.store.connection, BY_NAME["event"], event)
    if row is None or row.dead or row.text("status") not in _HANDED_OUT or not desk.server:
        return None
    return _ready_for(desk, row)


def ready_soon(desk: OpenedDesk) -> list[ReadyFor]:
    """Give it for the events of today and tomorrow that are not over, the next one first."""
    if not desk.server:
        return []
    today, now_ms = desk.today(), desk.store.right_ms()
    found = [
        _ready_for(desk, row)
        for row in list_events(desk.store)
        if row.text("status") in _HANDED_OUT
        and timedelta() <= local_day(row.text("starts")) - today <= timedelta(days=SOON_DAYS)
        and ended_at(row).timestamp() * 1000 > now_ms
    ]
    return sorted(found, key=lambda each: each.starts)


def _ready_for(desk: OpenedDesk, event: Row) -> ReadyFor:
    laptops = tuple(_laptops(desk, event)) if may_see(desk.author, "device_user") else ()
    return ReadyFor(
        event=event.id, title=event.text("title"), starts=event.text("starts"), laptops=laptops
    )


def _laptops(desk: OpenedDesk, event: Row) -> Iterator[LaptopReady]:
    store = desk.store
    workers = {row.ref("user") for row in rows_by(store, "event_assignment", "event", [event.id])}
    pairs = list(read_rows(store.connection, BY_NAME["device_user"]))
    names = {row.id: row.text("name") for row in rows_by(store, "user", "id", workers)}
    told = {each.device: each for each in reported(store)}
    changed_ms = _last_changed(store, event)
    # A laptop cannot be late for what this one has not handed over itself.
    due = store.remembered("heard_ms") or 0
    overdue = due >= changed_ms and store.right_ms() - changed_ms >= GRACE_MS
    split = look_at_seats(store, desk.author, event.ref("next_event") or event.id)
    newest = _newest_codes(desk)
    for device in sorted(rows_by(store, "device", "id", _used_by(pairs, workers)), key=_letter):
        if device.id == store.identity.device or device.text("state") in GONE:
            continue
        known = told.get(device.id)
        heard = known.last_heard_ms if known is not None else 0
        codes = 0 if known is None else known.counts.get(CODES, 0)
        letter = device.text("letter")
        yield LaptopReady(
            device=device.id,
            letter=letter,
            people=tuple(
                names[pair.ref("user")]
                for pair in pairs
                if pair.ref("device") == device.id and pair.ref("user") in names
            ),
            heard_ms=heard,
            has_it=heard >= changed_ms,
            late=heard < changed_ms and overdue,
            seats=split.holding(letter).unspent if split.slots else None,
            codes=codes_version(codes),
            old_codes=0 < codes < newest,
        )


def _used_by(pairs: Sequence[Row], workers: set[bytes]) -> set[bytes]:
    return {pair.ref("device") for pair in pairs if pair.ref("user") in workers}


def _letter(device: Row) -> tuple[int, str]:
    letter = device.text("letter")
    return len(letter), letter


def _newest_codes(desk: OpenedDesk) -> int:
    try:
        return desk.lists.newest
    except CodeListError:
        return 0


def _last_changed(store: Store, event: Row) -> int:
    """Give when an event, what it offers, its times or who works there last changed (ms)."""
    rows = [event, *slots_of(store, event.id), *offers_of(store, event.id)]
    rows += rows_by(store, "event_assignment", "event", [event.id])
    ids = [row.id for row in rows]
    newest = max(row.made_ms for row in rows)
    for row in ids:
        (stamp,) = store.connection.execute(
            "SELECT max(effective) FROM head WHERE row = ?", (row,)
        ).fetchone()
        newest = max(newest, milliseconds(stamp or 0))
    return newest
