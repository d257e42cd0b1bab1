"""Runs that fork, kill or starve processes, each in a process of its own.

`python -m tests.support.runs RUN FOLDER KILLS SEED` prints one line of JSON: how many kills there
were, how much work stands, and every promise that was broken.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from tests.support.filling import fill_disks, fill_to_the_brim, make_without_room
from tests.support.killing import Tally, kill_savers, kill_syncers, share_a_laptop
from tests.support.restoring import kill_backups, kill_postgresql_restores, kill_restores

TOP: Final = Path(__file__).parents[2]
RUNS: Final[dict[str, Callable[[Path, int, int], Tally]]] = {
    "saving": kill_savers,
    "syncing": kill_syncers,
    "sharing": share_a_laptop,
    "restoring": kill_restores,
    "restoring on postgresql": kill_postgresql_restores,
    "backing up": kill_backups,
    "filling": fill_disks,
    "making": make_without_room,
    "brimming": fill_to_the_brim,
}


def in_a_process(what: str, folder: Path, kills: int, seed: int) -> dict[str, Any]:
    """Run the kills in a process of their own, without threads; gives the tally."""
    line = [sys.executable, "-m", "tests.support.runs", what, str(folder), str(kills), str(seed)]
    done = subprocess.run(line, cwd=TOP, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return {"kills": 0, "broken": [done.stderr[-2000:]]}
    tally: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return tally


def main(arguments: list[str]) -> int:
    """Run one kind of kills and print the tally."""
    what, folder, kills, seed = arguments
    home = Path(folder)
    home.mkdir(parents=True, exist_ok=True)
    print(json.dumps(asdict(RUNS[what](home, int(kills), int(seed)))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
