"""Push and fresh pull of many sign-ups through real server processes, beside the floor."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bench.laptop import Laptop
from bench.measure import Row, cpu_here, cpu_of, machine_use, median, peak_of
from bench.ready import Prepared, floor_round, floor_stock, new_database, prepare, round_of, stock
from bench.servers import Served, codes, postgres

_PULL_LIMIT_S: Final = 1800


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """One round: seconds, CPU seconds of both ends, peak memory, how busy the machine was."""

    seconds: float
    laptop_cpu: float
    server_cpu: float
    laptop_mib: float = 0.0
    server_mib: float = 0.0
    busy: float = 0.0
    people: int = 0


def timed(served: Served, act: Callable[[], Any]) -> Moved:
    """Measure an act of this process against a server process."""
    server, here, started = cpu_of(served.pid), cpu_here(), time.perf_counter()
    with machine_use() as use:
        act()
        seconds = time.perf_counter() - started
    return Moved(
        seconds=seconds,
        laptop_cpu=cpu_here() - here,
        server_cpu=cpu_of(served.pid) - server,
        server_mib=peak_of(served.pid),
        busy=use.share,
    )


def pulled(folder: Path, url: str, code: str) -> Moved:
    """Let a fresh laptop take everything, in a process of its own. No code: a floor's laptop."""
    command = [sys.executable, "-m", "bench.fresh", "--folder", str(folder), "--server", url]
    ran = subprocess.run(
        [*command, "--code", code],
        check=True,
        capture_output=True,
        text=True,
        timeout=_PULL_LIMIT_S,
    )
    told = json.loads(ran.stdout)
    return Moved(
        seconds=told["seconds"],
        laptop_cpu=told["cpu"],
        server_cpu=0.0,
        laptop_mib=told["mib"],
        people=told["people"],
    )


def _pulled(served: Served, folder: Path, code: str, count: int) -> Moved:
    before = cpu_of(served.pid)
    found = pulled(folder, served.url, code)
    if found.people < count:
        raise RuntimeError(f"a fresh laptop holds {found.people} of {count} people")
    return Moved(
        seconds=found.seconds,
        laptop_cpu=found.laptop_cpu,
        server_cpu=cpu_of(served.pid) - before,
        laptop_mib=found.laptop_mib,
        server_mib=peak_of(served.pid),
    )


def _ours(prepared: Prepared, folder: Path) -> tuple[Moved, Moved]:
    with round_of(prepared, folder) as here:
        pushed = timed(here.served, lambda: _push(here.laptop, prepared.count))
        (code,) = codes(here.place, [prepared.author_user])
        return pushed, _pulled(here.served, folder / "fresh", code, prepared.count)


def _push(laptop: Laptop, count: int) -> None:
    outcome = laptop.sync()
    if not outcome.quiet or outcome.sent < count or outcome.held or outcome.faults:
        raise RuntimeError(f"the push did not come to rest: {outcome}")


def _floor(outbox: Path, folder: Path, count: int, *, whole: bool) -> tuple[Moved, Moved]:
    with floor_round(outbox, folder, whole=whole) as (served, laptop):
        pushed = timed(served, laptop.push)
        return pushed, _pulled(served, folder / "fresh", "", count)


def measure(
    folder: Path, shared: Path, count: int, rounds: int, *, everything: bool = True
) -> list[Row]:
    """Give the rows of push and fresh pull; `everything`: PostgreSQL and the second floor too."""
    ours, outbox = stock(shared, count), floor_stock(shared, count)
    found: dict[str, list[tuple[Moved, Moved]]] = {"ours": [], "floor": [], "whole": []}
    for number in range(rounds):
        found["ours"].append(_ours(ours, folder / f"ours-{number}"))
        found["floor"].append(_floor(outbox, folder / f"floor-{number}", count, whole=False))
        if everything:
            found["whole"].append(_floor(outbox, folder / f"whole-{number}", count, whole=True))
    if everything:
        with postgres(folder / "pg") as cluster:
            place = new_database(cluster, "bench_prepared")
            on_pg = prepare(folder / "ours-pg", place, count)
            found["pg"] = [
                _ours(on_pg, folder / f"pg-{number}") for number in range(max(1, rounds - 1))
            ]
    return list(_rows(found, count))


def _rows(found: dict[str, list[tuple[Moved, Moved]]], count: int) -> list[Row]:
    rows: list[Row] = []
    for index, name in ((0, "push"), (1, "fresh pull")):
        floor = [each[index] for each in found["floor"]]
        what = f"{name} of {count:,} sign-ups"
        lines = [(what + ", SQLite", "ours", 0.6)]
        lines += [(what + ", PostgreSQL", "pg", 0.6 if index else 0.25)] if "pg" in found else []
        if found["whole"]:
            lines.append((f"{name}: a floor that keeps a sign-up as one text", "whole", 0.0))
        for label, key, must in lines:
            ours = [each[index] for each in found[key]]
            rows.append(_row(label, (ours, floor), must, count))
    return rows


def _row(what: str, both: tuple[list[Moved], list[Moved]], must: float, count: int) -> Row:
    ours, floor = both
    mine = count / median([each.seconds for each in ours])
    bare = count / median([each.seconds for each in floor])
    ratio = mine / bare
    return Row(
        part="bulk",
        what=what,
        ours=mine,
        unit="/s",
        floor=bare,
        ratio=ratio,
        must=f"≥ {must} × floor" if must else "",
        met=ratio >= must if must else None,
        note=_note(ours, floor, count),
        more={"ours": [_told(each) for each in ours], "floor": [_told(each) for each in floor]},
    )


def _note(ours: list[Moved], floor: list[Moved], count: int) -> str:
    def cpu(moved: list[Moved]) -> str:
        laptop = median([each.laptop_cpu for each in moved]) * 10_000 / count
        server = median([each.server_cpu for each in moved]) * 10_000 / count
        return f"{laptop:.2f}+{server:.2f}"

    memory = max(each.laptop_mib for each in ours)
    more = f", laptop peak {memory:.0f} MiB" if memory else ""
    return f"CPU s per 10,000, laptop+server: {cpu(ours)}, floor {cpu(floor)}{more}"


def _told(moved: Moved) -> dict[str, float]:
    return {
        "seconds": round(moved.seconds, 3),
        "laptop_cpu": round(moved.laptop_cpu, 3),
        "server_cpu": round(moved.server_cpu, 3),
        "laptop_mib": round(moved.laptop_mib),
        "server_mib": round(moved.server_mib),
        "busy": round(moved.busy, 2),
    }
