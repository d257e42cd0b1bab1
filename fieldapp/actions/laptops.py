"""The laptops of the organisation: who works on them, when they were heard, what only they hold."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from fieldapp.actions.acting import may_see
from fieldapp.actions.desk import OpenedDesk
from fieldapp.actions.erasures import GONE, ErasureLine, look_at_erasures
from fieldapp.actions.events import list_events
from fieldapp.actions.laptops_ready import LaptopReady, ready_soon
from fieldapp.actions.roster_facts import ended_at, local_day, missing_laptops
from fieldapp.actions.workers import add_user, list_users
from fieldapp.domain.kinds import BY_NAME
from fieldapp.domain.rights import may_steer
from fieldapp.domain.touched import Touched
from fieldapp.domain.versions import CODES, PROGRAM, codes_version, program_version
from fieldapp.store.columns import DEAD
from fieldapp.store.laptops import CLOSED, QUICK, Laptop, reported
from fieldapp.store.rows import Row, read_rows

_NO_WORK: Final = frozenset({"DRAFT", "CANCELLED"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who works here, and may be invited by who is at the keyboard."""

    user: bytes
    name: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LaptopLine:
    """One laptop. Times are the server's, 0 for never.

    By its own last word `changes` of its work are only there, among them `sign_ups` (None where
    this role does not see how many came) and `drafts`; `to_finish` of its newest sign-ups lack
    something, and `closed_on` is the day it closed last, as 20260613 (0 for none). `program` and
    `codes` are the versions of its program and its code lists, empty where it has not told.
    `awaited`: it was at an event that ended today or yesterday and was not heard of since, or not
    in full. `steered`: who is at the keyboard may shut it out. `next_title` and `next_starts` are
    of the event of today or tomorrow that it is for, empty for none; `ready` is how it stands for
    that.
    """

    device: bytes
    letter: str
    label: str
    people: tuple[str, ...]
    state: str
    own: bool
    steered: bool
    heard_ms: int = 0
    changes: int = 0
    sign_ups: int | None = None
    drafts: int = 0
    to_finish: int = 0
    closed_on: int = 0
    clock_off_ms: int = 0
    program: str = ""
    codes: str = ""
    awaited: bool = False
    next_title: str = ""
    next_starts: str = ""
    ready: LaptopReady | None = None

    @property
    def late(self) -> bool:
        """Whether it lacks the event it is for, though it would have it if it ran."""
        return self.ready is not None and self.ready.late

    @property
    def gone(self) -> bool:
        """Whether nobody waits for it any more."""
        return self.state in GONE


@dataclass(frozen=True, slots=True, kw_only=True)
class LaptopsSeen:
    """All laptops, those waited for or late first; who may be invited; where they enrol.

    And which erasures are under way.
    """

    laptops: tuple[LaptopLine, ...]
    people: tuple[Person, ...]
    server: str
    erasures: tuple[ErasureLine, ...] = ()

    @property
    def awaited(self) -> int:
        """How many laptops are waited for."""
        return sum(each.awaited for each in self.laptops)

    @property
    def late(self) -> int:
        """How many others lack an event of today or tomorrow."""
        return sum(each.late and not each.awaited for each in self.laptops)


def look_at_laptops(desk: OpenedDesk) -> LaptopsSeen:
    """Give every laptop as the server last told of it. Raises: StoreError."""
    store = desk.store
    rows = read_rows(store.connection, BY_NAME["device"])
    users = {row.id: row for row in list_users(store)}
    report = {each.device: each for each in reported(store)}
    awaited = frozenset(_awaited(desk))
    workers: defaultdict[bytes, list[Row]] = defaultdict(list)
    for pair in read_rows(store.connection, BY_NAME["device_user"]):
        if pair.ref("user") in users:
            workers[pair.ref("device")].append(users[pair.ref("user")])
    received = _tickets(desk) if may_see(desk.author, "sign_up") else None
    lines = list(
        _for_the_next_event(
            desk,
            [
                _line(desk, row, workers[row.id], (report.get(row.id), awaited, received))
                for row in rows
            ],
        )
    )
    return LaptopsSeen(
        laptops=tuple(sorted(lines, key=_order)),
        people=tuple(_people(desk, users.values())),
        server=desk.server,
        erasures=look_at_erasures(store),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedPerson:
    """A person who was added, to be invited when the server knows them."""

    user: bytes
    touched: Touched


def add_person(desk: OpenedDesk, name: str, role: str) -> AddedPerson:
    """Add somebody who is to get a laptop. Raises: as `add_user`."""
    user = add_user(desk.store, desk.author, name=name, role=role)
    return AddedPerson(user=user, touched=Touched(kinds=frozenset({"user"}), rows=(user,)))


def _line(
    desk: OpenedDesk,
    row: Row,
    workers: list[Row],
    known: tuple[Laptop | None, frozenset[str], dict[str, int] | None],
) -> LaptopLine:
    told, awaited, received = known
    letter, state = row.text("letter"), row.text("state")
    own, gone = row.id == desk.store.identity.device, state in GONE
    role = desk.author.role
    active = [user for user in workers if user.values.get("active") is not False]
    line = LaptopLine(
        device=row.id,
        letter=letter,
        label=row.text("label"),
        people=tuple(user.text("name") for user in workers),
        state=state,
        own=own,
        steered=not (own or gone)
        and may_steer(role, role)
        and all(may_steer(role, user.text("role")) for user in active),
        awaited=letter in awaited and not gone,
    )
    if told is None or own or gone:
        return line
    claimed = told.counts.get("sign_ups")
    lacking = None
    if received is not None and claimed is not None:
        lacking = max(0, claimed - received.get(letter, 0))
    return _told(line, told, lacking)


def _told(line: LaptopLine, told: Laptop, lacking: int | None) -> LaptopLine:
    return replace(
        line,
        heard_ms=told.last_heard_ms,
        changes=max(0, told.made - told.received),
        sign_ups=lacking,
        drafts=told.counts.get("drafts", 0),
        to_finish=told.counts.get(QUICK, 0),
        closed_on=told.counts.get(CLOSED, 0),
        clock_off_ms=told.clock_off_ms,
        program=program_version(told.counts.get(PROGRAM, 0)),
        codes=codes_version(told.counts.get(CODES, 0)),
    )


def _for_the_next_event(desk: OpenedDesk, lines: Iterable[LaptopLine]) -> Iterator[LaptopLine]:
    """Give laptops with how they stand for the event of today or tomorrow: a late one first."""
    soon = [(event, each) for event in ready_soon(desk) for each in event.laptops]
    for line in lines:
        own = [(event, each) for event, each in soon if each.device == line.device]
        if not own or line.own or line.gone:
            yield line
            continue
        event, ready = next((pair for pair in own if pair[1].late), own[0])
        yield replace(line, next_title=event.title, next_starts=event.starts, ready=ready)


def _order(line: LaptopLine) -> tuple[bool, bool, bool, bool, str]:
    return line.gone, not line.awaited, not line.late, not line.changes, line.letter


def _awaited(desk: OpenedDesk) -> Iterator[str]:
    """Give the letters of laptops with work for an event that ended today or yesterday."""
    today, now_ms = desk.today(), desk.store.right_ms()
    for event in list_events(desk.store):
        recent = _days_ago(local_day(event.text("starts")), today) in {0, 1}
        over = ended_at(event).timestamp() * 1000 <= now_ms
        if recent and over and event.text("status") not in _NO_WORK:
            for laptop in missing_laptops(desk.store, event, now_ms):
                yield laptop.letter


def _days_ago(day: date, today: date) -> int:
    return (today - day) // timedelta(days=1)


def _tickets(desk: OpenedDesk) -> dict[str, int]:
    """Count the sign-ups that are here by the letter of the laptop they were made on."""
    rows = desk.store.connection.execute(
        "SELECT substr(ticket, 1, instr(ticket, '-') - 1), count(*)"  # noqa: S608 - our own column
        f" FROM sign_up WHERE NOT _flags & {DEAD} GROUP BY 1"
    )
    return {str(letter): int(count) for letter, count in rows}


def _people(desk: OpenedDesk, users: Iterable[Row]) -> Iterator[Person]:
    for row in users:
        role = row.text("role")
        if row.values.get("active") is not False and may_steer(desk.author.role, role):
            yield Person(user=row.id, name=row.text("name"), role=role)
