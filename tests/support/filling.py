"""Disks without room: files that may not grow, small file systems, and what stands afterwards."""

import random
import resource
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fieldapp.store.cipher import check_open
from fieldapp.store.errors import StoreError
from tests.support.killing import Tally, look_at, opened
from tests.support.laptops import Laptop
from tests.support.stores import EVENT, ROSA, a_store


@contextmanager
def _files_end_at(size: int) -> Iterator[None]:
    """Let no file of this process grow beyond `size` bytes."""
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


def fill_disks(folder: Path, kills: int, seed: int) -> Tally:
    """Let the file or its log grow to a random byte and no further, while sign-ups are saved."""
    chance, tally = random.Random(seed), Tally()
    home = folder / "filled"
    a_store(home).close()
    store = opened(home)
    desk = Laptop(home, None, store, ROSA, None, EVENT)  # type: ignore[arg-type]
    printed: list[str] = []
    while tally.kills < kills:
        largest = max(each.stat().st_size for each in home.iterdir())
        fault = ""
        with _files_end_at(chance.randint(1, largest + 60_000)):
            for _ in range(300):
                try:
                    printed.append(desk.record(remark="x" * chance.randint(0, 500)).ticket)
                except StoreError as error:
                    fault = error.code
                    break
        if fault not in {"full", "disk"}:
            tally.say(f"a full disk was called {fault or 'nothing'}")
        tally.kills += 1
        printed.append(desk.record(name_given="Room again").ticket)
        look_at(store, printed, tally)
        if chance.random() < 0.3:
            store.close()
            store = desk.store = opened(home)
    tally.broken += check_open(store.connection)
    tally.records = len(printed)
    store.close()
    return tally


def make_without_room(folder: Path, kills: int, seed: int) -> Tally:
    """Try to make a laptop where the files may not grow, then where they may."""
    chance, tally = random.Random(seed), Tally()
    while tally.kills < kills and tally.finished < 1000:
        home = folder / f"made-{tally.kills + tally.finished}"
        try:
            with _files_end_at(chance.randint(1, 400_000)):
                a_store(home).close()
            tally.finished += 1
        except StoreError as error:
            tally.kills += 1
            if error.code not in {"full", "disk"}:
                tally.say(f"a full disk was called {error.code}")
    return tally


def fill_to_the_brim(folder: Path, kills: int, seed: int) -> Tally:
    """Save until a small file system is full, make room, go on; `folder` is that file system."""
    chance, tally = random.Random(seed), Tally()
    home, ballast = folder / "filled", folder / "ballast"
    a_store(home).close()
    store = opened(home)
    desk = Laptop(home, None, store, ROSA, None, EVENT)  # type: ignore[arg-type]
    printed: list[str] = []
    while tally.kills < kills:
        free = shutil.disk_usage(folder).free
        ballast.write_bytes(bytes(max(0, free - chance.randint(0, 60_000))))
        for _ in range(2_000):
            try:
                printed.append(desk.record(remark="x" * chance.randint(0, 500)).ticket)
            except StoreError as error:
                if error.code not in {"full", "disk"}:
                    tally.say(f"a full disk was called {error.code}")
                break
        tally.kills += 1
        look_at(store, printed, tally)
        ballast.unlink()
        try:
            printed.append(desk.record(name_given="Room again").ticket)
        except StoreError:
            break  # it is full for good
        if chance.random() < 0.3:
            store.close()
            store = desk.store = opened(home)
    tally.broken += check_open(store.connection)
    tally.records = len(printed)
    store.close()
    return tally
