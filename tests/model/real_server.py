"""The real server of a schedule: its database, its program, its shelf of backups."""

import shutil
from pathlib import Path
from typing import Any

from fieldapp.domain.kinds import LIFE
from sync.server.guard import FILE as GUARD
from sync.server.storage.store import FILE as DATABASE
from tests.model.real_program import newer, older
from tests.model.words import DEVICE_USER
from tests.support.newer_program import Program
from tests.support.server import TestServer


class RealServer:
    """A server on SQLite, of this program or of the next, and what could be put in its place."""

    def __init__(self, folder: Path, seed: int, keep: int) -> None:
        self.place = folder / "server"
        self.place.mkdir(parents=True)
        self.shelf = folder / "shelf"
        self.attic = folder / "attic"  # every backup there ever was, as some old disk may have it
        self.attic.mkdir()
        self.keep = keep
        self.guards: dict[str, bytes] = {}
        self.program: Program = older()
        self.test = TestServer(self.place, seed=seed)
        self.clock = self.test.clock

    @property
    def service(self) -> Any:
        return self.test.service

    @property
    def org(self) -> int:
        return self.test.org

    def answer(self, of: Program, token: str, ask: Any) -> Any:
        """Answer an ask of a laptop's program; bytes pass between the two."""
        asking, messages = of["sync.protocol.messages"], self.program["sync.protocol.messages"]
        answer = self.service.exchange(token, messages.decode_ask(asking.encode(ask)))
        return asking.decode_answer(messages.encode(answer))

    def close(self) -> None:
        self.service.storage.close()

    def _open(self) -> None:
        cost = self.program["sync.server.codes"].CodeCost(memory=8192, rounds=1)
        self.test.service = self.program["sync.server.opening"].open_service(
            self.place, clock=self.clock, random=self.test.random, code_cost=cost
        )

    def upgrade(self) -> None:
        """Start the next program on the same database."""
        if self.program is older():
            self.close()
            self.program = newer()
            self._open()

    # --- backups ------------------------------------------------------------------------------

    def back_up(self) -> None:
        path = self.program["sync.server.backup"].back_up(self.service, self.shelf, self.keep)
        shutil.copyfile(path, self.attic / path.name)
        guard = self.place / GUARD
        self.guards[path.name] = guard.read_bytes() if guard.exists() else b""

    def on_shelf(self) -> list[Path]:
        """Give the backups that are promised to be there."""
        return sorted(self.shelf.glob("*.db"))

    def gone(self) -> list[Path]:
        """Give those that are not."""
        kept = {file.name for file in self.on_shelf()}
        return sorted(file for file in self.attic.glob("*.db") if file.name not in kept)

    def drop_backup(self) -> None:
        """Somebody throws the oldest backup away, but never the last one."""
        first, *others = self.on_shelf()
        if others:
            first.unlink()

    def restore(self, file: Path) -> None:
        """Put a backup back, as the operator is told to."""
        self.close()
        try:
            self.program["sync.server.backup"].restore(
                self.place, file, clock=self.clock, random=self.test.random
            )
        finally:
            self._open()

    def restore_silently(self, file: Path) -> None:
        """Set the whole machine back: the database and the guard beside it."""
        self.close()
        for beside in ("", "-wal", "-shm"):
            (self.place / f"{DATABASE}{beside}").unlink(missing_ok=True)
        shutil.copyfile(file, self.place / DATABASE)
        (self.place / GUARD).write_bytes(self.guards[file.name])
        self._open()

    def operate(self, device: bytes, user: bytes) -> None:
        """Put a user on a laptop, or take them off."""
        change = self.program["fieldapp.domain.change"]
        with self.service.working(self.org) as (_, taking):
            pairs = taking.authority.on_devices
            found = [row for row, (who, where) in pairs.items() if (who, where) == (user, device)]
            if found:
                state = taking.ledger.state(found[0])
                value: Any = ["ERROR", *state.seen_heads()]
                cells = {LIFE: (value, tuple(sorted(state.heads(LIFE))))}
                taking.own([change.Edit(kind=DEVICE_USER, row=found[0], cells=cells)])
            else:
                named: dict[int, Any] = {1: device, 2: user}
                taking.own([change.Creation(kind=DEVICE_USER, values=named)])
