"""One person who wants an interpreter, as the page of interpreters shows them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from fieldapp.actions.acting import Author
from fieldapp.actions.finding import seen_row
from fieldapp.actions.gathering import rows_by
from fieldapp.actions.needing import NeedHere, needs_here
from fieldapp.domain.codes import CodeLists
from fieldapp.domain.days import zone_of
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.names import first_name
from fieldapp.domain.needs import OPEN_STATES, YES, Wish
from fieldapp.domain.rights import Change, right
from fieldapp.store.needs import sign_ups_with_needs
from fieldapp.store.rows import Row, read_row, read_rows
from fieldapp.store.seats import times_held
from fieldapp.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PlanShown:
    """Somebody who was asked: the assignment, who, its state, and whether the language fits."""

    assignment: bytes
    shift: bytes
    name: str
    state: str
    compromise: bool
    fits: bool


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ClosedShown:
    """What was delivered: `who` is a name, empty where the way says it; `row` is what closed it."""

    row: bytes
    mode: str
    minutes: int | None
    problem: str
    who: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class NeedLine:
    """One person. `wish` has no language where it is not for this reader's eyes.

    `since` is when they signed up, `return_at` when they come back, `time` what they are
    booked for. `waits`: they need somebody now. `may_close`: this reader notes what was delivered.
    """

    sign_up: bytes
    person: bytes
    need: bytes
    ticket: str
    first_name: str
    wish: Wish
    since: str
    return_at: str
    time: str
    state: str
    met: bool
    waits: bool
    may_close: bool
    may_call: bool
    written_also: str = ""
    """What they can be handed to read, a tag, or NONE: it is read to them."""
    plans: tuple[PlanShown, ...] = ()
    closed: ClosedShown | None = None

    @property
    def hidden(self) -> bool:
        """Whether another person's answers are kept from this reader."""
        return not self.wish.wanted


def lines_at(
    store: Store, author: Author, event: bytes, lists: CodeLists, names: dict[bytes, str]
) -> Iterator[NeedLine]:
    """Give the people at an event who want an interpreter, or come back for one, oldest first.

    `names` gives who is on a shift. Raises: StoreError.
    """
    ids = sign_ups_with_needs(store, event)
    read = rows_by(store, "sign_up", "id", ids)
    sign_ups = [row for each in read if (row := seen_row(author, each)) is not None]
    people = {
        row.id: seen_row(author, row)
        for row in rows_by(store, "person", "id", (row.ref("person") for row in sign_ups))
    }
    needs = needs_here(store, author, event, people, lists)
    times = _times(store, ids)
    workers = _names_of(store)
    zone = zone_at(store, event)
    told: set[bytes] = set()
    for row in sorted(sign_ups, key=lambda row: (row.ref("event") != event, row.made_ms, row.id)):
        who = row.ref("person")
        need = needs.get(who)
        back = row.text("return_at") if row.ref("event") == event else ""
        if who in told or not (back or (need is not None and need.wish.wanted == YES)):
            continue
        told.add(who)
        person = people.get(who)
        known = _Known(
            row=row,
            name="" if person is None else first_name(person.values),
            back=back,
            time=times.get(row.id, ""),
            here=row.ref("event") == event,
            zone=zone,
        )
        yield _line(author, known, need, names | workers)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class _Known:
    """What is known of somebody besides the need."""

    row: Row
    name: str
    back: str
    time: str
    here: bool
    zone: ZoneInfo


def zone_at(store: Store, event: bytes) -> ZoneInfo:
    """Give the zone of an event's times."""
    row = read_row(store.connection, BY_NAME["event"], event)
    return zone_of("" if row is None else row.text("tz"))


def local_text(ms: int, zone: ZoneInfo) -> str:
    """Give a moment as a local time, `2026-06-13T10:00`."""
    return datetime.fromtimestamp(ms / 1000, UTC).astimezone(zone).strftime("%Y-%m-%dT%H:%M")


def _line(
    author: Author, known: _Known, need: NeedHere | None, names: Mapping[bytes, str]
) -> NeedLine:
    row = known.row
    open_ = need is None or need.state in OPEN_STATES
    alone = known.here and bool(row.values.get("finish_later")) and not row.text("interpreted_by")
    wanted = need is not None and need.wish.wanted == YES
    return NeedLine(
        sign_up=row.id,
        person=row.ref("person"),
        need=b"" if need is None else need.row.id,
        ticket=row.text("ticket"),
        first_name=known.name,
        wish=Wish() if need is None else need.wish,
        since=local_text(row.made_ms, known.zone),
        return_at=known.back,
        time=known.time,
        state="" if need is None else need.state,
        met=need is not None and need.met,
        waits=open_ and (bool(known.back) or (wanted and alone)),
        may_close=wanted and right(author.role, BY_NAME["need_status"]).make,
        may_call=known.here and _may_edit(author, row),
        written_also="" if need is None else need.row.text("written_also"),
        plans=() if need is None else tuple(_plans(need, names)),
        closed=None if need is None else _closed(need, names),
    )


def _may_edit(author: Author, row: Row) -> bool:
    allowed = right(author.role, row.kind).edit
    return allowed is Change.ALL or (allowed is Change.OWN and row.actor == author.user)


def _plans(need: NeedHere, names: Mapping[bytes, str]) -> Iterator[PlanShown]:
    for each in need.plans:
        yield PlanShown(
            assignment=each.assignment,
            shift=each.shift,
            name=names.get(each.shift, ""),
            state=each.state,
            compromise=each.compromise,
            fits=each.fits,
        )


def _closed(need: NeedHere, names: Mapping[bytes, str]) -> ClosedShown | None:
    row = need.delivered
    if row is None:
        return None
    minutes = row.values.get("minutes")
    return ClosedShown(
        row=row.id,
        mode=row.text("mode"),
        minutes=minutes if isinstance(minutes, int) else None,
        problem=row.text("problem"),
        who=names.get(row.ref("interpreter") or row.ref("user"), ""),
    )


def _times(store: Store, sign_ups: Sequence[bytes]) -> dict[bytes, str]:
    found: dict[bytes, str] = {}
    for start in range(0, len(sign_ups), 400):
        found |= times_held(store, sign_ups[start : start + 400])
    return found


def _names_of(store: Store) -> dict[bytes, str]:
    return {
        row.id: row.text("name")
        for kind in ("user", "interpreter")
        for row in read_rows(store.connection, BY_NAME[kind])
    }
