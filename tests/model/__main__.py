"""`python -m tests.model --schedules N --seed S [--bug NAME]`: exits 1 on a broken promise."""

import sys
import time
from argparse import ArgumentParser

from tests.model.bugs import BUGS
from tests.model.run import run, shrink


def main() -> int:
    """Read the command line and play."""
    parser = ArgumentParser(prog="python -m tests.model", description=__doc__)
    parser.add_argument("--schedules", type=int, default=1_500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bug", choices=sorted(BUGS), default="")
    parser.add_argument("--keep-going", action="store_true", help="count all breaches")
    args = parser.parse_args()
    began = time.perf_counter()
    broken = []
    for each in run(args.seed, args.schedules, args.bug):
        broken.append(each)
        if not args.keep_going:
            break
    took = time.perf_counter() - began
    if broken:
        first = shrink(broken[0], args.bug)
        print(f"seed {first.schedule.seed}: {'; '.join(first.found)}")
        print(first.schedule._replace(actions=()))
        for action in first.schedule.actions:
            print("   ", *action)
    played = args.schedules if args.keep_going or not broken else 0
    print(f"{len(broken)} of {played or 'some'} schedules broke a promise ({took:.1f} s)")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
