"""A real server for tests: in this process without a wire, or over real HTTP on loopback."""

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from random import Random

from nacl.signing import SigningKey
from typing_extensions import override
from uvicorn import Server

from sync.protocol.limits import PROTOCOL
from sync.protocol.messages import (
    Answer,
    Ask,
    EnrolAnswer,
    EnrolAsk,
    decode_answer,
    decode_ask,
    encode,
)
from sync.server.app import web_config
from sync.server.codes import CodeCost
from sync.server.enrol import enrol, invite
from sync.server.found import Founded, found
from sync.server.opening import open_service
from sync.server.receive import Deadlines
from sync.server.service import Service

START_MS = 1_781_352_000_000
"""Saturday 13 June 2026, 08:00 in North Carolina."""


_seeds = count(1)
"""Organisations of different tests share a database, not their ids."""


class PromptServer(Server):
    """Looks every few milliseconds whether it shall end; uvicorn's own does ten times a second."""

    @override
    async def main_loop(self) -> None:
        ticks = count()
        while not await self.on_tick(next(ticks)):
            await asyncio.sleep(0.01)

    @override
    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Ends as uvicorn's own does, which waits a tenth of a second whether or not it must."""
        for each in (*self.servers, *(sockets or ())):
            each.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        while self.server_state.connections or self.server_state.tasks:
            await asyncio.sleep(0.01)
        for server in self.servers:
            await server.wait_closed()
        await self.lifespan.shutdown()


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self, now_ms: int = START_MS) -> None:
        self.now_ms = now_ms

    def __call__(self) -> int:
        return self.now_ms


class TestServer:
    """A service with one organisation. `database` is a folder (SQLite) or a postgresql:// URL."""

    __test__ = False

    def __init__(
        self, database: Path | str, *, seed: int | None = None, clock: Clock | None = None
    ) -> None:
        self.clock = clock or Clock()
        self.random: Callable[[int], bytes] = Random(
            next(_seeds) if seed is None else seed
        ).randbytes
        self.database = database
        self.road: Callable[[str, Ask], Answer] | None = None
        self.service = self._open()
        self.founded: Founded = found(self.service, "Church of the Test", "Denise")

    def _open(self) -> Service:
        return open_service(
            self.database,
            clock=self.clock,
            random=self.random,
            code_cost=CodeCost(memory=8192, rounds=1),
        )

    @property
    def org(self) -> int:
        return self.founded.org

    @property
    def coordinator(self) -> bytes:
        """The row id of the first coordinator."""
        return self.founded.coordinator

    def invite(self, user: bytes | None = None, label: str = "Laptop") -> str:
        """Give a one-time code for a user (the coordinator)."""
        return invite(self.service, self.org, user or self.coordinator, label)

    def enrol(self, user: bytes | None = None) -> tuple[EnrolAnswer, SigningKey]:
        """Enrol a laptop for a user, without a wire."""
        key = SigningKey(self.random(32))
        ask = EnrolAsk(
            protocol=PROTOCOL,
            code=self.invite(user),
            public_key=bytes(key.verify_key),
            app_version="0",
        )
        return enrol(self.service, ask), key

    def exchange(self, token: str, ask: Ask) -> Answer:
        """Exchange through the bytes of the messages, without a wire."""
        if self.road is not None:
            return self.road(token, ask)
        asked = decode_ask(encode(ask))
        return decode_answer(encode(self.service.exchange(token, asked)))

    def reopen(self) -> None:
        """Close the database and open it again, as a restarted server would."""
        self.service.storage.close()
        self.service = self._open()

    def close(self) -> None:
        self.service.storage.close()

    @contextmanager
    def serving(
        self, deadlines: Deadlines | None = None, tls: tuple[Path, Path] | None = None
    ) -> Iterator[str]:
        """Serve over real HTTP on a free port of loopback; gives the address."""
        with socket.socket() as listener:
            # Small, so that a client that does not read is noticed with a small answer.
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
            listener.bind(("127.0.0.1", 0))
            listener.listen(128)
            port = listener.getsockname()[1]
            config = web_config("127.0.0.1", port, tls, deadlines)
            server = PromptServer(config(self.service))
            thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
            thread.start()
            try:
                yield f"{'https' if tls else 'http'}://127.0.0.1:{port}"
            finally:
                server.should_exit = True
                thread.join(30)
