"""Plays the same schedules on the real thing: encrypted stores, the engine, a server on SQLite.

Only what carries messages and breaks things is made here. Deeds are those of `model.work`, done
through the unit of work of the store.
"""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from fieldapp.domain.change import Creation, Edit, Op
from fieldapp.domain.kinds import LIFE
from fieldapp.domain.problem import RefusedError
from fieldapp.store import log
from fieldapp.store.cipher import Sentinel, copy_store
from fieldapp.store.journal import work
from fieldapp.store.store import FILE_NAME, Identity, Store, create, open_existing
from sync.client.engine import Engine
from sync.client.pace import Pace
from sync.protocol.messages import Answer, Ask
from sync.server.backup import back_up, restore
from sync.server.guard import FILE as GUARD
from sync.server.shelf import FILE as SHELF_ID
from sync.server.storage.store import FILE as DATABASE
from tests.model.founding import EVENTS_AT_FIRST, ROLES_AT_FIRST, USERS_OF, WORKS_IN, event_values
from tests.model.real_desk import RealDesk, put
from tests.model.schedule import OF_ONE_LAPTOP, Action, Schedule
from tests.model.words import (
    ASSIGNMENT,
    DEVICE_USER,
    EVENT,
    EVERYTHING,
    USER,
)
from tests.model.work import COORDINATORS_ONLY, DEEDS
from tests.support.laptops import OffClock, identity_of
from tests.support.server import TestServer
from tests.support.stores import KEY, STORE_ID
from tests.support.vault import CountedRandom

PATIENCE: Final = 60
BYTES_OF_A_ROW: Final = 150
A_DAY_MS: Final = 25 * 3_600_000
NOT_PLAYED: Final = frozenset({"damage", "restore_older", "drop_backup", "upgrade"})


@dataclass
class RealLaptop:
    """One enrolled laptop: its folder, its open file and the engine of this run."""

    folder: Path
    store: Store
    clock: OffClock
    random: CountedRandom
    users: tuple[bytes, ...]
    engine: Engine
    note: tuple[bytes, int] = (b"", 0)
    copies: list[tuple[Path, tuple[bytes, int]]] = field(default_factory=list)
    under_way: Iterator[object] | None = None

    @property
    def identity(self) -> Identity:
        return self.store.identity

    def ask(self, most: int, room: int) -> Ask:
        self.engine.session.pace = Pace(changes=most, room=room * BYTES_OF_A_ROW)
        standing = log.standing(self.store)
        self.note = (standing.replica, standing.made)
        return self.engine.ask()

    def ask_ahead(self, most: int, room: int) -> Ask | None:
        self.engine.session.pace = Pace(changes=most, room=room * BYTES_OF_A_ROW)
        standing = log.standing(self.store)
        self.note = (standing.replica, standing.made)
        return self.engine.ask_ahead()

    def restart(self) -> None:
        """Begin a new run: nothing in memory is left of the old one."""
        self.under_way = None
        self.engine = engine_on(self.store)


def engine_on(store: Store) -> Engine:
    """Give an engine that takes rows in as short steps as it can."""
    return Engine(store, timer=lambda: 0.0, slice_s=-1.0)


class RealWorld:
    """A real server, its backups, real laptops, and the air between them."""

    def __init__(self, schedule: Schedule, folder: Path) -> None:
        self.schedule = schedule
        self.folder = folder
        self.place = folder / "server"
        self.place.mkdir(parents=True)
        self.shelf = folder / "shelf"
        self.server = TestServer(self.place, seed=schedule.seed)
        self.users: list[bytes] = [self.server.coordinator]
        self.events: list[bytes] = []
        self.laptops: list[RealLaptop] = []
        self.lost: set[int] = set()
        self.asks: list[tuple[int, Ask]] = []
        self.replies: list[tuple[int, Ask, Answer]] = []
        self.guards: dict[str, bytes] = {}
        self.mended = False  # a digest differed, which it never should: no file is damaged here
        self._begin()

    # --- the beginning ------------------------------------------------------------------------

    def _begin(self) -> None:
        first = self._enrol(0)
        self._exchange_all(first)
        for role in ROLES_AT_FIRST[1:]:
            values: dict[int, Any] = {1: f"user {len(self.users)}", 2: role, 5: True}
            self.users.append(self._make(first, Creation(kind=USER, values=values)))
        for number in range(EVENTS_AT_FIRST):
            op = Creation(kind=EVENT, values=event_values(number))  # type: ignore[arg-type]
            self.events.append(self._make(first, op))
        for user, event in WORKS_IN:
            named: dict[int, Any] = {1: self.events[event], 2: self.users[user]}
            self._make(first, Creation(kind=ASSIGNMENT, values=named))
        self._exchange_all(first)
        for number in range(1, self.schedule.laptops):
            self._enrol(number)
        for number, laptop in enumerate(self.laptops):
            laptop.users = tuple(self.users[user] for user in USERS_OF[number])
        self._back_up(0, 0)

    def _enrol(self, number: int) -> RealLaptop:
        answer, key = self.server.enrol(self.users[number])
        folder = self.folder / f"laptop-{number}"
        folder.mkdir()
        clock = OffClock(self.server.clock)
        random = CountedRandom(seed=f"{self.schedule.seed} {number}".encode())
        store = create(folder, KEY, STORE_ID, clock=clock, random=random)
        store.settle_identity(identity_of(answer, key))
        users = (self.users[number],)
        laptop = RealLaptop(folder, store, clock, random, users, engine_on(store))
        self.laptops.append(laptop)
        return laptop

    def _make(self, laptop: RealLaptop, op: Op) -> bytes:
        with work(laptop.store, actor=self.users[0], event=None) as unit:
            made = put(unit, op)
        assert made is not None
        return unit.id_of(made)

    def _exchange_all(self, laptop: RealLaptop) -> None:
        for _ in range(PATIENCE):
            if self._exchange(laptop, 200, 1_000):
                return
        raise AssertionError("stuck: the beginning never ends")

    # --- actions ------------------------------------------------------------------------------

    def play(self) -> None:
        """Do every action that the real thing can suffer."""
        for action in self.schedule.actions:
            self.do(action)

    def do(self, action: Action) -> None:
        """Do one action; one that has nothing to act on does nothing."""
        self.server.clock.now_ms += 37_000
        name, *rest = action
        if name in NOT_PLAYED or (name in OF_ONE_LAPTOP and rest[0] in self.lost):
            return
        deed: Callable[..., None] = getattr(self, f"_{name}")
        deed(*rest)

    def _save(self, laptop: int, deed: str, pick: int, also: int) -> None:
        one = self.laptops[laptop]
        desk = RealDesk(one.store, self.users[0])
        if deed == "edit_later_field":
            return
        if deed in COORDINATORS_ONLY and EVERYTHING not in desk.scopes:
            return
        made = DEEDS[deed](desk, pick, also, f"v{log.standing(one.store).made}.{also % 100}")
        if made is None:
            return
        users = one.users
        actor = users[pick // 7 % len(users)] if pick % 5 == 0 else users[0]
        try:
            with work(one.store, actor=actor, event=made[0]) as unit:
                for op in made[1]:
                    put(unit, op)
        except RefusedError:
            return

    def _ask(self, laptop: int, most: int, room: int) -> None:
        self.asks.append((laptop, self.laptops[laptop].ask(most, room)))

    def _serve(self, pick: int, again: bool) -> None:
        if self.asks:
            which = pick % len(self.asks)
            laptop, ask = self.asks[which] if again else self.asks.pop(which)
            self.replies.append((laptop, ask, self._answer(self.laptops[laptop], ask)))

    def _answer(self, laptop: RealLaptop, ask: Ask) -> Answer:
        return self.server.exchange(laptop.identity.token, ask)

    def _take_ahead(self, laptop: int, pick: int, cut: int, crash: bool) -> None:
        self._take(laptop, pick, cut, crash, ahead=True)

    def _take(self, laptop: int, pick: int, cut: int, crash: bool, ahead: bool = False) -> None:
        mine = [i for i, reply in enumerate(self.replies) if reply[0] == laptop]
        if not mine:
            return
        _, ask, answer = self.replies.pop(mine[pick % len(mine)])
        self._go_on(laptop)
        one = self.laptops[laptop]
        one.under_way = iter(one.engine.take(ask, answer))
        if ahead:
            self._steps(one, 1)
            following = one.ask_ahead(pick % 5, (0, 2, 5, 50)[pick % 4])
            self.asks += [] if following is None else [(laptop, following)]
        self._steps(one, cut)
        if crash and one.under_way is not None:
            self._crash(laptop)

    def _go_on(self, laptop: int, _pick: int = 0) -> None:
        self._steps(self.laptops[laptop], 1_000)

    def _steps(self, laptop: RealLaptop, most: int) -> None:
        if laptop.under_way is not None:
            for _ in range(most):
                if next(laptop.under_way, self) is self:
                    laptop.under_way = None
                    break
            if laptop.engine.session.fetched_anew:
                self.mended = True

    def _lose_ask(self, _laptop: int, pick: int) -> None:
        if self.asks:
            self.asks.pop(pick % len(self.asks))

    def _lose_reply(self, _laptop: int, pick: int) -> None:
        if self.replies:
            self.replies.pop(pick % len(self.replies))

    def _sync(self, laptop: int, most: int, room: int, exchanges: int) -> None:
        self._go_on(laptop)
        for _ in range(exchanges):
            if self._exchange(self.laptops[laptop], most, room):
                return

    def _sync_ahead(self, laptop: int, most: int, room: int, exchanges: int) -> None:
        self._go_on(laptop)
        one = self.laptops[laptop]
        ask: Ask | None = one.ask(most, room)
        for _ in range(exchanges):
            if ask is None:
                return
            answer = self._answer(one, ask)
            self._go_on(laptop)
            one.under_way = iter(one.engine.take(ask, answer))
            self._steps(one, 1)
            ask = one.ask_ahead(most, room)
        self.asks += [] if ask is None else [(laptop, ask)]

    def _exchange(self, laptop: RealLaptop, most: int, room: int) -> bool:
        ask = laptop.ask(most, room)
        laptop.under_way = iter(laptop.engine.take(ask, self._answer(laptop, ask)))
        self._steps(laptop, 1_000)
        return laptop.engine.session.quiet

    def _crash(self, laptop: int, _pick: int = 0) -> None:
        self.laptops[laptop].restart()
        self.replies = [reply for reply in self.replies if reply[0] != laptop]

    def _copy(self, laptop: int, pick: int) -> None:
        one = self.laptops[laptop]
        path = one.folder / f"copy-{len(one.copies)}-{pick}-{self.server.clock.now_ms}.db"
        copy_store(one.store.connection, path, KEY, expected=Sentinel(store_id=STORE_ID))
        one.copies = [*one.copies, (path, one.note)][-2:]

    def _put_back_all(self, laptop: int, pick: int) -> None:
        self._put_back(laptop, pick, with_note=False)

    def _put_back(self, laptop: int, pick: int, with_note: bool = True) -> None:
        one = self.laptops[laptop]
        if not one.copies:
            return
        path, note = one.copies[pick % len(one.copies)]
        one.note = one.note if with_note else note
        one.store.close()
        for beside in ("-wal", "-shm"):
            (one.folder / f"{FILE_NAME}{beside}").unlink(missing_ok=True)
        shutil.copyfile(path, one.folder / FILE_NAME)
        one.store = open_existing(one.folder, KEY, STORE_ID, clock=one.clock, random=one.random)
        standing = log.standing(one.store)
        if one.note != (b"", 0) and (
            one.note[0] != standing.replica or standing.made < one.note[1]
        ):
            with one.store.writing():
                log.take_new_replica(one.store)
        self._crash(laptop)

    def _lose_laptop(self, laptop: int, _pick: int) -> None:
        if laptop:
            self._crash(laptop)
            self.lost.add(laptop)

    def _clock(self, laptop: int, skew_ms: int) -> None:
        self.laptops[laptop].clock.off_ms = skew_ms

    def _back_up(self, _laptop: int, _pick: int) -> None:
        path = back_up(self.server.service, self.shelf, self.schedule.shelf)
        guard = self.place / GUARD
        self.guards[path.name] = guard.read_bytes() if guard.exists() else b""

    def _restore(self, _laptop: int, pick: int) -> None:
        self.server.close()
        file = self._backup(pick)
        restore(self.place, file, clock=self.server.clock, random=self.server.random)
        self.server.service = self.server._open()

    def _restore_silently(self, _laptop: int, pick: int) -> None:
        """The whole machine is set back: the database and the guard beside it."""
        self.server.close()
        file = self._backup(pick)
        for beside in ("", "-wal", "-shm"):
            (self.place / f"{DATABASE}{beside}").unlink(missing_ok=True)
        shutil.copyfile(file, self.place / DATABASE)
        (self.place / GUARD).write_bytes(self.guards[file.name])
        self.server.service = self.server._open()

    def _backup(self, pick: int) -> Path:
        files = sorted(file for file in self.shelf.glob("*") if file.name != SHELF_ID)
        return files[pick % len(files)]

    def _operate(self, laptop: int, pick: int) -> None:
        """The operator puts a user on a laptop, or takes one off."""
        device = self.laptops[laptop].identity.device
        user = self.users[pick % len(self.users)]
        with self.server.service.working(self.server.org) as (writes, taking):
            pairs = taking.authority.on_devices
            found = [row for row, (who, where) in pairs.items() if (who, where) == (user, device)]
            if found:
                state = taking.ledger.state(found[0])
                value: Any = ["ERROR", *state.seen_heads()]
                cells = {LIFE: (value, tuple(sorted(state.heads(LIFE))))}
                taking.own([Edit(kind=DEVICE_USER, row=found[0], cells=cells)])
            else:
                named: dict[int, Any] = {1: device, 2: user}
                taking.own([Creation(kind=DEVICE_USER, values=named)])
            del writes

    # --- the end ------------------------------------------------------------------------------

    def settle(self) -> list[str]:
        """Faults stop; every laptop syncs until quiet, and again until nothing moves."""
        self.asks, self.replies = [], []
        living = [i for i in range(len(self.laptops)) if i not in self.lost]
        self.server.clock.now_ms += A_DAY_MS  # quiet scopes are compared once a day
        for i in living:
            self._go_on(i)
            self.laptops[i].restart()
        for _ in range(3):
            for i in living:
                one = self.laptops[i]
                if not any(self._exchange(one, 200, 1_000) for _ in range(PATIENCE)):
                    return [f"stuck: laptop {i} is never quiet"]
        return []

    def close(self) -> None:
        for laptop in self.laptops:
            laptop.store.close()
        self.server.close()
