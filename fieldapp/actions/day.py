"""The day at a table: is this laptop ready for the event, and what is left when it is over."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from fieldapp.actions.acting import row_here
from fieldapp.actions.desk import DeskSums, OpenedDesk, sum_up
from fieldapp.actions.events import NEXT_STATES, change_event_status, list_events
from fieldapp.actions.finishing import FinishSeen, look_for_open, own_to_finish
from fieldapp.actions.roster_facts import local_day
from fieldapp.actions.seat_returns import (
    Unused,
    given_back,
    keep_seats,
    plan_to_give_back,
    unused_seats,
)
from fieldapp.actions.seating import seats_offered
from fieldapp.actions.slips import SlipsSeen, slips_of
from fieldapp.domain.codes import CodeListError
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.rights import Change, right
from fieldapp.domain.touched import Touched
from fieldapp.domain.versions import codes_version
from fieldapp.store.columns import DEAD, ERASED_ROW
from fieldapp.store.laptops import CLOSED, QUICK
from fieldapp.store.lists import event_sums
from fieldapp.store.rows import Row, read_row, read_rows
from fieldapp.store.store import Store
from fieldapp.store.tallies import counted_at
from fieldapp.store.tickets import numbers_given

_CLOSED_DAY: Final = "closed_day"
_OPEN: Final = frozenset({"PUBLISHED", "OPEN"})
_OVER: Final = frozenset({"CLOSED", "RECONCILED"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatsHere:
    """Seats that this laptop may give: of which event, at how many times.

    `back` of them it gave back for good.
    """

    title: str
    free: int
    times: int
    back: int = 0


def seats_here(store: Store, event: bytes) -> SeatsHere | None:
    """Give the seats that this laptop may give without asking anybody; None where none is given.

    As this laptop knows them: the one place that says so to the ready check.
    """
    offered = seats_offered(store, event)
    if offered is None:
        return None
    return SeatsHere(
        title=offered.title,
        free=offered.free,
        times=len(offered.seats),
        back=given_back(store, [each.slot for each in offered.seats]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyFacts:
    """What the store knows of being ready. Times in ms by this laptop's clock, 0 for never.

    `clock_off_ms` is how far ahead the laptop's clock was of the server's at the last exchange,
    None where there was none. `codes` is the version of the lists, empty where they are damaged.
    """

    has_server: bool = False
    heard_ms: int = 0
    clock_off_ms: int | None = None
    codes: str = ""
    people: tuple[str, ...] = ()
    seats: SeatsHere | None = None
    offers: int = 0
    languages: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class UserDay:
    """What one person did here: sign-ups, those of them to finish, and half-typed forms."""

    name: str
    sign_ups: int
    to_finish: int
    drafts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EndFacts:
    """Where the work of the day stands. `here` are sign-ups made on this laptop that stand.

    `withdrawn` were made here and taken back. `lost` are tickets of this laptop that were given out
    and belong to nobody here; none while they may be those of people who were erased. `closed` is
    how many there were when this laptop closed its day, None while it has not, or after more was
    done. `seats` are those nobody has, None where none may go back.
    """

    here: int = 0
    withdrawn: int = 0
    everybody: int = 0
    lost: tuple[int, ...] = ()
    users: tuple[UserDay, ...] = ()
    drafts: int = 0
    own_drafts: int = 0
    open: FinishSeen = field(default_factory=FinishSeen)
    slips: SlipsSeen = field(default_factory=SlipsSeen)
    tallies: Mapping[str, int] = field(default_factory=dict)
    sums: DeskSums = field(default_factory=lambda: DeskSums(only_here=0, on_server=0, attention=0))
    closed: int | None = None
    seats: Unused | None = None

    @property
    def holding_up(self) -> int:
        """How many sign-ups made here cannot be booked yet."""
        return sum(each.holds_up for each in self.open.open if each.here)

    @property
    def to_finish(self) -> int:
        """How many sign-ups made here lack anything."""
        return sum(each.here for each in self.open.open)


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySeen:
    """What the page shows. `starts` and `ends` are local times; `letter` is the laptop's.

    `may_close`: this role takes the event itself to its next state.
    """

    event: bytes | None = None
    title: str = ""
    starts: str = ""
    ends: str = ""
    status: str = ""
    letter: str = ""
    may_close: bool = False
    ready: ReadyFacts = field(default_factory=ReadyFacts)
    end: EndFacts = field(default_factory=EndFacts)


def look_at_day(desk: OpenedDesk, event: bytes | None = None) -> DaySeen:
    """Give everything about the day of an event, by default of the one of this laptop.

    Raises: StoreError.
    """
    store = desk.store
    row = _event(desk, event)
    letter, ready = store.identity.letter, _ready(desk, row)
    if row is None:
        return DaySeen(letter=letter, ready=ready)
    return DaySeen(
        event=row.id,
        title=row.text("title"),
        starts=row.text("starts"),
        ends=row.text("ends"),
        status=row.text("status"),
        letter=letter,
        may_close=right(desk.author.role, BY_NAME["event"]).edit is Change.ALL,
        ready=ready,
        end=_end(desk, row),
    )


def _event(desk: OpenedDesk, wanted: bytes | None) -> Row | None:
    """Give the event asked for, else that of the laptop, else the last one that was closed."""
    connection = desk.store.connection
    for each in (wanted, desk.event):
        row = None if each is None else read_row(connection, BY_NAME["event"], each)
        if row is not None and not row.dead:
            return row
    over = (row for row in list_events(desk.store) if row.text("status") in _OVER)
    return next((row for row in over if local_day(row.text("starts")) <= desk.today()), None)


def _ready(desk: OpenedDesk, event: Row | None) -> ReadyFacts:
    store = desk.store
    off = store.remembered("clock_off_ms")
    connection = store.connection
    pairs = read_rows(connection, BY_NAME["device_user"], "device = ?", (store.identity.device,))
    users = (read_row(connection, BY_NAME["user"], pair.ref("user")) for pair in pairs)
    names = (user.text("name") for user in users if user is not None and not user.dead)
    facts = ReadyFacts(
        has_server=bool(desk.server),
        heard_ms=store.remembered("heard_ms") or 0,
        clock_off_ms=off if isinstance(off, int) else None,
        codes=_codes(desk),
        people=tuple(dict.fromkeys((desk.user_name, *names))),
    )
    if event is None:
        return facts
    offers = read_rows(connection, BY_NAME["offer"], "event = ?", (event.id,))
    languages = event.values.get("languages_expected")
    return ReadyFacts(
        **{name: getattr(facts, name) for name in _ALWAYS},
        seats=seats_here(store, event.id),
        offers=len(offers),
        languages=len(languages) if isinstance(languages, list) else 0,
    )


_ALWAYS: Final = ("has_server", "heard_ms", "clock_off_ms", "codes", "people")


def _codes(desk: OpenedDesk) -> str:
    try:
        return codes_version(desk.lists.newest)
    except CodeListError:
        return ""


def _end(desk: OpenedDesk, event: Row) -> EndFacts:
    store = desk.store
    open_ = look_for_open(desk, event.id)
    made, gone = _made_here(store, event.id)
    drafts = _drafts(store)
    here = sum(made.values())
    tallies: Counter[str] = Counter()
    for each in counted_at(store, event.id):
        tallies[each.what] += each.n
    return EndFacts(
        here=here,
        withdrawn=gone,
        everybody=event_sums(store, event.id).sign_ups,
        lost=_lost(store, event.id),
        users=_users(desk, made, drafts, open_),
        drafts=sum(drafts.values()),
        own_drafts=drafts.get(desk.author.user, 0),
        open=open_,
        slips=slips_of(store, event.id),
        tallies=dict(tallies),
        sums=sum_up(desk),
        closed=_closed(store, event.id, here),
        seats=unused_seats(store, desk.author, event.id, desk.today().isoformat())
        if desk.server
        else None,
    )


def _made_here(store: Store, event: bytes) -> tuple[dict[bytes, int], int]:
    """Count the sign-ups with a ticket of this laptop: standing by who typed them; withdrawn."""
    rows = store.connection.execute(
        "SELECT _actor, id IN (SELECT sign_up FROM sign_up_status"  # noqa: S608 - our own columns
        f" WHERE state = 'VOID' AND NOT _flags & {DEAD}) AS gone, count(*) FROM sign_up"
        f" WHERE event = ? AND NOT _flags & {DEAD} AND ticket GLOB ? GROUP BY _actor, gone",
        (event, f"{store.identity.letter}-*"),
    ).fetchall()
    standing = {actor: int(n) for actor, gone, n in rows if not gone}
    return standing, sum(int(n) for _, gone, n in rows if gone)


def _lost(store: Store, event: bytes) -> tuple[int, ...]:
    """Give the numbers that are nobody's; those of the erased are not kept, only how many."""
    letter = store.identity.letter
    rows = store.connection.execute(
        "SELECT CAST(substr(ticket, ?) AS INTEGER) FROM sign_up WHERE event = ? AND ticket GLOB ?",
        (len(letter) + 2, event, f"{letter}-*"),
    )
    here = {number for (number,) in rows}
    missing = tuple(each for each in numbers_given(store, event) if each not in here)
    (erased,) = store.connection.execute(
        f"SELECT count(*) FROM sign_up WHERE event = ? AND _flags & {ERASED_ROW}"  # noqa: S608
        " AND _seq IS NOT NULL",
        (event,),
    ).fetchone()
    return missing if len(missing) > erased else ()


def _drafts(store: Store) -> dict[bytes, int]:
    rows = store.connection.execute("SELECT owner, count(*) FROM draft GROUP BY owner")
    return {owner: int(n) for owner, n in rows}


def _users(
    desk: OpenedDesk, made: Mapping[bytes, int], drafts: Mapping[bytes, int], seen: FinishSeen
) -> tuple[UserDay, ...]:
    open_ = Counter(each.actor for each in seen.open if each.here)
    users = []
    for user in dict.fromkeys((*made, *drafts)):
        row = read_row(desk.store.connection, BY_NAME["user"], user)
        own = desk.user_name if user == desk.author.user else ""
        users.append(
            UserDay(
                name=(row.text("name") if row else "") or own,
                sign_ups=made.get(user, 0),
                to_finish=open_[user],
                drafts=drafts.get(user, 0),
            )
        )
    return tuple(sorted(users, key=lambda each: (-each.sign_ups, each.name)))


def _closed(store: Store, event: bytes, here: int) -> int | None:
    kept = store.remembered(_CLOSED_DAY)
    if isinstance(kept, list) and len(kept) == len(("event", "day", "n")) and kept[0] == event:
        return here if kept[2] == here else None
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayClosed:
    """What closing did: the state the event was in before, empty where that was left alone."""

    before: str
    touched: Touched


def close_day(desk: OpenedDesk, event: bytes) -> DayClosed:
    """Close the day here: note this laptop's last count; the event itself where the role may.

    Raises: RefusedError not_here; StoreError.
    """
    store = desk.store
    row = row_here(store, "event", event)
    here = sum(_made_here(store, event)[0].values())
    with store.writing():
        store.remember(_CLOSED_DAY, [event, desk.today().isoformat(), here])
    touched = Touched(kinds=frozenset({"device"}))
    status = row.text("status")
    if right(desk.author.role, row.kind).edit is not Change.ALL or status not in _OPEN:
        return DayClosed(before="", touched=touched)
    for following in ("OPEN", "CLOSED")[status == "OPEN" :]:
        touched |= change_event_status(store, desk.author, event, following)
    return DayClosed(before=status, touched=touched)


def reopen_day(desk: OpenedDesk, event: bytes, before: str) -> Touched:
    """Undo a closing; an event that went to CLOSED is open again. Raises: as `close_day`."""
    store = desk.store
    with store.writing():
        store.remember(_CLOSED_DAY, None)
    touched = Touched(kinds=frozenset({"device"}))
    status = row_here(store, "event", event).text("status")
    if before and "OPEN" in NEXT_STATES.get(status, set()):
        touched |= change_event_status(store, desk.author, event, "OPEN")
    return touched


def give_seats_back(desk: OpenedDesk, event: bytes, *, going: bool) -> Touched:
    """Have the unused seats of an event go back with the next sync, or stay, or come again.

    Raises: RefusedError not_allowed; StoreError.
    """
    if going:
        return plan_to_give_back(desk.store, event)
    return keep_seats(desk.store, desk.author, event)


def counts_to_tell(store: Store) -> dict[str, int]:
    """Count what a laptop tells the server besides its rows: to finish, and the day it closed."""
    kept = store.remembered(_CLOSED_DAY)
    day = str(kept[1]) if isinstance(kept, list) else ""
    return {
        QUICK: own_to_finish(store),
        CLOSED: int(day.replace("-", "") or 0),
    }
