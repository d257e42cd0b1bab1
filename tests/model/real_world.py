"""Plays the same schedules on the real thing: encrypted stores, the engine, a server on SQLite.

Only what carries messages and breaks things is made here. Deeds are those of `model.work`, done
through the unit of work of the store.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from fieldapp.domain.change import Creation, Op
from tests.model.founding import EVENTS_AT_FIRST, ROLES_AT_FIRST, USERS_OF, WORKS_IN, event_values
from tests.model.real_desk import RealDesk, put, with_later
from tests.model.real_laptop import RealLaptop
from tests.model.real_own import OwnEdits
from tests.model.real_program import newer, older
from tests.model.real_server import RealServer
from tests.model.schedule import OF_ONE_LAPTOP, Action, Schedule
from tests.model.words import ASSIGNMENT, EVENT, EVERYTHING, PERSON, USER
from tests.model.work import COORDINATORS_ONLY, DEEDS
from tests.support.laptops import OffClock, identity_of
from tests.support.stores import KEY, STORE_ID
from tests.support.vault import CountedRandom

PATIENCE: Final = 60
A_DAY_MS: Final = 36 * 3_600_000
"""More than a day also by a clock that was set back by ten hours meanwhile."""


class RealWorld:
    """A real server, its backups, real laptops, and the air between them.

    The server begins with today's program; of the laptops the seed gives some the next one.
    """

    def __init__(self, schedule: Schedule, folder: Path) -> None:
        self.schedule = schedule
        self.folder = folder
        self.server = RealServer(folder, schedule.seed, schedule.shelf)
        self.users: list[bytes] = [self.server.test.coordinator]
        self.events: list[bytes] = []
        self.laptops: list[RealLaptop] = []
        self.lost: set[int] = set()
        self.asks: list[tuple[int, Any]] = []
        self.replies: list[tuple[int, Any, Any]] = []
        self.own = OwnEdits(self.server)
        self.found: list[str] = []
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
        answer, key = self.server.test.enrol(self.users[number])
        folder = self.folder / f"laptop-{number}"
        folder.mkdir()
        clock = OffClock(self.server.clock)
        random = CountedRandom(seed=f"{self.schedule.seed} {number}".encode())
        program = newer() if self.schedule.seed >> number & 1 else older()
        store = program["fieldapp.store.store"].create(
            folder, KEY, STORE_ID, clock=clock, random=random
        )
        store.settle_identity(identity_of(answer, key))
        laptop = RealLaptop(folder, program, store, clock, random, (self.users[number],))
        self.laptops.append(laptop)
        return laptop

    def _make(self, laptop: RealLaptop, op: Op) -> bytes:
        journal = laptop.program["fieldapp.store.journal"]
        with journal.work(laptop.store, actor=self.users[0], event=None) as unit:
            made = put(laptop.program, unit, op)
        row: bytes = unit.id_of(made)
        return row

    def _exchange_all(self, laptop: RealLaptop) -> None:
        for _ in range(PATIENCE):
            if self._exchange(laptop, 200, 1_000):
                return
        raise AssertionError("stuck: the beginning never ends")

    # --- actions ------------------------------------------------------------------------------

    def play(self) -> None:
        """Do every action."""
        for action in self.schedule.actions:
            self.do(action)

    def do(self, action: Action) -> None:
        """Do one action; one that has nothing to act on does nothing."""
        self.server.clock.now_ms += 37_000
        name, *rest = action
        if name in OF_ONE_LAPTOP and rest[0] in self.lost:
            return
        self.own.forget(action)
        deed: Callable[..., None] = getattr(self, f"_{name}")
        deed(*rest)

    def _save(self, laptop: int, deed: str, pick: int, also: int) -> None:
        one = self.laptops[laptop]
        desk = RealDesk(one.program, one.store, self.users[0])
        if deed == "edit_later_field" and one.program is not newer():
            return
        if deed in COORDINATORS_ONLY and EVERYTHING not in desk.scopes:
            return
        text = f"v{one.standing.made}.{also % 100}"
        made = DEEDS[deed](desk, pick, also, text)
        if made is None:
            return
        users = one.users
        actor = users[pick // 7 % len(users)] if pick % 5 == 0 else users[0]
        ops = made[1]
        if one.program is newer() and deed == "new_person" and also % 3 == 0:
            ops = with_later(ops, text)
        journal, problem = one.program["fieldapp.store.journal"], "fieldapp.domain.problem"
        try:
            with journal.work(one.store, actor=actor, event=made[0]) as unit:
                for op in ops:
                    put(one.program, unit, op)
        except one.program[problem].RefusedError:
            return
        if unit.change_id:
            tail = one.store.read_tail()
            change = one.program["fieldapp.store.log"].logged_change(one.store, tail.seq)
            if not self.own.note(laptop, change):
                self.found.append("an own value was not named by the next edit of it")

    def _erase(self, laptop: int, pick: int) -> None:
        """Somebody who is on a laptop's screen asks to be erased."""
        one = self.laptops[laptop]
        people = RealDesk(one.program, one.store, self.users[0]).rows(PERSON)
        if not people:
            return
        person = people[pick % len(people)]
        journal = one.program["fieldapp.store.journal"]
        with journal.work(one.store, actor=one.users[0], event=None) as unit:
            unit.erase(person, {"asked_at": one.clock(), "how": "SPOKEN"})
        one.program["fieldapp.store.erasing"].scrub(one.store)

    def _ask(self, laptop: int, most: int, room: int) -> None:
        self.asks.append((laptop, self.laptops[laptop].ask(most, room)))

    def _serve(self, pick: int, again: bool) -> None:
        if self.asks:
            which = pick % len(self.asks)
            laptop, ask = self.asks[which] if again else self.asks.pop(which)
            self.replies.append((laptop, ask, self.answer(self.laptops[laptop], ask)))

    def answer(self, laptop: RealLaptop, ask: Any) -> Any:
        """Have the server answer one ask."""
        return self.server.answer(laptop.program, laptop.store.identity.token, ask)

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
            laptop.mended = laptop.mended or bool(laptop.engine.session.fetched_anew)

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
        ask = one.ask(most, room)
        for _ in range(exchanges):
            if ask is None:
                return
            answer = self.answer(one, ask)
            self._go_on(laptop)
            one.under_way = iter(one.engine.take(ask, answer))
            self._steps(one, 1)
            ask = one.ask_ahead(most, room)
        self.asks += [] if ask is None else [(laptop, ask)]

    def _exchange(self, laptop: RealLaptop, most: int, room: int) -> bool:
        ask = laptop.ask(most, room)
        laptop.under_way = iter(laptop.engine.take(ask, self.answer(laptop, ask)))
        self._steps(laptop, 1_000)
        return bool(laptop.engine.session.quiet)

    # --- disasters ----------------------------------------------------------------------------

    def _crash(self, laptop: int, _pick: int = 0) -> None:
        self.laptops[laptop].restart()
        self.replies = [reply for reply in self.replies if reply[0] != laptop]

    def _copy(self, laptop: int, pick: int) -> None:
        one = self.laptops[laptop]
        one.copy(f"copy-{len(one.copies)}-{pick}-{self.server.clock.now_ms}.db")

    def _put_back_all(self, laptop: int, pick: int) -> None:
        self._put_back(laptop, pick, with_note=False)

    def _put_back(self, laptop: int, pick: int, with_note: bool = True) -> None:
        one = self.laptops[laptop]
        if one.copies:
            one.put_back(pick, with_note=with_note)
            self._crash(laptop)

    def _lose_laptop(self, laptop: int, _pick: int) -> None:
        if laptop:
            self._crash(laptop)
            self.lost.add(laptop)

    def _damage(self, laptop: int, pick: int) -> None:
        self.laptops[laptop].damage(pick)

    def _clock(self, laptop: int, skew_ms: int) -> None:
        self.laptops[laptop].clock.off_ms = skew_ms

    def _back_up(self, _laptop: int, _pick: int) -> None:
        self.server.back_up()

    def _drop_backup(self, _laptop: int, _pick: int) -> None:
        self.server.drop_backup()

    def _restore(self, _laptop: int, pick: int) -> None:
        files = self.server.on_shelf()
        self.server.restore(files[pick % len(files)])

    def _restore_silently(self, _laptop: int, pick: int) -> None:
        files = self.server.on_shelf()
        self.server.restore_silently(files[pick % len(files)])

    def _restore_older(self, _laptop: int, pick: int) -> None:
        """Go back further than was promised."""
        files = self.server.gone()
        if files:
            file = files[pick % len(files)]
            (self.server.restore if pick % 2 else self.server.restore_silently)(file)

    def _upgrade(self, laptop: int, pick: int) -> None:
        """The server gets the next program, and sometimes a laptop gets it too."""
        self.server.upgrade()
        if pick % 2 and laptop not in self.lost:
            self.laptops[laptop].upgrade()
            self._crash(laptop)

    def _operate(self, laptop: int, pick: int) -> None:
        """The operator puts a user on a laptop, or takes one off."""
        device = self.laptops[laptop].store.identity.device
        self.server.operate(device, self.users[pick % len(self.users)])

    # --- the end ------------------------------------------------------------------------------

    def settle(self) -> list[str]:
        """Faults stop; every laptop syncs until quiet, and again until nothing moves."""
        self.asks, self.replies = [], []
        living = [i for i in range(len(self.laptops)) if i not in self.lost]
        self.server.clock.now_ms += A_DAY_MS  # the file is counted and compared once a day
        for i in living:
            self._go_on(i)
            self.laptops[i].restart()
        for _ in range(5):  # who was erased is told, confirmed by all, and that is told
            for i in living:
                one = self.laptops[i]
                if not any(self._exchange(one, 200, 1_000) for _ in range(PATIENCE)):
                    return [f"stuck: laptop {i} is never quiet"]
        return []

    def close(self) -> None:
        for laptop in self.laptops:
            laptop.store.close()
        self.server.close()
