"""The bench: `./run bench [--quick] [--only PART …] [--long] [--out FILE]`.

Each part is measured beside a bare floor in the same run on the same machine. Prints a table and
writes JSON. Everything stays on loopback and in a temporary folder.
"""

import argparse
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench import (
    badlink,
    browsing,
    bulk,
    busy,
    finding,
    growth,
    herd,
    hinting,
    keys,
    save,
    small,
    stall,
    start,
)
from bench.line import BAD, Quality
from bench.measure import Row, as_json, machine, machine_use, table

QUICK, NORMAL, LONG = 0, 1, 2
_TORN: Final = Quality(delay_s=0.1, bytes_per_s=64_000, cut_every_s=1.0, down_s=0.2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How much each part does; `tiny` ones show only that it runs."""

    saves: int
    searched: int
    asked: int
    bulk: tuple[int, ...]
    rounds: int
    held: int
    herd: tuple[int, int]
    bad: int
    bad_line: Quality
    growth: tuple[int, ...]
    busy: tuple[int, int]
    starts: int
    batch: int = 500
    everything: bool = True


SIZES: Final = {
    "tiny": Sizes(
        saves=15,
        searched=60,
        asked=5,
        bulk=(20,),
        rounds=1,
        held=10,
        herd=(3, 4),
        bad=40,
        bad_line=_TORN,
        growth=(40, 80),
        busy=(60, 5),
        starts=1,
        batch=5,
        everything=False,
    ),
    "quick": Sizes(
        saves=300,
        searched=5_000,
        asked=100,
        bulk=(1_000,),
        rounds=1,
        held=500,
        herd=(10, 50),
        bad=500,
        bad_line=BAD,
        growth=(10_000, 14_000),
        busy=(1_000, 50),
        starts=3,
    ),
    "normal": Sizes(
        saves=2_000,
        searched=100_000,
        asked=300,
        bulk=(10_000,),
        rounds=3,
        held=10_000,
        herd=(50, 200),
        bad=10_000,
        bad_line=BAD,
        growth=(10_000, 30_000, 100_000),
        busy=(10_000, 400),
        starts=9,
    ),
    "long": Sizes(
        saves=5_000,
        searched=100_000,
        asked=1_000,
        bulk=(10_000, 100_000),
        rounds=3,
        held=10_000,
        herd=(50, 200),
        bad=10_000,
        bad_line=BAD,
        growth=(10_000, 100_000, 300_000, 1_000_000),
        busy=(10_000, 1_000),
        starts=9,
    ),
}


def parts(sizes: Sizes, shared: Path) -> dict[str, Callable[[Path], list[Row]]]:
    """Give every part by its name; `shared` holds what several parts start from."""
    return {
        "start": lambda folder: start.measure(folder, sizes.starts),
        "save": lambda folder: save.measure(folder, sizes.saves),
        "list": lambda folder: browsing.measure(folder, sizes.searched),
        "hint": lambda folder: hinting.measure(folder, sizes.searched, sizes.asked),
        "keys": keys.measure,
        "search": lambda folder: finding.measure(folder, sizes.searched, sizes.asked),
        "bulk": lambda folder: [
            row
            for count in sizes.bulk
            for row in bulk.measure(
                folder / str(count), shared, count, sizes.rounds, everything=sizes.everything
            )
        ],
        "small": lambda folder: small.measure(folder, shared, sizes.held, 7),
        "herd": lambda folder: herd.measure(folder, *sizes.herd),
        "badlink": lambda folder: badlink.measure(folder, shared, sizes.bad, sizes.bad_line),
        "growth": lambda folder: growth.measure(folder, sizes.growth, sizes.batch),
        "busy": lambda folder: busy.measure(folder, shared, *sizes.busy),
        "stall": lambda folder: stall.measure(folder, shared, sizes.busy[0]),
    }


NAMES: Final = (
    "start",
    "save",
    "search",
    "hint",
    "keys",
    "list",
    "bulk",
    "small",
    "herd",
    "badlink",
    "growth",
    "busy",
    "stall",
)


def run(sizes: Sizes, wanted: Sequence[str], say: Callable[[str], None]) -> list[Row]:
    """Measure the wanted parts one after the other, each in a folder that is removed after it."""
    rows: list[Row] = []
    with _folder() as shared:
        for name, measure in parts(sizes, shared).items():
            if name not in wanted:
                continue
            started = time.monotonic()
            with _folder() as folder, machine_use() as use:
                rows += measure(folder)
            say(f"{name}: {time.monotonic() - started:.0f} s, machine {use.share:.0%} busy")
    return rows


@contextmanager
def _folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="fieldapp-bench-"))
    folder.chmod(0o755)  # PostgreSQL runs as another user where we are root
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table, write JSON."""
    args = _arguments(arguments)
    sizes = SIZES["quick" if args.quick else "long" if args.long else "normal"]
    with _folder() as folder:
        facts = machine(folder)
    rows = run(sizes, args.only or NAMES, lambda line: print(line, file=sys.stderr, flush=True))
    print(table(rows))
    args.out.parent.mkdir(parents=True, exist_ok=True)
    content = {"machine": facts, "rows": as_json(rows)}
    args.out.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", "utf-8")
    print(f"\n{json.dumps(facts)}\nwritten to {args.out}")
    return 0


def _arguments(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=NAMES, metavar="PART")
    parser.add_argument("--quick", action="store_true", help="small sizes: a few minutes")
    parser.add_argument("--long", action="store_true", help="100,000 pulled, a million held")
    parser.add_argument("--out", type=Path, default=Path("bench/results.json"))
    return parser.parse_args(given)


if __name__ == "__main__":
    sys.exit(main())
