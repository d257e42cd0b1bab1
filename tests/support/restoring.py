"""A server killed while a backup is made or put back, at each of its steps on files."""

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from sync.client.errors import SyncError
from sync.server.backup import back_up, restore
from sync.server.enrol import revoke
from sync.server.opening import open_service
from tests.support.killing import (
    Child,
    Served,
    Tally,
    a_programme,
    compare,
    real_clock,
    reopened,
)
from tests.support.laptops import Programme
from tests.support.stores import lists

FILE_EVENTS: Final = frozenset({"open", "os.rename", "os.remove", "os.mkdir", "sqlite3.connect"})
Act = Callable[[Path, Path], object]


def kill_restores(folder: Path, kills: int, seed: int) -> Tally:
    """Kill a restore at each of its steps on files; the server then starts as it is.

    Everything comes back from the laptops, and a laptop that was shut out stays shut out.
    """
    return _kill_each_step(
        folder,
        kills,
        seed,
        lambda place, backup: restore(place, backup, clock=real_clock, random=os.urandom),
    )


def kill_backups(folder: Path, kills: int, seed: int) -> Tally:
    """Kill a backup at each of its steps on files; the server then starts as it is."""

    def act(place: Path, backup: Path) -> object:
        service = open_service(place, clock=real_clock, random=os.urandom)
        return back_up(service, backup.parent)

    return _kill_each_step(folder, kills, seed, act)


def _kill_each_step(folder: Path, kills: int, seed: int, act: Act) -> Tally:
    tally = Tally()
    lists()
    here, golden = folder / "here", folder / "golden"
    programme = a_programme(here, seed, records=3)
    server, place = programme.server, here / "server"
    backup = back_up(server.service, here / "shelf")
    revoke(server.service, server.org, programme.laptops[2].device)
    programme.laptops[1].record(name_given="After the backup")
    programme.settle(*programme.laptops[:2])
    server.close()
    for each in programme.laptops:
        each.close()
    shutil.copytree(here, golden)
    while tally.kills < kills:
        shutil.rmtree(here)
        shutil.copytree(golden, here)
        step = tally.kills + 1
        child = Child(lambda _, step=step: _die_at(step, lambda: act(place, backup)))  # type: ignore[misc]
        child.listen(60)
        if not child.kill():
            tally.finished += 1
            _look(programme, place, tally)
            return tally
        tally.kills += 1
        _look(programme, place, tally)
    return tally


def _die_at(step: int, act: Callable[[], object]) -> None:
    """Act, and end as in a power cut before the given step on files."""
    done = 0

    def watch(event: str, given: tuple[object, ...]) -> None:
        nonlocal done
        ours = event in FILE_EVENTS and ".py" not in str(given[0])
        if ours and "site-packages" not in str(given[0]):
            done += 1
            if done == step:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    act()


def _look(programme: Programme, place: Path, tally: Tally) -> None:
    served = Served(place)
    served.start()
    if not served.url.startswith("http://127.0.0.1:"):
        tally.say(f"step {tally.kills}: the server does not start")
        return
    try:
        compare(programme, programme.laptops[1], served, tally, tally.kills)
    except SyncError as error:
        tally.say(f"step {tally.kills}: a laptop is told {error.code}")
    shut_out = reopened(programme.laptops[2])
    try:
        shut_out.sync_over(served.url)
        tally.say(f"step {tally.kills}: a laptop that was shut out is let in again")
    except SyncError as error:
        if error.code != "revoked":
            tally.say(f"step {tally.kills}: a laptop that was shut out is told {error.code}")
    shut_out.close()
    served.kill()
