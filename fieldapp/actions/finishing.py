"""Sign-ups that lack something: which, what exactly, and what holds up the next event first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
from fieldapp.store.rides import standing_rides
from fieldapp.store.rows import Row, read_row
from fieldapp.store.seats import slips_given, times_held
from fieldapp.store.store import Store
from fieldapp.store.whole import Whole, standing_whole

MOST: Final = 2_000
"""How many sign-ups of an event are looked through, the newest: 0.2 s of the store's lane."""
MOST_TOLD: Final = 200
"""How many own ones are looked through for what a laptop tells of itself."""


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
    wholes = list(standing_whole(store, "event = ?", (event,), MOST))
    times = times_held(store, [each.sign_up.id for each in wholes]) if wholes else {}
    found = [
        OpenSignUp(
            sign_up=each.sign_up.id,
            ticket=each.sign_up.text("ticket"),
            name=_name(each),
            gaps=gaps,
            made_ms=each.sign_up.made_ms,
            actor=each.sign_up.actor,
            time=times.get(each.sign_up.id, ""),
            mine=each.sign_up.actor == desk.author.user,
            here=each.sign_up.seq is not None,
        )
        for each, gaps in open_among(store, event, wholes, desk.lists)
    ]
    return FinishSeen(
        event=event,
        title=row_here(store, "event", event).text("title"),
        open=tuple(sorted(found, key=_urgency)),
        looked_at=len(wholes),
        cut=len(wholes) >= MOST,
    )


def _urgency(each: OpenSignUp) -> tuple[bool, bool, str, int, str]:
    """Who holds a time comes first, by that time; then as they came."""
    return not each.holds_up, not each.time, each.time, each.made_ms, each.ticket


def open_among(
    store: Store, event: bytes, wholes: Sequence[Whole], lists: CodeLists
) -> Iterator[tuple[Whole, tuple[Gap, ...]]]:
    """Give those of an event's sign-ups that lack something, with what. Raises: StoreError."""
    row = read_row(store.connection, BY_NAME["event"], event)
    offered = seats_offered(store, event)
    ids = [each.sign_up.id for each in wholes]
    slips = slips_given(store, ids) if ids else frozenset()
    rides = standing_rides(store, ids)
    for each in wholes:
        if each.sign_up.values.get("nothing_more"):
            continue
        day = row.text("starts")[:10] if row is not None else ""
        slip_given, ride = each.sign_up.id in slips, rides.get(each.sign_up.id)
        gaps = _gaps(_rows(each, ride), day, offered, lists, slip_given=slip_given)
        if gaps:
            yield each, gaps


def _gaps(
    rows: SignUpRows, day: str, offered: SeatsOffered | None, lists: CodeLists, *, slip_given: bool
) -> tuple[Gap, ...]:
    """Give what one sign-up lacks; `day` is that of its event (`2026-06-13`)."""
    known = Known(
        day=date.fromisoformat(day) if day else date.max,
        offered=offered,
        slip_given=slip_given,
        hidden=rows.person.restricted or rows.sign_up.restricted,
    )
    return missing(draft_of(rows), birth_of(rows.person), known, lists)


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
    """Count the newest own sign-ups that lack something, for what a laptop tells of itself."""
    count, lists = 0, load_code_lists()
    by_event: dict[bytes, list[Whole]] = {}
    for each in standing_whole(store, "_seq IS NOT NULL", (), MOST_TOLD):
        by_event.setdefault(each.sign_up.ref("event"), []).append(each)
    for event, wholes in by_event.items():
        count += sum(1 for _ in open_among(store, event, wholes, lists))
    return count
