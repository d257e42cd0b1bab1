"""Processes that save, sync and serve until they are killed, and what must be true afterwards.

They fork, which a process with threads should not: `tests.support.runs` gives each run a process
of its own.
"""

import itertools
import os
import random
import select
import signal
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from fieldapp.domain.change import FIRST_LINK, Creation, decode_body, hide_body, next_link
from fieldapp.domain.ids import row_id
from fieldapp.domain.kinds import BY_NUMBER
from fieldapp.store import membership, stock
from fieldapp.store.cipher import check_open
from fieldapp.store.errors import StoreError
from fieldapp.store.store import Store, open_existing
from sync.client.errors import PASSING, SyncError
from sync.client.pace import Pace
from sync.client.syncing import SyncOutcome
from sync.server.serve import Serving, run
from tests.support.laptops import Laptop, OffClock, Programme
from tests.support.stores import EVENT, KEY, ROSA, STORE_ID, a_store, lists

SMALL: Final = Pace(changes=3, up=2_000, room=2_000)
"""Many short exchanges, so that a kill finds every step of one."""
TOP: Final = Path(__file__).parents[2]
KINDS: Final = ("person", "contact", "address", "consent", "sign_up", "need")


@dataclass
class Tally:
    """What a run of kills came to."""

    kills: int = 0
    finished: int = 0
    records: int = 0
    broken: list[str] = field(default_factory=list)

    def say(self, line: str) -> None:
        self.broken.append(line)


class Child:
    """A forked process that says lines, and can be killed at any moment."""

    def __init__(self, work: Callable[[Callable[[str], None]], None]) -> None:
        self._ear, mouth = os.pipe()
        self.lines: list[str] = []
        self._rest = b""
        self.pid = os.fork()
        if self.pid == 0:
            _live(work, mouth)
        os.close(mouth)

    def listen(self, seconds: float, *, lines: int = 1 << 30) -> bool:
        """Listen until so many lines were heard, the process ended, or the time is over.

        Gives whether the process has ended.
        """
        ends = time.monotonic() + seconds
        while len(self.lines) < lines:
            left = ends - time.monotonic()
            if left <= 0 or not select.select([self._ear], [], [], left)[0]:
                return False
            heard = os.read(self._ear, 1 << 16)
            if not heard:
                return True
            *whole, self._rest = (self._rest + heard).split(b"\n")
            self.lines += [line.decode() for line in whole]
        return False

    def kill(self) -> bool:
        """Kill it as a power cut would, hear what it said before; gives whether it was alive."""
        os.kill(self.pid, signal.SIGKILL)
        self.listen(60)
        _, status = os.waitpid(self.pid, 0)
        os.close(self._ear)
        return os.WIFSIGNALED(status)


def _live(work: Callable[[Callable[[str], None]], None], mouth: int) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    code = 1
    try:
        work(lambda line: _told(mouth, line))
        code = 0
    except BaseException:  # noqa: BLE001 - a child ends here, whatever happened
        traceback.print_exc()
    finally:
        os._exit(code)


def _told(mouth: int, line: str) -> None:
    os.write(mouth, line.encode() + b"\n")


# saving


def kill_savers(folder: Path, kills: int, seed: int) -> Tally:
    """Kill a process that saves, at random moments; each file is looked at after each kill."""
    chance, tally, number = random.Random(seed), Tally(), 0
    lists()  # read once, not by each child again
    while tally.kills < kills:
        number += 1
        home = folder / f"saver-{number}"
        a_store(home).close()
        printed: list[str] = []
        for _ in range(min(12, kills - tally.kills)):
            child = Child(lambda say, home=home: _save_on(home, say))  # type: ignore[misc]
            if chance.random() < 0.85:  # else it may be killed while it opens the file
                child.listen(20, lines=chance.randint(1, 7))
            child.listen(chance.uniform(0, 0.02))
            if child.kill():
                tally.kills += 1
            else:
                tally.finished += 1
            printed += child.lines[1:]
            store = opened(home)
            look_at(store, printed, tally)
            store.close()
        store = opened(home)
        tally.broken += check_open(store.connection)
        tally.records += len(printed)
        store.close()
    return tally


def opened(home: Path) -> Store:
    return open_existing(home, KEY, STORE_ID, clock=real_clock, random=os.urandom)


def real_clock() -> int:
    return time.time_ns() // 1_000_000


def _save_on(home: Path, say: Callable[[str], None]) -> None:
    store = opened(home)
    desk = Laptop(home, None, store, ROSA, None, EVENT)  # type: ignore[arg-type]
    say("open")
    for number in itertools.count():
        kept = desk.record(name_given=f"Person {number}", remark="x" * (number % 7 * 40))
        say(kept.ticket)
        if number % 3 == 0:
            desk.amend(kept.sign_up, name_used=f"P {number}", phone="(828) 555-0177")


def look_at(store: Store, printed: list[str], tally: Tally) -> None:
    """Check what may never be broken in a laptop's file, whenever it was killed."""
    connection = store.connection
    tickets = [ticket for (ticket,) in connection.execute("SELECT ticket FROM sign_up")]
    if missing := set(printed) - set(tickets):
        tally.say(f"saved and gone: {sorted(missing)}")
    if len(tickets) != len(set(tickets)):
        tally.say("a ticket was given twice")
    wanted = _look_at_log(store, tally)
    for kind in KINDS:
        own = connection.execute(f"SELECT id FROM {kind} WHERE _seq IS NOT NULL").fetchall()
        if wanted.get(kind, set()) != {row for (row,) in own}:
            tally.say(f"{kind}: rows and changes differ")


def _look_at_log(store: Store, tally: Tally) -> dict[str, set[bytes]]:
    """Check numbers and links of the log; gives the rows its changes made, by kind."""
    connection = store.connection
    changes = connection.execute("SELECT seq, id, link, body FROM change ORDER BY seq").fetchall()
    (replica, base), *_ = connection.execute("SELECT id, base FROM replica ORDER BY no DESC")
    if [each[0] for each in changes] != list(range(1, len(changes) + 1)):
        tally.say("the numbers of the log have a gap")
    wanted: dict[str, set[bytes]] = {}
    link = FIRST_LINK
    for seq, change_id, kept_link, body in changes:
        n = seq - base
        link = next_link(
            link, replica, n, hide_body(store.identity.chain_secret, n, change_id, body)
        )
        if link != kept_link:
            tally.say(f"link {seq} does not follow on the one before")
            link = kept_link
        for index, op in enumerate(decode_body(change_id, body).ops):
            if isinstance(op, Creation):
                wanted.setdefault(BY_NUMBER[op.kind].name, set()).add(row_id(change_id, index))
    return wanted


# syncing


@dataclass
class Served:
    """A server process that is killed and started again at one address."""

    place: Path | str
    child: Child | None = None
    url: str = "http://127.0.0.1:0"

    def start(self) -> None:
        """Start it as `serve` does; there is an address once it listens."""
        self.child = Child(self._serve)
        self.child.listen(60, lines=1)
        self.url = self.child.lines[0]

    def kill(self) -> None:
        assert self.child is not None
        self.child.kill()

    def _serve(self, say: Callable[[str], None]) -> None:
        serving = Serving(place=self.place, port=urlsplit(self.url).port or 0)
        run(serving, clock=real_clock, random=os.urandom, ready=say)


class RealClock:
    """The right time, for a programme whose server is another process."""

    @property
    def now_ms(self) -> int:
        return real_clock()

    def __call__(self) -> int:
        return real_clock()


def kill_syncers(folder: Path, kills: int, seed: int) -> Tally:
    """Kill laptops that push, laptops that fetch, and the server, in turn, at random moments."""
    chance, tally = random.Random(seed), Tally()
    lists()
    programme = a_programme(folder, seed)
    pusher, puller = programme.laptops[1], programme.laptops[2]
    served = Served(folder / "server")
    programme.server.close()
    for laptop in programme.laptops:
        laptop.close()
    served.start()
    turns = [_push_turn, _pull_turn, _server_turn]
    turn = 0
    while tally.kills < kills:
        laptop = puller if turns[turn % 3] is _pull_turn else pusher
        turns[turn % 3](laptop, served, (chance, tally))
        compare(programme, laptop, served, tally, turn)
        turn += 1
    served.kill()
    return tally


def a_programme(
    folder: Path, seed: int, *, records: int = 40, place: Path | str | None = None
) -> Programme:
    programme = Programme.begun(folder, seed=seed, place=place)
    right = programme.server.clock
    right.now_ms = real_clock()
    pusher, puller = programme.canvasser("Rosa"), programme.canvasser("Marcus")
    for number in range(records):
        pusher.record(name_given=f"Before {number}")
    programme.settle()
    programme.settle(puller)
    for laptop in programme.laptops:
        laptop.clock = OffClock(RealClock())  # type: ignore[arg-type]
        laptop.store.clock = laptop.clock
        laptop.store.random = os.urandom
    return programme


def reopened(laptop: Laptop) -> Laptop:
    store = open_existing(laptop.folder, KEY, STORE_ID, clock=laptop.clock, random=os.urandom)
    return Laptop(laptop.folder, laptop.server, store, laptop.author, laptop.clock, laptop.event)


def _sync_on(laptop: Laptop, served: Served, rounds: int, say: Callable[[str], None]) -> None:
    here = reopened(laptop)
    say("open")
    for number in range(rounds):
        for _ in range(4):
            kept = here.record(name_given=f"Round {number}")
            say(kept.ticket)
        say("quiet" if _tried(here, served).quiet else "not quiet")


def _tried(laptop: Laptop, served: Served, pace: Pace = SMALL) -> SyncOutcome:
    ends = time.monotonic() + 60
    while True:
        try:
            return laptop.sync_over(served.url, pace=pace)
        except SyncError as error:
            if error.code not in PASSING or time.monotonic() > ends:
                raise
            select.select([], [], [], 0.01)  # as the schedule would, only sooner


def _push_turn(laptop: Laptop, served: Served, run: tuple[random.Random, Tally]) -> None:
    _killed(Child(lambda say: _sync_on(laptop, served, 99, say)), run, most_s=0.15)


def _pull_turn(laptop: Laptop, served: Served, run: tuple[random.Random, Tally]) -> None:
    here = reopened(laptop)
    with here.store.writing():
        for scope in membership.scopes(here.store):
            membership.fetch_anew(here.store, scope.id)
    here.close()
    _killed(Child(lambda say: _sync_on(laptop, served, 99, say)), run, most_s=0.15)


def _killed(child: Child, run: tuple[random.Random, Tally], *, most_s: float) -> None:
    chance, tally = run
    child.listen(20, lines=chance.randint(1, 7))
    child.listen(chance.uniform(0, most_s))
    if child.kill():
        tally.kills += 1
    else:
        tally.finished += 1


def _server_turn(laptop: Laptop, served: Served, run: tuple[random.Random, Tally]) -> None:
    chance, tally = run
    child = Child(lambda say: _sync_on(laptop, served, 2, say))
    child.listen(20, lines=chance.randint(1, 8))
    child.listen(chance.uniform(0, 0.15))
    served.kill()
    served.start()
    tally.kills += 1
    if not child.listen(60):
        tally.say("a laptop never came to rest after its server was killed")
    child.kill()
    if "not quiet" in child.lines or child.lines.count("quiet") != 2:
        tally.say(f"after the server was killed: {child.lines[-3:]}")


def compare(programme: Programme, laptop: Laptop, served: Served, tally: Tally, turn: int) -> None:
    """After any kill a clean sync completes, and nothing is missing or doubled."""
    here = reopened(laptop)
    look_at(here.store, [], tally)
    outcome = _tried(here, served, Pace())
    if not outcome.quiet or outcome.faults or outcome.held:
        tally.say(f"turn {turn}: a clean sync did not complete: {outcome}")
    denise = reopened(programme.denise)
    outcome = _tried(denise, served, Pace())
    if not outcome.quiet or outcome.faults:
        tally.say(f"turn {turn}: the coordinator's sync did not complete: {outcome}")
    mine = {
        row for (row,) in here.store.connection.execute("SELECT id FROM sign_up WHERE _seq > 0")
    }
    theirs = denise.rows("sign_up")
    if not mine <= set(theirs):
        tally.say(f"turn {turn}: {len(mine - set(theirs))} sign-ups never arrived")
    tickets = [values["ticket"] for values in theirs.values()]
    if len(tickets) != len(set(tickets)) or len(theirs) != len(denise.rows("person")):
        tally.say(f"turn {turn}: something was doubled")
    if stock.recount(here.store):
        tally.say(f"turn {turn}: the digest had to be counted again")
    if set(here.rows("sign_up")) != set(theirs):
        tally.say(f"turn {turn}: the laptop and the coordinator see different sign-ups")
    tally.records = len(theirs)
    here.close()
    denise.close()


def share_a_laptop(folder: Path, kills: int, seed: int) -> Tally:
    """Let two programs sync one laptop while a third saves; now and then one of them is killed."""
    chance, tally = random.Random(seed), Tally()
    lists()
    programme = a_programme(folder, seed)
    laptop, served = programme.laptops[1], Served(folder / "server")
    programme.server.close()
    for each in programme.laptops:
        each.close()
    served.start()
    while tally.kills < kills:
        saving = Child(lambda say: _save_at(laptop, say))
        syncing = [Child(lambda say: _sync_at(laptop, served, say)) for _ in range(2)]
        saving.listen(60, lines=chance.randint(5, 25))
        for child in chance.sample([saving, *syncing], k=3):
            child.kill()
            tally.kills += 1
            tally.broken += [line for line in child.lines if line.startswith("fault")]
        here = reopened(laptop)
        look_at(here.store, saving.lines[1:], tally)
        here.close()
        compare(programme, laptop, served, tally, tally.kills)
    served.kill()
    return tally


def _save_at(laptop: Laptop, say: Callable[[str], None]) -> None:
    here = reopened(laptop)
    say("open")
    for number in itertools.count():
        kept = here.record(name_given=f"Person {number}")
        say(kept.ticket)
        here.amend(kept.sign_up, name_used=f"P {number}")


def _sync_at(laptop: Laptop, served: Served, say: Callable[[str], None]) -> None:
    here = reopened(laptop)
    while True:
        try:
            outcome = _tried(here, served)
        except (StoreError, SyncError) as error:
            say(f"fault: a sync beside another ended with {error.code}")
            return
        say(f"fault: {outcome.faults}" if outcome.faults else "synced")
