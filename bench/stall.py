"""How long the GUI thread keeps a person waiting while much comes down: the real window, offscreen.

The window is a process of its own with the composition root of the desktop; it is enrolled at a
real server that has the sign-ups of others for it. A stall is what a beat of the event loop came
too late. Beside the wall stands what our own process did meanwhile: CPU of the GUI thread, and of
all threads, which bounds the stall that a machine without other work would see.
"""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any, Final

from bench.measure import Row, quantile
from bench.ready import Prepared, round_of, stock
from bench.servers import codes
from fieldapp.commands.opening import (
    PRACTICE_COST,
    Computer,
    NewLaptop,
    enrol_laptop,
    open_laptop,
    sync_desk,
    this_computer,
)
from fieldapp.store.keyring_door import NoKeyring
from fieldapp.store.passphrases import new_passphrase

SECRET: Final = new_passphrase(Random(8).randbytes, language="en", with_keyring=False)
MOST_MS: Final = 50.0
PAGES: Final = {"sign_up": "typing into the form", "people": "scrolling the list of everybody"}
_LONGEST_S: Final = 600


def a_computer() -> Computer:
    """Give the clock and chance of a laptop that opens without a keyring."""
    return replace(this_computer(), door=NoKeyring(), floor=PRACTICE_COST)


def measure(folder: Path, shared: Path, count: int) -> list[Row]:
    """Give a row for each page that is worked in while `count` sign-ups of others come down."""
    prepared = stock(shared, count)
    return [_measured(folder / page, prepared, page) for page in PAGES]


def _measured(folder: Path, prepared: Prepared, page: str) -> Row:
    with round_of(prepared, folder) as here:
        profile = folder / "window" / "laptop"
        profile.parent.mkdir()
        (code,) = codes(here.place, [prepared.author_user])
        _enrol(profile, here.served.url, code)
        here.laptop.sync()
        told = _worked_in(profile, page)
        people = _people(profile)
    if people < prepared.count or not told["synced"]:
        raise RuntimeError(f"only {people} of {prepared.count} people came down")
    return _row(page, prepared.count, told)


def _enrol(profile: Path, server: str, code: str) -> None:
    """Make the laptop, and let it know its event and role: the work of others comes later."""
    new = NewLaptop(server=server, code=code, secret=lambda _: SECRET, app_version="0")
    enrol_laptop(profile, new, a_computer())
    desk = open_laptop(profile, SECRET, a_computer())
    sync_desk(desk, a_computer().timer)
    desk.close()


def _worked_in(profile: Path, page: str) -> dict[str, Any]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "bench.stalling", str(profile), page],
        env=environment,
        stdout=subprocess.PIPE,
        timeout=_LONGEST_S,
        check=True,
    )
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _people(profile: Path) -> int:
    desk = open_laptop(profile, SECRET, a_computer())
    (people,) = desk.store.connection.execute("SELECT count(*) FROM person").fetchone()
    desk.close()
    return int(people)


def _row(page: str, count: int, told: dict[str, Any]) -> Row:
    beats = [(wall * 1000, gui * 1000, whole * 1000) for wall, gui, whole in told["beats"]]
    walls = [wall for wall, _, _ in beats]
    longest = max(walls)
    notes = [
        f"{len(beats)} beats, p99 {quantile(walls, 0.99):.1f} ms,"
        f" {sum(wall > MOST_MS for wall in walls)} over {MOST_MS:.0f}",
        f"longest by CPU: GUI thread {max(gui for _, gui, _ in beats):.0f} ms, all threads"
        f" {max(min(wall, whole) for wall, _, whole in beats):.0f}",
    ]
    if told["keys"]:
        keys = [each * 1000 for each in told["keys"]]
        notes.append(f"{len(keys)} keys, p99 {quantile(keys, 0.99):.1f} ms")
    if told["empty"]:
        met = sum(each > 0 for each in told["empty"])
        notes.append(f"{met} of {len(told['empty'])} looks at the list met a line to come")
    notes.append(f"through after {told['synced']:.1f} s")
    return Row(
        part="stall",
        what=f"longest stall {PAGES[page]} while {count:,} sign-ups come down",
        ours=longest,
        unit="ms",
        must=f"< {MOST_MS:.0f} ms",
        met=longest < MOST_MS,
        note=", ".join(notes),
        more=told,
    )
