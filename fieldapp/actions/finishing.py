"""Sign-ups that lack something: which, what exactly, and what holds up the next event first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Final

from fieldapp.actions.acting import acting, row_here
from fieldapp.actions.booking import birth_of
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.seating import seats_offered
from fieldapp.actions.signing_up import SignUpRows, draft_of
from fieldapp.domain.codes import CodeLists, load_code_lists
from fieldapp.domain.finishing import Blocks, Gap, Known, missing
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.seats import SeatsOffered
from fieldapp.domain.touched import Touched
from fieldapp.store.lines import Name
from fieldapp.store.log import standing
from fieldapp.store.membership import scopes
from fieldapp.store.rides import standing_rides
from fieldapp.store.rows import Row, read_row
from fieldapp.store.seats import slips_given, times_held
from fieldapp.store.store import Store
from fieldapp.store.whole import Unread, Whole, standing_unread, standing_whole

MOST: Final = 2_000
"""How many sign-ups of an event are looked through, the newest: 0.3 s of the store's lane at the
first look, 0.06 s after a save."""
MOST_TOLD: Final = 200
"""How many own ones are looked through for what a laptop tells of itself."""
_OPEN: Final = "open"
_OWN: Final = "own open"


class Whose(Enum):
    """Whose sign-ups a list is of."""

    MINE = "mine"
    HERE = "here"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class OpenSignUp:
    """A sign-up that lacks something. `time` is the local time it holds, empty for none.

    `mine`: who is at the keyboard typed it; `here`: it was typed on this laptop.
    """

    sign_up: bytes
    ticket: str
    name: Name
    gaps: tuple[Gap, ...]
    made_ms: int
    actor: bytes
    time: str
    mine: bool
    here: bool

    @property
    def holds_up(self) -> bool:
        """Whether no booking can be made before it is finished."""
        return self.gaps[0].blocks is Blocks.BOOKING


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishSeen:
    """What the page shows: all open sign-ups of the event, the most urgent first.

    `looked_at` sign-ups were looked through; `cut` says that there are older ones.
    """

    event: bytes | None = None
    title: str = ""
    open: tuple[OpenSignUp, ...] = ()
    looked_at: int = 0
    cut: bool = False

    def of(self, whose: Whose) -> tuple[OpenSignUp, ...]:
        """Give those of one list."""
        if whose is Whose.ALL:
            return self.open
        return tuple(
            each for each in self.open if (each.mine if whose is Whose.MINE else each.here)
        )


def look_for_open(desk: OpenedDesk, event: bytes | None = None) -> FinishSeen:
    """Give what is to be finished at an event, by default at that of this laptop.

    Two pages look at it in every round: what was read is given again until something was written.
    Raises: StoreError.
    """
    event = event or desk.event
    if event is None:
        return FinishSeen()
    asked = ("to finish", event, desk.author, id(desk.lists))
    return desk.store.kept(asked, lambda: _look_for_open(desk, event))


def _look_for_open(desk: OpenedDesk, event: bytes) -> FinishSeen:
    store = desk.store
    unread = list(standing_unread(store, "event = ?", (event,), MOST))
    ids = [each.id for each in unread]
    times = times_held(store, ids) if ids else {}
    found = [
        replace(each, time=times.get(each.sign_up, ""), mine=each.actor == desk.author.user)
        for each in _worked_out(store, event, unread, _around(store, event, ids, desk.lists))
        if each is not None
    ]
    return FinishSeen(
        event=event,
        title=row_here(store, "event", event).text("title"),
        open=tuple(sorted(found, key=_urgency)),
        looked_at=len(unread),
        cut=len(unread) >= MOST,
    )


def _worked_out(
    store: Store, event: bytes, unread: Sequence[Unread], around: "_Around"
) -> Iterator[OpenSignUp | None]:
    """Give what each lacks, worked out anew only where it is not as it was at the last look."""
    same, before = store.worked_out.get((_OPEN, event), (None, {}))
    if same != around.same:
        before = {}
    now: dict[bytes, tuple[int, OpenSignUp | None]] = {}
    for each in unread:
        mark = hash((each.mark, around.mark(each.id)))
        known = before.get(each.id)
        if known is None or known[0] != mark:
            known = mark, _open(each.read(), around)
        now[each.id] = known
        yield known[1]
    store.worked_out[_OPEN, event] = around.same, now


def _open(whole: Whole, around: "_Around") -> OpenSignUp | None:
    gaps = around.gaps(whole)
    if not gaps:
        return None
    return OpenSignUp(
        sign_up=whole.sign_up.id,
        ticket=whole.sign_up.text("ticket"),
        name=_name(whole),
        gaps=gaps,
        made_ms=whole.sign_up.made_ms,
        actor=whole.sign_up.actor,
        time="",
        mine=False,
        here=whole.sign_up.seq is not None,
    )


def _urgency(each: OpenSignUp) -> tuple[bool, bool, str, int, str]:
    """Who holds a time comes first, by that time; then as they came."""
    return not each.holds_up, not each.time, each.time, each.made_ms, each.ticket


def open_among(
    store: Store, event: bytes, wholes: Sequence[Whole], lists: CodeLists
) -> Iterator[tuple[Whole, tuple[Gap, ...]]]:
    """Give those of an event's sign-ups that lack something, with what. Raises: StoreError."""
    around = _around(store, event, [each.sign_up.id for each in wholes], lists)
    for each in wholes:
        gaps = around.gaps(each)
        if gaps:
            yield each, gaps


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class _Around:
    """What an event's sign-ups are judged by beside their own rows.

    `day` is that of the event; what is free at its times says nothing of what anybody lacks.
    """

    day: date
    offered: SeatsOffered | None
    lists: CodeLists
    slips: frozenset[bytes]
    rides: Mapping[bytes, Row]

    @property
    def same(self) -> tuple[object, ...]:
        """What is as it was where one sign-up's gaps can only have changed by its own rows."""
        return self.day, self.offered, self.lists

    def mark(self, sign_up: bytes) -> int:
        """Give a number that is another when its slip or its ride is."""
        ride = self.rides.get(sign_up)
        return hash((sign_up in self.slips, ride and (ride.id, repr(sorted(ride.values.items())))))

    def gaps(self, whole: Whole) -> tuple[Gap, ...]:
        """Give what one sign-up lacks; nothing where that was said to be all."""
        if whole.sign_up.values.get("nothing_more"):
            return ()
        rows = _rows(whole, self.rides.get(whole.sign_up.id))
        known = Known(
            day=self.day,
            offered=self.offered,
            slip_given=whole.sign_up.id in self.slips,
            hidden=rows.person.restricted or rows.sign_up.restricted,
        )
        return missing(draft_of(rows), birth_of(rows.person), known, self.lists)


def _around(store: Store, event: bytes, sign_ups: Sequence[bytes], lists: CodeLists) -> _Around:
    row = read_row(store.connection, BY_NAME["event"], event)
    day = row.text("starts")[:10] if row is not None else ""
    offered = seats_offered(store, event)
    return _Around(
        day=date.fromisoformat(day) if day else date.max,
        offered=None if offered is None else replace(offered, seats=()),
        lists=lists,
        slips=slips_given(store, sign_ups) if sign_ups else frozenset(),
        rides=standing_rides(store, sign_ups),
    )


def _rows(whole: Whole, ride: Row | None) -> SignUpRows:
    hangs = whole.hanging
    return SignUpRows(
        sign_up=whole.sign_up,
        person=whole.person,
        contacts=hangs.get("contact", ()),
        address=next(iter(hangs.get("address", ())), None),
        need=next(iter(hangs.get("need", ())), None),
        access_needs=hangs.get("access_need", ()),
        consents=hangs.get("consent", ()),
        demographics=None,
        statuses=(),
        ride=ride,
    )


def _name(whole: Whole) -> Name:
    text = whole.person.text
    parts = "name_given name_family name_family2 name_used name_native name_order lang_spoken"
    return Name(*(text(each) for each in parts.split()))


def nothing_more(desk: OpenedDesk, sign_up: bytes) -> Touched:
    """Say that a sign-up is as whole as it will be: the list leaves it out.

    Raises: RefusedError not_here, not_allowed; StoreError.
    """
    return _mark(desk, sign_up, value=True)


def something_more(desk: OpenedDesk, sign_up: bytes) -> Touched:
    """Take that back. Raises: as `nothing_more`."""
    return _mark(desk, sign_up, value=False)


def _mark(desk: OpenedDesk, sign_up: bytes, *, value: bool) -> Touched:
    row = row_here(desk.store, "sign_up", sign_up)
    with acting(desk.store, desk.author, row.event) as act:
        act.edit(row, {"nothing_more": value})
    return act.touched


def own_to_finish(store: Store) -> int:
    """Count the newest own sign-ups that lack something, for what a laptop tells of itself.

    A laptop tells it whenever it syncs, so it is counted anew only after rows changed: by changes
    of its own, by verdicts on them, or by rows that came. What a sync notes beside is no reason.
    """
    log = standing(store)
    same = log.replica, log.made, log.known, log.held, tuple(scopes(store))
    before = store.worked_out.get(_OWN)
    if before is None or before[0] != same:
        before = store.worked_out[_OWN] = same, _count_own(store)
    found: int = before[1]
    return found


def _count_own(store: Store) -> int:
    count, lists = 0, load_code_lists()
    by_event: dict[bytes, list[Whole]] = {}
    for each in standing_whole(store, "_seq IS NOT NULL", (), MOST_TOLD):
        by_event.setdefault(each.sign_up.ref("event"), []).append(each)
    for event, wholes in by_event.items():
        count += sum(1 for _ in open_among(store, event, wholes, lists))
    return count
