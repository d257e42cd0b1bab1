"""`python -m tests.model --schedules N --seed S [--bug NAME | --real]`: 1 on a broken promise."""

import sys
import time
from argparse import ArgumentParser

from tests.model.bugs import BUGS
from tests.model.real_check import play_real
from tests.model.run import play, run, shrink, spoilt
from tests.model.schedule import generate, generate_with_erasures


def main() -> int:
    """Read the command line and play."""
    parser = ArgumentParser(prog="python -m tests.model", description=__doc__)
    parser.add_argument("--schedules", type=int, default=1_500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bug", choices=sorted(BUGS), help="spoil the model")
    parser.add_argument("--real", action="store_true", help="real stores, engine and server")
    parser.add_argument("--all", action="store_true", help="go on after a broken promise")
    args = parser.parse_args()
    player = play_real if args.real else spoilt(args.bug) if args.bug else play
    began = time.perf_counter()
    broken = []
    draw = generate_with_erasures if args.real else generate
    for each in run(args.seed, args.schedules, player, draw):
        broken.append(each)
        if not args.all:
            break
    took = time.perf_counter() - began
    if broken:
        first = shrink(broken[0], player, 100 if args.real else 3_000)
        print(f"seed {first.schedule.seed}: {'; '.join(first.found)}")
        print(first.schedule._replace(actions=()))
        for action in first.schedule.actions:
            print("   ", *action)
    played = args.schedules if args.all or not broken else broken[0].schedule.seed - args.seed + 1
    print(f"{len(broken)} of {played} schedules broke a promise ({took:.1f} s)")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
