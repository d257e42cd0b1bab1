"""Runs many schedules, and shrinks one that broke a promise to its shortest form."""

import gc
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple, TypeAlias

from tests.model.check import violations
from tests.model.schedule import Schedule, generate
from tests.model.world import World

Player: TypeAlias = Callable[[Schedule], tuple[str, ...]]
"""Plays a schedule to its end and gives the promises it broke."""


class Broken(NamedTuple):
    """A schedule that broke promises."""

    schedule: Schedule
    found: tuple[str, ...]


def play(schedule: Schedule, bug: str = "") -> tuple[str, ...]:
    """Play one schedule to its end and give the promises it broke."""
    world = World(schedule, bug)
    world.play()
    if not world.violations:
        world.settle()
    return tuple(violations(world))


def spoilt(bug: str) -> Player:
    """Give the player of a model that has a bug."""
    return partial(play, bug=bug)


def run(
    seed: int,
    schedules: int,
    player: Player = play,
    draw: Callable[[int], Schedule] = generate,
) -> Iterator[Broken]:
    """Play the schedules of consecutive seeds and give those that broke a promise."""
    before = gc.get_threshold()
    gc.set_threshold(100_000)  # a world is one ring that lives for milliseconds
    try:
        for each in range(seed, seed + schedules):
            schedule = draw(each)
            found = player(schedule)
            if found:
                yield Broken(schedule, found)
    finally:
        gc.set_threshold(*before)


def shrink(broken: Broken, player: Player = play, tries: int = 3_000) -> Broken:
    """Leave out actions while the first broken promise stays broken."""
    size = max(1, len(broken.schedule.actions) // 2)
    while True:
        start, smaller = 0, False
        while start < len(broken.schedule.actions) and tries > 0:
            tries -= 1
            actions = broken.schedule.actions
            schedule = broken.schedule._replace(actions=actions[:start] + actions[start + size :])
            found = player(schedule)
            if found and _promise(found) == _promise(broken.found):
                broken, smaller = Broken(schedule, found), True
            else:
                start += size
        if (size == 1 and not smaller) or tries <= 0:
            return broken
        size = max(1, size // 2)


def _promise(found: tuple[str, ...]) -> list[str]:
    """Give what the first sentence says, without the rows that show it."""
    return found[0].split(": ")[:2]
