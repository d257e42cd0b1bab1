"""A herd: many laptops hand over their day at the same moment, in processes of their own.

    python -m bench.herd --server URL --jobs FILE

is one such process. It says when it is ready, waits for a line that says go, and prints JSON: for
each laptop when it was done, and the faults it saw.
"""

import argparse
import json
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any, Final

from bench.floor import FloorLaptop
from bench.laptop import enrolled, record, reopened
from bench.measure import Row, cpu_of, median
from bench.people import people
from bench.ready import crew, prepare, round_of
from bench.servers import process
from fieldapp.store import log
from sync.client.errors import SyncError

_PROCESSES: Final = 5
_LIMIT_S: Final = 300.0
_AGAIN_S: Final = 0.5


def measure(folder: Path, laptops: int, each: int) -> list[Row]:
    """Give the row of the herd, beside the floor's herd."""
    ours = _ours(folder / "ours", laptops, each)
    floor = _floor(folder / "floor", laptops, each)
    mine, bare = ours["seconds"], floor["seconds"]
    return [
        Row(
            part="herd",
            what=f"herd of {laptops} laptops × {each} sign-ups, until the last is through",
            ours=mine,
            unit="s",
            floor=bare,
            ratio=bare / mine,
            must="no laptop sees an error",
            met=ours["faults"] == 0 and ours["kept"] == laptops * each,
            note=f"{ours['faults']} faults, {ours['kept']:,} people on the server,"
            f" median laptop {ours['median']:.1f} s, server CPU {ours['cpu']:.1f} s"
            f" (floor {floor['faults']} faults, {floor['cpu']:.1f} s)",
            more={"ours": ours, "floor": floor},
        )
    ]


def _ours(folder: Path, laptops: int, each: int) -> dict[str, Any]:
    prepared = prepare(folder, folder / "server", 0)
    with round_of(prepared, folder / "run") as here:
        jobs = []
        invited = crew(here.laptop, here.place, laptops)
        for number, (code, event) in enumerate(invited):
            place = folder / f"laptop-{number}"
            laptop = enrolled(place, here.served.url, code)
            laptop.sync()
            laptop.store.connection.execute("PRAGMA synchronous=OFF")
            record(laptop.store, laptop.author, people(each, seed=100 + number), event)
            jobs.append({"folder": str(place), "user": laptop.author.user.hex()})
            laptop.close()
        found = _run(folder, here.served.url, jobs, here.served.pid)
        here.laptop.sync()
        (kept,) = here.laptop.store.connection.execute("SELECT count(*) FROM person").fetchone()
        return {**found, "kept": kept}


def _floor(folder: Path, laptops: int, each: int) -> dict[str, Any]:
    jobs = []
    for number in range(laptops):
        place = folder / f"laptop-{number}"
        laptop = FloorLaptop(place)
        laptop.record_all(people(each, seed=100 + number))
        laptop.close()
        jobs.append({"folder": str(place), "user": ""})
    with process("bench.floor_server", "--data", str(folder / "server"), alive="/alive") as served:
        return _run(folder, served.url, jobs, served.pid)


def _run(folder: Path, url: str, jobs: list[dict[str, str]], server: int) -> dict[str, Any]:
    children = []
    count = min(_PROCESSES, max(1, len(jobs) // 5))
    for number in range(count):
        file = folder / f"jobs-{number}.json"
        file.write_text(json.dumps(jobs[number::count]), "ascii")
        command = [sys.executable, "-m", "bench.herd", "--server", url, "--jobs", str(file)]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        children.append(subprocess.Popen(command, text=True, **pipes))  # type: ignore[call-overload]
    for child in children:
        child.stdout.readline()
    before, at = cpu_of(server), time.time()
    for child in children:
        child.stdin.write("go\n")
        child.stdin.flush()
    ends: list[float] = []
    faults: list[str] = []
    for child in children:
        told = json.loads(child.communicate(timeout=_LIMIT_S)[0])
        ends += told["ends"]
        faults += told["faults"]
    return {
        "seconds": max(ends) - at,
        "median": median(ends) - at,
        "faults": len(faults),
        "what": sorted(set(faults)),
        "cpu": cpu_of(server) - before,
    }


def _child(url: str, jobs: list[dict[str, str]]) -> dict[str, Any]:
    ends: list[float] = []
    faults: list[str] = []
    ready, gate = threading.Barrier(len(jobs) + 1), threading.Event()

    def go(job: dict[str, str]) -> None:
        act = _pusher(url, job)
        ready.wait()
        gate.wait()
        while True:
            try:
                act()
                break
            except (SyncError, OSError) as error:
                faults.append(str(error))
                time.sleep(_AGAIN_S)
        ends.append(time.time())

    threads = [threading.Thread(target=go, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    ready.wait()
    print("ready", flush=True)
    sys.stdin.readline()
    gate.set()
    for thread in threads:
        thread.join()
    return {"ends": ends, "faults": faults}


def _pusher(url: str, job: dict[str, str]) -> Any:
    if not job["user"]:
        return FloorLaptop(Path(job["folder"]), url).push
    laptop = reopened(Path(job["folder"]), url, bytes.fromhex(job["user"]), role="CANVASSER")

    def push() -> None:
        laptop.sync()
        standing = log.standing(laptop.store)
        if standing.received < standing.made or standing.held:
            raise RuntimeError(f"the server does not have everything: {standing}")

    return push


def main() -> None:
    """Be one process of the herd."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--server", required=True)
    parser.add_argument("--jobs", type=Path, required=True)
    args = parser.parse_args()
    print(json.dumps(_child(args.server, json.loads(args.jobs.read_text("ascii")))))


if __name__ == "__main__":
    main()
