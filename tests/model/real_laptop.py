"""One real laptop: an encrypted file, the program that opened it, and what befalls the file."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from fieldapp.domain.kinds import BY_NUMBER
from fieldapp.store.cipher import Sentinel, copy_store
from fieldapp.store.columns import quoted
from fieldapp.store.store import FILE_NAME
from tests.model.real_program import newer, older
from tests.support.laptops import OffClock
from tests.support.newer_program import NEW_KIND, Program
from tests.support.stores import KEY, STORE_ID
from tests.support.vault import CountedRandom

BYTES_OF_A_ROW: Final = 150


@dataclass
class RealLaptop:
    """One enrolled laptop: its folder, its open file and the engine of this run."""

    folder: Path
    program: Program
    store: Any
    clock: OffClock
    random: CountedRandom
    users: tuple[bytes, ...]
    engine: Any = None
    note: tuple[bytes, int] = (b"", 0)
    copies: list[tuple[Path, tuple[bytes, int]]] = field(default_factory=list)
    under_way: Iterator[object] | None = None
    damaged: bool = False
    mended: bool = False
    """Whether a digest differed, which none does unless the file was damaged."""

    def __post_init__(self) -> None:
        self.engine = engine_on(self.program, self.store)

    @property
    def standing(self) -> Any:
        return self.program["fieldapp.store.log"].standing(self.store)

    def _set_pace(self, most: int, room: int) -> None:
        pace = self.program["sync.client.pace"].Pace
        self.engine.session.pace = pace(changes=most, room=room * BYTES_OF_A_ROW)
        standing = self.standing
        self.note = (standing.replica, standing.made)

    def ask(self, most: int, room: int) -> Any:
        self._set_pace(most, room)
        return self.engine.ask()

    def ask_ahead(self, most: int, room: int) -> Any:
        self._set_pace(most, room)
        return self.engine.ask_ahead()

    def restart(self) -> None:
        """Begin a new run: nothing in memory is left of the old one."""
        self.under_way = None
        self.engine = engine_on(self.program, self.store)

    def _reopen(self) -> None:
        self.store = self.program["fieldapp.store.store"].open_existing(
            self.folder, KEY, STORE_ID, clock=self.clock, random=self.random
        )
        self.restart()

    def upgrade(self) -> None:
        """Open the file with the newer program."""
        if self.program is older():
            self.store.close()
            self.program = newer()
            self._reopen()

    # --- what befalls the file ----------------------------------------------------------------

    def copy(self, name: str) -> None:
        """Copy the file, with the keyring's note beside it."""
        path = self.folder / name
        copy_store(self.store.connection, path, KEY, expected=Sentinel(store_id=STORE_ID))
        self.copies = [*self.copies, (path, self.note)][-2:]

    def put_back(self, pick: int, *, with_note: bool) -> None:
        """Put a copy in the file's place; the keyring's note stays, or goes back as well."""
        path, note = self.copies[pick % len(self.copies)]
        self.note = self.note if with_note else note
        self.store.close()
        for beside in ("-wal", "-shm"):
            (self.folder / f"{FILE_NAME}{beside}").unlink(missing_ok=True)
        shutil.copyfile(path, self.folder / FILE_NAME)
        self._reopen()
        standing = self.standing
        if self.note != (b"", 0) and (
            self.note[0] != standing.replica or standing.made < self.note[1]
        ):
            with self.store.writing():
                self.program["fieldapp.store.log"].take_new_replica(self.store)

    def damage(self, pick: int) -> None:
        """Something is gone from the file: a row, what is known of its place, or both."""
        connection = self.store.connection
        there = "SELECT DISTINCT row, kind FROM member WHERE kind <> ? ORDER BY row"
        rows = connection.execute(there, (NEW_KIND,)).fetchall()
        if not rows:
            return
        row, kind = rows[pick // 4 % len(rows)]
        self.damaged = True
        if pick % 4 != 1:
            connection.execute(f"DELETE FROM {quoted(BY_NUMBER[kind].name)} WHERE id = ?", (row,))
            connection.execute("DELETE FROM head WHERE row = ?", (row,))
        if pick % 4 == 2:
            connection.execute("UPDATE member SET position = position + 1 WHERE row = ?", (row,))
        elif pick % 4:
            connection.execute("DELETE FROM member WHERE row = ?", (row,))


def engine_on(program: Program, store: Any) -> Any:
    """Give an engine that takes rows in as short steps as it can."""
    return program["sync.client.engine"].Engine(store, timer=lambda: 0.0, slice_s=-1.0)
