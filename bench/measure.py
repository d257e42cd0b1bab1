"""What the bench says: rows of a table, and how times, memory and machines are told."""

import os
import platform
import resource
import sqlite3
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

import sqlcipher3

_TICKS: Final = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table. `ratio` is ours to the floor in the sense of the must."""

    part: str
    what: str
    ours: float
    unit: str
    floor: float | None = None
    ratio: float | None = None
    must: str = ""
    met: bool | None = None
    note: str = ""
    more: dict[str, Any] = field(default_factory=dict)


def median(values: Sequence[float]) -> float:
    """Give the middle value, the upper one of two."""
    return sorted(values)[len(values) // 2]


def quantile(values: Sequence[float], share: float) -> float:
    """Give the value below which `share` of all lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def cpu_of(pid: int) -> float:
    """Give the CPU seconds a process and its ended children have used; 0 where unknown."""
    try:
        parts = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(int(each) for each in parts[11:15]) / _TICKS


def cpu_here() -> float:
    """Give the CPU seconds of this process."""
    return time.process_time()


def peak_mib() -> float:
    """Give the peak resident memory of this process in MiB.

    Where the system tells of this very program, that: `ru_maxrss` keeps what its starter held.
    """
    if own := peak_of(os.getpid()):
        return own
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024 if sys.platform != "darwin" else peak / (1 << 20)


def peak_of(pid: int) -> float:
    """Give the peak resident memory of another process in MiB; 0 where unknown."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text("ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


@dataclass(slots=True)
class Busy:
    """How much of all cores was used while something was measured, by us and by others."""

    share: float = 0.0


@contextmanager
def machine_use() -> Iterator[Busy]:
    """Say afterwards what share of all cores was in use, 0 to 1."""
    busy = Busy()
    before = _cpu_times()
    yield busy
    used, idle = (now - then for now, then in zip(_cpu_times(), before, strict=True))
    busy.share = used / max(used + idle, 1)


def _cpu_times() -> tuple[int, int]:
    try:
        first = Path("/proc/stat").read_text("ascii").splitlines()[0].split()[1:9]
    except OSError:
        return 0, 0
    times = [int(each) for each in first]
    idle = times[3] + times[4]
    return sum(times) - idle, idle


def sync_write_ms(folder: Path, rounds: int = 60) -> float:
    """Give the median milliseconds of one 4 KiB write made durable."""
    took = []
    with (folder / "fsync").open("wb", buffering=0) as file:
        for _ in range(rounds):
            started = time.perf_counter()
            file.write(bytes(4096))
            os.fsync(file.fileno())
            took.append(time.perf_counter() - started)
    return median(took) * 1000


def machine(folder: Path) -> dict[str, Any]:
    """Give what is needed to compare figures with those of another day."""
    return {
        "date": time.strftime("%Y-%m-%d"),
        "system": platform.platform(),
        "processor": _processor(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "sqlcipher_sqlite": sqlcipher3.sqlite_version,
        "durable_4k_write_ms": round(sync_write_ms(folder), 3),
    }


def _processor() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor()


def table(rows: Sequence[Row]) -> str:
    """Write rows as a Markdown table."""
    lines = ["| what | ours | floor | ratio | must | met | |", "|---|---:|---:|---:|---|---|---|"]
    for row in rows:
        met = {True: "yes", False: "**no**", None: ""}[row.met]
        cells = [
            row.what,
            f"{_figure(row.ours)} {row.unit}".strip(),
            "" if row.floor is None else f"{_figure(row.floor)} {row.unit}".strip(),
            "" if row.ratio is None else f"{row.ratio:.2f}",
            row.must,
            met,
            row.note,
        ]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _figure(value: float) -> str:
    if value == int(value) or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def as_json(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Give rows as a program reads them."""
    return [asdict(row) for row in rows]
