"""A fresh laptop in a process of its own: enrols, takes everything, says what it cost.

    python -m bench.fresh --folder DIR --server URL [--code CODE]

Without a code it is a laptop of the floor. Prints JSON: seconds, CPU seconds, peak MiB, people.
"""

import argparse
import json
import time
from pathlib import Path

from bench.measure import cpu_here, peak_mib


def _ours(folder: Path, server: str, code: str) -> tuple[float, float, int]:
    from bench.laptop import enrolled

    laptop = enrolled(folder, server, code)
    cpu, started = cpu_here(), time.perf_counter()
    outcome = laptop.sync()
    took = time.perf_counter() - started, cpu_here() - cpu
    if not outcome.quiet or outcome.faults:
        raise RuntimeError(f"the pull did not come to rest: {outcome}")
    (people,) = laptop.store.connection.execute("SELECT count(*) FROM person").fetchone()
    laptop.close()
    return (*took, people)


def _floor(folder: Path, server: str) -> tuple[float, float, int]:
    from bench.floor import FloorLaptop

    laptop = FloorLaptop(folder, server)
    cpu, started = cpu_here(), time.perf_counter()
    laptop.pull()
    took = time.perf_counter() - started, cpu_here() - cpu
    people = laptop.people()
    laptop.close()
    return (*took, people)


def main() -> None:
    """Pull and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--server", required=True)
    parser.add_argument("--code", default="")
    args = parser.parse_args()
    act = (
        _ours(args.folder, args.server, args.code)
        if args.code
        else _floor(args.folder, args.server)
    )
    seconds, cpu, people = act
    print(json.dumps({"seconds": seconds, "cpu": cpu, "mib": peak_mib(), "people": people}))


if __name__ == "__main__":
    main()
