"""A server killed while a backup is made or put back, at each of its steps.

On SQLite a step is one on files, on PostgreSQL a message to the database.
"""

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import psycopg

from sync.client.errors import SyncError
from sync.server.backup import back_up, restore
from sync.server.enrol import revoke
from sync.server.opening import open_service
from sync.server.storage.store import open_storage
from sync.server.verify import verify
from tests.support import postgres
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
    place = here / "server"
    programme, backup = _programme_to_restore(here, seed, place)
    shutil.copytree(here, golden)
    while tally.kills < kills:
        shutil.rmtree(here)
        shutil.copytree(golden, here)
        step = tally.kills + 1
        child = Child(lambda _, step=step: _die_at(step, lambda: act(place, backup)))  # type: ignore[misc]
        child.listen(60)
        if not child.kill():
            tally.finished += 1
            _look(programme, place, tally, tally.kills)
            return tally
        tally.kills += 1
        _look(programme, place, tally, tally.kills)
    return tally


def _programme_to_restore(here: Path, seed: int, place: Path | str) -> tuple[Programme, Path]:
    """Give a programme at rest with a backup; later a laptop was shut out and work was done."""
    programme = a_programme(here, seed, records=3, place=place)
    server = programme.server
    backup = back_up(server.service, here / "shelf")
    revoke(server.service, server.org, programme.laptops[2].device)
    programme.laptops[1].record(name_given="After the backup")
    programme.settle(*programme.laptops[:2])
    server.close()
    for each in programme.laptops:
        each.close()
    return programme, backup


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


def kill_postgresql_restores(folder: Path, kills: int, seed: int) -> Tally:
    """Kill a restore before messages spread over all that it sends, and before each of the last.

    Every other time it is then done again, as an operator would; always the database proves
    itself, the server starts, and everything comes back from the laptops.
    """
    lists()
    with postgres.running() as cluster:
        return _kill_at_messages(folder, kills, seed, cluster)


class _Spot:
    """A programme with its database, put back to the moment before the restore at will."""

    def __init__(self, folder: Path, seed: int, cluster: str) -> None:
        self._cluster, self._here, self._golden = cluster, folder / "here", folder / "golden"
        self.place, self._kept = (
            postgres.named(cluster, f"{name}_{os.getpid()}") for name in ("here", "golden")
        )
        postgres.make(cluster, self._kept)
        self.programme, self.backup = _programme_to_restore(self._here, seed, self._kept)
        shutil.copytree(self._here, self._golden)

    def killed_at(self, step: int) -> bool:
        """Restore until a step; gives whether the restore was killed there."""
        shutil.rmtree(self._here)
        shutil.copytree(self._golden, self._here)
        postgres.make(self._cluster, self.place, like=self._kept)
        child = Child(lambda _: _die_before_message(step, self.place, self.backup))
        child.listen(60)
        return child.kill()

    def close(self) -> None:
        for each in (self.place, self._kept):
            postgres.drop(self._cluster, each)


def _kill_at_messages(folder: Path, kills: int, seed: int, cluster: str) -> Tally:
    tally, spot = Tally(), _Spot(folder, seed, cluster)
    end = _messages(spot)
    steps = {*range(max(1, end - kills // 2), end + 1), *range(1, end, -(-end * 2 // kills))}
    for step in sorted(steps):
        if spot.killed_at(step):
            tally.kills += 1
        else:
            tally.finished += 1
        if step % 2:
            postgres.left_alone(spot.place)
            restore(spot.place, spot.backup, clock=real_clock, random=os.urandom)
        storage = open_storage(spot.place)
        tally.broken += [f"step {step}: {each}" for each in verify(storage)]
        storage.close()
        _look(spot.programme, spot.place, tally, step)
    spot.close()
    return tally


def _messages(spot: _Spot) -> int:
    """Give the first step that no restore comes to, by doubling and halving."""
    last = 1
    while spot.killed_at(last):
        last *= 2
    first = last // 2
    while last - first > 1:
        middle = (first + last) // 2
        first, last = (middle, last) if spot.killed_at(middle) else (first, middle)
    return last


def _die_before_message(step: int, place: str, backup: Path) -> None:
    """Restore, and end as in a power cut before the given message to the database."""
    done, send = 0, psycopg.Connection.wait

    def counted(connection: Any, *given: Any, **more: Any) -> Any:
        nonlocal done
        done += 1
        if done == step:
            os.kill(os.getpid(), signal.SIGKILL)
        return send(connection, *given, **more)

    psycopg.Connection.wait = counted  # type: ignore[method-assign, assignment]
    restore(place, backup, clock=real_clock, random=os.urandom)


def _look(programme: Programme, place: Path | str, tally: Tally, step: int) -> None:
    served = Served(place)
    served.start()
    if not served.url.startswith("http://127.0.0.1:"):
        tally.say(f"step {step}: the server does not start")
        return
    try:
        compare(programme, programme.laptops[1], served, tally, step)
    except SyncError as error:
        tally.say(f"step {step}: a laptop is told {error.code}")
    shut_out = reopened(programme.laptops[2])
    try:
        shut_out.sync_over(served.url)
        tally.say(f"step {step}: a laptop that was shut out is let in again")
    except SyncError as error:
        if error.code != "revoked":
            tally.say(f"step {step}: a laptop that was shut out is told {error.code}")
    shut_out.close()
    served.kill()
