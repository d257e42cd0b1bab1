"""Programs of a new version that open an older file at the same moment."""

import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Final

from fieldapp.store.cipher import check_open
from fieldapp.store.errors import StoreError
from fieldapp.store.store import Store
from tests.support.killing import Child, Tally, opened
from tests.support.stores import a_store, lists, recorded

RECORDS: Final = 40


def update_together(folder: Path, kills: int, seed: int) -> Tally:
    """Let two to four programs open an older file at once, and kill one of each lot."""
    chance, tally = random.Random(seed), Tally()
    lists()
    for number in range(kills):
        home = folder / f"older-{number}"
        _make_older(home)
        gate = os.pipe()
        programs = [_program(home, gate) for _ in range(chance.randint(2, 4))]
        for each in programs:
            each.listen(20, lines=1)
        for end in gate:
            os.close(end)
        programs[0].listen(chance.uniform(0, 0.1))
        for each in programs:
            if each is not programs[0]:
                each.listen(60)
                tally.broken += [line for line in each.lines if line.startswith("fault")]
                tally.finished += "done" in each.lines
            tally.kills += each.kill()
        store = opened(home)
        tally.records += _people(store)
        tally.broken += check_open(store.connection)
        store.close()
    return tally


def _make_older(home: Path) -> None:
    store = a_store(home)
    for _ in range(RECORDS):
        recorded(store)
    store.connection.execute("ALTER TABLE person DROP COLUMN name_sounds")
    store.connection.execute("PRAGMA user_version = 0")
    store.close()


def _program(home: Path, gate: tuple[int, int]) -> Child:
    def work(say: Callable[[str], None]) -> None:
        os.close(gate[1])
        say("here")
        os.read(gate[0], 1)  # until every end of the gate is closed
        try:
            store = opened(home)
        except StoreError as error:
            say(f"fault: {error.code}")
            return
        say("done" if _people(store) == RECORDS else "fault: people are missing")
        store.close()

    return Child(work)


def _people(store: Store) -> int:
    return len(store.connection.execute("SELECT name_sounds FROM person").fetchall())
