"""The long fault runs: `./run soak [--minutes N] [--kills N] [--seed N] [--only RUN]`.

Each run goes on until its share of the time or of the kills is spent. Prints one line for each and
a summary; the exit code is 1 when any promise was broken, and the line says which seed broke it.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

TOP: Final = Path(__file__).parents[2]
sys.path.insert(0, str(TOP))  # this folder is started by its path

ROUND: Final = {
    "saving": 200,
    "syncing": 30,
    "sharing": 30,
    "restoring": 100,
    "restoring on postgresql": 100,
    "backing up": 100,
    "filling": 60,
    "making": 60,
}
"""Kills of one process: after them a new seed begins on new files."""


STEPS: Final = 150
"""What people do in one walk through the windows: after it a new seed begins on new files."""


@dataclass
class Sum:
    """What all rounds of one run came to."""

    name: str
    rounds: int = 0
    kills: int = 0
    records: int = 0
    broken: list[str] = field(default_factory=list)

    def line(self) -> str:
        """Say it in one line."""
        state = "ok" if not self.broken else f"BROKEN {len(self.broken)}"
        return (
            f"{self.name:8} rounds={self.rounds} kills={self.kills} records={self.records} {state}"
        )


@dataclass
class Budget:
    """How long and how much; a run ends when either is spent."""

    ends: float
    kills: int

    def left(self, done: int) -> bool:
        return time.monotonic() < self.ends and done < self.kills


@contextmanager
def _folder(beneath: Path | None = None) -> Iterator[Path]:
    made = Path(tempfile.mkdtemp(prefix="fieldapp-soak-", dir=beneath))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def kills(name: str, budget: Budget, seed: int) -> Sum:
    """Repeat one kind of kills with new seeds."""
    from tests.support.runs import in_a_process

    total = Sum(name)
    while budget.left(total.kills):
        wanted = min(ROUND[name], budget.kills - total.kills)
        with _folder() as folder:
            tally: dict[str, Any] = in_a_process(name, folder, wanted, seed + total.rounds)
        total.rounds += 1
        total.kills += tally["kills"]
        total.records += tally.get("records", 0)
        total.broken += [f"seed {seed + total.rounds - 1}: {each}" for each in tally["broken"]]
        if not tally["kills"]:
            break
    return total


def cuts(budget: Budget, seed: int) -> Sum:
    """Cut the line after every byte of a request and of its reply, both ways of ending it."""
    from tests.support.cutting import cut_everywhere
    from tests.support.laptops import Programme

    total = Sum("cuts")
    while budget.left(total.kills):
        with _folder() as folder:
            programme = Programme.begun(folder / "programme", seed=seed + total.rounds)
            rosa = programme.canvasser("Rosa")
            with programme.server.serving() as url:
                found = cut_everywhere(programme, rosa, url, step=1)
            programme.close()
        total.rounds += 1
        total.kills += found.interrupted
        total.records += found.points
        total.broken += found.broken
    return total


def small_disks(budget: Budget, seed: int) -> Sum:
    """Fill real small file systems; where this user may not mount any, say so."""
    from tests.support.runs import in_a_process

    total = Sum("disks")
    while budget.left(total.kills):
        with _folder() as folder:
            size = f"size={1_000 + 37 * total.rounds}k"
            mount = ["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(folder)]
            if shutil.which("mount") is None or subprocess.run(mount, check=False).returncode:
                print("disks    no right to mount a small file system here: not run")
                return total
            try:
                tally = in_a_process("brimming", folder, 20, seed + total.rounds)
            finally:
                subprocess.run(["umount", str(folder)], check=False)
        total.rounds += 1
        total.kills += tally["kills"]
        total.records += tally.get("records", 0)
        total.broken += [f"{size}: {each}" for each in tally["broken"]]
        if not tally["kills"]:
            break
    return total


def numbers(budget: Budget, seed: int) -> Sum:
    """Walk through two windows by seed; whatever is shown is true at every moment."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from tests.support.numbers import a_walk

    app, total = QApplication(["soak"]), Sum("numbers")
    # What goes wrong in a slot is told here and nowhere else.
    sys.excepthook = lambda kind, error, _: total.broken.append(f"{kind.__name__}: {error}")
    while budget.left(total.kills):
        with _folder() as folder, a_walk(app, folder, seed + total.rounds) as walk:
            try:
                while len(walk.done) < STEPS and budget.left(total.kills):
                    walk.step()
                walk.end()
            except AssertionError as error:
                total.broken.append(f"seed {seed + total.rounds} step {len(walk.done)}: {error}")
        total.rounds += 1
        total.kills += walk.done.count("network")
        total.records += walk.rosa.looks + walk.denise.looks
    return total


def schedules(budget: Budget, seed: int) -> Sum:
    """Play random schedules of the model on real stores, the engine and a real server.

    Whatever is done in one besides work, the road's ills and disasters, counts as a fault.
    """
    from tests.model.real_check import play_real
    from tests.model.schedule import generate_with_erasures

    total = Sum("schedules")
    while budget.left(total.kills):
        schedule = generate_with_erasures(seed + total.rounds)
        saved = sum(action[0] == "save" for action in schedule.actions)
        total.broken += [f"seed {schedule.seed}: {each}" for each in play_real(schedule)]
        total.rounds += 1
        total.kills += len(schedule.actions) - saved
        total.records += saved
    return total


def seats(budget: Budget, seed: int) -> Sum:
    """Play random schedules of the model of the seats: fifty laptops and what befalls them."""
    from tests.model.seats.world import DISASTER, generate, play

    total = Sum("seats")
    while budget.left(total.kills):
        schedule = generate(seed + total.rounds)
        total.broken += [f"seed {schedule.seed}: {each}" for each in play(schedule)]
        total.rounds += 1
        total.kills += sum(name in DISASTER for name, *_ in schedule.actions)
        total.records += sum(name == "book" for name, *_ in schedule.actions)
    return total


def seats_on_stores(budget: Budget, seed: int) -> Sum:
    """Play the like on real stores and a real server, with few laptops."""
    from tests.model.seats.world import DISASTER, generate
    from tests.support.seat_walk import play_on_stores, with_one_shut_out

    total = Sum("seats on stores")
    while budget.left(total.kills):
        schedule = with_one_shut_out(generate(seed + total.rounds, laptops=5, length=300))
        total.broken += [f"seed {schedule.seed}: {each}" for each in play_on_stores(schedule)]
        total.rounds += 1
        total.kills += sum(name in DISASTER for name, *_ in schedule.actions)
        total.records += sum(name == "book" for name, *_ in schedule.actions)
    return total


def main(arguments: list[str]) -> int:
    """Run everything, or one run; give the exit code."""
    runs: dict[str, Callable[[Budget, int], Sum]] = {
        name: lambda budget, seed, name=name: kills(name, budget, seed)  # type: ignore[misc]
        for name in ROUND
    }
    runs |= {"cuts": cuts, "disks": small_disks, "schedules": schedules, "numbers": numbers}
    runs |= {"seats": seats, "seats on stores": seats_on_stores}
    parser = argparse.ArgumentParser(prog="soak", description="The long fault runs.")
    parser.add_argument("--minutes", type=float, default=30.0, help="for all runs together")
    parser.add_argument("--kills", type=int, default=5_000, help="most faults of each run")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=tuple(runs), action="append")
    args = parser.parse_args(arguments)
    wanted = args.only or list(runs)
    began, sums = time.monotonic(), []
    for name in wanted:
        share = args.minutes * 60 / len(wanted)
        found = runs[name](Budget(time.monotonic() + share, args.kills), args.seed)
        print(found.line(), *found.broken, sep="\n  ", flush=True)
        sums.append(found)
    done = sum(each.kills for each in sums)
    broken = sum(len(each.broken) for each in sums)
    print(f"soak: {done} faults in {time.monotonic() - began:.0f} s, {broken} promises broken")
    return 1 if broken or not done else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
