"""Plays a schedule of seats: partitions, restores, returns by word and by force, up to the end.

`python -m tests.model.seats.world --schedules N --seed S [--fault NAME]`: 1 on a broken promise.
"""

import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from random import Random
from typing import Final, NamedTuple

from tests.model.seats.laptop import Laptop
from tests.model.seats.server import Server
from tests.model.seats.words import FAULTS, Answer, Ask, Id

Action = tuple[str, int, int]
WORK: Final = {
    "book": 60,
    "cancel": 12,
    "undo_cancel": 5,
    "give_back": 3,
    "give_up": 1,
    "ask_anew": 1,
    "erase": 1,
    "lose_sight": 4,
}
ROAD: Final = {"sync": 40, "ask": 14, "serve": 14, "take": 14, "lose": 4, "split": 3}
DISASTER: Final = {
    "copy": 5,
    "put_back": 3,
    "image": 0.4,
    "back_up": 3,
    "restore": 1,
    "force": 0.6,
    "crash": 4,
}
PATIENCE: Final = 30


class Schedule(NamedTuple):
    """Settings and actions: plain values."""

    seed: int
    laptops: int
    capacities: tuple[int, ...]
    actions: tuple[Action, ...]


def generate(seed: int, laptops: int = 50, length: int = 700) -> Schedule:
    """Draw the schedule of a seed; each draws weights of its own, so that seeds differ in kind."""
    random = Random(seed)
    weights = {**WORK, **ROAD, **DISASTER}
    for name in weights:
        weights[name] *= random.choice((0.3, 1, 1, 1, 2))
    if random.random() < 0.6:  # without what nobody can prevent, so that nothing is excused
        weights["image"] = weights["force"] = 0
    count = random.choice((2, 3, 5, laptops, laptops))
    most = max(4, count * 2)
    names = random.choices(list(weights), list(weights.values()), k=length)
    return Schedule(
        seed=seed,
        laptops=count,
        capacities=tuple(random.randrange(1, most) for _ in range(random.choice((1, 1, 2)))),
        actions=tuple((name, random.randrange(count), random.randrange(1 << 16)) for name in names),
    )


class World:
    """A server, its laptops, and the air between them."""

    def __init__(self, schedule: Schedule, fault: str = "") -> None:
        self.schedule = schedule
        slots = schedule.capacities
        self.server = Server(schedule.seed, schedule.laptops, slots, fault)
        self.laptops = [
            Laptop(i, schedule.seed * 64 + i, slots, fault) for i in range(schedule.laptops)
        ]
        self.asks: list[Ask] = []
        self.answers: list[Answer] = []
        self.excused = False
        self.unheard_of: set[Id] = set()
        self._split(0, schedule.seed)

    def play(self) -> None:
        """Do every action."""
        for name, laptop, pick in self.schedule.actions:
            getattr(self, f"_{name}")(laptop, pick)

    def _slot(self, pick: int) -> int:
        return pick % len(self.schedule.capacities)

    # work

    def _book(self, laptop: int, pick: int) -> None:
        self.laptops[laptop].book(self._slot(pick))

    def _cancel(self, laptop: int, pick: int) -> None:
        self.laptops[laptop].cancel(pick)

    def _undo_cancel(self, laptop: int, pick: int) -> None:
        self.laptops[laptop].undo_cancel(pick)

    def _give_back(self, laptop: int, pick: int) -> None:
        self.laptops[laptop].give_back(self._slot(pick), pick // 2 % 4)

    def _give_up(self, laptop: int, pick: int) -> None:
        self.laptops[laptop].give_back(self._slot(pick), 99, "give_up")

    def _ask_anew(self, laptop: int, _pick: int) -> None:
        self.laptops[laptop].ask_anew()

    def _erase(self, laptop: int, pick: int) -> None:
        self.laptops[laptop].erase(pick)

    def _lose_sight(self, laptop: int, pick: int) -> None:
        self.laptops[laptop].lose_sight(pick)

    # the road

    def _sync(self, laptop: int, pick: int) -> None:
        one = self.laptops[laptop]
        for _ in range(1 + pick % 3):
            one.take(self.server.answer(one.ask((1, 3, 99)[pick // 3 % 3]), room=pick % 7 != 0))
        if pick % 2:
            for slot, most in one.file.back:
                one.give_back(slot, most)
            one.file.back = ()
            one.give_back_void()

    def _ask(self, laptop: int, pick: int) -> None:
        wishes = ((self._slot(pick), 1 + pick % 2),) if pick % 3 == 0 else ()
        self.asks.append(self.laptops[laptop].ask((0, 1, 3, 99)[pick % 4], wishes))

    def _serve(self, _laptop: int, pick: int) -> None:
        """Any ask that is on its way arrives, some a second time."""
        if self.asks:
            which = pick % len(self.asks)
            ask = self.asks[which] if pick % 5 == 0 else self.asks.pop(which)
            self.answers.append(self.server.answer(ask, room=pick % 3 != 0))

    def _take(self, _laptop: int, pick: int) -> None:
        if self.answers:
            answer = self.answers.pop(pick % len(self.answers))
            self.laptops[answer.ask.device].take(answer)

    def _lose(self, _laptop: int, pick: int) -> None:
        for air in (self.asks, self.answers):
            if air:
                air.pop(pick % len(air))

    def _split(self, _laptop: int, pick: int) -> None:
        """A coordinator decides who is to have how many."""
        random = Random(pick)
        for slot, capacity in enumerate(self.schedule.capacities):
            left = capacity - random.randrange(1 + capacity // 4)
            for device in random.sample(range(self.schedule.laptops), self.schedule.laptops):
                seats = min(left, random.randrange(5))
                self.server.state.shares[slot, device] = seats
                left -= seats

    # disasters

    def _copy(self, laptop: int, _pick: int) -> None:
        self.laptops[laptop].copy()

    def _put_back(self, laptop: int, pick: int) -> None:
        """Put a file back, maybe one that an older one was put in the place of before.

        What was booked in it and is nowhere else comes again. Where the server has lost the grant
        as well, nobody could know meanwhile that the seat was out.
        """
        known, grants = self._known(), self.server.state.grants.values()
        self.laptops[laptop].put_back(pick, image=False)
        for each in self.laptops[laptop].file.log:
            if each.what == "book" and each.id not in known:
                where = each.slot.to_bytes(1, "big"), bytes([laptop])
                if not any((g.slot, g.device) == where and each.token in g.tokens for g in grants):
                    self.unheard_of.add(each.id)

    def _image(self, laptop: int, pick: int) -> None:
        if self.laptops[laptop].put_back(pick, image=True):
            self.excused = True

    def _crash(self, laptop: int, _pick: int) -> None:
        self.laptops[laptop].crash()

    def _back_up(self, _laptop: int, _pick: int) -> None:
        self.server.back_up()

    def _restore(self, _laptop: int, pick: int) -> None:
        """Put the server back, maybe to a history that was lost by an earlier restore.

        Who is booked there and in no laptop's file was unknown to everybody meanwhile: that their
        seat was given again could not be helped, and comes before the coordinator.
        """
        known = self._known()
        self.server.restore(pick)
        self.unheard_of |= self.server.state.accepted.keys() - known

    def _known(self) -> set[Id]:
        """Give what the server or any laptop's file holds."""
        return {*self.server.state.accepted, *(c.id for one in self.laptops for c in one.file.log)}

    def _force(self, laptop: int, pick: int) -> None:
        self.laptops[0].force(laptop)
        self.excused = True
        del pick

    # the end

    def settle(self) -> None:
        """Faults stop; everybody syncs until nothing moves."""
        self.asks, self.answers = [], []
        for _ in range(3):
            for one in self.laptops:
                for _ in range(PATIENCE):
                    one.take(self.server.answer(one.ask(99), room=True))
                    if one.file.received == one.file.made and not one.file.sweeping:
                        break
                one.take(self.server.answer(one.ask(99), room=True))

    def violations(self) -> Iterator[str]:
        """Give every broken promise in plain words."""
        server = self.server
        gone = server.freed_in_a_lost_history() | self.unheard_of
        for slot, capacity in enumerate(self.schedule.capacities):
            standing = server.standing(slot)
            by_token: dict[int, list[Id]] = {}
            for each in standing:
                by_token.setdefault(each.token, []).append(each.id)
            twice = [ids for ids in by_token.values() if len(ids) > 1]
            # Who cancelled does not come, though no record of it is left.
            if any(len(set(ids) - gone) > 1 for ids in twice):
                yield from self._unless_excused("a seat was given twice though nobody forced it")
            if sum(each.id not in gone for each in standing) > capacity:
                yield from self._unless_excused("more people than seats though nobody forced it")
            for first, *others in twice:
                if any(not self._is_asked(first, each) for each in others):
                    yield "a seat that was given twice came before nobody"
            if len(standing) > capacity and not twice:
                yield "more people than seats, and no seat that was given twice"
        if server.state.waits:
            yield "everybody is here and seats still wait"

    def _unless_excused(self, words: str) -> Iterator[str]:
        if not self.excused:
            yield words

    def _is_asked(self, one: Id, other: Id) -> bool:
        """Two that share a seat are asked about, directly or by a third one."""
        asked = self.server.state.asked
        near, ahead = {one}, [one]
        while ahead:
            at = ahead.pop()
            for pair in asked:
                if at in pair:
                    for each in pair - near:
                        near.add(each)
                        ahead.append(each)
        return other in near


def play(schedule: Schedule, fault: str = "") -> tuple[str, ...]:
    """Play one schedule to its end and give the promises it broke."""
    world = World(schedule, fault)
    world.play()
    world.settle()
    return tuple(world.violations())


def first_broken(
    seed: int, count: int, fault: str = "", *, laptops: int = 50, length: int = 700
) -> int | None:
    """Give the first seed of some whose schedule breaks a promise."""
    for each in range(seed, seed + count):
        if play(generate(each, laptops, length), fault):
            return each
    return None


def main() -> int:
    """Read the command line and play."""
    parser = ArgumentParser(prog="python -m tests.model.seats.world", description=__doc__)
    parser.add_argument("--schedules", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--fault", choices=sorted(FAULTS), default="")
    args = parser.parse_args()
    began = time.perf_counter()
    broken = first_broken(args.seed, args.schedules, args.fault)
    took = time.perf_counter() - began
    if broken is not None:
        print(f"seed {broken}: {'; '.join(play(generate(broken), args.fault))}")
    print(f"{args.schedules} schedules, broken: {broken} ({took:.1f} s)")
    return 0 if broken is None else 1


if __name__ == "__main__":
    sys.exit(main())
