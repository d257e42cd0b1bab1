"""Plays a schedule on the model: a server, its backups, some laptops, and the air between them."""

from random import Random
from typing import NamedTuple

from fieldapp.domain.change import Change, Creation, Edit
from fieldapp.domain.ids import new_change_id
from fieldapp.domain.kinds import LIFE
from fieldapp.domain.stamp import at
from tests.model.founding import DEVICES, START_MS, USERS_OF, founding, server_change
from tests.model.laptop import Laptop
from tests.model.messages import Answer, Ask
from tests.model.schedule import OF_ONE_LAPTOP, Action, Schedule
from tests.model.server import Server
from tests.model.state import ServerState
from tests.model.words import DEVICE_USER, LATER_FIELD
from tests.model.work import Desk, save

TO_COMPARE = 3
"""Exchanges until digests come: a laptop may need a new name first, and verdicts under it."""
PATIENCE = 60
"""Exchanges after which a laptop that is not quiet is stuck."""


class Reply(NamedTuple):
    """An answer on its way to the laptop that asked."""

    laptop: int
    ask: Ask
    answer: Answer


class World:
    """Everything there is, and what the checks must remember."""

    def __init__(self, schedule: Schedule, bug: str = "") -> None:
        self.schedule = schedule
        self.bug = bug
        self.now_ms = START_MS
        self.random = Random(schedule.seed ^ 0x5EED)
        self.server = Server(founding().state(), bug, schedule.verdict_room)
        self.server.back_up(schedule.shelf)
        self.laptops = [
            Laptop(device, Random(schedule.seed * 8 + i), bug)
            for i, device in enumerate(DEVICES[: schedule.laptops])
        ]
        self.lost: set[int] = set()
        self.silent = False  # whether a server was put back without anybody having said so
        self.damaged: set[bytes] = set()
        self.asks: list[tuple[int, Ask]] = []
        self.replies: list[Reply] = []
        self.epochs = 1
        self.changes: dict[bytes, Change] = {}
        self.freed: set[bytes] = set()
        self.violations: list[str] = []
        self.own_last: dict[tuple[int, bytes, int], bytes] = {}
        self.doubted: dict[bytes, set[bytes]] = {}  # device → rows it had at a reset
        for laptop in self.laptops:
            laptop.on_freed = self._freed
            laptop.on_doubt = self._doubts
            laptop.store.floor_ms = START_MS
            laptop.says_epoch = schedule.says_epoch

    def play(self) -> None:
        """Do every action of the schedule."""
        for action in self.schedule.actions:
            self.do(action)

    def do(self, action: Action) -> None:
        """Do one action; one that has nothing to act on does nothing."""
        self.now_ms += 37_000
        name, *rest = action
        if name in OF_ONE_LAPTOP and rest[0] in self.lost:
            return
        getattr(self, f"_{name}")(*rest)

    # --- work ---------------------------------------------------------------------------------

    def _save(self, laptop: int, deed: str, pick: int, also: int) -> None:
        users = USERS_OF[laptop]
        actor = founding().users[users[pick // 7 % len(users)] if pick % 5 == 0 else users[0]]
        desk = Desk(self.laptops[laptop])
        change = save(desk, deed, (pick, also), actor, self.now_ms)
        if change is not None:
            self.changes[change.id] = change
            self._check_own_edits_chain(laptop, change)

    def _check_own_edits_chain(self, laptop: int, change: Change) -> None:
        """A person who changes their own value again never conflicts with themselves."""
        for op in change.ops:
            if not isinstance(op, Edit):
                continue
            for number, (_, bases) in op.cells.items():
                if number == LATER_FIELD:
                    continue  # parked: its author does not see it either until the upgrade
                key = (laptop, op.row, number)
                last = self.own_last.get(key)
                self.own_last[key] = change.id
                if isinstance(self.server.state.verdicts.get(last or b""), str):
                    continue  # held: it is merged nowhere, so nothing can conflict with it
                if last is not None and not self._replaced(last, op.row, number, set(bases)):
                    self.violations.append("an own value was not named by the next edit of it")

    def _replaced(self, last: bytes, row: bytes, number: int, bases: set[bytes]) -> bool:
        """Whether these bases are, or came after, an earlier change of the same cell."""
        seen: set[bytes] = set()
        while bases:
            base = bases.pop()
            if base == last:
                return True
            if base in seen or base not in self.changes:
                continue
            seen.add(base)
            for op in self.changes[base].ops:
                if isinstance(op, Edit) and op.row == row and number in op.cells:
                    bases |= set(op.cells[number][1])
        return False

    # --- the road -----------------------------------------------------------------------------

    def _ask(self, laptop: int, most: int, room: int) -> None:
        self.asks.append((laptop, self.laptops[laptop].ask(most, room)))

    def _serve(self, pick: int, again: bool) -> None:
        if not self.asks:
            return
        which = pick % len(self.asks)
        laptop, ask = self.asks[which] if again else self.asks.pop(which)
        self.replies.append(Reply(laptop, ask, self.server.answer(ask, self.now_ms)))

    def _take_ahead(self, laptop: int, pick: int, cut: int, crash: bool) -> None:
        self._take(laptop, pick, cut, crash, ahead=True)

    def _take(self, laptop: int, pick: int, cut: int, crash: bool, ahead: bool = False) -> None:
        mine = [i for i, reply in enumerate(self.replies) if reply.laptop == laptop]
        if not mine:
            return
        reply = self.replies.pop(mine[pick % len(mine)])
        self._go_on(laptop)
        one = self.laptops[laptop]
        one.under_way = one.take(reply.ask, reply.answer)
        if ahead:
            self._steps(one, 1)
            self.asks.append((laptop, one.ask(pick % 5, (0, 2, 5, 50)[pick % 4], ahead=True)))
        self._steps(one, cut)
        if crash and one.under_way is not None:
            self._crash(laptop)

    def _go_on(self, laptop: int, _pick: int = 0) -> None:
        self._steps(self.laptops[laptop], 1_000)

    def _steps(self, laptop: Laptop, most: int) -> None:
        """Let the transactions of one reply go on; saves may come between them, or a crash."""
        if laptop.under_way is not None:
            for _ in range(most):
                if next(laptop.under_way, self) is self:
                    laptop.under_way = None
                    return

    def _lose_ask(self, _laptop: int, pick: int) -> None:
        if self.asks:
            self.asks.pop(pick % len(self.asks))

    def _lose_reply(self, _laptop: int, pick: int) -> None:
        if self.replies:
            self.replies.pop(pick % len(self.replies))

    def _sync(self, laptop: int, most: int, room: int, exchanges: int) -> None:
        """Whole exchanges without a fault, until quiet or as many as there is time for."""
        self._go_on(laptop)
        for _ in range(min(exchanges, PATIENCE)):
            if self.exchange(laptop, most, room):
                return

    def _sync_ahead(self, laptop: int, most: int, room: int, exchanges: int) -> None:
        """Exchanges of which each is asked for before the rows of the one before are taken in."""
        self._go_on(laptop)
        one = self.laptops[laptop]
        ask = one.ask(most, room)
        for _ in range(exchanges):
            answer = self.server.answer(ask, self.now_ms)
            self._go_on(laptop)
            one.under_way = one.take(ask, answer)
            self._steps(one, 1)
            ask = one.ask(most, room, ahead=True)
        self.asks.append((laptop, ask))

    def exchange(self, laptop: int, most: int, room: int) -> bool:
        """One ask, one answer, taken whole; whether the laptop has nothing left to do."""
        one = self.laptops[laptop]
        ask = one.ask(most, room)
        answer = self.server.answer(ask, self.now_ms)
        one.under_way = one.take(ask, answer)
        self._steps(one, 1_000)
        return quiet(one, ask, answer)

    # --- disasters ----------------------------------------------------------------------------

    def _crash(self, laptop: int, _pick: int = 0) -> None:
        self.laptops[laptop].crash()
        self.replies = [reply for reply in self.replies if reply.laptop != laptop]

    def _copy(self, laptop: int, _pick: int) -> None:
        one = self.laptops[laptop]
        one.copies = [*one.copies, (one.store.copy(), one.note)][-2:]

    def _put_back_all(self, laptop: int, pick: int) -> None:
        self._put_back(laptop, pick, with_note=False)

    def _put_back(self, laptop: int, pick: int, with_note: bool = True) -> None:
        one = self.laptops[laptop]
        if not one.copies:
            return
        store, note = one.copies[pick % len(one.copies)]
        self._crash(laptop)
        one.open(store.copy(), one.note if with_note else note)
        self.doubted.pop(one.device, None)
        for key in [key for key in self.own_last if key[0] == laptop]:
            del self.own_last[key]

    def _lose_laptop(self, laptop: int, _pick: int) -> None:
        if laptop:
            self._crash(laptop)
            self.lost.add(laptop)
            self.doubted.pop(self.laptops[laptop].device, None)

    def _back_up(self, _laptop: int, _pick: int) -> None:
        self.server.back_up(self.schedule.shelf)

    def _drop_backup(self, _laptop: int, _pick: int) -> None:
        self.server.drop_backup()

    def _restore(self, _laptop: int, pick: int, said: bool = True) -> None:
        self._go_back(self.server.shelf[pick % len(self.server.shelf)], said)

    def _restore_silently(self, laptop: int, pick: int) -> None:
        self._restore(laptop, pick, said=False)

    def _restore_older(self, _laptop: int, pick: int) -> None:
        """Go back further than was promised: what laptops let go since may be lost, no more."""
        if self.server.gone:
            for laptop in range(len(self.laptops)):
                self._go_on(laptop)  # answers that are half taken in are of the time before
            backup = self.server.gone[pick % len(self.server.gone)]
            self.freed &= backup.verdicts.keys()
            self.replies.clear()
            self.own_last.clear()
            self._go_back(backup, bool(pick % 2))

    def _go_back(self, backup: ServerState, said: bool) -> None:
        self.epochs += 1
        self.silent = self.silent or not said
        self.server.restore(backup, self.epochs if said else None)
        self.doubted.clear()

    def _clock(self, laptop: int, skew_ms: int) -> None:
        self.laptops[laptop].skew_ms = skew_ms

    def _upgrade(self, _laptop: int, _pick: int) -> None:
        self.server.schema = 2

    def _damage(self, laptop: int, pick: int) -> None:
        """A row is gone from the laptop's file, as from a bad disk."""
        store = self.laptops[laptop].store
        rows = sorted(store.mirror)
        if rows:
            row = rows[pick % len(rows)]
            self.damaged.add(self.laptops[laptop].device)
            self.doubted.get(self.laptops[laptop].device, set()).discard(row)
            del store.mirror[row]
            store.doubtful.discard(row)
            store.lingering.discard(row)
            for place in store.places.values():
                place.entries.pop(row, None)
                if place.not_come is not None:
                    place.not_come.discard(row)

    def _operate(self, laptop: int, pick: int) -> None:
        """The operator puts a user on a laptop, or takes one off."""
        state = self.server.state
        device = DEVICES[laptop]
        user = founding().users[pick % len(founding().users)]
        stamp = max(state.stamped + 1, at(self.now_ms))
        change_id = new_change_id(self.now_ms, self.random.randbytes)
        for row in state.rows.values():
            values = row.state.values
            same = row.state.kind == DEVICE_USER and (values[1], values[2]) == (device, user)
            if same and not row.state.dead():
                value = ["ERROR", *row.state.seen_heads()]
                cells = {LIFE: (value, tuple(row.state.heads(LIFE)))}
                op = Edit(kind=DEVICE_USER, row=row.id, cells=cells)  # type: ignore[arg-type]
                self.server.operate(server_change(change_id, stamp, op), self.now_ms)
                return
        made = Creation(kind=DEVICE_USER, values={1: device, 2: user})
        self.server.operate(server_change(change_id, stamp, made), self.now_ms)

    def _freed(self, ids: list[bytes]) -> None:
        """What a laptop lets go must be in the server and in whatever it could be restored from."""
        self.freed |= set(ids)
        for state in (self.server.state, *self.server.shelf):
            if any(each not in state.verdicts for each in ids):
                self.violations.append("freed what a restore could lose")

    def _doubts(self, laptop: Laptop) -> None:
        self.doubted.setdefault(laptop.device, set()).update(laptop.store.mirror)

    # --- the end ------------------------------------------------------------------------------

    def settle(self) -> None:
        """Faults stop; every laptop syncs until quiet, and again until nothing moves."""
        self.asks, self.replies = [], []
        living = [i for i in range(len(self.laptops)) if i not in self.lost]
        for i in living:
            self._go_on(i)
            self.laptops[i].verifies = True
            self.laptops[i].fetched_anew.clear()
        for _ in range(5):
            before = self.server.state.position, self.server.state.epoch
            for i in living:
                for _ in range(TO_COMPARE):
                    self.exchange(i, 50, 200)
                self.laptops[i].verifies = False
                if not any(self.exchange(i, 50, 200) for _ in range(PATIENCE)):
                    self.violations.append(f"stuck: laptop {i} is never quiet")
                    return
            if (self.server.state.position, self.server.state.epoch) == before:
                return
        self.violations.append("stuck: the server's history never rests")


def quiet(laptop: Laptop, ask: Ask, answer: Answer) -> bool:
    """Whether an exchange left nothing to send, to fetch or to repair."""
    store = laptop.store
    return (
        answer.order is None
        and store.known == store.made == answer.received
        and not store.offers
        and store.places.keys() == answer.scopes.keys()
        and all(
            place.cursor == answer.position and place.not_come is None
            for place in store.places.values()
        )
    )
